/* Who speaks: tying clauses to the quoted words beside them, and names to people introduced. */
#include "parse/quotation-private.h"

#include "parse/values.h"

#include <string.h>

#define FURTHEST_VERB 20 /* tokens from a name to its verb of speech */
#define MOST_SIGNATURE_TOKENS 40
#define USUAL_QUOTATIONS 8 /* in a block, with the clauses beside them */

int press_quotation_yyparse (PressQuotations *quotations);

static guint
hash_person (gconstpointer person)
{
  const PressPerson *this = person;
  guint hash = 5381;

  for (guint32 i = 0; i < this->key_bytes; i++)
    hash = hash * 33 + (guchar) this->key[i];
  return hash;
}

static gboolean
equal_people (gconstpointer first, gconstpointer second)
{
  const PressPerson *a = first;
  const PressPerson *b = second;

  return a->key_bytes == b->key_bytes && memcmp (a->key, b->key, a->key_bytes) == 0;
}

PressSpeech *
press_speech_new (void)
{
  PressSpeech *speech = g_new0 (PressSpeech, 1);

  speech->people = g_hash_table_new (hash_person, equal_people);
  speech->waiting = g_ptr_array_new ();
  return speech;
}

void
press_speech_free (PressSpeech *speech)
{
  g_hash_table_unref (speech->people);
  g_ptr_array_unref (speech->waiting);
  g_free (speech);
}

static PressSpan
get_span (const PressQuotations *quotations, guint first, guint last)
{
  return (PressSpan){ quotations->tokens[first].span.start, quotations->tokens[last].span.end };
}

/* The word of a name that the next mention will have: the last one, but for "Jr." */
static guint
get_surname (const PressQuotations *quotations, guint first, guint last)
{
  while (last > first
         && (quotations->tokens[last].kind == PRESS_TOKEN_NAME_SUFFIX
             || quotations->tokens[last].kind == PRESS_TOKEN_COMMA))
    last--;
  return last;
}

/* A word as the key of a person. It is a word without blanks in nearly all names, and lies where
 * the text does. */
static PressPerson
make_person (const PressQuotations *quotations, guint at)
{
  PressParse *parse = quotations->parse;
  PressSpan span = quotations->tokens[at].span;
  PressPerson person = { parse->text + span.start, span.end - span.start, span };

  for (guint32 i = 0; i < person.key_bytes; i++)
    if (g_ascii_isspace (person.key[i]))
      {
        person.key = press_value_fold (parse, span);
        person.key_bytes = (guint32) strlen (person.key);
        break;
      }
  return person;
}

/* In a text of capitals any word may stand in front of a name: it begins with a given name. */
static guint
skip_loud_words (const PressQuotations *quotations, guint first, guint last)
{
  for (guint at = first; at < last && quotations->tokens[at].kind == PRESS_TOKEN_CAPS; at++)
    if (press_token_is_in (&quotations->tokens[at], PRESS_LIST_GIVEN_NAME))
      return at;
  return first;
}

/* Keeps a person by the last word of the name. The first one of that word stands, but for what a
 * title names. */
static void
keep_person (PressQuotations *quotations, const PressPerson *person)
{
  GHashTable *people = quotations->speech->people;
  PressPerson *kept = g_hash_table_lookup (people, person);

  if (kept != NULL && !kept->is_of_title)
    return;
  kept = press_arena_alloc (quotations->parse->arena, sizeof *person);
  *kept = *person;
  g_hash_table_replace (people, kept, kept);
}

/* Keeps a whole name, to be found again by its last word. */
void
press_quotations_introduce (PressQuotations *quotations, guint first, guint last)
{
  guint surname = get_surname (quotations, first, last);
  PressPerson person;

  first = skip_loud_words (quotations, first, surname);
  if (surname == first)
    return;
  person = make_person (quotations, surname);
  person.name = get_span (quotations, first, last);
  keep_person (quotations, &person);
}

/* Whether a word is the last one of a name that was introduced. */
gboolean
press_quotations_knows (const PressQuotations *quotations, guint at)
{
  PressPerson person = make_person (quotations, at);
  const PressPerson *known = g_hash_table_lookup (quotations->speech->people, &person);

  return known != NULL && !known->is_of_title;
}

/* Who speaks under a full name is meant by its last word from now on, rather than somebody who has
 * been named only. */
static void
give_voice (PressPerson *known, PressSpan name)
{
  if (!known->has_spoken)
    known->name = name;
  known->has_spoken = TRUE;
}

/* "De Hont", "Van Buren": whether a particle and one more word are all of a name. */
static gboolean
is_surname (const PressQuotations *quotations, guint first, guint last)
{
  return last == first + 1
         && press_token_means (&quotations->tokens[first], PRESS_LIST_JOINER, "name");
}

/* The name at a token, in the arena, or NULL. */
static const char *
dup_name (const PressQuotations *quotations, guint at)
{
  guint end;

  return press_quotations_read_name (quotations, at, &end)
             ? press_value_fold (quotations->parse, get_span (quotations, at, end - 1))
             : NULL;
}

/* The official named first among the tokens of a block in front of @until, as a name in the arena,
 * or NULL. */
static const char *
find_official (const PressQuotations *quotations, guint until)
{
  for (guint at = 0; at < until; at++)
    if (press_quotations_names_official (quotations, at))
      return dup_name (quotations, at);
  return NULL;
}

/* Whether somebody has spoken in the block at hand. */
static gboolean
has_speaker (const PressQuotations *quotations)
{
  for (guint i = 0; i < quotations->found->len; i++)
    if (g_array_index (quotations->found, PressQuotation, i).speaker != NULL)
      return TRUE;
  return FALSE;
}

/* "Jo Park, president, opened it. "I like it," she said.": an official whom the block names is
 * meant, else who spoke last; who told something in the sentence before is meant for sure. */
static const char *
resolve_pronoun (const PressQuotations *quotations, guint at)
{
  const char *official = quotations->told != NULL   ? quotations->told
                         : has_speaker (quotations) ? NULL
                                                    : find_official (quotations, at);

  return official != NULL ? official : quotations->speech->last_speaker;
}

/* The full name of who speaks in a clause: as printed there, else as introduced before. */
static const char *
resolve (PressQuotations *quotations, PressSpeechPart clause)
{
  PressSpeech *speech = quotations->speech;
  guint surname = get_surname (quotations, clause.name_first, clause.name_last);
  PressPerson person;
  PressPerson *known;
  gboolean is_full;

  if (clause.rank == PRESS_SPEAKER_NONE)
    return NULL;
  if (clause.rank == PRESS_SPEAKER_PRONOUN)
    return resolve_pronoun (quotations, clause.first);
  person = make_person (quotations, surname);
  known = g_hash_table_lookup (speech->people, &person);
  is_full = surname != clause.name_first && !is_surname (quotations, clause.name_first, surname);
  if (is_full && known != NULL)
    give_voice (known, get_span (quotations, clause.name_first, clause.name_last));
  if (is_full)
    known = NULL;
  return press_value_fold (
      quotations->parse,
      known != NULL ? known->name : get_span (quotations, clause.name_first, clause.name_last));
}

static void
remember (PressQuotations *quotations, const char *speaker)
{
  if (speaker != NULL)
    quotations->speech->last_speaker = speaker;
}

static PressQuotation *
get_last (const PressQuotations *quotations)
{
  return quotations->found->len > 0
             ? &g_array_index (quotations->found, PressQuotation, quotations->found->len - 1)
             : NULL;
}

static void
add_piece (PressQuotations *quotations, PressNodeKind kind, PressSpan span)
{
  PressQuotationPiece piece = { quotations->found->len - 1, kind, span };
  PressQuotation *last = get_last (quotations);

  if (span.start >= span.end)
    return;
  g_array_append_val (quotations->pieces, piece);
  last->span.start = MIN (last->span.start, span.start);
  last->span.end = MAX (last->span.end, span.end);
}

/* A clause tells who speaks the last quoted words. */
static void
attribute (PressQuotations *quotations, PressQuotation *last, PressSpeechPart clause,
           const char *speaker)
{
  while (clause.first < clause.last
         && (quotations->tokens[clause.first].kind == PRESS_TOKEN_COMMA
             || quotations->tokens[clause.first].kind == PRESS_TOKEN_COLON))
    clause.first++;
  while (clause.last > clause.first
         && (quotations->tokens[clause.last].kind == PRESS_TOKEN_COMMA
             || quotations->tokens[clause.last].kind == PRESS_TOKEN_COLON))
    clause.last--;
  last->is_attributed = TRUE;
  if (speaker != NULL && last->speaker == NULL)
    last->speaker = speaker;
  remember (quotations, speaker);
  add_piece (quotations, PRESS_NODE_ATTRIBUTION, get_span (quotations, clause.first, clause.last));
  if (clause.rank > PRESS_SPEAKER_PRONOUN)
    add_piece (quotations, PRESS_NODE_SPEAKER,
               get_span (quotations, clause.name_first, clause.name_last));
}

/* "Jo Park told of it. "It pays," said Al Roe.": who speaks in the sentence itself stands for who
 * spoke in the one before. */
static void
correct_speaker (PressQuotation *last, const char *speaker)
{
  if (!last->is_attributed && speaker != NULL)
    last->speaker = NULL;
}

/* Begins a quotation; it may turn out to go on with the one before. */
static void
begin_quotation (PressQuotations *quotations, gboolean joins)
{
  const PressQuotedWords *words
      = &g_array_index (quotations->quoted, PressQuotedWords, quotations->read_quoted);
  guint inside = words->open + words->has_open;
  PressSpan marks = get_span (quotations, words->open, words->close);
  PressSpan span
      = { quotations->tokens[inside].span.start, quotations->tokens[words->close].span.start };
  PressQuotation quotation = { .joins = joins ? (gint) quotations->found->len - 1 : -1,
                               .span = marks,
                               .is_open = !words->has_close,
                               .ends_sentence = words->ends_sentence };

  if (words->open == 0 && quotations->speech->is_open)
    quotation.is_continued = TRUE;
  if (!words->has_close)
    span.end = quotation.span.end = quotations->tokens[words->close - 1].span.end;
  while (span.end > span.start && g_ascii_isspace (quotations->parse->text[span.end - 1]))
    span.end--;
  g_array_append_val (quotations->found, quotation);
  add_piece (quotations, PRESS_NODE_QUOTED, span);
  quotations->is_in_sentence = TRUE;
}

/* A stray mark seemed to close words that go on to the block's end, when they carry on somebody's
 * speech: "its most talented engineer" Jo Park, who … */
static void
stretch (PressQuotations *quotations)
{
  PressQuotedWords *words
      = &g_array_index (quotations->quoted, PressQuotedWords, quotations->read_quoted);

  if (!words->is_bare || quotations->next_quoted < quotations->quoted->len
      || quotations->tokens[words->close + 1].kind == PRESS_TOKEN_SPEECH
      || words->close + 2 >= quotations->n_tokens)
    return;
  words->close = quotations->n_tokens - 1;
  words->has_close = FALSE;
  quotations->at = quotations->n_tokens - 1;
}

/* "It pays," said Jo Park. It opens in May. "We look forward to it.": whole sentences in a
 * paragraph in which somebody has spoken, and of which no clause tells, are hers. */
static const char *
find_speaker_before (const PressQuotations *quotations, const PressQuotation *last)
{
  const PressQuotedWords *words
      = &g_array_index (quotations->quoted, PressQuotedWords, quotations->read_quoted);

  return last != NULL && last->is_attributed && words->has_close && words->ends_sentence
             ? last->speaker
             : NULL;
}

/* Quoted words that open a sentence. */
void
press_quotations_quote (PressQuotations *quotations, PressSpeechPart quoted)
{
  const PressQuotation *last = get_last (quotations);
  gboolean joins = last != NULL && !quotations->has_narrative;
  const char *speaker = quotations->told;

  (void) quoted;
  if (joins && last->speaker != NULL)
    stretch (quotations);
  if (!joins && speaker == NULL)
    speaker = find_speaker_before (quotations, last);
  begin_quotation (quotations, joins);
  if (!joins && speaker != NULL)
    {
      get_last (quotations)->speaker = speaker;
      remember (quotations, speaker);
    }
  quotations->has_narrative = FALSE;
}

/* "It pays," said Jo Park. "It opens in May." Al Roe added, "It is ours.": whether the last quoted
 * words are a sentence that goes on with somebody's, so that a clause behind leads others. */
static gboolean
is_told_and_ended (const PressQuotations *quotations, const PressQuotation *last)
{
  return last->ends_sentence && last->joins >= 0
         && g_array_index (quotations->found, PressQuotation, last->joins).is_attributed;
}

static gboolean
ends_with_colon (const PressQuotations *quotations, PressSpeechPart clause)
{
  return quotations->tokens[clause.last].kind == PRESS_TOKEN_COLON;
}

/* Quoted words behind a clause of their sentence: it tells of the words before it, where there are
 * some, and leads the words behind it. */
void
press_quotations_lead (PressQuotations *quotations, PressSpeechPart clause, PressSpeechPart quoted)
{
  PressQuotation *last = get_last (quotations);
  gboolean is_between
      = quotations->is_in_sentence && last != NULL && !is_told_and_ended (quotations, last);
  gboolean is_told = clause.has_speech && (is_between || clause.rank != PRESS_SPEAKER_NONE);
  gboolean leads = is_told
                   || (ends_with_colon (quotations, clause) && clause.rank != PRESS_SPEAKER_NONE
                       && clause.rank != PRESS_SPEAKER_SHORT);
  const char *speaker = leads ? resolve (quotations, clause) : NULL;

  (void) quoted;
  if (is_between && leads)
    correct_speaker (last, speaker);
  if (is_between && leads && last->speaker == NULL)
    {
      attribute (quotations, last, clause, speaker);
      begin_quotation (quotations, TRUE);
    }
  else
    {
      begin_quotation (quotations, last != NULL && leads && !quotations->has_narrative);
      if (leads)
        attribute (quotations, get_last (quotations), clause, speaker);
    }
  quotations->told = NULL;
  quotations->has_narrative = FALSE;
}

/* A clause that a stop ends: it tells of the quoted words in its sentence, or of those that the
 * next sentence opens with. */
void
press_quotations_end_clause (PressQuotations *quotations, PressSpeechPart clause)
{
  PressQuotation *last = get_last (quotations);
  const char *speaker = clause.has_speech ? resolve (quotations, clause) : NULL;
  gboolean may_attribute = quotations->is_in_sentence && last != NULL && clause.has_speech;

  quotations->told = NULL;
  if (may_attribute)
    correct_speaker (last, speaker);
  if (may_attribute && (last->speaker == NULL || g_strcmp0 (last->speaker, speaker) == 0))
    attribute (quotations, last, clause, speaker);
  else
    {
      quotations->told = speaker;
      quotations->has_narrative = TRUE;
    }
}

void
press_quotations_stop (PressQuotations *quotations)
{
  quotations->is_in_sentence = FALSE;
}

static gboolean
opens_with_dash (const PressQuotations *quotations)
{
  return quotations->tokens[0].kind == PRESS_TOKEN_DASH
         || quotations->tokens[0].kind == PRESS_TOKEN_HYPHEN;
}

/* Where the name begins in a line that may be a signature. */
static guint
find_signer (const PressQuotations *quotations)
{
  guint at = opens_with_dash (quotations);

  return at + (quotations->tokens[at].kind == PRESS_TOKEN_COURTESY);
}

/* "- Dr. Jo Park": behind a dash the name alone signs. */
static gboolean
is_bare_signature (const PressQuotations *quotations)
{
  guint end;

  return opens_with_dash (quotations)
         && press_quotations_read_name (quotations, find_signer (quotations), &end)
         && end + 1 == quotations->n_tokens;
}

/* Whether a name has a line of its own, and the job title begins the next one; behind a dash one
 * line may hold both. */
static gboolean
is_signature_of_lines (const PressQuotations *quotations)
{
  const char *text = quotations->parse->text;
  guint end;
  guint32 at;

  if (!press_quotations_read_name (quotations, find_signer (quotations), &end)
      || end >= quotations->n_tokens || quotations->tokens[end].kind != PRESS_TOKEN_JOB)
    return FALSE;
  at = quotations->tokens[end - 1].span.end;
  return opens_with_dash (quotations)
         || memchr (text + at, '\n', quotations->tokens[end].span.start - at) != NULL;
}

/* Whether a block is a line that names somebody and says nothing: "Jo Park, chairman of Acme". */
static gboolean
is_signature (const PressQuotations *quotations)
{
  static const gboolean says_more[PRESS_N_TOKENS] = { [PRESS_TOKEN_STOP] = TRUE,
                                                      [PRESS_TOKEN_SPEECH] = TRUE,
                                                      [PRESS_TOKEN_QUOTE] = TRUE,
                                                      [PRESS_TOKEN_QUOTE_OPEN] = TRUE,
                                                      [PRESS_TOKEN_QUOTE_CLOSE] = TRUE };

  for (guint i = 0; i < quotations->n_tokens; i++)
    if (says_more[quotations->tokens[i].kind])
      return FALSE;
  return quotations->n_tokens <= MOST_SIGNATURE_TOKENS
         && (press_quotations_names_official (quotations, find_signer (quotations))
             || is_signature_of_lines (quotations) || is_bare_signature (quotations));
}

/* Whether the tokens of the block behind the one at hand are a signature; it then tells who
 * speaks what the block at hand quotes. */
gboolean
press_speech_sign (PressParse *parse, const PressToken *tokens, guint n_tokens, PressSpeech *speech)
{
  PressQuotations quotations
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .speech = speech };

  if (!is_signature (&quotations))
    return FALSE;
  speech->signer = dup_name (&quotations, find_signer (&quotations));
  return TRUE;
}

/* Where a block leads up to quoted words below it, as "From Jo Park, chairman:" does, keeps who
 * speaks them. */
void
press_speech_lead_up (PressParse *parse, const PressToken *tokens, guint n_tokens,
                      PressSpeech *speech)
{
  PressQuotations quotations
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .speech = speech };
  const char *official;

  speech->leader = NULL;
  if (n_tokens < 3 || n_tokens > MOST_SIGNATURE_TOKENS
      || tokens[n_tokens - 2].kind != PRESS_TOKEN_COLON)
    return;
  official = find_official (&quotations, n_tokens - 1);
  remember (&quotations, official);
  speech->leader = official;
}

/* "Jo Park's decision to retire": a given name tells that no company is named there. */
static gboolean
is_owner (const PressQuotations *quotations, guint at, guint end)
{
  return end > at + 1 && quotations->tokens[end].kind == PRESS_TOKEN_POSSESSIVE
         && press_token_is_in (&quotations->tokens[at], PRESS_LIST_GIVEN_NAME);
}

/* Keeps the names among some tokens, which say nothing. */
void
press_quotations_introduce_all (PressQuotations *quotations, guint at, guint until)
{
  guint end;

  for (; at < until; at++)
    if (!press_token_opens_name (&quotations->tokens[at]))
      continue;
    else if (press_quotations_read_name (quotations, at, &end))
      {
        press_quotations_introduce (quotations, at, end - 1);
        at = end - 1;
      }
    else
      {
        if (is_owner (quotations, at, end))
          press_quotations_introduce (quotations, at, end - 1);
        at = MAX (at + 1, end) - 1;
      }
}

/* What the quotations of one block are found with; to be ended. */
static PressQuotations
begin_quotations (PressParse *parse, const PressToken *tokens, guint n_tokens, PressSpeech *speech)
{
  return (PressQuotations){
    .parse = parse,
    .tokens = tokens,
    .n_tokens = n_tokens,
    .speech = speech,
    .quoted = g_array_sized_new (FALSE, FALSE, sizeof (PressQuotedWords), USUAL_QUOTATIONS),
    .found = g_array_sized_new (FALSE, FALSE, sizeof (PressQuotation), USUAL_QUOTATIONS),
    .pieces = g_array_sized_new (FALSE, FALSE, sizeof (PressQuotationPiece), USUAL_QUOTATIONS),
  };
}

/* Links what was found, and adds its phrases. */
static void
end_quotations (PressQuotations *quotations, GArray *phrases)
{
  press_quotations_link (quotations, phrases);
  g_array_unref (quotations->quoted);
  g_array_unref (quotations->found);
  g_array_unref (quotations->pieces);
}

/* Finds the quotations of one block and adds their phrases: a quotation with its speaker as
 * attribute, in it the quoted words without their marks and the attributions. @speech goes along
 * from block to block, so that a speaker may be named before the block or, where a quotation goes
 * on over several, after it. */
void
press_parse_quotations (PressParse *parse, const PressToken *tokens, guint n_tokens,
                        GArray *phrases, PressSpeech *speech)
{
  PressQuotations quotations = begin_quotations (parse, tokens, n_tokens, speech);

  press_pair_quotes (parse->text, tokens, n_tokens, speech->is_open, quotations.quoted);
  if (quotations.quoted->len > 0)
    press_quotation_yyparse (&quotations);
  else
    press_quotations_introduce_all (&quotations, 0, n_tokens - 1);
  end_quotations (&quotations, phrases);
}

/* Whether the last block ends inside a quotation. */
gboolean
press_speech_is_open (const PressSpeech *speech)
{
  return speech->is_open;
}

/* Takes a whole block without quotation marks for more of the quotation that the block before it
 * left open. */
void
press_speech_go_on_in_block (PressParse *parse, const PressToken *tokens, guint n_tokens,
                             GArray *phrases, PressSpeech *speech)
{
  PressQuotedWords all = { .close = n_tokens - 1 };
  PressQuotations quotations = begin_quotations (parse, tokens, n_tokens, speech);

  g_array_append_val (quotations.quoted, all);
  begin_quotation (&quotations, FALSE);
  end_quotations (&quotations, phrases);
}

/* Whether a verb of speech follows in the sentence of a name that ends at a token. */
static gboolean
tells_in_sentence (const PressQuotations *quotations, guint end)
{
  for (guint i = end; i < MIN (end + FURTHEST_VERB, quotations->n_tokens); i++)
    if (quotations->tokens[i].kind == PRESS_TOKEN_SPEECH)
      return TRUE;
    else if (quotations->tokens[i].kind == PRESS_TOKEN_STOP)
      return FALSE;
  return FALSE;
}

/* Whether a verb of speech stands at a token, or behind a comma there. */
static gboolean
is_before_speech (const PressQuotations *quotations, guint at)
{
  if (at < quotations->n_tokens && quotations->tokens[at].kind == PRESS_TOKEN_COMMA)
    at++;
  return at < quotations->n_tokens && quotations->tokens[at].kind == PRESS_TOKEN_SPEECH;
}

/* "Chairman Jo Park said that it pays", "Jo Park, chairman, said so": the official who tells
 * something last in a block without quotation marks, as a name in the arena, or NULL. */
static const char *
find_teller (const PressQuotations *quotations)
{
  guint teller = quotations->n_tokens;
  guint end;

  for (guint at = 0; at < quotations->n_tokens; at = MAX (end, at + 1))
    {
      guint before = at > 0 && quotations->tokens[at - 1].kind == PRESS_TOKEN_COMMA ? 2 : 1;
      gboolean has_title = at >= before && quotations->tokens[at - before].kind == PRESS_TOKEN_JOB;

      end = at;
      if (press_token_opens_name (&quotations->tokens[at])
          && press_quotations_read_name (quotations, at, &end)
          && (has_title ? is_before_speech (quotations, end)
                        : press_quotations_names_official (quotations, at)
                              && tells_in_sentence (quotations, end)))
        teller = at;
    }
  return teller < quotations->n_tokens ? dup_name (quotations, teller) : NULL;
}

/* Goes through a title, which may name who speaks below: a given name, perhaps initials, and one
 * word more. */
void
press_speech_pass_title (PressParse *parse, const PressToken *tokens, guint n_tokens,
                         PressSpeech *speech)
{
  PressQuotations quotations
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .speech = speech };

  for (guint at = 0; at + 1 < n_tokens; at++)
    {
      guint last = at + 1;
      PressPerson person;

      if (!press_token_is_in (&tokens[at], PRESS_LIST_GIVEN_NAME))
        continue;
      while (tokens[last].kind == PRESS_TOKEN_INITIAL)
        last++;
      if (!press_token_opens_name (&tokens[last]))
        continue;
      person = make_person (&quotations, last);
      person.name = get_span (&quotations, at, last);
      person.is_of_title = TRUE;
      keep_person (&quotations, &person);
    }
}

/* Goes through a block without quotation marks: people may be introduced there, and who tells
 * something may be meant by a pronoun below. */
void
press_speech_pass (PressParse *parse, const PressToken *tokens, guint n_tokens, PressSpeech *speech)
{
  PressQuotations quotations
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .speech = speech };

  press_quotations_introduce_all (&quotations, 0, n_tokens - 1);
  remember (&quotations, find_teller (&quotations));
  speech->is_open = speech->is_last = FALSE;
}

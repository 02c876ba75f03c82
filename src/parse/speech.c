/* Who speaks: tying clauses to the quoted words beside them, and names to people introduced. */
#include "parse/quotation-private.h"

#include "parse/values.h"
#include "base/trim.h"

#include <string.h>

#define MOST_SIGNATURE_TOKENS 40
#define MOST_TOKENS_OF_NAME 12 /* and what must stand behind it */
#define USUAL_QUOTATIONS 8     /* in a block, with the clauses beside them */

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

/* The first name that is found among the tokens of a block when they are read for something, in the
 * arena, or NULL; @at: where it stands, or how many tokens there are. */
static const char *
find_name (const PressQuotations *quotations, PressSpeechAim aim, guint *at)
{
  PressSpeechReader *reader = press_speech_reader_begin (
      &quotations->parse->name_reader, quotations, aim, 0, quotations->n_tokens - 1);
  PressSpeechSign sign;

  for (*at = 0; (sign = press_speech_reader_next (reader)) != PRESS_SPEECH_END;
       *at += reader->n_taken)
    if (sign == PRESS_SPEECH_NAME)
      return press_value_fold (quotations->parse,
                               get_span (quotations, *at, *at + reader->n_taken - 1));
  return NULL;
}

/* The first official of the block, if one is named in front of @until. */
static const char *
find_official (PressQuotations *quotations, guint until)
{
  if (quotations->official_at == 0 && quotations->official == NULL)
    quotations->official
        = find_name (quotations, PRESS_SPEECH_AIM_OFFICIAL, &quotations->official_at);
  return quotations->official_at < until ? quotations->official : NULL;
}

/* Whether somebody has spoken in the block at hand. Only the last quotation may still get a
 * speaker, or lose the one that it has. */
static gboolean
has_speaker (PressQuotations *quotations)
{
  const PressQuotation *found = (const PressQuotation *) (gpointer) quotations->found->data;

  while (quotations->n_mute + 1 < quotations->found->len
         && found[quotations->n_mute].speaker == NULL)
    quotations->n_mute++;
  return quotations->n_mute < quotations->found->len && found[quotations->n_mute].speaker != NULL;
}

/* A name as it was introduced, found by its last word, or NULL. */
static PressPerson *
find_person (const PressQuotations *quotations, guint at)
{
  PressPerson person = make_person (quotations, at);

  return g_hash_table_lookup (quotations->speech->people, &person);
}

/* "Ms. Park came in 2009. "I like it," she said.": whom the last sentence in front of the first
 * quoted words is about that somebody opens, in the arena, or NULL. It is sought once. */
static const char *
find_subject (PressQuotations *quotations)
{
  guint end = quotations->quoted->len > 0
                  ? g_array_index (quotations->quoted, PressQuotedWords, 0).open
                  : 0;
  PressSpan name = { 0, 0 };
  PressSpeechReader *reader;
  PressSpeechSign sign;

  if (quotations->has_sought || end == 0)
    return NULL;
  quotations->has_sought = TRUE;
  reader = press_speech_reader_begin (&quotations->parse->name_reader, quotations,
                                      PRESS_SPEECH_AIM_SUBJECT, 0, end);
  for (guint at = 0; (sign = press_speech_reader_next (reader)) != PRESS_SPEECH_END;
       at += reader->n_taken)
    {
      guint first = at + (sign == PRESS_SPEECH_PERSON ? 1 : 0);
      guint last = at + reader->n_taken - 1;
      guint surname = get_surname (quotations, first, last);
      const PressPerson *known;

      if (sign != PRESS_SPEECH_PERSON && sign != PRESS_SPEECH_NAME)
        continue;
      known = surname == first || is_surname (quotations, first, surname)
                  ? find_person (quotations, surname)
                  : NULL;
      if (known != NULL && !known->is_of_title)
        name = known->name;
      else if (surname > first || sign == PRESS_SPEECH_PERSON)
        name = get_span (quotations, first, last);
    }
  return name.end > 0 ? press_value_fold (quotations->parse, name) : NULL;
}

/* "Jo Park, president, opened it. "I like it," she said.": an official whom the block names is
 * meant, or whom it is about, else who spoke last; who told something in the sentence before is
 * meant for sure. */
static const char *
resolve_pronoun (PressQuotations *quotations, guint at)
{
  const char *meant = quotations->told;

  if (meant == NULL && !has_speaker (quotations))
    {
      meant = find_official (quotations, at);
      if (meant == NULL)
        meant = find_subject (quotations);
    }
  return meant != NULL ? meant : quotations->speech->last_speaker;
}

/* The full name of who speaks in a clause: as printed there, else as introduced before. */
static const char *
resolve (PressQuotations *quotations, PressSpeechPart clause)
{
  guint surname = get_surname (quotations, clause.name_first, clause.name_last);
  PressPerson *known;
  gboolean is_full;

  if (clause.rank == PRESS_SPEAKER_NONE)
    return NULL;
  if (clause.rank == PRESS_SPEAKER_PRONOUN)
    return resolve_pronoun (quotations, clause.first);
  known = find_person (quotations, surname);
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
  span = press_span_trim (quotations->parse->text, span);
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
      || quotations->tokens[words->close + 1].kind == PRESS_TOKEN_STOP
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

/* "We have a letter from Jo Park, chairman:" */
static gboolean
names_with_colon (const PressQuotations *quotations, PressSpeechPart clause)
{
  return quotations->tokens[clause.last].kind == PRESS_TOKEN_COLON
         && clause.rank != PRESS_SPEAKER_NONE && clause.rank != PRESS_SPEAKER_SHORT;
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
  gboolean leads = is_told || names_with_colon (quotations, clause);
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
  gboolean tells = clause.has_speech || names_with_colon (quotations, clause);
  const char *speaker = tells ? resolve (quotations, clause) : NULL;
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

/* Whether the tokens of the block behind the one at hand are a signature; it then tells who
 * speaks what the block at hand quotes. */
gboolean
press_speech_sign (PressParse *parse, const PressToken *tokens, guint n_tokens, PressSpeech *speech)
{
  PressQuotations quotations
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .speech = speech };
  const char *signer;
  guint at;

  if (n_tokens > MOST_SIGNATURE_TOKENS)
    return FALSE;
  signer = find_name (&quotations, PRESS_SPEECH_AIM_SIGNATURE, &at);
  if (signer != NULL)
    speech->signer = signer;
  return signer != NULL;
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

static void
free_quotations (PressQuotations *quotations)
{
  g_array_unref (quotations->quoted);
  g_array_unref (quotations->found);
  g_array_unref (quotations->pieces);
}

/* Reads the clauses of a block and the quoted words between them. */
static void
read_clauses (PressQuotations *quotations)
{
  quotations->reader
      = press_speech_reader_begin (&quotations->parse->speech_reader, quotations,
                                   PRESS_SPEECH_AIM_PARTS, 0, quotations->n_tokens - 1);
  press_quotation_yyparse (quotations);
}

/* Whether a block ends in a colon, or in a verb of speech and a comma. */
static gboolean
leads_on (const PressToken *tokens, guint n_tokens)
{
  return n_tokens >= 3
         && (tokens[n_tokens - 2].kind == PRESS_TOKEN_COLON
             || (tokens[n_tokens - 2].kind == PRESS_TOKEN_COMMA
                 && tokens[n_tokens - 3].kind == PRESS_TOKEN_SPEECH));
}

/* Where a block leads up to quoted words below it, as "From Jo Park, chairman:", "On the news Jo
 * Park said:" and "Jo Park said," do, keeps who speaks them. */
void
press_speech_lead_up (PressParse *parse, const PressToken *tokens, guint n_tokens,
                      PressSpeech *speech)
{
  PressQuotations quotations;

  speech->leader = NULL;
  if (!leads_on (tokens, n_tokens))
    return;
  quotations = begin_quotations (parse, tokens, n_tokens, speech);
  read_clauses (&quotations);
  speech->leader = quotations.told;
  if (speech->leader == NULL && n_tokens <= MOST_SIGNATURE_TOKENS)
    speech->leader = find_official (&quotations, n_tokens - 1);
  remember (&quotations, speech->leader);
  free_quotations (&quotations);
}

/* What goes on with a name behind its first word, and what may stand in or behind it. */
#define GOES_ON_IN_NAME                                                                            \
  (PRESS_NAME_TOKENS | PRESS_TOKEN_BIT (PRESS_TOKEN_ABBREVIATION)                                  \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_OPEN) | PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE)                      \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE_OPEN))
#define TOUCHES_NAME                                                                               \
  (GOES_ON_IN_NAME | PRESS_TOKEN_BIT (PRESS_TOKEN_CLOSE)                                           \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE_CLOSE) | PRESS_TOKEN_BIT (PRESS_TOKEN_COMMA)               \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_NAME_SUFFIX) | PRESS_TOKEN_BIT (PRESS_TOKEN_COMPANY)             \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_POSSESSIVE))

static gboolean
is_one_of (const PressToken *token, guint64 kinds)
{
  return (PRESS_TOKEN_BIT (token->kind) & kinds) || press_token_is_in (token, PRESS_LIST_JOINER);
}

/* How far to read on for a name from its first word, or 0: there is nothing but that word, which is
 * nobody's whole name. */
static guint
measure_name (const PressQuotations *quotations, guint at)
{
  const PressToken *tokens = &quotations->tokens[at];
  guint n_tokens = 1;

  if (!(PRESS_TOKEN_BIT (tokens->kind) & PRESS_NAME_TOKENS)
      || !is_one_of (&tokens[1], GOES_ON_IN_NAME))
    return 0;
  while (n_tokens < MOST_TOKENS_OF_NAME && is_one_of (&tokens[n_tokens], TOUCHES_NAME)
         && !(quotations->is_in_lines && (tokens[n_tokens].flags & PRESS_TOKEN_AFTER_LINE)))
    n_tokens++;
  return n_tokens > 1 ? n_tokens : 0;
}

/* Keeps the names among some tokens, which say nothing. */
void
press_quotations_introduce_all (PressQuotations *quotations, guint at, guint until)
{
  PressSpeechReader **reader = &quotations->parse->name_reader;

  while (at < until)
    {
      guint n_tokens = measure_name (quotations, at);

      if (n_tokens == 0)
        {
          at++;
          continue;
        }
      press_speech_reader_begin (reader, quotations, PRESS_SPEECH_AIM_NAMES, at, at + n_tokens);
      if (press_speech_reader_next (*reader) == PRESS_SPEECH_NAME)
        press_quotations_introduce (quotations, at, at + (*reader)->n_taken - 1);
      at += (*reader)->n_taken;
    }
}

/* Links what was found, and adds its phrases. */
static void
end_quotations (PressQuotations *quotations, GArray *phrases)
{
  press_quotations_link (quotations, phrases);
  free_quotations (quotations);
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

  press_pair_quotes (parse, tokens, n_tokens, speech->is_open, quotations.quoted);
  if (quotations.quoted->len > 0)
    read_clauses (&quotations);
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

/* Goes through a title, which may name who speaks below. */
void
press_speech_pass_title (PressParse *parse, const PressToken *tokens, guint n_tokens,
                         PressSpeech *speech)
{
  PressQuotations quotations
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .speech = speech };
  PressSpeechReader *reader = press_speech_reader_begin (&parse->name_reader, &quotations,
                                                         PRESS_SPEECH_AIM_TITLE, 0, n_tokens - 1);
  PressSpeechSign sign;

  for (guint at = 0; (sign = press_speech_reader_next (reader)) != PRESS_SPEECH_END;
       at += reader->n_taken)
    if (sign == PRESS_SPEECH_NAME)
      {
        guint last = at + reader->n_named - 1;
        PressPerson person = make_person (&quotations, last);

        person.name = get_span (&quotations, at, last);
        person.is_of_title = TRUE;
        keep_person (&quotations, &person);
      }
}

/* Keeps the names in a block in which somebody with a job title says something without quotation
 * marks. Who does so last may be meant by a pronoun below. */
static void
pass_tellers (PressQuotations *quotations)
{
  PressSpeechReader *reader
      = press_speech_reader_begin (&quotations->parse->name_reader, quotations,
                                   PRESS_SPEECH_AIM_TELLER, 0, quotations->n_tokens - 1);
  PressSpeechSign sign;
  PressSpan teller = { 0, 0 };

  for (guint at = 0; (sign = press_speech_reader_next (reader)) != PRESS_SPEECH_END;
       at += reader->n_taken)
    {
      guint last = at + reader->n_taken - 1;

      if (sign == PRESS_SPEECH_NAME || sign == PRESS_SPEECH_TELLER)
        press_quotations_introduce (quotations, at, last);
      if (sign == PRESS_SPEECH_TELLER)
        {
          guint surname = get_surname (quotations, at, last);
          PressPerson *known = find_person (quotations, surname);

          teller = get_span (quotations, at, last);
          if (known != NULL && surname > at)
            give_voice (known, teller);
        }
    }
  if (teller.end > 0)
    remember (quotations, press_value_fold (quotations->parse, teller));
}

/* Goes through a block without quotation marks, in which there are such kinds of tokens: people may
 * be introduced there. @is_in_lines: no name goes on over the end of a line, as among contacts. */
void
press_speech_pass (PressParse *parse, const PressToken *tokens, guint n_tokens, guint64 kinds,
                   gboolean is_in_lines, PressSpeech *speech)
{
  PressQuotations quotations = { .parse = parse,
                                 .tokens = tokens,
                                 .n_tokens = n_tokens,
                                 .speech = speech,
                                 .is_in_lines = is_in_lines };

  if ((kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_JOB)) && (kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_SPEECH)))
    pass_tellers (&quotations);
  else
    press_quotations_introduce_all (&quotations, 0, n_tokens - 1);
  speech->is_open = speech->is_last = FALSE;
}

/* Quotations and who speaks them: feeding grammar/quotation.y, and what a clause tells. */
#include "parse/quotation-private.h"

#include <string.h>

#include "quotation-parser.h"

#define MOST_NAME_TOKENS 5
#define NARROWEST_GUTTER 4    /* blanks between the columns of contacts */
#define MOST_NICKNAME_MARKS 2 /* on each side */
#define MOST_WORDS_BEFORE_TITLE 2
#define FURTHEST_TITLE 8 /* tokens from a name to its job title */

static PressTokenKind
get_kind (const PressQuotations *quotations, guint at)
{
  return at < quotations->n_tokens ? quotations->tokens[at].kind : PRESS_TOKEN_END;
}

static const char *
find_in (const PressQuotations *quotations, PressVocabularyList list, guint at)
{
  return at < quotations->n_tokens ? press_token_get_meaning (&quotations->tokens[at], list) : NULL;
}

static gboolean
means (const PressQuotations *quotations, PressVocabularyList list, guint at, const char *meaning)
{
  return at < quotations->n_tokens && press_token_means (&quotations->tokens[at], list, meaning);
}

/* "Chairman/CEO Jo Park": no name has a slash in it. */
static gboolean
has_slash (const PressQuotations *quotations, guint at)
{
  PressSpan span = quotations->tokens[at].span;

  return memchr (quotations->parse->text + span.start, '/', span.end - span.start) != NULL;
}

static gboolean
is_name_word (const PressQuotations *quotations, guint at)
{
  return at < quotations->n_tokens && press_token_opens_name (&quotations->tokens[at])
         && !has_slash (quotations, at);
}

static gboolean
is_suffix_of_name (const PressQuotations *quotations, guint at)
{
  return get_kind (quotations, at) == PRESS_TOKEN_NAME_SUFFIX
         && means (quotations, PRESS_LIST_NAME_SUFFIX, at, "name");
}

static gboolean
is_joining (const PressQuotations *quotations, guint at)
{
  return means (quotations, PRESS_LIST_JOINER, at, "name")
         && find_in (quotations, PRESS_LIST_PREPOSITION, at) == NULL;
}

/* "van", "de la" and their like stand inside names. */
static gboolean
is_particle (const PressQuotations *quotations, guint at)
{
  return is_joining (quotations, at)
         && (is_name_word (quotations, at + 1)
             || (is_joining (quotations, at + 1) && is_name_word (quotations, at + 2)));
}

/* "Kevin St. John": an abbreviation inside a name. */
static gboolean
is_short_word (const PressQuotations *quotations, guint at)
{
  return get_kind (quotations, at) == PRESS_TOKEN_ABBREVIATION && is_name_word (quotations, at + 1);
}

/* How many tokens a nickname inside a name takes, with its marks: John "Jack" Park, John (Jack)
 * Park, John ("Jack") Park; 0: there is none. */
static guint
count_nickname (const PressQuotations *quotations, guint at)
{
  static const guint8 closes[PRESS_N_TOKENS] = {
    [PRESS_TOKEN_QUOTE] = PRESS_TOKEN_QUOTE,
    [PRESS_TOKEN_QUOTE_OPEN] = PRESS_TOKEN_QUOTE_CLOSE,
    [PRESS_TOKEN_OPEN] = PRESS_TOKEN_CLOSE,
  };
  guint n_marks = 0;

  while (n_marks < MOST_NICKNAME_MARKS && closes[get_kind (quotations, at + n_marks)] != 0)
    n_marks++;
  if (n_marks == 0 || get_kind (quotations, at + n_marks) != PRESS_TOKEN_CAPITALIZED
      || !is_name_word (quotations, at + 2 * n_marks + 1))
    return 0;
  for (guint i = 0; i < n_marks; i++)
    if (get_kind (quotations, at + 2 * n_marks - i) != closes[get_kind (quotations, at + i)])
      return 0;
  return 2 * n_marks + 1;
}

/* Whether a token stands in the next column, so far behind the one before on its line as no word of
 * a justified one does. */
static gboolean
is_in_next_column (const PressQuotations *quotations, guint at)
{
  const PressToken *token = &quotations->tokens[at];

  return at > 0 && !(token->flags & PRESS_TOKEN_AFTER_LINE)
         && token->span.start >= token[-1].span.end + NARROWEST_GUTTER;
}

/* Whether a person's name may stand at a token, and where it ends: some words with a capital, one
 * of them more than an initial, none of them a company's. */
gboolean
press_quotations_read_name (const PressQuotations *quotations, guint at, guint *end)
{
  guint first = at;
  guint n_marks = 0;
  gboolean has_word = FALSE;
  gboolean has_small = FALSE;

  while ((is_name_word (quotations, at)
          || (at > first && (is_particle (quotations, at) || is_short_word (quotations, at))))
         && !(at > first && is_in_next_column (quotations, at)))
    {
      PressTokenKind kind = get_kind (quotations, at);
      guint n_nickname;

      has_small |= kind != PRESS_TOKEN_CAPS && kind != PRESS_TOKEN_INITIAL;
      has_word |= kind != PRESS_TOKEN_INITIAL;
      at++;
      n_nickname = n_marks == 0 ? count_nickname (quotations, at) : 0; /* nobody has two */
      n_marks += n_nickname;
      at += n_nickname;
    }
  *end = at;
  if (at > first && is_suffix_of_name (quotations, at))
    *end = at + 1;
  else if (at > first && get_kind (quotations, at) == PRESS_TOKEN_COMMA
           && is_suffix_of_name (quotations, at + 1))
    *end = at + 2;
  return has_word && at - first - n_marks <= MOST_NAME_TOKENS && (has_small || at - first > 1)
         && get_kind (quotations, at) != PRESS_TOKEN_COMPANY
         && get_kind (quotations, at) != PRESS_TOKEN_POSSESSIVE;
}

/* The words behind a preposition, up to the end of the name there, are words like others. */
static guint
skip_governed (const PressQuotations *quotations, guint at)
{
  guint end = at;

  while (get_kind (quotations, end) == PRESS_TOKEN_COURTESY
         || get_kind (quotations, end) == PRESS_TOKEN_COMPANY || is_name_word (quotations, end)
         || (end > at && is_particle (quotations, end))
         || get_kind (quotations, end) == PRESS_TOKEN_POSSESSIVE
         || (end > at && get_kind (quotations, end) == PRESS_TOKEN_ABBREVIATION)
         || find_in (quotations, PRESS_LIST_ARTICLE, end) != NULL)
    end++;
  return end;
}

/* The last word of a company's name at a token; "Acme's Jo Park" is two names. */
static guint
find_company_end (const PressQuotations *quotations, guint at)
{
  guint end = MAX (skip_governed (quotations, at), at + 1);

  for (guint i = at; i + 2 < end; i++)
    if (get_kind (quotations, i) == PRESS_TOKEN_POSSESSIVE
        && find_in (quotations, PRESS_LIST_GIVEN_NAME, i + 1) != NULL
        && is_name_word (quotations, i + 2))
      return i;
  return end - 1;
}

/* The job title that small words open behind a name and its comma, as in "Jo Park, business
 * manager", or 0. */
static guint
find_long_title (const PressQuotations *quotations, guint at)
{
  guint end = at;

  if (at < 2 || get_kind (quotations, at - 1) != PRESS_TOKEN_COMMA
      || !is_name_word (quotations, at - 2))
    return 0;
  while (end < at + MOST_WORDS_BEFORE_TITLE && get_kind (quotations, end) == PRESS_TOKEN_WORD)
    end++;
  return end > at && get_kind (quotations, end) == PRESS_TOKEN_JOB ? end : 0;
}

static int
read_words (PressQuotations *quotations, PressSpeechPart *part)
{
  guint at = part->first;
  guint title = find_long_title (quotations, at);

  part->is_and = means (quotations, PRESS_LIST_JOINER, at, "and");
  part->breaks = find_in (quotations, PRESS_LIST_PREPOSITION, at) != NULL;
  if (title > 0)
    {
      part->last = title;
      return PRESS_QUOTATION_TITLE;
    }
  if (means (quotations, PRESS_LIST_PREPOSITION, at, "governs"))
    part->last = skip_governed (quotations, at + 1) - 1;
  else if (is_name_word (quotations, at) || get_kind (quotations, at) == PRESS_TOKEN_COMPANY)
    part->last = find_company_end (quotations, at);
  press_quotations_introduce_all (quotations, at, part->last + 1);
  return PRESS_QUOTATION_WORDS;
}

/* A lone word with a capital that opens a sentence is a name where it is known for one, or where
 * a verb of speech follows. */
static gboolean
is_only_first_word (const PressQuotations *quotations, guint first, guint end)
{
  PressTokenKind before = first > 0 ? get_kind (quotations, first - 1) : PRESS_TOKEN_STOP;

  return end == first + 1 && (before == PRESS_TOKEN_STOP || before == PRESS_TOKEN_QUOTE_CLOSE)
         && get_kind (quotations, end) != PRESS_TOKEN_SPEECH
         && get_kind (quotations, end) != PRESS_TOKEN_COMMA
         && !press_quotations_knows (quotations, first);
}

/* "MR. DENTON": behind a courtesy word one word in capitals is a name. */
static gboolean
is_loud_surname (const PressQuotations *quotations, guint first, guint end)
{
  return end == first + 1 && get_kind (quotations, first) == PRESS_TOKEN_CAPS;
}

/* "Jo Park, Acme CEO, said": behind a name and its comma, what stands before a title goes with it.
 */
static gboolean
is_company_of_title (const PressQuotations *quotations, guint first, guint end)
{
  return first >= 2 && get_kind (quotations, first - 1) == PRESS_TOKEN_COMMA
         && (is_name_word (quotations, first - 2)
             || get_kind (quotations, first - 2) == PRESS_TOKEN_NAME_SUFFIX)
         && get_kind (quotations, end) == PRESS_TOKEN_JOB;
}

static int
read_name (PressQuotations *quotations, PressSpeechPart *part)
{
  gboolean has_courtesy = get_kind (quotations, part->first) == PRESS_TOKEN_COURTESY;
  guint first = part->first + has_courtesy;
  guint end;

  if (!(press_quotations_read_name (quotations, first, &end)
        || (has_courtesy && is_loud_surname (quotations, first, end)))
      || (!has_courtesy && is_only_first_word (quotations, first, end)))
    return read_words (quotations, part);
  part->last = part->name_last = end - 1;
  part->name_first = first;
  if (!has_courtesy && is_company_of_title (quotations, first, end))
    return PRESS_QUOTATION_TITLE;
  press_quotations_introduce (quotations, first, end - 1);
  return has_courtesy ? PRESS_QUOTATION_PERSON : PRESS_QUOTATION_NAME;
}

/* Words in quotation marks that are no speech are words like others, marks and all. */
static int
read_quoted (PressQuotations *quotations, PressSpeechPart *part)
{
  const PressQuotedWords *words
      = &g_array_index (quotations->quoted, PressQuotedWords, quotations->next_quoted);
  gboolean is_led = words->open == 0 || get_kind (quotations, words->open - 1) != PRESS_TOKEN_WORD
                    || find_in (quotations, PRESS_LIST_LEADING, words->open - 1) != NULL;

  quotations->read_quoted = quotations->next_quoted++;
  part->last = words->has_close ? words->close : MAX (words->close, part->first + 1) - 1;
  return words->is_speech && is_led ? PRESS_QUOTATION_QUOTED : PRESS_QUOTATION_WORDS;
}

static gboolean
is_at_quoted (const PressQuotations *quotations)
{
  return quotations->next_quoted < quotations->quoted->len
         && g_array_index (quotations->quoted, PressQuotedWords, quotations->next_quoted).open
                == quotations->at;
}

/* Whether a name stands at a token, and its job title soon behind it. */
gboolean
press_quotations_names_official (const PressQuotations *quotations, guint at)
{
  guint end;

  if (!press_quotations_read_name (quotations, at, &end)
      || get_kind (quotations, end) != PRESS_TOKEN_COMMA)
    return FALSE;
  for (guint i = end; i < end + FURTHEST_TITLE; i++)
    if (get_kind (quotations, i) == PRESS_TOKEN_JOB)
      return TRUE;
  return FALSE;
}

static gboolean
is_dash (PressTokenKind kind)
{
  return kind == PRESS_TOKEN_DASH || kind == PRESS_TOKEN_HYPHEN;
}

static int
read_part (PressQuotations *quotations, PressSpeechPart *part)
{
  static const int signs[PRESS_N_TOKENS] = {
    [PRESS_TOKEN_SPEECH] = PRESS_QUOTATION_SPEECH, [PRESS_TOKEN_JOB] = PRESS_QUOTATION_TITLE,
    [PRESS_TOKEN_COMMA] = PRESS_QUOTATION_COMMA,   [PRESS_TOKEN_COLON] = PRESS_QUOTATION_COLON,
    [PRESS_TOKEN_STOP] = PRESS_QUOTATION_STOP,
  };
  PressTokenKind kind = get_kind (quotations, part->first);

  if (is_at_quoted (quotations))
    return read_quoted (quotations, part);
  if (is_dash (kind) && quotations->is_behind_quoted
      && press_quotations_names_official (quotations, part->first + 1))
    return PRESS_QUOTATION_DASH;
  if (signs[kind] != 0)
    return signs[kind];
  if (find_in (quotations, PRESS_LIST_PRONOUN, part->first) != NULL)
    return PRESS_QUOTATION_PRONOUN;
  if (kind == PRESS_TOKEN_COURTESY || is_name_word (quotations, part->first))
    return read_name (quotations, part);
  return read_words (quotations, part);
}

/* A sentence that ends in "Inc." has no stop of its own; quoted words behind show that it ended. */
static gboolean
is_hidden_stop (const PressQuotations *quotations)
{
  PressSpan span;

  if (!is_at_quoted (quotations) || quotations->at == 0)
    return FALSE;
  span = quotations->tokens[quotations->at - 1].span;
  return get_kind (quotations, quotations->at - 1) != PRESS_TOKEN_STOP
         && get_kind (quotations, quotations->at - 1) != PRESS_TOKEN_ELLIPSIS
         && quotations->parse->text[span.end - 1] == '.';
}

int
press_quotation_yylex (PressSpeechPart *part, PressQuotations *quotations)
{
  int sign;

  *part = (PressSpeechPart){ .first = quotations->at, .last = quotations->at };
  part->name_first = part->name_last = quotations->at;
  if (get_kind (quotations, quotations->at) == PRESS_TOKEN_END)
    return PRESS_QUOTATION_END;
  if (is_hidden_stop (quotations) && !quotations->is_stop_told)
    {
      quotations->is_stop_told = TRUE;
      return PRESS_QUOTATION_STOP;
    }
  quotations->is_stop_told = FALSE;
  sign = read_part (quotations, part);
  quotations->is_behind_quoted = sign == PRESS_QUOTATION_QUOTED;
  quotations->at = part->last + 1;
  while (quotations->next_quoted < quotations->quoted->len
         && g_array_index (quotations->quoted, PressQuotedWords, quotations->next_quoted).open
                < quotations->at)
    quotations->next_quoted++; /* a nickname */
  return sign;
}

void
press_quotation_yyerror (PressQuotations *quotations, const char *message)
{
  (void) quotations;
  (void) message;
}

PressSpeechPart
press_speech_join (PressSpeechPart first, PressSpeechPart second)
{
  first.last = second.last;
  return first;
}

/* A name by what stands with it. */
PressSpeechPart
press_speech_name (PressSpeechPart name, PressSpeakerRank rank)
{
  gboolean is_short = rank == PRESS_SPEAKER_NAMED && name.name_first == name.name_last;

  name.rank = (guint8) (is_short ? PRESS_SPEAKER_SHORT : rank);
  name.is_settled = name.last > name.name_last || rank == PRESS_SPEAKER_PERSON;
  name.last_name_first = name.name_first;
  name.last_name_last = name.name_last;
  return name;
}

static void
take_name (PressSpeechPart *clause, PressSpeechPart speaker)
{
  clause->name_first = speaker.name_first;
  clause->name_last = speaker.name_last;
  clause->rank = speaker.rank;
  clause->is_settled = speaker.is_settled;
}

/* Of two names before the verb the surer one; of equals the first with a title, else the last. */
PressSpeechPart
press_speech_prefer (PressSpeechPart clause, PressSpeechPart speaker)
{
  if (speaker.rank > clause.rank
      || (speaker.rank == clause.rank && speaker.rank < PRESS_SPEAKER_TITLED))
    take_name (&clause, speaker);
  clause.last_name_first = speaker.name_first;
  clause.last_name_last = speaker.name_last;
  clause.last = speaker.last;
  return clause;
}

PressSpeechPart
press_speech_go_on (PressSpeechPart clause, PressSpeechPart other)
{
  if (clause.is_behind
      && (other.breaks || other.has_speech || (other.is_and && clause.last == clause.name_last)))
    clause.is_settled = TRUE;
  clause.last = other.last;
  return clause;
}

/* The verb: a name right before it speaks, unless another has a title. */
PressSpeechPart
press_speech_say (PressSpeechPart subject, PressSpeechPart speech)
{
  PressSpeechPart clause = subject;

  if (subject.last == 0 && subject.rank == PRESS_SPEAKER_NONE)
    clause.first = speech.first;
  if (subject.rank != PRESS_SPEAKER_NONE && subject.rank < PRESS_SPEAKER_TITLED
      && subject.last_name_last + 1 == speech.first && subject.last_name_last > subject.name_last)
    {
      clause.name_first = subject.last_name_first;
      clause.name_last = subject.last_name_last;
      clause.rank = PRESS_SPEAKER_NAMED;
    }
  clause.has_speech = TRUE;
  clause.last = speech.last;
  return clause;
}

/* A name behind the verb: the first one speaks, but "Acme Board member Jo Park" is Jo Park. */
PressSpeechPart
press_speech_tell (PressSpeechPart clause, PressSpeechPart speaker)
{
  gboolean is_first = clause.rank == PRESS_SPEAKER_NONE;

  if (is_first || (clause.is_behind && !clause.is_settled))
    {
      take_name (&clause, speaker);
      clause.is_behind = TRUE;
    }
  clause.last = speaker.last;
  return clause;
}

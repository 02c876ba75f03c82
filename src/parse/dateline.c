/* The dateline that opens a release: what is found, what of it stands, and its phrases. */
#include "parse/dateline-private.h"

#include <string.h>

#define MOST_TOKENS_OF_COMPANY 10

int press_dateline_yyparse (PressDateline *dateline);

/* What may not follow a dateline that no wire vouches for: a list goes on like this. */
static const gboolean is_figure[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_NUMBER] = TRUE,
  [PRESS_TOKEN_MONEY] = TRUE,
  [PRESS_TOKEN_PERCENT] = TRUE,
};

/* What opens a sentence. */
static const gboolean opens_sentence[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_CAPITALIZED] = TRUE, [PRESS_TOKEN_CAPS] = TRUE,      [PRESS_TOKEN_INITIAL] = TRUE,
  [PRESS_TOKEN_REGION] = TRUE,      [PRESS_TOKEN_COMPANY] = TRUE,   [PRESS_TOKEN_EXCHANGE] = TRUE,
  [PRESS_TOKEN_JOB] = TRUE,         [PRESS_TOKEN_QUOTE] = TRUE,     [PRESS_TOKEN_QUOTE_OPEN] = TRUE,
  [PRESS_TOKEN_COURTESY] = TRUE,    [PRESS_TOKEN_WIRE_NAME] = TRUE,
};

/* That the grammar cannot go on is how a dateline ends, and no fault. */
void
press_dateline_yyerror (PressDateline *dateline, const char *message)
{
  (void) dateline;
  (void) message;
}

PressDatelinePart
press_dateline_join (PressDatelinePart first, PressDatelinePart second)
{
  return (PressDatelinePart){ first.first, second.last };
}

void
press_dateline_add_place (PressDateline *dateline, PressDatelinePart place)
{
  if (dateline->found.n_places < MOST_PLACES)
    dateline->found.places[dateline->found.n_places++] = place;
}

void
press_dateline_add_and (PressDateline *dateline)
{
  dateline->found.has_and = TRUE;
}

/* Of two of a kind the first one stands. */
static void
fill (Slot *slot, PressDatelinePart part)
{
  if (!slot->is_set)
    *slot = (Slot){ TRUE, part };
}

void
press_dateline_set_date (PressDateline *dateline, PressDatelinePart date)
{
  fill (&dateline->found.date, date);
}

void
press_dateline_set_time (PressDateline *dateline, PressDatelinePart time)
{
  fill (&dateline->found.time, time);
}

void
press_dateline_set_wire (PressDateline *dateline, PressDatelinePart wire)
{
  fill (&dateline->found.wire, wire);
}

static gboolean
has_comma (const PressDateline *dateline, PressDatelinePart place)
{
  for (guint at = place.first; at <= place.last; at++)
    if (press_dateline_get_kind (dateline, at) == PRESS_TOKEN_COMMA)
      return TRUE;
  return FALSE;
}

/* The city of a place: what stands before its first comma. */
static PressDatelinePart
get_city (const PressDateline *dateline, PressDatelinePart place)
{
  PressDatelinePart city = { place.first, place.first };

  while (city.last < place.last
         && press_dateline_get_kind (dateline, city.last + 1) != PRESS_TOKEN_COMMA)
    city.last++;
  return city;
}

/* The code of a place: its state's or country's; of a city that stands alone, by itself. */
static const char *
get_region (const PressDateline *dateline, PressDatelinePart place)
{
  PressDatelinePart city = get_city (dateline, place);
  const char *code = NULL;

  for (guint at = city.last + 1; at <= place.last && code == NULL; at++)
    code = press_dateline_find_region (dateline, (PressDatelinePart){ at, at });
  if (code == NULL)
    code = press_dateline_find_in (dateline, PRESS_LIST_CITY, city);
  if (code == NULL)
    code = press_dateline_find_region (dateline, (PressDatelinePart){ city.last, city.last });
  return code;
}

/* Whether a city is in capitals, as the wires print it. */
static gboolean
is_loud (const PressDateline *dateline, PressDatelinePart place)
{
  PressDatelinePart city = get_city (dateline, place);

  for (guint32 i = dateline->tokens[city.first].span.start;
       i < dateline->tokens[city.last].span.end; i++)
    if (g_ascii_islower (dateline->parse->text[i]))
      return FALSE;
  return TRUE;
}

/* "Acme Paper, Inc. (NYSE: ACM)": whether a company with its listing stands at a token. */
static gboolean
names_listed (const PressDateline *dateline, guint at)
{
  guint end = MIN (at + MOST_TOKENS_OF_COMPANY, dateline->n_tokens - 1);

  while (at < end
         && (press_dateline_is_name_word (dateline, at)
             || press_dateline_get_kind (dateline, at) == PRESS_TOKEN_COMPANY
             || press_dateline_get_kind (dateline, at) == PRESS_TOKEN_COMMA))
    at++;
  return press_dateline_get_kind (dateline, at) == PRESS_TOKEN_OPEN
         && press_dateline_get_kind (dateline, at + 1) == PRESS_TOKEN_EXCHANGE;
}

/* Whether a token is a company's legal form: "Inc." is, "Group" not. */
static gboolean
is_legal_form (const PressDateline *dateline, guint at)
{
  return press_dateline_get_kind (dateline, at) == PRESS_TOKEN_COMPANY
         && press_token_means (&dateline->tokens[at], PRESS_LIST_COMPANY, "legal");
}

/* "Acme Paper, Inc.": whether a company with its legal form, and no mere "The Company", stands at a
 * token. */
static gboolean
names_company (const PressDateline *dateline, guint at)
{
  guint end = MIN (at + MOST_TOKENS_OF_COMPANY, dateline->n_tokens - 1);

  if (press_token_is_in (&dateline->tokens[at], PRESS_LIST_ARTICLE))
    return FALSE;
  while (at < end && !is_legal_form (dateline, at)
         && (press_dateline_is_name_word (dateline, at)
             || press_dateline_get_kind (dateline, at) == PRESS_TOKEN_COMPANY
             || press_dateline_get_kind (dateline, at) == PRESS_TOKEN_COMMA))
    at++;
  return is_legal_form (dateline, at);
}

/* Places alone are a dateline where their state is told, or a city that needs none stands in
 * capitals or in front of a company with its listing, and a dash sets the text off; any city does
 * that has both. "New York - based" is none. Behind a colon a list may begin: there it takes both.
 */
static gboolean
accepts_bare (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;
  PressDatelinePart last = found->places[found->n_places - 1];
  PressTokenKind kind = press_dateline_get_kind (dateline, closer);
  gboolean is_city;
  gboolean is_tight = kind == PRESS_TOKEN_HYPHEN && !press_dateline_is_after_gap (dateline, closer)
                      && !press_dateline_is_after_gap (dateline, closer + 1);

  if (kind != PRESS_TOKEN_DASH && kind != PRESS_TOKEN_HYPHEN && kind != PRESS_TOKEN_ELLIPSIS
      && !(kind == PRESS_TOKEN_COLON && has_comma (dateline, last) && is_loud (dateline, last)))
    return FALSE;
  if (is_tight && press_dateline_get_kind (dateline, closer - 1) != PRESS_TOKEN_CLOSE)
    return FALSE;
  if (!opens_sentence[press_dateline_get_kind (dateline, closer + 1)])
    return FALSE;
  if (has_comma (dateline, last))
    return get_region (dateline, last) != NULL;
  is_city = press_dateline_find_in (dateline, PRESS_LIST_CITY, get_city (dateline, last)) != NULL;
  if (is_loud (dateline, last))
    return is_city || (!is_tight && names_listed (dateline, closer + 1));
  return is_city && !is_tight
         && (names_listed (dateline, closer + 1) || names_company (dateline, closer + 1));
}

/* "ERIE, Pa. The Acme Company today": a loud city with its state, right in front of the article
 * that opens a sentence, is no part of it. */
static gboolean
accepts_open (const PressDateline *dateline, guint closer)
{
  PressDatelinePart place = dateline->found.places[dateline->found.n_places - 1];

  return is_loud (dateline, place) && has_comma (dateline, place)
         && get_region (dateline, place) != NULL
         && press_dateline_get_kind (dateline, closer + 1) == PRESS_TOKEN_CAPITALIZED
         && press_token_is_in (&dateline->tokens[closer + 1], PRESS_LIST_ARTICLE);
}

/* Whether the date that was found prints its year. */
static gboolean
has_year (const PressDateline *dateline)
{
  const PressToken *token = &dateline->tokens[dateline->found.date.part.first];
  const char *value
      = press_value_date (dateline->parse->arena, dateline->parse->text + token->span.start,
                          token->span.end - token->span.start);

  return value != NULL && *value != '-';
}

/* A date alone opens a release where its year is printed and a sentence follows. */
static gboolean
accepts_first (const PressDateline *dateline, guint closer)
{
  return has_year (dateline) && opens_sentence[press_dateline_get_kind (dateline, closer + 1)];
}

/* A full stop sets text off behind a place with its state and a date with its year: no sentence is
 * as short. Even without one they are no part of the sentence that follows. */
static gboolean
accepts_stopped (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;
  guint last = found->date.part.last;

  if (press_dateline_get_kind (dateline, last + 1) == PRESS_TOKEN_CLOSE) /* "(May 1, 2020)." */
    last++;
  return closer <= last + 1 && found->date.part.first > found->places[0].last
         && has_comma (dateline, found->places[0])
         && get_region (dateline, found->places[0]) != NULL && accepts_first (dateline, closer);
}

/* A date and places need a place that looks like one, or signs that set the date off. */
static gboolean
accepts_dated (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;
  guint before_date = found->date.part.first - 1; /* a bracket, too */
  PressTokenKind kind = press_dateline_get_kind (dateline, closer);
  gboolean is_plain = FALSE;

  if (kind == PRESS_TOKEN_DATE)
    return accepts_stopped (dateline, closer);
  if ((is_figure[press_dateline_get_kind (dateline, closer + 1)]
       && !press_dateline_is_name_word (dateline, closer + 2) /* "99 Acres Company" */
       && !(press_dateline_get_kind (dateline, closer + 2)
                == PRESS_TOKEN_OPEN /* "88(Cent) Shops" */
            && !press_dateline_is_after_gap (dateline, closer + 2)))
      || (kind == PRESS_TOKEN_CLOSE
          && !opens_sentence[press_dateline_get_kind (dateline, closer + 1)])
      || (kind == PRESS_TOKEN_COMMA
          && !opens_sentence[press_dateline_get_kind (dateline, closer + 1)]))
    return FALSE;
  for (guint i = 0; i < found->n_places && !is_plain; i++)
    is_plain
        = is_loud (dateline, found->places[i]) || get_region (dateline, found->places[i]) != NULL;
  if (is_plain)
    return TRUE;
  return found->date.part.first > found->places[0].first
         && !press_dateline_is_name_word (dateline, before_date)
         && (kind == PRESS_TOKEN_DASH || kind == PRESS_TOKEN_HYPHEN
             || kind == PRESS_TOKEN_ELLIPSIS);
}

/* "Racine, WI. Acme Corporation (NYSE: ACM)": a state is told, and a company with its listing
 * follows the full stop. */
static gboolean
accepts_listed (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;
  PressDatelinePart last = found->places[found->n_places - 1];

  return has_comma (dateline, last) && get_region (dateline, last) != NULL
         && names_listed (dateline, closer + 1);
}

/* "(Racine, Wisconsin) Acme Corporation": a state is told, and a sentence follows. */
static gboolean
accepts_boxed (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;
  PressDatelinePart last = found->places[found->n_places - 1];

  return has_comma (dateline, last) && get_region (dateline, last) != NULL
         && opens_sentence[press_dateline_get_kind (dateline, closer + 1)];
}

/* What stands apart needs no sentence behind it, but a state, or a date with its year behind a city
 * that is loud or known. */
static gboolean
accepts_apart (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;

  if (press_dateline_get_kind (dateline, closer + 1) != PRESS_TOKEN_END || found->n_places == 0)
    return FALSE;
  if (has_comma (dateline, found->places[0]) && get_region (dateline, found->places[0]) != NULL)
    return TRUE;
  return found->date.part.first > found->places[0].last && has_year (dateline)
         && (is_loud (dateline, found->places[0])
             || press_dateline_find_in (dateline, PRESS_LIST_CITY,
                                        get_city (dateline, found->places[0]))
                    != NULL);
}

static gboolean
accepts (const PressDateline *dateline, PressDatelineEvidence evidence, guint closer)
{
  if (dateline->is_apart)
    return accepts_apart (dateline, closer);
  switch (evidence)
    {
    case PRESS_DATELINE_BARE:
      return accepts_bare (dateline, closer);
    case PRESS_DATELINE_UNSIGNED:
      return accepts_open (dateline, closer);
    case PRESS_DATELINE_FIRST:
      return accepts_first (dateline, closer);
    case PRESS_DATELINE_DATED:
      return accepts_dated (dateline, closer);
    case PRESS_DATELINE_STOPPED:
      return accepts_stopped (dateline, closer);
    case PRESS_DATELINE_LISTED:
      return accepts_listed (dateline, closer);
    case PRESS_DATELINE_BOXED:
      return accepts_boxed (dateline, closer);
    case PRESS_DATELINE_WIRED:
      return TRUE;
    }
  return FALSE;
}

/* Takes down that a dateline may close with @closer. */
void
press_dateline_note (PressDateline *dateline, PressDatelineEvidence evidence,
                     PressDatelinePart closer)
{
  if (!accepts (dateline, evidence, closer.last))
    return;
  dateline->noted = dateline->found;
  dateline->noted.end = closer.last;
  dateline->is_noted = TRUE;
}

/* The places found so far may be all of a dateline. */
void
press_dateline_note_places (PressDateline *dateline)
{
  press_dateline_note (dateline, PRESS_DATELINE_UNSIGNED,
                       dateline->found.places[dateline->found.n_places - 1]);
}

/* A dateline on a line of its own needs no dash behind it; its state stands for it. */
void
press_dateline_end (PressDateline *dateline)
{
  const Findings *found = &dateline->found;
  guint end = dateline->n_tokens - 1;

  if (dateline->at <= end || press_dateline_get_kind (dateline, end) != PRESS_TOKEN_END || end == 0
      || !has_comma (dateline, found->places[0]) || get_region (dateline, found->places[0]) == NULL)
    return;
  dateline->noted = *found;
  dateline->noted.end = end - 1;
  dateline->is_noted = TRUE;
}

/* "GEORGE TOWN, Grand Cayman": a name behind a comma is the place's region, where it looks like no
 * city of a list. */
static gboolean
is_unknown_region (const PressDateline *dateline, guint i)
{
  const Findings *noted = &dateline->noted;
  PressDatelinePart place = noted->places[i];
  PressDatelinePart before = noted->places[i - 1];

  if (before.last + 2 != place.first
      || press_dateline_get_kind (dateline, before.last + 1) != PRESS_TOKEN_COMMA
      || has_comma (dateline, before) || has_comma (dateline, place)
      || press_dateline_find_in (dateline, PRESS_LIST_CITY, place) != NULL)
    return FALSE;
  return !noted->has_and || (is_loud (dateline, before) && !is_loud (dateline, place));
}

static void
join_regions (PressDateline *dateline)
{
  Findings *noted = &dateline->noted;
  guint n = 1;

  for (guint i = 1; i < noted->n_places; i++)
    if (is_unknown_region (dateline, i))
      {
        noted->places[n - 1].last = noted->places[i].last;
        noted->has_and = TRUE; /* one region is enough */
      }
    else
      noted->places[n++] = noted->places[i];
  noted->n_places = MIN (n, noted->n_places);
}

static PressSpan
get_span (const PressDateline *dateline, PressDatelinePart part)
{
  return (PressSpan){ dateline->tokens[part.first].span.start,
                      dateline->tokens[part.last].span.end };
}

/* Adds a place; a slash without blanks stands between two. */
static void
add_place_phrases (PressDateline *dateline, PressDatelinePart place, GArray *phrases)
{
  PressSpan span = get_span (dateline, place);
  const char *region = get_region (dateline, place);
  const char *text = dateline->parse->text;

  while (span.start < span.end)
    {
      const char *slash = memchr (text + span.start, '/', span.end - span.start);
      guint32 end = slash != NULL ? (guint32) (slash - text) : span.end;
      PressPhrase *phrase
          = press_phrases_add (phrases, PRESS_NODE_PLACE, (PressSpan){ span.start, end });

      if (region != NULL && end == span.end)
        press_phrase_take_attribute (phrase, dateline->parse->arena, PRESS_ATTRIBUTE_REGION,
                                     region);
      span.start = end + (slash != NULL);
    }
}

/* The words of a wire's mark, without its slashes, brackets, dashes and blanks. */
static PressSpan
strip_mark (const char *text, PressSpan span)
{
  while (span.start < span.end && !g_ascii_isalnum (text[span.start]))
    span.start++;
  while (span.end > span.start && !g_ascii_isalnum (text[span.end - 1])
         && text[span.end - 1] != '.')
    span.end--;
  return span;
}

/* The id of a wire by the words of its mark: the longest beginning that is known counts, as in
 * "PRNewswire via" somebody. Business Wire's copies lose the words and leave the brackets. */
static const char *
find_wire (const char *text, PressSpan words)
{
  if (words.start == words.end)
    return "bw";
  for (guint32 end = words.end; end > words.start; end--)
    {
      const char *id
          = press_vocabulary_find (PRESS_LIST_WIRE, text + words.start, end - words.start);
      if (id != NULL)
        return id;
    }
  return "prn";
}

static void
add_wire_phrase (PressDateline *dateline, PressDatelinePart wire, GArray *phrases)
{
  PressParse *parse = dateline->parse;
  PressSpan span = get_span (dateline, wire);
  PressSpan words;
  PressPhrase *phrase;

  for (guint at = wire.first; at <= wire.last; at++)
    if (press_dateline_get_kind (dateline, at) == PRESS_TOKEN_WIRE_NAME)
      span = dateline->tokens[at].span;
  words = strip_mark (parse->text, span);
  phrase = press_phrases_add (phrases, PRESS_NODE_WIRE, span);
  press_phrase_take_attribute (phrase, parse->arena, PRESS_ATTRIBUTE_WIRE,
                               find_wire (parse->text, words));
  if (words.start < words.end)
    press_phrase_take_attribute (phrase, parse->arena, PRESS_ATTRIBUTE_VALUE,
                                 press_value_fold (parse, words));
}

static void
add_phrases (PressDateline *dateline, GArray *phrases)
{
  const Findings *noted = &dateline->noted;

  press_phrases_add (phrases, PRESS_NODE_DATELINE,
                     get_span (dateline, (PressDatelinePart){ 0, noted->end }));
  for (guint i = 0; i < noted->n_places; i++)
    add_place_phrases (dateline, noted->places[i], phrases);
  if (noted->date.is_set)
    press_phrases_add_value (dateline->parse, &dateline->tokens[noted->date.part.first], phrases);
  if (noted->time.is_set)
    press_phrases_add_value (dateline->parse, &dateline->tokens[noted->time.part.first], phrases);
  if (noted->wire.is_set)
    add_wire_phrase (dateline, noted->wire.part, phrases);
}

/* The first token of a dateline: a place, a date, a bracket round them, or a wire's mark. */
static gboolean
opens_dateline (const PressDateline *dateline)
{
  PressTokenKind kind = press_dateline_get_kind (dateline, 0);

  return press_dateline_is_name_word (dateline, 0) || kind == PRESS_TOKEN_DATE
         || kind == PRESS_TOKEN_OPEN || kind == PRESS_TOKEN_WIRE;
}

/* Has the grammar read as much of the tokens as is a dateline; FALSE where they open with none. */
static gboolean
read_dateline (PressDateline *dateline)
{
  if (dateline->n_tokens < 2 || !opens_dateline (dateline))
    return FALSE;
  press_dateline_yyparse (dateline);
  return dateline->is_noted;
}

/* Whether a block opens with a dateline. */
gboolean
press_dateline_is_at (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  PressDateline dateline = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens };

  return read_dateline (&dateline);
}

/* Whether a block opens with a dateline. Adds the phrases of it: the dateline from the block's
 * start to the dash that closes it, and in it the places, the date, the time and the wire. */
gboolean
press_parse_dateline (PressParse *parse, const PressToken *tokens, guint n_tokens, GArray *phrases)
{
  PressDateline dateline = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens };

  if (!read_dateline (&dateline))
    return FALSE;
  join_regions (&dateline);
  add_phrases (&dateline, phrases);
  return TRUE;
}

/* Whether a block is a place, perhaps with a date, and no more: "Dayton, Ohio" in a line of its
 * own. Adds the phrases of it. */
gboolean
press_parse_dateline_apart (PressParse *parse, const PressToken *tokens, guint n_tokens,
                            GArray *phrases)
{
  PressDateline dateline
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .is_apart = TRUE };

  if (!read_dateline (&dateline) || dateline.noted.end + 2 != n_tokens)
    return FALSE;
  join_regions (&dateline);
  add_phrases (&dateline, phrases);
  return TRUE;
}

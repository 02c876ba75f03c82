/* The dateline that opens a release: feeding grammar/dateline.y and keeping what it finds. */
#include "parse/dateline.h"

#include "parse/vocabulary.h"

#include <string.h>

#include "dateline-parser.h"

#define MOST_PLACES 8
#define MOST_CITY_TOKENS 6
#define MOST_BRACKET_TOKENS 32
#define ZIP_DIGITS 5

/* A part of a dateline that may be missing. */
typedef struct
{
  gboolean is_set;
  PressDatelinePart part;
} Slot;

/* What is found up to a certain token. */
typedef struct
{
  PressDatelinePart places[MOST_PLACES];
  guint n_places;
  gboolean has_and;
  Slot date;
  Slot time;
  Slot wire;
  guint end; /* the last token; of what is noted */
} Findings;

struct _PressDateline
{
  PressParse *parse;
  const PressToken *tokens;
  guint n_tokens;
  guint at; /* the next token to read */
  Findings found;
  Findings noted;
  gboolean is_noted;
};

/* What a token may be in a dateline. */
typedef enum
{
  ROLE_OTHER,
  ROLE_NAME,   /* opens or continues a place */
  ROLE_INSIDE, /* continues one */
  ROLE_SIGN    /* stands for itself */
} Role;

typedef struct
{
  Role role;
  int sign;
} TokenRole;

static const TokenRole roles[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_CAPITALIZED] = { ROLE_NAME },
  [PRESS_TOKEN_CAPS] = { ROLE_NAME },
  [PRESS_TOKEN_INITIAL] = { ROLE_NAME },
  [PRESS_TOKEN_ABBREVIATION] = { ROLE_NAME },
  [PRESS_TOKEN_REGION] = { ROLE_NAME },
  [PRESS_TOKEN_EXCHANGE] = { ROLE_NAME },
  [PRESS_TOKEN_JOB] = { ROLE_INSIDE },
  [PRESS_TOKEN_COMPANY] = { ROLE_INSIDE },
  [PRESS_TOKEN_NAME_SUFFIX] = { ROLE_INSIDE },
  [PRESS_TOKEN_POSSESSIVE] = { ROLE_INSIDE },
  [PRESS_TOKEN_DATE] = { ROLE_SIGN, PRESS_DATELINE_DATE },
  [PRESS_TOKEN_TIME] = { ROLE_SIGN, PRESS_DATELINE_TIME },
  [PRESS_TOKEN_WIRE] = { ROLE_SIGN, PRESS_DATELINE_WIRE },
  [PRESS_TOKEN_WIRE_NAME] = { ROLE_SIGN, PRESS_DATELINE_WIRE_NAME },
  [PRESS_TOKEN_COLON] = { ROLE_SIGN, PRESS_DATELINE_COLON },
  [PRESS_TOKEN_DASH] = { ROLE_SIGN, PRESS_DATELINE_DASH },
  [PRESS_TOKEN_ELLIPSIS] = { ROLE_SIGN, PRESS_DATELINE_ELLIPSIS },
  [PRESS_TOKEN_CLOSE] = { ROLE_SIGN, PRESS_DATELINE_CLOSE },
  [PRESS_TOKEN_END] = { ROLE_SIGN, PRESS_DATELINE_END },
};

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

static PressTokenKind
get_kind (const PressDateline *dateline, guint at)
{
  return at < dateline->n_tokens ? dateline->tokens[at].kind : PRESS_TOKEN_END;
}

static gboolean
is_after_gap (const PressDateline *dateline, guint at)
{
  return at >= dateline->n_tokens || (dateline->tokens[at].flags & PRESS_TOKEN_AFTER_GAP) != 0;
}

static const char *
find_in (const PressDateline *dateline, PressVocabularyList list, PressDatelinePart part)
{
  PressSpan span
      = { dateline->tokens[part.first].span.start, dateline->tokens[part.last].span.end };

  return press_vocabulary_find (list, dateline->parse->text + span.start, span.end - span.start);
}

/* How a word joins names: "and", "name" (inside one), or NULL. */
static const char *
find_joiner (const PressDateline *dateline, guint at)
{
  PressTokenKind kind = get_kind (dateline, at);

  if (kind != PRESS_TOKEN_WORD && kind != PRESS_TOKEN_OTHER && kind != PRESS_TOKEN_CAPS)
    return NULL;
  return find_in (dateline, PRESS_LIST_JOINER, (PressDatelinePart){ at, at });
}

static gboolean
is_and (const PressDateline *dateline, guint at)
{
  const char *joiner = find_joiner (dateline, at);

  return joiner != NULL && strcmp (joiner, "and") == 0;
}

/* The code of a state or country by its name or its postal code, or NULL. */
static const char *
find_region (const PressDateline *dateline, PressDatelinePart part)
{
  static const PressVocabularyList lists[]
      = { PRESS_LIST_REGION, PRESS_LIST_COUNTRY, PRESS_LIST_POSTAL };
  const char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists) && code == NULL; i++)
    code = find_in (dateline, lists[i], part);
  return code;
}

static gboolean
is_place_word (const PressDateline *dateline, guint at)
{
  return roles[get_kind (dateline, at)].role == ROLE_NAME
         && find_in (dateline, PRESS_LIST_NO_PLACE, (PressDatelinePart){ at, at }) == NULL
         && !is_and (dateline, at);
}

/* Whether a state or country stands at a token, alone: "Texas" does, "Texas Instruments" not. */
static gboolean
is_region_alone (const PressDateline *dateline, guint at)
{
  Role role = roles[get_kind (dateline, at)].role;

  return (role == ROLE_NAME || role == ROLE_INSIDE)
         && find_region (dateline, (PressDatelinePart){ at, at }) != NULL
         && !is_place_word (dateline, at + 1) && get_kind (dateline, at + 1) != PRESS_TOKEN_COMPANY;
}

/* Whether a run that holds words goes on over a token that cannot open one. */
static gboolean
is_inside (const PressDateline *dateline, guint at)
{
  const char *joiner = find_joiner (dateline, at);

  if (roles[get_kind (dateline, at)].role == ROLE_INSIDE)
    return is_place_word (dateline, at + 1)
           || (get_kind (dateline, at + 1) == PRESS_TOKEN_COMMA
               && is_region_alone (dateline, at + 2));
  return joiner != NULL && strcmp (joiner, "name") == 0 && is_place_word (dateline, at + 1);
}

static int
read_name (PressDateline *dateline, PressDatelinePart *part)
{
  guint at = part->first;

  while (at < part->first + MOST_CITY_TOKENS
         && (is_place_word (dateline, at) || (at > part->first && is_inside (dateline, at)))
         && (at == part->first || is_after_gap (dateline, at)
             || get_kind (dateline, at) == PRESS_TOKEN_POSSESSIVE))
    at++;
  if (at == part->first)
    return PRESS_DATELINE_OTHER;
  part->last = at - 1;
  return at == part->first + 1 && get_kind (dateline, part->first) == PRESS_TOKEN_REGION
             ? PRESS_DATELINE_REGION
             : PRESS_DATELINE_NAME;
}

/* "Boston, MA. - Text": the stop behind a code belongs to it where the sentence cannot end. */
static gboolean
is_stop_of_code (const PressDateline *dateline, guint at)
{
  PressTokenKind following = get_kind (dateline, at + 1);

  return get_kind (dateline, at) == PRESS_TOKEN_STOP && !is_after_gap (dateline, at)
         && (following == PRESS_TOKEN_COMMA || following == PRESS_TOKEN_DASH
             || following == PRESS_TOKEN_HYPHEN || following == PRESS_TOKEN_OPEN);
}

/* A comma, semicolon or slash: what it means shows in what follows. */
static int
read_separator (PressDateline *dateline, PressDatelinePart *part)
{
  PressTokenKind kind = get_kind (dateline, part->first);
  guint next = part->first + 1;

  if (kind == PRESS_TOKEN_COMMA && is_region_alone (dateline, next))
    {
      part->last = next + is_stop_of_code (dateline, next + 1);
      return PRESS_DATELINE_IN_REGION;
    }
  if (is_and (dateline, next))
    {
      part->last = next;
      return PRESS_DATELINE_AND;
    }
  if (is_place_word (dateline, next))
    return PRESS_DATELINE_JOINT;
  return kind == PRESS_TOKEN_COMMA   ? PRESS_DATELINE_COMMA
         : kind == PRESS_TOKEN_SLASH ? PRESS_DATELINE_SLASH
                                     : PRESS_DATELINE_OTHER;
}

/* An opening bracket: one that holds an exchange is read as a whole. */
static int
read_bracket (PressDateline *dateline, PressDatelinePart *part)
{
  gboolean has_exchange = FALSE;

  for (guint at = part->first + 1; at < part->first + MOST_BRACKET_TOKENS; at++)
    {
      PressTokenKind kind = get_kind (dateline, at);
      has_exchange |= kind == PRESS_TOKEN_EXCHANGE;
      if (kind == PRESS_TOKEN_END)
        break;
      if (kind != PRESS_TOKEN_CLOSE)
        continue;
      if (!has_exchange)
        break;
      part->last = at;
      return PRESS_DATELINE_TICKER;
    }
  return PRESS_DATELINE_OPEN;
}

static int
read_part (PressDateline *dateline, PressDatelinePart *part)
{
  guint at = part->first;
  PressTokenKind kind = get_kind (dateline, at);
  const PressToken *token = &dateline->tokens[at];

  if (roles[kind].role == ROLE_SIGN)
    return roles[kind].sign;
  if (kind == PRESS_TOKEN_COMMA || kind == PRESS_TOKEN_SEMICOLON || kind == PRESS_TOKEN_SLASH)
    return read_separator (dateline, part);
  if (kind == PRESS_TOKEN_OPEN)
    return read_bracket (dateline, part);
  if (kind == PRESS_TOKEN_HYPHEN)
    return is_after_gap (dateline, at) || is_after_gap (dateline, at + 1) ? PRESS_DATELINE_DASH
                                                                          : PRESS_DATELINE_TIGHT;
  if (kind == PRESS_TOKEN_NUMBER && token->span.end - token->span.start == ZIP_DIGITS)
    return PRESS_DATELINE_ZIP;
  if (is_and (dateline, at))
    return PRESS_DATELINE_AND;
  return read_name (dateline, part);
}

int
press_dateline_yylex (PressDatelinePart *part, PressDateline *dateline)
{
  int sign;

  part->first = part->last = dateline->at;
  if (dateline->at >= dateline->n_tokens)
    return PRESS_DATELINE_END;
  sign = read_part (dateline, part);
  dateline->at = part->last + 1;
  return sign;
}

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
    if (get_kind (dateline, at) == PRESS_TOKEN_COMMA)
      return TRUE;
  return FALSE;
}

/* The city of a place: what stands before its first comma. */
static PressDatelinePart
get_city (const PressDateline *dateline, PressDatelinePart place)
{
  PressDatelinePart city = { place.first, place.first };

  while (city.last < place.last && get_kind (dateline, city.last + 1) != PRESS_TOKEN_COMMA)
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
    code = find_region (dateline, (PressDatelinePart){ at, at });
  if (code == NULL)
    code = find_in (dateline, PRESS_LIST_CITY, city);
  if (code == NULL)
    code = find_region (dateline, (PressDatelinePart){ city.last, city.last });
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

/* Places alone are a dateline where their state is told, or a city that needs none stands in
 * capitals, and a dash sets the text off. "New York - based" is none. */
static gboolean
accepts_bare (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;
  PressDatelinePart last = found->places[found->n_places - 1];
  PressTokenKind kind = get_kind (dateline, closer);
  gboolean is_tight = kind == PRESS_TOKEN_HYPHEN && !is_after_gap (dateline, closer)
                      && !is_after_gap (dateline, closer + 1);

  if (kind != PRESS_TOKEN_DASH && kind != PRESS_TOKEN_HYPHEN && kind != PRESS_TOKEN_ELLIPSIS)
    return FALSE;
  if (is_tight && get_kind (dateline, closer - 1) != PRESS_TOKEN_CLOSE)
    return FALSE;
  if (!opens_sentence[get_kind (dateline, closer + 1)])
    return FALSE;
  if (has_comma (dateline, last))
    return get_region (dateline, last) != NULL;
  return is_loud (dateline, last)
         && find_in (dateline, PRESS_LIST_CITY, get_city (dateline, last)) != NULL;
}

/* A date and places need a place that looks like one, or signs that set the date off. */
static gboolean
accepts_dated (const PressDateline *dateline, guint closer)
{
  const Findings *found = &dateline->found;
  guint before_date = found->date.part.first - 1; /* a bracket, too */
  PressTokenKind kind = get_kind (dateline, closer);
  gboolean is_plain = FALSE;

  if (kind == PRESS_TOKEN_DATE || is_figure[get_kind (dateline, closer + 1)]
      || (kind == PRESS_TOKEN_CLOSE && !opens_sentence[get_kind (dateline, closer + 1)])
      || (kind == PRESS_TOKEN_COMMA && !is_place_word (dateline, closer + 1)))
    return FALSE;
  for (guint i = 0; i < found->n_places && !is_plain; i++)
    is_plain
        = is_loud (dateline, found->places[i]) || get_region (dateline, found->places[i]) != NULL;
  if (is_plain)
    return TRUE;
  return found->date.part.first > found->places[0].first
         && roles[get_kind (dateline, before_date)].role != ROLE_NAME
         && (kind == PRESS_TOKEN_DASH || kind == PRESS_TOKEN_HYPHEN
             || kind == PRESS_TOKEN_ELLIPSIS);
}

/* A date alone opens a release where its year is printed and a sentence follows. */
static gboolean
accepts_first (const PressDateline *dateline, guint closer)
{
  const PressToken *token = &dateline->tokens[dateline->found.date.part.first];
  const char *value
      = press_value_date (dateline->parse->arena, dateline->parse->text + token->span.start,
                          token->span.end - token->span.start);

  return value != NULL && *value != '-' && opens_sentence[get_kind (dateline, closer + 1)];
}

static gboolean
accepts (const PressDateline *dateline, PressDatelineEvidence evidence, guint closer)
{
  switch (evidence)
    {
    case PRESS_DATELINE_BARE:
      return accepts_bare (dateline, closer);
    case PRESS_DATELINE_FIRST:
      return accepts_first (dateline, closer);
    case PRESS_DATELINE_DATED:
      return accepts_dated (dateline, closer);
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

/* A dateline on a line of its own needs no dash behind it; its state stands for it. */
void
press_dateline_end (PressDateline *dateline)
{
  const Findings *found = &dateline->found;
  guint end = dateline->n_tokens - 1;

  if (dateline->at <= end || get_kind (dateline, end) != PRESS_TOKEN_END || end == 0
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

  if (before.last + 2 != place.first || get_kind (dateline, before.last + 1) != PRESS_TOKEN_COMMA
      || has_comma (dateline, before) || has_comma (dateline, place)
      || find_in (dateline, PRESS_LIST_CITY, place) != NULL)
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
    if (get_kind (dateline, at) == PRESS_TOKEN_WIRE_NAME)
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

/* Whether a block opens with a dateline. Adds the phrases of it: the dateline from the block's
 * start to the dash that closes it, and in it the places, the date, the time and the wire. */
gboolean
press_parse_dateline (PressParse *parse, const PressToken *tokens, guint n_tokens, GArray *phrases)
{
  PressDateline dateline = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens };

  if (n_tokens < 2)
    return FALSE;
  press_dateline_yyparse (&dateline);
  if (!dateline.is_noted)
    return FALSE;
  join_regions (&dateline);
  add_phrases (&dateline, phrases);
  return TRUE;
}

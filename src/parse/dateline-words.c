/* The parts of a dateline as its grammar reads them: places, regions, and the signs between. */
#include "parse/dateline-private.h"

#include <string.h>

#include "dateline-parser.h"

#define MOST_CITY_TOKENS 6
#define MOST_CARRIER_TOKENS 4
#define MOST_BRACKET_TOKENS 32
#define ZIP_DIGITS 5

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
  [PRESS_TOKEN_STOP] = { ROLE_SIGN, PRESS_DATELINE_STOP },
  [PRESS_TOKEN_END] = { ROLE_SIGN, PRESS_DATELINE_END },
};

PressTokenKind
press_dateline_get_kind (const PressDateline *dateline, guint at)
{
  return at < dateline->n_tokens ? dateline->tokens[at].kind : PRESS_TOKEN_END;
}

gboolean
press_dateline_is_after_gap (const PressDateline *dateline, guint at)
{
  return at >= dateline->n_tokens || (dateline->tokens[at].flags & PRESS_TOKEN_AFTER_GAP) != 0;
}

const char *
press_dateline_find_in (const PressDateline *dateline, PressVocabularyList list,
                        PressDatelinePart part)
{
  const PressToken *first = &dateline->tokens[part.first];
  PressSpan span = { first->span.start, dateline->tokens[part.last].span.end };

  if (part.first == part.last)
    return press_token_get_meaning (first, list);
  return press_vocabulary_find (list, dateline->parse->text + span.start, span.end - span.start);
}

/* Whether a word joins names in that way: "and", or "name", inside one. */
static gboolean
is_joiner (const PressDateline *dateline, guint at, const char *way)
{
  PressTokenKind kind = press_dateline_get_kind (dateline, at);

  return (kind == PRESS_TOKEN_WORD || kind == PRESS_TOKEN_OTHER || kind == PRESS_TOKEN_CAPS)
         && press_token_means (&dateline->tokens[at], PRESS_LIST_JOINER, way);
}

/* The code of a state or country by its name or its postal code, or NULL. */
const char *
press_dateline_find_region (const PressDateline *dateline, PressDatelinePart part)
{
  static const PressVocabularyList lists[]
      = { PRESS_LIST_REGION, PRESS_LIST_COUNTRY, PRESS_LIST_POSTAL };
  const char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists) && code == NULL; i++)
    code = press_dateline_find_in (dateline, lists[i], part);
  return code;
}

gboolean
press_dateline_is_place_word (const PressDateline *dateline, guint at)
{
  return roles[press_dateline_get_kind (dateline, at)].role == ROLE_NAME
         && press_dateline_find_in (dateline, PRESS_LIST_NO_PLACE, (PressDatelinePart){ at, at })
                == NULL
         && !is_joiner (dateline, at, "and");
}

/* Whether a state or country stands at a token, alone: "Texas" does, "Texas Instruments" not. */
static gboolean
is_region_alone (const PressDateline *dateline, guint at)
{
  Role role = roles[press_dateline_get_kind (dateline, at)].role;

  return (role == ROLE_NAME || role == ROLE_INSIDE)
         && press_dateline_find_region (dateline, (PressDatelinePart){ at, at }) != NULL
         && (!press_dateline_is_place_word (dateline, at + 1)
             || press_token_is_in (&dateline->tokens[at + 1], PRESS_LIST_ARTICLE))
         && press_dateline_get_kind (dateline, at + 1) != PRESS_TOKEN_COMPANY;
}

/* "Plymouth Meeting, PA": a word that no place is called closes the name of one in front of a
 * state. */
static gboolean
closes_city (const PressDateline *dateline, guint at)
{
  const char *meaning
      = press_dateline_find_in (dateline, PRESS_LIST_NO_PLACE, (PressDatelinePart){ at, at });

  return meaning != NULL && *meaning != '\0'
         && press_dateline_get_kind (dateline, at + 1) == PRESS_TOKEN_COMMA
         && is_region_alone (dateline, at + 2);
}

/* Whether a run that holds words goes on over a token that cannot open one. */
static gboolean
is_inside (const PressDateline *dateline, guint at)
{
  if (closes_city (dateline, at))
    return TRUE;
  if (roles[press_dateline_get_kind (dateline, at)].role == ROLE_INSIDE)
    return press_dateline_is_place_word (dateline, at + 1)
           || (press_dateline_get_kind (dateline, at + 1) == PRESS_TOKEN_COMMA
               && is_region_alone (dateline, at + 2));
  return is_joiner (dateline, at, "name") && press_dateline_is_place_word (dateline, at + 1);
}

static int
read_name (PressDateline *dateline, PressDatelinePart *part)
{
  guint at = part->first;

  while (at < part->first + MOST_CITY_TOKENS
         && (press_dateline_is_place_word (dateline, at)
             || (at > part->first && is_inside (dateline, at)))
         && (at == part->first || press_dateline_is_after_gap (dateline, at)
             || press_dateline_get_kind (dateline, at) == PRESS_TOKEN_POSSESSIVE))
    at++;
  if (at == part->first)
    return PRESS_DATELINE_OTHER;
  part->last = at - 1;
  return at == part->first + 1
                 && press_dateline_get_kind (dateline, part->first) == PRESS_TOKEN_REGION
             ? PRESS_DATELINE_REGION
             : PRESS_DATELINE_NAME;
}

/* "Boston, MA. - Text": the stop behind a code belongs to it where the sentence cannot end. */
static gboolean
is_stop_of_code (const PressDateline *dateline, guint at)
{
  PressTokenKind following = press_dateline_get_kind (dateline, at + 1);

  return press_dateline_get_kind (dateline, at) == PRESS_TOKEN_STOP
         && !press_dateline_is_after_gap (dateline, at)
         && (following == PRESS_TOKEN_COMMA || following == PRESS_TOKEN_DASH
             || following == PRESS_TOKEN_HYPHEN || following == PRESS_TOKEN_OPEN);
}

/* "Utrecht, the Netherlands": a country's name with its article is one word, in small letters. */
static gboolean
is_region_with_article (const PressDateline *dateline, guint at)
{
  return press_dateline_get_kind (dateline, at) == PRESS_TOKEN_WORD
         && press_dateline_find_in (dateline, PRESS_LIST_COUNTRY, (PressDatelinePart){ at, at })
                != NULL
         && !press_dateline_is_place_word (dateline, at + 1);
}

/* A comma, semicolon or slash: what it means shows in what follows. */
static int
read_separator (PressDateline *dateline, PressDatelinePart *part)
{
  PressTokenKind kind = press_dateline_get_kind (dateline, part->first);
  guint next = part->first + 1;

  if (kind == PRESS_TOKEN_COMMA
      && (is_region_alone (dateline, next) || is_region_with_article (dateline, next)))
    {
      part->last = next + is_stop_of_code (dateline, next + 1);
      return PRESS_DATELINE_IN_REGION;
    }
  if (is_joiner (dateline, next, "and"))
    {
      part->last = next;
      return PRESS_DATELINE_AND;
    }
  if (press_dateline_is_place_word (dateline, next))
    return PRESS_DATELINE_JOINT;
  if (kind == PRESS_TOKEN_SEMICOLON && press_dateline_get_kind (dateline, next) == PRESS_TOKEN_DATE)
    return PRESS_DATELINE_COMMA;
  return kind == PRESS_TOKEN_COMMA   ? PRESS_DATELINE_COMMA
         : kind == PRESS_TOKEN_SLASH ? PRESS_DATELINE_SLASH
                                     : PRESS_DATELINE_OTHER;
}

/* An opening bracket: a state or country in it belongs to the city in front, and one that holds an
 * exchange is read as a whole. Many exchanges are called as their cities are: one with a date in it
 * is none. */
static int
read_bracket (PressDateline *dateline, PressDatelinePart *part)
{
  gboolean has_exchange = FALSE;

  if (part->first > 0 && is_region_alone (dateline, part->first + 1)
      && press_dateline_get_kind (dateline, part->first + 2) == PRESS_TOKEN_CLOSE)
    {
      part->last = part->first + 2;
      return PRESS_DATELINE_IN_REGION;
    }
  for (guint at = part->first + 1; at < part->first + MOST_BRACKET_TOKENS; at++)
    {
      PressTokenKind kind = press_dateline_get_kind (dateline, at);
      has_exchange |= kind == PRESS_TOKEN_EXCHANGE;
      if (kind == PRESS_TOKEN_END || kind == PRESS_TOKEN_DATE)
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

/* "(BUSINESS WIRE) via Somebody!--Acme": where the words end that stand, the first in small
 * letters, between a wire's mark and a dash; 0: there are none. */
static guint
find_carrier_end (const PressDateline *dateline, guint first)
{
  guint at = first + 1;

  if (first == 0 || press_dateline_get_kind (dateline, first) != PRESS_TOKEN_WORD
      || press_dateline_get_kind (dateline, first - 1) != PRESS_TOKEN_WIRE)
    return 0;
  while (at <= first + MOST_CARRIER_TOKENS
         && press_dateline_get_kind (dateline, at) != PRESS_TOKEN_DASH)
    at++;
  return at <= first + MOST_CARRIER_TOKENS ? at : 0;
}

static int
read_part (PressDateline *dateline, PressDatelinePart *part)
{
  guint at = part->first;
  PressTokenKind kind = press_dateline_get_kind (dateline, at);
  const PressToken *token = &dateline->tokens[at];
  guint carrier_end = find_carrier_end (dateline, at);

  if (carrier_end != 0)
    {
      part->last = carrier_end - 1;
      return PRESS_DATELINE_CARRIER;
    }
  if (roles[kind].role == ROLE_SIGN)
    return roles[kind].sign;
  if (kind == PRESS_TOKEN_OTHER && dateline->parse->text[token->span.start] == '|')
    return PRESS_DATELINE_DASH; /* a bar sets off as a dash does */
  if (kind == PRESS_TOKEN_COMMA || kind == PRESS_TOKEN_SEMICOLON || kind == PRESS_TOKEN_SLASH)
    return read_separator (dateline, part);
  if (kind == PRESS_TOKEN_OPEN)
    return read_bracket (dateline, part);
  if (kind == PRESS_TOKEN_HYPHEN)
    return press_dateline_is_after_gap (dateline, at)
                   || press_dateline_is_after_gap (dateline, at + 1)
               ? PRESS_DATELINE_DASH
               : PRESS_DATELINE_TIGHT;
  if (kind == PRESS_TOKEN_NUMBER && token->span.end - token->span.start == ZIP_DIGITS)
    return PRESS_DATELINE_ZIP;
  if (is_joiner (dateline, at, "and"))
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

/* Whether a token may open or continue the name of a place. */
gboolean
press_dateline_is_name_word (const PressDateline *dateline, guint at)
{
  return roles[press_dateline_get_kind (dateline, at)].role == ROLE_NAME;
}

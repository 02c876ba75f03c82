/* The dateline that opens a release: what is found, what of it stands, and its phrases. */
#include "parse/dateline-private.h"

#include "parse/signs.h"

#include <string.h>

/* What may open a dateline: a place, a date, a bracket round them, or a wire's mark. */
#define OPENS_DATELINE                                                                             \
  (PRESS_DATELINE_NAMES | PRESS_TOKEN_BIT (PRESS_TOKEN_DATE) | PRESS_TOKEN_BIT (PRESS_TOKEN_OPEN)  \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_WIRE))

int press_dateline_yyparse (PressDateline *dateline);

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

/* A state or country without its comma or its brackets. */
PressDatelinePart
press_dateline_strip (const PressDateline *dateline, PressDatelinePart part)
{
  gboolean is_boxed = press_dateline_get_kind (dateline, part.first) == PRESS_TOKEN_OPEN;

  return (PressDatelinePart){ part.first + 1, part.last - is_boxed };
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

/* Whether a word with a capital stands in front of a date. */
static gboolean
follows_name (const PressDateline *dateline, PressDatelinePart date)
{
  PressTokenKind before = PRESS_TOKEN_END;

  if (date.first > 0)
    before = press_dateline_get_kind (dateline, date.first - 1);
  return (PRESS_TOKEN_BIT (before) & PRESS_DATELINE_NAMES) != 0;
}

/* Whether a date prints its year. */
static gboolean
has_year (const PressDateline *dateline, PressDatelinePart date)
{
  PressSpan span = dateline->tokens[date.first].span;
  const char *value = press_value_date (dateline->parse->arena, dateline->parse->text + span.start,
                                        span.end - span.start);

  return value != NULL && *value != '-';
}

void
press_dateline_set_date (PressDateline *dateline, PressDatelinePart date)
{
  if (dateline->found.date.is_set)
    return;
  fill (&dateline->found.date, date);
  if (!follows_name (dateline, date))
    dateline->found.date_marks |= PRESS_SIGN_MARK ('s');
  if (has_year (dateline, date))
    dateline->found.date_marks |= PRESS_SIGN_MARK ('y');
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

/* The city of a place: what stands before its first comma or bracket. */
static PressDatelinePart
get_city (const PressDateline *dateline, PressDatelinePart place)
{
  PressDatelinePart city = { place.first, place.first };

  for (; city.last < place.last; city.last++)
    {
      PressTokenKind next = press_dateline_get_kind (dateline, city.last + 1);

      if (next == PRESS_TOKEN_COMMA || next == PRESS_TOKEN_OPEN)
        break;
    }
  return city;
}

static const char *
find_in (const PressDateline *dateline, PressVocabularyList list, PressDatelinePart part)
{
  const PressToken *first = &dateline->tokens[part.first];
  PressSpan span = { first->span.start, dateline->tokens[part.last].span.end };

  if (part.first == part.last)
    return press_token_get_meaning (first, list);
  return press_vocabulary_find (list, dateline->parse->text + span.start, span.end - span.start);
}

/* The code of a state or country by its name or its postal code, or NULL. */
static const char *
find_region (const PressDateline *dateline, guint at)
{
  static const PressVocabularyList lists[]
      = { PRESS_LIST_REGION, PRESS_LIST_COUNTRY, PRESS_LIST_POSTAL };
  const char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists) && code == NULL; i++)
    code = press_token_get_meaning (&dateline->tokens[at], lists[i]);
  return code;
}

/* The code of a place: its state's or country's; of a city that stands alone, by itself. */
static const char *
get_region (const PressDateline *dateline, PressDatelinePart place)
{
  PressDatelinePart city = get_city (dateline, place);
  const char *code = NULL;

  for (guint at = city.last + 1; at <= place.last && code == NULL; at++)
    code = find_region (dateline, at);
  if (code == NULL)
    code = find_in (dateline, PRESS_LIST_CITY, city);
  if (code == NULL)
    code = find_region (dateline, city.last);
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

void
press_dateline_add_place (PressDateline *dateline, PressDatelinePart part)
{
  Findings *found = &dateline->found;
  guint32 marks = 0;

  if (found->n_places == MOST_PLACES)
    return;
  if (get_city (dateline, part).last < part.last)
    marks |= PRESS_SIGN_MARK ('c');
  if (is_loud (dateline, part))
    marks |= PRESS_SIGN_MARK ('l');
  if (get_region (dateline, part) != NULL)
    marks |= PRESS_SIGN_MARK ('r');
  if (find_in (dateline, PRESS_LIST_CITY, get_city (dateline, part)) != NULL)
    marks |= PRESS_SIGN_MARK ('y');
  found->places[found->n_places++] = (Place){ part, marks };
}

/* Takes down that a dateline may close with @closer. */
void
press_dateline_note (PressDateline *dateline, PressDatelineEvidence evidence,
                     PressDatelinePart closer)
{
  if (!press_dateline_may_end (dateline, dateline->is_apart ? PRESS_DATELINE_APART : evidence,
                               closer.last))
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
                       dateline->found.places[dateline->found.n_places - 1].part);
}

/* A dateline may close where all tokens have been read. */
void
press_dateline_end (PressDateline *dateline)
{
  guint end = dateline->n_tokens - 1;

  if (dateline->at <= end || press_dateline_get_kind (dateline, end) != PRESS_TOKEN_END || end == 0
      || !press_dateline_may_end (dateline, PRESS_DATELINE_ENDS, end))
    return;
  dateline->noted = dateline->found;
  dateline->noted.end = end - 1;
  dateline->is_noted = TRUE;
}

static void
join_regions (PressDateline *dateline)
{
  Findings *noted = &dateline->noted;
  guint n = 1;

  for (guint i = 1; i < noted->n_places; i++)
    if (press_dateline_is_region_of (dateline, &noted->places[i - 1], &noted->places[i]))
      {
        noted->places[n - 1].part.last = noted->places[i].part.last;
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

static void
add_place_phrase (PressDateline *dateline, PressDatelinePart place, GArray *phrases)
{
  const char *region = get_region (dateline, place);
  PressPhrase *phrase = press_phrases_add (phrases, PRESS_NODE_PLACE, get_span (dateline, place));

  if (region != NULL)
    press_phrase_take_attribute (phrase, dateline->parse->arena, PRESS_ATTRIBUTE_REGION, region);
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

/* Longer than any name of a wire that is listed. */
#define MOST_WIRE_BYTES 64

/* The id of a wire by the words of its mark: the longest name counts that is known from the first
 * word at which one is, as in "PRNewswire via" somebody, "Asia PR Newswire". NULL where none is.
 * Business Wire's copies lose the words and leave the brackets. */
static const char *
find_wire (const char *text, PressSpan words)
{
  if (words.start == words.end)
    return "bw";
  for (guint32 start = words.start; start < words.end; start++)
    if (start == words.start || !g_ascii_isalnum (text[start - 1]))
      for (guint32 end = MIN (words.end, start + MOST_WIRE_BYTES); end > start; end--)
        {
          const char *id = press_vocabulary_find (PRESS_LIST_WIRE, text + start, end - start);
          if (id != NULL)
            return id;
        }
  return NULL;
}

static void
add_wire_phrase (PressDateline *dateline, PressDatelinePart wire, GArray *phrases)
{
  PressParse *parse = dateline->parse;
  PressSpan span = get_span (dateline, wire);
  PressSpan words;
  PressPhrase *phrase;
  const char *id;

  for (guint at = wire.first; at <= wire.last; at++)
    if (press_dateline_get_kind (dateline, at) == PRESS_TOKEN_WIRE_NAME)
      span = dateline->tokens[at].span;
  words = strip_mark (parse->text, span);
  phrase = press_phrases_add (phrases, PRESS_NODE_WIRE, span);
  id = find_wire (parse->text, words);
  if (id != NULL)
    press_phrase_take_attribute (phrase, parse->arena, PRESS_ATTRIBUTE_WIRE, id);
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
    add_place_phrase (dateline, noted->places[i].part, phrases);
  if (noted->date.is_set)
    press_phrases_add_value (dateline->parse, &dateline->tokens[noted->date.part.first], phrases);
  if (noted->time.is_set)
    press_phrases_add_value (dateline->parse, &dateline->tokens[noted->time.part.last], phrases);
  if (noted->wire.is_set)
    add_wire_phrase (dateline, noted->wire.part, phrases);
}

/* Has the grammar read as much of the tokens as is a dateline; FALSE where they open with none. */
static gboolean
read_dateline (PressDateline *dateline)
{
  if (dateline->n_tokens < 2
      || (PRESS_TOKEN_BIT (press_dateline_get_kind (dateline, 0)) & OPENS_DATELINE) == 0)
    return FALSE;
  dateline->reader = dateline->parse->dateline_reader;
  press_dateline_split_words (dateline);
  if (press_dateline_recall (dateline))
    return TRUE;
  press_dateline_begin (dateline);
  press_dateline_yyparse (dateline);
  if (dateline->is_noted && !dateline->is_apart)
    press_dateline_keep (dateline);
  return dateline->is_noted;
}

static gboolean
read_all (PressDateline *dateline)
{
  dateline->is_apart = TRUE;
  return read_dateline (dateline) && dateline->noted.end + 2 == dateline->n_tokens;
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
 * own. */
gboolean
press_dateline_is_all (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  PressDateline dateline = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens };

  return read_all (&dateline);
}

/* The same. Adds the phrases of it. */
gboolean
press_parse_dateline_apart (PressParse *parse, const PressToken *tokens, guint n_tokens,
                            GArray *phrases)
{
  PressDateline dateline = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens };

  if (!read_all (&dateline))
    return FALSE;
  join_regions (&dateline);
  add_phrases (&dateline, phrases);
  return TRUE;
}

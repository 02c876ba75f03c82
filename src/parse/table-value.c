/* The values of a table's cells: exact decimals, currencies and percent signs. */
#include "parse/table-build.h"
#include "base/vocabulary.h"

#include <string.h>

/* Where the number in a figure begins and ends. */
static PressSpan
find_number (const char *text, PressSpan span)
{
  PressSpan number = span;

  while (number.start < span.end && !g_ascii_isdigit (text[number.start])
         && !(text[number.start] == '.' && number.start + 1 < span.end
              && g_ascii_isdigit (text[number.start + 1])))
    number.start++;
  number.end = number.start;
  while (number.end < span.end
         && (g_ascii_isdigit (text[number.end]) || text[number.end] == ','
             || (text[number.end] == '.' && number.end + 1 < span.end
                 && g_ascii_isdigit (text[number.end + 1]))))
    number.end++;
  return number;
}

/* The currency's sign stands in front of a number, with or without a bracket or a minus sign
 * between them. */
static const char *
find_currency (const char *text, PressSpan prefix)
{
  while (prefix.start < prefix.end && strchr ("(-+ \t", text[prefix.start]) != NULL)
    prefix.start++;
  while (prefix.end > prefix.start && strchr ("(-+ \t", text[prefix.end - 1]) != NULL)
    prefix.end--;
  return press_vocabulary_find (PRESS_LIST_CURRENCY, text + prefix.start,
                                prefix.end - prefix.start);
}

/* "percent", "pct.": how many bytes a sign takes that is spelled. */
static guint32
measure_percent_word (const char *text, PressSpan tail)
{
  static const char *const words[] = { "percent", "pct.", "pct" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint32 length = (guint32) strlen (words[i]);

      if (tail.end - tail.start >= length
          && g_ascii_strncasecmp (text + tail.start, words[i], length) == 0)
        return length;
    }
  return 0;
}

/* Whether a percent sign, or the word for it, stands behind a number. */
static gboolean
is_percent (const char *text, PressSpan tail)
{
  if (memchr (text + tail.start, '%', tail.end - tail.start) != NULL)
    return TRUE;
  while (tail.start < tail.end && strchr (") ", text[tail.start]) != NULL)
    tail.start++;
  return measure_percent_word (text, tail) > 0;
}

/* A figure is negative with a minus sign in front of it, or in brackets without a plus sign, of
 * which one may be missing. The bracket of a footnote's mark behind a figure opens there. */
static gboolean
is_negative (const char *text, PressSpan span, PressSpan number)
{
  guint32 at;

  if (memchr (text + span.start, '+', number.start - span.start) != NULL)
    return FALSE;
  for (at = span.start; at < number.start; at++)
    if (text[at] == '(' || text[at] == '-' || (guchar) text[at] == 0xe2)
      return TRUE;
  for (at = number.end; at < span.end && strchr (" %", text[at]) != NULL; at++)
    continue;
  at += measure_percent_word (text, (PressSpan){ at, span.end });
  return at < span.end && text[at] == ')';
}

static const char *
make_decimal (PressArena *arena, const char *text, PressSpan number, gboolean has_minus)
{
  char *value = press_arena_alloc (arena, number.end - number.start + 2);
  char *end = value;

  if (has_minus)
    *end++ = '-';
  for (guint32 at = number.start; at < number.end; at++)
    if (text[at] != ',')
      *end++ = text[at];
  *end = '\0';
  return value;
}

/* The mark of a footnote behind a figure, without its brackets. */
static void
put_note (PressParse *parse, PressNode *cell, PressSpan tail)
{
  const char *text = parse->text;

  while (tail.start < tail.end && strchr (")% xX", text[tail.start]) != NULL)
    tail.start++;
  tail.start += measure_percent_word (text, tail);
  while (tail.start < tail.end && text[tail.start] == '(')
    tail.start++;
  while (tail.end > tail.start && text[tail.end - 1] == ')')
    tail.end--;
  if (tail.start < tail.end)
    press_node_take_attribute (
        cell, parse->arena, PRESS_ATTRIBUTE_NOTE,
        press_arena_strndup (parse->arena, text + tail.start, tail.end - tail.start));
}

/* Gives a cell the value of its figure, if it has one. */
void
press_table_set_value (PressParse *parse, PressNode *cell, const PressTableItem *item)
{
  const char *text = parse->text;
  PressSpan number = { item->span.end, item->span.end };
  const char *currency;
  const char *value = "0";

  if (item->kind == PRESS_TABLE_ITEM_RANGE)
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_TYPE, "range");
  if (item->kind != PRESS_TABLE_ITEM_FIGURE && item->kind != PRESS_TABLE_ITEM_SURE_FIGURE
      && item->kind != PRESS_TABLE_ITEM_YEAR && item->kind != PRESS_TABLE_ITEM_DASH)
    return;
  if (item->kind != PRESS_TABLE_ITEM_DASH)
    {
      number = find_number (text, item->span);
      value = make_decimal (parse->arena, text, number, is_negative (text, item->span, number));
    }
  press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_VALUE, value);
  put_note (parse, cell, (PressSpan){ number.end, item->span.end });
  currency = find_currency (text, (PressSpan){ item->span.start, number.start });
  if (currency != NULL)
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_CURRENCY, currency);
  if (is_percent (text, (PressSpan){ number.end, item->span.end }))
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_TYPE, "percent");
  else if (number.end < item->span.end && g_ascii_tolower (text[number.end]) == 'x')
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_UNIT, "ratio");
}

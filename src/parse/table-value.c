/* The values of a table's cells: exact decimals, currencies, percent signs and notes. */
#include "parse/table-build.h"
#include "base/vocabulary.h"

#include <string.h>

/* The parts of a figure, as grammar/table-words.l tells them. */
typedef struct
{
  PressSpan number;
  PressSpan note; /* without its brackets; empty: none */
  const char *currency;
  gboolean has_plus;
  gboolean has_minus; /* or a bracket, of which one may be missing */
  gboolean is_percent;
  gboolean is_ratio;
} Figure;

static PressSpan
strip_brackets (const char *text, PressSpan span)
{
  return text[span.start] == '(' ? (PressSpan){ span.start + 1, span.end - 1 } : span;
}

static void
take_part (Figure *figure, const char *text, int part, PressSpan span)
{
  switch (part)
    {
    case PRESS_TABLE_FIGURE_CURRENCY:
      figure->currency
          = press_vocabulary_find (PRESS_LIST_CURRENCY, text + span.start, span.end - span.start);
      break;
    case PRESS_TABLE_FIGURE_OPEN:
    case PRESS_TABLE_FIGURE_CLOSE:
    case PRESS_TABLE_FIGURE_MINUS:
      figure->has_minus = TRUE;
      break;
    case PRESS_TABLE_FIGURE_PLUS:
      figure->has_plus = TRUE;
      break;
    case PRESS_TABLE_FIGURE_NUMBER:
      figure->number = span;
      break;
    case PRESS_TABLE_FIGURE_PERCENT:
      figure->is_percent = TRUE;
      break;
    case PRESS_TABLE_FIGURE_TIMES:
      figure->is_ratio = TRUE;
      break;
    case PRESS_TABLE_FIGURE_NOTE:
      if (figure->note.end == 0)
        figure->note = strip_brackets (text, span);
      break;
    default:
      break;
    }
}

static Figure
read_figure (PressParse *parse, PressSpan span)
{
  Figure figure = { 0 };
  const char *text = parse->text + span.start;
  gsize end = 0;
  gsize start = 0;
  int part;

  press_table_begin_text (parse, PRESS_TABLE_STATE_FIGURE, text, span.end - span.start);
  while ((part = press_table_next_word (parse, &end)) != PRESS_TABLE_WORD_NONE)
    {
      take_part (&figure, text, part, (PressSpan){ (guint32) start, (guint32) end });
      start = end;
    }
  return figure;
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

/* Gives a cell the value of its figure, if it has one. */
void
press_table_set_value (PressParse *parse, PressNode *cell, const PressTableItem *item)
{
  const char *text = parse->text + item->span.start;
  Figure figure;

  if (item->kind == PRESS_TABLE_ITEM_RANGE || item->kind == PRESS_TABLE_ITEM_PAIR)
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_TYPE, "range");
  if (item->kind != PRESS_TABLE_ITEM_FIGURE && item->kind != PRESS_TABLE_ITEM_SURE_FIGURE
      && item->kind != PRESS_TABLE_ITEM_YEAR && item->kind != PRESS_TABLE_ITEM_DASH)
    return;
  figure = read_figure (parse, item->span);
  press_node_take_attribute (
      cell, parse->arena, PRESS_ATTRIBUTE_VALUE,
      item->kind == PRESS_TABLE_ITEM_DASH
          ? "0"
          : make_decimal (parse->arena, text, figure.number, figure.has_minus && !figure.has_plus));
  if (figure.note.end > 0)
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_NOTE,
                               press_arena_strndup (parse->arena, text + figure.note.start,
                                                    figure.note.end - figure.note.start));
  if (figure.currency != NULL)
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_CURRENCY, figure.currency);
  if (figure.is_percent)
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_TYPE, "percent");
  else if (figure.is_ratio)
    press_node_take_attribute (cell, parse->arena, PRESS_ATTRIBUTE_UNIT, "ratio");
}

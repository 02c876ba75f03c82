/* What the lines in front of a table's rows are: titles, units and heads, or labels of the rows. */
#include "parse/table-front.h"
#include "parse/table-labels.h"
#include "table-parser.h"

/* Narrative lines have at most 80 columns; titles stand in their middle. */
#define PAGE_COLUMNS 80
#define CENTERING_TOLERANCE_COLUMNS 6
#define OFF_MIDDLE 4      /* twice the columns between two middles that are one */
#define FAR_OFF_MIDDLE 10 /* and that are two */
#define OVERHANG_COLUMNS 4
#define MOST_LINES_TO_HEADS 8      /* from a line of the title */
#define WIDEST_OVERHANG_COLUMNS 16 /* of the head of the only column */

/* Finds where the titles end that stand over a statement's name, before any heads. */
void
press_table_find_titles (PressTableMeasure *measure)
{
  for (guint i = 0; i < measure->first_row; i++)
    switch ((PressTableLine) press_table_get_entry (measure->table, i)->class)
      {
      case PRESS_TABLE_LINE_TITLE:
        measure->titles_end = i;
        break;
      case PRESS_TABLE_LINE_UNIT:
      case PRESS_TABLE_LINE_NONE:
      case PRESS_TABLE_LINE_BASIS:
      case PRESS_TABLE_LINE_BLANK:
      case PRESS_TABLE_LINE_TAG:
      case PRESS_TABLE_LINE_LEAD:
        break;
      case PRESS_TABLE_LINE_HEAD:
      case PRESS_TABLE_LINE_COLUMNS:
      case PRESS_TABLE_LINE_RULE:
      case PRESS_TABLE_LINE_ROW:
        return;
      }
}

static gboolean
is_centered_on_page (const PressTableEntry *entry)
{
  guint32 sum = entry->left + entry->right;

  return sum + CENTERING_TOLERANCE_COLUMNS >= PAGE_COLUMNS
         && sum <= PAGE_COLUMNS + CENTERING_TOLERANCE_COLUMNS;
}

/* A title stands in the middle of the page, or of all of its table, labels and columns. */
static gboolean
is_centered (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const GArray *columns = measure->table->columns;
  guint32 sum = entry->left + entry->right;
  guint32 right;

  if (is_centered_on_page (entry) || columns->len == 0)
    return is_centered_on_page (entry);
  right = g_array_index (columns, PressTableColumn, columns->len - 1).right;
  return sum + CENTERING_TOLERANCE_COLUMNS >= right && sum <= right + CENTERING_TOLERANCE_COLUMNS;
}

static guint
get_distance (guint one, guint other)
{
  return one > other ? one - other : other - one;
}

/* "Personal" over "Household   Care   Total": in the middle over one of the heads straight below,
 * and not over all of them, as a title is. */
static gboolean
is_over_one_head (const PressTableMeasure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  const PressTableEntry *next = entry + 1;
  guint sum = entry->left + entry->right;
  guint left = 0; /* of the first head */
  gboolean is_over_one = FALSE;

  if (entry->n_items != 1 || number + 1 >= measure->first_row || next->is_after_blank
      || next->n_items < 2)
    return FALSE;
  for (guint i = 0; i < next->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, next, i);

      if (item->right <= measure->zone)
        continue;
      left = left > 0 ? left : item->left;
      is_over_one |= get_distance (item->left + item->right, sum) <= OFF_MIDDLE;
    }
  return is_over_one && get_distance (left + next->right, sum) > FAR_OFF_MIDDLE
         && get_distance (press_table_get_entry (table, measure->first_row)->left + next->right,
                          sum)
                > OFF_MIDDLE;
}

/* Whether a blank line stands between a line, perhaps with more text and a unit below it, and the
 * heads: what is above is of the title then, since heads are near to their columns. */
static gboolean
is_apart_from_heads (const PressTableMeasure *measure, guint number)
{
  guint end = MIN (measure->first_row, number + MOST_LINES_TO_HEADS);

  while (++number < end)
    {
      const PressTableEntry *entry = press_table_get_entry (measure->table, number);

      if (entry->is_after_blank)
        return !entry->is_grid && entry->class != PRESS_TABLE_LINE_UNIT;
      if ((entry->class != PRESS_TABLE_LINE_NONE && entry->class != PRESS_TABLE_LINE_UNIT)
          || entry->n_items > 1)
        return FALSE;
    }
  return FALSE;
}

/* "Operating income" over all columns of a grid, between heads for each of them and the first row:
 * a label of the rows below. */
static gboolean
is_label_over_columns (const PressTableMeasure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  const PressTableItem *item = press_table_get_item (table, entry, 0);

  return entry->is_grid && entry->n_items == 1
         && !press_table_scan_label (table->parse, item->span).can_follow
         && number + 1 == measure->first_row && measure->has_heads && table->columns->len > 1
         && item->column == 1 && item->last_column == table->columns->len
         && press_table_get_entry (table, measure->last_head)->n_items >= table->columns->len;
}

/* Whether a line of a grid is one cell beside the labels, over several columns or all of them:
 * their head, however long its words are, unless they name a statement. */
static gboolean
is_head_in_grid (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (measure->table, entry, 0);

  return entry->is_grid && entry->n_items == 1 && item->column > 0
         && item->last_column > item->column && item->kind != PRESS_TABLE_ITEM_TITLE;
}

/* Whether a line of a grid is one cell over the labels and all columns, in front of any heads. */
static gboolean
is_title_in_grid (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (measure->table, entry, 0);

  return entry->is_grid && entry->n_items == 1 && item->column == 0 && !measure->has_heads
         && measure->table->columns->len > 0 && item->last_column >= measure->table->columns->len;
}

static int
measure_text_in_front (PressTableMeasure *measure, guint number)
{
  PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  gboolean is_over = is_over_columns (measure, entry);

  if (number < measure->titles_end && entry->n_items == 1)
    return PRESS_TABLE_TOKEN_TITLE;
  if (press_table_label_goes_on (measure, number)
      && (measure->has_heads || number + 1 == measure->first_row)
      && (!entry->label.can_follow || press_table_label_hangs (measure, number)) && !is_over)
    return PRESS_TABLE_TOKEN_PART;
  if (entry->n_items > 1 && has_text_over_columns (measure, entry))
    return PRESS_TABLE_TOKEN_HEAD;
  if (is_label_over_columns (measure, number))
    return PRESS_TABLE_TOKEN_GROUP;
  if (is_head_in_grid (measure, entry) && number + 1 < measure->first_row)
    return PRESS_TABLE_TOKEN_HEAD;
  if (is_title_in_grid (measure, entry))
    return PRESS_TABLE_TOKEN_TITLE;
  if (is_over
      && (measure->has_heads
          || (!is_centered (measure, entry) && entry->left + OVERHANG_COLUMNS >= measure->zone
              && !is_apart_from_heads (measure, number))))
    return PRESS_TABLE_TOKEN_HEAD;
  if (is_over_one_head (measure, number))
    return PRESS_TABLE_TOKEN_HEAD;
  if (measure->has_heads
      || (press_table_get_item (table, entry, 0)->kind == PRESS_TABLE_ITEM_ASKING
          && number + 1 == measure->first_row))
    return PRESS_TABLE_TOKEN_GROUP;
  return PRESS_TABLE_TOKEN_TITLE;
}

/* Whether a line begins where the labels of the rows do. */
static gboolean
is_at_labels (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTable *table = measure->table;

  return measure->first_row < table->entries->len
         && entry->left <= press_table_get_entry (table, measure->first_row)->left;
}

/* "June 30,", "As of" and "Three Months Ended" ask for the heads below. */
static gboolean
asks_for_heads (PressParse *parse, PressSpan span)
{
  int last = PRESS_TABLE_WORD_NONE;
  gsize end = 0;
  int word;

  press_table_begin_text (parse, PRESS_TABLE_STATE_PERIOD, parse->text + span.start,
                          span.end - span.start);
  while ((word = press_table_next_word (parse, &end)) != PRESS_TABLE_WORD_NONE)
    last = word;
  return last == PRESS_TABLE_PERIOD_ENDED || last == PRESS_TABLE_PERIOD_INSTANT
         || parse->text[span.end - 1] == ',';
}

/* "Quarter Ended" over the only column, whose figures may be narrower. */
static gboolean
is_over_lone_column (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  return measure->table->columns->len == 1 && entry->right > measure->zone
         && entry->left + WIDEST_OVERHANG_COLUMNS >= measure->zone;
}

/* "For the Three Months Ended" over "March 31, 2006 and 2005": whether the line in front of a grid
 * that is next gives what the line at hand asks for. */
static gboolean
is_answered_below (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTableEntry *next = entry + 1;

  return (guint) (next - press_table_get_entry (measure->table, 0)) < measure->first_row
         && next->class == PRESS_TABLE_LINE_HEAD && !next->is_grid && next->n_items == 1
         && !asks_for_heads (measure->table->parse, next->span);
}

/* "For the 13 Weeks Ended May 1, 2004": a whole period over the labels, or in the middle of the
 * page and far over them, is a line of the title; one over the columns is their head. In front of a
 * grid, whose columns are not the page's, it is of the title. */
static gboolean
is_period_of_title (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTable *table = measure->table;

  if (entry->n_items != 1 || measure->has_heads)
    return FALSE;
  if (!entry->is_grid && table->has_grid)
    return !asks_for_heads (table->parse, entry->span) || is_answered_below (measure, entry);
  if (is_over_lone_column (measure, entry))
    return FALSE;
  if (is_head_in_grid (measure, entry))
    return FALSE;
  if (!is_over_columns (measure, entry))
    return TRUE;
  return !entry->is_grid && entry->left + OVERHANG_COLUMNS < measure->zone
         && (is_centered (measure, entry) || is_at_labels (measure, entry))
         && measure->table->parse->text[entry->span.end - 1] != ',';
}

/* Before the first row stand titles, then heads. */
int
press_table_measure_in_front (PressTableMeasure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  switch ((PressTableLine) entry->class)
    {
    case PRESS_TABLE_LINE_UNIT:
      return PRESS_TABLE_TOKEN_UNIT;
    case PRESS_TABLE_LINE_BASIS:
      return measure->has_heads && (entry->is_grid || !measure->table->has_grid)
                     && is_over_columns (measure, entry)
                 ? PRESS_TABLE_TOKEN_HEAD
                 : PRESS_TABLE_TOKEN_BASIS;
    case PRESS_TABLE_LINE_TITLE:
      return measure->has_heads ? PRESS_TABLE_TOKEN_GROUP : PRESS_TABLE_TOKEN_TITLE;
    case PRESS_TABLE_LINE_HEAD:
      return is_period_of_title (measure, entry) ? PRESS_TABLE_TOKEN_TITLE : PRESS_TABLE_TOKEN_HEAD;
    case PRESS_TABLE_LINE_NONE:
    case PRESS_TABLE_LINE_COLUMNS:
    case PRESS_TABLE_LINE_BLANK:
    case PRESS_TABLE_LINE_TAG:
    case PRESS_TABLE_LINE_RULE:
    case PRESS_TABLE_LINE_ROW:
    case PRESS_TABLE_LINE_LEAD:
      break;
    }
  return measure_text_in_front (measure, number);
}

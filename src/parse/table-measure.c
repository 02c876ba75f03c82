/* Measuring a table: its rows, its columns, and what each of its lines is to them. */
#include "parse/table-front.h"
#include "parse/table-labels.h"
#include "table-parser.h"

#define MARK_BYTES 3 /* of a note: "(1)" */

gboolean
press_table_item_is_value (const PressTableItem *item)
{
  return item->kind == PRESS_TABLE_ITEM_FIGURE || item->kind == PRESS_TABLE_ITEM_SURE_FIGURE
         || item->kind == PRESS_TABLE_ITEM_YEAR || item->kind == PRESS_TABLE_ITEM_DASH
         || item->kind == PRESS_TABLE_ITEM_VOID || item->kind == PRESS_TABLE_ITEM_RANGE
         || item->kind == PRESS_TABLE_ITEM_PAIR;
}

static void
find_rows (PressTableMeasure *measure)
{
  PressTable *table = measure->table;

  measure->first_row = measure->last_row = table->entries->len;
  for (guint i = 0; i < table->entries->len; i++)
    if (press_table_get_entry (table, i)->class == PRESS_TABLE_LINE_ROW)
      {
        if (measure->n_rows++ == 0)
          measure->first_row = i;
        measure->last_row = i;
      }
}

/* Where the digits of a figure begin and end; text is taken as it is. */
static PressTableCell
measure_cell (const PressTable *table, guint number, guint row)
{
  const PressTableItem *item = &g_array_index (table->items, PressTableItem, number);
  const char *text = table->parse->text;
  PressTableCell cell = { item->right, item->left, item->right, number, row };
  guint32 end = item->span.end;
  guint32 start;

  if (item->kind != PRESS_TABLE_ITEM_FIGURE && item->kind != PRESS_TABLE_ITEM_SURE_FIGURE)
    return cell;
  if (end > item->span.start + MARK_BYTES && text[end - 1] == ')'
      && text[end - MARK_BYTES] == '(') /* "1,250 (1)" */
    end -= MARK_BYTES;
  while (end > item->span.start && !g_ascii_isdigit (text[end - 1]))
    end--;
  for (start = end;
       start > item->span.start
       && (g_ascii_isdigit (text[start - 1]) || text[start - 1] == ',' || text[start - 1] == '.');)
    start--;
  cell.edge = item->right - MIN (item->right, item->span.end - end);
  cell.left = cell.edge - MIN (cell.edge, end - start);
  return cell;
}

static void
find_columns (PressTableMeasure *measure)
{
  PressTable *table = measure->table;

  g_array_set_size (table->cells, 0);
  for (guint i = measure->first_row; i < table->entries->len; i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->class != PRESS_TABLE_LINE_ROW)
        continue;
      for (guint j = entry->n_label; j < entry->n_items; j++)
        if (press_table_get_item (table, entry, j)->kind != PRESS_TABLE_ITEM_TAG)
          {
            PressTableCell cell = measure_cell (table, entry->first_item + j, i);

            g_array_append_val (table->cells, cell);
          }
    }
  if (table->has_grid)
    press_table_measure_grid (table);
  else
    press_table_find_columns (table->cells, table->items, table->entries->len, table->columns);
  press_table_drop_joiners (table, measure->first_row);
  measure->zone = table->columns->len > 0 ? g_array_index (table->columns, PressTableColumn, 0).left
                                          : G_MAXUINT32;
}

/* "LIABILITIES   2025   2024": whether the last heads in front of the rows come again behind a
 * label. */
static gboolean
repeats_heads (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTable *table = measure->table;
  const PressTableEntry *heads = press_table_get_entry (table, measure->last_head);
  guint n_heads = entry->n_items - entry->n_label;

  if (!measure->has_heads || n_heads > heads->n_items)
    return FALSE;
  for (guint i = 1; i <= n_heads; i++)
    if (!press_table_is_same_text (table, press_table_get_item (table, entry, entry->n_items - i),
                                   press_table_get_item (table, heads, heads->n_items - i)))
      return FALSE;
  return TRUE;
}

/* Between the rows stand labels of groups, and what comes again where a page has cut the table. A
 * unit that does neither, nor stands over other heads, is that of the rows under it. */
static int
measure_between (PressTableMeasure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);

  if (entry->class == PRESS_TABLE_LINE_UNIT
      && (measure->has_unit || entry[1].class == PRESS_TABLE_LINE_HEAD))
    return PRESS_TABLE_TOKEN_UNIT;
  if (entry->class == PRESS_TABLE_LINE_BASIS)
    return PRESS_TABLE_TOKEN_BASIS;
  if (entry->class == PRESS_TABLE_LINE_HEAD && entry->n_label > 0 && entry->n_items > 1
      && press_table_get_item (table, entry, 0)->right <= measure->zone
      && press_table_get_item (table, entry, 1)->kind == PRESS_TABLE_ITEM_YEAR
      && !repeats_heads (measure, entry))
    return PRESS_TABLE_TOKEN_ROW;
  if (entry->class == PRESS_TABLE_LINE_HEAD
      && (entry->n_items > 1 || is_over_columns (measure, entry)))
    return PRESS_TABLE_TOKEN_HEAD;
  if (press_table_label_goes_on (measure, number))
    return PRESS_TABLE_TOKEN_PART;
  if (press_table_is_rest_of_label (measure, number))
    return PRESS_TABLE_TOKEN_REST;
  return has_text_over_columns (measure, entry) ? PRESS_TABLE_TOKEN_ROW : PRESS_TABLE_TOKEN_GROUP;
}

static int
measure_entry (PressTableMeasure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  if (entry->class == PRESS_TABLE_LINE_TAG)
    return PRESS_TABLE_TOKEN_TAG;
  if (entry->class == PRESS_TABLE_LINE_RULE)
    return PRESS_TABLE_TOKEN_RULE;
  if (entry->class == PRESS_TABLE_LINE_ROW)
    return PRESS_TABLE_TOKEN_ROW;
  if (number < measure->first_row)
    return press_table_measure_in_front (measure, number);
  if (number < measure->last_row)
    return measure_between (measure, number);
  if (press_table_is_rest_of_label (measure, number))
    return PRESS_TABLE_TOKEN_REST;
  return !entry->is_after_blank && entry[-1].token == PRESS_TABLE_TOKEN_ROW
                 && has_text_over_columns (measure, entry)
             ? PRESS_TABLE_TOKEN_ROW
             : PRESS_TABLE_TOKEN_NOTE;
}

/* Whether a line tells the unit, on its own, beside heads or behind a title. */
static gboolean
has_unit (const PressTable *table, const PressTableEntry *entry)
{
  if (entry->class == PRESS_TABLE_LINE_UNIT)
    return TRUE;
  for (guint i = 0; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);
      PressSpan unit;

      if (item->kind == PRESS_TABLE_ITEM_UNIT)
        return TRUE;
      unit = press_table_find_unit_at_end (table->parse, item->span);
      if (unit.start < unit.end)
        return TRUE;
    }
  return FALSE;
}

/* Finds the columns of a table and gives each of its lines its token. */
void
press_table_measure (PressTable *table)
{
  PressTableMeasure measure = { .table = table };

  find_rows (&measure);
  press_table_find_labels (&measure);
  find_columns (&measure);
  press_table_part_labels (table);
  press_table_read_labels (table);
  press_table_find_titles (&measure);
  for (guint i = 0; i < table->entries->len; i++)
    {
      PressTableEntry *entry = press_table_get_entry (table, i);

      entry->token = (guint16) measure_entry (&measure, i);
      measure.has_heads |= entry->token == PRESS_TABLE_TOKEN_HEAD;
      measure.has_unit |= i < measure.first_row && has_unit (table, entry);
      if (entry->token == PRESS_TABLE_TOKEN_HEAD && i < measure.first_row
          && press_table_get_item (table, entry, entry->n_items - 1)->kind != PRESS_TABLE_ITEM_UNIT)
        measure.last_head = i;
    }
  press_table_split_heads (table);
  press_table_close_labels (table);
}

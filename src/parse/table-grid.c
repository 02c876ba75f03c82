/* The columns of a table whose reader knows them, and columns that are none: what stands between
 * the two ends of a range. */
#include "parse/table-build.h"

/* Joins @next to an item of the same cell: dates stay dates, all else is text. */
static void
join (PressTableItem *item, const PressTableItem *next)
{
  item->span.end = next->span.end;
  item->right = next->right;
  if (item->kind != next->kind || item->kind != PRESS_TABLE_ITEM_HEAD)
    item->kind = PRESS_TABLE_ITEM_TEXT;
}

/**
 * press_table_take_grid:
 * @table: a table
 * @entry: the last of its lines
 *
 * Makes one item of each cell of a line, in the columns that the reader tells.
 *
 * Returns: whether the reader knows the cells of the line
 */
gboolean
press_table_take_grid (PressTable *table, PressTableEntry *entry)
{
  const PressCopy *copy = table->parse->copy;
  guint32 cell = press_copy_find_cell (copy, entry->span.start);
  guint n_kept = 0;

  if (cell >= copy->n_cells || copy->cells[cell].start != entry->span.start)
    return FALSE;
  for (guint i = 0; i < entry->n_items; i++)
    {
      PressTableItem *item = press_table_get_item (table, entry, i);
      gboolean is_next = i == 0;

      while (cell + 1 < copy->n_cells && copy->cells[cell + 1].start <= item->span.start)
        {
          cell++;
          is_next = TRUE;
        }
      if (!is_next)
        {
          join (press_table_get_item (table, entry, n_kept - 1), item);
          continue;
        }
      item->column = copy->cells[cell].first;
      item->last_column = copy->cells[cell].last;
      *press_table_get_item (table, entry, n_kept++) = *item;
    }
  g_array_set_size (table->items, entry->first_item + n_kept);
  entry->n_items = n_kept;
  entry->is_grid = TRUE;
  return TRUE;
}

/* Finds where the columns of a grid begin and end. */
void
press_table_measure_grid (PressTable *table)
{
  g_array_set_size (table->columns, 0);
  for (guint i = 0; i < table->items->len; i++)
    {
      const PressTableItem *item = &g_array_index (table->items, PressTableItem, i);
      PressTableColumn *column;

      while (table->columns->len < item->last_column)
        {
          PressTableColumn empty = { G_MAXUINT32, 0 };

          g_array_append_val (table->columns, empty);
        }
      if (item->column == 0 || item->column != item->last_column)
        continue;
      column = &g_array_index (table->columns, PressTableColumn, item->column - 1);
      column->left = MIN (column->left, item->left);
      column->right = MAX (column->right, item->right);
    }
  for (guint i = 0; i < table->columns->len; i++)
    {
      PressTableColumn *column = &g_array_index (table->columns, PressTableColumn, i);

      if (column->left > column->right)
        column->left = column->right = i > 0 ? column[-1].right : 0;
      if (i > 0)
        column->right = MAX (column->right, column[-1].right);
    }
}

/* What is known of a column that may stand between two others. */
typedef struct
{
  guint n_joiners;
  gboolean has_others;
  guint number; /* of the column once those between others are gone */
} Between;

static gboolean
is_joiner (const PressTable *table, const PressTableItem *item)
{
  return item->kind == PRESS_TABLE_ITEM_TO
         || (item->kind == PRESS_TABLE_ITEM_DASH && table->parse->text[item->span.end - 1] != ')'
             && item->right - item->left == 1);
}

static gboolean
is_figure (const PressTableItem *item)
{
  return item->kind == PRESS_TABLE_ITEM_FIGURE || item->kind == PRESS_TABLE_ITEM_SURE_FIGURE;
}

/* Counts the dashes of a row that have a figure on either side, and each "to" between two cells,
 * and all else in their columns. */
static void
count_joiners (const PressTable *table, const PressTableEntry *entry, Between *between)
{
  for (guint i = entry->n_label; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);

      if (item->column == 0)
        continue;
      if (i > entry->n_label && i + 1 < entry->n_items && is_joiner (table, item)
          && (item->kind == PRESS_TABLE_ITEM_TO || (is_figure (item - 1) && is_figure (item + 1))))
        between[item->column].n_joiners++;
      else
        between[item->column].has_others = TRUE;
    }
}

/* A head of its own makes any column a real one; one over both neighbours does not. */
static void
count_heads (const PressTable *table, const PressTableEntry *entry, Between *between)
{
  if (table->has_grid && !entry->is_grid)
    return; /* a title above */
  for (guint i = 0; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);
      guint number = press_table_find_column (table->columns, item->left, item->right);
      const PressTableColumn *column;

      if (entry->is_grid)
        number = item->column == item->last_column ? item->column : 0;
      if (number == 0)
        continue;
      column = &g_array_index (table->columns, PressTableColumn, number - 1);
      if (entry->is_grid || number == 1 || number == table->columns->len
          || item->left >= column[-1].right || item->right <= column[1].left)
        between[number].has_others = TRUE;
    }
}

static gboolean
is_none (const Between *between)
{
  return between->n_joiners > 0 && !between->has_others;
}

static void
drop_columns (PressTable *table, const Between *between)
{
  guint n_kept = 0;

  for (guint i = 0; i < table->entries->len; i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);

      for (guint j = 0; j < entry->n_items; j++)
        {
          PressTableItem *item = press_table_get_item (table, entry, j);
          gboolean is_gone = is_none (&between[item->column]);

          if (is_gone && item->column == item->last_column)
            item->kind = PRESS_TABLE_ITEM_TO;
          item->column = (guint16) (between[item->column].number + (is_gone ? 1 : 0));
          item->last_column = (guint16) between[item->last_column].number;
        }
    }
  for (guint i = 0; i < table->columns->len; i++)
    if (!is_none (&between[i + 1]))
      g_array_index (table->columns, PressTableColumn, n_kept++)
          = g_array_index (table->columns, PressTableColumn, i);
  g_array_set_size (table->columns, n_kept);
}

/**
 * press_table_drop_joiners:
 * @table: a table whose items know their columns
 * @first_row: the first of its lines that has figures
 *
 * A column of nothing but a dash, or the word "to", between two figures in each row, without a head
 * of its own, joins the ends of ranges. It is no column.
 */
void
press_table_drop_joiners (PressTable *table, guint first_row)
{
  g_autofree Between *between = g_new0 (Between, table->columns->len + 1);
  guint n_kept = 0;

  for (guint i = 0; i < table->entries->len; i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->class == PRESS_TABLE_LINE_ROW)
        count_joiners (table, entry, between);
      else if (i < first_row && entry->class != PRESS_TABLE_LINE_TAG
               && entry->class != PRESS_TABLE_LINE_RULE)
        count_heads (table, entry, between);
    }
  for (guint i = 1; i <= table->columns->len; i++)
    {
      n_kept += !is_none (&between[i]);
      between[i].number = n_kept;
    }
  if (n_kept < table->columns->len)
    drop_columns (table, between);
}

/* The lines of heads over a table's columns, and what stands in them beside heads: what is over the
 * labels, a unit, a line of the title. */
#include "parse/table-head-columns.h"
#include "parse/table-head-groups.h"
#include "parse/table-types.h"
#include "table-parser.h"

#define MOST_LINES_TO_UNIT 16 /* from what may name the table */

typedef struct
{
  PressTable *table;
  PressNodes nodes; /* the cells, and the tags and rules between them */
} HeadLine;

/* A head, and behind it the mark of a footnote as text. */
static void
add_head (HeadLine *line, PressSpan head)
{
  PressSpan name = press_table_scan_label (line->table->parse, head).name;
  PressSpan mark;
  PressNode *cell;

  if (name.end == head.start)
    name.end = head.end;
  cell = press_table_make_node (line->table, PRESS_NODE_CELL, name);
  line->nodes = press_nodes_append (line->nodes, cell);
  g_ptr_array_add (line->table->head_cells, cell);
  if (name.end == head.end)
    return;
  while (g_ascii_isspace (line->table->parse->text[name.end]))
    name.end++;
  mark = press_table_find_mark (line->table->parse, (PressSpan){ name.end, head.end });
  if (mark.start < mark.end)
    press_table_put_note (line->table, cell, mark);
  line->nodes
      = press_nodes_append (line->nodes, press_table_make_node (line->table, PRESS_NODE_TEXT,
                                                                (PressSpan){ name.end, head.end }));
}

static void
add_item (HeadLine *line, const PressTableItem *item, gboolean is_grid)
{
  guint n_before = line->table->heads->len;

  if (press_table_is_frame (item))
    {
      line->nodes = press_nodes_append (line->nodes, press_table_make_frame (line->table, item));
      return;
    }
  if (item->kind == PRESS_TABLE_ITEM_HEAD && !is_grid)
    press_table_split_head (line->table->parse, item, line->table->heads);
  else
    g_array_append_val (line->table->heads, *item);
  for (guint i = n_before; i < line->table->heads->len; i++)
    add_head (line, g_array_index (line->table->heads, PressTableItem, i).span);
}

/* "Deposits" over "In millions", both over the labels and beside heads, of which some line below
 * has more: the upper one names the table. */
static gboolean
is_above_unit (const PressTable *table, const PressTableEntry *entry)
{
  guint end = MIN (table->entries->len, table->n_done + MOST_LINES_TO_UNIT);
  guint n_most = 0;

  if (press_table_get_item (table, entry, 0)->kind != PRESS_TABLE_ITEM_NAMED)
    return FALSE;
  for (guint i = table->n_done; i < end; i++)
    {
      const PressTableEntry *below = press_table_get_entry (table, i);

      if (below->token == PRESS_TABLE_TOKEN_ROW || below->token == PRESS_TABLE_TOKEN_GROUP)
        return FALSE;
      if (below->token != PRESS_TABLE_TOKEN_HEAD)
        continue;
      n_most = MAX (n_most, below->n_items);
      if (press_table_has_corner (table, below)
          && press_table_is_bare_unit (table->parse, press_table_get_item (table, below, 0)->span))
        return entry->n_items < n_most;
    }
  return FALSE;
}

/* "Balance Sheets (in thousands)" in the first cell, beside the heads: the title of a
 * table that has none above, else a note, and its unit. */
static gboolean
has_title_in_corner (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (table, entry, 0);
  PressSpan unit;

  if (!press_table_has_corner (table, entry))
    return FALSE;
  unit = press_table_find_unit_at_end (table->parse, item->span);
  return (!table->has_title
          && (item->kind == PRESS_TABLE_ITEM_TITLE
              || (entry->is_grid && is_above_unit (table, entry))))
         || (unit.start > item->span.start && unit.start < unit.end);
}

/* What stands over the labels beside heads and is none: FALSE where it is a head. */
static gboolean
add_corner (PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (table, entry, 0);

  if (press_table_has_corner (table, entry) && press_table_is_bare_unit (table->parse, item->span))
    press_table_add_unit_text (table, item->span);
  else if (has_title_in_corner (table, entry))
    press_table_add_title_text (
        table, table->has_title ? PRESS_NODE_TABLE_NOTE : PRESS_NODE_TABLE_TITLE, item->span);
  else
    return press_table_add_corner (table, item);
  return TRUE;
}

/* "As of" in a paragraph above a grid, whose columns are not the page's, stands over all of them.
 */
static gboolean
spread_over_grid (PressTable *table, const PressTableEntry *entry)
{
  PressTableItem *item;

  if (entry->is_grid || entry->n_items != 1 || !table->has_grid)
    return FALSE;
  item = press_table_get_item (table, entry, 0);
  item->column = 1;
  item->last_column = (guint16) table->columns->len;
  return TRUE;
}

/* "(in thousands)" over or under each head of a grid, or over all of them: the unit of the table.
 */
static gboolean
add_units (PressTable *table, const PressTableEntry *entry, guint first)
{
  for (guint i = first; i < entry->n_items; i++)
    if (press_table_get_item (table, entry, i)->kind != PRESS_TABLE_ITEM_UNIT)
      return FALSE;
  for (guint i = first; i < entry->n_items; i++)
    press_table_add_unit_text (table, press_table_get_item (table, entry, i)->span);
  return TRUE;
}

/* "Financial Highlights (Unaudited)" over all columns of a grid, above their own heads: the title.
 */
static gboolean
is_title_over_columns (const PressTable *table, const PressTableEntry *entry, guint first)
{
  const PressTableItem *item = press_table_get_item (table, entry, entry->n_items - 1);

  return entry->is_grid && entry->n_items == first + 1 && table->rows->len == 0
         && item->kind == PRESS_TABLE_ITEM_TITLE && item->column == 1
         && item->last_column == table->columns->len && press_table_find_own_heads (table) != NULL;
}

/* "Acme Bancorp, Inc." over the labels of a grid beside "Financial Highlights" over all columns:
 * both are the title. */
static gboolean
add_name_beside_title (PressTable *table, const PressTableEntry *entry)
{
  if (entry->n_items != 2 || press_table_get_item (table, entry, 0)->column != 0
      || !is_title_over_columns (table, entry, 1))
    return FALSE;
  for (guint i = 0; i < entry->n_items; i++)
    press_table_add_title_text (table, PRESS_NODE_TABLE_TITLE,
                                press_table_get_item (table, entry, i)->span);
  return TRUE;
}

/* Adds the heads that were read to the table, in one node. */
static void
add_line (HeadLine *line)
{
  PressNode *heads
      = press_table_make_node (line->table, PRESS_NODE_TABLE_HEAD, (PressSpan){ 0, 0 });

  press_node_adopt (heads, line->nodes);
  press_table_add_child (line->table, heads);
}

/* "ASSETS    (in thousands)": what stands over the labels, and the unit over the columns. */
static gboolean
add_unit_beside_label (HeadLine *line, const PressTableEntry *entry)
{
  PressTable *table = line->table;
  const PressTableItem *label = press_table_get_item (table, entry, 0);
  const PressTableItem *unit = press_table_get_item (table, entry, entry->n_items - 1);

  if (entry->n_items != 2 || table->columns->len == 0 || press_table_is_frame (label)
      || label->right > g_array_index (table->columns, PressTableColumn, 0).left
      || unit->kind != PRESS_TABLE_ITEM_UNIT || unit->left <= label->right)
    return FALSE;
  add_item (line, label, FALSE);
  press_table_set_column (table, g_ptr_array_index (table->head_cells, 0), 0, 0);
  add_line (line);
  press_table_add_unit_text (table, unit->span);
  return TRUE;
}

/* Adds the heads of one line, behind what stands over the labels. */
void
press_table_add_heads (PressTable *table, guint number)
{
  const PressTableEntry *entry = press_table_take_entry (table, number, &table->children);
  HeadLine line = { .table = table };
  gboolean is_grid = entry->is_grid || spread_over_grid (table, entry);
  GArray *above;
  guint i = 0;

  g_array_set_size (table->heads, 0);
  g_ptr_array_set_size (table->head_cells, 0);
  g_array_set_size (table->head_spans, 0);
  if (add_name_beside_title (table, entry))
    return;
  i += add_corner (table, entry);
  if (is_grid ? add_units (table, entry, i) : i == 0 && add_unit_beside_label (&line, entry))
    return;
  if (is_title_over_columns (table, entry, i))
    {
      press_table_add_title_text (table, PRESS_NODE_TABLE_TITLE,
                                  press_table_get_item (table, entry, i)->span);
      return;
    }
  for (; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);

      add_item (&line, item, is_grid);
      if (item->kind == PRESS_TABLE_ITEM_HEAD) /* "GBP000" */
        press_table_keep_scale (table, item->span);
    }
  press_table_place_heads (table, is_grid);
  if (line.nodes != NULL)
    add_line (&line);
  above = table->spans;
  table->spans = table->head_spans;
  table->head_spans = above;
}

/* Tables of figures in plain text: from some lines of copy to a node. */
#include "parse/table.h"

#include "parse/table-types.h"
#include "base/trim.h"
#include "table-parser.h"

#include <string.h>

/* Makes an entry of the items from @first_item on: a line, or a part of one. */
static PressTableEntry *
add_entry (PressTable *table, PressTableLine class, guint first_item, gboolean is_after_blank)
{
  PressTableEntry entry = { .first_item = first_item,
                            .n_items = table->items->len - first_item,
                            .class = (guint8) class,
                            .is_after_blank = is_after_blank };
  const PressTableItem *first;
  const PressTableItem *last;

  if (entry.n_items == 0)
    return NULL;
  first = press_table_get_item (table, &entry, 0);
  last = press_table_get_item (table, &entry, entry.n_items - 1);
  entry.span = (PressSpan){ first->span.start, last->span.end };
  entry.left = first->left;
  entry.right = last->right;
  entry.first_float = table->n_floats;
  entry.n_floats = table->floats->len - table->n_floats;
  table->n_floats = table->floats->len;
  g_array_append_val (table->entries, entry);
  return press_table_get_entry (table, table->entries->len - 1);
}

/* Text behind the tags that open a line is a line of its own. */
static void
cut_tags (PressTable *table, PressTableEntry *entry, guint32 end)
{
  guint n = 0;
  guint first_item;
  PressTableItem last;
  PressTableLine class;

  while (n < entry->n_items && press_table_get_item (table, entry, n)->kind == PRESS_TABLE_ITEM_TAG)
    n++;
  if (n == 0 || n == entry->n_items)
    return;
  last = *press_table_get_item (table, entry, n - 1);
  g_array_set_size (table->items, entry->first_item + n);
  entry->n_items = n;
  entry->class = PRESS_TABLE_LINE_TAG;
  entry->span.end = last.span.end;
  entry->right = last.right;
  first_item = table->items->len;
  class = press_table_scan_line (table->parse, (PressSpan){ last.span.end, end }, last.right,
                                 table->items);
  add_entry (table, class, first_item, FALSE);
}

static gboolean
has_open_bracket (const char *text, PressSpan span)
{
  return memchr (text + span.start, '(', span.end - span.start) != NULL
         && memchr (text + span.start, ')', span.end - span.start) == NULL;
}

/* Has a unit end further on, and its item with it: its line may turn out to be part of a row. */
static void
move_end (PressTable *table, PressTableEntry *unit, guint32 end)
{
  unit->span.end = end;
  if (unit->n_items > 0)
    press_table_get_item (table, unit, unit->n_items - 1)->span.end = end;
}

/* A unit whose bracket closes in the next line takes that line in. */
static gboolean
goes_on_with_unit (PressTable *table, const PressTableEntry *entry)
{
  const PressTableEntry *unit = entry - 1;

  return table->entries->len > 1 && unit->class == PRESS_TABLE_LINE_UNIT
         && entry->class == PRESS_TABLE_LINE_NONE && !entry->is_after_blank && entry->n_items == 1
         && has_open_bracket (table->parse->text, unit->span);
}

/* Such a unit may close in front of the heads in the next line: "(thousands, except per" over
 * "share amounts)  2024  2023". */
static void
move_unit_end (PressTable *table, PressTableEntry *entry)
{
  PressTableEntry *unit = entry - 1;
  const PressTableItem *end = press_table_get_item (table, entry, 0);

  if (table->entries->len < 2 || unit->class != PRESS_TABLE_LINE_UNIT
      || entry->class != PRESS_TABLE_LINE_HEAD || entry->is_after_blank || entry->n_items < 2
      || end->kind == PRESS_TABLE_ITEM_HEAD || !has_open_bracket (table->parse->text, unit->span)
      || table->parse->text[end->span.end - 1] != ')')
    return;
  move_end (table, unit, end->span.end);
  entry->first_item++;
  entry->n_items--;
  entry->span.start = press_table_get_item (table, entry, 0)->span.start;
  entry->left = press_table_get_item (table, entry, 0)->left;
}

static void
add_line (PressTable *table, guint line, gboolean is_after_blank)
{
  guint first_item = table->items->len;
  PressTableLine class = press_table_read_line (table->parse, line, table->items);
  PressTableEntry *entry = add_entry (table, class, first_item, is_after_blank);

  if (entry == NULL)
    return;
  if (goes_on_with_unit (table, entry))
    {
      move_end (table, &entry[-1], entry->span.end);
      g_array_set_size (table->entries, table->entries->len - 1);
      return;
    }
  move_unit_end (table, entry);
  if (press_table_take_grid (table, entry))
    table->has_grid = TRUE;
  else
    cut_tags (table, entry, table->parse->copy->lines[line].end);
}

/* What a page puts between the lines of a table is no part of it. */
static gboolean
add_float (PressTable *table, guint line)
{
  static const PressNodeKind kinds[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_PAGE_MARK] = PRESS_NODE_PAGE_MARK,
    [PRESS_LINE_CLASS_PAGE_NUMBER] = PRESS_NODE_FURNITURE,
    [PRESS_LINE_CLASS_FURNITURE] = PRESS_NODE_FURNITURE,
    [PRESS_LINE_CLASS_IMAGE] = PRESS_NODE_IMAGE,
  };
  const PressParse *parse = table->parse;
  const PressLine *bounds = &parse->copy->lines[line];
  PressSpan span = { bounds->start, bounds->end };

  if (parse->line_classes == NULL || kinds[parse->line_classes[line]] == 0)
    return FALSE;
  span = press_span_trim (parse->text, span);
  g_ptr_array_add (table->floats,
                   press_node_new (parse->arena, kinds[parse->line_classes[line]], span));
  return TRUE;
}

static void
add_lines (PressTable *table, guint first_line, guint last_line)
{
  gboolean is_after_blank = TRUE;

  for (guint line = first_line; line <= last_line; line++)
    {
      guint n_before = table->items->len;

      if (add_float (table, line))
        continue;
      add_line (table, line, is_after_blank);
      is_after_blank = table->items->len == n_before;
    }
}

static void
clear_column_head (gpointer head)
{
  g_string_free (((PressTableColumnHead *) head)->text, TRUE);
}

static GArray *
empty (GArray *array)
{
  return g_array_set_size (array, 0);
}

/* An empty table, in the arrays of the one before. */
static PressTable *
begin_table (PressParse *parse)
{
  PressTable *table = parse->table;

  if (table == NULL)
    {
      table = parse->table = g_new0 (PressTable, 1);
      table->entries = g_array_new (FALSE, FALSE, sizeof (PressTableEntry));
      table->items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));
      table->cells = g_array_new (FALSE, FALSE, sizeof (PressTableCell));
      table->columns = g_array_new (FALSE, FALSE, sizeof (PressTableColumn));
      table->heads = g_array_new (FALSE, FALSE, sizeof (PressTableItem));
      table->head_cells = g_ptr_array_new ();
      table->head_spans = g_array_new (FALSE, FALSE, sizeof (PressTableSpan));
      table->spans = g_array_new (FALSE, FALSE, sizeof (PressTableSpan));
      table->rows = g_array_new (FALSE, FALSE, sizeof (PressTableRow));
      table->open_rows = g_array_new (FALSE, FALSE, sizeof (PressTableOpenRow));
      table->floats = g_ptr_array_new ();
      table->column_heads = g_array_new (FALSE, FALSE, sizeof (PressTableColumnHead));
      g_array_set_clear_func (table->column_heads, clear_column_head);
      table->title = g_string_new (NULL);
    }
  *table = (PressTable){
    .parse = parse,
    .entries = empty (table->entries),
    .items = empty (table->items),
    .cells = table->cells,
    .columns = empty (table->columns),
    .heads = table->heads,
    .head_cells = table->head_cells,
    .head_spans = table->head_spans,
    .spans = empty (table->spans),
    .rows = empty (table->rows),
    .open_rows = empty (table->open_rows),
    .floats = table->floats,
    .column_heads = table->column_heads,
    .title = g_string_truncate (table->title, 0),
  };
  g_ptr_array_set_size (table->floats, 0);
  return table;
}

void
press_table_free (PressTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->entries);
  g_array_unref (table->items);
  g_array_unref (table->cells);
  g_array_unref (table->columns);
  g_array_unref (table->heads);
  g_ptr_array_unref (table->head_cells);
  g_array_unref (table->head_spans);
  g_array_unref (table->spans);
  g_array_unref (table->rows);
  g_array_unref (table->open_rows);
  g_ptr_array_unref (table->floats);
  g_array_unref (table->column_heads);
  g_string_free (table->title, TRUE);
  g_free (table);
}

/**
 * press_parse_table:
 * @parse: a parse
 * @first_line: the first line of a table, with its titles
 * @last_line: the last line of it, with its notes
 *
 * Makes a table of some lines of copy.
 *
 * Returns: (nullable): the table; %NULL where all lines are blank
 */
PressNode *
press_parse_table (PressParse *parse, guint first_line, guint last_line)
{
  PressTable *table = begin_table (parse);

  add_lines (table, first_line, last_line);
  if (table->entries->len == 0 && table->floats->len == 0)
    return NULL;
  table->node = press_node_new (parse->arena, PRESS_NODE_TABLE, (PressSpan){ 0, 0 });
  press_table_measure (table);
  if (press_table_rows_yyparse (table) != 0)
    while (table->n_done < table->entries->len)
      press_table_add_note (table, table->n_done);
  for (guint i = table->n_floats; i < table->floats->len; i++)
    table->children = press_nodes_append (table->children, g_ptr_array_index (table->floats, i));
  press_node_adopt (table->node, table->children);
  press_table_tell_types (table);
  return table->node;
}

/* Building a table: the nodes of its lines. */
#include "parse/table-build.h"
#include "parse/table-types.h"
#include "parse/block-lines.h"
#include "table-parser.h"

PressNode *
press_table_make_node (PressTable *table, PressNodeKind kind, PressSpan span)
{
  return press_node_new (table->parse->arena, kind, span);
}

static gboolean
is_empty (PressSpan span)
{
  return span.start >= span.end;
}

/* The label of the row at hand becomes a leaf as far as it has come. */
static void
close_stub (PressTable *table)
{
  if (!is_empty (table->stub))
    table->open = press_nodes_append (table->open,
                                      press_table_make_node (table, PRESS_NODE_STUB, table->stub));
  table->stub = (PressSpan){ 0, 0 };
}

/* Takes an entry in hand: what a page has put in front of it comes first, to wherever the entry
 * itself will go. */
PressTableEntry *
press_table_take_entry (PressTable *table, guint number, PressNodes *nodes)
{
  PressTableEntry *entry = press_table_get_entry (table, number);

  table->n_done = number + 1;
  if (entry->n_floats > 0)
    close_stub (table);
  for (guint i = 0; i < entry->n_floats; i++)
    *nodes = press_nodes_append (*nodes, g_ptr_array_index (table->floats, entry->first_float + i));
  return entry;
}

void
press_table_add_child (PressTable *table, PressNode *node)
{
  table->children = press_nodes_append (table->children, node);
}

/* Adds a block with one leaf of text. */
static PressNode *
add_block (PressTable *table, PressNodeKind kind, PressSpan span)
{
  PressNode *block = press_table_make_node (table, kind, span);

  press_node_adopt (block, press_table_make_node (table, PRESS_NODE_TEXT, span));
  press_table_add_child (table, block);
  return block;
}

/* A line of a note in front of the rows. */
void
press_table_add_text (PressTable *table, PressNodeKind kind, guint number)
{
  add_block (table, kind, press_table_take_entry (table, number, &table->children)->span);
}

/* A title, and behind it the mark of a note as a leaf of its own: "Capital ratios (a)". */
static void
add_title (PressTable *table, PressSpan title)
{
  PressParse *parse = table->parse;
  PressSpan name = { title.start, press_table_scan_label (parse, title).name.end };
  PressSpan rest = { name.end, title.end };
  PressSpan mark = { 0, 0 };
  PressNode *node;

  if (press_block_lines_trim (parse, &rest) && !is_empty (name))
    mark = press_table_find_mark (parse, rest);
  if (is_empty (mark))
    {
      add_block (table, PRESS_NODE_TABLE_TITLE, title);
      return;
    }
  node = add_block (table, PRESS_NODE_TABLE_TITLE, name);
  press_node_adopt (node, press_table_make_node (table, PRESS_NODE_TEXT, rest));
  press_table_put_note (table, node, mark);
}

/* A title or a note, which may end in the unit: "Sales by Region (in thousands) (unaudited)". */
void
press_table_add_title_text (PressTable *table, PressNodeKind kind, PressSpan title)
{
  PressSpan unit = press_table_find_unit_at_end (table->parse, title);
  PressSpan basis = { unit.end, title.end };
  gboolean has_unit = unit.end > unit.start && unit.start > title.start;

  if (has_unit)
    title.end = unit.start;
  press_block_lines_trim (table->parse, &title);
  if (kind == PRESS_NODE_TABLE_TITLE)
    add_title (table, title);
  else
    add_block (table, kind, title);
  table->has_title |= kind == PRESS_NODE_TABLE_TITLE;
  if (!has_unit)
    return;
  press_table_add_unit_text (table, unit);
  if (press_block_lines_trim (table->parse, &basis))
    add_block (table, PRESS_NODE_TABLE_NOTE, basis);
}

void
press_table_add_title (PressTable *table, guint number)
{
  press_table_add_title_text (table, PRESS_NODE_TABLE_TITLE,
                              press_table_take_entry (table, number, &table->children)->span);
}

/* A line of rules or tags, each a leaf. */
void
press_table_add_leaves (PressTable *table, PressNodeKind kind, guint number)
{
  const PressTableEntry *entry = press_table_take_entry (table, number, &table->children);

  table->note = NULL;
  table->is_after_rule = kind == PRESS_NODE_RULE && table->parse->text[entry->span.end - 1] != '=';
  for (guint i = 0; i < entry->n_items; i++)
    press_table_add_child (
        table, press_table_make_node (table, kind, press_table_get_item (table, entry, i)->span));
}

/* Whether a text closes a bracket that it does not open. */
static gboolean
closes_bracket (const char *text, PressSpan span)
{
  gsize length_bytes = span.end - span.start;

  return text[span.end - 1] == ')' && memchr (text + span.start, '(', length_bytes) == NULL;
}

/* Keeps the power of ten that a text tells, if it tells one; the first stands. */
void
press_table_keep_scale (PressTable *table, PressSpan span)
{
  guint scale = press_table_scan_scale (table->parse, span);

  if (scale > 0 && press_node_get_attribute (table->node, PRESS_ATTRIBUTE_SCALE) == NULL)
    press_node_take_attribute (table->node, table->parse->arena, PRESS_ATTRIBUTE_SCALE,
                               press_arena_number (table->parse->arena, scale));
}

/* A unit on its own, or among the heads. */
void
press_table_add_unit_text (PressTable *table, PressSpan span)
{
  guint32 n_basis = press_table_measure_basis (table->parse, span);

  if (n_basis > 0)
    add_block (table, PRESS_NODE_TABLE_NOTE, (PressSpan){ span.start, span.start + n_basis - 1 });
  span.start += n_basis;
  table->is_unit_open
      = table->parse->text[span.start] == '('
        && memchr (table->parse->text + span.start, ')', span.end - span.start) == NULL;
  add_block (table, PRESS_NODE_TABLE_UNIT, span);
  press_table_keep_scale (table, span);
}

/* What stands over the labels beside heads and is none: a unit or the rest of one, "(in thousands,
 * except" above "per share data)", or in front of all rows a title. FALSE where it is a head. */
gboolean
press_table_add_corner (PressTable *table, const PressTableItem *item)
{
  if (item->kind == PRESS_TABLE_ITEM_UNIT || press_table_is_bare_unit (table->parse, item->span)
      || (table->is_unit_open && closes_bracket (table->parse->text, item->span)))
    press_table_add_unit_text (table, item->span);
  else if (item->kind == PRESS_TABLE_ITEM_TITLE && table->rows->len == 0)
    add_title (table, item->span);
  else
    return FALSE;
  return TRUE;
}

void
press_table_add_unit (PressTable *table, guint number)
{
  press_table_add_unit_text (table, press_table_take_entry (table, number, &table->children)->span);
}

/* Tags, rules and the dashes of ranges may stand among the cells of a line. */
gboolean
press_table_is_frame (const PressTableItem *item)
{
  return item->kind == PRESS_TABLE_ITEM_TAG || item->kind == PRESS_TABLE_ITEM_RULE
         || item->kind == PRESS_TABLE_ITEM_TO;
}

PressNode *
press_table_make_frame (PressTable *table, const PressTableItem *item)
{
  PressNodeKind kind = item->kind == PRESS_TABLE_ITEM_TAG  ? PRESS_NODE_TAG
                       : item->kind == PRESS_TABLE_ITEM_TO ? PRESS_NODE_TEXT
                                                           : PRESS_NODE_RULE;

  return press_table_make_node (table, kind, item->span);
}

/* Adds a label, or a part of one, to the row at hand. The marks of footnotes behind it are text. */
static void
add_label (PressTable *table, const PressTableEntry *entry)
{
  PressSpan label = { press_table_get_item (table, entry, 0)->span.start,
                      press_table_get_item (table, entry, entry->n_label - 1)->span.end };
  PressSpan name = entry->label.name;
  const char *text = table->parse->text;

  if (table->open == NULL && is_empty (table->stub))
    table->left = entry->left;
  if (!is_empty (name))
    {
      guint32 at = name.end;

      while (at < label.end && (text[at] == '.' || text[at] == ' '))
        at++;
      if (at == label.end)
        name.end = label.end;
      table->stub
          = (PressSpan){ is_empty (table->stub) ? name.start : table->stub.start, name.end };
    }
  else
    name.end = label.start;
  if (name.end == label.end)
    return;
  close_stub (table);
  while (g_ascii_isspace (text[name.end]))
    name.end++;
  table->open = press_nodes_append (
      table->open,
      press_table_make_node (table, PRESS_NODE_TEXT, (PressSpan){ name.end, label.end }));
}

/* The first line of a label that goes on in the next one. */
void
press_table_add_part (PressTable *table, guint number)
{
  add_label (table, press_table_take_entry (table, number, &table->open));
}

static void
add_cells (PressTable *table, const PressTableEntry *entry)
{
  guint before = 0;

  for (guint i = entry->n_label; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);
      PressNode *cell;

      if (press_table_is_frame (item))
        {
          table->open = press_nodes_append (table->open, press_table_make_frame (table, item));
          continue;
        }
      cell = press_table_make_node (table, PRESS_NODE_CELL, item->span);
      before = MAX (before + 1, item->column > 0 ? item->column
                                                 : press_table_find_column (
                                                     table->columns, item->left, item->right));
      press_table_set_column (table, cell, before, before);
      press_table_set_value (table->parse, cell, item);
      table->open = press_nodes_append (table->open, cell);
    }
}

static void
close_row (PressTable *table, gboolean is_group)
{
  PressTableRow row = { .left = table->left, .is_group = is_group };

  close_stub (table);
  table->row = press_table_make_node (table, PRESS_NODE_ROW, (PressSpan){ 0, 0 });
  press_node_adopt (table->row, table->open);
  table->open = NULL;
  table->note = NULL;
  press_table_add_child (table, table->row);
  row.node = table->row;
  row.is_total = table->is_after_rule && table->rows->len > 0;
  table->is_after_rule = FALSE;
  g_array_append_val (table->rows, row);
}

/* A line with figures: a row, with what has come of its label before. */
void
press_table_add_row (PressTable *table, guint number)
{
  PressNodes *nodes
      = table->open != NULL || !is_empty (table->stub) ? &table->open : &table->children;
  const PressTableEntry *entry = press_table_take_entry (table, number, nodes);

  if (entry->n_label > 0)
    add_label (table, entry);
  close_stub (table);
  add_cells (table, entry);
  close_row (table, entry->n_label == entry->n_items);
}

/* A label of the rows under it: a row without cells. */
void
press_table_add_group (PressTable *table, guint number)
{
  PressTableEntry *entry;

  press_table_get_entry (table, number)->n_label = press_table_get_entry (table, number)->n_items;
  entry = press_table_get_entry (table, number);
  entry->label.name = entry->span;
  press_table_add_row (table, number);
}

/* A line under a row that goes on with its label. */
void
press_table_add_rest (PressTable *table, guint number)
{
  const PressTableEntry *entry = press_table_take_entry (table, number, &table->open);

  add_label (table, entry);
  close_stub (table);
  press_node_adopt (table->row, table->open);
  table->open = NULL;
}

/* A line of a note under the rows. A blank line, or a mark, begins another one. */
void
press_table_add_note (PressTable *table, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (table, number);

  if (table->note == NULL || entry->is_after_blank || entry->label.is_marked || entry->n_floats > 0)
    {
      entry = press_table_take_entry (table, number, &table->children);
      table->note = add_block (table, PRESS_NODE_TABLE_NOTE, entry->span);
      return;
    }
  press_table_take_entry (table, number, &table->children);
  table->note->span.end = table->note->last_child->span.end = entry->span.end;
}

/* The next line of the table, for the grammar. */
int
press_table_rows_yylex (guint *number, PressTable *table)
{
  *number = table->at;
  if (table->at == table->entries->len)
    return PRESS_TABLE_TOKEN_END;
  return press_table_get_entry (table, table->at++)->token;
}

/* What the grammar does not take becomes notes, see press_parse_table(). */
void
press_table_rows_yyerror (PressTable *table, const char *message)
{
  (void) table;
  (void) message;
}

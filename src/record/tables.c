/* Tables of figures: title, unit, heads of columns, and the rows that hold figures. */
#include "record/builder.h"
#include "tree/figures.h"

#include <string.h>

typedef struct
{
  PressRecordBuilder *builder;
  const PressNode *node;
  PressRecordTable *table;
  GPtrArray *heads; /* of GString: one for each column */
  GArray *rows;     /* of PressRecordRow, of different lengths yet */
  GArray *cells;    /* of PressRecordCell: the row at hand */
  PressRecordText title;
  guint n_columns;
  gboolean is_unit_open; /* its bracket is not closed yet */
} TableBuilder;

static void
free_head (gpointer head)
{
  g_string_free (head, TRUE);
}

/* The columns of a cell, from 0: those it tells, else the one after the last. Returns FALSE for a
 * cell over the labels. */
static gboolean
find_columns (const PressNode *cell, guint n_before, guint *first, guint *last)
{
  if (!press_node_get_columns (cell, first, last))
    *first = *last = n_before + 1;
  if (*first == 0)
    return FALSE;
  (*first)--;
  (*last)--;
  return TRUE;
}

static void
add_head (TableBuilder *table, guint column, const char *text)
{
  GString *head;

  while (table->heads->len <= column)
    g_ptr_array_add (table->heads, g_string_new (NULL));
  head = g_ptr_array_index (table->heads, column);
  if (head->len > 0)
    g_string_append_c (head, ' ');
  g_string_append (head, text);
}

/* "Revenues by region:" is the title without its colon, as a heading is. */
static void
trim_colon (GString *title)
{
  if (title->len > 0 && title->str[title->len - 1] == ':')
    g_string_truncate (title, title->len - 1);
}

/* A line of the title, without the mark of a note behind it. */
static void
add_title (TableBuilder *table, const PressNode *node)
{
  gboolean has_mark = press_node_get_attribute (node, PRESS_ATTRIBUTE_NOTE) != NULL;

  press_record_text_separate (&table->title);
  press_record_text_add (&table->title, has_mark ? press_node_get_first_child (node) : node, NULL);
}

/* Where the bracket that opens a text closes; its end where nothing closes it. */
static gsize
find_closing (const GString *text)
{
  guint n_open = 0;

  for (gsize at = 0; at < text->len; at++)
    {
      n_open += strchr ("([", text->str[at]) != NULL;
      n_open -= strchr (")]", text->str[at]) != NULL;
      if (n_open == 0)
        return at;
    }
  return text->len;
}

/* "(in thousands, except" above "per share data)", both beside heads: the unit goes on. */
static void
add_to_unit (TableBuilder *table, const PressNode *node)
{
  const char *rest = press_record_get_text (table->builder, node);

  table->is_unit_open = FALSE;
  table->table->unit = press_arena_printf (table->builder->arena, "%s %.*s", table->table->unit,
                                           (int) strcspn (rest, ")"), rest);
}

/* Takes the unit out of its brackets: of "(in thousands) (unaudited)" the first. */
static void
set_unit (TableBuilder *table, const PressNode *node)
{
  GString *text = table->builder->text.text;

  if (table->is_unit_open)
    add_to_unit (table, node);
  if (table->table->unit != NULL)
    return;
  press_record_text_add (&table->builder->text, node, NULL);
  if (text->len > 0 && strchr ("([", text->str[0]) != NULL)
    {
      table->is_unit_open = find_closing (text) == text->len;
      g_string_truncate (text, find_closing (text));
      g_string_erase (text, 0, 1);
    }
  table->table->unit = press_record_text_take (&table->builder->text, table->builder->arena);
}

/* One line of heads: each cell goes on with what stands above it. Heads that come again below rows
 * tell nothing new. */
static void
add_heads (TableBuilder *table, const PressNode *line)
{
  const PressNode *cell;
  guint n_before = 0;

  if (table->rows->len > 0 && table->heads->len > 0)
    return;
  for (cell = press_node_get_first_child (line); cell != NULL; cell = press_node_get_next (cell))
    {
      const char *text;
      guint first;
      guint last;

      if (press_node_get_kind (cell) != PRESS_NODE_CELL
          || !find_columns (cell, n_before, &first, &last))
        continue;
      text = press_record_get_text (table->builder, cell);
      for (guint column = first; column <= last; column++)
        add_head (table, column, text);
      n_before = last + 1;
    }
}

/* The label of a row, of one part or several, without the dots that lead to its figures. */
static const char *
get_row_label (PressRecordBuilder *builder, const PressNode *row)
{
  GString *text = builder->text.text;

  for (const PressNode *part = press_node_get_first_child (row); part != NULL;
       part = press_node_get_next (part))
    if (press_node_get_kind (part) == PRESS_NODE_STUB)
      {
        press_record_text_separate (&builder->text);
        press_record_text_add (&builder->text, part, NULL);
      }
  g_string_truncate (text, press_figures_end_label (text->str, text->len));
  return press_record_text_take (&builder->text, builder->arena);
}

/* Whether a cell has nothing, or the sign of a currency in front of no figure. */
static gboolean
is_bare_sign (const char *text)
{
  while (g_unichar_type (g_utf8_get_char (text)) == G_UNICODE_CURRENCY_SYMBOL)
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static PressRecordCell
read_cell (PressRecordBuilder *builder, const PressNode *node)
{
  const char *figure = press_record_get_figure (builder, node);
  const char *text;

  if (figure != NULL)
    return (PressRecordCell){ PRESS_RECORD_CELL_NUMBER, figure };
  text = press_record_get_text (builder, node);
  if (is_bare_sign (text))
    return (PressRecordCell){ PRESS_RECORD_CELL_EMPTY, NULL };
  return (PressRecordCell){ PRESS_RECORD_CELL_TEXT, text };
}

/* Whether a cell of words holds figures. */
static gboolean
is_range (const PressNode *cell)
{
  return g_strcmp0 (press_node_get_attribute (cell, PRESS_ATTRIBUTE_TYPE), "range") == 0;
}

/* Puts a cell in its column; of two in one column the second goes to the next. */
static void
put_cell (TableBuilder *table, guint column, PressRecordCell cell)
{
  const PressRecordCell empty = { PRESS_RECORD_CELL_EMPTY, NULL };

  while (table->cells->len < column)
    g_array_append_val (table->cells, empty);
  g_array_append_val (table->cells, cell);
}

static void
add_row (TableBuilder *table, const PressNode *node)
{
  PressRecordRow row = { .label = get_row_label (table->builder, node) };
  gboolean has_figure = FALSE;
  const PressNode *child;

  g_array_set_size (table->cells, 0);
  for (child = press_node_get_first_child (node); child != NULL;
       child = press_node_get_next (child))
    {
      guint column;
      guint last;

      if (press_node_get_kind (child) == PRESS_NODE_CELL
          && find_columns (child, table->cells->len, &column, &last))
        {
          PressRecordCell cell = read_cell (table->builder, child);

          has_figure |= cell.kind == PRESS_RECORD_CELL_NUMBER || is_range (child);
          put_cell (table, column, cell);
        }
    }
  if (!has_figure)
    return;
  row.n_cells = table->cells->len;
  row.cells = press_arena_alloc (table->builder->arena, row.n_cells * sizeof (PressRecordCell));
  memcpy ((gpointer) row.cells, table->cells->data, row.n_cells * sizeof (PressRecordCell));
  g_array_append_val (table->rows, row);
  table->n_columns = MAX (table->n_columns, row.n_cells);
}

/* Gives a row a cell for each column of the table. */
static void
fill_row (TableBuilder *table, PressRecordRow *row)
{
  guint n_cells = MAX (row->n_cells, MIN (table->n_columns, PRESS_MOST_COLUMNS));
  PressRecordCell *cells;

  if (n_cells == row->n_cells)
    return;
  cells = press_arena_alloc (table->builder->arena, n_cells * sizeof (PressRecordCell));
  memcpy (cells, row->cells, row->n_cells * sizeof (PressRecordCell));
  for (guint i = row->n_cells; i < n_cells; i++)
    cells[i] = (PressRecordCell){ PRESS_RECORD_CELL_EMPTY, NULL };
  row->cells = cells;
  row->n_cells = n_cells;
}

static void
finish_table (TableBuilder *table)
{
  PressArena *arena = table->builder->arena;

  if (table->table->unit == NULL)
    table->table->unit = press_node_get_attribute (table->node, PRESS_ATTRIBUTE_UNIT);
  trim_colon (table->title.text);
  if (table->title.text->len > 0)
    table->table->title = press_record_text_take (&table->title, arena);
  table->n_columns = MAX (table->n_columns, table->heads->len);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const GString *head = i < table->heads->len ? g_ptr_array_index (table->heads, i) : NULL;

      g_ptr_array_add (table->table->columns,
                       head != NULL ? press_arena_strndup (arena, head->str, head->len)
                                    : press_arena_strndup (arena, "", 0));
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      PressRecordRow *row = press_arena_alloc (arena, sizeof (PressRecordRow));

      *row = g_array_index (table->rows, PressRecordRow, i);
      fill_row (table, row);
      g_ptr_array_add (table->table->rows, row);
    }
  g_ptr_array_add (table->builder->record->tables, table->table);
}

typedef void (*AddPart) (TableBuilder *table, const PressNode *node);

static const AddPart parts[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_TABLE_TITLE] = add_title,
  [PRESS_NODE_TABLE_UNIT] = set_unit,
  [PRESS_NODE_TABLE_HEAD] = add_heads,
  [PRESS_NODE_ROW] = add_row,
};

void
press_record_visit_table (PressRecordBuilder *builder, const PressNode *node)
{
  TableBuilder table = { .builder = builder, .node = node };
  const PressNode *child;

  table.table = press_arena_alloc (builder->arena, sizeof (PressRecordTable));
  *table.table = (PressRecordTable){
    .columns = press_record_add_array (builder),
    .rows = press_record_add_array (builder),
  };
  table.heads = g_ptr_array_new_with_free_func (free_head);
  table.rows = g_array_new (FALSE, FALSE, sizeof (PressRecordRow));
  table.cells = g_array_new (FALSE, FALSE, sizeof (PressRecordCell));
  press_record_text_init (&table.title, builder->document);
  for (child = press_node_get_first_child (node); child != NULL;
       child = press_node_get_next (child))
    if (parts[press_node_get_kind (child)] != NULL)
      parts[press_node_get_kind (child)](&table, child);
  finish_table (&table);
  g_ptr_array_unref (table.heads);
  g_array_unref (table.rows);
  g_array_unref (table.cells);
  g_string_free (table.title.text, TRUE);
}

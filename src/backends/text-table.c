/* Tables of figures as text: labels to the left, figures and heads to the right of their columns.
 */
#include "text-table.h"
#include "fill.h"
#include "text-words.h"

/* More columns than any page holds; what lies beyond shares the last one. */
#define COLUMNS_AT_MOST 64
#define COLUMN_GAP "  "

typedef struct
{
  PressOutput *output;
  const PressDocument *document;
  guint widths[COLUMNS_AT_MOST]; /* of the label, then of each column */
  guint n_columns;
  gboolean follows_rule; /* a line drawn in pieces, one for each column, is one line */
} TextTable;

/* The column of a cell: as its attribute says, else the one after @previous. The label of a row
 * stands in column 0. */
static guint
get_column (const PressNode *cell, guint previous)
{
  const char *value = press_node_get_attribute (cell, PRESS_ATTRIBUTE_COLUMN);
  guint64 column = value != NULL ? g_ascii_strtoull (value, NULL, 10) : previous + 1;

  if (press_node_get_kind (cell) == PRESS_NODE_STUB)
    return 0;
  return (guint) CLAMP (column, 1, COLUMNS_AT_MOST - 1);
}

static gboolean
is_row (const PressNode *node)
{
  PressNodeKind kind = press_node_get_kind (node);

  return kind == PRESS_NODE_ROW || kind == PRESS_NODE_TABLE_HEAD;
}

static gboolean
is_cell (const PressNode *node)
{
  PressNodeKind kind = press_node_get_kind (node);

  return kind == PRESS_NODE_STUB || kind == PRESS_NODE_CELL;
}

static void
measure_row (TextTable *table, const PressNode *row)
{
  const PressNode *cell = press_node_get_first_child (row);
  guint column = 0;

  for (; cell != NULL; cell = press_node_get_next (cell))
    {
      g_autofree char *text = NULL;

      if (!is_cell (cell))
        continue;
      text = press_text_dup_words (table->document, cell);
      column = get_column (cell, column);
      table->widths[column] = MAX (table->widths[column], (guint) g_utf8_strlen (text, -1));
      table->n_columns = MAX (table->n_columns, column + 1);
    }
}

static void
put_blanks_to (TextTable *table, guint *at, guint target)
{
  if (*at >= target)
    return;
  press_fill_put_blanks (table->output, target - *at);
  *at = target;
}

/* Where a column begins on the line. */
static guint
get_column_start (const TextTable *table, guint column)
{
  guint start = 0;

  for (guint i = 0; i < column; i++)
    start += table->widths[i] + sizeof COLUMN_GAP - 1;
  return start;
}

static void
put_row (TextTable *table, const PressNode *row)
{
  const PressNode *cell = press_node_get_first_child (row);
  guint column = 0;
  guint at = 0;

  for (; cell != NULL; cell = press_node_get_next (cell))
    {
      g_autofree char *text = NULL;
      guint width;
      guint start;

      if (!is_cell (cell))
        continue;
      text = press_text_dup_words (table->document, cell);
      width = (guint) g_utf8_strlen (text, -1);
      column = get_column (cell, column);
      start = get_column_start (table, column);
      if (column > 0 && width < table->widths[column])
        start += table->widths[column] - width;
      put_blanks_to (table, &at, at > 0 ? MAX (start, at + 1) : start);
      press_output_put (table->output, text, strlen (text));
      at += width;
    }
  press_output_put_char (table->output, '\n');
}

/* A drawn line stands below the figures only. */
static void
put_rule (TextTable *table)
{
  guint at = 0;

  for (guint column = 1; column < table->n_columns; column++)
    {
      if (table->widths[column] == 0)
        continue;
      put_blanks_to (table, &at, get_column_start (table, column));
      for (guint i = 0; i < table->widths[column]; i++)
        press_output_put_char (table->output, '-');
      at += table->widths[column];
    }
  if (at > 0)
    press_output_put_char (table->output, '\n');
}

static gboolean
is_left_out (const PressNode *part)
{
  PressNodeKind kind = press_node_get_kind (part);

  return kind == PRESS_NODE_TAG || press_node_kind_get_role (kind) == PRESS_ROLE_FLOAT;
}

static void
put_line (TextTable *table, const PressNode *part)
{
  g_autofree char *text = press_text_dup_words (table->document, part);

  if (*text != '\0')
    press_fill_put_words (table->output, text, "", "");
}

static void
put_part (TextTable *table, const PressNode *part)
{
  gboolean is_rule = press_node_get_kind (part) == PRESS_NODE_RULE;

  if (is_left_out (part))
    return;
  if (is_rule && !table->follows_rule)
    put_rule (table);
  else if (is_row (part))
    put_row (table, part);
  else if (!is_rule)
    put_line (table, part);
  table->follows_rule = is_rule;
}

/* Writes a table: titles, unit, heads, rows and notes, a line each. */
void
press_text_table_put (PressOutput *output, const PressDocument *document, const PressNode *node)
{
  TextTable table = { .output = output, .document = document };
  const PressNode *part;

  for (part = press_node_get_first_child (node); part != NULL; part = press_node_get_next (part))
    if (is_row (part))
      measure_row (&table, part);
  for (part = press_node_get_first_child (node); part != NULL; part = press_node_get_next (part))
    put_part (&table, part);
}

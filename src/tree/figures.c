/* A table of figures as rows, columns and cells, read from its node in the tree. */
#include "tree/figures.h"

#include <string.h>

#define FEWEST_LEADERS 2

static const char *const statement_names[PRESS_N_STATEMENTS] = {
  [PRESS_STATEMENT_OTHER] = "other",
  [PRESS_STATEMENT_INCOME] = "income",
  [PRESS_STATEMENT_BALANCE_SHEET] = "balance-sheet",
  [PRESS_STATEMENT_CASH_FLOW] = "cash-flow",
  [PRESS_STATEMENT_RECONCILIATION] = "reconciliation",
  [PRESS_STATEMENT_SEGMENT] = "segment",
};

static const char *const unit_names[PRESS_N_FIGURE_UNITS] = {
  [PRESS_FIGURE_AMOUNT] = "amount",       [PRESS_FIGURE_PERCENT] = "percent",
  [PRESS_FIGURE_SHARES] = "shares",       [PRESS_FIGURE_RATIO] = "ratio",
  [PRESS_FIGURE_PER_SHARE] = "per-share",
};

static const char *const row_type_names[] = {
  [PRESS_FIGURE_ROW_ITEM] = "item",
  [PRESS_FIGURE_ROW_GROUP] = "group",
  [PRESS_FIGURE_ROW_TOTAL] = "total",
};

/* What an attribute says by one of some names; the first where it says none of them. */
static guint
get_choice (const PressNode *node, PressAttributeName attribute, const char *const *names,
            guint n_names)
{
  const char *value = press_node_get_attribute (node, attribute);

  for (guint i = 0; value != NULL && i < n_names; i++)
    if (g_str_equal (value, names[i]))
      return i;
  return 0;
}

static guint
get_number (const PressNode *node, PressAttributeName attribute, guint otherwise)
{
  const char *value = press_node_get_attribute (node, attribute);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : otherwise;
}

static PressFigureUnit
get_unit (const PressNode *node)
{
  return (PressFigureUnit) get_choice (node, PRESS_ATTRIBUTE_UNIT, unit_names,
                                       PRESS_N_FIGURE_UNITS);
}

/* The columns of a cell, from 0: the first and the one past the last. FALSE for a cell that stands
 * over the labels, or tells none. */
static gboolean
find_columns (const PressNode *cell, guint *first, guint *end)
{
  if (press_node_get_kind (cell) != PRESS_NODE_CELL || !press_node_get_columns (cell, first, end)
      || *first == 0)
    return FALSE;
  (*first)--;
  return TRUE;
}

static gboolean
is_line (const PressNode *node)
{
  return press_node_get_kind (node) == PRESS_NODE_ROW
         || press_node_get_kind (node) == PRESS_NODE_TABLE_HEAD;
}

static guint
count_columns (const PressNode *table)
{
  guint n_columns = 0;

  for (const PressNode *line = press_node_get_first_child (table); line != NULL;
       line = press_node_get_next (line))
    for (const PressNode *cell = is_line (line) ? press_node_get_first_child (line) : NULL;
         cell != NULL; cell = press_node_get_next (cell))
      {
        guint first;
        guint end;

        if (find_columns (cell, &first, &end))
          n_columns = MAX (n_columns, end);
      }
  return n_columns;
}

/* Each head counts for the columns that it stands over; the lowest one tells what they are. */
static void
add_heads (PressFigures *figures, const PressNode *line)
{
  for (const PressNode *cell = press_node_get_first_child (line); cell != NULL;
       cell = press_node_get_next (cell))
    {
      const char *type = press_node_get_attribute (cell, PRESS_ATTRIBUTE_TYPE);
      PressFigureColumn column = {
        .head = cell,
        .period_start = press_node_get_attribute (cell, PRESS_ATTRIBUTE_PERIOD_START),
        .period_end = press_node_get_attribute (cell, PRESS_ATTRIBUTE_PERIOD_END),
        .period_length = press_node_get_attribute (cell, PRESS_ATTRIBUTE_PERIOD_LENGTH),
        .is_instant = g_strcmp0 (type, "instant") == 0,
        .unit = get_unit (cell),
      };
      guint first;
      guint end;

      if (!find_columns (cell, &first, &end))
        continue;
      for (guint i = first; i < end; i++)
        g_array_index (figures->columns, PressFigureColumn, i) = column;
    }
}

/* Where a label ends in front of the dots that lead to its figures. One dot may be that of "Inc.";
 * apart from the words it leads. */
gsize
press_figures_end_label (const char *label, gsize length)
{
  gsize end = length;
  guint n_leaders = 0;

  for (; end > 0 && strchr (". ", label[end - 1]) != NULL; end--)
    n_leaders += label[end - 1] == '.';
  return n_leaders >= FEWEST_LEADERS || label[end] == ' ' ? end : length;
}

/* The parts of a label joined, without the dots that lead to its figures. */
static char *
dup_label (const PressDocument *document, const PressNode *row)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (const PressNode *part = press_node_get_first_child (row); part != NULL;
       part = press_node_get_next (part))
    if (press_node_get_kind (part) == PRESS_NODE_STUB)
      {
        g_autofree char *text = press_document_dup_text (document, part);

        if (label->len > 0)
          g_string_append_c (label, ' ');
        g_string_append (label, text);
      }
  g_string_truncate (label, press_figures_end_label (label->str, label->len));
  return g_strdup (label->str);
}

/* A row of figures has the parts of a cell where the cell has none of its own. */
static PressFigure
read_cell (const PressFigures *figures, const PressFigureRow *row, const PressNode *cell,
           guint column)
{
  const char *value = press_node_get_attribute (cell, PRESS_ATTRIBUTE_VALUE);
  const char *type = press_node_get_attribute (cell, PRESS_ATTRIBUTE_TYPE);
  PressFigure figure = { .node = cell };

  figure.has_value = value != NULL && press_decimal_parse (value, &figure.value);
  figure.currency = press_node_get_attribute (cell, PRESS_ATTRIBUTE_CURRENCY);
  figure.note = press_node_get_attribute (cell, PRESS_ATTRIBUTE_NOTE);
  figure.unit = g_strcmp0 (type, "percent") == 0 ? PRESS_FIGURE_PERCENT : get_unit (cell);
  if (figure.unit == PRESS_FIGURE_AMOUNT)
    figure.unit = g_array_index (figures->columns, PressFigureColumn, column).unit;
  if (figure.unit == PRESS_FIGURE_AMOUNT)
    figure.unit = row->unit;
  figure.scale = get_number (row->node, PRESS_ATTRIBUTE_SCALE, figures->scale);
  if (figure.unit == PRESS_FIGURE_PERCENT || figure.unit == PRESS_FIGURE_RATIO
      || figure.unit == PRESS_FIGURE_PER_SHARE)
    figure.scale = 0;
  if (figure.currency == NULL
      && (figure.unit == PRESS_FIGURE_AMOUNT || figure.unit == PRESS_FIGURE_PER_SHARE))
    figure.currency = figures->currency;
  return figure;
}

static void
add_row (PressFigures *figures, const PressDocument *document, const PressNode *node)
{
  PressFigureRow row = {
    .node = node,
    .label = dup_label (document, node),
    .level = get_number (node, PRESS_ATTRIBUTE_LEVEL, 1),
    .parent = (int) get_number (node, PRESS_ATTRIBUTE_PARENT, 0) - 1,
    .unit = get_unit (node),
    .note = press_node_get_attribute (node, PRESS_ATTRIBUTE_NOTE),
    .first_figure = figures->figures->len,
  };

  row.type = (PressFigureRowType) get_choice (node, PRESS_ATTRIBUTE_TYPE, row_type_names,
                                              G_N_ELEMENTS (row_type_names));
  if (row.parent >= (int) figures->rows->len)
    row.parent = -1;
  g_array_append_val (figures->rows, row);
  g_array_set_size (figures->figures, row.first_figure + figures->columns->len);
  for (const PressNode *cell = press_node_get_first_child (node); cell != NULL;
       cell = press_node_get_next (cell))
    {
      guint first;
      guint end;

      if (find_columns (cell, &first, &end))
        g_array_index (figures->figures, PressFigure, row.first_figure + first)
            = read_cell (figures, &row, cell, first);
    }
}

static void
free_row (gpointer data)
{
  PressFigureRow *row = data;

  g_free (row->label);
}

/**
 * press_figures_new:
 * @document: a document
 * @table: one of its nodes, of kind table
 *
 * Reads a table of figures. Where heads come again over rows further down, a column is what the
 * last of them say.
 *
 * Returns: (transfer full): its rows, columns and cells; they live no longer than @document
 */
PressFigures *
press_figures_new (const PressDocument *document, const PressNode *table)
{
  PressFigures *figures = g_new0 (PressFigures, 1);

  figures->node = table;
  figures->statement = (PressStatement) get_choice (table, PRESS_ATTRIBUTE_TYPE, statement_names,
                                                    PRESS_N_STATEMENTS);
  figures->scale = get_number (table, PRESS_ATTRIBUTE_SCALE, 0);
  figures->currency = press_node_get_attribute (table, PRESS_ATTRIBUTE_CURRENCY);
  figures->columns = g_array_new (FALSE, TRUE, sizeof (PressFigureColumn));
  g_array_set_size (figures->columns, count_columns (table));
  figures->rows = g_array_new (FALSE, TRUE, sizeof (PressFigureRow));
  g_array_set_clear_func (figures->rows, free_row);
  figures->figures = g_array_new (FALSE, TRUE, sizeof (PressFigure));
  figures->notes = g_ptr_array_new ();
  for (PressNode *part = press_node_get_first_child (table); part != NULL;
       part = press_node_get_next (part))
    {
      if (press_node_get_kind (part) == PRESS_NODE_TABLE_HEAD)
        add_heads (figures, part);
      if (press_node_get_kind (part) == PRESS_NODE_ROW)
        add_row (figures, document, part);
      if (press_node_get_kind (part) == PRESS_NODE_TABLE_NOTE)
        g_ptr_array_add (figures->notes, part);
    }
  return figures;
}

void
press_figures_free (PressFigures *figures)
{
  g_array_unref (figures->columns);
  g_array_unref (figures->rows);
  g_array_unref (figures->figures);
  g_ptr_array_unref (figures->notes);
  g_free (figures);
}

const PressFigureColumn *
press_figures_get_column (const PressFigures *figures, guint column)
{
  return &g_array_index (figures->columns, PressFigureColumn, column);
}

const PressFigureRow *
press_figures_get_row (const PressFigures *figures, guint row)
{
  return &g_array_index (figures->rows, PressFigureRow, row);
}

/**
 * press_figures_get:
 * @figures: a table
 * @row: one of its rows, from 0
 * @column: one of its columns, from 0
 *
 * Returns: (nullable): the cell there; %NULL where nothing is printed
 */
const PressFigure *
press_figures_get (const PressFigures *figures, guint row, guint column)
{
  const PressFigure *figure = &g_array_index (
      figures->figures, PressFigure, press_figures_get_row (figures, row)->first_figure + column);

  return figure->node != NULL ? figure : NULL;
}

/**
 * press_figure_get_amount:
 * @figure: a cell
 * @amount: (out): what it stands for: 1,203 in thousands is 1203000
 *
 * Returns: whether the cell is a figure, and no decimal too long
 */
gboolean
press_figure_get_amount (const PressFigure *figure, PressDecimal *amount)
{
  return figure->has_value && press_decimal_shift (figure->value, (int) figure->scale, amount);
}

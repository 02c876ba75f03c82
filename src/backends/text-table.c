/* Tables of figures as text: labels to the left, figures and heads to the right of their columns.
 */
#include "text-table.h"
#include "fill.h"
#include "text-words.h"

#define COLUMN_GAP "   "

/* A label that is wider than what figures leave of a page, and than this, takes several lines;
 * those behind the first are set in. */
#define LABEL_COLUMNS 40
#define LABEL_INDENT "  "

/* More dots behind a label than end a sentence or an abbreviation. */
#define LEADER_BYTES 3

typedef struct
{
  PressOutput *output;
  const PressDocument *document;
  guint widths[PRESS_MOST_COLUMNS + 1]; /* of the label, then of each column */
  guint n_columns;
  gboolean follows_rule;  /* a line drawn in pieces, one for each column, is one line */
  const PressNode *above; /* the row that was written last, or NULL */
  gboolean has_rows;      /* one has been written */
} TextTable;

/* The columns that a cell stands over, both ends in it. */
typedef struct
{
  guint first;
  guint last;
} Columns;

/* The columns of a cell: as it tells them, else the one after @previous. The label of a row stands
 * in column 0, and so does the head over the labels. */
static Columns
get_columns (const PressNode *cell, Columns previous)
{
  Columns columns;

  if (press_node_get_kind (cell) == PRESS_NODE_STUB)
    return (Columns){ 0, 0 };
  if (!press_node_get_columns (cell, &columns.first, &columns.last))
    columns.first = columns.last = MIN (previous.last + 1, PRESS_MOST_COLUMNS);
  return columns;
}

static gboolean
is_row (const PressNode *node)
{
  PressNodeKind kind = press_node_get_kind (node);

  return kind == PRESS_NODE_ROW || kind == PRESS_NODE_TABLE_HEAD;
}

/* Of the pieces of a label the first one stands for all. */
static gboolean
is_cell (const PressNode *node)
{
  PressNodeKind kind = press_node_get_kind (node);

  return kind == PRESS_NODE_CELL
         || (kind == PRESS_NODE_STUB
             && press_node_find_child (press_node_get_parent (node), PRESS_NODE_STUB) == node);
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

/* Where the last of some columns ends. */
static guint
get_columns_end (const TextTable *table, Columns columns)
{
  return get_column_start (table, columns.last) + table->widths[columns.last];
}

/* The words of a label, of which some may stand on a line below the figures. */
static char *
dup_label (const TextTable *table, const PressNode *label)
{
  GString *text = g_string_new (NULL);

  for (const PressNode *cell = label; cell != NULL; cell = press_node_get_next (cell))
    if (press_node_get_kind (cell) == PRESS_NODE_STUB)
      {
        g_autofree char *words = press_text_dup_words (table->document, cell);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
      }
  return g_string_free (text, FALSE);
}

/* The words of a cell; the dots that lead the eye from a label to its figures are none. */
static char *
dup_words (const TextTable *table, const PressNode *cell)
{
  gboolean is_label = press_node_get_kind (cell) == PRESS_NODE_STUB;
  char *text = is_label ? dup_label (table, cell) : press_text_dup_words (table->document, cell);
  gsize length = strlen (text);
  gsize end = length;

  if (!is_label)
    return text;
  while (end > 0 && strchr (". ", text[end - 1]) != NULL)
    end--;
  /* The dot of "etc. ...." is the word's. */
  if (end > 0 && length - end >= LEADER_BYTES)
    text[g_str_has_prefix (text + end, ". ") ? end + 1 : end] = '\0';
  return text;
}

/* Whether a label stands alone in its row, over those that follow. */
static gboolean
is_heading (const PressNode *cell)
{
  return press_node_get_kind (cell) == PRESS_NODE_STUB && press_node_get_next (cell) == NULL;
}

/* Cells of one column first; what stands over several then widens the last of them, if it must. */
static void
measure_row (TextTable *table, const PressNode *row, gboolean are_common)
{
  const PressNode *cell = press_node_get_first_child (row);
  Columns columns = { 0, 0 };

  for (; cell != NULL; cell = press_node_get_next (cell))
    {
      g_autofree char *text = NULL;
      guint width, room;

      if (!is_cell (cell) || is_heading (cell))
        continue;
      text = dup_words (table, cell);
      width = (guint) g_utf8_strlen (text, -1);
      columns = get_columns (cell, columns);
      table->n_columns = MAX (table->n_columns, columns.last + 1);
      if ((columns.first < columns.last) != are_common)
        continue;
      room = get_columns_end (table, columns) - get_column_start (table, columns.first);
      if (room < width)
        table->widths[columns.last] += width - room;
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

/* Figures and heads of one column end where it ends; heads of several stand in their middle. */
static guint
get_start (const TextTable *table, Columns columns, guint width)
{
  guint start = get_column_start (table, columns.first);
  guint room = get_columns_end (table, columns) - start;

  if (columns.first == 0 || width >= room)
    return start;
  return start + (columns.first < columns.last ? (room - width) / 2 : room - width);
}

/* Labels leave room for the figures, as far as they can. */
static void
limit_labels (TextTable *table)
{
  Columns all = { 0, MAX (table->n_columns, 1) - 1 };
  guint n_others = get_columns_end (table, all) - table->widths[0];
  guint room = n_others < PRESS_FILL_COLUMNS ? PRESS_FILL_COLUMNS - n_others : 0;

  table->widths[0] = MIN (table->widths[0], MAX (room, LABEL_COLUMNS));
}

/* Writes a label in lines of its column, and gives the columns that the last one takes. */
static guint
put_label (TextTable *table, const char *text)
{
  guint most = MAX (table->widths[0], LABEL_COLUMNS);

  if (g_utf8_strlen (text, -1) <= most)
    {
      press_output_put (table->output, text, strlen (text));
      return (guint) g_utf8_strlen (text, -1);
    }
  return press_fill_put_lines (table->output, text, "", LABEL_INDENT, most);
}

static void
put_row (TextTable *table, const PressNode *row)
{
  const PressNode *cell = press_node_get_first_child (row);
  Columns columns = { 0, 0 };
  guint at = 0;

  for (; cell != NULL; cell = press_node_get_next (cell))
    {
      g_autofree char *text = NULL;
      guint width;
      guint start;

      if (!is_cell (cell))
        continue;
      text = dup_words (table, cell);
      width = (guint) g_utf8_strlen (text, -1);
      columns = get_columns (cell, columns);
      start = get_start (table, columns, width);
      put_blanks_to (table, &at, at > 0 ? MAX (start, at + strlen (COLUMN_GAP)) : start);
      if (press_node_get_kind (cell) == PRESS_NODE_STUB)
        width = put_label (table, text);
      else
        press_output_put (table->output, text, strlen (text));
      at += width;
    }
  press_output_put_char (table->output, '\n');
}

static void
put_stroke (TextTable *table, guint *at, Columns columns)
{
  guint end = get_columns_end (table, columns);

  if (get_column_start (table, columns.first) == end)
    return;
  put_blanks_to (table, at, get_column_start (table, columns.first));
  for (; *at < end; (*at)++)
    press_output_put_char (table->output, '-');
}

/* A drawn line stands below the figures only, in one piece below what @above has in common for
 * several columns. */
static void
put_rule (TextTable *table, const PressNode *above)
{
  const PressNode *cell = above != NULL ? press_node_get_first_child (above) : NULL;
  Columns columns = { 0, 0 };
  guint next = 1;
  guint at = 0;

  for (; cell != NULL; cell = press_node_get_next (cell))
    {
      if (!is_cell (cell))
        continue;
      columns = get_columns (cell, columns);
      if (columns.first == columns.last || columns.first < next)
        continue;
      for (; next < columns.first; next++)
        put_stroke (table, &at, (Columns){ next, next });
      put_stroke (table, &at, columns);
      next = columns.last + 1;
    }
  for (; next < table->n_columns; next++)
    put_stroke (table, &at, (Columns){ next, next });
  if (at > 0)
    press_output_put_char (table->output, '\n');
}

static gboolean
has_common_head (const PressNode *row)
{
  const PressNode *cell = press_node_get_first_child (row);
  Columns columns = { 0, 0 };

  for (; cell != NULL; cell = press_node_get_next (cell))
    if (is_cell (cell))
      {
        columns = get_columns (cell, columns);
        if (columns.first > 0 && columns.first < columns.last)
          return TRUE;
      }
  return FALSE;
}

/* A line is drawn below the heads, and below a head of several columns, where its source has none,
 * too. */
static gboolean
wants_rule (const TextTable *table, const PressNode *part)
{
  const PressNode *above = table->above;

  return above != NULL && press_node_get_kind (above) == PRESS_NODE_TABLE_HEAD && is_row (part)
         && (press_node_get_kind (part) == PRESS_NODE_ROW
             || (has_common_head (above) && !has_common_head (part)));
}

static gboolean
has_cells (const PressNode *row)
{
  const PressNode *cell = press_node_get_first_child (row);

  while (cell != NULL && !is_cell (cell))
    cell = press_node_get_next (cell);
  return cell != NULL;
}

/* A row of drawn lines alone is none: they are drawn anew. */
static gboolean
is_left_out (const PressNode *part)
{
  PressNodeKind kind = press_node_get_kind (part);

  return kind == PRESS_NODE_TAG || press_node_kind_get_role (kind) == PRESS_ROLE_FLOAT
         || (is_row (part) && !has_cells (part));
}

/* Titles stand in the middle of what is below them, notes at the left. */
static void
put_line (TextTable *table, const PressNode *part)
{
  Columns all = { 0, MAX (table->n_columns, 1) - 1 };
  guint table_width = get_columns_end (table, all);
  g_autofree char *text = press_text_dup_words (table->document, part);
  guint width = (guint) g_utf8_strlen (text, -1);
  g_autofree char *indent = g_strnfill (width < table_width ? (table_width - width) / 2 : 0, ' ');

  guint most = table->has_rows ? PRESS_FILL_COLUMNS : MAX (table_width, PRESS_FILL_COLUMNS);

  if (*text == '\0')
    return;
  press_fill_put_lines (table->output, text, table->has_rows ? "" : indent, "", most);
  press_output_put_char (table->output, '\n');
}

static void
put_part (TextTable *table, const PressNode *part)
{
  gboolean is_rule = press_node_get_kind (part) == PRESS_NODE_RULE;

  if (is_left_out (part))
    return;
  if ((is_rule || wants_rule (table, part)) && !table->follows_rule)
    put_rule (table, table->above);
  if (is_row (part))
    put_row (table, part);
  else if (!is_rule)
    put_line (table, part);
  table->follows_rule = is_rule;
  table->has_rows |= is_row (part);
  if (!is_rule)
    table->above = is_row (part) ? part : NULL;
}

/* Writes a table: titles, unit, heads, rows and notes, a line each. */
void
press_text_table_put (PressOutput *output, const PressDocument *document, const PressNode *node)
{
  TextTable table = { .output = output, .document = document };
  const PressNode *part;

  for (guint pass = 0; pass < 2; pass++)
    for (part = press_node_get_first_child (node); part != NULL; part = press_node_get_next (part))
      if (is_row (part))
        measure_row (&table, part, pass == 1);
  limit_labels (&table);
  for (part = press_node_get_first_child (node); part != NULL; part = press_node_get_next (part))
    put_part (&table, part);
}

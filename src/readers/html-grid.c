/* The grid of a table: its cells, joined to what they say, in columns. */
#include "readers/html-grid.h"

#include <string.h>

#define MOST_GRID_COLUMNS 512
#define WIDEST_COUNT 3 /* columns of a number that counts rows */
#define NO_COLUMN 0    /* the column of labels is no figure's */
#define MOST_LABEL_COLUMNS 200
#define MOST_STACKED_ROWS 64

void
press_html_grid_free (PressHtmlGrid *grid)
{
  g_array_unref (grid->items);
  g_array_unref (grid->columns);
  g_string_free (grid->scratch, TRUE);
  g_free (grid);
}

gboolean
press_html_item_is_figure (const PressHtmlItem *item)
{
  return item->kind == PRESS_HTML_CELL_FIGURE || item->kind == PRESS_HTML_CELL_RANGE
         || item->kind == PRESS_HTML_CELL_DASH || item->kind == PRESS_HTML_CELL_VOID;
}

/* Whether an item is the first of its row among those that have been taken so far. */
static gboolean
is_first_of_row (const PressHtmlGrid *grid, const PressHtmlItem *item)
{
  return grid->items->len == 0
         || press_html_grid_get_item (grid, grid->items->len - 1)->row != item->row;
}

/* Whether an item stands behind "Conference ID", or behind a code that does. */
static gboolean
is_behind_code (const PressHtmlGrid *grid, const PressHtmlItem *item)
{
  return !is_first_of_row (grid, item)
         && press_html_grid_get_item (grid, grid->items->len - 1)->asks_code;
}

/* The text of a cell, if it is one line; else that of its lines, joined by blanks. */
static const char *
get_text (const PressHtmlCopy *copy, PressHtmlItem *item, GString *joined, gsize *length)
{
  const PressHtmlPiece *only = NULL;
  const char *text = copy->source->text->str;

  g_string_truncate (joined, 0);
  for (guint32 i = item->first; i < item->end; i++)
    {
      const PressHtmlPiece *piece = press_html_copy_get_piece (copy, i);

      if (piece->kind != PRESS_HTML_LINE)
        continue;
      item->width += piece->width + (only != NULL);
      if (only != NULL && joined->len == 0)
        g_string_append_len (joined, text + only->start, only->end - only->start);
      if (only != NULL)
        {
          g_string_append_c (joined, ' ');
          g_string_append_len (joined, text + piece->start, piece->end - piece->start);
        }
      only = piece;
    }
  /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): only cells with a line are measured. */
  *length = joined->len > 0 ? joined->len : only->end - only->start;
  return joined->len > 0 ? joined->str : text + only->start;
}

/* Measures a cell, and tells what it is. */
static void
measure_item (PressHtmlGrid *grid, const PressHtmlCopy *copy, PressHtmlItem *item)
{
  gsize length;
  const char *text = get_text (copy, item, grid->scratch, &length);

  item->kind = press_html_cells_classify (copy->cell_kinds, text, length);
  item->is_bracketed = item->kind == PRESS_HTML_CELL_BRACKETED;
  if (item->is_bracketed)
    item->kind = is_first_of_row (grid, item) ? PRESS_HTML_CELL_NUMBERED : PRESS_HTML_CELL_FIGURE;
  item->is_unit = item->kind == PRESS_HTML_CELL_UNIT;
  item->is_measure = item->kind == PRESS_HTML_CELL_MEASURE;
  item->asks_code = item->kind == PRESS_HTML_CELL_CODE || is_behind_code (grid, item);
  if (item->is_unit || item->is_measure || item->asks_code)
    item->kind = PRESS_HTML_CELL_TEXT;
  item->lead = item->width;
  for (gsize at = length;
       item->kind == PRESS_HTML_CELL_FIGURE && at > 0 && !g_ascii_isdigit (text[at - 1]); at--)
    item->lead -= ((guchar) text[at - 1] & 0xc0) != 0x80;
}

/* Cells that reach down into the rows below, by column of the grid. */
typedef struct
{
  guint rows[MOST_GRID_COLUMNS];
} Reach;

static guint
skip_reached (Reach *reach, guint column)
{
  while (column < MOST_GRID_COLUMNS - 1 && reach->rows[column] > 0)
    column++;
  return column;
}

static void
count_down (Reach *reach)
{
  for (guint i = 0; i < MOST_GRID_COLUMNS; i++)
    if (reach->rows[i] > 0)
      reach->rows[i]--;
}

static gboolean
is_mark (const PressHtmlPiece *piece)
{
  return piece->kind == PRESS_HTML_ROW_START || piece->kind == PRESS_HTML_CELL_START;
}

/* Takes the pieces of one cell, if it has text. */
static void
add_item (PressHtmlGrid *grid, const PressHtmlCopy *copy, PressHtmlItem *item)
{
  gboolean has_line = FALSE;

  for (guint32 i = item->first; i < item->end && !has_line; i++)
    has_line = press_html_copy_get_piece (copy, i)->kind == PRESS_HTML_LINE;
  if (!has_line)
    return;
  measure_item (grid, copy, item);
  g_array_append_vals (grid->items, item, 1);
}

/* The lines of an item; *@widest becomes the width of the widest, if that is more. */
guint
press_html_item_count_lines (const PressHtmlItem *item, const PressHtmlCopy *copy, guint *widest)
{
  guint n_lines = 0;

  for (guint32 i = item->first; i < item->end; i++)
    {
      const PressHtmlPiece *piece = press_html_copy_get_piece (copy, i);

      if (piece->kind != PRESS_HTML_LINE)
        continue;
      *widest = MAX (*widest, piece->width);
      n_lines++;
    }
  return n_lines;
}

/* Narrows a cell to one of its lines. */
static PressHtmlItem
get_line (const PressHtmlCopy *copy, const PressHtmlItem *item, guint number)
{
  PressHtmlItem line = { .row = item->row, .left = item->left, .right = item->right };

  line.is_stacked = TRUE;
  for (line.first = item->first; line.first < item->end; line.first++)
    if (press_html_copy_get_piece (copy, line.first)->kind == PRESS_HTML_LINE && number-- == 0)
      break;
  line.end = line.first + 1;
  return line;
}

/* How many rows stand in the cells of the last row, each on a line of its own: all cells have as
 * many lines, and those behind the first hold figures. 1: it is one row. */
static guint
count_stacked_rows (PressHtmlGrid *grid, const PressHtmlCopy *copy, guint first)
{
  guint widest = 0;
  guint n_lines
      = first + 1 < grid->items->len
            ? press_html_item_count_lines (press_html_grid_get_item (grid, first), copy, &widest)
            : 1;

  if (n_lines > MOST_STACKED_ROWS)
    return 1;
  for (guint i = first + 1; i < grid->items->len && n_lines > 1; i++)
    {
      if (press_html_item_count_lines (press_html_grid_get_item (grid, i), copy, &widest)
          != n_lines)
        return 1;
      for (guint k = 0; k < n_lines; k++)
        {
          PressHtmlItem line = get_line (copy, press_html_grid_get_item (grid, i), k);

          measure_item (grid, copy, &line);
          if (!press_html_item_is_figure (&line))
            return 1;
        }
    }
  return n_lines;
}

/* "Sales<br>Costs" beside "$ 20,114<br>13,002": makes a row of each line. */
static void
split_stacked_rows (PressHtmlGrid *grid, const PressHtmlCopy *copy, guint first)
{
  guint n_rows = count_stacked_rows (grid, copy, first);
  g_autoptr (GArray) cells = NULL;

  if (n_rows < 2)
    return;
  cells = g_array_new (FALSE, FALSE, sizeof (PressHtmlItem));
  g_array_append_vals (cells, press_html_grid_get_item (grid, first), grid->items->len - first);
  g_array_set_size (grid->items, first);
  for (guint k = 0; k < n_rows; k++)
    {
      grid->n_rows += k > 0;
      for (guint i = 0; i < cells->len; i++)
        {
          PressHtmlItem line = get_line (copy, &g_array_index (cells, PressHtmlItem, i), k);

          line.row = grid->n_rows;
          add_item (grid, copy, &line);
        }
    }
}

/* The cells of a table that hold text. Those that reach over several rows stand in the first. */
PressHtmlGrid *
press_html_grid_new (const PressHtmlCopy *copy, guint32 first, guint32 end)
{
  PressHtmlGrid *grid = g_new0 (PressHtmlGrid, 1);
  g_autofree Reach *reach = g_new0 (Reach, 1);
  gboolean has_reach = FALSE;
  guint first_of_row = 0;
  guint column = 0;

  grid->scratch = g_string_new (NULL);
  grid->items = g_array_new (FALSE, TRUE, sizeof (PressHtmlItem));
  grid->columns = g_array_new (FALSE, TRUE, sizeof (PressHtmlColumn));
  for (guint32 i = first; i < end;)
    {
      const PressHtmlPiece *piece = press_html_copy_get_piece (copy, i);
      PressHtmlItem item = { .row = grid->n_rows };
      gboolean is_row = piece->kind == PRESS_HTML_ROW_START;
      gboolean is_cell = piece->kind == PRESS_HTML_CELL_START;

      if (is_row)
        {
          split_stacked_rows (grid, copy, first_of_row);
          first_of_row = grid->items->len;
          grid->n_rows++;
          column = 0;
          if (has_reach)
            count_down (reach);
        }
      item.row = grid->n_rows;
      item.first = is_mark (piece) ? i + 1 : i;
      for (i = item.first; i < end && !is_mark (press_html_copy_get_piece (copy, i));)
        i++;
      item.end = i;
      if (has_reach)
        column = skip_reached (reach, column);
      item.left = MIN (column, MOST_GRID_COLUMNS - 1);
      item.right = MIN (item.left + (is_cell ? piece->colspan : 1), MOST_GRID_COLUMNS);
      add_item (grid, copy, &item);
      if (is_row)
        continue;
      for (guint j = item.left; j < item.right && is_cell && piece->rowspan > 1; j++)
        reach->rows[j] = piece->rowspan;
      has_reach |= is_cell && piece->rowspan > 1;
      column = item.right;
    }
  split_stacked_rows (grid, copy, first_of_row);
  return grid;
}

static gboolean
is_opened (const PressHtmlItem *item)
{
  return press_html_item_is_figure (item) || item->kind == PRESS_HTML_CELL_YEAR;
}

/* What columns of the grid hold: figures that are no small number in brackets, and a head, by the
 * column where it begins. */
typedef struct
{
  gboolean has_figures[MOST_GRID_COLUMNS];
  guint heads[MOST_GRID_COLUMNS];
  gboolean has_heads;
  guint first_row; /* with a figure */
} Figures;

static void
find_figures (const PressHtmlGrid *grid, Figures *figures)
{
  gboolean is_in_heads = TRUE;

  for (guint i = 0; i < grid->items->len; i++)
    {
      const PressHtmlItem *item = press_html_grid_get_item (grid, i);

      if (press_html_item_is_figure (item) && !item->is_bracketed)
        figures->has_figures[MIN (item->left, MOST_GRID_COLUMNS - 1)] = TRUE;
      if (is_in_heads && press_html_item_is_figure (item))
        figures->first_row = item->row;
      is_in_heads = is_in_heads && !press_html_item_is_figure (item);
      figures->has_heads |= is_in_heads && item->left > 0;
      for (guint column = item->left; is_in_heads && item->left > 0 && column < item->right;
           column++)
        figures->heads[MIN (column, MOST_GRID_COLUMNS - 1)] = item->left;
    }
}

/* Whether a small number in brackets stands in no column of its own: no head is over it, or one
 * that is over the figure in front of it, too. */
static gboolean
shares_head (const Figures *figures, const PressHtmlItem *item, guint left)
{
  guint head = left < MOST_GRID_COLUMNS ? figures->heads[left] : 0;

  if (!figures->has_heads)
    return FALSE;
  for (guint column = item->left; head > 0 && column < MIN (item->right, MOST_GRID_COLUMNS);
       column++)
    if (figures->heads[column] == head)
      return TRUE;
  return head == 0;
}

/* "*" behind a head that is not that of the labels. */
static gboolean
is_mark_of_head (const PressHtmlItem *item, const PressHtmlItem *mark, const Figures *figures)
{
  return item->left > 0 && item->row < figures->first_row && !mark->is_bracketed;
}

/* "(1)", "(a)", "*" in a cell of its own right behind a figure or a head, or behind a label in
 * front of figures, is the mark of a note; where other rows have figures below it, it may be one. A
 * small number in brackets under no head of its own may stand apart from its figure. */
static gboolean
is_note_of (const PressHtmlGrid *grid, guint index, const PressHtmlItem *item,
            const Figures *figures)
{
  const PressHtmlItem *next = press_html_grid_get_item (grid, index);

  if (next->left > item->right + (next->is_bracketed ? 1 : 0)
      || (next->is_bracketed && !shares_head (figures, item, next->left))
      || figures->has_figures[MIN (next->left, MOST_GRID_COLUMNS - 1)]
      || (!next->is_bracketed && next->kind != PRESS_HTML_CELL_RAISED
          && next->kind != PRESS_HTML_CELL_NUMBERED && next->kind != PRESS_HTML_CELL_BULLET))
    return FALSE;
  return press_html_item_is_figure (item) || is_mark_of_head (item, next, figures)
         || (item->kind == PRESS_HTML_CELL_TEXT && index + 1 < grid->items->len
             && next[1].row == item->row
             && (is_opened (&next[1]) || next[1].kind == PRESS_HTML_CELL_OPENING));
}

/* "L + 1.50" in front of a cell of "%", "52 (68%" in front of one of ")": words that are no label,
 * with what closes them where no other row has a figure. */
static gboolean
is_closed_by (const PressHtmlItem *item, const PressHtmlItem *next, const Figures *figures)
{
  return item->kind == PRESS_HTML_CELL_TEXT && item->left > 0 && item->row >= figures->first_row
         && next->left < MOST_GRID_COLUMNS && !figures->has_figures[next->left];
}

/* Whether the item at @index goes on what @item has begun. Currencies side by side are heads,
 * unless a figure follows; "days" is of the figure under whose head it stands. */
static gboolean
belongs_to (const PressHtmlGrid *grid, guint index, const PressHtmlItem *item,
            const Figures *figures)
{
  const PressHtmlItem *next = press_html_grid_get_item (grid, index);

  if (item->kind == PRESS_HTML_CELL_OPENING)
    return is_opened (next)
           || (next->kind == PRESS_HTML_CELL_OPENING && index + 1 < grid->items->len
               && next[1].row == item->row && is_opened (&next[1]));
  if (next->is_measure)
    return item->row >= figures->first_row && next->left <= item->right + 1
           && next->left < MOST_GRID_COLUMNS && !figures->has_figures[next->left]
           && press_html_item_is_figure (item) && shares_head (figures, item, next->left);
  return next->kind == PRESS_HTML_CELL_CLOSING && next->left <= item->right + 1
         && (press_html_item_is_figure (item) || is_closed_by (item, next, figures));
}

/* What begins a row in front of figures, at the left edge. */
static gboolean
opens_row_of_figures (const PressHtmlGrid *grid, guint index)
{
  const PressHtmlItem *item = press_html_grid_get_item (grid, index);

  if (item->left > 0 || (index > 0 && item[-1].row == item->row))
    return FALSE;
  for (guint i = index + 1; i < grid->items->len; i++)
    {
      const PressHtmlItem *next = press_html_grid_get_item (grid, i);

      if (next->row != item->row)
        break;
      if (press_html_item_is_figure (next))
        return TRUE;
    }
  return FALSE;
}

/* Whether a row opens with a small number in front of a name: "1   Acme Foods   120,000". */
static gboolean
is_counted_name (const PressHtmlGrid *grid, guint index)
{
  const PressHtmlItem *item = press_html_grid_get_item (grid, index);

  return item->width <= WIDEST_COUNT && item[1].kind == PRESS_HTML_CELL_TEXT;
}

/* Figures in the first column are labels where other rows have words there, "Under $100,000" above
 * "$100,000 and more", or where each counts the name behind it. */
static void
tell_labels (PressHtmlGrid *grid)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_words = 0;
  guint n_counts = 0;

  for (guint i = 0; i < grid->items->len; i++)
    {
      const PressHtmlItem *item = press_html_grid_get_item (grid, i);

      if (!opens_row_of_figures (grid, i))
        continue;
      n_words += item->kind == PRESS_HTML_CELL_TEXT;
      if (item->kind != PRESS_HTML_CELL_FIGURE && item->kind != PRESS_HTML_CELL_RANGE)
        continue;
      n_counts += is_counted_name (grid, i);
      g_array_append_val (figures, i);
    }
  if (n_words == 0 && n_counts < figures->len)
    return;
  for (guint i = 0; i < figures->len; i++)
    press_html_grid_get_item (grid, g_array_index (figures, guint, i))->kind = PRESS_HTML_CELL_TEXT;
}

/* Joins a currency, a bracket or a percent sign in a cell of its own to its figure. */
void
press_html_grid_join (PressHtmlGrid *grid)
{
  guint n_kept = 0;
  guint last_row = G_MAXUINT;
  Figures figures = { .has_heads = FALSE };

  find_figures (grid, &figures);
  for (guint i = 0; i < grid->items->len; i++)
    {
      PressHtmlItem *item = press_html_grid_get_item (grid, i);
      PressHtmlItem *before = n_kept > 0 ? press_html_grid_get_item (grid, n_kept - 1) : NULL;
      gboolean is_of_row = before != NULL && before->row == item->row;
      gboolean is_note = is_of_row && is_note_of (grid, i, before, &figures);

      if (!is_note && !(is_of_row && belongs_to (grid, i, before, &figures)))
        {
          *press_html_grid_get_item (grid, n_kept++) = *item;
          continue;
        }
      before->end = item->end;
      before->right = item->right;
      before->width += item->is_measure; /* for a blank */
      if (item->kind != PRESS_HTML_CELL_CLOSING && !item->is_measure && !is_note)
        {
          before->lead = before->width + item->lead;
          before->kind
              = item->kind == PRESS_HTML_CELL_YEAR ? (guint) PRESS_HTML_CELL_FIGURE : item->kind;
        }
      before->width += item->width;
    }
  g_array_set_size (grid->items, n_kept);
  tell_labels (grid);
  for (guint i = 0; i < n_kept; i++)
    if (press_html_item_is_figure (press_html_grid_get_item (grid, i)))
      {
        if (grid->n_figures++ == 0)
          grid->first_figure_row = press_html_grid_get_item (grid, i)->row;
        grid->n_figure_rows += press_html_grid_get_item (grid, i)->row != last_row;
        last_row = press_html_grid_get_item (grid, i)->row;
      }
}

/* Columns of figures. */

static int
compare_spans (gconstpointer first, gconstpointer second)
{
  const PressHtmlItem *one = *(const PressHtmlItem *const *) first;
  const PressHtmlItem *other = *(const PressHtmlItem *const *) second;
  guint one_span = one->right - one->left;
  guint other_span = other->right - other->left;

  if (one_span != other_span)
    return one_span < other_span ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* Gives the parts of the grid that an item covers to the one column that has some of them, or to a
 * new one; an item over several columns has none of its own. */
static void
claim (PressHtmlGrid *grid, const PressHtmlItem *item, guint *owners)
{
  PressHtmlColumn column = { .left = item->left };
  guint owner = NO_COLUMN;

  for (guint i = item->left; i < item->right; i++)
    {
      if (owners[i] != NO_COLUMN && owner != NO_COLUMN && owners[i] != owner)
        return;
      if (owners[i] != NO_COLUMN)
        owner = owners[i];
    }
  if (owner == NO_COLUMN)
    {
      owner = grid->columns->len;
      g_array_append_val (grid->columns, column);
    }
  for (guint i = item->left; i < item->right; i++)
    owners[i] = owner;
}

/* Claims for the figures, then for other cells that stand where no figure does: the narrow ones
 * first, since those that span several columns tell nothing of one. */
static void
claim_all (PressHtmlGrid *grid, guint *owners, gboolean is_of_figures)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint last_row = G_MAXUINT;

  for (guint i = 0; i < grid->items->len; i++)
    {
      PressHtmlItem *item = press_html_grid_get_item (grid, i);
      gboolean is_label = item->row != last_row && !press_html_item_is_figure (item);

      last_row = item->row;
      if (press_html_item_is_figure (item) == is_of_figures && !is_label)
        g_ptr_array_add (sorted, item);
    }
  g_ptr_array_sort (sorted, compare_spans);
  for (guint i = 0; i < sorted->len; i++)
    claim (grid, sorted->pdata[i], owners);
}

static int
compare_columns (gconstpointer first, gconstpointer second)
{
  guint one = ((const PressHtmlColumn *) first)->left;
  guint other = ((const PressHtmlColumn *) second)->left;

  return one < other ? -1 : one > other;
}

/* Columns stand in the order in which they were found; afterwards, from left to right. */
static void
sort_columns (PressHtmlGrid *grid, guint *owners)
{
  guint *numbers = g_new0 (guint, grid->columns->len);

  for (guint i = 0; i < grid->columns->len; i++)
    g_array_index (grid->columns, PressHtmlColumn, i).offset = i;
  if (grid->columns->len > 2)
    qsort (&g_array_index (grid->columns, PressHtmlColumn, 1), grid->columns->len - 1,
           sizeof (PressHtmlColumn), compare_columns);
  for (guint i = 0; i < grid->columns->len; i++)
    numbers[g_array_index (grid->columns, PressHtmlColumn, i).offset] = i;
  for (guint i = 0; i < MOST_GRID_COLUMNS; i++)
    owners[i] = numbers[owners[i]];
  g_free (numbers);
}

static void
place_items (PressHtmlGrid *grid, const guint *owners)
{
  guint last_row = G_MAXUINT;

  for (guint i = 0; i < grid->items->len; i++)
    {
      PressHtmlItem *item = press_html_grid_get_item (grid, i);
      gboolean is_first = item->row != last_row;

      last_row = item->row;
      item->first_column = item->last_column = NO_COLUMN;
      for (guint j = item->left; j < item->right; j++)
        {
          if (owners[j] == NO_COLUMN)
            continue;
          if (item->first_column == NO_COLUMN)
            item->first_column = owners[j];
          item->last_column = owners[j];
        }
      /* A label may reach over figures where its row has none; a title does. */
      if (is_first && item->left == 0 && !press_html_item_is_figure (item)
          && owners[0] == NO_COLUMN)
        {
          item->first_column = NO_COLUMN;
          if (item->row >= grid->first_figure_row)
            item->last_column = NO_COLUMN;
        }
    }
}

/* Whether an item has its row to itself. */
gboolean
press_html_grid_stands_alone (const PressHtmlGrid *grid, guint index)
{
  guint row = press_html_grid_get_item (grid, index)->row;

  return (index == 0 || press_html_grid_get_item (grid, index - 1)->row != row)
         && (index + 1 == grid->items->len
             || press_html_grid_get_item (grid, index + 1)->row != row);
}

/* The first item of the next row. */
guint
press_html_grid_find_row_end (const PressHtmlGrid *grid, guint first)
{
  guint row = press_html_grid_get_item (grid, first)->row;
  guint end = first;

  while (end < grid->items->len && press_html_grid_get_item (grid, end)->row == row)
    end++;
  return end;
}

/* Whether the unit stands over the labels, beside more heads than the item at @index, in a row
 * below it. */
static gboolean
is_above_unit (const PressHtmlGrid *grid, guint index)
{
  guint end = press_html_grid_find_row_end (grid, index);
  guint n_beside = end - index;

  for (guint i = end; i < grid->items->len; i = end)
    {
      const PressHtmlItem *item = press_html_grid_get_item (grid, i);

      end = press_html_grid_find_row_end (grid, i);
      if (item->row >= grid->first_figure_row)
        return FALSE;
      if (item->left == 0 && item->is_unit)
        return end - i > n_beside;
    }
  return FALSE;
}

/* "CREDIT REVIEW" across all columns, and below it "Loans" over "In millions", both over the labels
 * and beside heads: the table has a name of its own. The item of that name; 0: there is none below
 * such a row. */
guint
press_html_grid_find_named_stub (const PressHtmlGrid *grid)
{
  guint stub = 0;

  while (stub < grid->items->len && press_html_grid_stands_alone (grid, stub)
         && !press_html_grid_get_item (grid, stub)->is_unit)
    stub++;
  if (stub == 0 || stub == grid->items->len || press_html_grid_get_item (grid, stub)->left > 0
      || press_html_grid_get_item (grid, stub)->kind != PRESS_HTML_CELL_TEXT
      || press_html_grid_get_item (grid, stub)->is_unit)
    return 0;
  return is_above_unit (grid, stub) ? stub : 0;
}

static void
widen_column (PressHtmlGrid *grid, guint index)
{
  const PressHtmlItem *item = press_html_grid_get_item (grid, index);
  PressHtmlColumn *column = press_html_grid_get_column (grid, item->first_column);

  if (item->first_column != item->last_column
      || (item->first_column == NO_COLUMN && press_html_grid_stands_alone (grid, index)))
    return;
  column->has_figures |= press_html_item_is_figure (item);
  if (press_html_item_is_figure (item))
    {
      column->lead = MAX (column->lead, item->lead);
      column->tail = MAX (column->tail, item->width - item->lead);
    }
  column->width = MAX (column->width, item->width);
  if (item->first_column == NO_COLUMN)
    column->width = MIN (column->width, MOST_LABEL_COLUMNS);
}

/* Makes room for an item over several columns. */
static void
widen_columns (PressHtmlGrid *grid, const PressHtmlItem *item)
{
  guint n = item->last_column - item->first_column + 1;
  guint width = (n - 1) * PRESS_HTML_GAP_COLUMNS;

  if (item->last_column <= item->first_column || item->first_column == NO_COLUMN)
    return;
  for (guint i = item->first_column; i <= item->last_column; i++)
    width += press_html_grid_get_column (grid, i)->width;
  for (guint i = item->first_column; i <= item->last_column && width < item->width; i++)
    press_html_grid_get_column (grid, i)->width += (item->width - width + n - 1) / n;
}

/* Finds the columns of a table of figures and where each begins in a line. */
void
press_html_grid_find_columns (PressHtmlGrid *grid)
{
  g_autofree guint *owners = g_new0 (guint, MOST_GRID_COLUMNS);
  PressHtmlColumn labels = { 0 };
  guint offset = 0;

  g_array_append_val (grid->columns, labels);
  claim_all (grid, owners, TRUE);
  claim_all (grid, owners, FALSE);
  sort_columns (grid, owners);
  place_items (grid, owners);
  for (guint i = 0; i < grid->items->len; i++)
    widen_column (grid, i);
  for (guint i = 0; i < grid->columns->len; i++)
    {
      PressHtmlColumn *column = press_html_grid_get_column (grid, i);
      column->width = MAX (column->width, column->lead + column->tail);
    }
  for (guint i = 0; i < grid->items->len; i++)
    widen_columns (grid, press_html_grid_get_item (grid, i));
  for (guint i = 0; i < grid->columns->len; i++)
    {
      press_html_grid_get_column (grid, i)->offset = offset;
      offset += press_html_grid_get_column (grid, i)->width + PRESS_HTML_GAP_COLUMNS;
    }
}

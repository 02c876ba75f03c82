/* The columns of a table of figures: where they stand, and which cells and heads belong to them. */
#include "parse/table-columns.h"

/* Figures of one column end together, but for a percent sign or a bracket on one of them. */
#define EDGE_TOLERANCE_COLUMNS 2

#define NARROWEST_COMMON_HEAD_COLUMNS 10
#define CENTERING_TOLERANCE_HALVES 6
#define BETWEEN_TOLERANCE_HALVES 3 /* of a head's middle, from that of two columns */

static int
compare_cells (gconstpointer first, gconstpointer second)
{
  const PressTableCell *a = first;
  const PressTableCell *b = second;

  if (a->edge != b->edge)
    return a->edge < b->edge ? -1 : 1;
  return a->item < b->item ? -1 : a->item > b->item;
}

static gboolean
is_in_column (const PressTableCell *cell, const PressTableColumn *column, guint32 edge)
{
  return cell->edge <= edge + EDGE_TOLERANCE_COLUMNS || cell->left < column->right;
}

/* Finds the columns of cells and tells each cell's item its column. Cells are taken by the edges
 * of their last digits; a cell joins the column at hand where it ends with it or overlaps it, and
 * where that column has no other cell of its row. */
void
press_table_find_columns (GArray *cells, GArray *items, guint n_rows, GArray *columns)
{
  g_autofree guint *last_columns = g_new0 (guint, n_rows + 1);
  PressTableColumn *column = NULL;
  guint32 edge = 0;

  g_array_sort (cells, compare_cells);
  g_array_set_size (columns, 0);
  for (guint i = 0; i < cells->len; i++)
    {
      const PressTableCell *cell = &g_array_index (cells, PressTableCell, i);

      if (column == NULL || last_columns[cell->row] == columns->len
          || !is_in_column (cell, column, edge))
        {
          g_array_set_size (columns, columns->len + 1);
          column = &g_array_index (columns, PressTableColumn, columns->len - 1);
          *column = (PressTableColumn){ cell->left, cell->right };
        }
      column->left = MIN (column->left, cell->left);
      column->right = MAX (column->right, cell->right);
      edge = cell->edge;
      last_columns[cell->row] = columns->len;
      g_array_index (items, PressTableItem, cell->item).column = (guint16) columns->len;
      g_array_index (items, PressTableItem, cell->item).last_column = (guint16) columns->len;
    }
  /* A look-up by halves wants right ends that never go back. */
  for (guint i = 1; i < columns->len; i++)
    {
      column = &g_array_index (columns, PressTableColumn, i);
      column->right = MAX (column->right, column[-1].right);
    }
}

/* The first column that ends behind @left, from 0; the number of columns where there is none. */
static guint
find_first_behind (const GArray *columns, guint32 left)
{
  guint low = 0;
  guint high = columns->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (columns, PressTableColumn, middle).right <= left)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The column nearest to the middle of some text, from 1; 0 where there are no columns. */
guint
press_table_find_column (const GArray *columns, guint32 left, guint32 right)
{
  guint32 middle = (left + right) / 2;
  guint after = find_first_behind (columns, middle);
  const PressTableColumn *next;
  const PressTableColumn *before;

  if (columns->len == 0)
    return 0;
  if (after == columns->len)
    return columns->len;
  if (after == 0)
    return 1;
  next = &g_array_index (columns, PressTableColumn, after);
  before = next - 1;
  if (next->left <= middle || next->left - middle <= middle - before->right)
    return after + 1;
  return after;
}

/* How far a head stands from the middle of some columns, in half columns. */
static guint32
get_distance (const GArray *columns, guint first, guint last, guint32 left, guint32 right)
{
  gint64 middle = (gint64) g_array_index (columns, PressTableColumn, first - 1).left
                  + g_array_index (columns, PressTableColumn, last - 1).right;

  return (guint32) ABS (middle - ((gint64) left + right));
}

/* Whether a head lies over a column by more than a corner. */
static gboolean
is_over (const GArray *columns, guint number, guint32 left, guint32 right)
{
  const PressTableColumn *column = &g_array_index (columns, PressTableColumn, number - 1);
  guint32 start = MAX (left, column->left);
  guint32 end = MIN (right, column->right);

  return start < end && 3 * (end - start) >= MIN (right - left, column->right - column->left);
}

/* Widens a head's columns while that brings their middle nearer to its own. */
static void
widen (const GArray *columns, const PressTableHead *head, guint *first, guint *last)
{
  guint32 distance = get_distance (columns, *first, *last, head->left, head->right);

  for (;;)
    {
      guint32 wider = G_MAXUINT32;
      guint32 earlier = G_MAXUINT32;

      if (*last < head->last_free)
        wider = get_distance (columns, *first, *last + 1, head->left, head->right);
      if (*first > head->first_free)
        earlier = get_distance (columns, *first - 1, *last, head->left, head->right);
      if (MIN (wider, earlier) >= distance || MIN (wider, earlier) + 1 >= distance)
        return;
      if (wider <= earlier)
        ++*last;
      else
        --*first;
      distance = MIN (wider, earlier);
    }
}

static gboolean
is_near (guint32 first, guint32 second)
{
  return MAX (first, second) - MIN (first, second) <= EDGE_TOLERANCE_COLUMNS;
}

/* Whether a head that keeps to no edge of its columns stands over the middle of them and one more.
 */
static gboolean
stands_between (const GArray *columns, const PressTableHead *head, guint first, guint last)
{
  guint32 widened = G_MAXUINT32;

  if (is_near (head->left, g_array_index (columns, PressTableColumn, first - 1).left)
      || is_near (head->right, g_array_index (columns, PressTableColumn, last - 1).right)
      || get_distance (columns, first, last, head->left, head->right) <= CENTERING_TOLERANCE_HALVES)
    return FALSE;
  if (last < head->last_free)
    widened = get_distance (columns, first, last + 1, head->left, head->right);
  if (first > head->first_free)
    widened = MIN (widened, get_distance (columns, first - 1, last, head->left, head->right));
  return widened <= BETWEEN_TOLERANCE_HALVES;
}

/* Whether a head stands as well over the middle of all columns but the last one, which compares
 * the pairs of columns before it. */
static gboolean
leaves_last (const GArray *columns, const PressTableHead *head)
{
  return columns->len > 2 && columns->len % 2 == 1
         && get_distance (columns, 1, columns->len - 1, head->left, head->right)
                <= get_distance (columns, 1, columns->len, head->left, head->right);
}

/* A head alone in its line over the middle of all columns spans them; where their number is odd,
 * it stands over the one in the middle, too. */
static gboolean
is_over_all (const GArray *columns, const PressTableHead *head)
{
  return !leaves_last (columns, head) && head->can_widen && head->first_free == 1
         && head->last_free == columns->len
         && head->right - head->left >= NARROWEST_COMMON_HEAD_COLUMNS
         && get_distance (columns, 1, columns->len, head->left, head->right)
                <= CENTERING_TOLERANCE_HALVES;
}

/* The columns that a head stands over, among those that no other head of its line has: all that it
 * lies over, and as many more as it stands over the middle of. */
void
press_table_span_columns (const GArray *columns, const PressTableHead *head, guint *first,
                          guint *last)
{
  if (is_over_all (columns, head))
    {
      *first = 1;
      *last = columns->len;
      return;
    }
  *first = find_first_behind (columns, head->left) + 1;
  *first = CLAMP (*first, head->first_free, head->last_free);
  if (*first < head->last_free && !is_over (columns, *first, head->left, head->right)
      && is_over (columns, *first + 1, head->left, head->right))
    ++*first;
  *last = *first;
  while (*last < head->last_free && is_over (columns, *last + 1, head->left, head->right))
    ++*last;
  if (!is_over (columns, *first, head->left, head->right))
    *first = *last = CLAMP (press_table_find_column (columns, head->left, head->right),
                            head->first_free, head->last_free);
  if (head->can_widen || stands_between (columns, head, *first, *last))
    widen (columns, head, first, last);
}

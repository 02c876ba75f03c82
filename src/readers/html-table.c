/* Tables of HTML as lines: those of figures in columns, all others as what they lay out. */
#include "readers/html-table.h"
#include "readers/html-grid.h"

#define GUTTER_COLUMNS 4 /* between texts side by side */
#define MOST_COLUMNS 60
#define WIDEST_CELL_COLUMNS 80 /* text side by side; what is wider is prose */
#define WIDEST_GAP_OF_LAYOUT 60
#define MOST_LAYOUT_COLUMNS 16

/* Text is aligned up to so many times what the table has in the file. */
#define MOST_GROWTH 16
#define SMALL_TABLE_BYTES 65536

static const PressHtmlPiece *
find_line (const PressHtmlCopy *copy, const PressHtmlItem *item)
{
  guint32 i = item->first;

  while (press_html_copy_get_piece (copy, i)->kind != PRESS_HTML_LINE)
    i++;
  return press_html_copy_get_piece (copy, i);
}

/* Where the line that is piece @index begins in the file. */
static guint32
get_source_at (const PressHtmlCopy *copy, guint32 index)
{
  return copy->source->runs[press_html_copy_get_piece (copy, index)->run].source;
}

static guint32
get_source (const PressHtmlCopy *copy, const PressHtmlItem *item)
{
  return copy->source->runs[find_line (copy, item)->run].source;
}

/* Whether a piece of a joined cell is a word, not a sign nor the x of "2.1x". */
static gboolean
is_word (const PressHtmlCopy *copy, const PressHtmlPiece *piece)
{
  const char *text = copy->source->text->str + piece->start;

  return g_ascii_isalpha (text[0])
         && (g_ascii_isalpha (text[1]) || g_ascii_toupper (text[0]) != 'X');
}

/* All text of an item on one line. Cells that were joined leave no blank but in front of a word. A
 * line of a cell that
 * holds several rows stands further down in the file than here. */
static void
add_item (PressHtmlCopy *copy, const PressHtmlItem *item)
{
  gboolean wants_blank = FALSE;

  copy->is_elsewhere |= item->is_stacked;
  for (guint32 i = item->first; i < item->end; i++)
    {
      const PressHtmlPiece *piece = press_html_copy_get_piece (copy, i);

      if (piece->kind == PRESS_HTML_CELL_START)
        wants_blank = FALSE;
      if (piece->kind != PRESS_HTML_LINE)
        continue;
      if (i > item->first && press_html_copy_get_piece (copy, i - 1)->kind == PRESS_HTML_CELL_START)
        wants_blank = is_word (copy, piece);
      if (wants_blank)
        press_html_copy_add_blanks (copy, 1, copy->source->runs[piece->run].source);
      press_html_copy_add_text (copy, piece);
      wants_blank = TRUE;
    }
  copy->is_elsewhere |= item->is_stacked;
}

/* Where an item of a table of figures begins in its line. */
static guint
find_offset (const PressHtmlCopy *copy, const PressHtmlGrid *grid, const PressHtmlItem *item,
             gboolean is_alone)
{
  const PressHtmlColumn *first = press_html_grid_get_column (grid, item->first_column);
  const PressHtmlColumn *last = press_html_grid_get_column (grid, item->last_column);
  const PressHtmlColumn *end = press_html_grid_get_column (grid, grid->columns->len - 1);
  const PressHtmlPiece *line = find_line (copy, item);
  guint right = last->offset + last->width;

  if (item->first_column == 0 && is_alone && (line->style & PRESS_LINE_CENTERED))
    return (MAX (end->offset + end->width, item->width) - item->width) / 2;
  if (item->first_column == 0)
    return line->indent;
  if (item->last_column > item->first_column)
    return first->offset + (right - first->offset - MIN (item->width, right - first->offset)) / 2;
  if (press_html_item_is_figure (item))
    return right - first->tail - MIN (item->lead, right - first->tail);
  return first->has_figures ? right - MIN (right, item->width) : first->offset;
}

static void
tell_columns (PressHtmlCopy *copy, const PressHtmlItem *item)
{
  PressGridCell cell
      = { (guint32) copy->text->len, (guint8) item->first_column, (guint8) item->last_column };

  g_array_append_val (copy->cells, cell);
}

static void
add_figure_row (PressHtmlCopy *copy, const PressHtmlGrid *grid, guint first, guint end)
{
  guint width = 0;

  for (guint i = first; i < end; i++)
    {
      const PressHtmlItem *item = press_html_grid_get_item (grid, i);
      guint offset = find_offset (copy, grid, item, end == first + 1);
      guint blanks = MAX (offset, width) - width;

      if (i > first)
        blanks = MAX (blanks, PRESS_HTML_GAP_COLUMNS);
      press_html_copy_add_blanks (copy, blanks, get_source (copy, item));
      tell_columns (copy, item);
      add_item (copy, item);
      width += blanks + item->width;
    }
  press_html_copy_end_line (copy, NULL);
}

/* Heads may take as many rows as they like: those from the first figure on count. */
static gboolean
has_figures (const PressHtmlGrid *grid)
{
  guint n_rows = 0;

  for (guint i = 0; i < grid->items->len; i = press_html_grid_find_row_end (grid, i))
    n_rows += press_html_grid_get_item (grid, i)->row >= grid->first_figure_row;
  return grid->n_figures >= 2 && grid->n_figure_rows * 3 >= n_rows;
}

static gboolean
is_bounded (guint64 most_bytes, PressSpan source)
{
  return most_bytes <= (guint64) (source.end - source.start) * MOST_GROWTH + SMALL_TABLE_BYTES;
}

static gboolean
are_figures_bounded (const PressHtmlGrid *grid, PressSpan source)
{
  const PressHtmlColumn *last = press_html_grid_get_column (grid, grid->columns->len - 1);
  guint64 most_bytes = (guint64) (last->offset + last->width) * (grid->n_rows + 1);

  return grid->columns->len <= MOST_COLUMNS && is_bounded (most_bytes, source);
}

/* What stands over a table that has a name of its own heads more than the table: its rows are lines
 * in front of it. Gives the piece whose tag opens what is left. */
static guint32
add_heading_rows (PressHtmlCopy *copy, const PressHtmlGrid *grid, guint n_items)
{
  guint32 row = press_html_grid_get_item (grid, n_items)->first;

  for (guint i = 0; i < n_items; i++)
    press_html_copy_add_lines (copy, press_html_grid_get_item (grid, i)->first,
                               press_html_grid_get_item (grid, i)->end);
  press_html_copy_set_apart (copy);
  while (press_html_copy_get_piece (copy, row)->kind != PRESS_HTML_ROW_START)
    row--;
  return row;
}

static void
add_figures (PressHtmlCopy *copy, const PressHtmlGrid *grid, guint32 table, guint32 end)
{
  guint first = press_html_grid_find_named_stub (grid);
  guint32 opening = first > 0 ? add_heading_rows (copy, grid, first) : table;

  press_html_copy_add_mark (copy, "<TABLE>", press_html_copy_get_piece (copy, opening)->mark);
  press_html_copy_end_line (copy, NULL);
  for (guint i = first; i < grid->items->len; i = press_html_grid_find_row_end (grid, i))
    add_figure_row (copy, grid, i, press_html_grid_find_row_end (grid, i));
  press_html_copy_add_mark (copy, "</TABLE>", press_html_copy_get_piece (copy, end)->mark);
  press_html_copy_end_line (copy, NULL);
}

/* Layout. */

/* Where texts begin that stand side by side, by their column of the grid. */
typedef struct
{
  guint offsets[MOST_LAYOUT_COLUMNS];
  guint lefts[MOST_LAYOUT_COLUMNS]; /* of the grid */
  guint n;
  guint last_row; /* that has been written */
  guint8 last_style;
  gboolean is_below_prose;
  gboolean is_plain; /* aligned, it would grow too much */
} Layout;

/* The column that begins at @left of the grid; a new one where there is room. */
static guint
claim_layout_column (Layout *layout, guint left)
{
  guint index = 0;

  while (index < layout->n && layout->lefts[index] < left)
    index++;
  if ((index < layout->n && layout->lefts[index] == left) || layout->n == MOST_LAYOUT_COLUMNS)
    return MIN (index, MOST_LAYOUT_COLUMNS - 1);
  for (guint i = layout->n++; i > index; i--)
    layout->lefts[i] = layout->lefts[i - 1];
  layout->lefts[index] = left;
  return index;
}

static guint
find_layout_column (const Layout *layout, guint left)
{
  guint n = layout->n;

  while (n > 1 && layout->lefts[n - 1] > left)
    n--;
  return n > 0 ? n - 1 : 0;
}

/* Whether a text alone in its row keeps to the first of several columns. */
static gboolean
keeps_to_first (const PressHtmlGrid *grid, guint index, const Layout *layout)
{
  const PressHtmlItem *item = press_html_grid_get_item (grid, index);

  return layout->n > 1 && item->left == layout->lefts[0] && item->right <= layout->lefts[1];
}

static void
measure_layout (const PressHtmlCopy *copy, const PressHtmlGrid *grid, Layout *layout)
{
  guint widths[MOST_LAYOUT_COLUMNS] = { 0 };
  guint offset = 0;

  for (guint i = 0; i < grid->items->len; i++)
    if (!press_html_grid_stands_alone (grid, i))
      claim_layout_column (layout, press_html_grid_get_item (grid, i)->left);
  for (guint i = 0; i < grid->items->len; i++)
    {
      guint width = 0;

      if (press_html_grid_stands_alone (grid, i) && !keeps_to_first (grid, i, layout))
        continue;
      press_html_item_count_lines (press_html_grid_get_item (grid, i), copy, &width);
      if (width <= WIDEST_GAP_OF_LAYOUT)
        {
          guint *widest
              = &widths[find_layout_column (layout, press_html_grid_get_item (grid, i)->left)];

          *widest = MAX (*widest, width);
        }
    }
  for (guint i = 0; i < layout->n; i++)
    {
      layout->offsets[i] = offset;
      offset += widths[i] > 0 ? widths[i] + GUTTER_COLUMNS : 0;
    }
}

/* How many blanks align the rows at most. */
static guint64
count_most_blanks (const PressHtmlCopy *copy, const PressHtmlGrid *grid, const Layout *layout)
{
  guint64 n_blanks = 0;
  guint n_lines = 0; /* of the row */
  guint widest = 0;

  for (guint i = 0; i < grid->items->len; i++)
    {
      const PressHtmlItem *item = press_html_grid_get_item (grid, i);

      n_lines = MAX (n_lines, press_html_item_count_lines (item, copy, &widest));
      if (i + 1 < grid->items->len && press_html_grid_get_item (grid, i + 1)->row == item->row)
        continue;
      n_blanks += (guint64) n_lines * layout->offsets[find_layout_column (layout, item->left)];
      n_lines = 0;
    }
  return n_blanks;
}

/* The next line of a cell, from *@next on; cells that were joined stand on one. */
static guint
add_line_of_cell (PressHtmlCopy *copy, guint32 *next, guint32 end)
{
  guint width = 0;

  for (; *next < end; ++*next)
    {
      const PressHtmlPiece *piece = press_html_copy_get_piece (copy, *next);

      if (piece->kind != PRESS_HTML_LINE)
        continue;
      if (width > 0 && press_html_copy_get_piece (copy, *next - 1)->kind == PRESS_HTML_LINE)
        break;
      press_html_copy_add_text (copy, piece);
      width += piece->width;
    }
  return width;
}

/* Whether a cell has two lines, one below the other. */
static gboolean
has_lines (const PressHtmlCopy *copy, const PressHtmlItem *item)
{
  for (guint32 i = item->first + 1; i < item->end; i++)
    if (press_html_copy_get_piece (copy, i)->kind == PRESS_HTML_LINE
        && press_html_copy_get_piece (copy, i - 1)->kind == PRESS_HTML_LINE)
      return TRUE;
  return FALSE;
}

static gboolean
find_next_line (const PressHtmlCopy *copy, guint32 *next, guint32 end)
{
  while (*next < end && press_html_copy_get_piece (copy, *next)->kind != PRESS_HTML_LINE)
    ++*next;
  return *next < end;
}

/* A line of each cell, side by side, as long as any has one. */
static void
add_side_by_side (PressHtmlCopy *copy, const PressHtmlGrid *grid, guint first, guint end,
                  const Layout *layout)
{
  guint32 at[MOST_LAYOUT_COLUMNS];
  gboolean has_more = TRUE;
  gboolean is_turning = FALSE; /* a cell of several lines: its next one is not behind this one */

  for (guint i = first; i < end; i++)
    {
      at[i - first] = press_html_grid_get_item (grid, i)->first;
      is_turning |= has_lines (copy, press_html_grid_get_item (grid, i))
                    || press_html_grid_get_item (grid, i)->is_stacked;
    }
  while (has_more)
    {
      guint width = 0;

      has_more = FALSE;
      for (guint i = first; i < end; i++)
        {
          const PressHtmlItem *item = press_html_grid_get_item (grid, i);
          guint offset = layout->offsets[find_layout_column (layout, item->left)];
          guint blanks = MAX (offset, width) - width;

          if (!find_next_line (copy, &at[i - first], item->end))
            continue;
          if (width > 0)
            blanks = MAX (blanks, PRESS_HTML_GAP_COLUMNS);
          press_html_copy_add_blanks (copy, blanks, get_source_at (copy, at[i - first]));
          copy->is_elsewhere |= is_turning;
          width += blanks + add_line_of_cell (copy, &at[i - first], item->end);
          has_more = TRUE;
        }
      if (has_more)
        press_html_copy_end_line (copy, NULL);
    }
  copy->is_elsewhere |= is_turning;
}

/* The mark of an item of a list in a cell of its own, and the item in the next. */
static void
add_list_item (PressHtmlCopy *copy, const PressHtmlItem *mark, const PressHtmlItem *text)
{
  press_html_copy_set_apart (copy);
  press_html_copy_add_blanks (copy, find_line (copy, mark)->indent, get_source (copy, mark));
  add_item (copy, mark);
  press_html_copy_add_blanks (copy, 1, get_source (copy, text));
  add_item (copy, text);
  press_html_copy_end_line (copy, NULL);
}

/* Whether an item alone in its row goes on with the column that other rows have at its place. */
static gboolean
stands_in_column (const PressHtmlItem *item, const Layout *layout, guint widest)
{
  guint column = find_layout_column (layout, item->left);

  return column > 0 && layout->lefts[column] == item->left && widest <= WIDEST_GAP_OF_LAYOUT;
}

/* Whether the text that is alone in its row does not look like the row above it; where there is but
 * one column, lines of an address may differ in all but their place. */
static gboolean
looks_other (const PressHtmlCopy *copy, const PressHtmlItem *item, const Layout *layout)
{
  guint8 differs = find_line (copy, item)->style ^ layout->last_style;

  return (layout->n > 1 ? differs : differs & PRESS_LINE_CENTERED) != 0;
}

/* Whether a row stands apart from the one above it: below prose, or where it is one text across all
 * columns and an empty row is above, or one that looks other. */
static gboolean
is_row_apart (const PressHtmlCopy *copy, const PressHtmlGrid *grid, guint first, guint end,
              const Layout *layout)
{
  const PressHtmlItem *item = press_html_grid_get_item (grid, first);

  if (layout->is_below_prose || first == 0 || end > first + 1)
    return layout->is_below_prose;
  return item->left == 0 && !keeps_to_first (grid, first, layout)
         && (item->row > layout->last_row + 1 || looks_other (copy, item, layout));
}

static void
add_layout_row (PressHtmlCopy *copy, const PressHtmlGrid *grid, guint first, guint end,
                Layout *layout)
{
  guint widest = 0;
  guint n_lines = 0;
  guint kind = press_html_grid_get_item (grid, first)->kind;

  for (guint i = first; i < end; i++)
    n_lines = MAX (n_lines,
                   press_html_item_count_lines (press_html_grid_get_item (grid, i), copy, &widest));
  if (is_row_apart (copy, grid, first, end, layout))
    press_html_copy_set_apart (copy);
  layout->last_row = press_html_grid_get_item (grid, first)->row;
  layout->last_style = find_line (copy, press_html_grid_get_item (grid, first))->style;
  layout->is_below_prose = end == first + 1 && widest > WIDEST_CELL_COLUMNS;
  if (end == first + 2
      && (kind == PRESS_HTML_CELL_BULLET || kind == PRESS_HTML_CELL_NUMBERED
          || kind == PRESS_HTML_CELL_DASH))
    {
      add_list_item (copy, press_html_grid_get_item (grid, first),
                     press_html_grid_get_item (grid, first + 1));
      layout->is_below_prose = TRUE;
    }
  else if (!layout->is_plain && end - first <= MOST_LAYOUT_COLUMNS
           && (end > first + 1
                   ? widest <= WIDEST_CELL_COLUMNS || n_lines == 1
                   : stands_in_column (press_html_grid_get_item (grid, first), layout, widest)))
    add_side_by_side (copy, grid, first, end, layout);
  else
    for (guint i = first; i < end; i++)
      {
        if (widest > WIDEST_CELL_COLUMNS)
          press_html_copy_set_apart (copy);
        copy->is_elsewhere |= press_html_grid_get_item (grid, i)->is_stacked;
        press_html_copy_add_lines (copy, press_html_grid_get_item (grid, i)->first,
                                   press_html_grid_get_item (grid, i)->end);
        copy->is_elsewhere |= press_html_grid_get_item (grid, i)->is_stacked;
      }
}

static void
add_layout (PressHtmlCopy *copy, const PressHtmlGrid *grid, PressSpan source)
{
  Layout layout = { .n = 0 };

  measure_layout (copy, grid, &layout);
  layout.is_plain = layout.n > 1 && !is_bounded (count_most_blanks (copy, grid, &layout), source);
  for (guint i = 0; i < grid->items->len; i = press_html_grid_find_row_end (grid, i))
    add_layout_row (copy, grid, i, press_html_grid_find_row_end (grid, i), &layout);
}

/* Writes the table whose first piece is @table; it holds no other. Returns its last piece. */
guint32
press_html_table_write (PressHtmlCopy *copy, guint32 table)
{
  guint32 end = press_html_copy_get_piece (copy, table)->last;
  g_autoptr (PressHtmlGrid) grid = press_html_grid_new (copy, table + 1, end);
  PressSpan source = { press_html_copy_get_piece (copy, table)->mark.start,
                       press_html_copy_get_piece (copy, end)->mark.end };
  gboolean is_of_figures;

  press_html_grid_join (grid);
  is_of_figures = has_figures (grid);
  if (is_of_figures)
    {
      press_html_grid_find_columns (grid);
      is_of_figures = are_figures_bounded (grid, source);
    }
  if (is_of_figures)
    add_figures (copy, grid, table, end);
  else
    add_layout (copy, grid, source);
  return end;
}

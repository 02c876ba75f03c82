/* The columns of a contact block: where side by side text begins and ends on each line. */
#include "parse/contact-columns.h"

#include "parse/block-lines.h"
#include "parse/lines.h"

#define WIDEST_PAGE 400
#define MOST_COLUMNS 8
#define FEWEST_USUAL_LINES 2

/* How many cells cover each column of the page, as differences from one column to the next. */
typedef struct
{
  gint32 changes[WIDEST_PAGE + 2];
  gint32 n_crossing;                /* cells that a gutter may have in it */
  guint16 starts[MOST_COLUMNS + 1]; /* of each column; the last one closes the page */
  guint16 ends[MOST_COLUMNS];
  gboolean is_labels[MOST_COLUMNS]; /* each cell ends in a colon */
  gboolean is_reach[MOST_COLUMNS];  /* each cell tells how to reach who is named at its left */
  guint n_columns;
} Page;

static void
add_cell (GArray *cells, PressSpan span, guint32 line, guint from, guint to)
{
  PressCell cell
      = { span, line, (guint16) MIN (from, G_MAXUINT16), (guint16) MIN (to, G_MAXUINT16), 0, 0 };

  g_array_append_val (cells, cell);
}

static gboolean
is_blank (char c)
{
  return (guchar) c <= ' ' && (c == ' ' || c == '\t' || c == '\r' || c == '\f');
}

/* Splits a line where two blanks or a tab stand. */
static void
split_line (PressParse *parse, guint32 number, GArray *cells)
{
  const PressLine *line = &parse->copy->lines[number];
  const char *text = parse->text;
  PressSpan span = { line->start, line->start };
  guint width = 0; /* of the line, up to here */
  guint from = 0;
  guint to = 0;

  for (guint32 at = line->start; at < line->end;)
    {
      if (is_blank (text[at]))
        {
          width = text[at++] == '\t' ? (width / 8 + 1) * 8 : width + 1;
          continue;
        }
      if (span.end > span.start && width - to >= PRESS_NARROWEST_GUTTER)
        {
          add_cell (cells, span, number, from, to);
          span.end = span.start;
        }
      if (span.end == span.start)
        {
          span.start = at;
          from = width;
        }
      while (at < line->end && !is_blank (text[at]))
        width += (text[at++] & 0xc0) != 0x80;
      span.end = at;
      to = width;
    }
  if (span.end > span.start)
    add_cell (cells, span, number, from, to);
}

static gboolean
has_neighbour (const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);

  return (at > 0 && cell[-1].line == cell->line)
         || (at + 1 < cells->len && cell[1].line == cell->line);
}

/* Finds the columns of the page that no line with several cells writes in. */
static gboolean
find_gutters (Page *page, const GArray *cells)
{
  gint32 n_covering = 0;
  guint width = 0; /* of the page, as far as several cells stand in a line */
  guint gutter = PRESS_NARROWEST_GUTTER;

  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      if (cell->to > WIDEST_PAGE)
        return FALSE;
      if (!has_neighbour (cells, i))
        continue;
      page->changes[cell->from]++;
      page->changes[cell->to]--;
      width = MAX (width, cell->to);
    }
  for (guint at = 0; at < width; at++)
    {
      n_covering += page->changes[at];
      if (n_covering > page->n_crossing && gutter >= PRESS_NARROWEST_GUTTER)
        {
          if (page->n_columns == MOST_COLUMNS)
            return FALSE;
          page->starts[page->n_columns++] = (guint16) at;
        }
      gutter = n_covering > page->n_crossing ? 0 : gutter + 1;
    }
  page->starts[0] = 0;
  page->starts[page->n_columns] = G_MAXUINT16;
  return page->n_columns > 1;
}

/* How many cells most lines of several have, where at least so many have as many; 0: there is no
 * such number. */
static guint
count_usual_cells (const GArray *cells)
{
  guint n_lines[MOST_COLUMNS + 1] = { 0 };
  guint n_all = 0;
  guint n_in_line = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      n_in_line++;
      if (i + 1 < cells->len && cell[1].line == cell->line)
        continue;
      n_lines[MIN (n_in_line, MOST_COLUMNS)]++;
      n_all += n_in_line > 1;
      n_in_line = 0;
    }
  for (guint n = 2; n < MOST_COLUMNS; n++)
    if (n_lines[n] >= FEWEST_USUAL_LINES && n_lines[n] * 2 > n_all)
      return n;
  return 0;
}

static guint
find_column (const Page *page, guint from)
{
  guint column = 0;

  while (column + 1 < page->n_columns && page->starts[column + 1] <= from)
    column++;
  return column;
}

/* Whether the cells of a line, from one to as many behind it as the page has columns, stand in one
 * each. */
static gboolean
stand_in_columns (const Page *page, const PressCell *cells)
{
  for (guint column = 0; column < page->n_columns; column++)
    if (find_column (page, cells[column].from) != column)
      return FALSE;
  return TRUE;
}

/* Whether most lines that have as many cells as the page has columns have one in each. */
static gboolean
fits_full_lines (const Page *page, const GArray *cells)
{
  guint n_full = 0;
  guint n_fitting = 0;

  for (guint first = 0, i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      if (i + 1 < cells->len && cell[1].line == cell->line)
        continue;
      if (i + 1 - first == page->n_columns)
        {
          n_full++;
          n_fitting += stand_in_columns (page, &g_array_index (cells, PressCell, first));
        }
      first = i + 1;
    }
  return n_fitting * 2 > n_full;
}

/* The columns of the page; where a line written across two of them hides one, as a name over
 * several people does, that line is left out. */
static gboolean
find_page (Page *page, const GArray *cells)
{
  guint n_usual = count_usual_cells (cells);
  Page crossed = { .n_crossing = 1 };
  gboolean has_columns = find_gutters (page, cells);

  if (n_usual <= page->n_columns || !find_gutters (&crossed, cells) || crossed.n_columns != n_usual
      || !fits_full_lines (&crossed, cells))
    return has_columns;
  *page = crossed;
  return TRUE;
}

/* Whether text on the right of a label opens a part of its own, a notice or contacts, which belongs
 * to no label but that of a notice: "For release:   Immediately". */
static gboolean
leads_to_part (PressParse *parse, const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);
  PressLineClass right = PRESS_LINE_CLASS_TEXT;

  if (at + 1 < cells->len && cell[1].line == cell->line)
    right = press_line_scanner_classify (parse->line_scanner, cell[1].span);
  if (right == PRESS_LINE_CLASS_NOTICE)
    return press_line_scanner_classify (parse->line_scanner, cell->span) != right;
  return right == PRESS_LINE_CLASS_CONTACT_HEADING || right == PRESS_LINE_CLASS_CONTACT_LABEL;
}

/* Whether a cell is the number or the address of who is named at its left, where two columns or
 * more would be left without it. */
static gboolean
reaches_left (PressParse *parse, const Page *page, const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);
  guint column = find_column (page, cell->from);

  return page->n_columns > 2 && at > 0 && cell[-1].line == cell->line
         && find_column (page, cell[-1].from) + 1 == column
         && press_line_scanner_is_reach (parse->line_scanner, cell->span);
}

/* A column of nothing but labels is none: each label belongs to the text at its right. Nor is one
 * of nothing but numbers to call, each of whom the text at its left names. */
static void
drop_labels (PressParse *parse, Page *page, const GArray *cells)
{
  guint n_kept = 0;

  for (guint i = 0; i < page->n_columns; i++)
    page->is_labels[i] = page->is_reach[i] = TRUE;
  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      if (!has_neighbour (cells, i))
        continue;
      if (parse->text[cell->span.end - 1] != ':' || leads_to_part (parse, cells, i))
        page->is_labels[find_column (page, cell->from)] = FALSE;
      if (!reaches_left (parse, page, cells, i))
        page->is_reach[find_column (page, cell->from)] = FALSE;
    }
  for (guint i = 0; i < page->n_columns; i++)
    if (i == 0 || !(page->is_labels[i - 1] || page->is_reach[i]))
      page->starts[n_kept++] = page->starts[i];
  page->n_columns = n_kept;
  page->starts[n_kept] = G_MAXUINT16;
}

/* Where the text of each column ends, as lines of several cells have it. */
static void
find_ends (Page *page, const GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);
      guint column = find_column (page, cell->from);

      if (has_neighbour (cells, i))
        page->ends[column] = MAX (page->ends[column], cell->to);
    }
}

/* Which column a cell stands in. Alone in its line it may begin in front of the last column, where
 * lines are flush with the right margin, but behind all that the column before it has. */
static guint
tell_column (const Page *page, const PressCell *cell)
{
  guint column = find_column (page, cell->from);

  return column + 2 == page->n_columns && cell->to > page->starts[column + 1]
                 && cell->from >= page->ends[column] + PRESS_NARROWEST_GUTTER
             ? column + 1
             : column;
}

/* Gives each cell its column, and joins those of one line that fall into the same. */
static void
place_cells (const Page *page, GArray *cells)
{
  guint n_kept = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      PressCell cell = g_array_index (cells, PressCell, i);
      PressCell *last = n_kept > 0 ? &g_array_index (cells, PressCell, n_kept - 1) : NULL;
      guint column = tell_column (page, &cell);

      cell.column = cell.to <= page->starts[column + 1] ? (guint8) (column + 1) : 0;
      if (last != NULL && last->line == cell.line && last->column == cell.column)
        {
          last->span.end = cell.span.end;
          last->to = cell.to;
        }
      else
        g_array_index (cells, PressCell, n_kept++) = cell;
    }
  g_array_set_size (cells, n_kept);
}

/* Splits the lines into cells, line by line, and returns how many columns they stand in. */
guint
press_columns_measure (PressParse *parse, guint first_line, guint last_line, GArray *cells)
{
  Page page = { 0 };

  for (guint line = first_line; line <= last_line; line++)
    if (press_block_lines_get_float (parse, line) == 0)
      split_line (parse, line, cells);
  if (!find_page (&page, cells))
    return 1;
  drop_labels (parse, &page, cells);
  find_ends (&page, cells);
  place_cells (&page, cells);
  return page.n_columns;
}

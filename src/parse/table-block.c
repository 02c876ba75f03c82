/* The block of a table: its title and heads above the line that was found to open it, its lines,
 * and what a page has cut from it. */
#include "parse/blocks.h"
#include "parse/line-ink.h"
#include "parse/table-extent.h"
#include "parse/table-line.h"
#include "parse/table-title.h"
#include "parse/telling.h"

#define FEWEST_ROWS 2
#define MOST_LABELS_ABOVE_ROW 2 /* below the line that is drawn under the heads */
#define MOST_HEAD_LINES 5
#define CENTERING_TOLERANCE_COLUMNS 8

static PressBlock *
get_last_block (const PressParse *parse)
{
  return parse->blocks->len > 0 ? &g_array_index (parse->blocks, PressBlock, parse->blocks->len - 1)
                                : NULL;
}

/* Takes the last block for the table, and gives its first line. */
static guint
take_last_block (PressParse *parse)
{
  guint first = get_last_block (parse)->first_line;

  g_array_set_size (parse->blocks, parse->blocks->len - 1);
  return first;
}

/* Whether the last block is but a part of its line, of which another block has the beginning. */
static gboolean
is_part_of_line (const PressParse *parse)
{
  const PressBlock *block = get_last_block (parse);

  return parse->blocks->len > 1 && block[-1].last_line == block->first_line;
}

/* Whether the label of a row begins in a block right above it: a line that goes on in small
 * letters. */
static gboolean
begins_label (const PressParse *parse, const PressBlock *block, guint row)
{
  return block->first_line == block->last_line && block->last_line + 1 == row
         && block->line_class == PRESS_LINE_CLASS_TEXT
         && !(block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_CENTERED))
         && get_width (parse, block->last_line) < PRESS_FULL_LINE_COLUMNS
         && !press_line_ends_sentence (parse, block->last_line)
         && g_ascii_islower (parse->text[get_ink (parse, row).start]);
}

/* Whether a block above the label of the first row shows that it is one: heads or a unit, where the
 * row stands in, or a title. */
static gboolean
is_above_label (PressParse *parse, PressBlock *block, guint row)
{
  return (get_indent (parse, row) > 0 && press_table_is_unit_block (parse, block))
         || press_table_classify (parse, block->last_line) == PRESS_TABLE_LINE_TITLE;
}

/* "BOSTON, May 1, 2020 - Acme, Inc. today reported:" opens a release, and no table; nor does
 * "BOSTON, May 1, 2020 --" alone. */
static gboolean
is_lede_of_table (PressParse *parse, PressBlock *block)
{
  static const gboolean leads_on[PRESS_N_TOKENS]
      = { [PRESS_TOKEN_COLON] = TRUE, [PRESS_TOKEN_DASH] = TRUE, [PRESS_TOKEN_HYPHEN] = TRUE };
  PressEnding ending = press_span_get_ending (parse, block->span);

  /* Most blocks above a table end in a word, and need not be scanned. */
  return ending != PRESS_ENDING_LETTER && ending != PRESS_ENDING_DIGIT
         && press_block_has_dateline (parse, block)
         && leads_on[get_tokens (parse)[count_tokens (parse) - 2].kind]; /* the last but END */
}

/* Whether a page mark stands between two lines. */
static gboolean
has_page_between (const PressParse *parse, guint last, guint line)
{
  for (guint between = last + 1; between < line; between++)
    if (get_class (parse, between) == PRESS_LINE_CLASS_PAGE_MARK)
      return TRUE;
  return FALSE;
}

/* Whether the title is whole: a heading at the left is, in capitals it may have more above it. */
static gboolean
is_whole_title (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS)) == 0;
}

/* Whether a line too wide to be taken for centered has as much room at its left as at its right. */
static gboolean
is_wide_in_middle (const PressParse *parse, const PressBlock *block)
{
  guint sum = 2 * get_indent (parse, block->first_line) + get_width (parse, block->first_line);

  return block->first_line == block->last_line && get_indent (parse, block->first_line) > 1
         && sum + CENTERING_TOLERANCE_COLUMNS >= PRESS_PAGE_COLUMNS
         && sum <= PRESS_PAGE_COLUMNS + CENTERING_TOLERANCE_COLUMNS;
}

/* The title of a table stands above it, perhaps with blank lines between; a page ends it, and so
 * does a line at the left above a title in the middle, or one in the middle above a title at the
 * left: that is the release's own. A line of it may have been found already. */
static guint
take_title_blocks (PressParse *parse, guint first, gboolean has_title)
{
  guint taken = first;
  guint n_lines = 0;
  guint16 title = has_title ? PRESS_BLOCK_TITLED : 0; /* how what was found so far stands */
  guint indent = G_MAXUINT16;                         /* of the line of it that was found last */
  gboolean is_whole = has_title
                      && (get_class (parse, first) == PRESS_LINE_CLASS_TABLE_OPEN
                          || (!press_line_is_centered (parse, first)
                              && !press_line_is_in_capitals (parse, first)));

  if (parse->blocks->len > 1 && !is_part_of_line (parse)
      && begins_label (parse, get_last_block (parse), first)
      && is_above_label (parse, get_last_block (parse) - 1, first))
    taken = take_last_block (parse);
  while (parse->blocks->len > 0)
    {
      PressBlock *block = get_last_block (parse);
      gboolean is_head = press_table_is_lone_head (parse, block, taken);

      if ((is_whole && !press_table_is_name_of_statement (parse, block)) || is_part_of_line (parse))
        break;
      n_lines += block->last_line - block->first_line + 1;
      if (has_page_between (parse, block->last_line, taken) || taken - block->last_line > 4
          || n_lines > PRESS_LONGEST_TITLE_LINES
          || (!is_head && !press_table_is_title_block (parse, block, title == 0))
          || is_lede_of_table (parse, block)
          || (title != 0 && !(title & PRESS_BLOCK_CENTERED)
              && ((block->flags & PRESS_BLOCK_CENTERED)
                  || block->indent >= indent + PRESS_CENTERED_INDENT))
          || ((title & PRESS_BLOCK_CENTERED & ~block->flags) && !is_wide_in_middle (parse, block)))
        break;
      if (!is_head && (title != 0 || !press_table_is_unit_block (parse, block)))
        {
          is_whole = title == 0 && is_whole_title (block);
          title |= block->flags | PRESS_BLOCK_TITLED;
          indent = block->indent;
        }
      taken = take_last_block (parse);
    }
  return taken;
}

/* Whether what stands at @start is no cell over the columns of a grid. */
static gboolean
is_over_labels (const PressCopy *copy, guint32 start)
{
  guint32 cell = press_copy_find_cell (copy, start);

  return cell == copy->n_cells || copy->cells[cell].start != start || copy->cells[cell].first == 0;
}

/* "Deposits" over "In millions", both over the labels and beside heads, of which some line below
 * has more: whether the table that a tag opens has its title there. */
static gboolean
has_named_stub (PressParse *parse, guint tag)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));
  guint n_beside = 0; /* the name, that and the heads in its line */
  guint n_most = 0;   /* in the lines below */

  for (guint line = tag + 1; line < parse->copy->n_lines && line <= tag + MOST_HEAD_LINES; line++)
    {
      const PressTableItem *first;
      gboolean is_label;

      g_array_set_size (items, 0);
      press_table_read_line (parse, line, items);
      if (items->len < 2)
        return FALSE;
      first = &g_array_index (items, PressTableItem, 0);
      is_label = is_over_labels (parse->copy, first->span.start);
      if (line == tag + 1
          && (!is_label
              || (first->kind != PRESS_TABLE_ITEM_NAMED && first->kind != PRESS_TABLE_ITEM_TITLE)))
        return FALSE;
      if (line == tag + 1)
        n_beside = items->len;
      else
        n_most = MAX (n_most, items->len);
      if (line > tag + 1 && is_label && first->kind == PRESS_TABLE_ITEM_UNIT)
        return n_beside < n_most;
      if (line > tag + 1 && press_table_classify (parse, line) == PRESS_TABLE_LINE_ROW)
        return FALSE;
    }
  return FALSE;
}

/* Whether a table that begins at @opening, whose heads or rows were seen from @line on, has a title
 * at its top already. */
static gboolean
has_title_below (PressParse *parse, guint opening, guint line)
{
  if (opening == line)
    return get_class (parse, line) == PRESS_LINE_CLASS_TABLE_OPEN && has_named_stub (parse, line);
  return get_width (parse, opening) > PRESS_WIDEST_LONE_HEAD && !has_columns (parse, opening);
}

/* Whether the line above is drawn in pieces, one under each head: heads in words are heads then. */
static gboolean
is_under_drawn_heads (const PressParse *parse, guint line)
{
  return line > 0 && get_class (parse, line - 1) == PRESS_LINE_CLASS_RULE
         && has_columns (parse, line - 1);
}

/* Whether a line above one that is drawn in pieces may hold heads: words in columns, or far in. */
static gboolean
may_hold_heads (const PressParse *parse, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && (has_columns (parse, line) || get_indent (parse, line) >= PRESS_CENTERED_INDENT);
}

/* The line in pieces that is drawn above the first row, perhaps over a label or two; 0: none is. */
static guint
find_drawn_line (const PressParse *parse, guint row)
{
  for (guint line = row; line-- > 0 && line + MOST_LABELS_ABOVE_ROW + 1 >= row;)
    {
      if (is_under_drawn_heads (parse, line + 1))
        return line;
      if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT || has_columns (parse, line)
          || get_indent (parse, line) >= PRESS_CENTERED_INDENT
          || get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS)
        break;
    }
  return 0;
}

/* Takes the blocks of heads in words, over a line that is drawn in pieces, one for each of them,
 * above the first row. Gives the first line of the table. */
static guint
take_drawn_heads (PressParse *parse, guint row)
{
  guint drawn = find_drawn_line (parse, row);
  guint first = drawn;
  guint n_blocks = parse->blocks->len;

  while (first > 0 && drawn - first < MOST_HEAD_LINES && may_hold_heads (parse, first - 1))
    first--;
  if (first == drawn || !has_columns (parse, drawn - 1))
    return row;
  while (n_blocks > 0
         && g_array_index (parse->blocks, PressBlock, n_blocks - 1).first_line >= first)
    n_blocks--;
  if (n_blocks > 0 && g_array_index (parse->blocks, PressBlock, n_blocks - 1).last_line >= first)
    return row; /* something else begins the block */
  g_array_set_size (parse->blocks, n_blocks);
  return first;
}

/* Whether the label of a table's last row ends on the line below: a few words in small letters, and
 * no more. */
static gboolean
ends_last_label (const PressParse *parse, guint line)
{
  return line < parse->copy->n_lines && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && g_ascii_islower (parse->text[get_ink (parse, line).start])
         && get_width (parse, line) < PRESS_FULL_LINE_COLUMNS / 2
         && !press_line_is_followed (parse, line);
}

/* Whether a line tells that it goes on with what a page has cut: "Balance Sheets (continued)".
 * "Acme and Subsidiaries" may open the title of another. */
static gboolean
says_continued (const PressParse *parse, guint line)
{
  return !press_line_is_blank (parse, line)
         && press_line_scanner_classify_heading (parse->line_scanner, get_ink (parse, line))
                == PRESS_LINE_CLASS_FURNITURE
         && !press_line_scanner_names_owner (parse->line_scanner, get_ink (parse, line));
}

/* Whether rows follow at once on the tags that open a table: with neither title nor heads it goes
 * on with what its page has cut. */
static gboolean
opens_with_row (PressParse *parse, guint first, guint last)
{
  if (get_class (parse, first) != PRESS_LINE_CLASS_TABLE_OPEN)
    return FALSE;
  for (guint line = first + 1; line <= last; line++)
    if (!press_line_is_blank (parse, line)
        && press_table_classify (parse, line) != PRESS_TABLE_LINE_TAG)
      return press_table_classify (parse, line) == PRESS_TABLE_LINE_ROW;
  return FALSE;
}

/* A page may cut a table. It may repeat its title, with "(continued)" behind it, and its heads; the
 * title that begins at @first is the page's then, down to the heads, and the table goes on. Gives
 * the first line of the whole. */
static guint
join_cut_table (PressParse *parse, guint first, const PressTableExtent *extent)
{
  const PressBlock *last = get_last_block (parse);
  gboolean is_continued = opens_with_row (parse, first, extent->last);
  guint heads = extent->heads;

  if (last == NULL || !(last->flags & PRESS_BLOCK_TABLE)
      || !has_page_between (parse, last->last_line, first)
      || press_copy_has_cells (parse->copy, (PressSpan){ parse->copy->lines[first].start,
                                                         parse->copy->lines[heads].end }))
    return first;
  for (guint line = last->last_line + 1; line < first; line++)
    if (!press_line_is_blank (parse, line) && !press_line_is_float (parse, line))
      return first;
  for (guint line = first; line < heads; line++)
    is_continued |= says_continued (parse, line);
  if (!is_continued)
    return first;
  for (guint line = first; line < heads; line++)
    if (!press_line_is_blank (parse, line)
        && press_table_classify (parse, line) != PRESS_TABLE_LINE_HEAD)
      parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
  return take_last_block (parse);
}

/* Makes a block of the table that opens at @line, if one does, and gives the line after it. */
gboolean
press_table_add_block (PressParse *parse, guint *line)
{
  PressTableExtent extent;
  guint opening; /* the first line that has heads, or a row */
  guint first;

  if (*line < parse->untitled_until || !press_table_may_open (parse, *line))
    return FALSE;
  extent = press_table_follow (parse, *line);
  extent.has_heads |= is_under_drawn_heads (parse, *line);
  if (extent.n_rows < (extent.is_tagged || extent.has_heads ? 1 : FEWEST_ROWS))
    return FALSE;
  opening = extent.is_tagged ? *line : take_drawn_heads (parse, *line);
  extent.has_heads |= opening < *line;
  first = take_title_blocks (parse, opening, has_title_below (parse, opening, *line));
  if (first == *line && !extent.has_heads && parse->blocks->len > 0 && !is_part_of_line (parse)
      && press_table_names_rows (parse, get_last_block (parse), first))
    first = take_last_block (parse);
  if (first == *line && !extent.has_heads && !extent.is_tagged)
    {
      /* Figures in the text: the lines below are no more of a table than this one. */
      parse->untitled_until = extent.last + 1;
      return FALSE;
    }
  first = join_cut_table (parse, first, &extent);
  if (ends_last_label (parse, extent.last + 1))
    extent.last++;
  press_block_add (parse, first, extent.last, PRESS_BLOCK_TABLE);
  *line = extent.last + 1;
  return TRUE;
}

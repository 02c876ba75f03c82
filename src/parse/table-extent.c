/* How far a table goes in a text, with the title above it. What its lines are, grammar/table.l
 * tells. */
#include "parse/blocks-private.h"
#include "parse/line-ink.h"
#include "parse/table-line.h"
#include "parse/telling.h"

#define SHORTEST_SENTENCE_COLUMNS 20
#define FULL_PROSE_COLUMNS 66
#define FEWEST_ROWS 2
#define MOST_LABELS_ABOVE_ROW 2 /* below the line that is drawn under the heads */
#define MOST_HEAD_LINES 5
#define WIDEST_LONE_HEAD 16   /* columns of a line over one of several heads */
#define MOST_BLANK_LINES 4    /* between two lines of a table */
#define LONGEST_ROWLESS_RUN 7 /* lines of a table without a figure between two that have some */
#define LONGEST_TITLE_LINES 8
#define MOST_TITLE_WORDS 16
#define WORDS_OF_TABLE_NUMBER 2
#define MOST_WORDS_OF_SHORT_TITLE 3
#define MOST_WORDS_OF_NAME 8
#define CENTERING_TOLERANCE_COLUMNS 8

static PressBlock *
get_last_block (const PressParse *parse)
{
  return parse->blocks->len > 0 ? &g_array_index (parse->blocks, PressBlock, parse->blocks->len - 1)
                                : NULL;
}

static gboolean
ends_table (PressLineClass line_class)
{
  static const gboolean ends[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_TABLE_OPEN] = TRUE,   [PRESS_LINE_CLASS_SOURCE] = TRUE,
    [PRESS_LINE_CLASS_TRANSMISSION] = TRUE, [PRESS_LINE_CLASS_SLASH_ITEM] = TRUE,
    [PRESS_LINE_CLASS_END_MARK] = TRUE,     [PRESS_LINE_CLASS_CONTACT_HEADING] = TRUE,
    [PRESS_LINE_CLASS_ABOUT] = TRUE,        [PRESS_LINE_CLASS_EXHIBIT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_STARS] = TRUE,
  };

  return ends[line_class] || press_line_class_is_container (line_class);
}

typedef struct
{
  guint n_rows;
  guint last;  /* the last line that surely belongs to it */
  guint heads; /* the first line that has heads; where it has none, its first line */
  gboolean has_heads;
  gboolean is_tagged;
  gboolean is_apart; /* a blank line stands below its last line */
  gboolean is_after_page;
} TableExtent;

static gboolean
is_full (const PressParse *parse, guint line)
{
  return get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS && !has_columns (parse, line);
}

/* A sentence, or a full line that goes on: prose, which no table holds. On a narrow page the next
 * line is full, too, and goes on in small letters. */
static gboolean
is_prose_line (const PressParse *parse, guint line)
{
  return is_full (parse, line)
         && (get_width (parse, line) >= FULL_PROSE_COLUMNS
             || (press_line_is_followed (parse, line) && is_full (parse, line + 1)
                 && press_line_opens_small (parse, line + 1)));
}

/* "The mill is open today." between blank lines, or the last line of such a paragraph: a sentence
 * in small letters is no label of rows. A note opens with its mark, and often in brackets. */
static gboolean
is_sentence_apart (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT && !has_columns (parse, line)
         && parse->text[ink.end - 1] == '.' && g_ascii_isupper (parse->text[ink.start])
         && get_width (parse, line) >= SHORTEST_SENTENCE_COLUMNS
         && press_line_is_set_as_sentence (parse, line) && !press_line_is_followed (parse, line);
}

/* Whether two lines say the same, whatever the blanks between their words are. */
static gboolean
is_same_line (const PressParse *parse, guint first, guint second)
{
  PressSpan one = get_ink (parse, first);
  PressSpan other = get_ink (parse, second);

  while (one.start < one.end && other.start < other.end
         && parse->text[one.start] == parse->text[other.start])
    {
      gboolean is_blank = parse->text[one.start] == ' ';

      for (one.start++; is_blank && parse->text[one.start] == ' ';)
        one.start++;
      for (other.start++; is_blank && parse->text[other.start] == ' ';)
        other.start++;
    }
  return one.start >= one.end && other.start >= other.end;
}

/* "Property   Place   Square feet" over a line that is drawn in pieces: words in columns are heads
 * there, at the left margin too. */
static gboolean
is_drawn_under (PressParse *parse, guint line)
{
  return has_columns (parse, line) && press_line_is_followed (parse, line)
         && has_columns (parse, line + 1)
         && press_table_classify (parse, line + 1) == PRESS_TABLE_LINE_RULE;
}

/* Whether a row is the next line with ink. */
static gboolean
is_above_row (PressParse *parse, guint line)
{
  guint next = line + 1;

  while (next < parse->copy->n_lines && next <= line + MOST_BLANK_LINES
         && press_line_is_blank (parse, next))
    next++;
  return next < parse->copy->n_lines && !press_line_is_blank (parse, next)
         && get_class (parse, next) == PRESS_LINE_CLASS_TEXT
         && press_table_classify (parse, next) == PRESS_TABLE_LINE_ROW;
}

/* "HEADCOUNT" alone on a line, and below a blank one "Region   People   Plants" right above a row:
 * the title and the heads of another table. */
static gboolean
are_titled_heads (PressParse *parse, guint line)
{
  return line >= 3 && has_columns (parse, line) && press_line_is_blank (parse, line - 1)
         && !press_line_is_blank (parse, line - 2) && press_line_is_blank (parse, line - 3)
         && !has_columns (parse, line - 2) && press_line_is_titled (parse, line - 2)
         && press_line_is_followed (parse, line)
         && press_table_classify (parse, line + 1) == PRESS_TABLE_LINE_ROW;
}

/* Heads apart from the rows above them open another table, unless a period alone labels the rows
 * below. Those that a page repeats are not apart. A grid of HTML is one table whatever
 * stands in it. */
static gboolean
opens_another (PressParse *parse, const TableExtent *extent, PressTableLine kind, guint line)
{
  if (extent->n_rows == 0 || !extent->is_apart
      || press_copy_has_cells (parse->copy, (PressSpan){ parse->copy->lines[extent->heads].start,
                                                         parse->copy->lines[line].end })
      || (kind != PRESS_TABLE_LINE_HEAD && kind != PRESS_TABLE_LINE_COLUMNS
          && !(kind == PRESS_TABLE_LINE_NONE
               && (is_drawn_under (parse, line) || are_titled_heads (parse, line))))
      || (!has_columns (parse, line) && is_above_row (parse, line)))
    return FALSE;
  return TRUE;
}

/* "DULUTH, MINN. -- ACME DENTAL" on a narrow page: whether a full line opens a release, below what
 * might be heads. */
static gboolean
opens_release (PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  PressBlock block = { .first_line = line, .last_line = line };

  if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT || !is_full (parse, line)
      || !g_ascii_isupper (parse->text[ink.start])
      || memchr (parse->text + ink.start, ',', ink.end - ink.start) == NULL)
    return FALSE;
  press_block_measure (parse, &block);
  return press_block_has_dateline (parse, &block);
}

/* "CASH FLOWS FROM INVESTING ACTIVITIES" between the rows of a statement: what might be the title
 * of another one is that of a group where a row follows at once, without heads. */
static gboolean
is_group_label (PressParse *parse, guint line)
{
  return !has_columns (parse, line) && is_above_row (parse, line);
}

/* Whether a line that no tag holds in a table stands behind the end of it: a title below its rows,
 * words apart from them that lead on, prose, or a release. */
static gboolean
is_behind_end (PressParse *parse, const TableExtent *extent, PressTableLine kind, guint line)
{
  if (kind == PRESS_TABLE_LINE_TITLE)
    return extent->n_rows > 0 && !is_group_label (parse, line);
  if (kind == PRESS_TABLE_LINE_LEAD)
    return extent->is_apart;
  return kind == PRESS_TABLE_LINE_NONE
         && (is_prose_line (parse, line) || (extent->n_rows == 0 && opens_release (parse, line))
             || (extent->n_rows > 0 && extent->is_apart && is_sentence_apart (parse, line)));
}

/* Follows a table down from a line that may open one. A line drawn apart from the last row is
 * under a heading. */
static TableExtent
follow_table (PressParse *parse, guint first)
{
  TableExtent extent = { .last = first,
                         .heads = first,
                         .is_tagged = get_class (parse, first) == PRESS_LINE_CLASS_TABLE_OPEN };
  guint n_rowless = 0;
  guint n_blank = 0;
  guint most_blank = parse->is_double_spaced ? 2 * MOST_BLANK_LINES + 1 : MOST_BLANK_LINES;
  guint line;

  for (line = first; line < parse->copy->n_lines; line++)
    {
      PressTableLine kind;

      if (get_class (parse, line) == PRESS_LINE_CLASS_TABLE_CLOSE)
        {
          extent.last = line;
          break;
        }
      if (press_line_is_blank (parse, line))
        {
          extent.is_apart = TRUE;
          n_blank++;
          if (n_blank > most_blank && !extent.is_tagged)
            break;
          continue;
        }
      if (line > first && ends_table (get_class (parse, line)))
        break;
      if (get_class (parse, line) == PRESS_LINE_CLASS_PAGE_MARK
          || get_class (parse, line) == PRESS_LINE_CLASS_FURNITURE)
        {
          extent.is_after_page = TRUE;
          if (++n_rowless > LONGEST_ROWLESS_RUN)
            break;
          continue;
        }
      kind = press_table_classify (parse, line);
      if (extent.is_after_page && extent.n_rows > 0 && is_same_line (parse, extent.heads, line))
        extent.is_apart = FALSE; /* its heads stand there again */
      if (opens_another (parse, &extent, kind, line)
          || (!extent.is_tagged && is_behind_end (parse, &extent, kind, line)))
        break;
      if (kind == PRESS_TABLE_LINE_ROW)
        {
          extent.n_rows++;
          n_rowless = 0;
          extent.is_after_page = extent.is_apart = FALSE;
          extent.last = line;
        }
      else
        {
          if (extent.n_rows == 0 && kind == PRESS_TABLE_LINE_HEAD
              && press_table_classify (parse, extent.heads) != PRESS_TABLE_LINE_HEAD)
            extent.heads = line;
          extent.has_heads |= extent.n_rows == 0
                              && (kind == PRESS_TABLE_LINE_HEAD || kind == PRESS_TABLE_LINE_UNIT
                                  || kind == PRESS_TABLE_LINE_TITLE);
          if (kind == PRESS_TABLE_LINE_RULE && extent.n_rows > 0 && !extent.is_apart)
            extent.last = line;
          else if (++n_rowless > LONGEST_ROWLESS_RUN && !extent.is_tagged)
            break;
        }
      n_blank = 0;
    }
  return extent;
}

gboolean
press_table_may_open (PressParse *parse, guint line)
{
  PressTableLine kind;

  if (get_class (parse, line) == PRESS_LINE_CLASS_TABLE_OPEN)
    return TRUE;
  if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT
      && get_class (parse, line) != PRESS_LINE_CLASS_DATE_LINE
      && get_class (parse, line) != PRESS_LINE_CLASS_STATEMENT)
    return FALSE;
  if (!has_columns (parse, line) && get_indent (parse, line) < 10)
    return FALSE;
  kind = press_table_classify (parse, line);
  return kind == PRESS_TABLE_LINE_ROW || kind == PRESS_TABLE_LINE_HEAD
         || kind == PRESS_TABLE_LINE_UNIT;
}

/* Whether a block is a heading by its looks. What announces a table ends with a colon, too, but is
 * a sentence. */
static gboolean
is_heading_block (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_TITLED))
         && !(block->flags & PRESS_BLOCK_LOWER) && block->n_words <= MOST_TITLE_WORDS;
}

/* "Key figures": a few words of which only the first has a capital. */
static gboolean
is_short_title (const PressParse *parse, const PressBlock *block)
{
  return block->first_line == block->last_line && block->n_words <= MOST_WORDS_OF_SHORT_TITLE
         && g_ascii_isupper (parse->text[block->span.start])
         && g_ascii_isalpha (parse->text[block->span.end - 1]);
}

/* "Net sales by channel" in italics or underlined. */
static gboolean
is_set_off_title (const PressParse *parse, const PressBlock *block)
{
  return block->first_line == block->last_line && block->n_words <= MOST_WORDS_OF_NAME
         && (parse->copy->lines[block->first_line].style
             & (PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED))
         && !(block->flags & (PRESS_BLOCK_LOWER | PRESS_BLOCK_STOPPED));
}

/* A date stands in over its years, and ends in a comma: "September 30," is no prose. */
static gboolean
is_head_standing_in (const PressParse *parse, const PressBlock *block, PressTableLine kind)
{
  return kind == PRESS_TABLE_LINE_HEAD
         && get_indent (parse, block->last_line) >= PRESS_CENTERED_INDENT;
}

/* Whether a line set as titles are ends in "Inc." or its like. */
static gboolean
ends_in_company (PressParse *parse, PressBlock *block)
{
  guint n_tokens;

  if (block->n_words > MOST_TITLE_WORDS
      || !(block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS | PRESS_BLOCK_BOLD)))
    return FALSE;
  press_block_scan (parse, block);
  n_tokens = count_tokens (parse);
  return n_tokens >= 2 && get_tokens (parse)[n_tokens - 2].kind == PRESS_TOKEN_COMPANY;
}

/* "Table 1" or "Table 1." on a line of its own numbers a table. */
static gboolean
is_table_number (const PressParse *parse, const PressBlock *block)
{
  return block->line_class == PRESS_LINE_CLASS_STATEMENT && block->n_words <= WORDS_OF_TABLE_NUMBER
         && press_span_get_ending (parse, block->span) != PRESS_ENDING_LETTER;
}

/* A sentence of several lines that ends in a colon announces a table, whatever its last line says.
 */
static gboolean
announces_in_lines (const PressBlock *block)
{
  return block->first_line < block->last_line
         && (block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_COLON))
                == (PRESS_BLOCK_PROSE | PRESS_BLOCK_COLON);
}

/* "For the 13 Weeks Ended May 1, 2004": a line at the left that tells a period, and nothing else.
 */
static gboolean
tells_period (PressParse *parse, guint line)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));

  press_table_read_line (parse, line, items);
  return items->len == 1 && g_array_index (items, PressTableItem, 0).kind == PRESS_TABLE_ITEM_HEAD;
}

/* "Statement of Operations Data:      Three Months Ended March 31,": whether a block ends in what
 * is over the labels beside a head that asks for those below, and in no sentence. */
static gboolean
is_stub_beside_head (PressParse *parse, const PressBlock *block)
{
  g_autoptr (GArray) items = NULL;

  if (!has_columns (parse, block->last_line)
      || block->last_line - block->first_line >= LONGEST_TITLE_LINES)
    return FALSE;
  items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));
  press_table_read_line (parse, block->last_line, items);
  return items->len == 2 && g_array_index (items, PressTableItem, 1).kind == PRESS_TABLE_ITEM_HEAD;
}

#define LINE_BIT(kind) (1u << (kind))
#define UNIT_OR_BASIS (LINE_BIT (PRESS_TABLE_LINE_UNIT) | LINE_BIT (PRESS_TABLE_LINE_BASIS))

static gboolean
is_one_of_kinds (PressParse *parse, guint line, guint kinds)
{
  return (LINE_BIT (press_table_classify (parse, line)) & kinds) != 0;
}

/* Whether each line of a block that is no longer than a title is of some kinds, given as bits. */
static gboolean
is_made_of (PressParse *parse, const PressBlock *block, guint kinds)
{
  if (block->last_line - block->first_line >= LONGEST_TITLE_LINES)
    return FALSE;
  for (guint line = block->first_line; line <= block->last_line; line++)
    if (!is_one_of_kinds (parse, line, kinds))
      return FALSE;
  return TRUE;
}

/* "(in thousands)" over "(unaudited)", in either order. */
static gboolean
is_unit_over_basis (PressParse *parse, const PressBlock *block)
{
  return block->first_line + 1 == block->last_line && is_made_of (parse, block, UNIT_OR_BASIS);
}

/* "2" between pages numbers one of them, with a mark of a page beside it or without. */
static gboolean
numbers_page (const PressParse *parse, const PressBlock *block)
{
  return block->first_line == block->last_line
         && press_line_scanner_classify (parse->line_scanner, get_ink (parse, block->first_line))
                == PRESS_LINE_CLASS_PAGE_NUMBER;
}

/* "Jane Roe, 802-555-0142": whom to ask is the title of no table. */
static gboolean
tells_whom_to_ask (PressParse *parse, PressBlock *block)
{
  if (block->n_words > MOST_TITLE_WORDS || (block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_PROSE)))
    return FALSE;
  press_block_scan (parse, block);
  return (block->kinds
          & (PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE) | PRESS_TOKEN_BIT (PRESS_TOKEN_EMAIL)))
         != 0;
}

/* Whether a line of a block has heads in words: the one over them may have a single word, and the
 * one below them stand at the left. */
static gboolean
has_heads_in_words (PressParse *parse, const PressBlock *block)
{
  guint end = MIN (block->last_line + 1, block->first_line + LONGEST_TITLE_LINES);

  for (guint line = block->first_line; line < end; line++)
    if (press_table_classify (parse, line) == PRESS_TABLE_LINE_COLUMNS)
      return TRUE;
  return FALSE;
}

/* "Consolidated income statement" right above "for the year ended 31 December 2012", at the left.
 */
static gboolean
is_statement_over_period (PressParse *parse, const PressBlock *block)
{
  return block->first_line + 1 == block->last_line && tells_period (parse, block->last_line)
         && press_line_scanner_classify_heading (parse->line_scanner,
                                                 press_line_get_span (parse, block->first_line))
                == PRESS_LINE_CLASS_STATEMENT;
}

/* "Personal" over "Household   Care   Total": a line far in above one with heads, of which it is a
 * part. */
static gboolean
ends_in_heads (PressParse *parse, const PressBlock *block)
{
  return block->first_line < block->last_line
         && block->last_line - block->first_line < LONGEST_TITLE_LINES
         && get_indent (parse, block->first_line) >= PRESS_CENTERED_INDENT
         && get_width (parse, block->first_line) <= WIDEST_LONE_HEAD
         && has_columns (parse, block->last_line) && block->last_line + 1 < parse->copy->n_lines
         && !press_line_is_blank (parse, block->last_line + 1)
         && is_one_of_kinds (parse, block->last_line + 1,
                             LINE_BIT (PRESS_TABLE_LINE_RULE) | LINE_BIT (PRESS_TABLE_LINE_ROW));
}

/* "Corporate" alone right above "Retail   & Other   Total". */
static gboolean
is_lone_head (PressParse *parse, const PressBlock *block, guint below)
{
  return block->first_line == block->last_line && block->last_line + 1 == below
         && get_width (parse, block->first_line) <= WIDEST_LONE_HEAD
         && !(block->flags & PRESS_BLOCK_CENTERED)
         && get_indent (parse, block->first_line) >= PRESS_CENTERED_INDENT
         && has_columns (parse, below)
         && !is_one_of_kinds (parse, below, LINE_BIT (PRESS_TABLE_LINE_ROW));
}

/* Whether a block may be a line of the title above a table. Of the headings that stand at the left
 * only the one right above the table is its title. */
static gboolean
is_title_block (PressParse *parse, PressBlock *block, gboolean is_nearest)
{
  PressTableLine kind = press_table_classify (parse, block->last_line);
  guint16 unfit = PRESS_BLOCK_TABLE | PRESS_BLOCK_HAS_FLOATS;

  /* Heads in words fill their lines as prose does, but for the gaps in them. */
  if ((!(block->flags & PRESS_BLOCK_COLUMNS) || !has_heads_in_words (parse, block))
      && !ends_in_heads (parse, block))
    unfit |= PRESS_BLOCK_PROSE;
  if (is_table_number (parse, block) || is_unit_over_basis (parse, block)
      || is_stub_beside_head (parse, block))
    return TRUE;
  if (numbers_page (parse, block) || tells_whom_to_ask (parse, block)
      || press_line_scanner_says (parse->line_scanner, block->span, PRESS_EDGE_TELLS_VALUE))
    return FALSE;
  if (announces_in_lines (block)) /* "… below (unaudited, in / millions of dollars):" */
    return FALSE;
  if ((block->flags & unfit)
      || ((block->flags & PRESS_BLOCK_STOPPED) && !ends_in_company (parse, block)))
    return (kind == PRESS_TABLE_LINE_UNIT || kind == PRESS_TABLE_LINE_BASIS
            || is_head_standing_in (parse, block, kind))
           && !(block->flags & PRESS_BLOCK_TABLE);
  if (block->line_class != PRESS_LINE_CLASS_TEXT && block->line_class != PRESS_LINE_CLASS_STATEMENT
      && block->line_class != PRESS_LINE_CLASS_DATE_LINE
      && block->line_class != PRESS_LINE_CLASS_NON_GAAP)
    return FALSE;
  if (kind == PRESS_TABLE_LINE_TITLE || kind == PRESS_TABLE_LINE_UNIT
      || kind == PRESS_TABLE_LINE_BASIS || kind == PRESS_TABLE_LINE_HEAD)
    return TRUE;
  if (is_nearest && block->first_line == block->last_line && tells_period (parse, block->last_line))
    return TRUE;
  if (is_nearest && is_statement_over_period (parse, block))
    return TRUE;
  if (kind == PRESS_TABLE_LINE_ROW
      || (block->flags & (PRESS_BLOCK_COLON | PRESS_BLOCK_TITLED | PRESS_BLOCK_BOLD))
             == PRESS_BLOCK_COLON)
    return FALSE;
  return (is_nearest
          && (is_heading_block (block) || is_short_title (parse, block)
              || is_set_off_title (parse, block)))
         || (block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS | PRESS_BLOCK_COLUMNS)) != 0;
}

/* "Gas Sold" far in, over a rule that is drawn under it and beyond it: the head of some columns in
 * words. What is underlined at its own width is a title. */
static gboolean
is_head_over_rule (const PressParse *parse, guint head)
{
  guint rule = head + 1;

  return rule < parse->copy->n_lines && !press_line_is_blank (parse, rule)
         && parse->text[get_ink (parse, rule).start] == '-'
         && get_indent (parse, rule) >= PRESS_CENTERED_INDENT
         && get_indent (parse, rule) < get_indent (parse, head)
         && get_indent (parse, rule) + get_width (parse, rule)
                > get_indent (parse, head) + get_width (parse, head);
}

/* "(Unaudited)" over "(in thousands)" and "Quarter Ended": a unit, a basis or heads, which may be
 * words in columns, stand between a table and its title, and so may its number. */
static gboolean
is_unit_block (PressParse *parse, const PressBlock *block)
{
  if (((block->flags & PRESS_BLOCK_COLUMNS) && has_columns (parse, block->first_line))
      || ends_in_heads (parse, block) || is_table_number (parse, block)
      || is_head_over_rule (parse, block->first_line)
      || is_made_of (parse, block, UNIT_OR_BASIS | LINE_BIT (PRESS_TABLE_LINE_HEAD)))
    return TRUE;
  return block->first_line == block->last_line && tells_period (parse, block->last_line);
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

/* Whether the last block is but a part of its line, of which another block has the beginning. */
static gboolean
is_part_of_line (const PressParse *parse)
{
  const PressBlock *block = get_last_block (parse);

  return parse->blocks->len > 1 && block[-1].last_line == block->first_line;
}

/* Whether a block above the label of the first row shows that it is one: heads or a unit, where the
 * row stands in, or a title. */
static gboolean
is_above_label (PressParse *parse, PressBlock *block, guint row)
{
  return (get_indent (parse, row) > 0 && is_unit_block (parse, block))
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

/* The company's name, which may stand above the title of its statement. */
static gboolean
is_name_of_statement (PressParse *parse, PressBlock *block)
{
  return block->first_line == block->last_line && block->line_class == PRESS_LINE_CLASS_TEXT
         && ends_in_company (parse, block);
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
    {
      taken = get_last_block (parse)->first_line;
      g_array_set_size (parse->blocks, parse->blocks->len - 1);
    }
  while (parse->blocks->len > 0)
    {
      PressBlock *block = get_last_block (parse);
      gboolean is_head = is_lone_head (parse, block, taken);

      if ((is_whole && !is_name_of_statement (parse, block)) || is_part_of_line (parse))
        break;
      n_lines += block->last_line - block->first_line + 1;
      if (has_page_between (parse, block->last_line, taken) || taken - block->last_line > 4
          || n_lines > LONGEST_TITLE_LINES
          || (!is_head && !is_title_block (parse, block, title == 0))
          || is_lede_of_table (parse, block)
          || (title != 0 && !(title & PRESS_BLOCK_CENTERED)
              && ((block->flags & PRESS_BLOCK_CENTERED)
                  || block->indent >= indent + PRESS_CENTERED_INDENT))
          || ((title & PRESS_BLOCK_CENTERED & ~block->flags) && !is_wide_in_middle (parse, block)))
        break;
      if (!is_head && (title != 0 || !is_unit_block (parse, block)))
        {
          is_whole = title == 0 && is_whole_title (block);
          title |= block->flags | PRESS_BLOCK_TITLED;
          indent = block->indent;
        }
      taken = block->first_line;
      g_array_set_size (parse->blocks, parse->blocks->len - 1);
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

/* "Domestic comparable store sales" right above rows that stand in from it, or in the middle over
 * them: a few words that name what figures without heads are. */
static gboolean
names_rows (const PressParse *parse, guint row)
{
  const PressBlock *block = get_last_block (parse);

  return block != NULL && !is_part_of_line (parse) && block->first_line == block->last_line
         && block->last_line + 1 == row && block->line_class == PRESS_LINE_CLASS_TEXT
         && block->n_words <= MOST_WORDS_OF_NAME
         && !(block->flags
              & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON
                 | PRESS_BLOCK_LOWER))
         && get_indent (parse, row) != get_indent (parse, block->last_line);
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
join_cut_table (PressParse *parse, guint first, const TableExtent *extent)
{
  const PressBlock *last = get_last_block (parse);
  gboolean is_continued = opens_with_row (parse, first, extent->last);
  guint heads = extent->heads;
  guint joined;

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
  joined = last->first_line;
  g_array_set_size (parse->blocks, parse->blocks->len - 1);
  return joined;
}

/* Whether a table that begins at @opening, whose heads or rows were seen from @line on, has a title
 * at its top already. */
static gboolean
has_title_below (PressParse *parse, guint opening, guint line)
{
  if (opening == line)
    return get_class (parse, line) == PRESS_LINE_CLASS_TABLE_OPEN && has_named_stub (parse, line);
  return get_width (parse, opening) > WIDEST_LONE_HEAD && !has_columns (parse, opening);
}

/* Makes a block of the table that opens at @line, if one does, and gives the line after it. */
gboolean
press_table_add_block (PressParse *parse, guint *line)
{
  TableExtent extent;
  guint opening; /* the first line that has heads, or a row */
  guint first;

  if (*line < parse->untitled_until || !press_table_may_open (parse, *line))
    return FALSE;
  extent = follow_table (parse, *line);
  extent.has_heads |= is_under_drawn_heads (parse, *line);
  if (extent.n_rows < (extent.is_tagged || extent.has_heads ? 1 : FEWEST_ROWS))
    return FALSE;
  opening = extent.is_tagged ? *line : take_drawn_heads (parse, *line);
  extent.has_heads |= opening < *line;
  first = take_title_blocks (parse, opening, has_title_below (parse, opening, *line));
  if (first == *line && !extent.has_heads && names_rows (parse, first))
    {
      first = get_last_block (parse)->first_line;
      g_array_set_size (parse->blocks, parse->blocks->len - 1);
    }
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

/* What a block above a table is to it: a line of its title, a unit or a head, the name of its rows,
 * or none of these. */
#include "parse/table-title.h"
#include "parse/line-ink.h"
#include "parse/table-line.h"
#include "parse/telling.h"

#define MOST_TITLE_WORDS 16
#define WORDS_OF_TABLE_NUMBER 2
#define MOST_WORDS_OF_SHORT_TITLE 3
#define MOST_WORDS_OF_NAME 8
#define LINE_BIT(kind) (1u << (kind))
#define UNIT_OR_BASIS (LINE_BIT (PRESS_TABLE_LINE_UNIT) | LINE_BIT (PRESS_TABLE_LINE_BASIS))

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
      || block->last_line - block->first_line >= PRESS_LONGEST_TITLE_LINES)
    return FALSE;
  items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));
  press_table_read_line (parse, block->last_line, items);
  return items->len == 2 && g_array_index (items, PressTableItem, 1).kind == PRESS_TABLE_ITEM_HEAD;
}

static gboolean
is_one_of_kinds (PressParse *parse, guint line, guint kinds)
{
  return (LINE_BIT (press_table_classify (parse, line)) & kinds) != 0;
}

/* Whether each line of a block that is no longer than a title is of some kinds, given as bits. */
static gboolean
is_made_of (PressParse *parse, const PressBlock *block, guint kinds)
{
  if (block->last_line - block->first_line >= PRESS_LONGEST_TITLE_LINES)
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

/* "Jane Roe, 802-555-0142", "Jane Roe, Treasurer" at the left: whom to ask is the title of no
 * table.
 */
static gboolean
tells_whom_to_ask (PressParse *parse, PressBlock *block)
{
  if (block->n_words > MOST_TITLE_WORDS || (block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_PROSE)))
    return FALSE;
  press_block_scan (parse, block);
  if (block->kinds & (PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE) | PRESS_TOKEN_BIT (PRESS_TOKEN_EMAIL)))
    return TRUE;
  return (block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_JOB))
         && !(block->flags & PRESS_BLOCK_CENTERED)
         && press_token_is_in (get_tokens (parse), PRESS_LIST_GIVEN_NAME);
}

/* Whether a line of a block has heads in words: the one over them may have a single word, and the
 * one below them stand at the left. */
static gboolean
has_heads_in_words (PressParse *parse, const PressBlock *block)
{
  guint end = MIN (block->last_line + 1, block->first_line + PRESS_LONGEST_TITLE_LINES);

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
         && block->last_line - block->first_line < PRESS_LONGEST_TITLE_LINES
         && get_indent (parse, block->first_line) >= PRESS_CENTERED_INDENT
         && get_width (parse, block->first_line) <= PRESS_WIDEST_LONE_HEAD
         && has_columns (parse, block->last_line) && block->last_line + 1 < parse->copy->n_lines
         && !press_line_is_blank (parse, block->last_line + 1)
         && is_one_of_kinds (parse, block->last_line + 1,
                             LINE_BIT (PRESS_TABLE_LINE_RULE) | LINE_BIT (PRESS_TABLE_LINE_ROW));
}

/* "Corporate" alone right above "Retail   & Other   Total". */
gboolean
press_table_is_lone_head (PressParse *parse, const PressBlock *block, guint below)
{
  return block->first_line == block->last_line && block->last_line + 1 == below
         && get_width (parse, block->first_line) <= PRESS_WIDEST_LONE_HEAD
         && !(block->flags & PRESS_BLOCK_CENTERED)
         && get_indent (parse, block->first_line) >= PRESS_CENTERED_INDENT
         && has_columns (parse, below)
         && !is_one_of_kinds (parse, below, LINE_BIT (PRESS_TABLE_LINE_ROW));
}

/* Whether a block may be a line of the title above a table. Of the headings that stand at the left
 * only the one right above the table is its title. */
gboolean
press_table_is_title_block (PressParse *parse, PressBlock *block, gboolean is_nearest)
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
gboolean
press_table_is_unit_block (PressParse *parse, const PressBlock *block)
{
  if (((block->flags & PRESS_BLOCK_COLUMNS) && has_columns (parse, block->first_line))
      || ends_in_heads (parse, block) || is_table_number (parse, block)
      || is_head_over_rule (parse, block->first_line)
      || is_made_of (parse, block, UNIT_OR_BASIS | LINE_BIT (PRESS_TABLE_LINE_HEAD)))
    return TRUE;
  return block->first_line == block->last_line && tells_period (parse, block->last_line);
}

/* The company's name, which may stand above the title of its statement. */
gboolean
press_table_is_name_of_statement (PressParse *parse, PressBlock *block)
{
  return block->first_line == block->last_line && block->line_class == PRESS_LINE_CLASS_TEXT
         && ends_in_company (parse, block);
}

/* "Domestic comparable store sales" right above rows that stand in from it, or in the middle over
 * them: a few words that name what figures without heads are. */
gboolean
press_table_names_rows (const PressParse *parse, const PressBlock *block, guint row)
{
  return block->first_line == block->last_line && block->last_line + 1 == row
         && block->line_class == PRESS_LINE_CLASS_TEXT && block->n_words <= MOST_WORDS_OF_NAME
         && !(block->flags
              & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON
                 | PRESS_BLOCK_LOWER))
         && get_indent (parse, row) != get_indent (parse, block->last_line);
}

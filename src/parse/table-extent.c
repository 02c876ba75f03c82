/* How far a table goes down in a text, from a line that may open one. What its lines are,
 * grammar/table.l tells. */
#include "parse/table-extent.h"
#include "parse/blocks-private.h"
#include "parse/line-ink.h"
#include "parse/table-line.h"
#include "parse/telling.h"

#define SHORTEST_SENTENCE_COLUMNS 20
#define FULL_PROSE_COLUMNS 66
#define MOST_BLANK_LINES 4    /* between two lines of a table */
#define LONGEST_ROWLESS_RUN 7 /* lines of a table without a figure between two that have some */

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
opens_another (PressParse *parse, const PressTableExtent *extent, PressTableLine kind, guint line)
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

/* "Liabilities, redeemable convertible preferred stock, and stockholders' equity (deficit)" right
 * between two rows: the label of a group, however far it reaches. */
static gboolean
is_long_label (PressParse *parse, const PressTableExtent *extent, guint line)
{
  return extent->n_rows > 0 && !extent->is_apart && !press_line_ends_sentence (parse, line)
         && press_line_is_followed (parse, line)
         && press_table_classify (parse, line + 1) == PRESS_TABLE_LINE_ROW;
}

/* Whether a line that no tag holds in a table stands behind the end of it: a title below its rows,
 * words apart from them that lead on, prose, or a release. */
static gboolean
is_behind_end (PressParse *parse, const PressTableExtent *extent, PressTableLine kind, guint line)
{
  if (kind == PRESS_TABLE_LINE_TITLE)
    return extent->n_rows > 0 && !is_group_label (parse, line);
  if (kind == PRESS_TABLE_LINE_LEAD)
    return extent->is_apart;
  return kind == PRESS_TABLE_LINE_NONE
         && ((is_prose_line (parse, line) && !is_long_label (parse, extent, line))
             || (extent->n_rows == 0 && opens_release (parse, line))
             || (extent->n_rows > 0 && extent->is_apart && is_sentence_apart (parse, line)));
}

/* Follows a table down from a line that may open one. A line drawn apart from the last row is
 * under a heading. */
PressTableExtent
press_table_follow (PressParse *parse, guint first)
{
  PressTableExtent extent
      = { .last = first,
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

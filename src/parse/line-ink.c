/* The ink of lines: where it is, how wide, how it ends. */
#include "parse/blocks.h"
#include "parse/line-ink.h"

#include <string.h>

#define WIDE_GAP_BYTES 3 /* blanks that divide columns; two may be justification */
#define FEWEST_BLANKS_OF_GUTTER 4
#define BLOCK_BYTES 16           /* looked at in one go */
#define LONGEST_COUNTING_BYTES 4 /* "VIII" */

/* Lines that no block holds as its own: pages, drawn lines, tags. */
gboolean
press_line_is_float (const PressParse *parse, guint line)
{
  static const gboolean is_float[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_PAGE_MARK] = TRUE,  [PRESS_LINE_CLASS_FURNITURE] = TRUE,
    [PRESS_LINE_CLASS_RULE] = TRUE,       [PRESS_LINE_CLASS_TAG] = TRUE,
    [PRESS_LINE_CLASS_TABLE_OPEN] = TRUE, [PRESS_LINE_CLASS_TABLE_CLOSE] = TRUE,
    [PRESS_LINE_CLASS_IMAGE] = TRUE,
  };

  return is_float[parse->line_classes[line]];
}

/* A gap of three blanks holds every third byte, so that only those are looked at. */
static gboolean
has_wide_gap (const char *text, PressSpan ink)
{
  for (guint32 at = ink.start + WIDE_GAP_BYTES - 1; at < ink.end; at += WIDE_GAP_BYTES)
    {
      guint32 first = at;
      guint32 last = at;

      if (text[at] != ' ')
        continue;
      while (text[first - 1] == ' ')
        first--;
      while (text[last + 1] == ' ')
        last++;
      if (last - first + 1 >= WIDE_GAP_BYTES)
        return TRUE;
    }
  return FALSE;
}

/* Whether a tab stands, or a wide gap begins, among the next bytes. */
static gboolean
block_divides (const char *text)
{
  guint8 any = 0;

  for (guint i = 0; i < BLOCK_BYTES; i++)
    any |= (text[i] == '\t') | ((text[i] == ' ') & (text[i + 1] == ' ') & (text[i + 2] == ' '));
  return any != 0;
}

/* Whether tabs or wide gaps divide the ink of a line. */
static gboolean
divides_columns (const char *text, PressSpan ink)
{
  for (; ink.end - ink.start >= BLOCK_BYTES + WIDE_GAP_BYTES - 1; ink.start += BLOCK_BYTES)
    if (block_divides (text + ink.start))
      return TRUE;
  return has_wide_gap (text, ink) || memchr (text + ink.start, '\t', ink.end - ink.start) != NULL;
}

/* "I.    Store Openings": what stands behind a capital or a few that count, with their stop. Such a
 * mark is no column. */
static PressSpan
skip_counting_mark (const char *text, PressSpan ink)
{
  guint32 at = ink.start;

  while (at < ink.end && at < ink.start + LONGEST_COUNTING_BYTES && g_ascii_isupper (text[at]))
    at++;
  if (at == ink.start || at + 1 >= ink.end || text[at] != '.' || !is_space (text[at + 1]))
    return ink;
  for (at++; is_space (text[at]); at++)
    ;
  return (PressSpan){ at, ink.end };
}

/* Finds the ink of each line: once, for all who ask. */
void
press_lines_find_ink (PressParse *parse)
{
  const char *text = parse->text;

  parse->line_inks = g_new (struct _PressLineInk, parse->copy->n_lines);
  for (guint line = 0; line < parse->copy->n_lines; line++)
    {
      PressSpan span = press_line_get_span (parse, line);

      while (span.start < span.end && is_space (text[span.start]))
        span.start++;
      while (span.end > span.start && is_space (text[span.end - 1]))
        span.end--;
      parse->line_inks[line] = (struct _PressLineInk){
        .span = span, .has_columns = divides_columns (text, skip_counting_mark (text, span))
      };
    }
}

/* Where the last column of a line begins, or its end. */
guint32
press_line_find_last_column (const PressParse *parse, PressSpan ink)
{
  guint32 last = ink.end;
  guint n_blanks = 0;

  for (guint32 at = ink.start; at < ink.end; at++)
    {
      if (n_blanks >= FEWEST_BLANKS_OF_GUTTER && !is_space (parse->text[at]))
        last = at;
      n_blanks = is_space (parse->text[at]) ? n_blanks + 1 : 0;
    }
  return last;
}

PressEnding
press_span_get_ending (const PressParse *parse, PressSpan span)
{
  return press_line_scanner_tell_ending (parse->line_scanner, span);
}

/* The same of a line, told once. */
PressEnding
press_line_get_ending (const PressParse *parse, guint line)
{
  struct _PressLineInk *ink = &parse->line_inks[line];

  if (ink->ending == PRESS_ENDING_UNTOLD)
    ink->ending = (guint8) press_span_get_ending (parse, ink->span);
  return (PressEnding) ink->ending;
}

gboolean
press_line_says (const PressParse *parse, guint line, PressEdgeQuestion question)
{
  return press_line_scanner_says (parse->line_scanner, get_ink (parse, line), question);
}

PressLineClass
press_line_tell_letterhead (const PressParse *parse, guint line, PressLetterheadQuestion question)
{
  return press_line_scanner_classify_letterhead (parse->line_scanner, get_ink (parse, line),
                                                 question);
}

gboolean
press_line_ends_sentence (const PressParse *parse, guint line)
{
  static const gboolean ends[PRESS_N_ENDINGS] = {
    [PRESS_ENDING_STOP] = TRUE,
    [PRESS_ENDING_QUESTION] = TRUE,
    [PRESS_ENDING_COLON] = TRUE,
    [PRESS_ENDING_SEMICOLON] = TRUE,
  };

  return ends[press_line_get_ending (parse, line)];
}

gboolean
press_line_is_ink_centered (const PressParse *parse, guint line, PressSpan ink)
{
  const PressLine *record = &parse->copy->lines[line];
  guint middle = record->indent * 2 + ink.end - ink.start;

  if (record->style & PRESS_LINE_CENTERED)
    return TRUE;
  return get_indent (parse, line) >= 6 && middle >= PRESS_PAGE_COLUMNS - 14
         && middle <= PRESS_PAGE_COLUMNS + 14;
}

gboolean
press_line_is_centered (const PressParse *parse, guint line)
{
  return press_line_is_ink_centered (parse, line, get_ink (parse, line));
}

gboolean
press_line_is_in_capitals (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  guint n_lower = 0;
  guint n_upper = 0;

  for (guint32 at = ink.start; at < ink.end; at++)
    {
      n_lower += g_ascii_islower (parse->text[at]) ? 1 : 0;
      n_upper += g_ascii_isupper (parse->text[at]) ? 1 : 0;
    }
  return n_lower * 10 < n_upper;
}

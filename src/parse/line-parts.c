/* Lines that hold parts of two blocks: a notice in front of a dateline, marks of a wire in front of
 * a title, two sides of a letterhead. */
#include "parse/blocks-private.h"
#include "parse/line-ink.h"
#include "parse/telling.h"

#include <string.h>

/* Adds a part of a line as a block of its own. */
static void
add_part (PressParse *parse, guint line, PressSpan part, PressLineClass line_class)
{
  PressBlock block = { .first_line = line, .last_line = line };
  struct _PressLineInk *ink = &parse->line_inks[line];
  struct _PressLineInk whole = *ink;

  ink->span = part;
  ink->ending = PRESS_ENDING_UNTOLD;
  press_block_measure (parse, &block);
  block.line_class = (guint8) line_class;
  g_array_append_val (parse->blocks, block);
  *ink = whole;
}

/* "FOR IMMEDIATE RELEASE: DULUTH, Minn., May 1, 2020: …": a notice that a dateline follows on its
 * line is a block of its own, and the rest of the line opens the next. */
void
press_line_cut_notice (PressParse *parse, guint line)
{
  PressSpan *ink = &parse->line_inks[line].span;
  PressSpan notice = *ink;
  guint32 n_bytes = press_line_scanner_find_notice_end (parse->line_scanner, notice);
  PressBlock rest = { .first_line = line };

  if (n_bytes == 0)
    return;
  ink->start += n_bytes;
  notice.end = ink->start;
  while (is_space (parse->text[notice.end - 1]))
    notice.end--;
  parse->line_classes[line] = PRESS_LINE_CLASS_TEXT;
  rest.last_line = press_block_follow (parse, line);
  press_block_measure (parse, &rest);
  if (press_block_has_dateline (parse, &rest))
    {
      add_part (parse, line, notice, PRESS_LINE_CLASS_NOTICE);
      return;
    }
  ink->start = notice.start;
  parse->line_classes[line] = PRESS_LINE_CLASS_NOTICE;
}

/* "(BW)(VT-ACME)(ACM) Acme Opens a Mill", "HEADLINE: Acme Opens a Mill", "NEWS RELEASE - DULUTH":
 * the marks of a wire, or of an archive of news, are no part of the headline that stands behind
 * them. */
void
press_line_cut_slug (PressParse *parse, guint line)
{
  PressSpan *ink = &parse->line_inks[line].span;
  PressSpan slug = *ink;
  guint32 n_bytes = strchr ("(HMNP", parse->text[slug.start]) != NULL
                        ? press_line_scanner_find_slug_end (parse->line_scanner, slug)
                        : 0;

  if (n_bytes == 0)
    return;
  slug.end = slug.start + n_bytes;
  while (is_space (parse->text[slug.end - 1]))
    slug.end--;
  add_part (parse, line, slug, PRESS_LINE_CLASS_MASTHEAD);
  ink->start += n_bytes;
}

/* What may stand on the line of an exhibit's label and is none of contacts, which are read by whole
 * lines. */
static gboolean
may_stand_by_label (PressLineClass line_class)
{
  static const gboolean may[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_TEXT] = TRUE,      [PRESS_LINE_CLASS_NOTICE] = TRUE,
    [PRESS_LINE_CLASS_MASTHEAD] = TRUE,  [PRESS_LINE_CLASS_LOGO] = TRUE,
    [PRESS_LINE_CLASS_DATE_LINE] = TRUE, [PRESS_LINE_CLASS_BRACKETED] = TRUE,
  };

  return may[line_class];
}

/* What keeps its class on the left of a notice. */
static gboolean
may_stand_by_notice (PressLineClass line_class)
{
  static const gboolean may[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_CONTACT_HEADING] = TRUE,
    [PRESS_LINE_CLASS_EXHIBIT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_LOGO] = TRUE,
    [PRESS_LINE_CLASS_DATE_LINE] = TRUE,
  };

  return may[line_class];
}

/* What a line beside another of these is, whatever stands below; "RELEASE:" is but a label. */
static gboolean
is_sure_part (PressLineClass line_class)
{
  return line_class == PRESS_LINE_CLASS_NOTICE || line_class == PRESS_LINE_CLASS_MASTHEAD
         || line_class == PRESS_LINE_CLASS_DATE_LINE;
}

/* Whether the parts at the left and at the right of a line are blocks of their own: "NEWS RELEASE
 * Exhibit 99.1"; "May 3, 2007          NEWS RELEASE"; "ACME CORP.          For Immediate Release"
 * on top of a letterhead, or "Contact:" on its left, perhaps with a date on its right, where the
 * lines below have one column. */
static gboolean
are_parts (const PressParse *parse, guint line, PressLineClass left, PressLineClass right,
           gboolean is_label)
{
  PressLineClass whole = get_class (parse, line);

  if (left == PRESS_LINE_CLASS_EXHIBIT_LABEL || right == PRESS_LINE_CLASS_EXHIBIT_LABEL)
    return may_stand_by_label (left == PRESS_LINE_CLASS_EXHIBIT_LABEL ? right : left);
  if (left != right && is_sure_part (left) && is_sure_part (right))
    return left != PRESS_LINE_CLASS_MASTHEAD || !is_label;
  if (left == PRESS_LINE_CLASS_TEXT && line > 0
      && get_class (parse, line - 1) == PRESS_LINE_CLASS_CONTACT_HEADING)
    return FALSE; /* "Contacts:" above: a person, in a column with what stands below */
  return (right == PRESS_LINE_CLASS_NOTICE
          || (right == PRESS_LINE_CLASS_DATE_LINE && left == PRESS_LINE_CLASS_CONTACT_HEADING))
         && (!press_line_is_followed (parse, line) || !has_columns (parse, line + 1))
         && (whole == PRESS_LINE_CLASS_TEXT || left == PRESS_LINE_CLASS_LOGO
             || (whole == PRESS_LINE_CLASS_CONTACT_LABEL
                 && left == PRESS_LINE_CLASS_CONTACT_HEADING));
}

/* Adds the two parts of some columns of a line that are blocks of their own: a notice at the right,
 * or a label; the first of three may be one, too. */
static gboolean
add_sides (PressParse *parse, guint line, PressSpan ink, guint n_more)
{
  PressSpan right = { press_line_find_last_column (parse, ink), ink.end };
  PressSpan left = { ink.start, right.start };
  PressLineClass left_class;
  PressLineClass right_class;

  while (left.end > left.start && is_space (parse->text[left.end - 1]))
    left.end--;
  if (right.start == right.end)
    return FALSE;
  left_class = press_line_scanner_classify (parse->line_scanner, left);
  right_class = press_line_scanner_classify (parse->line_scanner, right);
  if (!are_parts (parse, line, left_class, right_class, parse->text[left.end - 1] == ':'))
    return FALSE;
  if (right_class == PRESS_LINE_CLASS_NOTICE && !may_stand_by_notice (left_class))
    left_class = PRESS_LINE_CLASS_TEXT;
  if (n_more == 0 || !add_sides (parse, line, left, n_more - 1))
    add_part (parse, line, left, left_class);
  add_part (parse, line, right, right_class);
  return TRUE;
}

gboolean
press_line_add_sides (PressParse *parse, guint line)
{
  return add_sides (parse, line, get_ink (parse, line), 1);
}

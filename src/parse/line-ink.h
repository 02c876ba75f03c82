/* The ink of lines: where it is, how wide, how it ends. Measured here, told elsewhere. */
#pragma once

#include "parse/context.h"
#include "parse/lines.h"

#define PRESS_PAGE_COLUMNS 80
#define PRESS_FULL_LINE_COLUMNS 50 /* a line this wide was filled, or is prose by itself */
#define PRESS_CENTERED_INDENT 6    /* a title below prose stands in by at least so much */

static inline PressLineClass
get_class (const PressParse *parse, guint line)
{
  return parse->line_classes[line];
}

/* As g_ascii_isspace(), without its table. */
static inline gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

/* The bytes of a line that carry ink, and whether blanks divide them into columns. */
struct _PressLineInk
{
  PressSpan span;
  guint8 has_columns;
  guint8 ending; /* PressEnding, as soon as somebody asks */
};

static inline PressSpan
get_ink (const PressParse *parse, guint line)
{
  return parse->line_inks[line].span;
}

static inline guint
get_width (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return ink.end - ink.start;
}

static inline gboolean
has_columns (const PressParse *parse, guint line)
{
  return parse->line_inks[line].has_columns;
}

/* The columns in front of a line, without the margin of its text. */
static inline guint
get_indent (const PressParse *parse, guint line)
{
  guint indent = parse->copy->lines[line].indent;

  return indent > parse->margin ? indent - parse->margin : 0;
}

void press_lines_find_ink (PressParse *parse);
guint32 press_line_find_last_column (const PressParse *parse, PressSpan ink);
PressEnding press_span_get_ending (const PressParse *parse, PressSpan span);
PressEnding press_line_get_ending (const PressParse *parse, guint line);
gboolean press_line_says (const PressParse *parse, guint line, PressEdgeQuestion question);
PressLineClass press_line_tell_letterhead (const PressParse *parse, guint line,
                                           PressLetterheadQuestion question);
gboolean press_line_ends_sentence (const PressParse *parse, guint line);
gboolean press_line_is_ink_centered (const PressParse *parse, guint line, PressSpan ink);
gboolean press_line_is_centered (const PressParse *parse, guint line);
gboolean press_line_is_in_capitals (const PressParse *parse, guint line);

/* How a text is set: in double space, with a paragraph a line, or filled to an edge. */
#include "base/encoding.h"
#include "parse/blocks-private.h"
#include "parse/line-ink.h"

#define FEWEST_SPACED_LINES 10 /* of a copy in double spacing */
#define FEWEST_FILLED_LINES 8
#define FILLED_TO_ONE_EARLY 20 /* lines: of so many one may be broken early */
#define FEWEST_DIRECT 3        /* paragraphs that stand right above another */
#define APART_TO_ONE_DIRECT 3
#define WIDEST_TYPED_BYTES 160
#define FEWEST_RUNNING_LINES 2 /* of a short one: each runs on in small letters */
#define FEWEST_SURE_LINES 4    /* of one with a title or a note in single spacing */

guint
press_line_get_first_word_width (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  guint32 end = ink.start;

  while (end < ink.end && !is_space (parse->text[end]))
    end++;
  return end - ink.start;
}

/* The column behind a line's last character. */
guint
press_line_get_last_column (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return parse->copy->lines[line].indent
         + press_encoding_count_characters (parse->text + ink.start, ink.end - ink.start);
}

/* Whether a line is broken in front of @line although the page had room for its first word: so
 * ends each paragraph, heading and title of a text that is filled to an edge, and nothing else. */
gboolean
press_line_breaks_early (const PressParse *parse, guint last, guint line)
{
  return press_line_get_last_column (parse, last) + 1
             + press_line_get_first_word_width (parse, line)
         <= parse->edge;
}

/* Whether a sentence ends with a line: "Acme Foods, Inc." alone in one is a name. */
gboolean
press_line_ends_text (const PressParse *parse, guint line)
{
  return press_line_ends_sentence (parse, line)
         && (get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS / 2
             || !press_line_is_titled (parse, line));
}

/* Whether a sentence ends with a full line's paragraph, or above a full line. */
gboolean
press_line_ends_paragraph (const PressParse *parse, guint first, guint last, guint line)
{
  return (get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS
          || (last > first && get_width (parse, last - 1) >= PRESS_FULL_LINE_COLUMNS))
         && !has_columns (parse, last) && !has_columns (parse, line)
         && press_line_ends_text (parse, last);
}

/* Whether a line of plain text is longer than any that was broken at the edge of a page. */
gboolean
press_line_is_paragraph (const PressParse *parse, guint line)
{
  return get_width (parse, line) > WIDEST_TYPED_BYTES
         && parse->copy->lines[line].style & PRESS_LINE_TYPED && !has_columns (parse, line)
         && !press_line_is_float (parse, line);
}

/* Whether a line opens with a small letter, as one in the middle of a sentence does. */
gboolean
press_line_opens_small (const PressParse *parse, guint line)
{
  return !press_line_is_blank (parse, line) && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && g_ascii_islower (parse->copy->text[parse->line_inks[line].span.start]);
}

/* Whether what stands below a line may be typed in another way than what is above it. */
gboolean
press_line_class_opens_text (PressLineClass line_class)
{
  return line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL
         || line_class == PRESS_LINE_CLASS_WRAPPER_OPEN;
}

/* A line as wide as a typed page. */
static gboolean
is_full_line (const PressParse *parse, guint line)
{
  guint width = get_width (parse, line);

  return width >= PRESS_FULL_LINE_COLUMNS && width <= PRESS_PAGE_COLUMNS;
}

/* Whether a text is typed with a blank line below each line: hardly a full line then stands right
 * below another, and in a short one none does where some lines run on in small letters. */
static gboolean
is_double_spaced (const PressParse *parse, guint first, guint end)
{
  guint n_apart = 0;
  guint n_adjacent = 0;
  guint n_running = 0;
  guint n_wide = 0;

  for (guint line = first; line + 2 < end; line++)
    {
      guint next = press_line_is_blank (parse, line + 1) ? line + 2 : line + 1;

      /* A line wider than a typed page is a paragraph by itself. */
      n_wide += get_width (parse, line) > PRESS_PAGE_COLUMNS && !has_columns (parse, line);
      if (!is_full_line (parse, line) || has_columns (parse, line))
        continue;
      n_running += next == line + 2 && press_line_opens_small (parse, next);
      if (!is_full_line (parse, next) || has_columns (parse, next))
        continue;
      n_apart += next == line + 2;
      n_adjacent += next == line + 1;
    }
  return (n_apart >= FEWEST_SPACED_LINES && n_apart > n_adjacent * 4)
         || (n_running >= FEWEST_RUNNING_LINES && n_adjacent + n_wide == 0)
         || (n_running >= FEWEST_SURE_LINES && n_running > n_adjacent * 2 && n_wide == 0);
}

/* The columns that all full lines of a text have in front of them. */
static guint
find_margin (const PressParse *parse, guint first, guint end)
{
  guint margin = G_MAXUINT;

  for (guint line = first; line < end && margin > 0; line++)
    if (parse->copy->lines[line].role == PRESS_LINE_IS_TEXT
        && get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS)
      margin = MIN (margin, parse->copy->lines[line].indent);
  return margin == G_MAXUINT ? 0 : margin;
}

/* Whether each paragraph is typed on one line, and none is set apart from the next: most lines that
 * no page is as wide as stand right above another. Then each line is a paragraph, a title or a name
 * by itself. */
static gboolean
is_line_a_paragraph (const PressParse *parse, guint first, guint end)
{
  guint n_apart = 0;
  guint n_direct = 0;

  for (guint line = first; line + 1 < end; line++)
    if (!press_line_is_paragraph (parse, line))
      continue;
    else if (press_line_is_blank (parse, line + 1))
      n_apart++;
    else
      n_direct++;
  return n_direct >= FEWEST_DIRECT && n_direct > n_apart;
}

/* Whether a sentence goes on from a full line to the next. */
static gboolean
runs_on (const PressParse *parse, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && press_line_opens_small (parse, line + 1)
         && get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS && !has_columns (parse, line)
         && !has_columns (parse, line + 1);
}

/* Whether paragraphs may stand right above one another in a text whose prose is on lines of a page.
 */
static gboolean
may_be_closed_up (const PressParse *parse, guint first, guint end)
{
  guint n_lines = 0;
  guint n_apart = 0;
  guint n_direct = 0;

  for (guint line = first; line + 1 < end; line++)
    if (press_line_is_blank (parse, line))
      continue;
    else if (press_line_is_blank (parse, line + 1))
      n_apart += press_line_ends_text (parse, line);
    else if (!runs_on (parse, line))
      n_direct += press_line_ends_paragraph (parse, line, line, line + 1);
    else if (get_width (parse, line) <= WIDEST_TYPED_BYTES)
      n_lines++;
    else
      return FALSE;
  return n_lines >= FEWEST_FILLED_LINES && n_direct > n_apart / APART_TO_ONE_DIRECT;
}

/* The last column of prose that is filled as programs fill it, a word to a line as long as there is
 * room, and whose paragraphs have no blank line between them; else 0. */
static guint
find_edge (PressParse *parse, guint first, guint end)
{
  guint n_lines = 0;
  guint n_early = 0;

  if (!may_be_closed_up (parse, first, end))
    return 0;
  parse->edge = 0;
  for (guint line = first; line + 1 < end; line++)
    if (runs_on (parse, line))
      parse->edge = MAX (parse->edge, press_line_get_last_column (parse, line));
  for (guint line = first; line + 1 < end; line++)
    if (runs_on (parse, line))
      {
        n_lines++;
        n_early += press_line_breaks_early (parse, line, line + 1);
      }
  return n_early <= n_lines / FILLED_TO_ONE_EARLY ? parse->edge : 0;
}

/* What is true of a text, which begins at a line and ends in front of the next exhibit. */
void
press_text_measure (PressParse *parse, guint first)
{
  guint end = first + 1;

  while (end < parse->copy->n_lines && !press_line_class_opens_text (get_class (parse, end)))
    end++;
  end = MIN (end, parse->copy->n_lines);
  parse->is_double_spaced = is_double_spaced (parse, first, end);
  parse->has_long_lines = is_line_a_paragraph (parse, first, end);
  parse->margin = find_margin (parse, first, end);
  parse->edge = find_edge (parse, first, end);
}

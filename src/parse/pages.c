/* Pages: which lines belong to a page and not to the text that it cuts. */
#include "parse/pages.h"
#include "base/trim.h"
#include "parse/block-lines.h"
#include "parse/blocks.h"
#include "parse/table-line.h"

#include <string.h>

#define LONGEST_TITLE_BYTES 60
#define MOST_TITLE_LINES 10            /* of a table, from its first to the grid, with blank ones */
#define LONGEST_RUNNING_HEAD_BYTES 200 /* a headline may be one */
#define LONGEST_HEAD_INSIDE_BYTES 120  /* of a sentence that a page cuts */
#define LONGEST_NAME_BYTES 40          /* of a company */
#define MOST_HEAD_LINES 4
#define FURTHEST_CUT 24       /* lines from a page mark to the sentence that it cuts */
#define FURTHEST_PAGE_MARK 16 /* lines below one that says that there is more */
#define MOST_FOOTNOTE_LINES 40
#define MOST_PAGES 1000    /* of a text */
#define MOST_MAIL_LINES 40 /* of the head of one */

static gboolean
is_page_mark (const PressParse *parse, guint line)
{
  return parse->line_classes[line] == PRESS_LINE_CLASS_PAGE_MARK;
}

/* Lines of a container, where every page and every text ends. */
static gboolean
is_container (const PressParse *parse, guint line)
{
  return parse->copy->lines[line].role != PRESS_LINE_IS_TEXT;
}

static gboolean
is_page_matter (guint8 line_class)
{
  return line_class == PRESS_LINE_CLASS_PAGE_NUMBER || line_class == PRESS_LINE_CLASS_FURNITURE;
}

/* The key of a line that pages may repeat: its letters, since page numbers change. */
static char *
make_key (const PressParse *parse, guint line)
{
  PressSpan span = { parse->copy->lines[line].start, parse->copy->lines[line].end };
  GString *key;

  if (span.end - span.start > LONGEST_RUNNING_HEAD_BYTES)
    return NULL;
  key = g_string_new (NULL);
  for (guint32 at = span.start; at < span.end; at++)
    if (!g_ascii_isspace (parse->text[at]) && !g_ascii_isdigit (parse->text[at]))
      g_string_append_c (key, g_ascii_tolower (parse->text[at]));
  if (key->len > 0)
    return g_string_free (key, FALSE);
  g_string_free (key, TRUE);
  return NULL;
}

/* The marks of a table and the label of an exhibit are never a page's, however often they come. */
static gboolean
is_mark (PressLineClass line_class)
{
  static const gboolean marks[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_EXHIBIT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_TABLE_OPEN] = TRUE,
    [PRESS_LINE_CLASS_TABLE_CLOSE] = TRUE,
    [PRESS_LINE_CLASS_TAG] = TRUE,
  };

  return marks[line_class];
}

/* The nearest line above or below a page mark that has ink and is no page number; -1: none. */
static int
find_neighbour (const PressParse *parse, guint mark, int step)
{
  int line = (int) mark + step;

  while (line >= 0 && line < (int) parse->copy->n_lines
         && (parse->line_classes[line] == PRESS_LINE_CLASS_BLANK
             || is_page_matter (parse->line_classes[line])))
    line += step;
  if (line < 0 || line >= (int) parse->copy->n_lines || is_page_mark (parse, (guint) line)
      || is_container (parse, (guint) line) || is_mark (parse->line_classes[line]))
    return -1;
  return line;
}

/* The next line below that has ink; the number of lines: there is none in this container. */
static guint
find_ink_below (const PressParse *parse, guint line)
{
  do
    line++;
  while (line < parse->copy->n_lines && parse->line_classes[line] == PRESS_LINE_CLASS_BLANK);
  return line < parse->copy->n_lines && !is_container (parse, line) ? line : parse->copy->n_lines;
}

static gboolean
is_statement (const PressParse *parse, guint line)
{
  const PressLine *title = &parse->copy->lines[line];
  PressLineClass heading = press_line_scanner_classify_heading (
      parse->line_scanner, (PressSpan){ title->start, title->end });

  return heading == PRESS_LINE_CLASS_STATEMENT || heading == PRESS_LINE_CLASS_NON_GAAP;
}

/* Whether a line has ink and may be one of a running head: it is short and no mark. */
static gboolean
is_head_line (const PressParse *parse, guint line)
{
  return line < parse->copy->n_lines && parse->line_classes[line] != PRESS_LINE_CLASS_BLANK
         && !is_page_mark (parse, line) && !is_container (parse, line)
         && !is_mark (parse->line_classes[line])
         && parse->copy->lines[line].end - parse->copy->lines[line].start
                <= LONGEST_RUNNING_HEAD_BYTES;
}

/* Whether a line tells the unit, the basis or the period of the figures below. */
static gboolean
is_below_title (PressParse *parse, guint line)
{
  static const gboolean is_below[] = {
    [PRESS_TABLE_LINE_UNIT] = TRUE,
    [PRESS_TABLE_LINE_BASIS] = TRUE,
    [PRESS_TABLE_LINE_HEAD] = TRUE,
  };
  PressTableLine kind = press_table_classify (parse, line);

  return kind < G_N_ELEMENTS (is_below) && is_below[kind];
}

/* "ACME CORPORATION": a few words without a small letter. */
static gboolean
is_loud_name (const PressParse *parse, guint line)
{
  PressSpan name = press_line_get_span (parse, line);

  press_block_lines_trim (parse, &name);
  for (guint32 at = name.start; at < name.end; at++)
    if (g_ascii_islower (parse->text[at]))
      return FALSE;
  return name.end - name.start <= LONGEST_NAME_BYTES;
}

/* Whether two lines are set as one title is: both in bold, or both in the middle. */
static gboolean
are_set_alike (const PressParse *parse, guint first, guint second)
{
  return (parse->copy->lines[first].style & parse->copy->lines[second].style
          & (PRESS_LINE_BOLD | PRESS_LINE_CENTERED))
         != 0;
}

/* Whether the title that begins at @first goes on over a blank line: to the table, to its unit and
 * its like, to what is set alike, or below a name. */
static gboolean
goes_on_over_blank (PressParse *parse, guint first, guint blank, gboolean is_name)
{
  return is_name || parse->line_classes[blank + 1] == PRESS_LINE_CLASS_TABLE_OPEN
         || is_below_title (parse, blank + 1) || are_set_alike (parse, first, blank + 1);
}

/* Whether a line and those right below it stand over a table of HTML, as the lines of its title do;
 * a blank one may stand in front of its unit and its like, between lines that are set alike, and
 * below a few words in capitals. */
static gboolean
is_over_grid (PressParse *parse, guint line)
{
  guint end = MIN (parse->copy->n_lines, line + MOST_TITLE_LINES);
  guint first = line;
  gboolean is_name = is_loud_name (parse, line);

  if (parse->copy->n_cells == 0)
    return FALSE;
  for (; line < end && parse->line_classes[line] != PRESS_LINE_CLASS_TABLE_OPEN; line++)
    {
      gboolean is_blank = parse->line_classes[line] == PRESS_LINE_CLASS_BLANK;

      if (is_blank ? line + 1 == end || !goes_on_over_blank (parse, first, line, is_name)
                   : !is_head_line (parse, line))
        return FALSE;
    }
  return line < end;
}

/* Whether the title of a statement stands right below a line, or any title with its unit, or over a
 * grid: the company's name above it is a part of that title, on however many pages. */
static gboolean
is_over_statement (PressParse *parse, guint line)
{
  guint title = find_ink_below (parse, line);
  guint unit;

  if (title >= parse->copy->n_lines)
    return FALSE;
  if (is_statement (parse, title) || is_over_grid (parse, line))
    return TRUE;
  unit = find_ink_below (parse, title);
  return unit < parse->copy->n_lines && !is_page_mark (parse, title)
         && parse->copy->lines[title].end - parse->copy->lines[title].start
                <= LONGEST_RUNNING_HEAD_BYTES
         && press_table_classify (parse, unit) == PRESS_TABLE_LINE_UNIT;
}

/* Which lines next to page marks are looked at. */
typedef enum
{
  HEADS_AND_FEET,
  DATES,
  FEET,
} Running;

#define MARKED (-1) /* stands for the first of running lines, once that is marked */

static void
mark_running_line (PressParse *parse, int line, gboolean is_date)
{
  if (line != MARKED && (is_date || !is_over_statement (parse, (guint) line)))
    parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
}

/* A running head or foot stands next to page marks more than once, and so may a date behind it, and
 * the line above a foot. The label of an exhibit may be one, too, but it may as well open another
 * release: that is seen later. */
static void
mark_running_lines (PressParse *parse, Running which)
{
  gboolean is_date = which == DATES;
  int last_step = which == FEET ? -1 : 1;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint line = 0; line < parse->copy->n_lines; line++)
    {
      if (parse->line_classes[line] == PRESS_LINE_CLASS_WRAPPER_OPEN)
        g_hash_table_remove_all (seen);
      if (!is_page_mark (parse, line))
        continue;
      for (int step = -1; step <= last_step; step += 2)
        {
          int neighbour = find_neighbour (parse, line, step);
          char *key;
          gpointer first;

          if (neighbour < 0
              || (is_date && parse->line_classes[neighbour] != PRESS_LINE_CLASS_DATE_LINE))
            continue;
          key = make_key (parse, (guint) neighbour);
          if (key == NULL)
            continue;
          if (!g_hash_table_lookup_extended (seen, key, NULL, &first))
            {
              g_hash_table_insert (seen, key, GINT_TO_POINTER (neighbour));
              continue;
            }
          if (GPOINTER_TO_INT (first) == neighbour)
            {
              g_free (key);
              continue;
            }
          mark_running_line (parse, neighbour, is_date);
          mark_running_line (parse, GPOINTER_TO_INT (first), is_date);
          g_hash_table_insert (seen, key, GINT_TO_POINTER (MARKED));
        }
    }
}

/* A line of a running head: a few words that begin with a capital and end in a letter or a number.
 */
static gboolean
is_running_title (const PressParse *parse, guint line)
{
  PressSpan ink = press_span_trim (parse->text, press_line_get_span (parse, line));

  return ink.end - ink.start <= LONGEST_TITLE_BYTES && g_ascii_isupper (parse->text[ink.start])
         && g_ascii_isalnum (parse->text[ink.end - 1]);
}

/* The last line of the running head that begins on line @first of a page: the number of the page,
 * perhaps with a date below it, above a blank line and text; 0: there is none. A blank line may
 * stand below a short title. */
static guint
find_head_end (const PressParse *parse, guint first)
{
  guint line = first;

  for (guint n = 0; n < MOST_HEAD_LINES && is_head_line (parse, line); n++, line++)
    {
      if (press_line_scanner_numbers_page (parse->line_scanner, press_line_get_span (parse, line)))
        {
          if (line + 1 < parse->copy->n_lines
              && parse->line_classes[line + 1] == PRESS_LINE_CLASS_DATE_LINE)
            line++;
          return line + 1 < parse->copy->n_lines
                         && parse->line_classes[line + 1] == PRESS_LINE_CLASS_BLANK
                     ? line
                     : 0;
        }
      if (line + 2 < parse->copy->n_lines && is_running_title (parse, line)
          && parse->line_classes[line + 1] == PRESS_LINE_CLASS_BLANK)
        line++;
    }
  return 0;
}

/* Below the mark of a page, or a line that tells of more, stand a title and the number of the page,
 * or the number alone. */
static void
mark_heads (PressParse *parse)
{
  for (guint mark = 0; mark < parse->copy->n_lines; mark++)
    {
      guint first = mark + 1;
      guint last;

      if (!is_page_mark (parse, mark) && parse->line_classes[mark] != PRESS_LINE_CLASS_FURNITURE)
        continue;
      while (first < parse->copy->n_lines && parse->line_classes[first] == PRESS_LINE_CLASS_BLANK)
        first++;
      last = find_head_end (parse, first);
      for (guint line = first; line <= last; line++)
        if (parse->line_classes[line] != PRESS_LINE_CLASS_BLANK)
          parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
    }
}

/* The text of a page ends where it says that there is more: the few lines below that, above the
 * mark of the next page, are the page's, such as an address. */
static void
mark_feet (PressParse *parse)
{
  for (guint more = 0; more < parse->copy->n_lines; more++)
    {
      guint line = more + 1;
      guint n_lines = 0;

      if (parse->line_classes[more] != PRESS_LINE_CLASS_FURNITURE
          || !press_line_scanner_leads_over_page (parse->line_scanner,
                                                  press_line_get_span (parse, more)))
        continue;
      for (; line < more + FURTHEST_PAGE_MARK && line < parse->copy->n_lines
             && (parse->line_classes[line] == PRESS_LINE_CLASS_BLANK || is_head_line (parse, line));
           line++)
        n_lines += parse->line_classes[line] != PRESS_LINE_CLASS_BLANK;
      if (line == parse->copy->n_lines || !is_page_mark (parse, line) || n_lines > MOST_HEAD_LINES)
        continue;
      while (--line > more)
        if (parse->line_classes[line] != PRESS_LINE_CLASS_BLANK)
          parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
    }
}

/* What a line holds, without white space. */
static PressSpan
get_words (const PressParse *parse, guint line)
{
  PressSpan span = press_line_get_span (parse, line);

  press_block_lines_trim (parse, &span);
  return span;
}

/* Whether a line goes on in the middle of a sentence. */
static gboolean
goes_on (const PressParse *parse, guint line)
{
  return parse->line_classes[line] == PRESS_LINE_CLASS_TEXT
         && g_ascii_islower (parse->text[get_words (parse, line).start]);
}

static gboolean
is_open_ending (const PressParse *parse, guint line)
{
  static const gboolean is_open[PRESS_N_ENDINGS]
      = { [PRESS_ENDING_LETTER] = TRUE, [PRESS_ENDING_DIGIT] = TRUE, [PRESS_ENDING_COMMA] = TRUE };

  return is_open[press_line_scanner_tell_ending (parse->line_scanner, get_words (parse, line))];
}

/* Whether the sentence of a line, which may be an item's, does not end with it. */
static gboolean
stays_open (const PressParse *parse, guint line)
{
  return (parse->line_classes[line] == PRESS_LINE_CLASS_TEXT
          || parse->line_classes[line] == PRESS_LINE_CLASS_BULLET)
         && is_open_ending (parse, line);
}

static gboolean
begins_with_mark (PressParse *parse, guint line)
{
  return press_table_scan_label (parse, get_words (parse, line)).is_marked;
}

/* Whether a line is no page's and says something. */
static gboolean
is_text (const PressParse *parse, guint line)
{
  return parse->line_classes[line] != PRESS_LINE_CLASS_BLANK
         && !is_page_matter (parse->line_classes[line]);
}

/* The first of the lines above a page mark that are its footnotes, with the line drawn above them;
 * the mark itself: there are none. Under a drawn line the first one begins with its mark, without
 * one each line does. */
static guint
find_footnotes (PressParse *parse, guint mark)
{
  static const gboolean is_prose[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_TEXT] = TRUE,
    [PRESS_LINE_CLASS_NUMBERED] = TRUE,
    [PRESS_LINE_CLASS_POINTER] = TRUE,
  };
  guint first = mark; /* of the lines that begin with a mark, up to the last one that does not */
  guint top = mark;   /* the highest line met */
  gboolean is_whole = TRUE; /* all of them do */

  for (guint line = mark; line-- > 0 && line + MOST_FOOTNOTE_LINES > mark;)
    {
      PressLineClass line_class = parse->line_classes[line];

      if (line_class == PRESS_LINE_CLASS_RULE)
        return top < mark && begins_with_mark (parse, top) ? line : first;
      if (!is_text (parse, line))
        continue;
      if (!is_prose[line_class])
        break;
      top = line;
      is_whole = is_whole && begins_with_mark (parse, line);
      if (is_whole)
        first = line;
    }
  return first;
}

/* Whether a line belongs to an item of a list that begins a few lines above at most. */
static gboolean
is_in_item (const PressParse *parse, guint line)
{
  guint top = line - MIN (line, MOST_FOOTNOTE_LINES);

  while (line > top && parse->line_classes[line] == PRESS_LINE_CLASS_TEXT)
    line--;
  return parse->line_classes[line] == PRESS_LINE_CLASS_BULLET;
}

static gboolean
opens_with_quote_mark (const PressParse *parse, PressSpan ink)
{
  return press_line_scanner_says (parse->line_scanner, ink, PRESS_EDGE_OPENS_WITH_QUOTE);
}

static gboolean
begins_quotation (const PressParse *parse, guint line)
{
  return parse->line_classes[line] == PRESS_LINE_CLASS_TEXT
         && opens_with_quote_mark (parse, get_words (parse, line));
}

/* Whether a paragraph that begins with a quotation mark ends on a line without one. */
static gboolean
stays_quoting (const PressParse *parse, guint line)
{
  PressSpan words = get_words (parse, line);
  PressSpan last = { words.end - 1, words.end };

  while (last.start > words.start && ((guchar) parse->text[last.start] & 0xC0) == 0x80)
    last.start--;
  if (opens_with_quote_mark (parse, last))
    return FALSE;
  while (line > 0 && parse->line_classes[line - 1] == PRESS_LINE_CLASS_TEXT)
    line--;
  return begins_quotation (parse, line);
}

/* Whether what ends with a line may go on over the page. */
typedef gboolean (*PageEnd) (const PressParse *parse, guint line);

/* How what the first line of a page goes on with ends on the page above; NULL: it goes on with
 * nothing. */
static PageEnd
find_page_end (const PressParse *parse, guint next)
{
  if (parse->line_classes[next] == PRESS_LINE_CLASS_BULLET)
    return is_in_item;
  if (begins_quotation (parse, next))
    return stays_quoting;
  return goes_on (parse, next) ? stays_open : NULL;
}

/* A paragraph, a list or a quotation may go on behind the footnotes of its page, which a drawn line
 * sets off or which begin with their marks: no text of their own there, but the page's. */
static void
mark_footnotes (PressParse *parse)
{
  for (guint mark = 0; mark < parse->copy->n_lines; mark++)
    {
      int next;
      int last;
      guint first;
      PageEnd end;

      if (!is_page_mark (parse, mark))
        continue;
      next = find_neighbour (parse, mark, 1);
      end = next >= 0 ? find_page_end (parse, (guint) next) : NULL;
      if (end == NULL)
        continue;
      first = find_footnotes (parse, mark);
      last = first < mark ? find_neighbour (parse, first, -1) : -1;
      if (last < 0 || !end (parse, (guint) last))
        continue;
      for (guint line = first; line < mark; line++)
        if (parse->line_classes[line] != PRESS_LINE_CLASS_BLANK)
          parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
    }
}

/* Whether a paragraph ends with a line. */
static gboolean
is_last_line (const PressParse *parse, guint line)
{
  return parse->line_classes[line + 1] == PRESS_LINE_CLASS_BLANK || is_page_mark (parse, line + 1);
}

/* Where the last word of some words begins. */
static guint32
find_last_word (const PressParse *parse, PressSpan words)
{
  guint32 at = words.end;

  while (at > words.start && !g_ascii_isspace (parse->text[at - 1]))
    at--;
  return at;
}

/* Whether a paragraph ends in the middle of a sentence: in small letters, or in "the Company's" on
 * a long line, as an address does not. */
static gboolean
is_cut_short (const PressParse *parse, guint line)
{
  PressSpan words = get_words (parse, line);
  gboolean is_long = words.end - words.start > LONGEST_TITLE_BYTES;
  guint32 at = find_last_word (parse, words);

  if (is_long && !g_ascii_islower (parse->text[at]))
    at = find_last_word (parse, press_span_trim (parse->text, (PressSpan){ words.start, at }));
  return is_last_line (parse, line) && is_open_ending (parse, line)
         && g_ascii_islower (parse->text[at]);
}

/* Whether a paragraph ends with a word that no sentence ends with. */
static gboolean
leads_on (const PressParse *parse, guint line)
{
  return parse->line_classes[line] == PRESS_LINE_CLASS_TEXT && is_last_line (parse, line)
         && press_line_scanner_says (parse->line_scanner, get_words (parse, line),
                                     PRESS_EDGE_LEADS_ON);
}

/* Whether a paragraph begins in small letters. */
static gboolean
opens_small (const PressParse *parse, guint line)
{
  return goes_on (parse, line)
         && (parse->line_classes[line - 1] == PRESS_LINE_CLASS_BLANK
             || is_page_mark (parse, line - 1));
}

/* Whether a line is none of a page's head or foot: long, or a sentence, which "Acme Valve, Inc." is
 * not though it ends in a stop. */
static gboolean
is_of_text (const PressParse *parse, guint line)
{
  PressSpan words = get_words (parse, line);
  guint32 n_bytes = words.end - words.start;

  return n_bytes > LONGEST_HEAD_INSIDE_BYTES
         || (n_bytes > LONGEST_NAME_BYTES
             && press_line_scanner_tell_ending (parse->line_scanner, words) == PRESS_ENDING_STOP);
}

/* Where the sentence that the page at @mark cuts ends above it, or goes on below it, behind a few
 * short lines; -1: it cuts none. */
static int
find_cut (const PressParse *parse, guint mark, int step, PageEnd is_end)
{
  guint n_lines = 0;
  int line = (int) mark + step;

  for (guint n_steps = 0; n_steps < FURTHEST_CUT && line > 0 && line < (int) parse->copy->n_lines;
       n_steps++, line += step)
    {
      if (is_container (parse, (guint) line) || is_page_mark (parse, (guint) line))
        break;
      if (!is_text (parse, (guint) line))
        continue;
      if (is_end (parse, (guint) line))
        return line;
      if (!is_head_line (parse, (guint) line) || ++n_lines > MOST_HEAD_LINES
          || is_of_text (parse, (guint) line))
        break;
    }
  return -1;
}

/* What stands between the halves of a sentence that a page cuts is the page's: its foot, and the
 * head of the next one. */
static void
mark_inside_sentences (PressParse *parse)
{
  for (guint mark = 0; mark < parse->copy->n_lines; mark++)
    {
      int last;
      int next;

      if (!is_page_mark (parse, mark))
        continue;
      next = find_cut (parse, mark, 1, opens_small);
      last = next >= 0 ? find_cut (parse, mark, -1, is_cut_short) : -1;
      if (last < 0)
        {
          next = find_neighbour (parse, mark, 1);
          last = next >= 0 && parse->line_classes[next] == PRESS_LINE_CLASS_TEXT
                     ? find_cut (parse, mark, -1, leads_on)
                     : -1;
        }
      for (int line = last + 1; last >= 0 && line < next; line++)
        if (is_text (parse, (guint) line) && !is_page_mark (parse, (guint) line))
          parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
    }
}

/* The nearest line of text above or below a page mark, behind labels of an exhibit; -1: none. */
static int
find_text (const PressParse *parse, guint mark, int step)
{
  int line = (int) mark + step;

  while (line >= 0 && line < (int) parse->copy->n_lines
         && (!is_text (parse, (guint) line)
             || parse->line_classes[line] == PRESS_LINE_CLASS_EXHIBIT_LABEL))
    line += step;
  return line >= 0 && line < (int) parse->copy->n_lines ? line : -1;
}

/* The label of an exhibit in the middle of a sentence that a page cuts opens no other release: the
 * page repeats it. */
static void
mark_labels (PressParse *parse)
{
  for (guint mark = 0; mark < parse->copy->n_lines; mark++)
    {
      int last;
      int next;

      if (!is_page_mark (parse, mark))
        continue;
      next = find_text (parse, mark, 1);
      if (next < 0 || !goes_on (parse, (guint) next))
        continue;
      last = find_text (parse, mark, -1);
      if (last < 0 || !stays_open (parse, (guint) last))
        continue;
      for (int line = last + 1; line < next; line++)
        if (parse->line_classes[line] == PRESS_LINE_CLASS_EXHIBIT_LABEL)
          parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
    }
}

/* A number alone is a page's where a page mark or an end of the text is next to it. */
static gboolean
is_at_page_edge (const PressParse *parse, guint number)
{
  for (int step = -1; step <= 1; step += 2)
    {
      int line = (int) number + step;

      while (line >= 0 && line < (int) parse->copy->n_lines
             && parse->line_classes[line] == PRESS_LINE_CLASS_BLANK)
        line += step;
      if (line < 0 || line >= (int) parse->copy->n_lines || is_page_mark (parse, (guint) line)
          || parse->line_classes[line] == PRESS_LINE_CLASS_FURNITURE
          || is_container (parse, (guint) line))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_blank_at (const PressParse *parse, guint line)
{
  return line < parse->copy->n_lines && parse->line_classes[line] == PRESS_LINE_CLASS_BLANK;
}

/* The number of a page, which may have words and dashes in front; 0: there is none. */
static guint
read_page_number (const PressParse *parse, guint line)
{
  PressSpan words = get_words (parse, line);
  guint32 at = words.start;
  guint number = 0;

  while (at < words.end && !g_ascii_isdigit (parse->text[at]))
    at++;
  for (; at < words.end && g_ascii_isdigit (parse->text[at]) && number < MOST_PAGES; at++)
    number = number * 10 + (guint) (parse->text[at] - '0');
  return number;
}

/* "Page 6 of 8" and "- 6 -" are a page's wherever they stand apart. A number alone may be text,
 * unless it counts on from the page before, which is @last; 0: none yet. */
static gboolean
says_page (const PressParse *parse, guint line, guint last)
{
  PressSpan words = get_words (parse, line);
  guint number = read_page_number (parse, line);

  return line > 0 && is_blank_at (parse, line - 1)
         && (g_ascii_isalpha (parse->text[words.start])
             || (is_blank_at (parse, line + 1)
                 && ((number > 0 && (number == last + 1 || (last == 0 && number == 2)))
                     || press_line_scanner_numbers_page (parse->line_scanner, words))));
}

/* What a mail says of itself stands above the text that it carries: who sent it, to whom, when, and
 * on what. No line of that is a title, or opens contacts. */
static void
mark_mail_head (PressParse *parse, guint first)
{
  PressSpan head = press_line_get_span (parse, first);
  guint line = first;

  while (line < parse->copy->n_lines && line < first + MOST_MAIL_LINES
         && parse->line_classes[line] != PRESS_LINE_CLASS_BLANK && !is_container (parse, line))
    head.end = press_line_get_span (parse, line++).end;
  if (line < first + 2 || !press_line_scanner_is_mail_head (parse->line_scanner, head))
    return;
  while (line > first)
    parse->line_classes[--line] = PRESS_LINE_CLASS_MASTHEAD;
}

/* "Exhibit 99-1" on top of a text is its label, at the foot of a page the first page of exhibit 99;
 * "Annex A" is a label on top of a text, and elsewhere a title unless a release opens there. Looks
 * at the first line with ink from @line on. */
static void
mark_top (PressParse *parse, guint line)
{
  const PressLine *top;

  while (line < parse->copy->n_lines
         && (parse->line_classes[line] == PRESS_LINE_CLASS_BLANK || is_page_mark (parse, line)))
    line++;
  if (line == parse->copy->n_lines)
    return;
  top = &parse->copy->lines[line];
  if (parse->line_classes[line] == PRESS_LINE_CLASS_LABEL_OR_FOOT
      || (parse->line_classes[line] == PRESS_LINE_CLASS_TEXT
          && press_line_scanner_is_label (parse->line_scanner,
                                          (PressSpan){ top->start, top->end })))
    parse->line_classes[line] = PRESS_LINE_CLASS_EXHIBIT_LABEL;
  else
    mark_mail_head (parse, line);
}

/* Settles which lines are a page's: numbers, and lines that pages repeat. */
void
press_pages_settle (PressParse *parse)
{
  guint last_page = 0;

  mark_top (parse, 0);
  for (guint line = 0; line < parse->copy->n_lines; line++)
    if (parse->line_classes[line] == PRESS_LINE_CLASS_WRAPPER_TEXT)
      mark_top (parse, line + 1);
    else if (parse->line_classes[line] == PRESS_LINE_CLASS_LABEL_OR_FOOT)
      parse->line_classes[line] = PRESS_LINE_CLASS_FURNITURE;
  mark_heads (parse);
  mark_feet (parse);
  mark_running_lines (parse, HEADS_AND_FEET);
  mark_running_lines (parse, DATES);
  mark_running_lines (parse, FEET);
  mark_labels (parse);
  mark_footnotes (parse);
  mark_inside_sentences (parse);
  for (guint line = 0; line < parse->copy->n_lines; line++)
    if (is_container (parse, line) || parse->line_classes[line] == PRESS_LINE_CLASS_EXHIBIT_LABEL)
      last_page = 0; /* another text */
    else if (parse->line_classes[line] == PRESS_LINE_CLASS_PAGE_NUMBER)
      {
        gboolean is_page = is_at_page_edge (parse, line) || says_page (parse, line, last_page);

        parse->line_classes[line] = is_page ? PRESS_LINE_CLASS_FURNITURE : PRESS_LINE_CLASS_TEXT;
        if (is_page)
          last_page = read_page_number (parse, line);
      }
}

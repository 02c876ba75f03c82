/* Blocks: runs of lines that belong together, joined by layout. What lines are is told by
 * grammar/lines.l; here they are only compared. */
#include "parse/blocks.h"
#include "base/encoding.h"
#include "parse/line-ink.h"
#include "parse/telling.h"

#include <string.h>

#define SHORT_SENTENCE_COLUMNS 30
#define WIDEST_TITLE_COLUMNS 64 /* over a paragraph, on a line of its own */
#define FEWEST_HEADLINE_COLUMNS 40
#define PARAGRAPH_INDENT 2     /* a first line stands in by at least so much */
#define WIDEST_ITEM_MARK 7     /* with the blanks behind it */
#define FEWEST_SPACED_LINES 10 /* of a copy in double spacing */
#define FEWEST_FILLED_LINES 8
#define FILLED_TO_ONE_EARLY 20 /* lines: of so many one may be broken early */
#define FEWEST_DIRECT 3        /* paragraphs that stand right above another */
#define APART_TO_ONE_DIRECT 3
#define WIDEST_TYPED_BYTES 160
#define RAGGED_COLUMNS 8       /* lines that a typist breaks differ by so much */
#define FEWEST_RUNNING_LINES 2 /* of a short one: each runs on in small letters */
#define SET_APART (PRESS_LINE_BOLD | PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED)
#define MOST_LINES_OVER_LEDE 3
#define MOST_BLOCKS_OVER_LEDE 16
#define MOST_LINES_OF_ITEM 6
#define LONGEST_MEDIUM_BYTES 16 /* with its colon, in front of a picture's address */
#define MARK_BYTES 2            /* of an item, enough to tell two marks apart */
#define FEWEST_BLANKS_OF_GUTTER 4

/* How many bytes at the start of a span open a quotation. */
static guint
count_opening (const PressParse *parse, PressSpan span)
{
  const char *start = parse->text + span.start;

  if (span.end - span.start >= 1 && start[0] == '"')
    return 1;
  if (span.end - span.start >= 2 && (memcmp (start, "``", 2) == 0 || memcmp (start, "''", 2) == 0))
    return 2;
  return span.end - span.start >= 3 && memcmp (start, "\xE2\x80\x9C", 3) == 0 ? 3 : 0;
}

/* Whether one of two lines is in capitals and the other is not. A number to call is in neither. */
static gboolean
differs_in_case (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  if (press_line_is_in_capitals (parse, last) == press_line_is_in_capitals (parse, line))
    return FALSE;
  while (ink.start < ink.end && !g_ascii_isalpha (parse->text[ink.start]))
    ink.start++;
  return ink.start < ink.end;
}

void
press_block_add (PressParse *parse, guint first_line, guint last_line, guint16 flags)
{
  PressBlock block = { .first_line = first_line, .last_line = last_line, .flags = flags };

  press_block_measure (parse, &block);
  g_array_append_val (parse->blocks, block);
}

/* Lines that stand for themselves wherever they are. */
static gboolean
stands_alone (PressLineClass line_class)
{
  static const gboolean alone[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_ENVELOPE] = TRUE,
    [PRESS_LINE_CLASS_HEADER] = TRUE,
    [PRESS_LINE_CLASS_HEADER_FIELD] = TRUE,
    [PRESS_LINE_CLASS_HEADER_GROUP] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_OPEN] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_FIELD] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_TYPE] = TRUE,
    [PRESS_LINE_CLASS_SKIPPED] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_TEXT] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_CLOSE] = TRUE,
    [PRESS_LINE_CLASS_EXHIBIT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_MASTHEAD] = TRUE,
    [PRESS_LINE_CLASS_LOGO] = TRUE,
    [PRESS_LINE_CLASS_DATE_LINE] = TRUE,
    [PRESS_LINE_CLASS_CONTACT_HEADING] = TRUE,
    [PRESS_LINE_CLASS_TRANSMISSION] = TRUE,
    [PRESS_LINE_CLASS_TICKER_LINE] = TRUE,
    [PRESS_LINE_CLASS_END_MARK] = TRUE,
    [PRESS_LINE_CLASS_STARS] = TRUE,
    [PRESS_LINE_CLASS_POINTER] = TRUE,
    [PRESS_LINE_CLASS_FRAMED] = TRUE,
  };

  return alone[line_class];
}

/* Lines that open a block even right below other text. */
static gboolean
opens_block (PressLineClass line_class)
{
  static const gboolean opens[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_NOTICE] = TRUE, [PRESS_LINE_CLASS_CONTACT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_SOURCE] = TRUE, [PRESS_LINE_CLASS_SLASH_ITEM] = TRUE,
    [PRESS_LINE_CLASS_CODES] = TRUE,
  };

  return opens[line_class];
}

static gboolean
is_item (PressLineClass line_class)
{
  return line_class == PRESS_LINE_CLASS_BULLET || line_class == PRESS_LINE_CLASS_NUMBERED;
}

/* Whether @line opens a paragraph as typists do it: it stands in, and the next line does not. */
static gboolean
stands_in (const PressParse *parse, guint line)
{
  return line + 1 < parse->copy->n_lines && !press_line_is_blank (parse, line + 1)
         && !press_line_is_float (parse, line + 1)
         && parse->copy->lines[line].indent
                >= parse->copy->lines[line + 1].indent + PARAGRAPH_INDENT;
}

/* Whether a line is louder than the one below it: in capitals or bold, which the other is not. */
static gboolean
is_louder (const PressParse *parse, guint last, guint line)
{
  guint8 style = parse->copy->lines[last].style & ~parse->copy->lines[line].style;

  return (style & PRESS_LINE_BOLD)
         || (press_line_is_in_capitals (parse, last) && !press_line_is_in_capitals (parse, line));
}

static guint
get_width_of_first_word (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  guint32 end = ink.start;

  while (end < ink.end && !is_space (parse->text[end]))
    end++;
  return end - ink.start;
}

/* Whether the last of two lines begins with a word that the first would have had room for. */
static gboolean
leaves_room (const PressParse *parse, guint last, guint line)
{
  return get_width (parse, last) + 1 + get_width_of_first_word (parse, line)
         < get_width (parse, line);
}

/* The column behind a line's last character. */
static guint
get_last_column (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return parse->copy->lines[line].indent
         + press_encoding_count_characters (parse->text + ink.start, ink.end - ink.start);
}

/* Whether a line is broken in front of @line although the page had room for its first word: so
 * ends each paragraph, heading and title of a text that is filled to an edge, and nothing else. */
static gboolean
breaks_early (const PressParse *parse, guint last, guint line)
{
  return get_last_column (parse, last) + 1 + get_width_of_first_word (parse, line) <= parse->edge;
}

/* Whether a line opens as names, sentences and speech do, "4Quarry" and "21st Mill" among them. */
static gboolean
opens_with_capital (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  guint32 at;

  ink.start += count_opening (parse, ink);
  at = ink.start;
  while (at < ink.end && g_ascii_isdigit (parse->text[at]))
    at++;
  return at > ink.start ? g_ascii_isalpha (parse->text[at]) : g_ascii_isupper (parse->text[at]);
}

/* "Selling, General and Administrative": whether "and" stands behind a comma. */
static gboolean
is_series (const PressParse *parse, PressSpan ink)
{
  static const char joint[] = " and ";
  const char *text = parse->text + ink.start;
  const char *at = g_strstr_len (text, ink.end - ink.start, joint);

  return at != NULL && memchr (text, ',', (gsize) (at - text)) != NULL;
}

/* Whether a line that was ended early, in capitals and small letters as titles are, stands over
 * the first line of a paragraph. */
static gboolean
is_title_over (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, last);

  return get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && parse->copy->lines[last].indent == parse->copy->lines[line].indent
         && !press_line_ends_sentence (parse, last)
         && (memchr (parse->text + ink.start, ',', ink.end - ink.start) == NULL
             || is_series (parse, ink))
         && g_ascii_isupper (parse->text[ink.start]) && opens_with_capital (parse, line)
         && leaves_room (parse, last, line) && press_line_is_titled (parse, last)
         && !press_line_is_titled (parse, line);
}

/* Whether a line in bold stands over a short sentence, which is not. */
static gboolean
is_bold_over (const PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[last].style & ~parse->copy->lines[line].style & PRESS_LINE_BOLD)
         && get_width (parse, line) >= SHORT_SENTENCE_COLUMNS
         && press_line_ends_sentence (parse, line);
}

/* "… SECURITIES LITIGATION REFORM" above "ACT OF 1995: What is said": whether a heading in capitals
 * fills its line and goes on in the next, where it runs into its paragraph. */
static gboolean
ends_loud_run_in (const PressParse *parse, guint last, guint line)
{
  return press_line_is_in_capitals (parse, last) && !leaves_room (parse, last, line)
         && press_line_scanner_classify_run_in (parse->line_scanner, get_ink (parse, line), 0)
                == PRESS_LINE_CLASS_RUN_IN;
}

/* Whether the one line above @line is a heading over it, although no blank line divides them: it is
 * short, and louder than the text below, or that opens a paragraph that it is no part of. */
static gboolean
is_headed (const PressParse *parse, guint last, guint line)
{
  static const gboolean may_head[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_TEXT] = TRUE,      [PRESS_LINE_CLASS_ABOUT] = TRUE,
    [PRESS_LINE_CLASS_CAUTION] = TRUE,   [PRESS_LINE_CLASS_NON_GAAP] = TRUE,
    [PRESS_LINE_CLASS_STATEMENT] = TRUE,
  };

  if (!may_head[get_class (parse, last)] || get_width (parse, last) >= WIDEST_TITLE_COLUMNS
      || (get_width (parse, line) < PRESS_FULL_LINE_COLUMNS && !is_bold_over (parse, last, line))
      || press_line_is_centered (parse, line)
      || parse->text[get_ink (parse, line).start] == '(' /* a unit, in most cases */
      || has_columns (parse, last) || has_columns (parse, line)
      || (get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS && !is_title_over (parse, last, line)))
    return FALSE;
  if (is_louder (parse, last, line) || is_title_over (parse, last, line))
    return (press_line_ends_sentence (parse, line)
            || (line + 1 < parse->copy->n_lines && !press_line_is_blank (parse, line + 1)))
           && !ends_loud_run_in (parse, last, line);
  return parse->copy->lines[last].indent == parse->copy->lines[line].indent
         && stands_in (parse, line);
}

/* Whether a line at the left, set as titles or sentences are, stands below a long one in capitals:
 * the one is a headline, the other the deck below it. What is set as a sentence may stand below a
 * shorter one. */
static gboolean
is_other_deck (const PressParse *parse, guint last, guint line)
{
  guint width = get_width (parse, last);

  if (width < FEWEST_HEADLINE_COLUMNS / 2
      || g_ascii_islower (parse->text[get_ink (parse, last).start + 1])
      || !g_ascii_isupper (parse->text[get_ink (parse, line).start])
      || get_class (parse, last) != PRESS_LINE_CLASS_TEXT
      || get_class (parse, line) != PRESS_LINE_CLASS_TEXT || has_columns (parse, last)
      || has_columns (parse, line) || press_line_ends_sentence (parse, line)
      || !press_line_is_in_capitals (parse, last) || press_line_is_in_capitals (parse, line)
      || ends_loud_run_in (parse, last, line))
    return FALSE;
  if (parse->copy->lines[last].indent == parse->copy->lines[line].indent)
    return press_line_is_set_as_sentence (parse, line)
           || (width >= FEWEST_HEADLINE_COLUMNS && press_line_is_titled (parse, line));
  return press_line_is_centered (parse, last) && press_line_is_set_as_sentence (parse, line);
}

/* Where the last column of a line begins, or its end. */
static guint32
find_last_column (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
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

/* Whether @line goes on with whom the line above names: above it stands a name, which has no
 * figure, or it holds a mail address. A letterhead has numbers and a site. */
static gboolean
reaches_on (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  if (memchr (parse->text + ink.start, '@', ink.end - ink.start) != NULL)
    return TRUE;
  ink = get_ink (parse, last);
  while (ink.start < ink.end && !g_ascii_isdigit (parse->text[ink.start]))
    ink.start++;
  return ink.start == ink.end;
}

/* Whether a notice shares its line with another column that goes on in it, even where that column
 * stands alone in the line above. */
static gboolean
is_row_of_front (const PressParse *parse, guint last, guint line)
{
  const PressLine *lines = parse->copy->lines;

  return get_class (parse, line) == PRESS_LINE_CLASS_NOTICE && has_columns (parse, line)
         && (has_columns (parse, last)
             || (lines[last].indent
                     == lines[line].indent + find_last_column (parse, line)
                            - get_ink (parse, line).start
                 && reaches_on (parse, last, line)));
}

/* Whether two lines that their source centers are a deck each: in sentences, a capital opens
 * another one. */
static gboolean
are_decks (const PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[last].style & parse->copy->lines[line].style & PRESS_LINE_CENTERED)
         && press_line_is_set_as_sentence (parse, last)
         && press_line_is_set_as_sentence (parse, line);
}

/* "Analyst Inquiries" between a name and a number tells what one does, and is no heading. */
static gboolean
is_desk_of_name (const PressParse *parse, guint last, guint line)
{
  char next;

  if (get_class (parse, line) != PRESS_LINE_CLASS_CONTACT_HEADING
      || get_class (parse, last) != PRESS_LINE_CLASS_TEXT
      || press_span_get_last_mark (parse, get_ink (parse, line)) == ':'
      || line + 1 >= parse->copy->n_lines || press_line_is_blank (parse, line + 1))
    return FALSE;
  next = parse->text[get_ink (parse, line + 1).start];
  return next == '(' || next == '+' || g_ascii_isdigit (next);
}

/* Whether a line begins with a mark that soon begins another one: it is the first item of a list
 * then, and no dash inside a sentence. */
static gboolean
is_first_item (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  for (guint next = line + 1; next <= line + MOST_LINES_OF_ITEM && next < parse->copy->n_lines;
       next++)
    {
      PressSpan other = get_ink (parse, next);

      if (press_line_is_blank (parse, next))
        return FALSE;
      if (get_class (parse, next) == get_class (parse, line)
          && other.end - other.start >= MARK_BYTES
          && memcmp (parse->text + ink.start, parse->text + other.start, MARK_BYTES) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Photo: http://…" right below the end of a sentence: a label soon in the line, and the words of a
 * caption. */
static gboolean
is_caption_below (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT && press_line_ends_sentence (parse, last)
         && g_ascii_isupper (parse->text[ink.start])
         && memchr (parse->text + ink.start, ':', MIN (ink.end - ink.start, LONGEST_MEDIUM_BYTES))
                != NULL
         && press_line_scanner_is_caption (parse->line_scanner, ink);
}

/* "tables below." in small letters below an open sentence is the end of it, and no pointer; nor
 * does "contact: Jo Park" or "for more information." open contacts there. */
static gboolean
ends_pointing (const PressParse *parse, guint last, guint line)
{
  return (get_class (parse, line) == PRESS_LINE_CLASS_POINTER
          || get_class (parse, line) == PRESS_LINE_CLASS_CONTACT_LABEL
          || get_class (parse, line) == PRESS_LINE_CLASS_CONTACT_HEADING)
         && !press_line_ends_sentence (parse, last)
         && get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS
         && g_ascii_islower (parse->text[get_ink (parse, line).start]);
}

/* "… Third Quarter and Nine Month" above "Earnings": the last word of a long title is no masthead.
 */
static gboolean
ends_title (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return get_class (parse, line) == PRESS_LINE_CLASS_MASTHEAD
         && get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_width (parse, last) >= FEWEST_HEADLINE_COLUMNS && !has_columns (parse, last)
         && !press_line_ends_sentence (parse, last)
         && press_line_is_centered (parse, last) == press_line_is_centered (parse, line)
         && press_line_is_in_capitals (parse, last) == press_line_is_in_capitals (parse, line)
         && memchr (parse->text + ink.start, ' ', ink.end - ink.start) == NULL;
}

/* Below the end of a sentence, a line whose first words are set off, or "(c) 2024 Acme": what no
 * blank line sets apart in its source is another paragraph all the same. */
static gboolean
is_other_text (const PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[line].lead > 0 || get_class (parse, line) == PRESS_LINE_CLASS_FOOT)
         && press_line_ends_sentence (parse, last);
}

/* Whether a sentence ends with a line: "Acme Foods, Inc." alone in one is a name. */
static gboolean
ends_text (const PressParse *parse, guint line)
{
  return press_line_ends_sentence (parse, line)
         && (get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS / 2
             || !press_line_is_titled (parse, line));
}

/* Whether a sentence ends with a full line's paragraph, or above a full line. */
static gboolean
ends_paragraph (const PressParse *parse, guint first, guint last, guint line)
{
  return (get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS
          || (last > first && get_width (parse, last - 1) >= PRESS_FULL_LINE_COLUMNS))
         && !has_columns (parse, last) && !has_columns (parse, line) && ends_text (parse, last);
}

/* Whether a line of plain text is longer than any that was broken at the edge of a page. */
static gboolean
is_paragraph_by_itself (const PressParse *parse, guint line)
{
  return get_width (parse, line) > WIDEST_TYPED_BYTES
         && parse->copy->lines[line].style & PRESS_LINE_TYPED && !has_columns (parse, line)
         && !press_line_is_float (parse, line);
}

/* Whether a title stands above a sentence. */
static gboolean
is_title_over_deck (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, last) == PRESS_LINE_CLASS_TEXT && !has_columns (parse, last)
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT && !has_columns (parse, line)
         && press_line_is_titled (parse, last) && press_line_is_set_as_sentence (parse, line);
}

/* "For Further Information" right above "Contact:": one heading over two lines. */
static gboolean
goes_on_as_heading (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return get_class (parse, last) == PRESS_LINE_CLASS_CONTACT_HEADING
         && get_class (parse, line) == PRESS_LINE_CLASS_CONTACT_HEADING
         && parse->text[get_ink (parse, last).end - 1] != ':' && parse->text[ink.end - 1] == ':'
         && memchr (parse->text + ink.start, ' ', ink.end - ink.start) == NULL;
}

/* Whether @line, right below @last, opens another block than the one that began at @first. */
static gboolean
begins_block (const PressParse *parse, guint first, guint last, guint line)
{
  PressLineClass line_class = get_class (parse, line);
  PressLineClass open_class = get_class (parse, first);
  guint indent = parse->copy->lines[line].indent;
  guint last_indent = parse->copy->lines[last].indent;

  if ((parse->has_long_lines && !has_columns (parse, last) && !has_columns (parse, line))
      || is_paragraph_by_itself (parse, last) || is_paragraph_by_itself (parse, line))
    return TRUE;
  if (line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL && open_class == line_class)
    return FALSE;
  if (is_desk_of_name (parse, last, line) || ends_pointing (parse, last, line)
      || ends_title (parse, last, line) || goes_on_as_heading (parse, last, line))
    return FALSE;
  if (is_caption_below (parse, last, line) || is_other_text (parse, last, line))
    return TRUE;
  if (stands_alone (line_class) || stands_alone (open_class)
      || (opens_block (line_class) && !is_row_of_front (parse, last, line)))
    return TRUE;
  if (open_class == PRESS_LINE_CLASS_SLASH_ITEM)
    return press_span_get_last_mark (parse, get_ink (parse, last)) == '/';
  if (is_item (line_class))
    return is_item (open_class) || indent > last_indent || press_line_ends_sentence (parse, last)
           || (line_class == PRESS_LINE_CLASS_BULLET && is_first_item (parse, line));
  if (line_class == PRESS_LINE_CLASS_LABEL)
    return open_class == PRESS_LINE_CLASS_LABEL || ends_text (parse, last);
  if (line_class == PRESS_LINE_CLASS_CONTACT_ROLE)
    return open_class == PRESS_LINE_CLASS_NOTICE && !has_columns (parse, last);
  if (parse->edge > 0 && breaks_early (parse, last, line)
      && (ends_paragraph (parse, first, last, line) || is_title_over_deck (parse, last, line)))
    return TRUE;
  if (is_item (open_class))
    return indent < parse->copy->lines[first].indent && press_line_ends_sentence (parse, last)
           && (last == first || indent != last_indent);
  if (open_class == PRESS_LINE_CLASS_LABEL)
    return indent <= parse->copy->lines[first].indent && press_line_ends_sentence (parse, last);
  if (first == last && is_headed (parse, last, line))
    return TRUE;
  if (is_other_deck (parse, last, line))
    return TRUE;
  if (open_class == PRESS_LINE_CLASS_NOTICE)
    return !has_columns (parse, last) || !has_columns (parse, line);
  if (press_line_is_centered (parse, line) && !press_line_is_centered (parse, last)
      && indent >= last_indent + PRESS_CENTERED_INDENT && press_line_ends_sentence (parse, last))
    return TRUE;
  if (press_line_is_centered (parse, line) && press_line_is_centered (parse, last)
      && (differs_in_case (parse, last, line) || are_decks (parse, last, line)))
    return TRUE;
  /* A first line stands in where paragraphs have no blank line between them. In a text with a
   * margin it may seem centered, but the line below it is back at the margin. */
  return indent >= last_indent + PARAGRAPH_INDENT && press_line_ends_sentence (parse, last)
         && !has_columns (parse, last)
         && (!press_line_is_centered (parse, line)
             || (stands_in (parse, line) && parse->copy->lines[line + 1].indent == last_indent));
}

/* Whether a paragraph that a page cut goes on at @line. */
static gboolean
goes_on (const PressParse *parse, guint first, guint last, guint line)
{
  PressLineClass line_class = get_class (parse, line);

  if (stands_alone (get_class (parse, first)) || opens_block (get_class (parse, first))
      || stands_alone (line_class) || opens_block (line_class) || is_item (line_class)
      || line_class == PRESS_LINE_CLASS_STATEMENT || press_line_ends_sentence (parse, last)
      || has_columns (parse, last) || has_columns (parse, line)
      || press_line_is_centered (parse, last) || press_line_is_centered (parse, line)
      || (parse->copy->lines[line].style & ~parse->copy->lines[last].style & SET_APART))
    return FALSE;
  if (g_ascii_islower (parse->text[get_ink (parse, line).start]))
    return TRUE;
  /* What stands to the left of an item's mark is no part of it. */
  if (is_item (get_class (parse, first))
      && parse->copy->lines[line].indent < parse->copy->lines[first].indent)
    return FALSE;
  /* A last line that is short has ended its paragraph, whatever stands at its end; a short line by
   * itself is a heading. */
  return get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS
         || (last > first && get_width (parse, last) * 4 >= get_width (parse, first) * 3);
}

/* Whether a line opens with a small letter, as one in the middle of a sentence does. */
static gboolean
opens_small (const PressParse *parse, guint line)
{
  return !press_line_is_blank (parse, line) && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && g_ascii_islower (parse->copy->text[parse->line_inks[line].span.start]);
}

/* Whether pages, and nothing else, stand between two lines with ink. In front of a small letter a
 * drawn line is the edge of a page, too. */
static gboolean
is_cut_by_page (const PressParse *parse, guint last, guint line)
{
  gboolean has_page = FALSE;

  for (guint between = last + 1; between < line; between++)
    {
      PressLineClass line_class = get_class (parse, between);

      if (line_class == PRESS_LINE_CLASS_PAGE_MARK || line_class == PRESS_LINE_CLASS_FURNITURE
          || (line_class == PRESS_LINE_CLASS_RULE && opens_small (parse, line)))
        has_page = TRUE;
      else if (line_class != PRESS_LINE_CLASS_BLANK)
        return FALSE;
    }
  return has_page;
}

/* Whether a drawn line, and nothing else, stands below @last, and @line goes on in small letters:
 * a heading over two lines, each underlined. */
static gboolean
is_underlined (const PressParse *parse, guint last, guint line)
{
  return line == last + 2 && get_class (parse, last + 1) == PRESS_LINE_CLASS_RULE
         && !press_line_ends_sentence (parse, last) && !stands_alone (get_class (parse, last))
         && !has_columns (parse, line)
         && g_ascii_islower (parse->text[get_ink (parse, line).start]);
}

/* Whether an item of the trailer that no slash closed goes on below a blank line: the lines there
 * open nothing of their own, and end in the slash. */
static gboolean
closes_item (const PressParse *parse, guint first, guint last, guint line)
{
  guint end = line;

  if (get_class (parse, first) != PRESS_LINE_CLASS_SLASH_ITEM || line > last + 2
      || press_span_get_last_mark (parse, get_ink (parse, last)) == '/')
    return FALSE;
  while (end < parse->copy->n_lines && !press_line_is_blank (parse, end)
         && !stands_alone (get_class (parse, end)) && !opens_block (get_class (parse, end)))
    end++;
  return end > line && press_span_get_last_mark (parse, get_ink (parse, end - 1)) == '/';
}

/* A line as wide as a typed page. */
static gboolean
is_full_line (const PressParse *parse, guint line)
{
  guint width = get_width (parse, line);

  return width >= PRESS_FULL_LINE_COLUMNS && width <= PRESS_PAGE_COLUMNS;
}

/* Whether what stands below a line may be typed in another way than what is above it. */
static gboolean
opens_text (PressLineClass line_class)
{
  return line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL
         || line_class == PRESS_LINE_CLASS_WRAPPER_OPEN;
}

/* Whether a copy is typed with a blank line below each line, from a line on as far as the next
 * exhibit: hardly a full line then stands right below another, and in a short one none does where
 * some lines run on in small letters. */
static gboolean
is_double_spaced (const PressParse *parse, guint first)
{
  guint n_apart = 0;
  guint n_adjacent = 0;
  guint n_running = 0;
  guint n_wide = 0;

  for (guint line = first; line + 2 < parse->copy->n_lines; line++)
    {
      if (line > first && opens_text (get_class (parse, line)))
        break;
      guint next = press_line_is_blank (parse, line + 1) ? line + 2 : line + 1;

      /* A line wider than a typed page is a paragraph by itself. */
      n_wide += get_width (parse, line) > PRESS_PAGE_COLUMNS && !has_columns (parse, line);
      if (!is_full_line (parse, line) || has_columns (parse, line))
        continue;
      n_running += next == line + 2 && opens_small (parse, next);
      if (!is_full_line (parse, next) || has_columns (parse, next))
        continue;
      n_apart += next == line + 2;
      n_adjacent += next == line + 1;
    }
  return (n_apart >= FEWEST_SPACED_LINES && n_apart > n_adjacent * 4)
         || (n_running >= FEWEST_RUNNING_LINES && n_adjacent + n_wide == 0);
}

/* Whether the first line of a paragraph stands in and ends a sentence, and the next stands in. */
static gboolean
opens_next (const PressParse *parse, guint first, guint last, guint line)
{
  const PressLine *lines = parse->copy->lines;

  return first == last && !is_item (get_class (parse, last)) && lines[last].indent > parse->margin
         && lines[line].indent >= lines[last].indent && press_line_ends_sentence (parse, last);
}

/* Whether a line is set as titles are, in capitals or with a capital for each long word. */
static gboolean
is_set_as_title (const PressParse *parse, guint line)
{
  return press_line_is_in_capitals (parse, line) || press_line_is_titled (parse, line);
}

static gboolean
opens_with_dateline (PressParse *parse, guint line)
{
  PressBlock block = { .first_line = line, .last_line = line };

  press_block_measure (parse, &block);
  return press_block_has_dateline (parse, &block);
}

/* Whether a title stands above @line, further in, or a heading below the end of a sentence. */
static gboolean
is_titled_apart (PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[last].indent >= parse->copy->lines[line].indent + PRESS_CENTERED_INDENT
          && is_set_as_title (parse, last) && !opens_with_dateline (parse, last))
         || (get_width (parse, line) < PRESS_FULL_LINE_COLUMNS
             && press_line_ends_sentence (parse, last) && !press_line_ends_sentence (parse, line)
             && is_set_as_title (parse, line));
}

/* Whether a sentence ends well in front of where the next line does, as a paragraph's last may. */
static gboolean
ends_short (const PressParse *parse, guint last, guint line)
{
  return get_last_column (parse, last) + get_width_of_first_word (parse, line) + RAGGED_COLUMNS
             < get_last_column (parse, line)
         && ends_text (parse, last);
}

/* Whether @line goes on in double spacing below @last: a full line, and none that stands in, but
 * below the mark of an item. */
static gboolean
goes_on_spaced (PressParse *parse, guint first, guint last, guint line)
{
  guint indent = parse->copy->lines[last].indent
                 + (is_item (get_class (parse, last)) ? WIDEST_ITEM_MARK : PARAGRAPH_INDENT);

  return parse->is_double_spaced && line == last + 2
         && get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS
         && parse->copy->lines[line].indent < indent && !opens_next (parse, first, last, line)
         && !is_titled_apart (parse, last, line) && !ends_short (parse, last, line);
}

/* Follows the block that opens at @first and gives its last line. */
static guint
follow_block (PressParse *parse, guint first)
{
  guint last = first;

  for (guint line = first + 1; line < parse->copy->n_lines; line++)
    {
      if (press_line_is_blank (parse, line) || press_line_is_float (parse, line))
        continue;
      if (line > last + 1 && !goes_on_spaced (parse, first, last, line))
        {
          if (!is_underlined (parse, last, line) && !closes_item (parse, first, last, line)
              && (!is_cut_by_page (parse, last, line) || !goes_on (parse, first, last, line)))
            break;
        }
      else if (begins_block (parse, first, last, line)
               || (has_columns (parse, line) && press_table_may_open (parse, line)))
        break;
      last = line;
    }
  return last;
}

/* The columns that all full lines of a text have in front of them. */
static guint
find_margin (const PressParse *parse, guint first)
{
  guint margin = G_MAXUINT;

  for (guint line = first; line < parse->copy->n_lines && margin > 0; line++)
    if (line > first && opens_text (get_class (parse, line)))
      break;
    else if (parse->copy->lines[line].role == PRESS_LINE_IS_TEXT
             && get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS)
      margin = MIN (margin, parse->copy->lines[line].indent);
  return margin == G_MAXUINT ? 0 : margin;
}

/* Whether each paragraph is typed on one line, and none is set apart from the next, from a line on
 * as far as the next exhibit: most lines that no page is as wide as stand right above another. Then
 * each line is a paragraph, a title or a name by itself. */
static gboolean
is_line_a_paragraph (const PressParse *parse, guint first)
{
  guint n_apart = 0;
  guint n_direct = 0;

  for (guint line = first; line + 1 < parse->copy->n_lines; line++)
    {
      if (line > first && opens_text (get_class (parse, line)))
        break;
      if (is_paragraph_by_itself (parse, line) && press_line_is_blank (parse, line + 1))
        n_apart++;
      else if (is_paragraph_by_itself (parse, line))
        n_direct++;
    }
  return n_direct >= FEWEST_DIRECT && n_direct > n_apart;
}

/* Whether a sentence goes on from a full line to the next. */
static gboolean
runs_on (const PressParse *parse, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT && opens_small (parse, line + 1)
         && get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS && !has_columns (parse, line)
         && !has_columns (parse, line + 1);
}

/* Whether paragraphs may stand right above one another in a text whose prose is on lines of a page,
 * from a line on up to @end. */
static gboolean
may_be_closed_up (const PressParse *parse, guint first, guint end)
{
  guint n_lines = 0;
  guint n_apart = 0;
  guint n_direct = 0;

  for (guint line = first; line < end; line++)
    if (press_line_is_blank (parse, line))
      continue;
    else if (press_line_is_blank (parse, line + 1))
      n_apart += ends_text (parse, line);
    else if (!runs_on (parse, line))
      n_direct += ends_paragraph (parse, line, line, line + 1);
    else if (get_width (parse, line) <= WIDEST_TYPED_BYTES)
      n_lines++;
    else
      return FALSE;
  return n_lines >= FEWEST_FILLED_LINES && n_direct > n_apart / APART_TO_ONE_DIRECT;
}

/* The last column of prose that is filled as programs fill it, a word to a line as long as there is
 * room, and whose paragraphs have no blank line between them; else 0. */
static guint
find_edge (PressParse *parse, guint first)
{
  guint end = first;
  guint n_lines = 0;
  guint n_early = 0;

  while (end + 1 < parse->copy->n_lines && !(end > first && opens_text (get_class (parse, end))))
    end++;
  if (!may_be_closed_up (parse, first, end))
    return 0;
  parse->edge = 0;
  for (guint line = first; line < end; line++)
    if (runs_on (parse, line))
      parse->edge = MAX (parse->edge, get_last_column (parse, line));
  for (guint line = first; line < end; line++)
    if (runs_on (parse, line))
      {
        n_lines++;
        n_early += breaks_early (parse, line, line + 1);
      }
  return n_early <= n_lines / FILLED_TO_ONE_EARLY ? parse->edge : 0;
}

/* What is true of a whole text, told from its first line on. */
static void
measure_text (PressParse *parse, guint first)
{
  parse->is_double_spaced = is_double_spaced (parse, first);
  parse->has_long_lines = is_line_a_paragraph (parse, first);
  parse->margin = find_margin (parse, first);
  parse->edge = find_edge (parse, first);
}

/* Adds a part of a line as a block of its own. */
static void
add_part (PressParse *parse, guint line, PressSpan part, PressLineClass line_class)
{
  PressBlock block = { .first_line = line, .last_line = line };
  PressSpan *ink = &parse->line_inks[line].span;
  PressSpan whole = *ink;

  *ink = part;
  press_block_measure (parse, &block);
  block.line_class = (guint8) line_class;
  g_array_append_val (parse->blocks, block);
  *ink = whole;
}

/* "FOR IMMEDIATE RELEASE: DULUTH, Minn., May 1, 2020: …": a notice that a dateline follows on its
 * line is a block of its own, and the rest of the line opens the next. */
static void
cut_notice (PressParse *parse, guint line)
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
  rest.last_line = follow_block (parse, line);
  press_block_measure (parse, &rest);
  if (press_block_has_dateline (parse, &rest))
    {
      add_part (parse, line, notice, PRESS_LINE_CLASS_NOTICE);
      return;
    }
  ink->start = notice.start;
  parse->line_classes[line] = PRESS_LINE_CLASS_NOTICE;
}

/* "(BW)(VT-ACME)(ACM) Acme Opens a Mill": the marks of a wire are no part of the headline that
 * stands behind them. */
static void
cut_slug (PressParse *parse, guint line)
{
  PressSpan *ink = &parse->line_inks[line].span;
  PressSpan slug = *ink;
  guint32 n_bytes = parse->text[slug.start] == '('
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

/* Whether the parts at the left and at the right of a line are blocks of their own: "NEWS RELEASE
 * Exhibit 99.1"; "ACME CORP.          For Immediate Release" on top of a letterhead, or "Contact:"
 * on its left, where the lines below have one column. */
static gboolean
are_parts (const PressParse *parse, guint line, PressLineClass left, PressLineClass right)
{
  PressLineClass whole = get_class (parse, line);

  if (left == PRESS_LINE_CLASS_EXHIBIT_LABEL || right == PRESS_LINE_CLASS_EXHIBIT_LABEL)
    return may_stand_by_label (left == PRESS_LINE_CLASS_EXHIBIT_LABEL ? right : left);
  return right == PRESS_LINE_CLASS_NOTICE
         && (line + 1 >= parse->copy->n_lines || press_line_is_blank (parse, line + 1)
             || !has_columns (parse, line + 1))
         && (whole == PRESS_LINE_CLASS_TEXT
             || (whole == PRESS_LINE_CLASS_CONTACT_LABEL
                 && left == PRESS_LINE_CLASS_CONTACT_HEADING));
}

/* Adds the two parts of a line that are blocks of their own: a notice at the right, or a label. */
static gboolean
add_sides (PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  PressSpan right = { find_last_column (parse, line), ink.end };
  PressSpan left = { ink.start, right.start };
  PressLineClass left_class;
  PressLineClass right_class;

  while (left.end > left.start && is_space (parse->text[left.end - 1]))
    left.end--;
  if (right.start == right.end)
    return FALSE;
  left_class = press_line_scanner_classify (parse->line_scanner, left);
  right_class = press_line_scanner_classify (parse->line_scanner, right);
  if (!are_parts (parse, line, left_class, right_class))
    return FALSE;
  if (right_class == PRESS_LINE_CLASS_NOTICE && left_class != PRESS_LINE_CLASS_CONTACT_HEADING
      && left_class != PRESS_LINE_CLASS_EXHIBIT_LABEL)
    left_class = PRESS_LINE_CLASS_TEXT;
  add_part (parse, line, left, left_class);
  add_part (parse, line, right, right_class);
  return TRUE;
}

/* Whether a line may open with a dateline: a full one that begins with a capital. */
static gboolean
may_open_dateline (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return g_ascii_isupper (parse->text[ink.start])
         && get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT;
}

/* "Duluth, Minn." right above a line that opens a paragraph: a place on a line of its own. */
static gboolean
is_place_over_text (PressParse *parse, guint line)
{
  PressBlock place = { .first_line = line, .last_line = line };

  if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT || !stands_in (parse, line + 1)
      || get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS)
    return FALSE;
  press_block_measure (parse, &place);
  return press_block_is_place (parse, &place);
}

/* "Acme Opens a Mill" right above "DULUTH, Minn., May 1, 2020 -- …": where a title of a line or a
 * few ends in front of the dateline that no blank line sets off; @last where none does. */
static guint
find_title_end (PressParse *parse, guint first, guint last)
{
  for (guint line = first; line < last && line < first + MOST_LINES_OVER_LEDE; line++)
    {
      PressBlock rest = { .first_line = line + 1, .last_line = last };

      if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT || press_line_ends_sentence (parse, line)
          || has_columns (parse, line))
        break;
      if (!may_open_dateline (parse, line + 1))
        continue;
      if (!press_line_is_titled (parse, line) && !press_line_is_in_capitals (parse, line)
          && !leaves_room (parse, line, line + 1))
        break;
      press_block_measure (parse, &rest);
      if (press_block_has_dateline (parse, &rest))
        return line;
    }
  return last;
}

/* Forms the blocks of the whole copy. */
void
press_blocks_form (PressParse *parse)
{
  guint line = 0;
  guint n_before = 0; /* this text */

  press_lines_find_ink (parse);
  measure_text (parse, 0);
  while (line < parse->copy->n_lines)
    {
      guint last;

      if (line > 0 && opens_text (get_class (parse, line)))
        {
          measure_text (parse, line);
          n_before = parse->blocks->len;
        }
      if (press_line_is_blank (parse, line))
        line++;
      else if (press_table_add_block (parse, &line))
        continue;
      else if (press_line_is_float (parse, line))
        line++;
      else
        {
          gboolean is_in_front = parse->blocks->len < n_before + MOST_BLOCKS_OVER_LEDE;

          if (get_class (parse, line) == PRESS_LINE_CLASS_NOTICE)
            cut_notice (parse, line);
          if (is_in_front)
            cut_slug (parse, line);
          if (is_in_front && has_columns (parse, line) && add_sides (parse, line))
            {
              line++;
              continue;
            }
          last = follow_block (parse, line);
          if (last > line && is_in_front)
            last = is_place_over_text (parse, line) ? line : find_title_end (parse, line, last);
          press_block_add (parse, line, last, 0);
          line = last + 1;
        }
    }
}

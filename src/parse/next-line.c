/* What a line is to the one right above it, which no blank line sets apart: does it go on, or open
 * a block of its own? What lines are is told by grammar/lines.l and grammar/edges.l; here they are
 * only compared. */
#include "base/vocabulary.h"
#include "parse/blocks-private.h"
#include "parse/line-ink.h"

#include <string.h>

#define SHORT_SENTENCE_COLUMNS 30
#define WIDEST_TITLE_COLUMNS 64 /* over a paragraph, on a line of its own */
#define WIDEST_COLON_TITLE_COLUMNS 32
#define FEWEST_HEADLINE_COLUMNS 40
#define MOST_LINES_OF_ITEM 6
#define MARK_BYTES 2 /* of an item, enough to tell two marks apart */

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

/* Lines that stand for themselves wherever they are. */
gboolean
press_line_class_stands_alone (PressLineClass line_class)
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
gboolean
press_line_class_opens_block (PressLineClass line_class)
{
  static const gboolean opens[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_NOTICE] = TRUE, [PRESS_LINE_CLASS_CONTACT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_SOURCE] = TRUE, [PRESS_LINE_CLASS_SLASH_ITEM] = TRUE,
    [PRESS_LINE_CLASS_CODES] = TRUE,
  };

  return opens[line_class];
}

gboolean
press_line_class_is_item (PressLineClass line_class)
{
  return line_class == PRESS_LINE_CLASS_BULLET || line_class == PRESS_LINE_CLASS_NUMBERED;
}

/* Whether @line opens a paragraph as typists do it: it stands in, and the next line does not. */
gboolean
press_line_stands_in (const PressParse *parse, guint line)
{
  return press_line_is_followed (parse, line) && !press_line_is_float (parse, line + 1)
         && parse->copy->lines[line].indent
                >= parse->copy->lines[line + 1].indent + PRESS_PARAGRAPH_INDENT;
}

/* Whether the last of two lines begins with a word that the first would have had room for. */
gboolean
press_line_leaves_room (const PressParse *parse, guint last, guint line)
{
  return get_width (parse, last) + 1 + press_line_get_first_word_width (parse, line)
         < get_width (parse, line);
}

/* Whether a line is louder than the one below it: in bold, or in capitals and ended early, which
 * the other is not. "DULUTH, MINN. -- ACME DENTAL" above "SUPPLY CORP. said" is one sentence. */
static gboolean
is_louder (const PressParse *parse, guint last, guint line)
{
  guint8 style = parse->copy->lines[last].style & ~parse->copy->lines[line].style;

  return (style & PRESS_LINE_BOLD)
         || (press_line_is_in_capitals (parse, last) && !press_line_is_in_capitals (parse, line)
             && press_line_leaves_room (parse, last, line));
}

/* Whether a line that was ended early, in capitals and small letters as titles are, stands over
 * the first line of a paragraph. */
static gboolean
is_title_over (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && parse->copy->lines[last].indent == parse->copy->lines[line].indent
         && !press_line_ends_sentence (parse, last)
         && press_line_says (parse, last, PRESS_EDGE_IS_UNPARTED)
         && g_ascii_isupper (parse->text[get_ink (parse, last).start])
         && press_line_says (parse, line, PRESS_EDGE_OPENS_AS_NAME)
         && press_line_leaves_room (parse, last, line) && press_line_is_titled (parse, last)
         && !press_line_is_titled (parse, line);
}

/* Whether few words that open with a capital stand over a line that begins anew, at the same
 * margin: a line so short is ended by its writer. */
static gboolean
is_short_over_text (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && get_width (parse, last) <= WIDEST_COLON_TITLE_COLUMNS
         && g_ascii_isupper (parse->text[get_ink (parse, last).start])
         && press_line_says (parse, last, PRESS_EDGE_IS_UNPARTED)
         && parse->copy->lines[last].indent == parse->copy->lines[line].indent
         && press_line_says (parse, line, PRESS_EDGE_OPENS_AS_NAME);
}

/* "Utility Structures:" over a full line: few words, each with a capital, that a colon closes. */
static gboolean
is_closed_by_colon (const PressParse *parse, guint last, guint line)
{
  return press_line_get_ending (parse, last) == PRESS_ENDING_COLON
         && is_short_over_text (parse, last, line) && press_line_is_titled (parse, last);
}

/* "Store openings" over a full line: two words or more, and no sign behind them. */
static gboolean
is_short_over_full (const PressParse *parse, guint last, guint line)
{
  return press_line_get_ending (parse, last) == PRESS_ENDING_LETTER
         && !press_line_says (parse, last, PRESS_EDGE_IS_ONE_WORD)
         && is_short_over_text (parse, last, line);
}

/* Whether a line in bold stands over a short sentence, which is not. */
static gboolean
is_bold_over (const PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[last].style & ~parse->copy->lines[line].style & PRESS_LINE_BOLD)
         && get_width (parse, line) >= SHORT_SENTENCE_COLUMNS
         && press_line_ends_sentence (parse, line);
}

/* "About Acme" over "Acme sells pumps.": a title over a sentence that fills no line, and needs
 * none. */
static gboolean
is_title_over_short (const PressParse *parse, guint last, guint line)
{
  return get_width (parse, line) >= SHORT_SENTENCE_COLUMNS && press_line_ends_sentence (parse, line)
         && is_title_over (parse, last, line);
}

/* "… SECURITIES LITIGATION REFORM" above "ACT OF 1995: What is said": whether a heading in capitals
 * fills its line and goes on in the next, where it runs into its paragraph. */
static gboolean
ends_loud_run_in (const PressParse *parse, guint last, guint line)
{
  return press_line_is_in_capitals (parse, last) && !press_line_leaves_room (parse, last, line)
         && press_line_scanner_classify_run_in (parse->line_scanner, get_ink (parse, line), 0)
                == PRESS_LINE_CLASS_RUN_IN;
}

/* "DULUTH, MINN. -- ACME DENTAL" above "SUPPLY CORP. said": whether a line opens with a word in
 * capitals, or a number, below one in capitals that has a dash, as a lede's first line has. */
static gboolean
goes_on_loud (const PressParse *parse, guint last, guint line)
{
  return press_line_says (parse, line, PRESS_EDGE_OPENS_LOUD)
         && press_line_says (parse, last, PRESS_EDGE_HAS_DASH);
}

/* "Safe Harbor Statement under the Private Securities Litigation Reform Act of 1995" over "Certain
 * statements": the name of a caution is one where it is as wide as the text, too. */
static gboolean
is_caution_over (const PressParse *parse, guint last, guint line)
{
  PressEnding ending = press_line_get_ending (parse, last);

  return get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && (ending == PRESS_ENDING_DIGIT
             || (ending == PRESS_ENDING_LETTER && press_line_leaves_room (parse, last, line)))
         && (press_line_is_titled (parse, last) || press_line_is_in_capitals (parse, last))
         && !press_line_is_titled (parse, line) && !press_line_is_in_capitals (parse, line)
         && press_line_says (parse, line, PRESS_EDGE_OPENS_AS_NAME) && !has_columns (parse, last)
         && !has_columns (parse, line) && !ends_loud_run_in (parse, last, line)
         && press_line_scanner_classify_heading (parse->line_scanner, get_ink (parse, last))
                == PRESS_LINE_CLASS_CAUTION;
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

  if (is_caution_over (parse, last, line))
    return TRUE;
  if (!may_head[get_class (parse, last)] || get_width (parse, last) >= WIDEST_TITLE_COLUMNS
      || (get_width (parse, line) < PRESS_FULL_LINE_COLUMNS && !is_bold_over (parse, last, line)
          && !is_title_over_short (parse, last, line))
      || press_line_is_centered (parse, line) || has_columns (parse, last)
      || has_columns (parse, line)
      || (get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS && !is_title_over (parse, last, line))
      || press_line_says (parse, line, PRESS_EDGE_OPENS_BRACKET)) /* a unit, in most cases */
    return FALSE;
  if ((is_louder (parse, last, line) && !goes_on_loud (parse, last, line))
      || is_title_over (parse, last, line) || is_closed_by_colon (parse, last, line)
      || is_short_over_full (parse, last, line))
    return (press_line_ends_sentence (parse, line) || press_line_is_followed (parse, line))
           && !ends_loud_run_in (parse, last, line);
  return press_line_stands_in (parse, line)
         && (parse->copy->lines[last].indent == parse->copy->lines[line].indent
             || parse->copy->lines[last].indent == parse->copy->lines[line + 1].indent);
}

/* "… ACME DENTAL, INC. (NYSE:" above "ADS), which sells": whether a bracket is open between two
 * lines. */
static gboolean
is_in_bracket (const PressParse *parse, guint last, guint line)
{
  return press_line_says (parse, last, PRESS_EDGE_LEAVES_BRACKET_OPEN)
         && press_line_says (parse, line, PRESS_EDGE_CLOSES_BRACKET);
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
      || ends_loud_run_in (parse, last, line) || goes_on_loud (parse, last, line))
    return FALSE;
  if (parse->copy->lines[last].indent == parse->copy->lines[line].indent)
    return press_line_is_set_as_sentence (parse, line)
           || (width >= FEWEST_HEADLINE_COLUMNS && press_line_is_titled (parse, line));
  return press_line_is_centered (parse, last) && press_line_is_set_as_sentence (parse, line);
}

/* Whether @line goes on with whom the line above names: above it stands a name, which has no
 * figure, or it holds a mail address. A letterhead has numbers and a site. */
static gboolean
reaches_on (const PressParse *parse, guint last, guint line)
{
  return press_line_says (parse, line, PRESS_EDGE_HAS_ADDRESS)
         || !press_line_says (parse, last, PRESS_EDGE_HAS_FIGURE);
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
                     == lines[line].indent
                            + press_line_find_last_column (parse, get_ink (parse, line))
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
  return get_class (parse, line) == PRESS_LINE_CLASS_CONTACT_HEADING
         && get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && press_line_get_ending (parse, line) != PRESS_ENDING_COLON
         && press_line_is_followed (parse, line)
         && press_line_says (parse, line + 1, PRESS_EDGE_OPENS_WITH_NUMBER);
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

/* "… among others: (1) prices; (2) strikes;" above "(3) storms": whether a number at a line's start
 * counts what a sentence names, and is no item of a list. */
static gboolean
counts_in_sentence (const PressParse *parse, guint last, guint line)
{
  PressSpan span = get_ink (parse, line);

  if (get_class (parse, line) != PRESS_LINE_CLASS_NUMBERED)
    return FALSE;
  for (guint next = line + 1; next < line + MOST_LINES_OF_ITEM && next < parse->copy->n_lines
                              && !press_line_is_blank (parse, next);
       next++)
    span.end = get_ink (parse, next).end;
  return press_line_get_ending (parse, last) == PRESS_ENDING_SEMICOLON
         || press_line_scanner_counts_in_sentence (parse->line_scanner, span);
}

/* "Photo: http://…" right below the end of a sentence: a label soon in the line, and the words of a
 * caption. */
static gboolean
is_caption_below (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT && press_line_ends_sentence (parse, last)
         && press_line_says (parse, line, PRESS_EDGE_LABELS_SOON)
         && press_line_scanner_is_caption (parse->line_scanner, get_ink (parse, line));
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
  return get_class (parse, line) == PRESS_LINE_CLASS_MASTHEAD
         && get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_width (parse, last) >= FEWEST_HEADLINE_COLUMNS && !has_columns (parse, last)
         && !press_line_ends_sentence (parse, last)
         && press_line_is_centered (parse, last) == press_line_is_centered (parse, line)
         && press_line_is_in_capitals (parse, last) == press_line_is_in_capitals (parse, line)
         && press_line_says (parse, line, PRESS_EDGE_IS_ONE_WORD);
}

/* "Results for the Quarter Ended" above "March 31, 2001": the date is the title's. */
static gboolean
is_date_of_title (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_DATE_LINE
         && get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_width (parse, line) < PRESS_FULL_LINE_COLUMNS
         && press_line_says (parse, last, PRESS_EDGE_ASKS_FOR_DATE);
}

/* "o  Loans were $97.6 million at" above "September 30, 2006": the date is the item's. */
static gboolean
is_date_of_item (const PressParse *parse, guint first, guint last, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_DATE_LINE
         && press_line_class_is_item (get_class (parse, first))
         && parse->copy->lines[line].indent > parse->copy->lines[first].indent
         && !press_line_ends_sentence (parse, last);
}

/* Below the end of a sentence, a line whose first words are set off, or "(c) 2024 Acme": what no
 * blank line sets apart in its source is another paragraph all the same. */
static gboolean
is_other_text (const PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[line].lead > 0 || get_class (parse, line) == PRESS_LINE_CLASS_FOOT)
         && press_line_ends_sentence (parse, last);
}

/* "-Margin of 27.2%-": a deck between dashes that touch its words. */
static gboolean
is_between_dashes (const PressParse *parse, guint line)
{
  return press_line_says (parse, line, PRESS_EDGE_IS_BETWEEN_DASHES)
         && press_line_scanner_classify_front (parse->line_scanner, get_ink (parse, line))
                == PRESS_LINE_CLASS_FRAMED;
}

/* "-Margin of 27.2%-" right above "-Twelve mills open": another deck, whose dash may close a line
 * below. */
static gboolean
is_deck_below (const PressParse *parse, guint last, guint line)
{
  return parse->text[get_ink (parse, line).start] == '-' && is_between_dashes (parse, last);
}

/* Whether a title stands above a sentence. "STAMFORD, Conn. -- Acme Group," is none. */
static gboolean
is_title_over_deck (const PressParse *parse, guint last, guint line)
{
  static const gboolean goes_on[PRESS_N_ENDINGS] = {
    [PRESS_ENDING_COMMA] = TRUE, [PRESS_ENDING_SEMICOLON] = TRUE, [PRESS_ENDING_COLON] = TRUE
  };

  return !goes_on[press_line_get_ending (parse, last)]
         && get_class (parse, last) == PRESS_LINE_CLASS_TEXT && !has_columns (parse, last)
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT && !has_columns (parse, line)
         && press_line_is_titled (parse, last) && press_line_is_set_as_sentence (parse, line);
}

/* "For Further Information" right above "Contact:": one heading over two lines. */
static gboolean
goes_on_as_heading (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, last) == PRESS_LINE_CLASS_CONTACT_HEADING
         && get_class (parse, line) == PRESS_LINE_CLASS_CONTACT_HEADING
         && press_line_get_ending (parse, last) != PRESS_ENDING_COLON
         && press_line_get_ending (parse, line) == PRESS_ENDING_COLON
         && press_line_says (parse, line, PRESS_EDGE_IS_ONE_WORD);
}

/* Whether tags end the line above, and no small letter goes on with its sentence. */
static gboolean
is_set_apart (const PressParse *parse, guint last, guint line)
{
  return !(parse->copy->lines[last].style & PRESS_LINE_TYPED)
         && !press_line_opens_small (parse, line);
}

/* Whether a line goes on with the right one of two columns that begin at @first. */
static gboolean
goes_on_at_right (const PressParse *parse, guint first, guint line)
{
  const PressLine *lines = parse->copy->lines;

  return has_columns (parse, first)
         && lines[line].indent
                == lines[first].indent + press_line_find_last_column (parse, get_ink (parse, first))
                       - get_ink (parse, first).start;
}

/* "For Release:" right above "Immediately": one notice over two lines. */
static gboolean
goes_on_as_notice (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, last) == PRESS_LINE_CLASS_NOTICE
         && get_class (parse, line) == PRESS_LINE_CLASS_NOTICE
         && press_line_get_ending (parse, last) == PRESS_ENDING_COLON;
}

/* Whether a line that is as wide as prose goes on with a sentence that the wide line above does not
 * end: no part of a letterhead does, whatever its words look like. */
static gboolean
goes_on_in_prose (const PressParse *parse, guint last, guint line)
{
  static const gboolean may_be_prose[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_MASTHEAD] = TRUE,        [PRESS_LINE_CLASS_DATE_LINE] = TRUE,
    [PRESS_LINE_CLASS_CONTACT_HEADING] = TRUE, [PRESS_LINE_CLASS_TRANSMISSION] = TRUE,
    [PRESS_LINE_CLASS_TICKER_LINE] = TRUE,     [PRESS_LINE_CLASS_POINTER] = TRUE,
    [PRESS_LINE_CLASS_FRAMED] = TRUE,
  };

  return may_be_prose[get_class (parse, line)] && get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS
         && get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS && !has_columns (parse, last)
         && !has_columns (parse, line) && !press_line_ends_sentence (parse, last)
         && !press_line_is_titled (parse, last) && !press_line_is_in_capitals (parse, last);
}

/* What the last word of a line means in a list, without a slash behind it, or NULL. */
static const char *
find_last_word (const PressParse *parse, guint line, PressVocabularyList list)
{
  PressSpan word = get_ink (parse, line);
  guint32 start = word.end;

  while (start > word.start && !is_space (parse->text[start - 1]))
    start--;
  word.end -= parse->text[word.end - 1] == '/';
  return press_vocabulary_find (list, parse->text + start, word.end - start);
}

/* "On behalf of the Board" right above the name of who signs: whom to ask may be the same, but is
 * not called so. "On behalf of the Board of" goes on with whose it is. */
static gboolean
is_below_signing (const PressParse *parse, guint first, guint last)
{
  return first == last && get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && !has_columns (parse, last)
         && press_line_scanner_is_signing (parse->line_scanner, get_ink (parse, last))
         && g_strcmp0 (find_last_word (parse, last, PRESS_LIST_CONTACT), "of") != 0;
}

/* "Acme Foods and Beverages, Inc.": words with capitals, of which the last one closes companies'
 * names with its own stop. */
static gboolean
is_company_name (const PressParse *parse, guint line)
{
  return find_last_word (parse, line, PRESS_LIST_COMPANY) != NULL
         && press_line_is_titled (parse, line);
}

/* "Investor Relations" right above "Contact:": a label of two lines. */
static gboolean
is_second_line_of_label (const PressParse *parse, guint first, guint last, guint line)
{
  const char *meaning;

  if (first < last || get_class (parse, line) != PRESS_LINE_CLASS_CONTACT_HEADING
      || get_class (parse, last) != PRESS_LINE_CLASS_TEXT || has_columns (parse, last))
    return FALSE;
  meaning = find_last_word (parse, last, PRESS_LIST_CONTACT);
  return meaning != NULL && strcmp (meaning, "desk") == 0 && press_line_is_titled (parse, last);
}

/* "Conference Call Information" right above "When: Thursday, May 4": whether a line heads the
 * labels of a call. */
static gboolean
heads_call (const PressParse *parse, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT && !has_columns (parse, line)
         && (press_line_is_titled (parse, line) || press_line_is_in_capitals (parse, line))
         && press_line_scanner_classify_heading (parse->line_scanner, get_ink (parse, line))
                == PRESS_LINE_CLASS_CALL;
}

/* Whether a line goes on with the one above, though lines of its class stand apart elsewhere. */
static gboolean
goes_on_in_spite_of_class (const PressParse *parse, guint first, guint last, guint line)
{
  return (get_class (parse, line) == PRESS_LINE_CLASS_EXHIBIT_LABEL
          && get_class (parse, first) == PRESS_LINE_CLASS_EXHIBIT_LABEL)
         || is_desk_of_name (parse, last, line)
         || is_second_line_of_label (parse, first, last, line) || ends_pointing (parse, last, line)
         || ends_title (parse, last, line) || is_date_of_title (parse, last, line)
         || is_date_of_item (parse, first, last, line) || goes_on_as_heading (parse, last, line)
         || goes_on_as_notice (parse, last, line) || goes_on_in_prose (parse, last, line);
}

/* Whether a line stands apart from the block above by what the two are. */
static gboolean
stands_apart (const PressParse *parse, guint first, guint last, guint line)
{
  return is_caption_below (parse, last, line) || is_other_text (parse, last, line)
         || is_between_dashes (parse, line) || is_deck_below (parse, last, line)
         || is_below_signing (parse, first, last)
         || press_line_class_stands_alone (get_class (parse, line))
         || press_line_class_stands_alone (get_class (parse, first))
         || (first + 1 == last && is_second_line_of_label (parse, first, first, last))
         || (press_line_class_opens_block (get_class (parse, line))
             && !is_row_of_front (parse, last, line));
}

/* Whether a line that looks like an item is one, and no part of a sentence above it. */
static gboolean
begins_item (const PressParse *parse, guint first, guint last, guint line)
{
  PressLineClass line_class = get_class (parse, line);
  PressLineClass open_class = get_class (parse, first);

  if (line_class == PRESS_LINE_CLASS_NUMBERED && open_class == PRESS_LINE_CLASS_BULLET
      && press_line_scanner_counts_on (parse->line_scanner, get_ink (parse, line)))
    return FALSE;
  return press_line_class_is_item (open_class)
         || parse->copy->lines[line].indent > parse->copy->lines[last].indent
         || (press_line_ends_sentence (parse, last) && !counts_in_sentence (parse, last, line))
         || (line_class == PRESS_LINE_CLASS_BULLET && is_first_item (parse, line));
}

/* "For the year, we expect:" between the items of two lists, as far to the left as their marks. */
static gboolean
leads_to_next_list (const PressParse *parse, guint first, guint last, guint line)
{
  guint next = line + (press_line_is_followed (parse, line) ? 1 : 2);

  return parse->copy->lines[line].indent <= parse->copy->lines[first].indent
         && press_line_get_ending (parse, line) == PRESS_ENDING_COLON
         && is_set_apart (parse, last, line) && next < parse->copy->n_lines
         && press_line_class_is_item (get_class (parse, next));
}

/* Whether a line below an item is no more of it. */
static gboolean
leaves_item (const PressParse *parse, guint first, guint last, guint line)
{
  const PressLine *lines = parse->copy->lines;

  if (leads_to_next_list (parse, first, last, line))
    return TRUE;
  return lines[line].indent < lines[first].indent
         && (press_line_ends_sentence (parse, last) || is_set_apart (parse, last, line))
         && (last == first || lines[line].indent != lines[last].indent);
}

static gboolean
begins_label (const PressParse *parse, guint first, guint last)
{
  return get_class (parse, first) == PRESS_LINE_CLASS_LABEL
         || (press_line_ends_text (parse, last) && !is_company_name (parse, last)
             && !has_columns (parse, last))
         || (first == last && heads_call (parse, last));
}

/* Whether a line below what a label tells is no more of it. A full line may end in "9:00 a.m." */
static gboolean
leaves_label (const PressParse *parse, guint first, guint last, guint line)
{
  return parse->copy->lines[line].indent <= parse->copy->lines[first].indent
         && press_line_ends_sentence (parse, last)
         && (get_width (parse, last) < PRESS_FULL_LINE_COLUMNS
             || press_line_leaves_room (parse, last, line));
}

/* Whether two lines in the middle are titles of their own, or the second one stands below prose.
 * Rows of columns, such as names in capitals over firms, are none. */
static gboolean
is_other_title (const PressParse *parse, guint last, guint line)
{
  if (!press_line_is_centered (parse, line)
      || (has_columns (parse, last) && has_columns (parse, line)))
    return FALSE;
  if (press_line_is_centered (parse, last))
    return differs_in_case (parse, last, line) || are_decks (parse, last, line);
  return parse->copy->lines[line].indent >= parse->copy->lines[last].indent + PRESS_CENTERED_INDENT
         && press_line_ends_sentence (parse, last);
}

/* A first line stands in where paragraphs have no blank line between them. In a text with a margin
 * it may seem centered, but the line below it is back at the margin. */
static gboolean
is_first_of_paragraph (const PressParse *parse, guint last, guint line)
{
  guint last_indent = parse->copy->lines[last].indent;

  return parse->copy->lines[line].indent >= last_indent + PRESS_PARAGRAPH_INDENT
         && press_line_ends_sentence (parse, last) && !has_columns (parse, last)
         && (!press_line_is_centered (parse, line)
             || (press_line_stands_in (parse, line)
                 && parse->copy->lines[line + 1].indent == last_indent));
}

/* Whether @line, right below @last, opens another block than the one that began at @first. */
gboolean
press_line_begins_block (const PressParse *parse, guint first, guint last, guint line)
{
  PressLineClass line_class = get_class (parse, line);
  PressLineClass open_class = get_class (parse, first);

  if ((parse->has_long_lines && !has_columns (parse, last) && !has_columns (parse, line))
      || press_line_is_paragraph (parse, last) || press_line_is_paragraph (parse, line))
    return TRUE;
  if (goes_on_in_spite_of_class (parse, first, last, line))
    return FALSE;
  if (stands_apart (parse, first, last, line))
    return TRUE;
  if (open_class == PRESS_LINE_CLASS_SLASH_ITEM)
    return press_line_get_ending (parse, last) == PRESS_ENDING_SLASH;
  if (press_line_class_is_item (line_class))
    return begins_item (parse, first, last, line);
  if (line_class == PRESS_LINE_CLASS_LABEL)
    return begins_label (parse, first, last);
  if (line_class == PRESS_LINE_CLASS_CONTACT_ROLE)
    return open_class == PRESS_LINE_CLASS_NOTICE && !has_columns (parse, last);
  if (parse->edge > 0 && press_line_breaks_early (parse, last, line)
      && !is_in_bracket (parse, last, line)
      && (press_line_ends_paragraph (parse, first, last, line)
          || is_title_over_deck (parse, last, line)))
    return TRUE;
  if (press_line_class_is_item (open_class))
    return leaves_item (parse, first, last, line);
  if (open_class == PRESS_LINE_CLASS_LABEL)
    return leaves_label (parse, first, last, line);
  if (((first == last && is_headed (parse, last, line)) || is_other_deck (parse, last, line))
      && !is_in_bracket (parse, last, line))
    return TRUE;
  if (open_class == PRESS_LINE_CLASS_NOTICE)
    return (!has_columns (parse, last) || !has_columns (parse, line))
           && !goes_on_at_right (parse, first, line);
  return is_other_title (parse, last, line) || is_first_of_paragraph (parse, last, line);
}

/* The classes of lines: feeding grammar/lines.l, headings.l, front.l, letterhead.l and
 * edges.l one at a time. */
#include "base/scanner-use.h"
#include "parse/lines.h"
#include "base/trim.h"

#include <string.h>

#define SHORT_LEAD_BYTES 50 /* with the stop and the blank behind it */
#define MOST_BYTES 8192     /* of a line that anything is told of: half of a scanner's buffer */
#define MOST_BYTES_WITH_NUL 400

/* Declares a scanner of lines. */
#define DECLARE(prefix)                                                                            \
  PRESS_SCANNER_DECLARE (prefix, PressLinesInput)                                                  \
  void prefix##_yyrestart (void *file, yyscan_t scanner);                                          \
  gboolean prefix##_take (yyscan_t scanner, const char *text, gsize length_bytes);                 \
  int prefix##_next (yyscan_t scanner);

DECLARE (press_lines)
DECLARE (press_headings)
DECLARE (press_front)
DECLARE (press_letterhead)
DECLARE (press_edges)
void press_headings_begin (yyscan_t scanner, PressHeadingCondition condition);
void press_front_begin (yyscan_t scanner, PressFrontCondition condition);
void press_letterhead_begin (yyscan_t scanner, PressLetterheadQuestion question);
void press_edges_begin (yyscan_t scanner, PressEdgeQuestion question);

#define BYTES_OF_ENDING 8 /* the last sign, and what closes quotations and brackets behind it */

struct _PressLineScanner
{
  PressLinesInput input;
  yyscan_t lines;
  yyscan_t headings;
  yyscan_t front;
  yyscan_t letterhead;
  yyscan_t edges;
};

static const char *const spellings[] = {
#define PRESS_LINE_CLASS(NAME, spelling) [PRESS_LINE_CLASS_##NAME] = spelling,
#include "parse/lines.def"
#undef PRESS_LINE_CLASS
};

G_STATIC_ASSERT (G_N_ELEMENTS (spellings) == PRESS_N_LINE_CLASSES);

const char *
press_line_class_get_spelling (PressLineClass line_class)
{
  return spellings[line_class];
}

PressLineScanner *
press_line_scanner_new (const char *text)
{
  PressLineScanner *scanner = g_new0 (PressLineScanner, 1);

  scanner->input.text = text;
  scanner->lines = press_lines_new_scanner (&scanner->input);
  scanner->headings = press_headings_new_scanner (&scanner->input);
  scanner->front = press_front_new_scanner (&scanner->input);
  scanner->letterhead = press_letterhead_new_scanner (&scanner->input);
  scanner->edges = press_edges_new_scanner (&scanner->input);
  return scanner;
}

/* Goes on with another text. */
void
press_line_scanner_set_text (PressLineScanner *scanner, const char *text)
{
  scanner->input.text = text;
}

void
press_line_scanner_free (PressLineScanner *scanner)
{
  press_lines_yylex_destroy (scanner->lines);
  press_headings_yylex_destroy (scanner->headings);
  press_front_yylex_destroy (scanner->front);
  press_letterhead_yylex_destroy (scanner->letterhead);
  press_edges_yylex_destroy (scanner->edges);
  g_free (scanner);
}

int
press_lines_read (PressLinesInput *input, char *buffer, int max_bytes)
{
  guint32 n_bytes = MIN (input->end - input->at, (guint32) max_bytes - 1);

  if (input->is_ended)
    return 0;
  memcpy (buffer, input->text + input->at, n_bytes);
  input->at += n_bytes;
  if (input->at == input->end)
    {
      buffer[n_bytes++] = '\n';
      input->is_ended = TRUE;
    }
  return (int) n_bytes;
}

/* Takes down what a phrase of a heading tells; of two the stronger stands, of equals the first. */
void
press_lines_say (PressLinesInput *input, PressLineClass line_class, int strength)
{
  if (strength <= input->strength)
    return;
  input->said = (int) line_class;
  input->strength = strength;
}

int
press_lines_get_said (const PressLinesInput *input)
{
  return input->said;
}

/* Whether a word of so many bytes, just read, is the first that is not set off. */
gboolean
press_lines_is_past_lead (const PressLinesInput *input, int length_bytes)
{
  return input->length - (guint32) length_bytes >= input->lead;
}

/* Whether the words in front of the blank just read are those that are set off. */
gboolean
press_lines_is_lead (const PressLinesInput *input, int length_bytes)
{
  return input->lead > 0 && input->length >= input->lead
         && input->length - (guint32) length_bytes <= input->lead;
}

/* Whether the sign just read closes the words that are set off. */
gboolean
press_lines_ends_lead (const PressLinesInput *input)
{
  return input->length >= input->lead;
}

/* Whether it closes so few of them that they are a heading though they have small letters. */
gboolean
press_lines_ends_short_lead (const PressLinesInput *input)
{
  return input->lead <= SHORT_LEAD_BYTES && press_lines_ends_lead (input);
}

/* Closes a heading that runs into its text before the sign just read, which is none of it. */
int
press_lines_cut (PressLinesInput *input, int length_bytes)
{
  input->head = input->length - (guint32) length_bytes;
  return input->said;
}

/* Closes a heading that runs into its text with the sign just read, without the blanks behind it.
 */
int
press_lines_close (PressLinesInput *input, const char *sign, int length_bytes)
{
  input->head = input->length;
  while (length_bytes > 0 && g_ascii_isspace (sign[--length_bytes]))
    input->head--;
  return input->said;
}

/* Where that ends which a scanner reads of a line. Flex reads a token anew at each NUL in it. */
static guint32
find_reach (const PressLineScanner *scanner, PressSpan line)
{
  guint32 end = MIN (line.end, line.start + MOST_BYTES);

  if (end - line.start > MOST_BYTES_WITH_NUL
      && memchr (scanner->input.text + line.start, '\0', end - line.start) != NULL)
    return line.start + MOST_BYTES_WITH_NUL;
  return end;
}

/* Has the next scanner read a line. FALSE: there is no ink. */
static gboolean
begin (PressLineScanner *scanner, PressSpan line)
{
  const char *text = scanner->input.text;

  while (line.start < line.end && (text[line.start] == ' ' || text[line.start] == '\t'))
    line.start++;
  while (line.end > line.start && g_ascii_isspace (text[line.end - 1]))
    line.end--;
  scanner->input.at = line.start;
  scanner->input.end = find_reach (scanner, line);
  scanner->input.is_ended = FALSE;
  scanner->input.length = scanner->input.head = 0;
  scanner->input.said = PRESS_LINE_CLASS_TEXT;
  scanner->input.strength = 0;
  return line.start < line.end;
}

/* Has the next scanner read ink, without blanks at its ends. */
static gboolean
begin_ink (PressLineScanner *scanner, PressSpan ink)
{
  scanner->input.at = ink.start;
  scanner->input.end = find_reach (scanner, ink);
  scanner->input.is_ended = FALSE;
  return TRUE;
}

/* Gives a scanner what it is to read. */
#define GIVE(name, scanner)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const PressLinesInput *input = &(scanner)->input;                                              \
                                                                                                   \
    if (!press_##name##_take ((scanner)->name, input->text + input->at, input->end - input->at))   \
      press_##name##_yyrestart (NULL, (scanner)->name);                                            \
  }                                                                                                \
  G_STMT_END

static PressLineClass
read_line (PressLineScanner *scanner, PressSpan line)
{
  if (!begin (scanner, line))
    return PRESS_LINE_CLASS_BLANK;
  GIVE (lines, scanner);
  return press_lines_next (scanner->lines);
}

/* Defines how a scanner of questions answers one, of what @begin finds to read. */
#define DEFINE_READ(name, begin, Question)                                                         \
  static int read_##name (PressLineScanner *scanner, PressSpan span, Question question)            \
  {                                                                                                \
    if (!begin (scanner, span))                                                                    \
      return PRESS_LINE_CLASS_BLANK;                                                               \
    GIVE (name, scanner);                                                                          \
    press_##name##_begin (scanner->name, question);                                                \
    return press_##name##_next (scanner->name);                                                    \
  }

DEFINE_READ (headings, begin, PressHeadingCondition)
DEFINE_READ (front, begin, PressFrontCondition)
DEFINE_READ (letterhead, begin_ink, PressLetterheadQuestion)
DEFINE_READ (edges, begin_ink, PressEdgeQuestion)

/* The sign that the ink of a line or a block ends with. */
PressEnding
press_line_scanner_tell_ending (PressLineScanner *scanner, PressSpan ink)
{
  if (ink.end - ink.start > BYTES_OF_ENDING)
    ink.start = ink.end - BYTES_OF_ENDING;
  for (guint32 at = ink.start; at < ink.end; at++)
    if (scanner->input.text[at] == '\n')
      ink.start = at + 1;
  return (PressEnding) read_edges (scanner, ink, PRESS_EDGE_ENDING);
}

/* What a question of grammar/edges.l has for an answer. */
gboolean
press_line_scanner_says (PressLineScanner *scanner, PressSpan ink, PressEdgeQuestion question)
{
  return read_edges (scanner, ink, question);
}

/* The year whose results some text tells of; 0: of none. */
guint
press_line_scanner_find_year_told (PressLineScanner *scanner, PressSpan text)
{
  return (guint) read_edges (scanner, text, PRESS_EDGE_TELLS_OF_YEAR);
}

/* How many bytes the figure takes that some text ends in; 0: it ends in none. */
guint
press_line_scanner_measure_last_figure (PressLineScanner *scanner, PressSpan text)
{
  return (guint) read_edges (scanner, text, PRESS_EDGE_ENDS_IN_FIGURE);
}

/* What a question of grammar/letterhead.l has for an answer; the class of text: no. */
PressLineClass
press_line_scanner_classify_letterhead (PressLineScanner *scanner, PressSpan ink,
                                        PressLetterheadQuestion question)
{
  PressLineClass line_class = (PressLineClass) read_letterhead (scanner, ink, question);

  return question == PRESS_LETTERHEAD_SEAT && scanner->input.length < ink.end - ink.start
             ? PRESS_LINE_CLASS_TEXT /* of its first lines alone */
             : line_class;
}

/* What a line is by its words. "Acme Investor Contact:" opens contacts whoever is named. */
PressLineClass
press_line_scanner_classify (PressLineScanner *scanner, PressSpan line)
{
  PressLineClass line_class = read_line (scanner, line);

  if (line_class != PRESS_LINE_CLASS_TEXT || scanner->input.text[scanner->input.end - 1] != ':')
    return line_class;
  if (press_line_scanner_says (scanner, press_span_trim (scanner->input.text, line),
                               PRESS_EDGE_ASKS_FOR_CONTACT))
    return PRESS_LINE_CLASS_CONTACT_HEADING;
  return (PressLineClass) read_front (scanner, line, PRESS_FRONT_CONTACTS);
}

/* What a block in front of the text is, by all of its words. */
PressLineClass
press_line_scanner_classify_front (PressLineScanner *scanner, PressSpan block)
{
  PressLineClass line_class = (PressLineClass) read_front (scanner, block, PRESS_FRONT_LETTERHEAD);

  return line_class == PRESS_LINE_CLASS_TEXT
             ? (PressLineClass) read_front (scanner, block, PRESS_FRONT_ANY)
             : line_class;
}

/* Whether a block is the caption of a picture, or tells where one is. */
gboolean
press_line_scanner_is_caption (PressLineScanner *scanner, PressSpan block)
{
  return read_front (scanner, block, PRESS_FRONT_CAPTION) == PRESS_LINE_CLASS_CAPTION;
}

/* Whether a line is the label of an exhibit, though it may be a title elsewhere. */
gboolean
press_line_scanner_is_label (PressLineScanner *scanner, PressSpan line)
{
  return read_front (scanner, line, PRESS_FRONT_LABEL) == PRESS_LINE_CLASS_EXHIBIT_LABEL;
}

/* "Acme Opens a Mill/Page 2": whether a line on top of a page is its head, with its number. */
gboolean
press_line_scanner_numbers_page (PressLineScanner *scanner, PressSpan line)
{
  return read_front (scanner, line, PRESS_FRONT_ANY) == PRESS_LINE_CLASS_PAGE_NUMBER
         || read_front (scanner, line, PRESS_FRONT_PAGED) == PRESS_LINE_CLASS_PAGE_NUMBER;
}

/* "(more)": whether a line says that the text goes on over the page. */
gboolean
press_line_scanner_leads_over_page (PressLineScanner *scanner, PressSpan line)
{
  return read_front (scanner, line, PRESS_FRONT_CONTINUED) == PRESS_LINE_CLASS_FURNITURE;
}

/* "From: jo@example.com" above "Subject: Acme Opens a Mill": whether lines are the head of a mail.
 */
gboolean
press_line_scanner_is_mail_head (PressLineScanner *scanner, PressSpan lines)
{
  return read_front (scanner, lines, PRESS_FRONT_POSTED) == PRESS_LINE_CLASS_MASTHEAD;
}

/* "On behalf of the Board of Directors of ACME CORP.": for whom somebody signs. */
gboolean
press_line_scanner_is_signing (PressLineScanner *scanner, PressSpan block)
{
  return read_front (scanner, block, PRESS_FRONT_SIGNED) == PRESS_LINE_CLASS_SIGNING;
}

/* "Presenter:", "Title:", "Poster Number:": whether a label opens what is told of a talk. */
gboolean
press_line_scanner_tells_of_talk (PressLineScanner *scanner, PressSpan label)
{
  return read_front (scanner, label, PRESS_FRONT_TALKING) == PRESS_LINE_CLASS_LABEL;
}

/* "(802) 555-0100", "jo@example.com": whether some words tell how somebody is reached, and nothing
 * else. */
gboolean
press_line_scanner_is_reach (PressLineScanner *scanner, PressSpan cell)
{
  return read_front (scanner, cell, PRESS_FRONT_REACHED) == PRESS_LINE_CLASS_CONTACT_LABEL;
}

/* "(1) prices of iron; (2) strikes": whether the number at the start of some lines counts on inside
 * them. */
gboolean
press_line_scanner_counts_in_sentence (PressLineScanner *scanner, PressSpan lines)
{
  return read_front (scanner, lines, PRESS_FRONT_COUNTED) == PRESS_LINE_CLASS_TEXT;
}

/* "(2) strikes": whether a line opens with a number that cannot be the first one of a list. */
gboolean
press_line_scanner_counts_on (PressLineScanner *scanner, PressSpan line)
{
  return read_front (scanner, line, PRESS_FRONT_COUNTING_ON) == PRESS_LINE_CLASS_NUMBERED;
}

/* How many bytes the words with capitals take that a colon closes in front of a sentence, with the
 * colon; 0: there are none. */
guint32
press_line_scanner_find_title_end (PressLineScanner *scanner, PressSpan block)
{
  return block.start < block.end ? (guint32) read_front (scanner, block, PRESS_FRONT_TITLED) : 0;
}

/* "Acme Corporation and Subsidiaries": whose statement a table is, on a line above its title. */
gboolean
press_line_scanner_names_owner (PressLineScanner *scanner, PressSpan line)
{
  return read_front (scanner, line, PRESS_FRONT_WHOSE) == PRESS_LINE_CLASS_STATEMENT;
}

/* "The accompanying notes are an integral part of this statement": whether a line below a table
 * says that there are notes to it. */
gboolean
press_line_scanner_leads_to_notes (PressLineScanner *scanner, PressSpan line)
{
  return read_front (scanner, line, PRESS_FRONT_NOTED) == PRESS_LINE_CLASS_NOTES;
}

/* "International Operations:": whether a label may be that of a part of a business. */
gboolean
press_line_scanner_names_segment (PressLineScanner *scanner, PressSpan line)
{
  return read_front (scanner, line, PRESS_FRONT_REGIONAL) == PRESS_LINE_CLASS_RUN_IN;
}

/* Whether a line names a desk, or says that there is more to be asked, and nothing else. */
PressLineClass
press_line_scanner_classify_desk (PressLineScanner *scanner, PressSpan line)
{
  return (PressLineClass) read_front (scanner, line, PRESS_FRONT_ASKED);
}

/* How many bytes a notice takes that text follows on its line, with the sign between them; 0: there
 * is none. */
guint32
press_line_scanner_find_notice_end (PressLineScanner *scanner, PressSpan line)
{
  return line.start < line.end ? (guint32) read_front (scanner, line, PRESS_FRONT_SAID) : 0;
}

/* How many bytes the marks of a wire take that a headline follows on their line, with the blanks
 * between them; 0: there are none. */
guint32
press_line_scanner_find_slug_end (PressLineScanner *scanner, PressSpan line)
{
  return line.start < line.end ? (guint32) read_front (scanner, line, PRESS_FRONT_SLUGGED) : 0;
}

/* What a heading opens. It may take several lines. */
PressLineClass
press_line_scanner_classify_heading (PressLineScanner *scanner, PressSpan line)
{
  return (PressLineClass) read_headings (scanner, line, PRESS_HEADING_ALONE);
}

/* What heading runs into a paragraph, if one does. It may take two lines. @lead is how many bytes
 * the source sets off from the rest. */
PressLineClass
press_line_scanner_classify_run_in (PressLineScanner *scanner, PressSpan block, guint32 lead)
{
  scanner->input.lead = lead;
  return (PressLineClass) read_headings (scanner, block,
                                         lead > 0 ? PRESS_HEADING_LEAD : PRESS_HEADING_RUN_IN);
}

/* What paper a title in front tells of. */
PressLineClass
press_line_scanner_classify_paper (PressLineScanner *scanner, PressSpan line)
{
  return (PressLineClass) read_edges (scanner, press_span_trim (scanner->input.text, line),
                                      PRESS_EDGE_PAPER);
}

/* How many bytes the heading takes that runs into the block classified last, or the bullet that
 * touches its text; 0 where there is neither. */
guint32
press_line_scanner_get_head_length (const PressLineScanner *scanner)
{
  return scanner->input.head;
}

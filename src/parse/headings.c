/* Headings from the lede on: which lines are some, and what they open. */
#include "parse/call-notice.h"
#include "parse/names.h"
#include "parse/table-line.h"
#include "parse/telling.h"
#include "release-parser.h"
#include "parse/line-ink.h"

#include <string.h>

#define MOST_HEADING_WORDS 16
#define MOST_WORDS_OF_LONG_HEADING 30
#define MOST_HEADING_LINES 3
#define MOST_LINES_OF_STACK 5 /* centered, in capitals or bold: "APPENDIX A", a name, a title */
#define MOST_LINES_OF_TITLE 8
#define FEWEST_WORDS_OF_SHORT_HEADING 2
#define MOST_WORDS_OF_SHORT_HEADING 5
#define MOST_WORDS_OF_PLAIN_HEADING 9 /* between whole paragraphs */
#define FEWEST_WORDS_OF_SENTENCE 9
#define FEWEST_WORDS_OF_PARAGRAPH 16
#define BITS_OF_FLAGS 16
#define MOST_WORDS_TO_SURNAME 2 /* at the start of a text */
#define MOST_CENTERED_WORDS 8   /* more stand in as the first line of a paragraph does */
#define MOST_WORDS_OF_LABEL 6   /* more with a colon behind them are a sentence */
#define LOWEST_LEVEL 7          /* of a heading that is no larger than the text */

/* What a heading opens. Zero: a section of the body. */
static const guint16 heading_tokens[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_CONTACT_HEADING] = PRESS_BLOCK_TOKEN_CONTACT_HEADING,
  [PRESS_LINE_CLASS_ABOUT] = PRESS_BLOCK_TOKEN_ABOUT_HEADING,
  [PRESS_LINE_CLASS_CAUTION] = PRESS_BLOCK_TOKEN_CAUTION_HEADING,
  [PRESS_LINE_CLASS_NON_GAAP] = PRESS_BLOCK_TOKEN_NON_GAAP_HEADING,
  [PRESS_LINE_CLASS_CALL] = PRESS_BLOCK_TOKEN_CALL_HEADING,
  [PRESS_LINE_CLASS_LEGAL] = PRESS_BLOCK_TOKEN_LEGAL_HEADING,
  [PRESS_LINE_CLASS_POINTER] = PRESS_BLOCK_TOKEN_POINTER,
  [PRESS_LINE_CLASS_STATEMENT] = PRESS_BLOCK_TOKEN_FINANCIAL_HEADING,
  [PRESS_LINE_CLASS_LABEL] = PRESS_BLOCK_TOKEN_LABEL,
};

guint16
press_tell_heading_token (PressLineClass line_class)
{
  return heading_tokens[line_class];
}

/* Whether the stop at the end of the block just scanned is that of "Inc.", in a line that is set as
 * headings are or heads a company's description. */
static gboolean
names_company (const PressTelling *release, const PressBlock *block)
{
  if (!(block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_COMPANY))
      || !press_wording_says (release, PRESS_WORDING_ENDS_IN_COMPANY))
    return FALSE;
  return (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CAPS))
         || ((block->flags & PRESS_BLOCK_CENTERED) && block->n_words <= MOST_CENTERED_WORDS)
         || press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_ABOUT;
}

/* "About Acme (www.acme.com)": the heading of a description may tell where to read on, in brackets,
 * and the company may be called as its site is. */
static gboolean
is_about_with_site (const PressTelling *release, const PressBlock *block)
{
  return block->n_words <= MOST_HEADING_WORDS
         && press_wording_says (release, PRESS_WORDING_ENDS_IN_SITE)
         && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_ABOUT;
}

/* "Results of Operations for the Three Months Ended June 30, 2024 Compared to …": what is all in
 * bold, with its long words in capitals or a colon behind it, is a heading however long. So is
 * "Cautionary Statement for Purposes of the 'Safe Harbor' Provisions of …", which may name a law in
 * full, where it is set as one. */
static gboolean
is_long_heading (const PressTelling *release, const PressBlock *block)
{
  return ((block->flags & PRESS_BLOCK_BOLD)
          && (block->flags & (PRESS_BLOCK_TITLED | PRESS_BLOCK_COLON)))
         || ((block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS))
             && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                    == PRESS_LINE_CLASS_CAUTION);
}

/* Whether the block just scanned names a person by a job title, which opens no section, unless a
 * colon says that he is to speak. */
static gboolean
names_officer (const PressTelling *release, const PressBlock *block)
{
  return !(block->flags & PRESS_BLOCK_COLON) && (block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_JOB))
         && press_wording_says (release, PRESS_WORDING_NAMES_OFFICER);
}

/* "Jo Park, President:" over words in quotation marks says who speaks them, unless it is set as a
 * heading; "Jo Park, President, stated:" does, however it is set. */
static gboolean
leads_to_speech (const PressTelling *release, PressBlock *block)
{
  PressParse *parse = release->parse;
  gboolean leads;

  if (!(block->flags & PRESS_BLOCK_COLON) || !(block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_JOB))
      || block->level > 0
      || (!(block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_SPEECH))
          && ((block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS))
              || !press_wording_says (release, PRESS_WORDING_NAMES_OFFICER))))
    return FALSE;
  press_block_scan (parse, block + 1);
  leads = get_tokens (parse)->kind == PRESS_TOKEN_QUOTE
          || get_tokens (parse)->kind == PRESS_TOKEN_QUOTE_OPEN;
  press_block_scan (parse, block);
  return leads;
}

/* "Total......$38.0": a label and its figure. */
static gboolean
is_row (PressParse *parse, const PressBlock *block)
{
  return block->first_line == block->last_line
         && press_table_classify (parse, block->first_line) == PRESS_TABLE_LINE_ROW;
}

/* "What is it for?": a question in a line of its own, which text below answers. */
static gboolean
asks_what_follows (const PressTelling *release, const PressBlock *block)
{
  return press_span_get_ending (release->parse, block->span) == PRESS_ENDING_QUESTION
         && block->n_words <= MOST_HEADING_WORDS && (block[1].flags & PRESS_BLOCK_PROSE)
         && press_wording_says (release, PRESS_WORDING_IS_QUESTION);
}

/* "*with ore in process": what a raised mark or a star tells to be a footnote, unless another star
 * closes it. */
static gboolean
is_footnote (PressParse *parse, const PressBlock *block)
{
  char first = parse->text[block->span.start];

  return first != '(' && parse->text[block->span.end - 1] != '*'
         && (first == '*' || press_table_scan_label (parse, block->span).is_marked);
}

/* What the block just scanned has that no heading has: the end of a sentence, a number to call, an
 * address, nothing but a figure. */
static gboolean
is_no_heading (const PressTelling *release, const PressBlock *block, const PressEvidence *evidence)
{
  gboolean is_stack = (block->flags & PRESS_BLOCK_CENTERED)
                      && (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_BOLD));

  if (block->n_words > MOST_WORDS_OF_LONG_HEADING
      || count_lines (block) > (is_stack ? MOST_LINES_OF_STACK : MOST_HEADING_LINES)
      || (block->flags
          & (PRESS_BLOCK_SIGNATURE | PRESS_BLOCK_LOWER | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_TABLE))
      || press_tell_is_contact_matter (evidence))
    return TRUE;
  return ((block->flags & PRESS_BLOCK_STOPPED) && !names_company (release, block)
          && !asks_what_follows (release, block))
         || is_row (release->parse, block) || is_footnote (release->parse, block)
         || press_wording_says (release, PRESS_WORDING_IS_NUMBER)
         || press_wording_says (release, PRESS_WORDING_IS_LISTING)
         || press_line_scanner_says (release->parse->line_scanner, block->span, PRESS_EDGE_IS_FOOT)
         || press_line_scanner_says (release->parse->line_scanner, block->span,
                                     PRESS_EDGE_TELLS_VALUE)
         || press_wording_says (release, PRESS_WORDING_NAMES_STATE_AND_CODE)
         || (evidence->counts[PRESS_TOKEN_URL] > 0 && !is_about_with_site (release, block))
         || names_officer (release, block) || press_wording_says (release, PRESS_WORDING_IS_SIGNED)
         || (block->n_words > MOST_HEADING_WORDS && !is_long_heading (release, block));
}

/* "Forward-looking statements": a few words that stand over prose, and are those of the heading of
 * a passage that every reader knows, need no capitals. A law in full, with its year, makes more of
 * them. */
gboolean
press_tell_heads_passage (const PressTelling *release, const PressBlock *block,
                          const PressBlock *next)
{
  static const gboolean is_passage[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_ABOUT] = TRUE,    [PRESS_LINE_CLASS_CAUTION] = TRUE,
    [PRESS_LINE_CLASS_NON_GAAP] = TRUE, [PRESS_LINE_CLASS_CALL] = TRUE,
    [PRESS_LINE_CLASS_LEGAL] = TRUE,
  };

  return (next->flags & PRESS_BLOCK_PROSE)
         && (block->n_words <= MOST_WORDS_OF_LABEL
             || press_wording_says (release, PRESS_WORDING_ENDS_IN_LAW))
         && is_passage[press_line_scanner_classify_heading (release->parse->line_scanner,
                                                            block->span)];
}

/* "(Unaudited)" or "(in thousands)" on a line of its own tells of figures, and heads nothing; nor
 * does a line in brackets right below a heading, or one of many words, nor "All comparisons are to
 * the year before" there. */
static gboolean
tells_basis (const PressTelling *release, const PressBlock *block)
{
  PressParse *parse = release->parse;
  guint32 end = block->span.end - (block->flags & PRESS_BLOCK_COLON ? 1 : 0);
  PressTableLine kind;

  if (press_tell_is_open_heading ((guint16) release->last_token)
      && !(block->flags & PRESS_BLOCK_COLON)
      && press_line_scanner_says (parse->line_scanner, block->span, PRESS_EDGE_TELLS_BASIS))
    return TRUE;
  if (block->first_line != block->last_line || parse->text[block->span.start] != '(')
    return FALSE;
  if (parse->text[end - 1] == ')'
      && (press_tell_is_open_heading ((guint16) release->last_token)
          || block->n_words > MOST_WORDS_OF_LABEL))
    return TRUE;
  kind = press_table_classify (parse, block->first_line);
  return kind == PRESS_TABLE_LINE_BASIS || kind == PRESS_TABLE_LINE_UNIT;
}

/* "Gross loss and margin": one line that its source sets in italics or underlines, over prose or a
 * list that it does not. */
static gboolean
is_slanted_over_text (const PressParse *parse, const PressBlock *block, const PressBlock *next)
{
  const PressLine *lines = parse->copy->lines;
  guint8 style = lines[block->first_line].style & (PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED);

  return block->first_line == block->last_line
         && ((next->flags & PRESS_BLOCK_PROSE) || next->line_class == PRESS_LINE_CLASS_BULLET)
         && (style & ~lines[next->first_line].style) != 0;
}

/* "The Company has the following hedges:" in the small letters of a sentence: where first lines of
 * paragraphs stand in, a short one seems centered. */
static gboolean
leads_on_in_words (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_COLON | PRESS_BLOCK_TITLED)) == PRESS_BLOCK_COLON
         && block->n_words > MOST_WORDS_OF_LABEL;
}

static gboolean
is_sentence (const PressBlock *block)
{
  return block->n_words >= FEWEST_WORDS_OF_SENTENCE
         && (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))
         && !(block->flags & (PRESS_BLOCK_COLUMNS | PRESS_BLOCK_TABLE))
         && block->line_class == PRESS_LINE_CLASS_TEXT;
}

static gboolean
is_paragraph (const PressBlock *block)
{
  return is_sentence (block) && block->n_words >= FEWEST_WORDS_OF_PARAGRAPH;
}

/* "First quarter results": a few words on a line of their own, between sentences; some more between
 * paragraphs, or below a list. Lines in double space are as short as sentences are. */
static gboolean
is_short_between_prose (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (index <= release->lede || block->n_words < FEWEST_WORDS_OF_SHORT_HEADING
      || block->n_words > MOST_WORDS_OF_PLAIN_HEADING || block->first_line != block->last_line
      || !g_ascii_isupper (release->parse->text[block->span.start])
      || (block->flags & PRESS_BLOCK_COLON))
    return FALSE;
  if (block->n_words <= MOST_WORDS_OF_SHORT_HEADING && is_sentence (block - 1)
      && is_sentence (block + 1))
    return TRUE;
  return is_paragraph (block + 1) && !(block[1].flags & PRESS_BLOCK_LOWER)
         && (is_paragraph (block - 1) || block[-1].line_class == PRESS_LINE_CLASS_BULLET);
}

gboolean
press_tell_is_open_heading (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_HEADING || token == PRESS_BLOCK_TOKEN_SUBHEADING
         || token == PRESS_BLOCK_TOKEN_FINANCIAL_HEADING;
}

/* "Second quarter 2020 compared with first quarter 2020": right below a heading, a line that
 * compares two periods is a note on its figures, unless it is set in bold, in another way than that
 * heading, over text. */
static gboolean
compares_periods (const PressTelling *release, const PressBlock *block,
                  const PressEvidence *evidence)
{
  const PressLine *lines = release->parse->copy->lines;

  return press_tell_is_open_heading ((guint16) release->last_token)
         && evidence->counts[PRESS_TOKEN_PERIOD] + evidence->counts[PRESS_TOKEN_DATE] >= 2
         && !((block->flags & PRESS_BLOCK_BOLD) && (block[1].flags & PRESS_BLOCK_PROSE)
              && lines[block->first_line].style != lines[block[-1].first_line].style);
}

/* A line or two that stand apart, end as no sentence does, and have text below. */
gboolean
press_tell_is_heading (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressBlock *block = get_block (release->parse, index);
  const PressBlock *next;

  if (index + 1 >= release->end || is_no_heading (release, block, evidence)
      || leads_to_speech (release, block) || tells_basis (release, block)
      || compares_periods (release, block, evidence))
    return FALSE;
  next = get_block (release->parse, index + 1);
  if (block->level > 0 || (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_BOLD))
      || ((block->flags & PRESS_BLOCK_CENTERED) && !leads_on_in_words (block)))
    return TRUE;
  if ((next->line_class == PRESS_LINE_CLASS_BULLET && !(block->flags & PRESS_BLOCK_COLON))
      || asks_what_follows (release, block))
    return TRUE;
  if (block->flags & PRESS_BLOCK_COLON)
    {
      PressLineClass line_class
          = press_line_scanner_classify_heading (release->parse->line_scanner, block->span);

      if (line_class == PRESS_LINE_CLASS_TOPIC || line_class == PRESS_LINE_CLASS_NOTES
          || (heading_tokens[line_class] != 0
              && ((block->flags & PRESS_BLOCK_TITLED) || block->n_words <= MOST_WORDS_OF_LABEL)))
        return TRUE;
    }
  return ((block->flags & PRESS_BLOCK_TITLED) && next->token == 0)
         || is_short_between_prose (release, index)
         || is_slanted_over_text (release->parse, block, next)
         || press_tell_heads_passage (release, block, next);
}

/* How a heading looks, as bits of its flags and of the style of its first line, which lie apart,
 * never 0. Where one in the middle begins says how long it is. */
static guint32
get_style (const PressTelling *release, const PressBlock *block)
{
  const PressLine *line = &release->parse->copy->lines[block->first_line];
  guint16 looks = block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_CENTERED | PRESS_BLOCK_BOLD);
  guint16 indent = looks & PRESS_BLOCK_CENTERED ? 0 : block->indent;

  looks |= line->style & (PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED);
  return looks | ((guint32) indent + 1) << BITS_OF_FLAGS;
}

/* The level of a heading by its tag or the size of its font, where one of the release has any. */
static guint8
get_level (const PressTelling *release, const PressBlock *block)
{
  return block->level == 0 && release->heading_level > 0 ? LOWEST_LEVEL : block->level;
}

/* A heading in another style right below a heading is of a lower level, and so are those like it.
 * Where the source tells levels, they decide. */
static guint16
get_heading_token (PressTelling *release, const PressBlock *block)
{
  guint32 style = get_style (release, block);
  guint8 level = get_level (release, block);

  if (release->heading_level > 0 && level > release->heading_level)
    return PRESS_BLOCK_TOKEN_SUBHEADING;
  if (level > 0)
    {
      release->heading_level = level;
      return PRESS_BLOCK_TOKEN_HEADING;
    }

  if (release->heading_style == 0)
    release->heading_style = style;
  if (style == release->heading_style)
    return PRESS_BLOCK_TOKEN_HEADING;
  if (release->last_token == PRESS_BLOCK_TOKEN_HEADING)
    release->subheading_style = style;
  return style == release->subheading_style ? PRESS_BLOCK_TOKEN_SUBHEADING
                                            : PRESS_BLOCK_TOKEN_HEADING;
}

/* Whether contacts stand below the block just scanned, so that the name of a desk is their label.
 */
gboolean
press_tell_is_above_contacts (PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *next = get_block (parse, index + 1);
  PressEvidence evidence;

  if (next->line_class == PRESS_LINE_CLASS_CONTACT_LABEL)
    return TRUE;
  press_block_scan (parse, next);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  press_block_scan (parse, get_block (parse, index));
  return press_tell_is_contact_matter (&evidence) && !(next->flags & PRESS_BLOCK_PROSE);
}

/* Whether a table stands below a block, or a heading and a table; then a statement's title is what
 * it is, else it is over text. */
static gboolean
is_above_table (const PressTelling *release, guint index)
{
  for (guint i = index + 1; i <= index + 2 && i < release->end; i++)
    {
      const PressBlock *next = get_block (release->parse, i);

      if (next->flags & PRESS_BLOCK_TABLE)
        return TRUE;
      if ((next->flags & PRESS_BLOCK_PROSE) || press_tell_body_token (next->line_class) != 0)
        return FALSE;
    }
  return FALSE;
}

/* Whether the last table explains a measure that is not GAAP's: its heads, and those above them. */
static gboolean
follows_reconciliation (PressTelling *release)
{
  PressParse *parse = release->parse;
  PressEvidence evidence;
  PressBlock head;

  if (release->last_table == 0)
    return FALSE;
  head = *get_block (parse, release->last_table);
  head.last_line = MIN (head.last_line, head.first_line + MOST_LINES_OF_TITLE);
  head.span.end = press_line_get_span (parse, head.last_line).end;
  head.scanned_in = 0;
  press_block_scan (parse, &head);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  return evidence.weights[PRESS_PASSAGE_NON_GAAP] > 0;
}

static gboolean
is_same_word (const PressParse *parse, const PressToken *first, const PressToken *second)
{
  gsize n_bytes = first->span.end - first->span.start;

  return n_bytes == second->span.end - second->span.start
         && memcmp (parse->text + first->span.start, parse->text + second->span.start, n_bytes)
                == 0;
}

/* "About Jo Park" over what Ms. Park did before, or over "Jo Park, 51, joined …" or "Jo Park was
 * president of …": the heading just scanned is about a person in the news. */
static gboolean
is_about_person (const PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  const PressToken *tokens;
  PressToken surname;
  gboolean is_found = FALSE;

  if (index + 1 >= release->end || !press_wording_says (release, PRESS_WORDING_IS_ABOUT_PERSON))
    return FALSE;
  surname = get_tokens (parse)[count_tokens (parse) - 2];
  press_block_scan (parse, get_block (parse, index + 1));
  tokens = get_tokens (parse);
  for (guint i = 1; i + 2 < count_tokens (parse) && !is_found; i++)
    is_found = is_same_word (parse, &tokens[i], &surname)
               && (tokens[i - 1].kind == PRESS_TOKEN_COURTESY
                   || (i <= MOST_WORDS_TO_SURNAME
                       && (get_block (parse, index + 1)->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_JOB)))
                   || (tokens[i + 1].kind == PRESS_TOKEN_COMMA
                       && tokens[i + 2].kind == PRESS_TOKEN_NUMBER));
  press_block_scan (parse, get_block (parse, index));
  return is_found;
}

/* "Sincerely," and below it who signs. */
static gboolean
is_below_signing (const PressTelling *release, guint index)
{
  return index > 0 && get_block (release->parse, index - 1)->n_words <= MOST_WORDS_OF_LABEL
         && press_line_scanner_classify_heading (release->parse->line_scanner,
                                                 get_block (release->parse, index - 1)->span)
                == PRESS_LINE_CLASS_SIGNING;
}

/* "Acme, Inc." above "Non-GAAP Reconciliation": the issuer's name alone on a line, over a heading,
 * heads a page and no section. */
static gboolean
is_name_over_heading (PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return block->first_line == block->last_line && index + 1 < release->end
         && (block[1].flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS))
         && !(block[1].flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE | PRESS_BLOCK_COLON))
         && press_tell_body_token (block[1].line_class) == 0
         && block[1].line_class != PRESS_LINE_CLASS_CONTACT_ROLE
         && press_name_is_all (release->issuer_name, release->parse)
         && !press_tell_is_above_contacts (release, index);
}

/* "Hamilton, Bermuda" above "August 13, 2019": where and when a release was given. */
static gboolean
is_place_over_date (const PressTelling *release, guint index)
{
  PressBlock *block = get_block (release->parse, index);

  return index + 1 < release->end && block[1].line_class == PRESS_LINE_CLASS_DATE_LINE
         && press_block_is_place (release->parse, block);
}

/* "ACME GOLD CORP." above "/s/ Jane Roe": the issuer's name, for which somebody signs. */
static gboolean
is_name_over_signature (const PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  gboolean is_signed;

  if (index + 1 >= release->end || !press_name_is_all (release->issuer_name, parse))
    return FALSE;
  press_block_scan (parse, get_block (parse, index + 1));
  is_signed = press_wording_says (release, PRESS_WORDING_IS_SIGNED);
  press_block_scan (parse, get_block (parse, index));
  return is_signed;
}

/* Lines right below a sentence that leads to them, one like the other, are what it lists: no
 * heading has another one below it that looks the same. */
static gboolean
is_line_led_to (PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);
  const PressBlock *next = block + 1;
  gboolean goes_on = release->last_line_led_to == index && index > 0;

  if (index + 1 >= release->end || block->first_line != block->last_line || block->level > 0
      || (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CAPS | PRESS_BLOCK_COLON)))
    return FALSE;
  if (!goes_on
      && (index <= release->lede || !is_sentence (block - 1)
          || !(block[-1].flags & PRESS_BLOCK_COLON) || next->first_line != next->last_line
          || (next->flags & PRESS_BLOCK_PROSE) || next->line_class != PRESS_LINE_CLASS_TEXT
          || get_style (release, next) != get_style (release, block)))
    return FALSE;
  release->last_line_led_to = index + 1;
  return TRUE;
}

guint16
press_tell_heading (PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  PressLineClass line_class
      = press_line_scanner_classify_heading (parse->line_scanner, block->span);
  guint16 token = heading_tokens[line_class];

  if (is_line_led_to (release, index))
    return PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (press_tell_is_title_again (release, index))
    return PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  release->heading_weight = evidence->weights[PRESS_PASSAGE_NON_GAAP];
  if (line_class == PRESS_LINE_CLASS_FURNITURE) /* a page repeats it, or it is a desk */
    return (block->n_words == 1 && press_tell_is_above_contacts (release, index))
                   || press_tell_heads_contacts (release, block) != 0
               ? PRESS_BLOCK_TOKEN_CONTACT_BLOCK
               : PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  if (line_class == PRESS_LINE_CLASS_SIGNING || is_below_signing (release, index)
      || is_name_over_signature (release, index) || is_place_over_date (release, index))
    return PRESS_BLOCK_TOKEN_FOOT;
  if (line_class == PRESS_LINE_CLASS_ABOUT
      && (is_about_person (release, index) || press_tell_heads_contacts (release, block) != 0))
    token = 0; /* of a person in the news, or "Company Information" over whom to ask */
  if (line_class == PRESS_LINE_CLASS_CONTACT_ROLE && press_tell_is_above_contacts (release, index))
    token = PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  else if (token == 0)
    token = press_tell_heads_contacts (release, block);
  if (line_class == PRESS_LINE_CLASS_NOTES)
    {
      release->in_notes = TRUE;
      token = follows_reconciliation (release) ? PRESS_BLOCK_TOKEN_NON_GAAP_HEADING : 0;
      press_block_scan (parse, block);
    }
  if (token == PRESS_BLOCK_TOKEN_CALL_HEADING && press_tell_is_in_call (release, index)
      && (((block->flags & PRESS_BLOCK_COLON) && block->n_words <= MOST_WORDS_OF_LABEL)
          || block->n_words == 1
          || (block->n_words <= PRESS_MOST_WORDS_OF_CALL_LABEL && index + 1 < release->end
              && block[1].line_class == PRESS_LINE_CLASS_LABEL)))
    token = PRESS_BLOCK_TOKEN_LABEL;
  if (token == PRESS_BLOCK_TOKEN_FINANCIAL_HEADING && !is_above_table (release, index))
    token = 0;
  if (token == PRESS_BLOCK_TOKEN_LABEL && block->line_class == PRESS_LINE_CLASS_TEXT
      && press_line_scanner_names_segment (parse->line_scanner, block->span))
    token = 0; /* "Domestic Stores:" where no call is announced */
  if (token == 0 && is_name_over_heading (release, index))
    return PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  return token != 0 ? token : get_heading_token (release, block);
}

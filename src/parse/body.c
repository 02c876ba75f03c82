/* What the blocks are from the lede on: by their words, their cues, their layout and neighbours. */
#include "parse/contact.h"
#include "parse/names.h"
#include "parse/table-line.h"
#include "parse/telling.h"
#include "release-parser.h"

#include <string.h>

#define MOST_HEADING_WORDS 16
#define MOST_WORDS_OF_PASSAGE_NAME 30
#define MOST_HEADING_LINES 3
#define MOST_LINES_OF_TITLE 8
#define FEWEST_WORDS_OF_CALL_HEADING 2
#define FEWEST_WORDS_OF_SHORT_HEADING 2
#define MOST_WORDS_OF_SHORT_HEADING 5
#define FEWEST_WORDS_OF_SENTENCE 9
#define MOST_WORDS_OF_LABEL 6 /* more with a colon behind them are a sentence */
#define MOST_WORDS_OF_COMPANY 10
#define MOST_LINES_ABOVE_TABLE 4
#define MOST_WORDS_OF_FOOT 30
#define MOST_WORDS_OF_SIGNING 24
#define MOST_WORDS_OF_SIGNER 16
#define MOST_BLOCKS_OF_SIGNERS 3
#define LOWEST_LEVEL 7 /* of a heading that is no larger than the text */

/* All tokens but signs and the end. */
#define WORDS (PRESS_TOKEN_BIT (PRESS_TOKEN_STOP) - 1 - PRESS_TOKEN_BIT (PRESS_TOKEN_END))
#define DATES_OR_WIRES (PRESS_TOKEN_BIT (PRESS_TOKEN_DATE) | PRESS_TOKEN_BIT (PRESS_TOKEN_WIRE))

/* What a line is below it, where its words alone tell. Zero: the layout tells. */
static const guint16 body_tokens[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_EXHIBIT_LABEL] = PRESS_BLOCK_TOKEN_EXHIBIT_LABEL,
  [PRESS_LINE_CLASS_CONTACT_HEADING] = PRESS_BLOCK_TOKEN_CONTACT_HEADING,
  [PRESS_LINE_CLASS_CONTACT_LABEL] = PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
  [PRESS_LINE_CLASS_BULLET] = PRESS_BLOCK_TOKEN_ITEM,
  [PRESS_LINE_CLASS_NUMBERED] = PRESS_BLOCK_TOKEN_ITEM,
  [PRESS_LINE_CLASS_POINTER] = PRESS_BLOCK_TOKEN_POINTER,
  [PRESS_LINE_CLASS_SOURCE] = PRESS_BLOCK_TOKEN_SOURCE,
  [PRESS_LINE_CLASS_TRANSMISSION] = PRESS_BLOCK_TOKEN_TRANSMISSION,
  [PRESS_LINE_CLASS_SLASH_ITEM] = PRESS_BLOCK_TOKEN_SLASH_ITEM,
  [PRESS_LINE_CLASS_TICKER_LINE] = PRESS_BLOCK_TOKEN_TICKER_LINE,
  [PRESS_LINE_CLASS_CODES] = PRESS_BLOCK_TOKEN_CODES,
  [PRESS_LINE_CLASS_END_MARK] = PRESS_BLOCK_TOKEN_END_MARK,
  [PRESS_LINE_CLASS_FOOT] = PRESS_BLOCK_TOKEN_FOOT,
};

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
  return (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS))
         || press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_ABOUT;
}

/* "About Acme (www.acme.com)": the heading of a description may tell where to read on, in brackets.
 */
static gboolean
is_about_with_site (const PressTelling *release, const PressBlock *block)
{
  return block->n_words <= MOST_HEADING_WORDS
         && press_wording_says (release, PRESS_WORDING_ENDS_IN_SITE)
         && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_ABOUT;
}

/* "Cautionary Statement for Purposes of the 'Safe Harbor' Provisions of …": the heading of a
 * caution may name a law in full, where it is set as a heading. */
static gboolean
is_long_passage_name (const PressTelling *release, const PressBlock *block)
{
  return block->n_words > MOST_HEADING_WORDS
         && (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS))
         && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_CAUTION;
}

/* Whether the block just scanned names a person by a job title, which opens no section, unless a
 * colon says that he is to speak. */
static gboolean
names_officer (const PressTelling *release, const PressBlock *block)
{
  return !(block->flags & PRESS_BLOCK_COLON) && (block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_JOB))
         && press_wording_says (release, PRESS_WORDING_NAMES_OFFICER);
}

/* What the block just scanned has that no heading has: the end of a sentence, a number to call, an
 * address, nothing but a figure. */
static gboolean
is_no_heading (const PressTelling *release, const PressBlock *block, const PressEvidence *evidence)
{
  if (block->n_words > MOST_WORDS_OF_PASSAGE_NAME || count_lines (block) > MOST_HEADING_LINES
      || (block->flags
          & (PRESS_BLOCK_SIGNATURE | PRESS_BLOCK_LOWER | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_TABLE))
      || press_tell_is_contact_matter (evidence))
    return TRUE;
  return ((block->flags & PRESS_BLOCK_STOPPED) && !names_company (release, block))
         || press_wording_says (release, PRESS_WORDING_IS_NUMBER)
         || (evidence->counts[PRESS_TOKEN_URL] > 0 && !is_about_with_site (release, block))
         || names_officer (release, block) || press_wording_says (release, PRESS_WORDING_IS_SIGNED)
         || (block->n_words > MOST_HEADING_WORDS && !is_long_passage_name (release, block));
}

/* "Forward-looking statements": a few words that stand over prose, and are those of the heading of
 * a passage that every reader knows, need no capitals. */
static gboolean
heads_passage (const PressTelling *release, const PressBlock *block, const PressBlock *next)
{
  static const gboolean is_passage[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_ABOUT] = TRUE,    [PRESS_LINE_CLASS_CAUTION] = TRUE,
    [PRESS_LINE_CLASS_NON_GAAP] = TRUE, [PRESS_LINE_CLASS_CALL] = TRUE,
    [PRESS_LINE_CLASS_LEGAL] = TRUE,
  };

  return block->n_words <= MOST_WORDS_OF_LABEL && (next->flags & PRESS_BLOCK_PROSE)
         && is_passage[press_line_scanner_classify_heading (release->parse->line_scanner,
                                                            block->span)];
}

/* "(Unaudited)" or "(in thousands)" on a line of its own tells of figures, and heads nothing. */
static gboolean
tells_basis (PressParse *parse, const PressBlock *block)
{
  PressTableLine kind;

  if (block->first_line != block->last_line || parse->text[block->span.start] != '(')
    return FALSE;
  kind = press_table_classify (parse, block->first_line);
  return kind == PRESS_TABLE_LINE_BASIS || kind == PRESS_TABLE_LINE_UNIT;
}

/* "Gross loss and margin": one line that its source sets in italics or underlines, over prose that
 * it does not. */
static gboolean
is_slanted_over_text (const PressParse *parse, const PressBlock *block, const PressBlock *next)
{
  const PressLine *lines = parse->copy->lines;
  guint8 style = lines[block->first_line].style & (PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED);

  return block->first_line == block->last_line && (next->flags & PRESS_BLOCK_PROSE)
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

/* "First quarter results": a few words on a line of their own, between sentences.
 */
static gboolean
is_short_between_prose (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index > release->lede && block->n_words >= FEWEST_WORDS_OF_SHORT_HEADING
         && block->n_words <= MOST_WORDS_OF_SHORT_HEADING && block->first_line == block->last_line
         && g_ascii_isupper (release->parse->text[block->span.start]) && is_sentence (block - 1)
         && is_sentence (block + 1) && !(block->flags & PRESS_BLOCK_COLON);
}

/* A line or two that stand apart, end as no sentence does, and have text below. */
static gboolean
is_heading (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  const PressBlock *block = get_block (release->parse, index);
  const PressBlock *next;

  if (index + 1 >= release->end || is_no_heading (release, block, evidence)
      || tells_basis (release->parse, block))
    return FALSE;
  next = get_block (release->parse, index + 1);
  if (block->level > 0 || (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_BOLD))
      || ((block->flags & PRESS_BLOCK_CENTERED) && !leads_on_in_words (block)))
    return TRUE;
  if (next->line_class == PRESS_LINE_CLASS_BULLET && !(block->flags & PRESS_BLOCK_COLON))
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
         || heads_passage (release, block, next);
}

static guint16
get_style (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_CENTERED | PRESS_BLOCK_BOLD))
         | (guint16) (block->indent << 11);
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
  guint16 style = get_style (block);
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

/* Numbers below the announcement of a call are those to dial, and so are those that any text under
 * its heading leads to with a colon. */
static gboolean
is_in_call (const PressTelling *release, guint index)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CALL_HEADING
         || release->last_token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
         || release->last_token == PRESS_BLOCK_TOKEN_LABEL
         || (release->is_under_call && release->last_token == PRESS_BLOCK_TOKEN_PARAGRAPH
             && (get_block (release->parse, index - 1)->flags & PRESS_BLOCK_COLON));
}

static gboolean
is_open_heading (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_HEADING || token == PRESS_BLOCK_TOKEN_SUBHEADING
         || token == PRESS_BLOCK_TOKEN_FINANCIAL_HEADING;
}

/* Whether contacts stand below the block just scanned, so that the name of a desk is their label.
 */
static gboolean
is_above_contacts (PressTelling *release, guint index)
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
      if ((next->flags & PRESS_BLOCK_PROSE) || body_tokens[next->line_class] != 0)
        return FALSE;
    }
  return FALSE;
}

/* "Second quarter 2020 compared with first quarter 2020": right below a heading, a line that
 * compares two periods is a note on its figures. */
static gboolean
compares_periods (const PressTelling *release, const PressEvidence *evidence)
{
  return is_open_heading ((guint16) release->last_token)
         && evidence->counts[PRESS_TOKEN_PERIOD] + evidence->counts[PRESS_TOKEN_DATE] >= 2;
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

/* "About Jo Park" over what Ms. Park did before: the heading just scanned is about a person in the
 * news. */
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
  for (guint i = 1; i < count_tokens (parse) && !is_found; i++)
    is_found
        = tokens[i - 1].kind == PRESS_TOKEN_COURTESY && is_same_word (parse, &tokens[i], &surname);
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
         && body_tokens[block[1].line_class] == 0
         && block[1].line_class != PRESS_LINE_CLASS_CONTACT_ROLE
         && press_name_is_all (release->issuer_name, release->parse)
         && !is_above_contacts (release, index);
}

static guint16
tell_heading (PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  PressLineClass line_class
      = press_line_scanner_classify_heading (parse->line_scanner, block->span);
  guint16 token = heading_tokens[line_class];

  release->heading_weight = evidence->weights[PRESS_PASSAGE_NON_GAAP];
  if (line_class == PRESS_LINE_CLASS_FURNITURE) /* a page repeats it, or it is a desk */
    return (block->n_words == 1 && is_above_contacts (release, index))
                   || press_tell_heads_contacts (release, block) != 0
               ? PRESS_BLOCK_TOKEN_CONTACT_BLOCK
               : PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  if (line_class == PRESS_LINE_CLASS_SIGNING || is_below_signing (release, index))
    return PRESS_BLOCK_TOKEN_FOOT;
  if (line_class == PRESS_LINE_CLASS_ABOUT && is_about_person (release, index))
    token = 0;
  if (line_class == PRESS_LINE_CLASS_CONTACT_ROLE && is_above_contacts (release, index))
    token = PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  else if (token == 0)
    token = press_tell_heads_contacts (release, block);
  if (line_class == PRESS_LINE_CLASS_NOTES)
    {
      release->in_notes = TRUE;
      token = follows_reconciliation (release) ? PRESS_BLOCK_TOKEN_NON_GAAP_HEADING : 0;
      press_block_scan (parse, block);
    }
  if (token == PRESS_BLOCK_TOKEN_CALL_HEADING && is_in_call (release, index)
      && ((block->flags & PRESS_BLOCK_COLON) || block->n_words == 1))
    token = PRESS_BLOCK_TOKEN_LABEL;
  if (token == PRESS_BLOCK_TOKEN_FINANCIAL_HEADING && !is_above_table (release, index))
    token = 0;
  if (token == 0 && is_name_over_heading (release, index))
    return PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  return token != 0 ? token : get_heading_token (release, block);
}

static gboolean
was_call (const PressTelling *release)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
         || release->last_token == PRESS_BLOCK_TOKEN_CALL_LEDE;
}

/* A call is announced by its name with a time or a way to it; where the name is less sure, such as
 * that of a meeting, by its time, or by a way to it below its announcement. */
static gboolean
announces_call (const PressTelling *release, const PressEvidence *evidence)
{
  guint n_ways = evidence->counts[PRESS_TOKEN_PHONE] + evidence->counts[PRESS_TOKEN_CODE]
                 + evidence->counts[PRESS_TOKEN_URL];
  guint n_times = evidence->counts[PRESS_TOKEN_TIME];

  if (press_evidence_tells (evidence, PRESS_PASSAGE_CALL, FALSE))
    return n_times + n_ways > 0;
  return press_evidence_tells (evidence, PRESS_PASSAGE_CALL, TRUE)
         && (n_times > 0 || (n_ways > 0 && was_call (release)));
}

/* What a paragraph is by its cues. */
static guint16
tell_paragraph (const PressTelling *release, const PressBlock *block, const PressEvidence *evidence)
{
  guint16 last = (guint16) release->last_token;

  if ((block->flags & PRESS_BLOCK_PROSE) && block->line_class != PRESS_LINE_CLASS_RUN_IN
      && press_block_get_run_in_token (block->line_class) != 0)
    return press_block_get_run_in_token (block->line_class);
  if (press_evidence_tells (evidence, PRESS_PASSAGE_RESERVES, FALSE)
      && evidence->weights[PRESS_PASSAGE_RESERVES] > evidence->weights[PRESS_PASSAGE_CAUTION]
      && (last == PRESS_BLOCK_TOKEN_CAUTION_HEADING || last == PRESS_BLOCK_TOKEN_LEGAL_HEADING))
    return PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_CAUTION,
                            last == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
                                || last == PRESS_BLOCK_TOKEN_CAUTION_LEAD
                                || last == PRESS_BLOCK_TOKEN_CAUTION_HEADING))
    return block->flags & PRESS_BLOCK_COLON ? PRESS_BLOCK_TOKEN_CAUTION_LEAD
                                            : PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_OFFER, FALSE)
      || press_evidence_tells (evidence, PRESS_PASSAGE_TRADEMARK, FALSE))
    return PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_NON_GAAP,
                            last == PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH
                                || (is_open_heading (last) && release->heading_weight > 0)))
    return PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH;
  if (announces_call (release, evidence))
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  return PRESS_BLOCK_TOKEN_PARAGRAPH;
}

/* A date between the labels of a call notice is one of them. */
static gboolean
is_beside_label (const PressTelling *release, guint index)
{
  return release->last_token == PRESS_BLOCK_TOKEN_LABEL
         || (index + 1 < release->end
             && get_block (release->parse, index + 1)->line_class == PRESS_LINE_CLASS_LABEL);
}

/* "Conference Call Information:" over text, and below no other label, opens a section. */
static gboolean
is_label_over_text (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return release->last_token != PRESS_BLOCK_TOKEN_LABEL && index + 1 < release->end
         && block->first_line == block->last_line && (block->flags & PRESS_BLOCK_COLON)
         && block->n_words >= FEWEST_WORDS_OF_CALL_HEADING
         && heads_passage (release, block, get_block (release->parse, index + 1));
}

/* What a wire says of itself right below its codes, such as "URL: http://www.wire.example.com",
 * goes with them. */
static gboolean
is_right_below_codes (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return release->last_token == PRESS_BLOCK_TOKEN_CODES
         && (block->line_class == PRESS_LINE_CLASS_LABEL
             || block->line_class == PRESS_LINE_CLASS_TEXT)
         && block[-1].last_line + 1 == block->first_line;
}

/* "100 Main Street, Racine, WI 53401 - 262-555-0100 - www.acme.com": an address and a way to reach
 * who sits there, without a sentence or a person, is what a letterhead has at the foot. */
static gboolean
is_letter_foot (const PressTelling *release, const PressBlock *block, const PressEvidence *evidence)
{
  return !(block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))
         && block->n_words <= MOST_WORDS_OF_FOOT && evidence->counts[PRESS_TOKEN_URL] > 0
         && evidence->counts[PRESS_TOKEN_EMAIL] == 0
         && press_wording_says (release, PRESS_WORDING_NAMES_STATE_AND_CODE);
}

/* Whether the block just scanned is a name, a title or a signature, as they stand below "On behalf
 * of the Board". */
static gboolean
is_signer (const PressTelling *release, const PressBlock *block, const PressEvidence *evidence)
{
  return block->n_words <= MOST_WORDS_OF_SIGNER && !(block->flags & PRESS_BLOCK_COLON)
         && !press_tell_is_contact_matter (evidence) && evidence->counts[PRESS_TOKEN_URL] == 0
         && (evidence->counts[PRESS_TOKEN_JOB] > 0
             || press_wording_says (release, PRESS_WORDING_OPENS_AS_SIGNED));
}

/* "On behalf of the Board of Directors" and the blocks below it that say who signs. */
static gboolean
is_signing (PressTelling *release, const PressBlock *block, const PressEvidence *evidence)
{
  if (block->n_words <= MOST_WORDS_OF_SIGNING && !press_tell_is_contact_matter (evidence)
      && press_line_scanner_is_signing (release->parse->line_scanner, block->span))
    {
      release->n_signers = MOST_BLOCKS_OF_SIGNERS;
      return TRUE;
    }
  if (release->n_signers > 0 && is_signer (release, block, evidence))
    {
      release->n_signers--;
      return TRUE;
    }
  release->n_signers = 0;
  return FALSE;
}

static guint16
tell_by_layout (PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressBlock *block = get_block (release->parse, index);

  if (block->line_class == PRESS_LINE_CLASS_STARS)
    return PRESS_BLOCK_TOKEN_PARAGRAPH; /* unless it closes the release: press_tell_closing */
  if ((block->kinds & WORDS) == 0)
    return PRESS_BLOCK_TOKEN_SIGNS;
  if (is_signing (release, block, evidence))
    return PRESS_BLOCK_TOKEN_FOOT;
  if (block->line_class == PRESS_LINE_CLASS_NOTICE && !(block->flags & PRESS_BLOCK_PROSE))
    return PRESS_BLOCK_TOKEN_NOTICE;
  if ((block->kinds & DATES_OR_WIRES) && press_wording_says (release, PRESS_WORDING_MAY_OPEN_LEDE)
      && press_block_has_dateline (release->parse, block))
    return PRESS_BLOCK_TOKEN_LEDE;
  if (press_tell_is_contact_block (release, block, evidence)
      || ((block->flags & PRESS_BLOCK_COLUMNS) && press_tell_is_contact_matter (evidence)
          && press_contacts_stand_in_columns (release->parse, block->first_line, block->last_line))
      || (block->line_class == PRESS_LINE_CLASS_CONTACT_ROLE
          && press_tell_is_contact_matter (evidence)))
    return press_line_scanner_is_caption (release->parse->line_scanner, block->span)
               ? PRESS_BLOCK_TOKEN_FOOT
           : is_in_call (release, index) ? PRESS_BLOCK_TOKEN_LABEL
                                         : PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  if (is_right_below_codes (release, index))
    return PRESS_BLOCK_TOKEN_CODES;
  if (is_letter_foot (release, block, evidence))
    return PRESS_BLOCK_TOKEN_FOOT;
  if (block->line_class == PRESS_LINE_CLASS_LABEL && count_lines (block) <= 3)
    return is_label_over_text (release, index) ? tell_heading (release, index, evidence)
                                               : PRESS_BLOCK_TOKEN_LABEL;
  if (block->line_class == PRESS_LINE_CLASS_LEGAL)
    return PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH;
  if (block->line_class == PRESS_LINE_CLASS_DATE_LINE)
    return is_beside_label (release, index) ? PRESS_BLOCK_TOKEN_LABEL : PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (is_heading (release, index, evidence) && !compares_periods (release, evidence)
      && !press_line_scanner_is_caption (release->parse->line_scanner, block->span))
    return tell_heading (release, index, evidence);
  return tell_paragraph (release, block, evidence);
}

/* "Jo Park will speak on May 4 at 2:10 p.m." above "The talk will be webcast at ir.acme.com": the
 * paragraphs with the hours announce the call whose way stands below them, and so does the lede
 * that has the hour, or the day where they lack it. */
static gboolean
tell_hours_of_call (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  guint first = index;
  PressBlock *lede = get_block (release->parse, release->lede);
  gboolean has_day = FALSE;

  if (evidence->counts[PRESS_TOKEN_URL] == 0
      || !press_evidence_tells (evidence, PRESS_PASSAGE_CALL, TRUE))
    return FALSE;
  while (first > release->lede + 1
         && get_block (release->parse, first - 1)->token == PRESS_BLOCK_TOKEN_PARAGRAPH
         && (get_block (release->parse, first - 1)->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_TIME)))
    {
      PressBlock *block = get_block (release->parse, --first);

      block->token = PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
      has_day |= (block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_DATE)) != 0;
    }
  if (first == release->lede + 1 && lede->token == PRESS_BLOCK_TOKEN_LEDE && !has_day
      && (first < index || (lede->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_TIME))))
    {
      lede->token = PRESS_BLOCK_TOKEN_CALL_LEDE;
      return TRUE;
    }
  return first < index;
}

/* The heading that runs into a paragraph tells what it is. */
static void
find_run_in (PressParse *parse, PressBlock *block)
{
  PressLineClass line_class;

  if (!(block->flags & PRESS_BLOCK_PROSE))
    return;
  line_class = press_block_find_run_in (parse, block);
  if (line_class != PRESS_LINE_CLASS_TEXT)
    block->line_class = line_class;
  else if (press_block_get_run_in_token (block->line_class) != 0)
    block->line_class = PRESS_LINE_CLASS_TEXT;
}

/* A label below the lede is what a page repeats. */
static void
make_furniture (PressParse *parse, PressBlock *block)
{
  block->token = 0;
  g_ptr_array_add (parse->floats, press_node_new (parse->arena, PRESS_NODE_FURNITURE, block->span));
}

/* An item is one level below the last one that stands further out. */
static guint8
find_item_level (PressTelling *release, const PressBlock *block)
{
  if (release->last_token != PRESS_BLOCK_TOKEN_ITEM)
    release->n_item_levels = 0;
  while (release->n_item_levels > 0
         && release->item_indents[release->n_item_levels - 1] >= block->indent)
    release->n_item_levels--;
  if (release->n_item_levels < PRESS_DEEPEST_ITEM)
    release->item_indents[release->n_item_levels++] = block->indent;
  return (guint8) release->n_item_levels;
}

/* "We are proud," said …: whether the block just scanned opens with speech. */
static gboolean
opens_with_speech (const PressParse *parse, const PressEvidence *evidence)
{
  PressTokenKind first = (PressTokenKind) get_tokens (parse)[0].kind;

  return (first == PRESS_TOKEN_QUOTE || first == PRESS_TOKEN_QUOTE_OPEN)
         && evidence->counts[PRESS_TOKEN_SPEECH] > 0;
}

/* All the text under the heading of a caution or a legend is its own, and so is that of a call. */
static void
note_passage (PressTelling *release, PressBlock *block)
{
  switch (block->token)
    {
    case PRESS_BLOCK_TOKEN_CAUTION_HEADING:
    case PRESS_BLOCK_TOKEN_LEGAL_HEADING:
    case PRESS_BLOCK_TOKEN_NON_GAAP_HEADING:
      release->in_legal = TRUE;
      release->is_under_call = FALSE;
      break;
    case PRESS_BLOCK_TOKEN_CALL_HEADING:
      release->in_legal = FALSE;
      release->is_under_call = TRUE;
      break;
    case PRESS_BLOCK_TOKEN_CALL_PARAGRAPH:
      release->in_legal = FALSE;
      break;
    case PRESS_BLOCK_TOKEN_PARAGRAPH:
    case PRESS_BLOCK_TOKEN_ITEM:
    case PRESS_BLOCK_TOKEN_LABEL:
    case PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH:
    case PRESS_BLOCK_TOKEN_CAUTION_LEAD:
    case PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH:
    case PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH:
      if (release->in_legal)
        block->flags |= PRESS_BLOCK_HEADED;
      break;
    default:
      release->in_legal = release->is_under_call = FALSE;
    }
}

/* Whether a table stands so close below a block that nothing divides them, no page either. */
static gboolean
touches_table (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (index + 1 >= release->end || !(block[1].flags & PRESS_BLOCK_TABLE)
      || block[1].first_line - block->last_line > MOST_LINES_ABOVE_TABLE)
    return FALSE;
  for (guint line = block->last_line + 1; line < block[1].first_line; line++)
    if (!press_line_is_blank (release->parse, line))
      return FALSE;
  return TRUE;
}

/* "Acme, Inc." above the title of a statement: whose it is opens no section. */
static gboolean
names_whose_statement (PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);

  if (block->first_line != block->last_line || block->n_words > MOST_WORDS_OF_COMPANY
      || block->line_class != PRESS_LINE_CLASS_TEXT
      || (block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_COLON))
      || !touches_table (release, index))
    return FALSE;
  press_block_scan (parse, block);
  return press_name_is_all (release->issuer_name, parse)
         || press_wording_says (release, PRESS_WORDING_ENDS_IN_LEGAL_FORM)
         || press_line_scanner_names_owner (parse->line_scanner, block->span);
}

/* Has the table below a block begin with it. */
static void
join_table (PressBlock *block)
{
  block[1].first_line = block->first_line;
  block[1].span.start = block->span.start;
  block->flags |= PRESS_BLOCK_JOINED;
  block->token = 0;
}

void
press_tell_body_block (PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  guint16 token = body_tokens[block->line_class];
  PressEvidence evidence;

  if (block->flags & PRESS_BLOCK_TABLE)
    {
      release->last_token = block->token = PRESS_BLOCK_TOKEN_TABLE;
      release->last_table = index;
      release->in_legal = FALSE;
      return;
    }
  if (index != release->lede && names_whose_statement (release, index))
    {
      join_table (block);
      return;
    }
  release->in_notes
      = (release->in_notes || release->last_token == PRESS_BLOCK_TOKEN_TABLE)
        && (token == PRESS_BLOCK_TOKEN_ITEM || press_tell_is_star_of_table (release, block));
  if (release->in_notes
      && (block->line_class == PRESS_LINE_CLASS_NUMBERED
          || press_tell_is_star_of_table (release, block)))
    token = PRESS_BLOCK_TOKEN_PARAGRAPH; /* a note to the table */
  if (token == PRESS_BLOCK_TOKEN_ITEM
      && (press_tell_is_star_of_list (release, index) || (block->flags & PRESS_BLOCK_SIGNATURE)))
    token = PRESS_BLOCK_TOKEN_PARAGRAPH; /* no item opens with a star or a dash of such a kind */
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL)
    {
      make_furniture (parse, block);
      return;
    }
  press_block_scan (parse, block);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  if (index == release->lede)
    token = announces_call (release, &evidence) ? PRESS_BLOCK_TOKEN_CALL_LEDE
                                                : PRESS_BLOCK_TOKEN_LEDE;
  else if ((release->in_notes && token == PRESS_BLOCK_TOKEN_PARAGRAPH)
           || (token == PRESS_BLOCK_TOKEN_ITEM && press_tell_is_footnote (release, block)))
    token = press_evidence_tells (&evidence, PRESS_PASSAGE_NON_GAAP, FALSE)
                ? PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH
                : PRESS_BLOCK_TOKEN_PARAGRAPH;
  else if (token == 0
           || (token == PRESS_BLOCK_TOKEN_ITEM
               && press_tell_is_contact_block (release, block, &evidence)))
    {
      find_run_in (parse, block);
      token = tell_by_layout (release, index, &evidence);
    }
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL)
    {
      make_furniture (parse, block);
      return;
    }
  if (token == PRESS_BLOCK_TOKEN_PARAGRAPH && tell_hours_of_call (release, index, &evidence))
    token = PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  if (token == PRESS_BLOCK_TOKEN_PARAGRAPH && release->last_token == PRESS_BLOCK_TOKEN_SOURCE
      && press_wording_says (release, PRESS_WORDING_OPENS_WITH_REACHED_PERSON))
    token = PRESS_BLOCK_TOKEN_CONTACT_BLOCK; /* whom the source names, without a label */
  if (token == PRESS_BLOCK_TOKEN_PARAGRAPH && release->in_about
      && opens_with_speech (parse, &evidence))
    token = PRESS_BLOCK_TOKEN_SPEECH;
  if (token == PRESS_BLOCK_TOKEN_PARAGRAPH && (release->in_legal || release->in_about)
      && press_tell_invites (release, block, &evidence)
      && press_wording_says (release, PRESS_WORDING_NAMES_PERSON))
    token = PRESS_BLOCK_TOKEN_INVITATION; /* whom to ask is no part of a passage */
  if (token != PRESS_BLOCK_TOKEN_PARAGRAPH)
    release->in_about = token == PRESS_BLOCK_TOKEN_ABOUT_HEADING;
  block->token = token;
  press_tell_keep_references (release, block);
  if (token == PRESS_BLOCK_TOKEN_ITEM)
    block->level = find_item_level (release, block);
  release->last_token = token;
  note_passage (release, block);
  if (token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
    press_block_build_inside (parse, block);
}

/* What stands in front of the lede: labels, mastheads, notices, contacts and titles. */
#include "parse/contact.h"
#include "parse/papers.h"
#include "parse/line-ink.h"
#include "parse/listing.h"
#include "parse/table-line.h"
#include "parse/telling.h"
#include "parse/names.h"
#include "parse/quotation.h"
#include "base/vocabulary.h"
#include "release-parser.h"

#define FEWEST_WORDS_BELOW_CONTACTS 4 /* of a title; a name has less */
#define FEWEST_WORDS_BEHIND_COMPANY 7 /* of a title with a company's name in it */
#define MOST_WORDS_OF_LETTERHEAD 6
#define FEWEST_WORDS_OF_CALL 12
#define LAST_OF_TITLE 32 /* so many blocks of a front may hold a title that comes again */
#define MOST_WORDS_OF_ADDRESS 16
#define FURTHEST_SAID_AGAIN 3 /* blocks */
#define FEWEST_NOTE_WORDS 14
#define MOST_ROW_LINES_OF_CONTACT 12
#define MOST_WORDS_OF_DESK 4
#define MOST_WORDS_OF_SENDER 6
#define MOST_WORDS_OF_LABEL 4 /* of listings */
#define FURTHEST_MATTER 3     /* blocks from a name to its number */
#define MOST_WORDS_OF_INVITATION 60
#define MOST_WORDS_OF_MOTTO 8
#define SET_AS_TITLE (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS)

/* What a line is in front of the lede. Zero: a title. */
static const guint16 front_tokens[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_EXHIBIT_LABEL] = PRESS_BLOCK_TOKEN_EXHIBIT_LABEL,
  [PRESS_LINE_CLASS_MASTHEAD] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_LOGO] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_CAPTION] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_NOTICE] = PRESS_BLOCK_TOKEN_NOTICE,
  [PRESS_LINE_CLASS_DATE_LINE] = PRESS_BLOCK_TOKEN_DATE_LINE,
  [PRESS_LINE_CLASS_BULLET] = PRESS_BLOCK_TOKEN_TITLE_ITEM,
  [PRESS_LINE_CLASS_CORRECTION] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_LEGAL] = PRESS_BLOCK_TOKEN_FRONT_NOTE,
  [PRESS_LINE_CLASS_SIGNING] = PRESS_BLOCK_TOKEN_FRONT_NOTE,
  [PRESS_LINE_CLASS_CONTACT_HEADING] = PRESS_BLOCK_TOKEN_CONTACT_HEADING,
  [PRESS_LINE_CLASS_CONTACT_LABEL] = PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
  [PRESS_LINE_CLASS_CONTACT_ROLE] = PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
  [PRESS_LINE_CLASS_END_MARK] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_STARS] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_BRACKETED] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_FOOT] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_NAVIGATION] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_SOURCE] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_PAGE_NUMBER] = PRESS_BLOCK_TOKEN_MASTHEAD,
};

guint16
press_tell_front_token (PressLineClass line_class)
{
  return front_tokens[line_class];
}

gboolean
press_tell_is_contact_matter (const PressEvidence *evidence)
{
  return evidence->counts[PRESS_TOKEN_PHONE] + evidence->counts[PRESS_TOKEN_EMAIL]
             + evidence->counts[PRESS_TOKEN_FAX]
         > 0;
}

static gboolean
is_short (const PressBlock *block)
{
  return (block->flags & PRESS_BLOCK_COLUMNS) || block->length < 50 * count_lines (block);
}

static gboolean
in_contacts (const PressTelling *release)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CONTACT_HEADING
         || release->last_token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
}

/* Whether two blank lines or more stand above a block. */
static gboolean
stands_apart (const PressParse *parse, const PressBlock *block)
{
  return block->first_line >= 2 && press_line_is_blank (parse, block->first_line - 1)
         && press_line_is_blank (parse, block->first_line - 2);
}

/* Whether a number or an address stands in one of the few blocks below, before any prose. */
static gboolean
leads_to_contact_matter (const PressTelling *release, PressBlock *block)
{
  PressParse *parse = release->parse;
  const PressBlock *end = get_block (parse, 0) + MIN (parse->blocks->len, release->end);
  gboolean is_found = FALSE;

  for (PressBlock *next = block + 1; next < end && next <= block + FURTHEST_MATTER; next++)
    {
      if (next->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
        break;
      press_block_scan (parse, next);
      for (guint i = 0; i < count_tokens (parse) && !is_found; i++)
        is_found = get_tokens (parse)[i].kind == PRESS_TOKEN_PHONE
                   || get_tokens (parse)[i].kind == PRESS_TOKEN_EMAIL;
      if (is_found)
        break;
    }
  press_block_scan (parse, block);
  return is_found;
}

/* "Media" or "Further Information" in a line of its own, over a person and a number or an address,
 * or over a sentence that tells whom to ask, or right above "Contact:": nothing but that tells it
 * from a masthead or a title.
 * What it is then; 0: it is no such line. */
guint16
press_tell_heads_contacts (const PressTelling *release, PressBlock *block)
{
  PressParse *parse = release->parse;
  PressBlock *next = block + 1;
  PressEvidence evidence;
  guint16 token;
  gboolean is_head;

  if (block->n_words > MOST_WORDS_OF_DESK || block->first_line != block->last_line
      || next >= get_block (parse, 0) + release->end || (next->flags & PRESS_BLOCK_TABLE))
    return 0;
  token = front_tokens[press_line_scanner_classify_desk (parse->line_scanner, block->span)];
  if (token == 0)
    return 0;
  if (next->line_class == PRESS_LINE_CLASS_CONTACT_LABEL
      && next->first_line == block->last_line + 1)
    return token;
  press_block_scan (parse, next);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  if (press_wording_says (release, PRESS_WORDING_OPENS_WITH_PERSON))
    is_head = press_tell_is_contact_matter (&evidence)
              || (!(next->flags & PRESS_BLOCK_PROSE) && leads_to_contact_matter (release, next));
  else
    is_head = (next->flags & PRESS_BLOCK_PROSE) && token == PRESS_BLOCK_TOKEN_CONTACT_HEADING
              && press_tell_invites (release, next, &evidence);
  press_block_scan (parse, block);
  return is_head ? token : 0;
}

/* Whether a line among contacts is a heading by its words, such as "About Acme". */
static gboolean
opens_other_part (const PressTelling *release, const PressBlock *block)
{
  PressLineClass line_class
      = press_line_scanner_classify_heading (release->parse->line_scanner, block->span);
  guint16 token = press_tell_heading_token (line_class);

  if (line_class == PRESS_LINE_CLASS_NOTES)
    return TRUE;
  return token != 0 && token != PRESS_BLOCK_TOKEN_CONTACT_HEADING
         && token != PRESS_BLOCK_TOKEN_LABEL;
}

/* "CHAIRMAN'S STATEMENT" below contacts: a line in capitals that names nobody, above nobody's
 * number. */
static gboolean
is_loud_heading (const PressTelling *release, PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_COLUMNS)) == PRESS_BLOCK_CAPS
         && block->first_line == block->last_line
         && !press_wording_says (release, PRESS_WORDING_NAMES_PERSON)
         && !press_wording_says (release, PRESS_WORDING_ENDS_IN_COMPANY)
         && !leads_to_contact_matter (release, block);
}

/* A line of a name, a company, a number and an address may be long; it is no sentence, and closes
 * in the number if it looks like one. */
static gboolean
is_row_of_contact (const PressParse *parse, const PressBlock *block, const PressEvidence *evidence)
{
  PressTokenKind last = get_tokens (parse)[MAX (count_tokens (parse), 2) - 2].kind;

  return press_tell_is_contact_matter (evidence) && !(block->flags & PRESS_BLOCK_STOPPED)
         && (!(block->flags & PRESS_BLOCK_PROSE) || last == PRESS_TOKEN_PHONE
             || last == PRESS_TOKEN_EMAIL);
}

/* Right below their heading the lines of contacts may be long: "Tel.: … | Fax: … | Toll-free: …".
 */
static gboolean
is_below_heading (const PressTelling *release, const PressBlock *block,
                  const PressEvidence *evidence)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CONTACT_HEADING && count_lines (block) > 1
         && !(block->flags & PRESS_BLOCK_STOPPED) && press_tell_is_contact_matter (evidence);
}

/* "Acme Reports Third Quarter Results" set as a title below "Contact: Jo Park", with nobody's
 * number below it. */
static gboolean
is_title_below_contacts (const PressTelling *release, PressBlock *block,
                         const PressEvidence *evidence)
{
  return (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED))
         && (block->flags & PRESS_BLOCK_TITLED)
         && !(block->flags & (PRESS_BLOCK_COLUMNS | PRESS_BLOCK_COLON))
         && block->n_words >= FEWEST_WORDS_BELOW_CONTACTS && evidence->counts[PRESS_TOKEN_JOB] == 0
         && (evidence->counts[PRESS_TOKEN_COMPANY] == 0
             || block->n_words >= FEWEST_WORDS_BEHIND_COMPANY)
         && !leads_to_contact_matter (release, block);
}

/* "Jo Park, President and Chief Executive Officer" right below the heading of contacts. */
static gboolean
names_officer_below_heading (const PressTelling *release, const PressBlock *block)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CONTACT_HEADING
         && !(block->flags & PRESS_BLOCK_STOPPED)
         && press_wording_says (release, PRESS_WORDING_NAMES_OFFICER);
}

/* A block of contacts has numbers or addresses in short lines; below the line that opens the
 * contacts, short lines will do, and so will any line of a name that numbers follow. */
gboolean
press_tell_is_contact_block (const PressTelling *release, PressBlock *block,
                             const PressEvidence *evidence)
{
  if (block->flags & PRESS_BLOCK_TABLE)
    return FALSE;
  if (in_contacts (release) && !press_tell_is_contact_matter (evidence))
    {
      if (opens_other_part (release, block) || is_loud_heading (release, block)
          || is_title_below_contacts (release, block, evidence))
        return FALSE;
      if (!(block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_CAPS))
          && evidence->counts[PRESS_TOKEN_JOB] > 0 && leads_to_contact_matter (release, block))
        return TRUE;
    }
  if (in_contacts (release) && !press_tell_is_contact_matter (evidence)
      && (((block->flags & PRESS_BLOCK_CENTERED) && (block->flags & PRESS_BLOCK_CAPS))
          || stands_apart (release->parse, block)))
    return FALSE;
  if (in_contacts (release))
    return (is_short (block) || is_row_of_contact (release->parse, block, evidence)
            || is_below_heading (release, block, evidence)
            || names_officer_below_heading (release, block))
           && count_lines (block) <= MOST_ROW_LINES_OF_CONTACT
           && (press_tell_is_contact_matter (evidence) || !(block->flags & PRESS_BLOCK_STOPPED)
               || !(block->flags & PRESS_BLOCK_PROSE));
  if (!press_tell_is_contact_matter (evidence) || count_lines (block) > MOST_ROW_LINES_OF_CONTACT)
    return FALSE;
  return (is_short (block) && count_lines (block) >= 2 && !(block->flags & PRESS_BLOCK_PROSE))
         || (!(block->flags & PRESS_BLOCK_STOPPED)
             && (press_wording_says (release, PRESS_WORDING_OPENS_WITH_REACHED_PERSON)
                 || press_wording_says (release, PRESS_WORDING_OPENS_WITH_REACHED_DESK)));
}

/* "For information contact …": whether the block just scanned tells whom to ask, in a sentence. */
gboolean
press_tell_invites (const PressTelling *release, const PressBlock *block,
                    const PressEvidence *evidence)
{
  return block->n_words <= MOST_WORDS_OF_INVITATION && press_tell_is_contact_matter (evidence)
         && (press_evidence_tells (evidence, PRESS_PASSAGE_CONTACT, FALSE)
             || press_wording_says (release, PRESS_WORDING_OPENS_WITH_INVITATION));
}

/* Whether the block just scanned is nothing but listings, perhaps behind labels or beside a date:
 * "TSX: ACM; NYSE: ACM", "In Canada: TSX: ACM". */
static gboolean
is_all_listings (PressParse *parse)
{
  const PressToken *tokens = get_tokens (parse);
  g_autoptr (GArray) listings = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
  guint n_inside = 0;
  guint n_in_label = 0; /* words that no colon has closed yet */

  press_parse_listings (parse, tokens, count_tokens (parse), listings);
  for (guint i = 0, at = 0; i + 1 < count_tokens (parse); i++)
    {
      while (at < listings->len
             && g_array_index (listings, PressPhrase, at).span.end <= tokens[i].span.start)
        at++;
      if (at < listings->len
          && g_array_index (listings, PressPhrase, at).span.start <= tokens[i].span.start)
        {
          if (n_in_label > 0)
            return FALSE;
          n_inside++;
        }
      else if (tokens[i].kind < PRESS_TOKEN_STOP && tokens[i].kind != PRESS_TOKEN_DATE
               && ++n_in_label > MOST_WORDS_OF_LABEL)
        return FALSE;
      else if (tokens[i].kind == PRESS_TOKEN_COLON)
        n_in_label = 0;
    }
  return n_inside > 0 && n_in_label == 0;
}

/* Whether the words "press release" or their like, and a title, stand right below a block: in the
 * middle as it does, or below a single word, which is a logo's. */
static gboolean
is_above_masthead (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index + 2 < release->lede && block->first_line == block->last_line
         && block[1].line_class == PRESS_LINE_CLASS_MASTHEAD
         && (block->n_words == 1 || (block->flags & block[1].flags & PRESS_BLOCK_CENTERED));
}

/* "[LOGO] ACME" above "DENTAL SUPPLY": the line right below one with a logo goes on with it. */
static gboolean
is_below_logo (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index > release->first && (block->flags & PRESS_BLOCK_CAPS)
         && block->first_line == block->last_line && block[-1].last_line + 1 == block->first_line
         && block[-1].line_class == PRESS_LINE_CLASS_LOGO;
}

/* "Corporate Offices" right above "100 Main Street": a few words over an address, and no title. */
static gboolean
is_above_address (const PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  gboolean is_above;

  if (index + 2 >= release->lede || block->n_words > MOST_WORDS_OF_LETTERHEAD
      || block[1].n_words > MOST_WORDS_OF_ADDRESS)
    return FALSE;
  press_block_scan (parse, block + 1);
  is_above = press_wording_says (release, PRESS_WORDING_IS_ADDRESS);
  press_block_scan (parse, block);
  return is_above;
}

/* A letterhead is the issuer's name alone, with its listing, or with its place, above a title, or
 * its address, or stands above the words "press release", or in columns, as no title does. */
static gboolean
is_letterhead (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (index + 1 >= release->lede)
    return FALSE;
  if (block->flags & PRESS_BLOCK_COLUMNS)
    return TRUE;
  return press_wording_says (release, PRESS_WORDING_IS_ADDRESS)
         || press_wording_says (release, PRESS_WORDING_IS_SITE)
         || press_wording_says (release, PRESS_WORDING_IS_ISSUER_AT_PLACE)
         || is_below_logo (release, index) || is_above_masthead (release, index)
         || is_above_address (release, index)
         || press_wording_says (release, PRESS_WORDING_IS_ISSUER_IN_FULL)
         || press_name_is_all (release->issuer_name, release->parse);
}

/* "Roe Relations, Inc." above "RE: Acme Corp.": who sends the release is no title of it. */
static gboolean
names_sender (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index + 2 < release->lede && block->first_line == block->last_line
         && block->n_words <= MOST_WORDS_OF_SENDER
         && block[1].line_class == PRESS_LINE_CLASS_MASTHEAD
         && press_wording_says (release, PRESS_WORDING_ENDS_IN_LEGAL_FORM);
}

/* The issuer's name alone above its trustee's, or another line that is no title, is none either. */
static gboolean
names_issuer_above_masthead (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index + 1 < release->lede && block[1].line_class == PRESS_LINE_CLASS_MASTHEAD
         && press_name_is_all (release->issuer_name, release->parse);
}

/* A whole sentence in front of the headline, such as what a correction says of itself. A title may
 * end in the point of "Inc.", but has its words in capitals. */
static gboolean
is_note (const PressBlock *block)
{
  return (block->flags & PRESS_BLOCK_PROSE)
         && (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))
         && block->n_words >= FEWEST_NOTE_WORDS
         && !(block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS | PRESS_BLOCK_TITLED));
}

/* Whether whole sentences are the title: right above the lede, where no other title stands, and
 * with the issuer's name in front. */
static gboolean
is_title_in_sentences (const PressTelling *release, guint index)
{
  return index + 1 == release->lede && release->parse->dateline->len > 0
         && press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER);
}

/* What the amounts are: "(All amounts in U.S. dollars unless otherwise indicated)", "(Unaudited)".
 */
static gboolean
is_basis_of_amounts (PressParse *parse, const PressBlock *block)
{
  PressTableLine kind = block->first_line == block->last_line
                            ? press_table_classify (parse, block->first_line)
                            : PRESS_TABLE_LINE_NONE;

  return kind == PRESS_TABLE_LINE_UNIT || kind == PRESS_TABLE_LINE_BASIS;
}

/* "* A measure that is not GAAP's.": a sentence below a line with such a star in it. */
static gboolean
explains_star (const PressParse *parse, const PressBlock *block)
{
  PressSpan above = block > get_block (parse, 0) ? block[-1].span : block->span;

  return (block->flags & PRESS_BLOCK_STOPPED) && parse->text[block->span.start] == '*'
         && parse->text[above.start] != '*'
         && memchr (parse->text + above.start, '*', above.end - above.start) != NULL;
}

/* "(1) See the note below.": a sentence under the title that opens with the mark of a note; or what
 * the amounts are. */
static gboolean
is_note_of_title (PressParse *parse, const PressBlock *block)
{
  if (is_basis_of_amounts (parse, block) || explains_star (parse, block))
    return TRUE;
  return (block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_STOPPED))
             == (PRESS_BLOCK_PROSE | PRESS_BLOCK_STOPPED)
         && block->line_class != PRESS_LINE_CLASS_BULLET
         && press_table_scan_label (parse, block->span).is_marked;
}

/* Whether the contacts in front have ended above a block: they have a number, and none follows, nor
 * does a colon in front lead to whom it reaches. */
static gboolean
is_below_contacts (const PressTelling *release, PressBlock *block, const PressEvidence *evidence)
{
  return release->has_reach && !press_tell_is_contact_matter (evidence)
         && !(block > get_block (release->parse, release->first) && in_contacts (release)
              && (block[-1].flags & PRESS_BLOCK_COLON))
         && !leads_to_contact_matter (release, block);
}

/* "Roe Associates" right above "Contact: Jo Park": the company of whom to ask. */
static gboolean
is_company_of_contacts (const PressTelling *release, const PressBlock *block)
{
  return !release->has_title && block + 1 < get_block (release->parse, 0) + release->end
         && block->first_line == block->last_line
         && block[1].line_class == PRESS_LINE_CLASS_CONTACT_LABEL
         && block[1].first_line == block->last_line + 1 && block[1].indent == block->indent
         && press_wording_says (release, PRESS_WORDING_ENDS_IN_COMPANY);
}

/* Where the words of the first block have been those of the second one, however their lines break,
 * in capitals or not, up to the end of the second; or NULL. */
static const char *
follow_words (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  const char *at = parse->text + first->span.start, *end = parse->text + first->span.end;
  const char *other = parse->text + second->span.start, *other_end = parse->text + second->span.end;

  while (at < end && other < other_end && g_ascii_tolower (*at) == g_ascii_tolower (*other))
    {
      gboolean is_gap = *at == ' ' || *at == '\n';

      at++;
      other++;
      while (is_gap && at < end && g_ascii_isspace (*at))
        at++;
      while (is_gap && other < other_end && g_ascii_isspace (*other))
        other++;
    }
  return other == other_end ? at : NULL;
}

static gboolean
say_the_same (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  return follow_words (parse, first, second) == parse->text + first->span.end;
}

/* The same, perhaps with the number of a page behind the first block. */
static gboolean
repeats (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  const char *rest = follow_words (parse, first, second);
  PressSpan behind;

  if (rest == NULL)
    return FALSE;
  behind = (PressSpan){ (guint32) (rest - parse->text), first->span.end };
  return behind.start == behind.end
         || press_line_scanner_says (parse->line_scanner, behind, PRESS_EDGE_NUMBERS_PAGE);
}

/* A page that was saved says its title above what it shows. */
static gboolean
is_said_again (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (block->n_words < PRESS_FEWEST_WORDS_OF_TITLE)
    return FALSE;
  for (guint i = index + 1; i < release->lede && i <= index + FURTHEST_SAID_AGAIN; i++)
    if (say_the_same (release->parse, block, get_block (release->parse, i)))
      return TRUE;
  return FALSE;
}

/* "Acme Opens a Mill" on top of a later page: whether a block has all the words of the title, or of
 * what stands above it. */
gboolean
press_tell_is_title_again (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  for (guint i = release->first; i < release->lede && i < release->first + LAST_OF_TITLE; i++)
    {
      const PressBlock *front = get_block (release->parse, i);

      if ((front->token == PRESS_BLOCK_TOKEN_TITLE
           || (front->token == PRESS_BLOCK_TOKEN_MASTHEAD
               && front->n_words >= PRESS_FEWEST_WORDS_OF_TITLE))
          && repeats (release->parse, block, front))
        return TRUE;
    }
  return FALSE;
}

/* Whether a block has columns in some of its lines, or opens with a notice: the other column may go
 * on for long beside it. */
static gboolean
may_hold_columns (const PressParse *parse, const PressBlock *block)
{
  if ((block->flags & PRESS_BLOCK_COLUMNS)
      || (block->line_class == PRESS_LINE_CLASS_NOTICE && block->first_line < block->last_line))
    return TRUE;
  for (guint line = block->first_line;
       line <= block->last_line && line < block->first_line + MOST_ROW_LINES_OF_CONTACT; line++)
    if (has_columns (parse, line))
      return TRUE;
  return FALSE;
}

/* The block in front that is asked about; its words have just been scanned. */
typedef struct
{
  PressTelling *release;
  guint index;
  PressBlock *block;
  const PressEvidence *evidence;
} Asked;

static gboolean
is_address (const Asked *asked)
{
  return !asked->release->has_title && !in_contacts (asked->release)
         && press_wording_says (asked->release, PRESS_WORDING_IS_ADDRESS)
         && !press_wording_says (asked->release, PRESS_WORDING_NAMES_SOMEBODY);
}

static gboolean
adds_numbers (const Asked *asked)
{
  return asked->release->last_token == PRESS_BLOCK_TOKEN_MASTHEAD
         && press_wording_says (asked->release, PRESS_WORDING_IS_ALL_NUMBERS);
}

/* "Jo Park" over "Director, Investor Relations" below the number that is theirs: no title. */
static gboolean
names_officer_below_number (const Asked *asked)
{
  return asked->release->last_token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK
         && asked->evidence->counts[PRESS_TOKEN_JOB] > 0 && asked->index + 1 < asked->release->lede
         && is_short (asked->block) && !(asked->block->flags & PRESS_BLOCK_STOPPED)
         && press_wording_says (asked->release, PRESS_WORDING_NAMES_OFFICER);
}

static gboolean
holds_contacts (const Asked *asked)
{
  if (names_officer_below_number (asked)
      || (asked->release->last_token == PRESS_BLOCK_TOKEN_CONTACT_HEADING
          && press_tell_is_contact_matter (asked->evidence)))
    return TRUE;
  return press_tell_is_contact_block (asked->release, asked->block, asked->evidence)
         && !is_below_contacts (asked->release, asked->block, asked->evidence);
}

static gboolean
asks_to_call (const Asked *asked)
{
  return press_tell_is_contact_matter (asked->evidence)
         && (press_wording_says (asked->release, PRESS_WORDING_OPENS_WITH_CUE)
             || press_wording_says (asked->release, PRESS_WORDING_OPENS_WITH_INVITATION));
}

/* "For information, call (802) 555-0100:" */
static gboolean
asks_to_call_those_below (const Asked *asked)
{
  return (asked->block->flags & PRESS_BLOCK_COLON) && asks_to_call (asked);
}

static gboolean
names_company_to_call (const Asked *asked)
{
  return is_company_of_contacts (asked->release, asked->block);
}

static gboolean
names_issuer (const Asked *asked)
{
  if (asked->release->has_title)
    return names_issuer_above_masthead (asked->release, asked->index);
  return press_tell_is_contact_matter (asked->evidence)
         || is_letterhead (asked->release, asked->index)
         || names_sender (asked->release, asked->index);
}

/* "Safe, swift, sound." in plain type, with a stop, right above a title that is set as one. */
static gboolean
is_plain_sentence_above_title (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_PROSE)) == PRESS_BLOCK_STOPPED
         && block->n_words <= MOST_WORDS_OF_MOTTO && !(block->flags & SET_AS_TITLE)
         && (block[1].flags & SET_AS_TITLE) && !(block[1].flags & PRESS_BLOCK_STOPPED)
         && press_tell_front_token (block[1].line_class) == 0;
}

static gboolean
is_motto (const Asked *asked)
{
  return asked->index + 1 < asked->release->lede
         && (press_wording_says (asked->release, PRESS_WORDING_IS_MOTTO)
             || (!asked->release->has_title && is_plain_sentence_above_title (asked->block)));
}

static gboolean
names_wire_or_exchange (const Asked *asked)
{
  return press_wording_says (asked->release, PRESS_WORDING_IS_WIRE)
         || ((asked->block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_EXCHANGE))
             && is_all_listings (asked->release->parse));
}

static gboolean
is_dated (const Asked *asked)
{
  return (asked->block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_DATE)) != 0;
}

static gboolean
names_wire_with_date (const Asked *asked)
{
  return is_dated (asked) && names_wire_or_exchange (asked);
}

static gboolean
names_wire_without_date (const Asked *asked)
{
  return !is_dated (asked) && names_wire_or_exchange (asked);
}

static gboolean
is_dateline_again (const Asked *asked)
{
  return press_block_find_said_again (asked->release->parse, asked->index) == asked->release->lede;
}

static gboolean
is_title_again (const Asked *asked)
{
  return is_said_again (asked->release, asked->index);
}

static gboolean
is_note_above_title (const Asked *asked)
{
  const PressTelling *release = asked->release;

  return !release->has_title
         && ((is_note (asked->block) && !is_title_in_sentences (release, asked->index))
             || (asked->index + 1 < release->lede
                 && is_basis_of_amounts (release->parse, asked->block)));
}

static gboolean
is_note_below_title (const Asked *asked)
{
  return asked->release->has_title && is_note_of_title (asked->release->parse, asked->block);
}

static gboolean
tells_hour_of_call (const PressEvidence *evidence)
{
  return press_evidence_tells (evidence, PRESS_PASSAGE_CALL, FALSE)
         && evidence->counts[PRESS_TOKEN_TIME] > 0;
}

/* "The company will hold a conference call on May 4 at 10:00 a.m. at www.acme.com.": above the
 * title a sentence that tells when a call is and how to join it. */
static gboolean
announces_call_above_title (const Asked *asked)
{
  const PressEvidence *evidence = asked->evidence;

  return !asked->release->has_title && asked->block->n_words >= FEWEST_WORDS_OF_CALL
         && tells_hour_of_call (evidence)
         && evidence->counts[PRESS_TOKEN_PHONE] + evidence->counts[PRESS_TOKEN_URL] > 0;
}

/* "CONFERENCE CALL TODAY AT 5:00 P.M. ET": below it the hour is enough. */
static gboolean
announces_call_below_title (const Asked *asked)
{
  return asked->release->has_title && tells_hour_of_call (asked->evidence);
}

/* What a block is that its line does not tell: the first question that it answers decides, so each
 * comes before those that would take its blocks for something else. An address has numbers, and so
 * have contacts; whom to ask is asked before who the issuer is, since any number that is nobody's
 * is of a letterhead; a wire's name, a dateline or a note may be long, and nothing else looks at
 * it. What answers none is a title. */
static const struct
{
  gboolean (*is_so) (const Asked *asked);
  guint16 token;
} answers[] = {
  { is_address, PRESS_BLOCK_TOKEN_MASTHEAD },
  { adds_numbers, PRESS_BLOCK_TOKEN_MASTHEAD },
  { holds_contacts, PRESS_BLOCK_TOKEN_CONTACT_BLOCK },
  { asks_to_call_those_below, PRESS_BLOCK_TOKEN_CONTACT_BLOCK },
  { announces_call_above_title, PRESS_BLOCK_TOKEN_FRONT_CALL },
  { announces_call_below_title, PRESS_BLOCK_TOKEN_TITLE_CALL },
  { asks_to_call, PRESS_BLOCK_TOKEN_FRONT_NOTE },
  { names_company_to_call, PRESS_BLOCK_TOKEN_CONTACT_BLOCK },
  { names_issuer, PRESS_BLOCK_TOKEN_MASTHEAD },
  { is_motto, PRESS_BLOCK_TOKEN_MASTHEAD },
  { names_wire_with_date, PRESS_BLOCK_TOKEN_DATE_LINE },
  { names_wire_without_date, PRESS_BLOCK_TOKEN_MASTHEAD },
  { is_dateline_again, PRESS_BLOCK_TOKEN_DATE_LINE },
  { is_title_again, PRESS_BLOCK_TOKEN_MASTHEAD },
  { is_note_above_title, PRESS_BLOCK_TOKEN_FRONT_NOTE },
  { is_note_below_title, PRESS_BLOCK_TOKEN_FRONT_NOTE },
};

static guint16
tell_title (const PressBlock *block)
{
  return block->flags & PRESS_BLOCK_TABLE ? PRESS_BLOCK_TOKEN_TABLE : PRESS_BLOCK_TOKEN_TITLE;
}

/* What an item of a list is: one of the title, where there is one. */
static guint16
tell_title_item (const Asked *asked)
{
  if (!asked->release->has_title)
    return tell_title (asked->block);
  return is_note_below_title (asked) ? PRESS_BLOCK_TOKEN_FRONT_NOTE : PRESS_BLOCK_TOKEN_TITLE_ITEM;
}

/* What the block is, of which its line tells @token; 0: nothing. */
static guint16
tell_front (const Asked *asked, guint16 token)
{
  guint16 head = token == 0 || token == PRESS_BLOCK_TOKEN_MASTHEAD
                     ? press_tell_heads_contacts (asked->release, asked->block)
                     : 0;

  if (head != 0)
    return head;
  if (may_hold_columns (asked->release->parse, asked->block)
      && press_contacts_stand_in_columns (asked->release->parse, asked->block->first_line,
                                          asked->block->last_line))
    return PRESS_BLOCK_TOKEN_CONTACT_BLOCK; /* perhaps beside an address */
  if (token == PRESS_BLOCK_TOKEN_TITLE_ITEM)
    return tell_title_item (asked);
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL && asked->release->has_label)
    return PRESS_BLOCK_TOKEN_MASTHEAD;
  if (token != 0)
    return token;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].is_so (asked))
      return answers[i].token;
  return tell_title (asked->block);
}

void
press_tell_front_block (PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  PressEvidence evidence;
  Asked asked = { release, index, block, &evidence };
  guint16 token = press_tell_front_token (block->line_class);

  press_block_scan (parse, block);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  token = tell_front (&asked, index == release->place ? PRESS_BLOCK_TOKEN_DATE_LINE : token);
  release->has_label |= token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  release->has_title |= token == PRESS_BLOCK_TOKEN_TITLE;
  release->has_reach |= press_tell_is_contact_matter (&evidence);
  release->last_token = token;
  block->token = token;
  if (token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK) /* who is named here may speak below */
    press_speech_pass (parse, get_tokens (parse), count_tokens (parse), block->kinds,
                       !(block->flags & PRESS_BLOCK_PROSE), parse->speech);
  else if (token != PRESS_BLOCK_TOKEN_TABLE)
    press_block_build_inside (parse, block);
  if (token == PRESS_BLOCK_TOKEN_TITLE || token == PRESS_BLOCK_TOKEN_TITLE_ITEM)
    {
      press_block_scan (parse, block);
      press_tell_keep_references (release, block);
      press_speech_pass_title (parse, get_tokens (parse), count_tokens (parse), parse->speech);
    }
}

/* Which blocks hold contacts, and which head them: in front of the lede and at the end. */
#include "parse/contact.h"
#include "parse/front.h"
#include "parse/line-ink.h"

#define FEWEST_WORDS_BELOW_CONTACTS 4 /* of a title; a name has less */
#define FEWEST_WORDS_BEHIND_COMPANY 7 /* of a title with a company's name in it */
#define MOST_ROW_LINES_OF_CONTACT 12
#define MOST_WORDS_OF_DESK 4
#define FURTHEST_MATTER 3 /* blocks from a name to its number */
#define MOST_WORDS_OF_INVITATION 60

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
  token = press_tell_front_token (
      press_line_scanner_classify_desk (parse->line_scanner, block->span));
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
          || is_title_below_contacts (release, block, evidence)
          || (press_tell_is_on_top_of_page (release, block)
              && !leads_to_contact_matter (release, block)))
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

/* "Jo Park" over "Director, Investor Relations" below the number that is theirs: no title. */
static gboolean
names_officer_below_number (const PressFrontBlock *asked)
{
  return asked->release->last_token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK
         && asked->evidence->counts[PRESS_TOKEN_JOB] > 0 && asked->index + 1 < asked->release->lede
         && is_short (asked->block) && !(asked->block->flags & PRESS_BLOCK_STOPPED)
         && press_wording_says (asked->release, PRESS_WORDING_NAMES_OFFICER);
}

/* "Investor Relations" between "Jo Park, Director" and the number that is hers: no letterhead. */
gboolean
press_front_leads_to_number (const PressFrontBlock *asked)
{
  return asked->release->last_token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK && !asked->release->has_reach
         && leads_to_contact_matter (asked->release, asked->block);
}

/* "FROM: Acme, Inc." over its address, "Jo Park" and a number: whom to ask stands in it. */
gboolean
press_front_names_reached_person (const PressFrontBlock *asked)
{
  return count_lines (asked->block) > 2 && press_tell_is_contact_matter (asked->evidence)
         && press_wording_says (asked->release, PRESS_WORDING_NAMES_PERSON);
}

gboolean
press_front_holds_contacts (const PressFrontBlock *asked)
{
  if (names_officer_below_number (asked)
      || (asked->release->last_token == PRESS_BLOCK_TOKEN_CONTACT_HEADING
          && press_tell_is_contact_matter (asked->evidence)))
    return TRUE;
  return press_tell_is_contact_block (asked->release, asked->block, asked->evidence)
         && !is_below_contacts (asked->release, asked->block, asked->evidence);
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

/* Whether contacts stand in the columns of a block, perhaps beside an address. */
gboolean
press_front_holds_contacts_in_columns (const PressFrontBlock *asked)
{
  const PressBlock *block = asked->block;

  return may_hold_columns (asked->release->parse, block)
         && press_contacts_stand_in_columns (asked->release->parse, block->first_line,
                                             block->last_line);
}

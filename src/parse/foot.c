/* The foot of a release: lines that are of no passage, and who signs. */
#include "parse/foot.h"
#include "parse/line-ink.h"

#define MOST_WORDS_OF_FOOT 30
#define MOST_WORDS_OF_SIGNING 24
#define MOST_WORDS_OF_CLOSE 5 /* of a letter */
#define MOST_WORDS_OF_SIGNER 16
#define MOST_LINES_OF_SIGNER 4
#define MOST_BLOCKS_OF_SIGNERS 4

/* "100 Main Street, Racine, WI 53401 - 262-555-0100 - www.acme.com": an address and a way to reach
 * who sits there, without a sentence or a person, is what a letterhead has at the foot; and so is
 * an address of lines of its own, "Mailing Address:" above it, or below a passage. */
gboolean
press_tell_is_letter_foot (const PressTelling *release, const PressBlock *block,
                           const PressEvidence *evidence)
{
  gboolean is_address_alone
      = block->first_line < block->last_line && !(block->flags & PRESS_BLOCK_PROSE);

  return !(block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))
         && block->n_words <= MOST_WORDS_OF_FOOT
         && (evidence->counts[PRESS_TOKEN_URL] > 0 || is_address_alone
             || ((release->in_about || release->in_legal)
                 && get_tokens (release->parse)->kind == PRESS_TOKEN_NUMBER
                 && press_wording_says (release, PRESS_WORDING_IS_ADDRESS)))
         && evidence->counts[PRESS_TOKEN_EMAIL] == 0
         && press_wording_says (release, PRESS_WORDING_NAMES_STATE_AND_CODE);
}

/* Whether the block just scanned is a name, a title, a signature or a company, as they stand below
 * "On behalf of the Board". */
static gboolean
is_signer (const PressTelling *release, const PressBlock *block, const PressEvidence *evidence)
{
  return block->n_words <= MOST_WORDS_OF_SIGNER && !(block->flags & PRESS_BLOCK_COLON)
         && !press_tell_is_contact_matter (evidence) && evidence->counts[PRESS_TOKEN_URL] == 0
         && (evidence->counts[PRESS_TOKEN_JOB] > 0
             || press_wording_says (release, PRESS_WORDING_OPENS_WITH_PERSON)
             || press_wording_says (release, PRESS_WORDING_OPENS_AS_SIGNED)
             || press_wording_says (release, PRESS_WORDING_ENDS_IN_COMPANY))
         && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                != PRESS_LINE_CLASS_ABOUT;
}

/* "Sincerely," alone closes a letter. */
static gboolean
closes_letter (const PressTelling *release, const PressBlock *block)
{
  return block->n_words <= MOST_WORDS_OF_CLOSE
         && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_SIGNING
         && press_span_get_ending (release->parse, block->span) == PRESS_ENDING_COMMA;
}

/* "On behalf of the Board of Directors" or "Sincerely," and the blocks below it that say who signs.
 */
gboolean
press_tell_is_signing (PressTelling *release, const PressBlock *block,
                       const PressEvidence *evidence)
{
  if (block->n_words <= MOST_WORDS_OF_SIGNING && !press_tell_is_contact_matter (evidence)
      && (press_line_scanner_is_signing (release->parse->line_scanner, block->span)
          || closes_letter (release, block)
          || press_wording_says (release, PRESS_WORDING_IS_SIGNATURE)))
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

/* "Jane Roe", "President", "Acme, Inc.", each in a line of its own below what describes a company:
 * who signs, unless somebody is to be reached there. */
gboolean
press_tell_is_signed_off (PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return release->in_about && block->first_line < block->last_line
         && count_lines (block) <= MOST_LINES_OF_SIGNER && block->n_words <= MOST_WORDS_OF_SIGNER
         && (block->flags & (PRESS_BLOCK_TITLED | PRESS_BLOCK_COLON | PRESS_BLOCK_COLUMNS))
                == PRESS_BLOCK_TITLED
         && press_wording_says (release, PRESS_WORDING_OPENS_WITH_PERSON)
         && press_wording_says (release, PRESS_WORDING_NAMES_OFFICER)
         && (index + 1 == release->end || !press_tell_is_above_contacts (release, index));
}

/* "Follow us on LinkedIn", "Photo: http://www.example.com", "G-ACME": a line of its own that is of
 * no passage, nor is a note behind its raised mark below one. */
gboolean
press_tell_is_foot (const PressTelling *release, const PressBlock *block)
{
  PressLineScanner *scanner = release->parse->line_scanner;

  return block->n_words <= MOST_WORDS_OF_FOOT
         && (press_line_scanner_says (scanner, block->span, PRESS_EDGE_IS_FOOT)
             || ((release->in_about || release->in_legal)
                 && press_line_scanner_says (scanner, block->span,
                                             PRESS_EDGE_OPENS_WITH_RAISED_MARK))
             || ((block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_URL))
                 && press_line_scanner_is_caption (scanner, block->span)));
}

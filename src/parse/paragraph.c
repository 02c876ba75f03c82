/* What a paragraph from the lede on is by its cues: of a caution, a legend, a call, or none of
 * them. */
#include "parse/call-notice.h"
#include "release-parser.h"

#define MOST_WEIGHT_OF_CLOSE 7     /* of a sentence of caution behind others */
#define FEWEST_WEIGHT_OVER_RISKS 4 /* of a caution that leads to a list */

/* A notice of trademarks, unless it closes a paragraph that tells more of the issuer, or one right
 * below the heading of its description. */
static gboolean
tells_of_trademarks (const PressTelling *release, const PressEvidence *evidence)
{
  return press_evidence_tells (evidence, PRESS_PASSAGE_TRADEMARK, FALSE)
         && release->last_token != PRESS_BLOCK_TOKEN_ABOUT_HEADING
         && (evidence->weights[PRESS_PASSAGE_ABOUT] <= evidence->weights[PRESS_PASSAGE_TRADEMARK]
             || !press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER));
}

/* "We expect $4 million. These are forward-looking statements …": what is foreseen is told in it.
 */
static gboolean
closes_in_caution (const PressEvidence *evidence)
{
  return evidence->counts[PRESS_TOKEN_MONEY] > 0
         && evidence->weights[PRESS_PASSAGE_CAUTION] <= MOST_WEIGHT_OF_CLOSE;
}

/* "These include:", right above a list. */
static gboolean
leads_to_list (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return (block->flags & PRESS_BLOCK_COLON) && index + 1 < release->end
         && press_tell_body_token (block[1].line_class) == PRESS_BLOCK_TOKEN_ITEM;
}

/* "The call is at 5 p.m. … For any non-GAAP measures that are discussed there, see …": a call's,
 * whatever it adds. */
static gboolean
gives_hour_or_number_of_call (const PressEvidence *evidence)
{
  return press_evidence_tells (evidence, PRESS_PASSAGE_CALL, FALSE)
         && evidence->counts[PRESS_TOKEN_TIME] + evidence->counts[PRESS_TOKEN_PHONE] > 0;
}

/* What a paragraph is by its cues. Right below "Adjusted EBITDA" fewer of them tell that it
 * explains what that is, but with an amount it tells how much there was. */
guint16
press_tell_paragraph (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressBlock *block = get_block (release->parse, index);
  guint16 last = (guint16) release->last_token;

  if (block->line_class == PRESS_LINE_CLASS_CALL && (block->flags & PRESS_BLOCK_PROSE)
      && (release->is_under_call || release->last_token == PRESS_BLOCK_TOKEN_LABEL)
      && press_tell_is_in_call (release, index))
    block->line_class = PRESS_LINE_CLASS_TEXT; /* "Replay: ..." is a label of the call above it */
  if ((block->flags & PRESS_BLOCK_PROSE) && block->line_class != PRESS_LINE_CLASS_RUN_IN
      && press_block_get_run_in_token (block->line_class) != 0)
    return press_block_get_run_in_token (block->line_class) == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
                   && leads_to_list (release, index)
               ? PRESS_BLOCK_TOKEN_CAUTION_LEAD
               : press_block_get_run_in_token (block->line_class);
  if (press_evidence_tells (evidence, PRESS_PASSAGE_RESERVES, FALSE)
      && !press_evidence_tells (evidence, PRESS_PASSAGE_CAUTION, TRUE)
      && evidence->weights[PRESS_PASSAGE_RESERVES] > evidence->weights[PRESS_PASSAGE_CAUTION]
      && (last == PRESS_BLOCK_TOKEN_CAUTION_HEADING || last == PRESS_BLOCK_TOKEN_LEGAL_HEADING))
    return PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_CAUTION, release->is_below_caution)
      && !closes_in_caution (evidence))
    return block->flags & PRESS_BLOCK_COLON ? PRESS_BLOCK_TOKEN_CAUTION_LEAD
                                            : PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH;
  if (evidence->weights[PRESS_PASSAGE_CAUTION] >= FEWEST_WEIGHT_OVER_RISKS
      && leads_to_list (release, index))
    return PRESS_BLOCK_TOKEN_CAUTION_LEAD; /* of what may go wrong */
  if ((press_evidence_tells (evidence, PRESS_PASSAGE_OFFER, FALSE)
       && !(last == PRESS_BLOCK_TOKEN_ABOUT_HEADING
            && press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER)))
      || tells_of_trademarks (release, evidence))
    return PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH;
  if (gives_hour_or_number_of_call (evidence))
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_NON_GAAP,
                            last == PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH
                                || (press_tell_is_open_heading (last) && release->heading_weight > 0
                                    && evidence->counts[PRESS_TOKEN_MONEY] == 0)))
    return PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH;
  if (press_tell_is_of_call (release, index, evidence))
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  return PRESS_BLOCK_TOKEN_PARAGRAPH;
}

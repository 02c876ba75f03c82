/* Notices of calls: which blocks announce one, give its numbers and its hours. */
#include "parse/call-notice.h"
#include "release-parser.h"

#define CALL_MATTER                                                                                \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE) | PRESS_TOKEN_BIT (PRESS_TOKEN_EMAIL)                       \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_CODE) | PRESS_TOKEN_BIT (PRESS_TOKEN_URL)                        \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_TIME))

/* Numbers below the announcement of a call are those to dial, and so are those that any text under
 * its heading leads to with a colon. */
gboolean
press_tell_is_in_call (const PressTelling *release, guint index)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CALL_HEADING
         || release->last_token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
         || release->last_token == PRESS_BLOCK_TOKEN_CALL_LEDE
         || release->last_token == PRESS_BLOCK_TOKEN_LABEL
         || (release->is_under_call && release->last_token == PRESS_BLOCK_TOKEN_PARAGRAPH
             && (get_block (release->parse, index - 1)->flags & PRESS_BLOCK_COLON));
}

static gboolean
was_call (const PressTelling *release)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
         || release->last_token == PRESS_BLOCK_TOKEN_CALL_LEDE;
}

/* A call is announced by its name with a time or a way to it; where the name is less sure, such as
 * that of a meeting, by its time, or by a way to it below its announcement. A meeting of
 * shareholders is none unless it can be heard elsewhere. "We tell our news in filings, conference
 * calls and on www.acme.com" announces none. */
gboolean
press_tell_announces_call (const PressTelling *release, const PressEvidence *evidence)
{
  guint n_ways = evidence->counts[PRESS_TOKEN_PHONE] + evidence->counts[PRESS_TOKEN_CODE]
                 + evidence->counts[PRESS_TOKEN_URL];
  guint n_times = evidence->counts[PRESS_TOKEN_TIME];

  if (n_times == 0 && press_evidence_tells (evidence, PRESS_PASSAGE_CHANNEL, FALSE))
    return FALSE;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_CALL, FALSE))
    return n_times + n_ways > 0;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_MEETING, FALSE))
    return evidence->weights[PRESS_PASSAGE_CALL] > 0 && n_times > 0 && n_ways > 0;
  return press_evidence_tells (evidence, PRESS_PASSAGE_CALL, TRUE)
         && (n_times > 0 || (n_ways > 0 && was_call (release)));
}

/* "A replay of the call will be available by dialing:", right above the numbers. */
static gboolean
leads_to_numbers (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  gboolean has_number;

  if (!(block->flags & PRESS_BLOCK_COLON) || index + 1 >= release->end
      || !press_evidence_tells (evidence, PRESS_PASSAGE_CALL, was_call (release)))
    return FALSE;
  press_block_scan (parse, block + 1);
  has_number = (block[1].kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE)) != 0;
  press_block_scan (parse, block);
  return has_number;
}

/* "A replay will be available at 802-555-0142." right below the notice of a call: a number, an
 * address, a code or an hour, and any word of calls, unless it tells whom to ask or where news is
 * to be had. "Acme is a maker of lamps. More is on the Internet at www.acme.com" does not. */
static gboolean
goes_on_about_call (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  guint64 matter = get_block (release->parse, index)->kinds & CALL_MATTER;

  return press_tell_is_in_call (release, index) && evidence->weights[PRESS_PASSAGE_CALL] > 0
         && (evidence->weights[PRESS_PASSAGE_CONTACT] == 0
             || evidence->counts[PRESS_TOKEN_TIME] > 0)
         && !press_evidence_tells (evidence, PRESS_PASSAGE_CHANNEL, TRUE) && matter != 0
         && (matter != PRESS_TOKEN_BIT (PRESS_TOKEN_URL)
             || evidence->weights[PRESS_PASSAGE_ABOUT] == 0
             || !press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER));
}

/* Whether a paragraph announces a call, leads to its numbers or goes on about it. */
gboolean
press_tell_is_of_call (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  return press_tell_announces_call (release, evidence)
         || leads_to_numbers (release, index, evidence)
         || goes_on_about_call (release, index, evidence);
}

/* "The dial-in number is:", "Replay Numbers" below the notice of a call, over numbers. */
gboolean
press_tell_labels_numbers_of_call (const PressTelling *release, guint index,
                                   const PressEvidence *evidence)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  gboolean has_number;

  if (!press_tell_is_in_call (release, index) || evidence->weights[PRESS_PASSAGE_CALL] == 0
      || (block->flags & PRESS_BLOCK_PROSE)
      || (!(block->flags & PRESS_BLOCK_COLON) && block->n_words > PRESS_MOST_WORDS_OF_CALL_LABEL)
      || index + 1 >= release->end || (block[1].flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE)))
    return FALSE;
  press_block_scan (parse, block + 1);
  has_number = (block[1].kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE)) != 0;
  press_block_scan (parse, block);
  return has_number;
}

/* "International: Net sales rose …", "Domestic Stores:" over text: what would be the label of a
 * number to dial tells of a part of the business where no call is announced. */
gboolean
press_tell_names_segment (PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return block->line_class == PRESS_LINE_CLASS_LABEL && !(block->kinds & CALL_MATTER)
         && !release->is_under_call && !press_tell_is_in_call (release, index)
         && press_line_scanner_names_segment (release->parse->line_scanner, block->span)
         && ((block->flags & PRESS_BLOCK_PROSE)
             || (index + 1 < release->end && !press_tell_is_above_contacts (release, index)
                 && (block[1].flags & PRESS_BLOCK_PROSE) && !(block[1].kinds & CALL_MATTER)));
}

/* "Jo Park will speak on May 4 at 2:10 p.m." above "The talk will be webcast at ir.acme.com": the
 * paragraphs with the hours announce the call whose way stands below them, and so does the lede
 * that has the hour, or the day where they lack it. */
gboolean
press_tell_hours_of_call (const PressTelling *release, guint index, const PressEvidence *evidence)
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

/* "Acme will report on May 4." above "A call will be held that day at 10:00 a.m.": where the notice
 * just scanned has an hour and no day, the paragraph right above that tells it is part of it. */
void
press_tell_day_of_call (const PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressParse *parse = release->parse;
  PressBlock *above;

  if (index <= release->lede || evidence->counts[PRESS_TOKEN_TIME] == 0
      || evidence->counts[PRESS_TOKEN_DATE] > 0)
    return;
  above = get_block (parse, index - 1);
  if ((above->token != PRESS_BLOCK_TOKEN_PARAGRAPH && above->token != PRESS_BLOCK_TOKEN_LEDE)
      || !(above->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_DATE)))
    return;
  press_block_scan (parse, above);
  if (press_wording_says (release, PRESS_WORDING_TELLS_DAY_OF_CALL))
    above->token = above->token == PRESS_BLOCK_TOKEN_LEDE ? PRESS_BLOCK_TOKEN_CALL_LEDE
                                                          : PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  press_block_scan (parse, get_block (parse, index));
}

/* Whether the paragraph just scanned gives the hour of results in front of that of its call. */
gboolean
press_tell_gives_hour_of_results (const PressTelling *release, const PressBlock *block,
                                  const PressEvidence *evidence)
{
  return (block->token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
          || block->token == PRESS_BLOCK_TOKEN_CALL_LEDE)
         && evidence->counts[PRESS_TOKEN_TIME] > 1
         && press_wording_says (release, PRESS_WORDING_GIVES_HOUR_OF_RESULTS);
}

/* Marks the first hour among the children of a block as that of results. */
void
press_block_mark_first_hour (PressParse *parse, const PressBlock *block)
{
  PressNode *last = block->children;
  PressNode *node = last;

  if (last == NULL)
    return;
  do
    node = node->next;
  while (node != last && press_node_get_kind (node) != PRESS_NODE_TIME);
  if (press_node_get_kind (node) == PRESS_NODE_TIME)
    press_node_take_attribute (node, parse->arena, PRESS_ATTRIBUTE_TYPE, "results");
}

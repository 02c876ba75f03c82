/* What stands in front of the lede: labels, mastheads, notices, contacts and titles. */
#include "parse/front.h"
#include "parse/papers.h"
#include "parse/quotation.h"
#include "parse/table-line.h"

#include <string.h>

#define FEWEST_WORDS_OF_CALL 12
#define FEWEST_NOTE_WORDS 14

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

static gboolean
asks_to_call (const PressFrontBlock *asked)
{
  return press_tell_is_contact_matter (asked->evidence)
         && (press_wording_says (asked->release, PRESS_WORDING_OPENS_WITH_CUE)
             || press_wording_says (asked->release, PRESS_WORDING_OPENS_WITH_INVITATION));
}

/* "For information, call (802) 555-0100:" */
static gboolean
asks_to_call_those_below (const PressFrontBlock *asked)
{
  return (asked->block->flags & PRESS_BLOCK_COLON) && asks_to_call (asked);
}

static gboolean
names_company_to_call (const PressFrontBlock *asked)
{
  return is_company_of_contacts (asked->release, asked->block);
}

static gboolean
is_dated (const PressFrontBlock *asked)
{
  return (asked->block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_DATE)) != 0;
}

static gboolean
names_wire_with_date (const PressFrontBlock *asked)
{
  return is_dated (asked) && press_front_names_wire_or_exchange (asked);
}

static gboolean
names_wire_without_date (const PressFrontBlock *asked)
{
  return !is_dated (asked) && press_front_names_wire_or_exchange (asked);
}

static gboolean
is_dateline_again (const PressFrontBlock *asked)
{
  return press_block_find_said_again (asked->release->parse, asked->index) == asked->release->lede;
}

static gboolean
is_title_again (const PressFrontBlock *asked)
{
  return press_tell_is_said_again (asked->release, asked->index);
}

static gboolean
is_note_above_title (const PressFrontBlock *asked)
{
  const PressTelling *release = asked->release;

  return !release->has_title
         && ((is_note (asked->block) && !is_title_in_sentences (release, asked->index))
             || (asked->index + 1 < release->lede
                 && is_basis_of_amounts (release->parse, asked->block)));
}

static gboolean
is_note_below_title (const PressFrontBlock *asked)
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
announces_call_above_title (const PressFrontBlock *asked)
{
  const PressEvidence *evidence = asked->evidence;

  return !asked->release->has_title && asked->block->n_words >= FEWEST_WORDS_OF_CALL
         && tells_hour_of_call (evidence)
         && evidence->counts[PRESS_TOKEN_PHONE] + evidence->counts[PRESS_TOKEN_URL] > 0;
}

/* Sentences below the title that tell when a call is, or go on about it: "A replay can be heard at
 * 802-555-0142." No subheadline is as long, unless it stands in brackets. */
static gboolean
announces_call_in_sentences (const PressFrontBlock *asked)
{
  if (!asked->release->has_title || !(asked->block->flags & PRESS_BLOCK_PROSE)
      || !(asked->block->flags & PRESS_BLOCK_STOPPED)
      || asked->block->n_words < FEWEST_WORDS_OF_CALL
      || get_tokens (asked->release->parse)->kind == PRESS_TOKEN_OPEN)
    return FALSE;
  return tells_hour_of_call (asked->evidence)
         || (asked->release->last_token == PRESS_BLOCK_TOKEN_FRONT_CALL
             && asked->evidence->weights[PRESS_PASSAGE_CALL] > 0);
}

/* "CONFERENCE CALL TODAY AT 5:00 P.M. ET": below it the hour is enough. */
static gboolean
announces_call_below_title (const PressFrontBlock *asked)
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
  gboolean (*is_so) (const PressFrontBlock *asked);
  guint16 token;
} answers[] = {
  { press_front_is_address, PRESS_BLOCK_TOKEN_MASTHEAD },
  { press_front_adds_numbers, PRESS_BLOCK_TOKEN_MASTHEAD },
  { press_front_holds_contacts, PRESS_BLOCK_TOKEN_CONTACT_BLOCK },
  { asks_to_call_those_below, PRESS_BLOCK_TOKEN_CONTACT_BLOCK },
  { announces_call_above_title, PRESS_BLOCK_TOKEN_FRONT_CALL },
  { announces_call_in_sentences, PRESS_BLOCK_TOKEN_FRONT_CALL },
  { announces_call_below_title, PRESS_BLOCK_TOKEN_TITLE_CALL },
  { asks_to_call, PRESS_BLOCK_TOKEN_FRONT_NOTE },
  { names_company_to_call, PRESS_BLOCK_TOKEN_CONTACT_BLOCK },
  { press_front_names_issuer, PRESS_BLOCK_TOKEN_MASTHEAD },
  { press_front_is_motto, PRESS_BLOCK_TOKEN_MASTHEAD },
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
tell_title_item (const PressFrontBlock *asked)
{
  if (!asked->release->has_title)
    return tell_title (asked->block);
  return is_note_below_title (asked) ? PRESS_BLOCK_TOKEN_FRONT_NOTE : PRESS_BLOCK_TOKEN_TITLE_ITEM;
}

/* What the block is, of which its line tells @token; 0: nothing. */
static guint16
tell_front (const PressFrontBlock *asked, guint16 token)
{
  gboolean may_be_letterhead = token == 0 || token == PRESS_BLOCK_TOKEN_MASTHEAD;
  guint16 head = may_be_letterhead ? press_tell_heads_contacts (asked->release, asked->block) : 0;

  if (token == PRESS_BLOCK_TOKEN_MASTHEAD && press_front_leads_to_number (asked))
    return PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  if (head != 0)
    return head;
  if (press_front_holds_contacts_in_columns (asked)
      || (may_be_letterhead && press_front_names_reached_person (asked)))
    return PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
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
  PressFrontBlock asked = { release, index, block, &evidence };
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

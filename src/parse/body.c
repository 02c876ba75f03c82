/* What the blocks are from the lede on: by their words, their cues, their layout and neighbours. */
#include "parse/call-notice.h"
#include "parse/contact.h"
#include "parse/foot.h"
#include "parse/names.h"
#include "parse/line-ink.h"
#include "release-parser.h"

#define MOST_WORDS_OF_NUMBERED_HEADING 9
#define FEWEST_WORDS_OF_CALL_HEADING 2
#define MOST_LINES_ABOVE_TABLE 4

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
  [PRESS_LINE_CLASS_NAVIGATION] = PRESS_BLOCK_TOKEN_FOOT,
};

guint16
press_tell_body_token (PressLineClass line_class)
{
  return body_tokens[line_class];
}

static gboolean
is_caution (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_CAUTION_HEADING || token == PRESS_BLOCK_TOKEN_CAUTION_LEAD
         || token == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH;
}

/* A date between the labels of a call notice is one of them. */
static gboolean
is_beside_label (const PressTelling *release, guint index)
{
  return release->last_token == PRESS_BLOCK_TOKEN_LABEL
         || (index + 1 < release->end
             && get_block (release->parse, index + 1)->line_class == PRESS_LINE_CLASS_LABEL);
}

/* "Conference Call Details:" set as a heading over a list. */
static gboolean
heads_list_of_call (const PressTelling *release, const PressBlock *block)
{
  return block[1].line_class == PRESS_LINE_CLASS_BULLET
         && (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_CAPS))
         && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_CALL;
}

/* "Conference Call Information:" over text, and below no other label, opens a section. */
static gboolean
is_label_over_text (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return release->last_token != PRESS_BLOCK_TOKEN_LABEL && index + 1 < release->end
         && block->first_line == block->last_line && (block->flags & PRESS_BLOCK_COLON)
         && block->n_words >= FEWEST_WORDS_OF_CALL_HEADING
         && (press_tell_heads_passage (release, block, get_block (release->parse, index + 1))
             || heads_list_of_call (release, block));
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

/* "Acme Corp.    Beta, Inc." right above "Media Contact:    Investors:": whose contacts stand in
 * the columns below. */
static gboolean
is_over_columns_of_contacts (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return (block->flags & PRESS_BLOCK_COLUMNS) && block->first_line == block->last_line
         && index + 1 < release->end
         && (block[1].line_class == PRESS_LINE_CLASS_CONTACT_LABEL
             || block[1].line_class == PRESS_LINE_CLASS_CONTACT_ROLE
             || block[1].line_class == PRESS_LINE_CLASS_CONTACT_HEADING)
         && (block[1].flags & PRESS_BLOCK_COLUMNS) && !press_tell_is_in_call (release, index);
}

static guint16
tell_by_layout (PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressBlock *block = get_block (release->parse, index);

  if (block->line_class == PRESS_LINE_CLASS_STARS)
    return PRESS_BLOCK_TOKEN_PARAGRAPH; /* unless it closes the release: press_tell_closing */
  if ((block->kinds & WORDS) == 0)
    return PRESS_BLOCK_TOKEN_SIGNS;
  if (press_tell_is_signing (release, block, evidence))
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
           : press_tell_is_in_call (release, index)
                   || (release->is_under_call && block->line_class == PRESS_LINE_CLASS_LABEL)
               ? PRESS_BLOCK_TOKEN_LABEL
               : PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  if (is_over_columns_of_contacts (release, index))
    return PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  if (is_right_below_codes (release, index))
    return PRESS_BLOCK_TOKEN_CODES;
  if (press_tell_is_letter_foot (release, block, evidence))
    return PRESS_BLOCK_TOKEN_FOOT;
  if (block->line_class == PRESS_LINE_CLASS_LABEL && count_lines (block) <= 3)
    return is_label_over_text (release, index) ? press_tell_heading (release, index, evidence)
                                               : PRESS_BLOCK_TOKEN_LABEL;
  if (block->line_class == PRESS_LINE_CLASS_LEGAL) /* "Disclaimer:" may open either */
    return press_evidence_tells (evidence, PRESS_PASSAGE_CAUTION, FALSE)
               ? PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
               : PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH;
  if (block->line_class == PRESS_LINE_CLASS_DATE_LINE && index + 1 < release->end
      && press_line_scanner_is_signing (release->parse->line_scanner, block[1].span))
    return PRESS_BLOCK_TOKEN_FOOT;
  if (block->line_class == PRESS_LINE_CLASS_DATE_LINE)
    return is_beside_label (release, index) ? PRESS_BLOCK_TOKEN_LABEL : PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (press_tell_labels_numbers_of_call (release, index, evidence))
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  if (press_tell_is_heading (release, index, evidence)
      && !press_line_scanner_is_caption (release->parse->line_scanner, block->span))
    return press_tell_heading (release, index, evidence);
  return press_tell_paragraph (release, index, evidence);
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

/* Whether another block has a part of the same line. */
static gboolean
shares_line (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return (index > release->first && block[-1].last_line == block->first_line)
         || (index + 1 < release->end && block[1].first_line == block->last_line);
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

  if (block->first_line != block->last_line || block->n_words > PRESS_MOST_WORDS_OF_COMPANY
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

/* "2. Lamps sold well" in bold, over text that is not. */
static gboolean
is_bold_over_text (const PressBlock *block)
{
  return (block->flags & PRESS_BLOCK_BOLD) && (block[1].flags & PRESS_BLOCK_PROSE)
         && !(block[1].flags & PRESS_BLOCK_BOLD) && block[1].line_class == PRESS_LINE_CLASS_TEXT;
}

/* "2. Street Lamps" in a line of its own over a paragraph, and no other item right above, or "2.
 * Street Lamps:" over what is set no deeper, and is no item with a number: a heading with one. So
 * is what is in bold. */
static gboolean
is_numbered_heading (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);
  const PressBlock *next = block + 1;

  if (block->line_class != PRESS_LINE_CLASS_NUMBERED || block->first_line != block->last_line
      || block->n_words > MOST_WORDS_OF_NUMBERED_HEADING || index + 1 >= release->end)
    return FALSE;
  if (is_bold_over_text (block))
    return TRUE;
  if ((block->flags & (PRESS_BLOCK_TITLED | PRESS_BLOCK_STOPPED)) != PRESS_BLOCK_TITLED
      || (next->flags & PRESS_BLOCK_TABLE) || next->indent > block->indent)
    return FALSE;
  if (block->flags & PRESS_BLOCK_COLON)
    return next->line_class == PRESS_LINE_CLASS_TEXT || next->line_class == PRESS_LINE_CLASS_BULLET;
  return (release->last_token == PRESS_BLOCK_TOKEN_PARAGRAPH
          || release->last_token == PRESS_BLOCK_TOKEN_LEDE)
         && (next->flags & PRESS_BLOCK_PROSE) && next->line_class == PRESS_LINE_CLASS_TEXT;
}

/* What the class of a block's line tells. Right below a table, numbers and stars open its notes,
 * perhaps behind "The accompanying notes are a part of this statement", which heads nothing. */
static guint16
tell_by_line (PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);
  guint16 token = body_tokens[block->line_class];
  gboolean is_star = press_tell_is_star_of_table (release, block);
  gboolean is_below_table = release->in_notes || release->last_token == PRESS_BLOCK_TOKEN_TABLE;
  gboolean leads_to_notes
      = (is_below_table || token == PRESS_BLOCK_TOKEN_POINTER)
        && press_line_scanner_leads_to_notes (release->parse->line_scanner, block->span);

  if (token == PRESS_BLOCK_TOKEN_POINTER
      && (leads_to_notes
          || press_line_scanner_says (release->parse->line_scanner, block->span,
                                      PRESS_EDGE_LEADS_IN)))
    token = PRESS_BLOCK_TOKEN_PARAGRAPH;
  release->in_notes
      = is_below_table && (token == PRESS_BLOCK_TOKEN_ITEM || is_star || leads_to_notes);
  if (release->in_notes && (block->line_class == PRESS_LINE_CLASS_NUMBERED || is_star))
    return PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (is_numbered_heading (release, index))
    return 0;
  if (token == PRESS_BLOCK_TOKEN_ITEM
      && (press_tell_is_star_of_list (release, index) || (block->flags & PRESS_BLOCK_SIGNATURE)))
    return PRESS_BLOCK_TOKEN_PARAGRAPH; /* no item opens with a star or a dash of such a kind */
  return token;
}

/* What the block just scanned is, of which its line has told @token. */
static guint16
tell_by_words (PressTelling *release, guint index, guint16 token, const PressEvidence *evidence)
{
  PressBlock *block = get_block (release->parse, index);

  if (index == release->lede)
    return press_tell_announces_call (release, evidence) ? PRESS_BLOCK_TOKEN_CALL_LEDE
                                                         : PRESS_BLOCK_TOKEN_LEDE;
  if ((release->in_notes && token == PRESS_BLOCK_TOKEN_PARAGRAPH)
      || (token == PRESS_BLOCK_TOKEN_ITEM && press_tell_is_footnote (release, index)))
    return press_evidence_tells (evidence, PRESS_PASSAGE_NON_GAAP, FALSE)
               ? PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH
               : PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (token != 0
      && !(token == PRESS_BLOCK_TOKEN_ITEM
           && press_tell_is_contact_block (release, block, evidence)))
    return token;
  if (press_tell_names_segment (release, index))
    block->line_class = PRESS_LINE_CLASS_TEXT;
  find_run_in (release->parse, block);
  return tell_by_layout (release, index, evidence);
}

/* What a paragraph, just scanned, is in the part where it stands. */
static guint16
tell_by_part (PressTelling *release, guint index, const PressEvidence *evidence)
{
  PressBlock *block = get_block (release->parse, index);

  if (press_tell_hours_of_call (release, index, evidence)
      || (release->last_token == PRESS_BLOCK_TOKEN_CALL_HEADING
          && evidence->counts[PRESS_TOKEN_TIME] > 0))
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  if (index > release->lede && press_tell_is_in_call (release, index)
      && (block[-1].flags & PRESS_BLOCK_COLON)
      && press_wording_says (release, PRESS_WORDING_IS_ALL_NUMBERS))
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH; /* "The number to dial is:" above it */
  if (press_tell_is_in_call (release, index)
      && press_wording_says (release, PRESS_WORDING_IS_DIALED_FROM))
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  if ((release->last_token == PRESS_BLOCK_TOKEN_SOURCE
       || release->last_token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
      && press_wording_says (release, PRESS_WORDING_OPENS_WITH_REACHED_PERSON))
    return PRESS_BLOCK_TOKEN_CONTACT_BLOCK; /* whom the source names, without a label; one more */
  if (release->in_about && opens_with_speech (release->parse, evidence))
    return PRESS_BLOCK_TOKEN_SPEECH;
  if (press_tell_is_signed_off (release, index) || press_tell_is_foot (release, block)
      || press_wording_says (release, PRESS_WORDING_IS_LISTING))
    return PRESS_BLOCK_TOKEN_FOOT;
  if ((release->in_legal || release->in_about)
      && release->last_token != PRESS_BLOCK_TOKEN_ABOUT_HEADING /* the description itself */
      && press_tell_invites (release, block, evidence)
      && (press_wording_says (release, PRESS_WORDING_NAMES_PERSON)
          || (release->in_legal && press_tell_is_contact_matter (evidence))))
    return PRESS_BLOCK_TOKEN_INVITATION; /* whom to ask is no part of a passage */
  return PRESS_BLOCK_TOKEN_PARAGRAPH;
}

gboolean
press_tell_is_on_top_of_page (const PressTelling *release, const PressBlock *block)
{
  const PressParse *parse = release->parse;
  guint line = block->first_line;

  while (line > 0 && press_line_is_blank (parse, line - 1))
    line--;
  return line > 0
         && (parse->line_classes[line - 1] == PRESS_LINE_CLASS_PAGE_MARK
             || parse->line_classes[line - 1] == PRESS_LINE_CLASS_FURNITURE);
}

/* Whether a block is the running head of its page: the title once more, and the date below that. */
static gboolean
is_running_head (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (block->line_class == PRESS_LINE_CLASS_DATE_LINE)
    return block[-1].token == 0 && block[-1].last_line + 2 >= block->first_line;
  return press_tell_is_on_top_of_page (release, block)
         && press_tell_is_title_again (release, index);
}

void
press_tell_body_block (PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  guint16 token;
  gboolean has_hour_of_results;
  PressEvidence evidence;

  release->is_below_links |= block->line_class == PRESS_LINE_CLASS_NAVIGATION;
  if (release->is_below_links && !(block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_PROSE)))
    {
      release->last_token = block->token = PRESS_BLOCK_TOKEN_FOOT;
      press_block_scan (parse, block);
      press_block_build_inside (parse, block);
      return;
    }
  if (block->flags & PRESS_BLOCK_TABLE)
    {
      release->last_token = block->token = PRESS_BLOCK_TOKEN_TABLE;
      release->last_table = index;
      release->in_legal = release->is_below_caution = FALSE;
      return;
    }
  if (index != release->lede && names_whose_statement (release, index))
    {
      join_table (block);
      return;
    }
  if (index > release->lede && is_running_head (release, index))
    {
      make_furniture (parse, block);
      return;
    }
  token = tell_by_line (release, index);
  if (token != PRESS_BLOCK_TOKEN_EXHIBIT_LABEL || shares_line (release, index))
    {
      press_block_scan (parse, block);
      press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
      if (token != PRESS_BLOCK_TOKEN_EXHIBIT_LABEL)
        token = tell_by_words (release, index, token, &evidence);
    }
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL && !shares_line (release, index))
    {
      make_furniture (parse, block);
      return;
    }
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL)
    token = PRESS_BLOCK_TOKEN_FOOT; /* contacts beside it may be read by whole lines */
  if (token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK && evidence.counts[PRESS_TOKEN_CODE] > 0)
    token = PRESS_BLOCK_TOKEN_CALL_PARAGRAPH; /* with an access code nobody but a call is reached */
  if (token == PRESS_BLOCK_TOKEN_PARAGRAPH)
    token = tell_by_part (release, index, &evidence);
  else if (token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH && evidence.counts[PRESS_TOKEN_TIME] == 0)
    press_tell_hours_of_call (release, index, &evidence);
  if (token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH)
    press_tell_day_of_call (release, index, &evidence);
  if (token != PRESS_BLOCK_TOKEN_PARAGRAPH)
    release->in_about = token == PRESS_BLOCK_TOKEN_ABOUT_HEADING;
  block->token = token;
  press_tell_keep_references (release, block);
  if (token == PRESS_BLOCK_TOKEN_ITEM)
    block->level = find_item_level (release, block);
  release->last_token = token;
  release->is_below_caution
      = is_caution (token) || (token == PRESS_BLOCK_TOKEN_ITEM && release->is_below_caution);
  note_passage (release, block);
  has_hour_of_results = press_tell_gives_hour_of_results (release, block, &evidence);
  if (token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
    press_block_build_inside (parse, block);
  if (has_hour_of_results)
    press_block_mark_first_hour (parse, block);
}

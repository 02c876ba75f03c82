/* What each block is: its words as the scanners tell them, weighed with its layout and neighbours.
 */
#include "parse/classify.h"
#include "parse/contact.h"
#include "parse/dateline.h"
#include "parse/evidence.h"
#include "parse/issuer.h"
#include "parse/listing.h"
#include "parse/quotation.h"
#include "parse/values.h"
#include "parse/vocabulary.h"
#include "release-parser.h"

#include <string.h>

#define FURTHEST_LEDE 60 /* blocks in front of a dateline */
#define MOST_PROSE_BEFORE_LEDE 8
#define MOST_HEADING_WORDS 16
#define MOST_HEADING_LINES 3
#define MOST_TITLE_LINES 12
#define FEWEST_NOTE_WORDS 14
#define SOON 12 /* tokens from a block's start */
#define MOST_AMOUNTS_OF_DESCRIPTION 3
#define MOST_ROW_LINES_OF_CONTACT 12

/* One release while its blocks are told. */
typedef struct
{
  PressParse *parse;
  guint first;
  guint lede; /* the block with the dateline, or @end */
  guint end;
  guint last_prose;
  guint last_token;
  gboolean has_label;
  gboolean has_title;
  gboolean in_notes;     /* right below a table */
  guint16 heading_style; /* of the first heading */
  guint16 subheading_style;
} Release;

static PressBlock *
get_block (const PressParse *parse, guint index)
{
  return &g_array_index (parse->blocks, PressBlock, index);
}

static guint
count_lines (const PressBlock *block)
{
  return block->last_line - block->first_line + 1;
}

/* The tokens of a block, without the pages in it. */
static void
scan_block (PressParse *parse, const PressBlock *block)
{
  g_autoptr (GArray) pieces = NULL;
  PressSpan piece = block->span;

  g_array_set_size (parse->tokens, 0);
  if (!(block->flags & PRESS_BLOCK_HAS_FLOATS))
    {
      press_tokenizer_scan (parse->tokenizer, &piece, 1, parse->tokens);
      return;
    }
  pieces = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  for (guint line = block->first_line; line <= block->last_line; line++)
    {
      if (press_line_is_float (parse, line) || press_line_is_blank (parse, line))
        continue;
      piece = press_line_get_span (parse, line);
      piece.start = MAX (piece.start, block->span.start);
      if (line < block->last_line && line + 1 < parse->copy->n_lines)
        piece.end = parse->copy->lines[line + 1].start;
      piece.end = MIN (piece.end, block->span.end);
      g_array_append_val (pieces, piece);
    }
  press_tokenizer_scan (parse->tokenizer, (const PressSpan *) (gpointer) pieces->data, pieces->len,
                        parse->tokens);
}

static const PressToken *
get_tokens (const PressParse *parse)
{
  return (const PressToken *) (gconstpointer) parse->tokens->data;
}

/* Tables by class. */

/* What a line is in front of the lede. Zero: a title. */
static const guint16 front_tokens[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_EXHIBIT_LABEL] = PRESS_BLOCK_TOKEN_EXHIBIT_LABEL,
  [PRESS_LINE_CLASS_MASTHEAD] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_NOTICE] = PRESS_BLOCK_TOKEN_NOTICE,
  [PRESS_LINE_CLASS_DATE_LINE] = PRESS_BLOCK_TOKEN_DATE_LINE,
  [PRESS_LINE_CLASS_BULLET] = PRESS_BLOCK_TOKEN_TITLE_ITEM,
  [PRESS_LINE_CLASS_CORRECTION] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_LEGAL] = PRESS_BLOCK_TOKEN_FRONT_NOTE,
  [PRESS_LINE_CLASS_CONTACT_HEADING] = PRESS_BLOCK_TOKEN_CONTACT_HEADING,
  [PRESS_LINE_CLASS_CONTACT_LABEL] = PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
  [PRESS_LINE_CLASS_CONTACT_ROLE] = PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
  [PRESS_LINE_CLASS_END_MARK] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_STARS] = PRESS_BLOCK_TOKEN_MASTHEAD,
};

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

/* What a paragraph is whose first words are a run-in heading. */
static const guint16 run_in_tokens[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_ABOUT] = PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH,
  [PRESS_LINE_CLASS_CAUTION] = PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH,
  [PRESS_LINE_CLASS_NON_GAAP] = PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH,
};

static gboolean
is_wrapper (const PressBlock *block)
{
  return block->line_class >= PRESS_LINE_CLASS_WRAPPER_OPEN
         && block->line_class <= PRESS_LINE_CLASS_WRAPPER_CLOSE;
}

/* Finding the lede, and with it where a release begins and ends. */

static gboolean
has_dateline (PressParse *parse, const PressBlock *block)
{
  if (block->flags & PRESS_BLOCK_TABLE || block->n_words < 3)
    return FALSE;
  scan_block (parse, block);
  g_array_set_size (parse->phrases, 0);
  return press_parse_dateline (parse, get_tokens (parse), parse->tokens->len, parse->phrases);
}

/* The first block from @first that opens with a dateline, or G_MAXUINT. */
static guint
find_lede (PressParse *parse, guint first)
{
  guint n_prose = 0;

  for (guint i = first; i < parse->blocks->len && i < first + FURTHEST_LEDE; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (is_wrapper (block) || n_prose > MOST_PROSE_BEFORE_LEDE)
        break;
      if (has_dateline (parse, block))
        return i;
      n_prose += (block->flags & PRESS_BLOCK_PROSE) ? 1 : 0;
    }
  return G_MAXUINT;
}

/* A label opens another release where a dateline follows it; else a page repeats it. */
static guint
find_end (PressParse *parse, guint lede)
{
  guint i;

  for (i = lede + 1; i < parse->blocks->len; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (is_wrapper (block)
          || (block->line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL
              && find_lede (parse, i + 1) != G_MAXUINT))
        break;
    }
  return i;
}

/* Without a dateline, the front ends at the first paragraph. */
static guint
find_first_prose (PressParse *parse, guint first)
{
  guint i = first;

  while (i < parse->blocks->len && !is_wrapper (get_block (parse, i))
         && (!(get_block (parse, i)->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
             || front_tokens[get_block (parse, i)->line_class] != 0))
    i++;
  return i;
}

/* Building what is inside a block. */

static PressNode *
make_float (PressParse *parse, guint line)
{
  static const PressNodeKind kinds[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_PAGE_MARK] = PRESS_NODE_PAGE_MARK,
    [PRESS_LINE_CLASS_FURNITURE] = PRESS_NODE_FURNITURE,
    [PRESS_LINE_CLASS_RULE] = PRESS_NODE_RULE,
    [PRESS_LINE_CLASS_TAG] = PRESS_NODE_TAG,
    [PRESS_LINE_CLASS_TABLE_OPEN] = PRESS_NODE_TAG,
    [PRESS_LINE_CLASS_TABLE_CLOSE] = PRESS_NODE_TAG,
  };
  PressSpan span = press_line_get_span (parse, line);

  while (span.start < span.end && g_ascii_isspace (parse->text[span.start]))
    span.start++;
  while (span.end > span.start && g_ascii_isspace (parse->text[span.end - 1]))
    span.end--;
  return press_node_new (parse->arena, kinds[parse->line_classes[line]], span);
}

static void
build_children (PressParse *parse, PressBlock *block, GArray *phrases)
{
  g_autoptr (GPtrArray) floats = NULL;

  if (!(block->flags & PRESS_BLOCK_HAS_FLOATS))
    {
      block->children
          = press_phrases_build (parse->arena, parse->copy, block->span, phrases, NULL, 0);
      return;
    }
  floats = g_ptr_array_new ();
  for (guint line = block->first_line; line <= block->last_line; line++)
    if (press_line_is_float (parse, line))
      g_ptr_array_add (floats, make_float (parse, line));
  block->children = press_phrases_build (parse->arena, parse->copy, block->span, phrases,
                                         (PressNode *const *) floats->pdata, floats->len);
}

/* The words that run into a paragraph as its heading, to their colon. */
static void
add_run_in_heading (PressParse *parse, const PressBlock *block, GArray *phrases)
{
  PressSpan head = press_line_get_span (parse, block->first_line);

  press_line_scanner_classify (parse->line_scanner, head);
  head.start = block->span.start;
  head.end = head.start + press_line_scanner_get_head_length (parse->line_scanner);
  press_phrases_add (phrases, PRESS_NODE_HEADING, head);
}

/* The mark of an item ends at its first blank. */
static void
add_bullet (PressParse *parse, const PressBlock *block, GArray *phrases)
{
  PressSpan mark = { block->span.start, block->span.start };

  while (mark.end < block->span.end && !g_ascii_isspace (parse->text[mark.end]))
    mark.end++;
  press_phrases_add (phrases, PRESS_NODE_BULLET, mark);
}

/* A label ends at its colon, or with its line where it has no value. */
static void
add_label (PressParse *parse, const PressBlock *block, GArray *phrases)
{
  const PressToken *tokens = get_tokens (parse);
  PressSpan value = { block->span.end, block->span.end };
  PressSpan label = block->span;

  for (guint i = 0; i + 1 < parse->tokens->len; i++)
    if (tokens[i].kind == PRESS_TOKEN_COLON)
      {
        label.end = tokens[i].span.end;
        if (tokens[i + 1].kind != PRESS_TOKEN_END)
          value.start = tokens[i + 1].span.start;
        break;
      }
  press_phrases_add (phrases, PRESS_NODE_LABEL, label);
  if (value.start < value.end)
    press_phrases_add (phrases, PRESS_NODE_VALUE, value);
}

/* In the announcement of a call a word such as "today" is its date; the dateline tells which. */
static void
add_day_words (PressParse *parse, GArray *phrases)
{
  for (guint i = 0; i < parse->tokens->len; i++)
    {
      const PressToken *token = &get_tokens (parse)[i];

      if (token->kind == PRESS_TOKEN_WORD
          && press_vocabulary_find (PRESS_LIST_DAY_WORD, parse->text + token->span.start,
                                    token->span.end - token->span.start)
                 != NULL)
        press_phrase_take_attribute (press_phrases_add (phrases, PRESS_NODE_DATE, token->span),
                                     parse->arena, PRESS_ATTRIBUTE_TYPE, "day-word");
    }
}

/* The issuer's name in the lede, by which closing paragraphs are known, too. */
static PressSpan
find_issuer_name (PressParse *parse)
{
  g_array_set_size (parse->phrases, 0);
  press_parse_dateline (parse, get_tokens (parse), parse->tokens->len, parse->phrases);
  press_parse_issuer (parse, get_tokens (parse), parse->tokens->len, parse->phrases);
  for (guint i = 0; i < parse->phrases->len; i++)
    if (g_array_index (parse->phrases, PressPhrase, i).kind == PRESS_NODE_ISSUER)
      return g_array_index (parse->phrases, PressPhrase, i).span;
  return (PressSpan){ 0, 0 };
}

/* People speak in the text, not in headlines or legal passages. */
static gboolean
may_hold_speech (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_LEDE || token == PRESS_BLOCK_TOKEN_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH || token == PRESS_BLOCK_TOKEN_ITEM;
}

/* Finds the phrases of a block whose tokens have been scanned, and builds its children. */
static void
build_inside (PressParse *parse, PressBlock *block)
{
  const PressToken *tokens = get_tokens (parse);
  guint n_tokens = parse->tokens->len;

  g_array_set_size (parse->phrases, 0);
  if (block->token == PRESS_BLOCK_TOKEN_ITEM || block->token == PRESS_BLOCK_TOKEN_TITLE_ITEM)
    add_bullet (parse, block, parse->phrases);
  if (block->token == PRESS_BLOCK_TOKEN_LABEL)
    add_label (parse, block, parse->phrases);
  if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH || block->token == PRESS_BLOCK_TOKEN_LEDE)
    press_parse_contact_phrases (parse, tokens, n_tokens, parse->phrases);
  if (block->token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH)
    add_day_words (parse, parse->phrases);
  if (block->token == PRESS_BLOCK_TOKEN_LEDE)
    {
      press_parse_dateline (parse, tokens, n_tokens, parse->phrases);
      if (parse->issuer.end > 0)
        press_phrases_add (parse->phrases, PRESS_NODE_ISSUER, parse->issuer);
    }
  if ((block->flags & PRESS_BLOCK_PROSE) && run_in_tokens[block->line_class] == block->token)
    add_run_in_heading (parse, block, parse->phrases);
  if (may_hold_speech (block->token))
    press_parse_quotations (parse, tokens, n_tokens, parse->phrases, parse->speech);
  press_parse_listings (parse, tokens, n_tokens, parse->phrases);
  press_phrases_add_values (parse, tokens, n_tokens, parse->phrases);
  build_children (parse, block, parse->phrases);
}

/* Front matter. */

static gboolean
is_connector (PressParse *parse, const PressToken *token)
{
  return press_vocabulary_find (PRESS_LIST_CONNECTOR, parse->text + token->span.start,
                                token->span.end - token->span.start)
         != NULL;
}

/* Whether the last token of @first or the first one of @second needs the other block. */
static gboolean
run_on (PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  gboolean is_open;

  if (second->flags & PRESS_BLOCK_LOWER)
    return TRUE;
  if ((first->flags ^ second->flags) & PRESS_BLOCK_CAPS)
    return FALSE;
  scan_block (parse, first);
  is_open = parse->tokens->len >= 2
            && (is_connector (parse, &get_tokens (parse)[parse->tokens->len - 2])
                || get_tokens (parse)[parse->tokens->len - 2].kind == PRESS_TOKEN_COMMA);
  scan_block (parse, second);
  return is_open || (parse->tokens->len >= 2 && is_connector (parse, &get_tokens (parse)[0]));
}

static gboolean
is_contact_matter (const PressEvidence *evidence)
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
in_contacts (const Release *release)
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

/* A block of contacts has numbers or addresses in short lines; below the line that opens the
 * contacts, short lines will do. */
static gboolean
is_contact_block (const Release *release, const PressBlock *block, const PressEvidence *evidence)
{
  if (block->flags & PRESS_BLOCK_TABLE)
    return FALSE;
  if (in_contacts (release) && !is_contact_matter (evidence)
      && (((block->flags & PRESS_BLOCK_CENTERED) && (block->flags & PRESS_BLOCK_CAPS))
          || stands_apart (release->parse, block)))
    return FALSE;
  if (in_contacts (release))
    return is_short (block) && count_lines (block) <= MOST_ROW_LINES_OF_CONTACT
           && (is_contact_matter (evidence) || !(block->flags & PRESS_BLOCK_STOPPED)
               || !(block->flags & PRESS_BLOCK_PROSE));
  return is_contact_matter (evidence) && is_short (block) && count_lines (block) >= 2
         && !(block->flags & PRESS_BLOCK_PROSE);
}

/* Whether all words of a block are words of the issuer's name. */
static gboolean
names_issuer (const PressParse *parse)
{
  g_autofree char *name = g_ascii_strdown (parse->text + parse->issuer.start,
                                           parse->issuer.end - parse->issuer.start);

  if (*name == '\0')
    return FALSE;
  for (guint i = 0; i < parse->tokens->len; i++)
    {
      const PressToken *token = &get_tokens (parse)[i];
      g_autofree char *word
          = g_ascii_strdown (parse->text + token->span.start, token->span.end - token->span.start);

      if (g_ascii_isalnum (*word) && strstr (name, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* A letterhead is the issuer's name alone, above a title, or stands in columns, as no title does.
 */
static gboolean
is_letterhead (const Release *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (index + 1 >= release->lede)
    return FALSE;
  if (block->flags & PRESS_BLOCK_COLUMNS)
    return TRUE;
  return block->first_line == block->last_line && names_issuer (release->parse);
}

/* A whole sentence in front of the headline, such as what a correction says of itself. */
static gboolean
is_note (const PressBlock *block)
{
  return (block->flags & PRESS_BLOCK_PROSE)
         && (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))
         && block->n_words >= FEWEST_NOTE_WORDS
         && !(block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS));
}

static void
tell_front_block (Release *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  guint16 token = front_tokens[block->line_class];
  PressEvidence evidence;

  scan_block (parse, block);
  press_evidence_collect (parse, get_tokens (parse), parse->tokens->len, &evidence);
  if (token == 0 && is_contact_block (release, block, &evidence))
    token = PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  if (token == 0 && !release->has_title
      && (is_contact_matter (&evidence) || is_letterhead (release, index)))
    token = PRESS_BLOCK_TOKEN_MASTHEAD;
  if (token == 0 && !release->has_title && is_note (block))
    token = PRESS_BLOCK_TOKEN_FRONT_NOTE;
  if (token == 0 || (token == PRESS_BLOCK_TOKEN_TITLE_ITEM && !release->has_title))
    token = block->flags & PRESS_BLOCK_TABLE ? PRESS_BLOCK_TOKEN_TABLE : PRESS_BLOCK_TOKEN_TITLE;
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL && release->has_label)
    token = PRESS_BLOCK_TOKEN_MASTHEAD;
  release->has_label |= token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  release->has_title |= token == PRESS_BLOCK_TOKEN_TITLE;
  release->last_token = token;
  block->token = token;
  if (token != PRESS_BLOCK_TOKEN_TABLE && token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
    build_inside (parse, block);
}

/* The body. */

/* Whether the stop at the end of the block just scanned is that of "Inc." in the heading of a
 * company's description. */
static gboolean
names_company (const Release *release, const PressBlock *block)
{
  const GArray *tokens = release->parse->tokens;

  return tokens->len >= 2
         && get_tokens (release->parse)[tokens->len - 2].kind == PRESS_TOKEN_COMPANY
         && press_line_scanner_classify_heading (release->parse->line_scanner, block->span)
                == PRESS_LINE_CLASS_ABOUT;
}

/* A line or two that stand apart, end as no sentence does, and have text below. */
static gboolean
is_heading (const Release *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);
  const PressBlock *next;

  if (((block->flags & PRESS_BLOCK_STOPPED) && !names_company (release, block))
      || block->flags & (PRESS_BLOCK_LOWER | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_TABLE)
      || (release->parse->tokens->len == 2
          && get_tokens (release->parse)[0].kind == PRESS_TOKEN_NUMBER)
      || block->n_words > MOST_HEADING_WORDS || count_lines (block) > MOST_HEADING_LINES
      || index + 1 >= release->end)
    return FALSE;
  next = get_block (release->parse, index + 1);
  if (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_CENTERED | PRESS_BLOCK_BOLD))
    return TRUE;
  if (next->line_class == PRESS_LINE_CLASS_BULLET && !(block->flags & PRESS_BLOCK_COLON))
    return TRUE;
  if ((block->flags & PRESS_BLOCK_COLON)
      && heading_tokens[press_line_scanner_classify_heading (release->parse->line_scanner,
                                                             block->span)]
             != 0)
    return TRUE;
  return (block->flags & PRESS_BLOCK_TITLED) && next->token == 0;
}

static guint16
get_style (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_CENTERED | PRESS_BLOCK_BOLD))
         | (guint16) (block->indent << 11);
}

/* A heading in another style right below a heading is of a lower level, and so are those like it.
 */
static guint16
get_heading_token (Release *release, const PressBlock *block)
{
  guint16 style = get_style (block);

  if (release->heading_style == 0)
    release->heading_style = style;
  if (style == release->heading_style)
    return PRESS_BLOCK_TOKEN_HEADING;
  if (release->last_token == PRESS_BLOCK_TOKEN_HEADING)
    release->subheading_style = style;
  return style == release->subheading_style ? PRESS_BLOCK_TOKEN_SUBHEADING
                                            : PRESS_BLOCK_TOKEN_HEADING;
}

static guint16
tell_heading (Release *release, const PressBlock *block)
{
  PressSpan span = block->span;
  guint16 token
      = heading_tokens[press_line_scanner_classify_heading (release->parse->line_scanner, span)];

  return token != 0 ? token : get_heading_token (release, block);
}

/* What a paragraph is by its cues. */
static guint16
tell_paragraph (const Release *release, const PressBlock *block, const PressEvidence *evidence)
{
  guint16 last = (guint16) release->last_token;

  if (run_in_tokens[block->line_class] != 0)
    return run_in_tokens[block->line_class];
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
                            last == PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH))
    return PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_CALL, FALSE)
      && evidence->counts[PRESS_TOKEN_TIME] + evidence->counts[PRESS_TOKEN_PHONE]
                 + evidence->counts[PRESS_TOKEN_CODE] + evidence->counts[PRESS_TOKEN_URL]
             > 0)
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  if (press_evidence_tells (evidence, PRESS_PASSAGE_CALL, TRUE)
      && evidence->counts[PRESS_TOKEN_TIME] > 0)
    return PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
  return PRESS_BLOCK_TOKEN_PARAGRAPH;
}

/* Numbers below the announcement of a call are those to dial. */
static gboolean
is_in_call (const Release *release)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CALL_HEADING
         || release->last_token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
         || release->last_token == PRESS_BLOCK_TOKEN_LABEL;
}

/* A date between the labels of a call notice is one of them. */
static gboolean
is_beside_label (const Release *release, guint index)
{
  return release->last_token == PRESS_BLOCK_TOKEN_LABEL
         || (index + 1 < release->end
             && get_block (release->parse, index + 1)->line_class == PRESS_LINE_CLASS_LABEL);
}

static gboolean
is_sign (guint8 kind)
{
  return kind >= PRESS_TOKEN_STOP;
}

static gboolean
has_words (const PressParse *parse)
{
  for (guint i = 0; i + 1 < parse->tokens->len; i++)
    if (!is_sign (get_tokens (parse)[i].kind))
      return TRUE;
  return FALSE;
}

/* Whether the block just scanned is worth a look for another dateline: a capital at its start, and
 * a date or a wire's mark soon after. */
static gboolean
may_open_lede (const PressParse *parse)
{
  const PressToken *tokens = get_tokens (parse);

  if (tokens[0].kind != PRESS_TOKEN_CAPS && tokens[0].kind != PRESS_TOKEN_CAPITALIZED
      && tokens[0].kind != PRESS_TOKEN_REGION)
    return FALSE;
  for (guint i = 1; i + 1 < parse->tokens->len && i < SOON; i++)
    if (tokens[i].kind == PRESS_TOKEN_WIRE
        || (tokens[i].kind == PRESS_TOKEN_DATE
            && (tokens[i + 1].kind == PRESS_TOKEN_DASH
                || tokens[i + 1].kind == PRESS_TOKEN_HYPHEN)))
      return TRUE;
  return FALSE;
}

static guint16
tell_by_layout (Release *release, guint index, const PressEvidence *evidence)
{
  const PressBlock *block = get_block (release->parse, index);

  if (block->line_class == PRESS_LINE_CLASS_STARS)
    return index > release->last_prose ? PRESS_BLOCK_TOKEN_END_MARK : PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (!has_words (release->parse))
    return PRESS_BLOCK_TOKEN_SIGNS;
  if (block->line_class == PRESS_LINE_CLASS_NOTICE && !(block->flags & PRESS_BLOCK_PROSE))
    return PRESS_BLOCK_TOKEN_NOTICE;
  if (may_open_lede (release->parse) && has_dateline (release->parse, block))
    return PRESS_BLOCK_TOKEN_LEDE;
  if (is_contact_block (release, block, evidence)
      || (block->line_class == PRESS_LINE_CLASS_CONTACT_ROLE && is_contact_matter (evidence)))
    return is_in_call (release) ? PRESS_BLOCK_TOKEN_LABEL : PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  if (block->line_class == PRESS_LINE_CLASS_LABEL && count_lines (block) <= 3)
    return PRESS_BLOCK_TOKEN_LABEL;
  if (block->line_class == PRESS_LINE_CLASS_DATE_LINE)
    return is_beside_label (release, index) ? PRESS_BLOCK_TOKEN_LABEL : PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (is_heading (release, index))
    return tell_heading (release, block);
  return tell_paragraph (release, block, evidence);
}

/* A label below the lede is what a page repeats. */
static void
make_furniture (PressParse *parse, PressBlock *block)
{
  block->token = 0;
  g_ptr_array_add (parse->floats, press_node_new (parse->arena, PRESS_NODE_FURNITURE, block->span));
}

static void
tell_body_block (Release *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  guint16 token = body_tokens[block->line_class];
  PressEvidence evidence;

  if (block->flags & PRESS_BLOCK_TABLE)
    {
      release->last_token = block->token = PRESS_BLOCK_TOKEN_TABLE;
      return;
    }
  release->in_notes = (release->in_notes || release->last_token == PRESS_BLOCK_TOKEN_TABLE)
                      && token == PRESS_BLOCK_TOKEN_ITEM;
  if (release->in_notes
      && (block->line_class == PRESS_LINE_CLASS_NUMBERED || parse->text[block->span.start] == '*'))
    token = PRESS_BLOCK_TOKEN_PARAGRAPH; /* a note to the table */
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL)
    {
      make_furniture (parse, block);
      return;
    }
  scan_block (parse, block);
  press_evidence_collect (parse, get_tokens (parse), parse->tokens->len, &evidence);
  if (index == release->lede)
    token = PRESS_BLOCK_TOKEN_LEDE;
  else if (token == 0
           || (token == PRESS_BLOCK_TOKEN_ITEM && is_contact_block (release, block, &evidence)))
    token = tell_by_layout (release, index, &evidence);
  block->token = token;
  release->last_token = token;
  if (token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
    build_inside (parse, block);
}

/* Closing paragraphs that describe a company stand as the last text before the passages and
 * contacts that end a release. */
static gboolean
may_follow_description (guint16 token)
{
  static const guint16 closing[] = {
    PRESS_BLOCK_TOKEN_ABOUT_HEADING,
    PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH,
    PRESS_BLOCK_TOKEN_CAUTION_HEADING,
    PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH,
    PRESS_BLOCK_TOKEN_NON_GAAP_HEADING,
    PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH,
    PRESS_BLOCK_TOKEN_LEGAL_HEADING,
    PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH,
    PRESS_BLOCK_TOKEN_CONTACT_HEADING,
    PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
    PRESS_BLOCK_TOKEN_SOURCE,
    PRESS_BLOCK_TOKEN_TRANSMISSION,
    PRESS_BLOCK_TOKEN_SLASH_ITEM,
    PRESS_BLOCK_TOKEN_CODES,
    PRESS_BLOCK_TOKEN_TICKER_LINE,
    PRESS_BLOCK_TOKEN_END_MARK,
    PRESS_BLOCK_TOKEN_TABLE,
    PRESS_BLOCK_TOKEN_POINTER,
    PRESS_BLOCK_TOKEN_EXHIBIT_LABEL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (closing); i++)
    if (closing[i] == token)
      return TRUE;
  return FALSE;
}

/* Whether a token is the first word of the issuer's name. */
static gboolean
opens_with_issuer (const PressParse *parse, const PressToken *token)
{
  guint32 length = token->span.end - token->span.start;

  return parse->issuer.end - parse->issuer.start >= length && length > 0
         && memcmp (parse->text + parse->issuer.start, parse->text + token->span.start, length)
                == 0;
}

/* Whether the first sentence tells what a company did or will do, not what it is. */
static gboolean
tells_news (const PressParse *parse)
{
  for (guint i = 0; i < parse->tokens->len && get_tokens (parse)[i].kind != PRESS_TOKEN_STOP; i++)
    {
      const PressToken *token = &get_tokens (parse)[i];

      if (token->kind == PRESS_TOKEN_TIME
          || ((token->kind == PRESS_TOKEN_WORD || token->kind == PRESS_TOKEN_SPEECH)
              && press_vocabulary_find (PRESS_LIST_NEWS_WORD, parse->text + token->span.start,
                                        token->span.end - token->span.start)
                     != NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
describes_company (PressParse *parse, const PressBlock *block)
{
  PressEvidence evidence;
  const PressToken *tokens;

  if (!(block->flags & PRESS_BLOCK_PROSE) || block->n_words < 15)
    return FALSE;
  scan_block (parse, block);
  tokens = get_tokens (parse);
  press_evidence_collect (parse, tokens, parse->tokens->len, &evidence);
  if (evidence.counts[PRESS_TOKEN_SPEECH] > 0 && evidence.counts[PRESS_TOKEN_QUOTE] >= 2)
    return FALSE;
  if (evidence.counts[PRESS_TOKEN_MONEY] >= MOST_AMOUNTS_OF_DESCRIPTION)
    return FALSE;
  if (opens_with_issuer (parse, &tokens[0]))
    return !tells_news (parse);
  return (tokens[0].kind == PRESS_TOKEN_CAPITALIZED || tokens[0].kind == PRESS_TOKEN_CAPS
          || tokens[0].kind == PRESS_TOKEN_COMPANY || tokens[0].kind == PRESS_TOKEN_CUE
          || tokens[0].kind == PRESS_TOKEN_REGION || tokens[0].kind == PRESS_TOKEN_INITIAL)
         && press_evidence_tells (&evidence, PRESS_PASSAGE_ABOUT, FALSE);
}

/* A closing paragraph needs less to be taken for what usually stands there. */
static guint16
tell_closing_paragraph (PressParse *parse, const PressBlock *block)
{
  PressEvidence evidence;

  if (describes_company (parse, block))
    return PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH;
  scan_block (parse, block);
  press_evidence_collect (parse, get_tokens (parse), parse->tokens->len, &evidence);
  return press_evidence_tells (&evidence, PRESS_PASSAGE_CAUTION, TRUE)
                 && (block->flags & PRESS_BLOCK_PROSE)
             ? PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
             : PRESS_BLOCK_TOKEN_PARAGRAPH;
}

static void
tell_descriptions (Release *release)
{
  guint16 next = PRESS_BLOCK_TOKEN_END_MARK;

  for (guint i = release->end; i > release->lede + 1; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);

      if (block->token == 0)
        continue;
      if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH && may_follow_description (next))
        block->token = tell_closing_paragraph (release->parse, block);
      next = block->token;
    }
}

static gboolean
is_passage_paragraph (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH || token == PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH;
}

/* The heading of a passage may not say so; what stands under it, up to the next heading, does. */
static void
tell_headings_by_text (Release *release)
{
  static const struct
  {
    guint16 paragraph;
    guint16 heading;
  } passages[] = {
    { PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH, PRESS_BLOCK_TOKEN_CAUTION_HEADING },
    { PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH, PRESS_BLOCK_TOKEN_LEGAL_HEADING },
    { PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH, PRESS_BLOCK_TOKEN_NON_GAAP_HEADING },
  };
  guint16 under
      = 0; /* what all the text is that stands under a heading; 0: nothing yet, or mixed */
  gboolean is_mixed = FALSE;

  for (guint i = release->end; i > release->lede; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);

      if (block->token == 0)
        continue;
      if (block->token == PRESS_BLOCK_TOKEN_HEADING || block->token == PRESS_BLOCK_TOKEN_SUBHEADING)
        for (guint j = 0; j < G_N_ELEMENTS (passages); j++)
          if (!is_mixed && under == passages[j].paragraph)
            block->token = passages[j].heading;
      if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH || block->token == PRESS_BLOCK_TOKEN_ITEM
          || block->token == PRESS_BLOCK_TOKEN_LABEL
          || block->token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH)
        is_mixed = TRUE;
      else if (is_passage_paragraph (block->token))
        {
          is_mixed = is_mixed || (under != 0 && under != block->token);
          under = block->token;
        }
      else
        {
          under = 0;
          is_mixed = FALSE;
        }
    }
}

/* Contacts that blank lines divide are one block. */
static void
join_contacts (Release *release)
{
  PressBlock *open = NULL;

  for (guint i = release->first; i < release->end; i++)
    {
      PressBlock *block = get_block (release->parse, i);

      if (block->token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
        open = NULL;
      else if (open == NULL)
        open = block;
      else
        {
          open->last_line = block->last_line;
          open->span.end = block->span.end;
          block->token = 0;
        }
    }
}

static void
join_titles (Release *release)
{
  PressParse *parse = release->parse;
  PressBlock *open = NULL;

  for (guint i = release->first; i < release->lede; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (front_tokens[block->line_class] != 0 || (block->flags & PRESS_BLOCK_TABLE))
        open = NULL;
      else if (open == NULL || count_lines (open) > MOST_TITLE_LINES
               || !run_on (parse, open, block))
        open = block;
      else
        {
          for (guint line = open->last_line + 1; line < block->first_line; line++)
            if (press_line_is_float (parse, line))
              open->flags |= PRESS_BLOCK_HAS_FLOATS;
          open->last_line = block->last_line;
          open->span.end = block->span.end;
          block->flags |= PRESS_BLOCK_JOINED;
        }
    }
}

/* The issuer is named in the lede, but known in front of it. */
static void
find_issuer (Release *release)
{
  PressParse *parse = release->parse;

  parse->issuer = (PressSpan){ 0, 0 };
  if (release->lede == release->end)
    return;
  scan_block (parse, get_block (parse, release->lede));
  parse->issuer = find_issuer_name (parse);
}

static void
tell_release (Release *release)
{
  PressParse *parse = release->parse;

  g_clear_pointer (&parse->speech, press_speech_free);
  parse->speech = press_speech_new ();
  find_issuer (release);
  join_titles (release);
  for (guint i = release->lede; i < release->end; i++)
    if (get_block (release->parse, i)->flags & PRESS_BLOCK_PROSE)
      release->last_prose = i;
  for (guint i = release->first; i < release->end; i++)
    {
      if (get_block (release->parse, i)->flags & PRESS_BLOCK_JOINED)
        continue;
      if (i < release->lede)
        tell_front_block (release, i);
      else
        tell_body_block (release, i);
    }
  tell_descriptions (release);
  tell_headings_by_text (release);
  join_contacts (release);
}

/* Tells each block of the copy, and marks those that open a release. */
void
press_blocks_classify (PressParse *parse)
{
  guint i = 0;

  while (i < parse->blocks->len)
    {
      Release release = { .parse = parse, .first = i };

      if (is_wrapper (get_block (parse, i)))
        {
          get_block (parse, i)->token = PRESS_BLOCK_TOKEN_WRAPPER;
          build_inside (parse, get_block (parse, i));
          i++;
          continue;
        }
      release.lede = find_lede (parse, i);
      if (release.lede == G_MAXUINT)
        release.lede = find_first_prose (parse, i);
      release.end = find_end (parse, MIN (release.lede, parse->blocks->len - 1));
      release.lede = MIN (release.lede, release.end);
      get_block (parse, i)->flags |= PRESS_BLOCK_OPENS_RELEASE;
      tell_release (&release);
      i = release.end;
    }
}

/* The page marks and drawn lines that no block holds, as nodes in order. */
void
press_blocks_collect_floats (PressParse *parse)
{
  guint line = 0;

  for (guint i = 0; i <= parse->blocks->len; i++)
    {
      guint until
          = i < parse->blocks->len ? get_block (parse, i)->first_line : parse->copy->n_lines;

      for (; line < until; line++)
        if (press_line_is_float (parse, line))
          g_ptr_array_add (parse->floats, make_float (parse, line));
      if (i < parse->blocks->len)
        line = MAX (line, get_block (parse, i)->last_line + 1);
    }
}

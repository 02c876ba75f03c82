/* Inside a block: its tokens, the phrases that the small grammars find among them, its children. */
#include "parse/block-lines.h"
#include "parse/telling.h"
#include "parse/contact.h"
#include "parse/dateline.h"
#include "parse/issuer.h"
#include "parse/listing.h"
#include "parse/quotation.h"
#include "parse/values.h"
#include "base/vocabulary.h"
#include "release-parser.h"

#define MOST_WORDS_TO_LAST_DAY 6 /* from "until" */
#define MOST_WORDS_OF_PLACE 12   /* with its date */
#define MOST_LEAD_BYTES 100      /* what is longer is a sentence */
#define MOST_KEPT_TOKENS 65536   /* beside those of the release at hand */
#define MOST_SPOKEN_PARAGRAPHS 4 /* without a quotation mark, until one closes */

/* What a paragraph is whose first words are a run-in heading. */
static const guint16 run_in_tokens[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_ABOUT] = PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH,
  [PRESS_LINE_CLASS_CAUTION] = PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH,
  [PRESS_LINE_CLASS_NON_GAAP] = PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH,
  [PRESS_LINE_CLASS_CALL] = PRESS_BLOCK_TOKEN_CALL_PARAGRAPH,
  [PRESS_LINE_CLASS_RUN_IN] = PRESS_BLOCK_TOKEN_PARAGRAPH,
};

guint16
press_block_get_run_in_token (PressLineClass line_class)
{
  return run_in_tokens[line_class];
}

/* The stretches of a block between the pages in it. */
static GArray *
find_pieces (PressParse *parse, const PressBlock *block)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  PressSpan end = { block->span.end, block->span.end };

  for (guint line = block->first_line; line <= block->last_line; line++)
    {
      PressSpan piece = press_line_get_span (parse, line);

      if (press_line_is_float (parse, line) || press_line_is_blank (parse, line))
        continue;
      piece.start = MAX (piece.start, block->span.start);
      if (line < block->last_line && line + 1 < parse->copy->n_lines)
        piece.end = parse->copy->lines[line + 1].start;
      piece.end = MIN (piece.end, block->span.end);
      g_array_append_val (pieces, piece);
    }
  /* A block of a page's lines alone has no token but its end. */
  if (pieces->len == 0)
    g_array_append_val (pieces, end);
  return pieces;
}

static void
scan (PressParse *parse, PressBlock *block)
{
  block->first_token = parse->block_tokens->len;
  if (block->flags & PRESS_BLOCK_HAS_FLOATS)
    {
      g_autoptr (GArray) pieces = find_pieces (parse, block);

      block->kinds
          = press_tokenizer_scan (parse->tokenizer, (const PressSpan *) (gpointer) pieces->data,
                                  pieces->len, parse->block_tokens);
    }
  else
    block->kinds = press_tokenizer_scan (parse->tokenizer, &block->span, 1, parse->block_tokens);
  block->n_tokens = parse->block_tokens->len - block->first_token;
  block->scanned_in = parse->n_stretches;
  block->flags &= (guint16) ~(PRESS_BLOCK_DATED | PRESS_BLOCK_UNDATED);
}

/* Makes the tokens of a block, without the pages in it, those that get_tokens() gives. They are
 * kept, so that a block is scanned once however often it is looked into. */
void
press_block_scan (PressParse *parse, PressBlock *block)
{
  if (block->scanned_in != parse->n_stretches)
    scan (parse, block);
  parse->first_token = block->first_token;
  parse->n_tokens = block->n_tokens;
}

/* Lets the tokens that are kept go where they are many. */
void
press_block_tokens_trim (PressParse *parse)
{
  if (parse->n_stretches > 0 && parse->block_tokens->len < MOST_KEPT_TOKENS)
    return;
  g_array_set_size (parse->block_tokens, 0);
  parse->n_stretches++;
}

PressNode *
press_block_make_float (PressParse *parse, guint line)
{
  PressSpan span = press_line_get_span (parse, line);

  press_block_lines_trim (parse, &span);
  return press_node_new (parse->arena, press_block_lines_get_float (parse, line), span);
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
      g_ptr_array_add (floats, press_block_make_float (parse, line));
  block->children = press_phrases_build (parse->arena, parse->copy, block->span, phrases,
                                         (PressNode *const *) floats->pdata, floats->len);
}

/* The text of a block that nobody looks into, with the pages in it. */
PressNodes
press_block_build_plain (PressParse *parse, PressBlock *block)
{
  g_array_set_size (parse->phrases, 0);
  build_children (parse, block, parse->phrases);
  return g_steal_pointer (&block->children);
}

/* A block up to the first line of a page in it: no heading goes on behind that. */
static PressSpan
get_span_before_page (const PressParse *parse, const PressBlock *block)
{
  guint line = block->first_line;

  if (!(block->flags & PRESS_BLOCK_HAS_FLOATS))
    return block->span;
  while (line < block->last_line && !press_line_is_float (parse, line + 1))
    line++;
  return (PressSpan){ block->span.start,
                      MIN (press_line_get_span (parse, line).end, block->span.end) };
}

/* Whether the words of a line leave open what heading runs into its text. "Sales:" in front of
 * whom to ask is a desk, and of a sentence without a number to call none. */
static gboolean
may_have_lead (const PressBlock *block)
{
  return block->line_class == PRESS_LINE_CLASS_TEXT || block->line_class == PRESS_LINE_CLASS_LEGAL
         || (block->line_class == PRESS_LINE_CLASS_CONTACT_ROLE && !(block->kinds & PRESS_REACH))
         || press_block_get_run_in_token (block->line_class) != 0;
}

/* The class of the heading that runs into a block of prose. What the source sets off counts where
 * the words of the line tell nothing. */
PressLineClass
press_block_find_run_in (PressParse *parse, const PressBlock *block)
{
  guint32 lead = parse->copy->lines[block->first_line].lead;

  if (lead > MOST_LEAD_BYTES || !may_have_lead (block))
    lead = 0;
  return press_line_scanner_classify_run_in (parse->line_scanner,
                                             get_span_before_page (parse, block), lead);
}

/* The words that run into a paragraph as its heading, to the sign that sets them off. */
static void
add_run_in_heading (PressParse *parse, const PressBlock *block, GArray *phrases)
{
  PressSpan head = block->span;

  press_block_find_run_in (parse, block);
  head.end = head.start + press_line_scanner_get_head_length (parse->line_scanner);
  press_phrases_add (phrases, PRESS_NODE_HEADING, head);
}

/* "Factors That May Change Results: …": words of no passage's heading, in front of what its cues
 * tell to be one, head it. */
static void
add_title_of_caution (PressParse *parse, const PressBlock *block, GArray *phrases)
{
  PressSpan head = block->span;
  guint32 length = press_line_scanner_find_title_end (parse->line_scanner,
                                                      get_span_before_page (parse, block));

  head.end = head.start + length;
  if (length > 0)
    press_phrases_add (phrases, PRESS_NODE_HEADING, head);
}

/* A heading of no known words says nothing of what its paragraph is, and a legend may have none. */
static gboolean
has_run_in (PressParse *parse, const PressBlock *block)
{
  if (!(block->flags & PRESS_BLOCK_PROSE))
    return FALSE;
  if (block->token == PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH
      || (block->token == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
          && block->line_class == PRESS_LINE_CLASS_LEGAL))
    return press_block_find_run_in (parse, block) == PRESS_LINE_CLASS_LEGAL;
  if (block->token == PRESS_BLOCK_TOKEN_CAUTION_LEAD)
    return block->line_class == PRESS_LINE_CLASS_CAUTION;
  return block->line_class == PRESS_LINE_CLASS_RUN_IN
         || press_block_get_run_in_token (block->line_class) == block->token;
}

/* The end of what stands from @at on without a blank. */
static guint32
find_blank (const PressParse *parse, guint32 at, guint32 end)
{
  while (at < end && !g_ascii_isspace (parse->text[at])
         && (at + 1 == end || memcmp (parse->text + at, "\xc2\xa0", 2) != 0))
    at++;
  return at;
}

static guint32
skip_blanks (const PressParse *parse, guint32 at, guint32 end)
{
  while (at < end)
    if (g_ascii_isspace (parse->text[at]))
      at++;
    else if (at + 1 < end && memcmp (parse->text + at, "\xc2\xa0", 2) == 0)
      at += 2;
    else
      break;
  return at;
}

/* Whether a mark may touch its text: a drawn sign, or a hyphen: "-Lamps". */
static gboolean
touches_text (const PressParse *parse, guint32 at)
{
  return (guchar) parse->text[at] >= 0x80 || parse->text[at] == '-';
}

/* The mark of an item ends at its first blank, or with a sign that touches its text. */
static guint32
find_mark_end (PressParse *parse, PressSpan item)
{
  guint32 end = find_blank (parse, item.start, item.end);
  guint32 sign = 0;

  if (end - item.start > 1 && touches_text (parse, item.start)
      && press_line_scanner_classify (parse->line_scanner, item) == PRESS_LINE_CLASS_BULLET)
    sign = press_line_scanner_get_head_length (parse->line_scanner);
  return sign > 0 ? item.start + sign : end;
}

/* Behind the mark of a list's own its writer may have set another one. */
static void
add_bullet (PressParse *parse, const PressBlock *block, GArray *phrases)
{
  guint32 end = block->span.end;
  PressSpan mark = { block->span.start, find_mark_end (parse, block->span) };
  PressSpan rest = { skip_blanks (parse, mark.end, end), end };

  press_phrases_add (phrases, PRESS_NODE_BULLET, mark);
  if (rest.start < end && touches_text (parse, rest.start)
      && press_line_scanner_classify (parse->line_scanner, rest) == PRESS_LINE_CLASS_BULLET)
    press_phrases_add (phrases, PRESS_NODE_BULLET,
                       (PressSpan){ rest.start, find_mark_end (parse, rest) });
}

/* A label ends at its colon, or with its line where it has no value. */
static void
add_label (PressParse *parse, const PressBlock *block, GArray *phrases)
{
  const PressToken *tokens = get_tokens (parse);
  PressSpan value = { block->span.end, block->span.end };
  PressSpan label = block->span;

  for (guint i = 0; i + 1 < count_tokens (parse); i++)
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

/* Whether a token announces: in "announced today" the day is that of the release. */
static gboolean
announces (const PressToken *token)
{
  return token->kind == PRESS_TOKEN_SPEECH || press_token_is_in (token, PRESS_LIST_ANNOUNCE);
}

/* What day a word names: the release's own, "today", or "afternoon" behind "this"; the next one;
 * NULL: none. */
static const char *
get_day_word (const PressParse *parse, guint at)
{
  const PressToken *token = &get_tokens (parse)[at];

  if (press_token_means (token, PRESS_LIST_DAY_WORD, "next"))
    return "next-day-word";
  return press_token_means (token, PRESS_LIST_DAY_WORD, "")
                 || (at > 0 && press_token_means (token, PRESS_LIST_DAY_WORD, "led")
                     && press_token_means (token - 1, PRESS_LIST_DAY_WORD, "leads"))
             ? "day-word"
             : NULL;
}

/* In the announcement of a call a word such as "today" is its date; the dateline tells which. */
static void
add_day_words (PressParse *parse, GArray *phrases)
{
  for (guint i = 0; i < count_tokens (parse); i++)
    {
      const PressToken *token = &get_tokens (parse)[i];
      const char *day = get_day_word (parse, i);

      if ((token->kind == PRESS_TOKEN_WORD || token->kind == PRESS_TOKEN_CAPS
           || token->kind == PRESS_TOKEN_CAPITALIZED)
          && day != NULL && !announces (token + 1) && (i == 0 || !announces (token - 1)))
        press_phrase_take_attribute (press_phrases_add (phrases, PRESS_NODE_DATE, token->span),
                                     parse->arena, PRESS_ATTRIBUTE_TYPE, day);
    }
}

/* Whether a day is the last one of something: "until August 13", "through midnight on August 13".
 */
static gboolean
is_last_day (const PressParse *parse, guint at)
{
  const PressToken *token = get_tokens (parse) + at;
  guint n_between = MIN (at, MOST_WORDS_TO_LAST_DAY);

  while (n_between-- > 0)
    {
      token--;
      if (press_token_means (token, PRESS_LIST_DAY_WORD, "ends"))
        return TRUE;
      if (token->kind == PRESS_TOKEN_STOP || token->kind == PRESS_TOKEN_DATE)
        break;
    }
  return FALSE;
}

/* In the announcement of a call the day until which it can be heard is not that of the call. */
static void
mark_last_days (PressParse *parse, GArray *phrases)
{
  guint at = 0;

  for (guint i = 0; i < phrases->len; i++)
    {
      PressPhrase *phrase = &g_array_index (phrases, PressPhrase, i);

      if (phrase->kind != PRESS_NODE_DATE)
        continue;
      while (at < count_tokens (parse) && get_tokens (parse)[at].span.start < phrase->span.start)
        at++;
      if (at < count_tokens (parse) && get_tokens (parse)[at].kind == PRESS_TOKEN_DATE
          && get_tokens (parse)[at].span.start == phrase->span.start && is_last_day (parse, at))
        press_phrase_take_attribute (phrase, parse->arena, PRESS_ATTRIBUTE_TYPE, "last-day");
    }
}

/* What a dateline closes with, or what vouches for it. */
#define CLOSES_DATELINE                                                                            \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_DATE) | PRESS_TOKEN_BIT (PRESS_TOKEN_WIRE)                         \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_WIRE_NAME) | PRESS_TOKEN_BIT (PRESS_TOKEN_DASH)                  \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_HYPHEN) | PRESS_TOKEN_BIT (PRESS_TOKEN_ELLIPSIS)                 \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_CLOSE))

/* "July 24, 2003 - FOR IMMEDIATE RELEASE": a line that tells a day and no news. */
static gboolean
is_day_with_notice (const PressParse *parse, const PressBlock *block)
{
  return block->first_line == block->last_line
         && (block->line_class == PRESS_LINE_CLASS_DATE_LINE
             || (block->line_class == PRESS_LINE_CLASS_NOTICE
                 && get_tokens (parse)->kind == PRESS_TOKEN_DATE));
}

/* Whether a block opens with a dateline. It is asked from above and from below, and keeps the
 * answer as long as its tokens. */
gboolean
press_block_has_dateline (PressParse *parse, PressBlock *block)
{
  gboolean is_dated;

  if (block->flags & PRESS_BLOCK_TABLE || block->n_words < 3)
    return FALSE;
  press_block_scan (parse, block);
  if (block->flags & (PRESS_BLOCK_DATED | PRESS_BLOCK_UNDATED))
    return (block->flags & PRESS_BLOCK_DATED) != 0;
  is_dated = (block->kinds & CLOSES_DATELINE) && !is_day_with_notice (parse, block)
             && press_dateline_is_at (parse, get_tokens (parse), count_tokens (parse));
  block->flags |= is_dated ? PRESS_BLOCK_DATED : PRESS_BLOCK_UNDATED;
  return is_dated;
}

/* Whether a line is a place, perhaps with a date, and no more, as it stands above a text that has
 * no dateline. */
gboolean
press_block_is_place (PressParse *parse, PressBlock *block)
{
  if ((block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_STOPPED))
      || block->first_line != block->last_line || block->n_words > MOST_WORDS_OF_PLACE)
    return FALSE;
  press_block_scan (parse, block);
  return (block->kinds & (PRESS_TOKEN_BIT (PRESS_TOKEN_COMMA) | PRESS_TOKEN_BIT (PRESS_TOKEN_DATE)))
         && press_dateline_is_all (parse, get_tokens (parse), count_tokens (parse));
}

/* The issuer's name in the lede, by which closing paragraphs are known, too. The dateline in front
 * of it is kept. */
PressSpan
press_block_find_issuer (PressParse *parse)
{
  GArray *phrases = parse->dateline;
  PressSpan issuer = { 0, 0 };

  press_parse_dateline (parse, get_tokens (parse), count_tokens (parse), phrases);
  if (press_parse_issuer (parse, get_tokens (parse), count_tokens (parse), phrases))
    {
      issuer = g_array_index (phrases, PressPhrase, phrases->len - 1).span;
      g_array_set_size (phrases, phrases->len - 1);
    }
  return issuer;
}

/* The issuer's name in a paragraph below a dateline that stands alone. */
PressSpan
press_block_find_issuer_below (PressParse *parse)
{
  g_autoptr (GArray) phrases = g_array_sized_new (FALSE, FALSE, sizeof (PressPhrase), 1);

  if (!press_parse_issuer (parse, get_tokens (parse), count_tokens (parse), phrases))
    return (PressSpan){ 0, 0 };
  return g_array_index (phrases, PressPhrase, phrases->len - 1).span;
}

/* Adds the phrases of a lede's dateline. That of the release was found with the issuer. */
static void
add_dateline (PressParse *parse, const PressBlock *block)
{
  const GArray *known = parse->dateline;

  if (known->len > 0 && g_array_index (known, PressPhrase, 0).span.start == block->span.start)
    g_array_append_vals (parse->phrases, known->data, known->len);
  else
    press_parse_dateline (parse, get_tokens (parse), count_tokens (parse), parse->phrases);
}

static gboolean
is_lede (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_LEDE || token == PRESS_BLOCK_TOKEN_CALL_LEDE;
}

static gboolean
is_call (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH || token == PRESS_BLOCK_TOKEN_CALL_LEDE
         || token == PRESS_BLOCK_TOKEN_FRONT_CALL || token == PRESS_BLOCK_TOKEN_TITLE_CALL;
}

/* People speak in the text, not in headlines or legal passages. */
static gboolean
may_hold_speech (guint16 token)
{
  return is_lede (token) || token == PRESS_BLOCK_TOKEN_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_SPEECH || token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_ITEM;
}

static gboolean
may_open_words (PressTokenKind kind)
{
  return kind == PRESS_TOKEN_QUOTE || kind == PRESS_TOKEN_QUOTE_OPEN;
}

/* Whether a block may stand between two with quotation marks of one speech. */
static gboolean
may_be_between (const PressBlock *block, gboolean is_listed)
{
  if (block->line_class == PRESS_LINE_CLASS_BULLET)
    return is_listed;
  return (block->flags & PRESS_BLOCK_PROSE) && block->line_class == PRESS_LINE_CLASS_TEXT;
}

/* Whether the first quotation mark below a block, in the same run of paragraphs, closes words. An
 * item of a list in a speech may also have the paragraph below it that the speech goes on with,
 * which opens with a mark. */
static gboolean
is_closed_below (PressParse *parse, PressBlock *block)
{
  const PressBlock *end = get_block (parse, 0) + parse->blocks->len;
  gboolean is_listed = block->token == PRESS_BLOCK_TOKEN_ITEM;
  gboolean is_closed = FALSE;

  for (PressBlock *next = block + 1; next < end && next <= block + MOST_SPOKEN_PARAGRAPHS; next++)
    {
      if (!may_be_between (next, is_listed))
        break;
      press_block_scan (parse, next);
      if ((next->kinds & PRESS_QUOTE_TOKENS) == 0)
        continue;
      is_closed = (is_listed && may_open_words (get_tokens (parse)[0].kind))
                  || press_quotes_close_first (parse, get_tokens (parse), count_tokens (parse));
      break;
    }
  press_block_scan (parse, block);
  return is_closed;
}

/* People speak, or are only named. */
static void
find_speech (PressParse *parse, const PressBlock *block, gboolean goes_on, const PressToken *tokens,
             guint n_tokens)
{
  if (block->kinds & PRESS_QUOTE_TOKENS)
    press_parse_quotations (parse, tokens, n_tokens, parse->phrases, parse->speech);
  else if (goes_on)
    press_speech_go_on_in_block (parse, tokens, n_tokens, parse->phrases, parse->speech);
  else
    press_speech_pass (parse, tokens, n_tokens, block->kinds, !(block->flags & PRESS_BLOCK_PROSE),
                       parse->speech);
}

/* Below a block of quoted words alone a line may say whose they are. */
static void
find_signature (PressParse *parse, PressBlock *block)
{
  if (!may_open_words (get_tokens (parse)[0].kind)
      || block + 1 >= get_block (parse, 0) + parse->blocks->len)
    return;
  press_block_scan (parse, block + 1);
  if (press_speech_sign (parse, get_tokens (parse), count_tokens (parse), parse->speech))
    block[1].flags |= PRESS_BLOCK_SIGNATURE;
  press_block_scan (parse, block);
}

/* Finds the phrases of a block whose tokens have been scanned, and builds its children. */
void
press_block_build_inside (PressParse *parse, PressBlock *block)
{
  gboolean goes_on = FALSE;
  const PressToken *tokens;
  guint n_tokens;

  if (may_hold_speech (block->token))
    {
      find_signature (parse, block);
      goes_on = (block->kinds & PRESS_QUOTE_TOKENS) == 0 && press_speech_is_open (parse->speech)
                && is_closed_below (parse, block);
    }
  tokens = get_tokens (parse);
  n_tokens = count_tokens (parse);
  g_array_set_size (parse->phrases, 0);
  if (block->token == PRESS_BLOCK_TOKEN_ITEM || block->token == PRESS_BLOCK_TOKEN_TITLE_ITEM)
    add_bullet (parse, block, parse->phrases);
  /* A bullet, such as an o, is no word of what stands behind it. */
  if (block->token == PRESS_BLOCK_TOKEN_ITEM)
    for (guint32 end = find_mark_end (parse, block->span);
         n_tokens > 1 && tokens[0].span.end <= end; n_tokens--)
      tokens++;
  if (block->token == PRESS_BLOCK_TOKEN_LABEL)
    add_label (parse, block, parse->phrases);
  if ((block->kinds & PRESS_REACH)
      && (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH
          || block->token == PRESS_BLOCK_TOKEN_INVITATION
          || block->token == PRESS_BLOCK_TOKEN_FRONT_NOTE || is_lede (block->token)))
    press_parse_contact_phrases (parse, tokens, n_tokens, parse->phrases);
  if (is_call (block->token) || block->token == PRESS_BLOCK_TOKEN_CALL_HEADING)
    add_day_words (parse, parse->phrases);
  if (is_lede (block->token))
    {
      add_dateline (parse, block);
      if (parse->issuer.end > 0)
        press_phrases_add (parse->phrases, PRESS_NODE_ISSUER, parse->issuer);
    }
  else if (block->token == PRESS_BLOCK_TOKEN_DATE_LINE && parse->dateline->len == 0)
    press_parse_dateline_apart (parse, tokens, n_tokens, parse->phrases);
  else if (parse->issuer.end > 0 && block->span.start <= parse->issuer.start
           && parse->issuer.end <= block->span.end)
    press_phrases_add (parse->phrases, PRESS_NODE_ISSUER, parse->issuer);
  if (has_run_in (parse, block))
    add_run_in_heading (parse, block, parse->phrases);
  else if (block->token == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
           && block->line_class == PRESS_LINE_CLASS_TEXT)
    add_title_of_caution (parse, block, parse->phrases);
  if (may_hold_speech (block->token))
    find_speech (parse, block, goes_on, tokens, n_tokens);
  if (block->kinds & (PRESS_TOKEN_BIT (PRESS_TOKEN_EXCHANGE) | PRESS_TOKEN_BIT (PRESS_TOKEN_OPEN)))
    press_parse_listings (parse, tokens, n_tokens, parse->phrases);
  if (parse->speech != NULL) /* none in a wrapper */
    press_speech_lead_up (parse, tokens, n_tokens, parse->speech);
  if (block->kinds & PRESS_VALUES)
    press_phrases_add_values (parse, tokens, n_tokens, parse->phrases);
  if (is_call (block->token))
    mark_last_days (parse, parse->phrases);
  build_children (parse, block, parse->phrases);
}

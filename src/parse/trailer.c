/* Trailers: what a wire adds below a release, line by line. */
#include "parse/trailer.h"

#include "parse/block-lines.h"
#include "parse/contact.h"
#include "parse/values.h"
#include "base/vocabulary.h"

#include "trailer-parser.h"

#include <string.h>

#define USUAL_MARKS 4

typedef struct
{
  PressTrailerRun run;
  PressTrailerPart part;
} PressTrailerMark;

/* What a token is in a trailer; all others are words. */
static const guint16 token_kinds[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_SLASH] = PRESS_TRAILER_SLASH,         [PRESS_TOKEN_COLON] = PRESS_TRAILER_COLON,
  [PRESS_TOKEN_SEMICOLON] = PRESS_TRAILER_SEMICOLON, [PRESS_TOKEN_DATE] = PRESS_TRAILER_DATE,
  [PRESS_TOKEN_DASH] = PRESS_TRAILER_DASH,
};

static const guint16 line_kinds[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_SOURCE] = PRESS_TRAILER_SOURCE,
  [PRESS_NODE_TRANSMISSION] = PRESS_TRAILER_TRANSMISSION,
  [PRESS_NODE_TRAILER_ITEM] = PRESS_TRAILER_ITEM,
  [PRESS_NODE_TICKER_LINE] = PRESS_TRAILER_TICKERS,
  [PRESS_NODE_CODES] = PRESS_TRAILER_CODES,
};

static const PressToken *
get_token (const PressTrailerReader *reader, int at)
{
  return &g_array_index (reader->tokens, PressToken, at);
}

static const PressTrailerMark *
find_mark (const PressTrailerReader *reader, PressTrailerPart part)
{
  for (guint i = 0; i < reader->marks->len; i++)
    if (g_array_index (reader->marks, PressTrailerMark, i).part == part)
      return &g_array_index (reader->marks, PressTrailerMark, i);
  return NULL;
}

static PressSpan
get_span (const PressTrailerReader *reader, PressTrailerRun run)
{
  return (PressSpan){ get_token (reader, run.first)->span.start,
                      get_token (reader, run.last)->span.end };
}

/* Copies a token. A colon and a closing slash that the scanner took for a part of what stands
 * before them stand by themselves here. */
static void
split_token (PressTrailerReader *reader, const PressToken *token, gboolean is_last)
{
  char last = reader->parse->text[token->span.end - 1];
  gboolean is_cue = token->kind == PRESS_TOKEN_CUE && last == ':';
  gboolean is_url = token->kind == PRESS_TOKEN_URL && last == '/' && is_last;
  PressToken head = *token;
  PressToken tail = *token;

  if (is_cue || is_url)
    {
      head.kind = is_cue ? PRESS_TOKEN_WORD : PRESS_TOKEN_URL;
      press_token_set_span (&head, reader->parse->text,
                            (PressSpan){ token->span.start, token->span.end - 1 });
      tail.kind = is_cue ? PRESS_TOKEN_COLON : PRESS_TOKEN_SLASH;
      tail.span.start = head.span.end;
      tail.flags = 0;
    }
  g_array_append_val (reader->tokens, head);
  if (is_cue || is_url)
    g_array_append_val (reader->tokens, tail);
}

static void
read_tokens (PressTrailerReader *reader)
{
  const GArray *tokens = reader->parse->tokens;
  PressToken end = { .kind = PRESS_TOKEN_END };

  for (guint i = 0; i + 1 < tokens->len; i++)
    split_token (reader, &g_array_index (tokens, PressToken, i), i + 2 == tokens->len);
  g_array_append_val (reader->tokens, end);
}

/* The names behind the word SOURCE, each one an organization; all of them are its value. */
static void
add_names (PressTrailerReader *reader, GArray *phrases)
{
  const PressTrailerMark *names = find_mark (reader, PRESS_TRAILER_PART_NAMES);

  if (names == NULL)
    return;
  for (guint i = 0; i < reader->marks->len; i++)
    {
      const PressTrailerMark *mark = &g_array_index (reader->marks, PressTrailerMark, i);

      if (mark->part == PRESS_TRAILER_PART_NAME)
        press_phrases_add (phrases, PRESS_NODE_ORGANIZATION, get_span (reader, mark->run));
    }
  press_node_take_attribute (reader->node, reader->parse->arena, PRESS_ATTRIBUTE_VALUE,
                             press_value_fold (reader->parse, get_span (reader, names->run)));
}

static void
add_dates (PressTrailerReader *reader, GArray *phrases)
{
  for (guint i = 0; i < reader->marks->len; i++)
    {
      const PressTrailerMark *mark = &g_array_index (reader->marks, PressTrailerMark, i);

      if (mark->part == PRESS_TRAILER_PART_DATE)
        press_phrases_add_value (reader->parse, get_token (reader, mark->run.first), phrases);
    }
}

/* The label of an item or of codes, with its colon. */
static const PressTrailerMark *
add_label (PressTrailerReader *reader, GArray *phrases)
{
  const PressTrailerMark *label = find_mark (reader, PRESS_TRAILER_PART_LABEL);

  if (label != NULL)
    press_phrases_add (
        phrases, PRESS_NODE_LABEL,
        get_span (reader, (PressTrailerRun){ label->run.first, label->run.last + 1 }));
  return label;
}

static void
add_codes (PressTrailerReader *reader, GArray *phrases)
{
  add_label (reader, phrases);
  for (guint i = 0; i < reader->tokens->len; i++)
    if (get_token (reader, (int) i)->kind == PRESS_TOKEN_URL)
      press_phrases_add_value (reader->parse, get_token (reader, (int) i), phrases);
}

/* What stands behind the label of an item, in front of its closing slash. */
static void
add_body (PressTrailerReader *reader, int first, gboolean is_closed, const char *type,
          GArray *phrases)
{
  guint n_tokens = reader->tokens->len - 1 - (guint) first;

  if (is_closed && n_tokens > 0)
    n_tokens--;
  if (g_strcmp0 (type, "contact") == 0)
    press_parse_contact_list (reader->parse, get_token (reader, first), n_tokens, phrases);
  else
    press_phrases_add_values (reader->parse, get_token (reader, first), n_tokens, phrases);
}

/* An item: its label tells its type, and that whether it holds contacts. */
static void
add_item (PressTrailerReader *reader, GArray *phrases)
{
  PressParse *parse = reader->parse;
  const PressTrailerMark *label = add_label (reader, phrases);
  gboolean is_closed = find_mark (reader, PRESS_TRAILER_PART_UNCLOSED) == NULL;
  const char *spelling;
  const char *type;

  if (label == NULL)
    return;
  spelling = press_value_fold (parse, get_span (reader, label->run));
  type = press_vocabulary_find (PRESS_LIST_TRAILER_ITEM, spelling, strlen (spelling));
  if (type != NULL)
    press_node_take_attribute (reader->node, parse->arena, PRESS_ATTRIBUTE_TYPE, type);
  if (!is_closed)
    press_node_take_attribute (reader->node, parse->arena, PRESS_ATTRIBUTE_MISSING,
                               "closing slash");
  add_body (reader, label->run.last + 2, is_closed, type, phrases);
}

/* Each word of a line of symbols is one; which exchange lists it is told above. */
static void
add_symbols (PressTrailerReader *reader, GArray *phrases)
{
  for (guint i = 0; i + 1 < reader->tokens->len; i++)
    {
      const PressToken *token = get_token (reader, (int) i);
      PressPhrase *phrase;

      if (token->kind == PRESS_TOKEN_OPEN || token->kind == PRESS_TOKEN_CLOSE
          || token->kind == PRESS_TOKEN_COMMA || token->kind == PRESS_TOKEN_SEMICOLON)
        continue;
      phrase = press_phrases_add (phrases, PRESS_NODE_LISTING, token->span);
      press_phrase_take_attribute (phrase, reader->parse->arena, PRESS_ATTRIBUTE_SYMBOL,
                                   press_value_fold (reader->parse, token->span));
    }
}

typedef void (*AddParts) (PressTrailerReader *reader, GArray *phrases);

static const AddParts adders[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_SOURCE] = add_names,      [PRESS_NODE_TRANSMISSION] = add_dates,
  [PRESS_NODE_TRAILER_ITEM] = add_item, [PRESS_NODE_TICKER_LINE] = add_symbols,
  [PRESS_NODE_CODES] = add_codes,
};

/* The node of one block of a trailer: its kind is one that line_kinds has. */
PressNode *
press_parse_trailer_line (PressParse *parse, PressNodeKind kind, guint first_line, guint last_line)
{
  PressSpan span = { parse->copy->lines[first_line].start, parse->copy->lines[last_line].end };
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) marks
      = g_array_sized_new (FALSE, FALSE, sizeof (PressTrailerMark), USUAL_MARKS);
  g_autoptr (GPtrArray) floats = press_block_lines_find_floats (parse, first_line, last_line);
  GArray *phrases = g_array_set_size (parse->phrases, 0);
  PressTrailerReader reader = { .parse = parse, .marks = marks, .start = line_kinds[kind] };

  press_block_lines_trim (parse, &span);
  reader.node = press_node_new (parse->arena, kind, span);
  press_block_lines_scan (parse, first_line, last_line);
  /* Each may become two. */
  tokens = g_array_sized_new (FALSE, FALSE, sizeof (PressToken), 2 * parse->tokens->len);
  reader.tokens = tokens;
  read_tokens (&reader);
  if (press_trailer_yyparse (&reader) != 0)
    g_array_set_size (marks, 0);
  if (adders[kind] != NULL)
    adders[kind](&reader, phrases);
  press_node_adopt (reader.node,
                    press_phrases_build (parse->arena, parse->copy, span, phrases,
                                         (PressNode *const *) floats->pdata, floats->len));
  return reader.node;
}

int
press_trailer_next (PressTrailerReader *reader, PressTrailerRun *run)
{
  const PressToken *token = get_token (reader, (int) reader->at);
  guint16 kind = token_kinds[token->kind];
  int start = reader->start;

  run->first = run->last = (int) reader->at;
  reader->start = 0;
  if (start != 0 || token->kind == PRESS_TOKEN_END)
    return start;
  reader->at++;
  if (kind == PRESS_TRAILER_SLASH && token[1].kind == PRESS_TOKEN_END)
    return PRESS_TRAILER_CLOSING;
  return kind != 0 ? kind : PRESS_TRAILER_WORD;
}

void
press_trailer_mark (PressTrailerReader *reader, PressTrailerPart part, PressTrailerRun run)
{
  PressTrailerMark mark = { run, part };

  g_array_append_val (reader->marks, mark);
}

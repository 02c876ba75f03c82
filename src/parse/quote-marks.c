/* The pairing of quotation marks inside a block. */
#include "parse/quotation.h"

#define FEWEST_WORDS 2      /* of speech, with its mark; in the middle of commas one more */
#define FEWEST_BARE_WORDS 6 /* of speech without a comma or stop at its end */

/* What sides a mark has. */
typedef enum
{
  SIDE_NONE,
  SIDE_OPEN,
  SIDE_CLOSE
} Side;

typedef struct
{
  const char *text;
  const PressToken *tokens;
  guint n_tokens;
  GArray *quoted;
  guint depth;
  gboolean is_continued;
} Marks;

/* What sets quoted words off from the words before them. */
static const gboolean sets_off[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_STOP] = TRUE,    [PRESS_TOKEN_COMMA] = TRUE,
  [PRESS_TOKEN_COLON] = TRUE,   [PRESS_TOKEN_DASH] = TRUE,
  [PRESS_TOKEN_HYPHEN] = TRUE,  [PRESS_TOKEN_ELLIPSIS] = TRUE,
  [PRESS_TOKEN_SPEECH] = TRUE,  [PRESS_TOKEN_COMPANY] = TRUE,
  [PRESS_TOKEN_INITIAL] = TRUE, [PRESS_TOKEN_SEMICOLON] = TRUE,
  [PRESS_TOKEN_QUOTE] = TRUE,   [PRESS_TOKEN_QUOTE_CLOSE] = TRUE,
  [PRESS_TOKEN_CLOSE] = TRUE,   [PRESS_TOKEN_NAME_SUFFIX] = TRUE,
};

static const gboolean ends_words[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_STOP] = TRUE, [PRESS_TOKEN_COMMA] = TRUE,     [PRESS_TOKEN_ELLIPSIS] = TRUE,
  [PRESS_TOKEN_DASH] = TRUE, [PRESS_TOKEN_SEMICOLON] = TRUE, [PRESS_TOKEN_COLON] = TRUE,
};

static const gboolean follows_mark[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_STOP] = TRUE,  [PRESS_TOKEN_COMMA] = TRUE,      [PRESS_TOKEN_ELLIPSIS] = TRUE,
  [PRESS_TOKEN_DASH] = TRUE,  [PRESS_TOKEN_SEMICOLON] = TRUE,  [PRESS_TOKEN_COLON] = TRUE,
  [PRESS_TOKEN_CLOSE] = TRUE, [PRESS_TOKEN_POSSESSIVE] = TRUE,
};

static const gboolean precedes_mark[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_OPEN] = TRUE,
  [PRESS_TOKEN_DASH] = TRUE,
  [PRESS_TOKEN_HYPHEN] = TRUE,
  [PRESS_TOKEN_SLASH] = TRUE,
};

static gboolean
is_after_gap (const PressToken *token)
{
  return (token->flags & PRESS_TOKEN_AFTER_GAP) != 0;
}

/* Whether a mark opens or closes: by its own form, else by the blanks beside it, else by whether
 * one is open. */
static Side
find_side (const Marks *marks, guint at)
{
  const PressToken *token = &marks->tokens[at];
  const PressToken *next = token + 1;
  gboolean is_left = is_after_gap (token) || (at > 0 && precedes_mark[token[-1].kind]);
  gboolean is_right
      = is_after_gap (next) || next->kind == PRESS_TOKEN_END || follows_mark[next->kind];

  switch (token->kind)
    {
    case PRESS_TOKEN_QUOTE_OPEN:
      return SIDE_OPEN;
    case PRESS_TOKEN_QUOTE_CLOSE:
      return marks->depth == 0 && is_left && !is_right ? SIDE_OPEN : SIDE_CLOSE;
    case PRESS_TOKEN_QUOTE:
      if (is_left != is_right)
        return is_left ? SIDE_OPEN : SIDE_CLOSE;
      return marks->depth > 0 ? SIDE_CLOSE : SIDE_OPEN;
    default:
      return SIDE_NONE;
    }
}

static PressQuotedWords *
get_last (const Marks *marks)
{
  return marks->quoted->len > 0
             ? &g_array_index (marks->quoted, PressQuotedWords, marks->quoted->len - 1)
             : NULL;
}

static void
close_words (const Marks *marks, guint at, gboolean has_close)
{
  PressQuotedWords *last = get_last (marks);
  PressTokenKind before = at > 0 ? marks->tokens[at - 1].kind : PRESS_TOKEN_END;

  last->close = at;
  last->has_close = has_close;
  last->is_bare = has_close && !ends_words[before];
  last->ends_sentence = !has_close || before == PRESS_TOKEN_STOP;
}

static void
open_words (const Marks *marks, guint at, gboolean has_open)
{
  PressQuotedWords words = { .open = at, .has_open = has_open };

  g_array_append_val (marks->quoted, words);
}

/* A mark that closes nothing: the words before were not closed by the mark that seemed to, or the
 * quotation comes from the paragraph before; else it is stray. */
static void
close_nothing (Marks *marks, guint at)
{
  PressQuotedWords *last = get_last (marks);

  if (last == NULL && marks->is_continued)
    {
      open_words (marks, 0, FALSE);
      close_words (marks, at, TRUE);
    }
  else if (last != NULL && last->is_bare)
    close_words (marks, at, TRUE);
}

static void
take_mark (Marks *marks, guint at, Side side)
{
  if (side == SIDE_OPEN && marks->depth == 0)
    open_words (marks, at, TRUE);
  if (side == SIDE_OPEN)
    marks->depth = MIN (marks->depth + 1, 2);
  else if (marks->depth == 0)
    close_nothing (marks, at);
  else if (--marks->depth == 0)
    close_words (marks, at, TRUE);
}

/* A word with a digit in front, as in "3-D films", opens a sentence as well as a capital does; so
 * do words of lists with a capital, such as "Resources". */
static gboolean
is_small_word (const char *text, const PressToken *token)
{
  return (token->kind == PRESS_TOKEN_WORD && !g_ascii_isdigit (text[token->span.start]))
         || ((token->kind == PRESS_TOKEN_CUE || token->kind == PRESS_TOKEN_SPEECH)
             && !g_ascii_isupper (text[token->span.start]));
}

/* "… said that "we are pleased. We look forward to more."": whether a sentence begins inside quoted
 * words. */
static gboolean
holds_sentences (const Marks *marks, const PressQuotedWords *words)
{
  const PressToken *tokens = marks->tokens;

  for (guint at = words->open + 1; at + 1 < words->close; at++)
    if (tokens[at].kind == PRESS_TOKEN_STOP && is_after_gap (&tokens[at + 1])
        && g_ascii_isupper (marks->text[tokens[at + 1].span.start]))
      return TRUE;
  return FALSE;
}

/* "She noted, "we are at $125 million."": whether quoted words are the sentence that a verb of
 * speech and a comma or a colon lead to, though a small letter opens it. */
static gboolean
is_led_sentence (const Marks *marks, const PressQuotedWords *words)
{
  const PressToken *tokens = marks->tokens;
  guint open = words->open;

  return open >= 2 && words->ends_sentence && words->close - open > FEWEST_BARE_WORDS
         && (tokens[open - 1].kind == PRESS_TOKEN_COMMA
             || tokens[open - 1].kind == PRESS_TOKEN_COLON)
         && tokens[open - 2].kind == PRESS_TOKEN_SPEECH;
}

/* Whether quoted words may be speech: they are set off from what stands before, open with a
 * capital or go on after an attribution, and are more than a title or a term. */
static gboolean
is_speech (const Marks *marks, const PressQuotedWords *words, gboolean is_first)
{
  const PressToken *tokens = marks->tokens;
  guint inside = words->open + words->has_open;
  guint n_words = words->close > inside ? words->close - inside : 0;
  PressTokenKind after = words->has_close ? tokens[words->close + 1].kind : PRESS_TOKEN_END;
  gboolean is_first_token = words->open == 0;
  PressTokenKind before = is_first_token ? PRESS_TOKEN_STOP : tokens[words->open - 1].kind;
  gboolean is_led = sets_off[before] || before == PRESS_TOKEN_WORD;
  guint is_listed = (before == PRESS_TOKEN_COMMA || before == PRESS_TOKEN_QUOTE
                     || before == PRESS_TOKEN_QUOTE_CLOSE)
                    && tokens[words->close - 1].kind == PRESS_TOKEN_COMMA;

  if (n_words < FEWEST_WORDS + is_listed || before == PRESS_TOKEN_OPEN || !is_led)
    return FALSE;
  if (words->has_open && is_small_word (marks->text, &tokens[inside])
      && (is_first || before != PRESS_TOKEN_COMMA) && !holds_sentences (marks, words)
      && !is_led_sentence (marks, words))
    return FALSE;
  return !words->is_bare || n_words >= FEWEST_BARE_WORDS || after == PRESS_TOKEN_SPEECH
         || after == PRESS_TOKEN_COMMA;
}

/* Whether the first quotation mark of a block closes words that were opened before it. */
gboolean
press_quotes_close_first (const PressToken *tokens, guint n_tokens)
{
  Marks marks = { .tokens = tokens, .n_tokens = n_tokens };

  for (guint at = 0; at + 1 < n_tokens; at++)
    {
      Side side = find_side (&marks, at);

      if (side != SIDE_NONE)
        return side == SIDE_CLOSE;
    }
  return FALSE;
}

/* Finds the words in quotation marks, without those inside others. Where no mark closes them, they
 * go on to the block's end. @is_continued: the block before ends inside a quotation. */
void
press_pair_quotes (const char *text, const PressToken *tokens, guint n_tokens,
                   gboolean is_continued, GArray *quoted)
{
  Marks marks = { text, tokens, n_tokens, quoted, 0, is_continued };

  for (guint at = 0; at + 1 < n_tokens; at++)
    {
      Side side = find_side (&marks, at);

      if (side != SIDE_NONE)
        take_mark (&marks, at, side);
    }
  if (marks.depth > 0)
    close_words (&marks, n_tokens - 1, FALSE);
  for (guint i = 0; i < quoted->len; i++)
    {
      PressQuotedWords *words = &g_array_index (quoted, PressQuotedWords, i);
      words->is_speech = is_speech (&marks, words, i == 0);
    }
}

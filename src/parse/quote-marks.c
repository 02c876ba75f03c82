/* The pairing of quotation marks inside a block, by what grammar/quotes.l tells of each. */
#include "base/scanner-use.h"
#include "parse/quotation-private.h"

PRESS_SCANNER_DECLARE (press_quotes, PressQuoteReader)
void press_quotes_put (yyscan_t scanner, PressSignInput *input);
void press_quotes_begin (yyscan_t scanner, PressQuoteAim aim);
int press_quotes_next (yyscan_t scanner);

#define END_SIGN '\n'
#define MOST_SIGNS_OF_TOKEN 3
#define MOST_FIRST_WORDS 7 /* more would tell no more */
#define TOKENS_BEFORE 2    /* of quoted words, that have a say in them */

typedef struct
{
  PressQuoteReader *reader;
  const char *text;
  const PressToken *tokens;
  guint n_tokens;
  GArray *quoted;
  guint depth;
  gboolean is_continued;
} Marks;

static PressQuoteReader *
reader_get (PressParse *parse)
{
  PressQuoteReader *reader = parse->quote_reader;

  if (reader != NULL)
    return reader;
  reader = parse->quote_reader = g_new0 (PressQuoteReader, 1);
  reader->input.signs = g_string_new (NULL);
  reader->scanner = press_quotes_new_scanner (reader);
  return reader;
}

void
press_quote_reader_free (PressQuoteReader *reader)
{
  if (reader == NULL)
    return;
  press_quotes_yylex_destroy (reader->scanner);
  g_string_free (reader->input.signs, TRUE);
  g_free (reader);
}

/* Writes tokens up to @until, or to the end of the block. */
static void
put_tokens (const Marks *marks, guint from, guint until)
{
  GString *signs = marks->reader->input.signs;
  gsize length = signs->len;
  char *to;

  until = MIN (until, marks->n_tokens - 1);
  if (from >= until)
    return;
  g_string_set_size (signs, length + (until - from) * MOST_SIGNS_OF_TOKEN);
  to = signs->str + length;
  for (guint at = from; at < until; at++)
    {
      const PressToken *token = &marks->tokens[at];
      char first = marks->text[token->span.start];

      if (g_ascii_isupper (first) || g_ascii_isdigit (first))
        *to++ = g_ascii_isupper (first) ? 'c' : 'd';
      if (token->flags & PRESS_TOKEN_AFTER_GAP)
        *to++ = 'g';
      to = press_signs_put (to, token->kind, 0);
    }
  g_string_set_size (signs, (gsize) (to - signs->str));
}

static void
put_thing (const Marks *marks, char sign, guint32 letters)
{
  char signs[PRESS_SIGNS_OF_TOKEN];
  char *end = press_signs_put_thing (signs, sign, letters);

  g_string_append_len (marks->reader->input.signs, signs, end - signs);
}

/* What the scanner tells of the signs that have been written, which are gone then. */
static PressQuoteSign
ask (const Marks *marks, PressQuoteAim aim)
{
  PressQuoteReader *reader = marks->reader;
  PressQuoteSign told;

  put_thing (marks, END_SIGN, 0);
  reader->input.at = 0;
  press_quotes_put (reader->scanner, &reader->input);
  press_quotes_begin (reader->scanner, aim);
  told = (PressQuoteSign) press_quotes_next (reader->scanner);
  g_string_set_size (reader->input.signs, 0);
  return told;
}

/* Whether a mark opens or closes words. The start of the block is that of a sentence. */
static PressQuoteSign
find_side (const Marks *marks, guint at)
{
  if (at == 0)
    put_thing (marks, '.', 0);
  put_tokens (marks, at > 0 ? at - 1 : 0, at + 2);
  return ask (marks, PRESS_QUOTE_AIM_MARK);
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
  PressQuoteSign ending = PRESS_QUOTE_STOP;

  if (has_close)
    {
      put_tokens (marks, MAX (at, 1) - 1, at);
      ending = ask (marks, PRESS_QUOTE_AIM_ENDING);
    }
  last->close = at;
  last->has_close = has_close;
  last->is_bare = ending == PRESS_QUOTE_NOTHING;
  last->ends_sentence = ending == PRESS_QUOTE_STOP;
}

static void
open_words (const Marks *marks, guint at, gboolean has_open)
{
  PressQuotedWords words = { .open = at, .has_open = has_open };

  g_array_append_val (marks->quoted, words);
}

/* The first token of the sentence behind the one that goes on at @from; @end where none is. */
static guint
find_next_sentence (const Marks *marks, guint from, guint end)
{
  while (from < end && marks->tokens[from].kind != PRESS_TOKEN_STOP)
    from++;
  return MIN (from + 1, end);
}

/* A mark that closes nothing: the words before were not closed by the mark that seemed to, or the
 * quotation comes from the paragraph before; at the block's end, behind a sentence that told who
 * speaks, the mark is missing that opens the next one; else it is stray. */
static void
close_nothing (Marks *marks, guint at)
{
  PressQuotedWords *last = get_last (marks);
  guint open;

  if (last == NULL && marks->is_continued)
    {
      open_words (marks, 0, FALSE);
      close_words (marks, at, TRUE);
    }
  else if (last != NULL && last->is_bare)
    close_words (marks, at, TRUE);
  else if (last != NULL && !last->ends_sentence && at + 2 >= marks->n_tokens
           && (open = find_next_sentence (marks, last->close + 1, at)) < at)
    {
      open_words (marks, open, FALSE);
      close_words (marks, at, TRUE);
    }
}

static void
take_mark (Marks *marks, guint at, PressQuoteSign side)
{
  gboolean opens = side == PRESS_QUOTE_OPENS || (side == PRESS_QUOTE_TURNS && marks->depth == 0);

  if (opens && marks->depth == 0)
    open_words (marks, at, TRUE);
  if (opens)
    marks->depth = MIN (marks->depth + 1, 2);
  else if (marks->depth == 0)
    close_nothing (marks, at);
  else if (--marks->depth == 0)
    close_words (marks, at, TRUE);
}

static gboolean
is_speech (const Marks *marks, const PressQuotedWords *words, gboolean is_first)
{
  guint n_before = MIN (words->open, TOKENS_BEFORE);
  guint inside = words->open + words->has_open;
  PressQuoteSign told;

  for (guint i = n_before; i < TOKENS_BEFORE; i++)
    put_thing (marks, '.', 0);
  put_tokens (marks, words->open - n_before, words->open);
  put_thing (marks, '[',
             (is_first ? PRESS_SIGN_MARK ('f') : 0)
                 | (words->has_open ? PRESS_SIGN_MARK ('o') : 0));
  put_tokens (marks, inside, MIN (words->close, inside + MOST_FIRST_WORDS));
  put_thing (marks, ']',
             (words->is_bare ? PRESS_SIGN_MARK ('b') : 0)
                 | (words->ends_sentence ? PRESS_SIGN_MARK ('e') : 0));
  if (words->has_close)
    put_tokens (marks, words->close + 1, words->close + 2);
  told = ask (marks, PRESS_QUOTE_AIM_WORDS);
  if (told == PRESS_QUOTE_SMALL)
    {
      put_tokens (marks, inside, words->close);
      told = ask (marks, PRESS_QUOTE_AIM_INSIDE);
    }
  return told == PRESS_QUOTE_SPEECH;
}

static gboolean
is_mark (const PressToken *token)
{
  return (PRESS_TOKEN_BIT (token->kind) & PRESS_QUOTE_TOKENS) != 0;
}

/* Whether the first quotation mark of a block closes words that were opened before it. */
gboolean
press_quotes_close_first (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  Marks marks = { reader_get (parse), parse->text, tokens, n_tokens, NULL, 0, FALSE };

  for (guint at = 0; at + 1 < n_tokens; at++)
    if (is_mark (&tokens[at]))
      return find_side (&marks, at) == PRESS_QUOTE_CLOSES;
  return FALSE;
}

/* Finds the words in quotation marks, without those inside others. Where no mark closes them, they
 * go on to the block's end. @is_continued: the block before ends inside a quotation. */
void
press_pair_quotes (PressParse *parse, const PressToken *tokens, guint n_tokens,
                   gboolean is_continued, GArray *quoted)
{
  Marks marks = { reader_get (parse), parse->text, tokens, n_tokens, quoted, 0, is_continued };

  for (guint at = 0; at + 1 < n_tokens; at++)
    if (is_mark (&tokens[at]))
      take_mark (&marks, at, find_side (&marks, at));
  if (marks.depth > 0)
    close_words (&marks, n_tokens - 1, FALSE);
  for (guint i = 0; i < quoted->len; i++)
    {
      PressQuotedWords *words = &g_array_index (quoted, PressQuotedWords, i);

      words->is_speech = is_speech (&marks, words, i == 0);
    }
}

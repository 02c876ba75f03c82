/* The tokens inside a block: feeding grammar/inline.l and placing what it finds. */
#include "parse/inline.h"

#include <string.h>

#define FIRST_TOKENS 256

typedef void *yyscan_t;

int press_inline_yylex_init_extra (PressInlineInput *input, yyscan_t *scanner);
int press_inline_yylex_destroy (yyscan_t scanner);
void press_inline_yyrestart (void *file, yyscan_t scanner);
gboolean press_inline_take (yyscan_t scanner, const char *text, gsize length_bytes);
int press_inline_yyget_leng (yyscan_t scanner);
int press_inline_next (yyscan_t scanner);

struct _PressTokenizer
{
  PressInlineInput input;
  yyscan_t scanner;
};

static const char *const spellings[] = {
#define PRESS_TOKEN(NAME, spelling) [PRESS_TOKEN_##NAME] = spelling,
#include "parse/tokens.def"
#undef PRESS_TOKEN
};

G_STATIC_ASSERT (G_N_ELEMENTS (spellings) == PRESS_N_TOKENS);

const char *
press_token_get_spelling (PressTokenKind kind)
{
  return spellings[kind];
}

PressTokenizer *
press_tokenizer_new (const char *text)
{
  PressTokenizer *tokenizer = g_new0 (PressTokenizer, 1);

  tokenizer->input.text = text;
  if (press_inline_yylex_init_extra (&tokenizer->input, &tokenizer->scanner) != 0)
    g_error ("no memory for a scanner");
  return tokenizer;
}

/* Goes on with another text. */
void
press_tokenizer_set_text (PressTokenizer *tokenizer, const char *text)
{
  tokenizer->input.text = text;
}

void
press_tokenizer_free (PressTokenizer *tokenizer)
{
  press_inline_yylex_destroy (tokenizer->scanner);
  g_free (tokenizer);
}

/* Gives the scanner its next bytes; a line's end is put behind the last one, so that every token
 * has something behind it. Each read that the scanner needs costs it the token that it is in. */
int
press_inline_read (PressInlineInput *input, char *buffer, int max_bytes)
{
  guint32 n_read = 0;

  while (input->piece < input->n_pieces && n_read < (guint32) max_bytes)
    {
      guint32 n_bytes
          = MIN (input->pieces[input->piece].end - input->at, (guint32) max_bytes - n_read);

      memcpy (buffer + n_read, input->text + input->at, n_bytes);
      n_read += n_bytes;
      input->at += n_bytes;
      if (input->at < input->pieces[input->piece].end)
        break;
      if (++input->piece < input->n_pieces)
        input->at = input->pieces[input->piece].start;
    }
  if (input->piece == input->n_pieces && !input->is_padded && n_read < (guint32) max_bytes)
    {
      buffer[n_read++] = '\n';
      input->is_padded = TRUE;
    }
  return (int) n_read;
}

/* The place in the copy that lies @length_bytes behind the last token's end. */
static inline guint32
move_on (PressInlineInput *input, guint32 length_bytes)
{
  while (input->token_piece + 1 < input->n_pieces
         && length_bytes > input->pieces[input->token_piece].end - input->token_at)
    {
      length_bytes -= input->pieces[input->token_piece].end - input->token_at;
      input->token_at = input->pieces[++input->token_piece].start;
    }
  input->token_at += length_bytes;
  return input->token_at;
}

/* A token never begins at the end of a piece that another one follows. */
static inline guint32
begin_token (PressInlineInput *input)
{
  while (input->token_piece + 1 < input->n_pieces
         && input->token_at >= input->pieces[input->token_piece].end)
    input->token_at = input->pieces[++input->token_piece].start;
  return input->token_at;
}

void
press_inline_skip (PressInlineInput *input, const char *blanks, int length_bytes)
{
  move_on (input, (guint32) length_bytes);
  input->flags |= PRESS_TOKEN_AFTER_GAP;
  if (length_bytes == 1 && *blanks == ' ')
    return;
  if (memchr (blanks, '\n', (gsize) length_bytes) != NULL
      || memchr (blanks, '\r', (gsize) length_bytes) != NULL)
    input->flags |= PRESS_TOKEN_AFTER_LINE;
}

static gboolean
is_upper (const char *at)
{
  return g_ascii_isupper (*at) || (at[0] == '\xc3' && (guchar) at[1] < 0x9f);
}

/* Whether a word is in small letters, capitalised or in capitals is measured, not looked up. */
PressTokenKind
press_inline_word (const char *word, int length_bytes)
{
  gboolean has_lower = FALSE;

  if (!is_upper (word))
    return PRESS_TOKEN_WORD;
  for (int i = 1; i < length_bytes && !has_lower; i++)
    has_lower = g_ascii_islower (word[i]) || (word[i] == '\xc3' && !is_upper (word + i));
  return has_lower || length_bytes == 1 ? PRESS_TOKEN_CAPITALIZED : PRESS_TOKEN_CAPS;
}

/* Whether a spelling of some list may begin with a word; @behind is the byte behind it. */
gboolean
press_inline_opens_list (PressInlineInput *input, const char *word, int length_bytes, char behind)
{
  input->word = press_vocabulary_find_word (word, (gsize) length_bytes);
  input->word_length = length_bytes;
  return press_word_may_open (input->word, behind, word[length_bytes + 1]);
}

/* How many bytes stand before the first hyphen: "MEMPHIS-June 25" is a word and a date. */
int
press_inline_find_hyphen (const char *word)
{
  return (int) strcspn (word, "-\xe2");
}

/* How many bytes of an exchange stand before the hyphen and a symbol: four of "NYSE-ACM", but all
 * of "NYSE-MKT", which is one exchange. */
int
press_inline_find_symbol (const char *word, int length_bytes)
{
  int hyphen = length_bytes - 1;

  if (press_vocabulary_find (PRESS_LIST_EXCHANGE, word, (gsize) length_bytes) != NULL)
    return length_bytes;
  while (hyphen > 0 && word[hyphen] != '-')
    hyphen--;
  return hyphen > 0 ? hyphen : length_bytes;
}

/* A word that means @kind only with a capital: "Group" closes a company's name, "group" does not.
 */
PressTokenKind
press_inline_if_name (const char *word, PressTokenKind kind)
{
  return is_upper (word) ? kind : PRESS_TOKEN_WORD;
}

/* A word that means @kind only without a capital in front: "Harbor.com" is a company's name. */
PressTokenKind
press_inline_unless_name (const char *word, PressTokenKind kind)
{
  return is_upper (word) ? PRESS_TOKEN_CAPITALIZED : kind;
}

/* Kinds that no list of words has. */
static const gboolean is_no_word[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_DATE] = TRUE,        [PRESS_TOKEN_TIME] = TRUE,
  [PRESS_TOKEN_PERIOD] = TRUE,      [PRESS_TOKEN_MONEY] = TRUE,
  [PRESS_TOKEN_PERCENT] = TRUE,     [PRESS_TOKEN_PHONE] = TRUE,
  [PRESS_TOKEN_FAX] = TRUE,         [PRESS_TOKEN_EXTENSION] = TRUE,
  [PRESS_TOKEN_CODE] = TRUE,        [PRESS_TOKEN_EMAIL] = TRUE,
  [PRESS_TOKEN_URL] = TRUE,         [PRESS_TOKEN_MARK] = TRUE,
  [PRESS_TOKEN_NUMBER] = TRUE,      [PRESS_TOKEN_STOP] = TRUE,
  [PRESS_TOKEN_COMMA] = TRUE,       [PRESS_TOKEN_SEMICOLON] = TRUE,
  [PRESS_TOKEN_COLON] = TRUE,       [PRESS_TOKEN_DASH] = TRUE,
  [PRESS_TOKEN_HYPHEN] = TRUE,      [PRESS_TOKEN_SLASH] = TRUE,
  [PRESS_TOKEN_OPEN] = TRUE,        [PRESS_TOKEN_CLOSE] = TRUE,
  [PRESS_TOKEN_QUOTE_OPEN] = TRUE,  [PRESS_TOKEN_QUOTE] = TRUE,
  [PRESS_TOKEN_QUOTE_CLOSE] = TRUE, [PRESS_TOKEN_ELLIPSIS] = TRUE,
  [PRESS_TOKEN_POSSESSIVE] = TRUE,
};

/* Gives a token its place, and looks its word up: once, for all lists. */
void
press_token_set_span (PressToken *token, const char *text, PressSpan span)
{
  token->span = span;
  token->word = is_no_word[token->kind]
                    ? 0
                    : press_vocabulary_find_word (text + span.start, span.end - span.start);
}

gboolean
press_token_is_in (const PressToken *token, PressVocabularyList list)
{
  return press_word_is_in (token->word, list);
}

/* What the word of a token means in a list; NULL where it is not in it. */
const char *
press_token_get_meaning (const PressToken *token, PressVocabularyList list)
{
  return press_word_get_meaning (token->word, list, NULL);
}

/* Appends the tokens of some spans of the copy, read as one text, to @tokens; the last one is of
 * kind END and empty. Returns which kinds there are, a bit for each. */
guint64
press_tokenizer_scan (PressTokenizer *tokenizer, const PressSpan *pieces, guint n_pieces,
                      GArray *tokens)
{
  PressInlineInput *input = &tokenizer->input;
  guint n_tokens = tokens->len;
  guint n_allocated = tokens->len;
  guint64 kinds = 0;
  int kind;

  g_return_val_if_fail (n_pieces > 0, 0);
  input->pieces = pieces;
  input->n_pieces = n_pieces;
  input->piece = input->token_piece = 0;
  input->at = input->token_at = pieces[0].start;
  input->is_padded = FALSE;
  input->flags = PRESS_TOKEN_AFTER_GAP | PRESS_TOKEN_AFTER_LINE;
  if (n_pieces > 1
      || !press_inline_take (tokenizer->scanner, input->text + pieces[0].start,
                             pieces[0].end - pieces[0].start))
    press_inline_yyrestart (NULL, tokenizer->scanner);
  do
    {
      PressToken *token;
      PressSpan span;

      if (n_tokens == n_allocated)
        {
          n_allocated = MAX (n_allocated * 2, FIRST_TOKENS);
          g_array_set_size (tokens, n_allocated);
        }
      token = &g_array_index (tokens, PressToken, n_tokens++);
      input->word_length = 0;
      kind = press_inline_next (tokenizer->scanner);
      token->kind = (guint8) kind;
      kinds |= PRESS_TOKEN_BIT (kind);
      token->flags = (guint8) input->flags;
      input->flags = 0;
      span.start = begin_token (input);
      if (kind == PRESS_TOKEN_END)
        span.start = span.end = pieces[n_pieces - 1].end;
      else
        span.end = move_on (input, (guint32) press_inline_yyget_leng (tokenizer->scanner));
      if (input->word_length > 0 && (guint32) input->word_length == span.end - span.start
          && !is_no_word[kind])
        {
          token->span = span;
          token->word = input->word;
        }
      else
        press_token_set_span (token, input->text, span);
    }
  while (kind != PRESS_TOKEN_END);
  g_array_set_size (tokens, n_tokens);
  return kinds;
}

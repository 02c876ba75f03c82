/* The tokens inside a block: feeding grammar/inline.l and placing what it finds. */
#include "base/scanner-use.h"
#include "parse/inline.h"

#include <string.h>

#define FIRST_TOKENS 256

PRESS_SCANNER_DECLARE (press_inline, PressInlineInput)
void press_inline_yyrestart (void *file, yyscan_t scanner);
gboolean press_inline_take (yyscan_t scanner, const char *text, gsize length_bytes);
int press_inline_scan (yyscan_t scanner);

struct _PressTokenizer
{
  PressInlineInput input;
  yyscan_t scanner;
};

static const char *const spellings[] = {
#define PRESS_TOKEN(NAME, spelling, sign) [PRESS_TOKEN_##NAME] = spelling,
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
  tokenizer->scanner = press_inline_new_scanner (&tokenizer->input);
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
  while (G_UNLIKELY (input->token_piece + 1 < input->n_pieces)
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
  while (G_UNLIKELY (input->token_piece + 1 < input->n_pieces)
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

/* What a word is that begins with a capital. */
PressTokenKind
press_inline_capitals (const char *word, int length_bytes)
{
  gboolean has_lower = FALSE;

  for (int i = 1; i < length_bytes && !has_lower; i++)
    has_lower
        = g_ascii_islower (word[i]) || (word[i] == '\xc3' && !press_inline_is_upper (word + i));
  return has_lower || length_bytes == 1 ? PRESS_TOKEN_CAPITALIZED : PRESS_TOKEN_CAPS;
}

/* Whether the next token stands behind white space, a bracket or nothing. */
gboolean
press_inline_is_set_off (const PressInlineInput *input)
{
  return input->n_tokens == 0 || (input->flags & PRESS_TOKEN_AFTER_GAP)
         || g_array_index (input->tokens, PressToken, input->n_tokens - 1).kind == PRESS_TOKEN_OPEN;
}

/* How many bytes stand before the first hyphen or slash: "MEMPHIS-June 25" is a word and a date. */
int
press_inline_find_hyphen (const char *word)
{
  return (int) strcspn (word, "-/\xe2");
}

/* How many bytes of an exchange stand before the hyphen or slash and a symbol: four of "NYSE-ACM",
 * but all of "NYSE-MKT", which is one exchange. */
int
press_inline_find_symbol (const char *word, int length_bytes)
{
  int sign = length_bytes - 1;

  if (press_vocabulary_find (PRESS_LIST_EXCHANGE, word, (gsize) length_bytes) != NULL)
    return length_bytes;
  while (sign > 0 && word[sign] != '-' && word[sign] != '/')
    sign--;
  return sign > 0 ? sign : length_bytes;
}

/* A word that means @kind only with a capital: "Group" closes a company's name, "group" does not.
 */
PressTokenKind
press_inline_if_name (const char *word, PressTokenKind kind)
{
  return press_inline_is_upper (word) ? kind : PRESS_TOKEN_WORD;
}

static const char *
get_site_lead (const PressInlineInput *input, guint n_back)
{
  const PressToken *token;

  if (input->n_tokens < n_back)
    return NULL;
  token = &g_array_index (input->tokens, PressToken, input->n_tokens - n_back);
  return press_token_get_meaning (token, PRESS_LIST_SITE_LEAD);
}

/* Whether the line above ends in a number or an address of somebody's, below which comes another:
 * "Dayton, Ohio 45402" over "Harbor.com". */
static gboolean
is_below_address (const PressInlineInput *input)
{
  const PressToken *last;

  if (input->n_tokens == 0 || (input->flags & PRESS_TOKEN_AFTER_LINE) == 0)
    return FALSE;
  last = &g_array_index (input->tokens, PressToken, input->n_tokens - 1);
  return (last->flags & PRESS_TOKEN_POSTAL) != 0 || last->kind == PRESS_TOKEN_PHONE
         || last->kind == PRESS_TOKEN_FAX || last->kind == PRESS_TOKEN_EMAIL;
}

/* Whether a sentence has ended, or none has begun yet. */
gboolean
press_inline_ends_sentence (const PressInlineInput *input)
{
  return input->n_tokens == 0
         || g_array_index (input->tokens, PressToken, input->n_tokens - 1).kind == PRESS_TOKEN_STOP;
}

/* "visit Harbor.com", "our website at: Harbor.com", "harbor.com or Mill.com": whether what was
 * found last leads to a site. */
static gboolean
leads_to_site (const PressInlineInput *input)
{
  gboolean is_behind_colon
      = input->n_tokens > 0
        && g_array_index (input->tokens, PressToken, input->n_tokens - 1).kind == PRESS_TOKEN_COLON;
  guint n_back = is_behind_colon ? 2 : 1;
  const char *lead = get_site_lead (input, n_back);

  if (lead != NULL && strcmp (lead, "adds") == 0)
    return input->n_tokens > n_back
           && g_array_index (input->tokens, PressToken, input->n_tokens - n_back - 1).kind
                  == PRESS_TOKEN_URL;
  if (lead != NULL && strcmp (lead, "joins") == 0)
    {
      lead = get_site_lead (input, n_back + 1);
      return lead != NULL && strcmp (lead, "names") == 0;
    }
  return lead != NULL && (is_behind_colon || strcmp (lead, "leads") == 0);
}

/* An address of a site; with a capital in front "Harbor.com" is a company's name, unless words or
 * another address lead to it or a path stands behind. */
PressTokenKind
press_inline_tell_site (const PressInlineInput *input, const char *word)
{
  gboolean is_name = press_inline_is_upper (word) && strchr (word, '/') == NULL
                     && !leads_to_site (input) && !is_below_address (input);

  return is_name ? PRESS_TOKEN_CAPITALIZED : PRESS_TOKEN_URL;
}

#define BIT(kind) PRESS_TOKEN_BIT (PRESS_TOKEN_##kind)

/* Kinds that no list of words has. */
#define NO_WORDS                                                                                   \
  (BIT (DATE) | BIT (TIME) | BIT (PERIOD) | BIT (MONEY) | BIT (PERCENT) | BIT (PHONE) | BIT (FAX)  \
   | BIT (EXTENSION) | BIT (CODE) | BIT (EMAIL) | BIT (URL) | BIT (MARK) | BIT (NUMBER)            \
   | BIT (STOP) | BIT (COMMA) | BIT (SEMICOLON) | BIT (COLON) | BIT (DASH) | BIT (HYPHEN)          \
   | BIT (SLASH) | BIT (OPEN) | BIT (CLOSE) | BIT (QUOTE_OPEN) | BIT (QUOTE) | BIT (QUOTE_CLOSE)   \
   | BIT (ELLIPSIS) | BIT (POSSESSIVE))

/* Gives a token its place, and looks its word up: once, for all lists. */
void
press_token_set_span (PressToken *token, const char *text, PressSpan span)
{
  token->span = span;
  token->word = PRESS_TOKEN_BIT (token->kind) & NO_WORDS
                    ? 0
                    : press_vocabulary_find_word (text + span.start, span.end - span.start);
}

static void
make_room (PressInlineInput *input)
{
  g_array_set_size (input->tokens, MAX (input->n_tokens * 2, FIRST_TOKENS));
}

static inline PressToken *
begin_next (PressInlineInput *input, PressTokenKind kind)
{
  PressToken *token = &g_array_index (input->tokens, PressToken, input->n_tokens++);

  token->kind = (guint8) kind;
  token->flags = (guint8) input->flags;
  input->kinds |= PRESS_TOKEN_BIT (kind);
  input->flags = 0;
  return token;
}

/* A token that may run from one piece into the next, or for which there is no room yet, or whose
 * word is still to be looked up. */
static G_NO_INLINE void
add_slowly (PressInlineInput *input, PressTokenKind kind, int length_bytes)
{
  PressToken *token;
  PressSpan span;

  if (input->n_tokens == input->tokens->len)
    make_room (input);
  token = begin_next (input, kind);
  span.start = begin_token (input);
  span.end = move_on (input, (guint32) length_bytes);
  press_token_set_span (token, input->text, span);
  input->word_length = 0;
}

/* Takes down the token of so many bytes behind the last one. The word that was looked up last is
 * its own where it is as long. */
void
press_inline_add (PressInlineInput *input, PressTokenKind kind, int length_bytes)
{
  gboolean is_word = (PRESS_TOKEN_BIT (kind) & NO_WORDS) == 0;
  PressToken *token;

  if (input->n_pieces > 1 || input->n_tokens == input->tokens->len
      || (is_word && input->word_length != length_bytes))
    {
      add_slowly (input, kind, length_bytes);
      return;
    }
  token = begin_next (input, kind);
  token->span.start = input->token_at;
  token->span.end = input->token_at += (guint32) length_bytes;
  token->word = is_word ? input->word : 0;
  input->word_length = 0;
}

/* Appends the tokens of some spans of the copy, read as one text, to @tokens; the last one is of
 * kind END and empty. Returns which kinds there are, a bit for each. */
guint64
press_tokenizer_scan (PressTokenizer *tokenizer, const PressSpan *pieces, guint n_pieces,
                      GArray *tokens)
{
  PressInlineInput *input = &tokenizer->input;
  PressToken *end;

  g_return_val_if_fail (n_pieces > 0, 0);
  input->pieces = pieces;
  input->n_pieces = n_pieces;
  input->piece = input->token_piece = 0;
  input->at = input->token_at = pieces[0].start;
  input->is_padded = FALSE;
  input->flags = PRESS_TOKEN_AFTER_GAP | PRESS_TOKEN_AFTER_LINE;
  input->tokens = tokens;
  input->n_tokens = tokens->len;
  input->kinds = 0;
  input->word_length = 0;
  if (n_pieces > 1
      || !press_inline_take (tokenizer->scanner, input->text + pieces[0].start,
                             pieces[0].end - pieces[0].start))
    press_inline_yyrestart (NULL, tokenizer->scanner);
  press_inline_scan (tokenizer->scanner);
  if (input->n_tokens == tokens->len)
    make_room (input);
  end = begin_next (input, PRESS_TOKEN_END);
  end->span.start = end->span.end = pieces[n_pieces - 1].end;
  end->word = 0;
  g_array_set_size (tokens, input->n_tokens);
  return input->kinds;
}

/* The tokens inside a block, as grammar/inline.l finds them. */
#pragma once

#include "base/copy.h"
#include "base/vocabulary.h"

typedef enum
{
#define PRESS_TOKEN(NAME, spelling, sign) PRESS_TOKEN_##NAME,
#include "parse/tokens.def"
#undef PRESS_TOKEN
  PRESS_N_TOKENS
} PressTokenKind;

G_STATIC_ASSERT (PRESS_N_TOKENS <= 64);

/* Kinds of tokens are a set of bits, too. */
#define PRESS_TOKEN_BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

typedef enum
{
  PRESS_TOKEN_AFTER_GAP = 1 << 0,  /* white space stands in front, or nothing at all */
  PRESS_TOKEN_AFTER_LINE = 1 << 1, /* a line's end stands in front, or nothing at all */
  PRESS_TOKEN_POSTAL = 1 << 2,     /* it has the form of a postal code */
} PressTokenFlags;

typedef struct
{
  PressSpan span; /* of the copy */
  guint8 kind;    /* PressTokenKind */
  guint8 flags;   /* PressTokenFlags */
  guint16 word;   /* PressWordNumber, of a token that is no figure, address or sign */
} PressToken;

/* What the scanner reads: spans of the copy, one after another, as if they were one text. A page
 * that falls into a paragraph is left out this way. */
typedef struct
{
  const char *text;
  const PressSpan *pieces;
  guint n_pieces;
  guint piece; /* now read from */
  guint32 at;  /* the next byte to read, in the copy */
  gboolean is_padded;
  guint token_piece; /* where the last token ended */
  guint32 token_at;
  PressTokenFlags flags;
  GArray *tokens;       /* what was found */
  guint n_tokens;       /* of which so many are told */
  guint64 kinds;        /* a bit for each that there is */
  int plain_kind;       /* of the place that is read again for the lists */
  int plain_length;     /* and its bytes */
  int condition;        /* and the scanner's condition there */
  PressWordNumber word; /* the word last looked up */
  int word_length;      /* and its bytes; 0: none in this token */
} PressInlineInput;

typedef struct _PressTokenizer PressTokenizer;

PressTokenizer *press_tokenizer_new (const char *text);
void press_tokenizer_set_text (PressTokenizer *tokenizer, const char *text);
void press_tokenizer_free (PressTokenizer *tokenizer);
guint64 press_tokenizer_scan (PressTokenizer *tokenizer, const PressSpan *pieces, guint n_pieces,
                              GArray *tokens);
const char *press_token_get_spelling (PressTokenKind kind);
void press_token_set_span (PressToken *token, const char *text, PressSpan span);

static inline gboolean
press_token_is_in (const PressToken *token, PressVocabularyList list)
{
  return press_word_is_in (token->word, list);
}

/* What the word of a token means in a list; NULL where it is not in it. */
static inline const char *
press_token_get_meaning (const PressToken *token, PressVocabularyList list)
{
  return press_word_get_meaning (token->word, list, NULL);
}

/* Whether a list has a token's word, and with that meaning. */
static inline gboolean
press_token_means (const PressToken *token, PressVocabularyList list, const char *meaning)
{
  const char *found = press_token_get_meaning (token, list);

  return found != NULL && strcmp (found, meaning) == 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressTokenizer, press_tokenizer_free)

/* For the scanner. */
int press_inline_read (PressInlineInput *input, char *buffer, int max_bytes);
void press_inline_skip (PressInlineInput *input, const char *blanks, int length_bytes);

/* One blank. Mostly there is one piece, in which the next place is the next byte. */
static inline void
press_inline_skip_blank (PressInlineInput *input)
{
  if (input->n_pieces == 1)
    {
      input->token_at++;
      input->flags |= PRESS_TOKEN_AFTER_GAP;
    }
  else
    press_inline_skip (input, " ", 1);
}

/* A visible sign of ASCII. */
static inline gboolean
press_inline_is_sign (char character)
{
  return character > ' ' && character < '\x7f';
}

static inline gboolean
press_inline_is_upper (const char *at)
{
  return (at[0] >= 'A' && at[0] <= 'Z') || (at[0] == '\xc3' && (guchar) at[1] < 0x9f);
}

static inline PressWordNumber
press_inline_look_up (PressInlineInput *input, const char *word, int length_bytes)
{
  input->word_length = length_bytes;
  return input->word = press_vocabulary_find_word (word, (gsize) length_bytes);
}

PressTokenKind press_inline_capitals (const char *word, int length_bytes);

/* Whether a word is in small letters, capitalised or in capitals is measured, not looked up. */
static inline PressTokenKind
press_inline_word (const char *word, int length_bytes)
{
  return press_inline_is_upper (word) ? press_inline_capitals (word, length_bytes)
                                      : PRESS_TOKEN_WORD;
}

void press_inline_add (PressInlineInput *input, PressTokenKind kind, int length_bytes);
PressTokenKind press_inline_if_name (const char *word, PressTokenKind kind);
PressTokenKind press_inline_tell_site (const PressInlineInput *input, const char *word);
gboolean press_inline_ends_sentence (const PressInlineInput *input);
gboolean press_inline_is_set_off (const PressInlineInput *input);
int press_inline_find_hyphen (const char *word);
int press_inline_find_symbol (const char *word, int length_bytes);

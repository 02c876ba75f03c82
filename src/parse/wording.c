/* How a block is worded: feeding grammar/wording.l the tokens of one block, each as a few letters.
 */
#include "base/scanner-use.h"
#include "parse/wording.h"

#include "parse/names.h"
#include "parse/telling.h"

#include <string.h>

#define PRESS_SIGN_ROWS "parse/wordings.def"
#include "parse/sign-letters.h"

#define MOST_TOKENS_OF_SEAT 12

PRESS_SCANNER_DECLARE (press_wording, PressSignInput)
void press_wording_put (yyscan_t scanner, PressSignInput *input);
int press_wording_next (yyscan_t scanner);
void press_wording_begin (yyscan_t scanner, PressWordingQuestion question);

struct _PressWordingReader
{
  PressSignInput input;
  yyscan_t scanner;
  guint stretch; /* the tokens that the signs stand for; 0: none */
  guint first_token;
  guint n_name_words; /* of the issuer, when they were written */
  guint issuer_start; /* tokens of its name */
  guint issuer_end;
  guint n_tokens; /* that have been written */
};

#define MARK_OF_LINE PRESS_SIGN_MARK ('l')     /* the first token of a line */
#define MARK_OF_ISSUER PRESS_SIGN_MARK ('x')   /* in the issuer's name */
#define MARK_OF_CODE PRESS_SIGN_MARK ('z')     /* a postal code */
#define MARK_OF_QUESTION PRESS_SIGN_MARK ('y') /* a stop that asks; of a word, see wordings.def */

/* How many tokens an answer may hang on: all, or those of the first sentence. */
#define ALL G_MAXUINT
#define SENTENCE (G_MAXUINT - 1)

static const guint tokens_needed[] = {
#define PRESS_WORDING(NAME, n_tokens) [PRESS_WORDING_##NAME] = n_tokens,
#include "parse/wordings.def"
};

PressWordingReader *
press_wording_reader_new (void)
{
  PressWordingReader *reader = g_new0 (PressWordingReader, 1);

  reader->input.signs = g_string_new (NULL);
  reader->scanner = press_wording_new_scanner (&reader->input);
  return reader;
}

void
press_wording_reader_free (PressWordingReader *reader)
{
  press_wording_yylex_destroy (reader->scanner);
  g_string_free (reader->input.signs, TRUE);
  g_free (reader);
}

/* Lets the last block's signs go, before another text is read. */
void
press_wording_reader_forget (PressWordingReader *reader)
{
  reader->stretch = 0;
}

static guint32
get_marks (const PressParse *parse, const PressToken *token)
{
  guint32 marks = press_signs_find_marks (&letters, token);

  if (token->flags & PRESS_TOKEN_AFTER_LINE)
    marks |= MARK_OF_LINE;
  if (token->flags & PRESS_TOKEN_POSTAL)
    marks |= MARK_OF_CODE;
  if (token->kind == PRESS_TOKEN_STOP && parse->text[token->span.start] == '?')
    marks |= MARK_OF_QUESTION;
  return marks;
}

/* Whether a name may open behind some tokens: there are none, or a comma, or where the company is
 * based: "Ohio-based", "Racine, Wis. based". */
static gboolean
may_open_name (const PressToken *tokens, guint at)
{
  return at == 0 || tokens[at - 1].kind == PRESS_TOKEN_COMMA
         || tokens[at - 1].kind == PRESS_TOKEN_SEAT
         || (at > 1 && tokens[at - 1].kind == PRESS_TOKEN_WORD
             && tokens[at - 2].kind == PRESS_TOKEN_REGION);
}

/* The tokens that name the issuer where a block begins, or soon after. */
static void
find_issuer (const PressTelling *release, guint *first, guint *end)
{
  const PressToken *tokens = get_tokens (release->parse);

  *first = *end = 0;
  for (guint i = 0; i + 1 < count_tokens (release->parse) && i <= MOST_TOKENS_OF_SEAT; i++)
    if (may_open_name (tokens, i))
      {
        *first = i;
        *end = i + press_name_follow (release->issuer_name, release->parse, i);
        if (*end > i)
          return;
      }
}

/* Begins the signs of the block scanned last. */
static void
begin_block (PressWordingReader *reader, const PressTelling *release)
{
  reader->stretch = release->parse->n_stretches;
  reader->first_token = release->parse->first_token;
  reader->n_name_words = release->issuer_name->len;
  reader->n_tokens = 0;
  g_string_truncate (reader->input.signs, 0);
  find_issuer (release, &reader->issuer_start, &reader->issuer_end);
}

/* Goes on with them as far as a question needs. */
static void
write_signs (PressWordingReader *reader, const PressParse *parse, guint n_tokens)
{
  const PressToken *tokens = get_tokens (parse);
  GString *signs = reader->input.signs;
  gsize length = signs->len;
  char *at;

  if (reader->n_tokens >= n_tokens)
    return;
  g_string_set_size (signs, length + (n_tokens - reader->n_tokens) * PRESS_SIGNS_OF_TOKEN);
  at = signs->str + length;
  for (; reader->n_tokens < n_tokens; reader->n_tokens++)
    {
      const PressToken *token = &tokens[reader->n_tokens];
      guint32 marks = token->kind == PRESS_TOKEN_END ? 0 : get_marks (parse, token);

      if (reader->n_tokens >= reader->issuer_start && reader->n_tokens < reader->issuer_end)
        marks |= MARK_OF_ISSUER;
      at = press_signs_put (at, token->kind, marks);
    }
  g_string_set_size (signs, (gsize) (at - signs->str));
}

static guint
count_needed (const PressParse *parse, PressWordingQuestion question)
{
  const PressToken *tokens = get_tokens (parse);
  guint n_tokens = MIN (tokens_needed[question], count_tokens (parse));

  if (tokens_needed[question] == SENTENCE)
    for (guint i = 0; i < n_tokens; i++)
      if (tokens[i].kind == PRESS_TOKEN_STOP)
        return i + 1;
  return n_tokens;
}

/* Answers a question about the block scanned last. */
gboolean
press_wording_says (const PressTelling *release, PressWordingQuestion question)
{
  const PressParse *parse = release->parse;
  PressWordingReader *reader = parse->wording_reader;

  if (reader->stretch != parse->n_stretches || reader->first_token != parse->first_token
      || reader->n_name_words != release->issuer_name->len)
    begin_block (reader, release);
  write_signs (reader, parse, count_needed (parse, question));
  reader->input.at = 0;
  press_wording_put (reader->scanner, &reader->input);
  press_wording_begin (reader->scanner, question);
  return press_wording_next (reader->scanner) != 0;
}

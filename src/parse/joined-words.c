/* Words that a slash joins, such as "Kentucky/Ironton" or "Media/Investors". */
#include "parse/joined-words.h"

#include <string.h>

#define WORDS                                                                                      \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_WORD) | PRESS_TOKEN_BIT (PRESS_TOKEN_CUE)                          \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_SPEECH) | PRESS_TOKEN_BIT (PRESS_TOKEN_CAPITALIZED)              \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_CAPS) | PRESS_TOKEN_BIT (PRESS_TOKEN_INITIAL)                    \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_ABBREVIATION) | PRESS_TOKEN_BIT (PRESS_TOKEN_JOB))

/* Whether a token holds words with a slash between. */
gboolean
press_token_joins_words (const PressToken *token, const char *text)
{
  return (WORDS & PRESS_TOKEN_BIT (token->kind)) != 0
         && memchr (text + token->span.start, '/', token->span.end - token->span.start) != NULL;
}

/* Reads a part of a token by itself. */
static void
read_part (PressParse *parse, PressSpan span, guint8 flags, GArray *tokens)
{
  guint first = tokens->len;

  if (span.start == span.end)
    return;
  press_tokenizer_scan (parse->tokenizer, &span, 1, tokens);
  g_array_set_size (tokens, tokens->len - 1); /* its END */
  g_array_index (tokens, PressToken, first).flags = flags;
}

/* Appends what stands between the slashes and colons of a token to @tokens, and these. */
void
press_token_split (PressParse *parse, const PressToken *token, GArray *tokens)
{
  const char *text = parse->text;
  guint8 flags = token->flags;
  guint32 at;

  for (guint32 start = token->span.start; start < token->span.end; start = at + 1)
    {
      for (at = start; at < token->span.end && text[at] != '/' && text[at] != ':';)
        at++;
      read_part (parse, (PressSpan){ start, at }, flags, tokens);
      if (at < token->span.end)
        read_part (parse, (PressSpan){ at, at + 1 }, at == start ? flags : 0, tokens);
      flags = 0;
    }
}

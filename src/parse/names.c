/* Names: whether words name the issuer, however much of its name they give.
 *
 * A company is called by the words of its name in their order, with its legal form or without it,
 * with an article or a mark or without: "The Acme Trout Company", "Acme Trout", "ACME". */
#include "parse/names.h"
#include "parse/telling.h"

#define FEWEST_INITIALS 3

/* What may stand in a name, or be missing there, without its being another one. */
static const gboolean is_loose[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_COMPANY] = TRUE,
  [PRESS_TOKEN_MARK] = TRUE,
  [PRESS_TOKEN_COMMA] = TRUE,
  [PRESS_TOKEN_STOP] = TRUE,
};

static gboolean
is_same (const PressParse *parse, const PressToken *first, const PressToken *second)
{
  guint32 length = first->span.end - first->span.start;

  return length == second->span.end - second->span.start
         && g_ascii_strncasecmp (parse->text + first->span.start, parse->text + second->span.start,
                                 length)
                == 0;
}

/* Takes the words of the issuer's name out of the tokens of the block that names it. */
void
press_name_learn (GArray *name, const PressParse *parse, PressSpan issuer)
{
  for (guint i = 0; i < count_tokens (parse); i++)
    {
      const PressToken *token = &get_tokens (parse)[i];

      if (token->kind != PRESS_TOKEN_END && token->span.start >= issuer.start
          && token->span.end <= issuer.end && !is_loose[token->kind]
          && !press_token_is_in (token, PRESS_LIST_ARTICLE))
        g_array_append_val (name, *token);
    }
}

/* Whether a token is the first letters of the words of a name, as "ATC" is of "Acme Trout Company".
 * The last may be that of the form, which is none of the words; one word behind the first may have
 * no letter, as "ARIT" is short for "Acme Real Estate Investment Trust". */
static gboolean
is_initials (const GArray *name, const PressParse *parse, const PressToken *token)
{
  const char *letters = parse->text + token->span.start;
  guint32 length = token->span.end - token->span.start;
  guint n_found = 0;

  if (length < FEWEST_INITIALS || length + 1 < name->len || length > name->len + 1)
    return FALSE;
  for (guint i = 0; i < name->len && n_found < length; i++)
    if (letters[n_found] == parse->text[g_array_index (name, PressToken, i).span.start]
        && g_ascii_isupper (letters[n_found]))
      n_found++;
    else if (i == 0 || i > n_found)
      return FALSE;
  return length - n_found <= 1 && name->len - n_found <= (length > FEWEST_INITIALS ? 1 : 0)
         && g_ascii_isupper (letters[length - 1]);
}

/* How many tokens from @at on name the issuer; 0 where its first word does not stand there. */
guint
press_name_follow (const GArray *name, const PressParse *parse, guint at)
{
  const PressToken *tokens = get_tokens (parse);
  guint n_words = 0;
  guint end = at;
  guint last = at; /* behind the name, without a comma */

  if (at < count_tokens (parse) && press_token_is_in (&tokens[at], PRESS_LIST_ARTICLE))
    end++;
  if (end < count_tokens (parse) && is_initials (name, parse, &tokens[end]))
    return end + 1 - at;
  for (; end < count_tokens (parse); end++)
    if (n_words < name->len
        && is_same (parse, &tokens[end], &g_array_index (name, PressToken, n_words)))
      {
        n_words++;
        last = end + 1;
      }
    else if (n_words == 0 || !is_loose[tokens[end].kind])
      break;
    else if (tokens[end].kind != PRESS_TOKEN_COMMA)
      last = end + 1;
  return last - at;
}

/* Whether the tokens name the issuer and say nothing more. */
gboolean
press_name_is_all (const GArray *name, const PressParse *parse)
{
  guint n_tokens = press_name_follow (name, parse, 0);

  return n_tokens > 0 && get_tokens (parse)[n_tokens].kind == PRESS_TOKEN_END;
}

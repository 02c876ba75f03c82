/* Signs: tokens as letters, for scanners that read what words say together. */
#include "parse/signs.h"

#include <string.h>

static const char kind_signs[PRESS_N_TOKENS] = {
#define PRESS_TOKEN(NAME, spelling, sign) [PRESS_TOKEN_##NAME] = sign,
#include "parse/tokens.def"
#undef PRESS_TOKEN
};

static guint32
find_mark_of_meaning (const PressSignLetters *letters, const PressToken *token,
                      PressVocabularyList list)
{
  const char *meaning = press_token_get_meaning (token, list);

  for (guint i = 0; i < letters->n_meanings; i++)
    if (letters->meanings[i].list == list && letters->meanings[i].meaning[0] == meaning[0]
        && strcmp (letters->meanings[i].meaning, meaning) == 0)
      return PRESS_SIGN_MARK (letters->meanings[i].letter);
  return 0;
}

/* What the lists tell of a word, a bit for each letter. */
guint32
press_signs_find_marks (const PressSignLetters *letters, const PressToken *token)
{
  guint64 lists = press_word_get_lists (token->word);
  guint32 marks = 0;

  for (guint64 left = lists & letters->lists; left != 0; left &= left - 1)
    marks |= PRESS_SIGN_MARK (letters->of_lists[__builtin_ctzll (left)]);
  for (guint64 left = lists & letters->meaning_lists; left != 0; left &= left - 1)
    marks |= find_mark_of_meaning (letters, token, (PressVocabularyList) __builtin_ctzll (left));
  return marks;
}

/* Writes a thing with its marks at @at, and gives the place behind it. */
char *
press_signs_put_thing (char *at, char sign, guint32 marks)
{
  for (; marks != 0; marks &= marks - 1)
    *at++ = (char) ('a' + __builtin_ctz (marks));
  *at++ = sign;
  return at;
}

/* The same for a token. */
char *
press_signs_put (char *at, PressTokenKind kind, guint32 marks)
{
  return press_signs_put_thing (at, kind_signs[kind], marks);
}

/* Gives a scanner the next bytes; it asks again until there are none. */
int
press_signs_read (PressSignInput *input, char *buffer, int max_bytes)
{
  gsize n_bytes = MIN (input->signs->len - input->at, (gsize) max_bytes);

  memcpy (buffer, input->signs->str + input->at, n_bytes);
  input->at += n_bytes;
  return (int) n_bytes;
}

/* How many things so many bytes stand for. */
guint
press_signs_count (const char *signs, guint n_bytes)
{
  guint n_things = 0;

  for (guint i = 0; i < n_bytes; i++)
    n_things += !g_ascii_islower (signs[i]);
  return n_things;
}

/* How many bytes the first @n_things take, or all where there are fewer. */
guint
press_signs_measure (const char *signs, guint n_things)
{
  guint n_bytes = 0;

  for (guint n = 0; n < n_things && signs[n_bytes] != '\0'; n_bytes++)
    n += !g_ascii_islower (signs[n_bytes]);
  return n_bytes;
}

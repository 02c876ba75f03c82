/* Names of companies, as their words. */
#include "rules/company.h"
#include "base/vocabulary.h"

#include <string.h>

static gboolean
is_in (PressVocabularyList list, const char *word)
{
  return press_vocabulary_find (list, word, strlen (word)) != NULL;
}

/* The words of a name in small letters, without its article and the forms that end it: Inc.,
 * Corporation, Group. A name of nothing else keeps its first word. */
GStrv
press_company_fold (const char *name)
{
  g_autofree char *bare = g_strdup (name);
  g_auto (GStrv) words = NULL;
  char *end = bare;
  guint first, n;

  for (const char *at = bare; *at != '\0'; at++)
    if (*at != '.')
      *end++ = *at;
  *end = '\0';
  words = g_str_tokenize_and_fold (bare, NULL, NULL);
  n = g_strv_length (words);
  first = n > 1 && is_in (PRESS_LIST_ARTICLE, words[0]) ? 1 : 0;
  while (n > first + 1 && is_in (PRESS_LIST_COMPANY, words[n - 1]))
    g_clear_pointer (&words[--n], g_free);
  return g_strdupv (words + first);
}

/* Whether one word is made of the initials of the others. */
static gboolean
is_short_for (char **word, char **others)
{
  const char *at = word[0];

  if (word[0] == NULL || word[1] != NULL || strlen (word[0]) < 2)
    return FALSE;
  for (; *others != NULL && *at != '\0'; others++, at++)
    if (*at != (*others)[0])
      return FALSE;
  return *at == '\0';
}

/* Whether two names, folded, may be of one company: one may be short for the other. */
gboolean
press_company_is_same (char **words, char **others)
{
  guint n = 0;

  while (words[n] != NULL && others[n] != NULL && g_str_equal (words[n], others[n]))
    n++;
  return (n > 0 && (words[n] == NULL || others[n] == NULL)) || is_short_for (words, others)
         || is_short_for (others, words);
}

/* The nearest name to a misspelled one. */
#include "base/spelling.h"

#include <press/press-suggest.h>

#include <string.h>

/* A word that differs in more than this part of its letters, rounded, and in more than one, is no
 * misspelling. */
#define FAR_PART 3
/* A longer word is no name. */
#define MAX_WORD_BYTES 64
/* Where more names are as near, none of them was meant. */
#define MOST_NAMES 3

/**
 * press_suggest_name:
 * @word: what was written
 * @names: (array zero-terminated=1): the names that there are
 *
 * Finds the names that @word may have been meant for: those that differ from it in the fewest
 * letters, and in no more than a third of them, rounded, or one. Where more than three are as near,
 * none was meant.
 *
 * Returns: (transfer full) (nullable): for people, `'check' or 'cheque'`; %NULL where none is near
 *
 * Since: 0.1
 */
char *
press_suggest_name (const char *word, const char *const *names)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_found = 0;
  guint best = MAX ((guint) (MIN (strlen (word), MAX_WORD_BYTES) + FAR_PART / 2) / FAR_PART, 1);

  if (strlen (word) > MAX_WORD_BYTES)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint distance = press_spelling_measure (word, names[i], best);
      g_autofree char *quoted = NULL;

      if (distance > best)
        continue;
      if (distance < best)
        {
          g_string_truncate (found, 0);
          n_found = 0;
        }
      best = distance;
      quoted = g_strdup_printf ("'%s'", names[i]);
      if (strstr (found->str, quoted) != NULL)
        continue;
      if (n_found++ >= MOST_NAMES)
        continue;
      g_string_append_printf (found, "%s%s", found->len > 0 ? " or " : "", quoted);
    }
  return found->len > 0 && n_found <= MOST_NAMES ? g_string_free (g_steal_pointer (&found), FALSE)
                                                 : NULL;
}

/* How far the spellings of two words or names lie apart. Letters of ASCII are the same in either
 * case. */
#include "base/spelling.h"

#include <string.h>

/* Of longer texts only equality is asked. */
#define MOST_BYTES 80

/* The number of letters to change, add or drop to get from one to the other; @most and one for all
 * that is farther. */
guint
press_spelling_measure (const char *from, const char *to, guint most)
{
  guint row[MOST_BYTES + 1];
  gsize from_length = strlen (from);
  gsize length = strlen (to);

  if (MAX (from_length, length) - MIN (from_length, length) > most)
    return most + 1;
  if (length > MOST_BYTES || from_length > MOST_BYTES)
    return g_ascii_strcasecmp (from, to) == 0 ? 0 : most + 1;
  for (gsize i = 0; i <= length; i++)
    row[i] = (guint) i;
  for (const char *at = from; *at != '\0'; at++)
    {
      guint diagonal = row[0]++;

      for (gsize i = 0; i < length; i++)
        {
          guint changed = diagonal + (g_ascii_tolower (*at) == g_ascii_tolower (to[i]) ? 0 : 1);

          diagonal = row[i + 1];
          row[i + 1] = MIN (changed, MIN (diagonal, row[i]) + 1);
        }
    }
  return MIN (row[length], most + 1);
}

/* Whether one word is the other but for one letter: changed, added, dropped, or changed places with
 * the next. */
gboolean
press_spelling_is_slip (const char *from, gsize length, const char *to, gsize other)
{
  gsize head = 0, tail = 0, rest;
  gsize most = MAX (length, other);
  gsize least = MIN (length, other);

  if (most - least > 1)
    return FALSE;
  while (head < least && from[head] == to[head])
    head++;
  while (tail < least - head && from[length - 1 - tail] == to[other - 1 - tail])
    tail++;
  rest = most - MIN (most, head + tail);
  return rest == 1
         || (rest == 2 && length == other && from[head] == to[head + 1]
             && from[head + 1] == to[head]);
}

/* Whether one word is the other with an s behind it: a plural is no other spelling. */
gboolean
press_spelling_is_inflected (const char *word, gsize length, const char *other, gsize other_length)
{
  return length > other_length   ? word[length - 1] == 's'
         : length < other_length ? other[other_length - 1] == 's'
                                 : FALSE;
}

/* What the spellings of grammar/vocabulary.def mean: look-ups in its sorted lists. */
#include "parse/vocabulary.h"

#include <string.h>

#define LONGEST_SPELLING_BYTES 96

typedef struct
{
  const char *key;
  const char *value;
} PressWord;

/* The words are sorted; those whose key begins with byte b are words[starts[b]] to
 * words[starts[b + 1]]. */
typedef struct
{
  const PressWord *words;
  const guint16 *starts;
} PressWordList;

#include "vocabulary-tables.h"

static char
fold_letter (char letter)
{
  return letter >= 'A' && letter <= 'Z' ? (char) (letter | 0x20) : letter;
}

/* The value of a folded spelling, by halves. */
static const char *
find_key (const PressWordList *words, const char *key, guint *row)
{
  guint low = words->starts[(guchar) key[0]];
  guint high = words->starts[(guchar) key[0] + 1];

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (words->words[middle].key, key);

      if (order == 0)
        {
          *row = middle;
          return words->words[middle].value;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* The value of a spelling, as it stands in a text: case, blanks, stops and hyphens do not count.
 * NULL where the list has no such spelling. */
const char *
press_vocabulary_find (PressVocabularyList list, const char *text, gsize length_bytes)
{
  guint row;

  return press_vocabulary_find_row (list, text, length_bytes, &row);
}

/* As press_vocabulary_find(), and the number of the row in its list. */
const char *
press_vocabulary_find_row (PressVocabularyList list, const char *text, gsize length_bytes,
                           guint *row)
{
  const PressWordList *words = &lists[list];
  char key[LONGEST_SPELLING_BYTES + 1];
  gsize n = 0;

  for (gsize i = 0; i < length_bytes; i++)
    {
      if (g_ascii_isspace (text[i]) || text[i] == '.' || text[i] == '-')
        continue;
      if (n == LONGEST_SPELLING_BYTES)
        return NULL;
      key[n++] = fold_letter (text[i]);
      if (n == 1 && words->starts[(guchar) key[0]] == words->starts[(guchar) key[0] + 1])
        return NULL;
    }
  key[n] = '\0';
  return find_key (words, key, row);
}

/* What the spellings of grammar/vocabulary.def mean: look-ups in its sorted lists. */
#include "parse/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_SPELLING_BYTES 96

typedef struct
{
  const char *key;
  const char *value;
} PressWord;

typedef struct
{
  const PressWord *words;
  gsize n_words;
} PressWordList;

#include "vocabulary-tables.h"

static int
compare_words (gconstpointer key, gconstpointer word)
{
  return strcmp (key, ((const PressWord *) word)->key);
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
  char key[LONGEST_SPELLING_BYTES + 1];
  gsize n = 0;
  const PressWord *word;

  for (gsize i = 0; i < length_bytes; i++)
    {
      if (g_ascii_isspace (text[i]) || text[i] == '.' || text[i] == '-')
        continue;
      if (n == LONGEST_SPELLING_BYTES)
        return NULL;
      key[n++] = g_ascii_tolower (text[i]);
    }
  key[n] = '\0';
  word = bsearch (key, lists[list].words, lists[list].n_words, sizeof (PressWord), compare_words);
  *row = word != NULL ? (guint) (word - lists[list].words) : 0;
  return word != NULL ? word->value : NULL;
}

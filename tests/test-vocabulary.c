/* The vocabulary: each spelling is found once for all lists, however it is printed. */
#include "base/vocabulary.h"

#include <string.h>

typedef struct
{
  const char *text;
  PressVocabularyList list;
  const char *meaning; /* NULL: not in the list */
} WordCase;

/* Spellings of one to more than sixteen bytes, since those of eight and of sixteen are read in one
 * piece and in two. */
static const WordCase cases[] = {
  { "&", PRESS_LIST_JOINER, "and" },
  { "of", PRESS_LIST_PREPOSITION, "governs" },
  { "The", PRESS_LIST_ARTICLE, "" },
  { "June", PRESS_LIST_MONTH, "06" },
  { "April", PRESS_LIST_MONTH, "04" },
  { "AUGUST", PRESS_LIST_MONTH, "08" },
  { "october", PRESS_LIST_MONTH, "10" },
  { "November", PRESS_LIST_MONTH, "11" },
  { "September", PRESS_LIST_MONTH, "09" },
  { "Chief Executive", PRESS_LIST_JOB, "" },
  { "forward-looking statements", PRESS_LIST_CUE, "caution 3" },
  { "Forward\n   Looking  Statements", PRESS_LIST_CUE, "caution 3" },
  { "Sept.", PRESS_LIST_MONTH, "09" },
  { "S.e.p-t", PRESS_LIST_MONTH, "09" },
  { "Septembe", PRESS_LIST_MONTH, NULL },
  { "Septembers", PRESS_LIST_MONTH, NULL },
  { "September", PRESS_LIST_WEEKDAY, NULL },
  { "", PRESS_LIST_MONTH, NULL },
  { ".", PRESS_LIST_MONTH, NULL },
  { "\xc3\x89t\xc3\xa9", PRESS_LIST_MONTH, NULL },
};

/* Nothing stands behind a spelling where it ends. */
static const char *
find_at_end (PressVocabularyList list, const char *text)
{
  gsize length = strlen (text);
  g_autofree char *alone = length > 0 ? g_memdup2 (text, length) : NULL;

  return press_vocabulary_find (list, alone, length);
}

static void
test_case (gconstpointer data)
{
  const WordCase *word_case = data;

  g_assert_cmpstr (find_at_end (word_case->list, word_case->text), ==, word_case->meaning);
}

static void
test_all_lists (void)
{
  PressWordNumber word = press_vocabulary_find_word ("confirmed", strlen ("confirmed"));

  g_assert_true (press_word_is_in (word, PRESS_LIST_ANNOUNCE));
  g_assert_true (press_word_is_in (word, PRESS_LIST_SPEECH));
  g_assert_false (press_word_is_in (word, PRESS_LIST_MONTH));
  g_assert_cmpuint (press_word_get_lists (word) & PRESS_LIST_BIT (PRESS_LIST_SPEECH), !=, 0);
  g_assert_cmpuint (press_word_get_lists (0), ==, 0);
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (1000, 'm');

  g_assert_cmpuint (press_vocabulary_find_word (text, 1000), ==, 0);
}

/* "forward" alone is no spelling, but opens one before "looking". */
static void
test_openers (void)
{
  PressWordNumber forward = press_vocabulary_find_word ("Forward", strlen ("Forward"));

  g_assert_true (press_word_may_open (forward, ' ', 'L'));
  g_assert_true (press_word_may_open (forward, '\n', 'x'));
  g_assert_true (press_word_may_open (forward, ' ', ' '));
  g_assert_false (press_word_may_open (forward, ' ', 'x'));
  g_assert_false (press_word_may_open (0, ' ', 'l'));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/vocabulary/spelling-is-found/%u", i);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/vocabulary/one-look-up-tells-all-lists", test_all_lists);
  g_test_add_func ("/vocabulary/long-words-are-in-no-list", test_long);
  g_test_add_func ("/vocabulary/first-words-tell-what-may-follow", test_openers);
  return g_test_run ();
}

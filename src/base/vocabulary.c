/* What the spellings of grammar/vocabulary.def mean: one look-up finds all lists that have a word.
 */
#include "base/vocabulary.h"

#include <string.h>

#define CHUNK_BYTES 8
#define LONGEST_SPELLING_CHUNKS 12
#define CURLY_APOSTROPHE "\xE2\x80\x99"
#define HASH_FACTOR G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)
#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGH_BITS (EACH_BYTE * 0x80)
#define FILLER (EACH_BYTE * '0') /* of what a key leaves of its last chunk */
#define CASE_BITS (EACH_BYTE * ('a' - 'A'))

#define LIST(name) PRESS_LIST_BIT (PRESS_LIST_##name)

G_STATIC_ASSERT (PRESS_N_LISTS <= 64);

/* What a word means in one list. */
typedef struct
{
  guint16 value; /* where it stands in the values */
  guint16 row;   /* among the spellings of the list */
  guint8 list;
} PressMeaning;

#include "vocabulary-tables.h"

#define SLOT_MASK (G_N_ELEMENTS (slots) - 1)

G_STATIC_ASSERT (G_N_ELEMENTS (slots) == 1 << SLOT_BITS);

static guint64
load_chunk (const char *text)
{
  guint64 chunk;

  memcpy (&chunk, text, sizeof chunk);
  return GUINT64_FROM_LE (chunk);
}

static guint64
load_half (const char *text)
{
  guint32 half;

  memcpy (&half, text, sizeof half);
  return GUINT32_FROM_LE (half);
}

/* One to eight bytes, without a look behind their end. */
static guint64
load_some (const char *text, gsize length_bytes)
{
  const guchar *bytes = (const guchar *) text;

  if (length_bytes == CHUNK_BYTES)
    return load_chunk (text);
  if (length_bytes >= 4)
    return load_half (text) | load_half (text + length_bytes - 4) << (length_bytes - 4) * 8;
  return bytes[0] | (guint64) bytes[length_bytes / 2] << (length_bytes / 2) * 8
         | (guint64) bytes[length_bytes - 1] << (length_bytes - 1) * 8;
}

/* Puts the filler behind the last bytes of a key, which stand for themselves. */
static guint64
fill_chunk (guint64 chunk, gsize length_bytes)
{
  return length_bytes < CHUNK_BYTES ? chunk | FILLER << length_bytes * 8 : chunk;
}

/* Whether each byte is ASCII and lies behind blanks, stops and hyphens, which do in front of the
 * digits. */
static gboolean
is_plain (guint64 chunk)
{
  return (((chunk - FILLER) | chunk) & HIGH_BITS) == 0;
}

/* Makes the capitals among eight plain bytes small. It makes signs of other signs, which no key
 * has: expand.py sees to that. */
static guint64
fold_plain (guint64 chunk)
{
  return chunk | CASE_BITS;
}

/* Makes the capitals among any eight bytes small. */
static guint64
fold_chunk (guint64 chunk)
{
  guint64 low = chunk & ~HIGH_BITS;
  guint64 from_a = low + EACH_BYTE * (0x80 - 'A');
  guint64 behind_z = low + EACH_BYTE * (0x7f - 'Z');

  return chunk | ((from_a ^ behind_z) & ~chunk & HIGH_BITS) >> 2;
}

static gboolean
is_key (const PressWord *word, const guint64 *key, gsize length_bytes)
{
  const guint64 *more = &chunks[word->more_chunks];

  if (word->chunk != key[0] || word->length_bytes != length_bytes)
    return FALSE;
  for (gsize i = 1; i * CHUNK_BYTES < length_bytes; i++)
    if (more[i - 1] != key[i])
      return FALSE;
  return TRUE;
}

/* The twin of fill_slots() in grammar/expand.py. */
static inline PressWordNumber
find_key (const guint64 *key, gsize length_bytes)
{
  guint64 hash = key[0] * HASH_FACTOR;

  for (gsize i = 1; i * CHUNK_BYTES < length_bytes; i++)
    hash = (hash ^ key[i]) * HASH_FACTOR;
  for (guint slot = hash >> (64 - SLOT_BITS); slots[slot] != 0; slot = (slot + 1) & SLOT_MASK)
    if (is_key (&press_words[slots[slot]], key, length_bytes))
      return slots[slot];
  return 0;
}

/* What does not count in a spelling. */
static const guint8 is_left_out[256] = {
  [' '] = 1, ['\t'] = 1, ['\n'] = 1, ['\r'] = 1, ['\f'] = 1, ['.'] = 1, ['-'] = 1,
};

static gboolean
is_curly_apostrophe (const char *text, gsize length_bytes)
{
  return length_bytes >= strlen (CURLY_APOSTROPHE)
         && memcmp (text, CURLY_APOSTROPHE, strlen (CURLY_APOSTROPHE)) == 0;
}

/* A spelling with blanks, stops, hyphens or an apostrophe in it, or a long one. */
static PressWordNumber
find_slowly (const char *text, gsize length_bytes)
{
  char kept[(LONGEST_SPELLING_CHUNKS + 1) * CHUNK_BYTES];
  guint64 key[LONGEST_SPELLING_CHUNKS];
  gsize n = 0;

  for (gsize i = 0; i < length_bytes; i++)
    {
      kept[n] = text[i];
      n += !is_left_out[(guchar) text[i]];
      if (is_curly_apostrophe (text + i, length_bytes - i))
        {
          kept[n - 1] = '\'';
          i += strlen (CURLY_APOSTROPHE) - 1;
        }
      if (n > sizeof key)
        return 0;
    }
  memset (kept + n, '0', CHUNK_BYTES); /* the filler */
  for (gsize i = 0; i * CHUNK_BYTES < n; i++)
    key[i] = fold_chunk (load_chunk (kept + i * CHUNK_BYTES));
  return n > 0 ? find_key (key, n) : 0;
}

/* The word that a spelling in a text is: case, blanks, stops and hyphens do not count. */
PressWordNumber
press_vocabulary_find_word (const char *text, gsize length_bytes)
{
  guint64 key[2];
  gsize n_left = length_bytes - CHUNK_BYTES;

  if (length_bytes == 0)
    return 0;
  if (length_bytes <= CHUNK_BYTES)
    {
      key[0] = fill_chunk (load_some (text, length_bytes), length_bytes);
      if (!is_plain (key[0]))
        return find_slowly (text, length_bytes);
      key[0] = fold_plain (key[0]);
      return find_key (key, length_bytes);
    }
  if (n_left > CHUNK_BYTES)
    return find_slowly (text, length_bytes);
  key[0] = load_chunk (text);
  key[1] = fill_chunk (load_chunk (text + n_left) >> (CHUNK_BYTES - n_left) * 8, n_left);
  if (!is_plain (key[0]) || !is_plain (key[1]))
    return find_slowly (text, length_bytes);
  key[0] = fold_plain (key[0]);
  key[1] = fold_plain (key[1]);
  return find_key (key, length_bytes);
}

/* What press_word_get_meaning() gives of a word that is in the list. */
const char *
press_word_find_meaning (PressWordNumber word, PressVocabularyList list, guint *row)
{
  const PressMeaning *meaning = &meanings[press_words[word].first_meaning];

  while (meaning->list != list)
    meaning++;
  if (row != NULL)
    *row = meaning->row;
  return values + meaning->value;
}

/* What a spelling, as it stands in a text, means in a list; NULL where the list does not have it.
 */
const char *
press_vocabulary_find (PressVocabularyList list, const char *text, gsize length_bytes)
{
  return press_word_get_meaning (press_vocabulary_find_word (text, length_bytes), list, NULL);
}

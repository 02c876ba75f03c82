/* What the spellings of grammar/vocabulary.def mean: one look-up finds all lists that have a word.
 */
#include "base/vocabulary.h"

#include <string.h>

#define CHUNK_BYTES 8
#define LONGEST_SPELLING_CHUNKS 12
#define HASH_FACTOR G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)
#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGH_BITS (EACH_BYTE * 0x80)

#define ANY_FOLLOWER (1u << 31)

#define LIST(name) PRESS_LIST_BIT (PRESS_LIST_##name)

G_STATIC_ASSERT (PRESS_N_LISTS <= 64);

/* What a word means in one list. */
typedef struct
{
  guint16 value; /* where it stands in the values */
  guint16 row;   /* among the spellings of the list */
  guint8 list;
} PressMeaning;

/* A folded spelling, eight bytes a chunk. The first one lies here, where most look-ups end. */
typedef struct
{
  guint64 lists; /* that have it, one bit each */
  guint64 chunk;
  guint32 followers;   /* of the first word of a spelling: first letters of the next one */
  guint16 more_chunks; /* where the others are */
  guint16 first_meaning;
  guint8 n_chunks;
  guint8 n_meanings;
} PressWord;

#include "vocabulary-tables.h"

#define SLOT_MASK (G_N_ELEMENTS (slots) - 1)

G_STATIC_ASSERT ((G_N_ELEMENTS (slots) & SLOT_MASK) == 0);

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

/* Whether none of the bytes lies in front of the digits, where blanks, stops and hyphens do. Bytes
 * behind @length_bytes are zero. */
static gboolean
has_no_sign (guint64 chunk, gsize length_bytes)
{
  if (length_bytes < CHUNK_BYTES)
    chunk |= HIGH_BITS << length_bytes * 8;
  return ((chunk - EACH_BYTE * '0') & ~chunk & HIGH_BITS) == 0;
}

/* Makes the capitals among eight bytes small. */
static guint64
fold_chunk (guint64 chunk)
{
  guint64 low = chunk & ~HIGH_BITS;
  guint64 from_a = low + EACH_BYTE * (0x80 - 'A');
  guint64 behind_z = low + EACH_BYTE * (0x7f - 'Z');

  return chunk | ((from_a ^ behind_z) & ~chunk & HIGH_BITS) >> 2;
}

/* The twin of hash_of() in grammar/expand.py. */
static guint64
mix (guint64 hash, guint64 chunk)
{
  hash = (hash ^ chunk) * HASH_FACTOR;
  return hash ^ hash >> 32;
}

static gboolean
is_key (const PressWord *word, const guint64 *key, guint n_chunks)
{
  const guint64 *more = &chunks[word->more_chunks];

  if (word->chunk != key[0] || word->n_chunks != n_chunks)
    return FALSE;
  for (guint i = 1; i < n_chunks; i++)
    if (more[i - 1] != key[i])
      return FALSE;
  return TRUE;
}

static inline PressWordNumber
find_key (const guint64 *key, guint n_chunks)
{
  guint64 hash = 0;

  for (guint i = 0; i < n_chunks; i++)
    hash = mix (hash, key[i]);
  for (guint slot = hash & SLOT_MASK; slots[slot] != 0; slot = (slot + 1) & SLOT_MASK)
    if (is_key (&words[slots[slot]], key, n_chunks))
      return slots[slot];
  return 0;
}

/* A spelling with blanks, stops or hyphens in it, or a long one. */
static PressWordNumber
find_slowly (const char *text, gsize length_bytes)
{
  guint64 key[LONGEST_SPELLING_CHUNKS] = { 0 };
  gsize n = 0;

  for (gsize i = 0; i < length_bytes; i++)
    {
      if (g_ascii_isspace (text[i]) || text[i] == '.' || text[i] == '-')
        continue;
      if (n == sizeof key)
        return 0;
      key[n / CHUNK_BYTES] |= (guint64) (guchar) text[i] << n % CHUNK_BYTES * 8;
      n++;
    }
  for (gsize i = 0; i < n; i += CHUNK_BYTES)
    key[i / CHUNK_BYTES] = fold_chunk (key[i / CHUNK_BYTES]);
  return n > 0 ? find_key (key, (guint) ((n + CHUNK_BYTES - 1) / CHUNK_BYTES)) : 0;
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
      key[0] = load_some (text, length_bytes);
      if (!has_no_sign (key[0], length_bytes))
        return find_slowly (text, length_bytes);
      key[0] = fold_chunk (key[0]);
      return find_key (key, 1);
    }
  if (n_left > CHUNK_BYTES)
    return find_slowly (text, length_bytes);
  key[0] = load_chunk (text);
  key[1] = load_chunk (text + n_left) >> (CHUNK_BYTES - n_left) * 8;
  if (!has_no_sign (key[0], CHUNK_BYTES) || !has_no_sign (key[1], n_left))
    return find_slowly (text, length_bytes);
  key[0] = fold_chunk (key[0]);
  key[1] = fold_chunk (key[1]);
  return find_key (key, 2);
}

/* All lists that have a word, one bit each. */
guint64
press_word_get_lists (PressWordNumber word)
{
  return words[word].lists;
}

gboolean
press_word_is_in (PressWordNumber word, PressVocabularyList list)
{
  return (words[word].lists >> list & 1) != 0;
}

/* Whether a spelling of a list that grammar/inline.l looks for may begin with a word, by the two
 * bytes behind it: one blank and a letter tell, anything else does not. */
gboolean
press_word_may_open (PressWordNumber word, char behind, char next)
{
  guint32 followers = words[word].followers;

  if (followers == 0 || followers & ANY_FOLLOWER || behind != ' ' || !g_ascii_isalpha (next))
    return followers != 0;
  return (followers >> (g_ascii_tolower (next) - 'a') & 1) != 0;
}

/* What a word means in a list, and the row of its spelling there; NULL where it is not in it. */
const char *
press_word_get_meaning (PressWordNumber word, PressVocabularyList list, guint *row)
{
  const PressMeaning *meaning = &meanings[words[word].first_meaning];

  if (!press_word_is_in (word, list))
    return NULL;
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

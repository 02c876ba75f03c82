/* What the spellings of grammar/vocabulary.def mean. */
#pragma once

#include <glib.h>

typedef enum
{
  PRESS_LIST_MONTH,
  PRESS_LIST_ORDINAL,
  PRESS_LIST_NOON,
  PRESS_LIST_PERCENT,
  PRESS_LIST_WEEKDAY,
  PRESS_LIST_REGION,
  PRESS_LIST_CITY,
  PRESS_LIST_POSTAL,
  PRESS_LIST_JOINER,
  PRESS_LIST_NO_PLACE,
  PRESS_LIST_COUNTRY,
  PRESS_LIST_EXCHANGE,
  PRESS_LIST_TICKER,
  PRESS_LIST_DRAWN_SIGN,
  PRESS_LIST_WIRE,
  PRESS_LIST_ZONE,
  PRESS_LIST_CURRENCY,
  PRESS_LIST_SCALE,
  PRESS_LIST_ANNOUNCE,
  PRESS_LIST_AUTHORITY,
  PRESS_LIST_PRONOUN,
  PRESS_LIST_LEADING,
  PRESS_LIST_PREPOSITION,
  PRESS_LIST_ARTICLE,
  PRESS_LIST_NO_NAME,
  PRESS_LIST_SPEECH,
  PRESS_LIST_JOB,
  PRESS_LIST_COURTESY,
  PRESS_LIST_NAME_SUFFIX,
  PRESS_LIST_COMPANY,
  PRESS_LIST_CUE,
  PRESS_LIST_CODE,
  PRESS_LIST_FAX,
  PRESS_LIST_PASSAGE,
  PRESS_LIST_CONNECTOR,
  PRESS_LIST_LEGAL_TOPIC,
  PRESS_LIST_SOCIAL,
  PRESS_LIST_PERSON_WORD,
  PRESS_LIST_COMPANY_WORD,
  PRESS_LIST_DESCRIBING,
  PRESS_LIST_INVITING,
  PRESS_LIST_SITE_LEAD,
  PRESS_LIST_DAY_WORD,
  PRESS_LIST_NEWS_WORD,
  PRESS_LIST_RELEASING,
  PRESS_LIST_CONTACT,
  PRESS_LIST_GIVEN_NAME,
  PRESS_LIST_TRAILER_ITEM,
  PRESS_LIST_CONFUSED,
  PRESS_LIST_MISSPELT,
  PRESS_LIST_SYMBOL_LETTERS,
  PRESS_LIST_EXCHANGE_FROM,
  PRESS_LIST_EXCHANGE_UNTIL,
  PRESS_LIST_SHARE_CLASS,
  PRESS_LIST_ZONE_SEASON,
  PRESS_LIST_LINE_ITEM,
  PRESS_LIST_HEADER_KEY,
  PRESS_LIST_OPENER,
  PRESS_LIST_HEAD, /* the first words of what grammar/inline.l looks for in lists */
  PRESS_N_LISTS
} PressVocabularyList;

/* Lists are a set of bits, too. */
#define PRESS_LIST_BIT(list) (G_GUINT64_CONSTANT (1) << (list))

/* The number of a spelling that some list has; 0: none has it. */
typedef guint16 PressWordNumber;

/* A folded spelling, eight bytes a chunk. The first one lies here, where most look-ups end. */
typedef struct
{
  guint64 lists; /* that have it, one bit each */
  guint64 chunk;
  guint32 followers;   /* of the first word of a spelling: first letters of the next one */
  guint16 more_chunks; /* where the others are */
  guint16 first_meaning;
  guint8 length_bytes;
  guint8 n_meanings;
} PressWord;

G_GNUC_INTERNAL extern const PressWord press_words[]; /* by their numbers */

PressWordNumber press_vocabulary_find_word (const char *text, gsize length_bytes);
const char *press_vocabulary_find (PressVocabularyList list, const char *text, gsize length_bytes);
const char *press_word_find_meaning (PressWordNumber word, PressVocabularyList list, guint *row);

/* All lists that have a word, one bit each. */
static inline guint64
press_word_get_lists (PressWordNumber word)
{
  return press_words[word].lists;
}

static inline gboolean
press_word_is_in (PressWordNumber word, PressVocabularyList list)
{
  return (press_words[word].lists >> list & 1) != 0;
}

/* What a word means in a list, and the row of its spelling there; NULL where it is not in it. */
static inline const char *
press_word_get_meaning (PressWordNumber word, PressVocabularyList list, guint *row)
{
  return press_word_is_in (word, list) ? press_word_find_meaning (word, list, row) : NULL;
}

#define PRESS_ANY_FOLLOWER (1u << 31)

/* Whether a spelling of a list that grammar/inline.l looks for may begin with a word, by the two
 * bytes behind it: one blank and a letter tell, anything else does not. */
static inline gboolean
press_word_may_open (PressWordNumber word, char behind, char next)
{
  guint32 followers = press_words[word].followers;

  if (followers == 0 || followers & PRESS_ANY_FOLLOWER || behind != ' ' || !g_ascii_isalpha (next))
    return followers != 0;
  return (followers >> ((next | 0x20) - 'a') & 1) != 0;
}

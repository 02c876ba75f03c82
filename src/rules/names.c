/* Rules on names: the company's in the headline, and all of them spelled one way. */
#include "base/spelling.h"
#include "base/vocabulary.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define FEWEST_LETTERS 6
#define MOST_LETTERS 63
#define MOST_NAMES 2000
#define MOST_WORDS 24 /* of a name */

static const PressProof *
get_token (const PressCheck *check, guint n)
{
  return press_proofs_get_token (check->proofs, n);
}

static gboolean
is_name_word (const PressProof *proof)
{
  return proof->kind == PRESS_PROOF_CAPITALIZED || proof->kind == PRESS_PROOF_CAPITALS;
}

/* "(NYSE: ACM; the "Company")": a definition may share its bracket with a listing. */
static gboolean
is_defined_beside_listing (PressCheck *check, const PressNode *release)
{
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, release);
  while (check->first[PRESS_NODE_LISTINGS] != NULL
         && press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && node->kind == PRESS_NODE_LISTINGS
        && press_proofs_phrase_has (check->proofs, node->span, PRESS_PROOF_IN_TEXT,
                                    PRESS_PROOF_DEFINED))
      return TRUE;
  return FALSE;
}

/* PR409 */
static void
check_company_term (PressCheck *check, const PressNode *release)
{
  if (press_proofs_count (check->proofs, PRESS_PROOF_COMPANY_TERM) > 0
      && press_proofs_count (check->proofs, PRESS_PROOF_DEFINED) == 0
      && !is_defined_beside_listing (check, release))
    press_diagnose (check->document, PRESS_RULE_COMPANY_TERM_UNDEFINED,
                    press_proofs_get (check->proofs, PRESS_PROOF_COMPANY_TERM, 0)->span,
                    "this name is used and never defined");
}

/* A word as people compare it: in small letters. */
typedef struct
{
  char letters[MOST_LETTERS + 1];
  gsize length;
} Word;

static Word
fold_word (const PressCheck *check, PressSpan span)
{
  const char *text = check->document->copy->text + span.start;
  gsize length = MIN (span.end - span.start, MOST_LETTERS);
  Word word = { .length = 0 };

  for (gsize i = 0; i < length; i++)
    word.letters[word.length++] = g_ascii_tolower (text[i]);
  return word;
}

/* The words of the issuer's name that tell it from others, the first of them where it has many. */
static GArray *
get_issuer_words (const PressCheck *check)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  PressSpan span = check->first[PRESS_NODE_ISSUER]->span;

  for (guint i = 0; i < check->proofs->tokens->len && words->len < MOST_WORDS; i++)
    {
      const PressProof *proof = get_token (check, i);
      gsize length = proof->span.end - proof->span.start;
      const char *text = check->document->copy->text + proof->span.start;
      Word word;

      if (proof->span.start < span.start || proof->span.end > span.end || !g_ascii_isalnum (text[0])
          || press_vocabulary_find (PRESS_LIST_COMPANY, text, length) != NULL
          || press_vocabulary_find (PRESS_LIST_ARTICLE, text, length) != NULL
          || press_vocabulary_find (PRESS_LIST_JOINER, text, length) != NULL) /* "and", "of" */
        continue;
      word = fold_word (check, proof->span);
      g_array_append_val (words, word);
    }
  return words;
}

static gboolean
is_front (const PressProofBlock *block)
{
  return block->node->kind == PRESS_NODE_HEADLINE || block->node->kind == PRESS_NODE_SUBHEADLINE
         || block->node->kind == PRESS_NODE_MASTHEAD;
}

/* Whether a word stands for the name: it is one of its words, begins one, or holds its initials. */
static gboolean
names_issuer (const GArray *words, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *own = g_array_index (words, Word, i).letters;

      if (g_str_has_prefix (word, own) || (strlen (word) > 2 && g_str_has_prefix (own, word)))
        return TRUE;
      n += word[n] != '\0' && word[n] == own[0];
    }
  return n == words->len && n > 1;
}

/* PR415 */
static void
check_headline (PressCheck *check, const PressNode *release)
{
  g_autoptr (GArray) words = NULL;
  const char *copy = check->document->copy->text;

  (void) release;
  if (check->first[PRESS_NODE_HEADLINE] == NULL || check->first[PRESS_NODE_ISSUER] == NULL)
    return;
  words = get_issuer_words (check);
  for (guint i = 0; i < check->proofs->tokens->len && words->len > 0; i++)
    {
      const PressProof *proof = get_token (check, i);
      Word word;

      if (!g_ascii_isalnum (copy[proof->span.start])
          || !is_front (press_proofs_get_block (check->proofs, proof)))
        continue;
      word = fold_word (check, proof->span);
      if (names_issuer (words, word.letters))
        return;
    }
  if (words->len > 0)
    press_diagnostic_add_place (press_diagnose (check->document,
                                                PRESS_RULE_HEADLINE_NAMES_NO_ISSUER,
                                                check->first[PRESS_NODE_HEADLINE]->span,
                                                "the headline does not name the company"),
                                check->first[PRESS_NODE_ISSUER]->span, "the lede names it");
}

/* "Acmen Data Services": whether a word opens the name of another company, as the next word of it
 * in the text is none of the issuer's. In titles any word may have a capital. */
static gboolean
opens_other_name (const PressCheck *check, guint at, const GArray *words)
{
  const PressProof *proof = get_token (check, at);
  const PressProof *next = at + 1 < check->proofs->tokens->len ? get_token (check, at + 1) : NULL;
  Word word;

  if (next == NULL || next->block != proof->block || next->kind != PRESS_PROOF_CAPITALIZED
      || is_front (press_proofs_get_block (check->proofs, proof)))
    return FALSE;
  word = fold_word (check, next->span);
  for (guint n = 0; n < words->len; n++)
    if (g_str_equal (g_array_index (words, Word, n).letters, word.letters))
      return FALSE;
  return TRUE;
}

/* PR417: a word like a long one of the issuer's name, but for a letter. */
static void
check_issuer_spelling (PressCheck *check, const PressNode *release)
{
  g_autoptr (GArray) words = NULL;

  (void) release;
  if (check->first[PRESS_NODE_ISSUER] == NULL)
    return;
  words = get_issuer_words (check);
  for (guint i = 0; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = get_token (check, i);
      Word word;

      if (!is_name_word (proof) || proof->span.end - proof->span.start < FEWEST_LETTERS - 1)
        continue;
      word = fold_word (check, proof->span);
      for (guint n = 0; n < words->len; n++)
        {
          const Word *own = &g_array_index (words, Word, n);

          if (own->length < FEWEST_LETTERS
              || !press_spelling_is_slip (own->letters, own->length, word.letters, word.length)
              || press_spelling_is_inflected (own->letters, own->length, word.letters, word.length)
              || opens_other_name (check, i, words))
            continue;
          press_diagnostic_add_place (
              press_diagnose (check->document, PRESS_RULE_ISSUER_NAME_VARIANT, proof->span,
                              "the company's name has a letter more, less or other"),
              check->first[PRESS_NODE_ISSUER]->span, "the lede writes it so");
          return;
        }
    }
}

/* Names of two words. */

typedef struct
{
  guint first; /* token of two */
} Name;

/* Each two words with capitals that stand side by side in prose. */
static GArray *
gather_names (const PressCheck *check)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));

  for (guint i = 1; i < check->proofs->tokens->len && names->len < MOST_NAMES; i++)
    {
      const PressProof *proof = get_token (check, i);
      const PressProof *before = get_token (check, i - 1);
      PressPassage passage = press_proofs_get_block (check->proofs, proof)->passage;
      Name name = { i - 1 };

      if (proof->kind == PRESS_PROOF_CAPITALIZED && before->kind == PRESS_PROOF_CAPITALIZED
          && proof->block == before->block && passage != PRESS_PASSAGE_FRONT
          && passage < PRESS_PASSAGE_TABLE)
        g_array_append_val (names, name);
    }
  return names;
}

/* A word of a name by the word beside it. */
typedef struct
{
  const char *beside;
  guint32 beside_length;
  guint place; /* of the word in its name */
  PressSpan span;
} Neighbour;

static guint
hash_neighbour (gconstpointer data)
{
  const Neighbour *neighbour = data;
  guint hash = neighbour->place;

  for (guint32 i = 0; i < neighbour->beside_length; i++)
    hash = hash * 33 + (guchar) neighbour->beside[i];
  return hash;
}

static gboolean
is_beside_same (gconstpointer first, gconstpointer second)
{
  const Neighbour *one = first, *other = second;

  return one->place == other->place && one->beside_length == other->beside_length
         && memcmp (one->beside, other->beside, one->beside_length) == 0;
}

static Neighbour
make_neighbour (const PressCheck *check, const Name *name, guint place)
{
  PressSpan beside = get_token (check, name->first + (place == 0))->span;

  return (Neighbour){ check->document->copy->text + beside.start, beside.end - beside.start, place,
                      get_token (check, name->first + place)->span };
}

/* PR410: names that differ in one long word by a letter. The last word may well be a plural. */
static void
check_name_variants (PressCheck *check, const PressNode *release)
{
  g_autoptr (GArray) names = gather_names (check);
  g_autofree Neighbour *neighbours = g_new (Neighbour, names->len * 2 + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_neighbour, is_beside_same);
  const char *text = check->document->copy->text;

  (void) release;
  for (guint i = 0; i < names->len * 2; i++)
    {
      const Neighbour *other;
      PressSpan span;
      gsize length, other_length;

      neighbours[i] = make_neighbour (check, &g_array_index (names, Name, i / 2), i % 2);
      span = neighbours[i].span;
      length = span.end - span.start;
      if (length < FEWEST_LETTERS - 1)
        continue; /* no long word, nor one that lacks a letter */
      other = g_hash_table_lookup (seen, &neighbours[i]);
      if (other == NULL)
        {
          g_hash_table_add (seen, &neighbours[i]);
          continue;
        }
      other_length = other->span.end - other->span.start;
      if (length < FEWEST_LETTERS
          || !press_spelling_is_slip (text + span.start, length, text + other->span.start,
                                      other_length)
          || (i % 2 == 1
              && press_spelling_is_inflected (text + span.start, length, text + other->span.start,
                                              other_length)))
        continue;
      press_diagnostic_add_place (
          press_diagnose (check->document, PRESS_RULE_PROPER_NAME_VARIANTS, span,
                          "a name that is spelled another way elsewhere"),
          other->span, "here it is %.*s", (int) other_length, text + other->span.start);
      return;
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_company_term },
  { PRESS_NODE_RELEASE, check_headline },
  { PRESS_NODE_RELEASE, check_issuer_spelling },
  { PRESS_NODE_RELEASE, check_name_variants },
};

const PressRuleSubject press_rules_names = { rows, G_N_ELEMENTS (rows) };

/* Rules on names: the company's in the headline, and all of them spelled one way. */
#include "base/vocabulary.h"
#include "rules/rule.h"

#include <string.h>

#define FEWEST_LETTERS 6
#define MOST_NAMES 2000

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

/* PR409 */
static void
check_company_term (PressCheck *check, const PressNode *release)
{
  (void) release;
  if (press_proofs_count (check->proofs, PRESS_PROOF_COMPANY_TERM) > 0
      && press_proofs_count (check->proofs, PRESS_PROOF_DEFINED) == 0)
    press_diagnose (check->document, PRESS_RULE_COMPANY_TERM_UNDEFINED,
                    press_proofs_get (check->proofs, PRESS_PROOF_COMPANY_TERM, 0)->span,
                    "nothing says that this is the name of the issuer");
}

/* A word as people compare it: small letters, without a possessive. */
static char *
fold_word (const PressCheck *check, PressSpan span)
{
  g_autofree char *text = press_check_dup (check, span);
  char *end = strpbrk (text, "'\xe2");

  if (end != NULL && end > text)
    *end = '\0';
  return g_ascii_strdown (text, -1);
}

/* The words of the issuer's name that tell it from others. */
static GPtrArray *
get_issuer_words (const PressCheck *check)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  PressSpan span = check->first[PRESS_NODE_ISSUER]->span;

  for (guint i = 0; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = get_token (check, i);
      gsize length = proof->span.end - proof->span.start;
      const char *text = check->document->copy->text + proof->span.start;

      if (proof->span.start < span.start || proof->span.end > span.end || !g_ascii_isalnum (text[0])
          || press_vocabulary_find (PRESS_LIST_COMPANY, text, length) != NULL
          || press_vocabulary_find (PRESS_LIST_ARTICLE, text, length) != NULL)
        continue;
      g_ptr_array_add (words, fold_word (check, proof->span));
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
names_issuer (const GPtrArray *words, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *own = g_ptr_array_index (words, i);

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
  g_autoptr (GPtrArray) words = NULL;
  const char *copy = check->document->copy->text;

  (void) release;
  if (check->first[PRESS_NODE_HEADLINE] == NULL || check->first[PRESS_NODE_ISSUER] == NULL)
    return;
  words = get_issuer_words (check);
  for (guint i = 0; i < check->proofs->tokens->len && words->len > 0; i++)
    {
      const PressProof *proof = get_token (check, i);
      g_autofree char *word = NULL;

      if (!g_ascii_isalnum (copy[proof->span.start])
          || !is_front (press_proofs_get_block (check->proofs, proof)))
        continue;
      word = fold_word (check, proof->span);
      if (names_issuer (words, word))
        return;
    }
  if (words->len > 0)
    press_diagnostic_add_place (press_diagnose (check->document,
                                                PRESS_RULE_HEADLINE_NAMES_NO_ISSUER,
                                                check->first[PRESS_NODE_HEADLINE]->span,
                                                "the headline does not name the company"),
                                check->first[PRESS_NODE_ISSUER]->span, "the lede names it");
}

/* Letters to change, add or drop between two words: 0, 1, or 2 for more. */
static guint
measure_distance (const char *from, const char *to)
{
  gsize length = strlen (from), other = strlen (to);
  gsize head = 0, tail = 0;
  gsize most = MAX (length, other);

  if (most - MIN (length, other) > 1)
    return 2;
  while (from[head] != '\0' && from[head] == to[head])
    head++;
  while (tail < MIN (length, other) - head && from[length - 1 - tail] == to[other - 1 - tail])
    tail++;
  if (head + tail >= most)
    return 0;
  if (most - head - tail == 1)
    return 1;
  return most - head - tail == 2 && length == other && from[head] == to[head + 1]
                 && from[head + 1] == to[head]
             ? 1
             : 2;
}

/* A plural or a possessive is no other spelling. */
static gboolean
is_inflected (const char *word, const char *other)
{
  gsize length = strlen (word), other_length = strlen (other);
  const char *longer = length > other_length ? word : other;

  return length != other_length && longer[MAX (length, other_length) - 1] == 's';
}

/* PR417: a word like a long one of the issuer's name, but for a letter. */
static void
check_issuer_spelling (PressCheck *check, const PressNode *release)
{
  g_autoptr (GPtrArray) words = NULL;

  (void) release;
  if (check->first[PRESS_NODE_ISSUER] == NULL)
    return;
  words = get_issuer_words (check);
  for (guint i = 0; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = get_token (check, i);
      g_autofree char *word = NULL;

      if (!is_name_word (proof) || proof->span.end - proof->span.start < FEWEST_LETTERS - 1)
        continue;
      word = fold_word (check, proof->span);
      for (guint n = 0; n < words->len; n++)
        {
          const char *own = g_ptr_array_index (words, n);

          if (strlen (own) < FEWEST_LETTERS || measure_distance (own, word) != 1
              || is_inflected (own, word))
            continue;
          press_diagnostic_add_place (
              press_diagnose (check->document, PRESS_RULE_ISSUER_NAME_VARIANT, proof->span,
                              "the company's name has a letter more, less or other"),
              check->first[PRESS_NODE_ISSUER]->span, "the lede writes it so");
          return;
        }
    }
}

/* Names of several words. */

typedef struct
{
  guint first; /* token */
  guint n;
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
      Name name = { i - 1, 2 };

      if (proof->kind == PRESS_PROOF_CAPITALIZED && before->kind == PRESS_PROOF_CAPITALIZED
          && proof->block == before->block && passage != PRESS_PASSAGE_FRONT
          && passage < PRESS_PASSAGE_TABLE)
        g_array_append_val (names, name);
    }
  return names;
}

static char *
dup_key (const PressCheck *check, const Name *name, guint without)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < name->n; i++)
    {
      g_autofree char *word
          = i != without ? press_check_dup (check, get_token (check, name->first + i)->span) : NULL;

      g_string_append_printf (key, "%s ", word != NULL ? word : "*");
    }
  return g_string_free (key, FALSE);
}

/* PR410: names that differ in one long word by a letter. The last word may well be a plural. */
static void
check_name_variants (PressCheck *check, const PressNode *release)
{
  g_autoptr (GArray) names = gather_names (check);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  (void) release;
  for (guint i = 0; i < names->len; i++)
    for (guint n = 0; n < g_array_index (names, Name, i).n; n++)
      {
        const Name *name = &g_array_index (names, Name, i);
        char *key = dup_key (check, name, n);
        const Name *other = g_hash_table_lookup (seen, key);
        g_autofree char *word = press_check_dup (check, get_token (check, name->first + n)->span);
        g_autofree char *other_word
            = other != NULL ? press_check_dup (check, get_token (check, other->first + n)->span)
                            : NULL;

        if (other == NULL)
          {
            g_hash_table_insert (seen, key, (gpointer) name);
            continue;
          }
        g_free (key);
        if (strlen (word) < FEWEST_LETTERS || measure_distance (word, other_word) != 1
            || (n + 1 == name->n && is_inflected (word, other_word)))
          continue;
        press_diagnostic_add_place (
            press_diagnose (check->document, PRESS_RULE_PROPER_NAME_VARIANTS,
                            get_token (check, name->first + n)->span,
                            "a name that is spelled another way elsewhere"),
            get_token (check, other->first + n)->span, "here it is %s", other_word);
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

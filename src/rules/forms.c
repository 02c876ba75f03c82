/* Rules on the forms of words: one case, one hyphen, one definition. */
#include "rules/rule.h"

#include <string.h>

#define FEWEST_LETTERS 4
#define MOST_LETTERS 40

/* Where prose has a form of its own: titles have capitals, tables and contacts little room. */
static gboolean
is_prose (const PressProofBlock *block)
{
  return block->passage >= PRESS_PASSAGE_LEDE && block->passage < PRESS_PASSAGE_TABLE
         && block->node->kind != PRESS_NODE_HEADING;
}

/* Puts a word in small letters and without hyphens into @folded; FALSE where it is short or long.
 */
static gboolean
fold (const PressCheck *check, const PressProof *proof, char folded[MOST_LETTERS + 1])
{
  const char *text = check->document->copy->text + proof->span.start;
  gsize length = proof->span.end - proof->span.start;

  if (length < FEWEST_LETTERS || length > MOST_LETTERS
      || !is_prose (press_proofs_get_block (check->proofs, proof)))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (text[i] != '-')
      *folded++ = g_ascii_tolower (text[i]);
  *folded = '\0';
  return TRUE;
}

static gboolean
is_kind (const PressCheck *check, guint number, PressProofKind kind)
{
  return number < check->proofs->tokens->len
         && press_proofs_get_token (check->proofs, number)->kind == kind;
}

/* Whether a token has its own form: a run of capitals is set so as a whole, and the first word of a
 * sentence has its capital from there. */
static gboolean
is_by_itself (const PressCheck *check, guint number, PressProofKind kind)
{
  if (kind != PRESS_PROOF_CAPITALS && kind != PRESS_PROOF_CAPITALIZED)
    return TRUE;
  return number > 0 && is_kind (check, number - 1, PRESS_PROOF_WORD)
         && !(kind == PRESS_PROOF_CAPITALS && is_kind (check, number + 1, kind));
}

/* The letters that words of a kind begin and end with, as bits: most words need no other look. */
typedef struct
{
  guint32 first;
  guint32 last;
} Ends;

static guint32
get_bit (char letter)
{
  return 1u << ((guchar) letter & 0x1f);
}

static gboolean
has_ends (const PressCheck *check, const PressProof *proof, Ends ends)
{
  const char *text = check->document->copy->text;

  return (get_bit (text[proof->span.start]) & ends.first) != 0
         && (get_bit (text[proof->span.end - 1]) & ends.last) != 0;
}

/* The first token of each word of a kind. */
static GHashTable *
gather (const PressCheck *check, PressProofKind kind, Ends *ends)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *text = check->document->copy->text;
  char folded[MOST_LETTERS + 1];

  for (guint i = 0; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = press_proofs_get_token (check->proofs, i);

      if (proof->kind == kind && is_by_itself (check, i, kind) && fold (check, proof, folded)
          && !g_hash_table_contains (words, folded))
        {
          g_hash_table_insert (words, g_strdup (folded), (gpointer) proof);
          ends->first |= get_bit (text[proof->span.start]);
          ends->last |= get_bit (text[proof->span.end - 1]);
        }
    }
  return words;
}

/* Reports the first word of a kind that another kind has, too. */
static void
report_variant (PressCheck *check, PressRuleIndex rule, PressProofKind kind, GHashTable *others,
                Ends ends, const char *message)
{
  char folded[MOST_LETTERS + 1];

  for (guint i = 0; i < check->proofs->tokens->len && g_hash_table_size (others) > 0; i++)
    {
      const PressProof *proof = press_proofs_get_token (check->proofs, i);
      const PressProof *other = proof->kind == kind && has_ends (check, proof, ends)
                                        && is_by_itself (check, i, kind)
                                        && fold (check, proof, folded)
                                    ? g_hash_table_lookup (others, folded)
                                    : NULL;

      if (other == NULL)
        continue;
      press_diagnostic_add_place (
          press_diagnose (check->document, rule, proof->span, "%s", message), other->span,
          "here it is %.*s", (int) (other->span.end - other->span.start),
          check->document->copy->text + other->span.start);
      return;
    }
}

/* PR411, PR413 */
static void
check_variants (PressCheck *check, const PressNode *release)
{
  static const struct
  {
    PressRuleIndex rule;
    PressProofKind kind;
    PressProofKind other;
    const char *message;
  } variants[] = {
    { PRESS_RULE_CASE_VARIANTS, PRESS_PROOF_CAPITALIZED, PRESS_PROOF_CAPITALS,
      "a name that is in capitals elsewhere" },
    { PRESS_RULE_HYPHENATION_VARIANTS, PRESS_PROOF_WORD, PRESS_PROOF_COMPOUND,
      "a word that has a hyphen elsewhere" },
  };

  (void) release;
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      Ends ends = { 0 };
      g_autoptr (GHashTable) others = gather (check, variants[i].other, &ends);

      report_variant (check, variants[i].rule, variants[i].kind, others, ends, variants[i].message);
    }
}

/* PR412 */
static void
check_definitions (PressCheck *check, const PressNode *release)
{
  g_autoptr (GHashTable) defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_ABBREVIATION); i++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_ABBREVIATION, i);
      char *text = press_check_dup (check, proof->span);
      const PressProof *first = g_hash_table_lookup (defined, text);

      if (!is_prose (press_proofs_get_block (check->proofs, proof)) || first != NULL)
        {
          if (first != NULL && is_prose (press_proofs_get_block (check->proofs, proof)))
            press_diagnostic_add_place (press_diagnose (check->document,
                                                        PRESS_RULE_ABBREVIATION_DEFINED_TWICE,
                                                        proof->span, "%s is defined again", text),
                                        first->span, "the first time is here");
          g_free (text);
          continue;
        }
      g_hash_table_insert (defined, text, (gpointer) proof);
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_variants },
  { PRESS_NODE_RELEASE, check_definitions },
};

const PressRuleSubject press_rules_forms = { rows, G_N_ELEMENTS (rows) };

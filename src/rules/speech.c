/* Rules on speakers: they are introduced, and go on with open marks. */
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define MOST_SPEAKERS 64

static const char *
get_speaker (const PressNode *quotation)
{
  return press_node_get_attribute (quotation, PRESS_ATTRIBUTE_SPEAKER);
}

static const PressNode *
find_next_block (const PressNode *node)
{
  const PressNode *next = press_node_get_next (node);

  while (next != NULL && press_node_kind_get_role ((PressNodeKind) next->kind) == PRESS_ROLE_FLOAT)
    next = press_node_get_next (next);
  return next;
}

static const PressNode *
get_last_child (const PressNode *node)
{
  return node->last_child;
}

/* PR602: a quotation that fills its paragraph to the end and is closed, and goes on in the next. */
static void
check_goes_on (PressCheck *check, const PressNode *paragraph)
{
  const PressNode *last = get_last_child (paragraph);
  const PressNode *next = find_next_block (paragraph);
  const PressNode *more = next != NULL && next->kind == PRESS_NODE_PARAGRAPH
                              ? press_node_get_first_child (next)
                              : NULL;

  if (last == NULL || last->kind != PRESS_NODE_QUOTATION || more == NULL
      || more->kind != PRESS_NODE_QUOTATION
      || press_node_get_attribute (last, PRESS_ATTRIBUTE_TYPE) != NULL
      || press_node_get_attribute (more, PRESS_ATTRIBUTE_TYPE) != NULL
      || g_strcmp0 (get_speaker (last), get_speaker (more)) != 0
      || press_node_find_child (more, PRESS_NODE_ATTRIBUTION) != NULL
      || get_last_child (last)->kind == PRESS_NODE_ATTRIBUTION)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_MULTI_PARAGRAPH_QUOTE,
                                              (PressSpan){ last->span.end, last->span.end },
                                              "this quotation goes on, and is closed here"),
                              press_check_start_of (more), "here it goes on");
}

/* Whether a word stands behind another with a capital, as a surname does. */
static gboolean
is_introduced (const PressCheck *check, const char *surname)
{
  gsize length = strlen (surname);

  for (guint i = 1; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = press_proofs_get_token (check->proofs, i);
      const PressProof *before = press_proofs_get_token (check->proofs, i - 1);

      if (proof->span.end - proof->span.start >= length
          && memcmp (check->document->copy->text + proof->span.start, surname, length) == 0
          && (before->kind == PRESS_PROOF_CAPITALIZED || before->kind == PRESS_PROOF_INITIAL))
        return TRUE;
    }
  return FALSE;
}

/* PR605 */
static void
check_introduction (PressCheck *check, const PressNode *release)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      const char *speaker;

      if (walk.event != PRESS_WALK_ENTER || node->kind != PRESS_NODE_QUOTATION)
        continue;
      speaker = get_speaker (node);
      if (speaker == NULL || strchr (speaker, ' ') != NULL
          || g_hash_table_size (seen) >= MOST_SPEAKERS
          || !g_hash_table_add (seen, (gpointer) speaker) || is_introduced (check, speaker))
        continue;
      press_diagnose (check->document, PRESS_RULE_SPEAKER_NOT_INTRODUCED,
                      press_check_start_of (node), "nothing says who %s is", speaker);
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_PARAGRAPH, check_goes_on },
  { PRESS_NODE_LEDE, check_goes_on },
  { PRESS_NODE_RELEASE, check_introduction },
};

const PressRuleSubject press_rules_speech = { rows, G_N_ELEMENTS (rows) };

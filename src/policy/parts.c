/* The parts that a policy asks of a release, and their order. */
#include "policy/policy.h"

#include <press/press-walk.h>

#include <string.h>

/* Rules that say of each release what a policy says of some: where one has spoken, the policy need
 * not. */
static const struct
{
  PressNodeKind kind;
  PressRuleIndex rule;
} spoken_for[] = {
  { PRESS_NODE_HEADLINE, PRESS_RULE_MISSING_HEADLINE },
  { PRESS_NODE_DATELINE, PRESS_RULE_MISSING_DATELINE },
  { PRESS_NODE_CONTACTS, PRESS_RULE_MISSING_CONTACT },
  { PRESS_NODE_SOURCE, PRESS_RULE_SOURCE_MISSING },
  { PRESS_NODE_END_MARK, PRESS_RULE_MISSING_END_MARK },
};

/* The first node of each kind in one release. */
typedef struct
{
  PressDocument *document;
  GArray *spoken[PRESS_N_RULES]; /* of guint32: where some rules have, in the source; else NULL */
  const PressNode *release;
  const PressNode *first[PRESS_N_NODE_KINDS];
} Parts;

static int
compare_offsets (gconstpointer first, gconstpointer second)
{
  guint32 one = *(const guint32 *) first;
  guint32 other = *(const guint32 *) second;

  return one < other ? -1 : one > other;
}

/* Where the rules have spoken that count here, in the order of the source. */
static void
gather_spoken (Parts *parts)
{
  const PressDocument *document = parts->document;
  guint n_rules;
  const PressRule *rules = press_rules_get (&n_rules);

  for (guint i = 0; i < document->diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (document->diagnostics, i);
      GArray *spoken = parts->spoken[diagnostic->rule - rules];

      if (spoken != NULL)
        g_array_append_val (spoken, diagnostic->source_span.start);
    }
  for (guint i = 0; i < PRESS_N_RULES; i++)
    if (parts->spoken[i] != NULL)
      g_array_sort (parts->spoken[i], compare_offsets);
}

static void
parts_init (Parts *parts, PressDocument *document)
{
  *parts = (Parts){ .document = document };
  parts->spoken[PRESS_RULE_NOT_A_PRESS_RELEASE] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < G_N_ELEMENTS (spoken_for); i++)
    parts->spoken[spoken_for[i].rule] = g_array_new (FALSE, FALSE, sizeof (guint32));
  gather_spoken (parts);
}

static void
parts_clear (Parts *parts)
{
  for (guint i = 0; i < PRESS_N_RULES; i++)
    g_clear_pointer (&parts->spoken[i], g_array_unref);
}

/* Whether a rule has spoken of the release. */
static gboolean
has_diagnostic (const Parts *parts, PressRuleIndex rule)
{
  PressSpan source = press_copy_to_source (parts->document->copy, parts->release->span);
  const GArray *spoken = parts->spoken[rule];
  guint low = 0;
  guint high = spoken->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (spoken, guint32, middle) < source.start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < spoken->len && g_array_index (spoken, guint32, low) <= source.end;
}

static gboolean
is_spoken_for (const Parts *parts, PressNodeKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (spoken_for); i++)
    if (spoken_for[i].kind == kind && has_diagnostic (parts, spoken_for[i].rule))
      return TRUE;
  return FALSE;
}

/* What a part is, in a word for readers: what the summary of its kind says of its value is none. */
static int
measure_summary (const char *summary)
{
  return (int) strcspn (summary, ";");
}

static void
check_required (const PressPolicy *policy, const Parts *parts)
{
  guint32 end = parts->release->span.end;

  for (guint i = 0; i < policy->required->len; i++)
    {
      PressNodeKind kind = g_array_index (policy->required, PressNodeKind, i);
      const char *summary = press_node_kind_get_summary (kind);

      if (parts->first[kind] != NULL || is_spoken_for (parts, kind))
        continue;
      press_diagnose (parts->document, PRESS_RULE_REQUIRED_PART_MISSING, (PressSpan){ end, end },
                      "%s asks for `%s`, %.*s",
                      policy->profile != NULL ? policy->profile : "the project",
                      press_node_kind_get_name (kind), measure_summary (summary), summary);
    }
}

static void
check_order (const PressPolicy *policy, const Parts *parts)
{
  const PressNode *before = NULL;

  for (guint i = 0; i < policy->order->len; i++)
    {
      const PressNode *node = parts->first[g_array_index (policy->order, PressNodeKind, i)];

      if (node == NULL)
        continue;
      if (before != NULL && node->span.start < before->span.start)
        press_diagnostic_add_place (
            press_diagnose (parts->document, PRESS_RULE_PART_OUT_OF_ORDER_OF_PROFILE, node->span,
                            "%s stands above %s, and belongs below it",
                            press_node_kind_get_name (node->kind),
                            press_node_kind_get_name (before->kind)),
            before->span, "%s is here", press_node_kind_get_name (before->kind));
      else
        before = node;
    }
}

/* Holds each release of a document against the parts that the policy asks for. What is none, beside
 * it in a submission, changes nothing of that. */
void
press_policy_check_parts (const PressPolicy *policy, PressDocument *document)
{
  Parts parts;
  const PressNode *node;
  PressWalk walk;

  if (policy->required->len == 0 && policy->order->len == 0)
    return;
  parts_init (&parts, document);
  press_walk_init (&walk, document->root);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      if (walk.event == PRESS_WALK_ENTER && node->kind == PRESS_NODE_RELEASE)
        {
          memset (parts.first, 0, sizeof parts.first);
          parts.release = node;
        }
      if (walk.event == PRESS_WALK_ENTER && parts.first[node->kind] == NULL)
        parts.first[node->kind] = node;
      if (walk.event != PRESS_WALK_LEAVE || node->kind != PRESS_NODE_RELEASE
          || !press_document_has_all_of (document, node)
          || has_diagnostic (&parts, PRESS_RULE_NOT_A_PRESS_RELEASE))
        continue;
      check_required (policy, &parts);
      check_order (policy, &parts);
    }
  parts_clear (&parts);
}

/* The driver of the rules: one walk over the tree, which calls each rule at the nodes it is for. */
#include "rules/rules.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define MAX_ROWS 64

static const PressRuleSubject *const subjects[] = {
  &press_rules_structure, &press_rules_dateline, &press_rules_issuer,
  &press_rules_contact,   &press_rules_trailer,  &press_rules_quotation,
};

/* The functions of all subjects by kind: those of a kind stand from its `first` to the next's. */
typedef struct
{
  guint8 first[PRESS_N_NODE_KINDS + 1];
  PressRuleFunction functions[MAX_ROWS];
} Dispatch;

/* Sorts by counting; rows of one kind keep their order. */
static void
fill_dispatch (Dispatch *dispatch)
{
  guint8 next[PRESS_N_NODE_KINDS];

  memset (dispatch->first, 0, sizeof dispatch->first);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    for (guint row = 0; row < subjects[i]->n_rows; row++)
      dispatch->first[subjects[i]->rows[row].kind + 1]++;
  for (guint kind = 0; kind < PRESS_N_NODE_KINDS; kind++)
    dispatch->first[kind + 1] += dispatch->first[kind];
  g_assert (dispatch->first[PRESS_N_NODE_KINDS] <= MAX_ROWS);
  memcpy (next, dispatch->first, sizeof next);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    for (guint row = 0; row < subjects[i]->n_rows; row++)
      dispatch->functions[next[subjects[i]->rows[row].kind]++] = subjects[i]->rows[row].function;
}

static void
start_release (PressCheck *check, const PressNode *release)
{
  memset (check->first, 0, sizeof check->first);
  memset (check->last, 0, sizeof check->last);
  check->release = release;
  check->n_before = check->document->diagnostics->len;
  check->n_releases++;
  check->is_over = FALSE;
}

static void
enter (PressCheck *check, const PressNode *node)
{
  if (node->kind == PRESS_NODE_RELEASE)
    start_release (check, node);
  if (check->first[node->kind] == NULL)
    check->first[node->kind] = node;
  check->last[node->kind] = node;
}

static void
leave (PressCheck *check, const Dispatch *dispatch, const PressNode *node)
{
  for (guint i = dispatch->first[node->kind];
       i < dispatch->first[node->kind + 1] && !check->is_over; i++)
    dispatch->functions[i](check, node);
}

/* Holds a parsed document against all rules. */
void
press_check (PressDocument *document)
{
  PressCheck check = { .document = document };
  const PressNode *node;
  PressWalkEvent event;
  Dispatch dispatch;
  PressWalk walk;

  fill_dispatch (&dispatch);
  press_walk_init (&walk, document->root);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      if (event == PRESS_WALK_ENTER)
        enter (&check, node);
      else
        leave (&check, &dispatch, node);
    }
}

/* The place in front of a node: for what is missing there. */
PressSpan
press_check_start_of (const PressNode *node)
{
  return (PressSpan){ node->span.start, node->span.start };
}

/* The place behind a node. */
PressSpan
press_check_end_of (const PressNode *node)
{
  return (PressSpan){ node->span.end, node->span.end };
}

/* Whether a wire has carried the release: its dateline names one, or its trailer is there. */
gboolean
press_check_is_wire (const PressCheck *check)
{
  return check->first[PRESS_NODE_WIRE] != NULL || check->first[PRESS_NODE_SOURCE] != NULL
         || check->first[PRESS_NODE_TRANSMISSION] != NULL
         || check->first[PRESS_NODE_TRAILER_ITEM] != NULL || check->first[PRESS_NODE_CODES] != NULL;
}

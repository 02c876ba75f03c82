/* The driver of the rules: one walk over the tree, which calls each rule at the nodes it is for. */
#include "rules/rules.h"
#include "base/day.h"
#include "rules/rule.h"
#include "tree/figures.h"

#include <press/press-walk.h>

#include <string.h>

#define MAX_ROWS 512

static const PressRuleSubject *const subjects[] = {
#define PRESS_RULE_SUBJECT(name) &press_rules_##name,
#include "rules/subjects.def"
#undef PRESS_RULE_SUBJECT
};

/* The functions of all subjects by kind: those of a kind stand from its `first` to the next's. */
typedef struct
{
  guint16 first[PRESS_N_NODE_KINDS + 1];
  PressRuleFunction functions[MAX_ROWS];
} Dispatch;

/* Sorts by counting; rows of one kind keep their order. */
static void
fill_dispatch (Dispatch *dispatch)
{
  guint16 next[PRESS_N_NODE_KINDS];

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

/* Whether nobody can see the text of a release: then nobody wrote it to be read. Releases come in
 * their order, and so do the texts that cannot be seen. */
static gboolean
is_unseen (PressCheck *check, const PressNode *release)
{
  PressSpan span = press_document_get_source_span (check->document, release->span);

  while (check->next_unseen < check->unseen->len
         && g_array_index (check->unseen, PressSpan, check->next_unseen).end <= span.start)
    check->next_unseen++;
  return check->next_unseen < check->unseen->len
         && g_array_index (check->unseen, PressSpan, check->next_unseen).start < span.end;
}

static void
start_release (PressCheck *check, const PressNode *release)
{
  memset (check->first, 0, sizeof check->first);
  memset (check->last, 0, sizeof check->last);
  check->release = release;
  check->n_before = check->document->diagnostics->len;
  check->n_releases++;
  check->is_over = is_unseen (check, release);
  press_proofs_clear (check->proofs);
  g_ptr_array_set_size (check->tables, 0);
  g_ptr_array_set_size (check->abouts, 0);
  g_ptr_array_set_size (check->listings, 0);
  g_ptr_array_set_size (check->phones, 0);
  g_ptr_array_set_size (check->speakers, 0);
}

/* Keeps what rules hold against each other wherever it stands in a release. */
static void
keep (PressCheck *check, const PressNode *node)
{
  if (node->kind == PRESS_NODE_ABOUT)
    g_ptr_array_add (check->abouts, (gpointer) node);
  else if (node->kind == PRESS_NODE_SPEAKER)
    g_ptr_array_add (check->speakers, (gpointer) node);
  else if (node->kind == PRESS_NODE_LISTING
           && press_node_get_attribute (node, PRESS_ATTRIBUTE_SYMBOL) != NULL)
    g_ptr_array_add (check->listings, (gpointer) node);
  else if (node->kind == PRESS_NODE_PHONE
           && press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE) != NULL)
    g_ptr_array_add (check->phones, (gpointer) node);
}

static void
enter (PressCheck *check, const PressNode *node)
{
  if (node->kind == PRESS_NODE_RELEASE)
    start_release (check, node);
  if (check->first[node->kind] == NULL)
    check->first[node->kind] = node;
  check->last[node->kind] = node;
  keep (check, node);
  if (node->kind == PRESS_NODE_WRAPPER)
    check->n_images = 0;
  check->n_images += press_check_is_image (node);
  if (node->kind == PRESS_NODE_HEADER)
    check->header = node;
  if (node->kind == PRESS_NODE_WRAPPER_FIELD
      && g_strcmp0 (press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE), "TYPE") == 0)
    check->wrapper_type = node;
}

/* Rules that are called for a whole release may look at all of it, so that each is a lot of work.
 */
static gboolean
has_time_at (PressCheck *check, const PressNode *node)
{
  return node->kind != PRESS_NODE_RELEASE || press_budget_look (&check->document->budget);
}

static void
leave (PressCheck *check, const Dispatch *dispatch, const PressNode *node)
{
  if (press_proofs_is_block (node))
    press_proofs_read (check->proofs, node);
  if (node->kind == PRESS_NODE_RELEASE && !press_document_has_all_of (check->document, node))
    check->is_over = TRUE;
  for (guint i = dispatch->first[node->kind];
       i < dispatch->first[node->kind + 1] && !check->is_over && has_time_at (check, node); i++)
    dispatch->functions[i](check, node);
  if (node->kind == PRESS_NODE_RELEASE || node->kind == PRESS_NODE_WRAPPER)
    check->free_from = node->span.end;
  if (node->kind == PRESS_NODE_RELEASE || node->kind == PRESS_NODE_OTHER)
    check->n_images = 0;
}

/* Where the reader has said that the text cannot be seen, in bytes of the file. */
static GArray *
gather_unseen (const PressDocument *document)
{
  GArray *unseen = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  guint n_rules;
  const PressRule *images = &press_rules_get (&n_rules)[PRESS_RULE_ONLY_IMAGES];

  for (guint i = 0; i < document->diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (document->diagnostics, i);

      if (diagnostic->rule == images)
        g_array_append_val (unseen, diagnostic->source_span);
    }
  return unseen;
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
  gboolean was_late = document->budget.is_late;

  check.proofs = press_proofs_new (document);
  check.unseen = gather_unseen (document);
  check.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) press_figures_free);
  check.abouts = g_ptr_array_new ();
  check.listings = g_ptr_array_new ();
  check.phones = g_ptr_array_new ();
  check.speakers = g_ptr_array_new ();
  check.head.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fill_dispatch (&dispatch);
  press_walk_init (&walk, document->root);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      if (!press_budget_has_time (&document->budget))
        break;
      if (event == PRESS_WALK_ENTER)
        enter (&check, node);
      else
        leave (&check, &dispatch, node);
    }
  if (document->budget.is_late && !was_late)
    press_diagnose (document, PRESS_RULE_TIME_IS_UP, press_check_start_of (node),
                    "the time is up, leaving the rest unchecked");
  press_proofs_free (check.proofs);
  g_ptr_array_unref (check.tables);
  g_ptr_array_unref (check.abouts);
  g_ptr_array_unref (check.listings);
  g_ptr_array_unref (check.phones);
  g_ptr_array_unref (check.speakers);
  g_hash_table_unref (check.head.words);
  g_array_unref (check.unseen);
}

/* Whether a node is an image. What pages repeat, and each page may be one, is furniture. */
gboolean
press_check_is_image (const PressNode *node)
{
  return node->kind == PRESS_NODE_IMAGE
         || (node->kind == PRESS_NODE_FURNITURE
             && press_node_get_attribute (node, PRESS_ATTRIBUTE_ADDRESS) != NULL);
}

/* Whether a node parts what stands behind it from what is in front of it. */
gboolean
press_check_is_border (const PressNode *node)
{
  return node->kind == PRESS_NODE_WRAPPER || node->kind == PRESS_NODE_RELEASE
         || node->kind == PRESS_NODE_OTHER;
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

/* The day of a date node, as a Julian day; 0 where it has no value, or no year. */
guint
press_check_get_known_day (const PressNode *date)
{
  const char *value = press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE);
  GDate day;

  return value != NULL && press_day_read (value, &day) ? g_date_get_julian (&day) : 0;
}

/* The quarter of a period, and its year, or 0 where that is not told: `Q3`, `2009-Q3`. FALSE where
 * it is of another length. */
gboolean
press_check_read_quarter (const PressNode *period, guint *quarter, guint *year)
{
  const char *value = press_node_get_attribute (period, PRESS_ATTRIBUTE_VALUE);
  const char *mark = value != NULL ? strchr (value, 'Q') : NULL;

  if (mark == NULL)
    return FALSE;
  *quarter = (guint) g_ascii_strtoull (mark + 1, NULL, 10);
  *year = mark != value ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
  return TRUE;
}

static const PressNode *
find_child (const PressNode *node, PressNodeKind kind)
{
  return node != NULL ? press_node_find_child (node, kind) : NULL;
}

/* The date of the dateline, or that of the transmission, or one on a line of its own; NULL: none.
 */
const PressNode *
press_check_get_release_date (const PressCheck *check)
{
  static const PressNodeKind kinds[]
      = { PRESS_NODE_DATELINE, PRESS_NODE_TRANSMISSION, PRESS_NODE_DATE_LINE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const PressNode *date = find_child (check->first[kinds[i]], PRESS_NODE_DATE);

      if (date != NULL && press_check_get_day (date) != 0)
        return date;
    }
  return NULL;
}

/* The words of a span as one line, for a message. */
char *
press_check_dup (const PressCheck *check, PressSpan span)
{
  return press_document_dup_span_text (check->document, span);
}

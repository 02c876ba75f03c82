/* Suppressions: findings that are known and let pass, by rule and place. */
#include "policy/policy.h"

#include <press/press-error.h>
#include <press/press-suggest.h>
#include <press/press-walk.h>

#include <string.h>

/* Reads `12` or `12-40`. */
static gboolean
read_lines (const char *place, PressSuppression *suppression)
{
  g_auto (GStrv) ends = g_strsplit (place, "-", 2);
  guint64 first, last;

  if (!g_ascii_string_to_unsigned (ends[0], 10, 1, G_MAXUINT, &first, NULL))
    return FALSE;
  last = first;
  if (ends[1] != NULL && !g_ascii_string_to_unsigned (ends[1], 10, first, G_MAXUINT, &last, NULL))
    return FALSE;
  suppression->first_line = (guint) first;
  suppression->last_line = (guint) last;
  return TRUE;
}

static void
complain_place (const char *place, GError **error)
{
  const char *kinds[PRESS_N_NODE_KINDS + 1] = { NULL };
  g_autofree char *near = NULL;

  for (guint i = 0; i < PRESS_N_NODE_KINDS; i++)
    kinds[i] = press_node_kind_get_name ((PressNodeKind) i);
  near = press_suggest_name (place, kinds);
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_POLICY,
               "a place is *, a line, lines such as 12-40, or a part of a release, not '%s'%s%s%s",
               place, near != NULL ? "; did you mean " : "", near != NULL ? near : "",
               near != NULL ? "?" : "");
}

static gboolean
read_place (const char *place, PressSuppression *suppression, GError **error)
{
  suppression->first_line = 1;
  suppression->last_line = G_MAXUINT;
  suppression->has_kind = press_node_kind_from_name (place, &suppression->kind);
  if (suppression->has_kind || g_str_equal (place, "*") || read_lines (place, suppression))
    return TRUE;
  complain_place (place, error);
  return FALSE;
}

/* Reads all places, or none of them is one. */
static gboolean
read_places (const char *places, PressRuleRange rules, GArray *suppressions, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (places, ";,", -1);

  if (words[0] == NULL)
    complain_place (places, error);
  for (guint i = 0; words[i] != NULL; i++)
    {
      PressSuppression suppression = { .rules = rules };

      g_strstrip (words[i]);
      if (*words[i] == '\0' && i > 0)
        continue;
      if (!read_place (words[i], &suppression, error))
        return FALSE;
      g_array_append_val (suppressions, suppression);
    }
  return words[0] != NULL;
}

/* Lets findings of the rules that @what names pass at each of @places, in files whose names below
 * @directory match @pattern. */
gboolean
press_policy_add_suppression (PressPolicy *policy, const char *what, const char *places,
                              const char *directory, const char *pattern, GError **error)
{
  g_autoptr (GArray) suppressions = g_array_new (FALSE, FALSE, sizeof (PressSuppression));
  PressRuleRange rules;

  if (!press_policy_find_rules (what, &rules, error)
      || !read_places (places, rules, suppressions, error))
    return FALSE;
  for (guint i = 0; i < suppressions->len; i++)
    {
      PressSuppression *suppression = &g_array_index (suppressions, PressSuppression, i);

      suppression->directory = g_strdup (directory);
      suppression->pattern = g_strdup (pattern);
    }
  g_array_append_vals (policy->suppressions, suppressions->data, suppressions->len);
  return TRUE;
}

/**
 * press_policy_suppress:
 * @policy: a policy
 * @rule: the id or name of a rule, a group, or `all`
 * @places: where, separated by `;` or `,`: `*`, a line, `12-40`, or the kind of a part, `table`
 * @error: return location for an error
 *
 * Lets findings of a rule pass at some places.
 *
 * Returns: %FALSE with %PRESS_ERROR_POLICY where the rule or a place makes no sense; nothing is
 *   let pass then
 *
 * Since: 0.1
 */
gboolean
press_policy_suppress (PressPolicy *policy, const char *rule, const char *places, GError **error)
{
  return press_policy_add_suppression (policy, rule, places, NULL, NULL, error);
}

/* Whether the file is one that the suppression is about: by its path below the policy's file, or,
 * where the pattern has no slash, by its own name. */
static gboolean
is_about_file (const PressSuppression *suppression, const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *base = NULL;
  const char *below;

  if (suppression->pattern == NULL)
    return TRUE;
  path = g_canonicalize_filename (name, NULL);
  base = g_path_get_basename (name);
  below = path;
  if (suppression->directory != NULL && g_str_has_prefix (path, suppression->directory)
      && path[strlen (suppression->directory)] == G_DIR_SEPARATOR)
    below += strlen (suppression->directory) + 1;
  if (strchr (suppression->pattern, G_DIR_SEPARATOR) == NULL)
    below = base;
  return g_pattern_match_simple (suppression->pattern, below);
}

static int
compare_starts (gconstpointer first, gconstpointer second)
{
  const PressSpan *a = first;
  const PressSpan *b = second;

  return a->start < b->start ? -1 : a->start > b->start;
}

/* The places of all parts of a kind, sorted; each end is the furthest so far, since parts may lie
 * in one another. */
static GArray *
find_parts (const PressDocument *document, PressNodeKind kind)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, document->root);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && node->kind == kind)
      {
        PressSpan span = press_copy_to_source (document->copy, node->span);

        g_array_append_val (spans, span);
      }
  g_array_sort (spans, compare_starts);
  for (guint i = 1; i < spans->len; i++)
    {
      PressSpan *span = &g_array_index (spans, PressSpan, i);

      span->end = MAX (span->end, g_array_index (spans, PressSpan, i - 1).end);
    }
  return spans;
}

/* Whether a byte of the source lies in a part of this kind. */
static gboolean
is_in_part (PressParts *parts, const PressDocument *document, PressNodeKind kind, guint32 offset)
{
  guint low = 0, high;

  if (parts->spans[kind] == NULL)
    parts->spans[kind] = find_parts (document, kind);
  high = parts->spans[kind]->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (parts->spans[kind], PressSpan, middle).start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 && g_array_index (parts->spans[kind], PressSpan, low - 1).end >= offset;
}

void
press_parts_clear (PressParts *parts)
{
  for (guint i = 0; i < PRESS_N_NODE_KINDS; i++)
    g_clear_pointer (&parts->spans[i], g_array_unref);
}

static gboolean
is_about (const PressSuppression *suppression, PressParts *parts, const PressDocument *document,
          const PressDiagnostic *diagnostic)
{
  guint32 start = diagnostic->source_span.start;
  PressPlace place = press_copy_get_place (document->copy, start);

  return place.line >= suppression->first_line && place.line <= suppression->last_line
         && is_about_file (suppression, document->name)
         && (!suppression->has_kind || is_in_part (parts, document, suppression->kind, start));
}

gboolean
press_policy_is_suppressed (const PressPolicy *policy, PressParts *parts,
                            const PressDocument *document, const PressDiagnostic *diagnostic,
                            guint rule)
{
  for (guint i = 0; i < policy->suppressions->len; i++)
    {
      const PressSuppression *suppression
          = &g_array_index (policy->suppressions, PressSuppression, i);

      if (rule >= suppression->rules.first && rule < suppression->rules.end
          && is_about (suppression, parts, document, diagnostic))
        return TRUE;
    }
  return FALSE;
}

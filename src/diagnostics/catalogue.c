/* The catalogue of rules, expanded from its list. */
#include "diagnostics/diagnostics.h"

#include <press/press-suggest.h>

#include <string.h>

static const PressRule rules[] = {
#define PRESS_RULE(ID, NAME, severity, level, mend, group, since, source, summary, why, example,   \
                   remedy)                                                                         \
  { #ID,                                                                                           \
    #NAME,                                                                                         \
    PRESS_SEVERITY_##severity,                                                                     \
    PRESS_LEVEL_##level,                                                                           \
    PRESS_MEND_##mend,                                                                             \
    group,                                                                                         \
    summary,                                                                                       \
    why,                                                                                           \
    example,                                                                                       \
    remedy,                                                                                        \
    source,                                                                                        \
    since },
#include "diagnostics/diagnostics.def"
#undef PRESS_RULE
};

G_STATIC_ASSERT (G_N_ELEMENTS (rules) == PRESS_N_RULES);

static const char *const severities[] = {
  [PRESS_SEVERITY_INFO] = "info",
  [PRESS_SEVERITY_WARNING] = "warning",
  [PRESS_SEVERITY_ERROR] = "error",
};

/* Rules are constants: a copy is the rule itself. */
static PressRule *
copy_rule (PressRule *rule)
{
  return rule;
}

static void
free_rule (PressRule *rule)
{
  (void) rule;
}

G_DEFINE_BOXED_TYPE (PressRule, press_rule, copy_rule, free_rule)

/* The rows with their names as people write them: lower case, hyphens. */
static const PressRule *
get_rules (void)
{
  static PressRule *named = NULL;

  if (g_once_init_enter (&named))
    {
      PressRule *made = g_memdup2 (rules, sizeof rules);

      for (guint i = 0; i < PRESS_N_RULES; i++)
        made[i].name = g_strdelimit (g_ascii_strdown (rules[i].name, -1), "_", '-');
      g_once_init_leave (&named, made);
    }
  return named;
}

/**
 * press_rules_get:
 * @n_rules: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_rules): the catalogue, sorted by id
 */
const PressRule *
press_rules_get (guint *n_rules)
{
  *n_rules = PRESS_N_RULES;
  return get_rules ();
}

/**
 * press_rules_find:
 * @id_or_name: `PR306` or `date-differs-from-transmission`, in any case
 *
 * Returns: (transfer none) (nullable): the rule, or %NULL
 */
const PressRule *
press_rules_find (const char *id_or_name)
{
  const PressRule *all = get_rules ();

  for (guint i = 0; i < PRESS_N_RULES; i++)
    if (g_ascii_strcasecmp (all[i].id, id_or_name) == 0
        || g_ascii_strcasecmp (all[i].name, id_or_name) == 0)
      return &all[i];
  return NULL;
}

/**
 * press_rules_suggest:
 * @what: what was written
 *
 * Finds the ids, names and groups of rules that @what may have been meant for, as
 * press_suggest_name() does.
 *
 * Returns: (transfer full) (nullable): for people; %NULL where none is near
 *
 * Since: 0.1
 */
char *
press_rules_suggest (const char *what)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const PressRule *all = get_rules ();

  for (guint i = 0; i < PRESS_N_RULES; i++)
    {
      g_ptr_array_add (names, (gpointer) all[i].id);
      g_ptr_array_add (names, (gpointer) all[i].name);
      if (i == 0 || !g_str_equal (all[i].group, all[i - 1].group))
        g_ptr_array_add (names, (gpointer) all[i].group);
    }
  g_ptr_array_add (names, NULL);
  return press_suggest_name (what, (const char *const *) names->pdata);
}

/**
 * press_severity_get_name:
 * @severity: a severity
 *
 * Returns: its name, `warning`
 */
const char *
press_severity_get_name (PressSeverity severity)
{
  g_return_val_if_fail (severity < G_N_ELEMENTS (severities), NULL);
  return severities[severity];
}

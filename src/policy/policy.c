/* Policies: which rules are shown, and how severe they are. */
#include "policy/policy.h"

#include <press/press-error.h>

#include <string.h>

G_DEFINE_BOXED_TYPE (PressPolicy, press_policy, press_policy_ref, press_policy_unref)
G_DEFINE_BOXED_TYPE (PressFinding, press_finding, press_finding_copy, press_finding_free)

static void
clear_suppression (gpointer data)
{
  PressSuppression *suppression = data;

  g_free (suppression->directory);
  g_free (suppression->pattern);
}

/**
 * press_policy_new:
 *
 * Returns: (transfer full): a policy that takes each rule as the catalogue has it
 *
 * Since: 0.1
 */
PressPolicy *
press_policy_new (void)
{
  PressPolicy *policy = g_new0 (PressPolicy, 1);

  g_atomic_ref_count_init (&policy->references);
  policy->required = g_array_new (FALSE, FALSE, sizeof (PressNodeKind));
  policy->order = g_array_new (FALSE, FALSE, sizeof (PressNodeKind));
  policy->suppressions = g_array_new (FALSE, FALSE, sizeof (PressSuppression));
  g_array_set_clear_func (policy->suppressions, clear_suppression);
  return policy;
}

/**
 * press_policy_ref:
 * @policy: a policy
 *
 * Returns: (transfer full): the same policy, with one more reference
 *
 * Since: 0.1
 */
PressPolicy *
press_policy_ref (PressPolicy *policy)
{
  g_atomic_ref_count_inc (&policy->references);
  return policy;
}

/**
 * press_policy_unref:
 * @policy: (transfer full): a policy
 *
 * Gives a reference back; with the last one goes the policy.
 *
 * Since: 0.1
 */
void
press_policy_unref (PressPolicy *policy)
{
  if (!g_atomic_ref_count_dec (&policy->references))
    return;
  g_array_unref (policy->required);
  g_array_unref (policy->order);
  g_array_unref (policy->suppressions);
  g_free (policy->profile);
  g_free (policy->summary);
  g_free (policy->baseline);
  g_free (policy);
}

static void
complain_unknown (const char *what, GError **error)
{
  g_autofree char *near = press_rules_suggest (what);

  g_set_error (error, PRESS_ERROR, PRESS_ERROR_POLICY, "no rule or group '%s'%s%s%s", what,
               near != NULL ? ", did you mean " : "", near != NULL ? near : "",
               near != NULL ? "?" : "");
}

/* Finds what a word stands for: `all`, a group, or one rule by its id or name. */
gboolean
press_policy_find_rules (const char *what, PressRuleRange *rules, GError **error)
{
  const PressRule *rule = press_rules_find (what);
  guint n_rules;
  const PressRule *all = press_rules_get (&n_rules);

  *rules = (PressRuleRange){ 0, n_rules };
  if (g_ascii_strcasecmp (what, "all") == 0)
    return TRUE;
  if (rule != NULL)
    {
      rules->first = (guint) (rule - all);
      rules->end = rules->first + 1;
      return TRUE;
    }
  while (rules->first < n_rules && g_ascii_strcasecmp (all[rules->first].group, what) != 0)
    rules->first++;
  for (rules->end = rules->first;
       rules->end < n_rules && g_ascii_strcasecmp (all[rules->end].group, what) == 0;)
    rules->end++;
  if (rules->first < rules->end)
    return TRUE;
  complain_unknown (what, error);
  return FALSE;
}

/* What a word does to a rule. A severity that is asked for also asks for the rule. */
typedef struct
{
  const char *level;
  PressRuleSetting setting;
} Level;

static const Level levels[] = {
  { "default", { PRESS_SHOWN_BY_LEVEL, FALSE, PRESS_SEVERITY_INFO } },
  { "off", { PRESS_SHOWN_NEVER, FALSE, PRESS_SEVERITY_INFO } },
  { "on", { PRESS_SHOWN_ALWAYS, FALSE, PRESS_SEVERITY_INFO } },
  { "info", { PRESS_SHOWN_ALWAYS, TRUE, PRESS_SEVERITY_INFO } },
  { "warning", { PRESS_SHOWN_ALWAYS, TRUE, PRESS_SEVERITY_WARNING } },
  { "error", { PRESS_SHOWN_ALWAYS, TRUE, PRESS_SEVERITY_ERROR } },
};

/* A rule that is on or off keeps the severity that it was given; `default` forgets it. */
static void
set_rule (PressRuleSetting *setting, const Level *level)
{
  setting->shown = level->setting.shown;
  if (level->setting.has_severity || level->setting.shown == PRESS_SHOWN_BY_LEVEL)
    {
      setting->has_severity = level->setting.has_severity;
      setting->severity = level->setting.severity;
    }
}

/* Sets the rules that @what names to a level: `off`, `error`. */
gboolean
press_policy_apply (PressPolicy *policy, const char *what, const char *level, GError **error)
{
  PressRuleRange rules;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (!g_str_equal (levels[i].level, level))
        continue;
      if (!press_policy_find_rules (what, &rules, error))
        return FALSE;
      for (guint rule = rules.first; rule < rules.end; rule++)
        set_rule (&policy->settings[rule], &levels[i]);
      return TRUE;
    }
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_POLICY,
               "a rule is set to default, off, on, info, warning or error, not '%s'", level);
  return FALSE;
}

/* The forms of a setting that names rules: what stands before the name, and the level. */
static const struct
{
  const char *prefix;
  const char *level;
} forms[] = {
  { "error=", "error" }, { "no-error=", "warning" }, { "warning=", "warning" },
  { "info=", "info" },   { "no-", "off" },
};

static gboolean
set_rules (PressPolicy *policy, const char *setting, GError **error)
{
  PressRuleRange rules;

  if (press_policy_find_rules (setting, &rules, NULL))
    return press_policy_apply (policy, setting, "on", error);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (setting, forms[i].prefix))
      return press_policy_apply (policy, setting + strlen (forms[i].prefix), forms[i].level, error);
  return press_policy_apply (policy, setting, "on", error);
}

/**
 * press_policy_set:
 * @policy: a policy
 * @setting: what is set, as the option `-W` of pressc takes it
 * @error: return location for an error
 *
 * Changes the policy by one setting. `PR306` shows a rule, `no-PR306` hides it, `error=PR306`,
 * `warning=PR306` and `info=PR306` give it a severity, `no-error=PR306` makes it a warning. In
 * place of an id may stand the name of a rule, a group, or `all`. `pedantic` and `no-pedantic` show
 * and hide the rules of that level; `error` and `no-error` say whether a warning fails the check.
 *
 * Returns: %FALSE with %PRESS_ERROR_POLICY where the setting makes no sense
 *
 * Since: 0.1
 */
gboolean
press_policy_set (PressPolicy *policy, const char *setting, GError **error)
{
  const struct
  {
    const char *name;
    gboolean *flag;
  } flags[] = {
    { "pedantic", &policy->is_pedantic },
    { "error", &policy->makes_warnings_fail },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      gboolean is_off = g_str_has_prefix (setting, "no-");

      if (g_str_equal (setting + (is_off ? strlen ("no-") : 0), flags[i].name))
        {
          *flags[i].flag = !is_off;
          return TRUE;
        }
    }
  return set_rules (policy, setting, error);
}

/**
 * press_policy_makes_warnings_fail:
 * @policy: a policy
 *
 * Returns: whether a warning is enough to fail the check
 *
 * Since: 0.1
 */
gboolean
press_policy_makes_warnings_fail (const PressPolicy *policy)
{
  return policy->makes_warnings_fail;
}

/**
 * press_policy_get_baseline:
 * @policy: a policy
 *
 * Returns: (nullable): the file of findings that are known, as a policy file names it
 *
 * Since: 0.1
 */
const char *
press_policy_get_baseline (const PressPolicy *policy)
{
  return policy->baseline;
}

/**
 * press_policy_get_profile:
 * @policy: a policy
 *
 * Returns: (nullable): the name of the profile that was loaded last
 *
 * Since: 0.1
 */
const char *
press_policy_get_profile (const PressPolicy *policy)
{
  return policy->profile;
}

gboolean
press_policy_is_shown (const PressPolicy *policy, const PressRule *rule)
{
  guint n_rules;
  PressShown shown = policy->settings[rule - press_rules_get (&n_rules)].shown;

  if (shown == PRESS_SHOWN_BY_LEVEL)
    return rule->level == PRESS_LEVEL_DEFAULT || policy->is_pedantic;
  return shown == PRESS_SHOWN_ALWAYS;
}

static PressFinding *
finding_new (const PressDiagnostic *diagnostic, PressSeverity severity, const char *fingerprint)
{
  PressFinding *finding = g_new (PressFinding, 1);

  press_document_ref (diagnostic->document);
  *finding = (PressFinding){ diagnostic, severity, g_strdup (fingerprint) };
  return finding;
}

/**
 * press_policy_judge:
 * @policy: a policy
 * @document: a document
 *
 * Goes through the diagnostics of a document.
 *
 * Returns: (transfer full) (element-type PressFinding): those that the policy shows, sorted by
 * place
 *
 * Since: 0.1
 */
GPtrArray *
press_policy_judge (const PressPolicy *policy, const PressDocument *document)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) press_finding_free);
  g_auto (GStrv) fingerprints = press_policy_make_fingerprints (policy, document);
  PressParts parts = { { NULL } };
  guint n_rules;
  const PressRule *rules = press_rules_get (&n_rules);

  for (guint i = 0; i < document->diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (document->diagnostics, i);
      guint rule = (guint) (diagnostic->rule - rules);
      const PressRuleSetting *setting = &policy->settings[rule];

      if (press_policy_is_shown (policy, diagnostic->rule)
          && !press_policy_is_suppressed (policy, &parts, document, diagnostic, rule))
        g_ptr_array_add (
            findings, finding_new (diagnostic,
                                   setting->has_severity ? setting->severity : diagnostic->severity,
                                   fingerprints[i]));
    }
  press_parts_clear (&parts);
  return findings;
}

/**
 * press_finding_copy:
 * @finding: a finding
 *
 * Returns: (transfer full): a copy
 *
 * Since: 0.1
 */
PressFinding *
press_finding_copy (const PressFinding *finding)
{
  return finding_new (finding->diagnostic, finding->severity, finding->fingerprint);
}

/**
 * press_finding_free:
 * @finding: (transfer full): a finding
 *
 * Frees a finding.
 *
 * Since: 0.1
 */
void
press_finding_free (PressFinding *finding)
{
  press_document_unref (finding->diagnostic->document);
  g_free ((char *) finding->fingerprint);
  g_free (finding);
}

/* Choosing rules by the words of a command line. */
#include "rules.h"

#define ALL_RULES "all"

static void
complain_no_rule (const char *word)
{
  g_autofree char *near = press_rules_suggest (word);

  complain ("no rule or group '%s'%s%s%s", word, near != NULL ? ", did you mean " : "",
            near != NULL ? near : "", near != NULL ? "?" : "");
}

static gboolean
is_named (const PressRule *rule, const char *word)
{
  return g_ascii_strcasecmp (rule->id, word) == 0 || g_ascii_strcasecmp (rule->name, word) == 0
         || g_ascii_strcasecmp (rule->group, word) == 0
         || g_ascii_strcasecmp (word, ALL_RULES) == 0;
}

GPtrArray *
choose_rules (char **words, Status *status)
{
  guint n_rules;
  const PressRule *all = press_rules_get (&n_rules);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree gboolean *is_used = g_new0 (gboolean, words != NULL ? g_strv_length (words) : 1);

  *status = STATUS_CLEAN;
  for (guint rule = 0; rule < n_rules; rule++)
    {
      gboolean is_chosen = words == NULL;

      for (guint i = 0; words != NULL && words[i] != NULL; i++)
        if (is_named (&all[rule], words[i]))
          is_chosen = is_used[i] = TRUE;
      if (is_chosen)
        g_ptr_array_add (chosen, (gpointer) &all[rule]);
    }
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!is_used[i])
      {
        complain_no_rule (words[i]);
        *status = STATUS_FAILED;
      }
  return g_steal_pointer (&chosen);
}

/* pressc explain: tells what a rule is about, with an example and its mend. */
#include "rules.h"

/* What follows the rule's name: "warning, pedantic; group dateline; since 0.1; can be mended". */
static void
put_properties (PressSink *sink, const PressRule *rule)
{
  static const char *const mends[] = {
    [PRESS_MEND_NONE] = "",
    [PRESS_MEND_SUGGESTED] = "; suggests a mend",
    [PRESS_MEND_SAFE] = "; mended by check --fix",
  };

  press_sink_printf (sink, "%s%s; group %s; since %s%s\n", press_severity_get_name (rule->severity),
                     rule->level == PRESS_LEVEL_PEDANTIC ? ", pedantic" : "", rule->group,
                     rule->since, mends[rule->mend]);
}

static void
put_rule (PressSink *sink, const PressRule *rule)
{
  press_sink_printf (sink, "%s %s: %s\n", rule->id, rule->name, rule->summary);
  put_properties (sink, rule);
  press_sink_printf (sink, "\n%s\n\nExample: %s\n\nMend: %s\n", rule->why, rule->example,
                     rule->remedy);
  if (rule->source != NULL)
    press_sink_printf (sink, "\nSource: %s.\n", rule->source);
}

void
complain_no_rule (const char *word, gboolean with_groups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n_rules;
  const PressRule *rules = press_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      g_ptr_array_add (names, (gpointer) rules[i].id);
      g_ptr_array_add (names, (gpointer) rules[i].name);
      if (with_groups && (i == 0 || !g_str_equal (rules[i].group, rules[i - 1].group)))
        g_ptr_array_add (names, (gpointer) rules[i].group);
    }
  complain_unknown (with_groups ? "rule or group" : "rule", word, names);
}

Status
command_explain (int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[]
      = { { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL }, { NULL } };
  const Usage usage = { "explain", "RULE…",
                        "Tells why a rule is there, with an example and its mend.\n"
                        "A rule is named by its id, PR306, or by its name.",
                        NULL, entries };
  Parsed parsed = parse_options (&usage, &argc, &argv);
  g_autoptr (Output) output = NULL;
  Status status = STATUS_CLEAN;

  if (parsed.is_over)
    return parsed.status;
  if (words == NULL)
    {
      complain ("no rule; pressc rules lists them");
      return STATUS_FAILED;
    }
  output = output_open_standard ();
  for (guint i = 0; words[i] != NULL; i++)
    {
      const PressRule *rule = press_rules_find (words[i]);

      if (i > 0)
        press_sink_putc (output_get_sink (output), '\n');
      if (rule != NULL)
        put_rule (output_get_sink (output), rule);
      else
        {
          complain_no_rule (words[i], FALSE);
          status = STATUS_FAILED;
        }
    }
  return output_close_standard (output, status);
}

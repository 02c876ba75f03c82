/* pressc explain: tells what a rule is about, with an example and its mend. */
#include "cli.h"

static void
put_rule (PressSink *sink, const PressRule *rule)
{
  press_sink_printf (sink, "%s %s (%s)\n\n%s\n\n%s\n\nExample: %s\n\nMend: %s\n", rule->id,
                     rule->name, press_severity_get_name (rule->severity), rule->summary, rule->why,
                     rule->example, rule->remedy);
  if (rule->source != NULL)
    press_sink_printf (sink, "\nSource: %s.\n", rule->source);
}

static Status
complain_no_rule (const char *word)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n_rules;
  const PressRule *rules = press_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    g_ptr_array_add (names, (gpointer) rules[i].id);
  for (guint i = 0; i < n_rules; i++)
    g_ptr_array_add (names, (gpointer) rules[i].name);
  complain_unknown ("rule", word, names);
  return STATUS_FAILED;
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
        status = complain_no_rule (words[i]);
    }
  return output_close_standard (output, status);
}

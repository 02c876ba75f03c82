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

Status
command_explain (int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[]
      = { { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL }, { NULL } };
  const Usage usage
      = { .command = "explain",
          .parameters = "RULE…",
          .summary
          = "Tells why a rule is there, with an example and its mend.\n"
            "A rule is named by its id, PR306, or by its name; a group stands for its rules,\n"
            "and all for every rule.",
          .entries = entries };
  Parsed parsed = parse_options (&usage, argc, argv);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (Output) output = NULL;
  Status status;

  if (parsed.is_over)
    return parsed.status;
  if (words == NULL)
    {
      complain ("no rule; pressc rules lists them");
      return STATUS_FAILED;
    }
  rules = choose_rules (words, &status);
  output = output_open_standard ();
  for (guint i = 0; i < rules->len; i++)
    {
      if (i > 0)
        press_sink_puts (output_get_sink (output), "\n\n");
      put_rule (output_get_sink (output), g_ptr_array_index (rules, i));
    }
  return output_close_standard (output, status);
}

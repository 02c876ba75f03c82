/* pressc rules: lists the rules, as text, as JSON, or as pages of the manual. */
#include "rules.h"

#include <string.h>

typedef void (*PutRules) (PressSink *sink, const PressRule *const *rules, guint n_rules,
                          const Precision *precision);

static void
put_text (PressSink *sink, const PressRule *const *rules, guint n_rules, const Precision *precision)
{
  gsize width = 0;

  (void) precision;
  for (guint i = 0; i < n_rules; i++)
    width = MAX (width, strlen (rules[i]->name));
  for (guint i = 0; i < n_rules; i++)
    press_sink_printf (sink, "%s %-8s %-*s %s%s\n", rules[i]->id,
                       press_severity_get_name (rules[i]->severity), (int) width, rules[i]->name,
                       rules[i]->summary,
                       rules[i]->level == PRESS_LEVEL_PEDANTIC ? " (pedantic)" : "");
}

static void
put_json_rule (PressSink *sink, const PressRule *rule)
{
  const struct
  {
    const char *key;
    const char *value;
  } members[] = {
    { "id", rule->id },
    { "name", rule->name },
    { "severity", press_severity_get_name (rule->severity) },
    { "level", rule->level == PRESS_LEVEL_PEDANTIC ? "pedantic" : "default" },
    { "mend", press_mend_kind_get_name (rule->mend) },
    { "group", rule->group },
    { "since", rule->since },
    { "summary", rule->summary },
    { "source", rule->source },
    { "why", rule->why },
    { "example", rule->example },
    { "remedy", rule->remedy },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      press_sink_printf (sink, "%s\"%s\": ", i == 0 ? "  {" : ",\n   ", members[i].key);
      put_json_string (sink, members[i].value);
    }
  press_sink_putc (sink, '}');
}

static void
put_json (PressSink *sink, const PressRule *const *rules, guint n_rules, const Precision *precision)
{
  (void) precision;
  press_sink_puts (sink, "[\n");
  for (guint i = 0; i < n_rules; i++)
    {
      put_json_rule (sink, rules[i]);
      press_sink_puts (sink, i + 1 < n_rules ? ",\n" : "\n");
    }
  press_sink_puts (sink, "]\n");
}

static const char *const format_names[] = { "text", "json", "markdown", "man", NULL };
static const PutRules formats[] = { put_text, put_json, put_rules_markdown, put_rules_man };

Status
command_rules (int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *file = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
            "text (the default), json, markdown, or man", "FORMAT" },
          { "precision", 0, 0, G_OPTION_ARG_FILENAME, &file,
            "For markdown: how often each rule was right, from FILE", "FILE" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
          G_OPTION_ENTRY_NULL };
  const Usage usage = { .command = "rules",
                        .parameters = "[RULE|GROUP|all…]",
                        .summary = "Lists the rules that pressc check holds releases against.",
                        .description = "Each line: id, severity, name, what it finds.\n",
                        .entries = entries };
  Parsed parsed = parse_options (&usage, argc, argv);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (Precision) precision = NULL;
  g_autoptr (Output) output = NULL;
  int choice = 0;
  Status status;

  if (parsed.is_over)
    return parsed.status;
  if (format != NULL && !find_name (format_names, format, &choice))
    {
      complain ("--format is one of text, json, markdown, man, not '%s'", format);
      return STATUS_FAILED;
    }
  rules = choose_rules (words, &status);
  if (file != NULL && (precision = precision_read (file)) == NULL)
    return STATUS_FAILED;
  output = output_open_standard ();
  formats[choice](output_get_sink (output), (const PressRule *const *) rules->pdata, rules->len,
                  precision);
  return output_close_standard (output, status);
}

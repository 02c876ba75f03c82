/* pressc rules --format=markdown: the page of all rules, with how often each was right. */
#include "rules.h"

#include <string.h>

/* Examples are indented by four in the catalogue, which Markdown takes for code. */
static void
put_rule (PressSink *sink, const PressRule *rule)
{
  press_sink_printf (sink,
                     "\n### %s %s\n\n*%s, since %s.* %c%s.\n\n%s\n\nExample: %s\n\nMend: %s\n",
                     rule->id, rule->name, press_severity_get_name (rule->severity), rule->since,
                     g_ascii_toupper (rule->summary[0]), rule->summary + 1, rule->why,
                     rule->example, rule->remedy);
  if (rule->source != NULL)
    press_sink_printf (sink, "\nSource: %s.\n", rule->source);
}

static void
put_precision (PressSink *sink, const PrecisionRow *row)
{
  if (row == NULL)
    press_sink_puts (sink, "\nOn real releases: not met yet.\n");
  else if (row->n_read == row->n_fired)
    press_sink_printf (sink, "\nOn real releases: %u, rightly %u.\n", row->n_fired, row->n_right);
  else
    press_sink_printf (sink, "\nOn real releases: %u, rightly %u of the %u that were read.\n",
                       row->n_fired, row->n_right, row->n_read);
}

/* A row of the page's table, which leads to the rule's own part. */
static void
put_row (PressSink *sink, const PressRule *rule, const Precision *precision)
{
  g_autofree char *anchor = g_ascii_strdown (rule->id, -1);
  const PrecisionRow *row = precision != NULL ? precision_find (precision, rule) : NULL;

  press_sink_printf (sink, "| [%s](#%s-%s) %s | %s | %s |", rule->id, anchor, rule->name,
                     rule->name, press_severity_get_name (rule->severity), rule->summary);
  if (row != NULL)
    press_sink_printf (sink, " %u | %u of %u |", row->n_fired, row->n_right, row->n_read);
  else if (precision != NULL)
    press_sink_puts (sink, " | |");
  press_sink_putc (sink, '\n');
}

static void
put_head (PressSink *sink, const Precision *precision)
{
  press_sink_puts (sink,
                   "# Diagnostics\n\n"
                   "What pressc can find in a release. This page is written by\n"
                   "`pressc rules --format markdown`; `pressc explain ID` shows one entry.\n\n");
  if (precision != NULL)
    press_sink_printf (
        sink,
        "All rules, the pedantic ones too, were held against %u files of real releases\n"
        "from 1994 to 2026. How often each fired there, and how often rightly, stands in\n"
        "the last columns: all errors and warnings were read, and of informations up to\n"
        "ten a rule.\n\n",
        precision_count_files (precision));
  press_sink_puts (sink, precision != NULL
                             ? "| rule | severity | what it finds | fired | right of those read |\n"
                               "|---|---|---|---|---|\n"
                             : "| rule | severity | what it finds |\n|---|---|---|\n");
}

/* Rows of one group stand together in the catalogue, so a new name opens a new part. */
void
put_rules_markdown (PressSink *sink, const PressRule *const *rules, guint n_rules,
                    const Precision *precision)
{
  const char *group = "";

  put_head (sink, precision);
  for (guint i = 0; i < n_rules; i++)
    put_row (sink, rules[i], precision);
  for (guint i = 0; i < n_rules; i++)
    {
      if (strcmp (group, rules[i]->group) != 0)
        press_sink_printf (sink, "\n## %c%s\n", g_ascii_toupper (rules[i]->group[0]),
                           rules[i]->group + 1);
      group = rules[i]->group;
      put_rule (sink, rules[i]);
      if (precision != NULL)
        put_precision (sink, precision_find (precision, rules[i]));
    }
}

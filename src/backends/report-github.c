/* GitHub annotations: workflow commands, one line for each finding. */
#include "report.h"

static const char *const commands[] = {
  [PRESS_SEVERITY_INFO] = "notice",
  [PRESS_SEVERITY_WARNING] = "warning",
  [PRESS_SEVERITY_ERROR] = "error",
};

/* Writes text as the runner decodes it; in a property a colon and a comma end the value. */
static void
put_escaped (PressSink *sink, const char *text, const char *special)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at++)
    if (*at == '%' || g_ascii_iscntrl (*at) || strchr (special, *at) != NULL)
      press_sink_printf (sink, "%%%02X", (guchar) *at);
    else
      press_sink_putc (sink, *at);
}

static void
put_finding (PressSink *sink, const PressDocument *document, const PressFinding *finding)
{
  const PressRule *rule = press_report_get_rule (finding);
  PressSpan span = press_diagnostic_get_source_span (finding->diagnostic);
  PressPlace start = press_document_get_place (document, span.start);
  PressPlace end = press_report_get_end (document, span);
  const PressNote *note;

  press_sink_printf (sink, "::%s file=", commands[finding->severity]);
  put_escaped (sink, press_document_get_name (document), ":,");
  press_sink_printf (sink, ",line=%u,endLine=%u", start.line, end.line);
  /* Columns mean something on one line alone. */
  if (start.line == end.line)
    press_sink_printf (sink, ",col=%u,endColumn=%u", start.column, end.column);
  press_sink_printf (sink, ",title=%s %s::", rule->id, rule->name);
  put_escaped (sink, press_diagnostic_get_message (finding->diagnostic), "");
  for (guint i = 0; (note = press_diagnostic_get_note (finding->diagnostic, i)) != NULL; i++)
    {
      press_sink_puts (sink, "%0A");
      if (note->has_place)
        press_sink_printf (
            sink, "line %u: ", press_document_get_place (document, note->source_span.start).line);
      put_escaped (sink, note->message, "");
    }
  press_sink_putc (sink, '\n');
}

static void
add_github (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    put_finding (report->sink, document, g_ptr_array_index (findings, i));
}

const PressReportWriter press_report_github = {
  .form = { "github", "annotations of GitHub Actions" },
  .add = add_github,
};

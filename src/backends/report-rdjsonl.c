/* reviewdog's rdjsonl: one Diagnostic of its protocol for each finding. Columns count bytes. */
#include "json-diagnostic.h"
#include "report.h"

static const char *const severities[] = {
  [PRESS_SEVERITY_INFO] = "INFO",
  [PRESS_SEVERITY_WARNING] = "WARNING",
  [PRESS_SEVERITY_ERROR] = "ERROR",
};

static void
put_range (PressJson *json, const PressDocument *document, PressSpan span)
{
  press_json_put_key (json, "range");
  press_json_begin_object (json);
  press_json_put_place (json, "start", press_document_get_place (document, span.start));
  press_json_put_place (json, "end", press_report_get_end (document, span));
  press_json_end_object (json);
}

static void
put_location (PressJson *json, const PressDocument *document, PressSpan span)
{
  press_json_put_key (json, "location");
  press_json_begin_object (json);
  press_json_put_member (json, "path", press_document_get_name (document));
  put_range (json, document, span);
  press_json_end_object (json);
}

static void
put_related (PressJson *json, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressNote *note;

  press_json_put_key (json, "related_locations");
  press_json_begin_array (json);
  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      if (!note->has_place)
        continue;
      press_json_begin_object (json);
      press_json_put_member (json, "message", note->message);
      put_location (json, document, note->source_span);
      press_json_end_object (json);
    }
  press_json_end_array (json);
}

/* A suggestion is one replacement, so that only a mend of one edit can be told. */
static void
put_suggestions (PressJson *json, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressMend *mend;

  press_json_put_key (json, "suggestions");
  press_json_begin_array (json);
  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    {
      const PressEdit *edit = press_mend_get_edit (mend, 0);

      if (press_mend_get_edit (mend, 1) != NULL)
        continue;
      press_json_begin_object (json);
      put_range (json, document, edit->source_span);
      press_json_put_member (json, "text", edit->text);
      press_json_end_object (json);
    }
  press_json_end_array (json);
}

static void
put_finding (PressReport *report, const PressDocument *document, const PressFinding *finding)
{
  PressJson *json = &report->json;

  press_json_put_member (json, "message", press_diagnostic_get_message (finding->diagnostic));
  put_location (json, document, press_diagnostic_get_source_span (finding->diagnostic));
  press_json_put_member (json, "severity", severities[finding->severity]);
  press_json_put_key (json, "source");
  press_json_begin_object (json);
  press_json_put_member (json, "name", "pressc");
  press_json_end_object (json);
  press_json_put_key (json, "code");
  press_json_begin_object (json);
  press_json_put_member (json, "value", press_report_get_rule (finding)->id);
  press_json_end_object (json);
  put_suggestions (json, document, finding->diagnostic);
  put_related (json, document, finding->diagnostic);
}

static void
add_rdjsonl (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  press_report_put_lines (report, document, findings, put_finding);
}

const PressReportWriter press_report_rdjsonl = {
  .form = { "rdjsonl", "JSON lines of reviewdog's diagnostic format" },
  .add = add_rdjsonl,
};

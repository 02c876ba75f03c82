/* JSON lines: one object for each finding. */
#include "json-diagnostic.h"
#include "report.h"

static void
put_finding (PressReport *report, const PressDocument *document, const PressFinding *finding)
{
  PressSpan span = press_diagnostic_get_source_span (finding->diagnostic);
  PressJson *json = &report->json;

  press_json_put_member (json, "schema", "press-finding-1");
  press_json_put_member (json, "file", press_document_get_name (document));
  press_json_put_diagnostic (json, document, finding->diagnostic, finding->severity);
  press_json_put_place (json, "end", press_report_get_end (document, span));
  press_json_put_member (json, "group", press_report_get_rule (finding)->group);
  press_json_put_member (json, "fingerprint", finding->fingerprint);
}

static void
add_json (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  press_report_put_lines (report, document, findings, put_finding);
}

const PressReportWriter press_report_json = {
  .form = { "json", "JSON lines, one object for each finding" },
  .add = add_json,
};

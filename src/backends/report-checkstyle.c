/* Checkstyle's XML: an element for each file, and in it one for each finding. */
#include "report.h"

static void
begin_checkstyle (PressReport *report)
{
  press_xml_put_declaration (&report->xml);
  press_output_put_constant (report->output, "<checkstyle version=\"10.0\">\n");
}

static void
put_finding (PressReport *report, const PressDocument *document, const PressFinding *finding)
{
  PressXml *xml = &report->xml;
  PressSpan span = press_diagnostic_get_source_span (finding->diagnostic);
  PressPlace place = press_document_get_place (document, span.start);
  g_autofree char *source = g_strconcat ("pressc.", press_report_get_rule (finding)->id, NULL);

  press_output_put_constant (report->output, "    ");
  press_xml_open (xml, "error");
  press_xml_put_number_attribute (xml, "line", place.line);
  press_xml_put_number_attribute (xml, "column", place.column);
  press_xml_put_attribute (xml, "severity", press_severity_get_name (finding->severity));
  press_xml_put_attribute (xml, "message", press_diagnostic_get_message (finding->diagnostic));
  press_xml_put_attribute (xml, "source", source);
  press_output_put_constant (report->output, "/>\n");
}

static void
add_checkstyle (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  press_output_put_constant (report->output, "  ");
  press_xml_open (&report->xml, "file");
  press_xml_put_attribute (&report->xml, "name", press_document_get_name (document));
  press_output_put_constant (report->output, ">\n");
  for (guint i = 0; i < findings->len; i++)
    put_finding (report, document, g_ptr_array_index (findings, i));
  press_output_put_constant (report->output, "  </file>\n");
}

static void
finish_checkstyle (PressReport *report)
{
  press_output_put_constant (report->output, "</checkstyle>\n");
}

const PressReportWriter press_report_checkstyle = {
  .form = { "checkstyle", "the XML of Checkstyle" },
  .begin = begin_checkstyle,
  .add = add_checkstyle,
  .finish = finish_checkstyle,
};

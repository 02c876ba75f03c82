/* JUnit's XML, as Ant writes it: a suite for each file, a failure for each error and warning. What
 * is for information is a test that passes. */
#include "report.h"

static void
begin_junit (PressReport *report)
{
  press_xml_put_declaration (&report->xml);
  press_output_put_constant (report->output, "<testsuites>\n");
}

static void
put_failure (PressReport *report, const PressFinding *finding, const char *place)
{
  PressXml *xml = &report->xml;
  const char *message = press_diagnostic_get_message (finding->diagnostic);
  g_autofree char *text = g_strdup_printf ("%s: %s", place, message);

  press_output_put_constant (report->output, "\n      ");
  press_xml_open (xml, "failure");
  press_xml_put_attribute (xml, "message", message);
  press_xml_put_attribute (xml, "type", press_severity_get_name (finding->severity));
  press_xml_end_attributes (xml);
  press_xml_put_text (xml, text, strlen (text));
  press_xml_close (xml, "failure");
  press_output_put_constant (report->output, "\n    ");
}

static void
put_case (PressReport *report, const PressDocument *document, const PressFinding *finding)
{
  PressXml *xml = &report->xml;
  const PressRule *rule = press_report_get_rule (finding);
  PressSpan span = press_diagnostic_get_source_span (finding->diagnostic);
  PressPlace start = press_document_get_place (document, span.start);
  const char *file = press_document_get_name (document);
  g_autofree char *place = g_strdup_printf ("%s:%u:%u", file, start.line, start.column);
  g_autofree char *name
      = g_strdup_printf ("%s %s %u:%u", rule->id, rule->name, start.line, start.column);

  press_output_put_constant (report->output, "    ");
  press_xml_open (xml, "testcase");
  press_xml_put_attribute (xml, "name", name);
  press_xml_put_attribute (xml, "classname", file);
  press_xml_put_attribute (xml, "time", "0");
  press_xml_end_attributes (xml);
  if (finding->severity > PRESS_SEVERITY_INFO)
    put_failure (report, finding, place);
  press_xml_close (xml, "testcase");
  press_output_put_constant (report->output, "\n");
}

/* A file without findings has one test that passes: that it is sound. */
static void
put_sound (PressReport *report, const PressDocument *document)
{
  PressXml *xml = &report->xml;

  press_output_put_constant (report->output, "    ");
  press_xml_open (xml, "testcase");
  press_xml_put_attribute (xml, "name", "sound");
  press_xml_put_attribute (xml, "classname", press_document_get_name (document));
  press_xml_put_attribute (xml, "time", "0");
  press_xml_end_attributes (xml);
  press_xml_close (xml, "testcase");
  press_output_put_constant (report->output, "\n");
}

static void
open_suite (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  PressXml *xml = &report->xml;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *timestamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  guint n_failures = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PressFinding *finding = g_ptr_array_index (findings, i);

      n_failures += finding->severity > PRESS_SEVERITY_INFO;
    }
  press_output_put_constant (report->output, "  ");
  press_xml_open (xml, "testsuite");
  press_xml_put_attribute (xml, "name", press_document_get_name (document));
  press_xml_put_attribute (xml, "package", "pressc");
  press_xml_put_number_attribute (xml, "id", report->n_documents);
  press_xml_put_attribute (xml, "timestamp", timestamp);
  press_xml_put_attribute (xml, "hostname", "localhost");
  press_xml_put_number_attribute (xml, "tests", MAX (findings->len, 1));
  press_xml_put_number_attribute (xml, "failures", n_failures);
  press_xml_put_attribute (xml, "errors", "0");
  press_xml_put_attribute (xml, "time", "0");
  press_output_put_constant (report->output, ">\n    <properties/>\n");
}

static void
add_junit (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  open_suite (report, document, findings);
  for (guint i = 0; i < findings->len; i++)
    put_case (report, document, g_ptr_array_index (findings, i));
  if (findings->len == 0)
    put_sound (report, document);
  press_output_put_constant (report->output, "    <system-out/>\n    <system-err/>\n");
  press_output_put_constant (report->output, "  </testsuite>\n");
}

static void
finish_junit (PressReport *report)
{
  press_output_put_constant (report->output, "</testsuites>\n");
}

const PressReportWriter press_report_junit = {
  .form = { "junit", "the XML of JUnit, a suite for each file" },
  .begin = begin_junit,
  .add = add_junit,
  .finish = finish_junit,
};

/* Reports: the table of their forms, and what is written for people. */
#include "report.h"

#include <press/press-error.h>
#include <press/press-suggest.h>

static void
add_text (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    press_report_write_gnu_finding (document, g_ptr_array_index (findings, i), report->sink,
                                    report->flags);
}

static const PressReportWriter text = {
  .form = { "text", "for people: file, line, column, with excerpts (GNU form)" },
  .add = add_text,
};

static const PressReportWriter *const writers[] = {
  &text,
  &press_report_json,
  &press_report_sarif,
  &press_report_checkstyle,
  &press_report_junit,
  &press_report_github,
  &press_report_rdjsonl,
};

/**
 * press_report_forms_get:
 * @index: which one, from 0
 *
 * Returns: (transfer none) (nullable): a form of report, or %NULL behind the last
 *
 * Since: 0.1
 */
const PressReportForm *
press_report_forms_get (guint index)
{
  return index < G_N_ELEMENTS (writers) ? &writers[index]->form : NULL;
}

static const PressReportWriter *
find_writer (const char *form, GError **error)
{
  const char *names[G_N_ELEMENTS (writers) + 1] = { NULL };
  g_autofree char *near = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      if (g_str_equal (writers[i]->form.name, form))
        return writers[i];
      names[i] = writers[i]->form.name;
    }
  near = press_suggest_name (form, names);
  all = g_strjoinv (", ", (char **) names);
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_FAILED, "no form '%s'; %s%s%s", form,
               near != NULL ? "did you mean " : "there are ", near != NULL ? near : all,
               near != NULL ? "?" : "");
  return NULL;
}

/**
 * press_report_new:
 * @form: the name of a form, `text` or `sarif`
 * @sink: where it is written; it must outlive the report
 * @flags: how the form `text` is written
 * @error: return location for an error
 *
 * Begins a report.
 *
 * Returns: (transfer full) (nullable): the report, or %NULL where there is no such form
 *
 * Since: 0.1
 */
PressReport *
press_report_new (const char *form, PressSink *sink, PressReportFlags flags, GError **error)
{
  const PressReportWriter *writer = find_writer (form, error);
  PressReport *report;

  if (writer == NULL)
    return NULL;
  report = g_new0 (PressReport, 1);
  report->writer = writer;
  report->sink = sink;
  report->flags = flags;
  report->output = press_output_new (sink);
  report->json.output = report->output;
  report->xml.output = report->output;
  report->rules = g_ptr_array_new ();
  report->artifacts = g_ptr_array_new_with_free_func (g_free);
  if (writer->begin != NULL)
    writer->begin (report);
  press_output_flush (report->output);
  return report;
}

/**
 * press_report_add:
 * @report: a report
 * @document: a document
 * @findings: (element-type PressFinding): findings of it, as press_policy_judge() gives them
 *
 * Writes the findings of one document. One without findings is added, too: some forms tell of it.
 *
 * Since: 0.1
 */
void
press_report_add (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  report->writer->add (report, document, findings);
  report->n_documents++;
  press_output_flush (report->output);
}

/**
 * press_report_finish:
 * @report: a report
 *
 * Writes what closes the report. The sink is not finished.
 *
 * Since: 0.1
 */
void
press_report_finish (PressReport *report)
{
  if (report->writer->finish != NULL)
    report->writer->finish (report);
  press_output_flush (report->output);
}

/**
 * press_report_free:
 * @report: (transfer full): a report
 *
 * Frees a report.
 *
 * Since: 0.1
 */
void
press_report_free (PressReport *report)
{
  press_output_free (report->output);
  g_ptr_array_unref (report->rules);
  g_ptr_array_unref (report->artifacts);
  g_free (report);
}

/* One object on a line for each finding. */
void
press_report_put_lines (PressReport *report, const PressDocument *document,
                        const GPtrArray *findings, PressReportPutFinding put)
{
  for (guint i = 0; i < findings->len; i++)
    {
      press_json_begin_object (&report->json);
      put (report, document, g_ptr_array_index (findings, i));
      press_json_end_object (&report->json);
      press_output_put_char (report->output, '\n');
      report->json.follows_value = FALSE;
    }
}

PressPlace
press_report_get_end (const PressDocument *document, PressSpan source_span)
{
  return press_document_get_place (document, source_span.end);
}

const PressRule *
press_report_get_rule (const PressFinding *finding)
{
  return press_diagnostic_get_rule (finding->diagnostic);
}

/* The report in GNU form: file, line, column, severity, message and id, then the line itself. */
#include "diagnostics/excerpt.h"

#include <press/press-report.h>

#include <string.h>

/* The colours of clang. */
#define BOLD "\033[1m"
#define GREEN "\033[0;1;32m"
#define RESET "\033[0m"

typedef struct
{
  const char *name;
  const char *color;
  const char *text_color;
} Label;

static const Label labels[] = {
  [PRESS_SEVERITY_INFO] = { "info", "\033[0;1;34m", BOLD },
  [PRESS_SEVERITY_WARNING] = { "warning", "\033[0;1;35m", BOLD },
  [PRESS_SEVERITY_ERROR] = { "error", "\033[0;1;31m", BOLD },
};

static const Label note_label = { "note", "\033[0;1;36m", "" };
static const Label mend_label = { "mend", "\033[0;1;32m", "" };

typedef struct
{
  const PressDocument *document;
  PressSink *sink;
  PressReportFlags flags;
} Report;

static void
put_color (const Report *report, const char *color)
{
  if ((report->flags & PRESS_REPORT_COLOR) != 0)
    press_sink_puts (report->sink, color);
}

/* Messages quote the release, and names of files are anything: neither is trusted. */
static void
put_safe (const Report *report, const char *text)
{
  g_autoptr (GString) safe = g_string_new (NULL);

  press_excerpt_append_safe (safe, text, strlen (text), NULL);
  press_sink_write (report->sink, safe->str, safe->len);
}

static void
put_place (const Report *report, PressSpan span)
{
  PressPlace place = press_document_get_place (report->document, span.start);

  put_color (report, BOLD);
  put_safe (report, press_document_get_name (report->document));
  press_sink_printf (report->sink, ":%u:%u: ", place.line, place.column);
}

static void
put_excerpt (const Report *report, PressSpan span)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  if ((report->flags & PRESS_REPORT_NO_EXCERPT) != 0
      || !press_excerpt_make (report->document, span, line, marks))
    return;
  press_sink_write (report->sink, line->str, line->len);
  press_sink_putc (report->sink, '\n');
  put_color (report, GREEN);
  press_sink_write (report->sink, marks->str, marks->len);
  put_color (report, RESET);
  press_sink_putc (report->sink, '\n');
}

static void
put_entry (const Report *report, PressSpan span, const Label *label, const char *text,
           const char *id)
{
  put_place (report, span);
  put_color (report, label->color);
  press_sink_printf (report->sink, "%s: ", label->name);
  put_color (report, RESET);
  put_color (report, label->text_color);
  put_safe (report, text);
  put_color (report, RESET);
  if (id != NULL)
    press_sink_printf (report->sink, " [%s]", id);
  press_sink_putc (report->sink, '\n');
}

/* Where a mend is told of. Of what it writes, letters that stand there already are no part of its
 * edits: `Tuesday` for `Thursday` begins behind the T. So the place is that of the diagnostic,
 * where the edit begins inside it. */
static PressSpan
find_mend_place (const PressMend *mend, PressSpan told)
{
  PressSpan edited = press_mend_get_edit (mend, 0)->source_span;

  return edited.start > told.start && edited.start < told.end && edited.end <= told.end ? told
                                                                                        : edited;
}

/* The places, remarks and mends of a diagnostic; what has no place of its own stands at its. */
static void
put_rest (const Report *report, const PressDiagnostic *diagnostic)
{
  PressSpan span = press_diagnostic_get_source_span (diagnostic);
  const PressNote *note;
  const PressMend *mend;

  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      put_entry (report, note->has_place ? note->source_span : span, &note_label, note->message,
                 NULL);
      if (note->has_place)
        put_excerpt (report, note->source_span);
    }
  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    put_entry (report, find_mend_place (mend, span), &mend_label, press_mend_get_title (mend),
               NULL);
}

static void
put_diagnostic (const Report *report, const PressDiagnostic *diagnostic, PressSeverity severity)
{
  PressSpan span = press_diagnostic_get_source_span (diagnostic);

  put_entry (report, span, &labels[severity], press_diagnostic_get_message (diagnostic),
             press_diagnostic_get_rule (diagnostic)->id);
  put_excerpt (report, span);
  put_rest (report, diagnostic);
}

/**
 * press_report_write_gnu_one:
 * @document: a document
 * @diagnostic: a diagnostic of it
 * @sink: where it is written
 * @flags: how
 *
 * Writes one diagnostic with the line that it is about, its notes and its mends. Control characters
 * of the input are shown by their numbers, so that no input can steer a terminal.
 *
 * Since: 0.1
 */
void
press_report_write_gnu_one (const PressDocument *document, const PressDiagnostic *diagnostic,
                            PressSink *sink, PressReportFlags flags)
{
  const Report report = { document, sink, flags };

  put_diagnostic (&report, diagnostic, press_diagnostic_get_severity (diagnostic));
}

/**
 * press_report_write_gnu_finding:
 * @document: a document
 * @finding: a finding of it
 * @sink: where it is written
 * @flags: how
 *
 * Writes one finding, as press_report_write_gnu_one() does, with the severity that a policy gave
 * it.
 *
 * Since: 0.1
 */
void
press_report_write_gnu_finding (const PressDocument *document, const PressFinding *finding,
                                PressSink *sink, PressReportFlags flags)
{
  const Report report = { document, sink, flags };

  put_diagnostic (&report, finding->diagnostic, finding->severity);
}

/**
 * press_report_write_gnu:
 * @document: a document
 * @sink: where the report is written
 * @flags: how
 *
 * Writes all diagnostics of a document in the form of the GNU coding standards,
 * `file:line:column: severity: message [id]`. Columns are bytes, from 1.
 *
 * Since: 0.1
 */
void
press_report_write_gnu (const PressDocument *document, PressSink *sink, PressReportFlags flags)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);

  for (guint i = 0; i < diagnostics->len; i++)
    press_report_write_gnu_one (document, g_ptr_array_index (diagnostics, i), sink, flags);
}

/* Reports: findings as people and as other programs read them. */
#pragma once

#include <press/press-policy.h>
#include <press/press-sink.h>

G_BEGIN_DECLS

/**
 * PressReportFlags:
 * @PRESS_REPORT_PLAIN: nothing of the below
 * @PRESS_REPORT_COLOR: with the colours of a terminal
 * @PRESS_REPORT_NO_EXCERPT: without the line of the input below each diagnostic
 *
 * How a report for people is written.
 */
typedef enum
{
  PRESS_REPORT_PLAIN = 0,
  PRESS_REPORT_COLOR = 1 << 0,
  PRESS_REPORT_NO_EXCERPT = 1 << 1
} PressReportFlags;

/**
 * PressReportForm:
 * @name: the name, `sarif`
 * @summary: one line for people
 *
 * One form that a report can have.
 */
typedef struct
{
  const char *name;
  const char *summary;
} PressReportForm;

/**
 * PressReport:
 *
 * A report while it is written: the findings of one document after another.
 */
typedef struct _PressReport PressReport;

PRESS_API const PressReportForm *press_report_forms_get (guint index);
PRESS_API PressReport *press_report_new (const char *form, PressSink *sink, PressReportFlags flags,
                                         GError **error);
PRESS_API void press_report_add (PressReport *report, const PressDocument *document,
                                 const GPtrArray *findings);
PRESS_API void press_report_finish (PressReport *report);
PRESS_API void press_report_free (PressReport *report);

PRESS_API void press_report_write_gnu (const PressDocument *document, PressSink *sink,
                                       PressReportFlags flags);
PRESS_API void press_report_write_gnu_one (const PressDocument *document,
                                           const PressDiagnostic *diagnostic, PressSink *sink,
                                           PressReportFlags flags);
PRESS_API void press_report_write_gnu_finding (const PressDocument *document,
                                               const PressFinding *finding, PressSink *sink,
                                               PressReportFlags flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressReport, press_report_free)

G_END_DECLS

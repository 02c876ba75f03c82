/* The report: diagnostics as people read them. */
#pragma once

#include <press/press-document.h>
#include <press/press-sink.h>

G_BEGIN_DECLS

/**
 * PressReportFlags:
 * @PRESS_REPORT_PLAIN: nothing of the below
 * @PRESS_REPORT_COLOR: with the colours of a terminal
 * @PRESS_REPORT_NO_EXCERPT: without the line of the input below each diagnostic
 *
 * How a report is written.
 */
typedef enum
{
  PRESS_REPORT_PLAIN = 0,
  PRESS_REPORT_COLOR = 1 << 0,
  PRESS_REPORT_NO_EXCERPT = 1 << 1
} PressReportFlags;

PRESS_API void press_report_write_gnu (const PressDocument *document, PressSink *sink,
                                       PressReportFlags flags);
PRESS_API void press_report_write_gnu_one (const PressDocument *document,
                                           const PressDiagnostic *diagnostic, PressSink *sink,
                                           PressReportFlags flags);

G_END_DECLS

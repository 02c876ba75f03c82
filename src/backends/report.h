/* What the forms of a report share. */
#pragma once

#include "json-writer.h"
#include "xml-writer.h"

#include <press/press-report.h>

/* One form: what is written in front of all documents, for each, and behind them. */
typedef struct
{
  PressReportForm form;
  void (*begin) (PressReport *report);
  void (*add) (PressReport *report, const PressDocument *document, const GPtrArray *findings);
  void (*finish) (PressReport *report);
} PressReportWriter;

struct _PressReport
{
  const PressReportWriter *writer;
  PressSink *sink;
  PressReportFlags flags;
  PressOutput *output; /* before the sink; empty between two calls */
  PressJson json;
  PressXml xml;
  GPtrArray *rules;     /* those met so far, in the order in which they were */
  GPtrArray *artifacts; /* names of the documents so far */
  guint n_documents;
};

extern const PressReportWriter press_report_checkstyle;
extern const PressReportWriter press_report_github;
extern const PressReportWriter press_report_json;
extern const PressReportWriter press_report_junit;
extern const PressReportWriter press_report_rdjsonl;
extern const PressReportWriter press_report_sarif;

/* JSON lines: fills the object that is open for a finding. */
typedef void (*PressReportPutFinding) (PressReport *report, const PressDocument *document,
                                       const PressFinding *finding);

void press_report_put_lines (PressReport *report, const PressDocument *document,
                             const GPtrArray *findings, PressReportPutFinding put);

/* Line and column of a span's end, one past its last byte. */
PressPlace press_report_get_end (const PressDocument *document, PressSpan source_span);
const PressRule *press_report_get_rule (const PressFinding *finding);

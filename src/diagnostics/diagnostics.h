/* Reporting: the rules of the catalogue by number, and how a stage reports. */
#pragma once

#include "tree/document-private.h"

#include <press/press-diagnostic.h>

/* The rules, in the order of the catalogue. */
typedef enum
{
#define PRESS_RULE(ID, NAME, severity, group, since, source, summary, explanation)                 \
  PRESS_RULE_##NAME,
#include "diagnostics/diagnostics.def"
#undef PRESS_RULE
  PRESS_N_RULES
} PressRuleIndex;

struct _PressDiagnostic
{
  const PressRule *rule;
  PressSeverity severity;
  PressSpan span; /* of the copy */
  PressSpan source_span;
  const char *message;
  const char *note; /* about a second place, or NULL */
  PressSpan note_source_span;
};

PressDiagnostic *press_diagnose (PressDocument *document, PressRuleIndex rule, PressSpan span,
                                 const char *format, ...) G_GNUC_PRINTF (4, 5);
void press_diagnostic_add_note (PressDocument *document, PressDiagnostic *diagnostic,
                                PressSpan span, const char *format, ...) G_GNUC_PRINTF (4, 5);
void press_diagnostics_sort (PressDocument *document);

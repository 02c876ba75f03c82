/* Diagnostics: what is wrong in a release, where, and how to mend it. */
#pragma once

#include <press/press-span.h>

G_BEGIN_DECLS

/**
 * PressSeverity:
 * @PRESS_SEVERITY_INFO: style, or a note worth reading
 * @PRESS_SEVERITY_WARNING: very likely a mistake
 * @PRESS_SEVERITY_ERROR: the structure or a filing limit is broken
 */
typedef enum
{
  PRESS_SEVERITY_INFO,
  PRESS_SEVERITY_WARNING,
  PRESS_SEVERITY_ERROR
} PressSeverity;

/**
 * PressRule:
 * @id: the stable identifier, `PR306`; never used for another rule
 * @name: the name in words, `date-differs-from-transmission`
 * @severity: the severity that its diagnostics have by default
 * @group: the family, `dateline`
 * @summary: one line
 * @explanation: the page that `pressc explain` prints: why, an example, its mend
 * @source: where the rule comes from, or %NULL
 * @since: the version that brought it
 *
 * One row of the catalogue.
 */
typedef struct
{
  const char *id;
  const char *name;
  PressSeverity severity;
  const char *group;
  const char *summary;
  const char *explanation;
  const char *source;
  const char *since;
} PressRule;

/**
 * PressDiagnostic:
 *
 * One finding. It belongs to its document.
 */
typedef struct _PressDiagnostic PressDiagnostic;

PRESS_API const PressRule *press_rules_get (guint *n_rules);
PRESS_API const PressRule *press_rules_find (const char *id_or_name);
PRESS_API const char *press_severity_get_name (PressSeverity severity);

PRESS_API const PressRule *press_diagnostic_get_rule (const PressDiagnostic *diagnostic);
PRESS_API PressSeverity press_diagnostic_get_severity (const PressDiagnostic *diagnostic);
PRESS_API PressSpan press_diagnostic_get_source_span (const PressDiagnostic *diagnostic);
PRESS_API const char *press_diagnostic_get_message (const PressDiagnostic *diagnostic);
PRESS_API const char *press_diagnostic_get_note (const PressDiagnostic *diagnostic,
                                                 PressSpan *source_span);

G_END_DECLS

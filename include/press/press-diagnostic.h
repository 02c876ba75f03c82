/* Diagnostics: what is wrong in a release, where, and how to mend it. */
#pragma once

#include <press/press-mend.h>

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
 * PressRuleLevel:
 * @PRESS_LEVEL_DEFAULT: its diagnostics are shown
 * @PRESS_LEVEL_PEDANTIC: they are shown where someone asks for it
 *
 * Who wants to know.
 */
typedef enum
{
  PRESS_LEVEL_DEFAULT,
  PRESS_LEVEL_PEDANTIC
} PressRuleLevel;

#define PRESS_TYPE_RULE (press_rule_get_type ())

/**
 * PressRule:
 * @id: the stable identifier, `PR306`; never used for another rule
 * @name: the name in words, `date-differs-from-transmission`
 * @severity: the severity that its diagnostics have by default
 * @level: whether its diagnostics are shown by default
 * @mend: the best kind of mend that its diagnostics may carry
 * @group: the family, `dateline`
 * @summary: one line
 * @why: why it matters, in paragraphs
 * @example: a release that breaks it: a sentence, then perhaps lines of copy, indented by four
 * @remedy: how to put it right, in the same form
 * @source: (nullable): where the rule comes from
 * @since: the version that brought it
 *
 * One row of the catalogue. It is constant and lives as long as the library.
 */
typedef struct
{
  const char *id;
  const char *name;
  PressSeverity severity;
  PressRuleLevel level;
  PressMendKind mend;
  const char *group;
  const char *summary;
  const char *why;
  const char *example;
  const char *remedy;
  const char *source;
  const char *since;
} PressRule;

/**
 * PressNote:
 * @message: what it adds, lower case and without a full stop
 * @has_place: whether it is about a place of its own
 * @source_span: that place, in bytes of the input
 *
 * What is told beside a finding: a second place, "the trailer says 01/04/2007", or a remark.
 */
typedef struct
{
  const char *message;
  gboolean has_place;
  PressSpan source_span;
} PressNote;

#define PRESS_TYPE_DIAGNOSTIC (press_diagnostic_get_type ())

/**
 * PressDiagnostic:
 *
 * One finding. It belongs to its document; a copy of it, as bindings make one, holds a reference to
 * the document.
 */
typedef struct _PressDiagnostic PressDiagnostic;

PRESS_API GType press_rule_get_type (void) G_GNUC_CONST;
PRESS_API const PressRule *press_rules_get (guint *n_rules);
PRESS_API const PressRule *press_rules_find (const char *id_or_name);
PRESS_API char *press_rules_suggest (const char *what);
PRESS_API const char *press_severity_get_name (PressSeverity severity);

PRESS_API GType press_diagnostic_get_type (void) G_GNUC_CONST;
PRESS_API const PressRule *press_diagnostic_get_rule (const PressDiagnostic *diagnostic);
PRESS_API PressSeverity press_diagnostic_get_severity (const PressDiagnostic *diagnostic);
PRESS_API PressSpan press_diagnostic_get_source_span (const PressDiagnostic *diagnostic);
PRESS_API const char *press_diagnostic_get_message (const PressDiagnostic *diagnostic);
PRESS_API const PressNote *press_diagnostic_get_note (const PressDiagnostic *diagnostic,
                                                      guint index);
PRESS_API const PressMend *press_diagnostic_get_mend (const PressDiagnostic *diagnostic,
                                                      guint index);

G_END_DECLS

/* Collecting diagnostics, and reading them. */
#include "diagnostics/diagnostics.h"

#include <string.h>

static const char *
format_message (PressDocument *document, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  return press_arena_strndup (document->arena, text, strlen (text));
}

/* Reports a finding at a span of the copy. The diagnostic belongs to the document. */
PressDiagnostic *
press_diagnose (PressDocument *document, PressRuleIndex rule, PressSpan span, const char *format,
                ...)
{
  PressDiagnostic *diagnostic = press_arena_alloc (document->arena, sizeof (PressDiagnostic));
  guint n_rules;
  va_list arguments;

  diagnostic->rule = &press_rules_get (&n_rules)[rule];
  diagnostic->severity = diagnostic->rule->severity;
  diagnostic->span = span;
  diagnostic->source_span = press_copy_to_source (document->copy, span);
  diagnostic->note = NULL;
  diagnostic->note_source_span = (PressSpan){ 0, 0 };
  va_start (arguments, format);
  diagnostic->message = format_message (document, format, arguments);
  va_end (arguments);
  g_ptr_array_add (document->diagnostics, diagnostic);
  return diagnostic;
}

/* Adds a second place: "the trailer says 01/04/2007". */
void
press_diagnostic_add_note (PressDocument *document, PressDiagnostic *diagnostic, PressSpan span,
                           const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  diagnostic->note = format_message (document, format, arguments);
  va_end (arguments);
  diagnostic->note_source_span = press_copy_to_source (document->copy, span);
}

static int
compare_places (gconstpointer first, gconstpointer second)
{
  const PressDiagnostic *a = *(const PressDiagnostic *const *) first;
  const PressDiagnostic *b = *(const PressDiagnostic *const *) second;

  if (a->source_span.start != b->source_span.start)
    return a->source_span.start < b->source_span.start ? -1 : 1;
  return strcmp (a->rule->id, b->rule->id);
}

void
press_diagnostics_sort (PressDocument *document)
{
  g_ptr_array_sort (document->diagnostics, compare_places);
}

/**
 * press_diagnostic_get_rule:
 * @diagnostic: a diagnostic
 *
 * Returns: (transfer none): the rule that it comes from
 */
const PressRule *
press_diagnostic_get_rule (const PressDiagnostic *diagnostic)
{
  return diagnostic->rule;
}

/**
 * press_diagnostic_get_severity:
 * @diagnostic: a diagnostic
 *
 * Returns: how bad it is
 */
PressSeverity
press_diagnostic_get_severity (const PressDiagnostic *diagnostic)
{
  return diagnostic->severity;
}

/**
 * press_diagnostic_get_source_span:
 * @diagnostic: a diagnostic
 *
 * Returns: its place, in bytes of the input as it was given
 */
PressSpan
press_diagnostic_get_source_span (const PressDiagnostic *diagnostic)
{
  return diagnostic->source_span;
}

/**
 * press_diagnostic_get_message:
 * @diagnostic: a diagnostic
 *
 * Returns: what was found and what was done, lower case and without a full stop
 */
const char *
press_diagnostic_get_message (const PressDiagnostic *diagnostic)
{
  return diagnostic->message;
}

/**
 * press_diagnostic_get_note:
 * @diagnostic: a diagnostic
 * @source_span: (out): the place of the note, in bytes of the input
 *
 * Returns: (nullable): what a second place adds to it, or %NULL
 */
const char *
press_diagnostic_get_note (const PressDiagnostic *diagnostic, PressSpan *source_span)
{
  *source_span = diagnostic->note_source_span;
  return diagnostic->note;
}

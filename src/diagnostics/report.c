/* Collecting diagnostics, and reading them. */
#include "diagnostics/diagnostics.h"

#include <string.h>

#define FIRST_ITEMS 2

static PressDiagnostic *
copy_diagnostic (PressDiagnostic *diagnostic)
{
  press_document_ref (diagnostic->document);
  return diagnostic;
}

static void
free_diagnostic (PressDiagnostic *diagnostic)
{
  press_document_unref (diagnostic->document);
}

G_DEFINE_BOXED_TYPE (PressDiagnostic, press_diagnostic, copy_diagnostic, free_diagnostic)

/* Gives room for one more item, and counts it. */
gpointer
press_list_append (PressArena *arena, PressList *list, gsize item_bytes)
{
  if (list->n == list->n_allocated)
    {
      guint n_allocated = MAX (list->n_allocated * 2, FIRST_ITEMS);
      gpointer items = press_arena_alloc (arena, n_allocated * item_bytes);

      if (list->n > 0)
        memcpy (items, list->items, list->n * item_bytes);
      list->items = items;
      list->n_allocated = n_allocated;
    }
  return (char *) list->items + item_bytes * list->n++;
}

/* Beyond the limit what is reported goes nowhere. */
static void
keep (PressDocument *document, PressDiagnostic *diagnostic)
{
  if (document->n_kept[diagnostic->severity] >= document->budget.most.diagnostics)
    {
      document->n_dropped++;
      return;
    }
  document->n_kept[diagnostic->severity]++;
  g_ptr_array_add (document->diagnostics, diagnostic);
}

static PressDiagnostic *
add_diagnostic (PressDocument *document, PressRuleIndex rule, PressSpan source_span,
                const char *format, va_list arguments)
{
  PressDiagnostic *diagnostic = press_arena_alloc (document->arena, sizeof (PressDiagnostic));
  guint n_rules;

  *diagnostic = (PressDiagnostic){
    .document = document,
    .rule = &press_rules_get (&n_rules)[rule],
    .source_span = source_span,
    .message = press_arena_vprintf (document->arena, format, arguments),
  };
  diagnostic->severity = diagnostic->rule->severity;
  keep (document, diagnostic);
  return diagnostic;
}

/* Reports a finding at a span of the copy. The diagnostic belongs to the document. */
PressDiagnostic *
press_diagnose (PressDocument *document, PressRuleIndex rule, PressSpan span, const char *format,
                ...)
{
  PressDiagnostic *diagnostic;
  va_list arguments;

  va_start (arguments, format);
  diagnostic = add_diagnostic (document, rule, press_copy_to_source (document->copy, span), format,
                               arguments);
  va_end (arguments);
  return diagnostic;
}

/* Reports a finding at bytes of the input, such as a tag, which the copy does not hold. */
PressDiagnostic *
press_diagnose_source (PressDocument *document, PressRuleIndex rule, PressSpan source_span,
                       const char *format, ...)
{
  PressDiagnostic *diagnostic;
  va_list arguments;

  va_start (arguments, format);
  diagnostic = add_diagnostic (document, rule, source_span, format, arguments);
  va_end (arguments);
  return diagnostic;
}

static PressNote *
add_note (PressDiagnostic *diagnostic, const char *format, va_list arguments)
{
  PressArena *arena = diagnostic->document->arena;
  PressNote *note = press_list_append (arena, &diagnostic->notes, sizeof (PressNote));

  *note = (PressNote){ .message = press_arena_vprintf (arena, format, arguments) };
  return note;
}

/* Adds a second place: "the trailer says 01/04/2007". */
PressDiagnostic *
press_diagnostic_add_place (PressDiagnostic *diagnostic, PressSpan span, const char *format, ...)
{
  PressNote *note;
  va_list arguments;

  va_start (arguments, format);
  note = add_note (diagnostic, format, arguments);
  va_end (arguments);
  note->has_place = TRUE;
  note->source_span = press_copy_to_source (diagnostic->document->copy, span);
  return diagnostic;
}

/* Adds a remark. */
PressDiagnostic *
press_diagnostic_add_note (PressDiagnostic *diagnostic, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_note (diagnostic, format, arguments);
  va_end (arguments);
  return diagnostic;
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

/* Takes back all but the first. */
void
press_diagnostics_forget (PressDocument *document, guint n_kept)
{
  for (guint i = n_kept; i < document->diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (document->diagnostics, i);

      document->n_kept[diagnostic->severity]--;
    }
  g_ptr_array_set_size (document->diagnostics, (int) n_kept);
}

/* Puts the diagnostics in the order of their places, and tells of those that were left out. */
void
press_diagnostics_finish (PressDocument *document)
{
  PressSpan end = { document->copy->length, document->copy->length };
  guint64 n_dropped = document->n_dropped;

  if (n_dropped > 0)
    {
      document->budget.most.diagnostics = G_MAXUINT64;
      press_diagnose (document, PRESS_RULE_TOO_MANY_DIAGNOSTICS, end,
                      "%" G_GUINT64_FORMAT " more %s found and left out", n_dropped,
                      n_dropped == 1 ? "diagnostic was" : "diagnostics were");
    }
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
 * @index: which one, from 0
 *
 * Returns: (transfer none) (nullable): a second place or a remark, or %NULL behind the last
 *
 * Since: 0.1
 */
const PressNote *
press_diagnostic_get_note (const PressDiagnostic *diagnostic, guint index)
{
  return index < diagnostic->notes.n ? (const PressNote *) diagnostic->notes.items + index : NULL;
}

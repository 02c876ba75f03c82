/* Reporting: the rules of the catalogue by number, and how a stage reports.
 *
 *   press_diagnostic_add_place (
 *       press_diagnose (document, PRESS_RULE_SECOND_DATELINE, dateline->span, "second dateline"),
 *       first->span, "the first is here");
 *
 * Spans are of the copy where nothing else is said. All of it lies in the document's arena. */
#pragma once

#include "tree/document-private.h"

#include <press/press-diagnostic.h>

/* The rules, in the order of the catalogue. */
typedef enum
{
#define PRESS_RULE(ID, NAME, severity, level, mend, group, since, source, summary, why, example,   \
                   remedy)                                                                         \
  PRESS_RULE_##NAME,
#include "diagnostics/diagnostics.def"
#undef PRESS_RULE
  PRESS_N_RULES
} PressRuleIndex;

/* A list that grows in an arena. */
typedef struct
{
  gpointer items;
  guint n;
  guint n_allocated;
} PressList;

struct _PressDiagnostic
{
  PressDocument *document;
  const PressRule *rule;
  PressSeverity severity;
  PressSpan source_span;
  const char *message;
  PressList notes; /* of PressNote */
  PressList mends; /* of PressMend * */
};

PressDiagnostic *press_diagnose (PressDocument *document, PressRuleIndex rule, PressSpan span,
                                 const char *format, ...) G_GNUC_PRINTF (4, 5);
PressDiagnostic *press_diagnose_source (PressDocument *document, PressRuleIndex rule,
                                        PressSpan source_span, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void press_diagnostics_forget (PressDocument *document, guint n_kept);
void press_diagnostics_finish (PressDocument *document);

/* What is told beside the finding: a second place, "the trailer says 01/04/2007"; a remark. Both
 * give the diagnostic back, so that calls can be nested. */
PressDiagnostic *press_diagnostic_add_place (PressDiagnostic *diagnostic, PressSpan span,
                                             const char *format, ...) G_GNUC_PRINTF (3, 4);
PressDiagnostic *press_diagnostic_add_note (PressDiagnostic *diagnostic, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* A mend, "write `June`", and what it replaces. Where the bytes of the source can't be told, as
 * where a tag of HTML stands between them, the mend is dropped and the finding stays. */
PressMend *press_diagnostic_add_mend (PressDiagnostic *diagnostic, PressMendKind kind,
                                      const char *title, ...) G_GNUC_PRINTF (3, 4);
void press_mend_replace (PressMend *mend, PressSpan span, const char *text);
void press_mend_insert_before (PressMend *mend, guint32 offset, const char *text);
void press_mend_insert_behind (PressMend *mend, guint32 offset, const char *text);
void press_mend_replace_source (PressMend *mend, PressSpan source_span, const char *text);
PressSpelling press_mend_get_spelling (const PressCopy *copy, PressSpan source_span);

gpointer press_list_append (PressArena *arena, PressList *list, gsize item_bytes);

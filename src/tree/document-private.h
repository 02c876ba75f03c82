/* What a document holds, for the stages that fill it. */
#pragma once

#include "base/arena.h"
#include "base/budget.h"
#include "base/copy.h"
#include "tree/node-private.h"

#include <press/press-diagnostic.h>
#include <press/press-document.h>

/* Whether a release is meant for EDGAR, as far as someone has said so. */
typedef enum
{
  PRESS_FILING_UNTOLD, /* its text may show it */
  PRESS_FILING_EDGAR,
  PRESS_FILING_NONE
} PressFiling;

struct _PressDocument
{
  gatomicrefcount references;
  char *name;
  PressCopy *copy;
  guint32 input_start; /* where what is read begins */
  PressArena *arena;
  PressNode *root;
  GPtrArray *wrappers;    /* of a tree that stays whole, in order; else NULL */
  GPtrArray *diagnostics; /* of PressDiagnostic, in the arena */
  PressBudget budget;
  PressFiling filing;
  gboolean is_of_one_exhibit;               /* of the others nothing is said */
  gboolean is_cut;                          /* its last release may go on where nothing was read */
  guint64 n_kept[PRESS_SEVERITY_ERROR + 1]; /* diagnostics of each severity */
  guint64 n_gone;                           /* nodes that were handed over and freed */
  const PressNode *filed;                   /* the day of the filing, in the head; NULL: none */
  guint64 n_dropped;                        /* those beyond the limit */
};

PressDocument *press_document_new (const char *name, PressCopy *copy);
void press_document_set_copy (PressDocument *document, PressCopy *copy);
void press_document_let_copy_go (PressDocument *document);
const PressNode *press_document_find_wrapper (const PressDocument *document, const PressNode *part);
gboolean press_document_has_all_of (const PressDocument *document, const PressNode *release);

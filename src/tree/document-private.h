/* What a document holds, for the stages that fill it. */
#pragma once

#include "base/arena.h"
#include "base/copy.h"
#include "tree/node-private.h"

#include <press/press-document.h>

struct _PressDocument
{
  gatomicrefcount references;
  char *name;
  PressCopy *copy;
  PressArena *arena;
  PressNode *root;
  GPtrArray *diagnostics; /* of PressDiagnostic, in the arena */
};

PressDocument *press_document_new (const char *name, PressCopy *copy);

/* Phrases: what the grammars find inside a block, before it becomes nodes. */
#pragma once

#include "parse/inline.h"
#include "tree/node-private.h"

/* A phrase lies wholly inside another one or wholly beside it. A grammar adds phrases in any
 * order; the nodes come out sorted and nested, with text leaves between them. */
typedef struct
{
  PressSpan span;
  guint16 kind; /* PressNodeKind */
  PressAttribute *attributes;
} PressPhrase;

PressPhrase *press_phrases_add (GArray *phrases, PressNodeKind kind, PressSpan span);
void press_phrase_take_attribute (PressPhrase *phrase, PressArena *arena, PressAttributeName name,
                                  const char *value);
PressNodes press_phrases_build (PressArena *arena, const PressCopy *copy, PressSpan span,
                                GArray *phrases, PressNode *const *floats, guint n_floats);

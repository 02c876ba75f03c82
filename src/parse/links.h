/* Where links lead and images lie: attributes of leaves in the finished tree. */
#pragma once

#include "base/copy.h"
#include "tree/node-private.h"

void press_tree_tell_links (PressNode *root, PressArena *arena, const PressCopy *copy,
                            guint32 *next);

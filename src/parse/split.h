/* Splitting leaves of the finished tree: where their bytes do not follow one another in the file.
 */
#pragma once

#include "base/copy.h"
#include "tree/node-private.h"

PressNode *press_leaf_split (PressNode *leaf, PressArena *arena, guint32 first_end,
                             guint32 second_start);
void press_tree_split_at_breaks (PressNode *root, PressArena *arena, const PressCopy *copy,
                                 guint32 *next);

/* Placing what falls between blocks: page marks and the like, once the tree stands. */
#pragma once

#include "tree/node-private.h"

void press_tree_place (PressNode *root, GPtrArray *nodes);

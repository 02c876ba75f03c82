/* A walk over a tree without recursion: parents lead back up. */
#include "tree/node-private.h"

#include <press/press-walk.h>

/**
 * press_walk_init:
 * @walk: (out caller-allocates): a walk
 * @root: the node whose tree is walked
 *
 * Sets a walk before the enter event of @root.
 */
void
press_walk_init (PressWalk *walk, const PressNode *root)
{
  walk->root = root;
  walk->node = NULL;
  walk->event = PRESS_WALK_ENTER;
  walk->skips_children = FALSE;
}

/**
 * press_walk_next:
 * @walk: a walk
 * @node: (out) (transfer none): the node of the event
 *
 * Goes on by one event.
 *
 * Returns: the event; %PRESS_WALK_END after the leave event of the root
 */
PressWalkEvent
press_walk_next (PressWalk *walk, const PressNode **node)
{
  if (walk->event == PRESS_WALK_END)
    return PRESS_WALK_END;
  if (walk->node == NULL)
    walk->node = walk->root;
  else if (walk->event == PRESS_WALK_ENTER)
    {
      if (walk->node->last_child != NULL && !walk->skips_children)
        walk->node = walk->node->last_child->next;
      else
        walk->event = PRESS_WALK_LEAVE;
      walk->skips_children = FALSE;
    }
  else if (walk->node == walk->root)
    walk->event = PRESS_WALK_END;
  else if (walk->node->parent->last_child == walk->node)
    walk->node = walk->node->parent;
  else
    {
      walk->node = walk->node->next;
      walk->event = PRESS_WALK_ENTER;
    }
  *node = walk->node;
  return walk->event;
}

/**
 * press_walk_skip_children:
 * @walk: a walk that has just given an enter event
 *
 * Makes the leave event of the same node the next one.
 */
void
press_walk_skip_children (PressWalk *walk)
{
  walk->skips_children = TRUE;
}

/* A walk over a tree without recursion: parents lead back up. */
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
  const PressNode *following;

  if (walk->event == PRESS_WALK_END)
    return PRESS_WALK_END;
  if (walk->node == NULL)
    walk->node = walk->root;
  else if (walk->event == PRESS_WALK_ENTER)
    {
      following = walk->skips_children ? NULL : press_node_get_first_child (walk->node);
      walk->skips_children = FALSE;
      if (following != NULL)
        walk->node = following;
      else
        walk->event = PRESS_WALK_LEAVE;
    }
  else if (walk->node == walk->root)
    walk->event = PRESS_WALK_END;
  else
    {
      following = press_node_get_next (walk->node);
      walk->event = following != NULL ? PRESS_WALK_ENTER : PRESS_WALK_LEAVE;
      walk->node = following != NULL ? following : press_node_get_parent (walk->node);
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

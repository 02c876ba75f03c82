/* A walk over a tree: an enter event before a node's children and a leave event after them. */
#pragma once

#include <press/press-node.h>

G_BEGIN_DECLS

/**
 * PressWalkEvent:
 * @PRESS_WALK_ENTER: the node is met, its children come next
 * @PRESS_WALK_LEAVE: the node's children have been met
 * @PRESS_WALK_END: the walk is over
 */
typedef enum
{
  PRESS_WALK_ENTER,
  PRESS_WALK_LEAVE,
  PRESS_WALK_END
} PressWalkEvent;

/**
 * PressWalk:
 *
 * The state of a walk. It lives on the caller's stack, owns nothing and needs no clearing; the
 * walk takes the same memory however deep the tree is. A leaf has both events, too.
 */
typedef struct
{
  /*< private >*/
  const PressNode *root;
  const PressNode *node;
  PressWalkEvent event;
  gboolean skips_children;
} PressWalk;

PRESS_API void press_walk_init (PressWalk *walk, const PressNode *root);
PRESS_API PressWalkEvent press_walk_next (PressWalk *walk, const PressNode **node);
PRESS_API void press_walk_skip_children (PressWalk *walk);

G_END_DECLS

/* Where links lead and images lie: attributes of leaves in the finished tree.
 *
 * A link's text that is part of a leaf of text becomes a leaf by itself. Any other leaf that a link
 * is on, such as a name, takes its address whole. */
#include "parse/links.h"
#include "parse/split.h"

#include <press/press-walk.h>

static void
tell_link (PressNode *leaf, PressArena *arena, const PressLink *link)
{
  press_node_set_attribute (leaf, arena, PRESS_ATTRIBUTE_ADDRESS, link->address);
  if (leaf->kind == PRESS_NODE_IMAGE && link->text != NULL)
    press_node_set_attribute (leaf, arena, PRESS_ATTRIBUTE_VALUE, link->text);
}

/* Gives a leaf that overlaps a link its address. Returns the leaf that ends where it ended. */
static PressNode *
mark_leaf (PressNode *leaf, PressArena *arena, const PressLink *link)
{
  PressNode *last = leaf;

  if (leaf->kind == PRESS_NODE_TEXT && leaf->span.start < link->span.start)
    last = leaf = press_leaf_split (leaf, arena, link->span.start, link->span.start);
  if (leaf->kind == PRESS_NODE_TEXT && leaf->span.end > link->span.end)
    last = press_leaf_split (leaf, arena, link->span.end, link->span.end);
  tell_link (leaf, arena, link);
  return last;
}

/* Both leaves and links stand in order. Goes on from the link of number *@next. */
void
press_tree_tell_links (PressNode *root, PressArena *arena, const PressCopy *copy, guint32 *next)
{
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, root);
  while (*next < copy->n_links && (event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      PressNode *leaf = (PressNode *) node;

      if (event != PRESS_WALK_ENTER || press_node_get_first_child (node) != NULL)
        continue;
      while (*next < copy->n_links && copy->links[*next].span.end <= leaf->span.start)
        ++*next;
      for (guint32 i = *next; i < copy->n_links && copy->links[i].span.start < leaf->span.end; i++)
        if (copy->links[i].span.end > leaf->span.start)
          leaf = mark_leaf (leaf, arena, &copy->links[i]);
    }
}

/* Placing what falls between blocks: page marks and the like, once the tree stands. */
#include "parse/place.h"

#define DEEPEST_PLACE 16

/* The way from the root down to a place: at each level the node whose children are gone through,
 * and the last child in front of the place. */
typedef struct
{
  PressNode *parents[DEEPEST_PLACE];
  PressNode *before[DEEPEST_PLACE]; /* NULL: none */
  guint depth;
} Path;

static PressNode *
get_following (const Path *path)
{
  PressNode *parent = path->parents[path->depth];
  PressNode *before = path->before[path->depth];

  return before != NULL ? press_node_get_next (before) : press_node_get_first_child (parent);
}

/* Hangs a node at the path's end. The path stays in front of it, since what comes next may lie in
 * it: recovery gives back nodes that have children. */
static void
insert (Path *path, PressNode *node)
{
  PressNode *parent = path->parents[path->depth];
  PressNode *before = path->before[path->depth];

  node->parent = parent;
  if (parent->last_child == NULL)
    {
      node->next = node;
      parent->last_child = node;
    }
  else
    {
      PressNode *anchor = before != NULL ? before : parent->last_child;

      node->next = anchor->next;
      anchor->next = node;
      if (before == parent->last_child)
        parent->last_child = node;
    }
}

/* Moves the path to where @offset is: forward only, since places come in order. */
static void
move_to (Path *path, guint32 offset)
{
  while (path->depth > 0 && path->parents[path->depth]->span.end <= offset)
    path->depth--;
  for (;;)
    {
      PressNode *following = get_following (path);

      while (following != NULL && following->span.end <= offset)
        {
          path->before[path->depth] = following;
          following = press_node_get_next (following);
        }
      if (following == NULL || following->span.start > offset || following->last_child == NULL
          || path->depth + 1 == DEEPEST_PLACE)
        return;
      path->depth++;
      path->parents[path->depth] = following;
      path->before[path->depth] = NULL;
    }
}

static int
compare_starts (gconstpointer first, gconstpointer second)
{
  const PressNode *a = *(const PressNode *const *) first;
  const PressNode *b = *(const PressNode *const *) second;

  return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

/* Hangs each node below the lowest block that its place lies in. Linear in the tree. */
void
press_tree_place (PressNode *root, GPtrArray *nodes)
{
  Path path = { .parents = { root } };

  g_ptr_array_sort (nodes, compare_starts);
  for (guint i = 0; i < nodes->len; i++)
    {
      PressNode *node = g_ptr_array_index (nodes, i);

      move_to (&path, node->span.start);
      insert (&path, node);
    }
}

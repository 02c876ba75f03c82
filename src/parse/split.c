/* Splitting leaves of the finished tree: where their bytes do not follow one another in the file.
 *
 * Lines of cells side by side take turns. What runs from one cell on into the next would have a
 * span that holds the lines between them, too. */
#include "parse/split.h"

#include <press/press-walk.h>

/* A leaf that is more than text keeps its kind; the text below it is split. */
static PressNode *
get_text (PressNode *leaf, PressArena *arena)
{
  PressNode *text;

  if (leaf->kind == PRESS_NODE_TEXT)
    return leaf;
  text = press_node_new (arena, PRESS_NODE_TEXT, leaf->span);
  press_node_adopt (leaf, press_nodes_append (NULL, text));
  return text;
}

/* Ends a leaf at @first_end and lets another one begin at @second_start behind it, with nothing but
 * white space between them. Returns the second. */
PressNode *
press_leaf_split (PressNode *leaf, PressArena *arena, guint32 first_end, guint32 second_start)
{
  PressNode *first = get_text (leaf, arena);
  PressNode *parent = first->parent;
  PressNode *second
      = press_node_new (arena, PRESS_NODE_TEXT, (PressSpan){ second_start, first->span.end });

  first->span.end = first_end;
  second->parent = parent;
  second->next = first->next;
  first->next = second;
  if (parent->last_child == first)
    parent->last_child = second;
  return second;
}

static guint32
skip_blanks_back (const PressCopy *copy, guint32 start, guint32 end)
{
  while (end > start && g_ascii_isspace (copy->text[end - 1]))
    end--;
  return end;
}

/* Splits a leaf at the breaks in it, from *@next on. White space at either end of a part comes from
 * elsewhere and is left to no leaf. */
static void
split_leaf (PressNode *leaf, PressArena *arena, const PressCopy *copy, guint32 *next)
{
  for (; *next < copy->n_breaks && copy->breaks[*next] <= leaf->span.end; ++*next)
    {
      guint32 start = copy->breaks[*next];
      guint32 end = skip_blanks_back (copy, leaf->span.start, start);

      if (end == leaf->span.start)
        leaf->span.start = MIN (start, leaf->span.end);
      else if (start == leaf->span.end)
        leaf->span.end = end;
      else
        leaf = press_leaf_split (leaf, arena, end, start);
    }
}

/* Goes on from the break of number *@next. */
void
press_tree_split_at_breaks (PressNode *root, PressArena *arena, const PressCopy *copy,
                            guint32 *next)
{
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, root);
  while (*next < copy->n_breaks && (event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      if (event != PRESS_WALK_ENTER || press_node_get_first_child (node) != NULL)
        continue;
      while (*next < copy->n_breaks && copy->breaks[*next] <= node->span.start)
        ++*next;
      split_leaf ((PressNode *) node, arena, copy, next);
    }
}

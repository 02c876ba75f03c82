/* What stands right below the root, one after another: it is finished, and handed over where
 * somebody waits for it. */
#include "parse/parts.h"
#include "parse/links.h"
#include "parse/place.h"
#include "parse/split.h"

void
press_parts_add (PressParse *parse, PressNode *part)
{
  press_node_adopt (parse->document->root, part);
  if (part->kind == PRESS_NODE_WRAPPER && parse->document->wrappers != NULL)
    g_ptr_array_add (parse->document->wrappers, part);
}

/* How many nodes were made until now, those that are gone too. */
guint64
press_parts_count_nodes (const PressParse *parse)
{
  guint64 n_nodes = press_arena_get_count (parse->document->arena);

  if (parse->each != NULL)
    n_nodes += parse->document->n_gone + press_arena_get_count (parse->arena)
               + press_arena_get_count (parse->last_arena);
  return n_nodes;
}

/* Takes those of the nodes that wait for their places which begin in front of @end. */
static GPtrArray *
take_floats (PressParse *parse, guint32 end)
{
  GPtrArray *all = parse->floats;
  GPtrArray *taken = g_ptr_array_sized_new (all->len);
  guint n_left = 0;

  for (guint i = 0; i < all->len; i++)
    {
      PressNode *node = g_ptr_array_index (all, i);

      if (node->span.start < end)
        g_ptr_array_add (taken, node);
      else
        all->pdata[n_left++] = node;
    }
  g_ptr_array_set_size (all, (int) n_left);
  return taken;
}

/* The block that the grammar has looked at ahead may have nodes already, so memory is taken back
 * one time later. */
static void
hand_over (PressParse *parse)
{
  PressNode *root = parse->document->root;
  PressArena *arena = parse->last_arena;

  for (const PressNode *part = press_node_get_first_child (root); part != NULL;
       part = press_node_get_next (part))
    parse->each (parse->document, part, parse->each_data);
  root->last_child = NULL;
  press_arena_clear (arena);
  parse->last_arena = parse->arena;
  parse->arena = arena;
}

/* Finishes what stands in front of @end, which is all that was added: pages find their places in
 * it, and links their texts. */
void
press_parts_finish (PressParse *parse, guint32 end)
{
  PressNode *root = parse->document->root;
  g_autoptr (GPtrArray) floats = take_floats (parse, end);

  press_tree_place (root, floats);
  if (root->last_child == NULL)
    return;
  press_tree_split_at_breaks (root, parse->arena, parse->copy, &parse->next_break);
  press_tree_tell_links (root, parse->arena, parse->copy, &parse->next_link);
  if (parse->each != NULL)
    hand_over (parse);
}

/* All that was added is whole, and what comes begins at @end or behind it. */
void
press_parts_close (PressParse *parse, guint32 end)
{
  if (parse->each != NULL)
    press_parts_finish (parse, end);
}

/* How nodes lie in memory, for those who build them. */
#pragma once

#include "base/arena.h"

#include <press/press-node.h>

struct _PressAttribute
{
  PressAttributeName name;
  const char *value;
  PressAttribute *next;
};

/* Children hang in a ring: last_child->next is the first, so that one pointer serves both ends. */
struct _PressNode
{
  guint16 kind;
  guint16 flags;
  PressSpan span;
  PressNode *parent;
  PressNode *next;
  PressNode *last_child;
  PressAttribute *attributes;
};

/* A list of nodes that have no parent yet, as a grammar hands them on: the ring's last node. */
typedef PressNode *PressNodes;

/* The node behind @node in the order of the text, below @root; NULL: there is none. */
static inline PressNode *
press_node_get_following (const PressNode *root, PressNode *node)
{
  if (node->last_child != NULL)
    return node->last_child->next;
  while (node != root && node->parent->last_child == node)
    node = node->parent;
  return node != root ? node->next : NULL;
}

PressNode *press_node_new (PressArena *arena, PressNodeKind kind, PressSpan span);
PressNodes press_nodes_append (PressNodes nodes, PressNode *node);
PressNodes press_nodes_join (PressNodes first, PressNodes second);
void press_node_adopt (PressNode *parent, PressNodes nodes);
void press_node_set_attribute (PressNode *node, PressArena *arena, PressAttributeName name,
                               const char *value);
void press_node_take_attribute (PressNode *node, PressArena *arena, PressAttributeName name,
                                const char *value);

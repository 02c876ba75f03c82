/* Nodes: building them in an arena, and looking at them. */
#include "tree/node-private.h"

#include <string.h>

PressNode *
press_node_new (PressArena *arena, PressNodeKind kind, PressSpan span)
{
  PressNode *node = press_arena_alloc_counted (arena, sizeof (PressNode));

  node->kind = (guint16) kind;
  node->flags = 0;
  node->span = span;
  node->parent = NULL;
  node->next = node;
  node->last_child = NULL;
  node->attributes = NULL;
  return node;
}

/* Adds a lone node at the end of a list; either may be NULL. */
PressNodes
press_nodes_append (PressNodes nodes, PressNode *node)
{
  return press_nodes_join (nodes, node);
}

/* Makes one list of two; either may be NULL. */
PressNodes
press_nodes_join (PressNodes first, PressNodes second)
{
  PressNode *head;

  if (first == NULL)
    return second;
  if (second == NULL)
    return first;
  head = first->next;
  first->next = second->next;
  second->next = head;
  return second;
}

/* Hangs a list below @parent, after the children it has, and widens the parent's span to hold
 * them; a parent with an empty span at 0 takes theirs. */
void
press_node_adopt (PressNode *parent, PressNodes nodes)
{
  PressNode *first;
  PressNode *node;

  if (nodes == NULL)
    return;
  first = nodes->next;
  node = first;
  do
    {
      node->parent = parent;
      node = node->next;
    }
  while (node != first);
  if (parent->span.end == 0)
    parent->span = first->span;
  parent->span.start = MIN (parent->span.start, first->span.start);
  parent->span.end = MAX (parent->span.end, nodes->span.end);
  parent->last_child = press_nodes_join (parent->last_child, nodes);
}

/* Sets a value that lives as long as the arena, or for ever. */
void
press_node_take_attribute (PressNode *node, PressArena *arena, PressAttributeName name,
                           const char *value)
{
  PressAttribute *attribute;
  PressAttribute **place = &node->attributes;

  while (*place != NULL && (*place)->name != name)
    place = &(*place)->next;
  if (*place != NULL)
    {
      (*place)->value = value;
      return;
    }
  attribute = press_arena_alloc (arena, sizeof (PressAttribute));
  attribute->name = name;
  attribute->value = value;
  attribute->next = NULL;
  *place = attribute;
}

/* Sets a value, copied to the arena. */
void
press_node_set_attribute (PressNode *node, PressArena *arena, PressAttributeName name,
                          const char *value)
{
  press_node_take_attribute (node, arena, name, press_arena_strndup (arena, value, strlen (value)));
}

/**
 * press_node_get_kind:
 * @node: a node
 *
 * Returns: what it is
 */
PressNodeKind
press_node_get_kind (const PressNode *node)
{
  return node->kind;
}

/**
 * press_node_get_span:
 * @node: a node
 *
 * Returns: its bytes of the copy; press_document_get_source_span() gives those of the file
 */
PressSpan
press_node_get_span (const PressNode *node)
{
  return node->span;
}

/**
 * press_node_get_parent:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): the node that holds it; %NULL for the root
 */
PressNode *
press_node_get_parent (const PressNode *node)
{
  return node->parent;
}

/**
 * press_node_get_first_child:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): its first child
 */
PressNode *
press_node_get_first_child (const PressNode *node)
{
  return node->last_child != NULL ? node->last_child->next : NULL;
}

/**
 * press_node_get_last_child:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): its last child
 */
PressNode *
press_node_get_last_child (const PressNode *node)
{
  return node->last_child;
}

/**
 * press_node_get_next:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): the next child of its parent
 */
PressNode *
press_node_get_next (const PressNode *node)
{
  if (node->parent == NULL || node->parent->last_child == node)
    return NULL;
  return node->next;
}

/**
 * press_node_find_child:
 * @node: a node
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the first child of that kind
 */
PressNode *
press_node_find_child (const PressNode *node, PressNodeKind kind)
{
  PressNode *child = press_node_get_first_child (node);

  while (child != NULL && child->kind != kind)
    child = press_node_get_next (child);
  return child;
}

/**
 * press_node_find_ancestor:
 * @node: a node
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the nearest node of that kind that holds @node
 */
PressNode *
press_node_find_ancestor (const PressNode *node, PressNodeKind kind)
{
  PressNode *parent = node->parent;

  while (parent != NULL && parent->kind != kind)
    parent = parent->parent;
  return parent;
}

/**
 * press_node_get_attribute:
 * @node: a node
 * @name: an attribute's name
 *
 * Returns: (nullable): its value, which belongs to the node; %NULL where it has none
 */
const char *
press_node_get_attribute (const PressNode *node, PressAttributeName name)
{
  for (const PressAttribute *attribute = node->attributes; attribute != NULL;
       attribute = attribute->next)
    if (attribute->name == name)
      return attribute->value;
  return NULL;
}

/**
 * press_node_get_columns:
 * @node: a cell of a table, or a contact beside others
 * @first: (out): the first column that it stands in, from 1; 0 over the labels
 * @last: (out): the last one, at most %PRESS_MOST_COLUMNS
 *
 * Reads the attribute `column`, such as 2 or 2-4.
 *
 * Returns: whether the node tells its columns
 *
 * Since: 0.1
 */
gboolean
press_node_get_columns (const PressNode *node, guint *first, guint *last)
{
  const char *told = press_node_get_attribute (node, PRESS_ATTRIBUTE_COLUMN);
  char *end = NULL;
  guint64 number = told != NULL ? g_ascii_strtoull (told, &end, 10) : 0;
  guint64 until = end != NULL && *end == '-' ? g_ascii_strtoull (end + 1, NULL, 10) : number;

  if (end == told || number > PRESS_MOST_COLUMNS)
    return FALSE;
  *first = (guint) number;
  *last = (guint) CLAMP (until, number, PRESS_MOST_COLUMNS);
  return TRUE;
}

/**
 * press_node_get_first_attribute:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): its first attribute
 */
const PressAttribute *
press_node_get_first_attribute (const PressNode *node)
{
  return node->attributes;
}

/**
 * press_attribute_get_next:
 * @attribute: an attribute
 *
 * Returns: (transfer none) (nullable): the next one of the same node
 */
const PressAttribute *
press_attribute_get_next (const PressAttribute *attribute)
{
  return attribute->next;
}

/**
 * press_attribute_get_name:
 * @attribute: an attribute
 *
 * Returns: what its value is about
 */
PressAttributeName
press_attribute_get_name (const PressAttribute *attribute)
{
  return attribute->name;
}

/**
 * press_attribute_get_value:
 * @attribute: an attribute
 *
 * Returns: its value
 */
const char *
press_attribute_get_value (const PressAttribute *attribute)
{
  return attribute->value;
}

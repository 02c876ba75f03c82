/* The tree of a release: typed nodes with spans and attributes. */
#pragma once

#include <press/press-span.h>

G_BEGIN_DECLS

/**
 * PressNodeKind:
 *
 * What a node is. The kinds and their meanings stand in `press-kinds.def`: a kind `headline` is
 * %PRESS_NODE_HEADLINE here, `headline` in JSON and an element of that name in XML.
 */
typedef enum
{
#define PRESS_KIND(NAME, name, role, doc) PRESS_NODE_##NAME,
#include <press/press-kinds.def>
#undef PRESS_KIND
  PRESS_N_NODE_KINDS
} PressNodeKind;

/**
 * PressNodeRole:
 * @PRESS_ROLE_BLOCK: a part of the release or a block in it
 * @PRESS_ROLE_INLINE: a phrase inside a block
 * @PRESS_ROLE_LEAF: text as it stands; it has no children
 * @PRESS_ROLE_FLOAT: what a page puts between any two lines, and no part of the text around it
 *
 * The role that a kind plays in the tree.
 */
typedef enum
{
  PRESS_ROLE_BLOCK,
  PRESS_ROLE_INLINE,
  PRESS_ROLE_LEAF,
  PRESS_ROLE_FLOAT
} PressNodeRole;

/**
 * PressAttributeName:
 *
 * What a value of a node is about. The names and their forms stand in `press-attributes.def`.
 */
typedef enum
{
#define PRESS_ATTRIBUTE(NAME, name, doc) PRESS_ATTRIBUTE_##NAME,
#include <press/press-attributes.def>
#undef PRESS_ATTRIBUTE
  PRESS_N_ATTRIBUTES
} PressAttributeName;

/**
 * PressNode:
 *
 * One node of a tree. It belongs to its #PressDocument and lives as long.
 */
typedef struct _PressNode PressNode;

/**
 * PressAttribute:
 *
 * A normalised value of a node, such as the ISO form of a date. It belongs to its node.
 */
typedef struct _PressAttribute PressAttribute;

/**
 * PRESS_MOST_COLUMNS:
 *
 * The columns of a table that are told apart, without that of its labels.
 *
 * Since: 0.1
 */
#define PRESS_MOST_COLUMNS 64

PRESS_API const char *press_node_kind_get_name (PressNodeKind kind);
PRESS_API const char *press_node_kind_get_summary (PressNodeKind kind);
PRESS_API PressNodeRole press_node_kind_get_role (PressNodeKind kind);
PRESS_API gboolean press_node_kind_from_name (const char *name, PressNodeKind *kind);

PRESS_API const char *press_attribute_name_get_name (PressAttributeName name);
PRESS_API const char *press_attribute_name_get_summary (PressAttributeName name);

PRESS_API PressNodeKind press_node_get_kind (const PressNode *node);
PRESS_API PressSpan press_node_get_span (const PressNode *node);
PRESS_API PressNode *press_node_get_parent (const PressNode *node);
PRESS_API PressNode *press_node_get_first_child (const PressNode *node);
PRESS_API PressNode *press_node_get_last_child (const PressNode *node);
PRESS_API PressNode *press_node_get_next (const PressNode *node);
PRESS_API PressNode *press_node_find_child (const PressNode *node, PressNodeKind kind);
PRESS_API PressNode *press_node_find_ancestor (const PressNode *node, PressNodeKind kind);

PRESS_API const char *press_node_get_attribute (const PressNode *node, PressAttributeName name);
PRESS_API gboolean press_node_get_columns (const PressNode *node, guint *first, guint *last);
PRESS_API const PressAttribute *press_node_get_first_attribute (const PressNode *node);
PRESS_API const PressAttribute *press_attribute_get_next (const PressAttribute *attribute);
PRESS_API PressAttributeName press_attribute_get_name (const PressAttribute *attribute);
PRESS_API const char *press_attribute_get_value (const PressAttribute *attribute);

G_END_DECLS

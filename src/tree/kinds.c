/* The tables of kinds and attributes, expanded from their lists. */
#include <press/press-node.h>

typedef struct
{
  const char *name;
  const char *summary;
  PressNodeRole role;
} KindRow;

typedef struct
{
  const char *name;
  const char *summary;
} AttributeRow;

static const KindRow kinds[] = {
#define PRESS_KIND(NAME, name, role, doc) [PRESS_NODE_##NAME] = { name, doc, PRESS_ROLE_##role },
#include <press/press-kinds.def>
#undef PRESS_KIND
};

static const AttributeRow attributes[] = {
#define PRESS_ATTRIBUTE(NAME, name, doc) [PRESS_ATTRIBUTE_##NAME] = { name, doc },
#include <press/press-attributes.def>
#undef PRESS_ATTRIBUTE
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == PRESS_N_NODE_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (attributes) == PRESS_N_ATTRIBUTES);

/**
 * press_node_kind_get_name:
 * @kind: a kind
 *
 * Returns: its name, lower case with hyphens, as JSON and XML write it
 */
const char *
press_node_kind_get_name (PressNodeKind kind)
{
  g_return_val_if_fail (kind < PRESS_N_NODE_KINDS, NULL);
  return kinds[kind].name;
}

/**
 * press_node_kind_get_summary:
 * @kind: a kind
 *
 * Returns: what a node of this kind is, one line
 */
const char *
press_node_kind_get_summary (PressNodeKind kind)
{
  g_return_val_if_fail (kind < PRESS_N_NODE_KINDS, NULL);
  return kinds[kind].summary;
}

/**
 * press_node_kind_get_role:
 * @kind: a kind
 *
 * Returns: the role that nodes of this kind play
 */
PressNodeRole
press_node_kind_get_role (PressNodeKind kind)
{
  g_return_val_if_fail (kind < PRESS_N_NODE_KINDS, PRESS_ROLE_BLOCK);
  return kinds[kind].role;
}

/**
 * press_node_kind_from_name:
 * @name: a name, `headline`
 * @kind: (out) (optional): the kind of that name
 *
 * Returns: whether there is such a kind
 */
gboolean
press_node_kind_from_name (const char *name, PressNodeKind *kind)
{
  for (guint i = 0; i < PRESS_N_NODE_KINDS; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        if (kind != NULL)
          *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * press_attribute_name_get_name:
 * @name: an attribute's name
 *
 * Returns: it as text, lower case with hyphens
 */
const char *
press_attribute_name_get_name (PressAttributeName name)
{
  g_return_val_if_fail (name < PRESS_N_ATTRIBUTES, NULL);
  return attributes[name].name;
}

/**
 * press_attribute_name_get_summary:
 * @name: an attribute's name
 *
 * Returns: what its values are, one line
 */
const char *
press_attribute_name_get_summary (PressAttributeName name)
{
  g_return_val_if_fail (name < PRESS_N_ATTRIBUTES, NULL);
  return attributes[name].summary;
}

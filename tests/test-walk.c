/* The tree and the walk over it. */
#include "tree/node-private.h"

#include <press/press-walk.h>

#define DEEP 200000

typedef struct
{
  PressArena *arena;
  PressNode *root;
} Tree;

static PressNode *
add (Tree *tree, PressNode *parent, PressNodeKind kind)
{
  PressNode *node = press_node_new (tree->arena, kind, (PressSpan){ 0, 0 });

  press_node_adopt (parent, press_nodes_append (NULL, node));
  return node;
}

/* document (release (headline (text), paragraph (text, date))) */
static void
set_up (Tree *tree, gconstpointer data)
{
  PressNode *release, *block;

  (void) data;
  tree->arena = press_arena_new ();
  tree->root = press_node_new (tree->arena, PRESS_NODE_DOCUMENT, (PressSpan){ 0, 0 });
  release = add (tree, tree->root, PRESS_NODE_RELEASE);
  block = add (tree, release, PRESS_NODE_HEADLINE);
  add (tree, block, PRESS_NODE_TEXT);
  block = add (tree, release, PRESS_NODE_PARAGRAPH);
  add (tree, block, PRESS_NODE_TEXT);
  add (tree, block, PRESS_NODE_DATE);
}

static void
tear_down (Tree *tree, gconstpointer data)
{
  (void) data;
  press_arena_free (tree->arena);
}

/* The events as "+kind" and "-kind". @skipped: the kind whose children are left out. */
static char *
describe_walk (const PressNode *root, PressNodeKind skipped)
{
  GString *events = g_string_new (NULL);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, root);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      g_string_append_printf (events, "%s%c%s", events->len > 0 ? " " : "",
                              event == PRESS_WALK_ENTER ? '+' : '-',
                              press_node_kind_get_name (press_node_get_kind (node)));
      if (event == PRESS_WALK_ENTER && press_node_get_kind (node) == skipped)
        press_walk_skip_children (&walk);
    }
  g_assert_cmpint (press_walk_next (&walk, &node), ==, PRESS_WALK_END);
  return g_string_free (events, FALSE);
}

static void
test_events (Tree *tree, gconstpointer data)
{
  g_autofree char *events = describe_walk (tree->root, PRESS_N_NODE_KINDS);

  (void) data;
  g_assert_cmpstr (events, ==,
                   "+document +release +headline +text -text -headline +paragraph +text -text "
                   "+date -date -paragraph -release -document");
}

static void
test_skip (Tree *tree, gconstpointer data)
{
  g_autofree char *events = describe_walk (tree->root, PRESS_NODE_HEADLINE);

  (void) data;
  g_assert_cmpstr (events, ==,
                   "+document +release +headline -headline +paragraph +text -text +date -date "
                   "-paragraph -release -document");
}

static void
test_subtree (Tree *tree, gconstpointer data)
{
  const PressNode *release = press_node_get_first_child (tree->root);
  const PressNode *paragraph = press_node_get_last_child (release);
  g_autofree char *events = describe_walk (paragraph, PRESS_N_NODE_KINDS);
  g_autofree char *leaf = describe_walk (press_node_get_last_child (paragraph), PRESS_N_NODE_KINDS);

  (void) data;
  g_assert_cmpstr (events, ==, "+paragraph +text -text +date -date -paragraph");
  g_assert_cmpstr (leaf, ==, "+date -date");
}

static void
test_relatives (Tree *tree, gconstpointer data)
{
  PressNode *release = press_node_get_first_child (tree->root);
  PressNode *headline = press_node_get_first_child (release);
  PressNode *paragraph = press_node_find_child (release, PRESS_NODE_PARAGRAPH);

  (void) data;
  g_assert_true (press_node_get_next (headline) == paragraph);
  g_assert_null (press_node_get_next (paragraph));
  g_assert_null (press_node_get_parent (tree->root));
  g_assert_null (press_node_find_child (release, PRESS_NODE_TABLE));
  g_assert_true (
      press_node_find_ancestor (press_node_get_first_child (headline), PRESS_NODE_RELEASE)
      == release);
}

static void
test_attributes (Tree *tree, gconstpointer data)
{
  PressNode *root = tree->root;

  (void) data;
  g_assert_null (press_node_get_attribute (root, PRESS_ATTRIBUTE_VALUE));
  press_node_set_attribute (root, tree->arena, PRESS_ATTRIBUTE_VALUE, "2007-01-03");
  press_node_set_attribute (root, tree->arena, PRESS_ATTRIBUTE_WIRE, "prn");
  g_assert_cmpstr (press_node_get_attribute (root, PRESS_ATTRIBUTE_VALUE), ==, "2007-01-03");
  g_assert_cmpstr (press_node_get_attribute (root, PRESS_ATTRIBUTE_WIRE), ==, "prn");
  g_assert_null (press_node_get_attribute (root, PRESS_ATTRIBUTE_ZONE));
}

static void
test_deep (void)
{
  Tree tree = { press_arena_new (), NULL };
  PressNode *at = tree.root = press_node_new (tree.arena, PRESS_NODE_DOCUMENT, (PressSpan){ 0, 0 });
  const PressNode *node;
  guint n_events = 0;
  PressWalk walk;

  for (guint i = 1; i < DEEP; i++)
    at = add (&tree, at, PRESS_NODE_SECTION);
  press_walk_init (&walk, tree.root);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    n_events++;
  g_assert_cmpuint (n_events, ==, 2 * DEEP);
  press_arena_free (tree.arena);
}

static void
test_join (void)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  PressArena *arena = press_arena_new ();
  PressSpan nowhere = { 0, 0 };
  PressNode *parent = press_node_new (arena, PRESS_NODE_PARAGRAPH, nowhere);
  PressNodes first = NULL;
  PressNodes second = NULL;

  first = press_nodes_append (first, press_node_new (arena, PRESS_NODE_TEXT, nowhere));
  first = press_nodes_append (first, press_node_new (arena, PRESS_NODE_DATE, nowhere));
  second = press_nodes_append (second, press_node_new (arena, PRESS_NODE_MONEY, nowhere));
  first = press_nodes_join (press_nodes_join (first, NULL), second);
  press_node_adopt (parent, press_nodes_join (NULL, first));
  for (PressNode *child = press_node_get_first_child (parent); child != NULL;
       child = press_node_get_next (child))
    g_string_append_printf (kinds, "%s ", press_node_kind_get_name (press_node_get_kind (child)));
  g_assert_cmpstr (kinds->str, ==, "text date money ");
  press_arena_free (arena);
}

static void
test_kind_names (void)
{
  for (guint kind = 0; kind < PRESS_N_NODE_KINDS; kind++)
    {
      PressNodeKind found;

      g_assert_true (press_node_kind_from_name (press_node_kind_get_name (kind), &found));
      g_assert_cmpuint (found, ==, kind);
      g_assert_nonnull (press_node_kind_get_summary (kind));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Tree, NULL, set_up, function, tear_down)
  ADD ("/walk/leaf-has-both-events", test_events);
  ADD ("/walk/skipped-children-are-not-met", test_skip);
  ADD ("/walk/ends-with-the-node-it-began-with", test_subtree);
  ADD ("/tree/relatives-are-found", test_relatives);
  ADD ("/tree/attributes-are-kept", test_attributes);
#undef ADD
  g_test_add_func ("/walk/any-depth", test_deep);
  g_test_add_func ("/tree/joined-lists-keep-order", test_join);
  g_test_add_func ("/tree/each-kind-has-one-name", test_kind_names);
  return g_test_run ();
}

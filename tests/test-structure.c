/* The checker of trees, which all other tests lean on: it finds each way in which a tree can be
 * unsound. */
#include "tree/document-private.h"
#include "util.h"

#include <press/press-walk.h>

#include <string.h>

#define RELEASE                                                                                    \
  "FOR IMMEDIATE RELEASE\n\n             Zenith Harbor Opens Its Lock\n\n"                         \
  "SPRINGFIELD, Mass., Jan. 3, 2007 -- Zenith Harbor, Inc. (Nasdaq: ZNTH) today opened\n"          \
  "its lock for $1.2 million.\n\n# # #\n"

typedef struct
{
  const char *name;
  void (*damage) (PressDocument *document);
  const char *said; /* NULL: it is sound */
} Case;

/* The first node of a kind. */
static PressNode *
find (const PressDocument *document, PressNodeKind kind)
{
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, press_document_get_root (document));
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (press_node_get_kind (node) == kind)
      return (PressNode *) node;
  g_assert_not_reached ();
}

static void
leave (PressDocument *document)
{
  (void) document;
}

static void
turn_round (PressDocument *document)
{
  PressNode *node = find (document, PRESS_NODE_END_MARK);

  node->span = (PressSpan){ node->span.end, node->span.start };
}

static void
reach_out_of_text (PressDocument *document)
{
  find (document, PRESS_NODE_END_MARK)->span.end = document->copy->length + 1;
}

static void
reach_out_of_parent (PressDocument *document)
{
  find (document, PRESS_NODE_MONEY)->span.end = find (document, PRESS_NODE_LEDE)->span.end + 2;
}

static void
begin_before_parent (PressDocument *document)
{
  find (document, PRESS_NODE_DATELINE)->span.start--;
}

static void
overlap (PressDocument *document)
{
  find (document, PRESS_NODE_MONEY)->span.start--;
}

static void
leave_out (PressDocument *document)
{
  find (document, PRESS_NODE_MONEY)->span.start++;
}

static void
end_early (PressDocument *document)
{
  PressNode *mark = find (document, PRESS_NODE_END_MARK);

  while (mark != NULL)
    {
      mark->span.end--;
      mark = mark->last_child;
    }
}

static void
be_of_no_kind (PressDocument *document)
{
  find (document, PRESS_NODE_MONEY)->kind = PRESS_N_NODE_KINDS;
}

static void
lose_leaves (PressDocument *document)
{
  find (document, PRESS_NODE_HEADLINE)->last_child = NULL;
}

static void
lose_parent (PressDocument *document)
{
  find (document, PRESS_NODE_HEADLINE)->parent = NULL;
}

static void
put_block_into_phrase (PressDocument *document)
{
  PressNode *date = find (document, PRESS_NODE_DATELINE)->last_child->next;

  g_assert_nonnull (date->last_child);
  date->last_child->kind = PRESS_NODE_PARAGRAPH;
  press_node_adopt (date->last_child,
                    press_nodes_append (NULL, press_node_new (document->arena, PRESS_NODE_TEXT,
                                                              date->last_child->span)));
}

static const Case cases[] = {
  { "whole", leave, NULL },
  { "span-turned-round", turn_round, "its span is no span of the text" },
  { "span-behind-the-text", reach_out_of_text, "its span is no span of the text" },
  { "end-behind-the-parent", reach_out_of_parent, "it reaches out of its parent" },
  { "start-before-the-parent", begin_before_parent, "it reaches out of its parent" },
  { "leaves-overlap", overlap, "it begins before the leaf in front of it ends" },
  { "text-in-no-leaf", leave_out, "there is text in front of it that no leaf holds" },
  { "text-behind-all", end_early, "there is text behind the last leaf" },
  { "no-kind", be_of_no_kind, "a node of an unknown kind" },
  { "branch-without-leaves", lose_leaves, "no leaf holds its text" },
  { "no-parent", lose_parent, "it has no parent" },
  { "block-in-a-phrase", put_block_into_phrase, "a block inside a phrase" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (PressDocument) document = test_compile (RELEASE, -1);
  g_autoptr (GError) error = NULL;
  gboolean is_sound;

  one->damage (document);
  is_sound = press_document_check_structure (document, &error);
  g_assert_true (is_sound == (one->said == NULL));
  g_assert_true (is_sound == (error == NULL));
  if (one->said != NULL && strstr (error->message, one->said) == NULL)
    g_error ("'%s' is not in: %s", one->said, error->message);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/structure/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}

/* Trees by hand, from a text with marks in it: "{headline|{text|Example ships}}\n". A node opens
 * with a brace, its kind, attributes as " name=value", and a bar; it ends with a brace. All other
 * bytes are the text of the document. */
#include "markup.h"

#include <string.h>

typedef struct
{
  PressArena *arena;
  GString *text;
  PressNode *open;
} Builder;

static PressAttributeName
find_attribute (const char *name)
{
  guint found = 0;

  while (strcmp (press_attribute_name_get_name (found), name) != 0)
    found++;
  return found;
}

/* @head: what stands between the brace and the bar. */
static void
open_node (Builder *builder, const char *head)
{
  guint32 at = (guint32) builder->text->len;
  g_auto (GStrv) words = g_strsplit (head, " ", -1);
  PressNodeKind kind;
  PressNode *node;

  g_assert_true (press_node_kind_from_name (words[0], &kind));
  node = press_node_new (builder->arena, kind, (PressSpan){ at, at });
  for (guint i = 1; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');

      *value++ = '\0';
      press_node_set_attribute (node, builder->arena, find_attribute (words[i]), value);
    }
  node->parent = builder->open;
  builder->open = node;
}

static void
close_node (Builder *builder)
{
  PressNode *node = builder->open;
  PressNode *parent = node->parent;

  node->span.end = (guint32) builder->text->len;
  press_node_adopt (parent, press_nodes_append (NULL, node));
  builder->open = parent;
}

/* Moves a tree that was built before its text was whole below the root of its document. */
static PressDocument *
finish (const char *name, GString *text, PressArena *arena, PressNode *release)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  PressCopy *copy = press_copy_new (bytes);
  PressDocument *document;

  press_copy_find_lines (copy);
  document = press_document_new (name, copy);
  press_arena_free (document->arena);
  document->arena = arena;
  document->root = release;
  return document;
}

/* Builds a document whose root holds what @markup says. */
PressDocument *
test_markup_build (const char *name, const char *markup, gssize length_bytes)
{
  gsize length = length_bytes < 0 ? strlen (markup) : (gsize) length_bytes;
  PressArena *arena = press_arena_new ();
  PressNode *root = press_node_new (arena, PRESS_NODE_DOCUMENT, (PressSpan){ 0, 0 });
  Builder builder = { arena, g_string_new (NULL), root };
  const char *end = markup + length;

  for (const char *at = markup; at < end; at++)
    if (*at == '{')
      {
        const char *bar = memchr (at, '|', (gsize) (end - at));
        g_autofree char *head = g_strndup (at + 1, (gsize) (bar - at) - 1);

        open_node (&builder, head);
        at = bar;
      }
    else if (*at == '}')
      close_node (&builder);
    else
      g_string_append_c (builder.text, *at);
  g_assert_true (builder.open == root);
  root->span = (PressSpan){ 0, (guint32) builder.text->len };
  return finish (name, builder.text, arena, root);
}

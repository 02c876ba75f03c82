/* Phrases: what the grammars find inside a block, before it becomes nodes. */
#include "parse/phrases.h"
#include "base/trim.h"

#define DEEPEST_NESTING 8
#define MOST_MOVES 256 /* of phrases, before there is a faster way to sort */

typedef struct
{
  PressArena *arena;
  const PressCopy *copy;
  PressNode *const *floats; /* still to come, in order */
  guint n_floats;
} Builder;

/* A phrase that is open: the nodes found in it so far. */
typedef struct
{
  PressNode *node; /* NULL: the block itself */
  guint32 end;
  PressNodes children;
} Level;

PressPhrase *
press_phrases_add (GArray *phrases, PressNodeKind kind, PressSpan span)
{
  PressPhrase phrase = { .span = span, .kind = (guint16) kind };

  g_array_append_val (phrases, phrase);
  return &g_array_index (phrases, PressPhrase, phrases->len - 1);
}

/* Sets a value that lives as long as the arena, or for ever. */
void
press_phrase_take_attribute (PressPhrase *phrase, PressArena *arena, PressAttributeName name,
                             const char *value)
{
  PressAttribute *attribute = press_arena_alloc (arena, sizeof (PressAttribute));

  attribute->name = name;
  attribute->value = value;
  attribute->next = phrase->attributes;
  phrase->attributes = attribute;
}

static int
compare_phrases (gconstpointer first, gconstpointer second)
{
  const PressPhrase *a = first;
  const PressPhrase *b = second;

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  if (a->span.end != b->span.end)
    return a->span.end > b->span.end ? -1 : 1;
  return 0;
}

/* Sorts phrases, of which nearly all come in order: each moves to the front past a few. Where many
 * would have to, sorting is left to GLib. */
static void
sort_phrases (GArray *phrases)
{
  PressPhrase *all = (PressPhrase *) (gpointer) phrases->data;
  guint n_moves = 0;

  for (guint i = 1; i < phrases->len; i++)
    {
      PressPhrase phrase = all[i];
      guint to = i;

      while (to > 0 && compare_phrases (&all[to - 1], &phrase) > 0 && n_moves++ < MOST_MOVES)
        {
          all[to] = all[to - 1];
          to--;
        }
      all[to] = phrase;
    }
  if (n_moves >= MOST_MOVES)
    g_array_sort (phrases, compare_phrases);
}

static gboolean
trim (const PressCopy *copy, PressSpan *span)
{
  *span = press_span_trim (copy->text, *span);
  return span->start < span->end;
}

static gboolean
is_blank (const PressCopy *copy, PressSpan span)
{
  return !trim (copy, &span);
}

/* Adds text as one leaf, or none where it is blank. Blanks inside a block stay with the text. */
static PressNodes
add_text (Builder *builder, PressNodes nodes, PressSpan span, gboolean is_bare)
{
  if (is_bare ? !trim (builder->copy, &span) : is_blank (builder->copy, span))
    return nodes;
  return press_nodes_append (nodes, press_node_new (builder->arena, PRESS_NODE_TEXT, span));
}

/* Adds text and the floats that fall into it, up to its end. */
static PressNodes
add_run (Builder *builder, PressNodes nodes, PressSpan span)
{
  while (builder->n_floats > 0 && builder->floats[0]->span.start < span.end)
    {
      PressNode *node = builder->floats[0];

      nodes = add_text (builder, nodes, (PressSpan){ span.start, node->span.start }, TRUE);
      nodes = press_nodes_append (nodes, node);
      span.start = MAX (span.start, node->span.end);
      builder->floats++;
      builder->n_floats--;
    }
  return add_text (builder, nodes, span, FALSE);
}

static void
close_levels (Builder *builder, Level *levels, guint *n_levels, guint32 *at, guint32 until)
{
  while (*n_levels > 1 && levels[*n_levels - 1].end <= until)
    {
      Level *level = &levels[--*n_levels];

      level->children = add_run (builder, level->children, (PressSpan){ *at, level->end });
      *at = level->end;
      press_node_adopt (level->node, level->children);
    }
}

static PressNode *
make_node (Builder *builder, const PressPhrase *phrase)
{
  PressNode *node = press_node_new (builder->arena, phrase->kind, phrase->span);

  node->attributes = phrase->attributes;
  return node;
}

static gboolean
holds_float (const Builder *builder, PressSpan span)
{
  return builder->n_floats > 0 && builder->floats[0]->span.start < span.end;
}

/* A block may hold blocks, a phrase only phrases. @node: NULL for the block itself */
static gboolean
may_hold (const PressNode *node, PressNodeKind kind)
{
  return node == NULL || press_node_kind_get_role (node->kind) == PRESS_ROLE_BLOCK
         || press_node_kind_get_role (kind) != PRESS_ROLE_BLOCK;
}

/* Makes the children of a block that covers @span: the phrases as nodes, the text between them as
 * leaves, and the floats where they fall. Sorts @phrases. A phrase that cuts across another, or
 * lies inside a leaf, is left out. */
PressNodes
press_phrases_build (PressArena *arena, const PressCopy *copy, PressSpan span, GArray *phrases,
                     PressNode *const *floats, guint n_floats)
{
  Builder builder = { arena, copy, floats, n_floats };
  Level levels[DEEPEST_NESTING] = { { NULL, 0, NULL } };
  guint n_levels = 1;
  guint32 at;

  trim (copy, &span);
  at = span.start;
  levels[0].end = span.end;
  sort_phrases (phrases);
  for (guint i = 0; i < phrases->len; i++)
    {
      const PressPhrase *phrase = &g_array_index (phrases, PressPhrase, i);
      gboolean is_leaf = press_node_kind_get_role (phrase->kind) == PRESS_ROLE_LEAF;
      Level *level;
      PressNode *node;

      close_levels (&builder, levels, &n_levels, &at, phrase->span.start);
      level = &levels[n_levels - 1];
      if (phrase->span.start < at || phrase->span.end > level->end
          || phrase->span.start >= phrase->span.end || (n_levels == DEEPEST_NESTING && !is_leaf)
          || !may_hold (level->node, phrase->kind))
        continue;
      level->children = add_run (&builder, level->children, (PressSpan){ at, phrase->span.start });
      at = phrase->span.start;
      node = make_node (&builder, phrase);
      level->children = press_nodes_append (level->children, node);
      if (!is_leaf || holds_float (&builder, phrase->span))
        {
          /* A leaf that a page falls into becomes the parts of it. */
          PressNodes parts = NULL;

          if (!is_leaf)
            {
              levels[n_levels++] = (Level){ node, phrase->span.end, NULL };
              continue;
            }
          parts = add_run (&builder, parts, phrase->span);
          press_node_adopt (node, parts);
        }
      at = phrase->span.end;
    }
  close_levels (&builder, levels, &n_levels, &at, span.end);
  return add_run (&builder, levels[0].children, (PressSpan){ at, span.end });
}

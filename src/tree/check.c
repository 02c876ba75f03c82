/* The structure checker: what every tree must hold, whatever was read. */
#include "tree/document-private.h"

#include <press/press-error.h>
#include <press/press-walk.h>

#include <string.h>

typedef struct
{
  const PressDocument *document;
  guint32 covered; /* up to here every byte is in a leaf or is white space */
  GError *error;
} Check;

static gboolean
fail (Check *check, const PressNode *node, const char *why)
{
  check->error
      = g_error_new (PRESS_ERROR, PRESS_ERROR_FAILED, "%s at bytes %u to %u: %s",
                     press_node_kind_get_name (node->kind), node->span.start, node->span.end, why);
  return FALSE;
}

/* White space is that of ASCII and the blank that does not break. */
static gboolean
is_blank (const PressCopy *copy, guint32 start, guint32 end)
{
  for (guint32 at = start; at < end; at++)
    if (at + 1 < end && memcmp (copy->text + at, "\xc2\xa0", 2) == 0)
      at++;
    else if (!g_ascii_isspace (copy->text[at]))
      return FALSE;
  return TRUE;
}

static gboolean
check_leaf (Check *check, const PressNode *leaf)
{
  if (leaf->span.start < check->covered)
    return fail (check, leaf, "it begins before the leaf in front of it ends");
  if (!is_blank (check->document->copy, check->covered, leaf->span.start))
    return fail (check, leaf, "there is text in front of it that no leaf holds");
  check->covered = leaf->span.end;
  return TRUE;
}

static gboolean
check_place (Check *check, const PressNode *node)
{
  const PressNode *parent = node->parent;

  if (node->span.start > node->span.end || node->span.end > check->document->copy->length)
    return fail (check, node, "its span is no span of the text");
  if (parent == NULL)
    return node == check->document->root || fail (check, node, "it has no parent");
  if (node->span.start < parent->span.start || node->span.end > parent->span.end)
    return fail (check, node, "it reaches out of its parent");
  return TRUE;
}

static gboolean
check_kind (Check *check, const PressNode *node)
{
  PressNodeRole role;

  if (node->kind >= PRESS_N_NODE_KINDS)
    return fail (check, check->document->root, "a node of an unknown kind");
  role = press_node_kind_get_role (node->kind);
  if (node->last_child == NULL && node->span.start < node->span.end && role != PRESS_ROLE_LEAF
      && role != PRESS_ROLE_FLOAT && node != check->document->root)
    return fail (check, node, "no leaf holds its text");
  if (role == PRESS_ROLE_BLOCK && node->parent != NULL
      && press_node_kind_get_role (node->parent->kind) == PRESS_ROLE_INLINE)
    return fail (check, node, "a block inside a phrase");
  return TRUE;
}

/**
 * press_document_check_structure:
 * @document: a document
 * @error: return location for the first thing found
 *
 * Checks what every tree must hold: spans lie inside their parents and follow one another, blocks
 * do not stand in phrases, and each byte of the copy is in exactly one leaf or in white space
 * between two leaves.
 *
 * Returns: whether all of it holds
 */
gboolean
press_document_check_structure (const PressDocument *document, GError **error)
{
  Check check = { .document = document };
  const PressNode *node;
  gboolean is_sound = TRUE;
  PressWalk walk;

  press_walk_init (&walk, document->root);
  while (is_sound && press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      if (walk.event != PRESS_WALK_ENTER)
        continue;
      is_sound
          = check_kind (&check, node) && check_place (&check, node)
            && (node->last_child != NULL || node == document->root || check_leaf (&check, node));
    }
  if (is_sound && !is_blank (document->copy, check.covered, document->copy->length))
    is_sound = fail (&check, document->root, "there is text behind the last leaf");
  if (check.error != NULL)
    g_propagate_error (error, check.error);
  return is_sound;
}

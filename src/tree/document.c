/* A compiled input: its bytes, its tree and its diagnostics. */
#include "tree/document-private.h"

#include <press/press-walk.h>

G_DEFINE_BOXED_TYPE (PressDocument, press_document, press_document_ref, press_document_unref)

/* Takes @copy. The root is an empty node until the parse. */
PressDocument *
press_document_new (const char *name, PressCopy *copy)
{
  PressDocument *document = g_new0 (PressDocument, 1);

  g_atomic_ref_count_init (&document->references);
  document->name = g_strdup (name);
  document->copy = copy;
  document->input_start = press_copy_to_source (copy, (PressSpan){ 0, 0 }).start;
  document->arena = press_arena_new ();
  document->root
      = press_node_new (document->arena, PRESS_NODE_DOCUMENT, (PressSpan){ 0, copy->length });
  document->diagnostics = g_ptr_array_new ();
  press_budget_start (&document->budget, NULL);
  return document;
}

/* Takes @copy in place of the one that there is, for what is read next. */
void
press_document_set_copy (PressDocument *document, PressCopy *copy)
{
  press_copy_free (document->copy);
  document->copy = copy;
  document->root->span = (PressSpan){ 0, copy->length };
}

/* Lets the text go in front of that which is read next. */
void
press_document_let_copy_go (PressDocument *document)
{
  PressCopy *copy = press_copy_new (document->copy->source);

  copy->length = 0;
  press_document_set_copy (document, copy);
}

/* Whether a release was read to its end: the last one of an input that was cut was not. */
gboolean
press_document_has_all_of (const PressDocument *document, const PressNode *release)
{
  const PressNode *node = release;

  if (!document->is_cut)
    return TRUE;
  while (node != document->root->last_child)
    {
      node = node->next;
      if (node->kind == PRESS_NODE_RELEASE)
        return TRUE;
    }
  return FALSE;
}

/**
 * press_document_ref:
 * @document: a document
 *
 * Returns: (transfer full): the same document, with one more reference
 */
PressDocument *
press_document_ref (PressDocument *document)
{
  g_atomic_ref_count_inc (&document->references);
  return document;
}

/**
 * press_document_unref:
 * @document: (transfer full): a document
 *
 * Gives a reference back; with the last one go the document, its nodes and its diagnostics.
 */
void
press_document_unref (PressDocument *document)
{
  if (!g_atomic_ref_count_dec (&document->references))
    return;
  g_free (document->name);
  press_copy_free (document->copy);
  press_arena_free (document->arena);
  g_clear_pointer (&document->wrappers, g_ptr_array_unref);
  g_ptr_array_unref (document->diagnostics);
  g_free (document);
}

/* The wrapper among the nodes in front of @part, below the same parent. */
static const PressNode *
find_wrapper_in_front (const PressNode *part)
{
  const PressNode *parent = press_node_get_parent (part);
  const PressNode *wrapper = NULL;

  if (parent == NULL)
    return NULL;
  for (const PressNode *node = press_node_get_first_child (parent); node != NULL && node != part;
       node = press_node_get_next (node))
    if (node->kind == PRESS_NODE_WRAPPER)
      wrapper = node;
  return wrapper;
}

/* The wrapper that stands last in front of a part, which is right below the root; NULL: there is
 * none. Where the tree stays whole, many may stand in front; else few are left there. */
const PressNode *
press_document_find_wrapper (const PressDocument *document, const PressNode *part)
{
  guint low = 0;
  guint high;

  if (document->wrappers == NULL)
    return find_wrapper_in_front (part);
  high = document->wrappers->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PressNode *wrapper = g_ptr_array_index (document->wrappers, middle);

      if (wrapper->span.start < part->span.start)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_ptr_array_index (document->wrappers, low - 1) : NULL;
}

/**
 * press_document_get_name:
 * @document: a document
 *
 * Returns: the name of the input, as diagnostics print it
 */
const char *
press_document_get_name (const PressDocument *document)
{
  return document->name;
}

/**
 * press_document_get_root:
 * @document: a document
 *
 * Returns: (transfer none): the root of the tree, of kind %PRESS_NODE_DOCUMENT
 */
PressNode *
press_document_get_root (const PressDocument *document)
{
  return document->root;
}

/**
 * press_document_get_text:
 * @document: a document
 * @length_bytes: (out): how many bytes
 *
 * Gives the copy, which the spans of nodes count in: the text of the input in UTF-8, without
 * what only its format adds. For a UTF-8 text file this is the file itself.
 *
 * Returns: (transfer none) (array length=length_bytes): the copy, not terminated
 */
const char *
press_document_get_text (const PressDocument *document, gsize *length_bytes)
{
  *length_bytes = document->copy->length;
  return document->copy->text;
}

/**
 * press_document_get_source:
 * @document: a document
 * @length_bytes: (out): how many bytes
 *
 * Returns: (transfer none) (array length=length_bytes): the input as it was given, not terminated
 */
const char *
press_document_get_source (const PressDocument *document, gsize *length_bytes)
{
  const char *source = g_bytes_get_data (document->copy->source, length_bytes);

  return source != NULL ? source : "";
}

/**
 * press_document_get_encoding:
 * @document: a document
 *
 * Returns: the encoding that the input was read in, `UTF-8` or `windows-1252`; `binary` where it
 *   is no text, and nothing of it was read
 */
const char *
press_document_get_encoding (const PressDocument *document)
{
  return document->copy->encoding;
}

/**
 * press_document_get_input_span:
 * @document: a document
 *
 * Returns: the bytes of the input that the root stands for: all, but for a mark of the order of
 * bytes at the start
 *
 * Since: 0.1
 */
PressSpan
press_document_get_input_span (const PressDocument *document)
{
  return (PressSpan){ document->input_start, (guint32) g_bytes_get_size (document->copy->source) };
}

/**
 * press_document_get_source_span:
 * @document: a document
 * @span: bytes of the copy
 *
 * Returns: the bytes of the input that @span was made from
 */
PressSpan
press_document_get_source_span (const PressDocument *document, PressSpan span)
{
  return press_copy_to_source (document->copy, span);
}

/**
 * press_document_get_place:
 * @document: a document
 * @source_offset: a byte of the input
 *
 * Returns: its line and column, found by binary search
 */
PressPlace
press_document_get_place (const PressDocument *document, guint32 source_offset)
{
  return press_copy_get_place (document->copy, source_offset);
}

/**
 * press_document_get_source_line:
 * @document: a document
 * @line: a line of the input, from 1
 *
 * Returns: its bytes of the input, without the end of line; empty where there is no such line
 */
PressSpan
press_document_get_source_line (const PressDocument *document, guint line)
{
  return press_copy_get_source_line (document->copy, line);
}

/**
 * press_document_dup_text:
 * @document: a document
 * @node: a node of it
 *
 * Gives the text of a node as people read it: what pages put between its lines is left out, runs
 * of white space are one blank, the ends are trimmed.
 *
 * Returns: (transfer full): the text
 */
char *
press_document_dup_text (const PressDocument *document, const PressNode *node)
{
  GString *text = g_string_new (NULL);
  PressSpan run = { node->span.start, node->span.start };
  const PressNode *at;
  PressWalk walk;

  press_walk_init (&walk, node);
  while (press_walk_next (&walk, &at) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && press_node_kind_get_role (at->kind) == PRESS_ROLE_FLOAT)
      {
        run.end = at->span.start;
        press_copy_fold (document->copy, run, text);
        run.start = at->span.end;
        press_walk_skip_children (&walk);
      }
  run.end = node->span.end;
  press_copy_fold (document->copy, run, text);
  g_string_truncate (text, text->len - (text->len > 0 && text->str[text->len - 1] == ' '));
  return g_string_free (text, FALSE);
}

/**
 * press_document_dup_span_text:
 * @document: a document
 * @span: bytes of the copy
 *
 * Returns: (transfer full): their text, runs of white space folded to one blank, ends trimmed
 */
char *
press_document_dup_span_text (const PressDocument *document, PressSpan span)
{
  GString *text = g_string_new (NULL);

  press_copy_fold (document->copy, span, text);
  return g_string_free (text, FALSE);
}

/**
 * press_document_get_diagnostics:
 * @document: a document
 *
 * Returns: (transfer none) (element-type PressDiagnostic): its diagnostics, sorted by place
 */
GPtrArray *
press_document_get_diagnostics (const PressDocument *document)
{
  return document->diagnostics;
}

/* A compiled input: its bytes, its tree and its diagnostics. */
#pragma once

#include <press/press-diagnostic.h>
#include <press/press-node.h>

G_BEGIN_DECLS

#define PRESS_TYPE_DOCUMENT (press_document_get_type ())

/**
 * PressDocument:
 *
 * What became of one input. It is immutable, counted by references, and may be read from several
 * threads at once. Nodes, attributes and diagnostics belong to it.
 */
typedef struct _PressDocument PressDocument;

PRESS_API GType press_document_get_type (void) G_GNUC_CONST;
/**
 * PressPartFunc:
 * @document: a document that is being read
 * @part: (transfer none) (nullable): a child of its root, whole, which lives until the function
 *   returns; %NULL at the end of a stretch of the input: the text of @document is let go, and that
 *   of the next stretch takes its place, its spans counted from 0 again
 * @user_data: what was given with the function
 *
 * Takes what stands in a file, releases and what is round them, one after another.
 */
typedef void (*PressPartFunc) (const PressDocument *document, const PressNode *part,
                               gpointer user_data);

PRESS_API PressDocument *press_document_ref (PressDocument *document);
PRESS_API void press_document_unref (PressDocument *document);

PRESS_API const char *press_document_get_name (const PressDocument *document);
PRESS_API PressNode *press_document_get_root (const PressDocument *document);
PRESS_API const char *press_document_get_text (const PressDocument *document, gsize *length_bytes);
PRESS_API const char *press_document_get_source (const PressDocument *document,
                                                 gsize *length_bytes);
PRESS_API const char *press_document_get_encoding (const PressDocument *document);
PRESS_API PressSpan press_document_get_input_span (const PressDocument *document);
PRESS_API PressSpan press_document_get_source_span (const PressDocument *document, PressSpan span);
PRESS_API PressPlace press_document_get_place (const PressDocument *document,
                                               guint32 source_offset);
PRESS_API PressSpan press_document_get_source_line (const PressDocument *document, guint line);
PRESS_API char *press_document_dup_text (const PressDocument *document, const PressNode *node);
PRESS_API char *press_document_dup_span_text (const PressDocument *document, PressSpan span);
PRESS_API GPtrArray *press_document_get_diagnostics (const PressDocument *document);
PRESS_API gboolean press_document_check_structure (const PressDocument *document, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressDocument, press_document_unref)

G_END_DECLS

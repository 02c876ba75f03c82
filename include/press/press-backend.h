/* Backends: what a document is written as. */
#pragma once

#include <press/press-document.h>
#include <press/press-sink.h>

G_BEGIN_DECLS

/**
 * PRESS_BACKEND_ABI:
 *
 * The version of #PressBackend. A module that was built for another one is refused.
 */
#define PRESS_BACKEND_ABI 3u

/**
 * PressBackendSteps:
 * @begin: opens the output of @document, whose root has no children yet; returns what the others
 *   are given
 * @put: writes a child of the root; the children come in order
 * @end: closes the output and gives back what @begin returned; by then @document is read to its end
 * @turn: (nullable): is called at the end of a stretch of the input, whose text is about to be let
 *   go; the parts that come lie in another text of @document
 *
 * How a backend writes a document while it is being read. A failure is remembered by the sink.
 */
typedef struct
{
  gpointer (*begin) (const PressDocument *document, PressSink *sink);
  void (*put) (gpointer state, const PressNode *part);
  void (*end) (gpointer state);
  void (*turn) (gpointer state);
} PressBackendSteps;

/**
 * PressBackend:
 * @abi: %PRESS_BACKEND_ABI
 * @name: the name that `--to` takes
 * @summary: one line for people
 * @extension: the end of an output file's name, without a dot
 * @is_stream: whether the outputs of several documents may stand one after another in one file
 * @write: writes @document to @sink; %FALSE with @error set where it can't. %NULL where there are
 *   steps
 * @has_parts: whether it writes files of their own for parts of a document, such as tables, and
 *   calls press_sink_begin_part() in front of each
 * @wants_check: whether it is of no use without what the rules find
 * @steps: (nullable): how it writes a document while that is being read
 *
 * A backend is one constant table. The built-in ones and those of modules have the same form.
 */
typedef struct
{
  guint abi;
  const char *name;
  const char *summary;
  const char *extension;
  gboolean is_stream;
  gboolean (*write) (const PressDocument *document, PressSink *sink, GError **error);
  gboolean has_parts;
  gboolean wants_check;
  const PressBackendSteps *steps;
} PressBackend;

/**
 * PRESS_MODULE_SYMBOL:
 *
 * The name of the one symbol that a module shows: a constant #PressBackend.
 */
#define PRESS_MODULE_SYMBOL "press_module_backend"

PRESS_API const PressBackend *press_backends_get (guint index);
PRESS_API const PressBackend *press_backends_find (const char *name, GError **error);
PRESS_API const PressBackend *press_backends_load (const char *path, GError **error);
PRESS_API gboolean press_backend_write (const PressBackend *backend, const PressDocument *document,
                                        PressSink *sink, GError **error);

G_END_DECLS

/* Where a backend writes: a buffered stream that remembers its first error. */
#pragma once

#include <press/press-macros.h>

G_BEGIN_DECLS

/**
 * PressSink:
 *
 * A buffered way to a #GOutputStream, or to memory. After the first failure it swallows what
 * comes, and press_sink_finish() tells of it: a backend need not look at every write.
 */
typedef struct _PressSink PressSink;

PRESS_API PressSink *press_sink_new (GOutputStream *stream);
PRESS_API PressSink *press_sink_new_memory (void);
PRESS_API void press_sink_free (PressSink *sink);
PRESS_API void press_sink_write (PressSink *sink, const char *data, gsize length_bytes);
PRESS_API void press_sink_puts (PressSink *sink, const char *text);
PRESS_API void press_sink_putc (PressSink *sink, char character);
PRESS_API void press_sink_printf (PressSink *sink, const char *format, ...) G_GNUC_PRINTF (2, 3);
PRESS_API gboolean press_sink_finish (PressSink *sink, GError **error);
PRESS_API GBytes *press_sink_steal_bytes (PressSink *sink);
PRESS_API void press_sink_keep_parts (PressSink *sink);
PRESS_API gboolean press_sink_begin_part (PressSink *sink);
PRESS_API GPtrArray *press_sink_steal_parts (PressSink *sink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressSink, press_sink_free)

G_END_DECLS

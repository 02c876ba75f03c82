/* The compiler: from bytes to a document. */
#pragma once

#include <press/press-policy.h>

G_BEGIN_DECLS

PRESS_API PressDocument *press_compile_bytes (GBytes *bytes, const char *name, GError **error);
PRESS_API PressDocument *press_compile_bytes_with_policy (GBytes *bytes, const char *name,
                                                          const PressPolicy *policy,
                                                          GError **error);
PRESS_API PressDocument *press_compile_file (GFile *file, GCancellable *cancellable,
                                             GError **error);
PRESS_API PressDocument *press_compile_stream (GInputStream *stream, const char *name,
                                               GCancellable *cancellable, GError **error);

G_END_DECLS

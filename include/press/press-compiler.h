/* The compiler: from bytes to a document. */
#pragma once

#include <press/press-limits.h>
#include <press/press-policy.h>

G_BEGIN_DECLS

/**
 * PressCompileOptions:
 * @exhibit: (nullable): of a submission, read only the exhibits of this number: `99.1`, or `99` for
 *   all of its parts; %NULL reads all
 * @policy: (nullable): what is asked of the release, as for press_compile_bytes_with_policy()
 * @mapped_fd: the descriptor of the file that the bytes are a mapping of, for reading alone; 0
 * where they are none. What nobody reads in a file is looked through by way of it, and pages that
 * are not needed any more are given back to the system
 * @is_unchecked: the rules are left out: of the diagnostics there are those that reading raises
 * @limits: what the compile is bounded by
 * @each: (scope call) (nullable): is called with each child of the root as soon as it is whole. It
 *   and what is below it are freed thereafter, so that a file of many releases takes the memory of
 *   its largest; the root is left without children, and the rules are left out
 * @each_data: for @each
 *
 * What may be asked of a compile. All members zero is what press_compile_bytes() does.
 */
typedef struct
{
  const char *exhibit;
  const PressPolicy *policy;
  int mapped_fd;
  gboolean is_unchecked;
  PressLimits limits;
  PressPartFunc each;
  gpointer each_data;
} PressCompileOptions;

PRESS_API PressDocument *press_compile_bytes_with (GBytes *bytes, const char *name,
                                                   const PressCompileOptions *options,
                                                   GError **error);
PRESS_API PressDocument *press_compile_bytes (GBytes *bytes, const char *name, GError **error);
PRESS_API PressDocument *press_compile_bytes_with_policy (GBytes *bytes, const char *name,
                                                          const PressPolicy *policy,
                                                          GError **error);
PRESS_API PressDocument *press_compile_file (GFile *file, GCancellable *cancellable,
                                             GError **error);
PRESS_API PressDocument *press_compile_stream (GInputStream *stream, const char *name,
                                               GCancellable *cancellable, GError **error);

G_END_DECLS

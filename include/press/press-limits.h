/* Limits: how much of an input is read, whatever it is. */
#pragma once

#include <press/press-macros.h>

G_BEGIN_DECLS

/**
 * PressLimits:
 * @input_bytes: bytes of an input that are read; what stands behind them is left out, from the
 * start of a line; without a bound, an input over %PRESS_MOST_TEXT_BYTES is refused
 * @nesting: elements of HTML that are open at once; deeper ones are read as if their tags were not
 *   there
 * @nodes: nodes of a tree; what is left of the input becomes one node of kind unknown
 * @diagnostics: diagnostics of each severity that are kept
 * @time_us: microseconds that a compile may take; what is left then is not read, or not checked
 *
 * What one compile is bounded by. A member that is 0 stands for the default, %G_MAXUINT64 for no
 * bound. Where one is met, a diagnostic tells of it, and the tree holds what was read until then.
 * Nodes and time are looked at between two blocks of text, so that one block, or the page marks in
 * front of it, may go beyond them.
 */
typedef struct
{
  guint64 input_bytes;
  guint64 nesting;
  guint64 nodes;
  guint64 diagnostics;
  guint64 time_us;
} PressLimits;

PRESS_API gboolean press_limits_set (PressLimits *limits, const char *setting, GError **error);
PRESS_API void press_limits_fill (PressLimits *limits);
PRESS_API char *press_limits_describe (void);

G_END_DECLS

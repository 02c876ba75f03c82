/* The lines of a block, and those between them that are nodes by themselves. */
#pragma once

#include "parse/context.h"

PressNodeKind press_block_lines_get_float (const PressParse *parse, guint line);
gboolean press_block_lines_trim (const PressParse *parse, PressSpan *span);
GPtrArray *press_block_lines_find_floats (PressParse *parse, guint first_line, guint last_line);
void press_block_lines_scan (PressParse *parse, guint first_line, guint last_line);

/* What each block is: its words as the scanners tell them, weighed with its layout and neighbours.
 */
#pragma once

#include "parse/blocks.h"

gboolean press_blocks_is_over_limit (const PressParse *parse);
void press_blocks_cut (PressParse *parse, guint index);
gboolean press_blocks_is_at_release (PressParse *parse);
void press_blocks_tell_next (PressParse *parse);
void press_blocks_collect_floats (PressParse *parse, guint until);

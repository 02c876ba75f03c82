/* Papers: which text in a container is a release, and where one begins in a longer text. */
#pragma once

#include "parse/blocks.h"

gboolean press_block_is_container (const PressBlock *block);
gboolean press_block_begins_page (const PressParse *parse, guint index);
gboolean press_block_is_lede_over_list (const PressParse *parse, guint index);
guint press_block_find_said_again (const PressParse *parse, guint index);
guint press_block_find_lede (PressParse *parse, guint first);
guint press_paper_find_release (PressParse *parse, guint first, PressText *text);

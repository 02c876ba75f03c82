/* What a block above a table is to it. */
#pragma once

#include "parse/blocks.h"

#define PRESS_LONGEST_TITLE_LINES 8
#define PRESS_WIDEST_LONE_HEAD 16 /* columns of a line over one of several heads */

/* Whether a block may be a line of the title. Of the headings that stand at the left only the
 * nearest to the table is. */
gboolean press_table_is_title_block (PressParse *parse, PressBlock *block, gboolean is_nearest);

/* Whether a block stands between a table and its title: a unit, a basis, heads, its number. */
gboolean press_table_is_unit_block (PressParse *parse, const PressBlock *block);

/* Whether a block is a single word or two right above a line of heads, of which it is a part. */
gboolean press_table_is_lone_head (PressParse *parse, const PressBlock *block, guint below);

/* Whether a block is the company's name, which may stand above a title that is whole. */
gboolean press_table_is_name_of_statement (PressParse *parse, PressBlock *block);

/* Whether a block names what the rows right below it are, which have no heads. */
gboolean press_table_names_rows (const PressParse *parse, const PressBlock *block, guint row);

/* What the files share that form blocks. */
#pragma once

#include "parse/blocks.h"

#define PRESS_PARAGRAPH_INDENT 2 /* a first line stands in by at least so much */

/* next-line.c */
gboolean press_line_class_stands_alone (PressLineClass line_class);
gboolean press_line_class_opens_block (PressLineClass line_class);
gboolean press_line_class_is_item (PressLineClass line_class);
gboolean press_line_stands_in (const PressParse *parse, guint line);
gboolean press_line_leaves_room (const PressParse *parse, guint last, guint line);
gboolean press_line_begins_block (const PressParse *parse, guint first, guint last, guint line);

/* setting.c */
guint press_line_get_first_word_width (const PressParse *parse, guint line);
guint press_line_get_last_column (const PressParse *parse, guint line);
gboolean press_line_breaks_early (const PressParse *parse, guint last, guint line);
gboolean press_line_ends_text (const PressParse *parse, guint line);
gboolean press_line_ends_paragraph (const PressParse *parse, guint first, guint last, guint line);
gboolean press_line_is_paragraph (const PressParse *parse, guint line);
gboolean press_line_opens_small (const PressParse *parse, guint line);
gboolean press_line_class_opens_text (PressLineClass line_class);
void press_text_measure (PressParse *parse, guint first);

/* line-parts.c */
void press_line_cut_notice (PressParse *parse, guint line);
void press_line_cut_slug (PressParse *parse, guint line);
gboolean press_line_add_sides (PressParse *parse, guint line);

/* blocks.c */
guint press_block_follow (PressParse *parse, guint first);

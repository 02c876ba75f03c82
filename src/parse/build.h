/* What the actions of grammar/release.y call: from blocks to nodes. */
#pragma once

#include "parse/blocks.h"

PressBlock *press_parse_next_block (PressParse *parse);
void press_build_note_expected (PressParse *parse, const char *expected);

PressNode *press_build_release (PressParse *parse, PressNodes front, PressNodes body);
void press_build_release_end (PressParse *parse, PressNode *release);
PressNodes press_build_span (PressParse *parse, PressSpan span);
PressNode *press_build_block (PressParse *parse, PressNodeKind kind, PressBlock *block);
void press_build_exhibit_number (PressParse *parse, PressNode *node);
PressNode *press_build_holder (PressParse *parse, PressNodeKind kind, PressNode *first);
PressNode *press_build_end_mark (PressParse *parse, PressBlock *block);
PressNodes press_build_notice (PressParse *parse, PressBlock *block);
PressNodes press_build_matter (PressParse *parse, PressNodeKind kind, PressBlock *block);
PressNode *press_build_labels (PressParse *parse, PressBlock *block);
PressNode *press_build_add_label (PressParse *parse, PressNode *labels, PressBlock *block);
PressNode *press_build_add (PressNode *holder, PressNode *node);
PressNode *press_build_item (PressParse *parse, PressBlock *block);
PressNode *press_build_field (PressParse *parse, PressBlock *block);
PressNode *press_build_call (PressParse *parse, PressNodeKind kind, PressBlock *block);
PressNode *press_build_table (PressParse *parse, PressBlock *block);
PressNode *press_build_section (PressParse *parse, const char *type, PressBlock *block);
PressNode *press_build_passage (PressParse *parse, PressNodeKind kind, PressBlock *block);
PressNode *press_build_headed (PressParse *parse, PressNodeKind kind, PressBlock *block);
PressNode *press_build_contacts (PressParse *parse, PressBlock *heading, PressBlock *block);
PressNode *press_build_trailer_line (PressParse *parse, PressNodeKind kind, PressBlock *block);
PressNode *press_build_stray (PressParse *parse, const char *what, PressBlock *block);
PressNode *press_build_unread (PressParse *parse, PressBlock *block);
void press_build_unknown (PressParse *parse, PressBlock *block);
void press_build_orphans (PressParse *parse, PressNodes nodes);

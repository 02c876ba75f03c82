/* The words of a node: what the text backend prints, without what pages add. */
#pragma once

#include <press/press-document.h>

char *press_text_dup_words (const PressDocument *document, const PressNode *node);
void press_text_append_lines (const PressDocument *document, const PressNode *node, GString *lines);

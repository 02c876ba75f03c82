/* What the actions of grammar/release.y call for the lines of containers, and papers in them. */
#pragma once

#include "parse/blocks.h"

void press_build_header (PressParse *parse, PressBlock *block);
void press_build_wrapper (PressParse *parse, PressBlock *block);
PressNode *press_build_other (PressParse *parse, PressBlock *block);
PressNode *press_build_other_add (PressParse *parse, PressNode *other, PressBlock *block);

/* What the actions of grammar/release.y call for the lines of containers, and papers in them. */
#pragma once

#include "parse/blocks.h"

PressNodes press_build_header (PressParse *parse, PressNodes before, PressBlock *block);
PressNodes press_build_wrapper (PressParse *parse, PressNodes before, PressBlock *block);
PressNode *press_build_other (PressParse *parse, PressBlock *block);
PressNode *press_build_other_add (PressParse *parse, PressNode *other, PressBlock *block);

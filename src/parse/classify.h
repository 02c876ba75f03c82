/* What each block is: its words as the scanners tell them, weighed with its layout and neighbours.
 */
#pragma once

#include "parse/blocks.h"

void press_blocks_classify (PressParse *parse);
void press_blocks_collect_floats (PressParse *parse);

/* What stands right below the root: releases, and what is round them in a file. */
#pragma once

#include "parse/context.h"

void press_parts_add (PressParse *parse, PressNode *part);
guint64 press_parts_count_nodes (const PressParse *parse);
void press_parts_close (PressParse *parse, guint32 end);
void press_parts_finish (PressParse *parse, guint32 end);

/* Tables of figures in plain text. */
#pragma once

#include "parse/table-line.h"

PressNode *press_parse_table (PressParse *parse, guint first_line, guint last_line);

/* Tables of figures in plain text. */
#pragma once

#include "parse/table-line.h"

typedef struct _PressTable PressTable;

void press_table_free (PressTable *table);
PressNode *press_parse_table (PressParse *parse, guint first_line, guint last_line);

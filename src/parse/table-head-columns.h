/* Which columns the heads of a line stand over. */
#pragma once

#include "parse/table-build.h"

/* Tells the heads of the line at hand their columns; those of a grid have those of its cells. */
void press_table_place_heads (PressTable *table, gboolean is_grid);

/* What the lines in front of a table's rows are. */
#pragma once

#include "parse/table-measure.h"

/* Finds where the titles end that stand over a statement's name. */
void press_table_find_titles (PressTableMeasure *measure);

/* The token of a line in front of the rows; those of the lines above it are known. */
int press_table_measure_in_front (PressTableMeasure *measure, guint number);

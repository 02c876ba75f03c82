/* The labels of a table's rows. */
#pragma once

#include "parse/table-measure.h"

/* Tells for each line how many items at its beginning make its label. */
void press_table_find_labels (PressTableMeasure *measure);

/* Parts the figures of the first column from labels that reach up to them. */
void press_table_part_labels (PressTable *table);

/* Reads what the words of each label tell. */
void press_table_read_labels (PressTable *table);

/* Whether a line goes on with the label of the line before, and stands in from it. */
gboolean press_table_label_hangs (const PressTableMeasure *measure, guint number);

/* Whether the label of a line goes on in the next one. */
gboolean press_table_label_goes_on (const PressTableMeasure *measure, guint number);

/* Whether a line goes on with the label of the row straight above it. */
gboolean press_table_is_rest_of_label (const PressTableMeasure *measure, guint number);

/* Makes labels of the beginnings of labels that do not go on after all. */
void press_table_close_labels (PressTable *table);

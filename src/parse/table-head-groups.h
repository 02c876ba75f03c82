/* The groups of columns that heads stand over. */
#pragma once

#include "parse/table-build.h"

/* Whether a line of heads begins with what stands over the labels. */
gboolean press_table_has_corner (const PressTable *table, const PressTableEntry *entry);

/* The next line of heads that has one for each column, or NULL. */
const PressTableEntry *press_table_find_own_heads (const PressTable *table);

/* Appends the last column of each group, from 1, that the heads of the line at hand stand over one
 * by one, behind those skipped; none: there are no such groups. */
void press_table_find_groups (const PressTable *table, guint n_skipped, GArray *ends);

/* The only column, from 1, whose own head stands below a head, itself below groups; or 0. */
guint press_table_find_column_below_groups (const PressTable *table, const PressTableItem *head);

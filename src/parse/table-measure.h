/* What the files share that measure a table. */
#pragma once

#include "parse/table-build.h"

/* What is known of the table at hand while its lines get their tokens. */
typedef struct
{
  PressTable *table;
  guint first_row; /* entries; the number of entries where there are no rows */
  guint last_row;
  guint n_rows;
  guint32 zone;     /* where the first column begins */
  guint titles_end; /* entries in front of it are titles: a statement's name is below */
  guint last_head;  /* in front of the rows, where there are heads */
  gboolean has_heads;
  gboolean has_unit; /* in front of the rows */
} PressTableMeasure;

/* Whether the middle of a line stands over a column. */
static inline gboolean
is_over_columns (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  return measure->zone != G_MAXUINT32 && (entry->left + entry->right) / 2 + 1 >= measure->zone;
}

/* Whether some text behind the first item of a line stands over a column. */
static inline gboolean
has_text_over_columns (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  return entry->n_items > 1
         && press_table_get_item (measure->table, entry, entry->n_items - 1)->right > measure->zone;
}

/* The columns of a table of figures: where they stand, and which cells and heads belong to them. */
#pragma once

#include "parse/table-line.h"

typedef struct
{
  guint32 left;
  guint32 right;
} PressTableColumn;

/* One cell on its way into a column. */
typedef struct
{
  guint32 edge; /* where its last digit ends */
  guint32 left;
  guint32 right;
  guint item; /* its place among the items of the table */
  guint row;
} PressTableCell;

/* A head over columns; columns count from 1 here. */
typedef struct
{
  guint32 left;
  guint32 right;
  guint first_free; /* the columns that the other heads of the line leave to it */
  guint last_free;
  gboolean can_widen;
} PressTableHead;

void press_table_find_columns (GArray *cells, GArray *items, guint n_rows, GArray *columns);
guint press_table_find_column (const GArray *columns, guint32 left, guint32 right);
void press_table_span_columns (const GArray *columns, const PressTableHead *head, guint *first,
                               guint *last);

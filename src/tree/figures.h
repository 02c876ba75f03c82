/* A table of figures as rows, columns and cells, read from its node in the tree. */
#pragma once

#include "base/decimal.h"

#include <press/press-document.h>

/* What a table is a statement of. */
typedef enum
{
  PRESS_STATEMENT_OTHER,
  PRESS_STATEMENT_INCOME,
  PRESS_STATEMENT_BALANCE_SHEET,
  PRESS_STATEMENT_CASH_FLOW,
  PRESS_STATEMENT_RECONCILIATION,
  PRESS_STATEMENT_SEGMENT,
  PRESS_N_STATEMENTS
} PressStatement;

/* What a figure counts. */
typedef enum
{
  PRESS_FIGURE_AMOUNT, /* money, or what the table's unit says */
  PRESS_FIGURE_PERCENT,
  PRESS_FIGURE_SHARES,
  PRESS_FIGURE_PER_SHARE,
  PRESS_FIGURE_RATIO,
  PRESS_N_FIGURE_UNITS
} PressFigureUnit;

typedef enum
{
  PRESS_FIGURE_ROW_ITEM,
  PRESS_FIGURE_ROW_GROUP, /* a label of the rows under it; it has no figures */
  PRESS_FIGURE_ROW_TOTAL  /* what the rows above it come to */
} PressFigureRowType;

/* What stands over one column. Dates are ISO 8601, or NULL where the heads do not tell. */
typedef struct
{
  const PressNode *head;     /* the lowest head of the column; NULL: none */
  const char *period_start;  /* NULL for an instant */
  const char *period_end;    /* a whole date, or a year */
  const char *period_length; /* P3M, P13W, P1Y */
  gboolean is_instant;
  PressFigureUnit unit;
} PressFigureColumn;

/* One cell that is printed; an empty one has no node. */
typedef struct
{
  const PressNode *node;
  PressDecimal value; /* as printed, with its sign */
  gboolean has_value; /* FALSE for words, n/a and the like */
  guint scale;        /* the power of ten that the value stands for */
  PressFigureUnit unit;
  const char *currency; /* ISO 4217, or NULL */
  const char *note;     /* the mark of its footnote, or NULL */
} PressFigure;

typedef struct
{
  const PressNode *node;
  char *label; /* its parts joined, white space folded; without dots and marks of footnotes */
  guint level; /* from 1 */
  int parent;  /* the row that it stands under, from 0; -1: none */
  PressFigureRowType type;
  PressFigureUnit unit;
  const char *note; /* the mark of its footnote, or NULL */
  guint first_figure;
} PressFigureRow;

typedef struct
{
  const PressNode *node;
  PressStatement statement;
  guint scale;          /* the power of ten of its amounts */
  const char *currency; /* ISO 4217, or NULL */
  GArray *columns;      /* of PressFigureColumn */
  GArray *rows;         /* of PressFigureRow */
  GArray *figures;      /* of PressFigure: one for each column of each row */
  GPtrArray *notes;     /* of PressNode: the notes inside the table and under it */
} PressFigures;

PressFigures *press_figures_new (const PressDocument *document, const PressNode *table);
gsize press_figures_end_label (const char *label, gsize length);
void press_figures_free (PressFigures *figures);
const PressFigureColumn *press_figures_get_column (const PressFigures *figures, guint column);
const PressFigureRow *press_figures_get_row (const PressFigures *figures, guint row);
const PressFigure *press_figures_get (const PressFigures *figures, guint row, guint column);
gboolean press_figure_get_amount (const PressFigure *figure, PressDecimal *amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressFigures, press_figures_free)

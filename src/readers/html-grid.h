/* The grid of a table: its cells, joined to what they say, in columns. */
#pragma once

#include "readers/html-copy.h"
#include "readers/html-scan.h"

/* Between two columns of figures, or two texts side by side, at the least. */
#define PRESS_HTML_GAP_COLUMNS 3

/* One cell, or several that make up one figure: a currency, the digits, a closing bracket. */
typedef struct
{
  guint32 first; /* pieces */
  guint32 end;
  guint row;
  gboolean is_stacked; /* one of the lines of a cell that holds several rows */
  guint left;          /* columns of the grid, half open */
  guint right;
  guint kind;  /* PressHtmlCellKind */
  guint width; /* characters */
  guint lead;  /* of those, the ones up to the last digit */
  guint first_column;
  guint last_column;
  gboolean is_bracketed; /* a small number in brackets: a figure, or the mark of a note */
  gboolean is_unit;      /* text that tells the unit of figures */
  gboolean is_measure;   /* "days": text that may belong to the figure before it */
  gboolean asks_code;    /* text behind which a number is none that counts */
} PressHtmlItem;

typedef struct
{
  guint left; /* of the grid */
  guint lead; /* characters up to the last digit of a figure */
  guint tail;
  guint width;
  guint offset; /* where it begins in a line */
  gboolean has_figures;
} PressHtmlColumn;

typedef struct
{
  GArray *items;   /* PressHtmlItem, by row */
  GArray *columns; /* PressHtmlColumn; the first one has the labels */
  GString *scratch;
  guint n_rows;
  guint first_figure_row;
  guint n_figure_rows;
  guint n_figures;
} PressHtmlGrid;

static inline PressHtmlItem *
press_html_grid_get_item (const PressHtmlGrid *grid, guint index)
{
  return &g_array_index (grid->items, PressHtmlItem, index);
}

static inline PressHtmlColumn *
press_html_grid_get_column (const PressHtmlGrid *grid, guint index)
{
  return &g_array_index (grid->columns, PressHtmlColumn, index);
}

PressHtmlGrid *press_html_grid_new (const PressHtmlCopy *copy, guint32 first, guint32 end);
gboolean press_html_item_is_figure (const PressHtmlItem *item);
guint press_html_item_count_lines (const PressHtmlItem *item, const PressHtmlCopy *copy,
                                   guint *widest);
guint press_html_grid_find_row_end (const PressHtmlGrid *grid, guint first);
guint press_html_grid_find_named_stub (const PressHtmlGrid *grid);
gboolean press_html_grid_stands_alone (const PressHtmlGrid *grid, guint index);
void press_html_grid_free (PressHtmlGrid *grid);
void press_html_grid_join (PressHtmlGrid *grid);
void press_html_grid_find_columns (PressHtmlGrid *grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressHtmlGrid, press_html_grid_free)

/* Copy from the pieces of an HTML file. */
#pragma once

#include "readers/html-scan.h"
#include "readers/html-text.h"

/* Copy as it is written. */
typedef struct
{
  const PressHtmlText *source;
  PressHtmlCells *cell_kinds;
  GString *text;
  PressOrigin *origins;
  guint n_origins;
  guint most_origins; /* that there is room for */
  GArray *cells;      /* PressGridCell */
  GArray *links;      /* PressLink */
  GArray *breaks;     /* guint32 */
  GArray *styles;     /* PressLine, of which only the looks count */
  guint32 line_start;
  gboolean is_blank;     /* the last line, or there is none yet */
  gboolean is_elsewhere; /* the next text is not the one that is next in the file */
} PressHtmlCopy;

const PressHtmlPiece *press_html_copy_get_piece (const PressHtmlCopy *copy, guint32 index);
void press_html_copy_add_text (PressHtmlCopy *copy, const PressHtmlPiece *line);
void press_html_copy_add_blanks (PressHtmlCopy *copy, guint n, guint32 source);
void press_html_copy_add_mark (PressHtmlCopy *copy, const char *mark, PressSpan source);
void press_html_copy_end_line (PressHtmlCopy *copy, const PressHtmlPiece *looks);
void press_html_copy_set_apart (PressHtmlCopy *copy);
guint32 press_html_copy_add_lines (PressHtmlCopy *copy, guint32 first, guint32 end);
void press_html_copy_fill (PressCopy *copy, const PressHtmlText *text);

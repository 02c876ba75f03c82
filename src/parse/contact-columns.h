/* The columns of a contact block: where side by side text begins and ends on each line. */
#pragma once

#include "parse/context.h"

#define PRESS_NARROWEST_GUTTER 2 /* blanks between two columns */

/* The text of one line in one column. */
typedef struct
{
  PressSpan span;
  guint32 line;
  guint16 from; /* columns of the page, counted in characters from 0 */
  guint16 to;
  guint8 column;  /* from 1; 0: it runs across several */
  guint16 matter; /* PressNodeKind of what is no contact; 0: a contact */
} PressCell;

guint press_columns_measure (PressParse *parse, guint first_line, guint last_line, GArray *cells);

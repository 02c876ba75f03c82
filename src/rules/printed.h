/* Printed figures: what is printed as 48.0 million is between 47.95 and 48.05. */
#pragma once

#include "rules/rule.h"
#include "tree/figures.h"

typedef struct
{
  PressDecimal value;
  PressDecimal low; /* what is printed so lies between these */
  PressDecimal high;
  PressDecimal unit;  /* of the last digit that is printed */
  gboolean has_scale; /* a word such as million stands behind the digits */
} PressPrinted;

gboolean press_printed_read (const PressCheck *check, const PressNode *node, PressPrinted *printed);
gboolean press_printed_read_figure (const PressFigure *figure, PressPrinted *printed);
gboolean press_printed_is_outside (const PressPrinted *printed, PressDecimal low,
                                   PressDecimal high);

/* The least and the most that two printed figures give, and what they give as they stand. */
typedef struct
{
  PressDecimal low;
  PressDecimal high;
  PressDecimal right;
} PressPrintedRange;

gboolean press_printed_change (const PressPrinted *to, const PressPrinted *from,
                               PressPrintedRange *percent);

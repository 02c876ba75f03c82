/* The groups of contacts' pieces, as grammar/contact-groups.l tells them. */
#pragma once

#include "parse/contact-pieces.h"
#include "parse/signs.h"

/* What the scanner reads, and what it has found so far. */
typedef struct _PressGrouping
{
  gpointer scanner;
  PressSignInput input; /* of all pieces, and a line feed */
  GArray *pieces;
  guint at;                 /* the piece that is read */
  int state;                /* what has been read of the contact at hand: a condition */
  gboolean is_roll;         /* companies stand over their people */
  gboolean is_in_roll_line; /* the line at hand is such a company's */
  gboolean is_of_lines;     /* a person and what he does have a line each */
} PressGrouping;

PressGrouping *press_grouping_new (void);
void press_grouping_free (PressGrouping *grouping);

/* For the scanner. */
void press_grouping_take (PressGrouping *grouping, gboolean opens);
void press_grouping_take_firm (PressGrouping *grouping, gboolean opens);
void press_grouping_settle (PressGrouping *grouping, PressContactPart part);

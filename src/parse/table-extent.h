/* How far a table goes down in a text. */
#pragma once

#include "parse/context.h"

/* A table, as it was followed down from a line that may open it. */
typedef struct
{
  guint n_rows;
  guint last;  /* the last line that surely belongs to it */
  guint heads; /* the first line that has heads; where it has none, its first line */
  gboolean has_heads;
  gboolean is_tagged;
  gboolean is_apart; /* a blank line stands below its last line */
  gboolean is_after_page;
} PressTableExtent;

/* Whether a line has what a table may open with: its tag, a row, heads or a unit. */
gboolean press_table_may_open (PressParse *parse, guint line);

/* Follows a table down from such a line, to where something else begins. */
PressTableExtent press_table_follow (PressParse *parse, guint first);

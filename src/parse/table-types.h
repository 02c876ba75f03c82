/* What a table's parts are: its statement, the periods of its columns, the places of its rows. */
#pragma once

#include "parse/table-build.h"

/* What words say of a time; 0 for what they do not say. */
typedef struct
{
  guint count;
  guint unit; /* M, W, Y, or Q for a quarter */
  guint month;
  guint day;
  guint year;
  guint quarter; /* from 1 */
  guint number;  /* the last word, where that is one: a day, or how many weeks */
  gboolean is_ended;
  gboolean is_instant;
  gboolean is_change;
  gboolean is_percent;
  gboolean is_shares;
  gboolean is_per_share;
} PressTablePeriod;

/* table-period.c */
PressTablePeriod press_table_read_period (PressParse *parse, const char *text, gsize length_bytes);
void press_table_complete_period (PressTablePeriod *period, const PressTablePeriod *title);
void press_table_put_period (PressNode *head, PressArena *arena, const PressTablePeriod *period,
                             gboolean is_instant);

/* table-types.c */
void press_table_tell_types (PressTable *table);
void press_table_put_note (PressTable *table, PressNode *node, PressSpan mark);

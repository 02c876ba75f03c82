/* Budgets: what is left of the limits of one compile. */
#pragma once

#include <press/press-limits.h>

typedef struct
{
  PressLimits most; /* no member is 0 */
  gint64 end_us;    /* of the time, by the monotonic clock */
  guint n_asked;    /* how often the time was asked for */
  gboolean is_late; /* the time was up */
} PressBudget;

void press_budget_start (PressBudget *budget, const PressLimits *limits);
void press_budget_lift (PressBudget *budget);
gboolean press_budget_has_time (PressBudget *budget);
gboolean press_budget_look (PressBudget *budget);

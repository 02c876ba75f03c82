/* Zones that hold for half of the year, such as EDT: what their list in grammar/slips.def says. */
#include "rules/season.h"
#include "base/vocabulary.h"

#include <string.h>

static const char *const names[PRESS_N_SEASONS] = {
  [PRESS_SEASON_STANDARD] = "standard",
  [PRESS_SEASON_DAYLIGHT] = "daylight",
};

PressSeason
press_season_of_time (const PressNode *time)
{
  const char *zone = press_node_get_attribute (time, PRESS_ATTRIBUTE_ZONE);
  const char *season
      = zone != NULL ? press_vocabulary_find (PRESS_LIST_ZONE_SEASON, zone, strlen (zone)) : NULL;

  for (guint i = PRESS_SEASON_STANDARD; season != NULL && i < PRESS_N_SEASONS; i++)
    if (g_str_equal (season, names[i]))
      return (PressSeason) i;
  return PRESS_SEASON_ANY;
}

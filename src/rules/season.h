/* Which half of the year the zone of a time holds for. */
#pragma once

#include "tree/node-private.h"

typedef enum
{
  PRESS_SEASON_ANY,
  PRESS_SEASON_STANDARD,
  PRESS_SEASON_DAYLIGHT,
  PRESS_N_SEASONS
} PressSeason;

PressSeason press_season_of_time (const PressNode *time);

/* Days as they stand in the tree. */
#pragma once

#include <glib.h>

gboolean press_day_read (const char *value, GDate *day);

/* The reader for HTML. */
#pragma once

#include "readers/readers.h"

gboolean press_is_html (GBytes *bytes);
PressDocument *press_read_html (GBytes *bytes, const char *name, const PressReadOptions *options);

/* The reader for EDGAR's containers. */
#pragma once

#include "readers/readers.h"

gboolean press_is_submission (GBytes *bytes);
PressDocument *press_read_submission (GBytes *bytes, const char *name,
                                      const PressReadOptions *options);

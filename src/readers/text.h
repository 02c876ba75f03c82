/* The reader for plain text. */
#pragma once

#include "readers/readers.h"

PressDocument *press_read_text (GBytes *bytes, const char *name, const PressReadOptions *options);

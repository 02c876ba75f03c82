/* The reader for plain text. */
#pragma once

#include "tree/document-private.h"

PressDocument *press_read_text (GBytes *bytes, const char *name);

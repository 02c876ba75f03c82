/* The reader for HTML. */
#pragma once

#include "tree/document-private.h"

gboolean press_is_html (GBytes *bytes);
PressDocument *press_read_html (GBytes *bytes, const char *name);

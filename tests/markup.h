/* Trees by hand, from a text with marks in it. */
#pragma once

#include "tree/document-private.h"

PressDocument *test_markup_build (const char *name, const char *markup, gssize length_bytes);

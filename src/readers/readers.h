/* Readers: from the bytes of a file to copy. */
#pragma once

#include "tree/document-private.h"

#include <press/press-document.h>

PressDocument *press_read (GBytes *bytes, const char *name, GError **error);

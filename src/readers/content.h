/* What is no text: told by its first bytes, and left unread. */
#pragma once

#include "tree/document-private.h"

#include <press/press-content.h>

PressDocument *press_content_leave (GBytes *bytes, const char *name, PressContent content);

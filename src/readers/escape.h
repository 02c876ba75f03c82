/* The escapes of privacy-enhanced mail: a dash and a blank in front of a line's own dash. */
#pragma once

#include "readers/submission-scan.h"

/* From here on, what is left and what was there grow alike. */
typedef struct
{
  guint32 left;
  guint32 source;
} PressEscape;

gboolean press_escape_is_used (PressSubmissionScanner *scanner, const char *text, gsize length);
GBytes *press_escape_undo (PressSubmissionScanner *scanner, const char *text, gsize length,
                           GArray *escapes);
guint32 press_escape_to_source (const GArray *escapes, guint32 offset, guint *at);

/* The encodings of files. */
#pragma once

#include <glib.h>

/* What some files begin with; it is no text. */
#define PRESS_BYTE_ORDER_MARK "\xef\xbb\xbf"

gboolean press_encoding_has_mark (const char *text, gsize length);
gunichar press_encoding_from_windows_1252 (guchar byte);
const char *press_encoding_find_invalid (const char *text, gsize length);
guint32 press_encoding_count_characters (const char *text, guint32 length);
gboolean press_encoding_is_blank (gunichar character);
gunichar press_encoding_get_plain (gunichar character);
const char *press_encoding_find_disguised (const char *text, gsize length);

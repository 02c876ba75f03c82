/* How far the spellings of two words or names lie apart. */
#pragma once

#include <glib.h>

guint press_spelling_measure (const char *from, const char *to, guint most);
gboolean press_spelling_is_slip (const char *from, gsize length, const char *to, gsize other);
gboolean press_spelling_is_inflected (const char *word, gsize length, const char *other,
                                      gsize other_length);

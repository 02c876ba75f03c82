/* Excerpts: a line of the input with a caret and tildes under a span, safe for any terminal. */
#pragma once

#include <press/press-document.h>

void press_excerpt_append_safe (GString *onto, const char *text, gsize length_bytes,
                                const char *encoding);
gboolean press_excerpt_make (const PressDocument *document, PressSpan source_span, GString *line,
                             GString *marks);

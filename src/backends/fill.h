/* Text as people read it on a page: words filled into lines. */
#pragma once

#include "output.h"

/* Of a page. */
#define PRESS_FILL_COLUMNS 72

void press_fill_put_blanks (PressOutput *output, guint n);
guint press_fill_put_lines (PressOutput *output, const char *words, const char *first_indent,
                            const char *indent, guint most);
void press_fill_put_words (PressOutput *output, const char *words, const char *first_indent,
                           const char *indent);

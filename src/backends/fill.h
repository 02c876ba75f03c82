/* Text as people read it on a page: words filled into lines. */
#pragma once

#include "output.h"

void press_fill_put_blanks (PressOutput *output, guint n);
void press_fill_put_words (PressOutput *output, const char *words, const char *first_indent,
                           const char *indent);

/* Tables of figures as text, their columns aligned. */
#pragma once

#include "output.h"

#include <press/press-document.h>

void press_text_table_put (PressOutput *output, const PressDocument *document,
                           const PressNode *table);

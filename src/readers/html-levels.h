/* Levels of headings by the size of their font. */
#pragma once

#include "readers/html-text.h"

void press_html_levels_find (PressHtmlText *text);

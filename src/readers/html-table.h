/* Tables of HTML as lines. */
#pragma once

#include "readers/html-copy.h"

guint32 press_html_table_write (PressHtmlCopy *copy, guint32 table);

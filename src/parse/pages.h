/* Pages: which lines belong to a page and not to the text that it cuts. */
#pragma once

#include "parse/context.h"

void press_pages_settle (PressParse *parse);

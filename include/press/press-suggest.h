/* The nearest name to a misspelled one. */
#pragma once

#include <press/press-macros.h>

G_BEGIN_DECLS

PRESS_API char *press_suggest_name (const char *word, const char *const *names);

G_END_DECLS

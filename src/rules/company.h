/* Names of companies, as their words: what their forms and articles add is left out. */
#pragma once

#include <glib.h>

GStrv press_company_fold (const char *name);
gboolean press_company_is_same (char **words, char **others);

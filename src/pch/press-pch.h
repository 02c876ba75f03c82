/* What nearly every file includes, parsed once where a build asks for that (b_pch). */
#include <gio/gio.h>
#include <glib.h>
#include <string.h>

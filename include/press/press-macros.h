/* The marks that every public declaration carries. */
#pragma once

#include <glib-object.h>
#include <gio/gio.h>

/**
 * PRESS_API:
 *
 * Stands in front of what the library shows.
 */
#ifdef PRESS_COMPILATION
#define PRESS_API extern __attribute__ ((visibility ("default")))
#else
#define PRESS_API extern
#endif

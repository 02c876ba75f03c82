/* Mending releases, and showing what was mended. */
#pragma once

#include "cli.h"

#define FIX_N_ENTRIES 2

typedef struct
{
  gboolean applies;
  gboolean is_dry;
} Fix;

/* Compiles bytes and gives the findings that count. */
typedef PressDocument *(*FixCompile) (gpointer data, GBytes *bytes, GPtrArray **findings,
                                      GError **error);

void fix_fill_entries (Fix *fix, GOptionEntry entries[FIX_N_ENTRIES + 1]);
gboolean fix_check_options (const Fix *fix);
GBytes *fix_mend (const char *name, GBytes *bytes, FixCompile compile, gpointer data,
                  guint *n_mends, GError **error);
gboolean fix_write (const char *file, GBytes *bytes, GError **error);

/* Writes a unified diff of two texts; nothing where they are the same. */
void put_diff (PressSink *sink, const char *name, GBytes *before, GBytes *after);

/* What outputs spare: no file that is an input is written over. */
#pragma once

#include "inputs.h"

typedef struct _Spared Spared;

Spared *spared_new (char **files);
void spared_free (Spared *spared);
void spared_set_directory (Spared *spared, const char *directory);
void spared_add (Spared *spared, const Input *input);
gboolean spared_is_walked (const Spared *spared, const char *path);
gboolean spared_contains (const Spared *spared, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Spared, spared_free)

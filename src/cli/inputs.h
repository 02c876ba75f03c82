/* Inputs: what the command line names, one after another: files, the files below a directory, the
 * members of an archive, the names in a list. */
#pragma once

#include <gio/gio.h>

typedef struct
{
  char *name;         /* as diagnostics call it */
  char *relative;     /* where an output of it lies below a directory, without a file's extension */
  char *archive;      /* that it is a member of, or NULL */
  GBytes *bytes;      /* a member's; NULL: the file of that name is to be read */
  gboolean is_below;  /* a directory was named that it lies in */
  goffset size_bytes; /* of a regular file or a member; -1: not known */
} Input;

typedef struct _Inputs Inputs;

Inputs *inputs_new (char **files, const char *list, const char *list0, const char *passed_over,
                    guint64 most_bytes, GError **error);
void inputs_free (Inputs *inputs);
Input *inputs_next (Inputs *inputs, GError **error);
guint inputs_get_count (const Inputs *inputs);
void input_free (Input *input);
char *input_dup_base (const char *path);
gboolean input_brings_more (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Inputs, inputs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Input, input_free)

/* Archives of tar, packed or not, read as streams. */
#pragma once

#include <gio/gio.h>

typedef struct _Archive Archive;

gboolean archive_is_named (const char *path);
Archive *archive_open (const char *path, GError **error);
Archive *archive_open_stream (int file_descriptor, GBytes *head, const char *name, GError **error);
void archive_close (Archive *archive);
const char *archive_next (Archive *archive, GError **error);
GBytes *archive_load (Archive *archive, guint64 most_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close)

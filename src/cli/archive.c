/* Archives, by libarchive. It is loaded where there is one: with the libraries that it needs itself
 * that takes longer than a release does. */
#include "archive.h"

/* NOLINTNEXTLINE(readability-duplicate-include): the library's, which is called as ours is. */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <gmodule.h>
#include <press/press-span.h>
#include <unistd.h>

#define BLOCK_BYTES (256 * 1024)
#define PIECE_BYTES (64 * 1024)

#define EACH_FUNCTION(FUNCTION)                                                                    \
  FUNCTION (archive_entry_filetype)                                                                \
  FUNCTION (archive_entry_hardlink)                                                                \
  FUNCTION (archive_entry_pathname)                                                                \
  FUNCTION (archive_error_string)                                                                  \
  FUNCTION (archive_read_data)                                                                     \
  FUNCTION (archive_read_free)                                                                     \
  FUNCTION (archive_read_new)                                                                      \
  FUNCTION (archive_read_next_header)                                                              \
  FUNCTION (archive_read_open)                                                                     \
  FUNCTION (archive_read_open_filename)                                                            \
  FUNCTION (archive_read_support_filter_all)                                                       \
  FUNCTION (archive_read_support_format_tar)                                                       \
  FUNCTION (archive_set_error)

/* The functions that are used, by their own names and with their own types. */
typedef struct
{
#define FUNCTION(name) __typeof__ (name) *name;
  EACH_FUNCTION (FUNCTION)
#undef FUNCTION
} Library;

struct _Archive
{
  const Library *library;
  struct archive *reader;
  char *path;
  gboolean is_known;   /* to be one: a member was found */
  int file_descriptor; /* of a stream */
  GBytes *head;        /* what was read of it before, or NULL */
  gboolean is_begun;   /* the head was given */
  guint8 *piece;       /* what was read of it last, or NULL */
};

static const char *const names[] = {
#define FUNCTION(name) #name,
  EACH_FUNCTION (FUNCTION)
#undef FUNCTION
};

G_STATIC_ASSERT (sizeof (Library) == sizeof (gpointer[G_N_ELEMENTS (names)]));

/* The library, from where the system keeps its libraries; it stays loaded. */
static const Library *
load_library (GError **error)
{
  static union
  {
    Library calls;
    gpointer functions[G_N_ELEMENTS (names)];
  } loaded;
  GModule *module = g_module_open (ARCHIVE_LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gboolean has_all = module != NULL;

  for (guint i = 0; has_all && i < G_N_ELEMENTS (names); i++)
    has_all = g_module_symbol (module, names[i], &loaded.functions[i]);
  if (has_all)
    {
      g_module_make_resident (module);
      return &loaded.calls;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "archives need libarchive: %s",
               g_module_error ());
  return NULL;
}

gboolean
archive_is_named (const char *path)
{
  static const char *const ends[]
      = { ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".tzst" };

  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (small, ends[i]))
      return TRUE;
  return FALSE;
}

static void
set_error (const Archive *archive, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s%s", archive->path,
               archive->is_known ? "" : "no tar archive: ",
               archive->library->archive_error_string (archive->reader));
}

static Archive *
archive_new (const char *path, GError **error)
{
  const Library *library = load_library (error);
  Archive *archive;

  if (library == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  archive = g_new0 (Archive, 1);
  archive->library = library;
  archive->path = g_strdup (path);
  archive->reader = library->archive_read_new ();
  library->archive_read_support_filter_all (archive->reader);
  library->archive_read_support_format_tar (archive->reader);
  return archive;
}

/* Opens an archive; on one thread alone. */
Archive *
archive_open (const char *path, GError **error)
{
  g_autoptr (Archive) archive = archive_new (path, error);

  if (archive == NULL)
    return NULL;
  if (archive->library->archive_read_open_filename (archive->reader, path, BLOCK_BYTES)
      == ARCHIVE_OK)
    return g_steal_pointer (&archive);
  set_error (archive, error);
  return NULL;
}

/* The library's way to ask for more of a stream. */
static la_ssize_t
read_stream (struct archive *reader, void *data, const void **bytes)
{
  Archive *archive = data;
  gssize n_bytes;

  if (!archive->is_begun && archive->head != NULL)
    {
      gsize length;

      archive->is_begun = TRUE;
      *bytes = g_bytes_get_data (archive->head, &length);
      return (la_ssize_t) length;
    }
  do
    n_bytes = read (archive->file_descriptor, archive->piece, BLOCK_BYTES);
  while (n_bytes < 0 && errno == EINTR);
  if (n_bytes < 0)
    archive->library->archive_set_error (reader, errno, "%s", g_strerror (errno));
  *bytes = archive->piece;
  return n_bytes;
}

/* Opens an archive that is a stream, whose @head was read before and is taken; on one thread
 * alone. */
Archive *
archive_open_stream (int file_descriptor, GBytes *head, const char *name, GError **error)
{
  g_autoptr (Archive) archive = archive_new (name, error);

  if (archive == NULL)
    {
      g_clear_pointer (&head, g_bytes_unref);
      return NULL;
    }
  archive->file_descriptor = file_descriptor;
  archive->head = head;
  archive->piece = g_malloc (BLOCK_BYTES);
  if (archive->library->archive_read_open (archive->reader, archive, NULL, read_stream, NULL)
      == ARCHIVE_OK)
    return g_steal_pointer (&archive);
  set_error (archive, error);
  return NULL;
}

void
archive_close (Archive *archive)
{
  archive->library->archive_read_free (archive->reader);
  g_clear_pointer (&archive->head, g_bytes_unref);
  g_free (archive->piece);
  g_free (archive->path);
  g_free (archive);
}

/* The path of the next file in the archive, until the one after it is asked for; NULL without an
 * error where it has no more. A link to another member has no bytes of its own. */
const char *
archive_next (Archive *archive, GError **error)
{
  const Library *library = archive->library;
  struct archive_entry *entry;
  int status;

  while ((status = library->archive_read_next_header (archive->reader, &entry)) == ARCHIVE_OK
         || status == ARCHIVE_WARN)
    {
      const char *path = library->archive_entry_pathname (entry);

      archive->is_known = TRUE;
      if (library->archive_entry_filetype (entry) == AE_IFREG && path != NULL
          && library->archive_entry_hardlink (entry) == NULL)
        return path;
    }
  if (status != ARCHIVE_EOF)
    set_error (archive, error);
  return NULL;
}

/* The bytes of the file that archive_next() came to, up to one more than @most_bytes or a text may
 * hold. */
GBytes *
archive_load (Archive *archive, guint64 most_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  la_ssize_t n_bytes;

  while ((n_bytes = archive->library->archive_read_data (archive->reader, piece, PIECE_BYTES)) > 0
         && bytes->len <= MIN (most_bytes, PRESS_MOST_TEXT_BYTES))
    g_byte_array_append (bytes, piece, (guint) n_bytes);
  if (n_bytes >= 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  set_error (archive, error);
  return NULL;
}

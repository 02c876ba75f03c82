/* Inputs: files by the names that were given, and standard input. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES (64 * 1024)
#define MOST_READ_BYTES (256 * 1024)            /* of a file: a larger one is mapped */
#define MOST_IN_MEMORY_BYTES (16 * 1024 * 1024) /* of a stream: a longer one goes into a file */

/* The first bytes of standard input, which were looked at before its turn. */
static GBytes *standard_head;

static gsize
read_head (int file_descriptor, char head[PRESS_CONTENT_BYTES])
{
  gsize n_read = 0;
  gssize n_bytes;

  while (n_read < PRESS_CONTENT_BYTES
         && ((n_bytes = read (file_descriptor, head + n_read, PRESS_CONTENT_BYTES - n_read)) > 0
             || (n_bytes < 0 && errno == EINTR)))
    n_read += (gsize) MAX (n_bytes, 0);
  return n_read;
}

/* What a file is by its first bytes; one that can't be read is text, and fails when it is. */
PressContent
tell_file (const char *name)
{
  int file_descriptor = g_open (name, O_RDONLY | O_CLOEXEC, 0);
  char head[PRESS_CONTENT_BYTES];
  gsize n_bytes = 0;

  if (file_descriptor >= 0)
    {
      n_bytes = read_head (file_descriptor, head);
      close (file_descriptor);
    }
  return press_content_tell (head, n_bytes);
}

/* What standard input is by its first bytes, which are kept for those who read it. */
PressContent
tell_standard_input (void)
{
  static gboolean is_told = FALSE;
  char head[PRESS_CONTENT_BYTES];
  gsize n_bytes;

  if (is_told)
    return PRESS_CONTENT_TEXT;
  is_told = TRUE;
  n_bytes = read_head (STDIN_FILENO, head);
  g_atomic_pointer_set (&standard_head, g_bytes_new (head, n_bytes));
  return press_content_tell (head, n_bytes);
}

/* What was read of standard input before, or NULL; it is given once, to whichever thread asks. */
GBytes *
steal_standard_head (void)
{
  GBytes *head = g_atomic_pointer_get (&standard_head);

  return head != NULL && g_atomic_pointer_compare_and_exchange (&standard_head, head, NULL) ? head
                                                                                            : NULL;
}

static GBytes *
load_mapped (int file_descriptor, GError **error)
{
  GMappedFile *mapped = g_mapped_file_new_from_fd (file_descriptor, FALSE, error);
  GBytes *bytes;

  if (mapped == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (mapped);
  g_mapped_file_unref (mapped);
  return bytes;
}

/* A file that has no name, so that it is gone when it is closed; -1: there can be none. */
static int
open_nameless (void)
{
  g_autofree char *name = NULL;
  int file_descriptor = -1;

#ifdef O_TMPFILE
  file_descriptor = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
  if (file_descriptor < 0)
    file_descriptor = g_file_open_tmp ("pressc-XXXXXX", &name, NULL);
  if (name != NULL)
    g_unlink (name);
  return file_descriptor;
}

/* Sets bytes aside in a file. */
static gboolean
set_aside (int file_descriptor, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n_written = write (file_descriptor, bytes, length);

      if (n_written < 0 && errno != EINTR)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "in %s: %s",
                       g_get_tmp_dir (), g_strerror (errno));
          return FALSE;
        }
      bytes += MAX (n_written, 0);
      length -= (gsize) MAX (n_written, 0);
    }
  return TRUE;
}

/* What a stream gives, @head in front of it, up to one byte more than is read of it or may be. What
 * is long goes into a file, which is then mapped: *@mapped_fd, else 0. */
static GBytes *
load_stream (int file_descriptor, GBytes *head, guint64 most_bytes, int *mapped_fd, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (file_descriptor, FALSE);
  g_autoptr (GByteArray) bytes = head != NULL ? g_bytes_unref_to_array (head) : g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  guint64 most = MIN (most_bytes, PRESS_MOST_TEXT_BYTES);
  guint64 n_read = bytes->len;
  int aside = 0; /* -1: there is no room but memory */
  gssize n_bytes;

  while (n_read <= most
         && (n_bytes = g_input_stream_read (stream, piece, PIECE_BYTES, NULL, error)) != 0)
    {
      gboolean is_read = n_bytes > 0;

      if (is_read && aside == 0 && n_read + (gsize) n_bytes > MOST_IN_MEMORY_BYTES
          && (aside = open_nameless ()) > 0)
        {
          is_read = set_aside (aside, bytes->data, bytes->len, error);
          g_clear_pointer (&bytes, g_byte_array_unref);
        }
      if (is_read && aside > 0)
        is_read = set_aside (aside, piece, (gsize) n_bytes, error);
      else if (is_read)
        g_byte_array_append (bytes, piece, (guint) n_bytes);
      if (!is_read)
        {
          if (aside > 0)
            close (aside);
          return NULL;
        }
      n_read += (gsize) n_bytes;
    }
  *mapped_fd = MAX (aside, 0);
  return aside > 0 ? load_mapped (aside, error)
                   : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A small file is read, which costs less than to map it and to give the mapping back. NULL: it has
 * changed its size, or can't be read. */
static GBytes *
read_small (int file_descriptor, gsize size)
{
  g_autofree char *text = g_malloc (size);

  return read (file_descriptor, text, size) == (gssize) size
             ? g_bytes_new_take (g_steal_pointer (&text), size)
             : NULL;
}

/* *@mapped_fd stays open where the bytes are a mapping; else it is 0. */
static GBytes *
load_file (const char *name, guint64 most_bytes, int *mapped_fd, GError **error)
{
  int file_descriptor = g_open (name, O_RDONLY | O_CLOEXEC, 0);
  GBytes *bytes;
  struct stat status;

  if (file_descriptor < 0 || fstat (file_descriptor, &status) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  if (S_ISREG (status.st_mode) && status.st_size > 0 && status.st_size <= MOST_READ_BYTES)
    {
      bytes = read_small (file_descriptor, (gsize) status.st_size);
      if (bytes != NULL)
        {
          close (file_descriptor);
          return bytes;
        }
    }
  /* A file that has no size may yet give something: those of /proc do. */
  if (S_ISREG (status.st_mode) && status.st_size > 0)
    {
      bytes = load_mapped (file_descriptor, error);
      *mapped_fd = file_descriptor;
      return bytes;
    }
  bytes = load_stream (file_descriptor, NULL, most_bytes, mapped_fd, error);
  close (file_descriptor);
  return bytes;
}

static GBytes *
load (const char *name, guint64 most_bytes, int *mapped_fd, GError **error)
{
  GBytes *bytes = NULL;

  *mapped_fd = 0;
  bytes = g_str_equal (name, STANDARD_INPUT)
              ? load_stream (STDIN_FILENO, steal_standard_head (), most_bytes, mapped_fd, error)
              : load_file (name, most_bytes, mapped_fd, error);
  if (bytes == NULL)
    g_prefix_error (error, "%s: ", name);
  return bytes;
}

/* Loads one input. Of a stream, which may have no end, no more is loaded than is read, and a byte
 * that says so. */
GBytes *
load_input (const char *name, guint64 most_bytes, GError **error)
{
  int mapped_fd;
  GBytes *bytes = load (name, most_bytes, &mapped_fd, error);

  if (mapped_fd > 0)
    close (mapped_fd);
  return bytes;
}

/* What diagnostics call an input: the name as it was given. */
const char *
get_input_title (const char *name)
{
  return g_str_equal (name, STANDARD_INPUT) ? "<stdin>" : name;
}

/* Loads and compiles one input. */
PressDocument *
read_input_with (const char *name, const PressCompileOptions *options, GError **error)
{
  PressCompileOptions own = *options;
  g_autoptr (GBytes) bytes = load (name, options->limits.input_bytes, &own.mapped_fd, error);
  PressDocument *document = NULL;

  if (bytes != NULL)
    document = press_compile_bytes_with (bytes, get_input_title (name), &own, error);
  if (own.mapped_fd > 0)
    close (own.mapped_fd);
  return document;
}

/* Gives a regular file's identity, whatever it is called; FALSE where there is no such file. */
gboolean
identify_file (const char *path, char **identity)
{
  struct stat status;

  if (stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  *identity = g_strdup_printf ("%ju:%ju", (uintmax_t) status.st_dev, (uintmax_t) status.st_ino);
  return TRUE;
}

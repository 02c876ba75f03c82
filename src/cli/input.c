/* Inputs: files by the names that were given, and standard input. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

static PressDocument *
read_stream (int file_descriptor, const char *name, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (file_descriptor, FALSE);

  return press_compile_stream (stream, name, NULL, error);
}

static PressDocument *
read_mapped (int file_descriptor, const char *name, GError **error)
{
  GMappedFile *mapped = g_mapped_file_new_from_fd (file_descriptor, FALSE, error);
  g_autoptr (GBytes) bytes = NULL;

  if (mapped == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (mapped);
  g_mapped_file_unref (mapped);
  return press_compile_bytes (bytes, name, error);
}

static PressDocument *
read_file (const char *name, GError **error)
{
  int file_descriptor = g_open (name, O_RDONLY | O_CLOEXEC, 0);
  PressDocument *document;
  struct stat status;

  if (file_descriptor < 0 || fstat (file_descriptor, &status) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  document = S_ISREG (status.st_mode) ? read_mapped (file_descriptor, name, error)
                                      : read_stream (file_descriptor, name, error);
  close (file_descriptor);
  return document;
}

/* Compiles one input; diagnostics call it by the name as it was given. */
PressDocument *
read_input (const char *name, GError **error)
{
  PressDocument *document = g_str_equal (name, STANDARD_INPUT)
                                ? read_stream (STDIN_FILENO, "<stdin>", error)
                                : read_file (name, error);

  if (document == NULL)
    g_prefix_error (error, "%s: ", name);
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

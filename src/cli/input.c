/* Inputs: files by the names that were given, and standard input. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

static GBytes *
load_stream (int file_descriptor, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (file_descriptor, FALSE);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
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

static GBytes *
load_file (const char *name, gboolean *is_mapping, GError **error)
{
  int file_descriptor = g_open (name, O_RDONLY | O_CLOEXEC, 0);
  GBytes *bytes;
  struct stat status;

  if (file_descriptor < 0 || fstat (file_descriptor, &status) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  /* A file that has no size may yet give something: those of /proc do. */
  *is_mapping = S_ISREG (status.st_mode) && status.st_size > 0;
  bytes = *is_mapping ? load_mapped (file_descriptor, error) : load_stream (file_descriptor, error);
  close (file_descriptor);
  return bytes;
}

static GBytes *
load (const char *name, gboolean *is_mapping, GError **error)
{
  GBytes *bytes = g_str_equal (name, STANDARD_INPUT) ? load_stream (STDIN_FILENO, error)
                                                     : load_file (name, is_mapping, error);

  if (bytes == NULL)
    g_prefix_error (error, "%s: ", name);
  return bytes;
}

/* Loads one input. */
GBytes *
load_input (const char *name, GError **error)
{
  gboolean is_mapping;

  return load (name, &is_mapping, error);
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
  g_autoptr (GBytes) bytes = load (name, &own.is_mapping, error);

  return bytes != NULL ? press_compile_bytes_with (bytes, get_input_title (name), &own, error)
                       : NULL;
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

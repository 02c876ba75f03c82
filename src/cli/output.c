/* Outputs: standard output, and files that appear whole or not at all. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_FILE_MODE 0666

struct _Output
{
  char *name;
  char *path;      /* where the file is to appear, or NULL */
  char *temporary; /* what is written until then, or NULL */
  GOutputStream *stream;
  PressSink *sink;
};

static Output *
output_new (const char *name, int file_descriptor, gboolean closes)
{
  Output *output = g_new0 (Output, 1);

  output->name = g_strdup (name);
  output->stream = g_unix_output_stream_new (file_descriptor, closes);
  output->sink = press_sink_new (output->stream);
  return output;
}

Output *
output_open_standard (void)
{
  return output_new ("standard output", STDOUT_FILENO, FALSE);
}

static Output *
fail (const char *path, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return NULL;
}

/* A device or a pipe is written as it stands. */
static Output *
open_special (const char *path, GError **error)
{
  int file_descriptor = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  return file_descriptor < 0 ? fail (path, error) : output_new (path, file_descriptor, TRUE);
}

/* Opens a file beside @path, with the rights of the one that is there or of a new one. */
static Output *
open_temporary (const char *path, const struct stat *old, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%.100s.XXXXXX", directory, base);
  int file_descriptor = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, NEW_FILE_MODE);
  Output *output;

  if (file_descriptor < 0)
    return fail (path, error);
  if (old != NULL && fchmod (file_descriptor, old->st_mode & 07777) != 0)
    g_debug ("keeping default rights of %s", path);
  output = output_new (path, file_descriptor, TRUE);
  output->path = g_strdup (path);
  output->temporary = g_steal_pointer (&temporary);
  return output;
}

/* Opens @path for writing; a link is followed, so that it stays one. */
Output *
output_open_file (const char *path, GError **error)
{
  g_autofree char *real = NULL;
  struct stat old;
  char *resolved;

  if (stat (path, &old) != 0)
    return open_temporary (path, NULL, error);
  if (S_ISDIR (old.st_mode))
    {
      errno = EISDIR;
      return fail (path, error);
    }
  if (!S_ISREG (old.st_mode))
    return open_special (path, error);
  resolved = realpath (path, NULL);
  real = g_strdup (resolved != NULL ? resolved : path);
  free (resolved);
  return open_temporary (real, &old, error);
}

PressSink *
output_get_sink (Output *output)
{
  return output->sink;
}

/* Writes what is buffered. */
gboolean
output_flush (Output *output, GError **error)
{
  if (press_sink_finish (output->sink, error))
    return TRUE;
  g_prefix_error (error, "%s: ", output->name);
  return FALSE;
}

/* Writes the rest, closes, and lets the file appear. */
gboolean
output_finish (Output *output, GError **error)
{
  if (!output_flush (output, error))
    return FALSE;
  if (!g_output_stream_close (output->stream, NULL, error))
    {
      g_prefix_error (error, "%s: ", output->name);
      return FALSE;
    }
  if (output->temporary == NULL)
    return TRUE;
  if (g_rename (output->temporary, output->path) != 0)
    return fail (output->path, error) != NULL;
  g_clear_pointer (&output->temporary, g_free);
  return TRUE;
}

/* Frees an output; a file that was not finished never appears. */
void
output_free (Output *output)
{
  press_sink_free (output->sink);
  g_object_unref (output->stream);
  if (output->temporary != NULL)
    g_unlink (output->temporary);
  g_free (output->temporary);
  g_free (output->path);
  g_free (output->name);
  g_free (output);
}

/* Ends standard output; a failure is told and becomes the status. */
Status
output_close_standard (Output *output, Status status)
{
  g_autoptr (GError) error = NULL;

  if (output_finish (output, &error))
    return status;
  complain ("%s", error->message);
  return STATUS_FAILED;
}

/* Outputs: standard output, and files that appear whole or not at all. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_FILE_MODE 0666
#define NEW_DIRECTORY_MODE 0777
#define LONGEST_TEMPORARY_BYTES 160
#define N_SLOTS 256
#define MOST_LINKS 40

enum
{
  SLOT_FREE,
  SLOT_TAKEN,
  SLOT_FILLED
};

struct _Output
{
  char *name;
  int directory;   /* in which the file is to appear, or -1 */
  char *base;      /* its name there */
  char *temporary; /* that of what is written until then, or NULL */
  int slot;        /* among those that a signal removes, or -1 */
  GOutputStream *stream;
  PressSink *sink;
};

static Output *
output_new (const char *name, int file_descriptor, gboolean closes)
{
  Output *output = g_new0 (Output, 1);

  output->name = g_strdup (name);
  output->directory = output->slot = -1;
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

/* Temporary files that a signal is to remove. */

typedef struct
{
  int directory;
  char name[LONGEST_TEMPORARY_BYTES];
  int is_used;
} Slot;

static Slot slots[N_SLOTS];

/* Removes what is half written, and lets the signal end the program as it would have. */
static void
remove_temporaries (int signal_number)
{
  for (guint i = 0; i < N_SLOTS; i++)
    if (g_atomic_int_get (&slots[i].is_used) == SLOT_FILLED)
      unlinkat (slots[i].directory, slots[i].name, 0);
  raise (signal_number);
}

/* A signal that is ignored, as nohup does, stays so. */
static void
catch_signals (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  static gsize is_done = 0;
  struct sigaction action = { .sa_handler = remove_temporaries, .sa_flags = SA_RESETHAND };

  if (!g_once_init_enter (&is_done))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction old;

      if (sigaction (signals[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        sigaction (signals[i], &action, NULL);
    }
  g_once_init_leave (&is_done, 1);
}

static int
fill_slot (int directory, const char *name)
{
  catch_signals ();
  for (guint i = 0; i < N_SLOTS; i++)
    if (g_atomic_int_compare_and_exchange (&slots[i].is_used, SLOT_FREE, SLOT_TAKEN))
      {
        slots[i].directory = directory;
        g_strlcpy (slots[i].name, name, sizeof slots[i].name);
        g_atomic_int_set (&slots[i].is_used, SLOT_FILLED);
        return (int) i;
      }
  return -1;
}

static void
empty_slot (int slot)
{
  if (slot >= 0)
    g_atomic_int_set (&slots[slot].is_used, SLOT_FREE);
}

/* A name that nobody can guess. */
static char *
make_temporary_name (const char *base)
{
  guint64 number;

  if (getrandom (&number, sizeof number, 0) != (gssize) sizeof number)
    return NULL;
  return g_strdup_printf (".%.100s.%016" G_GINT64_MODIFIER "x", base, number);
}

/* Gives a file the owner, the group and the rights of the one whose place it takes, as far as that
 * is allowed. A change of owner takes some rights away, so that it comes first. */
static void
keep_rights (int file_descriptor, const struct stat *old, const char *path)
{
  struct stat new;

  if (fstat (file_descriptor, &new) != 0)
    return;
  if (new.st_uid != old->st_uid && fchown (file_descriptor, old->st_uid, (gid_t) -1) != 0)
    g_debug ("not keeping the owner of %s", path);
  if (new.st_gid != old->st_gid && fchown (file_descriptor, (uid_t) -1, old->st_gid) != 0)
    g_debug ("not keeping the group of %s", path);
  if (fchmod (file_descriptor, old->st_mode & 07777) != 0)
    g_debug ("keeping default rights of %s", path);
}

/* Opens a file in a directory, which is taken, with the rights of the one that is there or of a new
 * one. It gets its name when it is whole. */
static Output *
open_temporary (int directory, const char *base, const char *path, const struct stat *old,
                GError **error)
{
  g_autofree char *temporary = make_temporary_name (base);
  /* A signal may come as soon as the file is there. */
  int slot = temporary != NULL ? fill_slot (directory, temporary) : -1;
  int file_descriptor = -1;
  Output *output;

  if (temporary != NULL)
    file_descriptor = openat (directory, temporary,
                              O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, NEW_FILE_MODE);
  if (file_descriptor < 0)
    {
      fail (path, error);
      empty_slot (slot);
      close (directory);
      return NULL;
    }
  if (old != NULL)
    keep_rights (file_descriptor, old, path);
  output = output_new (path, file_descriptor, TRUE);
  output->directory = directory;
  output->base = g_strdup (base);
  output->slot = slot;
  output->temporary = g_steal_pointer (&temporary);
  return output;
}

static Output *
open_in_directory (const char *path, const struct stat *old, GError **error)
{
  g_autofree char *name = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  int directory = open (name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return directory < 0 ? fail (path, error) : open_temporary (directory, base, path, old, error);
}

/* Opens one part of a path below a directory, which is closed; no link leads out of it. */
static int
open_part (int directory, const char *name)
{
  int part;

  if (mkdirat (directory, name, NEW_DIRECTORY_MODE) != 0 && errno != EEXIST)
    part = -1;
  else
    part = openat (directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  close (directory);
  return part;
}

/* Opens @path below @directory for writing. Its folders are made; a link in the way is not
 * followed, and one in its place is replaced, so that nothing is written elsewhere. */
Output *
output_open_below (const char *directory, const char *path, GError **error)
{
  g_autofree char *whole = g_build_filename (directory, path, NULL);
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  guint n_parts = g_strv_length (parts);
  int folder = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct stat old;

  for (guint i = 0; i + 1 < n_parts && folder >= 0; i++)
    folder = open_part (folder, parts[i]);
  if (folder < 0)
    return fail (whole, error);
  if (fstatat (folder, parts[n_parts - 1], &old, AT_SYMLINK_NOFOLLOW) != 0
      || !S_ISREG (old.st_mode))
    return open_temporary (folder, parts[n_parts - 1], whole, NULL, error);
  return open_temporary (folder, parts[n_parts - 1], whole, &old, error);
}

/* The file that a link leads to, which is not there; NULL where links lead nowhere. */
static char *
follow_links (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (guint i = 0; i < MOST_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *directory = g_path_get_dirname (at);

      if (target == NULL)
        return g_steal_pointer (&at);
      g_free (at);
      at = g_path_is_absolute (target) ? g_strdup (target)
                                       : g_build_filename (directory, target, NULL);
    }
  errno = ELOOP;
  return NULL;
}

/* Opens @path for writing; a link is followed, so that it stays one. */
Output *
output_open_file (const char *path, GError **error)
{
  g_autofree char *real = NULL;
  struct stat old;
  char *resolved;

  if (*path == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           "the name of the output is empty");
      return NULL;
    }
  if (stat (path, &old) != 0 && !g_str_has_suffix (path, G_DIR_SEPARATOR_S))
    {
      real = follow_links (path);
      return real != NULL ? open_in_directory (real, NULL, error) : fail (path, error);
    }
  if (g_str_has_suffix (path, G_DIR_SEPARATOR_S))
    {
      errno = EISDIR;
      return fail (path, error);
    }
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
  return open_in_directory (real, &old, error);
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
  g_autoptr (GError) cause = NULL;

  if (press_sink_finish (output->sink, &cause))
    return TRUE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE,
                 "%s: closed by the program that reads it, the rest is not written", output->name);
  else
    g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s: ", output->name);
  return FALSE;
}

/* Writes what is buffered, and a file as far as to the disk itself. */
gboolean
output_sync (Output *output, GError **error)
{
  int file_descriptor = g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (output->stream));

  if (!output_flush (output, error))
    return FALSE;
  return output->temporary == NULL || fsync (file_descriptor) == 0
         || fail (output->name, error) != NULL;
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
  if (renameat (output->directory, output->temporary, output->directory, output->base) != 0)
    return fail (output->name, error) != NULL;
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
    unlinkat (output->directory, output->temporary, 0);
  empty_slot (output->slot);
  if (output->directory >= 0)
    close (output->directory);
  g_free (output->temporary);
  g_free (output->base);
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

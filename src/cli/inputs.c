/* Inputs: what the command line names, one after another. Nothing is opened before its turn. */
#include "inputs.h"
#include "archive.h"
#include "cli.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TAR_BLOCK_BYTES 512 /* a tar archive is made of these */

/* A directory that is gone through: the names in it, sorted. */
typedef struct
{
  char *path;
  char *relative; /* below the directory that was named, with a slash behind it */
  GPtrArray *names;
  guint next;
} Folder;

struct _Inputs
{
  char **files;
  const char *passed_over; /* a directory, or NULL */
  guint next;
  guint n_known;          /* 0 where a list, a directory or an archive may bring more */
  GDataInputStream *list; /* or NULL */
  gboolean is_list0;
  GPtrArray *folders; /* of Folder: the innermost comes last */
  GHashTable *walked; /* directories from the one that was named on: links lead in circles */
  Archive *archive;   /* that is open, or NULL */
  char *archive_name;
  guint64 most_bytes; /* of a member */
};

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  g_free (folder->path);
  g_free (folder->relative);
  g_ptr_array_unref (folder->names);
  g_free (folder);
}

void
input_free (Input *input)
{
  g_free (input->name);
  g_free (input->relative);
  g_free (input->archive);
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_free (input);
}

static Input *
input_new (const char *name, char *relative)
{
  Input *input = g_new0 (Input, 1);

  input->name = g_strdup (name);
  input->relative = relative;
  input->size_bytes = -1;
  return input;
}

/* A path that stays below any directory: its parts without those that lead elsewhere, and the last
 * one without its extension. */
static char *
dup_relative (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  GString *relative = g_string_new (NULL);
  char *base;
  char *dot;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
        continue;
      if (relative->len > 0)
        g_string_append_c (relative, '/');
      g_string_append (relative, parts[i]);
    }
  if (relative->len == 0)
    g_string_append (relative, "input");
  base = strrchr (relative->str, '/');
  base = base != NULL ? base + 1 : relative->str;
  dot = strrchr (base, '.');
  if (dot != NULL && dot != base)
    g_string_truncate (relative, (gsize) (dot - relative->str));
  return g_string_free (relative, FALSE);
}

/* Whether a file is an archive, by its name or, where its size is that of one, by its first bytes.
 */
static gboolean
is_archive (const char *path, const struct stat *status)
{
  return archive_is_named (path)
         || (S_ISREG (status->st_mode) && status->st_size > 0
             && status->st_size % TAR_BLOCK_BYTES == 0 && tell_file (path) == PRESS_CONTENT_TAR);
}

/* Whether a name stands for inputs of other names: a directory, an archive, perhaps standard input.
 */
gboolean
input_brings_more (const char *name)
{
  struct stat status;

  return g_str_equal (name, STANDARD_INPUT)
         || (stat (name, &status) == 0 && (S_ISDIR (status.st_mode) || is_archive (name, &status)));
}

/* Opens a list of names, one a line, or each with a NUL behind it. */
static gboolean
open_list (Inputs *inputs, const char *name, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (g_str_equal (name, STANDARD_INPUT))
    stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (name);
      stream = G_INPUT_STREAM (g_file_read (file, NULL, error));
    }
  if (stream == NULL)
    return FALSE;
  inputs->list = g_data_input_stream_new (stream);
  return TRUE;
}

/* The inputs that the command line names: @files, and those in a list, if any. Of a member of an
 * archive no more is kept than a byte over @most_bytes. The directory @passed_over is gone through
 * only where it is named. */
Inputs *
inputs_new (char **files, const char *list, const char *list0, const char *passed_over,
            guint64 most_bytes, GError **error)
{
  Inputs *inputs = g_new0 (Inputs, 1);
  const char *name = list != NULL ? list : list0;

  inputs->files = files;
  inputs->passed_over = passed_over;
  inputs->most_bytes = most_bytes;
  inputs->folders = g_ptr_array_new_with_free_func (folder_free);
  inputs->walked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  inputs->is_list0 = list == NULL;
  inputs->n_known = files != NULL && name == NULL ? g_strv_length (files) : 0;
  for (guint i = 0; i < inputs->n_known; i++)
    if (input_brings_more (files[i]))
      inputs->n_known = 0;
  if (name != NULL && !open_list (inputs, name, error))
    {
      inputs_free (inputs);
      return NULL;
    }
  return inputs;
}

static void
close_archive (Inputs *inputs)
{
  g_clear_pointer (&inputs->archive, archive_close);
  g_clear_pointer (&inputs->archive_name, g_free);
}

void
inputs_free (Inputs *inputs)
{
  g_clear_object (&inputs->list);
  g_ptr_array_unref (inputs->folders);
  g_hash_table_unref (inputs->walked);
  close_archive (inputs);
  g_free (inputs);
}

/* How many there are, or 0 where that is not known in advance. */
guint
inputs_get_count (const Inputs *inputs)
{
  return inputs->n_known;
}

/* Directories. */

static int
compare_names (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

static gboolean
open_folder (Inputs *inputs, const char *path, const char *relative, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, error);
  Folder *folder;
  const char *name;

  if (directory == NULL)
    return FALSE;
  folder = g_new0 (Folder, 1);
  folder->path = g_strdup (path);
  folder->relative = g_strdup (relative);
  folder->names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (directory)) != NULL)
    if (*name != '.')
      g_ptr_array_add (folder->names, g_strdup (name));
  g_ptr_array_sort (folder->names, compare_names);
  g_ptr_array_add (inputs->folders, folder);
  return TRUE;
}

/* Archives. */

static void
open_archive (Inputs *inputs, const char *name, GError **error)
{
  if (g_str_equal (name, STANDARD_INPUT))
    inputs->archive
        = archive_open_stream (STDIN_FILENO, steal_standard_head (), get_input_title (name), error);
  else
    inputs->archive = archive_open (name, error);
  if (inputs->archive != NULL)
    inputs->archive_name = g_strdup (get_input_title (name));
}

/* The next file in the open archive; NULL without an error where it has no more. */
static Input *
next_member (Inputs *inputs, GError **error)
{
  const char *path = archive_next (inputs->archive, error);

  if (path != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s:%s", inputs->archive_name, path);
      Input *input = input_new (name, dup_relative (path));

      input->bytes = archive_load (inputs->archive, inputs->most_bytes, error);
      if (input->bytes != NULL)
        {
          input->archive = g_strdup (inputs->archive_name);
          input->size_bytes = (goffset) g_bytes_get_size (input->bytes);
          return input;
        }
      input_free (input);
    }
  close_archive (inputs);
  return NULL;
}

/* Notes that a directory is gone through; FALSE where it was before, by another name. */
static gboolean
claim_folder (Inputs *inputs, const struct stat *status)
{
  return g_hash_table_add (inputs->walked, g_strdup_printf ("%ju:%ju", (uintmax_t) status->st_dev,
                                                            (uintmax_t) status->st_ino));
}

/* One name, whatever it stands for: an input, or what opens more of them. */
static Input *
take_name (Inputs *inputs, const char *path, const char *relative, GError **error)
{
  struct stat status;
  Input *input;
  gboolean exists = stat (path, &status) == 0;

  if (relative == NULL)
    g_hash_table_remove_all (inputs->walked);
  if (exists && S_ISDIR (status.st_mode))
    {
      g_autofree char *below = relative != NULL ? g_strconcat (relative, "/", NULL) : g_strdup ("");
      if (claim_folder (inputs, &status))
        open_folder (inputs, path, below, error);
      if (relative == NULL && inputs->passed_over != NULL
          && stat (inputs->passed_over, &status) == 0)
        claim_folder (inputs, &status);
      return NULL;
    }
  if (exists && is_archive (path, &status))
    {
      open_archive (inputs, path, error);
      return NULL;
    }
  if (relative != NULL && exists && !S_ISREG (status.st_mode))
    return NULL;
  input = input_new (path, NULL);
  if (exists && S_ISREG (status.st_mode))
    input->size_bytes = status.st_size;
  return input;
}

/* Standard input, or what opens the archive that it is. */
static Input *
take_standard_input (Inputs *inputs, GError **error)
{
  PressContent content = tell_standard_input ();

  if (content != PRESS_CONTENT_TAR && content != PRESS_CONTENT_COMPRESSED)
    return input_new (STANDARD_INPUT, NULL);
  open_archive (inputs, STANDARD_INPUT, error);
  return NULL;
}

static Input *
next_in_folder (Inputs *inputs, GError **error)
{
  Folder *folder = g_ptr_array_index (inputs->folders, inputs->folders->len - 1);
  g_autofree char *relative = NULL;
  g_autofree char *path = NULL;
  const char *name;
  Input *input;

  if (folder->next == folder->names->len)
    {
      g_ptr_array_set_size (inputs->folders, (int) inputs->folders->len - 1);
      return NULL;
    }
  name = g_ptr_array_index (folder->names, folder->next++);
  path = g_build_filename (folder->path, name, NULL);
  relative = g_strconcat (folder->relative, name, NULL);
  input = take_name (inputs, path, relative, error);
  if (input != NULL)
    {
      input->relative = dup_relative (relative);
      input->is_below = TRUE;
    }
  return input;
}

/* A line of a list that was written with CR LF: the CR is no part of the name. */
static void
cut_return (char *name)
{
  gsize length = strlen (name);

  if (length > 0 && name[length - 1] == '\r')
    name[length - 1] = '\0';
}

/* The next name on the command line or in the list; NULL at the end of both. */
static char *
next_name (Inputs *inputs, GError **error)
{
  while (inputs->files != NULL && inputs->files[inputs->next] != NULL)
    return g_strdup (inputs->files[inputs->next++]);
  while (inputs->list != NULL)
    {
      g_autofree char *name
          = inputs->is_list0
                ? g_data_input_stream_read_upto (inputs->list, "\0", 1, NULL, NULL, error)
                : g_data_input_stream_read_line (inputs->list, NULL, NULL, error);

      if (name == NULL)
        g_clear_object (&inputs->list);
      else if (inputs->is_list0)
        {
          GError *end = NULL;
          g_data_input_stream_read_byte (inputs->list, NULL, &end);
          g_clear_error (&end);
        }
      else
        cut_return (name);
      if (name != NULL && *name != '\0')
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* What an output is called whose input is named on the command line or in a list. */
char *
input_dup_base (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return dup_relative (g_str_equal (path, STANDARD_INPUT) ? "stdin" : base);
}

/* The next input, or NULL at the end. Where something can't be opened, NULL with @error set, and
 * the next call goes on behind it. */
Input *
inputs_next (Inputs *inputs, GError **error)
{
  GError *found = NULL;

  for (;;)
    {
      g_autofree char *name = NULL;
      Input *input = NULL;

      if (inputs->archive != NULL)
        input = next_member (inputs, &found);
      else if (inputs->folders->len > 0)
        input = next_in_folder (inputs, &found);
      else
        {
          name = next_name (inputs, &found);
          if (name == NULL && found == NULL)
            return NULL;
          if (name != NULL && g_str_equal (name, STANDARD_INPUT))
            input = take_standard_input (inputs, &found);
          else if (name != NULL)
            input = take_name (inputs, name, NULL, &found);
        }
      if (found != NULL)
        {
          g_propagate_error (error, found);
          return NULL;
        }
      if (input == NULL)
        continue;
      if (input->relative == NULL)
        input->relative = input_dup_base (input->name);
      return input;
    }
}

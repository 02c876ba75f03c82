/* What outputs spare: no file that is an input is written over. Those that the command line names
 * are known beforehand, what lies in a directory by its path, and the names of a list when their
 * turn has come. */
#include "spared.h"
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct _Spared
{
  GHashTable *files;      /* identities of files */
  GPtrArray *directories; /* paths of directories that are gone through, with a slash behind each */
};

/* A path without links in it, and a slash behind it where it is a directory; NULL: there is no such
 * file. */
static char *
resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *found = NULL;

  if (resolved != NULL)
    found = g_strconcat (resolved,
                         g_file_test (resolved, G_FILE_TEST_IS_DIR)
                                 && !g_str_has_suffix (resolved, G_DIR_SEPARATOR_S)
                             ? G_DIR_SEPARATOR_S
                             : "",
                         NULL);
  free (resolved);
  return found;
}

Spared *
spared_new (char **files)
{
  Spared *spared = g_new0 (Spared, 1);
  char *found;

  spared->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  spared->directories = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (identify_file (files[i], &found))
      g_hash_table_add (spared->files, found);
    else if (g_file_test (files[i], G_FILE_TEST_IS_DIR) && (found = resolve (files[i])) != NULL)
      g_ptr_array_add (spared->directories, found);
  return spared;
}

void
spared_free (Spared *spared)
{
  g_hash_table_unref (spared->files);
  g_ptr_array_unref (spared->directories);
  g_free (spared);
}

/* The outputs go below @directory, which is not gone through where it lies in another. */
void
spared_set_directory (Spared *spared, const char *directory)
{
  g_autofree char *path = resolve (directory);

  for (guint i = spared->directories->len; path != NULL && i-- > 0;)
    {
      const char *walked = g_ptr_array_index (spared->directories, i);

      if (g_str_has_prefix (path, walked) && !g_str_equal (path, walked))
        g_ptr_array_remove_index (spared->directories, i);
    }
}

/* An input has its turn, by whatever name it was found. */
void
spared_add (Spared *spared, const Input *input)
{
  char *identity;

  if (!input->is_below && input->bytes == NULL && identify_file (input->name, &identity))
    g_hash_table_add (spared->files, identity);
}

/* Whether a file is there that is met where the directories of the command line are gone through;
 * names that begin with a dot are not. */
gboolean
spared_is_walked (const Spared *spared, const char *path)
{
  g_autofree char *resolved = spared->directories->len > 0 ? resolve (path) : NULL;

  for (guint i = 0; resolved != NULL && i < spared->directories->len; i++)
    {
      const char *walked = g_ptr_array_index (spared->directories, i);

      if (g_str_has_prefix (resolved, walked)
          && strstr (resolved + strlen (walked) - 1, "/.") == NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether a file is one of the inputs, as far as they are known. */
gboolean
spared_contains (const Spared *spared, const char *path)
{
  g_autofree char *identity = NULL;

  return (identify_file (path, &identity) && g_hash_table_contains (spared->files, identity))
         || spared_is_walked (spared, path);
}

/* Each release's tree against the one that was read and found right, `.tree` beside it.
 *
 * With PRESS_UPDATE_GOLDEN=1 in the environment the goldens are written anew; read what git shows
 * of them before committing it. */
#include "util.h"

#include <string.h>

static const char *
find_difference (const char *found, const char *expected, guint *line)
{
  const char *start = found;

  for (*line = 1; *found != '\0' && *found == *expected; found++, expected++)
    if (*found == '\n')
      {
        ++*line;
        start = found + 1;
      }
  return start;
}

static char *
dup_tree (const PressDocument *document)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const PressBackend *backend = press_backends_find ("tree", &error);

  g_assert_no_error (error);
  press_backend_write (backend, document, sink, &error);
  g_assert_no_error (error);
  press_sink_finish (sink, &error);
  g_assert_no_error (error);
  bytes = press_sink_steal_bytes (sink);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
make_golden_path (const char *path)
{
  g_autofree char *stem = g_strndup (path, (gsize) (strrchr (path, '.') - path));

  return g_strconcat (stem, ".tree", NULL);
}

static void
check_golden (gconstpointer data)
{
  const char *path = data;
  g_autofree char *golden_path = make_golden_path (path);
  g_autofree char *golden = NULL;
  g_autofree char *base_name = g_path_get_basename (path);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PressDocument) document = NULL;
  g_autofree char *found = NULL;
  gsize length;
  guint line;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (content, length);
  document = test_compile_bytes (bytes, base_name);
  found = dup_tree (document);
  if (g_getenv ("PRESS_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (golden_path, found, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (golden_path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (strcmp (found, golden) == 0)
    return;
  g_autofree char *rest = g_strndup (find_difference (found, golden, &line), 300);
  g_test_message ("%s:%u: the tree now goes on with\n%s", golden_path, line, rest);
  g_test_fail ();
}

static void
add_golden (const char *path, GBytes *bytes, gpointer data)
{
  g_autofree char *base_name = g_path_get_basename (path);
  g_autofree char *test_path = g_strconcat ("/golden/", base_name, NULL);

  (void) bytes;
  (void) data;
  g_test_add_data_func_full (test_path, g_strdup (path), check_golden, g_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_foreach_release (add_golden, NULL);
  return g_test_run ();
}

/* Modules: the example of docs/backends.md as it stands there, and modules that are refused. */
#include "util.h"

#include <glib/gstdio.h>

#include <string.h>

#define RELEASE "Example Widgets Ships More\n\nIt shipped 12.5% more.\n\n###\n"

typedef struct
{
  char *directory;
} Fixture;

static char *
build_path (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

/* Runs a script in the scratch directory, with the library that was built just now. Returns what
 * it prints. */
static char *
run_script (const Fixture *fixture, const char *script)
{
  const char *argv[] = { "sh", "-c", script, NULL };
  g_autofree char *build = g_test_build_filename (G_TEST_BUILT, "..", NULL);
  g_autofree char *top = g_canonicalize_filename (build, NULL);
  g_autofree char *path = g_strdup_printf ("%s:%s", top, g_getenv ("PATH"));
  g_autofree char *metadata = g_build_filename (top, "meson-uninstalled", NULL);
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  g_autofree char *complaints = NULL;
  char *printed = NULL;

  environment = g_environ_setenv (environment, "PATH", path, TRUE);
  environment = g_environ_setenv (environment, "PKG_CONFIG_PATH", metadata, TRUE);
  g_spawn_sync (fixture->directory, (char **) argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &printed, &complaints, NULL, &error);
  g_assert_no_error (error);
  if (*complaints != '\0')
    g_test_message ("%s", complaints);
  return printed;
}

static void
save (const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = build_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  (void) data;
  fixture->directory = g_dir_make_tmp ("press-modules-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  (void) data;
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = build_path (fixture, name);

      g_remove (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
}

/* What the example is to print: each headline and heading, with its line. */
static char *
make_outline (const PressDocument *document)
{
  GString *outline = g_string_new (NULL);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      PressNodeKind kind = press_node_get_kind (node);
      guint32 start = press_node_get_span (node).start;
      g_autofree char *text = press_document_dup_text (document, node);

      if (event == PRESS_WALK_ENTER && (kind == PRESS_NODE_HEADLINE || kind == PRESS_NODE_HEADING))
        g_string_append_printf (outline, "%u: %s\n",
                                press_document_get_place (document, start).line, text);
    }
  return g_string_free (outline, FALSE);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* The code and the commands stand in the page; nothing is added to them here. */
static void
test_example (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = test_read_example ("backends.md", "c");
  g_autofree char *commands = test_read_example ("backends.md", "sh");
  g_autoptr (PressDocument) document = test_compile (RELEASE, -1);
  g_autofree char *outline = make_outline (document);
  g_autofree char *twice = g_strconcat (outline, outline, NULL);
  g_autofree char *printed = NULL;

  (void) data;
  g_assert_cmpuint (count_lines (code), <, 60);
  save (fixture, "outline.c", code);
  save (fixture, "release.txt", RELEASE);
  printed = run_script (fixture, commands);
  g_assert_cmpstr (printed, ==, twice);
}

/* Builds a module of the folder `module`, under a name of the search path. */
static char *
build_module (const Fixture *fixture, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".c", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "module", file, NULL);
  g_autofree char *full = g_canonicalize_filename (source, NULL);
  g_autofree char *script = g_strdup_printf ("cc -Wall -shared -fPIC -o press-%s.so '%s' "
                                             "$(pkg-config --cflags --libs libpress)",
                                             name, full);
  g_autofree char *printed = run_script (fixture, script);
  g_autofree char *module = g_strdup_printf ("press-%s.so", name);

  g_assert_cmpstr (printed, ==, "");
  return build_path (fixture, module);
}

static void
test_found_on_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = test_read_example ("backends.md", "c");
  g_autofree char *path = g_strconcat ("relative:", fixture->directory, NULL);
  g_autoptr (PressDocument) document = test_compile (RELEASE, -1);
  g_autofree char *outline = make_outline (document);
  g_autofree char *printed = NULL;
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const PressBackend *backend;

  (void) data;
  save (fixture, "outline.c", code);
  printed = run_script (fixture, "cc -Wall -shared -fPIC -o press-outline.so outline.c "
                                 "$(pkg-config --cflags --libs libpress)");
  g_assert_cmpstr (printed, ==, "");
  g_setenv ("PRESS_BACKEND_PATH", path, TRUE);
  backend = press_backends_find ("outline", &error);
  g_unsetenv ("PRESS_BACKEND_PATH");
  g_assert_no_error (error);
  g_assert_cmpstr (backend->name, ==, "outline");
  g_assert_true (press_backend_write (backend, document, sink, &error));
  bytes = press_sink_steal_bytes (sink);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), outline,
                   strlen (outline));
}

static void
test_current_directory (Fixture *fixture, gconstpointer data)
{
  g_autofree char *module = build_module (fixture, "other-abi");
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_true (g_file_test (module, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_chdir (fixture->directory), ==, 0);
  g_setenv ("PRESS_BACKEND_PATH", ".:", TRUE);
  g_assert_null (press_backends_find ("other-abi", &error));
  g_unsetenv ("PRESS_BACKEND_PATH");
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_error (error, PRESS_ERROR, PRESS_ERROR_UNKNOWN_BACKEND);
}

static void
assert_refused (const char *path, PressError code, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (press_backends_load (path, &error));
  g_assert_error (error, PRESS_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_other_abi (Fixture *fixture, gconstpointer data)
{
  g_autofree char *module = build_module (fixture, "other-abi");

  (void) data;
  assert_refused (module, PRESS_ERROR_ABI, "built for backend ABI 4, but this libpress has 3");
}

static void
test_no_symbol (Fixture *fixture, gconstpointer data)
{
  g_autofree char *module = build_module (fixture, "no-symbol");

  (void) data;
  assert_refused (module, PRESS_ERROR_MODULE, "has no symbol press_module_backend");
}

static void
test_half (Fixture *fixture, gconstpointer data)
{
  g_autofree char *module = build_module (fixture, "half");
  g_autofree char *steps = build_module (fixture, "half-steps");

  (void) data;
  assert_refused (module, PRESS_ERROR_MODULE, "write function");
  assert_refused (steps, PRESS_ERROR_MODULE, "steps");
}

static void
test_no_library (Fixture *fixture, gconstpointer data)
{
  g_autofree char *module = build_path (fixture, "press-text.so");
  g_autofree char *missing = build_path (fixture, "press-missing.so");

  (void) data;
  save (fixture, "press-text.so", "no library\n");
  assert_refused (module, PRESS_ERROR_MODULE, "press-text.so");
  assert_refused (missing, PRESS_ERROR_MODULE, "no such module");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/modules/example-of-the-docs-works-as-written", test_example);
  ADD ("/modules/are-found-on-the-search-path", test_found_on_path);
  ADD ("/modules/current-directory-lends-none", test_current_directory);
  ADD ("/modules/another-abi-is-refused", test_other_abi);
  ADD ("/modules/what-lacks-the-symbol-is-refused", test_no_symbol);
  ADD ("/modules/what-can-not-write-is-refused", test_half);
  ADD ("/modules/what-is-no-library-is-refused", test_no_library);
#undef ADD
  return g_test_run ();
}

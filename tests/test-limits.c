/* Limits: where one is met the tree is sound, what was read is in it, and a diagnostic tells. */
#include "util.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static PressDocument *
compile (GBytes *bytes, const char *path, const char *setting)
{
  PressCompileOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  PressDocument *document;

  press_limits_set (&options.limits, setting, &error);
  g_assert_no_error (error);
  document = press_compile_bytes_with (bytes, path, &options, &error);
  g_assert_no_error (error);
  if (!press_document_check_structure (document, &error))
    g_error ("%s, %s: %s", path, setting, error->message);
  return document;
}

static guint
count (const PressDocument *document, const char *id)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  guint n = 0;

  for (guint i = 0; i < diagnostics->len; i++)
    n += g_str_equal (press_diagnostic_get_rule (g_ptr_array_index (diagnostics, i))->id, id);
  return n;
}

static guint
count_nodes (const PressDocument *document)
{
  const PressNode *node;
  PressWalk walk;
  guint n = 0;

  press_walk_init (&walk, press_document_get_root (document));
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    n += walk.event == PRESS_WALK_ENTER;
  return n;
}

static const PressNode *
get_last_child (const PressDocument *document)
{
  const PressNode *last = NULL;
  const PressNode *node = press_node_get_first_child (press_document_get_root (document));

  for (; node != NULL; node = press_node_get_next (node))
    last = node;
  return last;
}

static gboolean
holds_release (const PressDocument *document)
{
  return press_node_find_child (press_document_get_root (document), PRESS_NODE_RELEASE) != NULL;
}

/* A tree of fewer nodes than the limit is the whole one; any other ends in what is left unread. */
static void
limit_nodes (const char *path, GBytes *bytes, gpointer data)
{
  static const char *const settings[]
      = { "nodes=1", "nodes=9", "nodes=25", "nodes=60", "nodes=150", "nodes=400" };
  g_autoptr (PressDocument) whole = test_compile_bytes (bytes, path);
  guint n_nodes = count_nodes (whole);

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (PressDocument) document = compile (bytes, path, settings[i]);
      guint limit = (guint) g_ascii_strtoull (settings[i] + strlen ("nodes="), NULL, 10);
      guint n_cuts = count (document, "PR192");

      g_assert_cmpuint (n_cuts, <=, 1);
      if (n_cuts == 1)
        g_assert_cmpint (press_node_get_kind (get_last_child (document)), ==, PRESS_NODE_UNKNOWN);
      else
        g_assert_cmpuint (count_nodes (document), ==, n_nodes);
      if (limit == 1)
        g_assert_false (holds_release (document));
    }
}

static void
test_nodes (void)
{
  test_foreach_corpus_file (limit_nodes, NULL);
}

/* What is read is the beginning of the input, and the tree is that of a file that ends there. */
static void
limit_bytes (const char *path, GBytes *bytes, gpointer data)
{
  gsize size = g_bytes_get_size (bytes);

  (void) data;
  for (guint i = 1; i < 8; i++)
    {
      gsize limit = size * i / 8;
      g_autofree char *setting = g_strdup_printf ("input-bytes=%" G_GSIZE_FORMAT, limit);
      g_autoptr (PressDocument) document = NULL;
      gsize n_read = 0;

      if (limit == 0)
        continue;
      document = compile (bytes, path, setting);
      g_assert_true (memcmp (press_document_get_source (document, &n_read),
                             g_bytes_get_data (bytes, NULL), MIN (n_read, limit))
                     == 0);
      g_assert_cmpuint (n_read, <=, limit);
      g_assert_cmpuint (count (document, "PR190"), ==, 1);
    }
}

static void
test_input_bytes (void)
{
  test_foreach_release (limit_bytes, NULL);
}

static void
test_whole_lines (void)
{
  static const char text[] = "One line.\nTwo \xc3\xa4\xc3\xa4\xc3\xa4";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) words = g_bytes_new_static (text + 10, strlen (text) - 10);
  g_autoptr (PressDocument) line = compile (bytes, "lines", "input-bytes=14");
  g_autoptr (PressDocument) letter = compile (words, "letters", "input-bytes=7");
  g_autoptr (PressDocument) all = compile (bytes, "all", "input-bytes=20");
  gsize n_read;

  press_document_get_source (line, &n_read);
  g_assert_cmpuint (n_read, ==, 10);
  press_document_get_source (letter, &n_read);
  g_assert_cmpuint (n_read, ==, 6);
  press_document_get_source (all, &n_read);
  g_assert_cmpuint (n_read, ==, 20);
  g_assert_cmpuint (count (all, "PR190"), ==, 0);
}

/* Without a limit, what is larger than a text may be is refused; with one, it is cut. */
static void
test_too_large (void)
{
  g_autofree char *path = NULL;
  int file_descriptor = g_file_open_tmp ("large-XXXXXX", &path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PressDocument) cut = NULL;
  PressCompileOptions options = { .limits.input_bytes = G_MAXUINT64 };

  g_assert_cmpint (ftruncate (file_descriptor, (off_t) PRESS_MOST_TEXT_BYTES + 1), ==, 0);
  mapped = g_mapped_file_new_from_fd (file_descriptor, FALSE, &error);
  g_assert_no_error (error);
  close (file_descriptor);
  g_unlink (path);
  bytes = g_mapped_file_get_bytes (mapped);
  g_assert_null (press_compile_bytes_with (bytes, "large", &options, &error));
  g_assert_error (error, PRESS_ERROR, PRESS_ERROR_TOO_LARGE);
  cut = compile (bytes, "large", "input-bytes=100");
  g_assert_cmpuint (count (cut, "PR190"), ==, 1);
}

/* No time at all: nothing is read, nothing is lost, and one diagnostic tells. */
static void
limit_time (const char *path, GBytes *bytes, gpointer data)
{
  g_autoptr (PressDocument) document = compile (bytes, path, "time=0.000001");
  gboolean is_empty = press_node_get_first_child (press_document_get_root (document)) == NULL;

  (void) data;
  g_assert_cmpuint (count (document, "PR194"), ==, is_empty ? count (document, "PR194") : 1);
  g_assert_false (holds_release (document));
  g_assert_cmpuint (count (document, "PR201"), ==, 0);
}

static void
test_time (void)
{
  test_foreach_corpus_file (limit_time, NULL);
}

/* Of each severity one is kept, and the rest is counted. */
static void
limit_diagnostics (const char *path, GBytes *bytes, gpointer data)
{
  g_autoptr (PressDocument) all = test_compile_bytes (bytes, path);
  g_autoptr (PressDocument) document = compile (bytes, path, "diagnostics=1");
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  guint n_all = press_document_get_diagnostics (all)->len;
  guint n[PRESS_SEVERITY_ERROR + 1] = { 0 };
  g_autofree char *told = NULL;

  (void) data;
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);

      if (g_str_equal (press_diagnostic_get_rule (diagnostic)->id, "PR193"))
        told = g_strdup (press_diagnostic_get_message (diagnostic));
      else
        n[press_diagnostic_get_severity (diagnostic)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    g_assert_cmpuint (n[i], <=, 1);
  if (told == NULL)
    g_assert_cmpuint (diagnostics->len, ==, n_all);
  else
    g_assert_cmpuint (g_ascii_strtoull (told, NULL, 10), ==, n_all - (diagnostics->len - 1));
}

static void
test_diagnostics (void)
{
  test_foreach_release (limit_diagnostics, NULL);
}

/* Elements that are never closed, too many of them: their text is read all the same. */
static void
test_nesting (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PressDocument) few = NULL;
  g_autoptr (PressDocument) many = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (page, "<table><tr><td><b>w%u ", i);
  bytes = g_bytes_new (page->str, page->len);
  few = compile (bytes, "few.htm", "nesting=20");
  many = compile (bytes, "many.htm", "nesting=none");
  g_assert_cmpuint (count (few, "PR191"), ==, 1);
  g_assert_cmpuint (count (many, "PR191"), ==, 0);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u", i);
      gsize length;
      const char *text = press_document_get_text (few, &length);

      g_assert_nonnull (g_strstr_len (text, (gssize) length, word));
    }
}

/* What may stand in the part that was not read is not missed: the year of a dateline, among it. */
static void
test_missed_part (void)
{
  static const char text[]
      = "Exhibit 99.1\n\n                  TALLOW CREEK OPENS ITS KILN\n\n"
        "DOVER, Del., May 4 -- Tallow Creek Brick Company (Nasdaq: TCBK) today "
        "said that its\nsecond kiln in Dover has been lit.\n\n"
        "Ida Marsh\n302-555-0134\n\n                         # # #\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PressDocument) whole = compile (bytes, "kiln.txt", "nodes=none");
  guint n_cut = 0;

  g_assert_cmpuint (count (whole, "PR305"), ==, 1);
  for (guint limit = 5; limit < count_nodes (whole); limit++)
    {
      g_autofree char *setting = g_strdup_printf ("nodes=%u", limit);
      g_autoptr (PressDocument) document = compile (bytes, "kiln.txt", setting);

      n_cut += count (document, "PR192");
      if (count (document, "PR192") == 1)
        g_assert_cmpuint (count (document, "PR305"), ==, 0);
    }
  g_assert_cmpuint (n_cut, >, 0);
}

/* A limit that is not met changes nothing. */
static void
compare (const char *path, GBytes *bytes, gpointer data)
{
  g_autoptr (PressDocument) plain = test_compile_bytes (bytes, path);
  g_autoptr (PressDocument) wide = compile (bytes, path, "nodes=none");
  g_autoptr (GString) expected = test_print_tree (plain, TRUE);
  g_autoptr (GString) found = test_print_tree (wide, TRUE);

  (void) data;
  g_assert_cmpstr (found->str, ==, expected->str);
  g_assert_cmpuint (press_document_get_diagnostics (plain)->len, ==,
                    press_document_get_diagnostics (wide)->len);
}

static void
test_unmet (void)
{
  test_foreach_release (compare, NULL);
}

static void
test_settings (void)
{
  static const char *const faults[]
      = { "",         "nodes",     "nodes=",       "nodes=0",  "nodes=-4", "nodes=ten",
          "nodes=1x", "nodes=1.5", "node=4",       "time=0",   "time=x",   "=4",
          "NODES=4",  "time=-1",   "nodes=0.0001", "nodes= 4", "none=none" };
  PressLimits limits = { 0 };
  g_autofree char *names = press_limits_describe ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (press_limits_set (&limits, faults[i], &error));
      g_assert_error (error, PRESS_ERROR, PRESS_ERROR_FAILED);
    }
  g_assert_true (press_limits_set (&limits, "nodes=12", NULL));
  g_assert_true (press_limits_set (&limits, "time=2.5", NULL));
  g_assert_true (press_limits_set (&limits, "nesting=none", NULL));
  g_assert_cmpuint (limits.nodes, ==, 12);
  g_assert_cmpuint (limits.time_us, ==, 2500000);
  g_assert_cmpuint (limits.nesting, ==, G_MAXUINT64);
  g_assert_cmpuint (limits.input_bytes, ==, 0);
  press_limits_fill (&limits);
  g_assert_cmpuint (limits.input_bytes, ==, 1 << 30);
  g_assert_cmpuint (limits.nodes, ==, 12);
  g_assert_nonnull (strstr (names, "input-bytes=1073741824"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/settings", test_settings);
  g_test_add_func ("/limits/unmet-changes-nothing", test_unmet);
  g_test_add_func ("/limits/input-bytes", test_input_bytes);
  g_test_add_func ("/limits/too-large-is-refused", test_too_large);
  g_test_add_func ("/limits/input-ends-with-a-line", test_whole_lines);
  g_test_add_func ("/limits/nesting", test_nesting);
  g_test_add_func ("/limits/nodes", test_nodes);
  g_test_add_func ("/limits/what-was-not-read-is-not-missed", test_missed_part);
  g_test_add_func ("/limits/diagnostics", test_diagnostics);
  g_test_add_func ("/limits/time", test_time);
  return g_test_run ();
}

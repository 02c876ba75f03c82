/* Compiling: whichever way an input comes, the tree is that of its bytes, and what can't be read is
 * an error. */
#include "util.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

#define RELEASE                                                                                    \
  "FOR IMMEDIATE RELEASE\n\n             Zenith Harbor Opens Its Lock\n\n"                         \
  "SPRINGFIELD, Mass., Jan. 3, 2007 -- Zenith Harbor, Inc. (Nasdaq: ZNTH) today opened\n"          \
  "its lock.\n\n# # #\n"

typedef struct
{
  char *directory;
  char *path;
  char *expected; /* the tree of the bytes */
} Fixture;

static char *
print_tree (const PressDocument *document)
{
  g_assert_nonnull (document);
  return g_string_free (test_print_tree (document, TRUE), FALSE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PressDocument) document = test_compile (RELEASE, -1);
  g_autoptr (GError) error = NULL;

  (void) data;
  fixture->expected = print_tree (document);
  fixture->directory = g_dir_make_tmp ("press-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->directory, "a release.txt", NULL);
  g_file_set_contents (fixture->path, RELEASE, -1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_unlink (fixture->path);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->path);
  g_free (fixture->expected);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = press_compile_file (file, NULL, &error);
  g_autofree char *tree = NULL;

  (void) data;
  g_assert_no_error (error);
  tree = print_tree (document);
  g_assert_cmpstr (tree, ==, fixture->expected);
  g_assert_cmpstr (press_document_get_name (document), ==, fixture->path);
}

/* What is no regular file is loaded. */
static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  int ends[2];
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (PressDocument) document = NULL;
  g_autofree char *tree = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], RELEASE, strlen (RELEASE)), ==, strlen (RELEASE));
  g_close (ends[1], NULL);
  path = g_strdup_printf ("/dev/fd/%d", ends[0]);
  file = g_file_new_for_path (path);
  document = press_compile_file (file, NULL, &error);
  g_assert_no_error (error);
  tree = print_tree (document);
  g_assert_cmpstr (tree, ==, fixture->expected);
  g_close (ends[0], NULL);
}

static void
test_stream (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (RELEASE, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = press_compile_stream (stream, "stream", NULL, &error);
  g_autofree char *tree = NULL;

  (void) data;
  g_assert_no_error (error);
  tree = print_tree (document);
  g_assert_cmpstr (tree, ==, fixture->expected);
  g_assert_cmpstr (press_document_get_name (document), ==, "stream");
  g_assert_false (g_input_stream_is_closed (stream));
}

static void
assert_no_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (press_compile_file (file, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  (void) data;
  g_cancellable_cancel (cancellable);
  g_assert_null (press_compile_file (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (RELEASE, -1, NULL);
  g_autofree char *missing = g_build_filename (fixture->directory, "none", NULL);
  g_autoptr (GError) error = NULL;

  (void) data;
  assert_no_file (missing);
  assert_no_file (fixture->directory);
  g_input_stream_close (stream, NULL, NULL);
  g_assert_null (press_compile_stream (stream, "stream", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static guint
count_rule (const PressDocument *document, const char *id)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  guint n = 0;

  for (guint i = 0; i < diagnostics->len; i++)
    n += g_str_equal (press_diagnostic_get_rule (diagnostics->pdata[i])->id, id);
  return n;
}

/* With a policy the parts that it asks for are looked for: here the mark of a wire. */
static void
test_policy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics", "PR290", "policy", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (RELEASE, strlen (RELEASE));
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) plain = test_compile_bytes (bytes, "plain");
  g_autoptr (PressDocument) asked = NULL;

  (void) fixture;
  (void) data;
  g_assert_true (press_policy_load_file (policy, path, &error));
  asked = press_compile_bytes_with_policy (bytes, "asked", policy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rule (plain, "PR290"), ==, 0);
  g_assert_cmpuint (count_rule (asked, "PR290"), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* What a file is by its first bytes. */
static const struct
{
  const char *name;
  const char *bytes;
  gsize length;
  PressContent content;
} contents[] = {
#define CONTENT(name, bytes, CONTENT)                                                              \
  {                                                                                                \
    name, bytes, sizeof bytes - 1, PRESS_CONTENT_##CONTENT                                         \
  }
  CONTENT ("nothing", "", TEXT),
  CONTENT ("text", RELEASE, TEXT),
  CONTENT ("markup", "<html><p>%PDF-", TEXT),
  CONTENT ("text-behind-a-mark", "\xef\xbb\xbfKites", TEXT),
  CONTENT ("text-with-nul", "Kites\0fly.\n", TEXT),
  CONTENT ("letters-of-windows", "\xff\xd0\xfe text", TEXT),
  CONTENT ("utf-16-little", "\xff\xfeK\0i\0", UTF_16),
  CONTENT ("utf-16-big", "\xfe\xff\0K\0i", UTF_16),
  CONTENT ("utf-16-of-no-mark", "D\0O\0V\0E\0R\0,\0 \0D\0e\0l\0.\0", UTF_16),
  CONTENT ("utf-16-of-no-mark-big", "\0D\0O\0V\0E\0R\0,\0 \0D\0e\0l\0.", UTF_16),
  CONTENT ("utf-32", "\xff\xfe\0\0K\0\0\0", UTF_32),
  CONTENT ("pdf", "%PDF-1.7\n", PDF),
  CONTENT ("postscript", "%!PS-Adobe-3.0\n", POSTSCRIPT),
  CONTENT ("rtf", "{\\rtf1\\ansi", RTF),
  CONTENT ("office", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", OFFICE),
  CONTENT ("wordperfect", "\xffWPC\x10\0", WORDPERFECT),
  CONTENT ("zip", "PK\x03\x04\x14\0", ZIP),
  CONTENT ("zip-of-nothing", "PK\x05\x06\0\0", ZIP),
  CONTENT ("gzip", "\x1f\x8b\x08\0\0", COMPRESSED),
  CONTENT ("bzip2", "BZh91AY&SY\x1c", COMPRESSED),
  CONTENT ("xz", "\xfd\x37zXZ\0\0", COMPRESSED),
  CONTENT ("zstd", "\x28\xb5\x2f\xfd\x24", COMPRESSED),
  CONTENT ("archive", "7z\xbc\xaf\x27\x1c\0", ARCHIVE),
  CONTENT ("png", "\x89PNG\r\n\x1a\n\0", IMAGE),
  CONTENT ("jpeg", "\xff\xd8\xff\xe0\0", IMAGE),
  CONTENT ("program",
           "\x7f"
           "ELF\x02",
           PROGRAM),
#undef CONTENT
};

/* Where it is no text, one node stands for all of it, and nothing else is said. */
static void
test_content (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  gssize length = (gssize) contents[index].length;
  g_autoptr (PressDocument) document = test_compile (contents[index].bytes, length);
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  const PressNode *node = press_node_get_first_child (press_document_get_root (document));

  g_assert_cmpint (press_content_tell (contents[index].bytes, contents[index].length), ==,
                   contents[index].content);
  if (contents[index].content == PRESS_CONTENT_TEXT)
    {
      g_assert_cmpstr (press_document_get_encoding (document), !=, "binary");
      return;
    }
  g_assert_cmpstr (press_document_get_encoding (document), ==, "binary");
  g_assert_cmpint (press_node_get_kind (node), ==, PRESS_NODE_OTHER);
  g_assert_null (press_node_get_next (node));
  g_assert_cmpuint (press_document_get_source_span (document, press_node_get_span (node)).start, ==,
                    0);
  g_assert_cmpuint (diagnostics->len, ==, 1);
  g_assert_cmpstr (press_diagnostic_get_rule (diagnostics->pdata[0])->id, ==, "PR128");
}

/* The mark of a tar archive stands behind a name and its rights. */
static void
test_content_tar (void)
{
  char block[512] = "kites.txt";

  g_assert_cmpint (press_content_tell (block, sizeof block), ==, PRESS_CONTENT_TEXT);
  memcpy (block + 257, "ustar\00000", 8);
  g_assert_cmpint (press_content_tell (block, sizeof block), ==, PRESS_CONTENT_TAR);
  memcpy (block + 257, "ustar  ", 8);
  g_assert_cmpint (press_content_tell (block, PRESS_CONTENT_BYTES), ==, PRESS_CONTENT_TAR);
  g_assert_cmpint (press_content_tell (block, 257), ==, PRESS_CONTENT_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/compile/file-gives-the-tree-of-its-bytes", test_file);
  ADD ("/compile/pipe-gives-the-tree-of-its-bytes", test_pipe);
  ADD ("/compile/stream-gives-the-tree-of-its-bytes", test_stream);
  ADD ("/compile/what-is-not-read-is-an-error", test_unreadable);
  ADD ("/compile/nothing-is-read-once-cancelled", test_cancelled);
  ADD ("/compile/policy-adds-what-it-asks-for", test_policy);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strconcat ("/content/", contents[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_content);
    }
  g_test_add_func ("/content/tar", test_content_tar);
  return g_test_run ();
}

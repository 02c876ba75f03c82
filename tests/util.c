/* What several tests share: the files of the corpora, and compiling text. */
#include "util.h"

#include <string.h>
#include <valgrind/valgrind.h>

static int
compare_names (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

/* The paths of all files below @directory, sorted. Folders wait in the same array. */
static GPtrArray *
list_files (const char *directory)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders, g_strdup (directory));
  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (folders->pdata[i], 0, NULL);
      const char *name;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          char *path = g_build_filename (folders->pdata[i], name, NULL);
          g_ptr_array_add (g_file_test (path, G_FILE_TEST_IS_DIR) ? folders : files, path);
        }
    }
  g_ptr_array_sort (files, compare_names);
  return files;
}

/* Which files of a folder are looked at: all, or every few. */
typedef struct
{
  guint first;
  guint step;
} Sample;

/* All of them; valgrind, thirty times as slow, sees one in sixteen. */
static Sample
all_files (void)
{
  return (Sample){ .step = RUNNING_ON_VALGRIND ? 16 : 1 };
}

/* All of them; under sanitizers a look sees a quarter, and the next looks of the same program the
 * others. */
static Sample
next_sample (void)
{
  static guint n_looks;

  if (TEST_IS_SANITIZED)
    return (Sample){ .first = n_looks++ % 4, .step = 4 };
  return all_files ();
}

/* Every file is input, whatever it is; goldens and gold records serve as well as releases. */
static guint
foreach_file (const char *directory, const char *const *suffixes, Sample sample,
              TestFileFunction function, gpointer data)
{
  g_autoptr (GPtrArray) files = list_files (directory);
  guint n_seen = 0;
  guint n_given = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const char *path = files->pdata[i];
      const char *suffix = strrchr (path, '.');
      g_autoptr (GError) error = NULL;
      g_autoptr (GMappedFile) mapped = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if ((suffixes != NULL && (suffix == NULL || !g_strv_contains (suffixes, suffix)))
          || n_seen++ % sample.step != sample.first)
        continue;
      mapped = g_mapped_file_new (path, FALSE, &error);
      g_assert_no_error (error);
      bytes = g_mapped_file_get_bytes (mapped);
      function (path, bytes, data);
      n_given++;
    }
  return n_given;
}

/* Real files, where a corpus of them lies beside the project: it is not part of it. */
static guint
foreach_real_file (const char *const *suffixes, Sample sample, TestFileFunction function,
                   gpointer data)
{
  g_autofree char *real = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", NULL);

  return foreach_file (real, suffixes, sample, function, data);
}

/* The files of the project's corpus, and of the real one. */
void
test_foreach_corpus_file (TestFileFunction function, gpointer data)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "..", "corpus", NULL);
  Sample sample = next_sample ();
  guint n_files;

  n_files = foreach_file (own, NULL, sample, function, data);
  g_assert_cmpuint (n_files, >, 0);
  g_test_message ("%u files of the project's corpus", n_files);
  n_files = foreach_real_file (NULL, sample, function, data);
  if (n_files > 0)
    g_test_message ("%u real files", n_files);
  else
    g_test_message ("no real releases beside the project: only its own were tried");
}

/* The releases that were written for the project, and submissions of them. */
void
test_foreach_release (TestFileFunction function, gpointer data)
{
  static const char *const suffixes[] = { ".txt", ".htm", NULL };
  static const char *const folders[] = { "release", "submission" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *directory
          = g_test_build_filename (G_TEST_DIST, "..", "corpus", folders[i], NULL);

      g_assert_cmpuint (foreach_file (directory, suffixes, all_files (), function, data), >, 0);
    }
}

/* The releases among the real files; how many there are. */
guint
test_foreach_real_release (TestFileFunction function, gpointer data)
{
  static const char *const suffixes[] = { ".txt", ".htm", NULL };
  guint n_files = foreach_real_file (suffixes, all_files (), function, data);

  g_test_message ("%u real releases beside the project", n_files);
  return n_files;
}

PressDocument *
test_compile_bytes (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  PressDocument *document = press_compile_bytes (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* Compiles @text, of @length_bytes or up to its NUL where that is -1. */
PressDocument *
test_compile (const char *text, gssize length_bytes)
{
  g_autoptr (GBytes) bytes
      = g_bytes_new (text, length_bytes < 0 ? strlen (text) : (gsize) length_bytes);

  return test_compile_bytes (bytes, "test.txt");
}

static void
print_attributes (GString *onto, const PressNode *node)
{
  const PressAttribute *attribute = press_node_get_first_attribute (node);

  for (; attribute != NULL; attribute = press_attribute_get_next (attribute))
    g_string_append_printf (onto, " %s=%s",
                            press_attribute_name_get_name (press_attribute_get_name (attribute)),
                            press_attribute_get_value (attribute));
}

/* A tree as plain lines, for comparing two trees. */
GString *
test_print_tree (const PressDocument *document, gboolean with_spans)
{
  GString *lines = g_string_new (NULL);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;
  guint depth = 0;

  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      PressSpan span = press_node_get_span (node);

      if (event == PRESS_WALK_LEAVE)
        {
          depth--;
          continue;
        }
      g_string_append_printf (lines, "%*s%s", (int) (2 * depth++), "",
                              press_node_kind_get_name (press_node_get_kind (node)));
      print_attributes (lines, node);
      if (with_spans)
        g_string_append_printf (lines, " %u-%u", span.start, span.end);
      if (press_node_get_first_child (node) == NULL)
        {
          g_autofree char *text = press_document_dup_text (document, node);
          g_string_append_printf (lines, " %s", text);
        }
      g_string_append_c (lines, '\n');
    }
  return lines;
}

/* The first block of code in a language on a page of the documentation. */
char *
test_read_example (const char *page, const char *language)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", page, NULL);
  g_autofree char *fence = g_strdup_printf ("\n```%s\n", language);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *start;
  const char *end;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  start = strstr (text, fence);
  g_assert_nonnull (start);
  start += strlen (fence);
  end = strstr (start, "\n```\n");
  g_assert_nonnull (end);
  return g_strndup (start, (gsize) (end - start) + 1);
}

/* A submission that is written while it is read takes the memory of its largest release, however
 * many there are. */
#include "long-exhibits.h"
#include "util.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define EXHIBIT_BYTES (256 * 1024)
#define FEW 4
#define MANY (48 / TEST_STEP)
#define PICTURE_STEP (TEST_IS_SANITIZED ? 10 : 1)
#define MOST_GROWTH_KIB 4096

/* A sanitizer keeps what is freed, as much as it is told to. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "quarantine_size_mb=1:thread_local_quarantine_size_kb=16";
}

static GBytes *
make_submission (const LongExhibit *kind, guint n_exhibits)
{
  GString *file = g_string_new (SUBMISSION_HEAD);

  for (guint i = 0; i < n_exhibits; i++)
    {
      gsize start = file->len;

      g_string_append_printf (file, "<DOCUMENT>\n<TYPE>EX-99.%u\n<TEXT>\n%s", i + 1, kind->opening);
      while (file->len - start < EXHIBIT_BYTES)
        g_string_append (file, kind->piece);
      g_string_append_printf (file, "%s</TEXT>\n</DOCUMENT>\n", kind->closing);
    }
  g_string_append (file, "</SEC-DOCUMENT>\n");
  return g_string_free_to_bytes (file);
}

typedef struct
{
  guint n_releases;
  guint n_stretches;
} Count;

/* The year of each dateline is that of the filing, which only the head tells. */
static void
count_part (const PressDocument *document, const PressNode *part, gpointer data)
{
  Count *count = data;

  (void) document;
  if (part == NULL)
    count->n_stretches++;
  else if (press_node_get_kind (part) == PRESS_NODE_RELEASE)
    {
      const PressNode *lede = press_node_find_child (part, PRESS_NODE_LEDE);
      const PressNode *dateline = press_node_find_child (lede, PRESS_NODE_DATELINE);
      const PressNode *date = press_node_find_child (dateline, PRESS_NODE_DATE);

      g_assert_cmpstr (press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE), ==, "2007-01-02");
      count->n_releases++;
    }
}

/* How much memory there was at the most, in KiB. */
static glong
compile (GBytes *bytes, guint n_exhibits)
{
  Count count = { 0 };
  const PressCompileOptions options = { .each = count_part, .each_data = &count };
  g_autoptr (PressDocument) document = press_compile_bytes_with (bytes, "a.txt", &options, NULL);
  struct rusage usage;

  g_assert_nonnull (document);
  g_assert_cmpuint (count.n_releases, ==, n_exhibits);
  g_assert_cmpuint (count.n_stretches, ==, n_exhibits + 1);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

static void
test_memory (gconstpointer data)
{
  g_autoptr (GBytes) many = make_submission (data, MANY);
  g_autoptr (GBytes) few = make_submission (data, FEW);
  glong before = compile (few, FEW);
  glong after = compile (many, MANY);

  g_test_message ("%ld KiB with %u exhibits, %ld with %u", before, FEW, after, MANY);
  g_assert_cmpint (after - before, <=, MOST_GROWTH_KIB);
}

/* The line of the release that stands behind a picture of so many bytes; the file has CR LF or LF.
 */
static guint
find_release_line (GBytes *bytes, int mapped_fd)
{
  PressCompileOptions options = { .is_unchecked = TRUE, .mapped_fd = mapped_fd };
  g_autoptr (PressDocument) document = press_compile_bytes_with (bytes, "a.txt", &options, NULL);
  const PressNode *root = press_document_get_root (document);
  const PressNode *release = press_node_find_child (root, PRESS_NODE_RELEASE);
  PressSpan span = { 0, 0 };

  g_assert_nonnull (release);
  g_assert_nonnull (press_node_find_child (root, PRESS_NODE_OTHER));
  span = press_document_get_source_span (document, press_node_get_span (release));
  return press_document_get_place (document, span.start).line;
}

static char *
make_picture (gsize size, const char *line_end)
{
  GString *file = g_string_new (SUBMISSION_HEAD "<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\n");
  gsize start = file->len;
  g_auto (GStrv) lines = NULL;

  while (file->len - start < size)
    g_string_append_c (file, (file->len - start) % 61 == 60 ? '\n' : 'D');
  g_string_append (file, "\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n");
  g_string_append (file, long_exhibits[0].opening + strlen ("Exhibit 99.1\n\n"));
  g_string_append (file, "</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n");
  lines = g_strsplit (file->str, "\n", -1);
  g_string_free (file, TRUE);
  return g_strjoinv (line_end, lines);
}

/* What is not read is looked through in pieces, of the file where there is one: the words that end
 * a document may stand across two of them. */
static void
check_picture (gsize size, const char *line_end)
{
  char *text = make_picture (size, line_end);
  gsize length_bytes = strlen (text);
  const char *release = strstr (text, "FOR IMMEDIATE");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("test-stretches-XXXXXX", &path, NULL);
  guint line = 1;

  for (const char *at = text; at < release; at++)
    line += *at == line_end[strlen (line_end) - 1];
  g_assert_cmpint (write (file, text, length_bytes), ==, (gssize) length_bytes);
  bytes = g_bytes_new_take (text, length_bytes);
  g_assert_cmpuint (find_release_line (bytes, 0), ==, line);
  g_assert_cmpuint (find_release_line (bytes, file), ==, line);
  close (file);
  unlink (path);
}

static void
test_pieces (void)
{
  static const gsize edges[] = { 16 << 10, (48 << 10) - 8, (112 << 10) - 16, (496 << 10) - 32 };
  static const char *const line_ends[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    for (gsize size = edges[i] - 40; size < edges[i] + 10; size += PICTURE_STEP)
      check_picture (size, line_ends[size % G_N_ELEMENTS (line_ends)]);
  for (guint i = 0; i < G_N_ELEMENTS (line_ends); i++)
    for (gsize size = edges[0] - 40; size < edges[0] + 10; size += PICTURE_STEP)
      check_picture (size, line_ends[i]);
}

/* Where a limit is met the rest is there, unread, and told of once. */
static void
count_bytes (const PressDocument *document, const PressNode *part, gpointer data)
{
  guint32 *end = data;

  if (part != NULL)
    *end = press_document_get_source_span (document, press_node_get_span (part)).end;
}

static void
test_limit (void)
{
  g_autoptr (GBytes) bytes = make_submission (&long_exhibits[0], FEW);
  guint32 end = 0;
  PressCompileOptions options = { .each = count_bytes, .each_data = &end };
  g_autoptr (PressDocument) document = NULL;
  GPtrArray *diagnostics;

  options.limits.nodes = 20000;
  document = press_compile_bytes_with (bytes, "a.txt", &options, NULL);
  diagnostics = press_document_get_diagnostics (document);
  g_assert_cmpuint (diagnostics->len, ==, 1);
  g_assert_cmpstr (press_diagnostic_get_rule (diagnostics->pdata[0])->id, ==, "PR192");
  g_assert_cmpuint (end, ==, g_bytes_get_size (bytes) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (long_exhibits); i++)
    {
      g_autofree char *path = g_strconcat ("/stretches/memory-of-", long_exhibits[i].name, NULL);

      g_test_add_data_func (path, &long_exhibits[i], test_memory);
    }
  g_test_add_func ("/stretches/documents-end-anywhere", test_pieces);
  g_test_add_func ("/stretches/what-a-limit-leaves-is-there", test_limit);
  return g_test_run ();
}

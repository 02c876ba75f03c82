/* Broken and enormous HTML: there is a tree, a diagnostic says what is wrong, and neither stack nor
 * memory grow beyond measure. */
#include "util.h"

#include <pthread.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define STACK_BYTES (256 * 1024)
#define LARGE_BYTES (5 * 1024 * 1024)
#define N_NESTED 10000
#define MOST_TIMES_INPUT 16

/* A sanitizer keeps what is freed. */
#define MEMORY_FACTOR (TEST_IS_SANITIZED ? 8 : 1)

#define OPENING                                                                                    \
  "<html>\n<body>\n<p>Exhibit 99.1</p>\n<p align=center><b>Fjord Inns Opens Its Ninth "            \
  "House</b></p>\n<p>OSLO, May 2, 2019 -- Fjord Inns, Inc. today opened its ninth house.</p>\n"
#define CLOSING "<p>Contact: Jane Alder, 207-555-0143</p>\n<p>###</p>\n"
#define END "</body>\n</html>\n"

typedef struct
{
  const char *name;
  const char *opening; /* behind the lede */
  const char *piece;   /* repeated */
  guint n_times;
  const char *closing; /* repeated as often */
  const char *behind;
  const char *said; /* the rule that tells of it, or NULL */
} Case;

static const Case cases[] = {
  { "sound", "", "<p>More of it.</p>\n", 1, "", CLOSING END, NULL },
  { "nested-elements", "", "<div>", N_NESTED, "</div>", CLOSING END, "PR191" },
  { "nested-elements-of-all-kinds", "", "<div><ul><li><b><font size=3><span>", N_NESTED,
    "</span></font></b></li></ul></div>", CLOSING END, "PR191" },
  { "nested-elements-unclosed", "", "<div><b>", N_NESTED, "", CLOSING, "PR191" },
  { "nested-unknown-elements", "", "<x:y>", N_NESTED, "</x:y>", CLOSING END, "PR191" },
  { "nested-tables", "", "<table><tr><td>x", N_NESTED, "</td></tr></table>", CLOSING END, "PR121" },
  { "nested-tables-unclosed", "", "<table><tr><td>x", N_NESTED, "", CLOSING, "PR126" },
  { "table-in-a-table", "<table><tr><td>", "<table><tr><td>Sales</td><td>1,234</td></tr></table>",
    1, "", "</td></tr></table>" CLOSING END, "PR121" },
  { "cut-in-a-table", "", "<table><tr><td>Sales</td><td>1,2", 1, "", "", "PR126" },
  { "cut-in-a-tag", "", "<p>More of it.</p>\n<p style=\"margin", 1, "", "", "PR126" },
  { "cut-in-an-element", "", "<div><p>More of", 1, "", "", "PR127" },
  { "misnested", "", "<p><b>More <i>of</b> it</i>.</p>", 1000, "", CLOSING END, "PR127" },
  { "unclosed", "", "<div><p>More of it.</p>\n", 1, "", CLOSING, "PR127" },
  { "closed-twice", "", "<div>More of it.</div></div></b>\n", 1000, "", CLOSING END, "PR127" },
  { "outside-the-body", "", END "<p>More of it.</p>\n", 1, "", CLOSING, "PR127" },
  { "images-alone", NULL, "<img src=a.jpg>", 1000, "", "", "PR125" },
};

/* What is compiled on a small stack. */
typedef struct
{
  GBytes *bytes;
  PressDocument *document;
} Work;

static gpointer
compile (gpointer data)
{
  Work *work = data;

  work->document = test_compile_bytes (work->bytes, "broken.htm");
  return NULL;
}

static PressDocument *
compile_on_small_stack (GBytes *bytes)
{
  Work work = { .bytes = bytes };
  g_autoptr (GError) error = NULL;
  pthread_attr_t attributes;
  pthread_t thread;

  pthread_attr_init (&attributes);
  g_assert_cmpint (pthread_attr_setstacksize (&attributes, STACK_BYTES), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, compile, &work), ==, 0);
  g_assert_cmpint (pthread_join (thread, NULL), ==, 0);
  pthread_attr_destroy (&attributes);
  press_document_check_structure (work.document, &error);
  g_assert_no_error (error);
  return work.document;
}

static char *
list_rules (const PressDocument *document)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < diagnostics->len; i++)
    g_string_append_printf (list, "%s ",
                            press_diagnostic_get_rule (g_ptr_array_index (diagnostics, i))->id);
  return g_string_free (list, FALSE);
}

static GBytes *
make_file (const Case *one)
{
  GString *html = g_string_new (one->opening != NULL ? OPENING : "<html><body>");

  g_string_append (html, one->opening != NULL ? one->opening : "");
  for (guint i = 0; i < one->n_times; i++)
    g_string_append (html, one->piece);
  for (guint i = 0; i < one->n_times; i++)
    g_string_append (html, one->closing);
  g_string_append (html, one->behind);
  return g_string_free_to_bytes (html);
}

static const PressNode *
find_release (const PressDocument *document)
{
  return press_node_find_child (press_document_get_root (document), PRESS_NODE_RELEASE);
}

/* What stands in front of the fault is read, whatever comes behind it. */
static void
check_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GBytes) bytes = make_file (one);
  g_autoptr (PressDocument) document = compile_on_small_stack (bytes);
  g_autofree char *rules = list_rules (document);
  static const char *const broken[] = { "PR121", "PR125", "PR126", "PR127", "PR191" };

  g_test_message ("%s", rules);
  if (one->said != NULL)
    g_assert_nonnull (strstr (rules, one->said));
  for (guint i = 0; one->said == NULL && i < G_N_ELEMENTS (broken); i++)
    g_assert_null (strstr (rules, broken[i]));
  if (one->opening != NULL)
    {
      g_assert_nonnull (find_release (document));
      g_assert_nonnull (press_node_find_child (find_release (document), PRESS_NODE_HEADLINE));
      g_assert_nonnull (press_node_find_child (find_release (document), PRESS_NODE_LEDE));
    }
}

/* The most memory so far, without the pages of files: how many of the library's lie in memory
 * depends on how the system keeps that file. */
static glong
get_peak_kib (void)
{
  g_autofree char *statm = NULL;
  g_auto (GStrv) fields = NULL;
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  if (!g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL))
    return usage.ru_maxrss;
  fields = g_strsplit (statm, " ", 4);
  g_assert_cmpuint (g_strv_length (fields), ==, 4);
  return usage.ru_maxrss
         - (glong) g_ascii_strtoull (fields[2], NULL, 10) * (sysconf (_SC_PAGESIZE) / 1024);
}

/* In front of all others, so that what it takes can be told. */
static void
test_large (void)
{
  GString *html = g_string_new (OPENING);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PressDocument) document = NULL;
  glong before;

  for (guint i = 0; html->len < LARGE_BYTES; i++)
    if (i % 3 == 0)
      g_string_append_printf (
          html,
          "<table><tr><td>Sales</td><td>$</td><td>%u,234</td><td>5,678</td></tr>"
          "<tr><td>Costs</td><td></td><td>345</td><td>678</td></tr></table>\n",
          i % 900 + 1);
    else
      g_string_append_printf (
          html,
          "<p style=\"margin-top:6pt;font-size:10pt\">In May %u the company opened "
          "<b>%u</b> rooms, &#147;more than ever,&#148; said Jane Alder.</p>\n",
          1950 + i % 70, i);
  g_string_append (html, CLOSING END);
  bytes = g_string_free_to_bytes (html);
  before = get_peak_kib ();
  document = compile_on_small_stack (bytes);
  g_test_message ("%ld KiB for %d KiB", get_peak_kib () - before, LARGE_BYTES / 1024);
  g_assert_cmpint (get_peak_kib () - before, <,
                   (glong) MEMORY_FACTOR * MOST_TIMES_INPUT * LARGE_BYTES / 1024);
  g_assert_nonnull (press_node_find_child (find_release (document), PRESS_NODE_TABLE));
  g_assert_nonnull (press_node_find_child (find_release (document), PRESS_NODE_END_MARK));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/broken/five-megabytes", test_large);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/broken/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  return g_test_run ();
}

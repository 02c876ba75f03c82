/* What holds for any input: over every file of the corpora, and over releases whose lines were
 * mixed by chance. */
#include "util.h"

#include <string.h>

#define N_MIXED 400
#define MOST_LINES 80
#define N_REPEATS 50
#define N_NEIGHBOURS (TEST_IS_SANITIZED ? 2 : 6)

static PressDocument *
compile_sound (const char *path, const char *text, gsize length_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length_bytes);
  PressDocument *document = test_compile_bytes (bytes, path);
  g_autoptr (GError) error = NULL;

  if (!press_document_check_structure (document, &error))
    g_error ("%s: %s", path, error->message);
  return document;
}

static GBytes *
write_as (const char *backend, const PressDocument *document)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GError) error = NULL;

  press_backend_write (press_backends_find (backend, NULL), document, sink, &error);
  press_sink_finish (sink, &error);
  g_assert_no_error (error);
  return press_sink_steal_bytes (sink);
}

/* Releases of text, whose lines are what mixed ones are made of. */
typedef struct
{
  GPtrArray *texts; /* of GString */
  GPtrArray *lines; /* of char * */
} Stock;

static void
add_to_stock (const char *path, GBytes *bytes, gpointer data)
{
  Stock *stock = data;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_auto (GStrv) lines = NULL;

  if (!g_str_has_suffix (path, ".txt") || !g_utf8_validate_len (text, size, NULL)
      || memchr (text, '\r', size) != NULL)
    return;
  g_ptr_array_add (stock->texts, g_string_new_len (text, (gssize) size));
  lines = g_strsplit (((GString *) stock->texts->pdata[stock->texts->len - 1])->str, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    g_ptr_array_add (stock->lines, g_strdup (*line));
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static Stock *
stock_new (void)
{
  Stock *stock = g_new (Stock, 1);

  stock->texts = g_ptr_array_new_with_free_func (free_string);
  stock->lines = g_ptr_array_new_with_free_func (g_free);
  test_foreach_release (add_to_stock, stock);
  g_assert_cmpuint (stock->texts->len, >, 10);
  return stock;
}

static void
stock_free (Stock *stock)
{
  g_ptr_array_unref (stock->texts);
  g_ptr_array_unref (stock->lines);
  g_free (stock);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stock, stock_free)

/* Lines that open, close or cut something, wherever they stand. */
static const char *const odd_lines[] = {
  "-----",
  "_____",
  "=====  ----",
  "<PAGE>",
  "\f",
  "<TABLE>",
  "</TABLE>",
  "<S> <C> <C>",
  "<CAPTION>",
  "(more)",
  "2",
  "  - 3 -",
  "# # #",
  "-0-",
  "\v",
  "\xc2\xa0",
  "\xe2\x80\x8b",
  "\x93",
  "<DOCUMENT>",
  "<TYPE>EX-99.1",
  "<TEXT>",
  "</TEXT>",
  "</DOCUMENT>",
  "\"",
  "``",
  "''",
  "SOURCE Zenith",
  "CONTACT:",
  "(in thousands)",
  "    1,234    5,678",
  "Net sales  $ 1,234",
  "/CONTACT: Ann",
  "* item",
  "(a) item",
  "Date: 3",
  "Date:",
  "About Zenith",
  "ABOUT ZENITH",
  "Safe Harbor Statement",
  "FOR IMMEDIATE RELEASE",
  "<tr><td>",
  "<p>",
  "[LOGO]",
  "Exhibit 99.1",
};

static void
add_line (GString *mixed, const char *line, GRand *random)
{
  gsize length_bytes = strlen (line);
  gsize cut_bytes = length_bytes > 0 && g_rand_int_range (random, 0, 14) == 0
                        ? (gsize) g_rand_int_range (random, 0, (gint32) length_bytes)
                        : length_bytes;

  g_string_append_len (mixed, line, (gssize) cut_bytes);
  g_string_append (mixed, g_rand_int_range (random, 0, 40) == 0 ? " " : "\n");
}

/* Runs of lines from anywhere, one after another, and odd lines between them; some lines are cut or
 * lose their end. */
static GString *
mix (const Stock *stock, GRand *random)
{
  GString *mixed = g_string_new (NULL);
  gint n_lines = g_rand_int_range (random, 1, MOST_LINES);
  gint oddness = g_rand_int_range (random, 1, 12);

  while (n_lines > 0)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) stock->lines->len);
      guint odd = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (odd_lines));

      if (g_rand_int_range (random, 0, oddness) == 0)
        add_line (mixed, odd_lines[odd], random);
      for (gint run = g_rand_int_range (random, 1, 8); run > 0 && at < stock->lines->len; run--)
        {
          add_line (mixed, stock->lines->pdata[at++], random);
          n_lines--;
        }
    }
  return mixed;
}

static void
foreach_mixed (TestFileFunction function)
{
  g_autoptr (Stock) stock = stock_new ();

  for (guint seed = 0; seed < N_MIXED; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GString) mixed = mix (stock, random);
      g_autoptr (GBytes) bytes = g_bytes_new (mixed->str, mixed->len);
      g_autofree char *path = g_strdup_printf ("mixed-%u.txt", seed);

      function (path, bytes, NULL);
    }
}

static void
test_everywhere (gconstpointer data)
{
  TestFileFunction function = *(const TestFileFunction *) data;

  test_foreach_corpus_file (function, NULL);
  foreach_mixed (function);
}

/* The end of a line may be LF or CRLF. What holds both is left alone. */
static void
check_line_ends (const char *path, GBytes *bytes, gpointer data)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) normal = g_string_new_len (text, (gssize) size);
  g_autoptr (PressDocument) expected = NULL;
  g_autoptr (PressDocument) found = NULL;
  g_autoptr (GString) expected_tree = NULL;
  g_autoptr (GString) found_tree = NULL;

  (void) data;
  g_string_replace (normal, "\r\n", "\n", 0);
  g_string_replace (normal, "\r", "\n", 0);
  expected = compile_sound (path, normal->str, normal->len);
  g_string_replace (normal, "\n", "\r\n", 0);
  found = compile_sound (path, normal->str, normal->len);
  expected_tree = test_print_tree (expected, FALSE);
  found_tree = test_print_tree (found, FALSE);
  if (!g_string_equal (expected_tree, found_tree))
    g_error ("%s: CRLF gives another tree", path);
}

/* Nothing depends on where memory lies or on what was compiled before. */
static void
check_repeated (const char *path, GBytes *bytes, gpointer data)
{
  const PressBackend *backend;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (PressDocument) document = compile_sound (path, text, size);
  g_autoptr (PressDocument) again = compile_sound (path, text, size);

  (void) data;
  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    {
      g_autoptr (GBytes) first = write_as (backend->name, document);
      g_autoptr (GBytes) second = write_as (backend->name, again);

      if (!g_bytes_equal (first, second))
        g_error ("%s: the second %s differs", path, backend->name);
    }
}

/* The releases of a document, as lines; what stands around them is left out. */
static char *
describe_releases (const PressDocument *document)
{
  g_autoptr (GString) tree = test_print_tree (document, FALSE);
  g_auto (GStrv) lines = g_strsplit (tree->str, "\n", -1);
  GString *releases = g_string_new (NULL);
  gboolean is_inside = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      if (strncmp (*line, "  ", 2) == 0 && (*line)[2] != ' ')
        is_inside = g_str_has_prefix (*line, "  release");
      if (is_inside && **line != '\0')
        g_string_append_printf (releases, "%s\n", *line);
    }
  return g_string_free (releases, FALSE);
}

/* Whether a release tells by itself where it begins: by a dateline in its lede, and not in the
 * announcement of a call, which may stand at the end of another release. */
static gboolean
has_opening (const char *releases)
{
  return strstr (releases, "\n    lede\n      dateline\n") != NULL;
}

/* A text cut from an envelope has each of its dashes escaped; with another one beside it, it is no
 * such text any more. */
static gboolean
is_escaped (const GString *text)
{
  return strstr (text->str, "\n- -") != NULL;
}

/* A form, the head of a mail and what an archive of news writes are known only on top of a text. */
static gboolean
is_told_by_top (const GString *text)
{
  return strstr (text->str, "Form 6-K\n") != NULL || strstr (text->str, "\nSubject: ") != NULL
         || strstr (text->str, "\nHEADLINE: ") != NULL;
}

static void
check_joined (const GString *first, const GString *second)
{
  g_autoptr (GString) both = g_string_new_len (first->str, (gssize) first->len);
  g_autoptr (PressDocument) one = compile_sound ("first", first->str, first->len);
  g_autoptr (PressDocument) other = compile_sound ("second", second->str, second->len);
  g_autofree char *releases = describe_releases (one);
  g_autofree char *other_releases = describe_releases (other);
  g_autofree char *expected = g_strconcat (releases, other_releases, NULL);
  g_autoptr (PressDocument) joined = NULL;
  g_autofree char *found = NULL;

  if (!has_opening (releases) || !has_opening (other_releases) || is_escaped (first)
      || is_escaped (second) || is_told_by_top (first) || is_told_by_top (second))
    return;
  g_string_append (both, "\n\n");
  g_string_append_len (both, second->str, (gssize) second->len);
  joined = compile_sound ("both", both->str, both->len);
  found = describe_releases (joined);
  g_assert_cmpstr (expected, ==, found);
}

/* Each release with several others behind it. */
static void
test_joined (void)
{
  g_autoptr (Stock) stock = stock_new ();

  for (guint i = 0; i < stock->texts->len; i++)
    for (guint step = 1; step <= N_NEIGHBOURS; step++)
      check_joined (stock->texts->pdata[i], stock->texts->pdata[(i + step) % stock->texts->len]);
}

/* Many times over, with memory in other places. */
static void
test_many_times (void)
{
  g_autoptr (Stock) stock = stock_new ();
  const GString *text = stock->texts->pdata[0];
  g_autoptr (PressDocument) document = compile_sound ("first", text->str, text->len);
  g_autoptr (GBytes) expected = write_as ("json", document);

  for (guint i = 0; i < N_REPEATS; i++)
    {
      g_autofree char *moves = g_malloc (1000 * (i + 1));
      g_autoptr (PressDocument) again = compile_sound ("first", text->str, text->len);
      g_autoptr (GBytes) found = write_as ("json", again);

      g_assert_nonnull (moves);
      g_assert_true (g_bytes_equal (expected, found));
    }
}

/* What clean text can't tell of, each with what it can't tell. */
static const struct
{
  const char *name;
  const char *reason;
} lost[] = {
  { "bank-tables-with-stub-titles-2022.htm", "that a line in italics is a table's title" },
  { "changes-in-prose.txt", "which notes are a table's, where figures stand in them" },
  { "contacts-two-columns-top.txt", "that two people share a line and a number" },
  { "corner-of-heads-1996.txt", "that a unit stands in two halves beside heads" },
  { "desks-beside-notice-2002.txt", "that a blank line divides two desks of a column" },
  { "fleet-below-letterhead-2019.htm", "which lines of a letterhead stand alone" },
  { "half-year-regulated-2018.htm", "that a bold line with a colon is a table's title" },
  { "headline-in-sentences-2001.txt", "that two people of a column share a number" },
  { "heads-with-one-upper-line-1999.txt", "that a unit stands beside heads, below an upper line" },
  { "html-table-forms.htm", "that figures with words between them are a table" },
  { "insurer-of-the-west-1999.txt", "over which of a table's heads a word alone stands" },
  { "licence-and-hold-2002.txt", "that two people share a number below their addresses" },
  { "dividend-two-columns-2009.txt", "where the left one of two columns beside a notice ends" },
  { "measures-in-cells-2021.htm", "over which heads a word stands, with the unit between" },
  { "merger-agreement-joint-2006.txt", "where the left one of two columns of people begins anew" },
  { "restaurant-2019.htm", "that a star below a list is the mark of a note" },
  { "royalty-units-2003.txt", "that a head in words stands over a rule, below a title" },
  { "table-above-lede-1998.txt", "that a firm of several names is one" },
  { "tables-without-tags.txt", "which lines of words are a table's heads" },
  { "title-of-what-is-to-be-2005.htm", "which lines of a letterhead stand alone" },
  { "trial-table-2025.htm", "which notes the marks of a table call for" },
  { "trust-distribution.txt", "which line in the middle is a table's title, and which a head" },
};

static gboolean
is_lost (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    if (g_str_equal (lost[i].name, name))
      return TRUE;
  return FALSE;
}

/* Whether a release that is written as text, read again and written again is the same text. */
static gboolean
is_same_text_again (const char *path, GBytes *bytes)
{
  g_autoptr (PressDocument) document = test_compile_bytes (bytes, path);
  g_autoptr (GBytes) text = write_as ("text", document);
  g_autoptr (PressDocument) again = test_compile_bytes (text, path);
  g_autoptr (GBytes) text_again = write_as ("text", again);

  return g_bytes_equal (text, text_again);
}

static void
check_text_again (const char *path, GBytes *bytes, gpointer data)
{
  guint *n_lost = data;

  if (is_same_text_again (path, bytes) == is_lost (path))
    g_error ("%s: the text of its text is %s", path, is_lost (path) ? "the same now" : "another");
  *n_lost += is_lost (path);
}

static void
test_text_again (void)
{
  guint n_lost = 0;

  test_foreach_release (check_text_again, &n_lost);
  g_assert_cmpuint (n_lost, ==, G_N_ELEMENTS (lost));
}

static void
count_text_again (const char *path, GBytes *bytes, gpointer data)
{
  guint *n_same = data;

  *n_same += is_same_text_again (path, bytes);
}

/* Of real releases a third may hold what clean text can't tell. */
static void
test_real_text_again (void)
{
  guint n_same = 0;
  guint n_files = test_foreach_real_release (count_text_again, &n_same);

  g_test_message ("the text of the text of %u is the same", n_same);
  g_assert_cmpuint (3 * n_same, >=, 2 * n_files);
}

/* How a release is set says nothing of what it tells: its record stays the same with a margin of
 * five columns in front of each line, or with an empty paragraph behind each paragraph. */

static void
add_margin (GString *text, const char *line, gsize length)
{
  if (length > 0 && line[0] != '<')
    g_string_append (text, "     ");
  g_string_append_len (text, line, (gssize) length);
}

static void
add_empty_paragraph (GString *text, const char *line, gsize length)
{
  g_string_append_len (text, line, (gssize) length);
  if (length >= strlen ("</p>") && g_ascii_strncasecmp (line + length - 4, "</p>", 4) == 0)
    g_string_append (text, "\n<p>&nbsp;</p>");
}

typedef struct
{
  const char *suffix;
  void (*set_line) (GString *text, const char *line, gsize length);
  const char *const names[8]; /* of releases that are read in another way when they are set so */
  guint n_lost;
} Setting;

static Setting margin = {
  .suffix = ".txt",
  .set_line = add_margin,
  /* a head is the title of a table, or half of it */
  .names = { "businesswire-2009.txt", "tables-without-tags.txt", "trust-distribution.txt", NULL },
};

static Setting empty_paragraphs = {
  .suffix = ".htm",
  .set_line = add_empty_paragraph,
  .names = { NULL },
};

static GBytes *
set_otherwise (const Setting *setting, GBytes *bytes)
{
  gsize size;
  const char *line = g_bytes_get_data (bytes, &size);
  const char *end = line + size;
  GString *text = g_string_new (NULL);

  while (line < end)
    {
      const char *line_end = memchr (line, '\n', (gsize) (end - line));
      gsize length = (gsize) ((line_end != NULL ? line_end : end) - line);

      setting->set_line (text, line, length);
      g_string_append_c (text, '\n');
      line += length + 1;
    }
  return g_string_free_to_bytes (text);
}

static void
compare_setting (const char *path, GBytes *bytes, Setting *setting)
{
  g_autofree char *name = g_path_get_basename (path);
  gboolean is_known = g_strv_contains (setting->names, name);
  g_autoptr (PressDocument) document = test_compile_bytes (bytes, path);
  g_autoptr (GBytes) otherwise = set_otherwise (setting, bytes);
  g_autoptr (PressDocument) again = test_compile_bytes (otherwise, path);
  g_autoptr (GBytes) record = write_as ("record", document);
  g_autoptr (GBytes) record_again = write_as ("record", again);

  if (g_bytes_equal (record, record_again) == is_known)
    g_error ("%s: set otherwise, its record is %s", path, is_known ? "the same now" : "another");
  setting->n_lost += is_known;
}

/* The lines of a container are its own. */
static void
check_setting (const char *path, GBytes *bytes, gpointer data)
{
  Setting *setting = data;

  if (g_str_has_suffix (path, setting->suffix) && strstr (path, "/submission/") == NULL)
    compare_setting (path, bytes, setting);
}

static void
test_setting (gconstpointer data)
{
  Setting setting = *(const Setting *) data;

  test_foreach_release (check_setting, &setting);
  g_assert_cmpuint (setting.n_lost, ==, g_strv_length ((char **) setting.names));
}

int
main (int argc, char **argv)
{
  static const TestFileFunction line_ends = check_line_ends;
  static const TestFileFunction repeated = check_repeated;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/properties/crlf-gives-the-same-tree", &line_ends, test_everywhere);
  g_test_add_data_func ("/properties/same-output-again", &repeated, test_everywhere);
  g_test_add_func ("/properties/same-output-many-times", test_many_times);
  g_test_add_func ("/properties/joined-releases-give-their-trees", test_joined);
  g_test_add_func ("/properties/text-of-text-is-the-same", test_text_again);
  g_test_add_func ("/properties/text-of-text-of-real-releases", test_real_text_again);
  g_test_add_data_func ("/properties/a-margin-changes-nothing", &margin, test_setting);
  g_test_add_data_func ("/properties/empty-paragraphs-change-nothing", &empty_paragraphs,
                        test_setting);
  return g_test_run ();
}

/* The report: GNU form, and excerpts with their carets. */
#include "diagnostics/diagnostics.h"
#include "readers/text.h"

#include <press/press.h>

#include <string.h>

static PressDocument *
read_text (const char *text, gsize length_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length_bytes);

  return press_read_text (bytes, "release.txt", &(PressReadOptions){ 0 });
}

/* The report on @text with one finding from @start to @end. */
static char *
report (const char *text, gssize length_bytes, guint32 start, guint32 end, PressReportFlags flags)
{
  gsize length = length_bytes < 0 ? strlen (text) : (gsize) length_bytes;
  g_autoptr (PressDocument) document = read_text (text, length);
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_set_size (document->diagnostics, 0);
  press_diagnose (document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ start, end }, "odd");
  press_report_write_gnu (document, sink, flags);
  bytes = press_sink_steal_bytes (sink);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_report (const char *text, guint32 start, guint32 end, const char *expected)
{
  g_autofree char *got = report (text, -1, start, end, PRESS_REPORT_PLAIN);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_gnu_form (void)
{
  assert_report ("one\ntwo three\n", 8, 13,
                 "release.txt:2:5: info: odd [PR225]\n"
                 "two three\n"
                 "    ^~~~~\n");
}

static void
test_empty_span (void)
{
  assert_report ("one\n", 3, 3, "release.txt:1:4: info: odd [PR225]\none\n   ^\n");
}

static void
test_empty_file (void)
{
  assert_report ("", 0, 0, "release.txt:1:1: info: odd [PR225]\n");
}

static void
test_span_over_lines (void)
{
  assert_report ("one \ntwo\n", 1, 8, "release.txt:1:2: info: odd [PR225]\none \n ^~\n");
}

static void
test_tabs (void)
{
  assert_report ("\ta\tbc\n", 3, 5, "release.txt:1:4: info: odd [PR225]\n\ta\tbc\n\t \t^~\n");
}

static void
test_wide_and_combining (void)
{
  /* Two ideographs of two columns each, then an e with an acute accent of its own. */
  assert_report ("\xe6\x97\xa5\xe6\x9c\xac"
                 "e\xcc\x81"
                 "x\n",
                 6, 10,
                 "release.txt:1:7: info: odd [PR225]\n"
                 "\xe6\x97\xa5\xe6\x9c\xac"
                 "e\xcc\x81"
                 "x\n"
                 "    ^~\n");
  assert_report ("a\xe6\x97\xa5\n", 1, 4,
                 "release.txt:1:2: info: odd [PR225]\na\xe6\x97\xa5\n ^~\n");
}

static void
test_controls (void)
{
  assert_report ("a\033[2Jb\n", 5, 6, "release.txt:1:6: info: odd [PR225]\na<1b>[2Jb\n        ^\n");
  assert_report ("a\xe2\x80\xae"
                 "b\n",
                 4, 5, "release.txt:1:5: info: odd [PR225]\na<U+202E>b\n         ^\n");
}

static void
test_windows_1252 (void)
{
  assert_report ("\x93"
                 "Hi\x94\n",
                 0, 3,
                 "release.txt:1:1: info: odd [PR225]\n"
                 "\xe2\x80\x9cHi\xe2\x80\x9d\n"
                 "^\n");
}

static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *got = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "word ");
  memcpy (text->str + 250000, "HERE", 4);
  got = report (text->str, -1, 250000, 250004, PRESS_REPORT_PLAIN);
  lines = g_strsplit (got, "\n", -1);
  g_assert_cmpuint (strlen (lines[1]), <, 120);
  g_assert_true (g_str_has_prefix (lines[1], "..."));
  g_assert_true (g_str_has_suffix (lines[1], "..."));
  g_assert_cmpint (strstr (lines[1], "HERE") - lines[1], ==, strchr (lines[2], '^') - lines[2]);
}

static void
test_color (void)
{
  g_autofree char *plain = report ("one\n", -1, 0, 3, PRESS_REPORT_NO_EXCERPT);
  g_autofree char *color = report ("one\n", -1, 0, 3, PRESS_REPORT_COLOR);

  g_assert_cmpstr (plain, ==, "release.txt:1:1: info: odd [PR225]\n");
  g_assert_nonnull (strstr (color, "\033[0;1;32m^~~\033[0m\n"));
}

static void
test_note (void)
{
  g_autoptr (PressDocument) document = read_text ("one\ntwo\n", 8);
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  PressDiagnostic *diagnostic
      = press_diagnose (document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ 0, 3 }, "a\033b");

  press_diagnostic_add_place (diagnostic, (PressSpan){ 4, 7 }, "here is the other");
  press_report_write_gnu (document, sink, PRESS_REPORT_PLAIN);
  press_sink_putc (sink, '\0');
  bytes = press_sink_steal_bytes (sink);
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==,
                   "release.txt:1:1: info: a<1b>b [PR225]\none\n^~~\n"
                   "release.txt:2:1: note: here is the other\ntwo\n^~~\n");
}

static void
test_remark_and_mend (void)
{
  g_autoptr (PressDocument) document = read_text ("one\ntwo\n", 8);
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  PressDiagnostic *diagnostic
      = press_diagnose (document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ 4, 7 }, "odd");

  press_diagnostic_add_note (diagnostic, "there are %u", 3);
  press_diagnostic_add_note (diagnostic, "and more");
  press_mend_replace (press_diagnostic_add_mend (diagnostic, PRESS_MEND_SAFE, "write `tow`"),
                      (PressSpan){ 4, 7 }, "tow");
  press_report_write_gnu (document, sink, PRESS_REPORT_NO_EXCERPT);
  press_sink_putc (sink, '\0');
  bytes = press_sink_steal_bytes (sink);
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==,
                   "release.txt:2:1: info: odd [PR225]\n"
                   "release.txt:2:1: note: there are 3\n"
                   "release.txt:2:1: note: and more\n"
                   "release.txt:2:1: mend: write `tow`\n");
}

/* The excerpt shows the page as it was written, and the marks stand under an entity as a whole. */
static void
test_html (void)
{
  static const char page[]
      = "<html><body>\n<p>the <b>&#147;Kiln&#148;</b> said</p></body></html>\n";
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (PressDocument) document = press_compile_bytes (bytes, "page.htm", NULL);
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GBytes) written = NULL;
  gsize length;
  const char *text = press_document_get_text (document, &length);
  guint32 start = (guint32) (g_strstr_len (text, (gssize) length, "\xe2\x80\x9c") - text);

  g_ptr_array_set_size (document->diagnostics, 0);
  press_diagnose (document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ start, start + 3 }, "odd");
  press_diagnose_source (document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ 20, 23 }, "tag");
  press_report_write_gnu (document, sink, PRESS_REPORT_PLAIN);
  press_sink_putc (sink, '\0');
  written = press_sink_steal_bytes (sink);
  g_assert_cmpstr (g_bytes_get_data (written, NULL), ==,
                   "page.htm:2:11: info: odd [PR225]\n"
                   "<p>the <b>&#147;Kiln&#148;</b> said</p></body></html>\n"
                   "          ^~~~~~\n"
                   "page.htm:2:8: info: tag [PR225]\n"
                   "<p>the <b>&#147;Kiln&#148;</b> said</p></body></html>\n"
                   "       ^~~\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/gnu-form", test_gnu_form);
  g_test_add_func ("/report/empty-span-has-a-caret", test_empty_span);
  g_test_add_func ("/report/empty-file-has-no-excerpt", test_empty_file);
  g_test_add_func ("/report/marks-stop-at-the-end-of-line", test_span_over_lines);
  g_test_add_func ("/report/tabs-stay-tabs", test_tabs);
  g_test_add_func ("/report/wide-and-combining-characters-are-measured", test_wide_and_combining);
  g_test_add_func ("/report/controls-are-shown-by-number", test_controls);
  g_test_add_func ("/report/windows-1252-is-shown-as-text", test_windows_1252);
  g_test_add_func ("/report/long-line-is-cut-around-the-caret", test_long_line);
  g_test_add_func ("/report/color-only-when-asked", test_color);
  g_test_add_func ("/report/note-has-its-own-place", test_note);
  g_test_add_func ("/report/remarks-and-mends-follow", test_remark_and_mend);
  g_test_add_func ("/report/html-is-shown-as-written", test_html);
  return g_test_run ();
}

/* Mends: which bytes of the file they change, and that nothing else changes. */
#include "diagnostics/diagnostics.h"

#include <press/press.h>

#include <string.h>

/* A document with one diagnostic of our own, which mends are added to. */
typedef struct
{
  PressDocument *document;
  PressDiagnostic *diagnostic;
} Fixture;

static void
fixture_clear (Fixture *fixture)
{
  press_document_unref (fixture->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static Fixture
compile (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  Fixture fixture = { press_compile_bytes (bytes, "release", &error), NULL };

  g_assert_no_error (error);
  g_ptr_array_set_size (fixture.document->diagnostics, 0);
  fixture.diagnostic = press_diagnose (fixture.document, PRESS_RULE_UNRECOGNISED_BLOCK,
                                       (PressSpan){ 0, 0 }, "odd");
  return fixture;
}

static PressMend *
add_mend (Fixture *fixture)
{
  return press_diagnostic_add_mend (fixture->diagnostic, PRESS_MEND_SAFE, "mend it");
}

/* Where words stand in the copy. */
static PressSpan
find (const Fixture *fixture, const char *words)
{
  gsize length;
  const char *text = press_document_get_text (fixture->document, &length);
  const char *found = g_strstr_len (text, (gssize) length, words);

  g_assert_nonnull (found);
  return (PressSpan){ (guint32) (found - text), (guint32) (found - text + strlen (words)) };
}

static char *
apply (const Fixture *fixture, guint *n_mends)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (GPtrArray) findings = press_policy_judge (policy, fixture->document);
  g_autoptr (GPtrArray) mends = press_findings_choose_mends (findings, PRESS_MEND_SAFE);
  g_autoptr (GBytes) mended = press_document_apply_mends (fixture->document, mends);
  gsize length;
  const char *text = g_bytes_get_data (mended, &length);

  if (n_mends != NULL)
    *n_mends = mends->len;
  return g_strndup (text, length);
}

/* Replaces @old by @new in @text, and looks at the file that comes of it. */
static void
assert_replaced (const char *text, const char *old, const char *new, const char *expected)
{
  g_auto (Fixture) fixture = compile (text);
  g_autofree char *got = NULL;

  press_mend_replace (add_mend (&fixture), find (&fixture, old), new);
  got = apply (&fixture, NULL);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_text (void)
{
  assert_replaced ("On Jun. 4 it rained.\n", "Jun.", "June", "On June 4 it rained.\n");
  assert_replaced ("a  b\n", "  ", " ", "a b\n");
  assert_replaced ("one two\n", "one ", "", "two\n");
  assert_replaced ("caf\xc3\xa9 noir\n", "caf\xc3\xa9", "caf\xc3\xa8", "caf\xc3\xa8 noir\n");
}

static void
test_narrow (void)
{
  g_auto (Fixture) fixture = compile ("On Jun. 4 caf\xc3\xa9.\n");
  PressMend *mend = add_mend (&fixture);
  const PressEdit *edit;

  press_mend_replace (mend, find (&fixture, "On Jun. 4"), "On June 4");
  press_mend_replace (mend, find (&fixture, "caf\xc3\xa9"), "caf\xc3\xa8");
  edit = press_mend_get_edit (mend, 0);
  g_assert_cmpuint (edit->source_span.start, ==, 6);
  g_assert_cmpuint (edit->source_span.end, ==, 7);
  g_assert_cmpstr (edit->text, ==, "e");
  /* Whole characters: the first byte of the two letters is the same. */
  g_assert_cmpstr (press_mend_get_edit (mend, 1)->text, ==, "\xc3\xa8");
  g_assert_null (press_mend_get_edit (mend, 2));
}

static void
test_insertion (void)
{
  g_auto (Fixture) fixture = compile ("b d\n");
  PressMend *mend = add_mend (&fixture);
  g_autofree char *got = NULL;

  press_mend_insert_before (mend, 0, "a ");
  press_mend_replace (mend, (PressSpan){ 1, 2 }, " c ");
  press_mend_insert_behind (mend, 3, " e");
  got = apply (&fixture, NULL);
  g_assert_cmpstr (got, ==, "a b c d e\n");
}

static void
test_windows_1252 (void)
{
  /* The copy has curly marks of three bytes each, the file has single bytes. */
  assert_replaced ("\x93"
                   "Hi\x94, he said\n",
                   "Hi", "Ho",
                   "\x93"
                   "Ho\x94, he said\n");
  assert_replaced ("\x93"
                   "Hi\x94, he said\n",
                   "\xe2\x80\x9d", "\"",
                   "\x93"
                   "Hi\", he said\n");
  assert_replaced ("caf\xe9 \x93x\x94\n", "x", "\xc3\xa8", "caf\xe9 \x93\xe8\x94\n");
}

/* What the encoding of the file can't hold is not written: the mend is dropped, the finding stays.
 */
static void
test_not_in_encoding (void)
{
  g_auto (Fixture) fixture = compile ("caf\xe9\n");

  press_mend_replace (add_mend (&fixture), find (&fixture, "caf"), "\xe6\x97\xa5");
  g_assert_null (press_diagnostic_get_mend (fixture.diagnostic, 0));
}

#define PAGE(body) "<html><body><p>" body "</p></body></html>\n"

static void
test_html (void)
{
  assert_replaced (PAGE ("On <b>Jun.</b> 4 it rained."), "Jun.", "June",
                   PAGE ("On <b>June</b> 4 it rained."));
  assert_replaced (PAGE ("the &#147;Company&#148; said"), "\xe2\x80\x9c", "\"",
                   PAGE ("the \"Company&#148; said"));
  assert_replaced (PAGE ("A&amp;B said"), "A&B", "A&C", PAGE ("A&amp;C said"));
  assert_replaced (PAGE ("A and B said"), "and", "<&>", PAGE ("A &#60;&#38;&#62; B said"));
}

/* Words with a tag between them are no run of bytes that could be replaced. */
static void
test_html_refused (void)
{
  g_auto (Fixture) fixture = compile (PAGE ("On <b>Jun</b>. 4 it rained."));

  press_mend_replace (add_mend (&fixture), find (&fixture, "Jun."), "xyz");
  g_assert_null (press_diagnostic_get_mend (fixture.diagnostic, 0));
}

/* Behind what a tag or a font of signs stands for, there is no text to go on with. */
static void
test_html_insertion_refused (void)
{
  static const char *const pages[]
      = { PAGE ("Fish<ul><li></ul>"), PAGE ("Fish <font face=\"Wingdings\">l</font>") };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (Fixture) fixture = compile (pages[i]);
      guint32 end = find (&fixture, "\xe2\x80\xa2").end;

      press_mend_insert_behind (add_mend (&fixture), end, "/");
      g_assert_null (press_diagnostic_get_mend (fixture.diagnostic, 0));
    }
}

/* Text behind a word stays with it, inside its tag. */
static void
test_html_insertion (void)
{
  g_auto (Fixture) fixture = compile (PAGE ("the <i>Company</i> said"));
  g_autofree char *got = NULL;

  press_mend_insert_behind (add_mend (&fixture), find (&fixture, "Company").end, ",");
  got = apply (&fixture, NULL);
  g_assert_cmpstr (got, ==, PAGE ("the <i>Company,</i> said"));
}

#define EXHIBIT(body) "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\n" body "\n</TEXT>\n</DOCUMENT>\n"

/* Each document of a submission has its own spelling: the first is text, the second HTML, the third
 * in another encoding. */
static void
test_mixed (void)
{
  g_auto (Fixture) fixture = compile (
      EXHIBIT ("one fish") EXHIBIT ("<html><body><p>two fish</p></body></html>")
          EXHIBIT ("three\xe9 fish") EXHIBIT ("<html><body><p>four\xe9 fish</p></body></html>")
              EXHIBIT ("five\xc3\xa9 fish"));
  PressMend *mend = add_mend (&fixture);
  g_autofree char *got = NULL;

  press_mend_replace (mend, find (&fixture, "one"), "1<\xc3\xa8");
  press_mend_replace (mend, find (&fixture, "two"), "2<\xc3\xa8");
  press_mend_replace (mend, find (&fixture, "three"), "3<\xc3\xa8");
  press_mend_replace (mend, find (&fixture, "four"), "4<\xc3\xa8");
  press_mend_replace (mend, find (&fixture, "five"), "5<\xc3\xa8");
  press_mend_insert_behind (mend, find (&fixture, "five\xc3\xa9 fish").end, "\xc3\xa8");
  got = apply (&fixture, NULL);
  g_assert_cmpstr (got, ==,
                   EXHIBIT ("1<\xc3\xa8 fish")
                       EXHIBIT ("<html><body><p>2&#60;\xc3\xa8 fish</p></body></html>")
                           EXHIBIT ("3<\xe8\xe9 fish")
                               EXHIBIT ("<html><body><p>4&#60;&#232;\xe9 fish</p></body></html>")
                                   EXHIBIT ("5<\xc3\xa8\xc3\xa9 fish\xc3\xa8"));
}

/* Of mends that touch one another the first is taken. */
static void
test_clash (void)
{
  g_auto (Fixture) fixture = compile ("one two three\n");
  PressDiagnostic *other = press_diagnose (fixture.document, PRESS_RULE_UNRECOGNISED_BLOCK,
                                           (PressSpan){ 5, 5 }, "odd");
  PressDiagnostic *third = press_diagnose (fixture.document, PRESS_RULE_UNRECOGNISED_BLOCK,
                                           (PressSpan){ 9, 9 }, "odd");
  g_autofree char *got = NULL;
  guint n_mends;

  press_mend_replace (add_mend (&fixture), find (&fixture, "one two"), "1 2");
  press_mend_replace (press_diagnostic_add_mend (other, PRESS_MEND_SAFE, "mend it"),
                      find (&fixture, "two"), "dos");
  press_mend_replace (press_diagnostic_add_mend (third, PRESS_MEND_SAFE, "mend it"),
                      find (&fixture, "three"), "3");
  got = apply (&fixture, &n_mends);
  g_assert_cmpuint (n_mends, ==, 2);
  g_assert_cmpstr (got, ==, "1 2 3\n");
}

static void
add_edits (PressMend *mend, const Fixture *fixture, const char *first, const char *second,
           const char *new)
{
  press_mend_replace (mend, find (fixture, first), new);
  press_mend_replace (mend, find (fixture, second), new);
}

/* Edits of one mend may lie side by side; but text that is put between them has no place. */
static void
test_side_by_side (void)
{
  g_auto (Fixture) fixture = compile ("ab cd\n");
  PressMend *mend = add_mend (&fixture);
  g_autofree char *got = NULL;
  guint n_mends;

  press_mend_replace (mend, find (&fixture, "b"), "2");
  press_mend_replace (mend, find (&fixture, "a"), "1");
  got = apply (&fixture, &n_mends);
  g_assert_cmpuint (n_mends, ==, 1);
  g_assert_cmpstr (got, ==, "12 cd\n");
  press_mend_insert_before (mend, find (&fixture, "b").start, "0");
  g_clear_pointer (&got, g_free);
  got = apply (&fixture, &n_mends);
  g_assert_cmpuint (n_mends, ==, 0);
  g_assert_cmpstr (got, ==, "ab cd\n");
}

/* Mends of several edits: each touches the other, and still one of them is taken. One that is left
 * out keeps none away. */
static void
test_crossed (void)
{
  g_auto (Fixture) fixture = compile ("ab cd e f\n");
  g_autofree char *got = NULL;
  guint n_mends;

  for (guint at = 3; at < 9; at += 3)
    press_diagnose (fixture.document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ at, at }, "odd");
  add_edits (add_mend (&fixture), &fixture, "a", "d", "1");
  fixture.diagnostic = g_ptr_array_index (fixture.document->diagnostics, 1);
  add_edits (add_mend (&fixture), &fixture, "b", "c", "2");
  fixture.diagnostic = g_ptr_array_index (fixture.document->diagnostics, 2);
  add_edits (add_mend (&fixture), &fixture, "e", "f", "3");
  got = apply (&fixture, &n_mends);
  g_assert_cmpuint (n_mends, ==, 2);
  g_assert_cmpstr (got, ==, "1b c1 3 3\n");
}

static void
test_left_out (void)
{
  g_auto (Fixture) fixture = compile ("ab cd e f\n");
  g_autofree char *got = NULL;

  for (guint at = 3; at < 9; at += 3)
    press_diagnose (fixture.document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ at, at }, "odd");
  press_mend_replace (add_mend (&fixture), find (&fixture, "a"), "1");
  fixture.diagnostic = g_ptr_array_index (fixture.document->diagnostics, 1);
  add_edits (add_mend (&fixture), &fixture, "b", "d ", "2");
  fixture.diagnostic = g_ptr_array_index (fixture.document->diagnostics, 2);
  press_mend_replace (add_mend (&fixture), find (&fixture, "e"), "3");
  got = apply (&fixture, NULL);
  g_assert_cmpstr (got, ==, "1b cd 3 f\n");
}

/* Who chooses by himself may choose mends that overlap. */
static void
test_overlap (void)
{
  g_auto (Fixture) fixture = compile ("one two three\n");
  g_autoptr (GPtrArray) mends = g_ptr_array_new ();
  g_autoptr (GBytes) mended = NULL;
  static const char expected[] = "1 2 3\n";

  g_ptr_array_add (mends, add_mend (&fixture));
  press_mend_replace (mends->pdata[0], find (&fixture, "two"), "dos");
  g_ptr_array_add (mends, add_mend (&fixture));
  press_mend_replace (mends->pdata[1], find (&fixture, "one two"), "1 2");
  g_ptr_array_add (mends, add_mend (&fixture));
  press_mend_replace (mends->pdata[2], find (&fixture, "three"), "3");
  mended = press_document_apply_mends (fixture.document, mends);
  g_assert_cmpmem (g_bytes_get_data (mended, NULL), g_bytes_get_size (mended), expected,
                   strlen (expected));
}

static void
test_suggested (void)
{
  g_auto (Fixture) fixture = compile ("one\n");
  g_autofree char *got = NULL;
  guint n_mends;

  press_mend_replace (
      press_diagnostic_add_mend (fixture.diagnostic, PRESS_MEND_SUGGESTED, "mend it"),
      find (&fixture, "one"), "two");
  got = apply (&fixture, &n_mends);
  g_assert_cmpuint (n_mends, ==, 0);
  g_assert_cmpstr (got, ==, "one\n");
}

/* Edits of one mend that share a byte contradict each other. */
static void
test_contradiction (void)
{
  g_auto (Fixture) fixture = compile ("one two\n");
  PressMend *mend = add_mend (&fixture);

  press_mend_replace (mend, (PressSpan){ 0, 5 }, "x");
  press_mend_replace (mend, (PressSpan){ 4, 7 }, "y");
  g_assert_null (press_diagnostic_get_mend (fixture.diagnostic, 0));
}

/* A copy of a mend or of a diagnostic keeps the document alive. */
static void
test_boxed (void)
{
  Fixture fixture = compile ("one\n");
  PressDiagnostic *diagnostic;
  PressMend *mend;

  press_mend_replace (add_mend (&fixture), (PressSpan){ 0, 3 }, "two");
  diagnostic = g_boxed_copy (PRESS_TYPE_DIAGNOSTIC, fixture.diagnostic);
  mend = g_boxed_copy (PRESS_TYPE_MEND, press_diagnostic_get_mend (diagnostic, 0));
  press_document_unref (fixture.document);
  g_assert_cmpstr (press_diagnostic_get_message (diagnostic), ==, "odd");
  g_boxed_free (PRESS_TYPE_DIAGNOSTIC, diagnostic);
  g_assert_cmpstr (press_mend_get_title (mend), ==, "mend it");
  g_boxed_free (PRESS_TYPE_MEND, mend);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mend/text-is-replaced", test_text);
  g_test_add_func ("/mend/only-what-differs-is-touched", test_narrow);
  g_test_add_func ("/mend/text-is-put-in", test_insertion);
  g_test_add_func ("/mend/windows-1252-stays-windows-1252", test_windows_1252);
  g_test_add_func ("/mend/what-the-encoding-lacks-is-refused", test_not_in_encoding);
  g_test_add_func ("/mend/html-is-mended-between-its-tags", test_html);
  g_test_add_func ("/mend/a-tag-inside-is-refused", test_html_refused);
  g_test_add_func ("/mend/behind-a-tag-nothing-is-inserted", test_html_insertion_refused);
  g_test_add_func ("/mend/html-insertion-stays-inside-its-tag", test_html_insertion);
  g_test_add_func ("/mend/each-document-is-spelled-its-own-way", test_mixed);
  g_test_add_func ("/mend/of-two-that-touch-the-first-is-taken", test_clash);
  g_test_add_func ("/mend/of-two-that-cross-the-first-is-taken", test_crossed);
  g_test_add_func ("/mend/edits-side-by-side", test_side_by_side);
  g_test_add_func ("/mend/what-is-left-out-keeps-none-away", test_left_out);
  g_test_add_func ("/mend/of-two-that-overlap-the-first-is-made", test_overlap);
  g_test_add_func ("/mend/suggested-is-not-applied", test_suggested);
  g_test_add_func ("/mend/a-mend-that-contradicts-itself-is-dropped", test_contradiction);
  g_test_add_func ("/mend/a-copy-keeps-its-document", test_boxed);
  return g_test_run ();
}

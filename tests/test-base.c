/* The arena, and copy: lines, places, and the way back to the bytes of the file. */
#include "base/arena.h"
#include "base/encoding.h"
#include "readers/readers.h"
#include "tree/document-private.h"

#include <press/press.h>
#include <string.h>

static PressDocument *
read_text (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  PressDocument *document = press_read (bytes, "test.txt", &error);

  g_assert_no_error (error);
  return document;
}

static void
test_arena_aligned (void)
{
  PressArena *arena = press_arena_new ();

  for (gsize size = 1; size < 3000; size += 7)
    {
      char *place = press_arena_alloc (arena, size);
      memset (place, 0xa5, size);
      g_assert_cmpuint ((guintptr) place % 8, ==, 0);
    }
  press_arena_free (arena);
}

static void
test_arena_large (void)
{
  PressArena *arena = press_arena_new ();
  char *small = press_arena_strndup (arena, "before", 6);
  char *large = press_arena_alloc (arena, 5 * 1024 * 1024);

  memset (large, 1, 5 * 1024 * 1024);
  g_assert_cmpstr (small, ==, "before");
  g_assert_cmpstr (press_arena_printf (arena, "%s-%d", "after", 7), ==, "after-7");
  g_assert_cmpuint (press_arena_get_size_bytes (arena), >=, 5 * 1024 * 1024);
  press_arena_free (arena);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *lines; /* "start-end" of each */
} LinesCase;

static const LinesCase lines_cases[] = {
  { "empty", "", "" },
  { "no-last-newline", "ab", "0-2" },
  { "lf", "a\nb\n", "0-1 2-3" },
  { "crlf", "a\r\nb\r\n", "0-1 3-4" },
  { "cr", "a\rb\r", "0-1 2-3" },
  { "mixed", "a\rb\nc\r\nd", "0-1 2-3 4-5 7-8" },
  { "lf-cr-is-two-ends", "a\n\rb", "0-1 2-2 3-4" },
  { "cr-cr-lf", "a\r\r\nb", "0-1 2-2 4-5" },
  { "blank-lines", "\n\n\n", "0-0 1-1 2-2" },
  { "cr-at-the-end", "a\nb\r", "0-1 2-3" },
  { "late-cr", "a\nb\nc\nd\re", "0-1 2-3 4-5 6-7 8-9" },
};

static void
test_lines (gconstpointer data)
{
  const LinesCase *lines_case = data;
  g_autoptr (PressDocument) document = read_text (lines_case->text, strlen (lines_case->text));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < document->copy->n_lines; i++)
    g_string_append_printf (found, "%s%u-%u", i > 0 ? " " : "", document->copy->lines[i].start,
                            document->copy->lines[i].end);
  g_assert_cmpstr (found->str, ==, lines_case->lines);
}

static void
test_many_lines (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PressDocument) document = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, i % 3 == 0 ? "z\n" : i % 3 == 1 ? "x\r\n" : "yy\r");
  document = read_text (text->str, text->len);
  g_assert_cmpuint (document->copy->n_lines, ==, 10000);
}

/* Each byte's place, told by going through the text from its start. */
static void
test_places (void)
{
  static const char text[] = "one\ntwo three\r\n\r\nfour\rfive";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  guint line = 1;
  guint column = 1;

  for (guint32 at = 0; at < strlen (text); at++)
    {
      PressPlace place = press_document_get_place (document, at);
      gboolean is_end = text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n');

      g_assert_cmpuint (place.line, ==, line);
      g_assert_cmpuint (place.column, ==, column);
      line += is_end;
      column = is_end ? 1 : column + 1;
    }
}

static void
test_place_in_empty (void)
{
  g_autoptr (PressDocument) document = read_text ("", 0);
  PressPlace place = press_document_get_place (document, 0);
  PressSpan line = press_document_get_source_line (document, 1);

  g_assert_cmpuint (place.line, ==, 1);
  g_assert_cmpuint (place.column, ==, 1);
  g_assert_cmpuint (line.start, ==, 0);
  g_assert_cmpuint (line.end, ==, 0);
}

static void
test_source_line (void)
{
  g_autoptr (PressDocument) document = read_text ("ab\r\ncde\n\nf", 10);
  static const PressSpan lines[] = { { 0, 2 }, { 4, 7 }, { 8, 8 }, { 9, 10 }, { 10, 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      PressSpan span = press_document_get_source_line (document, i + 1);
      g_assert_cmpuint (span.start, ==, lines[i].start);
      g_assert_cmpuint (span.end, ==, lines[i].end);
    }
}

static void
test_indent (void)
{
  static const char text[] = "none\n  two\n\teight\n   \teight\n\t  ten\n    ";
  static const guint indents[] = { 0, 2, 8, 8, 10, 4 };
  g_autoptr (PressDocument) document = read_text (text, strlen (text));

  g_assert_cmpuint (document->copy->n_lines, ==, G_N_ELEMENTS (indents));
  for (guint i = 0; i < G_N_ELEMENTS (indents); i++)
    g_assert_cmpuint (document->copy->lines[i].indent, ==, indents[i]);
}

static void
test_nul (void)
{
  g_autoptr (PressDocument) document = read_text ("a\0b\nc\x01", 6);
  gsize length;

  press_document_get_text (document, &length);
  g_assert_cmpuint (length, ==, 6);
  g_assert_cmpuint (document->copy->n_lines, ==, 2);
  g_assert_cmpstr (press_document_get_encoding (document), ==, "UTF-8");
}

static void
test_utf8_is_not_copied (void)
{
  static const char text[] = "caf\xc3\xa9 \xe2\x80\x9cquoted\xe2\x80\x9d\n";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  gsize text_length, source_length;

  g_assert_true (press_document_get_text (document, &text_length)
                 == press_document_get_source (document, &source_length));
  g_assert_cmpuint (text_length, ==, source_length);
  g_assert_cmpuint (press_document_get_diagnostics (document)->len, ==, 0);
}

static void
test_windows_1252 (void)
{
  static const char text[] = "a\x93"
                             "b\x94\n\x80"
                             "5\xe9";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  gsize length;
  const char *copy = press_document_get_text (document, &length);

  g_assert_cmpstr (press_document_get_encoding (document), ==, "windows-1252");
  g_assert_cmpmem (copy, length,
                   "a\xe2\x80\x9c"
                   "b\xe2\x80\x9d\n\xe2\x82\xac"
                   "5\xc3\xa9",
                   15);
}

/* Every character of the copy leads back to its byte. */
static void
test_windows_1252_origins (void)
{
  static const char text[] = "a\x93"
                             "b\x94\n\x80"
                             "5\xe9";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  gsize length;
  const char *copy = press_document_get_text (document, &length);
  guint32 expected = 0;

  for (const char *at = copy; at < copy + length; at = g_utf8_next_char (at), expected++)
    {
      const char *next = g_utf8_next_char (at);
      PressSpan span = { (guint32) (at - copy), (guint32) (next - copy) };
      PressSpan source = press_document_get_source_span (document, span);

      g_assert_cmpuint (source.start, ==, expected);
      g_assert_cmpuint (source.end, ==, expected + 1);
    }
  g_assert_cmpuint (press_document_get_place (document, 5).line, ==, 2);
  g_assert_cmpuint (press_document_get_place (document, 5).column, ==, 1);
}

/* What stands before the byte is UTF-8, and is longer in the copy. */
static void
test_windows_1252_diagnostic (void)
{
  static const char text[] = "caf\xc3\xa9 \x93word";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  GPtrArray *diagnostics = press_document_get_diagnostics (document);

  g_assert_cmpuint (diagnostics->len, ==, 1);
  g_assert_cmpuint (press_diagnostic_get_source_span (diagnostics->pdata[0]).start, ==, 6);
}

/* The mark is no text: spans of the copy begin behind it, those of the source count it. */
static void
test_byte_order_mark (void)
{
  static const char text[] = "\xef\xbb\xbfNEWS\nsecond";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  PressSpan source = press_document_get_source_span (document, (PressSpan){ 0, 4 });
  gsize length;

  g_assert_cmpmem (press_document_get_text (document, &length), 4, "NEWS", 4);
  g_assert_cmpuint (length, ==, 11);
  g_assert_cmpuint (source.start, ==, 3);
  g_assert_cmpuint (source.end, ==, 7);
  g_assert_cmpuint (press_document_get_place (document, 3).column, ==, 1);
  g_assert_cmpuint (press_document_get_place (document, 8).line, ==, 2);
  g_assert_cmpuint (press_document_get_source_line (document, 2).start, ==, 8);
  g_assert_cmpuint (press_document_get_diagnostics (document)->len, ==, 0);
}

/* Blanks of any width are plain ones in the copy, and lead back to their bytes. */
static void
test_wide_blanks (void)
{
  static const char text[] = "\xef\xbb\xbf"
                             "a\xc2\xa0"
                             "b\xe2\x80\x83"
                             "caf\xc3\xa9\n\xe3\x80\x80\nc";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  gsize length;
  const char *copy = press_document_get_text (document, &length);
  PressSpan blank = press_document_get_source_span (document, (PressSpan){ 1, 2 });
  PressSpan wide = press_document_get_source_span (document, (PressSpan){ 3, 4 });
  PressSpan word = press_document_get_source_span (document, (PressSpan){ 4, 9 });

  g_assert_cmpmem (copy, length, "a b caf\xc3\xa9\n \nc", 13);
  g_assert_cmpuint (blank.start, ==, 4);
  g_assert_cmpuint (blank.end, ==, 6);
  g_assert_cmpuint (wide.start, ==, 7);
  g_assert_cmpuint (wide.end, ==, 10);
  g_assert_cmpuint (word.start, ==, 10);
  g_assert_cmpuint (word.end, ==, 15);
  g_assert_cmpuint (press_document_get_place (document, 20).line, ==, 3);
  g_assert_cmpuint (press_document_get_diagnostics (document)->len, ==, 0);
}

/* A control of Latin-1 is what Windows-1252 has in its place, but for its holes. */
static void
test_controls_of_latin_1 (void)
{
  static const char text[] = "\xc2\x93"
                             "a\xc2\x94\xc2\x81 b";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  gsize length;
  const char *copy = press_document_get_text (document, &length);
  PressSpan mark = press_document_get_source_span (document, (PressSpan){ 0, 3 });
  PressSpan letter = press_document_get_source_span (document, (PressSpan){ 3, 4 });

  g_assert_cmpmem (copy, length,
                   "\xe2\x80\x9c"
                   "a\xe2\x80\x9d\xc2\x81 b",
                   11);
  g_assert_cmpuint (mark.start, ==, 0);
  g_assert_cmpuint (mark.end, ==, 2);
  g_assert_cmpuint (letter.start, ==, 2);
  g_assert_cmpuint (letter.end, ==, 3);
}

/* The blank of Windows-1252 is one byte in the copy, too, and may be the first that is no UTF-8. */
static void
test_blank_of_windows_1252 (void)
{
  static const char text[] = "a\xa0"
                             "b\x93";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  gsize length;
  const char *copy = press_document_get_text (document, &length);

  g_assert_cmpmem (copy, length, "a b\xe2\x80\x9c", 6);
  g_assert_cmpuint (press_diagnostic_get_source_span (diagnostics->pdata[0]).start, ==, 1);
}

static void
test_count_characters (void)
{
  static const char text[] = "na\xc3\xafve caf\xc3\xa9 \xe2\x80\x94 \xf0\x9f\x8c\xb2.";
  const char *end = text + strlen (text);

  for (const char *at = text; at <= end; at = g_utf8_next_char (at))
    g_assert_cmpuint (press_encoding_count_characters (text, (guint32) (at - text)), ==,
                      g_utf8_strlen (text, at - text));
}

static void
test_fold (void)
{
  static const char text[] = "  one \t two\r\n  three  ";
  g_autoptr (PressDocument) document = read_text (text, strlen (text));
  PressSpan all = { 0, (guint32) strlen (text) };
  g_autofree char *folded = press_document_dup_span_text (document, all);

  g_assert_cmpstr (folded, ==, "one two three");
}

/* The text itself is not written, only its length: the bound is for what takes gigabytes. */
static void
test_too_large (void)
{
  static const char source[] = "Lamps";
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr (PressCopy) small = press_copy_new (bytes);
  g_autoptr (PressCopy) large = press_copy_new (bytes);
  GString *text = g_string_new (source);

  press_copy_take_text (small, g_string_new (source));
  g_assert_false (small->is_too_large);
  g_assert_cmpuint (small->length, ==, strlen (source));
  text->len = (gsize) PRESS_MOST_TEXT_BYTES + 1;
  press_copy_take_text (large, text);
  g_assert_true (large->is_too_large);
  g_assert_cmpuint (large->length, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/places-are-aligned", test_arena_aligned);
  g_test_add_func ("/arena/large-places-leave-small-ones-alone", test_arena_large);
  for (guint i = 0; i < G_N_ELEMENTS (lines_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/copy/lines/%s", lines_cases[i].name);
      g_test_add_data_func (path, &lines_cases[i], test_lines);
    }
  g_test_add_func ("/copy/lines/table-grows", test_many_lines);
  g_test_add_func ("/copy/place-of-each-byte", test_places);
  g_test_add_func ("/copy/place-in-empty-input", test_place_in_empty);
  g_test_add_func ("/copy/source-line-has-no-end-mark", test_source_line);
  g_test_add_func ("/copy/tabs-go-to-multiples-of-eight", test_indent);
  g_test_add_func ("/copy/text-is-folded", test_fold);
  g_test_add_func ("/copy/too-large-is-given-up", test_too_large);
  g_test_add_func ("/reader/nul-and-controls-are-kept", test_nul);
  g_test_add_func ("/reader/utf8-is-not-copied", test_utf8_is_not_copied);
  g_test_add_func ("/reader/windows-1252", test_windows_1252);
  g_test_add_func ("/reader/windows-1252-leads-back-to-bytes", test_windows_1252_origins);
  g_test_add_func ("/reader/windows-1252-is-told-at-its-first-byte", test_windows_1252_diagnostic);
  g_test_add_func ("/reader/byte-order-mark-is-no-text", test_byte_order_mark);
  g_test_add_func ("/reader/wide-blanks-are-blanks", test_wide_blanks);
  g_test_add_func ("/reader/controls-of-latin-1-are-marks", test_controls_of_latin_1);
  g_test_add_func ("/reader/blank-of-windows-1252", test_blank_of_windows_1252);
  g_test_add_func ("/encoding/count-characters", test_count_characters);
  return g_test_run ();
}

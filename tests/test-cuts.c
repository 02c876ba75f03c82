/* Releases that are cut short, or that end their lines in another way. */
#include "util.h"

#include <string.h>

/* Under sanitizers a cut at every so many bytes must do. */
#define STEP (TEST_IS_SANITIZED ? 8 : 1)
/* The longest release that is cut at each byte; others are cut at steps. */
#define EACH_BYTE_UP_TO 1500
#define CUTS_OF_A_LARGE_ONE 24

static void
check_cut (const char *path, GBytes *bytes, gsize length)
{
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, length);
  g_autoptr (PressDocument) document = test_compile_bytes (cut, path);
  g_autoptr (GError) error = NULL;

  if (!press_document_check_structure (document, &error))
    g_error ("%s, first %" G_GSIZE_FORMAT " bytes: %s", path, length, error->message);
}

static void
check_cuts (const char *path, GBytes *bytes, gpointer data)
{
  gsize size = g_bytes_get_size (bytes);
  gsize step = size <= EACH_BYTE_UP_TO ? 1 : size / CUTS_OF_A_LARGE_ONE + 1;

  (void) data;
  for (gsize length = 0; length < size; length += step * STEP)
    check_cut (path, bytes, length);
}

static void
test_cuts (void)
{
  test_foreach_release (check_cuts, NULL);
}

/* Any end of line, as LF. */
static GString *
normalise_ends (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  GString *normal = g_string_new_len (text, (gssize) size);

  g_string_replace (normal, "\r\n", "\n", 0);
  g_string_replace (normal, "\r", "\n", 0);
  return normal;
}

static char *
describe (const GString *text, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (PressDocument) document = test_compile_bytes (bytes, path);
  g_autoptr (GError) error = NULL;

  if (!press_document_check_structure (document, &error))
    g_error ("%s: %s", path, error->message);
  return g_string_free (test_print_tree (document, FALSE), FALSE);
}

/* @data: the end of line that takes the place of LF; "" takes off the last one. */
static void
check_ends (const char *path, GBytes *bytes, gpointer data)
{
  g_autoptr (GString) normal = normalise_ends (bytes);
  g_autofree char *expected = describe (normal, path);
  g_autofree char *found = NULL;
  const char *line_end = data;

  if (*line_end != '\0')
    g_string_replace (normal, "\n", line_end, 0);
  while (*line_end == '\0' && normal->len > 0 && normal->str[normal->len - 1] == '\n')
    g_string_truncate (normal, normal->len - 1);
  found = describe (normal, path);
  if (strcmp (expected, found) != 0)
    g_test_message ("%s differs", path);
  g_assert_cmpstr (expected, ==, found);
}

static void
test_crlf (void)
{
  test_foreach_release (check_ends, (gpointer) "\r\n");
}

static void
test_cr (void)
{
  test_foreach_release (check_ends, (gpointer) "\r");
}

static void
test_no_last_newline (void)
{
  test_foreach_release (check_ends, (gpointer) "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cuts/every-prefix-is-sound", test_cuts);
  g_test_add_func ("/ends/crlf-gives-the-same-tree", test_crlf);
  g_test_add_func ("/ends/cr-gives-the-same-tree", test_cr);
  g_test_add_func ("/ends/last-newline-may-be-missing", test_no_last_newline);
  return g_test_run ();
}

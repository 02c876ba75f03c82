/* Whatever the bytes are, each of them is in one leaf of the tree or in white space between two. */
#include "util.h"

static void
check_file (const char *path, GBytes *bytes, gpointer data)
{
  g_autoptr (PressDocument) document = test_compile_bytes (bytes, path);
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  g_autoptr (GError) error = NULL;

  (void) data;
  if (!press_document_check_structure (document, &error))
    g_error ("%s: %s", path, error->message);
  for (guint i = 0; i < diagnostics->len; i++)
    if (!g_utf8_validate (press_diagnostic_get_message (diagnostics->pdata[i]), -1, NULL))
      g_error ("%s: a message is no UTF-8", path);
}

static void
test_corpora (void)
{
  test_foreach_corpus_file (check_file, NULL);
}

/* Bytes without any sense, the same in each run. */
static void
test_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);

  for (guint i = 0; i < 300; i++)
    {
      guint length = (guint) g_rand_int_range (random, 0, 600);
      guchar *noise = g_malloc (length + 1);
      g_autoptr (GBytes) bytes = NULL;

      for (guint at = 0; at < length; at++)
        noise[at] = (guchar) g_rand_int_range (random, 0, i % 2 == 0 ? 256 : 128);
      bytes = g_bytes_new_take (noise, length);
      check_file ("noise", bytes, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lossless/corpora", test_corpora);
  g_test_add_func ("/lossless/noise", test_noise);
  return g_test_run ();
}

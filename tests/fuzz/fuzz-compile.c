/* Fuzzing: any bytes give a sound tree, and every backend can write it. */
#include <press/press.h>

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* g_error would raise a signal of its own, and libFuzzer would keep no input. */
static void
fail (const char *where, const char *why)
{
  g_printerr ("%s: %s\n", where, why);
  abort ();
}

static void
write_all (const PressDocument *document)
{
  const PressBackend *backend;

  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    {
      g_autoptr (PressSink) sink = press_sink_new_memory ();
      g_autoptr (GError) error = NULL;

      if (!press_backend_write (backend, document, sink, &error)
          || !press_sink_finish (sink, &error))
        fail (backend->name, error->message);
    }
}

static void
read_diagnostics (const PressDocument *document)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  gsize size;

  press_document_get_source (document, &size);
  for (guint i = 0; i < diagnostics->len; i++)
    {
      PressSpan span = press_diagnostic_get_source_span (diagnostics->pdata[i]);

      if (span.start > span.end || span.end > size)
        fail ("diagnostic", "it points out of the file");
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = press_compile_bytes (bytes, "fuzz.txt", &error);

  g_assert_no_error (error);
  if (!press_document_check_structure (document, &error))
    fail ("tree", error->message);
  read_diagnostics (document);
  write_all (document);
  return 0;
}

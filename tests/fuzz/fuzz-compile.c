/* Fuzzing: any bytes give a sound tree, diagnostics inside the file, and output of each kind. */
#include "fuzz.h"

static void
report (const PressDocument *document, PressReportFlags flags)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GError) error = NULL;

  press_report_write_gnu (document, sink, flags);
  if (!press_sink_finish (sink, &error))
    fuzz_fail ("report", error->message);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PressDocument) document = fuzz_compile (data, size);
  const PressBackend *backend;

  fuzz_check_document (document);
  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    g_bytes_unref (fuzz_write (backend, document));
  report (document, PRESS_REPORT_PLAIN);
  report (document, PRESS_REPORT_COLOR);
  return 0;
}

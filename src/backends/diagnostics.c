/* The diagnostics backend: the report in GNU form, as compilers give it. */
#include "backends.h"

#include <press/press-report.h>

static gboolean
write_diagnostics (const PressDocument *document, PressSink *sink, GError **error)
{
  (void) error;
  press_report_write_gnu (document, sink, PRESS_REPORT_PLAIN);
  return TRUE;
}

const PressBackend press_backend_diagnostics = {
  .abi = PRESS_BACKEND_ABI,
  .name = "diagnostics",
  .summary = "the diagnostics in GNU form, file:line:column, with excerpts",
  .extension = "txt",
  .is_stream = TRUE,
  .write = write_diagnostics,
};

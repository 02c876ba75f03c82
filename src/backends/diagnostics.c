/* The diagnostics backend: the report in GNU form, as compilers give it. */
#include "backends.h"

#include <press/press-policy.h>
#include <press/press-report.h>

static gboolean
write_diagnostics (const PressDocument *document, PressSink *sink, GError **error)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (GPtrArray) findings = press_policy_judge (policy, document);

  (void) error;
  for (guint i = 0; i < findings->len; i++)
    press_report_write_gnu_finding (document, g_ptr_array_index (findings, i), sink,
                                    PRESS_REPORT_PLAIN);
  return TRUE;
}

const PressBackend press_backend_diagnostics = {
  .abi = PRESS_BACKEND_ABI,
  .name = "diagnostics",
  .summary = "the diagnostics in GNU form, file:line:column, with excerpts",
  .extension = "txt",
  .is_stream = TRUE,
  .write = write_diagnostics,
  .wants_check = TRUE,
};

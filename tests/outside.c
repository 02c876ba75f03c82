/* A program as somebody else would write it: it knows the installed headers alone. It checks a
 * release for a wire, reports in a form for programs, and shows it with its safe mends. */
#include <press/press.h>

static gboolean
report (const PressDocument *document, const GPtrArray *findings, GError **error)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (PressReport) written
      = press_report_new ("checkstyle", sink, PRESS_REPORT_PLAIN, error);
  g_autoptr (GBytes) bytes = NULL;

  if (written == NULL)
    return FALSE;
  press_report_add (written, document, findings);
  press_report_finish (written);
  bytes = press_sink_steal_bytes (sink);
  g_print ("%.*s", (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));
  return TRUE;
}

static gboolean
check (const char *name, GError **error)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (GFile) file = g_file_new_for_path (name);
  g_autoptr (GBytes) source = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (PressDocument) document = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) mends = NULL;
  g_autoptr (GBytes) mended = NULL;

  if (source == NULL || !press_policy_load_profile (policy, "prnewswire", error)
      || !press_policy_set (policy, "error=contact", error))
    return FALSE;
  document = press_compile_bytes_with_policy (source, name, policy, error);
  if (document == NULL)
    return FALSE;
  findings = press_policy_judge (policy, document);
  mends = press_findings_choose_mends (findings, PRESS_MEND_SAFE);
  mended = press_document_apply_mends (document, mends);
  g_print ("%u findings, %u mends, %" G_GSIZE_FORMAT " bytes\n", findings->len, mends->len,
           g_bytes_get_size (mended));
  return report (document, findings, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!check (argc > 1 ? argv[1] : "release.txt", &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%s %s\n", PRESS_VERSION, press_node_kind_get_name (PRESS_NODE_DOCUMENT));
  return 0;
}

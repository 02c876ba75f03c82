/* check --fix: applies the mends that are safe, and writes the release anew. */
#include "fix.h"

#include <string.h>

/* A mend may make room for another that touched it, or be the cause of one; more rounds than these
 * would mean that two of them undo each other. */
#define MAX_ROUNDS 8

void
fix_fill_entries (Fix *fix, GOptionEntry entries[FIX_N_ENTRIES + 1])
{
  const GOptionEntry filled[FIX_N_ENTRIES + 1] = {
    { "fix", 0, 0, G_OPTION_ARG_NONE, &fix->applies,
      "Apply the mends that are safe, then report what is left", NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &fix->is_dry,
      "With --fix: change nothing, show a unified diff", NULL },
  };

  memcpy (entries, filled, sizeof filled);
}

/* Whether the options go together. */
gboolean
fix_check_options (const Fix *fix)
{
  if (!fix->is_dry || fix->applies)
    return TRUE;
  complain ("--dry-run goes with --fix");
  return FALSE;
}

/* Mends until nothing safe is left to mend, and counts the mends. Gives the bytes themselves where
 * there were none. Mends that come to no end are not applied at all, so that a second run finds
 * what the first one left. */
GBytes *
fix_mend (const char *name, GBytes *bytes, FixCompile compile, gpointer data, guint *n_mends,
          GError **error)
{
  GBytes *mended = g_bytes_ref (bytes);

  *n_mends = 0;
  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (PressDocument) document = compile (data, mended, &findings, error);
      g_autoptr (GPtrArray) mends = NULL;

      if (document == NULL)
        {
          g_bytes_unref (mended);
          return NULL;
        }
      mends = press_findings_choose_mends (findings, PRESS_MEND_SAFE);
      if (mends->len == 0)
        return mended;
      *n_mends += mends->len;
      g_bytes_unref (mended);
      mended = press_document_apply_mends (document, mends);
    }
  g_bytes_unref (mended);
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_FAILED,
               "%s: its mends come to no end, nothing is mended", name);
  return NULL;
}

/* Replaces a file: it is the old one, or all of the new one, whenever the power fails. */
gboolean
fix_write (const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (Output) output = output_open_file (file, error);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (output == NULL)
    return FALSE;
  press_sink_write (output_get_sink (output), text, length);
  return output_sync (output, error) && output_finish (output, error);
}

/* Fuzzing: safe mends, and all mends, come to an end, and what they leave is a sound document. */
#include "fuzz.h"

/* Mends that touch each other are applied one round after another. */
#define MOST_ROUNDS 8

static GBytes *
mend (PressDocument *document, PressMendKind least)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (GPtrArray) findings = press_policy_judge (policy, document);
  g_autoptr (GPtrArray) mends = press_findings_choose_mends (findings, least);

  return press_document_apply_mends (document, mends);
}

static void
mend_until_done (const uint8_t *data, size_t size, PressMendKind least, gboolean must_end)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (guint round = 0; round < MOST_ROUNDS; round++)
    {
      gsize size_bytes;
      const void *text = g_bytes_get_data (bytes, &size_bytes);
      g_autoptr (PressDocument) document = fuzz_compile_whole (text, size_bytes);
      GBytes *mended;

      fuzz_check_document (document);
      mended = mend (document, least);
      if (g_bytes_equal (bytes, mended))
        {
          g_bytes_unref (mended);
          return;
        }
      g_bytes_unref (bytes);
      bytes = mended;
    }
  fuzz_claim (!must_end, "safe mends come to an end");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  mend_until_done (data, size, PRESS_MEND_SAFE, TRUE);
  mend_until_done (data, size, PRESS_MEND_SUGGESTED, FALSE);
  return 0;
}

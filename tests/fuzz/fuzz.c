/* What the fuzz targets share: compiling, writing, and stopping where a claim does not hold. */
#include "fuzz.h"

#include <stdlib.h>

/* g_error would raise a signal of its own, and libFuzzer would keep no input. */
void
fuzz_fail (const char *where, const char *why)
{
  g_printerr ("%s: %s\n", where, why);
  abort ();
}

void
fuzz_claim (gboolean holds, const char *claim)
{
  if (!holds)
    fuzz_fail ("this does not hold", claim);
}

/* Limits that are met: which of them an input is held to is told by its size alone, so that the
 * same bytes always have the same. Three of four have none. */
static const PressLimits limits[32] = {
  [1] = { .input_bytes = 100 },
  [5] = { .nesting = 1 },
  [9] = { .nesting = 5 },
  [13] = { .nodes = 1 },
  [17] = { .nodes = 40 },
  [21] = { .diagnostics = 1 },
  [25] = { .time_us = 1 },
  [29] = { .input_bytes = 1000, .nesting = 3, .nodes = 20, .diagnostics = 2 },
};

const PressLimits *
fuzz_get_limits (gsize size)
{
  return &limits[size % G_N_ELEMENTS (limits)];
}

static PressDocument *
compile (const void *data, gsize size, const PressLimits *most)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  PressCompileOptions options = { .limits = *most };
  PressDocument *document = press_compile_bytes_with (bytes, "fuzz.txt", &options, &error);

  if (document == NULL)
    fuzz_fail ("compile", error->message);
  return document;
}

PressDocument *
fuzz_compile (const void *data, gsize size)
{
  return compile (data, size, fuzz_get_limits (size));
}

PressDocument *
fuzz_compile_whole (const void *data, gsize size)
{
  return compile (data, size, &limits[0]);
}

static void
check_source_span (const PressDocument *document, PressSpan span)
{
  gsize size_bytes;

  press_document_get_source (document, &size_bytes);
  fuzz_claim (span.start <= span.end && span.end <= size_bytes, "a place lies in the file");
}

static void
check_mend (const PressDocument *document, const PressMend *mend)
{
  const PressEdit *edit;
  guint32 last = 0;

  fuzz_claim (press_mend_get_edit (mend, 0) != NULL, "a mend has an edit");
  for (guint i = 0; (edit = press_mend_get_edit (mend, i)) != NULL; i++)
    {
      check_source_span (document, edit->source_span);
      fuzz_claim (edit->source_span.start >= last, "the edits of a mend do not overlap");
      fuzz_claim (g_utf8_validate (edit->text, -1, NULL), "what a mend writes is UTF-8");
      last = edit->source_span.end;
    }
}

static void
check_diagnostic (const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressNote *note;
  const PressMend *mend;

  check_source_span (document, press_diagnostic_get_source_span (diagnostic));
  fuzz_claim (g_utf8_validate (press_diagnostic_get_message (diagnostic), -1, NULL),
              "a message is UTF-8");
  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      fuzz_claim (g_utf8_validate (note->message, -1, NULL), "a note is UTF-8");
      if (note->has_place)
        check_source_span (document, note->source_span);
    }
  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    check_mend (document, mend);
}

/* What holds for each document, whatever its bytes were. */
void
fuzz_check_document (const PressDocument *document)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  g_autoptr (GError) error = NULL;
  gsize length_bytes;
  const char *text = press_document_get_text (document, &length_bytes);

  if (!press_document_check_structure (document, &error))
    fuzz_fail ("tree", error->message);
  /* A NUL is a character of the copy like any other, but g_utf8_validate stops at it. */
  for (const char *at = text; at < text + length_bytes; at++)
    if (!g_utf8_validate_len (at, (gsize) (text + length_bytes - at), &at) && *at != '\0')
      fuzz_fail ("text", "the copy is UTF-8");
  for (guint i = 0; i < diagnostics->len; i++)
    check_diagnostic (document, diagnostics->pdata[i]);
}

GBytes *
fuzz_write (const PressBackend *backend, const PressDocument *document)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GError) error = NULL;

  if (!press_backend_write (backend, document, sink, &error) || !press_sink_finish (sink, &error))
    fuzz_fail (backend->name, error->message);
  return press_sink_steal_bytes (sink);
}

/* Fuzzing: the readers alone, and the ways from the copy back to the bytes of the file. */
#include "readers/readers.h"
#include "tree/document-private.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_copy (const PressCopy *copy)
{
  guint32 last = 0;

  for (guint32 i = 0; i < copy->n_lines; i++)
    {
      const PressLine *line = &copy->lines[i];

      g_assert_cmpuint (line->start, >=, last);
      g_assert_cmpuint (line->end, >=, line->start);
      g_assert_cmpuint (line->end, <=, copy->length);
      last = line->end;
    }
}

static void
check_places (const PressDocument *document)
{
  PressPlace before = { 1, 0 };
  guint32 source_before = 0;
  gsize length, source_length;

  press_document_get_text (document, &length);
  press_document_get_source (document, &source_length);
  for (guint32 at = 0; at < length; at++)
    {
      PressSpan source = press_document_get_source_span (document, (PressSpan){ at, at + 1 });
      PressPlace place = press_document_get_place (document, source.start);

      g_assert_cmpuint (source.start, >=, source_before);
      g_assert_cmpuint (source.end, <=, source_length);
      g_assert_true (place.line > before.line
                     || (place.line == before.line && place.column >= before.column));
      before = place;
      source_before = source.start;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = press_read (bytes, "fuzz.txt", &error);

  g_assert_no_error (error);
  check_copy (document->copy);
  check_places (document);
  return 0;
}

/* Fuzzing: the readers alone, and the ways from the copy back to the bytes of the file. With
 * FUZZ_SUBMISSION any bytes are read as a container, and in stretches. */
#include "fuzz.h"

#include "readers/submission.h"
#include "tree/document-private.h"

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

/* Places grow with the text, but for the text at a break and the blanks in front of it. */
static void
check_places (const PressDocument *document)
{
  const PressCopy *copy = document->copy;
  guint32 next_break = 0;
  guint32 before = 0;
  gsize source_length;

  press_document_get_source (document, &source_length);
  for (guint32 at = 0; at < copy->length; at++)
    {
      PressSpan source = press_copy_to_source (copy, (PressSpan){ at, at + 1 });
      PressPlace place = press_copy_get_place (copy, source.start);

      if (next_break < copy->n_breaks && copy->breaks[next_break] == at)
        {
          next_break++;
          before = 0;
        }
      g_assert_true (source.start >= before || g_ascii_isspace (copy->text[at]));
      g_assert_cmpuint (source.end, <=, source_length);
      g_assert_cmpuint (place.line, >=, 1);
      g_assert_cmpuint (place.column, >=, 1);
      if (!g_ascii_isspace (copy->text[at]))
        before = source.start;
    }
  g_assert_cmpuint (next_break, ==, copy->n_breaks);
}

static void
check (const PressDocument *document)
{
  check_copy (document->copy);
  check_places (document);
}

#ifdef FUZZ_SUBMISSION

static void
read_in_stretches (GBytes *bytes)
{
  static const PressReadOptions options = { 0 };
  g_autoptr (PressSubmission) submission = press_submission_new (bytes, "fuzz.txt", &options);
  guint n_lines = 0;

  while (!press_submission_is_over (submission))
    {
      press_submission_read (submission, PRESS_REACH_STRETCH);
      check (press_submission_get_document (submission));
      n_lines += press_submission_get_document (submission)->copy->n_lines;
      fuzz_claim (n_lines > 0, "a stretch holds a line");
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  PressReadOptions options = { .nesting = fuzz_get_limits (size)->nesting };
  g_autoptr (PressSubmission) submission = press_submission_new (bytes, "fuzz.txt", &options);

  press_submission_read (submission, PRESS_REACH_ALL);
  check (press_submission_get_document (submission));
  read_in_stretches (bytes);
  return 0;
}

#else

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  PressReadOptions options = { .nesting = fuzz_get_limits (size)->nesting,
                               .input_bytes = fuzz_get_limits (size)->input_bytes };
  g_autoptr (GError) error = NULL;
  g_autoptr (PressReading) reading = press_reading_new (bytes, "fuzz.txt", &options, &error);

  g_assert_no_error (error);
  press_reading_next (reading, PRESS_REACH_ALL, &error);
  check (press_reading_get_document (reading));
  return 0;
}

#endif

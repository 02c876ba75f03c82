/* Fuzzing: each line has a class, as it stands and as a heading, and a head inside it. */
#include "fuzz.h"

#include "parse/lines.h"
#include "readers/text.h"
#include "tree/document-private.h"

static void
check_line (PressLineScanner *scanner, PressSpan line)
{
  PressLineClass line_class = press_line_scanner_classify (scanner, line);

  fuzz_claim (line_class < PRESS_N_LINE_CLASSES, "a line has a class");
  /* A pattern may take the end of the line. */
  fuzz_claim (line_class == PRESS_LINE_CLASS_BLANK
                  || press_line_scanner_get_head_length (scanner) <= line.end - line.start + 1,
              "the head of a line lies in it");
  fuzz_claim (press_line_scanner_classify_heading (scanner, line) < PRESS_N_LINE_CLASSES,
              "a line has a class as a heading");
  fuzz_claim (press_line_scanner_classify (scanner, line) == line_class,
              "a line has the same class again");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (PressDocument) document
      = press_read_text (bytes, "fuzz.txt", &(PressReadOptions){ 0 });
  const PressCopy *copy = document->copy;
  g_autoptr (PressLineScanner) scanner = press_line_scanner_new (copy->text);

  for (guint32 i = 0; i < copy->n_lines; i++)
    check_line (scanner, (PressSpan){ copy->lines[i].start, copy->lines[i].end });
  return 0;
}

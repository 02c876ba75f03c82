/* Fuzzing: the reader of HTML takes any bytes, and what it gives parses to a sound tree. */
#include "fuzz.h"

#include "parse/parse.h"
#include "readers/html.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (PressDocument) document = press_read_html (
      bytes, "fuzz.htm", &(PressReadOptions){ .nesting = fuzz_get_limits (size)->nesting });

  press_parse (document, NULL, NULL);
  fuzz_check_document (document);
  return 0;
}

/* Fuzzing: what one backend, FUZZ_BACKEND, writes of any bytes is read again by a judge of its
 * format. */
#include "fuzz.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>

#include <string.h>

static void
check_utf8 (const char *output, gsize size_bytes)
{
  fuzz_claim (g_utf8_validate (output, (gssize) size_bytes, NULL), "the output is UTF-8");
}

static void
check_json (const char *output, gsize size_bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  check_utf8 (output, size_bytes);
  if (!json_parser_load_from_data (parser, output, (gssize) size_bytes, &error))
    fuzz_fail ("JSON", error->message);
}

static void
check_json_lines (const char *output, gsize size_bytes)
{
  const char *end = output + size_bytes;

  while (output < end)
    {
      const char *line_end = memchr (output, '\n', (gsize) (end - output));

      fuzz_claim (line_end != NULL, "each record ends its line");
      check_json (output, (gsize) (line_end - output));
      output = line_end + 1;
    }
}

static void
check_xml (const char *output, gsize size_bytes)
{
  int options = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_HUGE;
  xmlDoc *parsed = xmlReadMemory (output, (int) size_bytes, "fuzz.xml", NULL, options);

  check_utf8 (output, size_bytes);
  if (parsed == NULL)
    fuzz_fail ("XML", xmlGetLastError ()->message);
  xmlFreeDoc (parsed);
}

/* A terminal obeys control characters, and text for people has none of them. */
static void
check_text (const char *output, gsize size_bytes)
{
  check_utf8 (output, size_bytes);
  for (gsize i = 0; i < size_bytes; i++)
    fuzz_claim (!g_ascii_iscntrl (output[i]) || strchr ("\t\n\f", output[i]) != NULL,
                "text holds no control characters");
}

static const struct
{
  const char *name;
  void (*check) (const char *output, gsize size_bytes);
} judges[] = {
  { "diagnostics", check_text }, { "json", check_json }, { "record", check_json_lines },
  { "text", check_text },        { "tree", check_text }, { "xml", check_xml },
};

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PressDocument) document = fuzz_compile (data, size);
  const PressBackend *backend = press_backends_find (FUZZ_BACKEND, NULL);
  g_autoptr (GBytes) output = fuzz_write (backend, document);
  gsize size_bytes;
  const char *bytes = g_bytes_get_data (output, &size_bytes);
  guint judge = 0;

  while (strcmp (judges[judge].name, FUZZ_BACKEND) != 0)
    judge++;
  if (size_bytes > 0)
    judges[judge].check (bytes, size_bytes);
  return 0;
}

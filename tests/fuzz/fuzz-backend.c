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

/* Reads one field as RFC 4180 has it, and gives what stands behind it: a comma or a line's end. */
static const char *
read_field (const char *at, const char *end, gboolean is_guarded)
{
  const char *first = at < end && *at == '"' ? at + 1 : at;

  fuzz_claim (!is_guarded || first == end || strchr ("=@\t", *first) == NULL,
              "a guarded field is no formula");
  if (at == end || *at != '"')
    {
      while (at < end && strchr (",\r\n", *at) == NULL)
        fuzz_claim (*at++ != '"', "a quote stands in quotes");
      return at;
    }
  for (at++; at < end; at++)
    if (*at == '"' && (at + 1 == end || at[1] != '"'))
      return at + 1;
    else if (*at == '"')
      at++;
  fuzz_fail ("CSV", "a quote is not closed");
}

/* All lines of a table have as many fields; a blank line stands between two tables. */
static void
check_csv (const char *output, gsize size_bytes, gboolean is_guarded)
{
  const char *end = output + size_bytes;
  guint n_before = 0;

  check_utf8 (output, size_bytes);
  for (const char *at = output; at < end; at += 2)
    {
      gboolean is_blank = *at == '\r';
      guint n_fields = 1;

      for (at = read_field (at, end, is_guarded); at < end && *at == ','; n_fields++)
        at = read_field (at + 1, end, is_guarded);
      fuzz_claim (end - at >= 2 && at[0] == '\r' && at[1] == '\n', "a line ends in CRLF");
      fuzz_claim (is_blank || n_before == 0 || n_fields == n_before, "a table is a rectangle");
      n_before = is_blank ? 0 : n_fields;
    }
}

static void
check_plain_csv (const char *output, gsize size_bytes)
{
  check_csv (output, size_bytes, FALSE);
}

static void
check_guarded_csv (const char *output, gsize size_bytes)
{
  check_csv (output, size_bytes, TRUE);
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
  { "csv", check_plain_csv },     { "csv-guarded", check_guarded_csv },
  { "diagnostics", check_text },  { "json", check_json },
  { "record", check_json_lines }, { "text", check_text },
  { "tree", check_text },         { "xml", check_xml },
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

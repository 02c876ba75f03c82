/* The writers of JSON and XML: escapes, numbers, and whatever bytes there are. */
#include "backends/json-writer.h"
#include "backends/xml-writer.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>

#include <string.h>

#define DEEP 100000

typedef struct
{
  PressSink *sink;
  PressOutput *output;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->sink = press_sink_new_memory ();
  fixture->output = press_output_new (fixture->sink);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  press_output_free (fixture->output);
  press_sink_free (fixture->sink);
}

/* What has been written since the last time. */
static char *
take (Fixture *fixture, gsize *length_bytes)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *text;

  press_output_flush (fixture->output);
  bytes = press_sink_steal_bytes (fixture->sink);
  text = g_bytes_get_data (bytes, &length);
  if (length_bytes != NULL)
    *length_bytes = length;
  return g_strndup (text != NULL ? text : "", length);
}

static void
assert_taken (Fixture *fixture, const char *expected)
{
  g_autofree char *text = take (fixture, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const guint64 numbers[] = { 0,          1,
                                     7,          8,
                                     9,          10,
                                     11,         63,
                                     64,         99,
                                     100,        101,
                                     127,        128,
                                     999,        1000,
                                     1023,       1024,
                                     9999,       10000,
                                     99999,      100000,
                                     999999,     1000000,
                                     4294967295, G_GUINT64_CONSTANT (10000000000),
                                     G_MAXUINT64 };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%" G_GUINT64_FORMAT, numbers[i]);

      press_output_put_number (fixture->output, numbers[i]);
      assert_taken (fixture, expected);
    }
}

static void
test_large_pieces (Fixture *fixture, gconstpointer data)
{
  const gsize length_bytes = 3 * PRESS_OUTPUT_BYTES + 5;
  g_autofree char *large = g_strnfill (length_bytes, 'x');
  g_autofree char *written = NULL;
  gsize n_written;

  (void) data;
  press_output_put_char (fixture->output, '<');
  press_output_put (fixture->output, large, length_bytes);
  press_output_put_char (fixture->output, '>');
  written = take (fixture, &n_written);
  g_assert_cmpuint (n_written, ==, length_bytes + 2);
  g_assert_cmpint (written[n_written - 1], ==, '>');
  g_assert_cmpmem (written + 1, length_bytes, large, length_bytes);
}

/* An escape may fall on every place of a word of eight bytes, and on the end of the buffer. */
static void
test_escape_at_every_offset (Fixture *fixture, gconstpointer data)
{
  PressJson json = { .output = fixture->output };

  (void) data;
  for (gsize before = PRESS_OUTPUT_BYTES - 20; before < PRESS_OUTPUT_BYTES + 80; before++)
    {
      g_autofree char *fill = g_strnfill (before, 'x');
      g_autofree char *text = g_strdup_printf ("%s\"\xe2\x80\x94\x01y", fill);
      g_autofree char *expected = g_strdup_printf ("\"%s\\\"\xe2\x80\x94\\u0001y\"", fill);

      json.follows_value = FALSE;
      press_json_put_string (&json, text);
      assert_taken (fixture, expected);
    }
}

static void
test_json_commas (Fixture *fixture, gconstpointer data)
{
  PressJson json = { .output = fixture->output };

  (void) data;
  press_json_begin_object (&json);
  press_json_put_key (&json, "empty");
  press_json_begin_array (&json);
  press_json_end_array (&json);
  press_json_put_key (&json, "values");
  press_json_begin_array (&json);
  press_json_put_number (&json, 1);
  press_json_put_literal (&json, "-2.50");
  press_json_put_string (&json, NULL);
  press_json_begin_object (&json);
  press_json_end_object (&json);
  press_json_begin_object (&json);
  press_json_end_object (&json);
  press_json_end_array (&json);
  press_json_end_object (&json);
  assert_taken (fixture, "{\"empty\":[],\"values\":[1,-2.50,null,{},{}]}");
}

static void
test_json_escapes (Fixture *fixture, gconstpointer data)
{
  PressJson json = { .output = fixture->output };

  (void) data;
  press_json_put_text (&json, "a\"b\\c/\b\f\n\r\t\0\x1f\x7f<&>", 17);
  assert_taken (fixture, "\"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0000\\u001f\x7f<&>\"");
}

/* Sequences that are no UTF-8, and what they become: U+FFFD for each byte that has no place. */
static const struct
{
  const char *bytes;
  const char *expected;
} no_utf8[] = {
  { "a\xff z", "a\xef\xbf\xbd z" },                           /* never in UTF-8 */
  { "\x93word\x94", "\xef\xbf\xbdword\xef\xbf\xbd" },         /* Windows-1252 marks */
  { "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd" },                 /* overlong */
  { "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" }, /* a surrogate */
  { "\xf4\x90\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" }, /* past the last */
  { "end \xe2\x80", "end \xef\xbf\xbd\xef\xbf\xbd" },                         /* cut off */
  { "\xe2\x80\x94\xf0\x9f\x93\xb0", "\xe2\x80\x94\xf0\x9f\x93\xb0" },         /* sound */
};

static void
test_no_utf8_is_replaced (Fixture *fixture, gconstpointer data)
{
  PressJson json = { .output = fixture->output };
  PressXml xml = { .output = fixture->output };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (no_utf8); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", no_utf8[i].expected);

      json.follows_value = FALSE;
      press_json_put_string (&json, no_utf8[i].bytes);
      assert_taken (fixture, quoted);
      press_xml_put_text (&xml, no_utf8[i].bytes, strlen (no_utf8[i].bytes));
      assert_taken (fixture, no_utf8[i].expected);
    }
}

/* Puts @length_bytes that are to come back from a parser of JSON. */
static char *
read_back_json (Fixture *fixture, const char *text, gsize length_bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  PressJson json = { .output = fixture->output };
  gsize n_written;

  press_json_begin_array (&json);
  press_json_put_text (&json, text, length_bytes);
  press_json_end_array (&json);
  written = take (fixture, &n_written);
  g_assert_cmpuint (strlen (written), ==, n_written);
  json_parser_load_from_data (parser, written, (gssize) n_written, &error);
  g_assert_no_error (error);
  return g_strdup (
      json_array_get_string_element (json_node_get_array (json_parser_get_root (parser)), 0));
}

/* Each byte but NUL, with which a C string of json-glib would end. */
static void
test_json_reads_back (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint byte = 1; byte < 256; byte++)
    {
      const char text[] = { 'a', (char) byte, 'z', '\0' };
      g_autofree char *expected = g_utf8_make_valid (text, -1);
      g_autofree char *read_back = read_back_json (fixture, text, 3);

      g_assert_cmpstr (read_back, ==, expected);
    }
}

static void
test_json_deep (Fixture *fixture, gconstpointer data)
{
  PressJson json = { .output = fixture->output };
  g_autofree char *written = NULL;
  gsize n_written;

  (void) data;
  for (guint i = 0; i < DEEP; i++)
    press_json_begin_array (&json);
  for (guint i = 0; i < DEEP; i++)
    press_json_end_array (&json);
  written = take (fixture, &n_written);
  g_assert_cmpuint (n_written, ==, 2 * DEEP);
  g_assert_cmpuint (strspn (written, "["), ==, DEEP);
  g_assert_cmpuint (strspn (written + DEEP, "]"), ==, DEEP);
}

static void
test_xml_escapes (Fixture *fixture, gconstpointer data)
{
  PressXml xml = { .output = fixture->output };

  (void) data;
  press_xml_put_text (&xml, "R&D <\"'> ]]>\t\r\n", 15);
  assert_taken (fixture, "R&amp;D &lt;\"'&gt; ]]&gt;\t&#13;\n");
  press_xml_put_attribute (&xml, "value", "R&D <\"'>\t\r\n");
  assert_taken (fixture, " value=\"R&amp;D &lt;&quot;'>&#9;&#13;&#10;\"");
  press_xml_put_number_attribute (&xml, "start", 42);
  assert_taken (fixture, " start=\"42\"");
}

/* What XML can't hold: controls become their pictures, noncharacters are replaced. */
static void
test_xml_forbidden (Fixture *fixture, gconstpointer data)
{
  PressXml xml = { .output = fixture->output };

  (void) data;
  press_xml_put_text (&xml, "\0\x01\x0b\x0c\x1f", 5);
  assert_taken (fixture, "\xe2\x90\x80\xe2\x90\x81\xe2\x90\x8b\xe2\x90\x8c\xe2\x90\x9f");
  press_xml_put_text (&xml, "\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd", 9);
  assert_taken (fixture, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

/* Each byte, as content and in an attribute, through a parser of XML. */
static void
test_xml_reads_back (Fixture *fixture, gconstpointer data)
{
  PressXml xml = { .output = fixture->output };

  (void) data;
  for (guint byte = 0; byte < 256; byte++)
    {
      const char text[] = { 'a', (char) byte, 'z', '\0' };
      g_autofree char *written = NULL;
      gsize n_written;
      xmlDocPtr document;

      press_xml_put_declaration (&xml);
      press_xml_open (&xml, "text");
      press_xml_put_attribute (&xml, "value", text);
      press_xml_end_attributes (&xml);
      press_xml_put_text (&xml, text, 3);
      press_xml_close (&xml, "text");
      written = take (fixture, &n_written);
      document = xmlReadMemory (written, (int) n_written, "test.xml", NULL, XML_PARSE_PEDANTIC);
      g_assert_nonnull (document);
      if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r')
        {
          xmlNodePtr root = xmlDocGetRootElement (document);
          g_autofree char *expected = g_utf8_make_valid (text, -1);
          xmlChar *content = xmlNodeGetContent (root);
          xmlChar *value = xmlGetProp (root, (const xmlChar *) "value");

          g_assert_cmpstr ((const char *) content, ==, expected);
          g_assert_cmpstr ((const char *) value, ==, expected);
          xmlFree (content);
          xmlFree (value);
        }
      xmlFreeDoc (document);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/output/numbers-are-decimal-digits", test_numbers);
  ADD ("/output/a-piece-may-be-larger-than-the-buffer", test_large_pieces);
  ADD ("/output/an-escape-may-fall-anywhere", test_escape_at_every_offset);
  ADD ("/json-writer/sets-the-commas", test_json_commas);
  ADD ("/json-writer/escapes-what-json-must", test_json_escapes);
  ADD ("/json-writer/every-byte-reads-back", test_json_reads_back);
  ADD ("/json-writer/depth-costs-nothing", test_json_deep);
  ADD ("/writers/what-is-no-utf8-is-replaced", test_no_utf8_is_replaced);
  ADD ("/xml-writer/escapes-what-xml-must", test_xml_escapes);
  ADD ("/xml-writer/never-writes-what-xml-forbids", test_xml_forbidden);
  ADD ("/xml-writer/every-byte-reads-back", test_xml_reads_back);
#undef ADD
  return g_test_run ();
}

/* The backends: what they write of trees built by hand, and of every file of the corpora. */
#include "diagnostics/diagnostics.h"
#include "markup.h"
#include "util.h"

#include <press/press-backend.h>
#include <press/press-error.h>
#include <press/press-report.h>

#include <json-glib/json-glib.h>
#include <libxml/parser.h>

#include <string.h>

#define DEEP 100000

static char *
write_as (const char *name, const PressDocument *document)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const PressBackend *backend = press_backends_find (name, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  g_assert_true (press_backend_write (backend, document, sink, &error));
  g_assert_no_error (error);
  bytes = press_sink_steal_bytes (sink);
  text = g_bytes_get_data (bytes, &length);
  if (text != NULL)
    g_assert_null (memchr (text, '\0', length));
  return g_strndup (text != NULL ? text : "", length);
}

static void
assert_writes (const char *name, const char *markup, const char *expected)
{
  g_autoptr (PressDocument) document = test_markup_build ("a.txt", markup, -1);
  g_autofree char *written = write_as (name, document);

  g_assert_cmpstr (written, ==, expected);
}

static void
test_table (void)
{
  const PressBackend *backend;
  const char *previous = "";

  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    {
      g_assert_cmpuint (backend->abi, ==, PRESS_BACKEND_ABI);
      g_assert_cmpstr (previous, <, backend->name);
      g_assert_nonnull (backend->summary);
      g_assert_nonnull (backend->extension);
      g_assert_true (backend->write != NULL || backend->steps != NULL);
      g_assert_true (press_backends_find (backend->name, NULL) == backend);
      previous = backend->name;
    }
  g_assert_null (press_backends_get (G_MAXUINT));
}

static void
test_unknown (void)
{
  static const char *const names[] = { "", "no-such", "JSON", "../json", "a/b", "-", "json.so" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (press_backends_find (names[i], &error));
      g_assert_error (error, PRESS_ERROR, PRESS_ERROR_UNKNOWN_BACKEND);
    }
}

static gboolean
fail_without_reason (const PressDocument *document, PressSink *sink, GError **error)
{
  (void) document;
  (void) sink;
  (void) error;
  return FALSE;
}

static void
test_failure (void)
{
  const PressBackend failing = { PRESS_BACKEND_ABI, "failing", "", "", TRUE, fail_without_reason };
  g_autoptr (PressDocument) document = test_markup_build ("a.txt", "", -1);
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_false (press_backend_write (&failing, document, sink, &error));
  g_assert_error (error, PRESS_ERROR, PRESS_ERROR_FAILED);
}

static const char small[] = "\n{release|{headline|{text|Example\n  \"ships\"}}\n\n"
                            "{date-line|{date value=2031-01-03|Jan. 3 \\}}}\n";

static void
test_tree (void)
{
  assert_writes ("tree", small,
                 "document 1:1-5:10\n"
                 "  release 2:1-5:9\n"
                 "    headline 2:1-3:10\n"
                 "      text 2:1-3:10 \"Example\\n  \\\"ships\\\"\"\n"
                 "    date-line 5:1-5:9\n"
                 "      date 5:1-5:9 value=\"2031-01-03\" \"Jan. 3 \\\\\"\n");
}

static void
test_json (void)
{
  assert_writes ("json", small,
                 "{\"schema\":\"press-json-1\",\"name\":\"a.txt\",\"encoding\":\"UTF-8\","
                 "\"tree\":{\"kind\":\"document\",\"span\":[0,29],\"children\":["
                 "{\"kind\":\"release\",\"span\":[1,28],\"children\":["
                 "{\"kind\":\"headline\",\"span\":[1,18],\"children\":["
                 "{\"kind\":\"text\",\"span\":[1,18],\"text\":\"Example\\n  \\\"ships\\\"\"}]},"
                 "{\"kind\":\"date-line\",\"span\":[20,28],\"children\":["
                 "{\"kind\":\"date\",\"span\":[20,28],\"attributes\":{\"value\":\"2031-01-03\"},"
                 "\"text\":\"Jan. 3 \\\\\"}]}]}]},"
                 "\"diagnostics\":[]}\n");
}

static void
test_xml (void)
{
  assert_writes ("xml", small,
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<press schema=\"press-xml-1\" name=\"a.txt\" encoding=\"UTF-8\">"
                 "<document start=\"0\" end=\"29\">\n"
                 "<release start=\"1\" end=\"28\"><headline start=\"1\" end=\"18\">"
                 "<text start=\"1\" end=\"18\">Example\n  \"ships\"</text></headline>\n\n"
                 "<date-line start=\"20\" end=\"28\">"
                 "<date start=\"20\" end=\"28\" value=\"2031-01-03\">Jan. 3 \\</date></date-line>"
                 "</release>\n"
                 "</document><diagnostics></diagnostics></press>\n");
}

/* A document with two diagnostics, the second with notes and a mend. */
static PressDocument *
build_with_diagnostics (void)
{
  PressDocument *document = test_markup_build (
      "b.txt", "{release|{headline|{text|One & two}}\n{unknown|{text|?}}}", -1);
  PressDiagnostic *diagnostic;

  press_diagnose (document, PRESS_RULE_NOT_UTF8, (PressSpan){ 0, 3 }, "byte <%02x>", 0x93);
  diagnostic = press_diagnose (document, PRESS_RULE_UNRECOGNISED_BLOCK, (PressSpan){ 10, 11 },
                               "found \"?\"");
  press_diagnostic_add_place (diagnostic, (PressSpan){ 4, 5 }, "after \"%s\"", "&");
  press_diagnostic_add_note (diagnostic, "look");
  press_mend_replace (press_diagnostic_add_mend (diagnostic, PRESS_MEND_SAFE, "write `%s`", "!"),
                      (PressSpan){ 10, 11 }, "!");
  return document;
}

static void
test_json_diagnostics (void)
{
  g_autoptr (PressDocument) document = build_with_diagnostics ();
  g_autofree char *written = write_as ("json", document);

  g_assert_cmpstr (strstr (written, "\"diagnostics\""), ==,
                   "\"diagnostics\":["
                   "{\"rule\":\"PR100\",\"name\":\"not-utf8\",\"severity\":\"warning\","
                   "\"span\":[0,3],\"place\":{\"line\":1,\"column\":1},"
                   "\"message\":\"byte <93>\",\"notes\":[],\"mends\":[]},"
                   "{\"rule\":\"PR225\",\"name\":\"unrecognised-block\",\"severity\":\"info\","
                   "\"span\":[10,11],\"place\":{\"line\":2,\"column\":1},"
                   "\"message\":\"found \\\"?\\\"\",\"notes\":["
                   "{\"span\":[4,5],\"place\":{\"line\":1,\"column\":5},"
                   "\"message\":\"after \\\"&\\\"\"},{\"message\":\"look\"}],\"mends\":["
                   "{\"title\":\"write `!`\",\"kind\":\"safe\",\"edits\":["
                   "{\"span\":[10,11],\"text\":\"!\"}]}]}]}\n");
}

static void
test_xml_diagnostics (void)
{
  g_autoptr (PressDocument) document = build_with_diagnostics ();
  g_autofree char *written = write_as ("xml", document);

  g_assert_cmpstr (
      strstr (written, "<diagnostics>"), ==,
      "<diagnostics>\n  <diagnostic rule=\"PR100\" name=\"not-utf8\" severity=\"warning\" "
      "start=\"0\" end=\"3\" line=\"1\" column=\"1\"><message>byte &lt;93&gt;</message>"
      "</diagnostic>\n  <diagnostic rule=\"PR225\" name=\"unrecognised-block\" severity=\"info\" "
      "start=\"10\" end=\"11\" line=\"2\" column=\"1\"><message>found \"?\"</message>"
      "<note start=\"4\" end=\"5\" line=\"1\" column=\"5\">after \"&amp;\"</note>"
      "<note>look</note><mend title=\"write `!`\" kind=\"safe\">"
      "<edit start=\"10\" end=\"11\">!</edit></mend></diagnostic>"
      "</diagnostics></press>\n");
}

static void
test_diagnostics (void)
{
  g_autoptr (PressDocument) document = build_with_diagnostics ();
  g_autofree char *written = write_as ("diagnostics", document);

  g_assert_true (g_str_has_prefix (written, "b.txt:1:1: warning: byte <93> [PR100]\n"));
}

/* A file in Windows-1252: the spans of JSON and XML are those of its own bytes. */
static void
test_source_spans (void)
{
  g_autoptr (PressDocument) document = test_compile ("\x93word\x94", -1);
  g_autofree char *json = write_as ("json", document);
  g_autofree char *xml = write_as ("xml", document);

  g_assert_nonnull (strstr (json, "\"encoding\":\"windows-1252\""));
  g_assert_nonnull (strstr (json, "\"kind\":\"document\",\"span\":[0,6]"));
  g_assert_nonnull (strstr (xml, "<document start=\"0\" end=\"6\">"));
}

static void
assert_is_json (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
}

/* Reads it, and asserts that its text is the copy where XML can hold all of that. */
static void
assert_is_xml (const char *text, const PressDocument *document)
{
  xmlDocPtr read = xmlReadMemory (text, (int) strlen (text), "test.xml", NULL, XML_PARSE_HUGE);
  gsize length;
  const char *copy = press_document_get_text (document, &length);
  gboolean is_plain = g_utf8_validate_len (copy, length, NULL);
  xmlChar *content;

  g_assert_nonnull (read);
  for (gsize i = 0; i < length; i++)
    is_plain = is_plain && ((guchar) copy[i] >= ' ' || strchr ("\t\n\r", copy[i]) != NULL);
  content = xmlNodeGetContent (xmlDocGetRootElement (read)->children);
  if (is_plain)
    g_assert_cmpmem (content, strlen ((const char *) content), copy, length);
  xmlFree (content);
  xmlFreeDoc (read);
}

static void
assert_all_write (const PressDocument *document)
{
  g_autofree char *json = write_as ("json", document);
  g_autofree char *xml = write_as ("xml", document);
  g_autofree char *tree = write_as ("tree", document);
  g_autofree char *text = write_as ("text", document);

  assert_is_json (json);
  assert_is_xml (xml, document);
  g_assert_true (g_str_has_prefix (tree, "document 1:1-"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

/* Every byte there is, as it lies in the text of a leaf and in white space. */
static void
test_any_bytes (void)
{
  g_autoptr (GString) markup = g_string_new ("\r\n\f\t{release|{paragraph|{text|");
  g_autoptr (PressDocument) document = NULL;
  g_autofree char *json = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *tree = NULL;

  for (guint byte = 0; byte < 256; byte++)
    if (byte != '{' && byte != '}')
      g_string_append_c (markup, (char) byte);
  g_string_append (markup, "}}}\f\r");
  document = test_markup_build ("\xff.txt", markup->str, (gssize) markup->len);
  json = write_as ("json", document);
  xml = write_as ("xml", document);
  tree = write_as ("tree", document);
  assert_is_json (json);
  assert_is_xml (xml, document);
  g_assert_true (g_utf8_validate (tree, -1, NULL));
}

static void
test_deep (void)
{
  static const char *const names[] = { "json", "xml", "tree", "text" };
  g_autoptr (GString) markup = g_string_new ("{release|");
  g_autoptr (PressDocument) document = NULL;

  for (guint i = 0; i < DEEP; i++)
    g_string_append (markup, "{section|");
  g_string_append (markup, "{paragraph|{text|deep}}");
  for (guint i = 0; i < DEEP + 1; i++)
    g_string_append_c (markup, '}');
  document = test_markup_build ("deep.txt", markup->str, -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *written = write_as (names[i], document);

      g_assert_nonnull (strstr (written, "deep"));
      g_assert_cmpuint (strlen (written), <, 120 * DEEP);
    }
}

/* A leaf that the end of a page cuts: its pieces stand in place of its text. */
static void
test_cut_leaf (void)
{
  g_autoptr (PressDocument) document = test_markup_build (
      "a.txt", "{release|{paragraph|{date|{text|Jan.}\n{page-mark|<PAGE>}\n{text|3}}}}", -1);
  g_autofree char *json = write_as ("json", document);
  g_autofree char *xml = write_as ("xml", document);
  g_autofree char *tree = write_as ("tree", document);
  g_autofree char *text = write_as ("text", document);

  assert_is_json (json);
  g_assert_nonnull (strstr (json, "{\"kind\":\"date\",\"span\":[0,13],\"children\":[{"));
  assert_is_xml (xml, document);
  g_assert_nonnull (strstr (tree, "      date 1:1-3:2\n        text 1:1-1:5 \"Jan.\"\n"));
  g_assert_cmpstr (text, ==, "Jan. 3\n");
}

static void
test_empty (void)
{
  g_autoptr (PressDocument) document = test_markup_build ("empty.txt", "", -1);
  g_autofree char *text = write_as ("text", document);

  assert_all_write (document);
  g_assert_cmpstr (text, ==, "");
}

static void
test_text_paragraphs (void)
{
  assert_writes ("text",
                 "{wrapper|{wrapper-field|{text|<TYPE>EX-99.1}}}\n"
                 "{release|{headline|{text|   EXAMPLE WIDGETS\n    SHIPS MORE}}\n"
                 "{lede|{text|The company said a good deal about widgets in a\nline that is very}\n"
                 "{furniture|2}\n{page-mark|<PAGE>}\n{text|much longer\tthan the page is wide.}}\n"
                 "{section|{heading|{text|Outlook}}\n{paragraph|{text|No change.}}}\n"
                 "{rule|---------}\n{end-mark|{text|###}}}",
                 "EXAMPLE WIDGETS SHIPS MORE\n"
                 "\n"
                 "The company said a good deal about widgets in a line that is very much\n"
                 "longer than the page is wide.\n"
                 "\n"
                 "Outlook\n"
                 "\n"
                 "No change.\n"
                 "\n"
                 "###\n");
}

static void
test_text_lists (void)
{
  assert_writes ("text",
                 "{release|{list|{item|{bullet|--} {text|first of the items, which goes on and on\n"
                 "   until it needs another line}}\n{item level=2|{bullet|o} {text|below it}}}\n\n"
                 "{list|{item|{bullet|(a)} {text|lettered}}\n{item|{text|bare}}}\n"
                 "{labels|{field|{label|{text|Date:}}  {value|{text|January 3}}}\n"
                 "{field|{label|{text|Time:}}  {value|{text|9:00\na.m.}}}}}",
                 "* first of the items, which goes on and on until it needs another line\n"
                 "  * below it\n"
                 "\n"
                 "(a) lettered\n"
                 "* bare\n"
                 "\n"
                 "Date: January 3\n"
                 "Time: 9:00 a.m.\n");
}

static void
test_text_contacts (void)
{
  assert_writes ("text",
                 "{release|{contacts|{heading|{text|Contacts:}}\n"
                 "{contact column=1|{name|Ann Example}}     {contact column=2|{name|Bo Sample}}\n"
                 "{contact column=1|{phone|555-0100}}       {contact column=2|{phone|555-0101}}}\n"
                 "{contacts|{contact|{name|Cy Model},  {job-title|Chief}\n"
                 "  {email|cy@example.com}}}}",
                 "Contacts:\nAnn Example\n555-0100\n\nBo Sample\n555-0101\n\n"
                 "Cy Model, Chief\ncy@example.com\n");
}

/* In a column each one who is named stands apart, and nobody from the heading. */
static void
test_text_named_contacts (void)
{
  assert_writes ("text",
                 "{release|{contacts|{contact column=1|{label|{text|For us:}}} "
                 "{contact column=2|{name|Bo Sample}}\n"
                 "{contact column=1|{label|{text|Media:}} {name|Ann Example}}\n"
                 "{contact column=1|{label|{text|Tel.:}} {phone|555-0100}}\n"
                 "{contact column=1|{label|{text|Investors:}} {name|Cy Model}}\n"
                 "{contact column=1|{phone|555-0101}} {contact column=2|{phone|555-0102}}}}",
                 "For us:\nMedia: Ann Example\nTel.: 555-0100\n\nInvestors: Cy Model\n555-0101\n\n"
                 "Bo Sample\n555-0102\n");
  assert_writes ("text",
                 "{release|{contacts|{contact column=1|{name|Ann Example}} "
                 "{contact column=2|{name|Bo Sample}}\n"
                 "{contact column=1|{phone|555-0101}} {contact column=2|{name|Di Sample}}\n"
                 "{contact column=1|{name|Cy Model}} {contact column=2|{phone|555-0102}}}}",
                 "Ann Example\n555-0101\n\nCy Model\n\nBo Sample\nDi Sample\n555-0102\n");
}

static void
test_text_headings_of_fields (void)
{
  assert_writes ("text",
                 "{release|{labels|{field|{label|{text|Date:}} {value|{text|May 3}}}\n"
                 "{field|{label|{text|Replay}}}\n"
                 "{field|{label|{text|Code:}} {value|{text|12}}}}}",
                 "Date: May 3\n\nReplay\nCode: 12\n");
}

static void
test_text_tables (void)
{
  assert_writes (
      "text",
      "{release|{table|{tag|<TABLE>}\n{table-title|{text|Statement of\n   Widgets}}\n"
      "{table-unit|{text|(in thousands)}}\n{table-head|{cell column=1|2031} {cell column=2|2030}}\n"
      "{rule|-------}   {rule|-----}\n"
      "{row|{stub|Revenue} {cell column=1|$ 74,953} {cell column=2|$ 9}}\n"
      "{row|{stub|Cost of a long label} {cell column=2|(12)}}\n"
      "{table-note|{text|See the notes.}}}}",
      "         Statement of Widgets\n"
      "            (in thousands)\n"
      "                           2031   2030\n"
      "                       --------   ----\n"
      "Revenue                $ 74,953    $ 9\n"
      "Cost of a long label              (12)\n"
      "See the notes.\n");
}

/* What is common to several columns stands over their middle, and is underlined in one piece. */
static void
test_text_common_heads (void)
{
  assert_writes ("text",
                 "{release|{table|{table-head|{cell column=1-2|Quarter} {cell column=3|Change}}\n"
                 "{rule|----}\n{table-head|{cell column=1|2031} {cell column=2|2030}}\n"
                 "{rule|----}\n"
                 "{row|{stub|Revenue} {cell column=1|$ 74,953} {cell column=2|$ 9}}}\n\n"
                 "{table|{table-head|{cell column=1-2|Wider than both}}\n"
                 "{row|{stub|a} {cell column=1|1} {cell column=2|2}}}}",
                 "              Quarter       Change\n"
                 "          ---------------   ------\n"
                 "              2031   2030\n"
                 "          --------   ----   ------\n"
                 "Revenue   $ 74,953    $ 9\n"
                 "\n"
                 "    Wider than both\n"
                 "    ---------------\n"
                 "a   1             2\n");
}

/* Labels leave room for figures: they go on in a line below, without the dots that led to the
 * figures. */
static void
test_text_long_labels (void)
{
  assert_writes (
      "text",
      "{release|{table|{table-head|{cell column=1|2031}}\n"
      "{row|{stub|Adjustments that turn what was earned into what was paid, in all of the year:}}\n"
      "{row|{stub|Sales of widgets, etc. ......} {cell column=1|$ 74,953}}\n"
      "{row|{stub|Sales of all that is no widget and of what is none either . . .} "
      "{cell column=1|9}}}}",
      "                                                                2031\n"
      "                                                            --------\n"
      "Adjustments that turn what was earned into what was paid,\n"
      "  in all of the year:\n"
      "Sales of widgets, etc.                                      $ 74,953\n"
      "Sales of all that is no widget and of what is none either          9\n");
  assert_writes (
      "text",
      "{release|{table|{row|{stub|Sales of all that is no widget} {cell column=1|1,000,000,000} "
      "{cell column=2|1,000,000,000} {cell column=3|1,000,000,000}}\n"
      "{row|{stub|Sales of all that is no widget, nor a gadget} {cell column=1|2} {cell "
      "column=2|3} "
      "{cell column=3|4}}}}",
      "Sales of all that is no widget             1,000,000,000   1,000,000,000   1,000,000,000\n"
      "Sales of all that is no widget, nor a\n"
      "  gadget                                               2               3               4\n");
}

/* The release of the page on backends, with a diagnostic to show. */
static PressDocument *
build_example (void)
{
  PressDocument *document = test_markup_build (
      "example.txt",
      "{release|{headline|{text|Example Widgets Ships More}}\n\n"
      "{paragraph|{text|It shipped }{percent value=12.5|12.5%}{text| more.}}\n\n"
      "{end-mark|{text|###}}}",
      -1);
  PressDiagnostic *diagnostic = press_diagnose (document, PRESS_RULE_NOT_UTF8,
                                                (PressSpan){ 39, 44 }, "an example of a message");

  press_diagnostic_add_place (diagnostic, (PressSpan){ 0, 7 }, "an example of a note");
  press_mend_replace (
      press_diagnostic_add_mend (diagnostic, PRESS_MEND_SUGGESTED, "write `13.5%%`"),
      (PressSpan){ 39, 44 }, "13.5%");
  return document;
}

/* JSON without the white space that lays it out. */
static char *
fold_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);

  g_assert_no_error (error);
  return json_to_string (root, FALSE);
}

/* Each block of the page is what its backend writes. */
static void
test_docs (gconstpointer data)
{
  const char *const *row = data; /* backend, language of its block */
  g_autoptr (PressDocument) document = build_example ();
  g_autofree char *written = write_as (row[0], document);
  g_autofree char *expected = test_read_example ("backends.md", row[1]);

  if (g_str_equal (row[0], "json"))
    {
      g_autofree char *folded = fold_json (written);
      g_autofree char *expected_folded = fold_json (expected);

      g_assert_cmpstr (folded, ==, expected_folded);
    }
  else
    g_assert_cmpstr (written, ==, expected);
}

static void
write_file (const char *path, GBytes *bytes, gpointer data)
{
  guint *n_files = data;
  g_autoptr (PressDocument) document = NULL;

  if ((*n_files)++ % TEST_STEP != 0)
    return;
  document = test_compile_bytes (bytes, path);
  assert_all_write (document);
}

static void
test_corpora (void)
{
  guint n_files = 0;

  test_foreach_corpus_file (write_file, &n_files);
}

/* An output that is written while its input is read. */
typedef struct
{
  const PressBackendSteps *steps;
  PressSink *sink;
  gpointer state;
  guint n_parts;
  guint n_stretches;
} Writing;

static void
write_part (const PressDocument *document, const PressNode *part, gpointer data)
{
  Writing *writing = data;

  if (writing->state == NULL)
    writing->state = writing->steps->begin (document, writing->sink);
  if (part != NULL)
    {
      writing->steps->put (writing->state, part);
      writing->n_parts++;
    }
  else
    {
      writing->n_stretches++;
      if (writing->steps->turn != NULL)
        writing->steps->turn (writing->state);
    }
}

static GBytes *
write_while_reading (const PressBackend *backend, GBytes *bytes, const char *path, guint *n_parts)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  Writing writing = { .steps = backend->steps, .sink = sink };
  const PressCompileOptions options = { .each = write_part, .each_data = &writing };
  g_autoptr (PressDocument) document = press_compile_bytes_with (bytes, path, &options, NULL);

  g_assert_nonnull (document);
  g_assert_null (press_node_get_first_child (press_document_get_root (document)));
  if (writing.state == NULL)
    writing.state = backend->steps->begin (document, sink);
  backend->steps->end (writing.state);
  *n_parts = writing.n_parts;
  return press_sink_steal_bytes (sink);
}

/* What is written while a file is read is what is written of the whole tree. */
static void
assert_same_by_steps (const char *path, GBytes *bytes, guint *n_parts)
{
  const PressCompileOptions options = { .is_unchecked = TRUE };
  g_autoptr (PressDocument) document = press_compile_bytes_with (bytes, path, &options, NULL);
  const PressBackend *backend;
  guint n_tried = 0;

  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    if (backend->steps != NULL)
      {
        g_autoptr (PressSink) sink = press_sink_new_memory ();
        g_autoptr (GBytes) whole = NULL;
        g_autoptr (GBytes) stepped = write_while_reading (backend, bytes, path, n_parts);

        g_assert_true (press_backend_write (backend, document, sink, NULL));
        whole = press_sink_steal_bytes (sink);
        if (!g_bytes_equal (whole, stepped))
          g_error ("%s: %s differs where it is written while reading", path, backend->name);
        n_tried++;
      }
  g_assert_cmpuint (n_tried, >=, 5);
}

typedef struct
{
  GByteArray *all;
  guint n_files;
} Texts;

static void
append_and_compare (const char *path, GBytes *bytes, gpointer data)
{
  Texts *texts = data;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  guint n_parts;

  if (texts->n_files++ % TEST_STEP == 0)
    assert_same_by_steps (path, bytes, &n_parts);
  if (g_str_has_suffix (path, ".txt") && g_utf8_validate_len (text, size, NULL))
    g_byte_array_append (texts->all, (const guint8 *) text, (guint) size);
}

/* Each release by itself, and all of them in one file. */
static void
test_steps (void)
{
  Texts texts = { .all = g_byte_array_new () };
  g_autoptr (GBytes) bytes = NULL;
  guint n_parts;

  test_foreach_corpus_file (append_and_compare, &texts);
  bytes = g_byte_array_free_to_bytes (texts.all);
  assert_same_by_steps ("all.txt", bytes, &n_parts);
  g_assert_cmpuint (n_parts, >, 50);
}

static void
append_exhibit (const char *path, GBytes *bytes, gpointer data)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  (void) path;
  if (g_strstr_len (text, (gssize) size, "DOCUMENT>") != NULL)
    return;
  g_string_append (data, "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n");
  g_string_append_len (data, text, (gssize) size);
  g_string_append (data,
                   "\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 a.jpg\n"
                   "M_]C_X\n\nend\n</TEXT>\n</DOCUMENT>\n");
}

static guint
count_stretches (GBytes *bytes)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  Writing writing = { .steps = press_backends_find ("record", NULL)->steps, .sink = sink };
  const PressCompileOptions options = { .each = write_part, .each_data = &writing };
  g_autoptr (PressDocument) document = press_compile_bytes_with (bytes, "all.txt", &options, NULL);

  g_assert_nonnull (document);
  writing.steps->end (writing.state);
  return writing.n_stretches;
}

/* All releases in one submission, text, HTML and two encodings: each is read and let go by itself,
 * and nothing of it shows. */
static void
test_stretches (void)
{
  GString *all = g_string_new ("<SEC-DOCUMENT>a.txt : 20070103\n<SEC-HEADER>a.hdr.sgml : 20070103\n"
                               "FILED AS OF DATE:\t\t20070103\n</SEC-HEADER>\n");
  g_autoptr (GBytes) bytes = NULL;
  guint n_parts;

  test_foreach_release (append_exhibit, all);
  g_string_append (all, "</SEC-DOCUMENT>\n");
  bytes = g_string_free_to_bytes (all);
  g_assert_cmpuint (count_stretches (bytes), >, 20);
  assert_same_by_steps ("all.txt", bytes, &n_parts);
}

#define EXHIBIT(text) "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n" text "\n</TEXT>\n</DOCUMENT>\n"
#define LEDE "OSLO, Maine, May 2, 2019 -- Fjord Inns, Inc. today opened its ninth house.\n\n"
#define SPACED                                                                                     \
  "The house has a view of the river and of the hills that lie behind\n\nit, and all of its "      \
  "forty "                                                                                         \
  "rooms have a bath and a place for a fire.\n\n"

/* How one text is set says nothing of the next. */
static void
test_neighbours (void)
{
  static const char *const texts[] = {
    EXHIBIT ("<html><body><p>" LEDE "</p><table><tr><td>Rooms</td><td>1,234</td><td>5,678</td></tr>"
             "<tr><td>Nights</td><td>12</td><td>34</td></tr></table></body></html>"),
    EXHIBIT (LEDE
             "                 2019     2018\nRooms           1,234    1,111\nNights          "
             "  345      333\n\n                 March    April\nGuests             12       11\n"
             "Dogs                3        2\n"),
    EXHIBIT (
        LEDE SPACED SPACED SPACED SPACED SPACED SPACED SPACED SPACED SPACED SPACED SPACED SPACED),
    EXHIBIT (LEDE "The house stands on a hill above the river, where the road to\n\n"
                  "Some of its rooms cost no more than a hundred dollars for a night.\n\n"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autofree char *file = g_strconcat (texts[i], texts[j], NULL);
        g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
        guint n_parts;

        assert_same_by_steps ("two.txt", bytes, &n_parts);
      }
}

int
main (int argc, char **argv)
{
  static const char *const docs[][2] = { { "tree", "tree" },
                                         { "json", "json" },
                                         { "xml", "xml" },
                                         { "text", "txt" },
                                         { "diagnostics", "diagnostics" } };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backends/table-is-sorted-and-whole", test_table);
  g_test_add_func ("/backends/unknown-name-is-an-error", test_unknown);
  g_test_add_func ("/backends/failure-always-has-a-reason", test_failure);
  g_test_add_func ("/backends/depth-of-the-tree-is-no-matter", test_deep);
  g_test_add_func ("/backends/any-bytes-give-sound-output", test_any_bytes);
  g_test_add_func ("/backends/empty-document-is-written", test_empty);
  g_test_add_func ("/backends/leaf-cut-by-a-page-has-its-pieces", test_cut_leaf);
  g_test_add_func ("/backends/spans-are-those-of-the-source", test_source_spans);
  g_test_add_func ("/backends/every-file-of-the-corpora-is-written", test_corpora);
  g_test_add_func ("/backends/writing-while-reading-is-the-same", test_steps);
  g_test_add_func ("/tree/has-a-line-for-each-node", test_tree);
  g_test_add_func ("/json/has-the-whole-tree", test_json);
  g_test_add_func ("/json/has-the-diagnostics", test_json_diagnostics);
  g_test_add_func ("/xml/has-the-whole-text", test_xml);
  g_test_add_func ("/xml/has-the-diagnostics", test_xml_diagnostics);
  g_test_add_func ("/diagnostics/are-in-gnu-form", test_diagnostics);
  g_test_add_func ("/text/fills-paragraphs-and-drops-floats", test_text_paragraphs);
  g_test_add_func ("/text/sets-marks-before-items", test_text_lists);
  g_test_add_func ("/steps/neighbours-say-nothing-of-each-other", test_neighbours);
  g_test_add_func ("/steps/a-submission-is-read-in-stretches", test_stretches);
  g_test_add_func ("/text/puts-contacts-below-each-other", test_text_contacts);
  g_test_add_func ("/text/aligns-tables", test_text_tables);
  g_test_add_func ("/text/sets-apart-who-is-named", test_text_named_contacts);
  g_test_add_func ("/text/sets-apart-headings-of-fields", test_text_headings_of_fields);
  g_test_add_func ("/text/centers-common-heads", test_text_common_heads);
  g_test_add_func ("/text/breaks-long-labels", test_text_long_labels);
  for (guint i = 0; i < G_N_ELEMENTS (docs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/docs/example-of-%s-is-true", docs[i][0]);

      g_test_add_data_func (path, docs[i], test_docs);
    }
  return g_test_run ();
}

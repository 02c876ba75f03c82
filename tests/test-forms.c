/* The schemas of JSON and XML: they name each kind and each attribute there is, and every output
 * with all of them in it is valid. */
#include "markup.h"
#include "util.h"

#include <json-glib/json-glib.h>
#include <libxml/relaxng.h>
#include <libxml/xpathInternals.h>

#include <string.h>

#define JSON_SCHEMA "press-json-1.schema.json"
#define XML_SCHEMA "press-xml-1.rng"

static char *
find_schema (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "docs", "schema", name, NULL);
}

static gboolean
holds_text (PressNodeKind kind)
{
  PressNodeRole role = press_node_kind_get_role (kind);

  return role == PRESS_ROLE_LEAF || role == PRESS_ROLE_FLOAT;
}

/* The names of the kinds that hold text, or of the others, in their order. */
static char *
list_kinds (gboolean of_text)
{
  GString *names = g_string_new (NULL);

  for (guint kind = 0; kind < PRESS_N_NODE_KINDS; kind++)
    if (holds_text (kind) == of_text)
      g_string_append_printf (names, "%s\n", press_node_kind_get_name (kind));
  return g_string_free (names, FALSE);
}

static char *
list_attributes (void)
{
  GString *names = g_string_new (NULL);

  for (guint name = 0; name < PRESS_N_ATTRIBUTES; name++)
    g_string_append_printf (names, "%s\n", press_attribute_name_get_name (name));
  return g_string_free (names, FALSE);
}

static JsonObject *
get_definition (JsonParser *parser, const char *name)
{
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));

  return json_object_get_object_member (json_object_get_object_member (root, "$defs"), name);
}

static char *
list_enum (JsonParser *parser, const char *definition)
{
  JsonArray *names = json_object_get_array_member (get_definition (parser, definition), "enum");
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (names); i++)
    g_string_append_printf (list, "%s\n", json_array_get_string_element (names, i));
  return g_string_free (list, FALSE);
}

static char *
list_members (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GString *list = g_string_new (NULL);

  for (GList *member = members; member != NULL; member = member->next)
    g_string_append_printf (list, "%s\n", (const char *) member->data);
  return g_string_free (list, FALSE);
}

static void
test_json_names (void)
{
  g_autofree char *path = find_schema (JSON_SCHEMA);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *leaves = list_kinds (TRUE);
  g_autofree char *branches = list_kinds (FALSE);
  g_autofree char *attributes = list_attributes ();
  g_autofree char *schema_leaves = NULL;
  g_autofree char *schema_branches = NULL;
  g_autofree char *schema_attributes = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  schema_leaves = list_enum (parser, "leaf-kind");
  schema_branches = list_enum (parser, "branch-kind");
  schema_attributes = list_members (
      json_object_get_object_member (get_definition (parser, "attributes"), "properties"));
  g_assert_cmpstr (schema_leaves, ==, leaves);
  g_assert_cmpstr (schema_branches, ==, branches);
  g_assert_cmpstr (schema_attributes, ==, attributes);
}

/* The texts or names that an XPath finds, one a line. */
static char *
list_found (xmlDocPtr document, const char *path)
{
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  GString *list = g_string_new (NULL);
  xmlXPathObjectPtr found;

  xmlXPathRegisterNs (context, (const xmlChar *) "r",
                      (const xmlChar *) "http://relaxng.org/ns/structure/1.0");
  found = xmlXPathEvalExpression ((const xmlChar *) path, context);
  g_assert_nonnull (found);
  for (int i = 0; i < found->nodesetval->nodeNr; i++)
    {
      xmlChar *text = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_string_append_printf (list, "%s\n", (const char *) text);
      xmlFree (text);
    }
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return g_string_free (list, FALSE);
}

static void
test_xml_names (void)
{
  g_autofree char *path = find_schema (XML_SCHEMA);
  xmlDocPtr schema = xmlReadFile (path, NULL, 0);
  g_autofree char *leaves = list_kinds (TRUE);
  g_autofree char *branches = list_kinds (FALSE);
  g_autofree char *attributes = list_attributes ();
  g_autofree char *schema_leaves = NULL;
  g_autofree char *schema_branches = NULL;
  g_autofree char *schema_attributes = NULL;

  g_assert_nonnull (schema);
  schema_leaves = list_found (schema, "//r:element[.//r:text]/r:choice/r:name");
  schema_branches = list_found (schema, "//r:element[not(.//r:text)]/r:choice/r:name");
  schema_attributes = list_found (schema, "//r:define[@name='values']//r:name");
  g_assert_cmpstr (schema_leaves, ==, leaves);
  g_assert_true (g_str_has_prefix (branches, "document\n")); /* it stands by itself there */
  g_assert_cmpstr (schema_branches, ==, branches + strlen ("document\n"));
  g_assert_cmpstr (schema_attributes, ==, attributes);
  xmlFreeDoc (schema);
}

/* A tree with each kind of node in it, and each attribute; no release has this shape. */
static PressDocument *
build_everything (void)
{
  g_autoptr (GString) markup = g_string_new ("\n{release");

  for (guint name = 0; name < PRESS_N_ATTRIBUTES; name++)
    g_string_append_printf (markup, " %s=a\"<&>", press_attribute_name_get_name (name));
  g_string_append_c (markup, '|');
  for (guint kind = PRESS_NODE_DOCUMENT + 1; kind < PRESS_N_NODE_KINDS; kind++)
    g_string_append_printf (markup, holds_text (kind) ? "\n{%s|\r\f\x01 <&>\"}" : "\n{%s|}",
                            press_node_kind_get_name (kind));
  g_string_append (markup, "{date|{text|Jan.}\n{page-mark|<PAGE>}\n{text|3}}}\f\r\n");
  return test_markup_build ("a \"<&>\x01.txt", markup->str, -1);
}

static GBytes *
write_as (const char *name, const PressDocument *document)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GError) error = NULL;

  press_backend_write (press_backends_find (name, NULL), document, sink, &error);
  g_assert_no_error (error);
  return press_sink_steal_bytes (sink);
}

static void
ignore_complaint (void *data, const char *format, ...)
{
  (void) data;
  (void) format;
}

/* Whether the output of the XML backend is valid once @from is @to in it. */
static gboolean
is_valid_xml (GBytes *bytes, const char *from, const char *to)
{
  g_autofree char *path = find_schema (XML_SCHEMA);
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNGPtr schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxtPtr validator = xmlRelaxNGNewValidCtxt (schema);
  g_autoptr (GString) text
      = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  xmlDocPtr document;
  int status;

  if (from != NULL)
    g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  document = xmlReadMemory (text->str, (int) text->len, "a.xml", NULL, 0);
  g_assert_nonnull (document);
  if (from != NULL)
    xmlRelaxNGSetValidErrors (validator, ignore_complaint, ignore_complaint, NULL);
  status = xmlRelaxNGValidateDoc (validator, document);
  xmlFreeDoc (document);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  return status == 0;
}

static void
test_xml_valid (void)
{
  g_autoptr (PressDocument) document = build_everything ();
  g_autoptr (GBytes) bytes = write_as ("xml", document);

  g_assert_true (is_valid_xml (bytes, NULL, NULL));
  g_assert_false (is_valid_xml (bytes, "headline", "head-line"));
  g_assert_false (is_valid_xml (bytes, " end=", " stop="));
  g_assert_false (is_valid_xml (bytes, "<diagnostics>", "<diagnostics>no such thing"));
}

/* Asks python3-jsonschema whether the output of the JSON backend is valid once @from is @to. */
static gboolean
is_valid_json (GBytes *bytes, const char *from, const char *to)
{
  g_autofree char *schema = find_schema (JSON_SCHEMA);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "everything.json", NULL);
  const char *argv[] = { "python3", "-W", "ignore", "-m", "jsonschema", "-i", path, schema, NULL };
  g_autoptr (GString) text
      = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autofree char *complaints = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (from != NULL)
    g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &complaints,
                &status, &error);
  g_assert_no_error (error);
  if (from == NULL && *complaints != '\0')
    g_test_message ("%s", complaints);
  return g_spawn_check_wait_status (status, NULL);
}

static void
test_json_valid (void)
{
  g_autoptr (PressDocument) document = build_everything ();
  g_autoptr (GBytes) bytes = write_as ("json", document);

  g_assert_true (is_valid_json (bytes, NULL, NULL));
  g_assert_false (is_valid_json (bytes, "headline", "head-line"));
  g_assert_false (is_valid_json (bytes, "\"span\"", "\"place\""));
  g_assert_false (is_valid_json (bytes, "\"text\":", "\"children\":"));
  g_assert_false (is_valid_json (bytes, "\"children\":", "\"text\":\"\",\"children\":"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/json-schema-names-kinds-and-attributes", test_json_names);
  g_test_add_func ("/forms/xml-schema-names-kinds-and-attributes", test_xml_names);
  g_test_add_func ("/forms/json-of-everything-is-valid", test_json_valid);
  g_test_add_func ("/forms/xml-of-everything-is-valid", test_xml_valid);
  return g_test_run ();
}

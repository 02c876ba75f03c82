/* The JSON backend: the whole tree and the diagnostics, one line for each document.
 * Its form stands in docs/schema/press-json-1.schema.json. */
#include "backends.h"
#include "json-diagnostic.h"
#include "json-writer.h"

#include <press/press-walk.h>

#define SCHEMA "press-json-1"

/* How each node and each attribute opens. Written beforehand, because there are more of them than
 * of anything else. */
static const PressPiece openings[] = {
#define PRESS_KIND(NAME, name, role, doc)                                                          \
  [PRESS_NODE_##NAME] = PRESS_PIECE ("{\"kind\":\"" name "\",\"span\":["),
#include <press/press-kinds.def>
#undef PRESS_KIND
};

static const PressPiece attribute_openings[] = {
#define PRESS_ATTRIBUTE(NAME, name, doc) [PRESS_ATTRIBUTE_##NAME] = PRESS_PIECE ("\"" name "\":\""),
#include <press/press-attributes.def>
#undef PRESS_ATTRIBUTE
};

static const gboolean holds_text[] = {
#define PRESS_KIND(NAME, name, role, doc)                                                          \
  [PRESS_NODE_##NAME]                                                                              \
      = PRESS_ROLE_##role == PRESS_ROLE_LEAF || PRESS_ROLE_##role == PRESS_ROLE_FLOAT,
#include <press/press-kinds.def>
#undef PRESS_KIND
};

static void
put_attributes (PressOutput *output, const PressAttribute *attribute)
{
  press_output_put_constant (output, ",\"attributes\":{");
  for (;;)
    {
      const char *value = press_attribute_get_value (attribute);

      press_output_put_piece (output, &attribute_openings[press_attribute_get_name (attribute)]);
      press_output_put_escaped (output, &press_json_escapes, value, strlen (value));
      press_output_put_char (output, '"');
      attribute = press_attribute_get_next (attribute);
      if (attribute == NULL)
        break;
      press_output_put_char (output, ',');
    }
  press_output_put_char (output, '}');
}

/* A leaf has its text, unless a page cuts it: then its parts are nodes below it. */
static gboolean
has_text (const PressNode *node)
{
  return holds_text[press_node_get_kind (node)] && press_node_get_first_child (node) == NULL;
}

static PressSpan
get_source_span (const PressDocument *document, const PressNode *node)
{
  return node == press_document_get_root (document)
             ? press_document_get_input_span (document)
             : press_document_get_source_span (document, press_node_get_span (node));
}

/* Writes a node as far as its text or the start of its children, which it has be there some or
 * none. */
static void
open_node (PressJson *json, const PressDocument *document, const PressNode *node)
{
  const PressPiece *opening = &openings[press_node_get_kind (node)];
  PressSpan source = get_source_span (document, node);
  const PressAttribute *attributes = press_node_get_first_attribute (node);
  char *to = press_output_reserve (json->output);

  if (json->follows_value)
    *to++ = ',';
  to = press_piece_write (opening, to);
  to = press_number_write (source.start, to);
  *to++ = ',';
  to = press_number_write (source.end, to);
  *to++ = ']';
  press_output_advance (json->output, to);
  if (attributes != NULL)
    put_attributes (json->output, attributes);
}

static void
put_text (PressJson *json, const char *text, gsize length_bytes)
{
  press_output_put_constant (json->output, ",\"text\":\"");
  press_output_put_escaped (json->output, &press_json_escapes, text, length_bytes);
  press_output_put_constant (json->output, "\"}");
  json->follows_value = TRUE;
}

static void
begin_children (PressJson *json)
{
  press_output_put_constant (json->output, ",\"children\":[");
  json->follows_value = FALSE;
}

static void
end_children (PressJson *json)
{
  press_output_put_constant (json->output, "]}");
  json->follows_value = TRUE;
}

static void
put_diagnostic (PressJson *json, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  press_json_begin_object (json);
  press_json_put_diagnostic (json, document, diagnostic,
                             press_diagnostic_get_severity (diagnostic));
  press_json_end_object (json);
}

typedef struct
{
  PressOutput *output;
  PressJson json;
  const PressDocument *document;
} Writer;

static gpointer
begin_json (const PressDocument *document, PressSink *sink)
{
  Writer *writer = g_new0 (Writer, 1);
  PressJson *json = &writer->json;

  writer->document = document;
  writer->output = json->output = press_output_new (sink);
  press_json_begin_object (json);
  press_json_put_key (json, "schema");
  press_json_put_string (json, SCHEMA);
  press_json_put_key (json, "name");
  press_json_put_string (json, press_document_get_name (document));
  press_json_put_key (json, "encoding");
  press_json_put_string (json, press_document_get_encoding (document));
  press_json_put_key (json, "tree");
  open_node (json, document, press_document_get_root (document));
  begin_children (json);
  return writer;
}

static void
put_json (gpointer state, const PressNode *part)
{
  Writer *writer = state;
  gsize length_bytes;
  const char *text = press_document_get_text (writer->document, &length_bytes);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, part);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_LEAVE)
      end_children (&writer->json);
    else
      {
        open_node (&writer->json, writer->document, node);
        if (has_text (node))
          {
            PressSpan span = press_node_get_span (node);

            put_text (&writer->json, text + span.start, span.end - span.start);
            press_walk_next (&walk, &node); /* a leaf is left at once */
          }
        else
          begin_children (&writer->json);
      }
}

static void
end_json (gpointer state)
{
  Writer *writer = state;
  GPtrArray *diagnostics = press_document_get_diagnostics (writer->document);

  end_children (&writer->json);
  press_json_put_key (&writer->json, "diagnostics");
  press_json_begin_array (&writer->json);
  for (guint i = 0; i < diagnostics->len; i++)
    put_diagnostic (&writer->json, writer->document, g_ptr_array_index (diagnostics, i));
  press_json_end_array (&writer->json);
  press_json_end_object (&writer->json);
  press_output_put_char (writer->output, '\n');
  press_output_free (writer->output);
  g_free (writer);
}

static const PressBackendSteps steps = { begin_json, put_json, end_json, NULL };

const PressBackend press_backend_json = {
  .abi = PRESS_BACKEND_ABI,
  .name = "json",
  .summary = "the whole tree with its diagnostics as JSON, one line for each document",
  .extension = "json",
  .is_stream = TRUE,
  .steps = &steps,
};

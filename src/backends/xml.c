/* The XML backend: marks set into the text of the release, which stands whole between them.
 * Its form stands in docs/schema/press-xml-1.rng. */
#include "backends.h"
#include "xml-writer.h"

#include <press/press-walk.h>

#define SCHEMA "press-xml-1"

typedef struct
{
  PressXml xml;
  const PressDocument *document;
  const char *text;
  guint32 written; /* up to here the copy has been written */
} XmlTree;

/* The tags of each kind, written beforehand. */
static const PressPiece openings[] = {
#define PRESS_KIND(NAME, name, role, doc) [PRESS_NODE_##NAME] = PRESS_PIECE ("<" name " start=\""),
#include <press/press-kinds.def>
#undef PRESS_KIND
};

static const PressPiece closings[] = {
#define PRESS_KIND(NAME, name, role, doc) [PRESS_NODE_##NAME] = PRESS_PIECE ("</" name ">"),
#include <press/press-kinds.def>
#undef PRESS_KIND
};

static gboolean
is_text (PressNodeKind kind)
{
  PressNodeRole role = press_node_kind_get_role (kind);

  return role == PRESS_ROLE_LEAF || role == PRESS_ROLE_FLOAT;
}

/* Writes the white space between two nodes. A form feed is a line feed here: its picture would be
 * text where no text is. */
static void
put_gap (XmlTree *tree, guint32 end)
{
  while (tree->text != NULL && tree->written < end)
    {
      const char *gap = tree->text + tree->written;
      const char *form_feed = memchr (gap, '\f', end - tree->written);
      guint32 length = form_feed != NULL ? (guint32) (form_feed - gap) : end - tree->written;

      press_xml_put_text (&tree->xml, gap, length);
      tree->written += length;
      if (form_feed == NULL)
        return;
      press_xml_put_text (&tree->xml, "\n", 1);
      tree->written++;
    }
}

static void
open_node (XmlTree *tree, const PressNode *node)
{
  PressNodeKind kind = press_node_get_kind (node);
  PressSpan span = press_node_get_span (node);
  PressSpan source = node == press_document_get_root (tree->document)
                         ? press_document_get_input_span (tree->document)
                         : press_document_get_source_span (tree->document, span);
  const PressAttribute *attribute = press_node_get_first_attribute (node);
  PressOutput *output = tree->xml.output;

  put_gap (tree, span.start);
  press_output_put_piece (output, &openings[kind]);
  press_output_put_number (output, source.start);
  press_output_put_constant (output, "\" end=\"");
  press_output_put_number (output, source.end);
  press_output_put_char (output, '"');
  for (; attribute != NULL; attribute = press_attribute_get_next (attribute))
    press_xml_put_attribute (&tree->xml,
                             press_attribute_name_get_name (press_attribute_get_name (attribute)),
                             press_attribute_get_value (attribute));
  press_output_put_char (output, '>');
  /* A leaf that a page cuts has its parts as nodes. */
  if (!is_text (kind) || press_node_get_first_child (node) != NULL)
    return;
  press_xml_put_text (&tree->xml, tree->text + span.start, span.end - span.start);
  tree->written = MAX (tree->written, span.end);
}

static void
close_node (XmlTree *tree, const PressNode *node)
{
  PressNodeKind kind = press_node_get_kind (node);

  put_gap (tree, press_node_get_span (node).end);
  press_output_put_piece (tree->xml.output, &closings[kind]);
}

static void
put_place (PressXml *xml, const PressDocument *document, PressSpan source_span)
{
  PressPlace place = press_document_get_place (document, source_span.start);

  press_xml_put_number_attribute (xml, "start", source_span.start);
  press_xml_put_number_attribute (xml, "end", source_span.end);
  press_xml_put_number_attribute (xml, "line", place.line);
  press_xml_put_number_attribute (xml, "column", place.column);
}

/* An element that holds nothing but a string. */
static void
put_string_element (PressXml *xml, const char *element, const char *text)
{
  press_xml_end_attributes (xml);
  press_xml_put_text (xml, text, strlen (text));
  press_xml_close (xml, element);
}

static void
put_notes (PressXml *xml, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressNote *note;

  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      press_xml_open (xml, "note");
      if (note->has_place)
        put_place (xml, document, note->source_span);
      put_string_element (xml, "note", note->message);
    }
}

static void
put_mends (PressXml *xml, const PressDiagnostic *diagnostic)
{
  const PressMend *mend;
  const PressEdit *edit;

  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    {
      press_xml_open (xml, "mend");
      press_xml_put_attribute (xml, "title", press_mend_get_title (mend));
      press_xml_put_attribute (xml, "kind", press_mend_kind_get_name (press_mend_get_kind (mend)));
      press_xml_end_attributes (xml);
      for (guint j = 0; (edit = press_mend_get_edit (mend, j)) != NULL; j++)
        {
          press_xml_open (xml, "edit");
          press_xml_put_number_attribute (xml, "start", edit->source_span.start);
          press_xml_put_number_attribute (xml, "end", edit->source_span.end);
          put_string_element (xml, "edit", edit->text);
        }
      press_xml_close (xml, "mend");
    }
}

static void
put_diagnostic (PressXml *xml, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressRule *rule = press_diagnostic_get_rule (diagnostic);
  PressSeverity severity = press_diagnostic_get_severity (diagnostic);

  press_output_put_constant (xml->output, "\n  ");
  press_xml_open (xml, "diagnostic");
  press_xml_put_attribute (xml, "rule", rule->id);
  press_xml_put_attribute (xml, "name", rule->name);
  press_xml_put_attribute (xml, "severity", press_severity_get_name (severity));
  put_place (xml, document, press_diagnostic_get_source_span (diagnostic));
  press_xml_end_attributes (xml);
  press_xml_open (xml, "message");
  put_string_element (xml, "message", press_diagnostic_get_message (diagnostic));
  put_notes (xml, document, diagnostic);
  put_mends (xml, diagnostic);
  press_xml_close (xml, "diagnostic");
}

static void
put_diagnostics (PressXml *xml, const PressDocument *document)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);

  press_xml_open (xml, "diagnostics");
  press_xml_end_attributes (xml);
  for (guint i = 0; i < diagnostics->len; i++)
    put_diagnostic (xml, document, g_ptr_array_index (diagnostics, i));
  press_xml_close (xml, "diagnostics");
}

static gpointer
begin_xml (const PressDocument *document, PressSink *sink)
{
  XmlTree *tree = g_new0 (XmlTree, 1);
  PressXml *xml = &tree->xml;
  gsize length_bytes;

  tree->document = document;
  tree->text = press_document_get_text (document, &length_bytes);
  xml->output = press_output_new (sink);
  press_xml_put_declaration (xml);
  press_xml_open (xml, "press");
  press_xml_put_attribute (xml, "schema", SCHEMA);
  press_xml_put_attribute (xml, "name", press_document_get_name (document));
  press_xml_put_attribute (xml, "encoding", press_document_get_encoding (document));
  press_xml_end_attributes (xml);
  open_node (tree, press_document_get_root (document));
  return tree;
}

static void
put_part (gpointer state, const PressNode *part)
{
  XmlTree *tree = state;
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;
  gsize length_bytes;

  tree->text = press_document_get_text (tree->document, &length_bytes);
  press_walk_init (&walk, part);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER)
      open_node (tree, node);
    else
      close_node (tree, node);
}

static void
end_xml (gpointer state)
{
  XmlTree *tree = state;

  close_node (tree, press_document_get_root (tree->document));
  put_diagnostics (&tree->xml, tree->document);
  press_xml_close (&tree->xml, "press");
  press_output_put_char (tree->xml.output, '\n');
  press_output_free (tree->xml.output);
  g_free (tree);
}

/* What stands behind the last part, white space alone, is written before it is let go. */
static void
turn_xml (gpointer state)
{
  XmlTree *tree = state;

  put_gap (tree, press_node_get_span (press_document_get_root (tree->document)).end);
  tree->text = NULL;
  tree->written = 0;
}

static const PressBackendSteps steps = { begin_xml, put_part, end_xml, turn_xml };

const PressBackend press_backend_xml = {
  .abi = PRESS_BACKEND_ABI,
  .name = "xml",
  .summary = "the whole tree as XML, marks set into the text, and the diagnostics",
  .extension = "xml",
  .is_stream = FALSE,
  .steps = &steps,
};

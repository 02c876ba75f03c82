/* The tree backend: one line for each node, indented, for eyes and for tests. */
#include "backends.h"
#include "output.h"

#include <press/press-walk.h>

/* Deeper nodes keep this indent and give their depth as a number, so that a tree as deep as its
 * text is long stays in proportion to it. */
#define DEEPEST_INDENT 24

/* As in C, with the controls that have no letter as \xHH. */
static const PressEscapes escapes = {
  .ascii = {
    PRESS_ESCAPED (0x00, "\\x00"), PRESS_ESCAPED (0x01, "\\x01"),
    PRESS_ESCAPED (0x02, "\\x02"), PRESS_ESCAPED (0x03, "\\x03"),
    PRESS_ESCAPED (0x04, "\\x04"), PRESS_ESCAPED (0x05, "\\x05"),
    PRESS_ESCAPED (0x06, "\\x06"), PRESS_ESCAPED (0x07, "\\x07"),
    PRESS_ESCAPED (0x08, "\\x08"), PRESS_ESCAPED (0x09, "\\t"),
    PRESS_ESCAPED (0x0a, "\\n"), PRESS_ESCAPED (0x0b, "\\x0b"),
    PRESS_ESCAPED (0x0c, "\\x0c"), PRESS_ESCAPED (0x0d, "\\r"),
    PRESS_ESCAPED (0x0e, "\\x0e"), PRESS_ESCAPED (0x0f, "\\x0f"),
    PRESS_ESCAPED (0x10, "\\x10"), PRESS_ESCAPED (0x11, "\\x11"),
    PRESS_ESCAPED (0x12, "\\x12"), PRESS_ESCAPED (0x13, "\\x13"),
    PRESS_ESCAPED (0x14, "\\x14"), PRESS_ESCAPED (0x15, "\\x15"),
    PRESS_ESCAPED (0x16, "\\x16"), PRESS_ESCAPED (0x17, "\\x17"),
    PRESS_ESCAPED (0x18, "\\x18"), PRESS_ESCAPED (0x19, "\\x19"),
    PRESS_ESCAPED (0x1a, "\\x1a"), PRESS_ESCAPED (0x1b, "\\x1b"),
    PRESS_ESCAPED (0x1c, "\\x1c"), PRESS_ESCAPED (0x1d, "\\x1d"),
    PRESS_ESCAPED (0x1e, "\\x1e"), PRESS_ESCAPED (0x1f, "\\x1f"),
    PRESS_ESCAPED ('"', "\\\""), PRESS_ESCAPED ('\\', "\\\\"),
    PRESS_ESCAPED (0x7f, "\\x7f"),
  },
  .invalid = { 3, "\xef\xbf\xbd" },
  .marks = { PRESS_EIGHT_TIMES ('"'), PRESS_EIGHT_TIMES ('\\'), PRESS_EIGHT_TIMES (0x7f) },
};

static void
put_string (PressOutput *output, const char *text)
{
  press_output_put (output, text, strlen (text));
}

static void
put_quoted (PressOutput *output, const char *text, gsize length_bytes)
{
  press_output_put_char (output, '"');
  press_output_put_escaped (output, &escapes, text, length_bytes);
  press_output_put_char (output, '"');
}

static void
put_indent (PressOutput *output, guint depth)
{
  for (guint i = 0; i < MIN (depth, DEEPEST_INDENT); i++)
    press_output_put_constant (output, "  ");
  if (depth <= DEEPEST_INDENT)
    return;
  press_output_put_char (output, '[');
  press_output_put_number (output, depth);
  press_output_put_constant (output, "] ");
}

static void
put_place (PressOutput *output, const PressDocument *document, guint32 source_offset)
{
  PressPlace place = press_document_get_place (document, source_offset);

  press_output_put_number (output, place.line);
  press_output_put_char (output, ':');
  press_output_put_number (output, place.column);
}

static void
put_attributes (PressOutput *output, const PressNode *node)
{
  const PressAttribute *attribute = press_node_get_first_attribute (node);

  for (; attribute != NULL; attribute = press_attribute_get_next (attribute))
    {
      const char *value = press_attribute_get_value (attribute);

      press_output_put_char (output, ' ');
      put_string (output, press_attribute_name_get_name (press_attribute_get_name (attribute)));
      press_output_put_char (output, '=');
      put_quoted (output, value, strlen (value));
    }
}

static void
put_node (PressOutput *output, const PressDocument *document, const PressNode *node, guint depth)
{
  PressNodeKind kind = press_node_get_kind (node);
  PressNodeRole role = press_node_kind_get_role (kind);
  PressSpan span = press_node_get_span (node);
  PressSpan source = node == press_document_get_root (document)
                         ? press_document_get_input_span (document)
                         : press_document_get_source_span (document, span);
  gsize length_bytes;
  const char *text = press_document_get_text (document, &length_bytes);

  put_indent (output, depth);
  put_string (output, press_node_kind_get_name (kind));
  press_output_put_char (output, ' ');
  put_place (output, document, source.start);
  press_output_put_char (output, '-');
  put_place (output, document, source.end);
  put_attributes (output, node);
  /* A leaf that a page cuts has its parts as nodes. */
  if ((role == PRESS_ROLE_LEAF || role == PRESS_ROLE_FLOAT)
      && press_node_get_first_child (node) == NULL)
    {
      press_output_put_char (output, ' ');
      put_quoted (output, text + span.start, span.end - span.start);
    }
  press_output_put_char (output, '\n');
}

typedef struct
{
  PressOutput *output;
  const PressDocument *document;
} Writer;

static gpointer
begin_tree (const PressDocument *document, PressSink *sink)
{
  Writer *writer = g_new (Writer, 1);

  writer->output = press_output_new (sink);
  writer->document = document;
  put_node (writer->output, document, press_document_get_root (document), 0);
  return writer;
}

static void
put_part (gpointer state, const PressNode *part)
{
  Writer *writer = state;
  guint depth = 1;
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, part);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER)
      put_node (writer->output, writer->document, node, depth++);
    else
      depth--;
}

static void
end_tree (gpointer state)
{
  Writer *writer = state;

  press_output_free (writer->output);
  g_free (writer);
}

static const PressBackendSteps steps = { begin_tree, put_part, end_tree, NULL };

const PressBackend press_backend_tree = {
  .abi = PRESS_BACKEND_ABI,
  .name = "tree",
  .summary = "the tree, indented, with line and column, for eyes and tests",
  .extension = "tree",
  .is_stream = TRUE,
  .steps = &steps,
};

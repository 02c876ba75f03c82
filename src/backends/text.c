/* The text backend: the release as clean text, as an editor would set it. */
#include "backends.h"
#include "fill.h"
#include "text-table.h"
#include "text-words.h"

#include <press/press-walk.h>

/* What becomes of a node of some kind. */
typedef enum
{
  STYLE_FLOW,  /* words filled into lines */
  STYLE_LINES, /* its lines stay lines */
  STYLE_PART,  /* nothing itself, its children are blocks */
  STYLE_ITEM,  /* filled behind a mark */
  STYLE_CONTACTS,
  STYLE_TABLE,
  STYLE_DROPPED
} Style;

/* A kind that is not named flows. */
static const Style styles[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_DOCUMENT] = STYLE_PART,    [PRESS_NODE_WRAPPER] = STYLE_DROPPED,
  [PRESS_NODE_ENVELOPE] = STYLE_DROPPED, [PRESS_NODE_HEADER] = STYLE_DROPPED,
  [PRESS_NODE_OTHER] = STYLE_DROPPED,    [PRESS_NODE_RELEASE] = STYLE_PART,
  [PRESS_NODE_SECTION] = STYLE_PART,     [PRESS_NODE_LIST] = STYLE_PART,
  [PRESS_NODE_ITEM] = STYLE_ITEM,        [PRESS_NODE_LABELS] = STYLE_PART,
  [PRESS_NODE_TABLE] = STYLE_TABLE,      [PRESS_NODE_ABOUT] = STYLE_PART,
  [PRESS_NODE_CAUTION] = STYLE_PART,     [PRESS_NODE_NON_GAAP] = STYLE_PART,
  [PRESS_NODE_LEGEND] = STYLE_PART,      [PRESS_NODE_CONTACTS] = STYLE_CONTACTS,
  [PRESS_NODE_CONTACT] = STYLE_LINES,    [PRESS_NODE_TRAILER] = STYLE_PART,
  [PRESS_NODE_CODES] = STYLE_LINES,      [PRESS_NODE_UNKNOWN] = STYLE_LINES,
  [PRESS_NODE_BULLET] = STYLE_DROPPED,   [PRESS_NODE_RULE] = STYLE_DROPPED,
  [PRESS_NODE_TAG] = STYLE_DROPPED,      [PRESS_NODE_PAGE_MARK] = STYLE_DROPPED,
  [PRESS_NODE_IMAGE] = STYLE_DROPPED,    [PRESS_NODE_FURNITURE] = STYLE_DROPPED,
};

typedef struct
{
  PressOutput *output;
  const PressDocument *document;
  gboolean has_blocks;              /* one was written already: */
  PressNodeKind previous;           /* the last one's kind */
  const PressNode *previous_parent; /* and its parent, in the same part */
} Text;

/* Items of one list and fields of one block stand close together, and a contact below its heading;
 * all else has a blank line in front of it. A field that is a label alone is the heading of others.
 */
static gboolean
is_close (const Text *text, const PressNode *node)
{
  switch (press_node_get_kind (node))
    {
    case PRESS_NODE_ITEM:
      return text->previous == PRESS_NODE_ITEM;
    case PRESS_NODE_FIELD:
      return text->previous == PRESS_NODE_FIELD
             && press_node_find_child (node, PRESS_NODE_VALUE) != NULL;
    case PRESS_NODE_CONTACT:
      return text->previous == PRESS_NODE_HEADING;
    default:
      return FALSE;
    }
}

static void
separate (Text *text, const PressNode *node)
{
  PressNodeKind kind = press_node_get_kind (node);
  const PressNode *parent = press_node_get_parent (node);

  if (text->has_blocks && !(text->previous_parent == parent && is_close (text, node)))
    press_output_put_char (text->output, '\n');
  text->has_blocks = TRUE;
  text->previous = kind;
  text->previous_parent = parent;
}

static void
put_flow (Text *text, const PressNode *node)
{
  g_autofree char *words = press_text_dup_words (text->document, node);

  if (*words == '\0')
    return;
  separate (text, node);
  press_fill_put_words (text->output, words, "", "");
}

static void
put_line_block (Text *text, const PressNode *node, const GString *lines)
{
  if (lines->len == 0)
    return;
  separate (text, node);
  press_output_put (text->output, lines->str, lines->len);
}

static void
put_lines (Text *text, const PressNode *node)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  press_text_append_lines (text->document, node, lines);
  put_line_block (text, node, lines);
}

/* A number or a letter in its marks, such as (a), is kept; any other mark is a star. */
static char *
dup_mark (const PressDocument *document, const PressNode *item)
{
  const PressNode *bullet = press_node_find_child (item, PRESS_NODE_BULLET);
  g_autofree char *mark
      = bullet != NULL ? press_document_dup_text (document, bullet) : g_strdup ("*");
  gboolean counts = strlen (mark) > 1 && (g_ascii_isalnum (mark[0]) || g_ascii_isalnum (mark[1]));

  return counts ? g_steal_pointer (&mark) : g_strdup ("*");
}

static void
put_item (Text *text, const PressNode *item)
{
  const char *level = press_node_get_attribute (item, PRESS_ATTRIBUTE_LEVEL);
  guint depth = level != NULL ? (guint) CLAMP (g_ascii_strtoull (level, NULL, 10), 1, 9) : 1;
  g_autofree char *words = press_text_dup_words (text->document, item);
  g_autofree char *mark = dup_mark (text->document, item);
  g_autofree char *first_indent = g_strdup_printf ("%*s%s ", (int) (depth - 1) * 2, "", mark);
  g_autofree char *indent = g_strnfill (strlen (first_indent), ' ');

  separate (text, item);
  press_fill_put_words (text->output, words, first_indent, indent);
}

static guint
get_column (const PressNode *contact)
{
  guint first;
  guint last;

  return press_node_get_columns (contact, &first, &last) ? MIN (first, 9) : 0;
}

/* Whether a cell of a column tells whose number it is, as "Media: Ann Reed" does, and a name does
 * below a number. */
static gboolean
names_somebody (const PressNode *contact, gboolean is_below_number)
{
  return press_node_find_child (contact, PRESS_NODE_NAME) != NULL
         && (is_below_number || press_node_find_child (contact, PRESS_NODE_LABEL) != NULL);
}

static gboolean
has_number (const PressNode *contact)
{
  return press_node_find_child (contact, PRESS_NODE_PHONE) != NULL
         || press_node_find_child (contact, PRESS_NODE_EMAIL) != NULL;
}

/* One column of contacts that stand side by side: its cells, which its source interleaves with
 * the cells of the other columns, stand together here, up to the next one who is named. */
static void
put_contact_column (Text *text, const PressNode *contacts, guint column)
{
  const PressNode *contact = press_node_get_first_child (contacts);
  const PressNode *first = NULL;
  gboolean has_name = FALSE;
  gboolean is_below_number = FALSE;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (; contact != NULL; contact = press_node_get_next (contact))
    {
      if (press_node_get_kind (contact) != PRESS_NODE_CONTACT || get_column (contact) != column)
        continue;
      if (has_name && names_somebody (contact, is_below_number))
        {
          is_below_number = FALSE;
          put_line_block (text, first, lines);
          g_string_truncate (lines, 0);
          first = NULL;
        }
      first = first != NULL ? first : contact;
      has_name |= press_node_find_child (contact, PRESS_NODE_NAME) != NULL;
      is_below_number |= has_number (contact);
      press_text_append_lines (text->document, contact, lines);
    }
  if (first != NULL)
    put_line_block (text, first, lines);
}

static void
put_contacts (Text *text, const PressNode *contacts)
{
  const PressNode *child = press_node_get_first_child (contacts);
  guint n_columns = 0;

  for (; child != NULL; child = press_node_get_next (child))
    if (press_node_get_kind (child) != PRESS_NODE_CONTACT)
      put_flow (text, child);
    else if (get_column (child) == 0)
      put_lines (text, child);
    else
      n_columns = MAX (n_columns, get_column (child));
  for (guint column = 1; column <= n_columns; column++)
    put_contact_column (text, contacts, column);
}

static void
put_table (Text *text, const PressNode *table)
{
  separate (text, table);
  press_text_table_put (text->output, text->document, table);
}

static void
put_nothing (Text *text, const PressNode *node)
{
  (void) text;
  (void) node;
}

static void (*const puts_style[]) (Text *text, const PressNode *node) = {
  [STYLE_FLOW] = put_flow,       [STYLE_LINES] = put_lines, [STYLE_PART] = put_nothing,
  [STYLE_ITEM] = put_item,       [STYLE_TABLE] = put_table, [STYLE_CONTACTS] = put_contacts,
  [STYLE_DROPPED] = put_nothing,
};

static gpointer
begin_text (const PressDocument *document, PressSink *sink)
{
  Text *text = g_new0 (Text, 1);

  text->output = press_output_new (sink);
  text->document = document;
  return text;
}

static void
put_text (gpointer state, const PressNode *part)
{
  Text *text = state;
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  text->previous_parent = NULL; /* it may be gone */
  press_walk_init (&walk, part);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER)
      {
        Style style = styles[press_node_get_kind (node)];

        puts_style[style](text, node);
        if (style != STYLE_PART)
          press_walk_skip_children (&walk);
      }
}

static void
end_text (gpointer state)
{
  Text *text = state;

  press_output_free (text->output);
  g_free (text);
}

static const PressBackendSteps steps = { begin_text, put_text, end_text, NULL };

const PressBackend press_backend_text = {
  .abi = PRESS_BACKEND_ABI,
  .name = "text",
  .summary = "the release as clean text: filled paragraphs, aligned tables, no page furniture",
  .extension = "txt",
  .is_stream = FALSE,
  .steps = &steps,
};

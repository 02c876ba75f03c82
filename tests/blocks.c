/* What the tests of contact blocks and trailers share: parsing a few lines by themselves. */
#include "blocks.h"

#include "parse/contact.h"
#include "parse/dateline.h"
#include "parse/issuer.h"
#include "parse/lines.h"
#include "parse/listing.h"
#include "parse/quotation.h"

#include <press/press-walk.h>

#include <string.h>

/* Only what stands between the lines of a text counts here. */
static guint8
classify (const char *text, const PressLine *line)
{
  guint32 at = line->start;

  while (at < line->end && g_ascii_isspace (text[at]))
    at++;
  if (at == line->end)
    return PRESS_LINE_CLASS_BLANK;
  if (line->end - at >= 6 && memcmp (text + at, "<PAGE>", 6) == 0)
    return PRESS_LINE_CLASS_PAGE_MARK;
  if (text[at] == '<')
    return PRESS_LINE_CLASS_TAG;
  if (line->end - at >= 3 && memcmp (text + at, "---", 3) == 0)
    return PRESS_LINE_CLASS_RULE;
  return PRESS_LINE_CLASS_TEXT;
}

TestBlock *
test_block_new (const char *text, gssize length_bytes)
{
  TestBlock *block = g_new0 (TestBlock, 1);
  g_autoptr (GBytes) bytes
      = g_bytes_new (text, length_bytes < 0 ? strlen (text) : (gsize) length_bytes);
  PressCopy *copy = press_copy_new (bytes);
  PressParse *parse = &block->parse;

  press_copy_find_lines (copy);
  block->document = press_document_new ("test.txt", copy);
  parse->document = block->document;
  parse->arena = block->document->arena;
  parse->copy = copy;
  parse->text = copy->text;
  parse->tokenizer = press_tokenizer_new (copy->text);
  parse->issuer_reader = press_issuer_reader_new ();
  parse->dateline_reader = press_dateline_reader_new ();
  parse->line_scanner = press_line_scanner_new (copy->text);
  parse->tokens = g_array_new (FALSE, FALSE, sizeof (PressToken));
  parse->phrases = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
  parse->line_classes = g_new0 (guint8, copy->n_lines + 1);
  for (guint32 i = 0; i < copy->n_lines; i++)
    parse->line_classes[i] = classify (copy->text, &copy->lines[i]);
  return block;
}

void
test_block_free (TestBlock *block)
{
  press_tokenizer_free (block->parse.tokenizer);
  press_issuer_reader_free (block->parse.issuer_reader);
  press_dateline_reader_free (block->parse.dateline_reader);
  press_line_scanner_free (block->parse.line_scanner);
  press_contact_reader_free (block->parse.contact_reader);
  press_listing_reader_free (block->parse.listing_reader);
  press_speech_reader_free (block->parse.speech_reader);
  press_speech_reader_free (block->parse.name_reader);
  press_quote_reader_free (block->parse.quote_reader);
  g_array_unref (block->parse.tokens);
  g_array_unref (block->parse.phrases);
  g_free (block->parse.line_classes);
  press_document_unref (block->document);
  g_free (block);
}

/* Wraps nodes so that a walk finds them. */
static PressNode *
wrap (TestBlock *block, PressNodes nodes)
{
  PressNode *root = press_node_new (block->parse.arena, PRESS_NODE_CONTACTS,
                                    (PressSpan){ 0, block->parse.copy->length });

  press_node_adopt (root, nodes);
  return root;
}

static void
print_leaf (GString *onto, TestBlock *block, const PressNode *node)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
  g_autoptr (GString) folded = g_string_new (NULL);

  if (onto->len > 0 && onto->str[onto->len - 1] != '{')
    g_string_append_c (onto, '|');
  press_copy_fold (block->parse.copy, press_node_get_span (node), folded);
  g_string_append_printf (onto, "%s:%s", press_node_kind_get_name (press_node_get_kind (node)),
                          value != NULL ? value : folded->str);
}

/* The nodes as one line, texts and what is only a mark left out: `contact{name:Jane Roe}`. */
char *
test_block_print (TestBlock *block, PressNodes nodes)
{
  GString *line = g_string_new (NULL);
  const PressNode *root = wrap (block, nodes);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, root);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      PressNodeKind kind = press_node_get_kind (node);
      const char *column = press_node_get_attribute (node, PRESS_ATTRIBUTE_COLUMN);
      const char *type = press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE);
      const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
      const char *missing = press_node_get_attribute (node, PRESS_ATTRIBUTE_MISSING);

      if (node == root || kind == PRESS_NODE_TEXT)
        continue;
      if (kind == PRESS_NODE_LABEL && event == PRESS_WALK_ENTER)
        print_leaf (line, block, node);
      if (kind == PRESS_NODE_LABEL)
        continue;
      if (press_node_kind_get_role (kind) == PRESS_ROLE_LEAF
          || press_node_kind_get_role (kind) == PRESS_ROLE_FLOAT)
        {
          if (event == PRESS_WALK_ENTER)
            print_leaf (line, block, node);
        }
      else if (event == PRESS_WALK_LEAVE)
        g_string_append_c (line, '}');
      else
        g_string_append_printf (line, "%s%s%s%s%s%s%s{", press_node_kind_get_name (kind),
                                column != NULL ? column : "", type != NULL ? "." : "",
                                type != NULL ? type : "", value != NULL ? "=" : "",
                                value != NULL ? value : "", missing != NULL ? "!" : "");
    }
  return g_string_free (line, FALSE);
}

/* White space is that of ASCII and the blank that does not break. */
static void
assert_blank (const char *text, guint32 start, guint32 end)
{
  for (guint32 at = start; at < end; at++)
    if (at + 1 < end && memcmp (text + at, "\xc2\xa0", 2) == 0)
      at++;
    else
      g_assert_true (g_ascii_isspace (text[at]));
}

/* Every byte lies in one leaf, or is white space between two. */
void
test_block_check_lossless (TestBlock *block, PressNodes nodes)
{
  const PressNode *root = wrap (block, nodes);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;
  guint32 at = 0;

  press_walk_init (&walk, root);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      PressSpan span = press_node_get_span (node);

      if (event == PRESS_WALK_LEAVE || press_node_get_first_child (node) != NULL || node == root)
        continue;
      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.end, >, span.start);
      assert_blank (block->parse.text, at, span.start);
      at = span.end;
    }
  assert_blank (block->parse.text, at, block->parse.copy->length);
}

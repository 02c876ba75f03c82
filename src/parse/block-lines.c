/* The lines of a block, and those between them that are nodes by themselves. */
#include "parse/block-lines.h"
#include "parse/blocks.h"
#include "base/trim.h"

/* Lines that stand between the lines of a text and are none of it. */
static const guint16 floats[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_PAGE_MARK] = PRESS_NODE_PAGE_MARK,
  [PRESS_LINE_CLASS_FURNITURE] = PRESS_NODE_FURNITURE,
  [PRESS_LINE_CLASS_IMAGE] = PRESS_NODE_IMAGE,
  [PRESS_LINE_CLASS_RULE] = PRESS_NODE_RULE,
  [PRESS_LINE_CLASS_TABLE_OPEN] = PRESS_NODE_TAG,
  [PRESS_LINE_CLASS_TABLE_CLOSE] = PRESS_NODE_TAG,
  [PRESS_LINE_CLASS_TAG] = PRESS_NODE_TAG,
};

/* The kind of node that a line is by itself; 0 where it is text. */
PressNodeKind
press_block_lines_get_float (const PressParse *parse, guint line)
{
  return (PressNodeKind) floats[parse->line_classes[line]];
}

/* Takes the white space off both ends; FALSE where nothing is left. */
gboolean
press_block_lines_trim (const PressParse *parse, PressSpan *span)
{
  *span = press_span_trim (parse->text, *span);
  return span->start < span->end;
}

/* The lines that are nodes by themselves, in order. */
GPtrArray *
press_block_lines_find_floats (PressParse *parse, guint first_line, guint last_line)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = first_line; i <= last_line; i++)
    {
      PressSpan span = { parse->copy->lines[i].start, parse->copy->lines[i].end };
      PressNodeKind kind = press_block_lines_get_float (parse, i);

      if (kind != 0 && press_block_lines_trim (parse, &span))
        g_ptr_array_add (found, press_node_new (parse->arena, kind, span));
    }
  return found;
}

/* The block of the parse that is just these lines, where its tokens are kept; else NULL. */
static const PressBlock *
find_scanned_block (const PressParse *parse, guint first_line, guint last_line)
{
  guint low = 0;
  guint high = parse->blocks != NULL ? parse->blocks->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PressBlock *block = &g_array_index (parse->blocks, PressBlock, middle);

      if (block->first_line < first_line)
        low = middle + 1;
      else if (block->first_line > first_line)
        high = middle;
      else
        return block->scanned_in == parse->n_stretches && block->last_line == last_line
                       && block->span.end == parse->copy->lines[last_line].end
                       && !(block->flags & PRESS_BLOCK_HAS_FLOATS)
                   ? block
                   : NULL;
    }
  return NULL;
}

/* Scans the text of the lines, the floats left out, into the tokens of the parse. Where they are a
 * block that has been scanned, its tokens are these. */
void
press_block_lines_scan (PressParse *parse, guint first_line, guint last_line)
{
  const PressBlock *block = find_scanned_block (parse, first_line, last_line);
  g_autoptr (GArray) spans = NULL;
  const PressLine *lines = parse->copy->lines;
  gboolean is_open = FALSE;

  g_array_set_size (parse->tokens, 0);
  if (block != NULL)
    {
      g_array_append_vals (parse->tokens,
                           &g_array_index (parse->block_tokens, PressToken, block->first_token),
                           block->n_tokens);
      return;
    }
  spans = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  for (guint i = first_line; i <= last_line; i++)
    {
      PressSpan span = { lines[i].start, i < last_line ? lines[i + 1].start : lines[i].end };
      gboolean is_float = press_block_lines_get_float (parse, i) != 0;

      if (!is_float && is_open)
        g_array_index (spans, PressSpan, spans->len - 1).end = span.end;
      else if (!is_float)
        g_array_append_val (spans, span);
      is_open = !is_float;
    }
  if (spans->len > 0)
    press_tokenizer_scan (parse->tokenizer, (const PressSpan *) (gpointer) spans->data, spans->len,
                          parse->tokens);
}

/* The words of a node: what the text backend prints, without what pages add. */
#include "text-words.h"

#include <press/press-walk.h>

#include <string.h>

/* Not part of the words around them. */
static const gboolean is_dropped[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_BULLET] = TRUE,    [PRESS_NODE_RULE] = TRUE,  [PRESS_NODE_TAG] = TRUE,
  [PRESS_NODE_PAGE_MARK] = TRUE, [PRESS_NODE_IMAGE] = TRUE, [PRESS_NODE_FURNITURE] = TRUE,
};

static gboolean
is_blank (char character)
{
  return (guchar) character <= ' ' || character == 0x7f;
}

/* Appends the words of a text, one blank between them; a control parts words, too. */
static void
append_words (GString *words, const char *text, gsize length_bytes)
{
  const char *at = text;
  const char *end = text + length_bytes;

  for (;;)
    {
      const char *word;

      while (at < end && is_blank (*at))
        at++;
      word = at;
      while (at < end && !is_blank (*at))
        at++;
      if (at == word)
        return;
      if (words->len > 0 && words->str[words->len - 1] != '\n')
        g_string_append_c (words, ' ');
      g_string_append_len (words, word, at - word);
    }
}

/* Appends each line that holds a word, and a line feed behind it. */
static void
append_lines (GString *lines, const char *text, gsize length_bytes)
{
  while (length_bytes > 0)
    {
      const char *line_end = memchr (text, '\n', length_bytes);
      gsize length = line_end != NULL ? (gsize) (line_end - text) + 1 : length_bytes;
      gsize before = lines->len;

      append_words (lines, text, length);
      if (lines->len > before)
        g_string_append_c (lines, '\n');
      text += length;
      length_bytes -= length;
    }
}

/* Appends each stretch of a node's text between what is dropped. */
static void
append_stretches (const PressDocument *document, const PressNode *node, GString *onto,
                  void (*append) (GString *onto, const char *text, gsize length_bytes))
{
  gsize length_bytes;
  const char *text = press_document_get_text (document, &length_bytes);
  PressSpan span = press_node_get_span (node);
  guint32 start = span.start;
  const PressNode *at;
  PressWalkEvent event;
  PressWalk walk;

  press_walk_init (&walk, node);
  while ((event = press_walk_next (&walk, &at)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER && is_dropped[press_node_get_kind (at)])
      {
        PressSpan dropped = press_node_get_span (at);

        append (onto, text + start, dropped.start - start);
        start = dropped.end;
        press_walk_skip_children (&walk);
      }
  append (onto, text + start, span.end - start);
}

/* All words of a node on one line. */
char *
press_text_dup_words (const PressDocument *document, const PressNode *node)
{
  GString *words = g_string_new (NULL);

  append_stretches (document, node, words, append_words);
  return g_string_free (words, FALSE);
}

/* The words of a node in the lines of its source. */
void
press_text_append_lines (const PressDocument *document, const PressNode *node, GString *lines)
{
  append_stretches (document, node, lines, append_lines);
}

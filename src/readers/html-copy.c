/* Copy from the pieces of an HTML file: the lines that a reader of plain text would have seen. */
#include "readers/html-copy.h"
#include "readers/html-table.h"

#include <string.h>

#define PAGE_COLUMNS 80
#define FULL_LINE_BYTES 90 /* a browser fills more than one line with as much */

const PressHtmlPiece *
press_html_copy_get_piece (const PressHtmlCopy *copy, guint32 index)
{
  return &g_array_index (copy->source->pieces, PressHtmlPiece, index);
}

/* The text of a line, with its way back to the file. */
void
press_html_copy_add_text (PressHtmlCopy *copy, const PressHtmlPiece *line)
{
  const GArray *runs = copy->source->runs;

  for (guint i = line->run; i < runs->len; i++)
    {
      PressOrigin run = g_array_index (runs, PressOrigin, i);

      if (run.copy >= line->end)
        break;
      run.copy = run.copy - line->start + (guint32) copy->text->len;
      g_array_append_val (copy->origins, run);
    }
  g_string_append_len (copy->text, copy->source->text->str + line->start, line->end - line->start);
}

static void
add_origin (PressHtmlCopy *copy, PressSpan source)
{
  PressOrigin run = { (guint32) copy->text->len, source.start, source.end };

  g_array_append_val (copy->origins, run);
}

void
press_html_copy_add_blanks (PressHtmlCopy *copy, guint n, guint32 source)
{
  if (n == 0)
    return;
  add_origin (copy, (PressSpan){ source, source });
  for (guint i = 0; i < n; i++)
    g_string_append_c (copy->text, ' ');
}

/* Text that stands for a tag. */
void
press_html_copy_add_mark (PressHtmlCopy *copy, const char *mark, PressSpan source)
{
  add_origin (copy, source);
  g_string_append (copy->text, mark);
}

/* Ends the line; @looks, if any, are its looks. */
void
press_html_copy_end_line (PressHtmlCopy *copy, const PressHtmlPiece *looks)
{
  PressLine line = { 0 };
  guint32 source
      = copy->origins->len > 0
            ? g_array_index (copy->origins, PressOrigin, copy->origins->len - 1).source_end
            : 0;

  if (looks != NULL)
    {
      line.style = looks->style;
      line.level = looks->level;
    }
  copy->is_blank = copy->text->len == copy->line_start;
  add_origin (copy, (PressSpan){ source, source });
  g_string_append_c (copy->text, '\n');
  copy->line_start = (guint32) copy->text->len;
  g_array_append_val (copy->styles, line);
}

/* Puts a blank line below the last one, unless there is one. */
void
press_html_copy_set_apart (PressHtmlCopy *copy)
{
  if (!copy->is_blank)
    press_html_copy_end_line (copy, NULL);
}

/* In characters. */
guint
press_html_copy_measure (const PressHtmlCopy *copy, const PressHtmlPiece *line)
{
  return (guint) g_utf8_strlen (copy->source->text->str + line->start, line->end - line->start);
}

/* Whether two lines, one below the other, are of two paragraphs. Without white space between them,
 * blocks are paragraphs where one fills more than a line, or where they do not look alike. */
static gboolean
is_apart (const PressHtmlPiece *line, const PressHtmlPiece *above)
{
  guint32 length = line->end - line->start;
  guint32 above_length = above->end - above->start;

  if (line->gap == PRESS_HTML_GAP_BLANK)
    return TRUE;
  if (line->is_kept || above->is_kept)
    return line->is_kept != above->is_kept;
  if (line->gap == PRESS_HTML_GAP_BREAK)
    return line->style != above->style && MAX (length, above_length) > FULL_LINE_BYTES;
  return length > FULL_LINE_BYTES || above_length > FULL_LINE_BYTES || line->style != above->style
         || line->level != above->level;
}

static void
add_line (PressHtmlCopy *copy, const PressHtmlPiece *line)
{
  guint width = press_html_copy_measure (copy, line);
  guint32 source = g_array_index (copy->source->runs, PressOrigin, line->run).source;
  guint indent = line->indent;

  if (line->is_kept)
    indent = 0;
  else if (line->style & PRESS_LINE_CENTERED)
    indent = width < PAGE_COLUMNS ? (PAGE_COLUMNS - width) / 2 : 0;
  press_html_copy_add_blanks (copy, indent, source);
  press_html_copy_add_text (copy, line);
  press_html_copy_end_line (copy, line);
}

static void
add_page (PressHtmlCopy *copy, PressSpan mark)
{
  press_html_copy_set_apart (copy);
  press_html_copy_add_mark (copy, "<PAGE>", mark);
  press_html_copy_end_line (copy, NULL);
}

/* Writes pieces that are no table of figures: lines, pages, and what a table used for layout holds.
 * A table in another is written by itself. */
guint32
press_html_copy_add_lines (PressHtmlCopy *copy, guint32 first, guint32 end)
{
  const PressHtmlPiece *above = NULL;

  for (guint32 i = first; i < end; i++)
    {
      const PressHtmlPiece *piece = press_html_copy_get_piece (copy, i);

      switch ((PressHtmlPieceKind) piece->kind)
        {
        case PRESS_HTML_LINE:
          if (above != NULL && is_apart (piece, above))
            press_html_copy_set_apart (copy);
          add_line (copy, piece);
          above = piece;
          break;
        case PRESS_HTML_PAGE:
          add_page (copy, piece->mark);
          break;
        case PRESS_HTML_TABLE_START:
          if (piece->has_nested)
            break;
          press_html_copy_set_apart (copy);
          i = press_html_table_write (copy, i);
          press_html_copy_set_apart (copy);
          above = NULL;
          break;
        case PRESS_HTML_TABLE_END:
        case PRESS_HTML_ROW_START:
        case PRESS_HTML_CELL_START:
          break;
        }
    }
  return end;
}

/* The lines of the file itself; CR, LF and CR LF end one. */
static void
find_source_lines (PressCopy *copy)
{
  gsize length;
  const char *source = g_bytes_get_data (copy->source, &length);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 at = 0, start = 0; at < length; at++)
    {
      gboolean is_pair = source[at] == '\r' && at + 1 < length && source[at + 1] == '\n';

      if (at == start)
        g_array_append_val (starts, start);
      if ((source[at] == '\n' || source[at] == '\r') && !is_pair)
        start = at + 1;
    }
  copy->n_source_lines = starts->len;
  copy->source_lines = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&starts), FALSE);
}

/* The copy begins and ends where the file does, whatever tags stand there: an empty line takes what
 * is in front of the first text, the end of the last line what is behind it. */
static void
add_pieces (PressHtmlCopy *writer, guint32 length)
{
  const GArray *runs = writer->source->runs;

  if (runs->len == 0 || g_array_index (runs, PressOrigin, 0).source > 0)
    press_html_copy_end_line (writer, NULL);
  press_html_copy_add_lines (writer, 0, writer->source->pieces->len);
  if (writer->origins->len > 0)
    g_array_index (writer->origins, PressOrigin, writer->origins->len - 1).source_end = length;
}

/* Makes the text, the lines and the origins of @copy. */
void
press_html_copy_fill (PressCopy *copy, const PressHtmlText *text)
{
  PressHtmlCopy writer = { .source = text,
                           .text = g_string_new (NULL),
                           .origins = g_array_new (FALSE, FALSE, sizeof (PressOrigin)),
                           .cells = g_array_new (FALSE, FALSE, sizeof (PressGridCell)),
                           .styles = g_array_new (FALSE, FALSE, sizeof (PressLine)),
                           .is_blank = TRUE };

  add_pieces (&writer, (guint32) g_bytes_get_size (copy->source));
  copy->length = (guint32) writer.text->len;
  copy->owned = g_string_free_to_bytes (writer.text);
  copy->text = g_bytes_get_data (copy->owned, NULL);
  if (copy->text == NULL)
    copy->text = "";
  copy->n_origins = writer.origins->len;
  copy->origins = (PressOrigin *) (gpointer) g_array_free (writer.origins, FALSE);
  copy->n_cells = writer.cells->len;
  copy->cells = (PressGridCell *) (gpointer) g_array_free (writer.cells, FALSE);
  press_copy_find_lines (copy);
  for (guint i = 0; i < copy->n_lines && i < writer.styles->len; i++)
    {
      copy->lines[i].style = g_array_index (writer.styles, PressLine, i).style;
      copy->lines[i].level = g_array_index (writer.styles, PressLine, i).level;
    }
  g_array_unref (writer.styles);
  find_source_lines (copy);
}

/* Copy from the pieces of an HTML file: the lines that a reader of plain text would have seen. */
#include "readers/html-copy.h"
#include "readers/html-table.h"

#include <string.h>

#define PAGE_COLUMNS 80
#define LEAST_ORIGINS 16
#define FULL_LINE_BYTES 90 /* a browser fills more than one line with as much */

const PressHtmlPiece *
press_html_copy_get_piece (const PressHtmlCopy *copy, guint32 index)
{
  return &copy->source->pieces[index];
}

static void
add_break (PressHtmlCopy *copy)
{
  guint32 at = (guint32) copy->text->len;

  if (copy->is_elsewhere)
    g_array_append_val (copy->breaks, at);
  copy->is_elsewhere = FALSE;
}

/* The first link that ends behind @at. */
static guint
find_link (const GArray *links, guint32 at)
{
  guint low = 0;
  guint high = links->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (links, PressHtmlLink, middle).end <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_link (PressHtmlCopy *copy, PressSpan span, const PressHtmlLink *source)
{
  gboolean has_text = source->alternative.end > source->alternative.start;
  PressLink link
      = { span, press_html_text_dup_value (copy->source, source->address),
          has_text ? press_html_text_dup_value (copy->source, source->alternative) : NULL };

  g_array_append_val (copy->links, link);
}

/* The links on a line that is about to be added. */
static void
add_links (PressHtmlCopy *copy, const PressHtmlPiece *line)
{
  const GArray *links = copy->source->links;
  guint32 shift = (guint32) copy->text->len - line->start;

  for (guint i = find_link (links, line->start); i < links->len; i++)
    {
      const PressHtmlLink *link = &g_array_index (links, PressHtmlLink, i);

      PressSpan span = { MAX (link->start, line->start), MIN (link->end, line->end) };

      if (link->start >= line->end)
        break;
      while (span.start < span.end && copy->source->text->str[span.start] == ' ')
        span.start++;
      if (span.start < span.end)
        add_link (copy, (PressSpan){ span.start + shift, span.end + shift }, link);
    }
}

static void
add_run (PressHtmlCopy *copy, PressOrigin run)
{
  if (copy->n_origins == copy->most_origins)
    {
      copy->most_origins += copy->most_origins + LEAST_ORIGINS;
      copy->origins = g_renew (PressOrigin, copy->origins, copy->most_origins);
    }
  copy->origins[copy->n_origins++] = run;
}

/* The text of a line, with its way back to the file. */
void
press_html_copy_add_text (PressHtmlCopy *copy, const PressHtmlPiece *line)
{
  const PressOrigin *runs = copy->source->runs;
  guint32 shift = (guint32) copy->text->len - line->start;

  add_break (copy);
  if (copy->source->links->len > 0)
    add_links (copy, line);
  for (guint i = line->run; i < copy->source->n_runs && runs[i].copy < line->end; i++)
    add_run (copy, (PressOrigin){ runs[i].copy + shift, runs[i].source, runs[i].source_end });
  g_string_append_len (copy->text, copy->source->text->str + line->start, line->end - line->start);
}

static void
add_origin (PressHtmlCopy *copy, PressSpan source)
{
  add_run (copy, (PressOrigin){ (guint32) copy->text->len, source.start, source.end });
}

/* Blanks may be many times the text of a file; a copy that is too large, and is given up in the
 * end, gets no more of them. */
void
press_html_copy_add_blanks (PressHtmlCopy *copy, guint n, guint32 source)
{
  gsize length = copy->text->len;

  if (n == 0 || length > PRESS_MOST_TEXT_BYTES)
    return;
  add_origin (copy, (PressSpan){ source, source });
  g_string_set_size (copy->text, length + n);
  memset (copy->text->str + length, ' ', n);
}

/* Text that stands for a tag. */
void
press_html_copy_add_mark (PressHtmlCopy *copy, const char *mark, PressSpan source)
{
  add_break (copy);
  add_origin (copy, source);
  g_string_append (copy->text, mark);
}

/* How far down in the file the last text stood. */
static guint32
get_last_end (const PressHtmlCopy *copy)
{
  return copy->n_origins > 0 ? copy->origins[copy->n_origins - 1].source_end : 0;
}

/* Ends the line; its end stands for nothing at @source. */
static void
end_line_at (PressHtmlCopy *copy, const PressHtmlPiece *looks, guint32 source)
{
  PressLine line = { 0 };

  if (looks != NULL)
    {
      line.style = looks->style;
      line.level = looks->level;
      line.lead = looks->lead;
    }
  copy->is_blank = copy->text->len == copy->line_start;
  add_origin (copy, (PressSpan){ source, source });
  g_string_append_c (copy->text, '\n');
  copy->line_start = (guint32) copy->text->len;
  g_array_append_val (copy->styles, line);
}

/* Ends the line; @looks, if any, are its looks. */
void
press_html_copy_end_line (PressHtmlCopy *copy, const PressHtmlPiece *looks)
{
  end_line_at (copy, looks, get_last_end (copy));
}

/* Puts a blank line below the last one, unless there is one. */
void
press_html_copy_set_apart (PressHtmlCopy *copy)
{
  if (!copy->is_blank)
    press_html_copy_end_line (copy, NULL);
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
    return line->level != above->level
           || (line->style != above->style && MAX (length, above_length) > FULL_LINE_BYTES);
  return length > FULL_LINE_BYTES || above_length > FULL_LINE_BYTES || line->style != above->style
         || line->level != above->level;
}

static void
add_line (PressHtmlCopy *copy, const PressHtmlPiece *line)
{
  guint width = line->width;
  guint32 source = copy->source->runs[line->run].source;
  guint indent = line->indent;

  if (line->is_kept)
    indent = 0;
  else if (line->style & PRESS_LINE_CENTERED)
    indent = width < PAGE_COLUMNS ? (PAGE_COLUMNS - width) / 2 : 0;
  press_html_copy_add_blanks (copy, indent, source);
  press_html_copy_add_text (copy, line);
  press_html_copy_end_line (copy, line);
}

/* Text on a line of its own that stands for a tag; the tag may be further up in the file. */
static void
add_tag_line (PressHtmlCopy *copy, const char *text, PressSpan mark)
{
  gboolean is_late = copy->n_origins > 0 && mark.start < get_last_end (copy);
  guint32 end = is_late ? get_last_end (copy) : mark.end;

  press_html_copy_set_apart (copy);
  copy->is_elsewhere |= is_late;
  press_html_copy_add_mark (copy, text, mark);
  end_line_at (copy, NULL, end);
  copy->is_elsewhere = is_late;
}

static void
add_image (PressHtmlCopy *copy, const PressHtmlPiece *piece)
{
  const PressHtmlLink *image = &g_array_index (copy->source->images, PressHtmlLink, piece->last);
  guint32 start;

  press_html_copy_set_apart (copy);
  start = (guint32) copy->text->len;
  add_tag_line (copy, "<IMG>", piece->mark);
  add_link (copy, (PressSpan){ start, start + 5 }, image);
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
          add_tag_line (copy, "<PAGE>", piece->mark);
          break;
        case PRESS_HTML_IMAGE:
          add_image (copy, piece);
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

/* The copy begins and ends where the file does, whatever tags stand there: an empty line takes what
 * is in front of the first text, the end of the last line what is behind it. */
static void
add_pieces (PressHtmlCopy *writer, guint32 length)
{
  const PressHtmlText *text = writer->source;

  if (text->n_runs == 0 || text->runs[0].source > 0)
    press_html_copy_end_line (writer, NULL);
  press_html_copy_add_lines (writer, 0, text->n_pieces);
  if (writer->n_origins > 0)
    writer->origins[writer->n_origins - 1].source_end = length;
}

/* Makes the text, the lines and the origins of @copy. */
void
press_html_copy_fill (PressCopy *copy, const PressHtmlText *text)
{
  guint most_origins = text->n_runs + text->n_pieces + LEAST_ORIGINS;
  PressHtmlCopy writer = { .source = text,
                           .cell_kinds = text->cell_kinds,
                           .text = g_string_sized_new (text->text->len + text->text->len / 2),
                           .most_origins = most_origins,
                           .origins = g_new (PressOrigin, most_origins),
                           .cells = g_array_new (FALSE, FALSE, sizeof (PressGridCell)),
                           .links = g_array_new (FALSE, FALSE, sizeof (PressLink)),
                           .breaks = g_array_new (FALSE, FALSE, sizeof (guint32)),
                           .styles = g_array_new (FALSE, FALSE, sizeof (PressLine)),
                           .is_blank = TRUE };

  copy->is_too_large = text->text->len > PRESS_MOST_TEXT_BYTES;
  if (!copy->is_too_large)
    add_pieces (&writer, (guint32) g_bytes_get_size (copy->source));
  press_copy_take_text (copy, writer.text);
  copy->n_origins = writer.n_origins;
  copy->origins = g_steal_pointer (&writer.origins);
  copy->n_cells = writer.cells->len;
  copy->cells = (PressGridCell *) (gpointer) g_array_free (writer.cells, FALSE);
  copy->n_links = writer.links->len;
  copy->links = (PressLink *) (gpointer) g_array_free (writer.links, FALSE);
  copy->n_breaks = writer.breaks->len;
  copy->breaks = (guint32 *) (gpointer) g_array_free (writer.breaks, FALSE);
  press_copy_find_lines (copy);
  for (guint i = 0; i < copy->n_lines && i < writer.styles->len; i++)
    {
      copy->lines[i].style = g_array_index (writer.styles, PressLine, i).style;
      copy->lines[i].level = g_array_index (writer.styles, PressLine, i).level;
      copy->lines[i].lead = g_array_index (writer.styles, PressLine, i).lead;
    }
  g_array_unref (writer.styles);
  press_copy_find_source_lines (copy);
}

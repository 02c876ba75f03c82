/* Copy: the text that the stages after a reader see, with its lines and the way back to the file.
 */
#include "base/copy.h"

#include <string.h>

#define STARTS_AT_A_TIME 64
#define TAB_COLUMNS 8
#define HINT_BYTES 64

PressCopy *
press_copy_new (GBytes *source)
{
  PressCopy *copy = g_new0 (PressCopy, 1);
  gsize length;

  copy->source = g_bytes_ref (source);
  copy->text = g_bytes_get_data (source, &length);
  if (copy->text == NULL)
    copy->text = "";
  copy->length = (guint32) length;
  copy->encoding = "UTF-8";
  return copy;
}

void
press_copy_free (PressCopy *copy)
{
  g_bytes_unref (copy->source);
  g_clear_pointer (&copy->owned, g_bytes_unref);
  g_free (copy->lines);
  g_free (copy->origins);
  g_free (copy->hints);
  g_free (copy->spellings);
  g_free (copy->cells);
  g_free (copy->breaks);
  for (guint32 i = 0; i < copy->n_links; i++)
    {
      g_free (copy->links[i].address);
      g_free (copy->links[i].text);
    }
  g_free (copy->links);
  g_free (copy->source_lines);
  g_free (copy->source_numbers);
  g_free (copy);
}

static guint32
find_mark (const char *text, guint32 at, guint32 end, char mark)
{
  const char *found = memchr (text + at, mark, end - at);

  return found != NULL ? (guint32) (found - text) : end;
}

/* The next CR or LF at or after @at, or @end. What was looked for and not met yet is kept, since
 * the text may hold only one of the two. */
static guint32
find_line_end (const char *text, guint32 at, guint32 end, guint32 *next_cr, guint32 *next_lf)
{
  if (*next_cr < at)
    *next_cr = find_mark (text, at, end, '\r');
  if (*next_lf < at)
    *next_lf = find_mark (text, at, end, '\n');
  return MIN (*next_cr, *next_lf);
}

static guint32
skip_line_end (const char *text, guint32 at, guint32 end)
{
  if (at < end && text[at] == '\r')
    return at + 1 < end && text[at + 1] == '\n' ? at + 2 : at + 1;
  return at < end ? at + 1 : end;
}

/* Has a copy stand for its source by @text, which is taken; one that is too large is given up. */
void
press_copy_take_text (PressCopy *copy, GString *text)
{
  copy->is_too_large |= text->len > PRESS_MOST_TEXT_BYTES;
  if (copy->is_too_large)
    g_string_truncate (text, 0);
  copy->length = (guint32) text->len;
  copy->owned = g_string_free_to_bytes (text);
  copy->text = g_bytes_get_data (copy->owned, NULL);
  if (copy->text == NULL)
    copy->text = "";
}

static guint16
measure_indent (const char *text, guint32 at, guint32 end)
{
  guint columns = 0;

  for (; at < end && columns < G_MAXUINT16 - TAB_COLUMNS; at++)
    {
      if (text[at] == ' ')
        columns++;
      else if (text[at] == '\t')
        columns += TAB_COLUMNS - columns % TAB_COLUMNS;
      else
        break;
    }
  return (guint16) columns;
}

/* Fills the table of lines; CR, LF and CR LF end a line, and so does the end of the text. */
void
press_copy_find_lines (PressCopy *copy)
{
  guint32 n_allocated = copy->length / 48 + 16;
  guint32 at = 0;
  guint32 next_cr = find_mark (copy->text, 0, copy->length, '\r');
  guint32 next_lf = find_mark (copy->text, 0, copy->length, '\n');

  copy->lines = g_new (PressLine, n_allocated);
  while (at < copy->length)
    {
      guint32 end = find_line_end (copy->text, at, copy->length, &next_cr, &next_lf);

      if (copy->n_lines == n_allocated)
        {
          n_allocated += n_allocated / 2;
          copy->lines = g_renew (PressLine, copy->lines, n_allocated);
        }
      copy->lines[copy->n_lines++] = (PressLine){
        .start = at,
        .end = end,
        .indent = measure_indent (copy->text, at, end),
      };
      at = skip_line_end (copy->text, end, copy->length);
    }
}

/* Appends where each line between two offsets of a text begins. */
void
press_copy_find_line_starts (const char *text, guint32 start, guint32 end, GArray *starts)
{
  guint32 next_cr = start < end ? find_mark (text, start, end, '\r') : end;
  guint32 next_lf = start < end ? find_mark (text, start, end, '\n') : end;

  for (guint32 at = start; at < end;)
    {
      guint32 found[STARTS_AT_A_TIME];
      guint n_found = 0;

      while (at < end && n_found < STARTS_AT_A_TIME)
        {
          found[n_found++] = at;
          at = skip_line_end (text, find_line_end (text, at, end, &next_cr, &next_lf), end);
        }
      g_array_append_vals (starts, found, n_found);
    }
}

/* How many lines begin between two offsets of a text. */
guint
press_copy_count_line_starts (const char *text, guint32 start, guint32 end)
{
  guint32 next_cr = start < end ? find_mark (text, start, end, '\r') : end;
  guint32 next_lf = start < end ? find_mark (text, start, end, '\n') : end;
  guint n = 0;

  for (guint32 at = start; at < end; n++)
    at = skip_line_end (text, find_line_end (text, at, end, &next_cr, &next_lf), end);
  return n;
}

/* Fills the table of the source's own lines, where they are not those of the copy. */
void
press_copy_find_source_lines (PressCopy *copy)
{
  gsize size;
  const char *source = g_bytes_get_data (copy->source, &size);
  GArray *starts = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) (size / 256 + 16));

  press_copy_find_line_starts (source, 0, (guint32) size, starts);
  copy->n_source_lines = starts->len;
  copy->source_lines = (guint32 *) (gpointer) g_array_free (starts, FALSE);
}

/* Notes where in the table of origins those of each few bytes are, for a copy that will be asked
 * for the source of many. */
void
press_copy_note_origins (PressCopy *copy)
{
  guint32 n_hints = copy->length / HINT_BYTES + 2;
  guint32 at = 0;

  if (copy->n_origins < 2)
    return;
  copy->hints = g_new (guint32, n_hints);
  for (guint32 i = 0; i < n_hints; i++)
    {
      while (at + 1 < copy->n_origins && copy->origins[at + 1].copy <= (guint64) i * HINT_BYTES)
        at++;
      copy->hints[i] = at;
    }
}

/* The last origin at or before @offset of the copy. */
static const PressOrigin *
find_origin (const PressCopy *copy, guint32 offset)
{
  guint32 low = 0;
  guint32 high = copy->n_origins;

  if (copy->hints != NULL)
    {
      guint32 hint = MIN (offset, copy->length) / HINT_BYTES;

      low = copy->hints[hint];
      high = copy->hints[hint + 1] + 1;
    }
  while (high - low > 1)
    {
      guint32 middle = low + (high - low) / 2;
      if (copy->origins[middle].copy <= offset)
        low = middle;
      else
        high = middle;
    }
  return &copy->origins[low];
}

static guint32
get_origin_end (const PressCopy *copy, const PressOrigin *origin)
{
  if (origin->source_end != G_MAXUINT32 || origin + 1 == copy->origins + copy->n_origins)
    return origin->source_end;
  return origin[1].source;
}

static guint32
start_to_source (const PressCopy *copy, guint32 offset, const PressOrigin *origin)
{
  return MIN (origin->source + (offset - origin->copy), get_origin_end (copy, origin));
}

/* Where the byte before @offset ends: what follows it may come from elsewhere. Most spans lie in
 * the run of their start, @first. */
static guint32
end_to_source (const PressCopy *copy, guint32 offset, const PressOrigin *first)
{
  const PressOrigin *origin
      = first + 1 == copy->origins + copy->n_origins || first[1].copy > offset - 1
            ? first
            : find_origin (copy, offset - 1);
  guint32 end = get_origin_end (copy, origin);

  if (end != G_MAXUINT32
      && (offset == copy->length
          || (origin + 1 < copy->origins + copy->n_origins && origin[1].copy == offset)))
    return end;
  return MIN (origin->source + (offset - origin->copy), end);
}

/* The bytes of the source that stand for a span of the copy. */
PressSpan
press_copy_to_source (const PressCopy *copy, PressSpan span)
{
  const PressOrigin *first;
  PressSpan source;

  if (copy->origins == NULL)
    return span;
  first = find_origin (copy, span.start);
  source.start = start_to_source (copy, span.start, first);
  source.end = span.end > span.start ? end_to_source (copy, span.end, first) : source.start;
  return (PressSpan){ source.start, MAX (source.start, source.end) };
}

/* The first cell of a table that begins at @start or behind it; the number of cells: there is none.
 */
guint32
press_copy_find_cell (const PressCopy *copy, guint32 start)
{
  guint32 low = 0;
  guint32 high = copy->n_cells;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (copy->cells[middle].start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether the reader knows the columns of any of these bytes. */
gboolean
press_copy_has_cells (const PressCopy *copy, PressSpan span)
{
  guint32 cell = press_copy_find_cell (copy, span.start);

  return cell < copy->n_cells && copy->cells[cell].start < span.end;
}

/* How the byte at @source_offset, or the one behind it, spells text. */
PressSpelling
press_copy_get_spelling (const PressCopy *copy, guint32 source_offset)
{
  guint low = 0;
  guint high = copy->n_spellings;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (copy->spellings[middle].source <= source_offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0)
    return copy->spellings[low - 1];
  return (PressSpelling){ .is_utf8 = g_str_equal (copy->encoding, "UTF-8") };
}

guint
press_copy_find_line (const PressCopy *copy, guint32 offset)
{
  guint low = 0;
  guint high = copy->n_lines;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (copy->lines[middle].start <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static guint
find_source_line (const PressCopy *copy, guint32 offset)
{
  guint low = 0;
  guint high = copy->n_source_lines;

  if (copy->source_lines == NULL)
    return press_copy_find_line (copy, offset);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (copy->source_lines[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static guint
count_source_lines (const PressCopy *copy)
{
  return copy->source_lines != NULL ? copy->n_source_lines : copy->n_lines;
}

static guint32
get_source_line_start (const PressCopy *copy, guint index)
{
  return copy->source_lines != NULL ? copy->source_lines[index] : copy->lines[index].start;
}

static guint
get_source_number (const PressCopy *copy, guint index)
{
  return copy->source_numbers != NULL ? copy->source_numbers[index] : index + 1;
}

/* Where the table leaves lines out: from the one at @index on they are counted, up to the one that
 * holds @offset or has the number @line. Returns its start. */
static guint32
count_lines (const PressCopy *copy, guint index, guint32 offset, guint line, guint *number)
{
  gsize length;
  const char *source = g_bytes_get_data (copy->source, &length);
  guint32 end = index + 1 < copy->n_source_lines ? copy->source_lines[index + 1] : (guint32) length;
  guint32 start = copy->source_lines[index];
  guint32 next_cr, next_lf;

  if (offset < end - 1) /* the second byte of an end may stand there */
    end = offset + 2;
  next_cr = find_mark (source, start, end, '\r');
  next_lf = find_mark (source, start, end, '\n');
  *number = copy->source_numbers[index];
  while (*number < line)
    {
      guint32 line_end = find_line_end (source, start, end, &next_cr, &next_lf);
      guint32 next = skip_line_end (source, line_end, end);

      if (next > offset || next >= end)
        break;
      start = next;
      ++*number;
    }
  return start;
}

PressPlace
press_copy_get_place (const PressCopy *copy, guint32 source_offset)
{
  guint index;
  guint number;

  if (count_source_lines (copy) == 0)
    return (PressPlace){ 1, source_offset + 1 };
  index = find_source_line (copy, source_offset);
  if (index < copy->n_sparse_lines)
    {
      guint32 start = count_lines (copy, index, source_offset, G_MAXUINT, &number);

      return (PressPlace){ number, source_offset - start + 1 };
    }
  return (PressPlace){ get_source_number (copy, index),
                       source_offset - get_source_line_start (copy, index) + 1 };
}

/* The last line in the table that is not behind @line, or how many the table holds. */
static guint
find_source_number (const PressCopy *copy, guint line)
{
  guint n_lines = count_source_lines (copy);
  guint low = 0;
  guint high = n_lines;

  if (copy->source_numbers == NULL)
    return line == 0 || line > n_lines ? n_lines : line - 1;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (copy->source_numbers[middle] <= line)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : n_lines;
}

static guint32
find_source_line_end (const char *source, guint32 start, guint32 end)
{
  guint32 line_feed = find_mark (source, start, end, '\n');

  return find_mark (source, start, line_feed, '\r');
}

/* The bytes of a line of the source, from 1, without its end; none where nobody has read it. */
PressSpan
press_copy_get_source_line (const PressCopy *copy, guint line)
{
  gsize length;
  const char *source = g_bytes_get_data (copy->source, &length);
  guint n_lines = count_source_lines (copy);
  guint index = find_source_number (copy, line);
  PressSpan span = { (guint32) length, (guint32) length };

  guint number = index < n_lines ? get_source_number (copy, index) : 0;

  if (index == n_lines)
    return span;
  span.start = get_source_line_start (copy, index);
  if (index < copy->n_sparse_lines)
    span.start = count_lines (copy, index, (guint32) length, line, &number);
  if (number != line)
    return (PressSpan){ (guint32) length, (guint32) length };
  if (index + 1 < n_lines)
    span.end = get_source_line_start (copy, index + 1);
  span.end = find_source_line_end (source, span.start, span.end);
  return span;
}

/* Appends the text of a span to @onto with its white space folded and its ends trimmed; a blank
 * is put between what @onto holds and the new text. Returns @onto's text. */
char *
press_copy_fold (const PressCopy *copy, PressSpan span, GString *onto)
{
  gboolean want_blank = onto->len > 0 && onto->str[onto->len - 1] != ' ';
  gboolean has_written = FALSE;
  const char *at = copy->text + span.start;
  const char *end = copy->text + span.end;

  while (at < end)
    {
      const char *word;

      while (at < end && g_ascii_isspace (*at))
        at++;
      word = at;
      while (at < end && !g_ascii_isspace (*at))
        at++;
      if (at == word)
        break;
      if (has_written || want_blank)
        g_string_append_c (onto, ' ');
      g_string_append_len (onto, word, at - word);
      has_written = TRUE;
    }
  return onto->str;
}

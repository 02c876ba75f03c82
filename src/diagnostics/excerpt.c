/* Excerpts: a line of the input with a caret and tildes under a span, safe for any terminal. */
#include "diagnostics/excerpt.h"

#include "base/encoding.h"

#include <string.h>

/* A wider line is cut to a window; so many columns of it stand before the caret at most. */
#define WINDOW_COLUMNS 100
#define LEAD_COLUMNS 30
/* No more than this is looked at on either side of the caret, however long the line is. Of bytes
 * that take a column each, fewer do. */
#define REACH_BYTES 800
#define REACH_COLUMNS (WINDOW_COLUMNS + LEAD_COLUMNS)
#define ELLIPSIS "..."
#define FIRST_PRINTED 0xa0 /* behind the controls of Latin-1 */

/* One character of a line as it is shown. */
typedef struct
{
  guint32 source; /* its first byte */
  guint32 shown;  /* its first byte in what is shown */
  guint columns;
} Cell;

typedef struct
{
  GString *shown;
  GArray *cells; /* of Cell, and one more for the end */
} Strip;

static gboolean
is_bidi_control (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069) || character == 0x200e
         || character == 0x200f || character == 0x061c;
}

static gboolean
is_safe (gunichar character)
{
  return character == '\t'
         || (!g_unichar_iscntrl (character) && g_unichar_isdefined (character)
             && !is_bidi_control (character) && character != 0x2028 && character != 0x2029);
}

static guint
measure (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

/* A byte that is no UTF-8: the character that windows-1252 has for it, if any. */
static gunichar
decode_byte (char byte)
{
  gunichar character = press_encoding_from_windows_1252 ((guchar) byte);

  return character >= FIRST_PRINTED ? character : 0;
}

/* Printable ASCII: whatever the encoding is, it stands for itself and takes a column. */
static inline gboolean
is_plain (char byte)
{
  return byte >= ' ' && byte < '\x7f';
}

/* Reads one character of @length bytes; 0 stands for a byte that means nothing. */
static gunichar
read_character (const char *at, gsize length, const char *encoding, gsize *n_bytes)
{
  gboolean is_utf8 = encoding == NULL || g_str_equal (encoding, "UTF-8");
  gunichar character = (guchar) *at;

  *n_bytes = 1;
  if (character < 0x80)
    return character;
  if (!is_utf8)
    return decode_byte (*at);
  character = g_utf8_get_char_validated (at, (gssize) length);
  if (character >= (gunichar) -2)
    return 0;
  *n_bytes = (gsize) g_unichar_to_utf8 (character, NULL);
  return character;
}

/* Appends one character in a form that no terminal obeys; returns how many columns it takes. */
static guint
append_character (GString *onto, gunichar character, const char *at)
{
  gsize before = onto->len;

  if (is_plain (*at))
    {
      g_string_append_c (onto, *at);
      return 1;
    }
  if (character == 0 || (character < 0x80 && !is_safe (character)))
    g_string_append_printf (onto, "<%02x>", (guchar) *at);
  else if (!is_safe (character))
    g_string_append_printf (onto, "<U+%04X>", character);
  else
    {
      g_string_append_unichar (onto, character);
      return measure (character);
    }
  return (guint) (onto->len - before);
}

/* Appends text for people: what could steer a terminal is shown by its number. */
void
press_excerpt_append_safe (GString *onto, const char *text, gsize length_bytes,
                           const char *encoding)
{
  gsize n_bytes;
  gsize n_plain = 0;

  while (n_plain < length_bytes && is_plain (text[n_plain]))
    n_plain++;
  g_string_append_len (onto, text, (gssize) n_plain);
  for (gsize at = n_plain; at < length_bytes; at += n_bytes)
    {
      gunichar character = read_character (text + at, length_bytes - at, encoding, &n_bytes);
      append_character (onto, character, text + at);
    }
}

static guint32
count_plain_before (guint32 start, guint32 at, const char *source)
{
  guint32 n = 0;

  while (n < REACH_COLUMNS && n < at - start && is_plain (source[at - n - 1]))
    n++;
  return n;
}

static guint32
count_plain_behind (guint32 at, guint32 end, const char *source)
{
  guint32 n = 0;

  while (n < REACH_COLUMNS && n < end - at && is_plain (source[at + n]))
    n++;
  return n;
}

/* The part of a line within reach of @at, from whole character to whole character. */
static PressSpan
reach_around (PressSpan line, guint32 at, const char *source)
{
  PressSpan reach = { line.start, line.end };
  guint32 most_before
      = count_plain_before (line.start, at, source) == REACH_COLUMNS ? REACH_COLUMNS : REACH_BYTES;
  guint32 most_behind
      = count_plain_behind (at, line.end, source) == REACH_COLUMNS ? REACH_COLUMNS : REACH_BYTES;

  if (at - line.start > most_before)
    reach.start = at - most_before;
  if (line.end - at > most_behind)
    reach.end = at + most_behind;
  for (guint i = 0; i < 3 && reach.start > line.start && (source[reach.start] & 0xc0) == 0x80; i++)
    reach.start++;
  for (guint i = 0; i < 3 && reach.end < line.end && (source[reach.end] & 0xc0) == 0x80; i++)
    reach.end--;
  return reach;
}

/* Adds the plain bytes from @at on, one cell each, and gives the first byte behind them. */
static guint32
fill_plain (Strip *strip, const char *source, guint32 at, guint32 end)
{
  guint n_before = strip->cells->len;
  guint32 shown = (guint32) strip->shown->len;
  guint32 n = 0;

  while (n < end - at && is_plain (source[at + n]))
    n++;
  g_string_append_len (strip->shown, source + at, n);
  g_array_set_size (strip->cells, n_before + n);
  for (guint32 i = 0; i < n; i++)
    g_array_index (strip->cells, Cell, n_before + i) = (Cell){ at + i, shown + i, 1 };
  return at + n;
}

static void
fill_strip (Strip *strip, const char *source, PressSpan reach, const char *encoding)
{
  gsize n_bytes;
  Cell cell;

  for (guint32 at = reach.start; at < reach.end; at += (guint32) n_bytes)
    {
      gunichar character;

      at = fill_plain (strip, source, at, reach.end);
      if (at == reach.end)
        break;
      character = read_character (source + at, reach.end - at, encoding, &n_bytes);
      cell = (Cell){ at, (guint32) strip->shown->len, 0 };
      cell.columns = append_character (strip->shown, character, source + at);
      g_array_append_val (strip->cells, cell);
    }
  cell = (Cell){ reach.end, (guint32) strip->shown->len, 0 };
  g_array_append_val (strip->cells, cell);
}

static const Cell *
get_cell (const Strip *strip, guint index)
{
  return &g_array_index (strip->cells, Cell, index);
}

/* The cell that holds a byte of the source; the one for the end where it lies behind. */
static guint
find_cell (const Strip *strip, guint32 source_offset)
{
  guint index = 0;

  while (index + 1 < strip->cells->len && get_cell (strip, index + 1)->source <= source_offset)
    index++;
  return index;
}

/* Goes from @from in steps of @step as long as the cells on the way take at most @columns. */
static guint
go (const Strip *strip, guint from, int step, guint columns)
{
  guint last = strip->cells->len - 1;

  while (step < 0 ? from > 0 : from < last)
    {
      guint taken = get_cell (strip, step < 0 ? from - 1 : from)->columns;

      if (taken > columns)
        break;
      columns -= taken;
      from += (guint) step;
    }
  return from;
}

/* Chooses the cells that are shown: all where they fit, else a window around the caret. */
static void
choose_window (const Strip *strip, guint caret, guint *first, guint *end)
{
  guint last = strip->cells->len - 1;

  *first = 0;
  *end = go (strip, 0, 1, WINDOW_COLUMNS);
  if (*end == last)
    return;
  *first = caret < *end && caret < go (strip, 0, 1, LEAD_COLUMNS)
               ? 0
               : go (strip, caret, -1, LEAD_COLUMNS);
  *end = go (strip, *first, 1, WINDOW_COLUMNS);
}

static void
append_times (GString *onto, char character, guint times)
{
  while (times-- > 0)
    g_string_append_c (onto, character);
}

/* Writes blanks up to the caret, keeping tabs as tabs, then the caret and its tildes. */
static void
append_marks (GString *marks, const Strip *strip, guint first, guint caret, guint stop)
{
  for (guint i = first; i < caret; i++)
    {
      const Cell *cell = get_cell (strip, i);

      if (strip->shown->str[cell->shown] == '\t')
        g_string_append_c (marks, '\t');
      else
        append_times (marks, ' ', cell->columns);
    }
  g_string_append_c (marks, '^');
  for (guint i = caret; i < stop; i++)
    {
      guint columns = get_cell (strip, i)->columns;
      append_times (marks, '~', i == caret && columns > 0 ? columns - 1 : columns);
    }
}

static guint
trim_stop (const Strip *strip, guint caret, guint stop)
{
  while (stop > caret + 1 && g_ascii_isspace (strip->shown->str[get_cell (strip, stop - 1)->shown]))
    stop--;
  return stop;
}

static void
append_window (GString *line, GString *marks, const Strip *strip, PressSpan cut, PressSpan span)
{
  guint caret = find_cell (strip, span.start);
  guint stop = find_cell (strip, MAX (span.start, span.end));
  guint first, end;

  /* A combining mark has no column of its own: its base carries the caret. */
  while (caret > 0 && get_cell (strip, caret)->columns == 0 && caret + 1 < strip->cells->len)
    caret--;
  choose_window (strip, caret, &first, &end);
  if (first > 0 || cut.start > 0)
    {
      g_string_append (line, ELLIPSIS);
      append_times (marks, ' ', strlen (ELLIPSIS));
    }
  g_string_append_len (line, strip->shown->str + get_cell (strip, first)->shown,
                       get_cell (strip, end)->shown - get_cell (strip, first)->shown);
  append_marks (marks, strip, first, caret, trim_stop (strip, caret, MIN (stop, end)));
  if (end + 1 < strip->cells->len || cut.end > 0)
    g_string_append (line, ELLIPSIS);
}

/* Makes the line of the input that @source_span begins on, and a line of marks for below it.
 * FALSE where there is nothing to show, as in an empty file. */
gboolean
press_excerpt_make (const PressDocument *document, PressSpan source_span, GString *line,
                    GString *marks)
{
  gsize length;
  const char *source = press_document_get_source (document, &length);
  PressPlace place = press_document_get_place (document, source_span.start);
  PressSpan whole = press_document_get_source_line (document, place.line);
  Strip strip = { NULL, NULL };
  PressSpan reach, cut;
  guint32 at = CLAMP (source_span.start, whole.start, whole.end);

  if (whole.start == whole.end)
    return FALSE;
  reach = reach_around (whole, at, source);
  cut = (PressSpan){ reach.start - whole.start, whole.end - reach.end };
  strip.shown = g_string_new (NULL);
  strip.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  fill_strip (&strip, source, reach, press_document_get_encoding (document));
  append_window (line, marks, &strip, cut, (PressSpan){ at, source_span.end });
  g_string_free (strip.shown, TRUE);
  g_array_unref (strip.cells);
  return TRUE;
}

/* Columns in characters, which some formats count where pressc counts bytes. */
#include "columns.h"

#include <string.h>

#define BLOCK_BYTES 1024

static guint
count_starts (const char *at, const char *end)
{
  guint count = 0;

  for (; at < end; at++)
    count += ((guchar) *at & 0xc0) != 0x80;
  return count;
}

/* Looks at the source once, so that no place costs more than a block, however long its line is. */
void
press_columns_init (PressColumns *columns, const PressDocument *document)
{
  *columns = (PressColumns){ .document = document };
  columns->source = press_document_get_source (document, &columns->length);
  if (strcmp (press_document_get_encoding (document), "UTF-8") != 0)
    return;
  columns->before = g_new (guint32, columns->length / BLOCK_BYTES + 2);
  columns->before[0] = 0;
  for (gsize block = 0; block * BLOCK_BYTES <= columns->length; block++)
    {
      gsize start = block * BLOCK_BYTES;
      gsize end = MIN (start + BLOCK_BYTES, columns->length);

      columns->before[block + 1]
          = columns->before[block] + count_starts (columns->source + start, columns->source + end);
    }
}

void
press_columns_clear (PressColumns *columns)
{
  g_clear_pointer (&columns->before, g_free);
}

/* The characters that begin in front of a byte. */
static guint
count_before (const PressColumns *columns, guint32 offset)
{
  guint block = offset / BLOCK_BYTES;

  if (columns->before == NULL)
    return offset;
  return columns->before[block]
         + count_starts (columns->source + (gsize) block * BLOCK_BYTES, columns->source + offset);
}

/* How many characters begin in a span. */
guint
press_columns_count (const PressColumns *columns, PressSpan source_span)
{
  return count_before (columns, source_span.end) - count_before (columns, source_span.start);
}

/* Line and column of a byte, the column in characters. */
PressPlace
press_columns_get_place (const PressColumns *columns, guint32 source_offset)
{
  PressPlace place = press_document_get_place (columns->document, source_offset);
  guint32 start = source_offset - (place.column - 1);

  place.column = 1 + press_columns_count (columns, (PressSpan){ start, source_offset });
  return place;
}

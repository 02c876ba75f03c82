/* Columns in characters, which some formats count where pressc counts bytes. */
#pragma once

#include <press/press-document.h>

/* How many characters begin in front of each block of the source; NULL where a byte is one. */
typedef struct
{
  const PressDocument *document;
  const char *source;
  gsize length;
  guint32 *before;
} PressColumns;

void press_columns_init (PressColumns *columns, const PressDocument *document);
void press_columns_clear (PressColumns *columns);
PressPlace press_columns_get_place (const PressColumns *columns, guint32 source_offset);
guint press_columns_count (const PressColumns *columns, PressSpan source_span);

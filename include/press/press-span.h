/* Places in a file: spans in bytes, and lines with columns for people. */
#pragma once

#include <press/press-macros.h>

G_BEGIN_DECLS

/**
 * PRESS_MOST_TEXT_BYTES:
 *
 * What an input may hold at most, and the text that is made of it: 2 GiB, but for the room that
 * scanners and loaders need behind a text.
 *
 * Since: 0.1
 */
#define PRESS_MOST_TEXT_BYTES (G_MAXINT32 - 2 * 65536)

/**
 * PressSpan:
 * @start: the first byte, from 0
 * @end: one past the last byte
 *
 * A half-open range of bytes. A text holds at most %PRESS_MOST_TEXT_BYTES, so that a span takes
 * eight bytes.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} PressSpan;

/**
 * PressPlace:
 * @line: the line, from 1
 * @column: the column in bytes, from 1
 *
 * A place as people name it.
 */
typedef struct
{
  guint line;
  guint column;
} PressPlace;

G_END_DECLS

/* Places in a file: spans in bytes, and lines with columns for people. */
#pragma once

#include <press/press-macros.h>

G_BEGIN_DECLS

/**
 * PressSpan:
 * @start: the first byte, from 0
 * @end: one past the last byte
 *
 * A half-open range of bytes. An input holds at most 4 GiB, so that a span takes eight bytes.
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

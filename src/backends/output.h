/* Output: a large buffer before a sink, and what every writer puts into it. */
#pragma once

#include <press/press-sink.h>

#include <string.h>

/* A full buffer is at least as large as the sink's own, so that the sink passes it straight on. */
#define PRESS_OUTPUT_BYTES 65536
/* Room for one small piece past the mark at which the buffer is full. */
#define PRESS_OUTPUT_SLACK_BYTES 128

typedef struct
{
  PressSink *sink;
  gsize n_used;
  char buffer[PRESS_OUTPUT_BYTES + PRESS_OUTPUT_SLACK_BYTES];
} PressOutput;

/* Text that is known beforehand; the whole array is copied, which costs less than its length. */
typedef struct
{
  guint8 length;
  char text[47];
} PressPiece;

#define PRESS_PIECE(text)                                                                          \
  {                                                                                                \
    sizeof (text) - 1, text                                                                        \
  }

/* What is written in place of one byte; of length 0 where the byte stands for itself. */
typedef struct
{
  guint8 length;
  char text[7];
} PressEscape;

/* How a format writes text. */
typedef struct
{
  PressEscape ascii[128];
  PressEscape invalid;      /* in place of a byte that is no UTF-8 */
  PressEscape noncharacter; /* in place of U+FFFE and U+FFFF; of length 0: they are written */
  guint64 marks[3];         /* the bytes from 0x20 up that have escapes, each one eight times */
} PressEscapes;

/* One row of PressEscapes.ascii. */
#define PRESS_ESCAPED(number, text) [number] = { sizeof (text) - 1, text }

/* One byte eight times, for PressEscapes. */
#define PRESS_EIGHT_TIMES(character)                                                               \
  ((guint64) (character) *G_GUINT64_CONSTANT (0x0101010101010101))

PressOutput *press_output_new (PressSink *sink);
void press_output_free (PressOutput *output);
void press_output_flush (PressOutput *output);
void press_output_put_long (PressOutput *output, const char *data, gsize length_bytes);
void press_output_put_number (PressOutput *output, guint64 number);
char *press_number_write (guint64 number, char *to);
void press_output_put_escaped (PressOutput *output, const PressEscapes *escapes, const char *text,
                               gsize length_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressOutput, press_output_free)

/* Gives a place for at most PRESS_OUTPUT_SLACK_BYTES. */
static inline char *
press_output_reserve (PressOutput *output)
{
  if (G_UNLIKELY (output->n_used >= PRESS_OUTPUT_BYTES))
    press_output_flush (output);
  return output->buffer + output->n_used;
}

/* Writes bytes as they are. */
static inline void
press_output_put (PressOutput *output, const char *data, gsize length_bytes)
{
  if (G_UNLIKELY (length_bytes > PRESS_OUTPUT_SLACK_BYTES))
    {
      press_output_put_long (output, data, length_bytes);
      return;
    }
  memcpy (press_output_reserve (output), data, length_bytes);
  output->n_used += length_bytes;
}

/* Says that what was reserved is written up to @end. */
static inline void
press_output_advance (PressOutput *output, const char *end)
{
  output->n_used = (gsize) (end - output->buffer);
}

/* Writes a piece to a place that was reserved. Returns the place behind it. */
static inline char *
press_piece_write (const PressPiece *piece, char *to)
{
  memcpy (to, piece->text, sizeof piece->text);
  return to + piece->length;
}

static inline void
press_output_put_piece (PressOutput *output, const PressPiece *piece)
{
  press_output_advance (output, press_piece_write (piece, press_output_reserve (output)));
}

static inline void
press_output_put_char (PressOutput *output, char character)
{
  *press_output_reserve (output) = character;
  output->n_used++;
}

/* Writes a string constant. */
#define press_output_put_constant(output, text) press_output_put (output, text, sizeof (text) - 1)

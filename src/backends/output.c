/* Output: a large buffer before a sink, numbers without printf(), and escapes by runs of bytes. */
#include "output.h"

#define DIGITS_AT_MOST 20
#define HIGH_BITS PRESS_EIGHT_TIMES (0x80)
#define LOW_BITS PRESS_EIGHT_TIMES (0x01)

PressOutput *
press_output_new (PressSink *sink)
{
  PressOutput *output = g_malloc (sizeof (PressOutput));

  output->sink = sink;
  output->n_used = 0;
  return output;
}

/* Passes on what is still in the buffer, and frees it. */
void
press_output_free (PressOutput *output)
{
  press_output_flush (output);
  g_free (output);
}

void
press_output_flush (PressOutput *output)
{
  press_sink_write (output->sink, output->buffer, output->n_used);
  output->n_used = 0;
}

/* Writes any number of bytes as they are. */
void
press_output_put_long (PressOutput *output, const char *data, gsize length_bytes)
{
  while (length_bytes > 0)
    {
      gsize room = sizeof output->buffer - output->n_used;
      gsize n = MIN (room, length_bytes);

      memcpy (output->buffer + output->n_used, data, n);
      output->n_used += n;
      data += n;
      length_bytes -= n;
      if (output->n_used >= PRESS_OUTPUT_BYTES)
        press_output_flush (output);
    }
}

/* Writes a number in decimal digits. */
void
press_output_put_number (PressOutput *output, guint64 number)
{
  char digits[DIGITS_AT_MOST];
  char *at = digits + DIGITS_AT_MOST;

  do
    {
      *--at = (char) ('0' + number % 10);
      number /= 10;
    }
  while (number > 0);
  press_output_put (output, at, (gsize) (digits + DIGITS_AT_MOST - at));
}

static inline guint64
find_zero_byte (guint64 word)
{
  return (word - LOW_BITS) & ~word;
}

/* Whether one of eight bytes is a control, a mark of the format, or no ASCII. Asked of all eight
 * at once: x - 0x20 borrows into the high bit just where x is below 0x20. */
static inline gboolean
has_special_byte (const PressEscapes *escapes, guint64 word)
{
  guint64 found = word | (word - PRESS_EIGHT_TIMES (0x20));

  found |= find_zero_byte (word ^ escapes->marks[0]);
  found |= find_zero_byte (word ^ escapes->marks[1]);
  found |= find_zero_byte (word ^ escapes->marks[2]);
  return (found & HIGH_BITS) != 0;
}

static inline gboolean
stands_for_itself (const PressEscapes *escapes, char character)
{
  return (guchar) character < 0x80 && escapes->ascii[(guchar) character].length == 0;
}

/* Copies bytes that stand for themselves, as far as the buffer has room. Returns the first byte
 * that was not copied. */
static const char *
put_run (PressOutput *output, const PressEscapes *escapes, const char *at, const char *end)
{
  char *to = output->buffer + output->n_used;
  gsize room = sizeof output->buffer - output->n_used;
  const char *stop = (gsize) (end - at) < room ? end : at + room;

  for (;;)
    {
      const char *pause;
      guint64 word;

      for (; stop - at >= 8; at += 8, to += 8)
        {
          memcpy (&word, at, 8);
          if (has_special_byte (escapes, word))
            break;
          memcpy (to, &word, 8);
        }
      pause = stop - at >= 8 ? at + 8 : stop;
      while (at < pause && stands_for_itself (escapes, *at))
        *to++ = *at++;
      if (at < pause || at == stop)
        break;
    }
  output->n_used = (gsize) (to - output->buffer);
  return at;
}

static void
put_escape (PressOutput *output, const PressEscape *escape)
{
  memcpy (press_output_reserve (output), escape->text, sizeof escape->text);
  output->n_used += escape->length;
}

/* Writes one character that put_run() has stopped at. Returns the byte behind it. */
static const char *
put_character (PressOutput *output, const PressEscapes *escapes, const char *at, const char *end)
{
  gunichar character;
  gsize length;

  if ((guchar) *at < 0x80)
    {
      put_escape (output, &escapes->ascii[(guchar) *at]);
      return at + 1;
    }
  character = g_utf8_get_char_validated (at, end - at);
  if (character > 0x10ffff)
    {
      put_escape (output, &escapes->invalid);
      return at + 1;
    }
  length = (gsize) (g_utf8_next_char (at) - at);
  if ((character & 0xfffe) == 0xfffe && character < 0x10000 && escapes->noncharacter.length > 0)
    put_escape (output, &escapes->noncharacter);
  else
    press_output_put (output, at, length);
  return at + length;
}

/* Writes text in a format's way. What is no UTF-8 in it is replaced, so that the output always
 * is. */
void
press_output_put_escaped (PressOutput *output, const PressEscapes *escapes, const char *text,
                          gsize length_bytes)
{
  const char *at = text;
  const char *end = text + length_bytes;

  for (;;)
    {
      at = put_run (output, escapes, at, end);
      if (at == end)
        return;
      if (output->n_used >= PRESS_OUTPUT_BYTES)
        press_output_flush (output);
      if (!stands_for_itself (escapes, *at))
        at = put_character (output, escapes, at, end);
    }
}

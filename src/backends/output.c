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
  memset (output->offsets, 0, sizeof output->offsets);
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

/* The power of two tells the power of ten to within one: 1233 / 4096 is the logarithm of 2. */
static inline guint
count_digits (guint64 number)
{
  static const guint64 powers_of_ten[DIGITS_AT_MOST] = {
    G_GUINT64_CONSTANT (1),
    G_GUINT64_CONSTANT (10),
    G_GUINT64_CONSTANT (100),
    G_GUINT64_CONSTANT (1000),
    G_GUINT64_CONSTANT (10000),
    G_GUINT64_CONSTANT (100000),
    G_GUINT64_CONSTANT (1000000),
    G_GUINT64_CONSTANT (10000000),
    G_GUINT64_CONSTANT (100000000),
    G_GUINT64_CONSTANT (1000000000),
    G_GUINT64_CONSTANT (10000000000),
    G_GUINT64_CONSTANT (100000000000),
    G_GUINT64_CONSTANT (1000000000000),
    G_GUINT64_CONSTANT (10000000000000),
    G_GUINT64_CONSTANT (100000000000000),
    G_GUINT64_CONSTANT (1000000000000000),
    G_GUINT64_CONSTANT (10000000000000000),
    G_GUINT64_CONSTANT (100000000000000000),
    G_GUINT64_CONSTANT (1000000000000000000),
    G_GUINT64_CONSTANT (10000000000000000000),
  };
  guint n_bits = 64 - (guint) __builtin_clzll (number | 1);
  guint n = n_bits * 1233 >> 12;

  return n + (number >= powers_of_ten[n]);
}

/* Writes a number in decimal digits, two at a time from its end. */
void
press_output_put_number (PressOutput *output, guint64 number)
{
  static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                              "25262728293031323334353637383940414243444546474849"
                              "50515253545556575859606162636465666768697071727374"
                              "75767778798081828384858687888990919293949596979899";
  guint n_digits = MAX (count_digits (number), 1);
  char *at = press_output_reserve (output) + n_digits;

  output->n_used += n_digits;
  for (; number >= 10; number /= 100)
    {
      at -= 2;
      memcpy (at, pairs + number % 100 * 2, 2);
    }
  if (n_digits % 2 == 1)
    *--at = (char) ('0' + number);
}

/* Writes an offset and keeps its digits. */
void
press_output_put_new_offset (PressOutput *output, guint32 offset)
{
  PressOffset *kept = &output->offsets[offset % PRESS_N_OFFSETS];
  gsize before;

  press_output_reserve (output);
  before = output->n_used;
  press_output_put_number (output, offset);
  kept->number = offset;
  kept->length = (guint8) (output->n_used - before);
  memcpy (kept->text, output->buffer + before, kept->length);
}

static inline guint64
find_zero_bytes (guint64 word)
{
  return (word - LOW_BITS) & ~word;
}

/* How many of eight bytes, from the first, are sure to stand for themselves: no control, no mark
 * of the format, and ASCII. All eight are asked at once: x - 0x20 borrows into the high bit just
 * where x is below 0x20. Bytes above one that is found may be found wrongly, which is no matter. */
static inline guint
count_plain_bytes (const PressEscapes *escapes, guint64 word)
{
  guint64 found = word | (word - PRESS_EIGHT_TIMES (0x20));

  found |= find_zero_bytes (word ^ escapes->marks[0]);
  found |= find_zero_bytes (word ^ escapes->marks[1]);
  found |= find_zero_bytes (word ^ escapes->marks[2]);
  found &= HIGH_BITS;
  return found != 0 ? (guint) __builtin_ctzll (found) / 8 : 8;
}

static inline gboolean
stands_for_itself (const PressEscapes *escapes, char character)
{
  return (guchar) character < 0x80 && escapes->ascii[(guchar) character].length == 0;
}

/* Eight bytes, the first of them lowest. Past @end they are NUL, which never is plain. */
static inline guint64
load_word (const char *start, const char *at, const char *end)
{
  gsize n = (gsize) (end - at);
  guint64 word = 0;

  if (G_LIKELY (n >= 8))
    {
      memcpy (&word, at, 8);
      return GUINT64_FROM_LE (word);
    }
  if (n > 0 && end - start >= 8)
    {
      memcpy (&word, end - 8, 8);
      return GUINT64_FROM_LE (word) >> 8 * (8 - n);
    }
  memcpy (&word, at, n);
  return GUINT64_FROM_LE (word);
}

/* Copies bytes that stand for themselves, as far as the buffer has room. Returns the first byte
 * that was not copied. */
static const char *
put_run (PressOutput *output, const PressEscapes *escapes, const char *start, const char *end)
{
  char *to = press_output_reserve (output);
  gsize room = sizeof output->buffer - sizeof (guint64) - output->n_used;
  const char *stop = (gsize) (end - start) < room ? end : start + room;
  const char *at = start;

  for (;;)
    {
      guint64 word = load_word (start, at, stop);
      guint n_plain = count_plain_bytes (escapes, word);

      word = GUINT64_TO_LE (word);
      memcpy (to, &word, 8);
      at += n_plain;
      to += n_plain;
      if (n_plain == 8)
        continue;
      if (at == stop || !stands_for_itself (escapes, *at))
        break;
      *to++ = *at++;
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

  while (at < end)
    {
      at = put_run (output, escapes, at, end);
      if (at < end && !stands_for_itself (escapes, *at))
        at = put_character (output, escapes, at, end);
    }
}

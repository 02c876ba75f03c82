/* Output: a large buffer before a sink, numbers without printf(), and escapes by runs of bytes. */
#include "output.h"

#define THOUSAND 1000
#define MOST_GROUPS 5 /* behind the first two of a number of 64 bits */
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

/* A number below 1000 in three digits, and how many of them are zeros in front. */
typedef struct
{
  char digits[3];
  guint8 n_zeros;
} Group;

/* clang-format off */
#define GROUP(h, t, u) { { h, t, u }, (h) != '0' ? 0 : (t) != '0' ? 1 : 2 }
#define TEN_GROUPS(h, t)                                                                           \
  GROUP (h, t, '0'), GROUP (h, t, '1'), GROUP (h, t, '2'), GROUP (h, t, '3'), GROUP (h, t, '4'),   \
  GROUP (h, t, '5'), GROUP (h, t, '6'), GROUP (h, t, '7'), GROUP (h, t, '8'), GROUP (h, t, '9')
#define HUNDRED_GROUPS(h)                                                                          \
  TEN_GROUPS (h, '0'), TEN_GROUPS (h, '1'), TEN_GROUPS (h, '2'), TEN_GROUPS (h, '3'),              \
  TEN_GROUPS (h, '4'), TEN_GROUPS (h, '5'), TEN_GROUPS (h, '6'), TEN_GROUPS (h, '7'),              \
  TEN_GROUPS (h, '8'), TEN_GROUPS (h, '9')
/* clang-format on */

static const Group groups[THOUSAND] = {
  HUNDRED_GROUPS ('0'), HUNDRED_GROUPS ('1'), HUNDRED_GROUPS ('2'), HUNDRED_GROUPS ('3'),
  HUNDRED_GROUPS ('4'), HUNDRED_GROUPS ('5'), HUNDRED_GROUPS ('6'), HUNDRED_GROUPS ('7'),
  HUNDRED_GROUPS ('8'), HUNDRED_GROUPS ('9'),
};

/* Writes one to three digits, no zero in front; a fourth byte is touched. */
static inline char *
write_first_group (const Group *group, char *to)
{
  guint32 text;

  memcpy (&text, group, sizeof text);
  text = GUINT32_TO_LE (GUINT32_FROM_LE (text) >> group->n_zeros * 8);
  memcpy (to, &text, sizeof text);
  return to + sizeof group->digits - group->n_zeros;
}

static char *
write_group (const Group *group, char *to)
{
  memcpy (to, group->digits, sizeof group->digits);
  return to + sizeof group->digits;
}

/* Writes a number in decimal digits, three at a time, to a place for 24 bytes. Returns the place
 * behind it. Most have six digits at most. */
char *
press_number_write (guint64 number, char *to)
{
  guint32 rests[MOST_GROUPS]; /* the last one first */
  guint n_rests = 0;
  guint32 front;

  for (; number >= THOUSAND * THOUSAND; number /= THOUSAND)
    rests[n_rests++] = number % THOUSAND;
  front = (guint32) number;
  if (front < THOUSAND)
    to = write_first_group (&groups[front], to);
  else
    to = write_group (&groups[front % THOUSAND], write_first_group (&groups[front / THOUSAND], to));
  while (n_rests > 0)
    to = write_group (&groups[rests[--n_rests]], to);
  return to;
}

void
press_output_put_number (PressOutput *output, guint64 number)
{
  press_output_advance (output, press_number_write (number, press_output_reserve (output)));
}

/* Sixteen bytes at once; a comparison makes each that meets it 0xff. */
typedef signed char Block __attribute__ ((vector_size (16)));
typedef guint64 Halves __attribute__ ((vector_size (16)));

/* How many of sixteen bytes, from the first, are sure to stand for themselves: no control, no mark
 * of the format, and ASCII, which all others are below as signed bytes are. */
static inline Block
twice (guint64 half)
{
  return (Block) (Halves){ half, half };
}

static inline guint
count_plain_in_block (const PressEscapes *escapes, Block block)
{
  Halves found
      = (Halves) ((block < ' ') | (block == twice (escapes->marks[0]))
                  | (block == twice (escapes->marks[1])) | (block == twice (escapes->marks[2])));
  guint64 first = GUINT64_FROM_LE (found[0]);
  guint64 second = GUINT64_FROM_LE (found[1]);

  if (first != 0)
    return (guint) __builtin_ctzll (first) / 8;
  return second != 0 ? 8 + (guint) __builtin_ctzll (second) / 8 : 16;
}

static inline guint64
find_zero_bytes (guint64 word)
{
  return (word - LOW_BITS) & ~word;
}

/* The same of eight bytes: x - 0x20 borrows into the high bit just where x is below 0x20. Bytes
 * above one that is found may be found wrongly, which is no matter. */
static inline guint
count_plain_in_word (const PressEscapes *escapes, guint64 word)
{
  guint64 found = word | (word - PRESS_EIGHT_TIMES (' '));

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

static inline guint64
load_half (const char *at)
{
  guint32 half;

  memcpy (&half, at, sizeof half);
  return GUINT32_FROM_LE (half);
}

/* One to eight bytes, the first of them lowest, without a look behind their end. What is left of
 * the eight is NUL, which never is plain. */
static inline guint64
load_word (const char *at, gsize n)
{
  const guchar *bytes = (const guchar *) at;
  guint64 word;

  if (n >= 8)
    {
      memcpy (&word, at, sizeof word);
      return GUINT64_FROM_LE (word);
    }
  if (n >= 4)
    return load_half (at) | load_half (at + n - 4) << (n - 4) * 8;
  return bytes[0] | (guint64) bytes[n / 2] << n / 2 * 8 | (guint64) bytes[n - 1] << (n - 1) * 8;
}

/* Copies bytes that stand for themselves, as far as the buffer has room. Returns the first byte
 * that was not copied. */
static const char *
put_run (PressOutput *output, const PressEscapes *escapes, const char *at, const char *end)
{
  char *to = press_output_reserve (output);
  gsize room = sizeof output->buffer - sizeof (Block) - output->n_used;
  const char *stop = (gsize) (end - at) < room ? end : at + room;
  const char *start = at; /* all from here on is plain, and was copied */

  for (;;)
    {
      gsize n_left = (gsize) (stop - at);
      guint n_plain = 0;
      guint n_read;

      if (n_left > 0 && n_left < sizeof (Block) && (gsize) (stop - start) >= sizeof (Block))
        {
          /* The last block overlaps the one before. */
          at -= sizeof (Block) - n_left;
          to -= sizeof (Block) - n_left;
          n_left = sizeof (Block);
        }
      n_read = n_left >= sizeof (Block) ? sizeof (Block) : sizeof (guint64);
      if (n_left >= sizeof (Block))
        {
          Block block;

          memcpy (&block, at, sizeof block);
          memcpy (to, &block, sizeof block);
          n_plain = count_plain_in_block (escapes, block);
        }
      else if (n_left > 0)
        {
          guint64 word = load_word (at, n_left);

          n_plain = count_plain_in_word (escapes, word);
          word = GUINT64_TO_LE (word);
          memcpy (to, &word, sizeof word);
        }
      at += n_plain;
      to += n_plain;
      if (n_plain == n_read)
        continue;
      if (at == stop || !stands_for_itself (escapes, *at))
        break;
      *to++ = *at++;
      start = at;
    }
  press_output_advance (output, to);
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

static void
put_long_escaped (PressOutput *output, const PressEscapes *escapes, const char *text,
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

/* Copies up to eight bytes, if all of them stand for themselves. */
static inline gboolean
put_word (const PressEscapes *escapes, const char *text, gsize n, char *to)
{
  guint64 word = load_word (text, n);
  guint n_plain = count_plain_in_word (escapes, word);

  word = GUINT64_TO_LE (word);
  memcpy (to, &word, sizeof word);
  return n_plain >= n;
}

/* Writes text in a format's way. What is no UTF-8 in it is replaced, so that the output always
 * is. Most texts are short and plain; up to sixteen bytes are two words, which may overlap. */
void
press_output_put_escaped (PressOutput *output, const PressEscapes *escapes, const char *text,
                          gsize length_bytes)
{
  gsize n = MIN (length_bytes, sizeof (guint64));
  char *to = press_output_reserve (output);

  if (length_bytes > 0 && length_bytes <= 2 * sizeof (guint64) && put_word (escapes, text, n, to)
      && (length_bytes == n
          || put_word (escapes, text + length_bytes - n, n, to + length_bytes - n)))
    output->n_used += length_bytes;
  else
    put_long_escaped (output, escapes, text, length_bytes);
}

/* The encodings of files: UTF-8, and Windows-1252 for all that is none. */
#include "base/encoding.h"

#include <string.h>

#define MOST_UTF8_BYTES 4
#define LAST_CHARACTER 0x10ffff
#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS G_GUINT64_CONSTANT (0x0101010101010101)

/* Windows-1252 from 0x80 to 0x9f; its five holes are the controls of Latin-1.
 * Source: the WHATWG encoding standard, index windows-1252. */
static const guint16 windows_1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

/* Whether a text begins with the mark of the byte order. */
gboolean
press_encoding_has_mark (const char *text, gsize length)
{
  return length >= strlen (PRESS_BYTE_ORDER_MARK)
         && memcmp (text, PRESS_BYTE_ORDER_MARK, strlen (PRESS_BYTE_ORDER_MARK)) == 0;
}

gunichar
press_encoding_from_windows_1252 (guchar byte)
{
  return byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte;
}

/* The first byte that is no ASCII, or the end: most releases have none. */
static const char *
skip_ascii (const char *at, const char *end)
{
  guint64 words[4];

  for (; (gsize) (end - at) >= sizeof words; at += sizeof words)
    {
      memcpy (words, at, sizeof words);
      if ((words[0] | words[1] | words[2] | words[3]) & HIGH_BITS)
        break;
    }
  while (at < end && (guchar) *at < 0x80)
    at++;
  return at;
}

/* The first byte that is no UTF-8, or NULL. A NUL byte is UTF-8, too. */
const char *
press_encoding_find_invalid (const char *text, gsize length)
{
  const char *end = text + length;
  const char *at = text;

  while ((at = skip_ascii (at, end)) < end)
    {
      if (g_utf8_get_char_validated (at, MIN (end - at, MOST_UTF8_BYTES)) > LAST_CHARACTER)
        return at;
      at = g_utf8_next_char (at);
    }
  return NULL;
}

/* How many characters UTF-8 holds: all bytes but those that go on one, whose highest bits are 1 and
 * 0; eight are looked at side by side. */
guint32
press_encoding_count_characters (const char *text, guint32 length)
{
  guint32 n = length;
  guint64 word;

  for (; length > 0; text += MIN (length, sizeof word), length -= MIN (length, sizeof word))
    {
      word = 0;
      memcpy (&word, text, MIN (length, sizeof word));
      n -= (guint32) (((word >> 7 & ~(word >> 6) & LOW_BITS) * LOW_BITS) >> 56);
    }
  return n;
}

/* What sets words apart and shows nothing, a control too: no-break spaces and those of a given
 * width among them. */
gboolean
press_encoding_is_blank (gunichar character)
{
  return character <= 0x20 || character == 0xa0 || (character >= 0x2000 && character <= 0x200a)
         || character == 0x202f || character == 0x205f || character == 0x3000;
}

/* The plain character that one of UTF-8 stands for: a blank for those of any width; and for a
 * control of Latin-1 what Windows-1252 has in its place, since it is left of a text that was read
 * as the one and written in the other. */
gunichar
press_encoding_get_plain (gunichar character)
{
  if (character >= 0x80 && press_encoding_is_blank (character))
    return ' ';
  return character < 0x100 ? press_encoding_from_windows_1252 ((guchar) character) : character;
}

/* The first character of UTF-8 that stands for a plain one, or NULL. */
const char *
press_encoding_find_disguised (const char *text, gsize length)
{
  const char *end = text + length;
  const char *at = text;
  gunichar character;

  while ((at = skip_ascii (at, end)) < end)
    {
      character = g_utf8_get_char (at);
      if (press_encoding_get_plain (character) != character)
        return at;
      at = g_utf8_next_char (at);
    }
  return NULL;
}

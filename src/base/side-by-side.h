/* Sixteen bytes that are looked at side by side. */
#pragma once

#include <glib.h>
#include <string.h>

/* What is true of a byte is 0xff in its place. */
typedef signed char PressBytes __attribute__ ((vector_size (16)));
typedef guint8 PressUnsignedBytes __attribute__ ((vector_size (16)));
typedef guint64 PressByteHalves __attribute__ ((vector_size (16)));

static inline PressBytes
press_bytes_load (const char *text)
{
  PressBytes bytes;

  memcpy (&bytes, text, sizeof bytes);
  return bytes;
}

/* The first place that is set, or how many there are. */
static inline guint
press_bytes_find_first (PressBytes found)
{
  PressByteHalves halves = (PressByteHalves) found;

  if (halves[0] != 0)
    return (guint) __builtin_ctzll (GUINT64_FROM_LE (halves[0])) / 8;
  if (halves[1] != 0)
    return 8 + (guint) __builtin_ctzll (GUINT64_FROM_LE (halves[1])) / 8;
  return sizeof found;
}

/* How many ASCII letters @text begins with, which has sixteen bytes; of more it is sixteen. */
static inline guint
press_bytes_count_letters (const char *text)
{
  PressUnsignedBytes places = ((PressUnsignedBytes) press_bytes_load (text) | 0x20) - 'a';

  return press_bytes_find_first ((PressBytes) (places >= 26));
}

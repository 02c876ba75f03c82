/* Figures and letters that are set higher than the line, as the marks of notes are. */
#pragma once

#include <glib.h>

#define PRESS_NOT_RAISED (-1)
#define PRESS_RAISED_OPEN 0x207d
#define PRESS_RAISED_CLOSE 0x207e

/* By the digit that they set higher. */
static const gunichar press_raised_digits[10]
    = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

/* From "a" on. */
static const gunichar press_raised_letters[]
    = { 0x1d43, 0x1d47, 0x1d9c, 0x1d48, 0x1d49, 0x1da0, 0x1d4d, 0x2b0 };

/* The digit that a character sets higher than the line, or PRESS_NOT_RAISED. */
static inline int
press_raised_get_digit (gunichar character)
{
  for (int digit = 0; digit < 10; digit++)
    if (press_raised_digits[digit] == character)
      return digit;
  return PRESS_NOT_RAISED;
}

/* The place in the alphabet, from 0, of the letter that a character sets higher than the line, or
 * PRESS_NOT_RAISED. */
static inline int
press_raised_get_letter (gunichar character)
{
  for (guint letter = 0; letter < G_N_ELEMENTS (press_raised_letters); letter++)
    if (press_raised_letters[letter] == character)
      return (int) letter;
  return PRESS_NOT_RAISED;
}

static inline gboolean
press_raised_has_letter (char letter)
{
  return letter >= 'a' && letter < 'a' + (char) G_N_ELEMENTS (press_raised_letters);
}

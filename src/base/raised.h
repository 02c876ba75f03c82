/* Figures that are set higher than the line, as the marks of notes are. */
#pragma once

#include <glib.h>

#define PRESS_NOT_RAISED (-1)

/* The digit that a character sets higher than the line, or PRESS_NOT_RAISED. */
static inline int
press_raised_get_digit (gunichar character)
{
  switch (character)
    {
    case 0xb9:
      return 1;
    case 0xb2:
    case 0xb3:
      return (int) character - 0xb0;
    case 0x2070:
      return 0;
    default:
      return character >= 0x2074 && character <= 0x2079 ? (int) character - 0x2070
                                                        : PRESS_NOT_RAISED;
    }
}

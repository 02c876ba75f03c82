/* Exact decimals, for figures that are added up and compared: no binary fraction anywhere. */
#pragma once

#include <glib.h>

/* The digits that a decimal may have at most, in front of the point and behind it together. */
#define PRESS_DECIMAL_DIGITS 36

__extension__ typedef __int128 PressDecimalDigits;

/* A number: its digits, and how many of them stand behind the point. 12.50 is 1250 and 2. All bits
 * zero make the number 0. */
typedef struct
{
  PressDecimalDigits digits;
  guint8 places;
} PressDecimal;

gboolean press_decimal_parse (const char *text, PressDecimal *decimal);
char *press_decimal_to_string (PressDecimal decimal);
PressDecimal press_decimal_from_integer (gint64 number);

gboolean press_decimal_is_zero (PressDecimal decimal);
gboolean press_decimal_is_negative (PressDecimal decimal);
PressDecimal press_decimal_negate (PressDecimal decimal);
PressDecimal press_decimal_absolute (PressDecimal decimal);
int press_decimal_compare (PressDecimal first, PressDecimal second);

/* These give FALSE, and leave the result alone, where it would have too many digits. */
gboolean press_decimal_add (PressDecimal first, PressDecimal second, PressDecimal *sum);
gboolean press_decimal_subtract (PressDecimal first, PressDecimal second, PressDecimal *difference);
gboolean press_decimal_multiply (PressDecimal first, PressDecimal second, PressDecimal *product);
gboolean press_decimal_divide (PressDecimal dividend, PressDecimal divisor, guint places,
                               PressDecimal *quotient);
gboolean press_decimal_shift (PressDecimal decimal, int power, PressDecimal *shifted);
PressDecimal press_decimal_round (PressDecimal decimal, guint places);

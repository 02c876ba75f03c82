/* Exact decimals: 36 digits, and how many of them stand behind the point. */
#include "base/decimal.h"

#include <string.h>

#define LONGEST_TEXT (PRESS_DECIMAL_DIGITS + 4) /* a sign, a zero, a point, an end */

#define TEN_9 ((PressDecimalDigits) 1000000000)
#define TEN_18 (TEN_9 * TEN_9)
#define TEN_27 (TEN_18 * TEN_9)
#define LARGEST (TEN_18 * TEN_18 - 1)

G_STATIC_ASSERT (PRESS_DECIMAL_DIGITS == 36);

/* Ten to some power; 0 where that has more digits than a decimal. */
static PressDecimalDigits
get_power (guint exponent)
{
  static const gint32 small[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000 };
  static const PressDecimalDigits large[] = { 1, TEN_9, TEN_18, TEN_27 };

  return exponent < PRESS_DECIMAL_DIGITS ? large[exponent / 9] * small[exponent % 9] : 0;
}

static PressDecimalDigits
get_size (PressDecimalDigits digits)
{
  return digits < 0 ? -digits : digits;
}

/* Multiplies as far as the product is one that a decimal holds. */
static gboolean
multiply (PressDecimalDigits first, PressDecimalDigits second, PressDecimalDigits *product)
{
  PressDecimalDigits result;

  if (__builtin_mul_overflow (first, second, &result) || get_size (result) > LARGEST)
    return FALSE;
  *product = result;
  return TRUE;
}

/* Adds as far as the sum is one that a decimal holds; two decimals cannot overflow the type. */
static gboolean
add (PressDecimalDigits first, PressDecimalDigits second, PressDecimalDigits *sum)
{
  if (get_size (first + second) > LARGEST)
    return FALSE;
  *sum = first + second;
  return TRUE;
}

/**
 * press_decimal_parse:
 * @text: digits with a sign and a point or without: what the attribute `value` of a cell holds
 * @decimal: (out): the number
 *
 * Returns: whether @text is a number of at most %PRESS_DECIMAL_DIGITS digits
 */
gboolean
press_decimal_parse (const char *text, PressDecimal *decimal)
{
  PressDecimal result = { 0, 0 };
  gboolean is_negative = *text == '-';
  gboolean has_point = FALSE;
  guint n_digits = 0;

  if (*text == '-' || *text == '+')
    text++;
  for (; *text != '\0'; text++)
    {
      if (*text == '.' && !has_point)
        {
          has_point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*text) || !multiply (result.digits, 10, &result.digits)
          || !add (result.digits, *text - '0', &result.digits)
          || (has_point && ++result.places >= PRESS_DECIMAL_DIGITS))
        return FALSE;
      n_digits++;
    }
  if (n_digits == 0)
    return FALSE;
  *decimal = is_negative ? press_decimal_negate (result) : result;
  return TRUE;
}

/**
 * press_decimal_to_string:
 * @decimal: a number
 *
 * Returns: (transfer full): its text, with all the places that it has
 */
char *
press_decimal_to_string (PressDecimal decimal)
{
  char text[LONGEST_TEXT];
  char *at = text + sizeof text;
  PressDecimalDigits rest = get_size (decimal.digits);

  *--at = '\0';
  for (guint i = 0; i <= decimal.places || rest > 0; i++)
    {
      if (i > 0 && i == decimal.places)
        *--at = '.';
      *--at = (char) ('0' + (int) (rest % 10));
      rest /= 10;
    }
  if (decimal.digits < 0)
    *--at = '-';
  return g_strdup (at);
}

PressDecimal
press_decimal_from_integer (gint64 number)
{
  return (PressDecimal){ number, 0 };
}

gboolean
press_decimal_is_zero (PressDecimal decimal)
{
  return decimal.digits == 0;
}

gboolean
press_decimal_is_negative (PressDecimal decimal)
{
  return decimal.digits < 0;
}

PressDecimal
press_decimal_negate (PressDecimal decimal)
{
  return (PressDecimal){ -decimal.digits, decimal.places };
}

PressDecimal
press_decimal_absolute (PressDecimal decimal)
{
  return (PressDecimal){ get_size (decimal.digits), decimal.places };
}

/* Gives two numbers as many places as the one with more has. */
static gboolean
align (PressDecimal *first, PressDecimal *second)
{
  PressDecimal *shorter = first->places < second->places ? first : second;
  guint8 places = MAX (first->places, second->places);

  if (first->places == second->places)
    return TRUE;
  if (!multiply (shorter->digits, get_power (places - shorter->places), &shorter->digits))
    return FALSE;
  shorter->places = places;
  return TRUE;
}

/* Compares numbers that have too many digits to be aligned: the whole parts, then the rest. */
static int
compare_apart (PressDecimal first, PressDecimal second)
{
  PressDecimalDigits power = get_power (first.places);
  PressDecimalDigits other = get_power (second.places);
  /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): a decimal has fewer places than digits. */
  PressDecimalDigits whole = first.digits / power;
  /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): likewise. */
  PressDecimalDigits other_whole = second.digits / other;
  PressDecimal rest = { first.digits % power, first.places };
  PressDecimal other_rest = { second.digits % other, second.places };

  if (whole != other_whole)
    return whole < other_whole ? -1 : 1;
  align (&rest, &other_rest);
  return rest.digits < other_rest.digits ? -1 : rest.digits > other_rest.digits;
}

/**
 * press_decimal_compare:
 * @first: a number
 * @second: another
 *
 * Returns: less than 0, 0 or more as @first is less than, the same as, or more than @second,
 *   whatever places they have
 */
int
press_decimal_compare (PressDecimal first, PressDecimal second)
{
  PressDecimal a = first;
  PressDecimal b = second;

  if (!align (&a, &b))
    return compare_apart (first, second);
  return a.digits < b.digits ? -1 : a.digits > b.digits;
}

gboolean
press_decimal_add (PressDecimal first, PressDecimal second, PressDecimal *sum)
{
  PressDecimal result;

  if (!align (&first, &second) || !add (first.digits, second.digits, &result.digits))
    return FALSE;
  result.places = first.places;
  *sum = result;
  return TRUE;
}

gboolean
press_decimal_subtract (PressDecimal first, PressDecimal second, PressDecimal *difference)
{
  return press_decimal_add (first, press_decimal_negate (second), difference);
}

gboolean
press_decimal_multiply (PressDecimal first, PressDecimal second, PressDecimal *product)
{
  PressDecimal result;

  if (first.places + second.places >= PRESS_DECIMAL_DIGITS
      || !multiply (first.digits, second.digits, &result.digits))
    return FALSE;
  result.places = first.places + second.places;
  *product = result;
  return TRUE;
}

/* Divides whole numbers; a half and more goes away from zero, as figures are rounded by hand. */
static PressDecimalDigits
divide_rounded (PressDecimalDigits dividend, PressDecimalDigits divisor)
{
  /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): whoever divides has seen to that. */
  PressDecimalDigits quotient = dividend / divisor;
  PressDecimalDigits rest = get_size (dividend % divisor);

  if (rest >= get_size (divisor) - rest)
    quotient += (dividend < 0) == (divisor < 0) ? 1 : -1;
  return quotient;
}

/**
 * press_decimal_divide:
 * @dividend: a number
 * @divisor: another
 * @places: behind the point of the quotient
 * @quotient: (out): the quotient, a half rounded away from zero
 *
 * Returns: whether there is a quotient that a decimal can hold
 */
gboolean
press_decimal_divide (PressDecimal dividend, PressDecimal divisor, guint places,
                      PressDecimal *quotient)
{
  int shift = (int) places + divisor.places - dividend.places;
  PressDecimalDigits over = dividend.digits;
  PressDecimalDigits under = divisor.digits;

  if (under == 0 || places >= PRESS_DECIMAL_DIGITS
      || !multiply (shift > 0 ? over : under, get_power ((guint) ABS (shift)),
                    shift > 0 ? &over : &under)
      || under == 0 || (over == 0 && dividend.digits != 0))
    return FALSE;
  *quotient = (PressDecimal){ divide_rounded (over, under), (guint8) places };
  return TRUE;
}

/**
 * press_decimal_shift:
 * @decimal: a number
 * @power: of ten, such as 3 for a figure in thousands
 * @shifted: (out): @decimal times ten to @power
 *
 * Returns: whether a decimal can hold that
 */
gboolean
press_decimal_shift (PressDecimal decimal, int power, PressDecimal *shifted)
{
  int places = decimal.places - power;
  PressDecimal result = { decimal.digits, (guint8) MAX (places, 0) };

  if (places >= PRESS_DECIMAL_DIGITS || places <= -PRESS_DECIMAL_DIGITS
      || (places < 0 && !multiply (result.digits, get_power ((guint) -places), &result.digits)))
    return FALSE;
  *shifted = result;
  return TRUE;
}

/**
 * press_decimal_round:
 * @decimal: a number
 * @places: behind its point that are to stay
 *
 * Returns: the number with at most so many places, a half rounded away from zero
 */
PressDecimal
press_decimal_round (PressDecimal decimal, guint places)
{
  if (decimal.places <= places)
    return decimal;
  return (PressDecimal){ divide_rounded (decimal.digits, get_power (decimal.places - places)),
                         (guint8) places };
}

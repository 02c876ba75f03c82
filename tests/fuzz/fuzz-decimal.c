/* Fuzzing: two texts as exact decimals, and the laws of arithmetic between them. */
#include "fuzz.h"

#include "base/decimal.h"

#include <string.h>

static void
check_text (PressDecimal decimal)
{
  g_autofree char *text = press_decimal_to_string (decimal);
  PressDecimal again;

  fuzz_claim (press_decimal_parse (text, &again), "what is written can be read");
  fuzz_claim (press_decimal_compare (decimal, again) == 0, "and is the same number");
}

static void
check_sum (PressDecimal first, PressDecimal second)
{
  PressDecimal sum, other, back;

  if (!press_decimal_add (first, second, &sum))
    return;
  check_text (sum);
  fuzz_claim (press_decimal_add (second, first, &other) && press_decimal_compare (sum, other) == 0,
              "a + b = b + a");
  if (press_decimal_subtract (sum, second, &back))
    fuzz_claim (press_decimal_compare (back, first) == 0, "a + b - b = a");
}

static void
check_product (PressDecimal first, PressDecimal second)
{
  PressDecimal product, quotient;

  if (!press_decimal_multiply (first, second, &product))
    return;
  check_text (product);
  if (!press_decimal_is_zero (second)
      && press_decimal_divide (product, second, first.places, &quotient))
    fuzz_claim (press_decimal_compare (quotient, first) == 0, "a * b / b = a");
}

static void
check_rounding (PressDecimal decimal, guint places)
{
  PressDecimal rounded = press_decimal_round (decimal, places);

  fuzz_claim (rounded.places <= MAX (places, decimal.places), "a rounded number has its places");
  fuzz_claim (press_decimal_compare (press_decimal_round (rounded, places), rounded) == 0,
              "rounding again changes nothing");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  char *blank = strchr (text, ' ');
  PressDecimal first, second;

  if (blank == NULL)
    return -1;
  *blank = '\0';
  if (!press_decimal_parse (text, &first) || !press_decimal_parse (blank + 1, &second))
    return 0;
  check_text (first);
  check_sum (first, second);
  check_product (first, second);
  check_rounding (first, second.places);
  fuzz_claim (press_decimal_compare (first, second) == -press_decimal_compare (second, first),
              "an order has two ends");
  return 0;
}

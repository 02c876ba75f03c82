/* Exact decimals. */
#include "base/decimal.h"

#define NINES "999999999999999999999999999999999999" /* as long as a decimal may be */
#define TOO_LONG NINES "0"
#define TOO_FINE "0." NINES

static PressDecimal
parse (const char *text)
{
  PressDecimal decimal;

  g_assert_true (press_decimal_parse (text, &decimal));
  return decimal;
}

static void
assert_is (PressDecimal decimal, const char *text)
{
  g_autofree char *got = press_decimal_to_string (decimal);

  g_assert_cmpstr (got, ==, text);
}

static void
test_texts (void)
{
  static const char *const same[]
      = { "0", "7", "-7", "0.1", "-0.05", "12.50", "1203", "0.00", NINES };
  static const char *const none[]
      = { "", "-", ".", "1.2.3", "1,203", "12%", "n/a", " 1", TOO_LONG, TOO_FINE };
  PressDecimal decimal;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_is (parse (same[i]), same[i]);
  assert_is (parse (".5"), "0.5");
  assert_is (parse ("+5"), "5");
  assert_is (parse ("-0"), "0");
  assert_is (press_decimal_from_integer (-12), "-12");
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (press_decimal_parse (none[i], &decimal));
}

static void
test_sums (void)
{
  PressDecimal sum;

  /* The sum that binary fractions are known for. */
  g_assert_true (press_decimal_add (parse ("0.1"), parse ("0.2"), &sum));
  assert_is (sum, "0.3");
  g_assert_true (press_decimal_subtract (parse ("1"), parse ("1.25"), &sum));
  assert_is (sum, "-0.25");
  assert_is (press_decimal_absolute (sum), "0.25");
  g_assert_true (press_decimal_is_negative (sum));
  g_assert_true (press_decimal_is_zero (parse ("0.00")));
  g_assert_false (press_decimal_add (parse (NINES), parse ("1"), &sum));
  g_assert_false (press_decimal_add (parse (NINES), parse ("0.1"), &sum));
  assert_is (sum, "-0.25");
}

static void
test_products (void)
{
  PressDecimal product;

  g_assert_true (press_decimal_multiply (parse ("-1.25"), parse ("0.4"), &product));
  assert_is (product, "-0.500");
  g_assert_true (press_decimal_multiply (parse (NINES), parse ("0"), &product));
  assert_is (product, "0");
  g_assert_false (press_decimal_multiply (parse (NINES), parse ("2"), &product));
  g_assert_true (press_decimal_shift (parse ("1.203"), 6, &product));
  assert_is (product, "1203000");
  g_assert_true (press_decimal_shift (parse ("12"), -3, &product));
  assert_is (product, "0.012");
  g_assert_false (press_decimal_shift (parse (NINES), 1, &product));
}

static void
test_quotients (void)
{
  PressDecimal quotient;

  g_assert_true (press_decimal_divide (parse ("2"), parse ("3"), 4, &quotient));
  assert_is (quotient, "0.6667");
  g_assert_true (press_decimal_divide (parse ("-0.125"), parse ("1"), 2, &quotient));
  assert_is (quotient, "-0.13");
  g_assert_true (press_decimal_divide (parse ("1203.5"), parse ("0.05"), 0, &quotient));
  assert_is (quotient, "24070");
  g_assert_false (press_decimal_divide (parse ("1"), parse ("0.00"), 2, &quotient));
  g_assert_false (press_decimal_divide (parse (NINES), parse ("1"), 2, &quotient));
}

static void
test_rounding (void)
{
  assert_is (press_decimal_round (parse ("0.125"), 2), "0.13");
  assert_is (press_decimal_round (parse ("-0.125"), 2), "-0.13");
  assert_is (press_decimal_round (parse ("0.1249"), 2), "0.12");
  assert_is (press_decimal_round (parse ("99.95"), 1), "100.0");
  assert_is (press_decimal_round (parse ("7"), 2), "7");
}

static void
test_order (void)
{
  g_assert_cmpint (press_decimal_compare (parse ("1.50"), parse ("1.5")), ==, 0);
  g_assert_cmpint (press_decimal_compare (parse ("-2"), parse ("1.5")), <, 0);
  g_assert_cmpint (press_decimal_compare (parse ("0.3"), parse ("0.29")), >, 0);
  /* Too long to stand under one another. */
  g_assert_cmpint (press_decimal_compare (parse (NINES), parse ("0.00001")), >, 0);
  g_assert_cmpint (press_decimal_compare (parse ("-" NINES), parse ("-0.00001")), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/text-goes-in-and-comes-out", test_texts);
  g_test_add_func ("/decimal/sums-are-exact", test_sums);
  g_test_add_func ("/decimal/products-are-exact-or-none", test_products);
  g_test_add_func ("/decimal/quotients-are-rounded", test_quotients);
  g_test_add_func ("/decimal/a-half-goes-away-from-zero", test_rounding);
  g_test_add_func ("/decimal/places-do-not-count-in-comparisons", test_order);
  return g_test_run ();
}

/* Printed figures. All arithmetic is in exact decimals. */
#include "rules/printed.h"

#define MOST_POWER 12
#define QUOTIENT_PLACES 8

/* The digits of an amount or a percentage as they are printed. */
static gboolean
read_digits (const PressCheck *check, const PressNode *node, PressDecimal *digits)
{
  const char *at = check->document->copy->text + node->span.start;
  const char *end = check->document->copy->text + node->span.end;
  g_autoptr (GString) number = g_string_new (NULL);

  while (at < end && !g_ascii_isdigit (*at) && *at != '.')
    at++;
  for (; at < end && (g_ascii_isdigit (*at) || *at == '.' || *at == ','); at++)
    if (*at != ',')
      g_string_append_c (number, *at);
  return number->len > 0 && press_decimal_parse (number->str, digits);
}

/* @power: of ten, of the last digit that is printed. */
static gboolean
fill (PressDecimal value, int power, PressPrinted *printed)
{
  PressDecimal half;

  printed->value = value;
  return press_decimal_shift (press_decimal_from_integer (1), power, &printed->unit)
         && press_decimal_shift (press_decimal_from_integer (5), power - 1, &half)
         && press_decimal_subtract (value, half, &printed->low)
         && press_decimal_add (value, half, &printed->high);
}

/* What a phrase stands for, and how exactly: its value is its digits times a power of ten. */
gboolean
press_printed_read (const PressCheck *check, const PressNode *node, PressPrinted *printed)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
  PressDecimal whole, digits, scaled;
  int power = 0;

  if (value == NULL || !press_decimal_parse (value, &whole) || !read_digits (check, node, &digits))
    return FALSE;
  scaled = digits;
  while (press_decimal_compare (scaled, press_decimal_absolute (whole)) != 0)
    if (++power > MOST_POWER || !press_decimal_shift (digits, power, &scaled))
      return FALSE;
  printed->has_scale = power > 0;
  return fill (whole, power - digits.places, printed);
}

/* What a cell stands for. */
gboolean
press_printed_read_figure (const PressFigure *figure, PressPrinted *printed)
{
  PressDecimal amount;

  printed->has_scale = figure->scale > 0;
  return press_figure_get_amount (figure, &amount)
         && fill (amount, (int) figure->scale - figure->value.places, printed);
}

/* Whether a figure lies outside of a range by more than one unit of its last digit. */
gboolean
press_printed_is_outside (const PressPrinted *printed, PressDecimal low, PressDecimal high)
{
  PressDecimal least, most;

  return press_decimal_subtract (low, printed->unit, &least)
         && press_decimal_add (high, printed->unit, &most)
         && (press_decimal_compare (printed->value, least) < 0
             || press_decimal_compare (printed->value, most) > 0);
}

static gboolean
change (PressDecimal to, PressDecimal from, PressDecimal *percent)
{
  PressDecimal hundredfold;

  return !press_decimal_is_zero (from) && press_decimal_shift (to, 2, &hundredfold)
         && press_decimal_divide (hundredfold, from, QUOTIENT_PLACES, percent)
         && press_decimal_subtract (*percent, press_decimal_from_integer (100), percent);
}

/* The change from one amount to another, in percent; both are above nothing. */
gboolean
press_printed_change (const PressPrinted *to, const PressPrinted *from, PressPrintedRange *percent)
{
  return press_decimal_compare (from->low, press_decimal_from_integer (0)) > 0
         && change (to->low, from->high, &percent->low)
         && change (to->high, from->low, &percent->high)
         && change (to->value, from->value, &percent->right);
}

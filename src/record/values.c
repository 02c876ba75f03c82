/* Values of nodes in the forms that a record promises; a value of another form is none. */
#include "record/builder.h"

#include <string.h>

#define FEWEST_DIGITS 4
#define MOST_DIGITS 20

/* A copy that lives as long as the record, valid UTF-8 whatever @text is. */
const char *
press_record_keep (PressRecordBuilder *builder, const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  if (valid != NULL)
    text = valid;
  return press_arena_strndup (builder->arena, text, strlen (text));
}

/* Whether @text has the shape of @pattern, where a 0 stands for any digit. */
static gboolean
has_shape (const char *text, const char *pattern)
{
  for (; *text != '\0' && *pattern != '\0'; text++, pattern++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return FALSE;
  return *text == *pattern;
}

static const char *
get_shaped_value (PressRecordBuilder *builder, const PressNode *node, const char *pattern)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);

  if (value == NULL || !has_shape (value, pattern))
    return NULL;
  return press_record_keep (builder, value);
}

/* The whole ISO date of a node, or NULL. */
const char *
press_record_get_date (PressRecordBuilder *builder, const PressNode *node)
{
  return get_shaped_value (builder, node, "0000-00-00");
}

/* The time of day of a node, HH:MM, or NULL. */
const char *
press_record_get_time (PressRecordBuilder *builder, const PressNode *node)
{
  return get_shaped_value (builder, node, "00:00");
}

/* The digits of a phone's value, with the plus sign where it has one, or NULL. */
const char *
press_record_get_digits (PressRecordBuilder *builder, const PressNode *node)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
  gsize n_digits;

  if (value == NULL)
    return NULL;
  n_digits = strspn (value + (*value == '+'), "0123456789");
  if (n_digits < FEWEST_DIGITS || n_digits > MOST_DIGITS
      || value[n_digits + (*value == '+')] != '\0')
    return NULL;
  return press_record_keep (builder, value);
}

/* The exact decimal of a figure as a number of JSON, or NULL: no plus sign, no empty whole part,
 * no zeros before it. */
const char *
press_record_get_figure (PressRecordBuilder *builder, const PressNode *node)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
  gboolean is_negative;
  gsize n_zeros;
  gsize n_whole;
  gsize n_decimals;

  if (value == NULL)
    return NULL;
  is_negative = *value == '-';
  value += is_negative || *value == '+';
  n_zeros = strspn (value, "0");
  value += n_zeros;
  n_whole = strspn (value, "0123456789");
  n_decimals = value[n_whole] == '.' ? strspn (value + n_whole + 1, "0123456789") : 0;
  if (value[n_whole + (n_decimals > 0) + n_decimals] != '\0' || n_zeros + n_whole + n_decimals == 0)
    return NULL;
  return press_arena_printf (builder->arena, "%s%s%s", is_negative ? "-" : "",
                             n_whole == 0 ? "0" : "", value);
}

/* The form by which two web addresses are the same: no case, scheme, www. or last slash. */
char *
press_record_fold_address (const char *address)
{
  g_autofree char *folded = g_utf8_casefold (address, -1);
  const char *scheme_end = strstr (folded, "://");
  const char *host = scheme_end != NULL ? scheme_end + strlen ("://") : folded;
  gsize length;

  if (g_str_has_prefix (host, "www."))
    host += strlen ("www.");
  length = strlen (host);
  while (length > 0 && host[length - 1] == '/')
    length--;
  return g_strndup (host, length);
}

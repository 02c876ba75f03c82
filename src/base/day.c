/* Days as they stand in the tree. */
#include "base/day.h"

#include <string.h>

/* Reads digits, and no more of them than a year has. */
static const char *
read_number (const char *at, guint *number)
{
  *number = 0;
  for (guint n = 0; n < strlen ("2007") && g_ascii_isdigit (*at); n++)
    *number = *number * 10 + (guint) g_ascii_digit_value (*at++);
  return at;
}

/* Reads a whole date of ISO 8601. */
gboolean
press_day_read (const char *value, GDate *day)
{
  guint year, month, number;
  const char *end = read_number (value, &year);

  if (end == value || *end != '-')
    return FALSE;
  end = read_number (end + 1, &month);
  if (*end != '-')
    return FALSE;
  read_number (end + 1, &number);
  if (month > 12 || number > 31
      || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

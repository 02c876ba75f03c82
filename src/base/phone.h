/* Numbers of phones: by which digits two are the same. */
#pragma once

#include <glib.h>
#include <string.h>

/* In North America, an area, an exchange and a line. */
#define PRESS_PHONE_NATIONAL_DIGITS 10

/* A number as it is dialled inside the country: without the plus sign, and without the country's 1
 * in front of ten digits. */
static inline const char *
press_phone_skip_country (const char *phone)
{
  phone += *phone == '+';
  return *phone == '1' && strlen (phone) == PRESS_PHONE_NATIONAL_DIGITS + 1 ? phone + 1 : phone;
}

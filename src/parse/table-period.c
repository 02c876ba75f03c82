/* The periods of columns: from the words of their heads to dates and lengths. */
#include "parse/table-types.h"

#include "parse/values.h"
#include "base/vocabulary.h"

#include <string.h>

#define LONGEST_YEAR_DIGITS 4
#define TURN_OF_CENTURY 50 /* 49 is 2049, 50 is 1950 */

/* Reads the digits of a word, of which it may have others around. */
static guint
read_number (const char *text, gsize length_bytes)
{
  guint number = 0;

  for (gsize i = 0; i < length_bytes; i++)
    if (g_ascii_isdigit (text[i]))
      number = number * 10 + (guint) (text[i] - '0');
    else if (number > 0)
      break;
  return number;
}

static guint
widen_year (guint year)
{
  return year >= 100 ? year : year >= TURN_OF_CENTURY ? 1900 + year : 2000 + year;
}

/* 3/31/2024, with the month first, as printed in the United States. */
static void
read_slashed (const char *text, gsize length_bytes, PressTablePeriod *period)
{
  guint parts[3] = { 0 };
  guint n = 0;

  for (gsize i = 0; i < length_bytes && n < G_N_ELEMENTS (parts); i++)
    if (text[i] == '/')
      n++;
    else
      parts[n] = parts[n] * 10 + (guint) (text[i] - '0');
  period->month = parts[0];
  period->day = parts[1];
  period->year = widen_year (parts[2]);
}

static void
read_month (const char *text, gsize length_bytes, PressTablePeriod *period)
{
  const char *month;

  while (length_bytes > 0 && text[length_bytes - 1] == ',')
    length_bytes--;
  month = press_vocabulary_find (PRESS_LIST_MONTH, text, length_bytes);
  if (month != NULL)
    period->month = (guint) g_ascii_strtoull (month, NULL, 10);
}

/* Q1, 1Q, 1Q24. */
static void
read_quarter (const char *text, gsize length_bytes, PressTablePeriod *period)
{
  gsize mark = (gsize) ((const char *) memchr (text, 'Q', length_bytes) - text);
  gsize at = mark > 0 ? mark - 1 : mark + 1;

  period->quarter = (guint) (text[at] - '0');
  if (mark > 0 && length_bytes > mark + 1)
    period->year = widen_year (read_number (text + mark + 1, length_bytes - mark - 1));
}

/* 13 weeks: the number was no day. */
static void
read_unit (PressTablePeriod *period, guint number, char unit)
{
  period->unit = (guint) unit;
  if (number == 0)
    return;
  period->count = number;
  period->day = period->day == number ? 0 : period->day;
}

static void
read_word (PressTableWord word, const char *text, gsize length_bytes, PressTablePeriod *period)
{
  guint number = period->number;

  if (word == PRESS_TABLE_WORD_BLANKS)
    return;
  period->number = 0;
  switch ((int) word)
    {
    case PRESS_TABLE_PERIOD_MONTH:
      read_month (text, length_bytes, period);
      break;
    case PRESS_TABLE_PERIOD_DAY:
      period->day = period->number = read_number (text, length_bytes);
      break;
    case PRESS_TABLE_PERIOD_YEAR:
      period->year = read_number (text, MIN (length_bytes, LONGEST_YEAR_DIGITS));
      break;
    case PRESS_TABLE_PERIOD_SLASHED:
      read_slashed (text, length_bytes, period);
      break;
    case PRESS_TABLE_PERIOD_QUARTER:
      read_quarter (text, length_bytes, period);
      break;
    case PRESS_TABLE_PERIOD_MONTHS:
      read_unit (period, number, 'M');
      break;
    case PRESS_TABLE_PERIOD_WEEKS:
      read_unit (period, number, 'W');
      break;
    case PRESS_TABLE_PERIOD_YEARS:
      period->unit = period->unit != 0 ? period->unit : 'Y';
      break;
    case PRESS_TABLE_PERIOD_QUARTERS:
      period->unit = 'Q';
      break;
    case PRESS_TABLE_PERIOD_ENDED:
      period->is_ended = TRUE;
      break;
    case PRESS_TABLE_PERIOD_INSTANT:
      period->is_instant = TRUE;
      break;
    case PRESS_TABLE_PERIOD_CHANGE:
      period->is_change = TRUE;
      break;
    case PRESS_TABLE_PERIOD_PERCENT:
      period->is_percent = TRUE;
      break;
    case PRESS_TABLE_PERIOD_SHARES:
      period->is_shares = TRUE;
      break;
    case PRESS_TABLE_PERIOD_PER_SHARE:
      period->is_per_share = TRUE;
      break;
    default:
      if (word > PRESS_TABLE_PERIOD_ORDINAL && word < PRESS_TABLE_PERIOD_COUNT)
        period->quarter = (guint) word - PRESS_TABLE_PERIOD_ORDINAL;
      /* A count: three, 13. */
      if (word > PRESS_TABLE_PERIOD_COUNT)
        period->count = (guint) word - PRESS_TABLE_PERIOD_COUNT;
    }
}

/**
 * press_table_read_period:
 * @parse: a parse
 * @text: the heads of a column joined, or a title
 * @length_bytes: its length
 *
 * Reads what some words say of a time.
 *
 * Returns: what was found; zeros where nothing was
 */
PressTablePeriod
press_table_read_period (PressParse *parse, const char *text, gsize length_bytes)
{
  PressTablePeriod period = { 0 };
  gsize start = 0;
  gsize end = 0;
  int word;

  press_table_begin_text (parse, PRESS_TABLE_STATE_PERIOD, text, length_bytes);
  while ((word = press_table_next_word (parse, &end)) != PRESS_TABLE_WORD_NONE)
    {
      read_word ((PressTableWord) word, text + start, MIN (end, length_bytes) - start, &period);
      start = end;
    }
  return period;
}

/* What a head leaves out, a year alone, the title has said for all columns. */
void
press_table_complete_period (PressTablePeriod *period, const PressTablePeriod *title)
{
  if (period->year == 0 || period->quarter > 0 || period->is_change)
    return;
  if (period->unit == 0 && !period->is_instant
      && (period->month == 0 || title->month == 0 || period->month == title->month))
    {
      period->unit = title->unit;
      period->count = title->count;
      period->is_ended = title->is_ended;
      period->is_instant = title->is_instant;
    }
  if (period->month == 0)
    {
      period->month = title->month;
      period->day = title->day;
    }
}

/* How many units long a period is; 0 where it is not told. */
static guint
get_length (const PressTablePeriod *period, char *unit)
{
  *unit = (char) period->unit;
  if (period->unit == 'Q')
    {
      *unit = 'M';
      return 3;
    }
  if (period->unit == 'Y')
    return 1;
  if (period->unit == 0 && period->quarter > 0)
    {
      *unit = 'M';
      return 3;
    }
  return period->unit != 0 ? period->count : 0;
}

static gboolean
find_end (const PressTablePeriod *period, GDate *date)
{
  guint day = period->day;

  if (period->year == 0 || period->month == 0 || period->month > 12)
    return FALSE;
  if (day == 0)
    day = g_date_get_days_in_month ((GDateMonth) period->month, (GDateYear) period->year);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) period->month, (GDateYear) period->year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) period->month, (GDateYear) period->year);
  return TRUE;
}

static void
put_date (PressNode *head, PressArena *arena, PressAttributeName name, const GDate *date)
{
  press_node_take_attribute (head, arena, name,
                             press_value_make_date (arena, g_date_get_year (date),
                                                    g_date_get_month (date),
                                                    g_date_get_day (date)));
}

/* The first day: one length before the day after the last. */
static gboolean
find_start (const GDate *end, guint length, char unit, GDate *start)
{
  *start = *end;
  g_date_add_days (start, 1);
  if (unit == 'W' && g_date_get_julian (start) > length * 7)
    g_date_subtract_days (start, length * 7);
  else if (unit == 'M')
    g_date_subtract_months (start, length);
  else if (unit == 'Y')
    g_date_subtract_years (start, length);
  return g_date_valid (start);
}

/* A length of time in ISO's form: P3M. */
static const char *
make_length (PressArena *arena, guint length, char unit)
{
  const char *number = press_arena_number (arena, length);
  gsize n_digits = strlen (number);
  char *text = press_arena_alloc (arena, n_digits + 3);

  text[0] = 'P';
  memcpy (text + 1, number, n_digits);
  text[n_digits + 1] = unit;
  text[n_digits + 2] = '\0';
  return text;
}

static void
put_unit (PressNode *head, PressArena *arena, const PressTablePeriod *period)
{
  const char *unit = period->is_per_share ? "per-share"
                     : period->is_shares  ? "shares"
                     : period->is_percent ? "percent"
                                          : NULL;

  if (unit != NULL)
    press_node_take_attribute (head, arena, PRESS_ATTRIBUTE_UNIT, unit);
}

/**
 * press_table_put_period:
 * @head: the lowest head of a column
 * @arena: for its attributes
 * @period: what the heads of the column say
 * @is_instant: whether a date without a length is a day, as in a balance sheet
 *
 * Gives a head the period and the unit of its column.
 */
void
press_table_put_period (PressNode *head, PressArena *arena, const PressTablePeriod *period,
                        gboolean is_instant)
{
  GDate end;
  GDate start;
  char unit;
  guint length = get_length (period, &unit);
  gboolean has_end = find_end (period, &end);

  put_unit (head, arena, period);
  if (period->is_change)
    return;
  if (has_end)
    put_date (head, arena, PRESS_ATTRIBUTE_PERIOD_END, &end);
  else if (period->year > 0)
    press_node_take_attribute (head, arena, PRESS_ATTRIBUTE_PERIOD_END,
                               press_value_make_period (arena, period->year, period->quarter, 0));
  if (length > 0 && !period->is_instant)
    {
      press_node_take_attribute (head, arena, PRESS_ATTRIBUTE_TYPE, "duration");
      press_node_take_attribute (head, arena, PRESS_ATTRIBUTE_PERIOD_LENGTH,
                                 make_length (arena, length, unit));
      if (has_end && find_start (&end, length, unit, &start))
        put_date (head, arena, PRESS_ATTRIBUTE_PERIOD_START, &start);
    }
  else if (period->is_ended)
    press_node_take_attribute (head, arena, PRESS_ATTRIBUTE_TYPE, "duration");
  else if (period->is_instant || (is_instant && (has_end || period->year > 0)))
    press_node_take_attribute (head, arena, PRESS_ATTRIBUTE_TYPE, "instant");
}

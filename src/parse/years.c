/* The years of dates that print none, from the best evidence in the release. */
#include "base/vocabulary.h"
#include "parse/lines.h"
#include "parse/values.h"

#include <string.h>

#define N_YEARS 200
#define FIRST_YEAR 1900
#define DATE_VOTES 4 /* of a whole date in the body; a period is less sure, boilerplate least */
#define PERIOD_VOTES 2
#define BOILERPLATE_VOTES 1
#define FIRST_PRINTED_YEAR 1990 /* earlier ones are a company's, or no years */
#define FEWEST_MENTIONS 2
#define MOST_BYTES_IN_FRONT 24    /* of a date, that tell whether it is set ahead */
#define MOST_BYTES_OF_HOPE 120    /* of what is expected, in front of its period */
#define LEAP_CYCLE 4              /* as far as a 29th of February may be away */
#define FURTHEST_DAYS_UNASKED 60  /* further away a day may be another year's: its weekday tells */
#define FURTHEST_DAYS_OF_NEWS 120 /* a release comes as soon behind what it tells of */
#define MONTHS_OF_QUARTER 3

typedef struct
{
  guint year; /* 0: none printed */
  guint month;
  guint day;
} Day;

/* What a release says of its year. */
typedef struct
{
  PressNode *dateline; /* dates, as nodes */
  PressNode *transmission;
  PressNode *date_line;   /* or one in a notice or a masthead: "For release July 18, 2019" */
  const PressNode *filed; /* the day of the filing, from the head of the submission, or NULL */
  GPtrArray *dates;       /* all of them */
  GPtrArray *periods;     /* periods that have a year */
} Evidence;

static guint
read_digits (const char *at)
{
  guint number = 0;

  for (; g_ascii_isdigit (*at); at++)
    number = number * 10 + (guint) (*at - '0');
  return number;
}

static gboolean
get_day (const PressNode *node, Day *day)
{
  const char *value = node != NULL ? press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE) : NULL;
  gboolean has_year = value != NULL && *value != '-';

  if (value == NULL)
    return FALSE;
  day->year = has_year ? read_digits (value) : 0;
  value += has_year ? strlen ("2007-") : strlen ("--");
  day->month = read_digits (value);
  day->day = read_digits (value + strlen ("01-"));
  return TRUE;
}

static gboolean
has_year (const PressNode *node)
{
  Day day;

  return get_day (node, &day) && day.year != 0;
}

/* The days since a day long ago; -1 where there is no such day. The year begins in March, so that
 * the day that comes and goes is its last. */
static gint64
count_days (Day day)
{
  gint64 year = day.month > 2 ? day.year : day.year - 1;
  gint64 month = day.month > 2 ? day.month - 3 : day.month + 9;

  if (day.year == 0 || !press_value_is_day (day.year, day.month, day.day))
    return -1;
  return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day.day;
}

/* The year that brings a day nearest to another day; 0 where it has none. */
static guint
find_nearest_year (Day day, Day other)
{
  gint64 others = count_days (other);
  gint64 least = G_MAXINT64;
  guint nearest = 0;

  for (guint year = other.year - LEAP_CYCLE; year <= other.year + LEAP_CYCLE; year++)
    {
      gint64 n_days = count_days ((Day){ year, day.month, day.day });
      gint64 distance = ABS (n_days - others);

      if (n_days < 0 || distance >= least)
        continue;
      least = distance;
      nearest = year;
    }
  return nearest;
}

/* The number of the day of the week that stands in front of a date, from 1; 0: none does. */
static guint
read_weekday (const PressParse *parse, const PressNode *node)
{
  const char *word = parse->text + node->span.start;
  guint32 n_bytes = 0;
  const char *number;

  while (n_bytes < node->span.end - node->span.start && g_ascii_isalpha (word[n_bytes]))
    n_bytes++;
  number = press_vocabulary_find (PRESS_LIST_WEEKDAY, word, n_bytes);
  return number != NULL ? read_digits (number) : 0;
}

static gboolean
is_on_weekday (Day day, guint weekday)
{
  GDate date;

  if (!press_value_is_day (day.year, day.month, day.day))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day.day, (GDateMonth) day.month, (GDateYear) day.year);
  return (guint) g_date_get_weekday (&date) == weekday;
}

/* The year of a day that prints none, by the release's own day: the nearest one, or where that is
 * months away and on another weekday than the one printed, the one on the other side of it. */
static guint
find_year (const PressParse *parse, const PressNode *node, Day day, Day own)
{
  guint weekday = read_weekday (parse, node);
  guint year = find_nearest_year (day, own);
  Day nearest = { year, day.month, day.day };
  Day other = { count_days (nearest) < count_days (own) ? year + 1 : year - 1, day.month, day.day };

  if (weekday == 0 || year == 0 || is_on_weekday (nearest, weekday)
      || ABS (count_days (nearest) - count_days (own)) <= FURTHEST_DAYS_UNASKED)
    return year;
  return is_on_weekday (other, weekday) ? other.year : year;
}

static void
set_year (PressParse *parse, PressNode *node, Day day, guint year, const char *source)
{
  if (year == 0)
    return;
  press_node_take_attribute (node, parse->arena, PRESS_ATTRIBUTE_VALUE,
                             press_value_make_date (parse->arena, year, day.month, day.day));
  press_node_take_attribute (node, parse->arena, PRESS_ATTRIBUTE_YEAR_SOURCE, source);
}

static void
note_date (Evidence *evidence, PressNode *node)
{
  g_ptr_array_add (evidence->dates, node);
  if (evidence->dateline == NULL && press_node_find_ancestor (node, PRESS_NODE_DATELINE) != NULL)
    evidence->dateline = node;
  else if (evidence->transmission == NULL
           && press_node_find_ancestor (node, PRESS_NODE_TRANSMISSION) != NULL)
    evidence->transmission = node;
  else if (evidence->date_line == NULL
           && (press_node_find_ancestor (node, PRESS_NODE_DATE_LINE) != NULL
               || press_node_find_ancestor (node, PRESS_NODE_MASTHEAD) != NULL
               || press_node_find_ancestor (node, PRESS_NODE_NOTICE) != NULL))
    evidence->date_line = node;
}

static void
gather (Evidence *evidence, PressNode *release)
{
  for (PressNode *node = release; node != NULL; node = press_node_get_following (release, node))
    if (node->kind == PRESS_NODE_DATE)
      note_date (evidence, node);
    else if (node->kind == PRESS_NODE_PERIOD)
      g_ptr_array_add (evidence->periods, node);
}

/* Whether a node stands where other years than the release's own are told of. */
static gboolean
is_boilerplate (const PressNode *node)
{
  return press_node_find_ancestor (node, PRESS_NODE_CAUTION) != NULL
         || press_node_find_ancestor (node, PRESS_NODE_ABOUT) != NULL
         || press_node_find_ancestor (node, PRESS_NODE_LEGEND) != NULL;
}

static void
vote (guint *votes, guint year, guint weight)
{
  if (year >= FIRST_YEAR && year < FIRST_YEAR + N_YEARS)
    votes[year - FIRST_YEAR] += weight;
}

/* Whether what stands in front of a date or a period says that it is yet to come. */
static gboolean
says_in_front (const PressParse *parse, const PressNode *node, guint32 most_bytes,
               PressEdgeQuestion question)
{
  guint32 start = node->span.start - MIN (node->span.start, most_bytes);

  return press_line_scanner_says (parse->line_scanner, (PressSpan){ start, node->span.start },
                                  question);
}

/* Whether "until" or its like stands in front of a date: no release comes behind it. */
static gboolean
is_set_ahead (const PressParse *parse, const PressNode *node)
{
  return says_in_front (parse, node, MOST_BYTES_IN_FRONT, PRESS_EDGE_SETS_DATE_AHEAD);
}

/* The year that brings a day nearest to a date, or where that is set ahead, in front of it. */
static guint
find_year_by_date (const PressParse *parse, const PressNode *node, Day day, Day other)
{
  guint year = find_nearest_year (day, other);
  Day nearest = { year, day.month, day.day };

  return count_days (nearest) > count_days (other) && is_set_ahead (parse, node) ? year - 1 : year;
}

/* Lets each whole date vote for the year that it speaks for. Returns whether one of them is as near
 * as what is news. */
static gboolean
vote_by_dates (const PressParse *parse, const Evidence *evidence, Day day, guint *votes)
{
  gboolean is_near = FALSE;
  Day other;

  for (guint i = 0; i < evidence->dates->len; i++)
    {
      const PressNode *node = g_ptr_array_index (evidence->dates, i);
      guint year;

      if (!get_day (node, &other) || other.year == 0)
        continue;
      year = find_year_by_date (parse, node, day, other);
      vote (votes, year, is_boilerplate (node) ? BOILERPLATE_VOTES : DATE_VOTES);
      is_near |= !is_boilerplate (node)
                 && ABS (count_days ((Day){ year, day.month, day.day }) - count_days (other))
                        <= FURTHEST_DAYS_OF_NEWS;
    }
  return is_near;
}

/* The year whose results a release tells of, in its headline or its first paragraph; 0: of none. */
static guint
find_year_told (const PressParse *parse, PressNode *release)
{
  guint year = 0;

  for (PressNode *node = release; node != NULL && year == 0;
       node = press_node_get_following (release, node))
    if (node->kind == PRESS_NODE_HEADLINE || node->kind == PRESS_NODE_LEDE)
      year = press_line_scanner_find_year_told (parse->line_scanner, node->span);
  return year;
}

/* The year in which the results of a year are told: in its first months the one behind it. */
static guint
find_year_behind (guint told, Day day)
{
  return told > 0 && day.month <= MONTHS_OF_QUARTER ? told + 1 : told;
}

/* The year that a period speaks for: of a quarter the one that brings the day nearest to its end,
 * as the results of a fourth quarter come in the year behind it, or in front of that where
 * something is expected in it; else its own, or that behind it if the release tells of its results.
 */
static guint
find_year_of_period (const PressParse *parse, const PressNode *node, const char *value, Day day,
                     guint told)
{
  guint year = read_digits (value);
  const char *quarter = strstr (value, "-Q");
  guint nearest;
  Day end;

  if (quarter == NULL)
    return year == told && strchr (value, '-') == NULL ? find_year_behind (told, day) : year;
  end = (Day){ year, read_digits (quarter + strlen ("-Q")) * MONTHS_OF_QUARTER, 30 };
  nearest = find_nearest_year (day, end);
  return count_days ((Day){ nearest, day.month, day.day }) > count_days (end)
                 && says_in_front (parse, node, MOST_BYTES_OF_HOPE, PRESS_EDGE_SETS_PERIOD_AHEAD)
             ? nearest - 1
             : nearest;
}

/* Whether a release may tell, in its headline or its first paragraph, what a period has brought: a
 * quarter or a year, and no month. */
static gboolean
is_told_of (const PressNode *node, const char *value)
{
  return (strstr (value, "-Q") != NULL || strchr (value, '-') == NULL)
         && (press_node_find_ancestor (node, PRESS_NODE_HEADLINE) != NULL
             || press_node_find_ancestor (node, PRESS_NODE_LEDE) != NULL);
}

/* Lets each period vote; the first one of which the release tells has two votes.
 * Where dates have told, no fiscal year does, which may end in another one. */
static void
vote_by_periods (const PressParse *parse, const Evidence *evidence, Day day, gboolean has_dates,
                 guint told, guint *votes)
{
  guint n_told = 0;

  for (guint i = 0; i < evidence->periods->len; i++)
    {
      const PressNode *node = g_ptr_array_index (evidence->periods, i);
      const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
      guint weight = is_boilerplate (node) ? BOILERPLATE_VOTES : PERIOD_VOTES;

      if (value == NULL || !g_ascii_isdigit (*value)
          || (has_dates
              && press_line_scanner_says (parse->line_scanner, node->span,
                                          PRESS_EDGE_NAMES_FISCAL_YEAR)))
        continue;
      if (is_told_of (node, value) && n_told++ == 0)
        weight *= 2;
      vote (votes, find_year_of_period (parse, node, value, day, told), weight);
    }
}

/* The year of a day by the votes of what the release prints. Of two years in a row that are equal
 * the later stands: what is compared is of the year before. Notes fall due long after. */
static guint
find_voted_year (const PressParse *parse, const Evidence *evidence, Day day, guint told)
{
  guint votes[N_YEARS] = { 0 };
  gboolean has_dates = vote_by_dates (parse, evidence, day, votes);
  guint best = 0;

  vote_by_periods (parse, evidence, day, has_dates, told, votes);
  for (guint i = 1; i < N_YEARS; i++)
    if (votes[i] > votes[best] || (votes[i] == votes[best] && i == best + 1))
      best = i;
  return votes[best] > 0 ? FIRST_YEAR + best : 0;
}

/* Counts the years that some text names in four digits and nothing else. */
static void
count_printed (PressParse *parse, PressSpan text, guint *votes)
{
  g_array_set_size (parse->tokens, 0);
  press_tokenizer_scan (parse->tokenizer, &text, 1, parse->tokens);
  for (guint i = 0; i < parse->tokens->len; i++)
    {
      const PressToken *token = &g_array_index (parse->tokens, PressToken, i);

      if (token->kind == PRESS_TOKEN_NUMBER
          && token->span.end - token->span.start == strlen ("2009"))
        vote (votes, read_digits (parse->text + token->span.start), 1);
    }
}

/* The latest of the years that the text of a release names most often, and more than once: "at the
 * Spring Fair 2009"; 0: there is none. What is told of its company names other years. */
static guint
find_printed_year (PressParse *parse, PressNode *release)
{
  guint votes[N_YEARS] = { 0 };
  guint best = 0;

  for (PressNode *node = release; node != NULL; node = press_node_get_following (release, node))
    if (node->kind == PRESS_NODE_TEXT && !is_boilerplate (node)
        && press_node_find_ancestor (node, PRESS_NODE_TABLE) == NULL)
      count_printed (parse, node->span, votes);
  for (guint i = FIRST_PRINTED_YEAR - FIRST_YEAR; i < N_YEARS; i++)
    if (votes[i] >= FEWEST_MENTIONS && votes[i] >= votes[best])
      best = i;
  return best > 0 ? FIRST_YEAR + best : 0;
}

/* Finds the year of the release's own day, and says where it comes from. */
static gboolean
resolve_own (PressParse *parse, PressNode *release, const Evidence *evidence, Day *own)
{
  Day other;

  if (!get_day (evidence->dateline, own))
    return FALSE;
  if (own->year != 0)
    press_node_take_attribute (evidence->dateline, parse->arena, PRESS_ATTRIBUTE_YEAR_SOURCE,
                               "dateline");
  else if (has_year (evidence->transmission) && get_day (evidence->transmission, &other))
    set_year (parse, evidence->dateline, *own, find_nearest_year (*own, other), "trailer");
  else if (has_year (evidence->date_line) && get_day (evidence->date_line, &other))
    set_year (parse, evidence->dateline, *own, find_nearest_year (*own, other), "date-line");
  else if (has_year (evidence->filed) && get_day (evidence->filed, &other))
    set_year (parse, evidence->dateline, *own, find_nearest_year (*own, other), "header");
  else
    {
      guint told = find_year_told (parse, release);
      guint year = find_voted_year (parse, evidence, *own, told);

      if (year == 0)
        year = find_year_behind (told, *own);
      set_year (parse, evidence->dateline, *own,
                year > 0 ? year : find_printed_year (parse, release), "text");
    }
  return get_day (evidence->dateline, own) && own->year != 0;
}

/* A word such as "today" is the release's own day, "tomorrow" the next one. */
static void
set_day_word (PressParse *parse, PressNode *node, Day own)
{
  const char *type = press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE);
  GDate day;

  if (type == NULL)
    return;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) own.day, (GDateMonth) own.month, (GDateYear) own.year);
  if (g_str_equal (type, "next-day-word"))
    g_date_add_days (&day, 1);
  press_node_take_attribute (node, parse->arena, PRESS_ATTRIBUTE_VALUE,
                             press_value_make_date (parse->arena, g_date_get_year (&day),
                                                    g_date_get_month (&day),
                                                    g_date_get_day (&day)));
}

/* Gives each date of a release that prints no year the year that its evidence tells: the
 * dateline's own date that of the transmission, else of a date line, else of the filing, else what
 * the text says; the others the year that brings them nearest to the dateline's, or where that is
 * months away the one in which their weekday is right. A word that names a day gets the release's
 * own, which without a dateline is that of its date line, else of its transmission. */
void
press_resolve_years (PressParse *parse, PressNode *release, const PressNode *filed)
{
  Evidence evidence
      = { .filed = filed, .dates = g_ptr_array_new (), .periods = g_ptr_array_new () };
  const char *source = "dateline";
  gboolean is_known;
  Day own;
  Day day;

  gather (&evidence, release);
  is_known = resolve_own (parse, release, &evidence, &own);
  if (!is_known)
    {
      is_known = has_year (evidence.transmission) && get_day (evidence.transmission, &own);
      source = "trailer";
    }
  if (!is_known)
    {
      is_known = has_year (evidence.date_line) && get_day (evidence.date_line, &own);
      source = "date-line";
    }
  if (!is_known)
    {
      is_known = has_year (filed) && get_day (filed, &own);
      source = "header";
    }
  for (guint i = 0; is_known && i < evidence.dates->len; i++)
    {
      PressNode *node = g_ptr_array_index (evidence.dates, i);
      if (!get_day (node, &day))
        set_day_word (parse, node, own);
      else if (day.year == 0)
        set_year (parse, node, day, find_year (parse, node, day, own), source);
    }
  g_ptr_array_unref (evidence.dates);
  g_ptr_array_unref (evidence.periods);
}

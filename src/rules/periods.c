/* Rules on periods: quarters end when they should, and years are those of now. */
#include "base/day.h"
#include "rules/filing.h"

#include <string.h>

#define QUARTER_DAYS 91.3125
#define YEAR_DAYS 365.25
/* A quarter of whole weeks may end so far from the end of its month. */
#define MOST_DAYS_OFF 25
/* It never ends in the middle of one. */
#define FIRST_ODD_DAY 10
#define LAST_ODD_DAY 21
#define FURTHEST_PERIOD 5
#define MOST_YEARS_BACK 2
#define FURTHEST_DAYS_WITHOUT_YEAR 60

/* A quarter that is told to end on a day. */
typedef struct
{
  const PressNode *period;
  const PressNode *date;
  guint quarter;
  guint day; /* Julian */
} End;

static const PressProof *
get_token (const PressCheck *check, guint n)
{
  return press_proofs_get_token (check->proofs, n);
}

/* The nth telling of an end, with the quarter in front of it; FALSE where it is of no quarter. */
static gboolean
read_end (const PressCheck *check, guint n, End *end)
{
  const PressProof *ended = press_proofs_get (check->proofs, PRESS_PROOF_ENDED, n);
  const PressProofBlock *block = press_proofs_get_block (check->proofs, ended);
  guint number = press_proofs_get_number (check->proofs, ended);
  guint year;
  const PressProof *date = number + 1 < block->end ? get_token (check, number + 1) : NULL;

  *end = (End){ NULL };
  if (date == NULL || !press_proofs_is_phrase (date, PRESS_NODE_DATE))
    return FALSE;
  end->date = date->node;
  end->day = press_check_get_day (date->node);
  for (guint i = 1; i <= FURTHEST_PERIOD && number >= block->first + i; i++)
    {
      const PressProof *proof = get_token (check, number - i);

      if (proof->kind == PRESS_PROOF_STOP || press_proofs_is_phrase (proof, PRESS_NODE_DATE))
        break;
      if (press_proofs_is_phrase (proof, PRESS_NODE_PERIOD))
        {
          end->period = proof->node;
          press_check_read_quarter (proof->node, &end->quarter, &year);
          break;
        }
    }
  return end->quarter != 0 && end->day != 0;
}

/* How far a day is from the end of a quarter, whatever its year, where another quarter ends on
 * @known. */
static double
measure_distance (guint known, int known_quarter, const End *end)
{
  double expected = known + (((int) end->quarter - known_quarter) * QUARTER_DAYS);
  double off = ((double) end->day - expected) / YEAR_DAYS;
  int years = (int) (off < 0 ? off - 0.5 : off + 0.5);

  return ABS (off - years) * YEAR_DAYS;
}

/* PR731, against the head of the submission: its day is that of a fourth quarter. */
static gboolean
check_against_head (PressCheck *check, const End *end)
{
  guint month, day;
  const PressNode *field = press_filing_get_year_end (check, &month, &day);
  GDate date;

  if (field == NULL)
    return TRUE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, end->day);
  day = MIN (day, g_date_get_days_in_month ((GDateMonth) month, g_date_get_year (&date)));
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, g_date_get_year (&date));
  if (measure_distance (g_date_get_julian (&date), 4, end) <= MOST_DAYS_OFF)
    return TRUE;
  press_diagnostic_add_place (
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_QUARTER_END_CONFLICT,
                                                  end->period->span,
                                                  "this quarter does not end then"),
                                  end->date->span, "the day is here"),
      field->span, "the filer's year ends on this day");
  return FALSE;
}

static void
check_against_other (PressCheck *check, const End *end, const End *other)
{
  if (measure_distance (other->day, (int) other->quarter, end) > MOST_DAYS_OFF)
    press_diagnostic_add_place (
        press_diagnostic_add_place (
            press_diagnose (check->document, PRESS_RULE_QUARTER_END_CONFLICT, end->period->span,
                            "quarters of one company can't end on these days"),
            end->date->span, "this one ends here"),
        other->period->span, "and this one on %s",
        press_node_get_attribute (other->date, PRESS_ATTRIBUTE_VALUE));
}

/* PR710. Quarters of twelve or sixteen weeks end where they like, and say so. */
static void
check_middle (PressCheck *check, const End *end)
{
  const char *value = press_node_get_attribute (end->date, PRESS_ATTRIBUTE_VALUE);
  GDate date;

  if (press_proofs_count (check->proofs, PRESS_PROOF_WEEKS) == 0 && press_day_read (value, &date)
      && g_date_get_day (&date) >= FIRST_ODD_DAY && g_date_get_day (&date) <= LAST_ODD_DAY)
    press_diagnose (check->document, PRESS_RULE_PERIOD_END_ODD, end->date->span,
                    "a quarter that ends in the middle of a month");
}

static void
check_ends (PressCheck *check, const PressNode *release)
{
  End first = { NULL };

  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_ENDED); i++)
    {
      End end;

      if (!read_end (check, i, &end))
        continue;
      check_middle (check, &end);
      if (check_against_head (check, &end) && first.period != NULL)
        check_against_other (check, &end, &first);
      else if (first.period == NULL)
        first = end;
    }
}

static guint
get_year (const PressNode *period)
{
  const char *value = press_node_get_attribute (period, PRESS_ATTRIBUTE_VALUE);

  return value != NULL && g_ascii_isdigit (*value) ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

/* PR317. A later year beside it, or no word of results, tells that the old one is meant. */
static void
check_year (PressCheck *check, const PressNode *headline)
{
  const PressProofBlock *block = press_proofs_find_block (check->proofs, headline);
  const PressNode *latest = NULL;
  gboolean has_results = FALSE;
  guint day = press_check_get_day (press_check_get_release_date (check));
  GDate date;

  if (block == NULL)
    return;
  for (guint n = block->first; n < block->end; n++)
    {
      const PressProof *proof = get_token (check, n);

      has_results = has_results || proof->kind == PRESS_PROOF_RESULTS;
      if (press_proofs_is_phrase (proof, PRESS_NODE_PERIOD) && get_year (proof->node) != 0
          && (latest == NULL || get_year (proof->node) > get_year (latest)))
        latest = proof->node;
    }
  if (latest == NULL || !has_results || day == 0)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (get_year (latest) + MOST_YEARS_BACK <= g_date_get_year (&date))
    press_diagnose (check->document, PRESS_RULE_STALE_YEAR, latest->span,
                    "these results would be %u years old",
                    g_date_get_year (&date) - get_year (latest));
}

static void
check_years (PressCheck *check, const PressNode *release)
{
  (void) release;
  if (check->first[PRESS_NODE_HEADLINE] != NULL)
    check_year (check, check->first[PRESS_NODE_HEADLINE]);
}

/* Whether a day lies in front of the release's. One that prints no year got the nearest: months
 * away it may as well be that of the next. */
static gboolean
is_past (const PressNode *date, guint day)
{
  guint other = press_check_get_day (date);

  return other != 0 && other < day
         && (press_node_get_attribute (date, PRESS_ATTRIBUTE_YEAR_SOURCE) == NULL
             || day - other <= FURTHEST_DAYS_WITHOUT_YEAR);
}

/* PR711. Between will and its day stand a few words, and no other clause. */
static void
check_future (PressCheck *check, const PressNode *release)
{
  const PressNode *dated = press_check_get_release_date (check);
  guint day = press_check_get_day (dated);

  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_SHALL) && day != 0; i++)
    {
      const PressProof *shall = press_proofs_get (check->proofs, PRESS_PROOF_SHALL, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, shall);
      guint n = press_proofs_get_number (check->proofs, shall) + 1;

      while (n < block->end && get_token (check, n)->kind == PRESS_PROOF_WORD)
        n++;
      if (n < block->end && press_proofs_is_phrase (get_token (check, n), PRESS_NODE_DATE)
          && is_past (get_token (check, n)->node, day))
        press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_PAST_DATE_AS_FUTURE,
                                                    get_token (check, n)->span,
                                                    "what will be is before the release"),
                                    dated->span, "the release is of this day");
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_ends },
  { PRESS_NODE_RELEASE, check_years },
  { PRESS_NODE_RELEASE, check_future },
};

const PressRuleSubject press_rules_periods = { rows, G_N_ELEMENTS (rows) };

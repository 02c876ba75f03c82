/* Rules on conference calls: a listener can find the day, the hour and the number. */
#include "rules/rule.h"
#include "rules/season.h"

#include <string.h>

#define AFTER_CLOSE_MINUTES 5
#define MOST_TO_DATE 8 /* tokens from an hour on to its date */

static const PressProof *
get_token (const PressCheck *check, guint n)
{
  return press_proofs_get_token (check->proofs, n);
}

static gboolean
is_date (const PressProof *proof)
{
  return proof->kind == PRESS_PROOF_PHRASE && proof->node != NULL
         && proof->node->kind == PRESS_NODE_DATE;
}

/* The days that a call is on, and that its replay is kept until: the first of each that the
 * passages of the call tell. */
typedef struct
{
  const PressNode *call;
  const PressNode *until;
  const PressNode *time;
} Call;

static void
read_token (Call *call, const PressProof *proof, gboolean is_until, gboolean is_replay)
{
  if (proof->node == NULL)
    return;
  if (proof->node->kind == PRESS_NODE_DATE)
    {
      if (is_until)
        call->until = call->until != NULL ? call->until : proof->node;
      else if (!is_replay && press_check_get_day (proof->node) != 0)
        call->call = call->call != NULL ? call->call : proof->node;
    }
  if (proof->node->kind == PRESS_NODE_TIME && !is_replay)
    call->time = call->time != NULL ? call->time : proof->node;
}

static Call
read_call (const PressCheck *check)
{
  Call call = { .call = NULL };

  for (guint i = 0; i < check->proofs->blocks->len; i++)
    {
      const PressProofBlock *block = &g_array_index (check->proofs->blocks, PressProofBlock, i);
      gboolean is_replay = FALSE;
      guint past_until = MOST_TO_DATE; /* tokens since the word until */

      if (block->passage != PRESS_PASSAGE_CALL)
        continue;
      for (guint n = block->first; n < block->end; n++)
        {
          const PressProof *proof = get_token (check, n);

          is_replay = is_replay || proof->kind == PRESS_PROOF_REPLAY;
          past_until = proof->kind == PRESS_PROOF_UNTIL ? 0 : past_until + 1;
          read_token (&call, proof, past_until < MOST_TO_DATE, is_replay);
          if (is_date (proof))
            past_until = MOST_TO_DATE;
        }
    }
  return call;
}

/* Whether a number or a site stands anywhere but among the contacts. */
static gboolean
has_way (const PressCheck *check)
{
  for (guint n = 0; n < check->proofs->tokens->len; n++)
    {
      const PressNode *node = get_token (check, n)->node;

      if (node != NULL && (node->kind == PRESS_NODE_PHONE || node->kind == PRESS_NODE_URL)
          && press_node_find_ancestor (node, PRESS_NODE_CONTACTS) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* The days by which a release may be ahead of its call: in Asia it is dated when the evening of the
 * call in New York has not come. */
static guint
get_days_ahead (const PressCheck *check)
{
  const PressNode *place = check->first[PRESS_NODE_PLACE];
  const char *region
      = place != NULL ? press_node_get_attribute (place, PRESS_ATTRIBUTE_REGION) : NULL;

  return region != NULL && !g_str_has_prefix (region, "US") && !g_str_has_prefix (region, "CA") ? 1
                                                                                                : 0;
}

/* PR703, PR704, PR706 */
static void
check_call (PressCheck *check, const PressNode *release)
{
  Call call = read_call (check);
  const PressNode *dated = press_check_get_release_date (check);
  guint day = press_check_get_day (call.call);
  guint until = press_check_get_day (call.until);

  (void) release;
  if (day != 0 && dated != NULL && day + get_days_ahead (check) < press_check_get_day (dated))
    press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_CALL_BEFORE_RELEASE,
                                                call.call->span, "the call is before the release"),
                                dated->span, "the release is of this day");
  if (day == 0)
    day = press_check_get_day (dated);
  if (day != 0 && until != 0 && until < day)
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_REPLAY_ENDS_BEFORE_START, call.until->span,
                        "the replay ends before the call"),
        call.call != NULL ? call.call->span : dated->span, "the call is on this day");
  if (call.call != NULL && call.time == NULL)
    press_diagnose (check->document, PRESS_RULE_CALL_NOTICE_INCOMPLETE, call.call->span,
                    "the hour of the call is not told");
  else if (call.call != NULL && !has_way (check))
    press_diagnose (check->document, PRESS_RULE_CALL_NOTICE_INCOMPLETE, call.call->span,
                    "nothing tells how to listen");
}

/* PR705. One zone serves for a sentence: 8 a.m. to 9 a.m. Eastern. */
static void
check_zone (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < check->proofs->blocks->len; i++)
    {
      const PressProofBlock *block = &g_array_index (check->proofs->blocks, PressProofBlock, i);
      const PressNode *bare = NULL;
      gboolean has_zone = FALSE;

      for (guint n = block->first; n < block->end && block->passage == PRESS_PASSAGE_CALL; n++)
        {
          const PressNode *node = get_token (check, n)->node;

          if (node == NULL || node->kind != PRESS_NODE_TIME)
            continue;
          has_zone = has_zone || press_node_get_attribute (node, PRESS_ATTRIBUTE_ZONE) != NULL;
          bare = bare != NULL ? bare : node;
        }
      if (bare != NULL && !has_zone)
        press_diagnose (check->document, PRESS_RULE_CALL_ZONE_MISSING, bare->span,
                        "the hour has no time zone");
    }
}

/* PR707: a call is foreseen, and its day is only bounded. */
static void
check_promise (PressCheck *check, const PressNode *release)
{
  const PressProof *call = NULL;
  guint next = 0; /* token */

  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_BOUND); i++)
    {
      const PressProof *bound = press_proofs_get (check->proofs, PRESS_PROOF_BOUND, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, bound);

      if (next <= block->first)
        {
          next = block->first;
          call = NULL;
        }
      for (; next < press_proofs_get_number (check->proofs, bound); next++)
        if (get_token (check, next)->kind == PRESS_PROOF_CALL)
          call = get_token (check, next);
      if (call != NULL)
        press_diagnose (check->document, PRESS_RULE_CALL_PROMISED_UNDATED, call->span,
                        "a call is foreseen, and its day is not told");
    }
}

/* Daylight saving time in the United States, by the law that held in the year: the Sundays when it
 * begins and ends. */
static guint
find_sunday (guint year, GDateMonth month, guint nth)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, month, (GDateYear) year);
  while (g_date_get_weekday (&day) != G_DATE_SUNDAY)
    g_date_add_days (&day, 1);
  return g_date_get_julian (&day) + 7 * (nth - 1);
}

static guint
find_last_sunday (guint year, GDateMonth month)
{
  guint fourth = find_sunday (year, month, 4);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, fourth + 7);
  return g_date_get_month (&day) == month ? fourth + 7 : fourth;
}

static gboolean
is_daylight (guint day)
{
  GDate date;
  guint year, begin, end;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  year = g_date_get_year (&date);
  begin = year >= 2007 ? find_sunday (year, G_DATE_MARCH, 2) : find_sunday (year, G_DATE_APRIL, 1);
  end = year >= 2007 ? find_sunday (year, G_DATE_NOVEMBER, 1)
                     : find_last_sunday (year, G_DATE_OCTOBER);
  return day >= begin && day < end;
}

/* PR726 */
static void
check_season (PressCheck *check, const PressNode *date, const PressNode *time)
{
  PressSeason season = press_season_of_time (time);
  guint day = press_check_get_day (date);

  if (season == PRESS_SEASON_ANY || day == 0
      || (season == PRESS_SEASON_DAYLIGHT) == is_daylight (day))
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_ZONE_OUT_OF_SEASON,
                                              time->span, "clocks show %s time on this day",
                                              is_daylight (day) ? "daylight" : "standard"),
                              date->span, "the day is here");
}

/* The date nearest behind an hour in its block: 8:30 a.m. EST on February 18. */
static const PressNode *
find_date_behind (const PressCheck *check, guint number)
{
  guint block = get_token (check, number)->block;

  for (guint i = number + 1; i < check->proofs->tokens->len && i <= number + MOST_TO_DATE; i++)
    if (get_token (check, i)->block != block || get_token (check, i)->kind == PRESS_PROOF_STOP)
      break;
    else if (is_date (get_token (check, i)))
      return get_token (check, i)->node;
  return NULL;
}

/* An hour is of the date in front of it in its block, or else behind it; a call without any is on
 * the day that its passage names, or on that of the release. */
static void
check_seasons (PressCheck *check, const PressNode *release)
{
  const PressProof *last = NULL;

  (void) release;
  for (guint i = 0; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = get_token (check, i);
      PressPassage passage = press_proofs_get_block (check->proofs, proof)->passage;
      const PressNode *date = NULL;

      if (is_date (proof))
        last = proof;
      if (proof->node == NULL || proof->node->kind != PRESS_NODE_TIME)
        continue;
      if (last != NULL && last->block == proof->block)
        date = last->node;
      if (date == NULL)
        date = find_date_behind (check, i);
      if (date == NULL && last != NULL
          && press_proofs_get_block (check->proofs, last)->passage == passage)
        date = last->node;
      if (date == NULL && passage == PRESS_PASSAGE_CALL)
        date = press_check_get_release_date (check);
      if (date != NULL)
        check_season (check, date, proof->node);
    }
}

/* PR824 */
static void
check_clock (PressCheck *check, const PressNode *dateline)
{
  const PressNode *time = press_node_find_child (dateline, PRESS_NODE_TIME);
  const char *value = time != NULL ? press_node_get_attribute (time, PRESS_ATTRIBUTE_VALUE) : NULL;

  if (value != NULL && g_str_has_prefix (value, "16:0")
      && g_ascii_strtoull (value + strlen ("16:"), NULL, 10) < AFTER_CLOSE_MINUTES)
    press_diagnose (check->document, PRESS_RULE_RELEASED_AT_CLOSE, time->span,
                    "markets may still be closing");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_DATELINE, check_clock },  { PRESS_NODE_RELEASE, check_call },
  { PRESS_NODE_RELEASE, check_zone },    { PRESS_NODE_RELEASE, check_promise },
  { PRESS_NODE_RELEASE, check_seasons },
};

const PressRuleSubject press_rules_calls = { rows, G_N_ELEMENTS (rows) };

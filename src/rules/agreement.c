/* Rules on facts that are told twice: a day with its date, an hour in two zones or in labels and in
 * prose, a quarter in the headline and in the lede, a period with the day of release. */
#include "base/vocabulary.h"
#include "rules/rule.h"
#include "rules/season.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)
/* A period that ends longer than this after the release was not over. */
#define MOST_DAYS_AHEAD 60
#define MOST_PERIODS 16

static const PressProof *
get_token (const PressCheck *check, guint n)
{
  return press_proofs_get_token (check->proofs, n);
}

static gboolean
is_day_word (const PressNode *date)
{
  return press_node_get_attribute (date, PRESS_ATTRIBUTE_TYPE) != NULL;
}

/* Whether the date prints its year. */
static gboolean
has_year (const PressNode *date)
{
  return press_check_get_day (date) != 0
         && press_node_get_attribute (date, PRESS_ATTRIBUTE_YEAR_SOURCE) == NULL;
}

/* PR708: `today, January 29, 2004` in a release of another day. */
static void
compare_days (PressCheck *check, const PressNode *word, const PressNode *date)
{
  const char *value = press_node_get_attribute (word, PRESS_ATTRIBUTE_VALUE);

  if (!is_day_word (word) || is_day_word (date) || !has_year (date)
      || press_check_get_day (word) == 0
      || press_check_get_day (word) == press_check_get_day (date))
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_SAME_FACT_CONFLICT,
                                              date->span, "this is not the day of the release"),
                              word->span, "%s", value);
}

/* The hour as it is in a zone of North America with standard time, in minutes since midnight in
 * Greenwich; -1: there is none. */
static int
get_minutes (const PressNode *time)
{
  const char *value = press_node_get_attribute (time, PRESS_ATTRIBUTE_VALUE);
  const char *zone = press_node_get_attribute (time, PRESS_ATTRIBUTE_ZONE);
  const char *hours
      = zone != NULL ? press_vocabulary_find (PRESS_LIST_ZONE, zone, strlen (zone)) : NULL;
  int offset = hours != NULL ? atoi (hours) : 0;

  if (value == NULL || strlen (value) < strlen ("16:30") || offset > -4 || offset < -8)
    return -1;
  if (press_season_of_time (time) == PRESS_SEASON_DAYLIGHT)
    offset--;
  return (atoi (value) * 60 + atoi (value + strlen ("16:")) - offset * 60) % DAY_MINUTES;
}

/* PR708: `4:30 p.m. Central Time (6:30 p.m. Eastern Time)`. */
static void
compare_hours (PressCheck *check, const PressNode *time, const PressNode *other)
{
  int first = get_minutes (time);
  int second = get_minutes (other);

  if (first < 0 || second < 0 || first == second)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_SAME_FACT_CONFLICT,
                                              other->span, "the two hours are not one"),
                              time->span, "the first is here");
}

/* Whether a token sets the second telling of a fact off from the first. */
static gboolean
is_joint (const PressProof *proof)
{
  return proof->kind == PRESS_PROOF_OPEN || proof->kind == PRESS_PROOF_OR
         || proof->kind == PRESS_PROOF_COMMA || proof->kind == PRESS_PROOF_SIGN;
}

/* PR708 */
static void
check_pairs (PressCheck *check, const PressNode *release)
{
  const PressNode *first = NULL; /* of the fact in front, if it is set off by nothing else */
  guint block = 0;

  (void) release;
  for (guint i = 0; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = get_token (check, i);
      gboolean is_fact = press_proofs_is_phrase (proof, PRESS_NODE_DATE)
                         || press_proofs_is_phrase (proof, PRESS_NODE_TIME);

      if (first != NULL && block == proof->block && is_fact && first->kind == proof->node->kind)
        {
          if (proof->node->kind == PRESS_NODE_DATE)
            compare_days (check, first, proof->node);
          else
            compare_hours (check, first, proof->node);
        }
      block = proof->block;
      if (is_fact)
        first = proof->node;
      else if (!is_joint (proof))
        first = NULL;
    }
}

/* Whether a block stands in the list of labels that tells of a call. */
static gboolean
is_labeled (const PressProofBlock *block)
{
  const PressNode *node = block->node;

  while (node != NULL && node->kind != PRESS_NODE_LABELS)
    node = node->parent;
  return node != NULL
         && g_strcmp0 (press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE), "call") == 0;
}

/* The hour that a call's labels tell first, in front of its replay. */
static const PressNode *
find_labeled_hour (const PressCheck *check)
{
  for (guint i = 0; i < check->proofs->blocks->len; i++)
    {
      const PressProofBlock *block = &g_array_index (check->proofs->blocks, PressProofBlock, i);

      if (block->passage != PRESS_PASSAGE_CALL || !is_labeled (block))
        continue;
      for (guint n = block->first; n < block->end; n++)
        if (get_token (check, n)->kind == PRESS_PROOF_REPLAY)
          return NULL;
        else if (press_proofs_is_phrase (get_token (check, n), PRESS_NODE_TIME))
          return get_token (check, n)->node;
    }
  return NULL;
}

/* The hour of a call in prose: the only one of a paragraph that names the call, and no replay. */
static const PressNode *
find_hour_in_prose (const PressCheck *check, const PressProofBlock *block)
{
  const PressNode *hour = NULL;
  gboolean has_call = FALSE;

  for (guint n = block->first; n < block->end; n++)
    {
      const PressProof *proof = get_token (check, n);
      gboolean is_hour = press_proofs_is_phrase (proof, PRESS_NODE_TIME);

      if (proof->kind == PRESS_PROOF_REPLAY || (is_hour && hour != NULL))
        return NULL;
      has_call |= proof->kind == PRESS_PROOF_CALL;
      hour = is_hour ? proof->node : hour;
    }
  return has_call ? hour : NULL;
}

/* PR708: the hour of a call in its labels, and in the prose. */
static void
check_labels (PressCheck *check, const PressNode *release)
{
  const PressNode *labeled = find_labeled_hour (check);

  (void) release;
  for (guint i = 0; i < check->proofs->blocks->len && labeled != NULL; i++)
    {
      const PressProofBlock *block = &g_array_index (check->proofs->blocks, PressProofBlock, i);
      const PressNode *hour = NULL;

      if ((block->passage == PRESS_PASSAGE_LEDE || block->passage == PRESS_PASSAGE_BODY)
          && (hour = find_hour_in_prose (check, block)) != NULL)
        compare_hours (check, hour, labeled);
    }
}

/* PR313: what ended long after the release has not ended yet. */
static void
check_ends (PressCheck *check, const PressNode *release)
{
  const PressNode *dated = press_check_get_release_date (check);
  guint day = press_check_get_day (dated);

  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_ENDED) && day != 0; i++)
    {
      const PressProof *ended = press_proofs_get (check->proofs, PRESS_PROOF_ENDED, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, ended);
      guint next = press_proofs_get_number (check->proofs, ended) + 1;
      const PressNode *date = next < block->end ? get_token (check, next)->node : NULL;

      if ((block->passage != PRESS_PASSAGE_LEDE && block->passage != PRESS_PASSAGE_BODY)
          || date == NULL || date->kind != PRESS_NODE_DATE || !has_year (date)
          || press_check_get_day (date) <= day + MOST_DAYS_AHEAD)
        continue;
      press_diagnostic_add_place (
          press_diagnose (check->document, PRESS_RULE_RELEASE_YEAR_IMPLAUSIBLE, date->span,
                          "this is told as past, and lies behind the release"),
          dated->span, "the release is of this day");
      return;
    }
}

/* The quarters that a part of the release names. */
typedef struct
{
  const PressNode *nodes[MOST_PERIODS];
  guint n;
} Quarters;

static Quarters
gather_quarters (const PressCheck *check, gboolean in_lede)
{
  Quarters quarters = { { NULL }, 0 };

  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_PHRASE); i++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_PHRASE, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, proof);
      guint quarter, year;
      gboolean is_part = in_lede ? block->passage == PRESS_PASSAGE_LEDE
                                 : block->node->kind == PRESS_NODE_HEADLINE;

      if (is_part && quarters.n < MOST_PERIODS && press_proofs_is_phrase (proof, PRESS_NODE_PERIOD)
          && press_check_read_quarter (proof->node, &quarter, &year))
        quarters.nodes[quarters.n++] = proof->node;
    }
  return quarters;
}

/* One may leave the year out. */
static gboolean
is_same_quarter (const PressNode *period, const PressNode *other)
{
  guint quarter, other_quarter, year, other_year;

  return press_check_read_quarter (period, &quarter, &year)
         && press_check_read_quarter (other, &other_quarter, &other_year)
         && quarter == other_quarter && (year == other_year || year == 0 || other_year == 0);
}

/* PR709: none of the quarters in the headline is one of the lede. */
static void
check_quarters (PressCheck *check, const PressNode *release)
{
  Quarters headline = gather_quarters (check, FALSE);
  Quarters lede = gather_quarters (check, TRUE);

  (void) release;
  for (guint i = 0; i < headline.n; i++)
    for (guint n = 0; n < lede.n; n++)
      if (is_same_quarter (headline.nodes[i], lede.nodes[n]))
        return;
  if (headline.n > 0 && lede.n > 0)
    press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_PERIOD_LABEL_CONFLICT,
                                                headline.nodes[0]->span,
                                                "the lede tells of another quarter"),
                                lede.nodes[0]->span, "it is named here");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_pairs },
  { PRESS_NODE_RELEASE, check_labels },
  { PRESS_NODE_RELEASE, check_ends },
  { PRESS_NODE_RELEASE, check_quarters },
};

const PressRuleSubject press_rules_agreement = { rows, G_N_ELEMENTS (rows) };

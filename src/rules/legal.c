/* Rules on legal passages: what the law asks for is there. They say what is present or absent, and
 * name the rule; they do not say whether a passage does what it is for. */
#include "rules/rule.h"
#include "tree/figures.h"

#include <press/press-walk.h>

#include <string.h>

#define FEWEST_FORECASTS 2
#define FEWEST_FACTORS 3
#define STALE_DAYS 180
#define STALE_ANNUAL_DAYS 400 /* from one annual report to the next */
#define STALE_PERIOD_DAYS 460 /* a year, and the time for the report on it */
#define BUSINESS_DAYS 4
#define LAST_DAY_OF_OLD_RULES "2009-12-31"
#define FIRST_DAY_OF_NEW_RULES "2009-04-01"
#define FIRST_DAY_OF_REGULATION_G "2003-03-28"
#define MOST_BACK 60 /* tokens from a date to the report that it belongs to */

static guint
count (const PressCheck *check, PressProofKind kind)
{
  return press_proofs_count (check->proofs, kind);
}

static const PressProof *
get (const PressCheck *check, PressProofKind kind, guint n)
{
  return press_proofs_get (check->proofs, kind, n);
}

static PressPassage
get_passage (const PressCheck *check, const PressProof *proof)
{
  return press_proofs_get_block (check->proofs, proof)->passage;
}

static gboolean
is_news (PressPassage passage)
{
  return passage == PRESS_PASSAGE_LEDE || passage == PRESS_PASSAGE_BODY;
}

/* The nth token of a kind in the news itself, counted from 0; NULL: there are fewer. */
static const PressProof *
find_in_news (const PressCheck *check, PressProofKind kind, guint nth)
{
  for (guint i = 0; i < count (check, kind); i++)
    if (is_news (get_passage (check, get (check, kind, i))) && nth-- == 0)
      return get (check, kind, i);
  return NULL;
}

/* The first token of a kind inside a node, or NULL. */
static const PressProof *
find_inside (const PressCheck *check, PressProofKind kind, PressSpan span)
{
  for (guint i = 0; i < count (check, kind); i++)
    {
      const PressProof *proof = get (check, kind, i);

      if (proof->span.start >= span.start && proof->span.end <= span.end)
        return proof;
    }
  return NULL;
}

/* The first token of a kind in a block, at or behind a place, or NULL. */
static const PressProof *
find_in_block (const PressCheck *check, PressProofKind kind, const PressProofBlock *block,
               guint32 from)
{
  for (guint i = press_proofs_find (check->proofs, kind, block); i < count (check, kind); i++)
    {
      const PressProof *proof = get (check, kind, i);

      if (press_proofs_get_number (check->proofs, proof) >= block->end)
        break;
      if (proof->span.start >= from)
        return proof;
    }
  return NULL;
}

static gboolean
has_legend (const PressCheck *check)
{
  return check->first[PRESS_NODE_CAUTION] != NULL || count (check, PRESS_PROOF_IDENTIFIED) > 0
         || count (check, PRESS_PROOF_HEDGED) > 0 || count (check, PRESS_PROOF_STATUTE) > 0;
}

/* PR801, PR809 */
static void
check_forecasts (PressCheck *check, const PressNode *release)
{
  const PressNode *caution = check->first[PRESS_NODE_CAUTION];
  const PressProof *first = find_in_news (check, PRESS_PROOF_FORECAST, 0);
  const PressProof *second
      = first != NULL ? find_in_news (check, PRESS_PROOF_FORECAST, FEWEST_FORECASTS - 1) : NULL;

  (void) release;
  if (second != NULL && !has_legend (check))
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_FORWARD_LOOKING_WITHOUT_SAFE_HARBOR,
                        first->span, "the release looks forward, and no passage cautions about it"),
        second->span, "here too");
  else if (caution != NULL && first == NULL && find_in_news (check, PRESS_PROOF_SHALL, 0) == NULL)
    press_diagnose (check->document, PRESS_RULE_SAFE_HARBOR_IDLE, press_check_start_of (caution),
                    "nothing in the release looks forward");
}

/* Whether a passage has a heading, over it or run into its first paragraph. */
static gboolean
has_heading (const PressNode *passage)
{
  const PressNode *paragraph = press_node_find_child (passage, PRESS_NODE_PARAGRAPH);

  return press_node_find_child (passage, PRESS_NODE_HEADING) != NULL
         || (paragraph != NULL && press_node_find_child (paragraph, PRESS_NODE_HEADING) != NULL);
}

/* PR802. Of several passages one with a heading will do; the longest is the one that needs it. */
static void
check_caution_heading (PressCheck *check, const PressNode *release)
{
  const PressNode *longest = NULL, *node;
  PressWalk walk;

  press_walk_init (&walk, release);
  while (check->first[PRESS_NODE_CAUTION] != NULL
         && press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      if (walk.event != PRESS_WALK_ENTER || node->kind != PRESS_NODE_CAUTION)
        continue;
      if (has_heading (node))
        return;
      if (longest == NULL
          || node->span.end - node->span.start > longest->span.end - longest->span.start)
        longest = node;
    }
  if (longest != NULL && find_inside (check, PRESS_PROOF_IDENTIFIED, longest->span) != NULL)
    press_diagnose (check->document, PRESS_RULE_SAFE_HARBOR_WITHOUT_HEADING,
                    press_check_start_of (longest),
                    "no heading stands over the passage on forward-looking statements");
}

/* The passages of caution as one: a legend may be told in several. */
static PressSpan
get_cautions (const PressCheck *check)
{
  return (PressSpan){ check->first[PRESS_NODE_CAUTION]->span.start,
                      check->last[PRESS_NODE_CAUTION]->span.end };
}

/* PR803, PR805, PR807, PR810 */
static void
check_caution_parts (PressCheck *check, const PressNode *release)
{
  const PressNode *caution = check->first[PRESS_NODE_CAUTION];
  const PressProof *hedged;

  (void) release;
  if (caution == NULL)
    return;
  hedged = find_inside (check, PRESS_PROOF_HEDGED, get_cautions (check));
  if (count (check, PRESS_PROOF_STATUTE) == 0)
    press_diagnose (check->document, PRESS_RULE_SAFE_HARBOR_STATUTE_NOT_NAMED,
                    press_check_start_of (caution), "the statute is not named");
  if (find_inside (check, PRESS_PROOF_FILING, get_cautions (check)) == NULL
      && find_inside (check, PRESS_PROOF_QUARTERLY, get_cautions (check)) == NULL)
    press_diagnose (check->document, PRESS_RULE_NO_RISK_FACTOR_REFERENCE,
                    press_check_start_of (caution), "no report is named that tells the risks");
  if (hedged != NULL && find_in_news (check, PRESS_PROOF_FORECAST, 0) != NULL)
    press_diagnose (check->document, PRESS_RULE_SAFE_HARBOR_HEDGED, hedged->span,
                    "the release does contain such statements");
  if (count (check, PRESS_PROOF_NO_UPDATE) == 0)
    press_diagnose (check->document, PRESS_RULE_NO_DUTY_TO_UPDATE_MISSING,
                    press_check_end_of (check->last[PRESS_NODE_CAUTION]),
                    "nothing disclaims a duty to update");
}

/* PR804: things told one after another, as clauses, as items, or set off by commas. */
static void
check_factors (PressCheck *check, const PressNode *release)
{
  PressSpan span;
  guint n = 1;

  if (check->first[PRESS_NODE_CAUTION] == NULL)
    return;
  span = get_cautions (check);
  (void) release;
  for (guint i = 0; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = press_proofs_get_token (check->proofs, i);

      if (proof->span.start >= span.start && proof->span.end <= span.end
          && (proof->kind == PRESS_PROOF_SEMICOLON || proof->kind == PRESS_PROOF_COMMA
              || proof->kind == PRESS_PROOF_PHRASE))
        n++;
    }
  if (n < FEWEST_FACTORS)
    press_diagnose (check->document, PRESS_RULE_NO_CAUTIONARY_FACTORS,
                    press_check_start_of (check->first[PRESS_NODE_CAUTION]),
                    "no factors are named that could change the outcome");
}

/* Whether a date ends the period of a report, or follows another one that does: the quarters ended
 * March 31, 1998 and June 30, 1998. */
static gboolean
is_end_of_period (const PressCheck *check, const PressProof *date)
{
  const PressProofBlock *block = press_proofs_get_block (check->proofs, date);

  const guint number = press_proofs_get_number (check->proofs, date);

  for (guint i = number; i-- > block->first && number - i <= MOST_BACK;)
    {
      const PressProof *proof = press_proofs_get_token (check->proofs, i);

      if (proof->kind == PRESS_PROOF_ENDED)
        return TRUE;
      if (proof->kind != PRESS_PROOF_COMMA && proof->kind != PRESS_PROOF_WORD
          && (proof->node == NULL || proof->node->kind != PRESS_NODE_DATE))
        return FALSE;
    }
  return FALSE;
}

/* For how many days the report that a date belongs to is the last of its kind; 0: it is of none. */
static guint
get_days_fresh (const PressCheck *check, const PressProof *date)
{
  static const struct
  {
    PressProofKind kind;
    guint n_days;
  } reports[]
      = { { PRESS_PROOF_FILING, STALE_ANNUAL_DAYS }, { PRESS_PROOF_QUARTERLY, STALE_DAYS } };
  const PressProofBlock *block = press_proofs_get_block (check->proofs, date);

  const guint number = press_proofs_get_number (check->proofs, date);

  for (guint i = number; i-- > block->first && number - i <= MOST_BACK;)
    for (guint n = 0; n < G_N_ELEMENTS (reports); n++)
      if (press_proofs_get_token (check->proofs, i)->kind == reports[n].kind)
        return is_end_of_period (check, date) ? STALE_PERIOD_DAYS : reports[n].n_days;
  return 0;
}

/* PR806 */
static void
check_reference_age (PressCheck *check, const PressProof *proof, guint released)
{
  guint day = press_check_get_day (proof->node);
  guint n_days;

  if (press_proofs_get_block (check->proofs, proof)->passage != PRESS_PASSAGE_CAUTION || day == 0
      || press_node_get_attribute (proof->node, PRESS_ATTRIBUTE_TYPE) != NULL)
    return;
  n_days = get_days_fresh (check, proof);
  if (n_days > 0 && day + n_days < released)
    press_diagnose (check->document, PRESS_RULE_RISK_FACTOR_REFERENCE_STALE, proof->span,
                    "%u days before the release", released - day);
}

static void
check_reference_ages (PressCheck *check, const PressNode *release)
{
  guint released = press_check_get_day (press_check_get_release_date (check));

  (void) release;
  for (guint i = 0; i < count (check, PRESS_PROOF_PHRASE) && released != 0; i++)
    {
      const PressProof *proof = get (check, PRESS_PROOF_PHRASE, i);

      if (proof->node != NULL && proof->node->kind == PRESS_NODE_DATE)
        check_reference_age (check, proof, released);
    }
}

/* PR808, PR825 */
static void
check_excluded (PressCheck *check, const PressNode *release)
{
  static const PressProofKind kinds[] = { PRESS_PROOF_EXCLUDED, PRESS_PROOF_PENNY };

  (void) release;
  if (count (check, PRESS_PROOF_STATUTE) == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const PressProof *deal = find_in_news (check, kinds[i], 0);

      if (deal == NULL)
        continue;
      press_diagnostic_add_place (
          press_diagnose (check->document,
                          i == 0 ? PRESS_RULE_SAFE_HARBOR_IN_EXCLUDED_CONTEXT
                                 : PRESS_RULE_PENNY_STOCK_PSLRA,
                          get (check, PRESS_PROOF_STATUTE, 0)->span,
                          "the statute does not protect statements about this"),
          deal->span, "this is told of");
      return;
    }
}

/* Measures. */

/* Whether a token ends the sentence of a measure, or is another measure, which looks for itself. */
static gboolean
is_edge (const PressProofBlock *block, guint number, const PressProof *proof)
{
  return number < block->first || number >= block->end || proof->kind == PRESS_PROOF_STOP
         || proof->kind == PRESS_PROOF_GAAP;
}

/* Whether an amount stands between a measure and the edge of its sentence, to which @edge is moved
 * by steps of 1 or -1. */
static gboolean
finds_amount (const PressCheck *check, const PressProof *measure, int step, guint *edge)
{
  const PressProofBlock *block = press_proofs_get_block (check->proofs, measure);
  gboolean is_found = FALSE;
  guint at = press_proofs_get_number (check->proofs, measure) + (guint) step;

  for (; at < check->proofs->tokens->len; at += (guint) step)
    {
      const PressProof *other = press_proofs_get_token (check->proofs, at);

      if (is_edge (block, at, other))
        break;
      is_found = is_found || press_proofs_is_phrase (other, PRESS_NODE_MONEY);
    }
  *edge = at;
  return is_found;
}

/* The sentence that was read last, so that none is read again for each of its measures. */
typedef struct
{
  guint end; /* tokens in front of it have been read */
  gboolean tells_amount;
} Sentence;

/* Whether the sentence of a measure tells an amount, in front of it or behind. Measures are asked
 * for in their order. */
static gboolean
tells_amount (const PressCheck *check, const PressProof *measure, Sentence *last)
{
  guint start;

  if (press_proofs_get_number (check->proofs, measure) >= last->end)
    {
      gboolean is_in_front = finds_amount (check, measure, -1, &start);

      last->tells_amount = finds_amount (check, measure, 1, &last->end) || is_in_front;
    }
  return last->tells_amount;
}

/* Prose reconciles where it gives the measure of accounting principles with its amount. */
static gboolean
tells_counterpart (const PressCheck *check)
{
  Sentence last = { 0, FALSE };

  for (guint i = 0; i < count (check, PRESS_PROOF_GAAP); i++)
    if (tells_amount (check, get (check, PRESS_PROOF_GAAP, i), &last))
      return TRUE;
  return FALSE;
}

/* Whether a row of a table leads to a measure or to what a measure leaves out. */
static gboolean
names_measure (PressCheck *check, const PressNode *row)
{
  PressProofKind kind;
  PressSpan span;

  press_proofs_start_phrase (check->proofs, row->span, PRESS_PROOF_IN_ROW);
  while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
    if (kind == PRESS_PROOF_RESTATED)
      return TRUE;
  return FALSE;
}

/* Whether the statements may be taken for all that there are, and none reconciles: there is one of
 * income, and no row of any table names a measure. A table may reconcile without the word. */
static gboolean
has_statements_alone (PressCheck *check)
{
  gboolean has_income = FALSE;

  for (guint i = 0; i < check->tables->len; i++)
    {
      const PressFigures *table = g_ptr_array_index (check->tables, i);

      if (table->statement == PRESS_STATEMENT_RECONCILIATION)
        return FALSE;
      has_income = has_income || table->statement == PRESS_STATEMENT_INCOME;
      for (guint n = 0; n < table->rows->len; n++)
        if (names_measure (check, g_array_index (table->rows, PressFigureRow, n).node))
          return FALSE;
    }
  return has_income;
}

/* Whether a release without tables, or one of statements alone, is to reconcile what it publishes.
 */
static gboolean
is_to_reconcile (PressCheck *check)
{
  const PressNode *date = press_check_get_release_date (check);
  const char *day = date != NULL ? press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE) : NULL;

  if (check->first[PRESS_NODE_TABLE] == NULL)
    return TRUE;
  return (day == NULL || strcmp (day, FIRST_DAY_OF_REGULATION_G) >= 0)
         && has_statements_alone (check);
}

/* What was told of the measure before, so that no token is looked at twice. */
typedef struct
{
  guint number;
  gboolean is_forecast;
} Forecast;

/* Whether the sentence of a measure looks forward, which PR816 tells of. */
static gboolean
is_forecast (const PressCheck *check, const PressProof *measure, Forecast *before)
{
  guint first = press_proofs_get_block (check->proofs, measure)->first;
  guint number = press_proofs_get_number (check->proofs, measure);
  guint from = MAX (first, before->number);

  if (before->number < first)
    before->is_forecast = FALSE;
  for (guint at = number; at > from; at--)
    {
      guint kind = press_proofs_get_token (check->proofs, at - 1)->kind;
      gboolean looks_forward = kind == PRESS_PROOF_FORECAST || kind == PRESS_PROOF_SHALL;

      if (looks_forward || kind == PRESS_PROOF_STOP)
        {
          before->is_forecast = looks_forward;
          break;
        }
    }
  before->number = number;
  return before->is_forecast;
}

/* The first measure that is published: it stands in the news, or with its amount in the passage on
 * such measures. Beside statements it is one of what has been. */
static const PressProof *
find_measure (const PressCheck *check)
{
  gboolean has_table = check->first[PRESS_NODE_TABLE] != NULL;
  Forecast before = { 0, FALSE };
  Sentence last = { 0, FALSE };

  for (guint i = 0; i < count (check, PRESS_PROOF_MEASURE); i++)
    {
      const PressProof *measure = get (check, PRESS_PROOF_MEASURE, i);
      PressPassage passage = get_passage (check, measure);

      if ((is_news (passage)
           || (passage == PRESS_PASSAGE_NON_GAAP && tells_amount (check, measure, &last)))
          && !(has_table && is_forecast (check, measure, &before)))
        return measure;
    }
  return NULL;
}

/* PR811, PR814 */
static void
check_measures (PressCheck *check, const PressNode *release)
{
  const PressProof *measure = find_measure (check);

  (void) release;
  if (measure == NULL || count (check, PRESS_PROOF_RECONCILED) > 0 || tells_counterpart (check)
      || !is_to_reconcile (check))
    return;
  press_diagnose (check->document, PRESS_RULE_NON_GAAP_WITHOUT_RECONCILIATION, measure->span,
                  "a measure outside GAAP, and nothing reconciles it");
  if (check->first[PRESS_NODE_TABLE] == NULL && count (check, PRESS_PROOF_PURPOSE) == 0)
    press_diagnose (check->document, PRESS_RULE_NON_GAAP_PURPOSE_MISSING, measure->span,
                    "nothing says why the measure is useful");
}

/* PR812: a text that points at a reconciliation, and no table that is one. */
static void
check_reconciliation (PressCheck *check, const PressNode *release)
{
  (void) release;
  if (check->first[PRESS_NODE_TABLE] != NULL)
    return;
  for (guint i = 0; i < count (check, PRESS_PROOF_SCHEDULE); i++)
    {
      const PressProof *schedule = get (check, PRESS_PROOF_SCHEDULE, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, schedule);

      if (find_in_block (check, PRESS_PROOF_RECONCILED, block, 0) == NULL)
        continue;
      press_diagnose (check->document, PRESS_RULE_RECONCILIATION_NOT_FOUND, schedule->span,
                      "the reconciliation is not in this release");
      return;
    }
}

/* PR813: a heading that has the measure alone, in a release without statements. */
static void
check_prominence (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0;
       i < count (check, PRESS_PROOF_MEASURE) && check->first[PRESS_NODE_TABLE] == NULL; i++)
    {
      const PressProof *measure = get (check, PRESS_PROOF_MEASURE, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, measure);
      PressNodeKind kind = (PressNodeKind) block->node->kind;

      if ((kind != PRESS_NODE_HEADING && kind != PRESS_NODE_HEADLINE)
          || (block->passage != PRESS_PASSAGE_BODY && block->passage != PRESS_PASSAGE_FRONT)
          || find_in_block (check, PRESS_PROOF_RECONCILED, block, 0) != NULL
          || find_in_block (check, PRESS_PROOF_GAAP, block, 0) != NULL)
        continue;
      press_diagnose (check->document, PRESS_RULE_NON_GAAP_MORE_PROMINENT, measure->span,
                      "the heading names this measure and none of GAAP");
      return;
    }
}

/* Whether a measure is one of earnings before interest and taxes. */
static gboolean
is_before_interest (const PressCheck *check, const PressProof *measure)
{
  PressSpan span;

  press_proofs_start_phrase (check->proofs, measure->span, PRESS_PROOF_IN_MEASURE);
  return press_proofs_next (check->proofs, &span) == PRESS_PROOF_EARNED
         && span.start == measure->span.start;
}

/* PR815 */
static void
check_measure_label (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < count (check, PRESS_PROOF_BESIDES); i++)
    {
      const PressProof *besides = get (check, PRESS_PROOF_BESIDES, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, besides);
      const PressProof *measure = find_in_block (check, PRESS_PROOF_MEASURE, block, 0);

      if (measure == NULL || !is_before_interest (check, measure))
        continue;
      press_diagnostic_add_place (
          press_diagnose (check->document, PRESS_RULE_NON_GAAP_LABEL, measure->span,
                          "this measure leaves out more than its name says"),
          besides->span, "this is left out, too");
      return;
    }
}

/* PR816 */
static void
check_guided_measure (PressCheck *check, const PressNode *release)
{
  guint asked = G_MAXUINT;

  (void) release;
  if (count (check, PRESS_PROOF_EFFORT) > 0 || count (check, PRESS_PROOF_RECONCILED) > 0)
    return;
  for (guint i = 0; i < count (check, PRESS_PROOF_FORECAST); i++)
    {
      const PressProof *forecast = get (check, PRESS_PROOF_FORECAST, i);
      const PressProofBlock *block = press_proofs_get_block (check->proofs, forecast);
      const PressProof *measure;

      /* What is not behind a block's first forecast is not behind its others. */
      if (forecast->block == asked || !is_news (block->passage))
        continue;
      asked = forecast->block;
      measure = find_in_block (check, PRESS_PROOF_MEASURE, block, forecast->span.end);
      if (measure == NULL)
        continue;
      press_diagnose (check->document, PRESS_RULE_FORECAST_NON_GAAP_UNRECONCILED, measure->span,
                      "a forecast of a measure outside GAAP, and nothing reconciles it");
      return;
    }
}

/* Notices of exchanges. */

/* PR817 */
static void
check_deficiency (PressCheck *check, const PressNode *release)
{
  const PressProof *notice = find_in_news (check, PRESS_PROOF_DEFICIENCY, 0);

  (void) release;
  if (notice != NULL && count (check, PRESS_PROOF_RULE_NUMBER) == 0)
    press_diagnose (check->document, PRESS_RULE_DEFICIENCY_WITHOUT_RULE, notice->span,
                    "the rule that is not met is not named");
}

/* The days of business from one day to another. */
static guint
count_business_days (guint from, guint to)
{
  guint n = 0;

  for (guint day = from + 1; day <= to && n <= BUSINESS_DAYS; day++)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, day);
      n += g_date_get_weekday (&date) < G_DATE_SATURDAY;
    }
  return n;
}

/* PR818 */
static void
check_deficiency_date (PressCheck *check, const PressNode *release)
{
  const PressProof *notice = find_in_news (check, PRESS_PROOF_DEFICIENCY, 0);
  const PressProofBlock *block;
  guint released = press_check_get_day (press_check_get_release_date (check));

  (void) release;
  if (notice == NULL || released == 0 || count (check, PRESS_PROOF_TOLD_BEFORE) > 0)
    return;
  block = press_proofs_get_block (check->proofs, notice);
  for (guint i = press_proofs_get_number (check->proofs, notice); i < block->end; i++)
    {
      const PressProof *proof = press_proofs_get_token (check->proofs, i);
      guint day = proof->node != NULL && proof->node->kind == PRESS_NODE_DATE
                      ? press_check_get_day (proof->node)
                      : 0;

      if (day == 0)
        continue;
      if (day < released && count_business_days (day, released) > BUSINESS_DAYS)
        press_diagnose (check->document, PRESS_RULE_DEFICIENCY_ANNOUNCED_LATE, proof->span,
                        "more than %d business days before the release", BUSINESS_DAYS);
      return;
    }
}

/* PR819. Nasdaq numbered its rules anew in April 2009: the listing rules went from 4000 to 5000. */
static void
check_rule_era (PressCheck *check, const PressNode *release)
{
  const PressNode *date = press_check_get_release_date (check);
  const char *day = date != NULL ? press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE) : NULL;

  (void) release;
  for (guint i = 0; i < count (check, PRESS_PROOF_RULE_NUMBER) && day != NULL; i++)
    {
      PressSpan span = get (check, PRESS_PROOF_RULE_NUMBER, i)->span;
      PressProofKind kind;
      PressSpan number;

      press_proofs_start_phrase (check->proofs, span, PRESS_PROOF_IN_RULES);
      kind = press_proofs_next (check->proofs, &number);
      if ((kind == PRESS_PROOF_OLD_RULE && strcmp (day, LAST_DAY_OF_OLD_RULES) > 0)
          || (kind == PRESS_PROOF_NEW_RULE && strcmp (day, FIRST_DAY_OF_NEW_RULES) < 0))
        press_diagnose (check->document, PRESS_RULE_RULE_NUMBER_ERA, span,
                        "this rule had another number on %s", day);
    }
}

/* Deals and offers. */

/* PR820, PR821 */
static void
check_deal_legends (PressCheck *check, const PressNode *release)
{
  static const struct
  {
    PressProofKind kind;
    PressRuleIndex rule;
    const char *message;
  } deals[] = {
    { PRESS_PROOF_MERGER, PRESS_RULE_DEAL_LEGEND_MISSING,
      "no passage says where investors can read about this deal, or that nothing is offered" },
    { PRESS_PROOF_OFFERING, PRESS_RULE_OFFERING_LEGEND_MISSING,
      "no passage says that the release is no offer" },
  };

  (void) release;
  for (guint i = 0; i < G_N_ELEMENTS (deals); i++)
    {
      const PressProof *deal = find_in_news (check, deals[i].kind, 0);

      if (deal != NULL && count (check, PRESS_PROOF_NO_OFFER) == 0
          && (deals[i].kind != PRESS_PROOF_MERGER
              || find_in_news (check, PRESS_PROOF_DEAL_OVER, 0) == NULL))
        press_diagnose (check->document, deals[i].rule, deal->span, "%s", deals[i].message);
    }
}

/* PR822 */
static void
check_underwriter (PressCheck *check, const PressNode *release)
{
  const PressProof *named = find_in_news (check, PRESS_PROOF_UNDERWRITER, 0);

  (void) release;
  if (named != NULL && count (check, PRESS_PROOF_NOTICE_RULE) > 0)
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_OFFERING_NOTICE_NAMES_UNDERWRITER, named->span,
                        "a notice under Rule 135 names no underwriter"),
        get (check, PRESS_PROOF_NOTICE_RULE, 0)->span, "the rule is named here");
}

/* PR823 */
static void
check_reliance (PressCheck *check, const PressNode *release)
{
  const PressProof *reliance = find_in_news (check, PRESS_PROOF_RELIANCE, 0);

  (void) release;
  if (reliance != NULL && count (check, PRESS_PROOF_FILING) == 0
      && count (check, PRESS_PROOF_QUARTERLY) == 0)
    press_diagnose (check->document, PRESS_RULE_NON_RELIANCE_WITHOUT_8K, reliance->span,
                    "no report on Form 8-K is named");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_caution_heading }, { PRESS_NODE_RELEASE, check_prominence },
  { PRESS_NODE_RELEASE, check_forecasts },       { PRESS_NODE_RELEASE, check_caution_parts },
  { PRESS_NODE_RELEASE, check_factors },         { PRESS_NODE_RELEASE, check_reference_ages },
  { PRESS_NODE_RELEASE, check_excluded },        { PRESS_NODE_RELEASE, check_measures },
  { PRESS_NODE_RELEASE, check_reconciliation },  { PRESS_NODE_RELEASE, check_measure_label },
  { PRESS_NODE_RELEASE, check_guided_measure },  { PRESS_NODE_RELEASE, check_deficiency },
  { PRESS_NODE_RELEASE, check_deficiency_date }, { PRESS_NODE_RELEASE, check_rule_era },
  { PRESS_NODE_RELEASE, check_deal_legends },    { PRESS_NODE_RELEASE, check_underwriter },
  { PRESS_NODE_RELEASE, check_reliance },
};

const PressRuleSubject press_rules_legal = { rows, G_N_ELEMENTS (rows) };

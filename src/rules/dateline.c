/* Rules on the dateline: there is one, and its date is that of the transmission. */
#include "rules/rule.h"

#include <string.h>

#define LONGEST_WIRE_BYTES 60
#define MOST_HOLIDAYS 3

static void
check_second_dateline (PressCheck *check, const PressNode *dateline)
{
  const PressNode *first = check->first[PRESS_NODE_DATELINE];

  if (dateline == first)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_SECOND_DATELINE,
                                              dateline->span, "second dateline, keeping the first"),
                              first->span, "the first is here");
}

/* Whether two ISO dates are of one day; where one is `--03-04`, the years don't count. */
static gboolean
is_same_day (const char *date, const char *other)
{
  if (*date == '-' || *other == '-')
    return g_strcmp0 (strchr (date + 1, '-'), strchr (other + 1, '-')) == 0;
  return g_str_equal (date, other);
}

/* What is dated in the last days of a year may be sent in the first of the next. */
static gboolean
is_over_new_year (const PressNode *dated, const PressNode *sent)
{
  guint dated_day = press_check_get_day (dated);
  guint sent_day = press_check_get_day (sent);
  GDate day;

  if (dated_day == 0 || sent_day <= dated_day || sent_day - dated_day > MOST_HOLIDAYS)
    return FALSE;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, sent_day);
  return g_date_get_month (&day) == G_DATE_JANUARY && g_date_get_day (&day) <= MOST_HOLIDAYS;
}

static const PressNode *
find_date (const PressNode *parent)
{
  return parent != NULL ? press_node_find_child (parent, PRESS_NODE_DATE) : NULL;
}

static void
check_transmission (PressCheck *check, const PressNode *transmission)
{
  const PressNode *sent = find_date (transmission);
  const PressNode *dated = find_date (check->first[PRESS_NODE_DATELINE]);
  const char *sent_value, *dated_value;

  if (sent == NULL || dated == NULL)
    return;
  sent_value = press_node_get_attribute (sent, PRESS_ATTRIBUTE_VALUE);
  dated_value = press_node_get_attribute (dated, PRESS_ATTRIBUTE_VALUE);
  if (sent_value == NULL || dated_value == NULL || is_same_day (sent_value, dated_value)
      || is_over_new_year (dated, sent))
    return;
  press_diagnostic_add_place (press_diagnose (check->document,
                                              PRESS_RULE_DATE_DIFFERS_FROM_TRANSMISSION,
                                              dated->span, "the dateline says %s", dated_value),
                              sent->span, "the transmission line says %s", sent_value);
}

/* PR310: what stands between slashes in front of the dash is a wire's mark, and none that is known.
 */
static void
check_wire (PressCheck *check, const PressNode *dateline)
{
  const PressNode *lede = press_node_get_parent (dateline);
  PressSpan span = { dateline->span.end - 1, dateline->span.end + LONGEST_WIRE_BYTES };
  PressProofKind kind;
  PressSpan found;

  if (lede == NULL || press_node_find_child (dateline, PRESS_NODE_WIRE) != NULL)
    return;
  span.end = MIN (span.end, lede->span.end);
  press_proofs_start_phrase (check->proofs, span, PRESS_PROOF_IN_WIRE);
  kind = press_proofs_next (check->proofs, &found);
  if (kind == PRESS_PROOF_UNKNOWN_WIRE && found.start == span.start)
    press_diagnose (check->document, PRESS_RULE_WIRE_MARK_UNKNOWN,
                    (PressSpan){ found.start, found.end }, "no wire has this mark");
}

static gboolean
has_digits (const PressCheck *check, PressSpan span)
{
  for (guint32 at = span.start; at < span.end; at++)
    if (g_ascii_isdigit (check->document->copy->text[at]))
      return TRUE;
  return FALSE;
}

/* PR319. A line of its own, a wire or the head of a submission may give the day instead. */
static void
check_date (PressCheck *check, const PressNode *release)
{
  static const PressNodeKind others[]
      = { PRESS_NODE_DATE_LINE, PRESS_NODE_TRANSMISSION, PRESS_NODE_WIRE };
  const PressNode *dateline = check->first[PRESS_NODE_DATELINE];
  const PressNode *date = check->first[PRESS_NODE_DATE];

  (void) release;
  if (dateline == NULL || check->header != NULL
      || (date != NULL && date->span.start < dateline->span.end)
      || has_digits (check, dateline->span)
      || press_proofs_count (check->proofs, PRESS_PROOF_MISSPELT) > 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (check->first[others[i]] != NULL)
      return;
  press_diagnose (check->document, PRESS_RULE_DATELINE_WITHOUT_DATE, dateline->span,
                  "nothing says on which day the news was released");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_DATELINE, check_wire },
  { PRESS_NODE_DATELINE, check_second_dateline },
  { PRESS_NODE_TRANSMISSION, check_transmission },
  { PRESS_NODE_RELEASE, check_date },
};

const PressRuleSubject press_rules_dateline = { rows, G_N_ELEMENTS (rows) };

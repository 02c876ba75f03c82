/* Rules on the dateline: there is one, and its date is that of the transmission. */
#include "rules/rule.h"

#include <string.h>

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
  if (sent_value == NULL || dated_value == NULL || is_same_day (sent_value, dated_value))
    return;
  press_diagnostic_add_place (press_diagnose (check->document,
                                              PRESS_RULE_DATE_DIFFERS_FROM_TRANSMISSION,
                                              dated->span, "the dateline says %s", dated_value),
                              sent->span, "the transmission line says %s", sent_value);
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_DATELINE, check_second_dateline },
  { PRESS_NODE_TRANSMISSION, check_transmission },
};

const PressRuleSubject press_rules_dateline = { rows, G_N_ELEMENTS (rows) };

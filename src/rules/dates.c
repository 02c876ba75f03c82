/* Rules on dates: they exist, their weekdays are theirs, and they lie where the text says. */
#include "base/day.h"
#include "base/vocabulary.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

static const char *const weekdays[]
    = { "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

static guint
read_weekday (const PressCheck *check, PressSpan span)
{
  const char *number = press_vocabulary_find (
      PRESS_LIST_WEEKDAY, check->document->copy->text + span.start, span.end - span.start);

  return number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 0;
}

/* PR701 */
static void
check_weekday (PressCheck *check, const PressNode *date)
{
  const char *value = press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE);
  PressProofKind kind;
  PressSpan span;
  GDate day;

  if (value == NULL || !press_day_read (value, &day))
    return;
  press_proofs_start_phrase (check->proofs, date->span, PRESS_PROOF_IN_DAY);
  while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
    {
      guint printed = kind == PRESS_PROOF_WEEKDAY ? read_weekday (check, span) : 0;
      guint right = (guint) g_date_get_weekday (&day);
      PressDiagnostic *said;

      if (printed == 0 || printed == right)
        continue;
      said = press_diagnose (check->document, PRESS_RULE_WEEKDAY_MISMATCH, span, "%s is a %s",
                             value, weekdays[right]);
      press_mend_replace (
          press_diagnostic_add_mend (said, PRESS_MEND_SUGGESTED, "write %s", weekdays[right]), span,
          weekdays[right]);
      return;
    }
}

/* PR702. `today` in a release without a date has no value either, nor has what a page cuts. */
static void
check_existence (PressCheck *check, const PressNode *date)
{
  if (press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE) == NULL
      && press_node_get_attribute (date, PRESS_ATTRIBUTE_TYPE) == NULL
      && press_node_get_first_child (date) == NULL)
    press_diagnose (check->document, PRESS_RULE_IMPOSSIBLE_DATE, date->span,
                    "there is no such day");
}

/* PR702 in the heads of a table, where the parse looks for periods and not for dates. */
static void
check_head (PressCheck *check, const PressNode *head)
{
  PressProofKind kind;
  PressSpan span;

  press_proofs_start_phrase (check->proofs, head->span, PRESS_PROOF_IN_DAY);
  while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
    if (kind == PRESS_PROOF_NO_DAY)
      press_diagnose (check->document, PRESS_RULE_IMPOSSIBLE_DATE, span, "there is no such day");
}

/* PR732 */
static void
report_spelling (PressCheck *check, PressSpan span)
{
  g_autofree char *found = press_check_dup (check, span);
  const char *meant = press_vocabulary_find (PRESS_LIST_MISSPELT, found, strlen (found));
  PressDiagnostic *said;

  if (meant == NULL)
    return;
  said = press_diagnose (check->document, PRESS_RULE_DATE_WORD_MISSPELT, span,
                         "no month or weekday is called %s; %s?", found, meant);
  press_mend_replace (press_diagnostic_add_mend (said, PRESS_MEND_SUGGESTED, "write %s", meant),
                      span, meant);
}

static void
check_spelling (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_MISSPELT); i++)
    report_spelling (check, press_proofs_get (check->proofs, PRESS_PROOF_MISSPELT, i)->span);
}

/* In a dateline such a word is taken for a place. */
static void
check_place (PressCheck *check, const PressNode *place)
{
  report_spelling (check, place->span);
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_DATE, check_weekday },    { PRESS_NODE_DATE, check_existence },
  { PRESS_NODE_TABLE_HEAD, check_head }, { PRESS_NODE_RELEASE, check_spelling },
  { PRESS_NODE_PLACE, check_place },
};

const PressRuleSubject press_rules_dates = { rows, G_N_ELEMENTS (rows) };

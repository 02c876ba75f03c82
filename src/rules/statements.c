/* Rules on statements: their columns have heads and an order, their figures a unit, and who has not
 * audited them says so. */
#include "rules/rule.h"
#include "tree/figures.h"

#include <string.h>

/* A shorter table has its words around it. */
#define FEWEST_ROWS 6
/* So large a figure is printed in whole dollars, and needs no unit. */
#define LEAST_WHOLE 1000000

static gboolean
is_statement (const PressFigures *figures)
{
  return figures->rows->len >= FEWEST_ROWS
         && (figures->statement == PRESS_STATEMENT_INCOME
             || figures->statement == PRESS_STATEMENT_BALANCE_SHEET
             || figures->statement == PRESS_STATEMENT_CASH_FLOW);
}

/* Where a statement begins: at its title, or at its first line. */
static PressSpan
get_start (const PressFigures *figures)
{
  return press_check_start_of (figures->node);
}

/* PR718. Where some column has a head, the others may have theirs in a line that was read as none.
 */
static void
check_heads (PressCheck *check, const PressFigures *figures)
{
  for (guint i = 0; i < figures->columns->len; i++)
    if (press_figures_get_column (figures, i)->head != NULL)
      return;
  press_diagnose (check->document, PRESS_RULE_TABLE_PERIOD_MISSING, get_start (figures),
                  "nothing stands over the columns of this statement");
}

static gboolean
is_whole (const PressFigure *figure)
{
  return press_decimal_compare (press_decimal_absolute (figure->value),
                                press_decimal_from_integer (LEAST_WHOLE))
         >= 0;
}

/* PR719. Cents, too, tell that dollars are whole. */
static void
check_unit (PressCheck *check, const PressFigures *figures)
{
  if (figures->scale > 0 || press_node_find_child (figures->node, PRESS_NODE_TABLE_UNIT) != NULL)
    return;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const PressFigure *figure = &g_array_index (figures->figures, PressFigure, i);

      if (figure->node != NULL && figure->has_value
          && (figure->scale > 0
              || (figure->unit == PRESS_FIGURE_AMOUNT
                  && (figure->value.places > 0 || is_whole (figure)))))
        return;
    }
  press_diagnose (check->document, PRESS_RULE_TABLE_UNITS_MISSING, get_start (figures),
                  "nothing tells whether these are dollars, thousands or millions");
}

static gboolean
is_interim (const PressFigureColumn *column)
{
  static const char *const lengths[] = { "P3M", "P6M", "P9M", "P13W", "P26W", "P39W", NULL };

  return column->period_length != NULL && g_strv_contains (lengths, column->period_length);
}

/* PR723. One word serves for the whole release. */
static void
check_audit (PressCheck *check, const PressFigures *figures)
{
  for (guint i = 0; i < figures->columns->len; i++)
    if (is_interim (press_figures_get_column (figures, i)))
      {
        press_diagnose (check->document, PRESS_RULE_UNAUDITED_LABEL_MISSING, get_start (figures),
                        "a statement of part of a year, and nothing says that it is unaudited");
        return;
      }
}

/* Whether two columns tell of periods of one length, and of two of them. */
static gboolean
are_alike (const PressFigureColumn *one, const PressFigureColumn *other)
{
  return one->period_end != NULL && other->period_end != NULL
         && one->is_instant == other->is_instant
         && g_strcmp0 (one->period_length, other->period_length) == 0
         && strlen (one->period_end) == strlen (other->period_end);
}

static guint
count_alike (const PressFigures *figures, const PressFigureColumn *column)
{
  guint n = 0;

  for (guint i = 0; i < figures->columns->len; i++)
    n += are_alike (press_figures_get_column (figures, i), column);
  return n;
}

/* The order of the first two columns that compare one period with another: below 0 where the later
 * one stands left, above 0 where it stands right. A row of quarters goes as it goes. */
static int
find_order (const PressFigures *figures)
{
  for (guint i = 1; i < figures->columns->len; i++)
    {
      const PressFigureColumn *left = press_figures_get_column (figures, i - 1);
      const PressFigureColumn *right = press_figures_get_column (figures, i);

      if (are_alike (left, right))
        return count_alike (figures, left) == 2 ? strcmp (right->period_end, left->period_end) : 0;
    }
  return 0;
}

/* PR724 */
static void
check_order (PressCheck *check, const PressFigures *figures, const PressFigures *first)
{
  int order = find_order (figures);

  if (order != 0 && (order < 0) != (find_order (first) < 0))
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_YOY_ORDER_MIXED, get_start (figures),
                        "the later period stands %s here", order < 0 ? "left" : "right"),
        get_start (first), "and %s here", order < 0 ? "right" : "left");
}

static void
check_statements (PressCheck *check, const PressNode *release)
{
  gboolean is_audited = press_proofs_count (check->proofs, PRESS_PROOF_UNAUDITED) > 0;
  const PressFigures *ordered = NULL;

  (void) release;
  for (guint i = 0; i < check->tables->len; i++)
    {
      const PressFigures *figures = g_ptr_array_index (check->tables, i);

      if (!is_statement (figures))
        continue;
      check_heads (check, figures);
      check_unit (check, figures);
      if (!is_audited)
        check_audit (check, figures);
      is_audited = TRUE;
      if (ordered == NULL && find_order (figures) != 0)
        ordered = figures;
      else if (ordered != NULL)
        check_order (check, figures, ordered);
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_statements },
};

const PressRuleSubject press_rules_statements = { rows, G_N_ELEMENTS (rows) };

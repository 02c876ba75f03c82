/* Rules on columns of changes: each percentage is that of the two columns it compares.
 *
 * Which two those are is not printed. It is taken from the rows in which they give the percentage;
 * where most rows agree, the others are wrong. */
#include "rules/printed.h"

#define FEWEST_RIGHT 3
#define RIGHT_FOR_A_WRONG 3 /* rows that are right for each that is not */

/* A column of percentages, and the two that it may compare. */
typedef struct
{
  const PressFigures *figures;
  guint percent;
  guint to;
  guint from;
  guint n_right;
  guint n_wrong;
} Comparison;

/* Whether the heads over a column say that it tells a change of the figures as they are printed. */
static gboolean
tells_change (PressCheck *check, const PressFigures *figures, guint column)
{
  gboolean is_change = FALSE;

  for (const PressNode *line = press_node_get_first_child (figures->node); line != NULL;
       line = press_node_get_next (line))
    for (const PressNode *cell
         = line->kind == PRESS_NODE_TABLE_HEAD ? press_node_get_first_child (line) : NULL;
         cell != NULL; cell = press_node_get_next (cell))
      {
        guint first, last;
        PressProofKind kind;
        PressSpan span;

        if (!press_node_get_columns (cell, &first, &last) || column + 1 < first || column >= last)
          continue;
        press_proofs_start_phrase (check->proofs, cell->span, PRESS_PROOF_IN_HEAD);
        while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
          {
            if (kind == PRESS_PROOF_RESTATED)
              return FALSE;
            is_change = TRUE;
          }
      }
  return is_change;
}

static gboolean
is_counted (PressFigureUnit unit)
{
  return unit == PRESS_FIGURE_AMOUNT || unit == PRESS_FIGURE_SHARES
         || unit == PRESS_FIGURE_PER_SHARE;
}

/* A cell that a change may be told of: what it counts, and above nothing. */
static const PressFigure *
read_counted (const Comparison *comparison, guint row, guint column, PressPrinted *printed)
{
  const PressFigure *figure = press_figures_get (comparison->figures, row, column);

  return figure != NULL && figure->has_value && is_counted (figure->unit)
                 && press_printed_read_figure (figure, printed)
                 && press_decimal_compare (printed->low, press_decimal_from_integer (0)) > 0
             ? figure
             : NULL;
}

/* Whether a row tells a change, and what the two columns make of it. */
static gboolean
read_row (const Comparison *comparison, guint row, PressPrinted *percent, PressPrintedRange *range)
{
  const PressFigure *told = press_figures_get (comparison->figures, row, comparison->percent);
  const PressFigure *to, *from;
  PressPrinted last, first;

  if (told == NULL || !told->has_value || told->unit != PRESS_FIGURE_PERCENT
      || press_decimal_is_zero (told->value) || !press_printed_read_figure (told, percent))
    return FALSE;
  to = read_counted (comparison, row, comparison->to, &last);
  from = read_counted (comparison, row, comparison->from, &first);
  return to != NULL && from != NULL && to->unit == from->unit
         && press_printed_change (&last, &first, range);
}

static void
count_rows (Comparison *comparison)
{
  for (guint row = 0; row < comparison->figures->rows->len; row++)
    {
      PressPrinted percent;
      PressPrintedRange range;

      if (!read_row (comparison, row, &percent, &range))
        continue;
      if (press_printed_is_outside (&percent, range.low, range.high))
        comparison->n_wrong++;
      else
        comparison->n_right++;
    }
}

/* The two columns that most rows of a column of percentages compare. */
static Comparison
find_comparison (const PressFigures *figures, guint percent)
{
  Comparison found = { 0 };

  for (guint to = 0; to < figures->columns->len; to++)
    for (guint from = 0; from < figures->columns->len; from++)
      {
        Comparison tried = { .figures = figures, .percent = percent, .to = to, .from = from };

        if (to == from || to == percent || from == percent)
          continue;
        count_rows (&tried);
        if (tried.n_right > found.n_right)
          found = tried;
      }
  return found;
}

/* PR730 */
static void
report_rows (PressCheck *check, const Comparison *comparison)
{
  for (guint row = 0; row < comparison->figures->rows->len; row++)
    {
      PressPrinted percent;
      PressPrintedRange range;
      g_autofree char *right = NULL;

      if (!read_row (comparison, row, &percent, &range)
          || !press_printed_is_outside (&percent, range.low, range.high))
        continue;
      right = press_decimal_to_string (press_decimal_round (range.right, 1));
      press_diagnostic_add_place (
          press_diagnostic_add_place (
              press_diagnose (
                  check->document, PRESS_RULE_PERCENT_COLUMN,
                  press_figures_get (comparison->figures, row, comparison->percent)->node->span,
                  "the figures of this row give %s percent", right),
              press_figures_get (comparison->figures, row, comparison->to)->node->span,
              "to this figure"),
          press_figures_get (comparison->figures, row, comparison->from)->node->span,
          "from this one");
    }
}

/* Two columns of changes may compare the same figures, the second of them with others in mind; it
 * is the one that agrees less. */
static gboolean
is_best (const Comparison *comparison)
{
  for (guint column = 0; column < comparison->figures->columns->len; column++)
    {
      Comparison other = *comparison;

      other.percent = column;
      other.n_right = other.n_wrong = 0;
      if (column == comparison->percent)
        continue;
      count_rows (&other);
      if (other.n_right > comparison->n_right)
        return FALSE;
    }
  return TRUE;
}

static void
check_columns (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < check->tables->len; i++)
    {
      const PressFigures *figures = g_ptr_array_index (check->tables, i);

      for (guint column = 0; column < figures->columns->len; column++)
        {
          Comparison found;

          if (!tells_change (check, figures, column))
            continue;
          found = find_comparison (figures, column);
          if (found.n_right >= FEWEST_RIGHT && found.n_wrong > 0
              && found.n_right >= RIGHT_FOR_A_WRONG * found.n_wrong && is_best (&found))
            report_rows (check, &found);
        }
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_columns },
};

const PressRuleSubject press_rules_columns = { rows, G_N_ELEMENTS (rows) };

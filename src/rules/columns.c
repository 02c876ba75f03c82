/* Rules on columns of changes: each percentage is that of the two columns it compares.
 *
 * Which two those are is not printed. It is taken from the rows in which they give the percentage;
 * where most rows agree, the others are wrong. */
#include "rules/printed.h"

#define FEWEST_RIGHT 3
#define RIGHT_FOR_A_WRONG 3 /* rows that are right for each that is not */
#define MOST_NEAR 12        /* columns that are looked at for one of percentages */

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

static gboolean
is_percent (PressFigureUnit unit)
{
  return unit == PRESS_FIGURE_PERCENT;
}

/* The columns with figures of some units in enough rows to tell anything. */
static GArray *
find_columns (const PressFigures *figures, gboolean (*is_wanted) (PressFigureUnit))
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint column = 0; column < figures->columns->len; column++)
    {
      guint n = 0;

      for (guint row = 0; row < figures->rows->len && n < FEWEST_RIGHT; row++)
        {
          const PressFigure *figure = press_figures_get (figures, row, column);

          n += figure != NULL && figure->has_value && is_wanted (figure->unit);
        }
      if (n == FEWEST_RIGHT)
        g_array_append_val (found, column);
    }
  return found;
}

/* Of columns those that stand nearest to one, from @first to @last. */
static void
find_near (const GArray *columns, guint column, guint *first, guint *last)
{
  guint behind = 0;

  while (behind < columns->len && g_array_index (columns, guint, behind) <= column)
    behind++;
  *last = MIN (columns->len, MAX (behind + MOST_NEAR / 2, MOST_NEAR));
  *first = *last - MIN (*last, MOST_NEAR);
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

/* The two columns that most rows of a column of percentages compare, out of those near it that hold
 * what is counted. */
static Comparison
find_comparison (const PressFigures *figures, const GArray *counted, guint percent)
{
  Comparison found = { 0 };
  guint first, last;

  find_near (counted, percent, &first, &last);
  for (guint to = first; to < last; to++)
    for (guint from = first; from < last; from++)
      {
        Comparison tried = { .figures = figures,
                             .percent = percent,
                             .to = g_array_index (counted, guint, to),
                             .from = g_array_index (counted, guint, from) };

        if (to == from || tried.to == percent || tried.from == percent)
          continue;
        count_rows (&tried);
        if (tried.n_right > found.n_right)
          found = tried;
      }
  return found;
}

/* Whether a row tells by how many points a percentage has changed, as one of load factors does. */
static gboolean
tells_points (const Comparison *comparison, guint row, const PressPrinted *percent)
{
  PressDecimal points;

  return press_decimal_subtract (
             press_figures_get (comparison->figures, row, comparison->to)->value,
             press_figures_get (comparison->figures, row, comparison->from)->value, &points)
         && !press_printed_is_outside (percent, points, points);
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
          || !press_printed_is_outside (&percent, range.low, range.high)
          || tells_points (comparison, row, &percent))
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
is_best (const Comparison *comparison, const GArray *percents)
{
  guint first, last;

  find_near (percents, comparison->percent, &first, &last);
  for (guint i = first; i < last; i++)
    {
      Comparison other = *comparison;

      other.percent = g_array_index (percents, guint, i);
      other.n_right = other.n_wrong = 0;
      if (other.percent == comparison->percent)
        continue;
      count_rows (&other);
      if (other.n_right > comparison->n_right)
        return FALSE;
    }
  return TRUE;
}

static void
check_table (PressCheck *check, const PressFigures *figures)
{
  g_autoptr (GArray) percents = find_columns (figures, is_percent);
  g_autoptr (GArray) counted = find_columns (figures, is_counted);

  for (guint i = 0; i < percents->len; i++)
    {
      guint column = g_array_index (percents, guint, i);
      Comparison found;

      if (!tells_change (check, figures, column))
        continue;
      found = find_comparison (figures, counted, column);
      if (found.n_right >= FEWEST_RIGHT && found.n_wrong > 0
          && found.n_right >= RIGHT_FOR_A_WRONG * found.n_wrong && is_best (&found, percents))
        report_rows (check, &found);
    }
}

static void
check_columns (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < check->tables->len; i++)
    check_table (check, g_ptr_array_index (check->tables, i));
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_columns },
};

const PressRuleSubject press_rules_columns = { rows, G_N_ELEMENTS (rows) };

/* Rules on tables of figures: totals are sums, notes are there, forms are one.
 *
 * Which rows a total adds up is not printed. It is taken from the columns in which a run of rows
 * above comes to the total exactly; another column that the same run misses is wrong. */
#include "rules/rule.h"
#include "tree/figures.h"

#include <press/press-walk.h>

#include <string.h>

#define MOST_ADDENDS 24
#define FEWEST_DIGITS 3
#define FEWEST_DIGITS_OVER 4 /* where totals in between stand for their rows */

typedef struct
{
  PressCheck *check;
  const PressFigures *figures;
  guint *firsts; /* for each row that is a total, the first that it adds up; else its own */
  guint *wrongs; /* for each row, the column in which its total is wrong, and one; 0: none */
} Reading;

/* How a run of rows above is put together: all added, the first less the others, or all added where
 * a total in between stands for its rows. */
typedef enum
{
  RUN_SUM,
  RUN_DIFFERENCE,
  RUN_OVER_TOTALS,
  N_RUNS
} Run;

static const PressFigure *
get_figure (const Reading *reading, guint row, guint column)
{
  const PressFigure *figure = press_figures_get (reading->figures, row, column);

  return figure != NULL && figure->has_value
                 && (figure->unit == PRESS_FIGURE_AMOUNT || figure->unit == PRESS_FIGURE_SHARES)
             ? figure
             : NULL;
}

/* What the rows come to where totals in between stand for theirs, which are passed over. */
static gboolean
add_over_totals (const Reading *reading, guint first, guint total, guint column, PressDecimal *sum)
{
  gboolean has_passed = FALSE;
  guint n = 0;

  *sum = press_decimal_from_integer (0);
  for (guint row = total; row-- > first;)
    {
      const PressFigure *figure = get_figure (reading, row, column);

      if (reading->firsts[row] < first
          || (figure != NULL && !press_decimal_add (*sum, figure->value, sum)))
        return FALSE;
      n += figure != NULL;
      has_passed = has_passed || reading->firsts[row] < row;
      row = reading->firsts[row];
    }
  return has_passed && n > 1;
}

/* What the rows from @first to the one above @total come to in a column. */
static gboolean
add_run (const Reading *reading, guint first, guint total, guint column, Run run, PressDecimal *sum)
{
  guint n = 0;

  if (run == RUN_OVER_TOTALS)
    return add_over_totals (reading, first, total, column, sum);
  *sum = press_decimal_from_integer (0);
  for (guint row = first; row < total; row++)
    {
      const PressFigure *figure = get_figure (reading, row, column);
      gboolean done;

      if (figure == NULL)
        continue;
      done = n++ > 0 && run == RUN_DIFFERENCE ? press_decimal_subtract (*sum, figure->value, sum)
                                              : press_decimal_add (*sum, figure->value, sum);
      if (!done)
        return FALSE;
    }
  return n > 1;
}

/* Whether a column holds a total that has been told to be wrong: what adds it up is wrong as well,
 * by the one mistake. */
static gboolean
has_wrong (const Reading *reading, guint first, guint total, guint column)
{
  for (guint row = first; row < total; row++)
    if (reading->wrongs[row] == column + 1)
      return TRUE;
  return FALSE;
}

typedef struct
{
  guint n_right;
  guint n_wrong;
  guint wrong; /* the last column that misses it */
  PressDecimal sum;
} Outcome;

/* Rounded figures may miss their total by half a unit each. */
static gboolean
is_near (PressDecimal sum, PressDecimal total, guint n_rows)
{
  PressDecimal difference, tolerance;

  return press_decimal_subtract (sum, total, &difference)
         && press_decimal_shift (press_decimal_from_integer (n_rows / 2 + 1),
                                 -(int) MAX (sum.places, total.places), &tolerance)
         && press_decimal_compare (press_decimal_absolute (difference), tolerance) <= 0;
}

static gboolean
is_long (PressDecimal value, Run run)
{
  PressDecimal absolute = press_decimal_absolute (value);
  PressDecimalDigits digits = absolute.digits;
  guint n = 0;

  for (; digits > 0; digits /= 10)
    n++;
  return n >= (run == RUN_OVER_TOTALS ? FEWEST_DIGITS_OVER : FEWEST_DIGITS);
}

static Outcome
try_run (const Reading *reading, guint first, guint total, Run run)
{
  Outcome outcome = { 0 };

  for (guint column = 0; column < reading->figures->columns->len; column++)
    {
      const PressFigure *figure = get_figure (reading, total, column);
      PressDecimal sum;

      if (figure == NULL || has_wrong (reading, first, total, column)
          || !add_run (reading, first, total, column, run, &sum))
        continue;
      if (press_decimal_compare (sum, figure->value) == 0 && is_long (sum, run))
        outcome.n_right++;
      else if (!is_near (sum, figure->value, total - first))
        {
          outcome.n_wrong++;
          outcome.wrong = column;
          outcome.sum = sum;
        }
    }
  return outcome;
}

/* PR717 */
static void
check_total (Reading *reading, guint total)
{
  Outcome found = { 0 };
  guint found_first = 0;

  for (guint first = total; first-- > 0 && total - first <= MOST_ADDENDS;)
    for (Run run = RUN_SUM; run < N_RUNS; run++)
      {
        Outcome outcome;

        if (total - first < 2)
          continue;
        outcome = try_run (reading, first, total, run);
        if (outcome.n_right > 0 && outcome.n_wrong == 0)
          {
            reading->firsts[total] = first;
            return;
          }
        if (outcome.n_right >= MAX (outcome.n_wrong, 1) && outcome.n_wrong == 1
            && outcome.n_right > found.n_right)
          {
            found = outcome;
            found_first = first;
          }
      }
  if (found.n_right > 0)
    {
      const PressFigure *wrong = get_figure (reading, total, found.wrong);
      g_autofree char *sum = press_decimal_to_string (found.sum);

      reading->firsts[total] = found_first;
      reading->wrongs[total] = found.wrong + 1;
      press_diagnostic_add_place (press_diagnose (reading->check->document, PRESS_RULE_TABLE_SUM,
                                                  wrong->node->span, "the rows above come to %s",
                                                  sum),
                                  press_figures_get_row (reading->figures, found_first)->node->span,
                                  "the first row that the other columns add up");
    }
}

/* Notes. */

typedef struct
{
  const PressNode *node;
  char *text; /* with its brackets */
} NoteMark;

static void
clear_mark (gpointer data)
{
  g_free (((NoteMark *) data)->text);
}

/* The mark in brackets that ends a label, or begins a note. */
static void
add_mark (PressCheck *check, const PressNode *node, gboolean at_end, GArray *marks)
{
  PressSpan span, found = { 0, 0 };
  PressProofKind kind;
  NoteMark mark = { node, NULL };

  press_proofs_start_phrase (check->proofs, node->span, PRESS_PROOF_IN_REFERENCE);
  while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
    if (kind == PRESS_PROOF_NOTE_MARK
        && (at_end ? span.end >= node->span.end : span.start == node->span.start))
      found = span;
  if (found.end == 0)
    return;
  mark.text = g_strstrip (press_check_dup (check, found));
  g_array_append_val (marks, mark);
}

/* What is written as marks, which keep the texts. */
static GHashTable *
gather_texts (const GArray *marks)
{
  GHashTable *texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < marks->len; i++)
    g_hash_table_add (texts, g_array_index (marks, NoteMark, i).text);
  return texts;
}

/* Where the mark of a note may stand at the end: labels, heads, titles and headings. */
static gboolean
may_refer (const PressNode *node)
{
  return node->kind == PRESS_NODE_STUB || node->kind == PRESS_NODE_TABLE_TITLE
         || node->kind == PRESS_NODE_HEADING
         || (node->kind == PRESS_NODE_CELL && node->parent->kind == PRESS_NODE_TABLE_HEAD)
         || (node->kind == PRESS_NODE_TEXT
             && (node->parent->kind == PRESS_NODE_ROW
                 || node->parent->kind == PRESS_NODE_TABLE_HEAD));
}

/* PR727, PR728. A table whose notes stand elsewhere, or have no marks, tells nothing. */
static void
check_notes (PressCheck *check, const PressNode *release)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (NoteMark));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (NoteMark));
  g_autoptr (GHashTable) mark_texts = NULL;
  g_autoptr (GHashTable) note_texts = NULL;
  const PressNode *node;
  PressWalk walk;

  g_array_set_clear_func (marks, clear_mark);
  g_array_set_clear_func (notes, clear_mark);
  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && may_refer (node))
      add_mark (check, node, TRUE, marks);
    else if (walk.event == PRESS_WALK_ENTER
             && (node->kind == PRESS_NODE_TABLE_NOTE
                 || (node->kind == PRESS_NODE_PARAGRAPH && marks->len > 0)))
      add_mark (check, node, FALSE, notes);
  mark_texts = gather_texts (marks);
  note_texts = gather_texts (notes);
  for (guint i = 0; i < marks->len && notes->len > 0; i++)
    if (!g_hash_table_contains (note_texts, g_array_index (marks, NoteMark, i).text))
      press_diagnose (check->document, PRESS_RULE_NOTE_MISSING,
                      g_array_index (marks, NoteMark, i).node->span, "no note is marked %s",
                      g_array_index (marks, NoteMark, i).text);
  for (guint i = 0; i < notes->len && marks->len > 0; i++)
    if (!g_hash_table_contains (mark_texts, g_array_index (notes, NoteMark, i).text))
      press_diagnose (check->document, PRESS_RULE_NOTE_UNUSED,
                      press_check_start_of (g_array_index (notes, NoteMark, i).node),
                      "no row is marked %s", g_array_index (notes, NoteMark, i).text);
}

/* PR721 */
static void
check_negatives (const Reading *reading)
{
  const PressNode *minus = NULL, *bracket = NULL;
  const char *text = reading->check->document->copy->text;

  for (guint i = 0; i < reading->figures->figures->len; i++)
    {
      const PressFigure *figure = &g_array_index (reading->figures->figures, PressFigure, i);

      if (figure->node == NULL || !figure->has_value || !press_decimal_is_negative (figure->value))
        continue;
      if (memchr (text + figure->node->span.start, '(',
                  figure->node->span.end - figure->node->span.start)
          != NULL)
        bracket = bracket != NULL ? bracket : figure->node;
      else if (text[figure->node->span.start] == '-')
        minus = minus != NULL ? minus : figure->node;
    }
  if (minus != NULL && bracket != NULL)
    press_diagnostic_add_place (press_diagnose (reading->check->document,
                                                PRESS_RULE_NEGATIVE_FORM_MIXED, minus->span,
                                                "a minus sign, where others stand in brackets"),
                                bracket->span, "one of them");
}

/* Whether a line is drawn right above a row: what it comes to stands under it. */
static gboolean
is_under_rule (const PressFigures *figures, guint index)
{
  const PressNode *row = press_figures_get_row (figures, index)->node;
  const PressNode *above = index > 0 ? press_figures_get_row (figures, index - 1)->node : NULL;
  const PressNode *before = NULL;

  if (above == NULL || above->parent != row->parent)
    above = press_node_get_first_child (row->parent);
  for (const PressNode *node = above; node != NULL && node != row;
       node = press_node_get_next (node))
    before = node;
  return before != NULL && before->kind == PRESS_NODE_RULE;
}

static void
check_table (PressCheck *check, const PressNode *table)
{
  PressFigures *figures = press_figures_new (check->document, table);
  g_autofree guint *firsts = g_new (guint, figures->rows->len + 1);
  g_autofree guint *wrongs = g_new0 (guint, figures->rows->len + 1);
  Reading reading = { check, figures, firsts, wrongs };

  g_ptr_array_add (check->tables, figures);
  for (guint row = 0; row < figures->rows->len; row++)
    firsts[row] = row;
  for (guint row = 0; row < figures->rows->len; row++)
    if (press_figures_get_row (figures, row)->type == PRESS_FIGURE_ROW_TOTAL
        || is_under_rule (figures, row))
      check_total (&reading, row);
  check_negatives (&reading);
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_TABLE, check_table },
  { PRESS_NODE_RELEASE, check_notes },
};

const PressRuleSubject press_rules_tables = { rows, G_N_ELEMENTS (rows) };

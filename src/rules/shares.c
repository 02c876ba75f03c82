/* Rules on figures per share: the earnings, the shares and what one of them earns agree.
 *
 * Which rows belong together is not printed. It is taken from the columns in which they agree;
 * where one column does not, and no other rows of it do, a figure of it is wrong. */
#include "rules/printed.h"

/* A shorter figure per share agrees with much: it counts for half of one. */
#define FEWEST_UNITS 10
#define WEIGHT_OF_LONG 2
#define LEAST_WEIGHT 2
/* A statement has few such rows; what has more is none. */
#define MOST_ROWS 8
#define QUOTIENT_PLACES 8
/* Shares are printed in thousands or whole, whatever the table says of its amounts. */
#define LOWEST_POWER -6
#define HIGHEST_POWER 6
#define POWER_STEP 3

/* What a figure may stand for, where there is one. */
typedef struct
{
  PressPrinted printed;
  gboolean is_there;
} Value;

/* A row and its values, one for each column. */
typedef struct
{
  guint index;
  const Value *values;
} Row;

typedef struct
{
  Row rows[MOST_ROWS];
  guint n;
} RowList;

typedef struct
{
  const PressFigures *figures;
  Value *values; /* of all rows, one after another */
  RowList earnings;
  RowList shares;
  RowList per_share;
} Statement;

/* Rows that may belong together, and a power of ten between what they are printed in. */
typedef struct
{
  const Row *earnings;
  const Row *shares;
  const Row *per_share;
  int power;
  guint weight; /* of the columns that agree */
  guint n_wrong;
  guint wrong; /* the last column that does not agree */
  PressDecimal right;
} Relation;

static void
add_row (RowList *list, guint row)
{
  if (list->n < MOST_ROWS)
    list->rows[list->n++].index = row;
}

/* What a label names: PRESS_PROOF_END where that is nothing of these. */
static PressProofKind
read_label (PressCheck *check, const PressNode *row)
{
  PressProofKind kind = PRESS_PROOF_END;

  for (const PressNode *stub = press_node_get_first_child (row);
       stub != NULL && kind == PRESS_PROOF_END; stub = press_node_get_next (stub))
    if (stub->kind == PRESS_NODE_STUB)
      {
        PressSpan span;

        press_proofs_start_phrase (check->proofs, stub->span, PRESS_PROOF_IN_LABEL);
        kind = press_proofs_next (check->proofs, &span);
      }
  return kind;
}

static const PressFigure *
find_first_figure (const PressFigures *figures, guint row)
{
  for (guint column = 0; column < figures->columns->len; column++)
    {
      const PressFigure *figure = press_figures_get (figures, row, column);

      if (figure != NULL && figure->has_value)
        return figure;
    }
  return NULL;
}

static void
read_statement (PressCheck *check, const PressFigures *figures, Statement *statement)
{
  *statement = (Statement){ .figures = figures };
  for (guint row = 0; row < figures->rows->len; row++)
    {
      const PressFigure *figure = find_first_figure (figures, row);
      PressProofKind label;

      if (figure == NULL || figure->unit == PRESS_FIGURE_PERCENT)
        continue;
      label = read_label (check, press_figures_get_row (figures, row)->node);
      if (figure->unit == PRESS_FIGURE_SHARES)
        add_row (&statement->shares, row);
      else if (figure->unit == PRESS_FIGURE_PER_SHARE && label != PRESS_PROOF_PAID_OUT)
        add_row (&statement->per_share, row);
      else if (figure->unit == PRESS_FIGURE_AMOUNT && label == PRESS_PROOF_EARNED)
        add_row (&statement->earnings, row);
    }
}

static Value
read_value (const PressFigures *figures, guint row, guint column)
{
  const PressFigure *figure = press_figures_get (figures, row, column);
  Value value = { .is_there = FALSE };
  PressFigure positive;

  if (figure == NULL || !figure->has_value || figure->unit == PRESS_FIGURE_PERCENT
      || press_decimal_is_zero (figure->value))
    return value; /* nor does a column of changes tell anything of shares */
  positive = *figure;
  positive.value = press_decimal_absolute (figure->value);
  value.is_there = press_printed_read_figure (&positive, &value.printed)
                   && press_decimal_compare (value.printed.low, press_decimal_from_integer (0)) > 0;
  return value;
}

/* Reads the figures of some rows, once for all relations that they are tried in. */
static void
read_rows (const PressFigures *figures, RowList *list, Value **next)
{
  for (guint i = 0; i < list->n; i++)
    {
      list->rows[i].values = *next;
      for (guint column = 0; column < figures->columns->len; column++)
        *(*next)++ = read_value (figures, list->rows[i].index, column);
    }
}

static gboolean
read_values (Statement *statement)
{
  guint n_rows = statement->earnings.n + statement->shares.n + statement->per_share.n;
  Value *next;

  if (statement->earnings.n == 0 || statement->shares.n == 0 || statement->per_share.n == 0)
    return FALSE;
  statement->values = next = g_new (Value, (gsize) n_rows * statement->figures->columns->len);
  read_rows (statement->figures, &statement->earnings, &next);
  read_rows (statement->figures, &statement->shares, &next);
  read_rows (statement->figures, &statement->per_share, &next);
  return TRUE;
}

static gboolean
divide (PressDecimal earnings, PressDecimal shares, int power, PressDecimal *quotient)
{
  PressDecimal shifted;

  return press_decimal_shift (earnings, power, &shifted)
         && press_decimal_divide (shifted, shares, QUOTIENT_PLACES, quotient);
}

static gboolean
is_long (const PressPrinted *printed)
{
  PressDecimal least;

  return press_decimal_multiply (printed->unit, press_decimal_from_integer (FEWEST_UNITS), &least)
         && press_decimal_compare (printed->value, least) >= 0;
}

typedef enum
{
  AGREES,
  AGREES_ROUGHLY,
  DISAGREES,
  NOT_TOLD
} Outcome;

static Outcome
try_column (const Relation *relation, guint column, PressDecimal *right)
{
  const Value *earnings = &relation->earnings->values[column];
  const Value *shares = &relation->shares->values[column];
  const Value *per_share = &relation->per_share->values[column];
  PressDecimal low, high;

  if (!earnings->is_there || !shares->is_there || !per_share->is_there
      || !divide (earnings->printed.low, shares->printed.high, relation->power, &low)
      || !divide (earnings->printed.high, shares->printed.low, relation->power, &high)
      || !divide (earnings->printed.value, shares->printed.value, relation->power, right))
    return NOT_TOLD;
  if (press_printed_is_outside (&per_share->printed, low, high))
    return DISAGREES;
  return is_long (&per_share->printed) ? AGREES : AGREES_ROUGHLY;
}

static void
try_relation (const Statement *statement, Relation *relation)
{
  for (guint column = 0; column < statement->figures->columns->len; column++)
    {
      PressDecimal right;

      switch (try_column (relation, column, &right))
        {
        case AGREES:
          relation->weight += WEIGHT_OF_LONG;
          break;
        case AGREES_ROUGHLY:
          relation->weight++;
          break;
        case DISAGREES:
          relation->n_wrong++;
          relation->wrong = column;
          relation->right = right;
          break;
        case NOT_TOLD:
          break;
        }
    }
}

/* Calls back for each relation that gives a row per share. */
typedef void (*RelationFunction) (const Statement *statement, const Relation *relation,
                                  gpointer data);

static void
foreach_relation (const Statement *statement, const Row *per_share, RelationFunction function,
                  gpointer data)
{
  for (guint i = 0; i < statement->earnings.n; i++)
    for (guint k = 0; k < statement->shares.n; k++)
      for (int power = LOWEST_POWER; power <= HIGHEST_POWER; power += POWER_STEP)
        {
          Relation relation = { .earnings = &statement->earnings.rows[i],
                                .shares = &statement->shares.rows[k],
                                .per_share = per_share,
                                .power = power };

          function (statement, &relation, data);
        }
}

static void
choose_relation (const Statement *statement, const Relation *relation, gpointer data)
{
  Relation *best = data;
  Relation tried = *relation;

  try_relation (statement, &tried);
  if (tried.weight > best->weight
      || (tried.weight == best->weight && tried.n_wrong < best->n_wrong))
    *best = tried;
}

typedef struct
{
  guint column;
  gboolean is_explained;
} Explanation;

static void
explain_column (const Statement *statement, const Relation *relation, gpointer data)
{
  Explanation *explanation = data;
  PressDecimal right;

  (void) statement;
  explanation->is_explained
      = explanation->is_explained || try_column (relation, explanation->column, &right) < DISAGREES;
}

/* PR716 */
static void
check_row (PressCheck *check, const Statement *statement, const Row *row)
{
  Relation best = { 0 };
  Explanation explanation = { 0 };
  g_autofree char *right = NULL;

  foreach_relation (statement, row, choose_relation, &best);
  if (best.weight < LEAST_WEIGHT || best.n_wrong != 1)
    return;
  explanation.column = best.wrong;
  foreach_relation (statement, row, explain_column, &explanation);
  if (explanation.is_explained)
    return;
  right = press_decimal_to_string (press_decimal_round (best.right, 2));
  press_diagnostic_add_place (
      press_diagnostic_add_place (
          press_diagnose (
              check->document, PRESS_RULE_PER_SHARE_ARITHMETIC,
              press_figures_get (statement->figures, row->index, best.wrong)->node->span,
              "these earnings and shares give %s", right),
          press_figures_get (statement->figures, best.earnings->index, best.wrong)->node->span,
          "the earnings"),
      press_figures_get (statement->figures, best.shares->index, best.wrong)->node->span,
      "the shares");
}

static void
check_statements (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < check->tables->len; i++)
    {
      Statement statement;

      read_statement (check, g_ptr_array_index (check->tables, i), &statement);
      if (!read_values (&statement))
        continue;
      for (guint k = 0; k < statement.per_share.n; k++)
        check_row (check, &statement, &statement.per_share.rows[k]);
      g_free (statement.values);
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_statements },
};

const PressRuleSubject press_rules_shares = { rows, G_N_ELEMENTS (rows) };

/* Rules on the tags of a table in plain text: the ruler is there, and has a column for each. */
#include "rules/rule.h"
#include "tree/figures.h"

#define FEWEST_ROWS 2

typedef struct
{
  const PressNode *table;
  const PressNode *ruler; /* its first column */
  guint n_columns;
} Tags;

static Tags
read_tags (const PressCheck *check, const PressNode *table)
{
  Tags tags = { NULL };

  for (const PressNode *tag = press_node_get_first_child (table); tag != NULL;
       tag = press_node_get_next (tag))
    {
      PressSpan span;

      if (tag->kind != PRESS_NODE_TAG)
        continue;
      press_proofs_start_phrase (check->proofs, tag->span, PRESS_PROOF_IN_TAG);
      switch (press_proofs_next (check->proofs, &span))
        {
        case PRESS_PROOF_TABLE_TAG:
          tags.table = tag;
          break;
        case PRESS_PROOF_RULER_STUB:
          if (tags.ruler != NULL) /* behind a page, or above another part, it comes again */
            return tags;
          tags.ruler = tag;
          break;
        case PRESS_PROOF_RULER_COLUMN:
          tags.ruler = tags.ruler != NULL ? tags.ruler : tag;
          tags.n_columns++;
          break;
        default:
          break;
        }
    }
  return tags;
}

/* The most figures that a row has, and how many rows have any. */
static guint
count_figures (const PressFigures *figures, guint *n_rows)
{
  guint most = 0;

  *n_rows = 0;
  for (guint row = 0; row < figures->rows->len; row++)
    {
      guint n = 0;

      for (guint column = 0; column < figures->columns->len; column++)
        n += press_figures_get (figures, row, column) != NULL;
      most = MAX (most, n);
      *n_rows += n > 0;
    }
  return most;
}

/* PR116, PR117 */
static void
check_ruler (PressCheck *check, const PressNode *release)
{
  for (guint i = 0; i < check->tables->len && press_check_is_plain_text (check, release); i++)
    {
      const PressFigures *figures = g_ptr_array_index (check->tables, i);
      Tags tags = read_tags (check, figures->node);
      guint n_rows;
      guint n_figures = count_figures (figures, &n_rows);

      if (tags.table == NULL || n_rows < FEWEST_ROWS)
        continue;
      if (tags.ruler == NULL)
        press_diagnose (check->document, PRESS_RULE_TABLE_WITHOUT_RULER, tags.table->span,
                        "no line of <S> and <C> tells the columns of this table");
      else if (tags.n_columns != n_figures)
        press_diagnose (check->document, PRESS_RULE_RULER_COLUMN_MISMATCH, tags.ruler->span,
                        "columns in the ruler: %u, figures in a row: %u", tags.n_columns,
                        n_figures);
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_ruler },
};

const PressRuleSubject press_rules_rulers = { rows, G_N_ELEMENTS (rows) };

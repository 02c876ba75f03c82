/* Which columns each head of a line stands over. */
#include "parse/table-head-columns.h"
#include "parse/table-head-groups.h"

#define FEWEST_OF_PAIRS 4 /* columns that stand in pairs */

typedef struct
{
  const PressTable *table;
  guint rule;  /* the rule in the next line that the next head may stand over */
  guint above; /* the head in the last line that the next head may stand under */
} HeadLine;

/* Tells a cell its column, or the first and the last one that it spans. */
void
press_table_set_column (PressTable *table, PressNode *cell, guint first, guint last)
{
  PressArena *arena = table->parse->arena;

  press_node_take_attribute (cell, arena, PRESS_ATTRIBUTE_COLUMN,
                             first == last ? press_arena_number (arena, first)
                                           : press_arena_range (arena, first, last));
}

/* Whether the first head stands over a piece of the rule below that is drawn under the labels. */
static gboolean
is_over_rule_of_labels (const PressTable *table)
{
  const PressTableItem *head = &g_array_index (table->heads, PressTableItem, 0);
  const PressTableEntry *underline = press_table_find_underline (table, table->n_done - 1);

  return underline != NULL && underline->n_items == table->columns->len + 1
         && head->right <= press_table_get_item (table, underline, 0)->right;
}

/* "At Year End" far in front of the first column, whose own head is the next one: as many heads as
 * columns, and the first one stands over the labels all the same. */
static gboolean
is_head_of_labels (const PressTable *table)
{
  const PressTableItem *heads = &g_array_index (table->heads, PressTableItem, 0);
  const PressTableColumn *first;

  if (table->heads->len < 2)
    return FALSE;
  first = &g_array_index (table->columns, PressTableColumn, 0);
  if (heads[0].kind == PRESS_TABLE_ITEM_ASKING && heads[0].right < first->left)
    return TRUE; /* "INCOME DATA:" */
  if (is_over_rule_of_labels (table))
    return TRUE;
  return heads[0].right + PRESS_MOST_OVERHANG_COLUMNS < first->left && heads[1].left <= first->right
         && heads[1].right >= first->left;
}

/* The heads in front of the first that stands over a column stand over the labels, and have
 * column 0. Returns their number. */
static guint
skip_label_heads (PressTable *table)
{
  const GArray *columns = table->columns;
  guint n = 0;

  if (table->heads->len == columns->len && !is_head_of_labels (table))
    return 0;
  while (n < table->heads->len)
    {
      const PressTableItem *item = &g_array_index (table->heads, PressTableItem, n);

      if ((item->left + item->right) / 2 + 1 >= g_array_index (columns, PressTableColumn, 0).left
          || item->right > g_array_index (columns, PressTableColumn, 0).right)
        break;
      press_table_set_column (table, g_ptr_array_index (table->head_cells, n), 0, 0);
      n++;
    }
  return n;
}

/* A head in the middle below another one has the same columns. */
static gboolean
find_span_above (HeadLine *line, const PressTableHead *head, guint *first, guint *last)
{
  const GArray *above = line->table->spans;
  guint32 middle = head->left + head->right;

  for (; line->above < above->len; line->above++)
    {
      const PressTableSpan *span = &g_array_index (above, PressTableSpan, line->above);

      if (span->middle + PRESS_CENTERING_TOLERANCE_HALVES < middle)
        continue;
      *first = span->first;
      *last = span->last;
      return span->middle <= middle + PRESS_CENTERING_TOLERANCE_HALVES
             && span->first >= head->first_free && span->last <= head->last_free;
    }
  return FALSE;
}

/* Finds the columns of a head that does not stand in a line with one head for each column. */
static void
find_span (HeadLine *line, guint number, guint first_free, guint *first, guint *last)
{
  const GArray *columns = line->table->columns;
  const PressTableItem *item = &g_array_index (line->table->heads, PressTableItem, number);
  const PressTableItem *next = item + 1;
  const PressTableItem *rule = press_table_find_rule_under (line->table, item, &line->rule);
  PressTableHead head = { item->left, item->right, MIN (first_free, columns->len), columns->len,
                          rule == NULL && item->kind == PRESS_TABLE_ITEM_HEAD };

  if (rule != NULL)
    {
      head.left = rule->left;
      head.right = rule->right;
    }
  if (number + 1 < line->table->heads->len)
    head.last_free = press_table_find_column (columns, next->left, next->right) - 1;
  head.last_free = MAX (head.last_free, head.first_free);
  if (rule != NULL || !find_span_above (line, &head, first, last))
    press_table_span_columns (columns, &head, first, last);
}

/* Finds the columns of a head: below groups, where it has no rule, the one whose own head it
 * touches. */
static void
place_head (HeadLine *line, guint number, guint first_free, guint *first, guint *last)
{
  const PressTableItem *head = &g_array_index (line->table->heads, PressTableItem, number);
  guint below = press_table_find_column_below_groups (line->table, head);

  if (below > 0 && press_table_find_rule_under (line->table, head, &line->rule) == NULL)
    *first = *last = below;
  else
    find_span (line, number, first_free, first, last);
}

/* Heads in the cells of a grid stand where the reader says. */
static void
set_grid_columns (PressTable *table)
{
  for (guint i = 0; i < table->heads->len; i++)
    {
      const PressTableItem *item = &g_array_index (table->heads, PressTableItem, i);

      press_table_set_column (table, g_ptr_array_index (table->head_cells, i), item->column,
                              MAX (item->column, item->last_column));
    }
}

static void
set_columns (PressTable *table)
{
  HeadLine line = { .table = table };
  guint n_columns = table->columns->len;
  guint n_skipped = skip_label_heads (table);
  guint n_heads = table->heads->len - n_skipped;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first_free = 1;
  guint rule = 0;

  press_table_find_groups (table, n_skipped, ends);
  for (guint i = 0; i < n_heads; i++)
    {
      guint first = ends->len > 0 ? first_free : i + 1;
      guint last = ends->len > 0 ? g_array_index (ends, guint, i) : i + 1;
      const PressTableItem *item = &g_array_index (table->heads, PressTableItem, n_skipped + i);
      PressTableSpan span;

      if (ends->len == 0 && n_heads != n_columns)
        place_head (&line, n_skipped + i, first_free, &first, &last);
      if (n_heads == 1 && first == 1 && last + 1 == n_columns && n_columns >= FEWEST_OF_PAIRS
          && last % 2 == 1)
        last++; /* it leaves no column of a pair alone, though it begins at the left */
      press_table_set_column (table, g_ptr_array_index (table->head_cells, n_skipped + i), first,
                              last);
      first_free = last + 1;
      span = (PressTableSpan){ item->left + item->right, first, last,
                               press_table_find_rule_under (table, item, &rule) != NULL };
      g_array_append_val (table->head_spans, span);
    }
}

/* Tells the heads of a line their columns; those of a grid are the reader's. */
void
press_table_place_heads (PressTable *table, gboolean is_grid)
{
  if (is_grid)
    set_grid_columns (table);
  else if (table->columns->len > 0)
    set_columns (table);
}

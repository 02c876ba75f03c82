/* What a table's parts are: its statement, the periods of its columns, the places of its rows. */
#include "parse/table-types.h"

#include <string.h>

#define LONGEST_HEAD_BYTES 512 /* what goes on longer is no head */

/* What the words of titles and labels tell, of one table. */
typedef struct
{
  PressTable *table;
  PressTablePeriod title;
  guint statements;      /* bits by PressTableWord */
  guint n_headed;        /* columns that have heads over them */
  gboolean frees_shares; /* the unit is not that of numbers of shares */
} Telling;

static guint
get_bit (int word)
{
  return 1u << (word - PRESS_TABLE_STATEMENT_INCOME);
}

/* What the words of a span say of statements and rows; the first one that opens it counts apart. */
static guint
scan_bits (Telling *telling, PressTableState state, PressSpan span)
{
  PressParse *parse = telling->table->parse;
  guint bits = 0;
  gsize end = 0;
  int word;

  press_table_begin_text (parse, state, parse->text + span.start, span.end - span.start);
  while ((word = press_table_next_word (parse, &end)) != PRESS_TABLE_WORD_NONE)
    bits |= get_bit (word);
  return bits;
}

static const char *
name_statement (guint bits)
{
  static const struct
  {
    int word;
    const char *name;
  } statements[] = {
    /* What reconciles names the statement that it goes back to, and a segment table its income. */
    { PRESS_TABLE_STATEMENT_RECONCILIATION, "reconciliation" },
    { PRESS_TABLE_STATEMENT_CASH_FLOW, "cash-flow" },
    { PRESS_TABLE_STATEMENT_SEGMENT, "segment" },
    { PRESS_TABLE_STATEMENT_BALANCE, "balance-sheet" },
    { PRESS_TABLE_STATEMENT_INCOME, "income" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (bits & get_bit (statements[i].word))
      return statements[i].name;
  return NULL;
}

/* Titles and the unit. */

static void
add_text (GString *onto, const PressTable *table, PressSpan span)
{
  if (onto->len > LONGEST_HEAD_BYTES)
    return;
  if (onto->len > 0)
    g_string_append_c (onto, ' ');
  g_string_append_len (onto, table->parse->text + span.start, span.end - span.start);
}

/* The statement and the period that the titles name; where they name none, the labels do. */
static const char *
tell_statement (Telling *telling)
{
  const PressTable *table = telling->table;
  guint labels = 0;
  guint titles = 0;

  for (const PressNode *part = press_node_get_first_child (table->node); part != NULL;
       part = press_node_get_next (part))
    if (part->kind == PRESS_NODE_TABLE_TITLE)
      {
        titles |= scan_bits (telling, PRESS_TABLE_STATE_TITLE, part->span);
        add_text (table->title, table, part->span);
      }
    else if (part->kind == PRESS_NODE_TABLE_UNIT)
      telling->frees_shares |= scan_bits (telling, PRESS_TABLE_STATE_UNIT, part->span) != 0;
  telling->title = press_table_read_period (table->parse, table->title->str, table->title->len);
  if (name_statement (titles) != NULL)
    return name_statement (titles);
  for (guint i = 0; i < table->rows->len; i++)
    labels |= g_array_index (table->rows, PressTableRow, i).words;
  return name_statement (labels);
}

/* Columns. */

static PressTableColumnHead *
get_head (const Telling *telling, guint index)
{
  return &g_array_index (telling->table->column_heads, PressTableColumnHead, index);
}

/* Begins what stands over the next column. */
static void
begin_head (Telling *telling)
{
  PressTableColumnHead *head;

  if (telling->n_headed == telling->table->column_heads->len)
    {
      PressTableColumnHead added = { g_string_new (NULL), NULL };

      g_array_append_val (telling->table->column_heads, added);
    }
  head = get_head (telling, telling->n_headed++);
  g_string_truncate (head->text, 0);
  head->lowest = NULL;
}

static void
add_head_line (Telling *telling, const PressNode *line)
{
  for (PressNode *cell = press_node_get_first_child (line); cell != NULL;
       cell = press_node_get_next (cell))
    {
      guint first;
      guint last;

      if (cell->kind != PRESS_NODE_CELL || !press_node_get_columns (cell, &first, &last)
          || first == 0)
        continue;
      while (telling->n_headed < last)
        begin_head (telling);
      for (guint i = first - 1; i < last; i++)
        {
          PressTableColumnHead *head = get_head (telling, i);

          add_text (head->text, telling->table, cell->span);
          head->lowest = cell;
        }
    }
}

/* Gives the lowest heads their periods; a head over several columns has that of the first. */
static void
close_heads (Telling *telling, gboolean is_instant)
{
  PressParse *parse = telling->table->parse;
  const PressNode *before = NULL;

  for (guint i = 0; i < telling->n_headed; i++)
    {
      const GString *head = get_head (telling, i)->text;
      PressNode *cell = get_head (telling, i)->lowest;

      if (cell != NULL && cell != before)
        {
          PressTablePeriod period = press_table_read_period (parse, head->str, head->len);

          press_table_complete_period (&period, &telling->title);
          press_table_put_period (cell, parse->arena, &period, is_instant);
        }
      before = cell;
    }
  telling->n_headed = 0;
}

static void
tell_columns (Telling *telling, gboolean is_instant)
{
  for (const PressNode *part = press_node_get_first_child (telling->table->node); part != NULL;
       part = press_node_get_next (part))
    if (part->kind == PRESS_NODE_TABLE_HEAD)
      add_head_line (telling, part);
    else if (part->kind == PRESS_NODE_ROW && telling->n_headed > 0)
      close_heads (telling, is_instant);
  close_heads (telling, is_instant);
}

/* Rows. */

/* Whether a row stands under an open one: under a group of labels what is further in, and what is
 * as far in up to the next group or the total; under a row of figures what is further in, but
 * neither a total nor a group. */
static gboolean
stands_under (const PressTableRow *row, const PressTableOpenRow *open)
{
  if (!open->is_group)
    return open->left < row->left && !row->is_total && !row->is_group;
  if (open->is_over && row->is_total)
    return FALSE;
  return open->left < row->left || (open->left == row->left && !open->is_over && !row->is_group);
}

static void
close_rows (GArray *open, const PressTableRow *row)
{
  while (open->len > 0
         && !stands_under (row, &g_array_index (open, PressTableOpenRow, open->len - 1)))
    g_array_set_size (open, open->len - 1);
}

static void
put_number (PressTable *table, PressNode *node, PressAttributeName name, guint number)
{
  press_node_take_attribute (node, table->parse->arena, name,
                             press_arena_number (table->parse->arena, number));
}

static const char *
get_unit (guint words)
{
  /* "Shares used in the loss per share" are shares. */
  if (words & get_bit (PRESS_TABLE_LABEL_SHARES))
    return "shares";
  return words & get_bit (PRESS_TABLE_LABEL_PER_SHARE) ? "per-share" : NULL;
}

/* The total of a group closes it: what comes next stands beside it. Nothing stands under a total.
 */
static void
open_row (GArray *open, const PressTableRow *row, guint number)
{
  PressTableOpenRow next = { number, row->left, row->is_group, FALSE };

  if (!row->is_total)
    g_array_append_val (open, next);
  else if (open->len > 0)
    g_array_index (open, PressTableOpenRow, open->len - 1).is_over = TRUE;
}

static void
tell_row (Telling *telling, GArray *open, guint index)
{
  PressTable *table = telling->table;
  PressTableRow *row = &g_array_index (table->rows, PressTableRow, index);
  guint parent;

  close_rows (open, row);
  parent = open->len > 0 ? g_array_index (open, PressTableOpenRow, open->len - 1).row : 0;
  put_number (table, row->node, PRESS_ATTRIBUTE_LEVEL, open->len + 1);
  if (parent > 0)
    {
      put_number (table, row->node, PRESS_ATTRIBUTE_PARENT, parent);
      /* "Basic" under "Net income per share" is one, too. */
      if (get_unit (row->words) == NULL && !row->is_total)
        row->words
            |= g_array_index (table->rows, PressTableRow, parent - 1).words
               & (get_bit (PRESS_TABLE_LABEL_PER_SHARE) | get_bit (PRESS_TABLE_LABEL_SHARES));
    }
  if (row->is_group || row->is_total)
    press_node_take_attribute (row->node, table->parse->arena, PRESS_ATTRIBUTE_TYPE,
                               row->is_total ? "total" : "group");
  if (get_unit (row->words) != NULL && !row->is_group)
    press_node_take_attribute (row->node, table->parse->arena, PRESS_ATTRIBUTE_UNIT,
                               get_unit (row->words));
  if ((row->words & get_bit (PRESS_TABLE_LABEL_SHARES)) && telling->frees_shares)
    put_number (table, row->node, PRESS_ATTRIBUTE_SCALE, 0);
  open_row (open, row, index + 1);
}

/* Tells a node the mark that stands behind it, without the brackets round it. */
void
press_table_put_note (PressTable *table, PressNode *node, PressSpan mark)
{
  const char *text = table->parse->text;

  while (mark.start < mark.end && strchr ("( ", text[mark.start]) != NULL)
    mark.start++;
  while (mark.end > mark.start && strchr (") ", text[mark.end - 1]) != NULL)
    mark.end--;
  if (mark.start < mark.end)
    press_node_take_attribute (
        node, table->parse->arena, PRESS_ATTRIBUTE_NOTE,
        press_arena_strndup (table->parse->arena, text + mark.start, mark.end - mark.start));
}

/* The mark behind the label of a row refers to a note. */
static void
tell_marks (PressTable *table, PressNode *row)
{
  const PressNode *stub = NULL;

  for (const PressNode *part = press_node_get_first_child (row); part != NULL;
       part = press_node_get_next (part))
    {
      PressSpan mark = { 0, 0 };

      if (part->kind == PRESS_NODE_CELL)
        return;
      if (part->kind == PRESS_NODE_TEXT && stub != NULL)
        mark = press_table_find_mark (table->parse, part->span);
      if (mark.start < mark.end)
        {
          press_table_put_note (table, row, mark);
          return;
        }
      if (part->kind == PRESS_NODE_STUB)
        stub = part;
    }
}

static void
tell_note (PressTable *table, PressNode *note)
{
  PressSpan mark = press_table_find_mark (table->parse, note->span);

  if (mark.start == note->span.start)
    press_table_put_note (table, note, mark);
}

/* The currency that all amounts of a table have in common. */
static void
tell_currency (PressTable *table)
{
  const char *currency = NULL;

  for (guint i = 0; i < table->rows->len; i++)
    for (const PressNode *cell
         = press_node_get_first_child (g_array_index (table->rows, PressTableRow, i).node);
         cell != NULL; cell = press_node_get_next (cell))
      {
        const char *other = press_node_get_attribute (cell, PRESS_ATTRIBUTE_CURRENCY);

        if (other != NULL && currency != NULL && strcmp (other, currency) != 0)
          return;
        if (other != NULL)
          currency = other;
      }
  if (currency != NULL)
    press_node_take_attribute (table->node, table->parse->arena, PRESS_ATTRIBUTE_CURRENCY,
                               currency);
}

static void
tell_rows (Telling *telling)
{
  PressTable *table = telling->table;

  for (guint i = 0; i < table->rows->len; i++)
    {
      tell_row (telling, table->open_rows, i);
      tell_marks (table, g_array_index (table->rows, PressTableRow, i).node);
    }
  for (PressNode *part = press_node_get_first_child (table->node); part != NULL;
       part = press_node_get_next (part))
    if (part->kind == PRESS_NODE_TABLE_NOTE)
      tell_note (table, part);
}

/* What the label of each row says. */
static void
read_labels (Telling *telling)
{
  PressTable *table = telling->table;

  for (guint i = 0; i < table->rows->len; i++)
    {
      PressTableRow *row = &g_array_index (table->rows, PressTableRow, i);

      for (const PressNode *part = press_node_get_first_child (row->node); part != NULL;
           part = press_node_get_next (part))
        if (part->kind == PRESS_NODE_STUB)
          row->words |= scan_bits (telling, PRESS_TABLE_STATE_ROW, part->span);
      row->is_total |= (row->words & get_bit (PRESS_TABLE_LABEL_TOTAL)) != 0;
      row->is_total &= !row->is_group && get_unit (row->words) == NULL;
    }
}

/**
 * press_table_tell_types:
 * @table: a table whose nodes are made
 *
 * Tells what kind of statement a table is, what its columns and rows stand for, and how its rows
 * hang together.
 */
void
press_table_tell_types (PressTable *table)
{
  Telling telling = { .table = table };
  const char *statement;
  const char *type;

  read_labels (&telling);
  statement = tell_statement (&telling);
  type = statement != NULL ? statement : "other";
  press_node_take_attribute (table->node, table->parse->arena, PRESS_ATTRIBUTE_TYPE, type);
  tell_columns (&telling, strcmp (type, "balance-sheet") == 0);
  tell_rows (&telling);
  tell_currency (table);
}

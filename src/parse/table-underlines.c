/* The lines drawn under heads. One with a piece for each column tells where heads end that stand
 * one blank apart, a rule with fewer over which columns a head stands. EDGAR's own ruler, of <S>
 * and <C>, says nothing of that. */
#include "parse/table-build.h"
#include "table-parser.h"

#define MOST_LINES_TO_UNDERLINE 8 /* of heads */
#define MOST_LINES_TO_RULE 3      /* from a head */
#define TOLERANCE_COLUMNS 1       /* between a head and its piece of the rule */
#define WIDEST_GAP_COLUMNS 2      /* over a wider one heads have room to stand apart */
#define WIDEST_GAP_RIGHT_BELOW_COLUMNS 4

/* The rule below the heads of a line that has a piece for each column, or NULL. */
const PressTableEntry *
press_table_find_underline (const PressTable *table, guint number)
{
  guint end = MIN (table->entries->len, number + 1 + MOST_LINES_TO_UNDERLINE);

  for (guint i = number + 1; i < end; i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->token == PRESS_TABLE_TOKEN_RULE && entry->n_items >= table->columns->len)
        return entry;
      if (entry->token != PRESS_TABLE_TOKEN_HEAD && entry->token != PRESS_TABLE_TOKEN_RULE)
        break;
    }
  return NULL;
}

static gboolean
is_near (guint32 first, guint32 second, guint32 tolerance)
{
  return first <= second + tolerance && second <= first + tolerance;
}

/* Whether a head begins, ends or has its middle where a piece of the rule does. */
static gboolean
fits (const PressTableItem *head, const PressTableItem *piece)
{
  return is_near (head->left, piece->left, TOLERANCE_COLUMNS)
         || is_near (head->right, piece->right, TOLERANCE_COLUMNS)
         || is_near (head->left + head->right, piece->left + piece->right, 2 * TOLERANCE_COLUMNS);
}

/* Cuts a head in two at the blank that is nearest to the middle of the gap between two pieces.
 * FALSE: there is no blank over it. */
static gboolean
cut (const char *text, PressTableItem *head, PressTableItem *rest, const PressTableItem *piece)
{
  guint32 from = MAX (piece[0].right - TOLERANCE_COLUMNS, head->left + 1);
  guint32 to = MIN (piece[1].left + TOLERANCE_COLUMNS, head->right - 1);
  guint32 gap = (piece[0].right + piece[1].left) / 2;
  guint32 blank = 0; /* none stands in front of the first word */

  for (guint32 at = from; at <= to && at < head->right; at++)
    if (text[head->span.start + at - head->left] == ' '
        && (blank == 0 || ABS ((gint64) at - gap) < ABS ((gint64) blank - gap)))
      blank = at;
  if (blank == 0)
    return FALSE;
  *rest = *head;
  rest->span.start += blank + 1 - head->left;
  rest->left = blank + 1;
  head->span.end = head->span.start + blank - head->left;
  head->right = blank;
  return TRUE;
}

/* Appends a head to those of its line: in parts, where each stands over a piece of the rule, else
 * as it is. @piece: the first that may be below it. */
static void
add_parts (const PressTable *table, PressTableItem head, const PressTableItem *piece,
           const PressTableItem *end, guint32 widest_gap)
{
  GArray *heads = table->heads;
  const guint first = heads->len;
  const PressTableItem whole = head;
  PressTableItem rest;
  gboolean is_cut = head.right - head.left == head.span.end - head.span.start;

  for (; is_cut && piece + 1 < end && piece[1].left < whole.right; piece++)
    {
      is_cut = piece[1].left - piece->right <= widest_gap
               && cut (table->parse->text, &head, &rest, piece) && fits (&head, piece);
      g_array_append_val (heads, head);
      head = rest;
    }
  is_cut = is_cut && piece < end && fits (&head, piece);
  if (!is_cut)
    {
      g_array_set_size (heads, first);
      head = whole;
    }
  g_array_append_val (heads, head);
}

/* "Year Ended" may stand over several columns, unless it is right above the rule. */
static gboolean
may_be_several (const PressTableItem *item, gboolean is_right_above)
{
  return !press_table_is_frame (item) && item->kind != PRESS_TABLE_ITEM_UNIT
         && (item->kind != PRESS_TABLE_ITEM_HEAD || is_right_above);
}

/* The heads of a line, parted; their order is that of the page, as is that of the rule. */
static void
part_heads (PressTable *table, const PressTableEntry *entry, const PressTableEntry *underline)
{
  const PressTableItem *piece = press_table_get_item (table, underline, 0);
  const PressTableItem *end = piece + underline->n_items;
  gboolean is_right_above = entry + 1 == underline;
  guint32 widest_gap = is_right_above ? WIDEST_GAP_RIGHT_BELOW_COLUMNS : WIDEST_GAP_COLUMNS;

  g_array_set_size (table->heads, 0);
  for (guint i = 0; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);

      while (piece < end && piece->right <= item->left)
        piece++;
      if (may_be_several (item, is_right_above))
        add_parts (table, *item, piece, end, widest_gap);
      else
        g_array_append_val (table->heads, *item);
    }
}

/* Parts heads that stand one blank apart, where a rule below them has a piece for each column. */
void
press_table_split_heads (PressTable *table)
{
  for (guint i = 0; i < table->entries->len; i++)
    {
      PressTableEntry *entry = press_table_get_entry (table, i);
      const PressTableEntry *underline;

      if (entry->token != PRESS_TABLE_TOKEN_HEAD || entry->is_grid)
        continue;
      underline = press_table_find_underline (table, i);
      if (underline == NULL)
        continue;
      part_heads (table, entry, underline);
      if (table->heads->len == entry->n_items)
        continue;
      entry->first_item = table->items->len;
      entry->n_items = table->heads->len;
      g_array_append_vals (table->items, table->heads->data, table->heads->len);
    }
}

/* The item of a line that a column of the page runs through, or NULL. */
static const PressTableItem *
find_item_at (const PressTable *table, const PressTableEntry *entry, guint32 at)
{
  guint low = 0;
  guint high = entry->n_items;
  const PressTableItem *item;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (press_table_get_item (table, entry, middle)->right <= at)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == entry->n_items)
    return NULL;
  item = press_table_get_item (table, entry, low);
  return item->left <= at ? item : NULL;
}

/* Whether a line may hold a rule over some columns: one of heads, or one of rules that has not one
 * for each column. */
static gboolean
may_hold_rule (const PressTable *table, const PressTableEntry *entry)
{
  return (entry->token == PRESS_TABLE_TOKEN_HEAD && !entry->is_grid)
         || (entry->token == PRESS_TABLE_TOKEN_RULE && entry->n_items < table->columns->len);
}

/* A rule that is drawn in one of the next lines, perhaps beside the words of other columns: under a
 * head, and under those that stand in its middle below it. */
static const PressTableItem *
find_rule_below_heads (const PressTable *table, const PressTableItem *head)
{
  guint32 zone = g_array_index (table->columns, PressTableColumn, 0).left;
  guint32 sum = head->left + head->right;

  for (guint i = table->n_done; i < MIN (table->entries->len, table->n_done + MOST_LINES_TO_RULE);
       i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);
      const PressTableItem *item
          = may_hold_rule (table, entry) ? find_item_at (table, entry, sum / 2) : NULL;

      if (item == NULL)
        return NULL;
      if (item->kind == PRESS_TABLE_ITEM_RULE)
        return item->left + PRESS_MOST_OVERHANG_COLUMNS > zone ? item : NULL;
      if (item->left + item->right + PRESS_CENTERING_TOLERANCE_HALVES < sum
          || item->left + item->right > sum + PRESS_CENTERING_TOLERANCE_HALVES)
        return NULL;
    }
  return NULL;
}

/* Whether a rule is drawn under the head in front of one or behind it, too. */
static gboolean
is_under_another (const PressTable *table, const PressTableItem *head, const PressTableItem *rule)
{
  const GArray *heads = table->heads;
  const PressTableItem *first = &g_array_index (heads, PressTableItem, 0);

  return (head > first && rule->left <= (head[-1].left + head[-1].right) / 2)
         || (head + 1 < first + heads->len && (head[1].left + head[1].right) / 2 < rule->right);
}

/* A rule drawn under a head, in the line after its own, shows its columns; NULL where there is
 * none, or where it is drawn under the labels or another head, too. Heads come from left to right:
 * @next is the first rule that may be under the one at hand, 0 for the first head of a line. */
const PressTableItem *
press_table_find_rule_under (const PressTable *table, const PressTableItem *head, guint *next)
{
  guint32 zone = g_array_index (table->columns, PressTableColumn, 0).left;
  guint32 middle = (head->left + head->right) / 2;
  const PressTableEntry *entry;

  if (table->n_done == table->entries->len)
    return NULL;
  entry = press_table_get_entry (table, table->n_done);
  if (entry->token == PRESS_TABLE_TOKEN_HEAD)
    {
      const PressTableItem *below = find_rule_below_heads (table, head);

      return below != NULL && !is_under_another (table, head, below) ? below : NULL;
    }
  if (entry->token != PRESS_TABLE_TOKEN_RULE || entry->n_items >= table->columns->len)
    return NULL;
  for (; *next < entry->n_items; (*next)++)
    {
      const PressTableItem *rule = press_table_get_item (table, entry, *next);

      if (middle >= rule->right)
        continue;
      return rule->left <= middle && rule->right > zone
                     && rule->left + PRESS_MOST_OVERHANG_COLUMNS > zone
                     && !is_under_another (table, head, rule)
                 ? rule
                 : NULL;
    }
  return NULL;
}

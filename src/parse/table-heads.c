/* The heads of a table's columns: which columns each of them stands over. */
#include "parse/table-build.h"
#include "parse/table-types.h"
#include "table-parser.h"

#include <string.h>

/* A rule that begins this far in front of the columns is drawn under the labels, too. */
#define MOST_LINES_TO_RULE 3 /* from a head */
#define MOST_OVERHANG_COLUMNS 20
#define CENTERING_TOLERANCE_HALVES 3
#define ALIGNMENT_TOLERANCE_COLUMNS 3
#define FEWEST_OF_PAIRS 4 /* columns that stand in pairs */
#define MOST_LINES_TO_OWN_HEADS 16
#define OVER_FIRST_COLUMNS 12   /* a head begins this far in front of the first that it is over */
#define MOST_GROUPED_COLUMNS 64 /* each is compared with each other */

typedef struct
{
  PressTable *table;
  PressNodes nodes; /* the cells, and the tags and rules between them */
  guint rule;       /* the rule in the next line that the next head may stand over */
  guint above;      /* the head in the last line that the next head may stand under */
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

/* A head, and behind it the mark of a footnote as text. */
static void
add_head (HeadLine *line, PressSpan head)
{
  PressSpan name = press_table_scan_label (line->table->parse, head).name;
  PressSpan mark;
  PressNode *cell;

  if (name.end == head.start)
    name.end = head.end;
  cell = press_table_make_node (line->table, PRESS_NODE_CELL, name);
  line->nodes = press_nodes_append (line->nodes, cell);
  g_ptr_array_add (line->table->head_cells, cell);
  if (name.end == head.end)
    return;
  while (g_ascii_isspace (line->table->parse->text[name.end]))
    name.end++;
  mark = press_table_find_mark (line->table->parse, (PressSpan){ name.end, head.end });
  if (mark.start < mark.end)
    press_table_put_note (line->table, cell, mark);
  line->nodes
      = press_nodes_append (line->nodes, press_table_make_node (line->table, PRESS_NODE_TEXT,
                                                                (PressSpan){ name.end, head.end }));
}

static void
add_item (HeadLine *line, const PressTableItem *item, gboolean is_grid)
{
  guint n_before = line->table->heads->len;

  if (press_table_is_frame (item))
    {
      line->nodes = press_nodes_append (line->nodes, press_table_make_frame (line->table, item));
      return;
    }
  if (item->kind == PRESS_TABLE_ITEM_HEAD && !is_grid)
    press_table_split_head (line->table->parse, item, line->table->heads);
  else
    g_array_append_val (line->table->heads, *item);
  for (guint i = n_before; i < line->table->heads->len; i++)
    add_head (line, g_array_index (line->table->heads, PressTableItem, i).span);
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
  return heads[0].right + MOST_OVERHANG_COLUMNS < first->left && heads[1].left <= first->right
         && heads[1].right >= first->left;
}

/* The heads in front of the first that stands over a column stand over the labels, and have
 * column 0. Returns their number. */
static guint
skip_label_heads (HeadLine *line)
{
  const GArray *columns = line->table->columns;
  guint n = 0;

  if (line->table->heads->len == columns->len && !is_head_of_labels (line->table))
    return 0;
  while (n < line->table->heads->len)
    {
      const PressTableItem *item = &g_array_index (line->table->heads, PressTableItem, n);

      if ((item->left + item->right) / 2 + 1 >= g_array_index (columns, PressTableColumn, 0).left
          || item->right > g_array_index (columns, PressTableColumn, 0).right)
        break;
      press_table_set_column (line->table, g_ptr_array_index (line->table->head_cells, n), 0, 0);
      n++;
    }
  return n;
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
        return item->left + MOST_OVERHANG_COLUMNS > zone ? item : NULL;
      if (item->left + item->right + CENTERING_TOLERANCE_HALVES < sum
          || item->left + item->right > sum + CENTERING_TOLERANCE_HALVES)
        return NULL;
    }
  return NULL;
}

/* Whether a rule is drawn under the head in front of one or behind it, too. */
static gboolean
is_under_another (const HeadLine *line, const PressTableItem *head, const PressTableItem *rule)
{
  const GArray *heads = line->table->heads;
  const PressTableItem *first = &g_array_index (heads, PressTableItem, 0);

  return (head > first && rule->left <= (head[-1].left + head[-1].right) / 2)
         || (head + 1 < first + heads->len && (head[1].left + head[1].right) / 2 < rule->right);
}

/* A rule drawn under a head, in the line after its own, shows its columns; NULL where there is
 * none, or where it is drawn under the labels or another head, too. Heads come from left to right.
 */
static const PressTableItem *
find_rule (HeadLine *line, const PressTableItem *head)
{
  const PressTable *table = line->table;
  guint32 zone = g_array_index (table->columns, PressTableColumn, 0).left;
  guint32 middle = (head->left + head->right) / 2;
  const PressTableEntry *entry;

  if (table->n_done == table->entries->len)
    return NULL;
  entry = press_table_get_entry (table, table->n_done);
  if (entry->token == PRESS_TABLE_TOKEN_HEAD)
    {
      const PressTableItem *below = find_rule_below_heads (table, head);

      return below != NULL && !is_under_another (line, head, below) ? below : NULL;
    }
  if (entry->token != PRESS_TABLE_TOKEN_RULE || entry->n_items >= table->columns->len)
    return NULL;
  for (; line->rule < entry->n_items; line->rule++)
    {
      const PressTableItem *rule = press_table_get_item (table, entry, line->rule);

      if (middle >= rule->right)
        continue;
      return rule->left <= middle && rule->right > zone && rule->left + MOST_OVERHANG_COLUMNS > zone
                     && !is_under_another (line, head, rule)
                 ? rule
                 : NULL;
    }
  return NULL;
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

      if (span->middle + CENTERING_TOLERANCE_HALVES < middle)
        continue;
      *first = span->first;
      *last = span->last;
      return span->middle <= middle + CENTERING_TOLERANCE_HALVES && span->first >= head->first_free
             && span->last <= head->last_free;
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
  const PressTableItem *rule = find_rule (line, item);
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

gboolean
press_table_is_same_text (const PressTable *table, const PressTableItem *first,
                          const PressTableItem *second)
{
  guint32 n_bytes = first->span.end - first->span.start;
  const char *text = table->parse->text;

  return n_bytes == second->span.end - second->span.start
         && memcmp (text + first->span.start, text + second->span.start, n_bytes) == 0;
}

/* Whether a line of heads begins with what stands over the labels: in text, where it has one item
 * more than there are columns. */
static gboolean
has_corner (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (table, entry, 0);
  gboolean is_over_labels
      = entry->is_grid ? item->column == 0 : entry->n_items == table->columns->len + 1;

  return is_over_labels && entry->n_items >= 2 && table->rows->len == 0
         && !press_table_is_frame (item);
}

/* The next line of heads that has one for each column, perhaps behind what stands over the labels,
 * or NULL. */
static const PressTableEntry *
find_own_heads (const PressTable *table)
{
  guint end = MIN (table->entries->len, table->n_done + MOST_LINES_TO_OWN_HEADS);

  for (guint i = table->n_done; i < end; i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->token == PRESS_TABLE_TOKEN_ROW || entry->token == PRESS_TABLE_TOKEN_GROUP)
        return NULL;
      if (entry->token == PRESS_TABLE_TOKEN_HEAD
          && (entry->n_items == table->columns->len
              || (entry->n_items == table->columns->len + 1 && has_corner (table, entry))))
        return entry;
    }
  return NULL;
}

/* The head of a column, from 0, in such a line. */
static const PressTableItem *
get_own_head (const PressTable *table, const PressTableEntry *own, guint column)
{
  return press_table_get_item (table, own, own->n_items - table->columns->len + column);
}

/* Whether two heads begin one below the other. */
static gboolean
is_aligned (const PressTableItem *first, const PressTableItem *second)
{
  return first->left <= second->left + ALIGNMENT_TOLERANCE_COLUMNS
         && second->left <= first->left + ALIGNMENT_TOLERANCE_COLUMNS;
}

/* Whether a head stands over the first of the heads below it, or in the middle over all of them. */
static gboolean
is_over_group (const PressTableItem *head, const PressTableItem *first, const PressTableItem *last,
               guint n_members)
{
  guint32 middle = (head->left + head->right) / 2;
  guint32 margin = (last->right - first->left) / MIN (n_members + 1, 4);

  return is_aligned (head, first)
         || (first->left + margin <= middle && middle + margin <= last->right);
}

static guint32
find_middle (const PressTable *table, const PressTableEntry *own, guint column)
{
  const PressTableItem *item = get_own_head (table, own, column);

  return (item->left + item->right) / 2;
}

/* Whether a rule is drawn under some head of a line and over several of the columns' own heads:
 * then the rules show which columns stand below. */
static gboolean
has_ruled_head (HeadLine *line, guint n_skipped, const PressTableEntry *own)
{
  const GArray *heads = line->table->heads;
  guint n_over = 0;
  guint at = 0; /* among the own heads */

  for (guint i = n_skipped; i < heads->len && n_over < 2; i++)
    {
      const PressTableItem *rule = find_rule (line, &g_array_index (heads, PressTableItem, i));

      n_over = 0;
      if (rule == NULL)
        continue;
      while (at < line->table->columns->len && find_middle (line->table, own, at) < rule->left)
        at++;
      for (; at < line->table->columns->len && find_middle (line->table, own, at) < rule->right;
           at++)
        n_over++;
    }
  line->rule = 0;
  return n_over > 1;
}

/* Whether heads above stand over such groups of columns already. */
static gboolean
are_grouped (const PressTable *table, guint n_members)
{
  for (guint i = 0; i < table->spans->len; i++)
    {
      const PressTableSpan *span = &g_array_index (table->spans, PressTableSpan, i);

      if (span->last + 1 - span->first == n_members)
        return TRUE;
    }
  return FALSE;
}

/* "2003" and "2002" over "Homes, Dollars, Homes, Dollars": where the columns' own heads come once
 * more under each head of a line, it stands over all of them. Gives their number; 0: there are no
 * such groups. */
static guint
measure_groups (HeadLine *line, guint n_skipped)
{
  const PressTable *table = line->table;
  guint n_heads = table->heads->len - n_skipped;
  guint n_columns = table->columns->len;
  guint n_members = n_heads > 1 && n_columns % n_heads == 0 ? n_columns / n_heads : 0;
  const PressTableEntry *own = n_members > 1 ? find_own_heads (table) : NULL;

  if (own == NULL || are_grouped (table, n_members) || has_ruled_head (line, n_skipped, own))
    return 0;
  for (guint i = 0; i < n_heads; i++)
    if (!is_over_group (&g_array_index (table->heads, PressTableItem, n_skipped + i),
                        get_own_head (table, own, i * n_members),
                        get_own_head (table, own, (i + 1) * n_members - 1), n_members))
      return 0;
  for (guint i = n_members; i < n_columns; i++)
    if (!press_table_is_same_text (table, get_own_head (table, own, i),
                                   get_own_head (table, own, i - n_members)))
      return 0;
  return n_members;
}

/* How many of the columns' own heads stand in front of the middle between two heads above them. */
static guint
count_in_front (const PressTable *table, const PressTableEntry *own, const PressTableItem *head)
{
  guint32 middle = (head[0].right + head[1].left) / 2;
  guint n = 0;

  while (n < table->columns->len && find_middle (table, own, n) < middle)
    n++;
  return n;
}

/* Whether the heads of some columns, counted from 0, differ, and those of others come again. */
static gboolean
are_told_apart (const PressTable *table, const PressTableEntry *own, guint first, guint end)
{
  gboolean comes_again = FALSE;

  for (guint i = first; i < end; i++)
    for (guint j = 0; j < table->columns->len; j++)
      {
        gboolean is_same = i != j
                           && press_table_is_same_text (table, get_own_head (table, own, i),
                                                        get_own_head (table, own, j));

        if (is_same && j >= first && j < end)
          return FALSE;
        comes_again |= is_same;
      }
  return comes_again;
}

static PressTablePeriod
read_period (const PressTable *table, const PressTableItem *item)
{
  return press_table_read_period (table->parse, table->parse->text + item->span.start,
                                  item->span.end - item->span.start);
}

/* "Three Months Ended" over "Dec. 31,  Sept. 30,  Dec. 31,": whether all heads of a line ask for
 * what ends them, and all of the columns' own are dates. */
static gboolean
are_periods_over_dates (const PressTable *table, const PressTableEntry *own, guint n_skipped)
{
  if (table->columns->len > MOST_GROUPED_COLUMNS)
    return FALSE;
  for (guint i = n_skipped; i < table->heads->len; i++)
    {
      PressTablePeriod period
          = read_period (table, &g_array_index (table->heads, PressTableItem, i));

      if (!period.is_ended || period.year > 0 || period.is_change || period.is_percent)
        return FALSE;
    }
  for (guint i = 0; i < table->columns->len; i++)
    {
      PressTablePeriod date = read_period (table, get_own_head (table, own, i));

      if ((date.year == 0 && date.month == 0) || date.is_change || date.is_percent)
        return FALSE;
    }
  return TRUE;
}

/* "Total Sales" and "Comparable" over "1999, 1998, Change, 1999, 1998": the columns' own heads come
 * again, and what stands above them, without a rule, tells them apart, or all are periods: each
 * head stands over those that are nearest to it. Appends the end of each group, from 1, to @ends;
 * none: it does not. */
static void
find_ends_of_groups (HeadLine *line, guint n_skipped, GArray *ends)
{
  const PressTable *table = line->table;
  const PressTableEntry *own = find_own_heads (table);
  guint first = 0;
  gboolean has_periods;

  if (own == NULL || table->heads->len - n_skipped < 2
      || table->columns->len > MOST_GROUPED_COLUMNS)
    return;
  has_periods = are_periods_over_dates (table, own, n_skipped);
  for (guint i = n_skipped; i < table->heads->len; i++)
    {
      const PressTableItem *head = &g_array_index (table->heads, PressTableItem, i);
      guint end
          = i + 1 < table->heads->len ? count_in_front (table, own, head) : table->columns->len;

      if (end < first + (has_periods ? 1 : 2) || find_rule (line, head) != NULL
          || (!has_periods && !are_told_apart (table, own, first, end))
          || !is_over_group (head, get_own_head (table, own, first),
                             get_own_head (table, own, end - 1), end - first))
        {
          g_array_set_size (ends, 0);
          break;
        }
      g_array_append_val (ends, end);
      first = end;
    }
  line->rule = 0;
}

/* "Average" over "Balance", where heads above have grouped the columns: the one column whose own
 * head stands below it, from 1; 0: there are several, or none. */
static guint
find_column_below (const PressTable *table, const PressTableItem *head)
{
  const PressTableEntry *own = find_own_heads (table);
  guint found = 0;

  for (guint i = 0; own != NULL && i < table->columns->len; i++)
    {
      const PressTableItem *below = get_own_head (table, own, i);

      if (below->left >= head->right || below->right <= head->left)
        continue;
      if (found > 0)
        return 0;
      found = i + 1;
    }
  return found;
}

/* "Nine Months Ended" alone over years or dates, or in the middle over the columns' own heads, and
 * not over one of them, unless it is a month: over all of them. */
static gboolean
is_over_all (const PressTable *table, guint n_skipped)
{
  const PressTableEntry *own = find_own_heads (table);
  const PressTableItem *head = &g_array_index (table->heads, PressTableItem, n_skipped);
  guint32 sum;

  if (own == NULL || table->heads->len != n_skipped + 1 || table->columns->len < 2)
    return FALSE;
  if (are_periods_over_dates (table, own, n_skipped)
      && head->left + OVER_FIRST_COLUMNS >= get_own_head (table, own, 0)->left)
    return TRUE;
  if (find_column_below (table, head) > 0 && read_period (table, head).month == 0)
    return FALSE;
  sum = get_own_head (table, own, 0)->left
        + get_own_head (table, own, table->columns->len - 1)->right;
  return head->left + head->right <= sum + CENTERING_TOLERANCE_HALVES
         && sum <= head->left + head->right + CENTERING_TOLERANCE_HALVES;
}

/* Whether several heads in the line above stand over some columns each. */
static gboolean
is_below_groups (const PressTable *table)
{
  if (table->spans->len < 2 || table->columns->len > MOST_GROUPED_COLUMNS)
    return FALSE;
  for (guint i = 0; i < table->spans->len; i++)
    {
      const PressTableSpan *span = &g_array_index (table->spans, PressTableSpan, i);

      if (span->last > span->first)
        return TRUE;
    }
  return FALSE;
}

/* Heads in the cells of a grid stand where the reader says. */
static void
set_grid_columns (HeadLine *line)
{
  for (guint i = 0; i < line->table->heads->len; i++)
    {
      const PressTableItem *item = &g_array_index (line->table->heads, PressTableItem, i);

      press_table_set_column (line->table, g_ptr_array_index (line->table->head_cells, i),
                              item->column, MAX (item->column, item->last_column));
    }
}

/* The last columns, from 1, of the groups over which the heads of a line stand one by one: over all
 * of them, over as many each, or over those that come again. None: there are no such groups. */
static void
find_groups (HeadLine *line, guint n_skipped, GArray *ends)
{
  guint n_columns = line->table->columns->len;
  guint n_members = measure_groups (line, n_skipped);

  if (line->table->heads->len == n_skipped + 1 && is_over_all (line->table, n_skipped))
    g_array_append_val (ends, n_columns);
  else if (n_members == 0)
    find_ends_of_groups (line, n_skipped, ends);
  else
    for (guint end = n_members; end <= n_columns; end += n_members)
      g_array_append_val (ends, end);
}

/* Finds the columns of a head: below groups, the one whose own head it touches. */
static void
place_head (HeadLine *line, guint number, guint first_free, guint *first, guint *last)
{
  const PressTableItem *head = &g_array_index (line->table->heads, PressTableItem, number);
  guint below = is_below_groups (line->table) && find_rule (line, head) == NULL
                    ? find_column_below (line->table, head)
                    : 0;

  if (below > 0)
    *first = *last = below;
  else
    find_span (line, number, first_free, first, last);
}

static void
set_columns (HeadLine *line)
{
  guint n_columns = line->table->columns->len;
  guint n_skipped = skip_label_heads (line);
  guint n_heads = line->table->heads->len - n_skipped;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first_free = 1;

  find_groups (line, n_skipped, ends);
  for (guint i = 0; i < n_heads; i++)
    {
      guint first = ends->len > 0 ? first_free : i + 1;
      guint last = ends->len > 0 ? g_array_index (ends, guint, i) : i + 1;
      const PressTableItem *item
          = &g_array_index (line->table->heads, PressTableItem, n_skipped + i);
      PressTableSpan span;

      if (ends->len == 0 && n_heads != n_columns)
        place_head (line, n_skipped + i, first_free, &first, &last);
      if (n_heads == 1 && first == 1 && last + 1 == n_columns && n_columns >= FEWEST_OF_PAIRS
          && last % 2 == 1)
        last++; /* it leaves no column of a pair alone, though it begins at the left */
      press_table_set_column (
          line->table, g_ptr_array_index (line->table->head_cells, n_skipped + i), first, last);
      first_free = last + 1;
      span = (PressTableSpan){ item->left + item->right, first, last };
      g_array_append_val (line->table->head_spans, span);
    }
}

/* "Deposits" over "In millions", both over the labels and beside heads, of which some line below
 * has more: the upper one names the table. */
static gboolean
is_above_unit (const PressTable *table, const PressTableEntry *entry)
{
  guint end = MIN (table->entries->len, table->n_done + MOST_LINES_TO_OWN_HEADS);
  guint n_most = 0;

  if (press_table_get_item (table, entry, 0)->kind != PRESS_TABLE_ITEM_NAMED)
    return FALSE;
  for (guint i = table->n_done; i < end; i++)
    {
      const PressTableEntry *below = press_table_get_entry (table, i);

      if (below->token == PRESS_TABLE_TOKEN_ROW || below->token == PRESS_TABLE_TOKEN_GROUP)
        return FALSE;
      if (below->token != PRESS_TABLE_TOKEN_HEAD)
        continue;
      n_most = MAX (n_most, below->n_items);
      if (has_corner (table, below)
          && press_table_is_bare_unit (table->parse, press_table_get_item (table, below, 0)->span))
        return entry->n_items < n_most;
    }
  return FALSE;
}

/* "Balance Sheets (in thousands)" in the first cell, beside the heads: the title of a
 * table that has none above, else a note, and its unit. */
static gboolean
has_title_in_corner (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (table, entry, 0);
  PressSpan unit;

  if (!has_corner (table, entry))
    return FALSE;
  unit = press_table_find_unit_at_end (table->parse, item->span);
  return (!table->has_title
          && (item->kind == PRESS_TABLE_ITEM_TITLE
              || (entry->is_grid && is_above_unit (table, entry))))
         || (unit.start > item->span.start && unit.start < unit.end);
}

/* What stands over the labels beside heads and is none: FALSE where it is a head. */
static gboolean
add_corner (PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (table, entry, 0);

  if (has_corner (table, entry) && press_table_is_bare_unit (table->parse, item->span))
    press_table_add_unit_text (table, item->span);
  else if (has_title_in_corner (table, entry))
    press_table_add_title_text (
        table, table->has_title ? PRESS_NODE_TABLE_NOTE : PRESS_NODE_TABLE_TITLE, item->span);
  else
    return press_table_add_corner (table, item);
  return TRUE;
}

/* "As of" in a paragraph above a grid, whose columns are not the page's, stands over all of them.
 */
static gboolean
spread_over_grid (PressTable *table, const PressTableEntry *entry)
{
  PressTableItem *item;

  if (entry->is_grid || entry->n_items != 1 || !table->has_grid)
    return FALSE;
  item = press_table_get_item (table, entry, 0);
  item->column = 1;
  item->last_column = (guint16) table->columns->len;
  return TRUE;
}

/* "(in thousands)" over or under each head of a grid, or over all of them: the unit of the table.
 */
static gboolean
add_units (PressTable *table, const PressTableEntry *entry, guint first)
{
  for (guint i = first; i < entry->n_items; i++)
    if (press_table_get_item (table, entry, i)->kind != PRESS_TABLE_ITEM_UNIT)
      return FALSE;
  for (guint i = first; i < entry->n_items; i++)
    press_table_add_unit_text (table, press_table_get_item (table, entry, i)->span);
  return TRUE;
}

/* "Financial Highlights (Unaudited)" over all columns of a grid, above their own heads: the title.
 */
static gboolean
is_title_over_columns (const PressTable *table, const PressTableEntry *entry, guint first)
{
  const PressTableItem *item = press_table_get_item (table, entry, entry->n_items - 1);

  return entry->is_grid && entry->n_items == first + 1 && table->rows->len == 0
         && item->kind == PRESS_TABLE_ITEM_TITLE && item->column == 1
         && item->last_column == table->columns->len && find_own_heads (table) != NULL;
}

/* "Acme Bancorp, Inc." over the labels of a grid beside "Financial Highlights" over all columns:
 * both are the title. */
static gboolean
add_name_beside_title (PressTable *table, const PressTableEntry *entry)
{
  if (entry->n_items != 2 || press_table_get_item (table, entry, 0)->column != 0
      || !is_title_over_columns (table, entry, 1))
    return FALSE;
  for (guint i = 0; i < entry->n_items; i++)
    press_table_add_title_text (table, PRESS_NODE_TABLE_TITLE,
                                press_table_get_item (table, entry, i)->span);
  return TRUE;
}

/* Adds the heads that were read to the table, in one node. */
static void
add_line (HeadLine *line)
{
  PressNode *heads
      = press_table_make_node (line->table, PRESS_NODE_TABLE_HEAD, (PressSpan){ 0, 0 });

  press_node_adopt (heads, line->nodes);
  press_table_add_child (line->table, heads);
}

/* "ASSETS    (in thousands)": what stands over the labels, and the unit over the columns. */
static gboolean
add_unit_beside_label (HeadLine *line, const PressTableEntry *entry)
{
  PressTable *table = line->table;
  const PressTableItem *label = press_table_get_item (table, entry, 0);
  const PressTableItem *unit = press_table_get_item (table, entry, entry->n_items - 1);

  if (entry->n_items != 2 || table->columns->len == 0 || press_table_is_frame (label)
      || label->right > g_array_index (table->columns, PressTableColumn, 0).left
      || unit->kind != PRESS_TABLE_ITEM_UNIT || unit->left <= label->right)
    return FALSE;
  add_item (line, label, FALSE);
  press_table_set_column (table, g_ptr_array_index (table->head_cells, 0), 0, 0);
  add_line (line);
  press_table_add_unit_text (table, unit->span);
  return TRUE;
}

/* Adds the heads of one line, behind what stands over the labels. */
void
press_table_add_heads (PressTable *table, guint number)
{
  const PressTableEntry *entry = press_table_take_entry (table, number, &table->children);
  HeadLine line = { .table = table };
  gboolean is_grid = entry->is_grid || spread_over_grid (table, entry);
  GArray *above;
  guint i = 0;

  g_array_set_size (table->heads, 0);
  g_ptr_array_set_size (table->head_cells, 0);
  g_array_set_size (table->head_spans, 0);
  if (add_name_beside_title (table, entry))
    return;
  i += add_corner (table, entry);
  if (is_grid ? add_units (table, entry, i) : i == 0 && add_unit_beside_label (&line, entry))
    return;
  if (is_title_over_columns (table, entry, i))
    {
      press_table_add_title_text (table, PRESS_NODE_TABLE_TITLE,
                                  press_table_get_item (table, entry, i)->span);
      return;
    }
  for (; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);

      add_item (&line, item, is_grid);
      if (item->kind == PRESS_TABLE_ITEM_HEAD) /* "GBP000" */
        press_table_keep_scale (table, item->span);
    }
  if (is_grid)
    set_grid_columns (&line);
  else if (table->columns->len > 0)
    set_columns (&line);
  if (line.nodes != NULL)
    add_line (&line);
  above = table->spans;
  table->spans = table->head_spans;
  table->head_spans = above;
}

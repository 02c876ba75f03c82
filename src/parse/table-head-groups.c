/* The groups of columns that heads stand over: those whose own heads come again below each head of
 * a line, or are nearest to it. */
#include "parse/table-head-groups.h"
#include "parse/table-types.h"
#include "table-parser.h"

#include <string.h>

#define ALIGNMENT_TOLERANCE_COLUMNS 3
#define MOST_LINES_TO_OWN_HEADS 16
#define OVER_FIRST_COLUMNS 12   /* a head begins this far in front of the first that it is over */
#define MOST_GROUPED_COLUMNS 64 /* each is compared with each other */

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
gboolean
press_table_has_corner (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (table, entry, 0);
  gboolean is_over_labels
      = entry->is_grid ? item->column == 0 : entry->n_items == table->columns->len + 1;

  return is_over_labels && entry->n_items >= 2 && table->rows->len == 0
         && !press_table_is_frame (item);
}

/* The next line of heads that has one for each column, perhaps behind what stands over the labels,
 * or NULL. */
const PressTableEntry *
press_table_find_own_heads (const PressTable *table)
{
  guint end = MIN (table->entries->len, table->n_done + MOST_LINES_TO_OWN_HEADS);

  for (guint i = table->n_done; i < end; i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->token == PRESS_TABLE_TOKEN_ROW || entry->token == PRESS_TABLE_TOKEN_GROUP)
        return NULL;
      if (entry->token == PRESS_TABLE_TOKEN_HEAD
          && (entry->n_items == table->columns->len
              || (entry->n_items == table->columns->len + 1
                  && press_table_has_corner (table, entry))))
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
has_ruled_head (const PressTable *table, guint n_skipped, const PressTableEntry *own)
{
  const GArray *heads = table->heads;
  guint n_over = 0;
  guint at = 0;   /* among the own heads */
  guint next = 0; /* rule */

  for (guint i = n_skipped; i < heads->len && n_over < 2; i++)
    {
      const PressTableItem *rule
          = press_table_find_rule_under (table, &g_array_index (heads, PressTableItem, i), &next);

      n_over = 0;
      if (rule == NULL)
        continue;
      while (at < table->columns->len && find_middle (table, own, at) < rule->left)
        at++;
      for (; at < table->columns->len && find_middle (table, own, at) < rule->right; at++)
        n_over++;
    }
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
measure_groups (const PressTable *table, guint n_skipped)
{
  guint n_heads = table->heads->len - n_skipped;
  guint n_columns = table->columns->len;
  guint n_members = n_heads > 1 && n_columns % n_heads == 0 ? n_columns / n_heads : 0;
  const PressTableEntry *own = n_members > 1 ? press_table_find_own_heads (table) : NULL;

  if (own == NULL || are_grouped (table, n_members) || has_ruled_head (table, n_skipped, own))
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
find_ends_of_groups (const PressTable *table, guint n_skipped, GArray *ends)
{
  const PressTableEntry *own = press_table_find_own_heads (table);
  guint first = 0;
  guint next = 0; /* rule */
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

      if (end < first + (has_periods ? 1 : 2)
          || press_table_find_rule_under (table, head, &next) != NULL
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
}

/* "Average" over "Balance", where heads above have grouped the columns: the one column whose own
 * head stands below it, from 1; 0: there are several, or none. */
static guint
find_column_below (const PressTable *table, const PressTableItem *head)
{
  const PressTableEntry *own = press_table_find_own_heads (table);
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
  const PressTableEntry *own = press_table_find_own_heads (table);
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
  return head->left + head->right <= sum + PRESS_CENTERING_TOLERANCE_HALVES
         && sum <= head->left + head->right + PRESS_CENTERING_TOLERANCE_HALVES;
}

/* The last columns, from 1, of the groups over which the heads of a line stand one by one: over all
 * of them, over as many each, or over those that come again. None: there are no such groups. */
void
press_table_find_groups (const PressTable *table, guint n_skipped, GArray *ends)
{
  guint n_columns = table->columns->len;
  guint n_members = measure_groups (table, n_skipped);

  if (table->heads->len == n_skipped + 1 && is_over_all (table, n_skipped))
    g_array_append_val (ends, n_columns);
  else if (n_members == 0)
    find_ends_of_groups (table, n_skipped, ends);
  else
    for (guint end = n_members; end <= n_columns; end += n_members)
      g_array_append_val (ends, end);
}

/* Whether several heads in the line above stand over some columns each, or, above a lone head, one
 * that a rule closes. */
static gboolean
is_below_groups (const PressTable *table)
{
  if (table->columns->len > MOST_GROUPED_COLUMNS)
    return FALSE;
  for (guint i = 0; i < table->spans->len; i++)
    {
      const PressTableSpan *span = &g_array_index (table->spans, PressTableSpan, i);

      if (span->last > span->first
          && (table->spans->len > 1 || (span->is_ruled && table->heads->len == 1)))
        return TRUE;
    }
  return FALSE;
}

/* The column of a head below groups, from 1: the one whose own head it touches; 0: it stands below
 * none, or touches several. */
guint
press_table_find_column_below_groups (const PressTable *table, const PressTableItem *head)
{
  return is_below_groups (table) ? find_column_below (table, head) : 0;
}

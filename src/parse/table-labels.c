/* The labels of a table's rows: which items of a line are its label, and which labels go on in the
 * next line. */
#include "parse/table-labels.h"
#include "table-parser.h"

#define TEXT_COLUMN_GAP 3
#define WIDEST_COUNT 3 /* of rows, in columns */

/* Text behind the label that stands well apart from it. */
static gboolean
has_text_cell (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *label = press_table_get_item (table, entry, 0);
  const PressTableItem *next = label + 1;

  return entry->n_items > 2 && !press_table_item_is_value (label)
         && !press_table_item_is_value (next) && next->left - label->right >= TEXT_COLUMN_GAP;
}

/* A row without words may still have a label: a year, a number. It stands where the others'
 * labels do. */
static gboolean
has_figure_label (const PressTable *table, const PressTableEntry *entry, guint32 first_value)
{
  const PressTableItem *label = press_table_get_item (table, entry, 0);

  return entry->n_items > 1 && label->right < first_value
         && (label->kind == PRESS_TABLE_ITEM_YEAR || label->kind == PRESS_TABLE_ITEM_FIGURE);
}

/* A row of figures and dates is told apart by its first figure: "4.10%", a rate, and when it is
 * paid. */
static gboolean
ends_in_date (const PressTable *table, const PressTableEntry *entry)
{
  return entry->class == PRESS_TABLE_LINE_ROW && !entry->is_grid && entry->n_items > 2
         && press_table_get_item (table, entry, entry->n_items - 1)->kind == PRESS_TABLE_ITEM_HEAD;
}

/* "1   Durham   61   25.5%": a small number in front of a name counts rows, and is their label. */
static gboolean
counts_name (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *count = press_table_get_item (table, entry, 0);

  return entry->n_items > 2 && count->kind == PRESS_TABLE_ITEM_FIGURE
         && count->right - count->left <= WIDEST_COUNT && !press_table_item_is_value (count + 1)
         && !press_table_is_frame (count + 1);
}

/* "… for sale (2003, $125,001; 2002," above "$128,113)   126,900   130,501": a figure that closes
 * the bracket of the line before. */
static gboolean
closes_label (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (table, entry, 0);

  return entry->class == PRESS_TABLE_LINE_ROW && entry->n_items > 1
         && press_table_item_is_value (item) && table->parse->text[item->span.end - 1] == ')'
         && press_line_scanner_says (table->parse->line_scanner, item->span,
                                     PRESS_EDGE_CLOSES_BRACKET);
}

/* The items of a row in front of its first figure are its label, unless the table has a column of
 * text there. */
static guint
count_label_items (const PressTable *table, const PressTableEntry *entry, gboolean has_text_column)
{
  guint n = 0;

  if (entry->is_grid)
    return press_table_get_item (table, entry, 0)->column == 0 ? 1 : 0;
  if (counts_name (table, entry) || closes_label (table, entry))
    return 1;
  if (entry->n_items > 1 && press_table_get_item (table, entry, 0)->kind == PRESS_TABLE_ITEM_PAIR)
    n++; /* "96-14   601.0   612.5" */
  while (n < entry->n_items && !press_table_item_is_value (press_table_get_item (table, entry, n))
         && !press_table_is_frame (press_table_get_item (table, entry, n)))
    n++;
  if (n == entry->n_items || has_text_column)
    n = MIN (n, 1);
  return n;
}

void
press_table_find_labels (PressTableMeasure *measure)
{
  PressTable *table = measure->table;
  guint32 first_value = G_MAXUINT32;
  guint n_text_cells = 0;

  for (guint i = measure->first_row; i < table->entries->len; i++)
    if (press_table_get_entry (table, i)->class == PRESS_TABLE_LINE_ROW)
      n_text_cells += has_text_cell (table, press_table_get_entry (table, i));
  for (guint i = 0; i < table->entries->len; i++)
    {
      PressTableEntry *entry = press_table_get_entry (table, i);

      entry->n_label = count_label_items (table, entry, 2 * n_text_cells >= measure->n_rows);
      if (entry->n_label == 0 && ends_in_date (table, entry))
        entry->n_label = 1;
      if (entry->class == PRESS_TABLE_LINE_ROW && entry->n_label > 0
          && entry->n_label < entry->n_items)
        first_value = MIN (first_value, press_table_get_item (table, entry, entry->n_label)->left);
    }
  if (table->has_grid)
    return;
  for (guint i = measure->first_row; i < table->entries->len && first_value < G_MAXUINT32; i++)
    {
      PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->class == PRESS_TABLE_LINE_ROW && entry->n_label == 0
          && has_figure_label (table, entry, first_value))
        entry->n_label = 1;
    }
}

/* Whether the label of a row may end in the figure of the first column: it reaches into the second
 * half of that, and no other item stands there. */
static gboolean
reaches_first_column (const PressTable *table, const PressTableEntry *entry)
{
  const PressTableColumn *column = &g_array_index (table->columns, PressTableColumn, 0);
  const PressTableItem *label = press_table_get_item (table, entry, 0);

  return entry->class == PRESS_TABLE_LINE_ROW && !entry->is_grid && entry->n_label == 1
         && entry->n_items > 1 && 2 * label->right > column->left + column->right
         && label->right - label->left == label->span.end - label->span.start
         && label[1].left > column->right;
}

/* Gives a row its label in two parts, in front of its other items. */
static void
take_parts (PressTable *table, PressTableEntry *entry, const PressTableItem *parts)
{
  guint first = table->items->len;

  g_array_append_vals (table->items, parts, 2);
  for (guint i = 1; i < entry->n_items; i++)
    {
      PressTableItem item = *press_table_get_item (table, entry, i);

      g_array_append_val (table->items, item);
    }
  entry->first_item = first;
  entry->n_items++;
}

void
press_table_part_labels (PressTable *table)
{
  for (guint i = 0; i < table->entries->len && table->columns->len > 0; i++)
    {
      PressTableEntry *entry = press_table_get_entry (table, i);
      PressTableItem parts[2];
      guint n_bytes;

      if (!reaches_first_column (table, entry))
        continue;
      parts[0] = parts[1] = *press_table_get_item (table, entry, 0);
      n_bytes = press_line_scanner_measure_last_figure (table->parse->line_scanner, parts[0].span);
      if (n_bytes == 0 || n_bytes + 1 >= parts[0].right - parts[0].left)
        continue;
      parts[1].kind = PRESS_TABLE_ITEM_SURE_FIGURE;
      parts[1].span.start = parts[1].span.end - n_bytes;
      parts[1].left = parts[1].right - n_bytes;
      parts[0].span.end = parts[1].span.start - 1;
      parts[0].right = parts[1].left - 1;
      take_parts (table, entry, parts);
    }
}

void
press_table_read_labels (PressTable *table)
{
  for (guint i = 0; i < table->entries->len; i++)
    {
      PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->n_label > 0)
        entry->label = press_table_scan_label (
            table->parse,
            (PressSpan){ press_table_get_item (table, entry, 0)->span.start,
                         press_table_get_item (table, entry, entry->n_label - 1)->span.end });
    }
}

/* Whether a line goes on with the label of the line before and stands in from it: what follows as
 * far in does so too, whatever letter it begins with. */
gboolean
press_table_label_hangs (const PressTableMeasure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  return number > 0 && entry[-1].token == PRESS_TABLE_TOKEN_PART && entry->label.can_follow
         && entry->left > entry[-1].left && !entry->is_after_blank;
}

static guint
get_first_word_bytes (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  PressSpan name = entry->label.name;
  guint n_bytes = 0;

  while (name.start + n_bytes < name.end
         && !g_ascii_isspace (measure->table->parse->text[name.start + n_bytes]))
    n_bytes++;
  return n_bytes;
}

/* Where the room for the label of a row ends: in front of the columns, and of its first cell, which
 * may stand further left, as an amount with its sign does. */
static guint32
find_room_end (const PressTableMeasure *measure, const PressTableEntry *row)
{
  return row->n_label < row->n_items
             ? MIN (measure->zone, press_table_get_item (measure->table, row, row->n_label)->left)
             : measure->zone;
}

/* Whether a row is the only one that stands in below a line. */
static gboolean
is_alone_under (const PressTableMeasure *measure, const PressTableEntry *entry,
                const PressTableEntry *row)
{
  const PressTableEntry *first = press_table_get_entry (measure->table, 0);
  const PressTableEntry *after = row + 1;

  while (after < first + measure->table->entries->len && after->class == PRESS_TABLE_LINE_RULE)
    after++;
  return row >= first + measure->last_row || after->n_label == 0 || after->left <= entry->left;
}

/* Whether a label without figures was ended because the next word had no room in front of the
 * columns, and the row that it goes on in, which stands in, is the only one that does. In a grid
 * the columns begin behind the longest label, so that no word ever lacks room. */
static gboolean
is_cut_short (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTableEntry *next = entry + 1;

  return !entry->is_grid && next->class == PRESS_TABLE_LINE_ROW && !next->is_after_blank
         && next->left > entry->left
         && entry->right + 1 + get_first_word_bytes (measure, next) >= find_room_end (measure, next)
         && is_alone_under (measure, entry, next);
}

/* Whether what goes on with a label without figures, to the row that alone does, hangs from it by
 * one blank. */
static gboolean
is_hung_from (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTableEntry *last = press_table_get_entry (measure->table, measure->last_row);
  const PressTableEntry *row = entry + 1;

  while (row < last && row->class == PRESS_TABLE_LINE_NONE && !row->is_after_blank
         && row->n_label == row->n_items && row->left == entry->left + 1)
    row++;
  return !entry->is_grid && row->class == PRESS_TABLE_LINE_ROW && row->left == entry->left + 1
         && !row->is_after_blank && is_alone_under (measure, entry, row);
}

/* Whether a line without figures is the middle of a label that hangs by one blank. */
static gboolean
is_hung (const PressTableMeasure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  return number > 0 && entry[-1].token == PRESS_TABLE_TOKEN_PART && !entry->is_after_blank
         && entry[-1].left + 1 >= entry->left;
}

/* "INCOME BEFORE TAXES AND EQUITY IN EARNINGS" right above figures without a label: too long for
 * its column, it stands alone. */
static gboolean
is_label_of_figures (const PressTableMeasure *measure, const PressTableEntry *entry)
{
  const PressTableEntry *next = entry + 1;

  return !entry->is_grid && entry->n_items == 1 && entry->right + 1 >= measure->zone
         && next->class == PRESS_TABLE_LINE_ROW && next->n_label == 0 && !next->is_after_blank
         && next->left >= measure->zone;
}

/* Whether the label of a line goes on in the next one. Small letters there may also begin the
 * first of several rows below a label of their own; then the row after that begins likewise. */
gboolean
press_table_label_goes_on (const PressTableMeasure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  const PressTableEntry *next = entry + 1;
  const PressTableEntry *after = entry + 2;

  if (measure->n_rows == 0 || number >= measure->last_row || entry->n_items == 0
      || (entry->class != PRESS_TABLE_LINE_NONE && entry->class != PRESS_TABLE_LINE_TITLE)
      || entry->n_label < entry->n_items)
    return FALSE;
  if (is_label_of_figures (measure, entry))
    return TRUE;
  if (next->n_label == 0
      || (next->class != PRESS_TABLE_LINE_ROW && next->class != PRESS_TABLE_LINE_NONE)
      || press_table_get_item (table, entry, 0)->kind == PRESS_TABLE_ITEM_ASKING
      || next->left >= measure->zone)
    return FALSE;
  if (entry->label.is_unfinished && next->left + 1 >= entry->left)
    return TRUE;
  if ((press_table_label_hangs (measure, number) || is_hung (measure, number))
      && next->left == entry->left)
    return TRUE;
  if (!next->label.can_follow)
    return is_cut_short (measure, entry) || is_hung_from (measure, entry);
  return number + 2 > measure->last_row || next->class != PRESS_TABLE_LINE_ROW
         || after->class != PRESS_TABLE_LINE_ROW || after->n_label == 0 || after->left != next->left
         || !after->label.can_follow;
}

/* Whether a row and the line below it have a rule above and below to themselves. */
static gboolean
are_between_rules (const PressTable *table, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (table, number);

  return number >= 2 && number + 1 < table->entries->len && entry[-2].class == PRESS_TABLE_LINE_RULE
         && entry[1].class == PRESS_TABLE_LINE_RULE;
}

/* Whether a line without figures goes on with the label of the row straight above it. */
gboolean
press_table_is_rest_of_label (const PressTableMeasure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  const PressTableEntry *next = entry + 1;

  return entry[-1].class == PRESS_TABLE_LINE_ROW && entry[-1].n_label > 0 && !entry->is_after_blank
         && entry->n_items == 1 && !entry->label.is_marked
         && (entry->label.can_follow || are_between_rules (table, number))
         && entry->right <= measure->zone && entry->left <= entry[-1].left + 4
         && (number + 1 == table->entries->len || next->is_after_blank
             || entry[-1].label.is_unfinished || next->class == PRESS_TABLE_LINE_TAG
             || next->class == PRESS_TABLE_LINE_RULE);
}

/* What can go on a label. */
static gboolean
is_label (const PressTableEntry *entry)
{
  return entry->token == PRESS_TABLE_TOKEN_PART || entry->token == PRESS_TABLE_TOKEN_ROW
         || entry->token == PRESS_TABLE_TOKEN_GROUP;
}

/* The beginning of a label that does not go on after all is a label. */
void
press_table_close_labels (PressTable *table)
{
  for (guint i = table->entries->len; i > 0; i--)
    {
      PressTableEntry *entry = press_table_get_entry (table, i - 1);

      if (entry->token == PRESS_TABLE_TOKEN_PART
          && (i == table->entries->len || !is_label (entry + 1)))
        entry->token = PRESS_TABLE_TOKEN_GROUP;
    }
}

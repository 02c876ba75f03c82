/* Measuring a table: its columns, which text stands over them, and which labels go on. */
#include "parse/table-build.h"
#include "table-parser.h"

/* Narrative lines have at most 80 columns; titles stand in their middle. */
#define PAGE_COLUMNS 80
#define CENTERING_TOLERANCE_COLUMNS 6
#define TEXT_COLUMN_GAP 3
#define MARK_BYTES 3      /* of a note: "(1)" */
#define OFF_MIDDLE 4      /* twice the columns between two middles that are one */
#define FAR_OFF_MIDDLE 10 /* and that are two */
#define OVERHANG_COLUMNS 4
#define MOST_LINES_TO_HEADS 8      /* from a line of the title */
#define WIDEST_COUNT 3             /* of rows, in columns */
#define WIDEST_OVERHANG_COLUMNS 16 /* of the head of the only column */

typedef struct
{
  PressTable *table;
  guint first_row; /* entries; the number of entries where there are no rows */
  guint last_row;
  guint n_rows;
  guint32 zone;     /* where the first column begins */
  guint titles_end; /* entries in front of it are titles: a statement's name is below */
  guint last_head;  /* in front of the rows, where there are heads */
  gboolean has_heads;
  gboolean has_unit; /* in front of the rows */
} Measure;

gboolean
press_table_item_is_value (const PressTableItem *item)
{
  return item->kind == PRESS_TABLE_ITEM_FIGURE || item->kind == PRESS_TABLE_ITEM_SURE_FIGURE
         || item->kind == PRESS_TABLE_ITEM_YEAR || item->kind == PRESS_TABLE_ITEM_DASH
         || item->kind == PRESS_TABLE_ITEM_VOID || item->kind == PRESS_TABLE_ITEM_RANGE
         || item->kind == PRESS_TABLE_ITEM_PAIR;
}

static void
find_rows (Measure *measure)
{
  PressTable *table = measure->table;

  measure->first_row = measure->last_row = table->entries->len;
  for (guint i = 0; i < table->entries->len; i++)
    if (press_table_get_entry (table, i)->class == PRESS_TABLE_LINE_ROW)
      {
        if (measure->n_rows++ == 0)
          measure->first_row = i;
        measure->last_row = i;
      }
}

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

/* The items of a row in front of its first figure are its label, unless the table has a column of
 * text there. */
static guint
count_label_items (const PressTable *table, const PressTableEntry *entry, gboolean has_text_column)
{
  guint n = 0;

  if (entry->is_grid)
    return press_table_get_item (table, entry, 0)->column == 0 ? 1 : 0;
  if (counts_name (table, entry))
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

static void
find_labels (Measure *measure)
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

/* Where the digits of a figure begin and end; text is taken as it is. */
static PressTableCell
measure_cell (const PressTable *table, guint number, guint row)
{
  const PressTableItem *item = &g_array_index (table->items, PressTableItem, number);
  const char *text = table->parse->text;
  PressTableCell cell = { item->right, item->left, item->right, number, row };
  guint32 end = item->span.end;
  guint32 start;

  if (item->kind != PRESS_TABLE_ITEM_FIGURE && item->kind != PRESS_TABLE_ITEM_SURE_FIGURE)
    return cell;
  if (end > item->span.start + MARK_BYTES && text[end - 1] == ')'
      && text[end - MARK_BYTES] == '(') /* "1,250 (1)" */
    end -= MARK_BYTES;
  while (end > item->span.start && !g_ascii_isdigit (text[end - 1]))
    end--;
  for (start = end;
       start > item->span.start
       && (g_ascii_isdigit (text[start - 1]) || text[start - 1] == ',' || text[start - 1] == '.');)
    start--;
  cell.edge = item->right - MIN (item->right, item->span.end - end);
  cell.left = cell.edge - MIN (cell.edge, end - start);
  return cell;
}

static void
find_columns (Measure *measure)
{
  PressTable *table = measure->table;

  g_array_set_size (table->cells, 0);
  for (guint i = measure->first_row; i < table->entries->len; i++)
    {
      const PressTableEntry *entry = press_table_get_entry (table, i);

      if (entry->class != PRESS_TABLE_LINE_ROW)
        continue;
      for (guint j = entry->n_label; j < entry->n_items; j++)
        if (press_table_get_item (table, entry, j)->kind != PRESS_TABLE_ITEM_TAG)
          {
            PressTableCell cell = measure_cell (table, entry->first_item + j, i);

            g_array_append_val (table->cells, cell);
          }
    }
  if (table->has_grid)
    press_table_measure_grid (table);
  else
    press_table_find_columns (table->cells, table->items, table->entries->len, table->columns);
  press_table_drop_joiners (table, measure->first_row);
  measure->zone = table->columns->len > 0 ? g_array_index (table->columns, PressTableColumn, 0).left
                                          : G_MAXUINT32;
}

static gboolean
is_centered_on_page (const PressTableEntry *entry)
{
  guint32 sum = entry->left + entry->right;

  return sum + CENTERING_TOLERANCE_COLUMNS >= PAGE_COLUMNS
         && sum <= PAGE_COLUMNS + CENTERING_TOLERANCE_COLUMNS;
}

/* A title stands in the middle of the page, or of all of its table, labels and columns. */
static gboolean
is_centered (const Measure *measure, const PressTableEntry *entry)
{
  const GArray *columns = measure->table->columns;
  guint32 sum = entry->left + entry->right;
  guint32 right;

  if (is_centered_on_page (entry) || columns->len == 0)
    return is_centered_on_page (entry);
  right = g_array_index (columns, PressTableColumn, columns->len - 1).right;
  return sum + CENTERING_TOLERANCE_COLUMNS >= right && sum <= right + CENTERING_TOLERANCE_COLUMNS;
}

static gboolean
is_over_columns (const Measure *measure, const PressTableEntry *entry)
{
  return measure->zone != G_MAXUINT32 && (entry->left + entry->right) / 2 + 1 >= measure->zone;
}

/* Whether some text behind the first item of a line stands over a column. */
static gboolean
has_text_over_columns (const Measure *measure, const PressTableEntry *entry)
{
  return entry->n_items > 1
         && press_table_get_item (measure->table, entry, entry->n_items - 1)->right > measure->zone;
}

/* Whether a line goes on with the label of the line before and stands in from it: what follows as
 * far in does so too, whatever letter it begins with. */
static gboolean
is_hanging (const Measure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  return number > 0 && entry[-1].token == PRESS_TABLE_TOKEN_PART && entry->label.can_follow
         && entry->left > entry[-1].left && !entry->is_after_blank;
}

static guint
get_first_word_bytes (const Measure *measure, const PressTableEntry *entry)
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
find_room_end (const Measure *measure, const PressTableEntry *row)
{
  return row->n_label < row->n_items
             ? MIN (measure->zone, press_table_get_item (measure->table, row, row->n_label)->left)
             : measure->zone;
}

/* Whether a row is the only one that stands in below a line. */
static gboolean
is_alone_under (const Measure *measure, const PressTableEntry *entry, const PressTableEntry *row)
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
is_cut_short (const Measure *measure, const PressTableEntry *entry)
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
is_hung_from (const Measure *measure, const PressTableEntry *entry)
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
is_hung (const Measure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  return number > 0 && entry[-1].token == PRESS_TABLE_TOKEN_PART && !entry->is_after_blank
         && entry[-1].left + 1 >= entry->left;
}

/* Whether the label of a line goes on in the next one. Small letters there may also begin the
 * first of several rows below a label of their own; then the row after that begins likewise. */
static gboolean
goes_on (const Measure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  const PressTableEntry *next = entry + 1;
  const PressTableEntry *after = entry + 2;

  if (measure->n_rows == 0 || number >= measure->last_row || entry->n_items == 0
      || (entry->class != PRESS_TABLE_LINE_NONE && entry->class != PRESS_TABLE_LINE_TITLE)
      || entry->n_label < entry->n_items || next->n_label == 0
      || (next->class != PRESS_TABLE_LINE_ROW && next->class != PRESS_TABLE_LINE_NONE)
      || press_table_get_item (table, entry, 0)->kind == PRESS_TABLE_ITEM_ASKING
      || next->left >= measure->zone)
    return FALSE;
  if (entry->label.is_unfinished && next->left + 1 >= entry->left)
    return TRUE;
  if ((is_hanging (measure, number) || is_hung (measure, number)) && next->left == entry->left)
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
static gboolean
is_rest (const Measure *measure, guint number)
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

/* Finds where the titles end that stand over a statement's name, before any heads. */
static void
find_titles (Measure *measure)
{
  for (guint i = 0; i < measure->first_row; i++)
    switch ((PressTableLine) press_table_get_entry (measure->table, i)->class)
      {
      case PRESS_TABLE_LINE_TITLE:
        measure->titles_end = i;
        break;
      case PRESS_TABLE_LINE_UNIT:
      case PRESS_TABLE_LINE_NONE:
      case PRESS_TABLE_LINE_BASIS:
      case PRESS_TABLE_LINE_BLANK:
      case PRESS_TABLE_LINE_TAG:
      case PRESS_TABLE_LINE_LEAD:
        break;
      case PRESS_TABLE_LINE_HEAD:
      case PRESS_TABLE_LINE_COLUMNS:
      case PRESS_TABLE_LINE_RULE:
      case PRESS_TABLE_LINE_ROW:
        return;
      }
}

static guint
get_distance (guint one, guint other)
{
  return one > other ? one - other : other - one;
}

/* "Personal" over "Household   Care   Total": in the middle over one of the heads straight below,
 * and not over all of them, as a title is. */
static gboolean
is_over_one_head (const Measure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  const PressTableEntry *next = entry + 1;
  guint sum = entry->left + entry->right;
  guint left = 0; /* of the first head */
  gboolean is_over_one = FALSE;

  if (entry->n_items != 1 || number + 1 >= measure->first_row || next->is_after_blank
      || next->n_items < 2)
    return FALSE;
  for (guint i = 0; i < next->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, next, i);

      if (item->right <= measure->zone)
        continue;
      left = left > 0 ? left : item->left;
      is_over_one |= get_distance (item->left + item->right, sum) <= OFF_MIDDLE;
    }
  return is_over_one && get_distance (left + next->right, sum) > FAR_OFF_MIDDLE
         && get_distance (press_table_get_entry (table, measure->first_row)->left + next->right,
                          sum)
                > OFF_MIDDLE;
}

/* Whether a blank line stands between a line, perhaps with more text and a unit below it, and the
 * heads: what is above is of the title then, since heads are near to their columns. */
static gboolean
is_apart_from_heads (const Measure *measure, guint number)
{
  guint end = MIN (measure->first_row, number + MOST_LINES_TO_HEADS);

  while (++number < end)
    {
      const PressTableEntry *entry = press_table_get_entry (measure->table, number);

      if (entry->is_after_blank)
        return !entry->is_grid && entry->class != PRESS_TABLE_LINE_UNIT;
      if ((entry->class != PRESS_TABLE_LINE_NONE && entry->class != PRESS_TABLE_LINE_UNIT)
          || entry->n_items > 1)
        return FALSE;
    }
  return FALSE;
}

/* "Operating income" over all columns of a grid, between heads for each of them and the first row:
 * a label of the rows below. */
static gboolean
is_label_over_columns (const Measure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  const PressTableItem *item = press_table_get_item (table, entry, 0);

  return entry->is_grid && entry->n_items == 1
         && !press_table_scan_label (table->parse, item->span).can_follow
         && number + 1 == measure->first_row && measure->has_heads && table->columns->len > 1
         && item->column == 1 && item->last_column == table->columns->len
         && press_table_get_entry (table, measure->last_head)->n_items >= table->columns->len;
}

/* Whether a line of a grid is one cell beside the labels, over several columns or all of them:
 * their head, however long its words are, unless they name a statement. */
static gboolean
is_head_in_grid (const Measure *measure, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (measure->table, entry, 0);

  return entry->is_grid && entry->n_items == 1 && item->column > 0
         && item->last_column > item->column && item->kind != PRESS_TABLE_ITEM_TITLE;
}

/* Whether a line of a grid is one cell over the labels and all columns, in front of any heads. */
static gboolean
is_title_in_grid (const Measure *measure, const PressTableEntry *entry)
{
  const PressTableItem *item = press_table_get_item (measure->table, entry, 0);

  return entry->is_grid && entry->n_items == 1 && item->column == 0 && !measure->has_heads
         && measure->table->columns->len > 0 && item->last_column >= measure->table->columns->len;
}

static int
measure_text_in_front (Measure *measure, guint number)
{
  PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);
  gboolean is_over = is_over_columns (measure, entry);

  if (number < measure->titles_end && entry->n_items == 1)
    return PRESS_TABLE_TOKEN_TITLE;
  if (goes_on (measure, number) && (measure->has_heads || number + 1 == measure->first_row)
      && (!entry->label.can_follow || is_hanging (measure, number)) && !is_over)
    return PRESS_TABLE_TOKEN_PART;
  if (entry->n_items > 1 && has_text_over_columns (measure, entry))
    return PRESS_TABLE_TOKEN_HEAD;
  if (is_label_over_columns (measure, number))
    return PRESS_TABLE_TOKEN_GROUP;
  if (is_head_in_grid (measure, entry) && number + 1 < measure->first_row)
    return PRESS_TABLE_TOKEN_HEAD;
  if (is_title_in_grid (measure, entry))
    return PRESS_TABLE_TOKEN_TITLE;
  if (is_over
      && (measure->has_heads
          || (!is_centered (measure, entry) && entry->left + OVERHANG_COLUMNS >= measure->zone
              && !is_apart_from_heads (measure, number))))
    return PRESS_TABLE_TOKEN_HEAD;
  if (is_over_one_head (measure, number))
    return PRESS_TABLE_TOKEN_HEAD;
  if (measure->has_heads
      || (press_table_get_item (table, entry, 0)->kind == PRESS_TABLE_ITEM_ASKING
          && number + 1 == measure->first_row))
    return PRESS_TABLE_TOKEN_GROUP;
  return PRESS_TABLE_TOKEN_TITLE;
}

/* Whether a line begins where the labels of the rows do. */
static gboolean
is_at_labels (const Measure *measure, const PressTableEntry *entry)
{
  const PressTable *table = measure->table;

  return measure->first_row < table->entries->len
         && entry->left <= press_table_get_entry (table, measure->first_row)->left;
}

/* "June 30,", "As of" and "Three Months Ended" ask for the heads below. */
static gboolean
asks_for_heads (PressParse *parse, PressSpan span)
{
  int last = PRESS_TABLE_WORD_NONE;
  gsize end = 0;
  int word;

  press_table_begin_text (parse, PRESS_TABLE_STATE_PERIOD, parse->text + span.start,
                          span.end - span.start);
  while ((word = press_table_next_word (parse, &end)) != PRESS_TABLE_WORD_NONE)
    last = word;
  return last == PRESS_TABLE_PERIOD_ENDED || last == PRESS_TABLE_PERIOD_INSTANT
         || parse->text[span.end - 1] == ',';
}

/* "Quarter Ended" over the only column, whose figures may be narrower. */
static gboolean
is_over_lone_column (const Measure *measure, const PressTableEntry *entry)
{
  return measure->table->columns->len == 1 && entry->right > measure->zone
         && entry->left + WIDEST_OVERHANG_COLUMNS >= measure->zone;
}

/* "For the Three Months Ended" over "March 31, 2006 and 2005": whether the line in front of a grid
 * that is next gives what the line at hand asks for. */
static gboolean
is_answered_below (const Measure *measure, const PressTableEntry *entry)
{
  const PressTableEntry *next = entry + 1;

  return (guint) (next - press_table_get_entry (measure->table, 0)) < measure->first_row
         && next->class == PRESS_TABLE_LINE_HEAD && !next->is_grid && next->n_items == 1
         && !asks_for_heads (measure->table->parse, next->span);
}

/* "For the 13 Weeks Ended May 1, 2004": a whole period over the labels, or in the middle of the
 * page and far over them, is a line of the title; one over the columns is their head. In front of a
 * grid, whose columns are not the page's, it is of the title. */
static gboolean
is_period_of_title (const Measure *measure, const PressTableEntry *entry)
{
  const PressTable *table = measure->table;

  if (entry->n_items != 1 || measure->has_heads)
    return FALSE;
  if (!entry->is_grid && table->has_grid)
    return !asks_for_heads (table->parse, entry->span) || is_answered_below (measure, entry);
  if (is_over_lone_column (measure, entry))
    return FALSE;
  if (is_head_in_grid (measure, entry))
    return FALSE;
  if (!is_over_columns (measure, entry))
    return TRUE;
  return !entry->is_grid && entry->left + OVERHANG_COLUMNS < measure->zone
         && (is_centered (measure, entry) || is_at_labels (measure, entry))
         && measure->table->parse->text[entry->span.end - 1] != ',';
}

/* Before the first row stand titles, then heads. */
static int
measure_in_front (Measure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  switch ((PressTableLine) entry->class)
    {
    case PRESS_TABLE_LINE_UNIT:
      return PRESS_TABLE_TOKEN_UNIT;
    case PRESS_TABLE_LINE_BASIS:
      return measure->has_heads && (entry->is_grid || !measure->table->has_grid)
                     && is_over_columns (measure, entry)
                 ? PRESS_TABLE_TOKEN_HEAD
                 : PRESS_TABLE_TOKEN_BASIS;
    case PRESS_TABLE_LINE_TITLE:
      return measure->has_heads ? PRESS_TABLE_TOKEN_GROUP : PRESS_TABLE_TOKEN_TITLE;
    case PRESS_TABLE_LINE_HEAD:
      return is_period_of_title (measure, entry) ? PRESS_TABLE_TOKEN_TITLE : PRESS_TABLE_TOKEN_HEAD;
    case PRESS_TABLE_LINE_NONE:
    case PRESS_TABLE_LINE_COLUMNS:
    case PRESS_TABLE_LINE_BLANK:
    case PRESS_TABLE_LINE_TAG:
    case PRESS_TABLE_LINE_RULE:
    case PRESS_TABLE_LINE_ROW:
    case PRESS_TABLE_LINE_LEAD:
      break;
    }
  return measure_text_in_front (measure, number);
}

/* "LIABILITIES   2025   2024": whether the last heads in front of the rows come again behind a
 * label. */
static gboolean
repeats_heads (const Measure *measure, const PressTableEntry *entry)
{
  const PressTable *table = measure->table;
  const PressTableEntry *heads = press_table_get_entry (table, measure->last_head);
  guint n_heads = entry->n_items - entry->n_label;

  if (!measure->has_heads || n_heads > heads->n_items)
    return FALSE;
  for (guint i = 1; i <= n_heads; i++)
    if (!press_table_is_same_text (table, press_table_get_item (table, entry, entry->n_items - i),
                                   press_table_get_item (table, heads, heads->n_items - i)))
      return FALSE;
  return TRUE;
}

/* Between the rows stand labels of groups, and what comes again where a page has cut the table. A
 * unit that does neither, nor stands over other heads, is that of the rows under it. */
static int
measure_between (Measure *measure, guint number)
{
  const PressTable *table = measure->table;
  const PressTableEntry *entry = press_table_get_entry (table, number);

  if (entry->class == PRESS_TABLE_LINE_UNIT
      && (measure->has_unit || entry[1].class == PRESS_TABLE_LINE_HEAD))
    return PRESS_TABLE_TOKEN_UNIT;
  if (entry->class == PRESS_TABLE_LINE_BASIS)
    return PRESS_TABLE_TOKEN_BASIS;
  if (entry->class == PRESS_TABLE_LINE_HEAD && entry->n_label > 0 && entry->n_items > 1
      && press_table_get_item (table, entry, 0)->right <= measure->zone
      && press_table_get_item (table, entry, 1)->kind == PRESS_TABLE_ITEM_YEAR
      && !repeats_heads (measure, entry))
    return PRESS_TABLE_TOKEN_ROW;
  if (entry->class == PRESS_TABLE_LINE_HEAD
      && (entry->n_items > 1 || is_over_columns (measure, entry)))
    return PRESS_TABLE_TOKEN_HEAD;
  if (goes_on (measure, number))
    return PRESS_TABLE_TOKEN_PART;
  if (is_rest (measure, number))
    return PRESS_TABLE_TOKEN_REST;
  return has_text_over_columns (measure, entry) ? PRESS_TABLE_TOKEN_ROW : PRESS_TABLE_TOKEN_GROUP;
}

static int
measure_entry (Measure *measure, guint number)
{
  const PressTableEntry *entry = press_table_get_entry (measure->table, number);

  if (entry->class == PRESS_TABLE_LINE_TAG)
    return PRESS_TABLE_TOKEN_TAG;
  if (entry->class == PRESS_TABLE_LINE_RULE)
    return PRESS_TABLE_TOKEN_RULE;
  if (entry->class == PRESS_TABLE_LINE_ROW)
    return PRESS_TABLE_TOKEN_ROW;
  if (number < measure->first_row)
    return measure_in_front (measure, number);
  if (number < measure->last_row)
    return measure_between (measure, number);
  if (is_rest (measure, number))
    return PRESS_TABLE_TOKEN_REST;
  return !entry->is_after_blank && entry[-1].token == PRESS_TABLE_TOKEN_ROW
                 && has_text_over_columns (measure, entry)
             ? PRESS_TABLE_TOKEN_ROW
             : PRESS_TABLE_TOKEN_NOTE;
}

static void
read_labels (PressTable *table)
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

/* What can go on a label. */
static gboolean
is_label (const PressTableEntry *entry)
{
  return entry->token == PRESS_TABLE_TOKEN_PART || entry->token == PRESS_TABLE_TOKEN_ROW
         || entry->token == PRESS_TABLE_TOKEN_GROUP;
}

/* The beginning of a label that does not go on after all is a label. */
static void
close_labels (PressTable *table)
{
  for (guint i = table->entries->len; i > 0; i--)
    {
      PressTableEntry *entry = press_table_get_entry (table, i - 1);

      if (entry->token == PRESS_TABLE_TOKEN_PART
          && (i == table->entries->len || !is_label (entry + 1)))
        entry->token = PRESS_TABLE_TOKEN_GROUP;
    }
}

/* Whether a line tells the unit, on its own, beside heads or behind a title. */
static gboolean
has_unit (const PressTable *table, const PressTableEntry *entry)
{
  if (entry->class == PRESS_TABLE_LINE_UNIT)
    return TRUE;
  for (guint i = 0; i < entry->n_items; i++)
    {
      const PressTableItem *item = press_table_get_item (table, entry, i);
      PressSpan unit;

      if (item->kind == PRESS_TABLE_ITEM_UNIT)
        return TRUE;
      unit = press_table_find_unit_at_end (table->parse, item->span);
      if (unit.start < unit.end)
        return TRUE;
    }
  return FALSE;
}

/* Finds the columns of a table and gives each of its lines its token. */
void
press_table_measure (PressTable *table)
{
  Measure measure = { .table = table };

  find_rows (&measure);
  find_labels (&measure);
  find_columns (&measure);
  read_labels (table);
  find_titles (&measure);
  for (guint i = 0; i < table->entries->len; i++)
    {
      PressTableEntry *entry = press_table_get_entry (table, i);

      entry->token = (guint16) measure_entry (&measure, i);
      measure.has_heads |= entry->token == PRESS_TABLE_TOKEN_HEAD;
      measure.has_unit |= i < measure.first_row && has_unit (table, entry);
      if (entry->token == PRESS_TABLE_TOKEN_HEAD && i < measure.first_row
          && press_table_get_item (table, entry, entry->n_items - 1)->kind != PRESS_TABLE_ITEM_UNIT)
        measure.last_head = i;
    }
  press_table_split_heads (table);
  close_labels (table);
}

/* The lines of tables: feeding grammar/table.l and measuring the columns of what it finds. */
#include "base/scanner-use.h"
#include "parse/table-line.h"
#include "parse/values.h"

#include <string.h>

#define DEEP_INDENT_COLUMNS 8
#define WIDE_GAP_COLUMNS 3
#define TAB_COLUMNS 8
#define BLOCK_BYTES 16 /* looked at in one go */
#define MOST_ITEMS_OF_A_TITLE 3
#define MOST_BRACKETS_AT_END 2
#define DAGGER_BYTES 3
#define LONGEST_UNIT_BYTES 120
#define LONGEST_BARE_UNIT_BYTES 32
#define LONGEST_LEAD_BYTES 300 /* of a sentence in front of a table, from its unit on */
#define MOST_KEPT_ITEMS 65536  /* of lines that were looked at, for the tables that hold them */

PRESS_SCANNER_DECLARE (press_table, PressTableInput)
void press_table_yyrestart (void *file, yyscan_t scanner);
gboolean press_table_take (yyscan_t scanner, const char *text, gsize length_bytes);
int press_table_yyget_leng (yyscan_t scanner);
int press_table_next (yyscan_t scanner);
void press_table_begin (yyscan_t scanner, PressTableState state);

PRESS_SCANNER_DECLARE (press_table_words, PressTableInput)
void press_table_words_yyrestart (void *file, yyscan_t scanner);
gboolean press_table_words_take (yyscan_t scanner, const char *text, gsize length_bytes);
int press_table_words_yyget_leng (yyscan_t scanner);
int press_table_words_next (yyscan_t scanner);
void press_table_words_begin (yyscan_t scanner, PressTableState state);

/* A line that was looked at. */
typedef struct
{
  guint32 first_item;
  guint32 n_items : 24; /* 0: none are kept */
  guint32 line : 8;     /* PressTableLine, and one more; 0: not looked at */
} KeptLine;

struct _PressTableScanner
{
  PressTableInput input;
  yyscan_t scanner;
  yyscan_t words; /* of grammar/table-words.l */
  GArray *items;  /* of the lines that are kept */
  GString *shape;
  KeptLine *kept; /* one for each line of the copy */
};

static PressTableScanner *
get_scanner (PressParse *parse)
{
  PressTableScanner *scanner = parse->table_scanner;

  if (scanner != NULL)
    return scanner;
  scanner = parse->table_scanner = g_new0 (PressTableScanner, 1);
  scanner->items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));
  scanner->shape = g_string_new (NULL);
  scanner->scanner = press_table_new_scanner (&scanner->input);
  scanner->words = press_table_words_new_scanner (&scanner->input);
  return scanner;
}

/* Forgets what lines are, for those of another copy. */
void
press_table_scanner_forget (PressTableScanner *scanner)
{
  if (scanner == NULL)
    return;
  g_clear_pointer (&scanner->kept, g_free);
  g_array_set_size (scanner->items, 0);
}

void
press_table_scanner_free (PressTableScanner *scanner)
{
  if (scanner == NULL)
    return;
  press_table_yylex_destroy (scanner->scanner);
  press_table_words_yylex_destroy (scanner->words);
  g_array_unref (scanner->items);
  g_string_free (scanner->shape, TRUE);
  g_free (scanner->kept);
  g_free (scanner);
}

/* How many bytes of "Cash........$1,204" are the label and its dots: up to the last dot behind
 * another one, or behind a blank and in front of no figure. */
int
press_table_measure_led (const char *text, int length_bytes)
{
  int end = length_bytes - 1;

  while (end > 1
         && !(text[end - 1] == '.'
              && (text[end - 2] == '.' || (text[end - 2] == ' ' && !g_ascii_isdigit (text[end])))))
    end--;
  return end;
}

/* How many bytes of a text, which has a bracket that closes, are up to there. */
int
press_table_measure_bracketed (const char *text)
{
  return (int) (strchr (text, ')') + 1 - text);
}

/* How many bytes a blank takes that stands in front of a place; 0: none does. */
static int
measure_blank_before (const char *text, int at)
{
  if (at > 0 && g_ascii_isspace (text[at - 1]))
    return 1;
  return at > 1 && text[at - 2] == '\xc2' && text[at - 1] == '\xa0' ? 2 : 0;
}

static int
skip_blanks_before (const char *text, int at)
{
  while (measure_blank_before (text, at) > 0)
    at -= measure_blank_before (text, at);
  return at;
}

/* How many bytes of "Total assets $ 1,204 $ (998)" are the label: all in front of the amounts at
 * its end, which are a sign and a number each. */
int
press_table_measure_full_label (const char *text, int length_bytes)
{
  int label = length_bytes;

  for (int at = label; at > 0 && strchr ("0123456789)", text[at - 1]) != NULL;)
    {
      while (at > 0 && strchr ("0123456789,.()", text[at - 1]) != NULL)
        at = skip_blanks_before (text, at - 1);
      while (at > 0 && measure_blank_before (text, at) == 0)
        at--;
      at = skip_blanks_before (text, at);
      if (at > 0)
        label = at;
    }
  return label;
}

/* How many bytes of "$1.2 million $1.1 million" are the first amount: up to the end of the first
 * word behind a digit. */
int
press_table_measure_amount (const char *text, int length_bytes)
{
  int end = 0;

  while (end < length_bytes && !g_ascii_isdigit (text[end]))
    end++;
  while (end < length_bytes && !g_ascii_isalpha (text[end]))
    end++;
  while (end < length_bytes && g_ascii_isalpha (text[end]))
    end++;
  return end;
}

/* Gives the scanner its next bytes, and a line's end behind the last one. */
int
press_table_read (PressTableInput *input, char *buffer, int max_bytes)
{
  gsize n_bytes = MIN (input->length_bytes - input->at, (gsize) max_bytes);

  memcpy (buffer, input->text + input->at, n_bytes);
  input->at += n_bytes;
  if (n_bytes < (gsize) max_bytes && !input->is_ended)
    {
      buffer[n_bytes++] = '\n';
      input->is_ended = TRUE;
    }
  return (int) n_bytes;
}

static void
begin (PressTableScanner *scanner, PressTableState state, const char *text, gsize length_bytes)
{
  scanner->input = (PressTableInput){ text, length_bytes, 0, FALSE };
  if (!press_table_take (scanner->scanner, text, length_bytes))
    press_table_yyrestart (NULL, scanner->scanner);
  press_table_begin (scanner->scanner, state);
}

/* Whether each byte of a line takes one column: all are ASCII, and none is a tab. */
static gboolean
is_plain (const char *text, PressSpan span)
{
  const char *at = text + span.start;
  const char *end = text + span.end;
  guint8 others = 0;

  for (; end - at >= BLOCK_BYTES; at += BLOCK_BYTES)
    for (guint i = 0; i < BLOCK_BYTES; i++)
      others |= ((guint8) at[i] >= 0x80) | (at[i] == '\t');
  for (; at < end; at++)
    others |= ((guint8) *at >= 0x80) | (*at == '\t');
  return others == 0;
}

/* The column behind some text that begins in @column. */
static guint32
measure (const char *text, PressSpan span, guint32 column)
{
  for (guint32 at = span.start; at < span.end; at++)
    if (text[at] == '\t')
      column += TAB_COLUMNS - column % TAB_COLUMNS;
    else if (((guchar) text[at] & 0xc0) != 0x80)
      column++;
  return column;
}

/* Marks for the blanks in front of an item; the first one of a line stands deep or not. */
static void
add_blanks (GString *shape, const PressTableItem *item, const PressTableItem *before)
{
  guint32 width = before != NULL ? item->left - before->right : item->left;

  if (before == NULL && width >= DEEP_INDENT_COLUMNS)
    g_string_append_c (shape, '-');
  else if (before != NULL && width > 0)
    g_string_append_c (shape, width >= WIDE_GAP_COLUMNS ? '~' : width > 1 ? '_' : ' ');
}

/* Appends the items of a line to @items; its first byte stands in @column. */
static void
scan_items (PressTableScanner *scanner, const char *text, PressSpan span, guint32 column,
            GArray *items)
{
  PressTableItem item = { .span = { span.start, span.start }, .right = column };
  guint n_before = items->len;
  gboolean is_line_plain = is_plain (text, span);
  int kind;

  begin (scanner, PRESS_TABLE_STATE_ITEMS, text + span.start, span.end - span.start);
  g_string_truncate (scanner->shape, 0);
  while ((kind = press_table_next (scanner->scanner)) != PRESS_TABLE_ITEM_END)
    {
      guint32 start = item.span.end;
      guint32 length_bytes = (guint32) press_table_yyget_leng (scanner->scanner);

      item.kind = (guint8) kind;
      item.span = (PressSpan){ start, start + length_bytes };
      if (kind == PRESS_TABLE_ITEM_BLANKS)
        {
          item.right
              = is_line_plain ? item.right + length_bytes : measure (text, item.span, item.right);
          continue;
        }
      item.left = item.right;
      item.right = is_line_plain ? item.left + length_bytes : measure (text, item.span, item.left);
      add_blanks (scanner->shape, &item,
                  items->len > n_before ? &g_array_index (items, PressTableItem, items->len - 1)
                                        : NULL);
      g_string_append_c (scanner->shape, (char) kind);
      g_array_append_val (items, item);
    }
}

/* What an item is in some state of the scanner; END: nothing there. */
static guint8
scan_item (PressTableScanner *scanner, PressTableState state, const char *text,
           const PressTableItem *item)
{
  begin (scanner, state, text + item->span.start, item->span.end - item->span.start);
  return (guint8) press_table_next (scanner->scanner);
}

/* What the words of an item of text tell it to be. The names of statements are in capitals, and
 * not in lines of many items; a unit alone in its line needs no brackets. */
static guint8
read_words (PressTableScanner *scanner, const char *text, const PressTableItem *item,
            gboolean may_be_title, gboolean is_alone)
{
  guint8 kind = scan_item (scanner, PRESS_TABLE_STATE_WORDS, text, item);

  if (kind == PRESS_TABLE_ITEM_END && is_alone
      && item->span.end - item->span.start <= LONGEST_BARE_UNIT_BYTES)
    kind = scan_item (scanner, PRESS_TABLE_STATE_BARE, text, item);
  if (kind == PRESS_TABLE_ITEM_END && item->kind == PRESS_TABLE_ITEM_NAMED && may_be_title
      && scan_item (scanner, PRESS_TABLE_STATE_NAME, text, item) == PRESS_TABLE_ITEM_TITLE)
    kind = PRESS_TABLE_ITEM_TITLE;
  return kind != PRESS_TABLE_ITEM_END ? kind : item->kind;
}

/* Looks into the items of text of a line. */
static void
read_texts (PressTableScanner *scanner, const char *text, GArray *items, guint first)
{
  gboolean may_be_title = items->len - first <= MOST_ITEMS_OF_A_TITLE;
  char *letter = scanner->shape->str;

  for (guint i = first; i < items->len; i++)
    {
      PressTableItem *item = &g_array_index (items, PressTableItem, i);

      while (*letter != (char) item->kind)
        letter++;
      if (item->kind == PRESS_TABLE_ITEM_TEXT || item->kind == PRESS_TABLE_ITEM_NAMED
          || item->kind == PRESS_TABLE_ITEM_ASKING)
        *letter = (char) (item->kind = read_words (scanner, text, item, may_be_title,
                                                   items->len == first + 1));
      letter++;
    }
}

/* Two or three dashes are a rule in a line of rules, and stand for nothing anywhere else. */
static void
tell_dashes (GArray *items, guint first, PressTableLine line)
{
  for (guint i = first; i < items->len; i++)
    {
      PressTableItem *item = &g_array_index (items, PressTableItem, i);

      if (item->kind == PRESS_TABLE_ITEM_DASHES)
        item->kind = line == PRESS_TABLE_LINE_RULE ? PRESS_TABLE_ITEM_RULE : PRESS_TABLE_ITEM_DASH;
    }
}

/* Appends the items of a line to @items and tells what the line is. */
PressTableLine
press_table_scan_line (PressParse *parse, PressSpan span, guint32 column, GArray *items)
{
  PressTableScanner *scanner = get_scanner (parse);
  guint n_before = items->len;
  PressTableLine line;

  scan_items (scanner, parse->text, span, column, items);
  read_texts (scanner, parse->text, items, n_before);
  begin (scanner, PRESS_TABLE_STATE_SHAPE, scanner->shape->str, scanner->shape->len);
  line = (PressTableLine) press_table_next (scanner->scanner);
  tell_dashes (items, n_before, line);
  return line;
}

static PressSpan
get_bounds (const PressParse *parse, guint line)
{
  return (PressSpan){ parse->copy->lines[line].start, parse->copy->lines[line].end };
}

/* Scans a line for its class and keeps its items, as long as there is room. */
static const KeptLine *
look_at (PressParse *parse, guint line)
{
  PressTableScanner *scanner = get_scanner (parse);
  guint first_item = scanner->items->len;
  KeptLine *kept;

  if (scanner->kept == NULL)
    scanner->kept = g_new0 (KeptLine, parse->copy->n_lines);
  kept = &scanner->kept[line];
  if (kept->line != 0)
    return kept;
  kept->line = 1 + press_table_scan_line (parse, get_bounds (parse, line), 0, scanner->items);
  if (scanner->items->len > MOST_KEPT_ITEMS)
    g_array_set_size (scanner->items, first_item);
  kept->first_item = first_item;
  kept->n_items = scanner->items->len - first_item;
  return kept;
}

/**
 * press_table_classify:
 * @parse: a parse
 * @line: a line of its copy
 *
 * What a line looks like as a line of a table, from its own bytes alone. It is kept, since a line
 * is looked at from above and from below.
 */
PressTableLine
press_table_classify (PressParse *parse, guint line)
{
  return (PressTableLine) (look_at (parse, line)->line - 1);
}

/* The same, and appends the items of the line to @items. */
PressTableLine
press_table_read_line (PressParse *parse, guint line, GArray *items)
{
  const KeptLine *kept = look_at (parse, line);
  const PressTableScanner *scanner = parse->table_scanner;

  if (kept->n_items == 0)
    return press_table_scan_line (parse, get_bounds (parse, line), 0, items);
  g_array_append_vals (items, &g_array_index (scanner->items, PressTableItem, kept->first_item),
                       kept->n_items);
  return (PressTableLine) (kept->line - 1);
}

/* The next word of some text; @word moves on to it, over the blanks in front. */
static PressTableWord
next_word (PressTableScanner *scanner, PressSpan *word)
{
  PressTableWord kind;

  do
    {
      kind = (PressTableWord) press_table_next (scanner->scanner);
      word->start = word->end;
      if (kind != PRESS_TABLE_WORD_NONE)
        word->end += (guint32) press_table_yyget_leng (scanner->scanner);
    }
  while (kind == PRESS_TABLE_WORD_BLANKS);
  return kind;
}

static gboolean
has_open_bracket (const char *text, PressSpan span)
{
  const char *first = memchr (text + span.start, '(', span.end - span.start);
  int depth = 0;

  if (first == NULL)
    return FALSE;
  for (guint32 at = span.start; at < span.end; at++)
    depth += (text[at] == '(') - (text[at] == ')');
  return depth > 0;
}

static gboolean
ends_in_dagger (const char *text, PressSpan word)
{
  return word.end - word.start > DAGGER_BYTES
         && memcmp (text + word.end - DAGGER_BYTES, "\xe2\x80", 2) == 0
         && (text[word.end - 1] == '\xa0' || text[word.end - 1] == '\xa1');
}

/* Where the marks right behind a word begin: stars, a dagger, or numbers and letters in brackets.
 * Of several all but the last are numbers. A word may be nothing but marks. */
static guint32
find_mark_behind (const char *text, PressSpan word)
{
  guint32 at = word.end;
  guint32 open;

  if (ends_in_dagger (text, word))
    return at - DAGGER_BYTES;
  while (at > word.start && text[at - 1] == '*')
    at--;
  if (at < word.end)
    return at;
  do
    {
      for (open = at; open > word.start && text[open - 1] != '(';)
        open--;
      if (open == word.start)
        break;
      at = open - 1;
    }
  while (at >= word.start + 2 && text[at - 1] == ')' && g_ascii_isdigit (text[at - 2]));
  return at;
}

static gboolean
may_follow (const char *text, PressTableWord kind, guint32 start)
{
  if (kind == PRESS_TABLE_WORD_JOINER || kind == PRESS_TABLE_WORD_MARKED)
    return g_ascii_islower (text[start]) || text[start] == '&';
  return kind != PRESS_TABLE_WORD_PLAIN;
}

/* Looks into the label of a row, or the head of a column. */
PressTableLabel
press_table_scan_label (PressParse *parse, PressSpan span)
{
  PressTableScanner *scanner = get_scanner (parse);
  PressTableLabel label = { .name = { span.start, span.start } };
  PressSpan word = label.name;
  PressTableWord kind;
  gboolean is_first = TRUE;

  begin (scanner, PRESS_TABLE_STATE_LABEL, parse->text + span.start, span.end - span.start);
  while ((kind = next_word (scanner, &word)) != PRESS_TABLE_WORD_NONE)
    {
      if (is_first)
        label.can_follow = may_follow (parse->text, kind, word.start);
      label.is_marked |= is_first && kind == PRESS_TABLE_WORD_MARK;
      is_first = FALSE;
      if (kind == PRESS_TABLE_WORD_MARK)
        continue;
      if (kind != PRESS_TABLE_WORD_LEADERS || label.name.end == span.start)
        label.is_unfinished = kind == PRESS_TABLE_WORD_JOINER || kind == PRESS_TABLE_WORD_RESUMING;
      if (kind == PRESS_TABLE_WORD_MARKED)
        {
          guint32 mark = find_mark_behind (parse->text, word);

          if (mark > word.start)
            label.name.end = mark;
        }
      else if (kind != PRESS_TABLE_WORD_LEADERS)
        label.name.end = word.end;
    }
  label.is_unfinished |= has_open_bracket (parse->text, span);
  return label;
}

/* Appends a head to @items: as one item, or as several where it is nothing but dates, one blank
 * apart. */
void
press_table_split_head (PressParse *parse, const PressTableItem *head, GArray *items)
{
  PressTableScanner *scanner = get_scanner (parse);
  PressSpan word = { head->span.start, head->span.start };
  guint n_before = items->len;
  PressTableWord kind;
  guint32 at = head->span.start;
  PressTableItem part = *head;

  part.right = head->left;
  begin (scanner, PRESS_TABLE_STATE_DATES, parse->text + head->span.start,
         head->span.end - head->span.start);
  while ((kind = next_word (scanner, &word)) == PRESS_TABLE_WORD_DATE)
    {
      part.left = measure (parse->text, (PressSpan){ at, word.start }, part.right);
      part.right = measure (parse->text, word, part.left);
      part.span = word;
      at = word.end;
      g_array_append_val (items, part);
    }
  if (kind == PRESS_TABLE_WORD_NONE && items->len > n_before)
    return;
  g_array_set_size (items, n_before);
  g_array_append_val (items, *head);
}

/* The mark of a footnote in front of some text, or behind nothing but dots; empty where there is
 * none. */
PressSpan
press_table_find_mark (PressParse *parse, PressSpan span)
{
  PressTableScanner *scanner = get_scanner (parse);
  PressSpan word = { span.start, span.start };
  PressTableWord kind;

  begin (scanner, PRESS_TABLE_STATE_LABEL, parse->text + span.start, span.end - span.start);
  do
    kind = next_word (scanner, &word);
  while (kind == PRESS_TABLE_WORD_LEADERS);
  return kind == PRESS_TABLE_WORD_MARK ? word : (PressSpan){ span.start, span.start };
}

/* Has words of some text found in a state. */
void
press_table_begin_text (PressParse *parse, PressTableState state, const char *text,
                        gsize length_bytes)
{
  PressTableScanner *scanner = get_scanner (parse);

  scanner->input = (PressTableInput){ text, length_bytes, 0, FALSE };
  if (!press_table_words_take (scanner->words, text, length_bytes))
    press_table_words_yyrestart (NULL, scanner->words);
  press_table_words_begin (scanner->words, state);
}

/* The next word of the text; @end moves on behind it. */
int
press_table_next_word (PressParse *parse, gsize *end)
{
  PressTableScanner *scanner = get_scanner (parse);
  int word = press_table_words_next (scanner->words);

  if (word != PRESS_TABLE_WORD_NONE)
    *end += (gsize) press_table_words_yyget_leng (scanner->words);
  return word;
}

static guint
scan_scale (PressTableScanner *scanner, const char *text, gsize length_bytes)
{
  begin (scanner, PRESS_TABLE_STATE_SCALE, text, length_bytes);
  return (guint) press_table_next (scanner->scanner);
}

/* The power of ten that a unit tells; 0: none. */
guint
press_table_scan_scale (PressParse *parse, PressSpan span)
{
  return scan_scale (get_scanner (parse), parse->text + span.start, span.end - span.start);
}

/* What a bracket tells: a unit, whether figures are audited, or neither. It may be broken into
 * lines. */
static guint8
scan_bracket (PressParse *parse, PressSpan bracket)
{
  const char *folded = press_value_fold (parse, bracket);
  PressTableItem item = { .kind = PRESS_TABLE_ITEM_TEXT, .span = { 0, (guint32) strlen (folded) } };

  return scan_item (get_scanner (parse), PRESS_TABLE_STATE_WORDS, folded, &item);
}

/* "R$ million": whether some text is a unit, with brackets or without. */
gboolean
press_table_is_bare_unit (PressParse *parse, PressSpan span)
{
  const char *folded = press_value_fold (parse, span);
  PressTableItem item = { .kind = PRESS_TABLE_ITEM_TEXT, .span = { 0, (guint32) strlen (folded) } };

  return scan_item (get_scanner (parse), PRESS_TABLE_STATE_BARE, folded, &item)
         == PRESS_TABLE_ITEM_UNIT;
}

/* "The following table shows sales by region (in thousands):": the unit that some text ends in,
 * with its brackets; another bracket behind it may tell the basis. Empty where there is none. */
PressSpan
press_table_find_unit_at_end (PressParse *parse, PressSpan span)
{
  const PressSpan none = { span.end, span.end };
  const char *text = parse->text;
  guint8 kind = PRESS_TABLE_ITEM_BASIS;
  PressSpan unit = none;

  while (span.end > span.start && strchr (":.", text[span.end - 1]) != NULL)
    span.end--;
  for (guint i = 0; i < MOST_BRACKETS_AT_END && kind == PRESS_TABLE_ITEM_BASIS; i++)
    {
      while (span.end > span.start && g_ascii_isspace (text[span.end - 1]))
        span.end--;
      if (span.end == span.start || text[span.end - 1] != ')')
        return none;
      unit = (PressSpan){ span.end - 1, span.end };
      while (unit.start > span.start && unit.end - unit.start < LONGEST_UNIT_BYTES
             && text[unit.start] != '(')
        unit.start--;
      if (text[unit.start] != '(')
        return none;
      kind = scan_bracket (parse, unit);
      span.end = unit.start;
    }
  return kind == PRESS_TABLE_ITEM_UNIT ? unit : none;
}

/* "A summary of sales, in millions, is shown below:": the unit that stands between two commas or in
 * brackets in the sentence that leads to a table, with its signs. Empty where there is none. */
PressSpan
press_table_find_unit_within (PressParse *parse, PressSpan span)
{
  const PressSpan none = { span.end, span.end };
  const char *text = parse->text;
  guint32 end = span.end;

  if (span.end == span.start || text[span.end - 1] != ':')
    return none;
  for (guint32 at = span.end - 1;
       at > span.start && span.end - at < LONGEST_LEAD_BYTES && strchr ("!?", text[at]) == NULL;
       at--)
    {
      PressSpan unit = { at + 1, end };

      if (strchr (",()", text[at]) == NULL)
        continue;
      end = at;
      while (unit.start < unit.end && g_ascii_isspace (text[unit.start]))
        unit.start++;
      if (text[at] != ')' && unit.end < span.end && unit.start < unit.end
          && unit.end - unit.start < LONGEST_UNIT_BYTES
          && scan_bracket (parse, unit) == PRESS_TABLE_ITEM_UNIT)
        return (PressSpan){ unit.start - 1, unit.end + 1 };
    }
  return none;
}

/* How many bytes of a unit tell the basis in front of it: "(Unaudited) (in thousands)". */
guint32
press_table_measure_basis (PressParse *parse, PressSpan span)
{
  PressTableScanner *scanner = get_scanner (parse);

  begin (scanner, PRESS_TABLE_STATE_BASIS, parse->text + span.start, span.end - span.start);
  return press_table_next (scanner->scanner) == PRESS_TABLE_ITEM_BASIS
             ? (guint32) press_table_yyget_leng (scanner->scanner)
             : 0;
}

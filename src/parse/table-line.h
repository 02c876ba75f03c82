/* The lines of tables: the items of a line and what the line is, as grammar/table.l tells. */
#pragma once

#include "parse/context.h"

typedef enum
{
  PRESS_TABLE_LINE_NONE, /* prose, labels, titles of no known kind */
  PRESS_TABLE_LINE_BLANK,
  PRESS_TABLE_LINE_TAG, /* <TABLE>, <CAPTION>, the ruler, <FN>, </TABLE> */
  PRESS_TABLE_LINE_RULE,
  PRESS_TABLE_LINE_UNIT,    /* (In thousands, except per share data) */
  PRESS_TABLE_LINE_BASIS,   /* (unaudited) */
  PRESS_TABLE_LINE_TITLE,   /* a statement's: Condensed Consolidated Balance Sheets */
  PRESS_TABLE_LINE_HEAD,    /* dates and periods over columns */
  PRESS_TABLE_LINE_COLUMNS, /* words side by side, far to the right */
  PRESS_TABLE_LINE_ROW,     /* figures, mostly behind a label */
  PRESS_TABLE_LINE_LEAD, /* the end of a sentence that leads to a table: sales were as follows: */
} PressTableLine;

/* Each kind with its letter in a line's shape. */
typedef enum
{
  PRESS_TABLE_ITEM_END = 0,
  PRESS_TABLE_ITEM_BLANKS = ' ',
  PRESS_TABLE_ITEM_TEXT = 't',
  PRESS_TABLE_ITEM_NAMED = 'n',   /* text in capitals, or with capitals at its words */
  PRESS_TABLE_ITEM_TITLE = 'm',   /* such text with the name of a statement in it */
  PRESS_TABLE_ITEM_ASKING = 'q',  /* text with a colon behind it */
  PRESS_TABLE_ITEM_LEADING = 'p', /* text that closes in "as follows:" or its like */
  PRESS_TABLE_ITEM_DATED = 'x',   /* "Record date": dates behind it are cells */
  PRESS_TABLE_ITEM_CODE = 'c',    /* "Conference ID": the number behind it is no figure */
  PRESS_TABLE_ITEM_LED = 'l',     /* text and the dots that lead to its figures */
  PRESS_TABLE_ITEM_FIGURE = 'f',
  PRESS_TABLE_ITEM_SURE_FIGURE = 's', /* with a currency, a percent sign, groups, brackets */
  PRESS_TABLE_ITEM_YEAR = 'y',
  PRESS_TABLE_ITEM_DASH = 'd',
  PRESS_TABLE_ITEM_DASHES = 'w', /* a rule where nothing else is in its line, else a dash */
  PRESS_TABLE_ITEM_VOID = 'v',   /* n/a */
  PRESS_TABLE_ITEM_RANGE = 'a',  /* several figures, or a figure with words: $4.75 to $4.80 */
  PRESS_TABLE_ITEM_PAIR = 'z',   /* "2-14": a range, or in front of a row what it is called */
  PRESS_TABLE_ITEM_TO = 'j',     /* what stands between the two ends of a range */
  PRESS_TABLE_ITEM_HEAD = 'h',   /* a date or a period */
  PRESS_TABLE_ITEM_BASIS = 'b',
  PRESS_TABLE_ITEM_UNIT = 'u',
  PRESS_TABLE_ITEM_RULE = 'r',
  PRESS_TABLE_ITEM_TAG = 'g'
} PressTableItemKind;

/* The words inside a label or a head. */
typedef enum
{
  PRESS_TABLE_WORD_NONE,
  PRESS_TABLE_WORD_BLANKS,
  PRESS_TABLE_WORD_PLAIN,
  PRESS_TABLE_WORD_SMALL,    /* in small letters, or in brackets: it may go on with a label */
  PRESS_TABLE_WORD_JOINER,   /* a word that cannot be the last of a label: and, of, in */
  PRESS_TABLE_WORD_MARK,     /* the mark of a footnote */
  PRESS_TABLE_WORD_RESUMING, /* such a word in capitals, with which no label begins: AND, BEFORE */
  PRESS_TABLE_WORD_MARKED,   /* a word with such a mark right behind it */
  PRESS_TABLE_WORD_LEADERS,  /* the dots that lead to the figures */
  PRESS_TABLE_WORD_DATE,

  /* In a figure */
  PRESS_TABLE_FIGURE_CURRENCY,
  PRESS_TABLE_FIGURE_OPEN, /* a bracket */
  PRESS_TABLE_FIGURE_MINUS,
  PRESS_TABLE_FIGURE_PLUS,
  PRESS_TABLE_FIGURE_NUMBER,
  PRESS_TABLE_FIGURE_PERCENT,
  PRESS_TABLE_FIGURE_CLOSE,
  PRESS_TABLE_FIGURE_TIMES, /* "x" */
  PRESS_TABLE_FIGURE_NOTE,

  /* In the heads of a column */
  PRESS_TABLE_PERIOD_MONTH,
  PRESS_TABLE_PERIOD_DAY,
  PRESS_TABLE_PERIOD_YEAR,
  PRESS_TABLE_PERIOD_SLASHED, /* 3/31/2024 */
  PRESS_TABLE_PERIOD_QUARTER, /* 1Q24 */
  PRESS_TABLE_PERIOD_MONTHS,
  PRESS_TABLE_PERIOD_WEEKS,
  PRESS_TABLE_PERIOD_YEARS,
  PRESS_TABLE_PERIOD_QUARTERS,
  PRESS_TABLE_PERIOD_ENDED,
  PRESS_TABLE_PERIOD_INSTANT, /* as of */
  PRESS_TABLE_PERIOD_CHANGE,
  PRESS_TABLE_PERIOD_PERCENT,
  PRESS_TABLE_PERIOD_SHARES,
  PRESS_TABLE_PERIOD_PER_SHARE,

  /* In titles and labels */
  PRESS_TABLE_STATEMENT_INCOME,
  PRESS_TABLE_STATEMENT_BALANCE,
  PRESS_TABLE_STATEMENT_CASH_FLOW,
  PRESS_TABLE_STATEMENT_RECONCILIATION,
  PRESS_TABLE_STATEMENT_SEGMENT,
  PRESS_TABLE_LABEL_PER_SHARE,
  PRESS_TABLE_LABEL_SHARES,
  PRESS_TABLE_LABEL_TOTAL,

  PRESS_TABLE_PERIOD_ORDINAL = 100, /* and the number: second quarter */
  PRESS_TABLE_PERIOD_COUNT = 200    /* and the number: thirteen weeks */
} PressTableWord;

/* One item of a line; columns count from 0, tabs go to the next multiple of eight. */
typedef struct
{
  PressSpan span;
  guint32 left;
  guint32 right;
  guint16 column;      /* of figures, from 1; 0: none */
  guint16 last_column; /* of those that it spans */
  guint8 kind;         /* PressTableItemKind */
} PressTableItem;

/* What the words of a label tell. */
typedef struct
{
  PressSpan name;         /* without the marks of footnotes behind it */
  gboolean can_follow;    /* its first word can go on with the label of the line before */
  gboolean is_marked;     /* it begins with the mark of a footnote */
  gboolean is_unfinished; /* its last word or an open bracket asks for the next line */
} PressTableLabel;

typedef enum
{
  PRESS_TABLE_STATE_ITEMS,
  PRESS_TABLE_STATE_WORDS,
  PRESS_TABLE_STATE_NAME,
  PRESS_TABLE_STATE_SHAPE,
  PRESS_TABLE_STATE_LABEL,
  PRESS_TABLE_STATE_DATES,
  PRESS_TABLE_STATE_SCALE,
  PRESS_TABLE_STATE_BASIS,  /* a unit: the basis in front of it */
  PRESS_TABLE_STATE_BARE,   /* a text: whether it is a unit without its brackets */
  PRESS_TABLE_STATE_PERIOD, /* the heads of a column, or a title: of what time they tell */
  PRESS_TABLE_STATE_TITLE,  /* a title: of what statement it is */
  PRESS_TABLE_STATE_UNIT,   /* a unit: what it leaves out */
  PRESS_TABLE_STATE_ROW,    /* the label of a row: what it counts */
  PRESS_TABLE_STATE_FIGURE  /* a figure: its parts */
} PressTableState;

/* What the scanner reads: some bytes, and a line's end behind them. */
typedef struct
{
  const char *text;
  gsize length_bytes;
  gsize at;
  gboolean is_ended;
} PressTableInput;

typedef struct _PressTableScanner PressTableScanner;

void press_table_scanner_forget (PressTableScanner *scanner);
void press_table_scanner_free (PressTableScanner *scanner);
PressTableLine press_table_classify (PressParse *parse, guint line);
PressTableLine press_table_read_line (PressParse *parse, guint line, GArray *items);
PressTableLine press_table_scan_line (PressParse *parse, PressSpan span, guint32 column,
                                      GArray *items);
PressTableLabel press_table_scan_label (PressParse *parse, PressSpan span);
void press_table_split_head (PressParse *parse, const PressTableItem *head, GArray *items);
gboolean press_table_is_bare_unit (PressParse *parse, PressSpan span);
PressSpan press_table_find_unit_at_end (PressParse *parse, PressSpan span);
PressSpan press_table_find_unit_within (PressParse *parse, PressSpan span);
guint32 press_table_measure_basis (PressParse *parse, PressSpan span);
PressSpan press_table_find_mark (PressParse *parse, PressSpan span);
void press_table_begin_text (PressParse *parse, PressTableState state, const char *text,
                             gsize length_bytes);
int press_table_next_word (PressParse *parse, gsize *end);
guint press_table_scan_scale (PressParse *parse, PressSpan span);

/* For the scanner. */
int press_table_measure_led (const char *text, int length_bytes);
int press_table_measure_bracketed (const char *text);
int press_table_measure_full_label (const char *text, int length_bytes);
int press_table_measure_amount (const char *text, int length_bytes);
int press_table_read (PressTableInput *input, char *buffer, int max_bytes);

/* A table in the making: its lines, its columns, and what the grammar of its rows may call. */
#pragma once

#include "parse/table-columns.h"
#include "parse/table.h"

/* What stands over a column begins this far in front of the first at most. A rule that begins
 * further in front is drawn under the labels, too. */
#define PRESS_MOST_OVERHANG_COLUMNS 20

/* Two middles that are no further apart, in half columns, are one. */
#define PRESS_CENTERING_TOLERANCE_HALVES 3

/* One line of a table. */
typedef struct
{
  PressSpan span;   /* from its first mark to its last */
  guint first_item; /* of the table's items */
  guint n_items;
  guint n_label;     /* items at its beginning that make its label */
  guint first_float; /* of the table's floats: those that stand in front of it */
  guint n_floats;
  guint32 left;
  guint32 right;
  guint16 token; /* of grammar/table.y */
  guint8 class;  /* PressTableLine */
  gboolean is_after_blank;
  gboolean is_grid; /* the reader knows its cells */
  PressTableLabel label;
} PressTableEntry;

/* The columns of a head in the last line of heads. */
typedef struct
{
  guint32 middle; /* of its text, in half columns */
  guint first;
  guint last;
  gboolean is_ruled; /* a rule is drawn under it */
} PressTableSpan;

/* One row, as it has been built. */
typedef struct
{
  PressNode *node;
  guint32 left; /* of its label; where it has none, of the row before */
  guint words;  /* what its label says: bits by PressTableWord */
  gboolean is_group;
  gboolean is_total;
} PressTableRow;

/* A row that stands open above the one at hand, each further in than the one before. */
typedef struct
{
  guint row; /* from 1 */
  guint32 left;
  gboolean is_group; /* it holds rows that stand no further in than itself */
  gboolean is_over;  /* its total has come */
} PressTableOpenRow;

/* What stands over a column, down to the row at hand. */
typedef struct
{
  GString *text;
  PressNode *lowest; /* the last cell of it */
} PressTableColumnHead;

/* One table after another is made in the same arrays. */
struct _PressTable
{
  PressParse *parse;
  GArray *entries;       /* of PressTableEntry */
  GArray *items;         /* of PressTableItem */
  GArray *cells;         /* of PressTableCell, by their edges */
  GArray *columns;       /* of PressTableColumn */
  GArray *heads;         /* of PressTableItem: the line of heads at hand, dates apart */
  GPtrArray *head_cells; /* of PressNode, one for each of them */
  GArray *head_spans;    /* of PressTableSpan, the same */
  GArray *spans;         /* of PressTableSpan: the last line of heads */
  GArray *rows;          /* of PressTableRow */
  GArray *open_rows;     /* of PressTableOpenRow */
  GPtrArray *floats;     /* of PressNode */
  GArray *column_heads;  /* of PressTableColumnHead; none goes, so that its text is used again */
  GString *title;        /* what the titles say, in one */
  guint n_floats;        /* those of them that have a line behind them */
  guint at;              /* the next entry that the grammar takes */
  guint n_done;          /* entries that have become nodes */
  gboolean has_grid;     /* a line of it is one */
  gboolean has_title;    /* a line or a cell above its rows is one */
  PressNode *node;
  PressNodes children;
  PressNodes open;        /* children of the row at hand */
  PressSpan stub;         /* the label of the row at hand, not yet a leaf; empty: none */
  guint32 left;           /* where the label of the row at hand begins */
  gboolean is_after_rule; /* a single line is drawn over the next row */
  gboolean is_unit_open;  /* the bracket of a unit, which may go on beside the next heads */
  PressNode *row;         /* the last row */
  PressNode *note;        /* the last note; NULL where it is closed */
};

static inline PressTableEntry *
press_table_get_entry (const PressTable *table, guint number)
{
  return &g_array_index (table->entries, PressTableEntry, number);
}

static inline PressTableItem *
press_table_get_item (const PressTable *table, const PressTableEntry *entry, guint number)
{
  return &g_array_index (table->items, PressTableItem, entry->first_item + number);
}

/* table-measure.c */
void press_table_measure (PressTable *table);
gboolean press_table_item_is_value (const PressTableItem *item);

/* table-underlines.c */
const PressTableEntry *press_table_find_underline (const PressTable *table, guint number);
void press_table_split_heads (PressTable *table);
const PressTableItem *press_table_find_rule_under (const PressTable *table,
                                                   const PressTableItem *head, guint *next);

/* table-grid.c */
gboolean press_table_take_grid (PressTable *table, PressTableEntry *entry);
void press_table_measure_grid (PressTable *table);
void press_table_drop_joiners (PressTable *table, guint first_row);

/* table-build.c */
PressNode *press_table_make_node (PressTable *table, PressNodeKind kind, PressSpan span);
PressTableEntry *press_table_take_entry (PressTable *table, guint number, PressNodes *nodes);
void press_table_add_child (PressTable *table, PressNode *node);
void press_table_add_title_text (PressTable *table, PressNodeKind kind, PressSpan title);
void press_table_keep_scale (PressTable *table, PressSpan span);
void press_table_add_unit_text (PressTable *table, PressSpan span);
gboolean press_table_add_corner (PressTable *table, const PressTableItem *item);
gboolean press_table_is_frame (const PressTableItem *item);
PressNode *press_table_make_frame (PressTable *table, const PressTableItem *item);

/* table-head-columns.c */
void press_table_set_column (PressTable *table, PressNode *cell, guint first, guint last);

/* table-head-groups.c */
gboolean press_table_is_same_text (const PressTable *table, const PressTableItem *first,
                                   const PressTableItem *second);

/* table-value.c */
void press_table_set_value (PressParse *parse, PressNode *cell, const PressTableItem *item);

/* For the grammar. */
void press_table_add_title (PressTable *table, guint number);
void press_table_add_text (PressTable *table, PressNodeKind kind, guint number);
void press_table_add_leaves (PressTable *table, PressNodeKind kind, guint number);
void press_table_add_unit (PressTable *table, guint number);
void press_table_add_heads (PressTable *table, guint number);
void press_table_add_part (PressTable *table, guint number);
void press_table_add_row (PressTable *table, guint number);
void press_table_add_group (PressTable *table, guint number);
void press_table_add_rest (PressTable *table, guint number);
void press_table_add_note (PressTable *table, guint number);
int press_table_rows_yylex (guint *number, PressTable *table);
void press_table_rows_yyerror (PressTable *table, const char *message);

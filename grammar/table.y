/* A table of figures: what stands over its columns, its rows, and what stands under them.
 *
 *                             Acme Anvils, Inc.
 *                       Statements of Operations
 *                             (In thousands)
 *                                          Quarter Ended March 31,
 *                                             1999        1998
 *                                          ---------   ---------
 *     Net sales                            $   1,203   $     998
 *     Selling, general and
 *      administrative                            (12)         --
 *
 *     (1) Unaudited.
 *
 * A token is a line. What a line is on its own tells table.l; whether text stands over the columns
 * or over the labels, and whether a label goes on in the next line, is measured in front of this
 * grammar. Its value is the number of the line in the table. */
%define api.pure full
%define api.prefix {press_table_rows_yy}
%define api.token.prefix {PRESS_TABLE_TOKEN_}
%define api.value.type {guint}
%param {PressTable *table}
%expect 0

%code requires {
#include "parse/table-build.h"
}

%code {
#define yylex press_table_rows_yylex
#define yyerror press_table_rows_yyerror
}

%token TAG RULE "a rule" UNIT "the unit of the figures" BASIS "a note such as (unaudited)"
%token TITLE "text over a table" HEAD "heads of columns"
%token ROW "a row of figures" PART "the beginning of a label" REST "the end of a label"
%token GROUP "a label of the rows under it" NOTE "text under the rows"
%token END 0 "the end of the table"

%%

/* Any part may be missing: some tables have no titles, some no heads, and some text that looks
 * like a table has no figures. */
table: front | front rows | front heads | front heads rows;

/* Over the columns stand the company, the statement's title, its unit and its basis. */
front: %empty | front title | front frame;
title: TITLE                            { press_table_add_title (table, $TITLE); };

/* Tags and rules stand anywhere, and so may a unit and a basis. */
frame: TAG                              { press_table_add_leaves (table, PRESS_NODE_TAG, $TAG); }
     | RULE                             { press_table_add_leaves (table, PRESS_NODE_RULE, $RULE); }
     | UNIT                             { press_table_add_unit (table, $UNIT); }
     | BASIS                            { press_table_add_text (table, PRESS_NODE_TABLE_NOTE, $BASIS); };

/* Heads stand one under another, with rules between them. */
heads: head | heads head | heads frame;
head: HEAD                              { press_table_add_heads (table, $HEAD); };

/* Rows begin with the first figures, or with the first label under the heads. Between them stand
 * rules, labels of groups, and heads again where a page has cut the table. */
rows: line | rows line | rows frame | rows head | rows rest;
line: row | group | note;

/* A label may take several lines; the figures stand in the last one of them, or in the first. */
row: parts ROW                          { press_table_add_row (table, $ROW); }
   | ROW                                { press_table_add_row (table, $ROW); };
group: parts GROUP                      { press_table_add_group (table, $GROUP); }
     | GROUP                            { press_table_add_group (table, $GROUP); };
parts: part | parts part;
part: PART                              { press_table_add_part (table, $PART); };
rest: REST                              { press_table_add_rest (table, $REST); };

/* Notes explain marks in the rows. */
note: NOTE                              { press_table_add_note (table, $NOTE); };

/* One line of what a wire adds below a release: source, transmission, an item, symbols, codes.
 *
 * What kind of line it is was told by its class; here stands what its parts are. A line that no
 * rule describes keeps its text.
 */
%define api.pure full
%define api.prefix {press_trailer_yy}
%define api.token.prefix {PRESS_TRAILER_}
%define api.value.type {int}
%define api.location.type {PressTrailerRun}
%define parse.error simple
%locations
%expect 0
%param {PressTrailerReader *reader}

%code requires {
#include "parse/trailer.h"
}

%code {
#define YYLLOC_DEFAULT(Whole, Parts, n)                                                            \
  ((Whole).first = YYRHSLOC (Parts, (n) > 0).first, (Whole).last = YYRHSLOC (Parts, n).last)

static int press_trailer_yylex (int *value, PressTrailerRun *run, PressTrailerReader *reader);
static void press_trailer_yyerror (PressTrailerRun *run, PressTrailerReader *reader, const char *message);
}

%token SOURCE "a source line" TRANSMISSION "a transmission mark" ITEM "an item of the trailer"
%token TICKERS "a line of symbols" CODES "a line of codes"
%token WORD "a word" SLASH "a slash" CLOSING "the closing slash" COLON "a colon"
%token SEMICOLON "a semicolon" DATE "a date" DASH "a dash"

%%

line:
  SOURCE source
| TRANSMISSION dated
| ITEM item
| TICKERS dated
| CODES codes
;

/* SOURCE  One Company, Inc.; Another Corp. */

source:
  source_word names            { press_trailer_mark (reader, PRESS_TRAILER_PART_NAMES, @names); }
;

source_word: WORD | WORD COLON | WORD DASH;

names:
  name                         { press_trailer_mark (reader, PRESS_TRAILER_PART_NAME, @name); }
| names SEMICOLON name         { press_trailer_mark (reader, PRESS_TRAILER_PART_NAME, @name); }
;

name: WORD | name WORD | name DASH | name SLASH | name COLON | name DATE | name CLOSING;

/* -0-     01/03/2007 */

dated: %empty | dated any | dated CLOSING;

any: WORD | DASH | SLASH | COLON | SEMICOLON | date;

date: DATE                     { press_trailer_mark (reader, PRESS_TRAILER_PART_DATE, @DATE); } ;

/* /Web site:  http://www.example.com / is closed by a slash at the end of a line. */

item:
  SLASH label COLON body CLOSING
| SLASH label COLON body       { press_trailer_mark (reader, PRESS_TRAILER_PART_UNCLOSED, @label); }
;

label: words                   { press_trailer_mark (reader, PRESS_TRAILER_PART_LABEL, @words); } ;

words: WORD | words WORD | words DASH;

body: %empty | body any;

/* IN:  CPR TLS, or a line without a label. */

codes:
  label COLON dated
| words
;

%%

static int
press_trailer_yylex (int *value, PressTrailerRun *run, PressTrailerReader *reader)
{
  *value = 0;
  return press_trailer_next (reader, run);
}

/* A line of another form is kept as text. */
static void
press_trailer_yyerror (PressTrailerRun *run, PressTrailerReader *reader, const char *message)
{
  (void) run;
  (void) reader;
  (void) message;
}

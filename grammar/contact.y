/* What the runs of words in a column of contacts say where they stand.
 *
 * A run has a shape of its own, which tells most of it. Here stands what its neighbours change: a
 * colon makes it a label, a state makes a town of it, "of" a company. Each run is one piece, and
 * so is each mark, number, address and line's end between them.
 */
%define api.pure full
%define api.prefix {press_contact_yy}
%define api.token.prefix {PRESS_PIECE_}
%define api.value.type {PressContactPiece *}
%define parse.error simple
%expect 0
%param {PressContactReader *reader}

%code requires {
#include "parse/contact-pieces.h"
}

%code {
static int press_contact_yylex (PressContactPiece **piece, PressContactReader *reader);
static void press_contact_yyerror (PressContactReader *reader, const char *message);
}

%token PERSON "a person" POSSIBLE "a person or a company" SINGLE "a capitalised word"
%token COMPANY "a company" TITLE "a job title" DESK "a desk" OFFICE "a desk of a company" PLACE "an address" TEXT "text"
%token TAG "the name of a number or address" FAX_TAG "the word fax"
%token PHONE "a phone number" FAX "a fax number" EMAIL "a mail address" URL "a web address"
%token FAX_MARK "fax in brackets"
%token COLON "a colon" STOP "the end of a sentence" COMMA "a comma" TOWN_COMMA "a comma before a state"
%token OF "of" IN "in" OR "or" OPEN "an opening bracket" MARK "a mark" LINE "the end of a line" BLANK "a blank line"

/* A piece that could go on does. */
%precedence ALONE
%precedence LINE BLANK MARK COMMA TOWN_COMMA COLON PHONE EMAIL FAX_MARK OPEN DESK TITLE PERSON POSSIBLE SINGLE COMPANY OFFICE PLACE TEXT

%%

column: %empty | column part;

part: labelled | in_town | seated | belonging | at_place | numbered | titled | of_person | plain;

/* What stands before a colon is a label; a company there speaks for who follows. With a number or an
 * address right behind it is who is reached there. */

labelled:
  DESK[desk] COLON             { press_contact_mark ($desk, PRESS_PART_LABEL); }
| OFFICE[desk] COLON           { press_contact_mark ($desk, PRESS_PART_LABEL); }
| TITLE[desk] COLON            { press_contact_mark ($desk, PRESS_PART_LABEL); }
| PLACE[desk] COLON            { press_contact_mark ($desk, PRESS_PART_LABEL); }
| TEXT[desk] COLON             { press_contact_mark ($desk, PRESS_PART_LABEL); }
| OF named COLON               { press_contact_mark ($named, PRESS_PART_LABEL); }
| IN[in] where COLON           { press_contact_mark_place ($in, $where); }
| IN[in] TEXT where COLON      { press_contact_mark_place ($in, $where); }
| COMPANY[company] COLON       { press_contact_mark ($company, PRESS_PART_COMPANY_LABEL); }
| POSSIBLE[company] COLON %prec ALONE { press_contact_mark ($company, PRESS_PART_COMPANY_LABEL); }
| POSSIBLE[name] COLON TITLE %prec ALONE { press_contact_mark ($name, PRESS_PART_NAME); }
| POSSIBLE COLON PHONE
| POSSIBLE COLON EMAIL
| SINGLE[company] COLON %prec ALONE { press_contact_mark ($company, PRESS_PART_COMPANY_LABEL); }
| SINGLE[label] COLON TITLE %prec ALONE { press_contact_mark ($label, PRESS_PART_TEXT); }
| PERSON COLON
| TAG COLON
;

/* A town stands before its state. */

in_town:
  PERSON[town] TOWN_COMMA      { press_contact_mark ($town, PRESS_PART_ADDRESS); }
| POSSIBLE[town] TOWN_COMMA    { press_contact_mark ($town, PRESS_PART_ADDRESS); }
| SINGLE[town] TOWN_COMMA      { press_contact_mark ($town, PRESS_PART_ADDRESS); }
;

/* Two words that close the line of a company are its town; else they name who works there. */

seated:
  COMPANY COMMA %prec ALONE
| COMPANY COMMA POSSIBLE %prec ALONE
| COMPANY COMMA POSSIBLE[town] LINE { press_contact_mark ($town, PRESS_PART_ADDRESS); }
| COMPANY COMMA POSSIBLE[town] BLANK { press_contact_mark ($town, PRESS_PART_ADDRESS); }
| COMPANY COMMA POSSIBLE[town] TOWN_COMMA { press_contact_mark ($town, PRESS_PART_ADDRESS); }
| COMPANY COMMA POSSIBLE[company] COLON {
    press_contact_mark ($company, PRESS_PART_COMPANY_LABEL);
  }
;

/* Whom someone works for or speaks for. */

belonging:
  OF named %prec ALONE         { press_contact_mark ($named, PRESS_PART_BELONGING); }
;

named: PERSON | POSSIBLE | SINGLE | COMPANY | OFFICE;

/* "In China", "In the U.S." stand over whom to ask there. */

at_place:
  IN[in] where %prec ALONE     { press_contact_mark_place ($in, $where); }
| IN TEXT %prec ALONE
| IN[in] TEXT where %prec ALONE { press_contact_mark_place ($in, $where); }
;

where: SINGLE | PLACE;

/* A fax number is told by the word before it, or by the bracket behind it; a bracket may also say
 * where a phone stands, and that is no title. */

numbered:
  FAX_TAG PHONE                { press_contact_mark ($PHONE, PRESS_PART_FAX); }
| FAX_TAG COLON PHONE          { press_contact_mark ($PHONE, PRESS_PART_FAX); }
| PHONE FAX_MARK               { press_contact_mark ($PHONE, PRESS_PART_FAX); }
| PHONE OPEN %prec ALONE
| PHONE OPEN PLACE             { press_contact_mark ($PLACE, PRESS_PART_TEXT); }
| PHONE OPEN DESK              { press_contact_mark ($DESK, PRESS_PART_TEXT); }
| FAX_MARK PHONE               { press_contact_mark ($PHONE, PRESS_PART_FAX); }
;

/* What a dash or a comma joins to a title is more of it: "Vice President - Finance". */

titled:
  TITLE MARK %prec ALONE
| TITLE COMMA %prec ALONE
| TITLE MARK DESK[more]        { press_contact_mark ($more, PRESS_PART_TITLE); }
| TITLE COMMA DESK[more] %prec ALONE { press_contact_mark ($more, PRESS_PART_TITLE); }
| TITLE COMMA DESK[desk] COLON { press_contact_mark ($desk, PRESS_PART_LABEL); }
;

/* What stands behind somebody's name, in front of his number, is no desk of its own: "Jo Park,
 * Investor Relations: 802-555-0142". */

of_person:
  person_comma %prec ALONE
| person_comma TITLE %prec ALONE
| person_comma TITLE COLON
| person_comma TITLE MARK %prec ALONE
| person_comma TITLE COMMA %prec ALONE
| person_comma TITLE MARK DESK[more] { press_contact_mark ($more, PRESS_PART_TITLE); }
| person_comma TITLE COMMA DESK[more] %prec ALONE { press_contact_mark ($more, PRESS_PART_TITLE); }
| person_comma TITLE COMMA DESK[more] COLON { press_contact_mark ($more, PRESS_PART_TITLE); }
| person_comma DESK %prec ALONE
| person_comma COMPANY %prec ALONE
| person_comma OFFICE %prec ALONE
| person_comma seated
| person_comma COMPANY[company] COLON { press_contact_mark ($company, PRESS_PART_BELONGING); }
| person_comma OFFICE[company] COLON { press_contact_mark ($company, PRESS_PART_BELONGING); }
| person_comma DESK[title] COLON { press_contact_mark ($title, PRESS_PART_TITLE); }
;

person_comma: PERSON COMMA | POSSIBLE COMMA;

/* Anything else is what its shape says. */

plain:
  PERSON %prec ALONE | POSSIBLE %prec ALONE | SINGLE %prec ALONE | COMPANY %prec ALONE
| TITLE %prec ALONE | DESK %prec ALONE | OFFICE %prec ALONE | PLACE %prec ALONE | TEXT %prec ALONE | TAG %prec ALONE
| FAX_TAG %prec ALONE | FAX_TAG COLON %prec ALONE | PHONE %prec ALONE | FAX_MARK %prec ALONE
| FAX | EMAIL | URL | STOP | COMMA | TOWN_COMMA | OF %prec ALONE | IN %prec ALONE | OR | OPEN | MARK | LINE | BLANK | COLON
;

%%

static int
press_contact_yylex (PressContactPiece **piece, PressContactReader *reader)
{
  return press_contact_next (reader, piece);
}

/* Every piece may stand anywhere, so no text leads here; without memory the pieces keep their own
 * shapes. */
static void
press_contact_yyerror (PressContactReader *reader, const char *message)
{
  (void) reader;
  (void) message;
}

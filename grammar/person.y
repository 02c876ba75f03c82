/* What a run of words in a contact is: a person, a company, a job title, a desk, an address.
 *
 * The words come with the classes that the word lists give them. A given name makes a person of
 * two to four words certain; without one they are a person or a company, and who reads the lines
 * decides. What no rule describes is plain text.
 */
%define api.pure full
%define api.prefix {press_person_yy}
%define api.token.prefix {PRESS_PERSON_}
%define api.value.type {int}
%define api.location.type {PressContactRun}
%define parse.error simple
%locations
%expect 0
%param {PressPersonReader *reader}

%code requires {
#include "parse/contact-pieces.h"
}

%code {
#define YYLLOC_DEFAULT(Whole, Parts, n)                                                            \
  ((Whole).first = YYRHSLOC (Parts, (n) > 0).first, (Whole).last = YYRHSLOC (Parts, n).last)

static int press_person_yylex (int *value, PressContactRun *run, PressPersonReader *reader);
static void press_person_yyerror (PressContactRun *run, PressPersonReader *reader, const char *message);
}

%token GIVEN "a given name" CAPITAL "a capitalised word" INITIAL "an initial"
%token PARTICLE "a particle of a name" SUFFIX "a suffix of a name" LETTERS "letters after a name"
%token COURTESY "a courtesy word" JOB "a word of a job title" DESK "a word of a desk"
%token COMPANY "a word of a company's name" REGION "a state or country"
%token STREET "a word of an address" NUMBER "a number" AMPERSAND "&" AND "and"
%token TAG "the name of a number or address"

%%

/* A run is one thing, or a person and what is said of him. */

run:
  named
| possible                     { press_person_mark (reader, PRESS_SHAPE_POSSIBLE, @1); }
| possible honour              { press_person_mark (reader, PRESS_SHAPE_PERSON, @1); }
| COURTESY possible            { press_person_mark (reader, PRESS_SHAPE_PERSON, @2); }
| COURTESY CAPITAL             { press_person_mark (reader, PRESS_SHAPE_PERSON, @2); }
| COURTESY named
| single                       { press_person_mark (reader, PRESS_SHAPE_SINGLE, @1); }
| given                        { press_person_mark (reader, PRESS_SHAPE_SINGLE, @1); }
| company_words                { press_person_mark (reader, PRESS_SHAPE_COMPANY, @1); }
| company_words tags           { press_person_mark (reader, PRESS_SHAPE_COMPANY, @1); }
| title                        { press_person_mark (reader, PRESS_SHAPE_TITLE, @1); }
| title tags                   { press_person_mark (reader, PRESS_SHAPE_TITLE, @1); }
| desk                         { press_person_mark (reader, PRESS_SHAPE_DESK, @1); }
| desk tags                    { press_person_mark (reader, PRESS_SHAPE_DESK, @1); }
| office                       { press_person_mark (reader, PRESS_SHAPE_OFFICE, @1); }
| office tags                  { press_person_mark (reader, PRESS_SHAPE_OFFICE, @1); }
| address                      { press_person_mark (reader, PRESS_SHAPE_PLACE, @1); }
| region                       { press_person_mark (reader, PRESS_SHAPE_PLACE, @1); }
| tags                         { press_person_mark (reader, PRESS_SHAPE_TAG, @1); }
;

named:
  person                       { press_person_mark (reader, PRESS_SHAPE_PERSON, @1); }
| person honour                { press_person_mark (reader, PRESS_SHAPE_PERSON, @1); }
| person tags                  { press_person_mark (reader, PRESS_SHAPE_PERSON, @1); }
;

company_words: company | company_word | many;

honour: LETTERS | honour LETTERS;

tags: TAG | tags TAG | tags DESK | tags NUMBER;

/* A person: a given name, perhaps initials, and one to three words more. */

initials: INITIAL | initials INITIAL;

given: GIVEN;

middle:
  given INITIAL | given PARTICLE | middle INITIAL | middle PARTICLE
| initialed_given INITIAL | initialed_given PARTICLE
;

initialed_given: initials GIVEN;

family: CAPITAL | GIVEN | REGION;

person_two: given family | middle family | initialed_given family;

person_middle: person_two INITIAL | person_two PARTICLE | person_middle INITIAL | person_middle PARTICLE;

person_three: person_two family | person_middle family;

person_four: person_three family;

person: bare_person | bare_person SUFFIX;

bare_person: person_two | person_three | person_four;

/* A person or a company: two to four capitalised words. */

single: CAPITAL;

single_middle:
  single INITIAL | single PARTICLE | single_middle INITIAL | single_middle PARTICLE | PARTICLE
;

two:
  single family | single_middle family | region CAPITAL | region GIVEN | initials CAPITAL
;

two_middle: two INITIAL | two PARTICLE | two_middle INITIAL | two_middle PARTICLE;

three: two family | two_middle family;

four: three family;

possible: two | three | four | initialed_given | possible_suffixed;

possible_suffixed: two SUFFIX | three SUFFIX | four SUFFIX;

/* More words than a person has. */

many: four family | person_four family | many family;

/* A company: a word that closes its name, or two names with "&" between. */

company:
  namely COMPANY | namely AMPERSAND | desk COMPANY | office COMPANY | region COMPANY
| single AND | given AND | company_word company_goes_on
| company company_goes_on | company DESK | company JOB
;

company_word: COMPANY;

company_goes_on:
  GIVEN | CAPITAL | INITIAL | PARTICLE | SUFFIX | LETTERS | COMPANY | REGION | STREET | NUMBER
| AMPERSAND | AND
;

namely:
  initials | initialed_given | given | middle | person_two | person_middle | person_three | person_four
| single | single_middle | two | two_middle | three | four | many
;

/* A job title, alone or behind the name of who has it. */

title:
  JOB | single JOB | given JOB | region JOB | desk JOB | office JOB | many JOB
| company_word JOB
| title title_follows
| bare_person JOB              { press_person_mark (reader, PRESS_SHAPE_PERSON, @1); @$ = @2; }
| doubtful JOB                 { press_person_mark (reader, PRESS_SHAPE_PERSON, @1); @$ = @2; }
;

doubtful: two | three | four;

title_follows:
  GIVEN | CAPITAL | INITIAL | SUFFIX | LETTERS | JOB | DESK | COMPANY | REGION | NUMBER | AMPERSAND | AND
;

/* A desk: those who answer, by what they answer to. With another word before it, it is a company's
 * desk or a company that is called so. */

desk:
  DESK | initials DESK | company_word DESK | desk desk_follows
| bare_person DESK             { press_person_mark (reader, PRESS_SHAPE_PERSON, @1); @$ = @2; }
;

office:
  single DESK | given DESK | region DESK | doubtful DESK | many DESK | office desk_follows
;

desk_follows: GIVEN | CAPITAL | DESK | REGION | NUMBER | AMPERSAND | AND;

/* An address: a number and a street, a word of streets, a state with its code. */

region: REGION;

address:
  NUMBER address_follows | namely STREET | namely NUMBER | STREET address_follows
| region NUMBER | LETTERS NUMBER | address address_follows
;

address_follows:
  GIVEN | CAPITAL | INITIAL | PARTICLE | SUFFIX | LETTERS | JOB | DESK | COMPANY | REGION | STREET | NUMBER
| AND
;

%%

static int
press_person_yylex (int *value, PressContactRun *run, PressPersonReader *reader)
{
  *value = 0;
  return press_person_next (reader, run);
}

/* Text that is none of these is no fault. */
static void
press_person_yyerror (PressContactRun *run, PressPersonReader *reader, const char *message)
{
  (void) run;
  (void) reader;
  (void) message;
}

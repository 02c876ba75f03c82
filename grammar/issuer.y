/* The issuer: the company that the opening paragraph names first.
 *
 * The paragraph is read name by name, and what stands with a name tells how surely it is the
 * issuer's: a listing behind it, a verb of announcing, an explanation. A name with a job title is a
 * person's. The first name that is surely a company's stands (press_issuer_note). */
%define api.pure full
%define api.prefix {press_issuer_yy}
%define api.token.prefix {PRESS_ISSUER_}
%define api.value.type {PressIssuerPart}
%param {PressIssuer *issuer}
%expect 0

%code requires {
#include "parse/issuer.h"
}

%code {
#define yylex press_issuer_yylex
#define yyerror press_issuer_yyerror
}

/* A name is a run of words with capitals, and what closes a company's name. */
%token NAME AND "and, between names" MARK "a trade mark sign"
%token LISTING "a bracket with a listing or a short name" ANNOUNCE "a verb of announcing"
%token AUTHORITY "the name of an office of state, or of a court"
%token COMMA ARTICLE POSSESSIVE JOB "a job title" COURTESY "a courtesy word" STOP WORD
%token END 0 "the end of the block"

/* A phrase is as long as it can be. */
%precedence ALONE
%precedence NAME AND MARK LISTING ANNOUNCE COMMA ARTICLE POSSESSIVE JOB

%%

lede: %empty | lede phrase;

/* Where several issue jointly, the first one stands. */
names: NAME
     | names[first] AND NAME                { $$ = press_issuer_join ($first, $NAME); }
     | names MARK;

phrase: names %prec ALONE                    { press_issuer_note (issuer, PRESS_ISSUER_NAMED, $names); }
      | names LISTING                       { press_issuer_note (issuer, PRESS_ISSUER_LISTED, $names); }
      | names ANNOUNCE                      { press_issuer_note (issuer, PRESS_ISSUER_ANNOUNCING, $names); }
      | names POSSESSIVE %prec ALONE        { press_issuer_note (issuer, PRESS_ISSUER_OWNING, $names); }
      | names POSSESSIVE LISTING            { press_issuer_note (issuer, PRESS_ISSUER_LISTED, $names); }
      | names COMMA %prec ALONE             { press_issuer_note (issuer, PRESS_ISSUER_NAMED, $names); }
      | names COMMA ARTICLE                 { press_issuer_note (issuer, PRESS_ISSUER_EXPLAINED, $names); }
      | names COMMA JOB                     { press_issuer_note (issuer, PRESS_ISSUER_PERSON, $names); }
      | JOB NAME                            { press_issuer_note (issuer, PRESS_ISSUER_PERSON, $NAME); }
      | COURTESY NAME                       { press_issuer_note_courtesy (issuer, $COURTESY, $NAME); };

/* The rest tells nothing; the first sentence that names a company is the last one read. */
phrase: AUTHORITY | names AND AUTHORITY | JOB %prec ALONE | COURTESY %prec ALONE | AND | MARK | LISTING | ANNOUNCE | COMMA | ARTICLE | POSSESSIVE | WORD
      | STOP                                { if (press_issuer_is_found (issuer)) YYACCEPT; };

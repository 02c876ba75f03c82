/* Quotations: which quoted words are somebody's speech, and whose.
 *
 *     "We sell lamps," said Jo Park, chairman of Acme. "We sell a lot of them."
 *
 * The marks are paired before (src/parse/quote-marks.c); a quotation mark with what it opens is one
 * token here, and speech.l tells what the others are. The grammar finds the clauses between the
 * quoted words, and in each the verb of speech and who speaks; what a clause then says of its
 * quotation is told by where it stands. */
%define api.pure full
%define api.prefix {press_quotation_yy}
%define api.token.prefix {PRESS_QUOTATION_}
%define api.value.type {PressSpeechPart}
%param {PressQuotations *quotations}
%expect 0

%code requires {
#include "parse/quotation.h"
}

%code {
#define yylex press_quotation_yylex
#define yyerror press_quotation_yyerror
}

/* A name is a run of words with capitals that no preposition governs; a person is one with a
 * courtesy word. A title is a job title. Other words count only as words. */
%token QUOTED "quoted words" NAME PERSON "a name with a courtesy word" PRONOUN "he or she"
%token SPEECH "a verb of speech" DASH "a dash before who spoke" TITLE "a job title" WORDS COMMA STOP
%token END 0 "the end of the block"

/* A name takes its title along. */
%precedence ALONE
%precedence COMMA TITLE

%%

/* A paragraph is clauses and quoted words; a stop ends a sentence. */
paragraph: clauses | clauses clause                 { press_quotations_end_clause (quotations, $clause); };
clauses: %empty
       | clauses STOP                               { press_quotations_stop (quotations); }
       | clauses QUOTED                             { press_quotations_quote (quotations, $QUOTED); }
       | clauses clause STOP                        { press_quotations_end_clause (quotations, $clause);
                                                      press_quotations_stop (quotations); }
       | clauses clause QUOTED                      { press_quotations_lead (quotations, $clause, $QUOTED); };

/* A clause tells of speech where it has a verb of it: the speaker stands before the verb, else
 * behind it. A dash behind quoted words, with a name and its title, is as good as a verb. */
clause: subject | told;
told: SPEECH                                        { $$ = press_speech_say ((PressSpeechPart){ 0 }, $SPEECH); }
    | DASH                                          { $$ = press_speech_say ((PressSpeechPart){ 0 }, $DASH); }
    | subject SPEECH                                { $$ = press_speech_say ($subject, $SPEECH); }
    | told[clause] speaker                          { $$ = press_speech_tell ($clause, $speaker); }
    | told[clause] other                            { $$ = press_speech_go_on ($clause, $other); }
    | told[clause] SPEECH                           { $$ = press_speech_go_on ($clause, $SPEECH); };

/* Of several names before the verb, one with a title or a courtesy word is the speaker's. */
subject: speaker | other
       | subject[clause] speaker                    { $$ = press_speech_prefer ($clause, $speaker); }
       | subject[clause] other                      { $$ = press_speech_go_on ($clause, $other); };

speaker: NAME %prec ALONE                           { $$ = press_speech_name ($NAME, PRESS_SPEAKER_NAMED); }
       | NAME COMMA %prec ALONE                     { $$ = press_speech_name (press_speech_join ($NAME, $COMMA), PRESS_SPEAKER_NAMED); }
       | NAME COMMA TITLE                           { $$ = press_speech_name (press_speech_join ($NAME, $TITLE), PRESS_SPEAKER_TITLED); }
       | PERSON                                     { $$ = press_speech_name ($PERSON, PRESS_SPEAKER_PERSON); }
       | PRONOUN                                    { $$ = press_speech_name ($PRONOUN, PRESS_SPEAKER_PRONOUN); };
other: WORDS | TITLE | COMMA;

/* A dateline: where and when a release was issued, and by which wire.
 *
 *     CHELMSFORD, Mass., Jan. 3 /PRNewswire/ -- Text
 *
 * The words behind it are no part of this grammar, and nothing tells in advance where they begin.
 * So the parser goes as far as it can, and each place at which a dateline could close is noted
 * with the evidence for it; the last good one stands (press_dateline_note). */
%define api.pure full
%define api.prefix {press_dateline_yy}
%define api.token.prefix {PRESS_DATELINE_}
%define api.value.type {PressDatelinePart}
%param {PressDateline *dateline}
%expect 0

%code requires {
#include "parse/dateline.h"
}

%code {
#define yylex press_dateline_yylex
#define yyerror press_dateline_yyerror
}

/* A name is a run of words with capitals; a region is a state or a country, on its own or, with
 * its comma, behind a city. */
%token NAME "a place" REGION "a state or country" IN_REGION "a state or country behind a comma"
%token ZIP "a postal code" AND "and"
%token DATE TIME WIRE WIRE_NAME TICKER "a ticker in brackets"
%token NO_SEAT "a remark on a company without a seat, with its slash"
%token COMMA JOINT "a comma or slash before a name" DASH TIGHT "a hyphen without blanks"
%token VIA "a word in front of a wire's name"
%token CARRIER "who carries the wire's copy" REMARK "what the law calls the news"
%token ELLIPSIS COLON SLASH OPEN CLOSE STOP "a full stop" OTHER
%token END 0 "the end of the block"

%%

dateline: dateline_proper | NO_SEAT dateline_proper;
dateline_proper: bare | bare_open | stopped
        | dated                                 { press_dateline_end (dateline); }
        | dated_open | dated_stopped | boxed | wired | wired_open | wired_stopped | dated_first
        | marked | marked_open | marked_day | marked_day_open | placed | placed_open
        | boxed_place                           { press_dateline_note (dateline, PRESS_DATELINE_BOXED, $boxed_place); }
        | boxed_open                            { press_dateline_note (dateline, PRESS_DATELINE_BOXED, $boxed_open); };

/* A place is a city with its state, country or both. Several are listed. */
place: city                                 { press_dateline_add_place (dateline, $city); }
     | city region                          { press_dateline_add_place (dateline, press_dateline_join ($city, $region)); };
city: NAME | REGION;
region: regions | regions ZIP;
regions: IN_REGION | regions[first] IN_REGION[second] { $$ = press_dateline_join ($first, $second); };
places: place | places JOINT place | places and place;
and: AND                                    { press_dateline_add_and (dateline); };

/* Places alone are a dateline where the state is told and a dash stands behind, or a sentence that
 * opens with its article. */
bare: places                                { press_dateline_note_places (dateline); }
    | bare TICKER | bare TICKER STOP | bare_open TICKER;
bare_open: bare gap                         { press_dateline_note (dateline, PRESS_DATELINE_BARE, $gap); }
         | bare COLON                       { press_dateline_note (dateline, PRESS_DATELINE_BARE, $COLON); }
         | bare_open DASH                   { press_dateline_note (dateline, PRESS_DATELINE_BARE, $DASH); };

/* A date stands behind the places, perhaps with a full stop between ("DULUTH, Min., Jan. 3"), or in
 * front of them, or there are none. Behind a date "New York" and "Singapore" are cities. */
dated: bare day                             { press_dateline_note (dateline, PRESS_DATELINE_DATED, $day); }
     | bare_open day                        { press_dateline_note (dateline, PRESS_DATELINE_DATED, $day); }
     | stopped day                          { press_dateline_note (dateline, PRESS_DATELINE_DATED, $day); }
     | stopped COMMA day                    { press_dateline_note (dateline, PRESS_DATELINE_DATED, $day); }
     | dated_first place
     | first regions                        { press_dateline_add_place (dateline, press_dateline_strip (dateline, $regions)); };
stopped: places STOP                        { press_dateline_note (dateline, PRESS_DATELINE_LISTED, $STOP); };
day: DATE                                   { press_dateline_set_date (dateline, $DATE); }
   | OPEN DATE CLOSE                        { press_dateline_set_date (dateline, $DATE);
                                              $$ = press_dateline_join ($OPEN, $CLOSE); };
dated_first: first DASH                     { press_dateline_note (dateline, PRESS_DATELINE_FIRST, $DASH); }
           | first ELLIPSIS                 { press_dateline_note (dateline, PRESS_DATELINE_FIRST, $ELLIPSIS); }
           | first JOINT
           | first STOP                     { press_dateline_note (dateline, PRESS_DATELINE_LISTED, $STOP); }
           | first;
first: day;

/* A time of day may stand with the date. What closes it may be any sign that sets text off. */
dated: dated TICKER | dated_open TICKER | dated time | dated_open time | dated REMARK;
time: TIME                                  { press_dateline_set_time (dateline, $TIME);
                                              press_dateline_note (dateline, PRESS_DATELINE_APART, $TIME); };
dated_open: dated closer                    { press_dateline_note (dateline, PRESS_DATELINE_DATED, $closer); }
          | dated_open DASH                 { press_dateline_note (dateline, PRESS_DATELINE_DATED, $DASH); };

/* A full stop may do so, too, alone or in front of such a sign: "Jan. 3, 2007.- Text". */
dated_stopped: dated STOP                   { press_dateline_note (dateline, PRESS_DATELINE_STOPPED, $STOP); };
dated_open: dated_stopped gap               { press_dateline_note (dateline, PRESS_DATELINE_DATED, $gap); };

/* Brackets may stand round the places alone; a sentence may follow at once. */
dated: boxed_place day                      { press_dateline_note (dateline, PRESS_DATELINE_DATED, $day); }
     | boxed_open day                       { press_dateline_note (dateline, PRESS_DATELINE_DATED, $day); }
     | dated_first boxed_place              { press_dateline_note (dateline, PRESS_DATELINE_BOXED, $boxed_place); };
boxed_place: OPEN places CLOSE              { $$ = press_dateline_join ($OPEN, $CLOSE); };
boxed_open: boxed_place gap                 { $$ = $gap; };

/* Brackets may stand round it all. */
boxed: OPEN dated CLOSE                     { press_dateline_note (dateline, PRESS_DATELINE_DATED, $CLOSE); }
     | boxed closer                         { press_dateline_note (dateline, PRESS_DATELINE_DATED, $closer); };

/* A wire's mark stands behind the date or between the place and the date, between dashes, in
 * brackets or between slashes. It needs no other evidence. */
wired: bare mark | bare_open mark | dated mark | dated_open mark | boxed mark
     | wired day | wired_open day | wired time | wired_open time
     | wired TICKER | wired_open TICKER | wired CARRIER;
mark: wire                                  { press_dateline_set_wire (dateline, $wire);
                                              press_dateline_note (dateline, PRESS_DATELINE_WIRED, $wire); };
wire: WIRE | WIRE_NAME
    | VIA WIRE_NAME                         { $$ = $WIRE_NAME; }
    | OPEN CLOSE                            { $$ = press_dateline_join ($OPEN, $CLOSE); }
    | OPEN WIRE_NAME dash DATE CLOSE        { press_dateline_set_date (dateline, $DATE);
                                              $$ = press_dateline_join ($OPEN, $CLOSE); };
dash: DASH | TIGHT | COMMA;
wired_stopped: wired STOP                   { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $STOP); };
wired_open: wired closer                    { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $closer); }
          | wired_open DASH                 { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $DASH); };

/* Some wires put their mark first. */
marked: WIRE                                { press_dateline_set_wire (dateline, $WIRE);
                                              press_dateline_note (dateline, PRESS_DATELINE_WIRED, $WIRE); };
marked_open: marked gap                     { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $gap); };
marked_day: marked day                      { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $day); }
          | marked_open day                 { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $day); };
marked_day_open: marked_day gap             { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $gap); };
placed: marked place | marked_open place | marked_day_open place;
placed_open: placed gap                     { press_dateline_note (dateline, PRESS_DATELINE_WIRED, $gap); };
wired: placed_open day | placed day;

gap: DASH | TIGHT | COMMA | ELLIPSIS | SLASH;
closer: gap | JOINT | COLON;

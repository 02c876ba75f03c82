/* Listings: an exchange and a symbol, as in (NYSE: ACM.A; ACM.B).
 *
 * The parser starts at the name of an exchange and goes as far as it can; each listing is added
 * when it is whole, and what comes behind the last one is no part of it. */
%define api.pure full
%define api.prefix {press_listing_yy}
%define api.token.prefix {PRESS_LISTING_}
%define api.value.type {PressListingPart}
%param {PressListings *listings}
%expect 0

%code requires {
#include "parse/listing.h"
}

%code {
#define yylex press_listing_yylex
#define yyerror press_listing_yyerror
}

/* A symbol is letters in capitals and digits. The mark before it is a colon or, in brackets, a
 * dash too. Words such as "symbol" or "under the symbol" may stand with the exchange, and make a
 * mark needless; in prose others may lead to them: "and will trade under the symbol". */
%token EXCHANGE GRADE "a word that tells more of the exchange" WORD "the word symbol" WAY "a word on the way to it" MARK "a colon"
%token TIER "a market's tier and a colon" SYMBOL SEPARATOR QUOTE CLOSE "a closing bracket" OTHER
%token PLACE "the word on, that leads to an exchange" EACH "the word respectively"
%token END 0 "the end of the block"

%%

start: listings | paired | turned | led;

/* Of as many exchanges as symbols each has its own: on Nasdaq and the TSX under "A" and "B",
 * respectively. */
paired: listings EACH                       { press_listings_pair (listings); };

/* In brackets the symbol may stand in front of its exchange: (ACM:NYSE; AC:TSX). */
turned: pair | turned pair;
pair: SYMBOL MARK exchange ending           {
    press_listings_begin (listings, $exchange);
    press_listings_add (listings, $exchange, $SYMBOL);
  };
ending: CLOSE | SEPARATOR;

/* In prose words lead to it: under the symbols "ACM" and "ACM WS" on Nasdaq. */
led: WORD awaiting PLACE trading            { press_listings_add_awaiting (listings, $trading); };
awaiting: symbol                            { press_listings_await (listings, $symbol); }
        | awaiting SEPARATOR symbol         { press_listings_await (listings, $symbol); }
        | awaiting quoted                   { press_listings_await (listings, $quoted); };
trading: market | trading[name] GRADE       { $$ = press_listing_join ($name, $GRADE); };

/* A symbol without an exchange has the one before it; this is so only in brackets, and between
 * quotation marks. */
listings: listing
        | listings SEPARATOR listing
        | listings SEPARATOR symbol         { press_listings_add (listings, $symbol, $symbol); }
        | listings quoted                   { press_listings_add (listings, $quoted, $quoted); };

/* Several exchanges may share one symbol: (TSX, NYSE: ACM). A market's tier may have a colon of its
 * own: (Nasdaq: NMS: ACME); and a comma may stand for the colon: (Nasdaq, "ACME"). */
listing: exchanges[all] mark symbol         { press_listings_add (listings, $all, $symbol); }
       | exchanges[all] SEPARATOR symbol    { press_listings_add (listings, $all, $symbol); }
       | exchanges[all] symbol              { press_listings_add (listings, $all, $symbol); };
mark: MARK | mark TIER;
exchanges: exchange                         { press_listings_begin (listings, $exchange); }
         | exchanges[all] SEPARATOR exchange[next] { press_listings_share (listings, $next); $$ = $next; };
exchange: market | exchange[name] WORD      { $$ = press_listing_join ($name, $WORD); }
        | exchange[name] way WORD           { $$ = press_listing_join ($name, $WORD); }
        | exchange[name] GRADE              { $$ = press_listing_join ($name, $GRADE); };

way: WAY | way WAY;

/* Of two names the second is the market: (NASDAQ OTC Bulletin Board: ACM). */
market: EXCHANGE | EXCHANGE EXCHANGE[name]  { $$ = $name; };

/* A symbol may be printed with a blank in it, and between quotation marks, of which the last may
 * have the comma of the sentence in front. */
symbol: letters | quoted;
quoted: QUOTE letters QUOTE                 { $$ = $letters; }
      | QUOTE letters SEPARATOR QUOTE       { $$ = $letters; };
letters: SYMBOL | letters[before] SYMBOL    { $$ = press_listing_join ($before, $SYMBOL); };

/* Listings, an exchange and a symbol: feeding grammar/listing.y and keeping what it finds. */
#pragma once

#include "parse/context.h"

/* A run of tokens, both ends in it. */
typedef struct
{
  guint first;
  guint last;
} PressListingPart;

typedef struct _PressListings PressListings;
typedef struct _PressListingReader PressListingReader;

void press_parse_listings (PressParse *parse, const PressToken *tokens, guint n_tokens,
                           GArray *phrases);
void press_listing_reader_free (PressListingReader *reader);

/* For the grammar. */
PressListingPart press_listing_join (PressListingPart first, PressListingPart second);
void press_listings_begin (PressListings *listings, PressListingPart exchange);
void press_listings_share (PressListings *listings, PressListingPart exchange);
void press_listings_add (PressListings *listings, PressListingPart exchange,
                         PressListingPart symbol);
void press_listings_pair (PressListings *listings);
void press_listings_await (PressListings *listings, PressListingPart symbol);
void press_listings_add_awaiting (PressListings *listings, PressListingPart exchange);
int press_listing_yylex (PressListingPart *part, PressListings *listings);
void press_listing_yyerror (PressListings *listings, const char *message);

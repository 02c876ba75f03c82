/* What the stages that read listings share. */
#pragma once

#include "parse/listing.h"

#define LONGEST_SYMBOL_BYTES 10

/* Where listings may begin. */
typedef enum
{
  PRESS_LISTING_AT_EXCHANGE,
  PRESS_LISTING_AT_SYMBOL, /* symbols stand in front of their exchanges */
  PRESS_LISTING_AT_WORD,   /* the word symbol does, and then they */
} PressListingStart;

/* The scanners of grammar/listing.l: one reads tokens, the other one how they are spelled. */
struct _PressListingReader
{
  gpointer scanner;
  gpointer speller;
  char spelled[LONGEST_SYMBOL_BYTES + 3]; /* with a line's end and two NULs */
  const char *text;
  const PressToken *tokens;
  guint n_tokens;
  guint n_put;   /* how many the scanner has been given */
  guint n_taken; /* of the part that was read last */
  gboolean is_in_bracket;
  PressListingStart start;
};

PressListingReader *press_listing_reader_get (PressParse *parse, const PressToken *tokens,
                                              guint n_tokens);
void press_listing_reader_begin (PressListingReader *reader, guint at, PressListingStart start);
int press_listing_reader_next (PressListingReader *reader);
gboolean press_listing_is_symbol (PressListingReader *reader, PressSpan span);

/* For the scanner. */
int press_listing_put_signs (PressListingReader *reader, char *buffer, int max_bytes);

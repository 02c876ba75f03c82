/* Listings, an exchange and a symbol: feeding grammar/listing.y and keeping what it finds. */
#include "parse/listing-private.h"

#include "parse/values.h"
#include "base/vocabulary.h"

#include "listing-parser.h"

#define MOST_EXCHANGES 4
#define MOST_SYMBOLS 4         /* in front of their exchange, in prose */
#define MOST_BRACKET_TOKENS 64 /* behind the last listing in it */

struct _PressListings
{
  PressParse *parse;
  PressListingReader *reader;
  const PressToken *tokens;
  guint n_tokens;
  GArray *phrases;
  guint at;    /* the next token to read */
  guint start; /* the token read last */
  guint end;   /* behind the last listing; 0: none found */
  PressListingPart exchanges[MOST_EXCHANGES];
  guint n_exchanges;
  PressListingPart awaiting[MOST_SYMBOLS];
  guint n_awaiting;
  guint first_phrase;                     /* of those that are read together */
  PressListingPart named[MOST_EXCHANGES]; /* all of their exchanges */
  guint n_named;                          /* perhaps more than are kept */
  PressListingPart symbols[MOST_SYMBOLS]; /* the same of their symbols */
  guint n_symbols;
};

static PressTokenKind
get_kind (const PressListings *listings, guint at)
{
  return at < listings->n_tokens ? listings->tokens[at].kind : PRESS_TOKEN_END;
}

static PressSpan
get_span (const PressListings *listings, PressListingPart part)
{
  return (PressSpan){ listings->tokens[part.first].span.start,
                      listings->tokens[part.last].span.end };
}

int
press_listing_yylex (PressListingPart *part, PressListings *listings)
{
  int found = press_listing_reader_next (listings->reader);

  part->first = listings->start = listings->at;
  listings->at += listings->reader->n_taken;
  part->last = listings->at - 1;
  return found;
}

/* That the grammar cannot go on is how listings end, and no fault. */
void
press_listing_yyerror (PressListings *listings, const char *message)
{
  (void) listings;
  (void) message;
}

PressListingPart
press_listing_join (PressListingPart first, PressListingPart second)
{
  return (PressListingPart){ MIN (first.first, second.first), MAX (first.last, second.last) };
}

static void
keep (PressListingPart *parts, guint *n_parts, guint n_most, PressListingPart part)
{
  if (*n_parts < n_most)
    parts[*n_parts] = part;
  ++*n_parts;
}

void
press_listings_begin (PressListings *listings, PressListingPart exchange)
{
  keep (listings->named, &listings->n_named, MOST_EXCHANGES, exchange);
  listings->exchanges[0] = exchange;
  listings->n_exchanges = 1;
}

void
press_listings_share (PressListings *listings, PressListingPart exchange)
{
  keep (listings->named, &listings->n_named, MOST_EXCHANGES, exchange);
  if (listings->n_exchanges < MOST_EXCHANGES)
    listings->exchanges[listings->n_exchanges++] = exchange;
}

/* The symbol's letters, without blanks and without the stop of the sentence. */
static const char *
get_symbol (PressListings *listings, PressListingPart part)
{
  PressSpan span = get_span (listings, part);

  while (span.end > span.start && listings->parse->text[span.end - 1] == '.')
    span.end--;
  return press_value_squeeze (listings->parse->arena, listings->parse->text + span.start,
                              span.end - span.start);
}

/* The name of an exchange as the record has it; one that no list has, as it is printed, in
 * capitals. */
static const char *
get_exchange (PressListings *listings, PressListingPart part)
{
  const char *name = press_token_get_meaning (&listings->tokens[part.first], PRESS_LIST_EXCHANGE);
  PressSpan span = get_span (listings, (PressListingPart){ part.first, part.first });
  char *loud;

  if (name != NULL)
    return name;
  loud = press_arena_strndup (listings->parse->arena, listings->parse->text + span.start,
                              span.end - span.start);
  for (char *at = loud; *at != '\0'; at++)
    *at = g_ascii_toupper (*at);
  return loud;
}

static void
add_listing (PressListings *listings, PressSpan span, PressListingPart exchange,
             PressListingPart symbol)
{
  PressPhrase *phrase = press_phrases_add (listings->phrases, PRESS_NODE_LISTING, span);
  PressArena *arena = listings->parse->arena;

  press_phrase_take_attribute (phrase, arena, PRESS_ATTRIBUTE_SYMBOL,
                               get_symbol (listings, symbol));
  press_phrase_take_attribute (phrase, arena, PRESS_ATTRIBUTE_EXCHANGE,
                               get_exchange (listings, exchange));
}

/* Adds a listing for each exchange that is open; each but the last is the exchange's name alone. */
void
press_listings_add (PressListings *listings, PressListingPart exchange, PressListingPart symbol)
{
  guint last = listings->n_exchanges - 1;
  PressListingPart whole = press_listing_join (exchange, symbol);

  keep (listings->symbols, &listings->n_symbols, MOST_SYMBOLS, symbol);
  for (guint i = 0; i <= last; i++)
    add_listing (listings, get_span (listings, i == last ? whole : listings->exchanges[i]),
                 listings->exchanges[i], symbol);
  listings->exchanges[0] = listings->exchanges[last];
  listings->n_exchanges = 1;
  listings->end = whole.last + 1;
}

/* Gives each exchange the symbol in its turn, where there are as many; else all is left as it was
 * read. Each listing is the symbol alone. */
void
press_listings_pair (PressListings *listings)
{
  if (listings->n_named != listings->n_symbols
      || listings->n_named > MIN (MOST_EXCHANGES, MOST_SYMBOLS))
    return;
  g_array_set_size (listings->phrases, listings->first_phrase);
  for (guint i = 0; i < listings->n_named; i++)
    add_listing (listings, get_span (listings, listings->symbols[i]), listings->named[i],
                 listings->symbols[i]);
}

/* Keeps a symbol until its exchange is read. */
void
press_listings_await (PressListings *listings, PressListingPart symbol)
{
  if (listings->n_awaiting < MOST_SYMBOLS)
    listings->awaiting[listings->n_awaiting++] = symbol;
}

/* Adds a listing for each symbol that awaits this exchange; each but the last is the symbol alone.
 */
void
press_listings_add_awaiting (PressListings *listings, PressListingPart exchange)
{
  for (guint i = 0; i < listings->n_awaiting; i++)
    {
      PressListingPart symbol = listings->awaiting[i];
      gboolean is_last = i + 1 == listings->n_awaiting;

      add_listing (listings,
                   get_span (listings, is_last ? press_listing_join (symbol, exchange) : symbol),
                   exchange, symbol);
    }
  listings->end = exchange.last + 1;
}

/* The end of a bracket that listings were found in, or 0. */
static guint
find_bracket_end (const PressListings *listings, guint at)
{
  guint limit = at + MOST_BRACKET_TOKENS;

  while (at < limit && get_kind (listings, at) != PRESS_TOKEN_END
         && get_kind (listings, at) != PRESS_TOKEN_OPEN
         && get_kind (listings, at) != PRESS_TOKEN_CLOSE)
    at++;
  return get_kind (listings, at) == PRESS_TOKEN_CLOSE ? at : 0;
}

/* Reads the listings that begin at a token. Returns the token to go on with. */
static guint
read_listings (PressListings *listings, guint at, PressListingStart start)
{
  listings->at = at;
  listings->end = 0;
  listings->n_awaiting = 0;
  listings->n_named = listings->n_symbols = 0;
  listings->first_phrase = listings->phrases->len;
  press_listing_reader_begin (listings->reader, at, start);
  press_listing_yyparse (listings);
  return MAX (listings->end, MAX (listings->start, at + 1));
}

/* Whether a symbol may stand behind a bracket, in front of a sign and the exchange that follow it.
 */
static gboolean
may_be_turned (const PressListings *listings, guint open)
{
  return get_kind (listings, open + 3) == PRESS_TOKEN_EXCHANGE
         && get_kind (listings, open + 1) != PRESS_TOKEN_EXCHANGE
         && press_listing_is_symbol (listings->reader, listings->tokens[open + 1].span);
}

/* "(ACM-NYSE)" and "(ACM/NYSE)" are one word: where the exchange in it begins; 0: there is none. */
static guint32
find_glued_exchange (const PressListings *listings, guint at)
{
  const char *text = listings->parse->text;
  PressSpan span = get_span (listings, (PressListingPart){ at, at });
  guint32 sign = span.end;

  while (sign > span.start && text[sign - 1] != '-' && text[sign - 1] != '/')
    sign--;
  return sign > span.start + 1
                 && press_listing_is_symbol (listings->reader, (PressSpan){ span.start, sign - 1 })
                 && press_vocabulary_find (PRESS_LIST_EXCHANGE, text + sign, span.end - sign)
                        != NULL
             ? sign
             : 0;
}

/* Adds such a listing and its bracket, if the token behind the bracket at @open is one. */
static gboolean
add_glued (PressListings *listings, guint open)
{
  const char *text = listings->parse->text;
  PressArena *arena = listings->parse->arena;
  PressSpan span;
  PressPhrase *phrase;
  guint32 exchange;

  if (get_kind (listings, open + 1) == PRESS_TOKEN_END
      || get_kind (listings, open + 2) != PRESS_TOKEN_CLOSE)
    return FALSE;
  exchange = find_glued_exchange (listings, open + 1);
  if (exchange == 0)
    return FALSE;
  span = get_span (listings, (PressListingPart){ open + 1, open + 1 });
  phrase = press_phrases_add (listings->phrases, PRESS_NODE_LISTING, span);
  press_phrase_take_attribute (
      phrase, arena, PRESS_ATTRIBUTE_SYMBOL,
      press_arena_strndup (arena, text + span.start, exchange - 1 - span.start));
  press_phrase_take_attribute (
      phrase, arena, PRESS_ATTRIBUTE_EXCHANGE,
      press_vocabulary_find (PRESS_LIST_EXCHANGE, text + exchange, span.end - exchange));
  press_phrases_add (listings->phrases, PRESS_NODE_LISTINGS,
                     get_span (listings, (PressListingPart){ open, open + 2 }));
  return TRUE;
}

/* Adds a phrase for each listing of a block, and one for each bracket that holds some. */
void
press_parse_listings (PressParse *parse, const PressToken *tokens, guint n_tokens, GArray *phrases)
{
  PressListings listings = { .parse = parse,
                             .reader = press_listing_reader_get (parse, tokens, n_tokens),
                             .tokens = tokens,
                             .n_tokens = n_tokens,
                             .phrases = phrases };
  guint bracket = 0; /* the last one opened and its end, where it has listings */
  guint bracket_end = 0;

  for (guint at = 0; at < n_tokens;)
    {
      PressTokenKind kind = tokens[at].kind;

      if (kind == PRESS_TOKEN_OPEN || kind == PRESS_TOKEN_CLOSE)
        {
          listings.reader->is_in_bracket = kind == PRESS_TOKEN_OPEN;
          bracket = at;
        }
      if (kind == PRESS_TOKEN_OPEN && add_glued (&listings, at))
        {
          at += 2;
          continue;
        }
      if (kind == PRESS_TOKEN_OPEN && may_be_turned (&listings, at))
        at = read_listings (&listings, at + 1, PRESS_LISTING_AT_SYMBOL);
      else if (kind == PRESS_TOKEN_EXCHANGE)
        at = read_listings (&listings, at, PRESS_LISTING_AT_EXCHANGE);
      else if (!listings.reader->is_in_bracket
               && press_token_means (&tokens[at], PRESS_LIST_TICKER, ""))
        at = read_listings (&listings, at, PRESS_LISTING_AT_WORD);
      else
        {
          at++;
          continue;
        }
      if (listings.end == 0 || !listings.reader->is_in_bracket || bracket < bracket_end)
        continue;
      bracket_end = find_bracket_end (&listings, listings.end);
      if (bracket_end > 0)
        press_phrases_add (phrases, PRESS_NODE_LISTINGS,
                           get_span (&listings, (PressListingPart){ bracket, bracket_end }));
    }
}

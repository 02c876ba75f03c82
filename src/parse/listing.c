/* Listings, an exchange and a symbol: feeding grammar/listing.y and keeping what it finds. */
#include "parse/listing.h"

#include "parse/values.h"
#include "base/vocabulary.h"

#include <string.h>

#include "listing-parser.h"

#define MOST_EXCHANGES 4
#define MOST_BRACKET_TOKENS 64 /* behind the last listing in it */
#define MOST_TOKENS_OF_SHORT_NAME 3
#define LONGEST_SYMBOL_BYTES 10
#define LONGEST_TAIL_BYTES 3 /* of a symbol printed with a blank in it */

struct _PressListings
{
  PressParse *parse;
  const PressToken *tokens;
  guint n_tokens;
  GArray *phrases;
  gboolean is_in_bracket;
  gboolean is_turned; /* symbols stand in front of their exchanges */
  guint at;           /* the next token to read */
  guint start;        /* the token read last */
  int before;         /* what was read last */
  guint end;          /* behind the last listing; 0: none found */
  PressListingPart exchanges[MOST_EXCHANGES];
  guint n_exchanges;
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

static const char *
find_in (const PressListings *listings, PressVocabularyList list, guint at)
{
  return press_token_get_meaning (&listings->tokens[at], list);
}

/* "GRW.PrB": the r of a preferred share may be small. */
static gboolean
is_preferred (const char *text, PressSpan span, guint32 at)
{
  return text[at] == 'r' && at > span.start && text[at - 1] == 'P';
}

/* Whether a stretch looks like a symbol: capitals and digits, with the stop, hyphen or slash of a
 * class of shares. In prose it is more than one sign. */
static gboolean
is_symbol_span (const PressListings *listings, PressSpan span)
{
  const char *text = listings->parse->text;
  guint32 n_bytes = span.end - span.start;
  gsize n_letters = 0;

  if (n_bytes == 0 || n_bytes > LONGEST_SYMBOL_BYTES || !g_ascii_isalnum (text[span.start]))
    return FALSE;
  for (guint32 i = span.start; i < span.end; i++)
    {
      n_letters += !!g_ascii_isupper (text[i]);
      if (!g_ascii_isupper (text[i]) && !g_ascii_isdigit (text[i])
          && strchr (".-/", text[i]) == NULL && !is_preferred (text, span, i))
        return FALSE;
    }
  return listings->is_in_bracket || (n_letters > 0 && n_bytes > 1);
}

static gboolean
looks_like_symbol (const PressListings *listings, guint at)
{
  return is_symbol_span (listings, get_span (listings, (PressListingPart){ at, at }));
}

/* What a colon follows is an exchange, though it may look like a symbol. */
static gboolean
is_symbol (const PressListings *listings, guint at)
{
  return looks_like_symbol (listings, at) && get_kind (listings, at + 1) != PRESS_TOKEN_COLON;
}

/* Whether a token has a letter, as a symbol that is printed without its exchange has. */
static gboolean
has_letter (const PressListings *listings, guint at)
{
  PressSpan span = get_span (listings, (PressListingPart){ at, at });

  for (guint32 i = span.start; i < span.end; i++)
    if (g_ascii_isalpha (listings->parse->text[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_quote (const PressListings *listings, guint at)
{
  PressTokenKind kind = get_kind (listings, at);

  return kind == PRESS_TOKEN_QUOTE || kind == PRESS_TOKEN_QUOTE_OPEN
         || kind == PRESS_TOKEN_QUOTE_CLOSE;
}

/* "BRK A": what follows a symbol may be its tail, in a bracket or between quotation marks. */
static gboolean
is_tail (const PressListings *listings, guint at)
{
  PressSpan span = get_span (listings, (PressListingPart){ at, at });

  return (listings->is_in_bracket || (at >= 2 && is_quote (listings, at - 2)))
         && span.end - span.start <= LONGEST_TAIL_BYTES && is_symbol (listings, at);
}

static gboolean
is_and (const PressListings *listings, guint at)
{
  return get_kind (listings, at) != PRESS_TOKEN_END
         && press_token_means (&listings->tokens[at], PRESS_LIST_JOINER, "and");
}

static int
read_separator (PressListings *listings, PressListingPart *part)
{
  if (get_kind (listings, part->first) != PRESS_TOKEN_SLASH && is_and (listings, part->first + 1))
    part->last = part->first + 1;
  return PRESS_LISTING_SEPARATOR;
}

static int
read_sign (PressListings *listings, PressListingPart *part)
{
  switch (get_kind (listings, part->first))
    {
    case PRESS_TOKEN_COLON:
      return PRESS_LISTING_MARK;
    case PRESS_TOKEN_HYPHEN:
    case PRESS_TOKEN_DASH:
      return listings->is_in_bracket ? PRESS_LISTING_MARK : PRESS_LISTING_OTHER;
    case PRESS_TOKEN_SLASH: /* (NYSE/ACM), but (NYSE/TSX: ACM) */
      if (listings->is_in_bracket && listings->before == PRESS_LISTING_EXCHANGE
          && get_kind (listings, part->first + 1) != PRESS_TOKEN_EXCHANGE
          && is_symbol (listings, part->first + 1))
        return PRESS_LISTING_MARK;
      return read_separator (listings, part);
    case PRESS_TOKEN_STOP: /* "ACM." */
      if (listings->before != PRESS_LISTING_SYMBOL)
        return PRESS_LISTING_OTHER;
      return read_separator (listings, part);
    case PRESS_TOKEN_COMMA:
    case PRESS_TOKEN_SEMICOLON:
      return read_separator (listings, part);
    case PRESS_TOKEN_MARK: /* (OTCQB(R): ACM) */
      return listings->before == PRESS_LISTING_EXCHANGE ? PRESS_LISTING_GRADE : PRESS_LISTING_OTHER;
    case PRESS_TOKEN_QUOTE:
    case PRESS_TOKEN_QUOTE_OPEN:
    case PRESS_TOKEN_QUOTE_CLOSE:
      return PRESS_LISTING_QUOTE;
    case PRESS_TOKEN_CLOSE:
      return PRESS_LISTING_CLOSE;
    default:
      return is_and (listings, part->first) ? PRESS_LISTING_SEPARATOR : PRESS_LISTING_OTHER;
    }
}

/* "NMS:" between the colon of an exchange and a symbol. */
static gboolean
is_tier (const PressListings *listings, guint at)
{
  return listings->is_in_bracket && listings->before == PRESS_LISTING_MARK
         && get_kind (listings, at + 1) == PRESS_TOKEN_COLON
         && (get_kind (listings, at) == PRESS_TOKEN_CAPS
             || get_kind (listings, at) == PRESS_TOKEN_EXCHANGE);
}

/* "(NYSE: ACM; Latibex: XACM)": behind another listing of a bracket, a name that a symbol follows
 * is an exchange, whatever it is called. */
static gboolean
is_unknown_exchange (const PressListings *listings, guint at)
{
  PressTokenKind kind = get_kind (listings, at);

  return listings->is_in_bracket && listings->before == PRESS_LISTING_SEPARATOR
         && (kind == PRESS_TOKEN_CAPITALIZED || kind == PRESS_TOKEN_CAPS)
         && get_kind (listings, at + 1) == PRESS_TOKEN_COLON
         && get_kind (listings, at + 2) != PRESS_TOKEN_END && is_symbol (listings, at + 2);
}

/* "(NYSE ACM)": a bracket may hold an exchange and a symbol without a sign between them. */
static gboolean
stands_in_bracket_with_exchange (const PressListings *listings, guint at)
{
  return listings->is_in_bracket && listings->before == PRESS_LISTING_EXCHANGE && at >= 2
         && get_kind (listings, at) != PRESS_TOKEN_END
         && get_kind (listings, at - 2) == PRESS_TOKEN_OPEN
         && get_kind (listings, at + 1) == PRESS_TOKEN_CLOSE
         && find_in (listings, PRESS_LIST_TICKER, at) == NULL && is_symbol (listings, at)
         && has_letter (listings, at);
}

/* "and" leads from an exchange to its symbol only in front of "will trade under the symbol". */
static gboolean
leads_to_symbol (const PressListings *listings, guint at)
{
  return is_and (listings, at) && get_kind (listings, at + 1) != PRESS_TOKEN_END
         && press_token_means (&listings->tokens[at + 1], PRESS_LIST_TICKER, "way");
}

/* What a word is that stands between an exchange and its symbol; 0: it stands there in no listing.
 */
static int
read_word_of_exchange (const PressListings *listings, guint at)
{
  const char *meaning = find_in (listings, PRESS_LIST_TICKER, at);

  if (!listings->is_in_bracket && leads_to_symbol (listings, at))
    return PRESS_LISTING_WAY;
  if (meaning == NULL)
    return 0;
  if (strcmp (meaning, "way") == 0)
    return listings->is_in_bracket ? 0 : PRESS_LISTING_WAY;
  return strcmp (meaning, "tier") == 0 ? PRESS_LISTING_GRADE : PRESS_LISTING_WORD;
}

/* The New York Stock Exchange ("NYSE"), or (NYSE), under the symbol "ACM": where the bracket closes
 * in which an exchange gets its short name; 0: there is none. */
static guint
find_end_of_short_name (const PressListings *listings, guint at)
{
  gboolean is_behind_exchange
      = listings->before == PRESS_LISTING_EXCHANGE || listings->before == PRESS_LISTING_GRADE;
  guint end = at + 2;

  if (!is_behind_exchange || get_kind (listings, at) != PRESS_TOKEN_OPEN)
    return 0;
  if (get_kind (listings, at + 1) == PRESS_TOKEN_EXCHANGE
      && get_kind (listings, at + 2) == PRESS_TOKEN_CLOSE)
    return at + 2;
  if (!is_quote (listings, at + 1))
    return 0;
  while (end < at + 2 + MOST_TOKENS_OF_SHORT_NAME
         && (get_kind (listings, end) == PRESS_TOKEN_EXCHANGE
             || get_kind (listings, end) == PRESS_TOKEN_CAPS
             || get_kind (listings, end) == PRESS_TOKEN_CAPITALIZED))
    end++;
  if (!is_quote (listings, end))
    return 0;
  return get_kind (listings, end + 1) == PRESS_TOKEN_CLOSE ? end + 1 : 0;
}

/* The New York Stock Exchange (symbol: ACM): whether a bracket opens with the word symbol. */
static gboolean
opens_with_word (const PressListings *listings, guint at)
{
  return (listings->before == PRESS_LISTING_EXCHANGE || listings->before == PRESS_LISTING_GRADE)
         && get_kind (listings, at) == PRESS_TOKEN_OPEN
         && get_kind (listings, at + 1) != PRESS_TOKEN_END
         && press_token_means (&listings->tokens[at + 1], PRESS_LIST_TICKER, "");
}

/* "is listed on Nasdaq (ACME)": whether a bracket right behind an exchange holds nothing but a
 * symbol. The short name of an exchange, or a tier, is none; nor is what stands behind a city. */
static gboolean
is_bracketed_symbol (const PressListings *listings, guint at)
{
  return !listings->is_in_bracket && listings->before == PRESS_LISTING_EXCHANGE && at > 0
         && find_in (listings, PRESS_LIST_CITY, at - 1) == NULL
         && get_kind (listings, at) == PRESS_TOKEN_OPEN
         && get_kind (listings, at + 1) == PRESS_TOKEN_CAPS
         && get_kind (listings, at + 2) == PRESS_TOKEN_CLOSE && looks_like_symbol (listings, at + 1)
         && find_in (listings, PRESS_LIST_TICKER, at + 1) == NULL;
}

/* "ACM:NYSE": whether a symbol stands in front of the sign and the exchange that follow it. */
static gboolean
is_turned_symbol (const PressListings *listings, guint at)
{
  return get_kind (listings, at) != PRESS_TOKEN_END
         && get_kind (listings, at) != PRESS_TOKEN_EXCHANGE
         && get_kind (listings, at + 1) != PRESS_TOKEN_END
         && get_kind (listings, at + 2) == PRESS_TOKEN_EXCHANGE && looks_like_symbol (listings, at)
         && has_letter (listings, at);
}

/* What an exchange, a symbol and a word between them are depends on what stands before. */
static int
read_part (PressListings *listings, PressListingPart *part)
{
  gboolean after_mark
      = listings->before == PRESS_LISTING_MARK || listings->before == PRESS_LISTING_TIER
        || listings->before == PRESS_LISTING_WORD || listings->before == PRESS_LISTING_QUOTE;
  gboolean is_exchange = get_kind (listings, part->first) == PRESS_TOKEN_EXCHANGE;
  int word;

  if (listings->is_turned && is_turned_symbol (listings, part->first)
      && (listings->before == PRESS_LISTING_OTHER || listings->before == PRESS_LISTING_SEPARATOR))
    return PRESS_LISTING_SYMBOL;
  if (listings->is_turned && is_exchange)
    return PRESS_LISTING_EXCHANGE;
  if (after_mark && is_symbol (listings, part->first))
    return PRESS_LISTING_SYMBOL;
  if (is_tier (listings, part->first))
    {
      part->last++;
      return PRESS_LISTING_TIER;
    }
  if (is_exchange)
    return PRESS_LISTING_EXCHANGE;
  if (find_end_of_short_name (listings, part->first) > 0)
    {
      part->last = find_end_of_short_name (listings, part->first);
      return PRESS_LISTING_GRADE;
    }
  if (is_bracketed_symbol (listings, part->first))
    return PRESS_LISTING_MARK;
  if (opens_with_word (listings, part->first))
    {
      part->last++;
      return PRESS_LISTING_WORD;
    }
  if (stands_in_bracket_with_exchange (listings, part->first))
    return PRESS_LISTING_SYMBOL;
  if (listings->before == PRESS_LISTING_SYMBOL && is_tail (listings, part->first))
    return PRESS_LISTING_SYMBOL;
  if (listings->before == PRESS_LISTING_SEPARATOR && listings->is_in_bracket
      && is_symbol (listings, part->first) && has_letter (listings, part->first))
    return PRESS_LISTING_SYMBOL;
  if (is_unknown_exchange (listings, part->first))
    return PRESS_LISTING_EXCHANGE;
  word = read_word_of_exchange (listings, part->first);
  return word != 0 ? word : read_sign (listings, part);
}

int
press_listing_yylex (PressListingPart *part, PressListings *listings)
{
  part->first = part->last = listings->start = listings->at;
  if (get_kind (listings, listings->at) == PRESS_TOKEN_END)
    return PRESS_LISTING_END;
  listings->before = read_part (listings, part);
  listings->at = part->last + 1;
  return listings->before;
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

void
press_listings_begin (PressListings *listings, PressListingPart exchange)
{
  listings->exchanges[0] = exchange;
  listings->n_exchanges = 1;
}

void
press_listings_share (PressListings *listings, PressListingPart exchange)
{
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
  const char *name = find_in (listings, PRESS_LIST_EXCHANGE, part.first);
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

/* Adds a listing for each exchange that is open; each but the last is the exchange's name alone. */
void
press_listings_add (PressListings *listings, PressListingPart exchange, PressListingPart symbol)
{
  const char *letters = get_symbol (listings, symbol);
  PressArena *arena = listings->parse->arena;

  for (guint i = 0; i < listings->n_exchanges; i++)
    {
      PressListingPart part = listings->exchanges[i];
      gboolean is_last = i + 1 == listings->n_exchanges;
      PressSpan span = get_span (listings, is_last ? press_listing_join (exchange, symbol) : part);
      PressPhrase *phrase = press_phrases_add (listings->phrases, PRESS_NODE_LISTING, span);

      press_phrase_take_attribute (phrase, arena, PRESS_ATTRIBUTE_SYMBOL, letters);
      press_phrase_take_attribute (phrase, arena, PRESS_ATTRIBUTE_EXCHANGE,
                                   get_exchange (listings, part));
    }
  listings->exchanges[0] = listings->exchanges[listings->n_exchanges - 1];
  listings->n_exchanges = 1;
  listings->end = press_listing_join (exchange, symbol).last + 1;
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

/* Reads the listings that begin at an exchange, or at a symbol in front of one. Returns the token
 * to go on with. */
static guint
read_listings (PressListings *listings, guint at)
{
  listings->at = at;
  listings->is_turned = get_kind (listings, at) != PRESS_TOKEN_EXCHANGE;
  listings->before = PRESS_LISTING_OTHER;
  listings->end = 0;
  press_listing_yyparse (listings);
  return MAX (listings->end, MAX (listings->start, at + 1));
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
  return sign > span.start + 1 && is_symbol_span (listings, (PressSpan){ span.start, sign - 1 })
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
  PressListings listings
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .phrases = phrases };
  guint bracket = 0; /* the last one opened and its end, where it has listings */
  guint bracket_end = 0;

  for (guint at = 0; at < n_tokens;)
    {
      PressTokenKind kind = tokens[at].kind;

      if (kind == PRESS_TOKEN_OPEN || kind == PRESS_TOKEN_CLOSE)
        {
          listings.is_in_bracket = kind == PRESS_TOKEN_OPEN;
          bracket = at;
        }
      if (kind == PRESS_TOKEN_OPEN && add_glued (&listings, at))
        {
          at += 2;
          continue;
        }
      if (kind == PRESS_TOKEN_OPEN && is_turned_symbol (&listings, at + 1))
        at++;
      else if (kind != PRESS_TOKEN_EXCHANGE)
        {
          at++;
          continue;
        }
      at = read_listings (&listings, at);
      if (listings.end == 0 || !listings.is_in_bracket || bracket < bracket_end)
        continue;
      bracket_end = find_bracket_end (&listings, listings.end);
      if (bracket_end > 0)
        press_phrases_add (phrases, PRESS_NODE_LISTINGS,
                           get_span (&listings, (PressListingPart){ bracket, bracket_end }));
    }
}

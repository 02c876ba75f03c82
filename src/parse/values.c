/* The normal forms of what stands in a text. Figures are carried over digit by digit: no amount
 * is ever a floating-point number. */
#include "parse/values.h"

#include "base/vocabulary.h"
#include "parse/blocks.h"

#include <string.h>

#define MOST_NUMBERS 3
#define FIRST_YEAR_OF_LAST_CENTURY 70 /* of years in two digits */
#define BASIS_POINT_SCALE (-2)

/* The words and numbers of a text, one after another. */
typedef struct
{
  const char *at;
  const char *end;
  const char *word;
  gsize length;
  gboolean is_number;
} Reader;

/* Goes on to the next run of letters, or of digits; what stands between them does not count. */
static gboolean
read_word (Reader *reader)
{
  while (reader->at < reader->end && !g_ascii_isalnum (*reader->at))
    reader->at++;
  reader->word = reader->at;
  if (reader->at == reader->end)
    return FALSE;
  reader->is_number = g_ascii_isdigit (*reader->at);
  while (reader->at < reader->end && g_ascii_isalnum (*reader->at)
         && !!g_ascii_isdigit (*reader->at) == reader->is_number)
    reader->at++;
  reader->length = (gsize) (reader->at - reader->word);
  return TRUE;
}

static guint
get_number (const Reader *reader)
{
  guint number = 0;

  for (gsize i = 0; i < reader->length && i < 6; i++)
    number = number * 10 + (guint) (reader->word[i] - '0');
  return number;
}

static guint
get_year (const Reader *reader)
{
  guint year = get_number (reader);

  if (reader->length > 2)
    return year;
  return year + (year >= FIRST_YEAR_OF_LAST_CENTURY ? 1900 : 2000);
}

/* The number that a list of the vocabulary gives for a word; 0: not in it. */
static guint
find_number (PressVocabularyList list, const Reader *reader)
{
  const char *value = press_vocabulary_find (list, reader->word, reader->length);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

/* Whether a day of that month exists; without a year, whether it does in some year. */
gboolean
press_value_is_day (guint year, guint month, guint day)
{
  return month <= 12 && day <= 31
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) (year ? year : 2000));
}

/* Writes a number of so many digits; the last ones, where it has more. */
static char *
put_digits (char *to, guint number, guint n_digits)
{
  for (guint i = n_digits; i > 0; i--, number /= 10)
    to[i - 1] = (char) ('0' + number % 10);
  return to + n_digits;
}

/* A day in ISO's form; year 0 where none is printed. */
const char *
press_value_make_date (PressArena *arena, guint year, guint month, guint day)
{
  char *date;
  char *to;

  if (year > 9999)
    return press_arena_printf (arena, "%u-%02u-%02u", year, month, day);
  date = to = press_arena_alloc (arena, sizeof "2007-01-03");
  if (year > 0)
    to = put_digits (to, year, 4);
  else
    *to++ = '-';
  *to++ = '-';
  to = put_digits (to, month, 2);
  *to++ = '-';
  to = put_digits (to, day, 2);
  *to = '\0';
  return date;
}

/* A date in ISO's form, `--01-03` where no year is printed; NULL where there is no such day. A date
 * in numbers alone has the month first, as printed in the United States. */
const char *
press_value_date (PressArena *arena, const char *text, gsize length_bytes)
{
  Reader reader = { text, text + length_bytes };
  guint numbers[MOST_NUMBERS] = { 0 };
  guint n_numbers = 0;
  guint month = 0;
  guint year;

  while (read_word (&reader) && n_numbers < MOST_NUMBERS)
    if (reader.is_number)
      {
        numbers[n_numbers] = n_numbers > 0 ? get_year (&reader) : get_number (&reader);
        if (n_numbers == 1 && month == 0)
          numbers[n_numbers] = get_number (&reader);
        n_numbers++;
      }
    else if (month == 0)
      {
        month = find_number (PRESS_LIST_MONTH, &reader);
        if (month != 0 && n_numbers > 1)
          return NULL;
      }
  if (month == 0)
    {
      month = numbers[0];
      numbers[0] = numbers[1];
      numbers[1] = numbers[2];
    }
  year = numbers[1];
  if (!press_value_is_day (year, month, numbers[0]))
    return NULL;
  return press_value_make_date (arena, year, month, numbers[0]);
}

/* The text of what is left of a reader, without brackets and blanks around it, white space
 * folded; NULL where nothing is left. */
static const char *
keep_rest (PressArena *arena, const Reader *reader)
{
  const char *at = reader->at;
  const char *end = reader->end;
  char *kept;
  char *to;

  while (at < end && (g_ascii_isspace (*at) || *at == '('))
    at++;
  while (end > at && (g_ascii_isspace (end[-1]) || end[-1] == ')'))
    end--;
  if (at == end)
    return NULL;
  kept = to = press_arena_alloc (arena, (gsize) (end - at) + 1);
  for (; at < end; at++)
    if (!g_ascii_isspace (*at))
      *to++ = *at;
    else if (to[-1] != ' ')
      *to++ = ' ';
  *to = '\0';
  return kept;
}

/* Reads the letters of "a.m." or "p.m." in one word or two; gives the first in small, or '\0'. */
static char
read_meridiem (Reader *reader)
{
  Reader ahead = *reader;
  char half;

  if (!read_word (&ahead) || ahead.is_number || ahead.length > 2)
    return '\0';
  half = g_ascii_tolower (ahead.word[0]);
  if (half != 'a' && half != 'p')
    return '\0';
  if (ahead.length == 1 && !read_word (&ahead))
    return '\0';
  if (g_ascii_tolower (ahead.at[-1]) != 'm' || ahead.length > 2)
    return '\0';
  if (ahead.at < ahead.end && *ahead.at == '.')
    ahead.at++;
  *reader = ahead;
  return half;
}

/* The zone as it is printed: without the word time that may stand behind it. */
static const char *
trim_zone (PressArena *arena, const char *zone)
{
  const char *last;

  zone = zone != NULL ? zone + strspn (zone, ", ") : NULL;
  last = zone != NULL ? strrchr (zone, ' ') : NULL;
  if (last == NULL || press_vocabulary_find (PRESS_LIST_ZONE, zone, strlen (zone)) != NULL
      || press_vocabulary_find (PRESS_LIST_ZONE, last + 1, strlen (last + 1)) != NULL)
    return zone;
  return press_arena_strndup (arena, zone, (gsize) (last - zone));
}

/* A time of day as HH:MM, and the zone as printed. Noon and midnight are words of their own. */
const char *
press_value_time (PressArena *arena, const char *text, gsize length_bytes, const char **zone)
{
  Reader reader = { text, text + length_bytes };
  guint hours = 0;
  guint minutes = 0;
  gboolean is_word = FALSE;
  char half;
  char *value;
  char *to;

  *zone = NULL;
  if (!read_word (&reader))
    return NULL;
  if (reader.is_number)
    {
      hours = get_number (&reader);
      if (reader.at < reader.end && (*reader.at == ':' || *reader.at == '.') && read_word (&reader))
        minutes = get_number (&reader);
      half = read_meridiem (&reader);
      if (half == '\0' && hours == 12)
        {
          Reader ahead = reader;
          is_word = read_word (&ahead) && find_number (PRESS_LIST_NOON, &ahead) != 0;
          if (is_word)
            reader = ahead;
        }
    }
  else
    {
      is_word = TRUE;
      half = '\0';
    }
  if (is_word)
    hours = find_number (PRESS_LIST_NOON, &reader) % 24;
  else if (half != '\0' && hours <= 12)
    hours = hours % 12 + (half == 'p' ? 12 : 0);
  if (hours > 23 || minutes > 59)
    return NULL;
  *zone = trim_zone (arena, keep_rest (arena, &reader));
  value = to = press_arena_alloc (arena, sizeof "10:30");
  to = put_digits (to, hours, 2);
  *to++ = ':';
  *put_digits (to, minutes, 2) = '\0';
  return value;
}

/* A period in ISO's form or, of a quarter, in one like it; NULL where it has neither year nor
 * quarter. */
const char *
press_value_make_period (PressArena *arena, guint year, guint quarter, guint month)
{
  char *period;
  char *to;

  if (year == 0 && quarter == 0)
    return NULL;
  period = to = press_arena_alloc (arena, sizeof "2007-Q1");
  if (year > 0)
    to = put_digits (to, year, 4);
  if (year > 0 && (quarter != 0 || month != 0))
    *to++ = '-';
  if (quarter != 0)
    {
      *to++ = 'Q';
      to = put_digits (to, quarter, 1);
    }
  else if (month != 0)
    to = put_digits (to, month, 2);
  *to = '\0';
  return period;
}

/* A period as `2007-Q1`, `2007-01` or `2007`; a quarter without its year is `Q1`. */
const char *
press_value_period (PressArena *arena, const char *text, gsize length_bytes)
{
  Reader reader = { text, text + length_bytes };
  guint year = 0;
  guint quarter = 0;
  guint month = 0;

  while (read_word (&reader))
    if (reader.is_number && reader.length == 1)
      quarter = get_number (&reader);
    else if (reader.is_number)
      year = get_year (&reader);
    else if (quarter == 0 && month == 0)
      {
        quarter = find_number (PRESS_LIST_ORDINAL, &reader);
        month = find_number (PRESS_LIST_MONTH, &reader);
      }
  return press_value_make_period (arena, year, quarter, month);
}

/* Puts what is missing in front of @n digits, which have room there: their point, a zero in front
 * of it, and the sign. */
static const char *
finish_decimal (char *digits, gsize n, gsize point, gboolean is_negative)
{
  gsize n_zeros = 0;
  char *start;

  while (n_zeros + 1 < point && digits[n_zeros] == '0')
    n_zeros++;
  start = digits + n_zeros;
  digits[n] = '\0';
  if (point == 0)
    {
      *--start = '.';
      *--start = '0';
    }
  else if (point < n)
    {
      memmove (start - 1, start, point - n_zeros);
      digits[point - 1] = '.';
      start--;
    }
  if (is_negative)
    *--start = '-';
  return start;
}

#define MINUS_SIGN "\xe2\x88\x92"

/* How many bytes has what makes a figure behind it negative: a bracket, a hyphen, a minus sign. */
static gsize
measure_minus (const char *at, const char *end)
{
  if (at < end && (*at == '(' || *at == '-'))
    return 1;
  return end - at >= (gssize) strlen (MINUS_SIGN)
                 && memcmp (at, MINUS_SIGN, strlen (MINUS_SIGN)) == 0
             ? strlen (MINUS_SIGN)
             : 0;
}

/* The first number in a text, times ten to the @scale, as an exact decimal; negative where it has
 * a minus sign or stands in brackets. NULL where there is none. */
const char *
press_value_decimal (PressArena *arena, const char *text, gsize length_bytes, int scale)
{
  gsize room = length_bytes + (gsize) ABS (scale) + strlen ("-0.") + 1;
  char *digits = (char *) press_arena_alloc (arena, room) + strlen ("-0.");
  gsize n = 0;
  gsize point = G_MAXSIZE; /* where the point stands among the digits */
  gsize i = 0;
  gboolean is_negative = FALSE;

  for (; i < length_bytes && !g_ascii_isdigit (text[i]); i++)
    {
      if (text[i] == '.' && i + 1 < length_bytes && g_ascii_isdigit (text[i + 1]))
        break;
      is_negative |= measure_minus (text + i, text + length_bytes) > 0;
    }
  n += (gsize) MAX (0, -scale);
  memset (digits, '0', n);
  for (; i < length_bytes; i++)
    if (g_ascii_isdigit (text[i]))
      digits[n++] = text[i];
    else if (text[i] == '.' && point == G_MAXSIZE && i + 1 < length_bytes
             && g_ascii_isdigit (text[i + 1]))
      point = n;
    else if (text[i] != ',')
      break;
  if (n == (gsize) MAX (0, -scale))
    return NULL;
  point = point == G_MAXSIZE ? n : point;
  point = (gsize) ((gssize) point + scale);
  while (n < point)
    digits[n++] = '0';
  return finish_decimal (digits, n, point, is_negative);
}

/* Where the word begins that ends a figure: "million"; its end, where it has none. */
static const char *
find_last_word (const char *text, const char *end)
{
  const char *word = end;

  while (word > text && g_ascii_isalpha (word[-1]))
    word--;
  return word;
}

/* An amount as an exact decimal, its scale applied, and the ISO 4217 code of its currency. */
const char *
press_value_money (PressArena *arena, const char *text, gsize length_bytes, const char **currency)
{
  const char *end = text + length_bytes;
  const char *sign = text;
  const char *figure;
  const char *word;
  const char *scale;
  const char *decimal;

  while (measure_minus (sign, end) > 0)
    sign += measure_minus (sign, end);
  figure = sign;
  while (figure < end && !g_ascii_isdigit (*figure)
         && !(*figure == '.' && figure + 1 < end && g_ascii_isdigit (figure[1])))
    figure++;
  while (figure > sign && (figure[-1] == '(' || figure[-1] == '-'))
    figure--;
  *currency = press_vocabulary_find (PRESS_LIST_CURRENCY, sign, (gsize) (figure - sign));
  word = find_last_word (figure, end);
  scale = press_vocabulary_find (PRESS_LIST_SCALE, word, (gsize) (end - word));
  decimal = press_value_decimal (arena, figure, (gsize) (end - figure),
                                 scale != NULL ? (int) g_ascii_strtoll (scale, NULL, 10) : 0);
  if (decimal == NULL || sign == text)
    return decimal;
  return press_arena_printf (arena, "-%s", decimal);
}

/* A percentage as an exact decimal; basis points are hundredths of one. */
const char *
press_value_percent (PressArena *arena, const char *text, gsize length_bytes)
{
  Reader reader = { text, text + length_bytes };
  const char *unit;
  int scale = 0;

  while (read_word (&reader))
    if (!reader.is_number)
      {
        unit = press_vocabulary_find (PRESS_LIST_PERCENT, reader.word, reader.length);
        scale = unit != NULL ? (int) g_ascii_strtoll (unit, NULL, 10) : 0;
        break;
      }
  return press_value_decimal (arena, text, length_bytes, scale);
}

/* The digits of a number, with a plus sign where one is printed. */
const char *
press_value_digits (PressArena *arena, const char *text, gsize length_bytes)
{
  char *digits = press_arena_alloc (arena, length_bytes + 1);
  gsize n = 0;

  for (gsize i = 0; i < length_bytes; i++)
    if (g_ascii_isdigit (text[i]) || (text[i] == '+' && n == 0))
      digits[n++] = text[i];
  digits[n] = '\0';
  return digits;
}

/* The digits of a passcode, and letters where it has them. */
static const char *
get_code (PressArena *arena, const char *text, gsize length_bytes)
{
  char *code = press_arena_alloc (arena, length_bytes + 1);
  gsize n = 0;

  for (gsize i = 0; i < length_bytes; i++)
    if (g_ascii_isalnum (text[i]))
      code[n++] = text[i];
  code[n] = '\0';
  return code;
}

/* A mail address in small letters. */
const char *
press_value_email (PressArena *arena, const char *text, gsize length_bytes)
{
  char *email = press_arena_strndup (arena, text, length_bytes);

  for (char *at = email; *at != '\0'; at++)
    *at = g_ascii_tolower (*at);
  return email;
}

/* A text without its white space, as a web address is meant where a line's end broke it. */
const char *
press_value_squeeze (PressArena *arena, const char *text, gsize length_bytes)
{
  char *squeezed = press_arena_alloc (arena, length_bytes + 1);
  gsize n = 0;

  for (gsize i = 0; i < length_bytes; i++)
    if (!g_ascii_isspace (text[i]))
      squeezed[n++] = text[i];
  squeezed[n] = '\0';
  return squeezed;
}

/* The last byte of the lines that a page put between two, the first of which ends at @at. */
static guint32
skip_page (const PressParse *parse, guint32 at)
{
  guint line = press_copy_find_line (parse->copy, at) + 1;

  while (line < parse->copy->n_lines
         && (press_line_is_float (parse, line) || press_line_is_blank (parse, line)))
    at = press_line_get_span (parse, line++).end;
  return at;
}

/* The text of a span with its white space folded and its ends trimmed, without a page in it. */
const char *
press_value_fold (PressParse *parse, PressSpan span)
{
  char *folded = press_arena_alloc (parse->arena, span.end - span.start + 1);
  char *to = folded;

  for (guint32 at = span.start; at < span.end; at++)
    {
      if (!g_ascii_isspace (parse->text[at]))
        {
          *to++ = parse->text[at];
          continue;
        }
      if (to > folded && to[-1] != ' ')
        *to++ = ' ';
      if (parse->text[at] == '\n' && parse->line_classes != NULL)
        at = MAX (at, skip_page (parse, at));
    }
  if (to > folded && to[-1] == ' ')
    to--;
  *to = '\0';
  return folded;
}

typedef const char *(*ValueFunction) (PressArena *arena, const char *text, gsize length_bytes);
typedef const char *(*PairFunction) (PressArena *arena, const char *text, gsize length_bytes,
                                     const char **second);

/* What becomes of a token that is a phrase by itself: the node, its value, and a second value. */
typedef struct
{
  PressNodeKind kind;
  ValueFunction get_value;
  PairFunction get_pair;
  PressAttributeName second;
} TokenValue;

static const TokenValue token_values[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_DATE] = { PRESS_NODE_DATE, press_value_date },
  [PRESS_TOKEN_TIME] = { PRESS_NODE_TIME, NULL, press_value_time, PRESS_ATTRIBUTE_ZONE },
  [PRESS_TOKEN_PERIOD] = { PRESS_NODE_PERIOD, press_value_period },
  [PRESS_TOKEN_MONEY] = { PRESS_NODE_MONEY, NULL, press_value_money, PRESS_ATTRIBUTE_CURRENCY },
  [PRESS_TOKEN_PERCENT] = { PRESS_NODE_PERCENT, press_value_percent },
  [PRESS_TOKEN_PHONE] = { PRESS_NODE_PHONE, press_value_digits },
  [PRESS_TOKEN_FAX] = { PRESS_NODE_FAX, press_value_digits },
  [PRESS_TOKEN_CODE] = { PRESS_NODE_CODE, get_code },
  [PRESS_TOKEN_EMAIL] = { PRESS_NODE_EMAIL, press_value_email },
  [PRESS_TOKEN_URL] = { PRESS_NODE_URL, press_value_squeeze },
  [PRESS_TOKEN_MARK] = { PRESS_NODE_MARK },
};

/* Adds the phrase that a token is, with the normal form of a text that stands for it. */
static PressPhrase *
add_phrase (PressParse *parse, const PressToken *token, const char *text, gsize length,
            GArray *phrases)
{
  const TokenValue *row = &token_values[token->kind];
  const char *value = NULL;
  const char *second = NULL;
  PressPhrase *phrase;

  if (row->kind == 0)
    return NULL;
  phrase = press_phrases_add (phrases, row->kind, token->span);
  if (row->get_pair != NULL)
    value = row->get_pair (parse->arena, text, length, &second);
  else if (row->get_value != NULL)
    value = row->get_value (parse->arena, text, length);
  if (second != NULL)
    press_phrase_take_attribute (phrase, parse->arena, row->second, second);
  if (value != NULL)
    press_phrase_take_attribute (phrase, parse->arena, PRESS_ATTRIBUTE_VALUE, value);
  return phrase;
}

/* Adds the phrase that a token is by itself, with its normal form; NULL where it is none. */
PressPhrase *
press_phrases_add_value (PressParse *parse, const PressToken *token, GArray *phrases)
{
  return add_phrase (parse, token, parse->text + token->span.start,
                     token->span.end - token->span.start, phrases);
}

/* Two stretches of text with a blank between. */
static const char *
join (const PressParse *parse, PressSpan first, PressSpan second)
{
  return press_arena_printf (parse->arena, "%.*s %.*s", (int) (first.end - first.start),
                             parse->text + first.start, (int) (second.end - second.start),
                             parse->text + second.start);
}

/* The scale of an amount: its last word; empty where it has none. */
static PressSpan
find_scale (const PressParse *parse, const PressToken *amount)
{
  const char *end = parse->text + amount->span.end;
  const char *word = find_last_word (parse->text + amount->span.start, end);

  if (press_vocabulary_find (PRESS_LIST_SCALE, word, (gsize) (end - word)) == NULL)
    word = end;
  return (PressSpan){ (guint32) (word - parse->text), amount->span.end };
}

/* Whether two amounts may be a range: a hyphen, a dash or "to" between them. */
static gboolean
is_range (const PressToken *tokens, guint n_tokens)
{
  return n_tokens > 2 && tokens[0].kind == PRESS_TOKEN_MONEY && tokens[2].kind == PRESS_TOKEN_MONEY
         && (tokens[1].kind == PRESS_TOKEN_HYPHEN || tokens[1].kind == PRESS_TOKEN_DASH
             || g_strcmp0 (press_token_get_meaning (&tokens[1], PRESS_LIST_CONNECTOR), "to") == 0);
}

/* What an amount is without its sign and scale; one of thousands, with its comma, is larger than
 * all that have a scale. */
static double
get_figure (const PressParse *parse, const PressToken *amount)
{
  const char *text = parse->text + amount->span.start;

  if (memchr (text, ',', amount->span.end - amount->span.start) != NULL)
    return G_MAXDOUBLE;
  return g_ascii_strtod (text + strcspn (text, ".0123456789"), NULL);
}

/* "$5 to $6 million", "$5-$6 million": the first amount with the scale that stands behind the
 * second alone; NULL where it has one of its own. What is larger has none: "$900 to $1.2 million".
 */
static const char *
find_scaled (const PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  PressSpan own, shared;

  if (!is_range (tokens, n_tokens))
    return NULL;
  own = find_scale (parse, &tokens[0]);
  shared = find_scale (parse, &tokens[2]);
  if (own.start < own.end || shared.start == shared.end
      || get_figure (parse, &tokens[0]) > get_figure (parse, &tokens[2]))
    return NULL;
  return join (parse, tokens->span, shared);
}

/* "At 8:00 p.m. on May 4, U.S. Eastern Time": the time with the zone that stands behind its day;
 * NULL where none does. */
static const char *
find_zoned (const PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  guint at = 1;

  if (tokens[0].kind != PRESS_TOKEN_TIME)
    return NULL;
  at += at < n_tokens && tokens[at].kind == PRESS_TOKEN_WORD;
  if (at >= n_tokens || tokens[at].kind != PRESS_TOKEN_DATE)
    return NULL;
  at++;
  at += at < n_tokens && tokens[at].kind == PRESS_TOKEN_COMMA;
  if (at >= n_tokens || tokens[at].kind != PRESS_TOKEN_ZONE)
    return NULL;
  return join (parse, tokens->span, tokens[at].span);
}

/* "harbor.com's older product": a name that looks like an address. */
static gboolean
is_owner (const PressToken *token)
{
  return token[0].kind == PRESS_TOKEN_URL && token[1].kind == PRESS_TOKEN_POSSESSIVE
         && !(token[1].flags & PRESS_TOKEN_AFTER_GAP);
}

/* Adds a phrase for each token that is one by itself. */
void
press_phrases_add_values (PressParse *parse, const PressToken *tokens, guint n_tokens,
                          GArray *phrases)
{
  for (guint i = 0; i < n_tokens; i++)
    if (PRESS_TOKEN_BIT (tokens[i].kind) & PRESS_VALUES /* most are words */
        && !(i + 1 < n_tokens && is_owner (&tokens[i])))
      {
        const char *whole = find_scaled (parse, &tokens[i], n_tokens - i);

        if (whole == NULL)
          whole = find_zoned (parse, &tokens[i], n_tokens - i);
        if (whole != NULL)
          add_phrase (parse, &tokens[i], whole, strlen (whole), phrases);
        else
          press_phrases_add_value (parse, &tokens[i], phrases);
      }
}

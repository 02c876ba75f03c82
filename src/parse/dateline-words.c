/* The words of a dateline: feeding grammar/dateline.l its tokens, for the parts that dateline.y
 * reads, and what has been found, for an answer to whether it is one. */
#include "base/scanner-use.h"
#include "parse/dateline-private.h"
#include "parse/joined-words.h"

#include <string.h>

#define PRESS_SIGN_ROWS "parse/dateline-marks.def"
#include "parse/sign-letters.h"

#include "dateline-parser.h"

#define MOST_TOKENS 128       /* of a dateline, and what stands behind it */
#define MOST_CARRIER_TOKENS 5 /* behind a wire's mark, and the dash behind them */
#define MOST_WORDS_OF_REMARK 3

#define PLACE_SIGN 'P'
#define DATE_SIGN 'D'
#define END_MARK PRESS_SIGN_MARK ('d')
#define BRACKET_MARK PRESS_SIGN_MARK ('e')

PRESS_SCANNER_DECLARE (press_dating, PressDating)
struct yy_buffer_state *press_dating_yy_scan_buffer (char *buffer, gsize size, yyscan_t scanner);
void press_dating_rewind (yyscan_t scanner, char *buffer, gsize length_bytes);
void press_dating_begin (yyscan_t scanner, PressDatingState state);
int press_dating_next (yyscan_t scanner);

/* A scanner and its text. */
typedef struct
{
  yyscan_t scanner;
  PressDating dating;
  char signs[(MOST_PLACES + 2 + MOST_TOKENS) * PRESS_SIGNS_OF_TOKEN + 4];
} Scanner;

struct _PressDatelineReader
{
  Scanner parts;
  Scanner answers;
  char signs[MOST_TOKENS * PRESS_SIGNS_OF_TOKEN + 1]; /* of the tokens that are read */
  guint starts[MOST_TOKENS + 1]; /* of each token's, and behind the last one's */
  const PressCopy *copy;         /* whose dateline was found last; NULL: none */
  guint32 start;                 /* where it begins */
  guint n_tokens;                /* of its block */
  Findings noted;
  GArray *tokens; /* of PressToken: those of a block in which a slash joins words */
};

static void
scanner_init (Scanner *scanner)
{
  scanner->scanner = press_dating_new_scanner (&scanner->dating);
  press_dating_yy_scan_buffer (scanner->signs, sizeof scanner->signs, scanner->scanner);
}

PressDatelineReader *
press_dateline_reader_new (void)
{
  PressDatelineReader *reader = g_new0 (PressDatelineReader, 1);

  scanner_init (&reader->parts);
  scanner_init (&reader->answers);
  reader->tokens = g_array_new (FALSE, FALSE, sizeof (PressToken));
  return reader;
}

void
press_dateline_reader_free (PressDatelineReader *reader)
{
  press_dating_yylex_destroy (reader->parts.scanner);
  press_dating_yylex_destroy (reader->answers.scanner);
  g_array_unref (reader->tokens);
  g_free (reader);
}

/* Lets what was found last go, before another text is read. */
void
press_dateline_reader_forget (PressDatelineReader *reader)
{
  reader->copy = NULL;
}

/* A block is asked whether it has a dateline before that is read: keeps what has been found. */
void
press_dateline_keep (const PressDateline *dateline)
{
  PressDatelineReader *reader = dateline->reader;

  reader->copy = dateline->parse->copy;
  reader->start = dateline->tokens->span.start;
  reader->n_tokens = dateline->n_tokens;
  reader->noted = dateline->noted;
}

/* Whether that block's dateline is known. */
gboolean
press_dateline_recall (PressDateline *dateline)
{
  const PressDatelineReader *reader = dateline->reader;

  if (dateline->is_apart || reader->copy != dateline->parse->copy
      || reader->start != dateline->tokens->span.start || reader->n_tokens != dateline->n_tokens)
    return FALSE;
  dateline->noted = reader->noted;
  dateline->is_noted = TRUE;
  return TRUE;
}

static void
scanner_begin (Scanner *scanner, const char *end, PressDatingState state)
{
  press_dating_rewind (scanner->scanner, scanner->signs, (gsize) (end - scanner->signs));
  press_dating_begin (scanner->scanner, state);
}

PressTokenKind
press_dateline_get_kind (const PressDateline *dateline, guint at)
{
  return at < dateline->n_tokens ? dateline->tokens[at].kind : PRESS_TOKEN_END;
}

static guint32
find_marks (const PressDateline *dateline, const PressToken *token)
{
  guint32 marks = press_signs_find_marks (&letters, token);

  if (token->flags & PRESS_TOKEN_AFTER_GAP)
    marks |= PRESS_SIGN_MARK ('g');
  if (token->kind == PRESS_TOKEN_OTHER
      && (dateline->parse->text[token->span.start] == '|'
          || press_token_is_in (token, PRESS_LIST_DRAWN_SIGN)))
    marks |= PRESS_SIGN_MARK ('b');
  if (token->flags & PRESS_TOKEN_POSTAL)
    marks |= PRESS_SIGN_MARK ('z');
  if (token->kind == PRESS_TOKEN_WORD && g_ascii_isupper (dateline->parse->text[token->span.start]))
    marks |= PRESS_SIGN_MARK ('u');
  return marks;
}

/* Writes the tokens that are read. */
static void
write_tokens (const PressDateline *dateline)
{
  PressDatelineReader *reader = dateline->reader;
  char *to = reader->signs;

  for (guint at = 0; at < dateline->n_read; at++)
    {
      const PressToken *token = &dateline->tokens[at];

      reader->starts[at] = (guint) (to - reader->signs);
      if (token->kind != PRESS_TOKEN_END)
        to = press_signs_put (to, token->kind, find_marks (dateline, token));
    }
  reader->starts[dateline->n_read] = (guint) (to - reader->signs);
  press_signs_put (to, PRESS_TOKEN_END, 0);
}

/* Puts the tokens from one on; gives where their signs end. */
static char *
put_tokens (const PressDateline *dateline, guint first, char *to)
{
  const PressDatelineReader *reader = dateline->reader;
  guint start = reader->starts[MIN (first, dateline->n_read)];
  guint n_bytes = reader->starts[dateline->n_read] + 1 - start;

  memcpy (to, reader->signs + start, n_bytes);
  return to + n_bytes;
}

/* "via PRNewswire" behind a date or a dash. */
static gboolean
leads_to_wire (const PressDateline *dateline, guint at)
{
  PressTokenKind before = at > 0 ? press_dateline_get_kind (dateline, at - 1) : PRESS_TOKEN_END;

  return (before == PRESS_TOKEN_DATE || before == PRESS_TOKEN_DASH)
         && press_dateline_get_kind (dateline, at + 1) == PRESS_TOKEN_WIRE_NAME;
}

/* How many tokens are read: a dateline ends in front of a word in small letters, if that
 * is in no brackets, joins no names, stands in front of no hour or wire, is no remark behind a
 * semicolon and does not tell who carries the wire's copy. */
static guint
count_needed (const PressDateline *dateline)
{
  guint n_most = MIN (dateline->n_tokens, MOST_TOKENS - 1);
  guint n_open = 0;
  guint n_of_remark = 0;

  for (guint at = 0; at < n_most; at++)
    {
      const PressToken *token = &dateline->tokens[at];

      if (token->kind == PRESS_TOKEN_WORD && n_of_remark > 0)
        {
          n_of_remark--;
          continue;
        }
      n_of_remark = token->kind == PRESS_TOKEN_SEMICOLON ? MOST_WORDS_OF_REMARK : 0;
      n_open += token->kind == PRESS_TOKEN_OPEN;
      n_open -= token->kind == PRESS_TOKEN_CLOSE && n_open > 0;
      if (token->kind == PRESS_TOKEN_WORD && n_open == 0
          && !press_token_is_in (token, PRESS_LIST_JOINER)
          && !press_token_is_in (token, PRESS_LIST_COUNTRY)
          && press_dateline_get_kind (dateline, at + 1) != PRESS_TOKEN_TIME
          && !leads_to_wire (dateline, at))
        return at > 0 && token[-1].kind == PRESS_TOKEN_WIRE ? MIN (at + MOST_CARRIER_TOKENS, n_most)
                                                            : at + 1;
    }
  return n_most;
}

/* "Ashland, Kentucky/Ironton, Ohio": reads words that a slash joins each by itself, as far as the
 * dateline may reach. */
void
press_dateline_split_words (PressDateline *dateline)
{
  GArray *tokens = dateline->reader->tokens;
  const char *text = dateline->parse->text;
  guint n_needed = count_needed (dateline);
  guint at = 0;

  while (at < n_needed && !press_token_joins_words (&dateline->tokens[at], text))
    at++;
  if (at == n_needed)
    return;
  g_array_set_size (tokens, 0);
  g_array_append_vals (tokens, dateline->tokens, at);
  for (; at < n_needed; at++)
    if (press_token_joins_words (&dateline->tokens[at], text))
      press_token_split (dateline->parse, &dateline->tokens[at], tokens);
    else
      g_array_append_val (tokens, dateline->tokens[at]);
  g_array_append_vals (tokens, dateline->tokens + at, dateline->n_tokens - at);
  dateline->tokens = (const PressToken *) (gpointer) tokens->data;
  dateline->n_tokens = tokens->len;
}

/* Has the scanner begin with the first token. */
void
press_dateline_begin (PressDateline *dateline)
{
  Scanner *scanner = &dateline->reader->parts;

  dateline->n_read = count_needed (dateline);
  write_tokens (dateline);
  scanner_begin (scanner, put_tokens (dateline, 0, scanner->signs), PRESS_DATING_PARTS);
}

int
press_dateline_yylex (PressDatelinePart *part, PressDateline *dateline)
{
  Scanner *scanner = &dateline->reader->parts;
  int found;

  part->first = part->last = dateline->at;
  if (dateline->at >= dateline->n_read)
    return dateline->at >= dateline->n_tokens ? PRESS_DATELINE_END : PRESS_DATELINE_OTHER;
  found = press_dating_next (scanner->scanner);
  dateline->at += scanner->dating.n_tokens;
  part->last = dateline->at - 1;
  return found;
}

static char *
put_date (const PressDateline *dateline, guint closer, char *to)
{
  guint last = dateline->found.date.part.last;
  guint32 marks = dateline->found.date_marks;

  if (press_dateline_get_kind (dateline, last + 1) == PRESS_TOKEN_CLOSE) /* "(May 1, 2020)." */
    last++;
  return press_signs_put_thing (to, DATE_SIGN, closer <= last + 1 ? marks | END_MARK : marks);
}

/* Writes the places and the date that were found, in their order. */
static char *
write_found (const PressDateline *dateline, guint closer, char *to)
{
  const Findings *found = &dateline->found;
  guint32 end_mark = 0;
  gboolean is_dated_first
      = found->date.is_set
        && (found->n_places == 0 || found->date.part.first < found->places[0].part.first);

  if (press_dateline_get_kind (dateline, closer - 1) == PRESS_TOKEN_CLOSE)
    end_mark = BRACKET_MARK;
  if (is_dated_first)
    to = put_date (dateline, closer, to);
  for (guint i = 0; i < found->n_places; i++)
    to = press_signs_put_thing (to, PLACE_SIGN,
                                found->places[i].marks | (i + 1 == found->n_places ? end_mark : 0));
  if (found->date.is_set && !is_dated_first)
    to = put_date (dateline, closer, to);
  return to;
}

/* Whether what has been found may be a dateline that ends with the token @closer; one that no sign
 * closes ends in front of the next one. */
gboolean
press_dateline_may_end (PressDateline *dateline, PressDatelineEvidence evidence, guint closer)
{
  Scanner *scanner = &dateline->reader->answers;
  char *to = write_found (dateline, closer, scanner->signs);

  *to++ = '!';
  to = put_tokens (dateline, closer + (evidence == PRESS_DATELINE_UNSIGNED), to);
  scanner_begin (scanner, to, (PressDatingState) evidence);
  return press_dating_next (scanner->scanner) != 0;
}

/* Whether a place behind another one is its region. */
gboolean
press_dateline_is_region_of (PressDateline *dateline, const Place *place, const Place *region)
{
  Scanner *scanner = &dateline->reader->answers;
  guint between = place->part.last + 1;
  char *to = scanner->signs;

  if (dateline->noted.has_and)
    *to++ = '&';
  to = press_signs_put_thing (to, PLACE_SIGN, place->marks);
  if (between + 1 == region->part.first)
    to = press_signs_put (to, press_dateline_get_kind (dateline, between), 0);
  to = press_signs_put_thing (to, PLACE_SIGN, region->marks);
  scanner_begin (scanner, to, PRESS_DATING_REGION_OF);
  return press_dating_next (scanner->scanner) != 0;
}

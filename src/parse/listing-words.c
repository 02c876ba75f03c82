/* The words of listings: feeding grammar/listing.l tokens, and how they are spelled. */
#include "base/scanner-use.h"
#include "parse/listing-private.h"

#include <string.h>

#define PRESS_SIGN_ROWS "parse/listing-marks.def"
#include "parse/sign-letters.h"

#define TOKENS_AT_ONCE 8
#define LONGEST_TAIL_BYTES 3 /* of a symbol printed with a blank in it */

PRESS_SCANNER_DECLARE (press_listed, PressListingReader)
void press_listed_yyrestart (void *file, yyscan_t scanner);
struct yy_buffer_state *press_listed_yy_scan_buffer (char *buffer, gsize size, yyscan_t scanner);
void press_listed_rewind (yyscan_t scanner, char *buffer, gsize length_bytes);
void press_listed_begin (yyscan_t scanner);
void press_listed_begin_spelling (yyscan_t scanner);
int press_listed_next (yyscan_t scanner);

static PressListingReader *
reader_new (void)
{
  PressListingReader *reader = g_new0 (PressListingReader, 1);

  reader->scanner = press_listed_new_scanner (reader);
  reader->speller = press_listed_new_scanner (reader);
  press_listed_yy_scan_buffer (reader->spelled, sizeof reader->spelled, reader->speller);
  return reader;
}

/* The reader of a parse, for the tokens of a block. */
PressListingReader *
press_listing_reader_get (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  if (parse->listing_reader == NULL)
    parse->listing_reader = reader_new ();
  parse->listing_reader->text = parse->text;
  parse->listing_reader->tokens = tokens;
  parse->listing_reader->n_tokens = n_tokens;
  parse->listing_reader->is_in_bracket = FALSE;
  return parse->listing_reader;
}

void
press_listing_reader_free (PressListingReader *reader)
{
  if (reader == NULL)
    return;
  press_listed_yylex_destroy (reader->scanner);
  press_listed_yylex_destroy (reader->speller);
  g_free (reader);
}

/* How some text is spelled, as a letter; 0: not as a symbol is. */
static char
spell (PressListingReader *reader, PressSpan span)
{
  guint32 n_bytes = span.end - span.start;

  if (n_bytes > LONGEST_SYMBOL_BYTES)
    return 0;
  memcpy (reader->spelled, reader->text + span.start, n_bytes);
  reader->spelled[n_bytes] = '\n';
  press_listed_rewind (reader->speller, reader->spelled, n_bytes + 1);
  press_listed_begin_spelling (reader->speller);
  return (char) press_listed_next (reader->speller);
}

/* Whether some text may be a symbol in a bracket. */
gboolean
press_listing_is_symbol (PressListingReader *reader, PressSpan span)
{
  return spell (reader, span) != 0;
}

static guint32
find_marks (PressListingReader *reader, const PressToken *token)
{
  guint32 marks = press_signs_find_marks (&letters, token);
  char spelled = spell (reader, token->span);

  if (token > reader->tokens && token[-1].kind == PRESS_TOKEN_OPEN)
    marks |= PRESS_SIGN_MARK ('a');
  if (reader->is_in_bracket)
    marks |= PRESS_SIGN_MARK ('b');
  if (reader->text[token->span.start] == '|')
    marks |= PRESS_SIGN_MARK ('k');
  if (spelled != 0)
    marks |= PRESS_SIGN_MARK (spelled);
  if (token->span.end - token->span.start <= LONGEST_TAIL_BYTES)
    marks |= PRESS_SIGN_MARK ('z');
  return marks;
}

/* Gives the scanner the next tokens; it asks again until there are none. */
int
press_listing_put_signs (PressListingReader *reader, char *buffer, int max_bytes)
{
  guint n_most = MIN (TOKENS_AT_ONCE, (guint) max_bytes / PRESS_SIGNS_OF_TOKEN);
  char *to = buffer;

  for (guint i = 0; i < n_most && reader->n_put <= reader->n_tokens; i++, reader->n_put++)
    {
      const PressToken *token = &reader->tokens[reader->n_put];

      to = reader->n_put == reader->n_tokens || token->kind == PRESS_TOKEN_END
               ? press_signs_put (to, PRESS_TOKEN_END, 0)
               : press_signs_put (to, token->kind, find_marks (reader, token));
    }
  return (int) (to - buffer);
}

/* Has the scanner begin at a token, which is what @start says. */
void
press_listing_reader_begin (PressListingReader *reader, guint at, PressListingStart start)
{
  reader->n_put = at;
  reader->start = start;
  press_listed_yyrestart (NULL, reader->scanner);
  press_listed_begin (reader->scanner);
}

/* The kind of the next part, a token of grammar/listing.y. */
int
press_listing_reader_next (PressListingReader *reader)
{
  return press_listed_next (reader->scanner);
}

/* The words of contacts: from tokens to the pieces that grammar/contact.y reads. */
#include "base/scanner-use.h"
#include "parse/contact-columns.h"
#include "parse/contact-groups.h"
#include "parse/contact-pieces.h"
#include "parse/joined-words.h"
#include "base/vocabulary.h"

#include <string.h>

#define PRESS_SIGN_ROWS "parse/contact-marks.def"
#include "parse/sign-letters.h"

#include "contact-parser.h"
#include "person-parser.h"

#define LINE_END_SIGN 'L'
#define BLANK_LINE_SIGN 'B'
#define GAP_SIGN 'G'

PRESS_SCANNER_DECLARE (press_contact_words, PressContactReader)
void press_contact_words_put (yyscan_t scanner, PressSignInput *input);
void press_contact_words_begin (yyscan_t scanner);
int press_contact_words_next (yyscan_t scanner);

static const guint16 shape_pieces[PRESS_N_SHAPES] = {
  [PRESS_SHAPE_PERSON] = PRESS_PIECE_PERSON, [PRESS_SHAPE_POSSIBLE] = PRESS_PIECE_POSSIBLE,
  [PRESS_SHAPE_SINGLE] = PRESS_PIECE_SINGLE, [PRESS_SHAPE_COMPANY] = PRESS_PIECE_COMPANY,
  [PRESS_SHAPE_TITLE] = PRESS_PIECE_TITLE,   [PRESS_SHAPE_DESK] = PRESS_PIECE_DESK,
  [PRESS_SHAPE_OFFICE] = PRESS_PIECE_OFFICE, [PRESS_SHAPE_PLACE] = PRESS_PIECE_PLACE,
  [PRESS_SHAPE_TAG] = PRESS_PIECE_TAG,
};

static const guint8 shape_parts[PRESS_N_SHAPES] = {
  [PRESS_SHAPE_PERSON] = PRESS_PART_NAME,    [PRESS_SHAPE_POSSIBLE] = PRESS_PART_POSSIBLE,
  [PRESS_SHAPE_SINGLE] = PRESS_PART_SINGLE,  [PRESS_SHAPE_COMPANY] = PRESS_PART_COMPANY,
  [PRESS_SHAPE_TITLE] = PRESS_PART_TITLE,    [PRESS_SHAPE_DESK] = PRESS_PART_DESK,
  [PRESS_SHAPE_OFFICE] = PRESS_PART_COMPANY, [PRESS_SHAPE_PLACE] = PRESS_PART_ADDRESS,
  [PRESS_SHAPE_TAG] = PRESS_PART_MARK,
};

/* The reader of a parse, which reads one text after another, with nothing read yet. */
PressContactReader *
press_contact_reader_get (PressParse *parse, gboolean is_prose)
{
  PressContactReader *reader = parse->contact_reader;

  if (reader == NULL)
    {
      reader = parse->contact_reader = g_new0 (PressContactReader, 1);
      reader->pieces = g_array_new (FALSE, FALSE, sizeof (PressContactPiece));
      reader->words = g_array_new (FALSE, FALSE, sizeof (PressContactWord));
      reader->marks = g_array_new (FALSE, FALSE, sizeof (PressContactMark));
      reader->tokens = g_array_new (FALSE, FALSE, sizeof (PressToken));
      reader->grouping = press_grouping_new ();
      reader->input.signs = g_string_new (NULL);
      reader->scanner = press_contact_words_new_scanner (reader);
    }
  g_array_set_size (reader->pieces, 0);
  g_array_set_size (reader->words, 0);
  reader->parse = parse;
  reader->is_prose = is_prose;
  reader->has_fax_behind = FALSE;
  reader->end = reader->at = 0;
  return reader;
}

void
press_contact_reader_free (PressContactReader *reader)
{
  if (reader == NULL)
    return;
  g_array_unref (reader->pieces);
  g_array_unref (reader->words);
  g_array_unref (reader->marks);
  g_array_unref (reader->tokens);
  press_grouping_free (reader->grouping);
  press_contact_words_yylex_destroy (reader->scanner);
  g_string_free (reader->input.signs, TRUE);
  g_free (reader);
}

static const PressToken *
get_token (const PressContactReader *reader)
{
  return &g_array_index (reader->tokens, PressToken, reader->at_token);
}

static PressContactPiece *
add_piece (PressContactReader *reader, PressSpan span, guint16 kind, PressContactPart part)
{
  PressContactPiece piece = { .span = span, .kind = kind, .part = (guint8) part };

  g_array_append_val (reader->pieces, piece);
  return &g_array_index (reader->pieces, PressContactPiece, reader->pieces->len - 1);
}

/* Where the issuer's name begins, behind its article. */
static guint32
find_issuer_name (const PressParse *parse)
{
  PressSpan name = parse->issuer;
  guint32 end = name.start;

  while (end < name.end && !g_ascii_isspace (parse->text[end]))
    end++;
  return end < name.end
                 && press_vocabulary_find (PRESS_LIST_ARTICLE, parse->text + name.start,
                                           end - name.start)
                        != NULL
             ? end + 1
             : name.start;
}

/* "Acme Valve, Duluth", "Cobble Street Bakeries": the first words of the issuer's name are neither
 * a person's nor an address. */
static gboolean
is_of_issuer (const PressContactReader *reader, PressSpan run)
{
  const PressParse *parse = reader->parse;
  guint32 n_bytes = run.end - run.start;
  guint32 start;

  if (parse->issuer.start == parse->issuer.end)
    return FALSE;
  start = find_issuer_name (parse);
  return start + n_bytes <= parse->issuer.end
         && g_ascii_strncasecmp (parse->text + run.start, parse->text + start, n_bytes) == 0
         && (start + n_bytes == parse->issuer.end
             || !g_ascii_isalnum (parse->text[start + n_bytes]));
}

static void
add_shape (PressContactReader *reader, PressSpan run, PressShape shape)
{
  if ((shape == PRESS_SHAPE_PERSON || shape == PRESS_SHAPE_POSSIBLE || shape == PRESS_SHAPE_SINGLE
       || shape == PRESS_SHAPE_PLACE)
      && is_of_issuer (reader, run))
    shape = PRESS_SHAPE_COMPANY;
  add_piece (reader, run, shape_pieces[shape], (PressContactPart) shape_parts[shape]);
}

/* Gives the pieces of the run at hand, as grammar/person.y reads it, and begins another. */
void
press_contact_end_run (PressContactReader *reader)
{
  PressPersonReader person = { reader->words, reader->marks, 0 };
  const PressContactWord *words;
  guint at = 0;

  if (reader->words->len == 0)
    return;
  words = &g_array_index (reader->words, PressContactWord, 0);
  g_array_set_size (reader->marks, 0);
  if (press_person_yyparse (&person) != 0)
    g_array_set_size (reader->marks, 0);
  for (guint i = 0; i < reader->marks->len; i++)
    {
      const PressContactMark *mark = &g_array_index (reader->marks, PressContactMark, i);
      guint first = (guint) mark->run.first;
      guint last = (guint) mark->run.last;

      if (first > at)
        add_piece (reader, (PressSpan){ words[at].span.start, words[first - 1].span.end },
                   PRESS_PIECE_TEXT, PRESS_PART_TEXT);
      add_shape (reader, (PressSpan){ words[first].span.start, words[last].span.end }, mark->shape);
      at = last + 1;
    }
  if (at < reader->words->len)
    add_piece (reader, (PressSpan){ words[at].span.start, words[reader->words->len - 1].span.end },
               at > 0 ? PRESS_PIECE_TAG : PRESS_PIECE_TEXT, PRESS_PART_TEXT);
  g_array_set_size (reader->words, 0);
}

/* Adds the token at hand as a word of the run. */
void
press_contact_take_word (PressContactReader *reader, guint16 kind)
{
  PressContactWord word = { get_token (reader)->span, kind };

  g_array_append_val (reader->words, word);
  press_contact_skip (reader, 1);
}

/* Adds it as a piece by itself. */
void
press_contact_take_piece (PressContactReader *reader, guint16 kind, PressContactPart part)
{
  const PressToken *token = get_token (reader);

  add_piece (reader, token->span, kind, part)->is_plain
      = token->kind == PRESS_TOKEN_WORD && kind == PRESS_PIECE_TEXT;
  press_contact_skip (reader, 1);
}

/* Leaves so many tokens out. */
void
press_contact_skip (PressContactReader *reader, guint n_tokens)
{
  reader->at_token += n_tokens;
  reader->end = get_token (reader)[-1].span.end;
}

/* Ends a line of the column; the next token is on another one. */
void
press_contact_end_line (PressContactReader *reader, guint32 at, gboolean is_blank)
{
  press_contact_end_run (reader);
  add_piece (reader, (PressSpan){ at, at }, is_blank ? PRESS_PIECE_BLANK : PRESS_PIECE_LINE,
             is_blank ? PRESS_PART_BLANK : PRESS_PART_LINE);
}

/* Ends a cell of its line; the next token is in another one. */
void
press_contact_end_cell (PressContactReader *reader)
{
  guint32 at = get_token (reader)->span.start;

  press_contact_end_run (reader);
  add_piece (reader, (PressSpan){ at, at }, PRESS_PIECE_MARK, PRESS_PART_MARK);
}

/* What white space in front of a token means. */
static void
put_space (PressContactReader *reader, guint32 end, const PressToken *token)
{
  const char *text = reader->parse->text;
  guint n_lines = 0;
  guint n_blanks = 0;

  if (end == 0 || reader->is_prose || !(token->flags & PRESS_TOKEN_AFTER_GAP))
    return;
  for (guint32 at = end; at < token->span.start; at++)
    {
      n_lines += text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n');
      n_blanks += text[at] == '\t' ? 2 : 1;
    }
  if (n_lines > 0)
    g_string_append_c (reader->input.signs, n_lines > 1 ? BLANK_LINE_SIGN : LINE_END_SIGN);
  else if (n_blanks >= PRESS_NARROWEST_GUTTER)
    g_string_append_c (reader->input.signs, GAP_SIGN);
}

static guint32
find_marks (const PressParse *parse, const PressToken *token)
{
  const char *text = parse->text + token->span.start;
  guint32 length = token->span.end - token->span.start;
  guint32 marks = press_signs_find_marks (&letters, token);

  if (g_ascii_isalpha (*text) && (length == 1 || (length == 2 && text[1] == '.')))
    marks |= PRESS_SIGN_MARK ('v');
  if (length == 2 && g_ascii_isupper (text[1]) && press_token_is_in (token, PRESS_LIST_POSTAL))
    marks |= PRESS_SIGN_MARK ('w');
  return marks;
}

static void
put_token (PressContactReader *reader, const PressToken *token)
{
  char signs[PRESS_SIGNS_OF_TOKEN];
  char *end = press_signs_put (signs, token->kind, find_marks (reader->parse, token));

  g_string_append_len (reader->input.signs, signs, end - signs);
}

/* Writes the tokens that are read. */
static void
write_signs (PressContactReader *reader)
{
  guint32 end = reader->end;

  g_string_set_size (reader->input.signs, 0);
  for (guint i = 0; i < reader->tokens->len; i++)
    {
      const PressToken *token = &g_array_index (reader->tokens, PressToken, i);

      if (token->kind != PRESS_TOKEN_END)
        put_space (reader, end, token);
      put_token (reader, token);
      end = token->span.end;
    }
}

/* Whether a token holds words with a slash between, or a cue with its colon. */
static gboolean
is_joined (const PressContactReader *reader, const PressToken *token)
{
  const char *text = reader->parse->text;

  return press_token_joins_words (token, text)
         || (token->kind == PRESS_TOKEN_CUE && text[token->span.end - 1] == ':');
}

/* Appends the pieces of tokens, up to an END that closes them. */
void
press_contact_read (PressContactReader *reader, const PressToken *tokens, guint n_tokens)
{
  PressToken end = { .kind = PRESS_TOKEN_END };
  guint n_copied = 0;
  guint i;

  g_array_set_size (reader->tokens, 0);
  for (i = 0; i < n_tokens && tokens[i].kind != PRESS_TOKEN_END; i++)
    if (is_joined (reader, &tokens[i]))
      {
        g_array_append_vals (reader->tokens, &tokens[n_copied], i - n_copied);
        press_token_split (reader->parse, &tokens[i], reader->tokens);
        n_copied = i + 1;
      }
  if (n_copied < i) /* there may be no tokens at all */
    g_array_append_vals (reader->tokens, &tokens[n_copied], i - n_copied);
  g_array_append_val (reader->tokens, end);
  reader->at_token = 0;
  write_signs (reader);
  reader->input.at = 0;
  press_contact_words_put (reader->scanner, &reader->input);
  press_contact_words_begin (reader->scanner);
  press_contact_words_next (reader->scanner);
}

/* Lets the grammar say what each piece is. */
void
press_contact_understand (PressContactReader *reader)
{
  reader->at = 0;
  press_contact_yyparse (reader);
}

int
press_contact_next (PressContactReader *reader, PressContactPiece **piece)
{
  if (reader->at >= reader->pieces->len)
    return 0;
  *piece = &g_array_index (reader->pieces, PressContactPiece, reader->at++);
  return (*piece)->kind;
}

void
press_contact_mark (PressContactPiece *piece, PressContactPart part)
{
  piece->part = (guint8) part;
}

/* "In the U.S.": the words up to the place are its label, too. */
void
press_contact_mark_place (PressContactPiece *in, PressContactPiece *place)
{
  place->part = PRESS_PART_LABEL;
  place->span.start = in->span.start;
  for (; in < place; in++)
    in->span = (PressSpan){ place->span.start, place->span.start };
}

int
press_person_next (PressPersonReader *reader, PressContactRun *run)
{
  if (reader->at >= reader->words->len)
    return 0;
  run->first = run->last = (int) reader->at;
  return g_array_index (reader->words, PressContactWord, reader->at++).word;
}

void
press_person_mark (PressPersonReader *reader, PressShape shape, PressContactRun run)
{
  PressContactMark mark = { run, shape };

  g_array_append_val (reader->marks, mark);
}

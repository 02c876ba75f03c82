/* The words of contacts: from tokens to the pieces that grammar/contact.y reads. */
#include "parse/contact-columns.h"
#include "parse/contact-groups.h"
#include "parse/contact-pieces.h"
#include "base/vocabulary.h"

#include "contact-parser.h"
#include "person-parser.h"

#include <string.h>

/* What a token is among the words of a contact: a word of a run, or a piece by itself. */
typedef struct
{
  guint16 word;            /* of grammar/person.y; 0: none */
  guint16 piece;           /* of grammar/contact.y; 0: none */
  guint8 part;             /* of that piece */
  guint8 is_looked_up : 1; /* the word lists may know better */
  guint8 is_silent : 1;    /* stands inside a run and means nothing */
} TokenRow;

static const TokenRow token_rows[PRESS_N_TOKENS] = {
  [PRESS_TOKEN_WORD] = { 0, PRESS_PIECE_TEXT, PRESS_PART_TEXT, TRUE },
  [PRESS_TOKEN_CUE] = { 0, PRESS_PIECE_TEXT, PRESS_PART_TEXT, TRUE },
  [PRESS_TOKEN_SPEECH] = { 0, PRESS_PIECE_TEXT, PRESS_PART_TEXT, TRUE },
  [PRESS_TOKEN_CAPITALIZED] = { PRESS_PERSON_CAPITAL, .is_looked_up = TRUE },
  [PRESS_TOKEN_CAPS] = { PRESS_PERSON_CAPITAL, .is_looked_up = TRUE },
  [PRESS_TOKEN_INITIAL] = { PRESS_PERSON_INITIAL, .is_looked_up = TRUE },
  [PRESS_TOKEN_ABBREVIATION] = { PRESS_PERSON_STREET, .is_looked_up = TRUE },
  [PRESS_TOKEN_COURTESY] = { PRESS_PERSON_COURTESY },
  [PRESS_TOKEN_JOB] = { PRESS_PERSON_JOB, .is_looked_up = TRUE },
  [PRESS_TOKEN_NAME_SUFFIX] = { PRESS_PERSON_LETTERS },
  [PRESS_TOKEN_COMPANY] = { PRESS_PERSON_COMPANY },
  [PRESS_TOKEN_REGION] = { PRESS_PERSON_REGION },
  [PRESS_TOKEN_EXCHANGE] = { PRESS_PERSON_CAPITAL },
  [PRESS_TOKEN_WIRE_NAME] = { PRESS_PERSON_COMPANY },
  [PRESS_TOKEN_NUMBER] = { PRESS_PERSON_NUMBER },
  [PRESS_TOKEN_POSSESSIVE] = { .is_silent = TRUE },
  [PRESS_TOKEN_MARK] = { .is_silent = TRUE },
  [PRESS_TOKEN_QUOTE] = { .is_silent = TRUE },
  [PRESS_TOKEN_QUOTE_OPEN] = { .is_silent = TRUE },
  [PRESS_TOKEN_QUOTE_CLOSE] = { .is_silent = TRUE },
  [PRESS_TOKEN_PHONE] = { 0, PRESS_PIECE_PHONE, PRESS_PART_PHONE },
  [PRESS_TOKEN_FAX] = { 0, PRESS_PIECE_FAX, PRESS_PART_FAX },
  [PRESS_TOKEN_EMAIL] = { 0, PRESS_PIECE_EMAIL, PRESS_PART_EMAIL },
  [PRESS_TOKEN_URL] = { 0, PRESS_PIECE_URL, PRESS_PART_URL },
  [PRESS_TOKEN_FAX_WORD] = { 0, PRESS_PIECE_FAX_TAG, PRESS_PART_MARK },
  [PRESS_TOKEN_FAX_MARK] = { 0, PRESS_PIECE_FAX_MARK, PRESS_PART_MARK },
  [PRESS_TOKEN_EXTENSION] = { 0, PRESS_PIECE_MARK, PRESS_PART_MARK },
  [PRESS_TOKEN_COMMA] = { 0, PRESS_PIECE_COMMA, PRESS_PART_COMMA },
  [PRESS_TOKEN_COLON] = { 0, PRESS_PIECE_COLON, PRESS_PART_MARK },
  [PRESS_TOKEN_SEMICOLON] = { 0, PRESS_PIECE_OR, PRESS_PART_OR },
  [PRESS_TOKEN_SLASH] = { 0, PRESS_PIECE_OR, PRESS_PART_OR },
  [PRESS_TOKEN_OPEN] = { 0, PRESS_PIECE_OPEN, PRESS_PART_OPEN },
  [PRESS_TOKEN_STOP] = { 0, PRESS_PIECE_STOP, PRESS_PART_MARK },
  [PRESS_TOKEN_OTHER] = { 0, PRESS_PIECE_MARK, PRESS_PART_MARK, TRUE },
};

static const TokenRow other_row = { 0, PRESS_PIECE_MARK, PRESS_PART_MARK };

/* The classes of the list of contact words. */
typedef struct
{
  const char *name;
  TokenRow row;
  guint8 is_any_case : 1; /* counts in small letters too */
  guint8 is_asking : 1;
  guint8 is_agent : 1;
  guint8 is_phone_too : 1; /* with a colon and a number behind it: "Office: 802-555-0142" */
} ClassRow;

static const ClassRow class_rows[] = {
  { "desk", { PRESS_PERSON_DESK }, TRUE },
  { "desk or phone", { PRESS_PERSON_DESK }, TRUE, .is_phone_too = TRUE },
  { "before phone", { 0 }, TRUE, .is_phone_too = TRUE }, /* and nothing without them */
  { "ask", { PRESS_PERSON_DESK }, TRUE, TRUE },
  { "verb", { 0, PRESS_PIECE_TEXT, PRESS_PART_TEXT }, TRUE, TRUE },
  { "agent", { 0, PRESS_PIECE_TEXT, PRESS_PART_TEXT }, TRUE, FALSE, TRUE },
  { "phone", { PRESS_PERSON_TAG }, TRUE },
  { "mail", { PRESS_PERSON_TAG }, TRUE },
  { "web", { PRESS_PERSON_TAG }, TRUE },
  { "fax", { 0, PRESS_PIECE_FAX_TAG, PRESS_PART_MARK }, TRUE },
  { "title", { PRESS_PERSON_JOB } },
  { "street", { PRESS_PERSON_STREET } },
  { "saint", { PRESS_PERSON_STREET } }, /* "St.", unless it is in a name: see is_saint() */
  { "company", { PRESS_PERSON_COMPANY } },
  { "ampersand", { PRESS_PERSON_AMPERSAND }, TRUE },
  { "and", { PRESS_PERSON_AND }, TRUE },
  { "particle", { PRESS_PERSON_PARTICLE }, TRUE },
  { "or", { 0, PRESS_PIECE_OR, PRESS_PART_OR }, TRUE },
  { "of", { 0, PRESS_PIECE_OF, PRESS_PART_MARK }, TRUE },
  { "in", { 0, PRESS_PIECE_IN, PRESS_PART_MARK } },
  { "all", { 0, PRESS_PIECE_MARK, PRESS_PART_MARK }, TRUE },
};

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

/* A token with what the word lists tell of it. */
typedef struct
{
  const TokenRow *row;
  const ClassRow *class;
} Reading;

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
    }
  g_array_set_size (reader->pieces, 0);
  g_array_set_size (reader->words, 0);
  reader->parse = parse;
  reader->is_prose = is_prose;
  reader->line = reader->end = reader->at = 0;
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
  g_free (reader);
}

static PressContactPiece *
add_piece (PressContactReader *reader, PressSpan span, guint16 kind, PressContactPart part)
{
  PressContactPiece piece = { .span = span, .kind = kind, .part = (guint8) part };

  g_array_append_val (reader->pieces, piece);
  return &g_array_index (reader->pieces, PressContactPiece, reader->pieces->len - 1);
}

static const ClassRow *
find_class (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (class_rows); i++)
    if (class_rows[i].name[0] == name[0] && strcmp (class_rows[i].name, name) == 0)
      return &class_rows[i];
  return NULL;
}

/* A letter such as the T before a telephone number tells only with a colon, or right before it; so
 * does the one of "E Mail". */
static gboolean
is_lone_letter (const char *text, const PressToken *token)
{
  guint32 length = token->span.end - token->span.start;

  return g_ascii_isalpha (*text) && (length == 1 || (length == 2 && text[1] == '.'))
         && token[1].kind != PRESS_TOKEN_COLON && token[1].kind != PRESS_TOKEN_PHONE
         && g_strcmp0 (press_token_get_meaning (&token[1], PRESS_LIST_CONTACT), "mail") != 0;
}

static Reading
read_token (const PressContactReader *reader, const PressToken *token)
{
  const char *text = reader->parse->text + token->span.start;
  const TokenRow *row = &token_rows[token->kind];
  gboolean is_small = token->kind == PRESS_TOKEN_WORD && !g_ascii_isupper (*text);
  static const TokenRow given = { PRESS_PERSON_GIVEN };
  static const TokenRow suffix = { PRESS_PERSON_SUFFIX };
  static const TokenRow tag = { PRESS_PERSON_TAG };
  const ClassRow *class;

  if (token->kind == PRESS_TOKEN_NAME_SUFFIX
      && press_token_means (token, PRESS_LIST_NAME_SUFFIX, "name"))
    return (Reading){ &suffix, NULL };
  if (row->word == 0 && row->piece == 0 && !row->is_silent)
    return (Reading){ &other_row, NULL };
  if (!row->is_looked_up || is_lone_letter (text, token))
    return (Reading){ row, NULL };
  class = find_class (press_token_get_meaning (token, PRESS_LIST_CONTACT));
  if (class != NULL && class->is_phone_too && token[1].kind == PRESS_TOKEN_COLON
      && token[2].kind == PRESS_TOKEN_PHONE)
    return (Reading){ &tag, class };
  if (class != NULL && class->row.word + class->row.piece > 0 && (!is_small || class->is_any_case))
    return (Reading){ &class->row, class };
  if (row->word == PRESS_PERSON_CAPITAL && press_token_is_in (token, PRESS_LIST_GIVEN_NAME))
    return (Reading){ &given, NULL };
  return (Reading){ row, NULL };
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
static void
close_run (PressContactReader *reader)
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

static guint16
get_last_word (const PressContactReader *reader)
{
  if (reader->words->len == 0)
    return 0;
  return g_array_index (reader->words, PressContactWord, reader->words->len - 1).word;
}

/* Signs whose meaning hangs on the words at both sides, since the grammars see but one ahead. */
typedef struct
{
  guint16 sign;     /* a token of grammar/contact.y, or of grammar/person.y for "and" */
  guint16 before;   /* of grammar/person.y */
  guint16 after;    /* of grammar/person.y */
  guint16 as_word;  /* what it becomes inside the run; 0: it ends the run */
  guint16 as_piece; /* what it becomes between two runs */
} Mend;

static const Mend mends[] = {
  /* VP/Treasurer, Director of Investor Relations, Bank of Dunmere */
  { PRESS_PIECE_OR, PRESS_PERSON_JOB, PRESS_PERSON_JOB, PRESS_PERSON_AND },
  { PRESS_PIECE_OR, PRESS_PERSON_DESK, PRESS_PERSON_DESK, PRESS_PERSON_AND },
  { PRESS_PIECE_OF, PRESS_PERSON_JOB, PRESS_PERSON_JOB, PRESS_PERSON_AND },
  { PRESS_PIECE_OF, PRESS_PERSON_JOB, PRESS_PERSON_DESK, PRESS_PERSON_AND },
  { PRESS_PIECE_OF, PRESS_PERSON_DESK, PRESS_PERSON_DESK, PRESS_PERSON_AND },
  { PRESS_PIECE_OF, PRESS_PERSON_COMPANY, PRESS_PERSON_CAPITAL, PRESS_PERSON_AND },
  { PRESS_PIECE_OF, PRESS_PERSON_COMPANY, PRESS_PERSON_REGION, PRESS_PERSON_AND },
  /* 24/7 */
  { PRESS_PIECE_OR, PRESS_PERSON_NUMBER, PRESS_PERSON_NUMBER, PRESS_PERSON_AND },
  /* Jane Roe and John Doe */
  { PRESS_PERSON_AND, PRESS_PERSON_CAPITAL, PRESS_PERSON_GIVEN, 0, PRESS_PIECE_OR },
  { PRESS_PERSON_AND, PRESS_PERSON_GIVEN, PRESS_PERSON_GIVEN, 0, PRESS_PIECE_OR },
  { PRESS_PERSON_AND, PRESS_PERSON_SUFFIX, PRESS_PERSON_GIVEN, 0, PRESS_PIECE_OR },
  { PRESS_PERSON_AMPERSAND, PRESS_PERSON_CAPITAL, PRESS_PERSON_GIVEN, 0, PRESS_PIECE_OR },
};

/* "Jane Roe & Ann Poe": a person's whole name stands in front of the sign; "Roe & Ryan" is a
 * company. */
static gboolean
is_behind_name (const PressContactReader *reader)
{
  return reader->words->len > 1
         && g_array_index (reader->words, PressContactWord, 0).word == PRESS_PERSON_GIVEN;
}

static const Mend *
find_mend (const PressContactReader *reader, const TokenRow *row, guint16 after)
{
  gboolean is_joint = row->word == PRESS_PERSON_AND || row->word == PRESS_PERSON_AMPERSAND;
  guint16 sign = is_joint ? row->word : row->piece;
  guint16 before = get_last_word (reader);

  if (row->word == PRESS_PERSON_AMPERSAND && !is_behind_name (reader))
    return NULL;
  for (guint i = 0; before != 0 && i < G_N_ELEMENTS (mends); i++)
    if (mends[i].sign == sign && mends[i].before == before && mends[i].after == after)
      return &mends[i];
  return NULL;
}

/* Whether a line or a column ends between two tokens that stand one after the other. */
static gboolean
parts_columns (const PressContactReader *reader, const PressToken *token)
{
  return (token->flags & PRESS_TOKEN_AFTER_LINE) != 0
         || (!reader->is_prose && token->span.start >= token[-1].span.end + PRESS_NARROWEST_GUTTER);
}

/* Whether a comma is part of a name: before Inc. or Jr. where nothing goes on behind them. */
static gboolean
is_inner_comma (const PressContactReader *reader, const PressToken *comma)
{
  guint16 next;

  if (comma->kind != PRESS_TOKEN_COMMA || reader->words->len == 0)
    return FALSE;
  next = read_token (reader, comma + 1).row->word;
  if (next == PRESS_PERSON_SUFFIX)
    return TRUE;
  return next == PRESS_PERSON_COMPANY && comma[2].kind != PRESS_TOKEN_END
             ? read_token (reader, comma + 2).row->word == 0 || parts_columns (reader, comma + 2)
             : next == PRESS_PERSON_COMPANY;
}

/* Whether a comma stands before a state, written out or as its postal code. */
static gboolean
is_town_comma (const PressContactReader *reader, const PressToken *comma)
{
  const PressToken *next = comma + 1;
  const char *text = reader->parse->text + next->span.start;
  gsize length = next->span.end - next->span.start;

  if (comma->kind != PRESS_TOKEN_COMMA)
    return FALSE;
  return next->kind == PRESS_TOKEN_REGION
         || (length == 2 && g_ascii_isupper (text[1])
             && (next->kind != PRESS_TOKEN_NAME_SUFFIX || next[1].kind == PRESS_TOKEN_NUMBER)
             && press_vocabulary_find (PRESS_LIST_POSTAL, text, length) != NULL);
}

static void
add_word (PressContactReader *reader, const PressToken *token, guint16 kind)
{
  PressContactWord word = { token->span, kind };

  g_array_append_val (reader->words, word);
}

/* A name begins behind a desk or a job title without any mark: "Investor Relations Jane Roe". */
static gboolean
parts_here (const PressContactReader *reader, guint16 word)
{
  return (get_last_word (reader) == PRESS_PERSON_DESK || get_last_word (reader) == PRESS_PERSON_JOB)
         && word == PRESS_PERSON_GIVEN;
}

/* A phrase that asks to get in touch, such as "please contact". */
static gboolean
is_contact_cue (const PressToken *token)
{
  const char *value = NULL;

  if (token->kind == PRESS_TOKEN_CUE)
    value = press_token_get_meaning (token, PRESS_LIST_CUE);
  return value != NULL && g_str_has_prefix (value, "contact");
}

static void
add_sign (PressContactReader *reader, const PressToken *token, const Reading *reading)
{
  const TokenRow *row = reading->row;
  PressContactPiece *piece;
  guint16 kind = row->piece;

  close_run (reader);
  if (is_town_comma (reader, token))
    kind = PRESS_PIECE_TOWN_COMMA;
  else if (kind == 0)
    kind = row->word == PRESS_PERSON_AND || row->word == PRESS_PERSON_AMPERSAND ? PRESS_PIECE_OR
                                                                                : PRESS_PIECE_MARK;
  piece = add_piece (reader, token->span, kind,
                     kind == PRESS_PIECE_OR ? PRESS_PART_OR : (PressContactPart) row->part);
  piece->is_asking
      = (reading->class != NULL && reading->class->is_asking) || is_contact_cue (token);
  piece->is_agent = reading->class != NULL && reading->class->is_agent;
  piece->is_plain = token->kind == PRESS_TOKEN_WORD && kind == PRESS_PIECE_TEXT;
}

/* Takes one token; @after is the word of the run that the next one is. */
static void
read_one (PressContactReader *reader, const PressToken *token, Reading reading, guint16 after)
{
  const Mend *mend = find_mend (reader, reading.row, after);
  gboolean is_joint
      = reading.row->word == PRESS_PERSON_AND || reading.row->word == PRESS_PERSON_AMPERSAND;

  if (mend != NULL && mend->as_word != 0)
    add_word (reader, token, mend->as_word);
  else if (is_inner_comma (reader, token)
           || (reading.row->is_silent && reader->words->len > 0 && after != 0))
    return;
  else if (mend != NULL || reading.row->word == 0 || (is_joint && reader->words->len == 0))
    add_sign (reader, token, &reading);
  else
    {
      if (parts_here (reader, reading.row->word))
        close_run (reader);
      add_word (reader, token, reading.row->word);
      if (reading.class != NULL && reading.class->is_asking && after != PRESS_PERSON_DESK)
        {
          close_run (reader);
          g_array_index (reader->pieces, PressContactPiece, reader->pieces->len - 1).is_asking = 1;
        }
    }
}

/* Ends a line of the column; the next token is on another one. */
void
press_contact_end_line (PressContactReader *reader, guint32 at, gboolean is_blank)
{
  close_run (reader);
  add_piece (reader, (PressSpan){ at, at }, is_blank ? PRESS_PIECE_BLANK : PRESS_PIECE_LINE,
             is_blank ? PRESS_PART_BLANK : PRESS_PART_LINE);
}

/* What white space before a token means: a line's end, a blank line, a gap between two cells. */
static void
read_space (PressContactReader *reader, const PressToken *token)
{
  const char *text = reader->parse->text;
  guint n_lines = 0;
  guint n_blanks = 0;

  if (reader->end == 0 || reader->is_prose || !(token->flags & PRESS_TOKEN_AFTER_GAP))
    return;
  for (guint32 at = reader->end; at < token->span.start; at++)
    {
      n_lines += text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n');
      n_blanks += text[at] == '\t' ? 2 : 1;
    }
  if (n_lines > 0)
    press_contact_end_line (reader, reader->end, n_lines > 1);
  else if (n_blanks > 1 && reader->words->len > 0)
    {
      close_run (reader);
      add_piece (reader, (PressSpan){ token->span.start, token->span.start }, PRESS_PIECE_MARK,
                 PRESS_PART_MARK);
    }
}

static void
add_part (PressContactReader *reader, const PressToken *token, PressSpan span, guint8 kind)
{
  PressToken part = { .kind = kind };

  press_token_set_span (&part, reader->parse->text, span);
  if (span.start == token->span.start)
    part.flags = token->flags;
  if (span.start < span.end)
    g_array_append_val (reader->tokens, part);
}

/* The kind of a word that was joined to another with a slash. */
static guint8
find_kind (const PressContactReader *reader, PressSpan span)
{
  const char *text = reader->parse->text + span.start;
  gsize length = span.end - span.start;

  if (press_vocabulary_find (PRESS_LIST_JOB, text, length) != NULL)
    return PRESS_TOKEN_JOB;
  if (press_vocabulary_find (PRESS_LIST_FAX, text, length) != NULL)
    return PRESS_TOKEN_FAX_WORD;
  return g_ascii_islower (*text) ? PRESS_TOKEN_WORD : PRESS_TOKEN_CAPITALIZED;
}

/* Whether a token holds two names with a slash between, or a cue with its colon. */
static gboolean
is_joined (const PressContactReader *reader, const PressToken *token)
{
  const char *text = reader->parse->text;
  PressSpan span = token->span;

  if (token->kind == PRESS_TOKEN_CUE && text[span.end - 1] == ':')
    return TRUE;
  return token_rows[token->kind].is_looked_up && token->kind != PRESS_TOKEN_OTHER
         && memchr (text + span.start, '/', span.end - span.start) != NULL;
}

/* Appends the parts of such a token. */
static void
split_token (PressContactReader *reader, const PressToken *token)
{
  const char *text = reader->parse->text;
  PressSpan span = token->span;
  guint32 at;

  if (token->kind == PRESS_TOKEN_CUE && text[span.end - 1] == ':')
    {
      add_part (reader, token, (PressSpan){ span.start, span.end - 1 }, PRESS_TOKEN_CAPITALIZED);
      add_part (reader, token, (PressSpan){ span.end - 1, span.end }, PRESS_TOKEN_COLON);
      return;
    }
  for (guint32 start = span.start; start < span.end; start = at + 1)
    {
      for (at = start; at < span.end && text[at] != '/';)
        at++;
      add_part (reader, token, (PressSpan){ start, at },
                find_kind (reader, (PressSpan){ start, at }));
      if (at < span.end)
        add_part (reader, token, (PressSpan){ at, at + 1 }, PRESS_TOKEN_SLASH);
    }
}

static gboolean
is_name_word (const PressContactReader *reader, const PressToken *token)
{
  guint16 word = read_token (reader, token).row->word;

  return word == PRESS_PERSON_GIVEN || word == PRESS_PERSON_CAPITAL;
}

/* "John R. (Jack) Roe": how many tokens from an opening bracket on are what somebody is called
 * between his names; 0: none. */
static guint
count_nickname (const PressContactReader *reader, const PressToken *open)
{
  guint16 before = get_last_word (reader);
  guint n_quotes = open[1].kind == PRESS_TOKEN_QUOTE || open[1].kind == PRESS_TOKEN_QUOTE_OPEN;

  if (open->kind != PRESS_TOKEN_OPEN
      || (before != PRESS_PERSON_GIVEN && before != PRESS_PERSON_INITIAL
          && before != PRESS_PERSON_CAPITAL)
      || !is_name_word (reader, &open[n_quotes + 1]) || open[n_quotes + 2].kind == PRESS_TOKEN_END
      || open[2 * n_quotes + 2].kind != PRESS_TOKEN_CLOSE
      || !is_name_word (reader, &open[2 * n_quotes + 3]))
    return 0;
  return 2 * n_quotes + 3;
}

/* "Jane St. John": whether a saint stands in a name, behind what can be nothing but a given one. */
static gboolean
is_saint (const PressContactReader *reader, const PressToken *token)
{
  guint16 last = get_last_word (reader);
  guint16 first = last == 0 ? 0 : g_array_index (reader->words, PressContactWord, 0).word;

  return token->kind == PRESS_TOKEN_ABBREVIATION && first == PRESS_PERSON_GIVEN
         && (last == PRESS_PERSON_GIVEN || last == PRESS_PERSON_INITIAL)
         && press_token_means (token, PRESS_LIST_CONTACT, "saint")
         && (token[1].flags & PRESS_TOKEN_AFTER_LINE) == 0 && is_name_word (reader, &token[1]);
}

/* Appends the pieces of tokens, up to an END that closes them. */
void
press_contact_read (PressContactReader *reader, const PressToken *tokens, guint n_tokens)
{
  static const TokenRow particle = { PRESS_PERSON_PARTICLE };
  PressToken end = { .kind = PRESS_TOKEN_END };
  Reading reading;
  guint n_copied = 0;
  guint i;

  g_array_set_size (reader->tokens, 0);
  for (i = 0; i < n_tokens && tokens[i].kind != PRESS_TOKEN_END; i++)
    if (is_joined (reader, &tokens[i]))
      {
        g_array_append_vals (reader->tokens, &tokens[n_copied], i - n_copied);
        split_token (reader, &tokens[i]);
        n_copied = i + 1;
      }
  if (n_copied < i) /* there may be no tokens at all */
    g_array_append_vals (reader->tokens, &tokens[n_copied], i - n_copied);
  g_array_append_val (reader->tokens, end);
  reading = read_token (reader, &g_array_index (reader->tokens, PressToken, 0));
  for (i = 0; i + 1 < reader->tokens->len; i++)
    {
      const PressToken *token = &g_array_index (reader->tokens, PressToken, i);
      guint n_nickname = count_nickname (reader, token);
      Reading next = read_token (reader, token + MAX (n_nickname, 1));

      if (n_nickname > 0)
        {
          i += n_nickname - 1;
          reader->end = token[n_nickname - 1].span.end;
          reading = next;
          continue;
        }
      if (i == 0 || !is_inner_comma (reader, token - 1))
        read_space (reader, token);
      if (is_saint (reader, token))
        reading.row = &particle;
      read_one (reader, token, reading, next.row->word);
      reader->end = token->span.end;
      reading = next;
    }
  close_run (reader);
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

/* The issuer in the opening paragraph: feeding grammar/issuer.l and issuer.y, and keeping what they
 * find. */
#include "base/scanner-use.h"
#include "parse/issuer.h"

#include "parse/issuer-private.h"

#include "issuer-parser.h"

#define PRESS_SIGN_ROWS "parse/issuer-marks.def"
#include "parse/sign-letters.h"

#define MOST_NAME_TOKENS 20
#define MOST_SIGN_BYTES 16384

PRESS_SCANNER_DECLARE (press_naming, PressNaming)
struct yy_buffer_state *press_naming_yy_scan_buffer (char *buffer, gsize size, yyscan_t scanner);
void press_naming_rewind (yyscan_t scanner, char *buffer, gsize length_bytes);
void press_naming_go_to (yyscan_t scanner, char *next);
void press_naming_begin (yyscan_t scanner, PressNamingState state);
int press_naming_next (yyscan_t scanner);

typedef struct
{
  gboolean is_set;
  PressIssuerPart part;
} Slot;

struct _PressIssuerReader
{
  yyscan_t scanner;
  PressNaming naming;
  char signs[MOST_SIGN_BYTES + 2];
};

struct _PressIssuer
{
  PressIssuerReader *reader;
  const PressToken *tokens;
  guint n_tokens; /* that are read */
  guint start;    /* behind the dateline */
  guint at;       /* the next token to read */
  guint n_signs;  /* bytes of those that have been read */
  Slot sure;      /* surely a company's name */
  Slot likely;
  Slot other; /* a lone word that opens a sentence */
};

PressIssuerReader *
press_issuer_reader_new (void)
{
  PressIssuerReader *reader = g_new0 (PressIssuerReader, 1);

  reader->scanner = press_naming_new_scanner (&reader->naming);
  press_naming_yy_scan_buffer (reader->signs, sizeof reader->signs, reader->scanner);
  return reader;
}

void
press_issuer_reader_free (PressIssuerReader *reader)
{
  press_naming_yylex_destroy (reader->scanner);
  g_free (reader);
}

static PressTokenKind
get_kind (const PressIssuer *issuer, guint at)
{
  return at < issuer->n_tokens ? issuer->tokens[at].kind : PRESS_TOKEN_END;
}

static PressSpan
get_span (const PressIssuer *issuer, PressIssuerPart part)
{
  return (PressSpan){ issuer->tokens[part.first].span.start, issuer->tokens[part.last].span.end };
}

/* Signs. */

/* "eBay" and "i3" are names although they open with a small letter or a digit; "Ohio-based" is
 * none. */
static gboolean
is_odd_word (const char *text, PressSpan span)
{
  gboolean has_digit = FALSE;
  gboolean has_upper = FALSE;
  gboolean has_letter = FALSE;

  for (guint32 i = span.start; i < span.end; i++)
    {
      has_digit |= g_ascii_isdigit (text[i]);
      has_upper |= g_ascii_isupper (text[i]);
      has_letter |= g_ascii_isalpha (text[i]);
    }
  return (has_upper && !g_ascii_isupper (text[span.start]) && text[span.end - 1] != '-')
         || (has_digit && has_letter);
}

static guint32
find_marks_of_spelling (const char *text, const PressToken *token)
{
  char first = text[token->span.start];
  guint32 marks = 0;

  if (g_ascii_isdigit (first))
    marks |= PRESS_SIGN_MARK ('i');
  if (g_ascii_isupper (first))
    marks |= PRESS_SIGN_MARK ('u');
  if (token->span.end - token->span.start == 1)
    marks |= PRESS_SIGN_MARK ('s');
  if (token->kind == PRESS_TOKEN_STOP && first != '.')
    marks |= PRESS_SIGN_MARK ('w');
  if ((token->kind == PRESS_TOKEN_WORD || token->kind == PRESS_TOKEN_URL)
      && is_odd_word (text, token->span))
    marks |= PRESS_SIGN_MARK ('o');
  return marks;
}

/* Writes the tokens behind the dateline, to the end of the block or as many as there is room for,
 * and gives the end of those. */
static guint
write_signs (PressIssuerReader *reader, const char *text, const PressToken *tokens, guint start,
             guint n_tokens)
{
  char *last = reader->signs + MOST_SIGN_BYTES - PRESS_SIGNS_OF_TOKEN - 1;
  char *to = reader->signs;
  guint at;

  for (at = start; at < n_tokens && to < last; at++)
    {
      const PressToken *token = &tokens[at];

      if (token->kind == PRESS_TOKEN_END)
        break;
      to = press_signs_put (to, token->kind,
                            press_signs_find_marks (&letters, token)
                                | find_marks_of_spelling (text, token));
    }
  to = press_signs_put (to, PRESS_TOKEN_END, 0);
  press_naming_rewind (reader->scanner, reader->signs, (gsize) (to - reader->signs));
  return at;
}

/* Takes the first @n_tokens of those that a pattern holds; gives the bytes of their signs. */
int
press_naming_take (PressNaming *naming, const char *signs, guint n_tokens)
{
  naming->n_tokens = n_tokens;
  naming->n_bytes = press_signs_measure (signs, n_tokens);
  return (int) naming->n_bytes;
}

/* Takes all of them but the last @n_tokens. */
int
press_naming_leave (PressNaming *naming, const char *signs, guint n_tokens)
{
  guint n = 0;

  for (const char *at = signs; *at != '\0'; at++)
    n += !g_ascii_islower (*at);
  return press_naming_take (naming, signs, n - n_tokens);
}

/* Names. */

static gboolean
has_form (const PressIssuer *issuer, guint first, guint end)
{
  for (guint at = first; at < end; at++)
    if (get_kind (issuer, at) == PRESS_TOKEN_COMPANY)
      return TRUE;
  return FALSE;
}

/* What the next tokens are, from where the last ones ended. */
static int
read_next (PressIssuer *issuer)
{
  int found = press_naming_next (issuer->reader->scanner);

  issuer->at += issuer->reader->naming.n_tokens;
  issuer->n_signs += issuer->reader->naming.n_bytes;
  return found;
}

/* What stands in front of a name tells how it may open. */
static void
begin_name (PressIssuer *issuer, guint first)
{
  PressTokenKind before = first > 0 ? get_kind (issuer, first - 1) : PRESS_TOKEN_END;
  PressNaming *naming = &issuer->reader->naming;

  *naming = (PressNaming){
    .opens_paragraph = first <= issuer->start + 1,
    .is_behind_title = before == PRESS_TOKEN_COURTESY || before == PRESS_TOKEN_JOB,
  };
  press_naming_begin (issuer->reader->scanner, first == issuer->start ? PRESS_NAMING_START
                                               : before == PRESS_TOKEN_COMMA
                                                   ? PRESS_NAMING_BEHIND_COMMA
                                                   : PRESS_NAMING_OPENING);
}

static int
read_part (PressIssuer *issuer, PressIssuerPart *part)
{
  PressNaming *naming = &issuer->reader->naming;
  guint n_signs = issuer->n_signs;
  int found;

  begin_name (issuer, part->first);
  while ((found = read_next (issuer)) == PRESS_ISSUER_NAME
         && issuer->at < part->first + MOST_NAME_TOKENS)
    naming->n_taken = issuer->at - part->first;
  if (found == PRESS_ISSUER_ARTICLE)
    return found;
  if (issuer->at > part->first && naming->names_somebody)
    return press_token_is_in (&issuer->tokens[issuer->at - 1], PRESS_LIST_AUTHORITY)
               ? PRESS_ISSUER_AUTHORITY
               : PRESS_ISSUER_NAME;
  issuer->at = part->first;
  issuer->n_signs = n_signs;
  press_naming_go_to (issuer->reader->scanner, issuer->reader->signs + n_signs);
  press_naming_begin (issuer->reader->scanner, PRESS_NAMING_NO_NAME);
  return read_next (issuer);
}

int
press_issuer_yylex (PressIssuerPart *part, PressIssuer *issuer)
{
  int found;

  part->first = part->last = issuer->at;
  part->is_company = FALSE;
  /* Behind a name that is sure nothing is told any more. */
  if (issuer->sure.is_set || get_kind (issuer, issuer->at) == PRESS_TOKEN_END)
    return PRESS_ISSUER_END;
  found = read_part (issuer, part);
  part->last = issuer->at - 1;
  part->is_company = found == PRESS_ISSUER_NAME && has_form (issuer, part->first, issuer->at);
  if (found == PRESS_ISSUER_NAME && !part->is_company
      && get_kind (issuer, issuer->at) == PRESS_TOKEN_JOB
      && press_token_is_in (&issuer->tokens[part->first], PRESS_LIST_ARTICLE))
    part->first++; /* "The Acme Board of Directors" */
  return found;
}

void
press_issuer_yyerror (PressIssuer *issuer, const char *message)
{
  (void) issuer;
  (void) message;
}

/* Of names that are joined the first one stands. */
PressIssuerPart
press_issuer_join (PressIssuerPart first, PressIssuerPart second)
{
  first.is_company |= second.is_company;
  return first;
}

/* "Robert H. Gaynor": an initial in the middle makes a name a person's. */
static gboolean
has_middle_initial (const PressIssuer *issuer, PressIssuerPart name)
{
  for (guint at = name.first + 1; at < name.last; at++)
    if (get_kind (issuer, at) == PRESS_TOKEN_INITIAL)
      return TRUE;
  return FALSE;
}

static void
fill (Slot *slot, PressIssuerPart part)
{
  if (!slot->is_set)
    *slot = (Slot){ TRUE, part };
}

static gboolean
is_sure (const PressIssuer *issuer, PressIssuerEvidence evidence, PressIssuerPart name)
{
  switch (evidence)
    {
    case PRESS_ISSUER_LISTED:
      return TRUE;
    case PRESS_ISSUER_ANNOUNCING:
      return name.is_company || !has_middle_initial (issuer, name);
    case PRESS_ISSUER_EXPLAINED:
      return name.is_company || name.first == issuer->start;
    case PRESS_ISSUER_NAMED:
    case PRESS_ISSUER_OWNING:
    case PRESS_ISSUER_PERSON:
      return name.is_company;
    }
  return FALSE;
}

/* "Mr. Harbor Foods, Inc.": in front a courtesy word opens the name of a company. */
void
press_issuer_note_courtesy (PressIssuer *issuer, PressIssuerPart courtesy, PressIssuerPart name)
{
  if (name.is_company && courtesy.first == issuer->start)
    name.first = courtesy.first;
  press_issuer_note (issuer, PRESS_ISSUER_PERSON, name);
}

/* Takes a name down by what stands with it. */
void
press_issuer_note (PressIssuer *issuer, PressIssuerEvidence evidence, PressIssuerPart name)
{
  gboolean opens_sentence
      = name.first == issuer->start || get_kind (issuer, name.first - 1) == PRESS_TOKEN_STOP;

  if (is_sure (issuer, evidence, name))
    fill (&issuer->sure, name);
  else if (evidence != PRESS_ISSUER_PERSON && !has_middle_initial (issuer, name))
    fill (opens_sentence && name.first == name.last ? &issuer->other : &issuer->likely, name);
}

gboolean
press_issuer_is_found (const PressIssuer *issuer)
{
  return issuer->sure.is_set || issuer->likely.is_set;
}

/* The first token behind the dateline that @phrases holds. */
static guint
find_start (const GArray *phrases, const PressToken *tokens, guint n_tokens)
{
  guint32 end = 0;
  guint at = 0;

  for (guint i = 0; i < phrases->len; i++)
    if (g_array_index (phrases, PressPhrase, i).kind == PRESS_NODE_DATELINE)
      end = g_array_index (phrases, PressPhrase, i).span.end;
  while (at < n_tokens && tokens[at].span.start < end)
    at++;
  return at;
}

/* Adds the phrase of the issuer's name in the opening paragraph, behind the dateline that @phrases
 * holds. Returns whether there is one. */
gboolean
press_parse_issuer (PressParse *parse, const PressToken *tokens, guint n_tokens, GArray *phrases)
{
  guint start = find_start (phrases, tokens, n_tokens);
  guint end = write_signs (parse->issuer_reader, parse->text, tokens, start, n_tokens);
  PressIssuer issuer
      = { .reader = parse->issuer_reader, .tokens = tokens, .n_tokens = end, .at = start };
  const Slot *found;

  press_naming_begin (issuer.reader->scanner, PRESS_NAMING_LEAD);
  read_next (&issuer);
  issuer.start = issuer.at;
  press_issuer_yyparse (&issuer);
  found = issuer.sure.is_set ? &issuer.sure : issuer.likely.is_set ? &issuer.likely : &issuer.other;
  if (!found->is_set)
    return FALSE;
  press_phrases_add (phrases, PRESS_NODE_ISSUER, get_span (&issuer, found->part));
  return TRUE;
}

/* Contacts as phrases: in prose, and in the items of a trailer. */
#include "parse/contact-pieces.h"
#include "parse/contact.h"
#include "parse/values.h"

#include "contact-parser.h"

#define MOST_WAITING 4 /* for a number that they share */

/* What the node of a part is; 0: text. */
static const guint16 part_nodes[PRESS_N_PARTS] = {
  [PRESS_PART_LABEL] = PRESS_NODE_LABEL,
  [PRESS_PART_COMPANY_LABEL] = PRESS_NODE_ORGANIZATION,
  [PRESS_PART_NAME] = PRESS_NODE_NAME,
  [PRESS_PART_COMPANY] = PRESS_NODE_ORGANIZATION,
  [PRESS_PART_BELONGING] = PRESS_NODE_ORGANIZATION,
  [PRESS_PART_TITLE] = PRESS_NODE_JOB_TITLE,
  [PRESS_PART_ADDRESS] = PRESS_NODE_ADDRESS,
  [PRESS_PART_PHONE] = PRESS_NODE_PHONE,
  [PRESS_PART_FAX] = PRESS_NODE_FAX,
  [PRESS_PART_EMAIL] = PRESS_NODE_EMAIL,
  [PRESS_PART_URL] = PRESS_NODE_URL,
};

/* Numbers and addresses have a normal form: the token that they were says which. */
static const guint8 part_tokens[PRESS_N_PARTS] = {
  [PRESS_PART_PHONE] = PRESS_TOKEN_PHONE,
  [PRESS_PART_FAX] = PRESS_TOKEN_FAX,
  [PRESS_PART_EMAIL] = PRESS_TOKEN_EMAIL,
  [PRESS_PART_URL] = PRESS_TOKEN_URL,
};

static PressContactPiece *
get_piece (const PressContactReader *reader, guint at)
{
  return &g_array_index (reader->pieces, PressContactPiece, at);
}

/* Adds the phrase of a piece. A label takes its colon in. */
void
press_contact_add_phrase (PressContactReader *reader, guint at, GArray *phrases)
{
  const PressContactPiece *piece = get_piece (reader, at);
  PressSpan span = piece->span;
  PressToken token = { .span = span, .kind = part_tokens[piece->part] };

  if (token.kind != 0)
    press_phrases_add_value (reader->parse, &token, phrases);
  else if (part_nodes[piece->part] != 0)
    {
      if (piece->part == PRESS_PART_LABEL && at + 1 < reader->pieces->len
          && piece[1].kind == PRESS_PIECE_COLON)
        span.end = piece[1].span.end;
      press_phrases_add (phrases, (PressNodeKind) part_nodes[piece->part], span);
    }
}

/* Adds the phrases of the pieces from @first to before @next as those of one contact. */
static void
add_contact (PressContactReader *reader, guint first, guint next, GArray *phrases)
{
  PressSpan span = get_piece (reader, first)->span;

  for (guint i = first; i < next; i++)
    span.end = MAX (span.end, get_piece (reader, i)->span.end);
  if (span.end > span.start)
    press_phrases_add (phrases, PRESS_NODE_CONTACT, span);
  for (guint i = first; i < next; i++)
    press_contact_add_phrase (reader, i, phrases);
}

/* Adds a phrase for each contact among tokens that hold nothing else. */
void
press_parse_contact_list (PressParse *parse, const PressToken *tokens, guint n_tokens,
                          GArray *phrases)
{
  PressContactReader *reader = press_contact_reader_get (parse, TRUE);
  guint first = 0;

  press_contact_read (reader, tokens, n_tokens);
  press_contact_understand (reader);
  press_contact_group (reader, FALSE);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (i + 1 == reader->pieces->len || get_piece (reader, i + 1)->opens)
      {
        add_contact (reader, first, i + 1, phrases);
        first = i + 1;
      }
}

/* Who is asked in prose, from the first name or desk to the last number; and those in front who
 * have none of their own. */
typedef struct
{
  guint first; /* G_MAXUINT: nobody yet */
  guint reach; /* the last number or address; G_MAXUINT: none yet */
  guint waiting[MOST_WAITING];
  guint waiting_ends[MOST_WAITING];
  guint n_waiting;
} Asked;

static void
forget_asked (Asked *asked)
{
  asked->first = asked->reach = G_MAXUINT;
}

/* Somebody is asked whose number may stand behind the next name: "call Jo Park or Al Roe at …". */
static void
let_wait (const PressContactReader *reader, Asked *asked, guint next)
{
  gboolean is_either = FALSE;

  while (next > asked->first + 1 && get_piece (reader, next - 1)->part != PRESS_PART_NAME
         && get_piece (reader, next - 1)->part != PRESS_PART_TITLE)
    is_either |= get_piece (reader, --next)->part == PRESS_PART_OR;
  if (!is_either)
    return;
  asked->waiting[asked->n_waiting] = asked->first;
  asked->waiting_ends[asked->n_waiting++] = next;
}

static void
close_asked (PressContactReader *reader, Asked *asked, guint next, GArray *phrases)
{
  if (asked->first != G_MAXUINT && asked->reach != G_MAXUINT)
    {
      for (guint i = 0; i < asked->n_waiting; i++)
        add_contact (reader, asked->waiting[i], asked->waiting_ends[i], phrases);
      add_contact (reader, asked->first, asked->reach + 1, phrases);
      asked->n_waiting = 0;
    }
  else if (asked->first != G_MAXUINT && asked->n_waiting < MOST_WAITING
           && get_piece (reader, asked->first)->part == PRESS_PART_NAME)
    let_wait (reader, asked, next);
  forget_asked (asked);
}

static void
read_asked (PressContactReader *reader, guint at, Asked *asked)
{
  static const gboolean is_who[PRESS_N_PARTS] = {
    [PRESS_PART_NAME] = TRUE,
    [PRESS_PART_COMPANY] = TRUE,
    [PRESS_PART_LABEL] = TRUE,
    [PRESS_PART_TITLE] = TRUE,
  };
  static const gboolean is_reach[PRESS_N_PARTS] = {
    [PRESS_PART_PHONE] = TRUE,
    [PRESS_PART_EMAIL] = TRUE,
    [PRESS_PART_FAX] = TRUE,
  };
  const PressContactPiece *piece = get_piece (reader, at);

  if (asked->first == G_MAXUINT && is_who[piece->part] && !piece->is_asking)
    asked->first = at;
  else if (asked->first != G_MAXUINT && is_reach[piece->part])
    asked->reach = at;
}

static gboolean
has_reach (const PressToken *tokens, guint n_tokens)
{
  for (guint i = 0; i < n_tokens; i++)
    if (tokens[i].kind == PRESS_TOKEN_PHONE || tokens[i].kind == PRESS_TOKEN_EMAIL)
      return TRUE;
  return FALSE;
}

/* Adds a phrase for each person or desk that a paragraph tells its readers to ask: behind a word
 * such as "contact" or "call", in the same sentence, and with a number or an address. An agent of
 * the issuer, for votes, tenders or the register of its shares, is no contact for its news, nor is
 * who takes reports of what harmed patients, and a paragraph may tell of it in several sentences.
 */
void
press_parse_contact_phrases (PressParse *parse, const PressToken *tokens, guint n_tokens,
                             GArray *phrases)
{
  PressContactReader *reader;
  Asked asked = { .first = G_MAXUINT, .reach = G_MAXUINT };
  gboolean is_asking = FALSE;
  gboolean is_of_others = FALSE;

  if (!has_reach (tokens, n_tokens))
    return;
  reader = press_contact_reader_get (parse, TRUE);
  press_contact_read (reader, tokens, n_tokens);
  press_contact_understand (reader);
  press_contact_group (reader, FALSE);
  for (guint i = 0; i < reader->pieces->len; i++)
    {
      const PressContactPiece *piece = get_piece (reader, i);

      if (piece->kind == PRESS_PIECE_STOP || piece->is_asking || piece->opens || piece->is_plain)
        close_asked (reader, &asked, i, phrases);
      if (piece->kind == PRESS_PIECE_STOP)
        asked.n_waiting = 0;
      is_of_others |= piece->is_of_others;
      is_asking = (is_asking && piece->kind != PRESS_PIECE_STOP) || piece->is_asking;
      if (is_of_others)
        forget_asked (&asked);
      else if (is_asking)
        read_asked (reader, i, &asked);
    }
  close_asked (reader, &asked, reader->pieces->len, phrases);
}

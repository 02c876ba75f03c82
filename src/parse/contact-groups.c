/* Which pieces of a column belong to one person or desk. */
#include "parse/contact-pieces.h"

#include "contact-parser.h"

#define FURTHEST_PERSON 5 /* pieces from a company to who works there */

/* What was read of the contact at hand. */
typedef enum
{
  STATE_FRESH,   /* at most what stands over a name */
  STATE_NAMED,   /* a name, and nothing to reach it by */
  STATE_BETWEEN, /* the same, and "or" or a blank line behind it */
  STATE_REACHED, /* a number or an address */
  STATE_APART,   /* the same, and a blank line behind it */
  N_STATES
} State;

typedef enum
{
  EVENT_NONE,
  EVENT_LABEL,
  EVENT_NAME,
  EVENT_POSSIBLE,
  EVENT_COMPANY,
  EVENT_BELONGING,
  EVENT_TITLE,
  EVENT_DESK,
  EVENT_ADDRESS,
  EVENT_REACH,
  EVENT_OR,
  EVENT_BLANK,
  N_EVENTS
} Event;

typedef enum
{
  JOIN,
  OPEN,
  OPEN_IF_NAMED,   /* where a name comes next */
  OPEN_IF_REACHED, /* the same, or where a number comes on the same line */
  AS_COMPANY,      /* joins as the company of who stands before */
} Action;

typedef struct
{
  guint8 action;
  guint8 joined; /* the state behind it */
} Step;

static const guint8 events[PRESS_N_PARTS] = {
  [PRESS_PART_LABEL] = EVENT_LABEL,         [PRESS_PART_COMPANY_LABEL] = EVENT_LABEL,
  [PRESS_PART_NAME] = EVENT_NAME,           [PRESS_PART_POSSIBLE] = EVENT_POSSIBLE,
  [PRESS_PART_SINGLE] = EVENT_COMPANY,      [PRESS_PART_COMPANY] = EVENT_COMPANY,
  [PRESS_PART_BELONGING] = EVENT_BELONGING, [PRESS_PART_TITLE] = EVENT_TITLE,
  [PRESS_PART_DESK] = EVENT_DESK,           [PRESS_PART_ADDRESS] = EVENT_ADDRESS,
  [PRESS_PART_PHONE] = EVENT_REACH,         [PRESS_PART_FAX] = EVENT_REACH,
  [PRESS_PART_EMAIL] = EVENT_REACH,         [PRESS_PART_OR] = EVENT_OR,
  [PRESS_PART_BLANK] = EVENT_BLANK,
};

static const Step steps[N_STATES][N_EVENTS] = {
  [STATE_FRESH] = {
    [EVENT_NONE] = { JOIN, STATE_FRESH },
    [EVENT_LABEL] = { JOIN, STATE_FRESH },
    [EVENT_NAME] = { JOIN, STATE_NAMED },
    [EVENT_POSSIBLE] = { JOIN, STATE_NAMED },
    [EVENT_COMPANY] = { JOIN, STATE_FRESH },
    [EVENT_BELONGING] = { JOIN, STATE_FRESH },
    [EVENT_TITLE] = { JOIN, STATE_FRESH },
    [EVENT_DESK] = { JOIN, STATE_FRESH },
    [EVENT_ADDRESS] = { JOIN, STATE_FRESH },
    [EVENT_REACH] = { JOIN, STATE_REACHED },
    [EVENT_OR] = { JOIN, STATE_FRESH },
    [EVENT_BLANK] = { JOIN, STATE_FRESH },
  },
  [STATE_NAMED] = {
    [EVENT_NONE] = { JOIN, STATE_NAMED },
    [EVENT_LABEL] = { OPEN },
    [EVENT_NAME] = { OPEN },
    [EVENT_POSSIBLE] = { AS_COMPANY, STATE_NAMED },
    [EVENT_COMPANY] = { JOIN, STATE_NAMED },
    [EVENT_BELONGING] = { JOIN, STATE_NAMED },
    [EVENT_TITLE] = { JOIN, STATE_NAMED },
    [EVENT_DESK] = { JOIN, STATE_NAMED },
    [EVENT_ADDRESS] = { JOIN, STATE_NAMED },
    [EVENT_REACH] = { JOIN, STATE_REACHED },
    [EVENT_OR] = { JOIN, STATE_BETWEEN },
    [EVENT_BLANK] = { JOIN, STATE_BETWEEN },
  },
  [STATE_BETWEEN] = {
    [EVENT_NONE] = { JOIN, STATE_BETWEEN },
    [EVENT_LABEL] = { OPEN },
    [EVENT_NAME] = { OPEN },
    [EVENT_POSSIBLE] = { OPEN },
    [EVENT_COMPANY] = { OPEN_IF_NAMED, STATE_BETWEEN },
    [EVENT_BELONGING] = { JOIN, STATE_NAMED },
    [EVENT_TITLE] = { OPEN_IF_NAMED, STATE_BETWEEN },
    [EVENT_DESK] = { OPEN_IF_NAMED, STATE_BETWEEN },
    [EVENT_ADDRESS] = { JOIN, STATE_BETWEEN },
    [EVENT_REACH] = { JOIN, STATE_REACHED },
    [EVENT_OR] = { JOIN, STATE_BETWEEN },
    [EVENT_BLANK] = { JOIN, STATE_BETWEEN },
  },
  [STATE_REACHED] = {
    [EVENT_NONE] = { JOIN, STATE_REACHED },
    [EVENT_LABEL] = { OPEN },
    [EVENT_NAME] = { OPEN },
    [EVENT_POSSIBLE] = { OPEN },
    [EVENT_COMPANY] = { OPEN_IF_REACHED, STATE_REACHED },
    [EVENT_BELONGING] = { JOIN, STATE_REACHED },
    [EVENT_TITLE] = { OPEN_IF_NAMED, STATE_REACHED },
    [EVENT_DESK] = { OPEN_IF_REACHED, STATE_REACHED },
    [EVENT_ADDRESS] = { JOIN, STATE_REACHED },
    [EVENT_REACH] = { JOIN, STATE_REACHED },
    [EVENT_OR] = { JOIN, STATE_REACHED },
    [EVENT_BLANK] = { JOIN, STATE_APART },
  },
  [STATE_APART] = {
    [EVENT_NONE] = { JOIN, STATE_APART },
    [EVENT_LABEL] = { OPEN },
    [EVENT_NAME] = { OPEN },
    [EVENT_POSSIBLE] = { OPEN },
    [EVENT_COMPANY] = { OPEN },
    [EVENT_BELONGING] = { OPEN },
    [EVENT_TITLE] = { OPEN },
    [EVENT_DESK] = { OPEN },
    [EVENT_ADDRESS] = { OPEN },
    [EVENT_REACH] = { JOIN, STATE_REACHED },
    [EVENT_OR] = { JOIN, STATE_APART },
    [EVENT_BLANK] = { JOIN, STATE_APART },
  },
};

/* Notes for each piece what comes behind it. */
static void
look_ahead (PressContactReader *reader)
{
  gboolean names_next = FALSE;
  gboolean reaches = FALSE;

  for (guint i = reader->pieces->len; i-- > 0;)
    {
      PressContactPiece *piece = &g_array_index (reader->pieces, PressContactPiece, i);
      Event event = (Event) events[piece->part];

      piece->names_next = names_next;
      piece->reaches = reaches;
      if (event == EVENT_NAME || event == EVENT_POSSIBLE)
        names_next = TRUE;
      else if (event == EVENT_REACH || event == EVENT_LABEL || event == EVENT_BLANK)
        names_next = FALSE;
      reaches = event == EVENT_REACH
                || (reaches && event != EVENT_BLANK && piece->part != PRESS_PART_LINE);
    }
}

static PressContactPart
get_part (const PressContactReader *reader, guint at)
{
  return at < reader->pieces->len
             ? (PressContactPart) g_array_index (reader->pieces, PressContactPiece, at).part
             : PRESS_PART_LINE;
}

static gboolean
ends_line (PressContactPart part)
{
  return part == PRESS_PART_LINE || part == PRESS_PART_BLANK;
}

/* Whether a company's name stands here for sure: a person follows it on the next line, or it has a
 * line of its own over a label that a person follows. */
static gboolean
is_over_name (const PressContactReader *reader, guint at)
{
  gboolean is_apart = at == 0 || ends_line (get_part (reader, at - 1));
  gboolean has_line = FALSE;
  gboolean has_blank = FALSE;

  for (guint i = at + 1; i < reader->pieces->len && i < at + FURTHEST_PERSON; i++)
    {
      const PressContactPiece *piece = &g_array_index (reader->pieces, PressContactPiece, i);

      if (piece->part == PRESS_PART_NAME)
        return has_line && !has_blank;
      if (piece->part == PRESS_PART_LABEL)
        return is_apart && (has_line || has_blank) && piece->names_next;
      if (piece->part != PRESS_PART_LINE && piece->part != PRESS_PART_MARK
          && piece->part != PRESS_PART_BLANK)
        return FALSE;
      has_line |= piece->part == PRESS_PART_LINE;
      has_blank |= piece->part == PRESS_PART_BLANK;
    }
  return FALSE;
}

/* "Ada Finch, Secretary" in a line of its own: a title behind it tells a person, though the name
 * may be a company's. */
static gboolean
is_titled_in_line (const PressContactReader *reader, guint at)
{
  const PressContactPiece *pieces = &g_array_index (reader->pieces, PressContactPiece, 0);

  return at > 0 && at + 2 < reader->pieces->len && pieces[at - 1].part == PRESS_PART_LINE
         && pieces[at + 1].kind == PRESS_PIECE_COMMA && pieces[at + 2].part == PRESS_PART_TITLE;
}

static gboolean
is_name (const PressContactReader *reader, guint at)
{
  PressContactPart part = get_part (reader, at);

  return part == PRESS_PART_NAME || part == PRESS_PART_POSSIBLE;
}

/* "Joan Frost, Hale Brimmer Katz" over "Jo Park / Sam Roe": a firm that is called by its partners
 * stands over those who work there. */
static gboolean
is_firm_over_people (const PressContactReader *reader, guint at)
{
  const PressContactPiece *pieces = &g_array_index (reader->pieces, PressContactPiece, 0);

  if (at + 6 >= reader->pieces->len || !is_name (reader, at)
      || (at > 0 && !ends_line (get_part (reader, at - 1)))
      || pieces[at + 1].kind != PRESS_PIECE_COMMA || pieces[at + 2].part != PRESS_PART_POSSIBLE
      || !ends_line (pieces[at + 3].part) || !is_name (reader, at + 4))
    return FALSE;
  return pieces[at + 5].part == PRESS_PART_OR
             ? is_name (reader, at + 6)
             : pieces[at + 5].part == PRESS_PART_LINE && !is_name (reader, at + 6);
}

/* Whether nobody who is named from here on to the next company or blank line has a number. A
 * company may be called like a person where @is_first is not set. */
static gboolean
are_without_number (const PressContactReader *reader, guint at, gboolean is_first)
{
  gboolean may_be_company = FALSE; /* what the line at hand begins with */

  for (; at < reader->pieces->len && get_part (reader, at) != PRESS_PART_BLANK; at++)
    if (get_part (reader, at) == PRESS_PART_PHONE)
      return may_be_company;
    else if (get_part (reader, at - 1) == PRESS_PART_LINE)
      may_be_company = get_part (reader, at) == PRESS_PART_COMPANY || !is_first;
  return TRUE;
}

/* "Acme plc (Broker)  +44 20 7946 0100" in a line of its own, over names without numbers: a company
 * whose number is that of those who are named below it. Where @is_first others have not been seen
 * to stand so. */
static gboolean
is_numbered_over_people (const PressContactReader *reader, guint at, gboolean is_first)
{
  gboolean has_number = FALSE;
  gboolean is_in_brackets = FALSE;

  if ((at > 0 && !ends_line (get_part (reader, at - 1)))
      || (get_part (reader, at) != PRESS_PART_COMPANY
          && (is_first || (!is_name (reader, at) && get_part (reader, at) != PRESS_PART_SINGLE))))
    return FALSE;
  for (at++; at < reader->pieces->len && !ends_line (get_part (reader, at)); at++)
    {
      PressContactPart part = get_part (reader, at);

      has_number |= part == PRESS_PART_PHONE;
      is_in_brackets
          |= g_array_index (reader->pieces, PressContactPiece, at).kind == PRESS_PIECE_OPEN;
      if (!is_in_brackets && (is_name (reader, at) || part == PRESS_PART_TITLE))
        return FALSE;
    }
  return has_number && is_name (reader, at + 1) && are_without_number (reader, at + 1, is_first);
}

/* Marks a company over its people, and what a bracket in its line says of it. */
static void
mark_numbered (PressContactReader *reader, guint at)
{
  gboolean is_in_brackets = FALSE;

  g_array_index (reader->pieces, PressContactPiece, at).part = PRESS_PART_COMPANY;
  for (at++; !ends_line (get_part (reader, at)); at++)
    {
      PressContactPiece *piece = &g_array_index (reader->pieces, PressContactPiece, at);

      if (is_in_brackets && piece->part != PRESS_PART_PHONE && piece->part != PRESS_PART_FAX)
        piece->part = PRESS_PART_TEXT;
      is_in_brackets |= piece->kind == PRESS_PIECE_OPEN;
    }
}

static gboolean
must_open (Action action, const PressContactPiece *piece)
{
  static const gboolean always[] = { [OPEN] = TRUE, [AS_COMPANY] = FALSE };

  if (action == OPEN_IF_NAMED || action == OPEN_IF_REACHED)
    return piece->names_next || (action == OPEN_IF_REACHED && piece->reaches);
  return always[action];
}

/* What a piece without a certain meaning is, now that it is known what stands around it. */
static void
settle (PressContactReader *reader, guint at, State state, Action action)
{
  PressContactPiece *piece = &g_array_index (reader->pieces, PressContactPiece, at);
  gboolean has_person = state == STATE_NAMED || state == STATE_BETWEEN || state == STATE_REACHED;

  if (action == AS_COMPANY)
    piece->part = PRESS_PART_COMPANY;
  if (piece->part == PRESS_PART_POSSIBLE)
    piece->part = is_over_name (reader, at) ? PRESS_PART_COMPANY : PRESS_PART_NAME;
  if (piece->part == PRESS_PART_SINGLE)
    piece->part = has_person || piece->names_next ? PRESS_PART_COMPANY : PRESS_PART_TEXT;
  if (piece->part == PRESS_PART_DESK)
    piece->part = !has_person && (piece->names_next || !piece->reaches) ? PRESS_PART_LABEL
                                                                        : PRESS_PART_TITLE;
}

/* Says for each piece whether another person or desk begins with it. Where it is known that all
 * of them are about one, none does. */
void
press_contact_group (PressContactReader *reader, gboolean is_one)
{
  State state = STATE_FRESH;
  gboolean has_numbered = FALSE;

  look_ahead (reader);
  for (guint i = 0; i < reader->pieces->len; i++)
    {
      PressContactPiece *piece = &g_array_index (reader->pieces, PressContactPiece, i);
      gboolean is_numbered = (has_numbered || state == STATE_FRESH)
                             && is_numbered_over_people (reader, i, !has_numbered);
      Step step;

      if (is_numbered)
        mark_numbered (reader, i);
      has_numbered |= is_numbered;
      if (is_firm_over_people (reader, i))
        piece[0].part = piece[2].part = PRESS_PART_COMPANY;
      step = steps[state][events[piece->part]];
      if ((step.action == AS_COMPANY && (has_numbered || is_titled_in_line (reader, i)))
          || (is_numbered && state != STATE_FRESH))
        step.action = OPEN;
      piece->opens = !is_one && must_open ((Action) step.action, piece);
      if (piece->opens)
        state = STATE_FRESH;
      settle (reader, i, state, piece->opens ? JOIN : (Action) step.action);
      state = (State) steps[state][events[piece->part]].joined;
    }
}

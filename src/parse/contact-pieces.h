/* The pieces of contacts: runs of words, numbers, addresses and the marks between them. */
#pragma once

#include "parse/contact.h"
#include "parse/signs.h"

/* Indices of the words of a run, both inside. */
typedef struct
{
  int first;
  int last;
} PressContactRun;

/* What a run of words looks like by itself. */
typedef enum
{
  PRESS_SHAPE_PERSON,
  PRESS_SHAPE_POSSIBLE, /* a person or a company */
  PRESS_SHAPE_SINGLE,
  PRESS_SHAPE_COMPANY,
  PRESS_SHAPE_TITLE,
  PRESS_SHAPE_DESK,
  PRESS_SHAPE_OFFICE, /* a desk of a company, or a company that is called so */
  PRESS_SHAPE_PLACE,
  PRESS_SHAPE_TAG,
  PRESS_N_SHAPES
} PressShape;

/* What a piece is among its neighbours. */
typedef enum
{
#define PRESS_CONTACT_PART(NAME, sign) PRESS_PART_##NAME,
#include "parse/contact-parts.def"
  PRESS_N_PARTS
} PressContactPart;

typedef struct
{
  PressSpan span;
  guint16 kind;         /* a token of grammar/contact.y */
  guint8 part;          /* PressContactPart */
  guint8 opens : 1;     /* another person or desk begins here */
  guint8 is_asking : 1; /* a word such as "contact" or "call" */
  guint8 is_plain : 1;  /* a word of prose */
  guint8
      is_of_others : 1; /* a word such as "solicitor" or "reactions": nobody answers for the news */
} PressContactPiece;

struct _PressContactReader
{
  PressParse *parse;
  struct _PressGrouping *grouping;
  gpointer scanner;        /* of grammar/contact-words.l */
  PressSignInput input;    /* of the tokens being read */
  GArray *pieces;          /* of PressContactPiece */
  GArray *words;           /* of PressContactWord: the run at hand */
  GArray *marks;           /* of PressContactMark: what it was found to be */
  GArray *tokens;          /* of PressToken: those being read, with the joined ones taken apart */
  guint at_token;          /* the token that is read next */
  guint32 end;             /* of the last token */
  gboolean is_prose;       /* lines' ends do not count */
  gboolean has_fax_behind; /* the last word for fax told of the number in front of it */
  guint at;                /* the piece that the grammar reads next */
};

/* What grammar/person.y reads. */
typedef struct
{
  const GArray *words;
  GArray *marks;
  guint at;
} PressPersonReader;

typedef struct
{
  PressSpan span;
  guint16 word; /* a token of grammar/person.y */
} PressContactWord;

typedef struct
{
  PressContactRun run;
  PressShape shape;
} PressContactMark;

PressContactReader *press_contact_reader_get (PressParse *parse, gboolean is_prose);
void press_contact_read (PressContactReader *reader, const PressToken *tokens, guint n_tokens);
void press_contact_end_line (PressContactReader *reader, guint32 at, gboolean is_blank);
void press_contact_understand (PressContactReader *reader);
void press_contact_add_phrase (PressContactReader *reader, guint at, GArray *phrases);
void press_contact_group (PressContactReader *reader, gboolean is_one);

/* For grammar/contact-words.l. */
void press_contact_take_word (PressContactReader *reader, guint16 kind);
void press_contact_take_piece (PressContactReader *reader, guint16 kind, PressContactPart part);
void press_contact_skip (PressContactReader *reader, guint n_tokens);
void press_contact_end_run (PressContactReader *reader);
void press_contact_end_cell (PressContactReader *reader);

/* For grammar/contact.y and grammar/person.y. */
int press_contact_next (PressContactReader *reader, PressContactPiece **piece);
void press_contact_mark (PressContactPiece *piece, PressContactPart part);
void press_contact_mark_place (PressContactPiece *in, PressContactPiece *place);
int press_person_next (PressPersonReader *reader, PressContactRun *run);
void press_person_mark (PressPersonReader *reader, PressShape shape, PressContactRun run);

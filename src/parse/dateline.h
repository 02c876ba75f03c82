/* The dateline that opens a release: what grammar/dateline.y finds of it. */
#pragma once

#include "parse/values.h"

/* A run of tokens, both ends in it. */
typedef struct
{
  guint first;
  guint last;
} PressDatelinePart;

/* What a dateline rests on that closes at a certain token. */
typedef enum
{
  PRESS_DATELINE_BARE,     /* places alone */
  PRESS_DATELINE_UNSIGNED, /* places alone, and no sign behind them */
  PRESS_DATELINE_FIRST,    /* a date alone */
  PRESS_DATELINE_DATED,    /* places and a date */
  PRESS_DATELINE_STOPPED,  /* a date and a full stop */
  PRESS_DATELINE_LISTED,   /* places and a full stop in front of a company with its listing */
  PRESS_DATELINE_BOXED,    /* places in brackets, alone */
  PRESS_DATELINE_WIRED,    /* a wire's mark */
  PRESS_DATELINE_APART,    /* it is all that stands there */
  PRESS_DATELINE_ENDS      /* the same, and no sign behind it */
} PressDatelineEvidence;

typedef struct _PressDateline PressDateline;
typedef struct _PressDatelineReader PressDatelineReader;

PressDatelineReader *press_dateline_reader_new (void);
void press_dateline_reader_free (PressDatelineReader *reader);
void press_dateline_reader_forget (PressDatelineReader *reader);

gboolean press_dateline_is_at (PressParse *parse, const PressToken *tokens, guint n_tokens);
gboolean press_dateline_is_all (PressParse *parse, const PressToken *tokens, guint n_tokens);
gboolean press_parse_dateline (PressParse *parse, const PressToken *tokens, guint n_tokens,
                               GArray *phrases);
gboolean press_parse_dateline_apart (PressParse *parse, const PressToken *tokens, guint n_tokens,
                                     GArray *phrases);

/* For the grammar. */
PressDatelinePart press_dateline_join (PressDatelinePart first, PressDatelinePart second);
PressDatelinePart press_dateline_strip (const PressDateline *dateline, PressDatelinePart part);
void press_dateline_add_place (PressDateline *dateline, PressDatelinePart place);
void press_dateline_add_and (PressDateline *dateline);
void press_dateline_set_date (PressDateline *dateline, PressDatelinePart date);
void press_dateline_set_time (PressDateline *dateline, PressDatelinePart time);
void press_dateline_set_wire (PressDateline *dateline, PressDatelinePart wire);
void press_dateline_note (PressDateline *dateline, PressDatelineEvidence evidence,
                          PressDatelinePart closer);
void press_dateline_note_places (PressDateline *dateline);
void press_dateline_end (PressDateline *dateline);
int press_dateline_yylex (PressDatelinePart *part, PressDateline *dateline);
void press_dateline_yyerror (PressDateline *dateline, const char *message);

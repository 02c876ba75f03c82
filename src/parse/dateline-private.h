/* What the stages that read a dateline share. */
#pragma once

#include "parse/dateline.h"
#include "base/vocabulary.h"

#define MOST_PLACES 8

/* Words that a place may be called. */
#define PRESS_DATELINE_NAMES                                                                       \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_CAPITALIZED) | PRESS_TOKEN_BIT (PRESS_TOKEN_CAPS)                  \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_INITIAL) | PRESS_TOKEN_BIT (PRESS_TOKEN_ABBREVIATION)            \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_REGION) | PRESS_TOKEN_BIT (PRESS_TOKEN_EXCHANGE))

/* What grammar/dateline.l is asked: for the next part, or whether what has been found may be a
 * dateline, by the evidence for it. */
typedef enum
{
  PRESS_DATING_PARTS = PRESS_DATELINE_ENDS + 1,
  PRESS_DATING_REGION_OF /* whether a name is the region of the place in front */
} PressDatingState;

/* What the scanner reads for. */
typedef struct
{
  guint n_tokens; /* of the part that was read last */
} PressDating;

/* A part of a dateline that may be missing. */
typedef struct
{
  gboolean is_set;
  PressDatelinePart part;
} Slot;

typedef struct
{
  PressDatelinePart part;
  guint32 marks; /* as grammar/dateline.l names them */
} Place;

/* What is found up to a certain token. */
typedef struct
{
  Place places[MOST_PLACES];
  guint n_places;
  gboolean has_and;
  Slot date;
  guint32 date_marks;
  Slot time;
  Slot wire;
  guint end; /* the last token; of what is noted */
} Findings;

struct _PressDateline
{
  PressParse *parse;
  PressDatelineReader *reader;
  const PressToken *tokens;
  guint n_tokens;
  guint at;     /* the next token to read */
  guint n_read; /* how many tokens the scanner has */
  Findings found;
  Findings noted;
  gboolean is_noted;
  gboolean is_apart; /* it is to be all of the tokens */
};

PressTokenKind press_dateline_get_kind (const PressDateline *dateline, guint at);
void press_dateline_split_words (PressDateline *dateline);
gboolean press_dateline_recall (PressDateline *dateline);
void press_dateline_keep (const PressDateline *dateline);
void press_dateline_begin (PressDateline *dateline);
gboolean press_dateline_may_end (PressDateline *dateline, PressDatelineEvidence evidence,
                                 guint closer);
gboolean press_dateline_is_region_of (PressDateline *dateline, const Place *place,
                                      const Place *region);

/* What the stages that read a dateline share. */
#pragma once

#include "parse/dateline.h"
#include "base/vocabulary.h"

#define MOST_PLACES 8

/* A part of a dateline that may be missing. */
typedef struct
{
  gboolean is_set;
  PressDatelinePart part;
} Slot;

/* What is found up to a certain token. */
typedef struct
{
  PressDatelinePart places[MOST_PLACES];
  guint n_places;
  gboolean has_and;
  Slot date;
  Slot time;
  Slot wire;
  guint end; /* the last token; of what is noted */
} Findings;

struct _PressDateline
{
  PressParse *parse;
  const PressToken *tokens;
  guint n_tokens;
  guint at; /* the next token to read */
  Findings found;
  Findings noted;
  gboolean is_noted;
  gboolean is_apart; /* it is to be all of the tokens */
};

PressTokenKind press_dateline_get_kind (const PressDateline *dateline, guint at);
gboolean press_dateline_is_after_gap (const PressDateline *dateline, guint at);
const char *press_dateline_find_in (const PressDateline *dateline, PressVocabularyList list,
                                    PressDatelinePart part);
const char *press_dateline_find_region (const PressDateline *dateline, PressDatelinePart part);
gboolean press_dateline_is_name_word (const PressDateline *dateline, guint at);
gboolean press_dateline_is_place_word (const PressDateline *dateline, guint at);

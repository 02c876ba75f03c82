/* Evidence: what passage the cues in a paragraph tell of. */
#pragma once

#include "parse/context.h"

typedef enum
{
  PRESS_PASSAGE_CAUTION,
  PRESS_PASSAGE_NON_GAAP,
  PRESS_PASSAGE_TRADEMARK,
  PRESS_PASSAGE_OFFER,
  PRESS_PASSAGE_RESERVES,
  PRESS_PASSAGE_ABOUT,
  PRESS_PASSAGE_CALL,
  PRESS_PASSAGE_MEETING, /* of shareholders */
  PRESS_PASSAGE_CONTACT,
  PRESS_PASSAGE_CHANNEL, /* where a company publishes what investors should know */
  PRESS_PASSAGE_TERMS,   /* what a release means by the words that it uses */
  PRESS_N_PASSAGES
} PressPassage;

typedef struct
{
  guint weights[PRESS_N_PASSAGES];
  guint counts[PRESS_N_TOKENS]; /* tokens of each kind */
} PressEvidence;

void press_evidence_collect (const PressToken *tokens, guint n_tokens, PressEvidence *evidence);
gboolean press_evidence_tells (const PressEvidence *evidence, PressPassage passage,
                               gboolean goes_on);

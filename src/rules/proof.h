/* The text of a release as tokens of proofreading, block by block. */
#pragma once

#include "rules/proof-scan.h"
#include "tree/document-private.h"

/* The part of a release that a block belongs to. */
typedef enum
{
  PRESS_PASSAGE_FRONT,
  PRESS_PASSAGE_LEDE,
  PRESS_PASSAGE_BODY,
  PRESS_PASSAGE_CALL,
  PRESS_PASSAGE_ABOUT,
  PRESS_PASSAGE_CAUTION,
  PRESS_PASSAGE_NON_GAAP,
  PRESS_PASSAGE_LEGEND,
  PRESS_PASSAGE_TABLE,
  PRESS_PASSAGE_CONTACTS,
  PRESS_PASSAGE_TRAILER,
  PRESS_N_PASSAGES
} PressPassage;

typedef enum
{
  PRESS_PROOF_IS_QUOTED = 1 << 0,  /* inside the marks of direct speech */
  PRESS_PROOF_AFTER_LINE = 1 << 1, /* the line ends in front of it */
} PressProofFlags;

typedef struct
{
  PressSpan span;        /* of the copy */
  guint16 kind;          /* PressProofKind */
  guint16 flags;         /* PressProofFlags */
  guint32 block;         /* its number */
  const PressNode *node; /* of a phrase */
} PressProof;

typedef struct
{
  const PressNode *node;
  PressPassage passage;
  guint first; /* its tokens are those from first to end */
  guint end;
} PressProofBlock;

typedef struct
{
  const PressDocument *document;
  PressProofScanner *scanner;
  PressProofScanner *phrase_scanner;
  GString *text; /* of the block that is scanned, byte for byte as in the copy */
  GString *phrase_text;
  guint32 phrase_start;            /* of the copy */
  guint32 block_start;             /* of one that is read again */
  guint next_phrase;               /* in it */
  GArray *phrases;                 /* of const PressNode *: those of the block, in order */
  GArray *quoted;                  /* of PressSpan */
  GArray *tokens;                  /* of PressProof */
  GArray *blocks;                  /* of PressProofBlock */
  GArray *of_kind[PRESS_N_PROOFS]; /* of guint: numbers of tokens; NULL: none yet */
} PressProofs;

PressProofs *press_proofs_new (const PressDocument *document);
void press_proofs_free (PressProofs *proofs);
void press_proofs_clear (PressProofs *proofs);
gboolean press_proofs_is_block (const PressNode *node);
void press_proofs_read (PressProofs *proofs, const PressNode *block);

guint press_proofs_count (const PressProofs *proofs, PressProofKind kind);
const PressProof *press_proofs_get (const PressProofs *proofs, PressProofKind kind, guint n);

static inline const PressProof *
press_proofs_get_token (const PressProofs *proofs, guint n)
{
  return &g_array_index (proofs->tokens, PressProof, n);
}

guint press_proofs_find (const PressProofs *proofs, PressProofKind kind,
                         const PressProofBlock *block);
guint press_proofs_get_number (const PressProofs *proofs, const PressProof *proof);
const PressProofBlock *press_proofs_get_block (const PressProofs *proofs, const PressProof *proof);
const PressProofBlock *press_proofs_find_block (const PressProofs *proofs, const PressNode *node);
gboolean press_proofs_is_word (const PressProof *proof);
gboolean press_proofs_is_phrase (const PressProof *proof, PressNodeKind kind);

void press_proofs_start_block (PressProofs *proofs, const PressProofBlock *block,
                               PressProofCondition condition);
gboolean press_proofs_next_in_block (PressProofs *proofs, PressProof *proof);

void press_proofs_start_phrase (PressProofs *proofs, PressSpan span, PressProofCondition condition);
PressProofKind press_proofs_next (PressProofs *proofs, PressSpan *span);
gboolean press_proofs_phrase_has (PressProofs *proofs, PressSpan span,
                                  PressProofCondition condition, PressProofKind kind);

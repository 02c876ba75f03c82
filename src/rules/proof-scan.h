/* What the scanner of grammar/proof.l gives, and how a single text is scanned. */
#pragma once

#include <press/press-span.h>

typedef enum
{
#define PRESS_PROOF(NAME, doc) PRESS_PROOF_##NAME,
#include "rules/proof-tokens.def"
#undef PRESS_PROOF
  PRESS_N_PROOFS
} PressProofKind;

/* What a text is: it decides which tokens are looked for. */
typedef enum
{
  PRESS_PROOF_IN_TEXT,
  PRESS_PROOF_IN_CLOCK,
  PRESS_PROOF_IN_DAY,
  PRESS_PROOF_IN_PHONE,
  PRESS_PROOF_IN_REFERENCE,
  PRESS_PROOF_IN_WIRE,
  PRESS_PROOF_IN_SITE,
  PRESS_PROOF_IN_HEAD,
  PRESS_PROOF_IN_LABEL,
  PRESS_PROOF_IN_STATEMENT,
  PRESS_PROOF_IN_TAG,
  PRESS_PROOF_IN_MARKS,
  PRESS_PROOF_IN_MEASURE,
  PRESS_PROOF_IN_RULES,
  PRESS_PROOF_IN_TWIN,
  PRESS_PROOF_IN_LOSS,
  PRESS_PROOF_IN_ROW
} PressProofCondition;

typedef struct _PressProofScanner PressProofScanner;

PressProofScanner *press_proof_scanner_new (void);
void press_proof_scanner_free (PressProofScanner *scanner);
void press_proof_scanner_start (PressProofScanner *scanner, GString *text,
                                PressProofCondition condition);
PressProofKind press_proof_scanner_next (PressProofScanner *scanner, guint32 *start, guint32 *end);

/* The interface to the scanner itself. */
void press_proof_begin (void *scanner, PressProofCondition condition);

/* The issuer in the opening paragraph: feeding grammar/issuer.l and issuer.y, and keeping what they
 * find. */
#pragma once

#include "parse/context.h"

/* A run of tokens, both ends in it. */
typedef struct
{
  guint first;
  guint last;
  gboolean is_company; /* it, or a name that stands with it, closes as a company's does */
} PressIssuerPart;

/* What stands with a name. */
typedef enum
{
  PRESS_ISSUER_NAMED,
  PRESS_ISSUER_OWNING,     /* 's */
  PRESS_ISSUER_EXPLAINED,  /* ", a maker of" */
  PRESS_ISSUER_ANNOUNCING, /* "today" or "announced" */
  PRESS_ISSUER_LISTED,     /* a listing, or the short name that it will have */
  PRESS_ISSUER_PERSON      /* a job title or a courtesy word */
} PressIssuerEvidence;

typedef struct _PressIssuer PressIssuer;
typedef struct _PressIssuerReader PressIssuerReader;

PressIssuerReader *press_issuer_reader_new (void);
void press_issuer_reader_free (PressIssuerReader *reader);

gboolean press_parse_issuer (PressParse *parse, const PressToken *tokens, guint n_tokens,
                             GArray *phrases);

/* For the grammar. */
PressIssuerPart press_issuer_join (PressIssuerPart first, PressIssuerPart second);
void press_issuer_note (PressIssuer *issuer, PressIssuerEvidence evidence, PressIssuerPart name);
void press_issuer_note_courtesy (PressIssuer *issuer, PressIssuerPart courtesy,
                                 PressIssuerPart name);
gboolean press_issuer_is_found (const PressIssuer *issuer);
int press_issuer_yylex (PressIssuerPart *part, PressIssuer *issuer);
void press_issuer_yyerror (PressIssuer *issuer, const char *message);

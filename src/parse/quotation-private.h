/* What the stages that read the quotations of one block share. */
#pragma once

#include "parse/quotation.h"

/* A name as it was introduced, found again by its last word. */
typedef struct
{
  const char *key; /* the word */
  guint32 key_bytes;
  PressSpan name;
  gboolean has_spoken;  /* and was not merely named */
  gboolean is_of_title; /* named by a title only, whose words all may have capitals */
} PressPerson;

struct _PressSpeech
{
  GHashTable *people;            /* of PressPerson, by their keys */
  const char *last_speaker;      /* in the arena, or NULL */
  gboolean is_open;              /* the last block ends inside a quotation */
  gboolean is_last;              /* the last block ends with a quotation or its attribution */
  GPtrArray *waiting;            /* of PressAttribute: each quotation that goes on, its TYPE */
  gboolean is_waiting_named;     /* their speaker is known */
  const char *last_open_speaker; /* and is this one, in the arena */
  const char *signer;            /* who signs the block at hand, in the arena, or NULL */
  const char *leader;            /* who speaks the block behind, in the arena, or NULL */
};

/* One run of quoted words, or several with nothing but attributions between. */
typedef struct
{
  gint joins;          /* the quotation before, which this one goes on with, or -1 */
  const char *speaker; /* in the arena, or NULL */
  gboolean is_attributed;
  PressSpan span;
  gboolean is_continued;
  gboolean is_open;
  gboolean ends_sentence; /* its words do */
} PressQuotation;

/* A phrase of a quotation. */
typedef struct
{
  guint quotation;
  PressNodeKind kind;
  PressSpan span;
} PressQuotationPiece;

struct _PressQuotations
{
  PressParse *parse;
  const PressToken *tokens;
  guint n_tokens;
  PressSpeech *speech;
  GArray *quoted;            /* of PressQuotedWords */
  guint next_quoted;         /* the next one to read */
  guint at;                  /* the next token to read */
  gboolean is_stop_told;     /* the stop that the token at hand hides is told of */
  GArray *found;             /* of PressQuotation */
  GArray *pieces;            /* of PressQuotationPiece */
  guint read_quoted;         /* the quoted words read last */
  gboolean is_behind_quoted; /* quoted words were read last */
  gboolean is_in_sentence;   /* quoted words stand earlier in the sentence at hand */
  gboolean has_narrative;    /* something else than attributions stands behind the last ones */
  const char *told;          /* who spoke in the sentence before, or NULL */
  gboolean leads_up;         /* names who speaks the block behind it */
};

/* Whether a token may be a word of a name, as far as its kind and the lists tell. */
static inline gboolean
press_token_opens_name (const PressToken *token)
{
  const guint64 names = PRESS_TOKEN_BIT (PRESS_TOKEN_CAPITALIZED)
                        | PRESS_TOKEN_BIT (PRESS_TOKEN_CAPS) | PRESS_TOKEN_BIT (PRESS_TOKEN_INITIAL)
                        | PRESS_TOKEN_BIT (PRESS_TOKEN_REGION)
                        | PRESS_TOKEN_BIT (PRESS_TOKEN_EXCHANGE);
  const guint64 no_names
      = PRESS_LIST_BIT (PRESS_LIST_NO_NAME) | PRESS_LIST_BIT (PRESS_LIST_NO_PLACE)
        | PRESS_LIST_BIT (PRESS_LIST_ARTICLE) | PRESS_LIST_BIT (PRESS_LIST_PREPOSITION)
        | PRESS_LIST_BIT (PRESS_LIST_PRONOUN);

  /* The A. of "Jo A. Park" is no article. */
  return (PRESS_TOKEN_BIT (token->kind) & names) != 0
         && (token->kind == PRESS_TOKEN_INITIAL
             || !(press_word_get_lists (token->word) & no_names));
}

gboolean press_quotations_read_name (const PressQuotations *quotations, guint at, guint *end);
gboolean press_quotations_names_official (const PressQuotations *quotations, guint at);
void press_quotations_introduce_all (PressQuotations *quotations, guint at, guint until);
void press_quotations_introduce (PressQuotations *quotations, guint first, guint last);
gboolean press_quotations_knows (const PressQuotations *quotations, guint at);
void press_quotations_link (PressQuotations *quotations, GArray *phrases);

/* What the stages that read the quotations of one block share. */
#pragma once

#include "parse/quotation.h"
#include "parse/signs.h"

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

/* What grammar/quotes.l is asked of. */
typedef enum
{
  PRESS_QUOTE_AIM_MARK,
  PRESS_QUOTE_AIM_ENDING, /* the token in front of a mark */
  PRESS_QUOTE_AIM_WORDS,  /* the first between two marks, and what stands beside them */
  PRESS_QUOTE_AIM_INSIDE, /* all of them */
  PRESS_N_QUOTE_AIMS
} PressQuoteAim;

/* And what it tells. */
typedef enum
{
  PRESS_QUOTE_NOTHING,
  PRESS_QUOTE_OPENS,
  PRESS_QUOTE_CLOSES,
  PRESS_QUOTE_TURNS, /* opens words where none are open, else closes them */
  PRESS_QUOTE_STOP,
  PRESS_QUOTE_PAUSE,
  PRESS_QUOTE_SPEECH,
  PRESS_QUOTE_SMALL, /* a small word opens them, and one sentence is no speech then */
  PRESS_QUOTE_TERM
} PressQuoteSign;

/* A scanner of grammar/quotes.l, with what it reads. */
typedef struct _PressQuoteReader
{
  gpointer scanner;
  PressSignInput input;
} PressQuoteReader;

/* What tokens are read for. */
typedef enum
{
  PRESS_SPEECH_AIM_PARTS, /* of sentences, in a block with quotation marks */
  PRESS_SPEECH_AIM_NAMES,
  PRESS_SPEECH_AIM_TELLER,    /* who tells something in a block without such marks; and names */
  PRESS_SPEECH_AIM_OFFICIAL,  /* a name with its job title */
  PRESS_SPEECH_AIM_SUBJECT,   /* whom a sentence is about, who opens it */
  PRESS_SPEECH_AIM_SIGNATURE, /* the name in a line that does nothing but sign */
  PRESS_SPEECH_AIM_TITLE,     /* names in a title */
  PRESS_N_SPEECH_AIMS
} PressSpeechAim;

/* What grammar/speech.l finds. */
typedef enum
{
  PRESS_SPEECH_END,
  PRESS_SPEECH_QUOTED,
  PRESS_SPEECH_NAME,
  PRESS_SPEECH_PERSON, /* a name behind a courtesy word */
  PRESS_SPEECH_PRONOUN,
  PRESS_SPEECH_SPEECH, /* a verb of speech */
  PRESS_SPEECH_DASH,   /* in front of who spoke */
  PRESS_SPEECH_TITLE,
  PRESS_SPEECH_COMMA, /* behind a name */
  PRESS_SPEECH_STOP,
  PRESS_SPEECH_FIRM,  /* a company's name */
  PRESS_SPEECH_OF,    /* a preposition with what it governs */
  PRESS_SPEECH_BREAK, /* another one */
  PRESS_SPEECH_AND,
  PRESS_SPEECH_OTHER,  /* anything else */
  PRESS_SPEECH_TELLER, /* the name of who tells something */
  PRESS_N_SPEECH_SIGNS
} PressSpeechSign;

/* A scanner of grammar/speech.l, with what it reads. */
typedef struct _PressSpeechReader
{
  gpointer scanner;
  PressSignInput input;
  const PressQuotations *quotations;
  guint n_taken; /* tokens of what was read last */
  guint n_named; /* of a name in a title: the next one may begin in it */
} PressSpeechReader;

struct _PressQuotations
{
  PressParse *parse;
  const PressToken *tokens;
  guint n_tokens;
  PressSpeech *speech;
  GArray *quoted;            /* of PressQuotedWords */
  guint next_quoted;         /* the next one to read */
  guint at;                  /* the next token to read */
  PressSpeechReader *reader; /* of its parts */
  GArray *found;             /* of PressQuotation */
  GArray *pieces;            /* of PressQuotationPiece */
  guint read_quoted;         /* the quoted words read last */
  gboolean is_in_sentence;   /* quoted words stand earlier in the sentence at hand */
  gboolean has_narrative;    /* something else than attributions stands behind the last ones */
  const char *told;          /* who spoke in the sentence before, or NULL */
  gboolean has_sought;       /* whom the text in front of the first quoted words is about */
  const char *official;      /* whom the block names first, or NULL; sought where a pronoun asks */
  guint official_at;         /* the token in front of which no official is named */
  guint n_mute;              /* quotations, from the first one on, that have no speaker for good */
  gboolean is_in_lines;      /* no name goes on over the end of one */
};

/* What a name is made of, as far as kinds of tokens tell. */
#define PRESS_NAME_TOKENS                                                                          \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_CAPITALIZED) | PRESS_TOKEN_BIT (PRESS_TOKEN_CAPS)                  \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_INITIAL) | PRESS_TOKEN_BIT (PRESS_TOKEN_REGION)                  \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_EXCHANGE))

/* The token behind quoted words. */
static inline guint
press_quoted_words_get_end (const PressQuotedWords *words)
{
  return words->has_close ? words->close + 1 : MAX (words->close, words->open + 1);
}

void press_quotations_introduce_all (PressQuotations *quotations, guint at, guint until);
void press_quotations_introduce (PressQuotations *quotations, guint first, guint last);
gboolean press_quotations_knows (const PressQuotations *quotations, guint at);
void press_quotations_link (PressQuotations *quotations, GArray *phrases);

PressSpeechReader *press_speech_reader_begin (PressSpeechReader **reader,
                                              const PressQuotations *quotations, PressSpeechAim aim,
                                              guint first, guint until);
PressSpeechSign press_speech_reader_next (PressSpeechReader *reader);

/* For the scanner. */
gboolean press_speech_reader_knows (const PressSpeechReader *reader);

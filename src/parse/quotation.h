/* Quotations and who speaks them: feeding grammar/quotation.y and keeping what it finds. */
#pragma once

#include "parse/context.h"

/* What one release has told of its speakers so far. It goes from block to block. */
typedef struct _PressSpeech PressSpeech;

/* How surely a name is the speaker's, least first. */
typedef enum
{
  PRESS_SPEAKER_NONE,
  PRESS_SPEAKER_PRONOUN,
  PRESS_SPEAKER_SHORT, /* one word */
  PRESS_SPEAKER_NAMED,
  PRESS_SPEAKER_TITLED, /* a job title follows */
  PRESS_SPEAKER_PERSON  /* a courtesy word stands before */
} PressSpeakerRank;

/* A run of tokens, both ends in it, and what a clause tells of its speaker. */
typedef struct
{
  guint first;
  guint last;
  guint name_first; /* of a name, or of the speaker's */
  guint name_last;
  guint last_name_first; /* of the last name before the verb */
  guint last_name_last;
  guint8 rank;         /* PressSpeakerRank */
  gboolean has_speech; /* a verb of speech */
  gboolean is_behind;  /* the speaker stands behind the verb */
  gboolean is_settled; /* what follows is no part of the speaker's name */
  gboolean breaks;     /* words that no name goes on over */
  gboolean is_and;
} PressSpeechPart;

/* Words in quotation marks. Where a mark is missing, the block's edge stands for it. */
typedef struct
{
  guint open;         /* the mark that opens, or the first token */
  guint close;        /* the mark that closes, or the last token, END */
  gboolean has_open;  /* there is a mark that opens */
  gboolean has_close; /* there is a mark that closes */
  gboolean is_bare;   /* nothing but a word stands before the closing mark */
  gboolean is_speech; /* may be speech: neither a title nor a term */
  gboolean ends_sentence;
} PressQuotedWords;

typedef struct _PressQuotations PressQuotations;

PressSpeech *press_speech_new (void);
void press_speech_free (PressSpeech *speech);
gboolean press_speech_sign (PressParse *parse, const PressToken *tokens, guint n_tokens,
                            PressSpeech *speech);
void press_speech_lead_up (PressParse *parse, const PressToken *tokens, guint n_tokens,
                           PressSpeech *speech);
void press_parse_quotations (PressParse *parse, const PressToken *tokens, guint n_tokens,
                             GArray *phrases, PressSpeech *speech);
gboolean press_speech_is_open (const PressSpeech *speech);
void press_speech_go_on_in_block (PressParse *parse, const PressToken *tokens, guint n_tokens,
                                  GArray *phrases, PressSpeech *speech);
void press_speech_pass_title (PressParse *parse, const PressToken *tokens, guint n_tokens,
                              PressSpeech *speech);
void press_speech_pass (PressParse *parse, const PressToken *tokens, guint n_tokens, guint64 kinds,
                        gboolean is_in_lines, PressSpeech *speech);
void press_speech_reader_free (struct _PressSpeechReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressSpeech, press_speech_free)

/* The pairing of marks. */
#define PRESS_QUOTE_TOKENS                                                                         \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE) | PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE_OPEN)                  \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE_CLOSE))

void press_pair_quotes (PressParse *parse, const PressToken *tokens, guint n_tokens,
                        gboolean is_continued, GArray *quoted);
gboolean press_quotes_close_first (PressParse *parse, const PressToken *tokens, guint n_tokens);
void press_quote_reader_free (struct _PressQuoteReader *reader);

/* For the grammar. */
PressSpeechPart press_speech_join (PressSpeechPart first, PressSpeechPart second);
PressSpeechPart press_speech_name (PressSpeechPart name, PressSpeakerRank rank);
PressSpeechPart press_speech_prefer (PressSpeechPart clause, PressSpeechPart speaker);
PressSpeechPart press_speech_go_on (PressSpeechPart clause, PressSpeechPart other);
PressSpeechPart press_speech_say (PressSpeechPart subject, PressSpeechPart speech);
PressSpeechPart press_speech_tell (PressSpeechPart clause, PressSpeechPart speaker);
void press_quotations_quote (PressQuotations *quotations, PressSpeechPart quoted);
void press_quotations_lead (PressQuotations *quotations, PressSpeechPart clause,
                            PressSpeechPart quoted);
void press_quotations_end_clause (PressQuotations *quotations, PressSpeechPart clause);
void press_quotations_stop (PressQuotations *quotations);
int press_quotation_yylex (PressSpeechPart *part, PressQuotations *quotations);
void press_quotation_yyerror (PressQuotations *quotations, const char *message);

/* Quotations and who speaks them: feeding grammar/quotation.y, and what a clause tells. */
#include "parse/quotation-private.h"

#include "quotation-parser.h"

static const guint16 grammar_tokens[PRESS_N_SPEECH_SIGNS] = {
  [PRESS_SPEECH_QUOTED] = PRESS_QUOTATION_QUOTED, [PRESS_SPEECH_NAME] = PRESS_QUOTATION_NAME,
  [PRESS_SPEECH_PERSON] = PRESS_QUOTATION_PERSON, [PRESS_SPEECH_PRONOUN] = PRESS_QUOTATION_PRONOUN,
  [PRESS_SPEECH_SPEECH] = PRESS_QUOTATION_SPEECH, [PRESS_SPEECH_DASH] = PRESS_QUOTATION_DASH,
  [PRESS_SPEECH_TITLE] = PRESS_QUOTATION_TITLE,   [PRESS_SPEECH_COMMA] = PRESS_QUOTATION_COMMA,
  [PRESS_SPEECH_STOP] = PRESS_QUOTATION_STOP,     [PRESS_SPEECH_FIRM] = PRESS_QUOTATION_WORDS,
  [PRESS_SPEECH_OF] = PRESS_QUOTATION_WORDS,      [PRESS_SPEECH_BREAK] = PRESS_QUOTATION_WORDS,
  [PRESS_SPEECH_AND] = PRESS_QUOTATION_WORDS,     [PRESS_SPEECH_OTHER] = PRESS_QUOTATION_WORDS,
};

/* The quoted words that begin at the token at hand, or NULL. */
static const PressQuotedWords *
get_quoted (const PressQuotations *quotations)
{
  const PressQuotedWords *words;

  if (quotations->next_quoted == quotations->quoted->len)
    return NULL;
  words = &g_array_index (quotations->quoted, PressQuotedWords, quotations->next_quoted);
  return words->open == quotations->at ? words : NULL;
}

/* Keeps the names in a part. */
static void
introduce (PressQuotations *quotations, PressSpeechSign sign, PressSpeechPart *part)
{
  if (sign == PRESS_SPEECH_FIRM || sign == PRESS_SPEECH_OF)
    press_quotations_introduce_all (quotations, part->first, part->last + 1);
  if (sign != PRESS_SPEECH_NAME && sign != PRESS_SPEECH_PERSON)
    return;
  part->name_first = part->first + (sign == PRESS_SPEECH_PERSON);
  part->name_last = part->last;
  press_quotations_introduce (quotations, part->name_first, part->name_last);
}

/* Goes on behind a part. */
static void
pass_part (PressQuotations *quotations, PressSpeechSign sign, PressSpeechPart *part)
{
  const PressQuotedWords *words = get_quoted (quotations);

  if (words != NULL && sign == PRESS_SPEECH_STOP) /* one that no token is */
    return;
  part->last = words != NULL ? press_quoted_words_get_end (words) - 1
                             : part->first + quotations->reader->n_taken - 1;
  if (words != NULL)
    quotations->read_quoted = quotations->next_quoted;
  quotations->at = part->last + 1;
  while (quotations->next_quoted < quotations->quoted->len
         && g_array_index (quotations->quoted, PressQuotedWords, quotations->next_quoted).open
                < quotations->at)
    quotations->next_quoted++; /* those at hand, or a nickname */
}

int
press_quotation_yylex (PressSpeechPart *part, PressQuotations *quotations)
{
  PressSpeechSign sign;

  *part = (PressSpeechPart){ .first = quotations->at, .last = quotations->at };
  part->name_first = part->name_last = quotations->at;
  if (quotations->at + 1 >= quotations->n_tokens) /* the end of the block */
    return PRESS_QUOTATION_END;
  sign = press_speech_reader_next (quotations->reader);
  pass_part (quotations, sign, part);
  introduce (quotations, sign, part);
  part->breaks = sign == PRESS_SPEECH_OF || sign == PRESS_SPEECH_BREAK;
  part->is_and = sign == PRESS_SPEECH_AND;
  return grammar_tokens[sign];
}

void
press_quotation_yyerror (PressQuotations *quotations, const char *message)
{
  (void) quotations;
  (void) message;
}

PressSpeechPart
press_speech_join (PressSpeechPart first, PressSpeechPart second)
{
  first.last = second.last;
  return first;
}

/* A name by what stands with it. */
PressSpeechPart
press_speech_name (PressSpeechPart name, PressSpeakerRank rank)
{
  gboolean is_short = rank == PRESS_SPEAKER_NAMED && name.name_first == name.name_last;

  name.rank = (guint8) (is_short ? PRESS_SPEAKER_SHORT : rank);
  name.is_settled = name.last > name.name_last || rank == PRESS_SPEAKER_PERSON;
  name.last_name_first = name.name_first;
  name.last_name_last = name.name_last;
  return name;
}

static void
take_name (PressSpeechPart *clause, PressSpeechPart speaker)
{
  clause->name_first = speaker.name_first;
  clause->name_last = speaker.name_last;
  clause->rank = speaker.rank;
  clause->is_settled = speaker.is_settled;
}

/* Of two names before the verb the surer one; of equals the first with a title, else the last. */
PressSpeechPart
press_speech_prefer (PressSpeechPart clause, PressSpeechPart speaker)
{
  if (speaker.rank > clause.rank
      || (speaker.rank == clause.rank && speaker.rank < PRESS_SPEAKER_TITLED))
    take_name (&clause, speaker);
  clause.last_name_first = speaker.name_first;
  clause.last_name_last = speaker.name_last;
  clause.last = speaker.last;
  return clause;
}

PressSpeechPart
press_speech_go_on (PressSpeechPart clause, PressSpeechPart other)
{
  if (clause.is_behind
      && (other.breaks || other.has_speech || (other.is_and && clause.last == clause.name_last)))
    clause.is_settled = TRUE;
  clause.last = other.last;
  return clause;
}

/* The verb: a name right before it speaks, unless another has a title. */
PressSpeechPart
press_speech_say (PressSpeechPart subject, PressSpeechPart speech)
{
  PressSpeechPart clause = subject;

  if (subject.last == 0 && subject.rank == PRESS_SPEAKER_NONE)
    clause.first = speech.first;
  if (subject.rank != PRESS_SPEAKER_NONE && subject.rank < PRESS_SPEAKER_TITLED
      && subject.last_name_last + 1 == speech.first && subject.last_name_last > subject.name_last)
    {
      clause.name_first = subject.last_name_first;
      clause.name_last = subject.last_name_last;
      clause.rank = PRESS_SPEAKER_NAMED;
    }
  clause.has_speech = TRUE;
  clause.last = speech.last;
  return clause;
}

/* A name behind the verb: the first one speaks, but "Acme Board member Jo Park" is Jo Park. */
PressSpeechPart
press_speech_tell (PressSpeechPart clause, PressSpeechPart speaker)
{
  gboolean is_first = clause.rank == PRESS_SPEAKER_NONE;

  if (is_first || (clause.is_behind && !clause.is_settled))
    {
      take_name (&clause, speaker);
      clause.is_behind = TRUE;
    }
  clause.last = speaker.last;
  return clause;
}

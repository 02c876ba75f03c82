/* The words of names and of sentences in which somebody speaks: feeding grammar/speech.l. */
#include "base/scanner-use.h"
#include "parse/quotation-private.h"

#define PRESS_SIGN_ROWS "parse/speech-marks.def"
#include "parse/sign-letters.h"

#define NARROWEST_GUTTER 4 /* blanks between the columns of contacts */
#define SHORTEST_VERB 5    /* "lists"; "this" is none */
#define QUOTED_SIGN '^'
#define END_SIGN '\n'

PRESS_SCANNER_DECLARE (press_speech, PressSpeechReader)
void press_speech_put (yyscan_t scanner, PressSignInput *input);
void press_speech_begin (yyscan_t scanner, PressSpeechAim aim);
int press_speech_next (yyscan_t scanner);

static PressSpeechReader *
reader_new (void)
{
  PressSpeechReader *reader = g_new0 (PressSpeechReader, 1);

  reader->input.signs = g_string_new (NULL);
  reader->scanner = press_speech_new_scanner (reader);
  return reader;
}

void
press_speech_reader_free (PressSpeechReader *reader)
{
  if (reader == NULL)
    return;
  press_speech_yylex_destroy (reader->scanner);
  g_string_free (reader->input.signs, TRUE);
  g_free (reader);
}

/* A word so far behind the one before on its line as no word of a justified one stands. */
static gboolean
is_in_next_column (const PressQuotations *quotations, guint at)
{
  const PressToken *token = &quotations->tokens[at];

  return at > 0 && !(token->flags & PRESS_TOKEN_AFTER_LINE)
         && token->span.start >= token[-1].span.end + NARROWEST_GUTTER;
}

static gboolean
has_slash (const PressQuotations *quotations, guint at)
{
  PressSpan span = quotations->tokens[at].span;

  while (span.start < span.end && quotations->parse->text[span.start] != '/')
    span.start++;
  return span.start < span.end;
}

/* Whether a word has the form of a verb that tells of a past or of somebody: "shared", "shares". */
static gboolean
may_be_verb (const PressQuotations *quotations, const PressToken *token)
{
  const char *end = quotations->parse->text + token->span.end;
  guint32 length = token->span.end - token->span.start;

  if (token->kind != PRESS_TOKEN_WORD || length < SHORTEST_VERB)
    return FALSE;
  return (end[-1] == 'd' && end[-2] == 'e') || (end[-1] == 's' && end[-2] != 's');
}

static guint32
find_marks (const PressQuotations *quotations, guint at)
{
  const PressToken *token = &quotations->tokens[at];
  guint32 marks = press_signs_find_marks (&letters, token);

  if (token->kind == PRESS_TOKEN_JOB && (token->flags & PRESS_TOKEN_AFTER_LINE))
    marks |= PRESS_SIGN_MARK ('z');
  if (may_be_verb (quotations, token))
    marks |= PRESS_SIGN_MARK ('v');
  if (!(PRESS_TOKEN_BIT (token->kind) & PRESS_NAME_TOKENS))
    return marks;
  if (has_slash (quotations, at))
    marks |= PRESS_SIGN_MARK ('s');
  if (is_in_next_column (quotations, at))
    marks |= PRESS_SIGN_MARK ('y');
  return marks;
}

static char *
put (char *to, const PressQuotations *quotations, guint at, guint32 marks)
{
  return press_signs_put (to, quotations->tokens[at].kind, marks);
}

/* Whether a token ends in a stop that is none by itself, as "Inc." does. */
static gboolean
hides_stop (const PressQuotations *quotations, guint at)
{
  const PressToken *token = &quotations->tokens[at];

  return token->kind != PRESS_TOKEN_STOP && token->kind != PRESS_TOKEN_ELLIPSIS
         && quotations->parse->text[token->span.end - 1] == '.';
}

/* Whether quoted words are one alone, as what somebody is called. */
static gboolean
is_one_word (const PressQuotations *quotations, const PressQuotedWords *words)
{
  return words->has_open && words->has_close && words->close == words->open + 2
         && quotations->tokens[words->open + 1].kind == PRESS_TOKEN_CAPITALIZED;
}

static char *
put_quoted (char *to, const PressQuotations *quotations, const PressQuotedWords *words)
{
  guint32 marks = words->is_speech ? PRESS_SIGN_MARK ('q') : 0;

  if (words->open > 0 && hides_stop (quotations, words->open - 1))
    marks |= PRESS_SIGN_MARK ('r');
  if (words->has_close && !words->is_bare && !words->ends_sentence)
    marks |= PRESS_SIGN_MARK ('t');
  if (!is_one_word (quotations, words))
    return press_signs_put_thing (to, QUOTED_SIGN, marks);
  to = put (to, quotations, words->open, marks);
  to = put (to, quotations, words->open + 1, find_marks (quotations, words->open + 1));
  return put (to, quotations, words->close, 0);
}

static void
write_signs (PressSpeechReader *reader, gboolean joins_quoted, guint first, guint until)
{
  const PressQuotations *quotations = reader->quotations;
  guint n_quoted = joins_quoted ? quotations->quoted->len : 0;
  GString *signs = reader->input.signs;
  guint next = 0; /* of the quoted words */
  char *to;

  g_string_set_size (signs, (gsize) (until - first) * PRESS_SIGNS_OF_TOKEN + 1);
  to = signs->str;
  for (guint at = first; at < until;)
    if (next < n_quoted && g_array_index (quotations->quoted, PressQuotedWords, next).open == at)
      {
        const PressQuotedWords *words
            = &g_array_index (quotations->quoted, PressQuotedWords, next++);

        to = put_quoted (to, quotations, words);
        at = press_quoted_words_get_end (words);
      }
    else
      {
        to = put (to, quotations, at, find_marks (quotations, at));
        at++;
      }
  *to++ = END_SIGN;
  g_string_set_size (signs, (gsize) (to - signs->str));
}

/* Has a reader of the parse, made where there is none, read some tokens for something. Quoted words
 * are one thing only where parts are read. */
PressSpeechReader *
press_speech_reader_begin (PressSpeechReader **reader, const PressQuotations *quotations,
                           PressSpeechAim aim, guint first, guint until)
{
  if (*reader == NULL)
    *reader = reader_new ();
  (*reader)->quotations = quotations;
  write_signs (*reader, aim == PRESS_SPEECH_AIM_PARTS, first, until);
  (*reader)->input.at = 0;
  press_speech_put ((*reader)->scanner, &(*reader)->input);
  press_speech_begin ((*reader)->scanner, aim);
  return *reader;
}

/* What stands next; how many tokens it takes is told in n_taken. */
PressSpeechSign
press_speech_reader_next (PressSpeechReader *reader)
{
  return (PressSpeechSign) press_speech_next (reader->scanner);
}

/* Whether the word at hand is the last one of a name that was introduced. */
gboolean
press_speech_reader_knows (const PressSpeechReader *reader)
{
  return press_quotations_knows (reader->quotations, reader->quotations->at);
}

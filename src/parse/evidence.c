/* Evidence: what passage the cues in a paragraph tell of, by the lists of the vocabulary. */
#include "parse/evidence.h"
#include "base/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#define N_CUES 1024 /* rows of the list; any behind them, and codes, count as the last */
#define CUES_IN_A_WORD 32

static const char *const names[] = {
  [PRESS_PASSAGE_CAUTION] = "caution",     [PRESS_PASSAGE_NON_GAAP] = "non-gaap",
  [PRESS_PASSAGE_TRADEMARK] = "trademark", [PRESS_PASSAGE_OFFER] = "offer",
  [PRESS_PASSAGE_RESERVES] = "reserves",   [PRESS_PASSAGE_ABOUT] = "about",
  [PRESS_PASSAGE_CALL] = "call",           [PRESS_PASSAGE_MEETING] = "meeting",
  [PRESS_PASSAGE_CONTACT] = "contact",     [PRESS_PASSAGE_CHANNEL] = "channel",
  [PRESS_PASSAGE_TERMS] = "terms",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == PRESS_N_PASSAGES);

typedef struct
{
  guint8 passage;
  guint8 weight;
} Cue;

/* What each value of the lists says: a passage's name and a weight. */
static Cue
read_cue (const char *value)
{
  const char *weight = strrchr (value, ' ');
  gsize length = weight != NULL ? (gsize) (weight - value) : 0;

  for (guint8 i = 0; weight != NULL && i < PRESS_N_PASSAGES; i++)
    if (names[i][0] == value[0] && strncmp (value, names[i], length) == 0
        && names[i][length] == '\0')
      return (Cue){ i, (guint8) atoi (weight + 1) };
  return (Cue){ 0, 0 };
}

/* The weights at which a paragraph is a passage, read from their list once. */
static const guint *
get_marks (void)
{
  static gsize is_read = 0;
  static guint marks[PRESS_N_PASSAGES];

  if (g_once_init_enter (&is_read))
    {
      for (guint i = 0; i < PRESS_N_PASSAGES; i++)
        {
          const char *mark
              = press_vocabulary_find (PRESS_LIST_PASSAGE, names[i], strlen (names[i]));

          marks[i] = mark != NULL ? (guint) atoi (mark) : G_MAXUINT;
        }
      g_once_init_leave (&is_read, 1);
    }
  return marks;
}

/* Adds the weight of a cue to its passage, unless one of the same row has been seen. */
static void
weigh (const PressToken *token, guint32 *seen, PressEvidence *evidence)
{
  guint row;
  const char *value = press_word_get_meaning (token->word, PRESS_LIST_CUE, &row);
  guint32 bit;
  Cue cue;

  if (value == NULL)
    {
      value = press_word_get_meaning (token->word, PRESS_LIST_CODE, NULL);
      row = N_CUES - 1;
    }
  row = MIN (row, N_CUES - 1);
  bit = 1u << row % CUES_IN_A_WORD;
  if (value == NULL || (seen[row / CUES_IN_A_WORD] & bit))
    return;
  seen[row / CUES_IN_A_WORD] |= bit;
  cue = read_cue (value);
  evidence->weights[cue.passage] += cue.weight;
}

/* Weighs the cues among @tokens, each phrase once, and counts the tokens of each kind. */
void
press_evidence_collect (const PressToken *tokens, guint n_tokens, PressEvidence *evidence)
{
  guint32 seen[N_CUES / CUES_IN_A_WORD] = { 0 };
  guint n_cues;

  memset (evidence, 0, sizeof *evidence);
  for (guint i = 0; i < n_tokens; i++)
    evidence->counts[tokens[i].kind]++;
  n_cues = evidence->counts[PRESS_TOKEN_CUE];
  for (const PressToken *token = tokens; n_cues > 0; token++)
    if (token->kind == PRESS_TOKEN_CUE)
      {
        weigh (token, seen, evidence);
        n_cues--;
      }
}

/* Whether the cues make a paragraph a passage; half of them will do where it goes on with one. */
gboolean
press_evidence_tells (const PressEvidence *evidence, PressPassage passage, gboolean goes_on)
{
  guint needed = get_marks ()[passage];

  return evidence->weights[passage] >= (goes_on ? (needed + 1) / 2 : needed);
}

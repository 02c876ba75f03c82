/* Rules on speakers: they are introduced, and go on with open marks. */
#include "base/spelling.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define MOST_SPEAKERS 64
#define FEWEST_LETTERS 5 /* of a surname that may be misspelt */

static const char *
get_speaker (const PressNode *quotation)
{
  return press_node_get_attribute (quotation, PRESS_ATTRIBUTE_SPEAKER);
}

static const PressNode *
find_next_block (const PressNode *node)
{
  const PressNode *next = press_node_get_next (node);

  while (next != NULL && press_node_kind_get_role ((PressNodeKind) next->kind) == PRESS_ROLE_FLOAT)
    next = press_node_get_next (next);
  return next;
}

static const PressNode *
get_last_child (const PressNode *node)
{
  return node->last_child;
}

/* PR602: a quotation that fills its paragraph to the end and is closed, and goes on in the next. */
static void
check_goes_on (PressCheck *check, const PressNode *paragraph)
{
  const PressNode *last = get_last_child (paragraph);
  const PressNode *next = find_next_block (paragraph);
  const PressNode *more = next != NULL && next->kind == PRESS_NODE_PARAGRAPH
                              ? press_node_get_first_child (next)
                              : NULL;

  if (last == NULL || last->kind != PRESS_NODE_QUOTATION || more == NULL
      || more->kind != PRESS_NODE_QUOTATION
      || press_node_get_attribute (last, PRESS_ATTRIBUTE_TYPE) != NULL
      || press_node_get_attribute (more, PRESS_ATTRIBUTE_TYPE) != NULL
      || g_strcmp0 (get_speaker (last), get_speaker (more)) != 0
      || press_node_find_child (more, PRESS_NODE_ATTRIBUTION) != NULL
      || get_last_child (last)->kind == PRESS_NODE_ATTRIBUTION)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_MULTI_PARAGRAPH_QUOTE,
                                              (PressSpan){ last->span.end, last->span.end },
                                              "this quotation goes on, and is closed here"),
                              press_check_start_of (more), "here it goes on");
}

/* Whether a token is a word, or one that goes on with a sign: Marsh's. */
static gboolean
begins_with_word (const PressCheck *check, PressSpan span, const char *word, gsize length)
{
  const char *text = check->document->copy->text + span.start;

  return span.end - span.start >= length && memcmp (text, word, length) == 0
         && (span.end - span.start == length || !g_ascii_isalpha (text[length]));
}

/* Whether a word stands behind another with a capital, as a surname does. */
static gboolean
is_introduced (const PressCheck *check, const char *surname)
{
  gsize length = strlen (surname);

  for (guint i = 1; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = press_proofs_get_token (check->proofs, i);
      const PressProof *before = press_proofs_get_token (check->proofs, i - 1);

      if (begins_with_word (check, proof->span, surname, length)
          && (before->kind == PRESS_PROOF_CAPITALIZED || before->kind == PRESS_PROOF_INITIAL))
        return TRUE;
    }
  return FALSE;
}

/* Quotations of speakers who have a surname alone, and the names that stand in the release. */
typedef struct
{
  const PressNode *quotations[MOST_SPEAKERS];
  guint n_quotations;
  const PressNode *names[MOST_SPEAKERS];
  guint n_names;
} Speakers;

static void
gather_speakers (const PressNode *release, Speakers *speakers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      const char *speaker = node->kind == PRESS_NODE_QUOTATION ? get_speaker (node) : NULL;

      if (walk.event != PRESS_WALK_ENTER)
        continue;
      if (speaker != NULL && strchr (speaker, ' ') == NULL && speakers->n_quotations < MOST_SPEAKERS
          && g_hash_table_add (seen, (gpointer) speaker))
        speakers->quotations[speakers->n_quotations++] = node;
      else if ((node->kind == PRESS_NODE_NAME || node->kind == PRESS_NODE_SPEAKER)
               && speakers->n_names < MOST_SPEAKERS)
        speakers->names[speakers->n_names++] = node;
    }
}

/* The name of several words whose last differs from a surname by one letter, or NULL. */
static const PressNode *
find_near_name (const PressCheck *check, const Speakers *speakers, const char *surname)
{
  for (guint i = 0; i < speakers->n_names && strlen (surname) >= FEWEST_LETTERS; i++)
    {
      g_autofree char *name = press_check_dup (check, speakers->names[i]->span);
      const char *last = strrchr (name, ' ');

      if (last != NULL && press_spelling_measure (last + 1, surname, 1) <= 1)
        return speakers->names[i];
    }
  return NULL;
}

/* Where the speaker of a quotation is named. */
static PressSpan
find_named (const PressNode *quotation)
{
  const PressNode *attribution = press_node_find_child (quotation, PRESS_NODE_ATTRIBUTION);
  const PressNode *speaker
      = attribution != NULL ? press_node_find_child (attribution, PRESS_NODE_SPEAKER) : NULL;

  return speaker != NULL ? speaker->span : press_check_start_of (quotation);
}

/* PR605 */
static void
check_introduction (PressCheck *check, const PressNode *release)
{
  Speakers speakers = { .n_quotations = 0 };

  gather_speakers (release, &speakers);
  for (guint i = 0; i < speakers.n_quotations; i++)
    {
      const char *surname = get_speaker (speakers.quotations[i]);
      PressDiagnostic *said;
      const PressNode *near;

      if (is_introduced (check, surname))
        continue;
      said
          = press_diagnose (check->document, PRESS_RULE_SPEAKER_NOT_INTRODUCED,
                            find_named (speakers.quotations[i]), "nothing says who %s is", surname);
      near = find_near_name (check, &speakers, surname);
      if (near != NULL)
        press_diagnostic_add_place (said, near->span, "the one who is named here?");
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_PARAGRAPH, check_goes_on },
  { PRESS_NODE_LEDE, check_goes_on },
  { PRESS_NODE_RELEASE, check_introduction },
};

const PressRuleSubject press_rules_speech = { rows, G_N_ELEMENTS (rows) };

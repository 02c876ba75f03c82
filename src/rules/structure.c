/* Rules on structure: parts that are missing, doubled, or out of place. */
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define SHORTEST_HEADLINE_BYTES 20
#define LONGEST_LABEL_BYTES 80  /* as that of an exhibit, or the number of a page */
#define FEWEST_WORDS_OF_PROSE 4 /* in small letters */
#define MOST_BELOW_END 50       /* blocks below the end mark that are looked at */

/* What makes a text a release: any of these. */
static const PressNodeKind evidence[] = {
  PRESS_NODE_HEADLINE, PRESS_NODE_DATELINE,     PRESS_NODE_NOTICE,   PRESS_NODE_CONTACTS,
  PRESS_NODE_SOURCE,   PRESS_NODE_TRANSMISSION, PRESS_NODE_END_MARK, PRESS_NODE_ABOUT,
  PRESS_NODE_ISSUER,   PRESS_NODE_WIRE,
};

/* What a document is that is no release, by the type of its node, as far as a reader may take it
 * for one: pictures and data are none in any eye. */
static const struct
{
  const char *type;
  const char *name;
} others[] = {
  { "form", "the text of a form" }, { "agreement", "an agreement" }, { "fees", "a table of fees" },
  { "transcript", "a transcript" }, { "slides", "slides" },          { "other", "another paper" },
};

/* What makes a text more than the labels round a picture: any of these. */
static const PressNodeKind text_kinds[] = {
  PRESS_NODE_LEDE,  PRESS_NODE_PARAGRAPH, PRESS_NODE_LIST,    PRESS_NODE_TABLE,
  PRESS_NODE_ABOUT, PRESS_NODE_CAUTION,   PRESS_NODE_SECTION, PRESS_NODE_CONTACTS,
};

static guint
count_images_in (const PressNode *node)
{
  const PressNode *at;
  PressWalk walk;
  guint n = 0;

  press_walk_init (&walk, node);
  while (press_walk_next (&walk, &at) != PRESS_WALK_END)
    n += walk.event == PRESS_WALK_ENTER && press_check_is_image (at);
  return n;
}

/* The images in a text that the walk leaves, and those beside it. */
static guint
count_images (const PressCheck *check, const PressNode *text)
{
  const PressNode *node = press_node_get_next (text);
  guint n = check->n_images;

  for (; node != NULL && !press_check_is_border (node); node = press_node_get_next (node))
    n += count_images_in (node);
  return n;
}

/* PR125 */
static void
say_images (PressCheck *check, const PressNode *at, guint n)
{
  if (n > 0)
    press_diagnose (check->document, PRESS_RULE_ONLY_IMAGES, press_check_start_of (at),
                    "%u %s and no text but labels, nothing can be read", n,
                    n == 1 ? "image" : "images");
}

/* A wrapper holds images where there is no text between its tags. */
static void
check_wrapper (PressCheck *check, const PressNode *wrapper)
{
  say_images (check, wrapper, count_images_in (wrapper));
}

static gboolean
has_text (const PressCheck *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_kinds); i++)
    if (check->first[text_kinds[i]] != NULL)
      return TRUE;
  return FALSE;
}

/* PR201 for a document in a submission. */
static void
check_other (PressCheck *check, const PressNode *other)
{
  const char *type = press_node_get_attribute (other, PRESS_ATTRIBUTE_TYPE);

  if (check->document->is_of_one_exhibit)
    return;
  if (other->span.end - other->span.start <= LONGEST_LABEL_BYTES)
    say_images (check, other, count_images (check, other));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_strcmp0 (type, others[i].type) == 0)
      press_diagnose (check->document, PRESS_RULE_NOT_A_PRESS_RELEASE, press_check_start_of (other),
                      "%s, no press release, not checking it", others[i].name);
}

/* PR201 for an input without any release. */
static void
check_document (PressCheck *check, const PressNode *document)
{
  if (check->n_releases > 0 || check->document->is_cut
      || press_node_find_child (document, PRESS_NODE_OTHER) != NULL)
    return;
  if (press_node_find_child (document, PRESS_NODE_WRAPPER) == NULL)
    say_images (check, document, check->n_images);
  press_diagnose (check->document, PRESS_RULE_NOT_A_PRESS_RELEASE, press_check_start_of (document),
                  "there is no release here");
}

/* What the rules at its nodes said is taken back: this is no release to be judged. */
static void
take_back (PressCheck *check)
{
  check->is_over = TRUE;
  press_diagnostics_forget (check->document, check->n_before);
}

/* PR201 */
static gboolean
is_no_release (PressCheck *check, const PressNode *release)
{
  for (guint i = 0; i < G_N_ELEMENTS (evidence); i++)
    if (check->first[evidence[i]] != NULL)
      return FALSE;
  take_back (check);
  press_diagnose (check->document, PRESS_RULE_NOT_A_PRESS_RELEASE, press_check_start_of (release),
                  "nothing here looks like a press release, not checking it");
  return TRUE;
}

/* PR201 for bytes that are none of a text, which no mend may touch either. It is said once of a
 * file. */
static gboolean
is_no_text (PressCheck *check, const PressNode *release)
{
  if (press_check_is_text (check, release))
    return FALSE;
  take_back (check);
  if (!check->has_said_no_text)
    press_diagnose (check->document, PRESS_RULE_NOT_A_PRESS_RELEASE, press_check_start_of (release),
                    "these bytes are no text, not checking them");
  check->has_said_no_text = TRUE;
  return TRUE;
}

/* Where the text of the release begins. */
static PressSpan
find_start_of_text (const PressCheck *check)
{
  const PressNode *lede = check->first[PRESS_NODE_LEDE];
  const PressNode *paragraph = check->first[PRESS_NODE_PARAGRAPH];

  return press_check_start_of (lede != NULL        ? lede
                               : paragraph != NULL ? paragraph
                                                   : check->release);
}

static void
check_headline (PressCheck *check)
{
  if (check->first[PRESS_NODE_HEADLINE] == NULL)
    press_diagnose (check->document, PRESS_RULE_MISSING_HEADLINE, find_start_of_text (check),
                    "no headline above the lede");
}

/* Whether a month or a weekday is misspelt where the dateline would be, of which PR732 tells: no
 * word in small letters is in front of it. */
static gboolean
has_slip_at (const PressCheck *check, guint32 start)
{
  const PressProof *slip = press_proofs_count (check->proofs, PRESS_PROOF_MISSPELT) > 0
                               ? press_proofs_get (check->proofs, PRESS_PROOF_MISSPELT, 0)
                               : NULL;
  const PressProofBlock *block = slip != NULL ? press_proofs_get_block (check->proofs, slip) : NULL;

  if (block == NULL || block->node->span.start != start)
    return FALSE;
  for (guint i = block->first; i < press_proofs_get_number (check->proofs, slip); i++)
    if (press_proofs_get_token (check->proofs, i)->kind == PRESS_PROOF_WORD)
      return FALSE;
  return TRUE;
}

static void
check_dateline (PressCheck *check)
{
  PressSpan start = find_start_of_text (check);

  if (check->first[PRESS_NODE_DATELINE] == NULL && !has_slip_at (check, start.start))
    press_diagnose (check->document, PRESS_RULE_MISSING_DATELINE, start,
                    "no dateline opens the lede");
}

/* Whether a number is one of a conference call: nobody asks there. */
static gboolean
is_of_call (const PressNode *node)
{
  for (; node != NULL; node = node->parent)
    if (node->kind == PRESS_NODE_LABELS
        || g_strcmp0 (press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE), "call") == 0)
      return TRUE;
  return FALSE;
}

/* A contact may also be told in prose: an address or a number will do. */
static gboolean
has_contact (const PressCheck *check)
{
  if (check->first[PRESS_NODE_CONTACT] != NULL || check->first[PRESS_NODE_EMAIL] != NULL)
    return TRUE;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_PHRASE); i++)
    {
      const PressNode *node = press_proofs_get (check->proofs, PRESS_PROOF_PHRASE, i)->node;

      if (node != NULL && node->kind == PRESS_NODE_PHONE && !is_of_call (node))
        return TRUE;
    }
  return FALSE;
}

static void
check_contact (PressCheck *check)
{
  if (!has_contact (check))
    press_diagnose (check->document, PRESS_RULE_MISSING_CONTACT,
                    press_check_end_of (check->release),
                    "the release names nobody whom readers may ask");
}

static void
check_end_mark (PressCheck *check)
{
  if (check->first[PRESS_NODE_END_MARK] == NULL && !press_check_is_wire (check))
    press_diagnose (check->document, PRESS_RULE_MISSING_END_MARK,
                    press_check_end_of (check->release), "no mark such as ### closes the release");
}

/* Whether a block is prose, and no address or line of a letterhead. */
static gboolean
is_prose (const PressCheck *check, const PressNode *node)
{
  const PressProofBlock *block = press_proofs_find_block (check->proofs, node);
  guint n_words = 0;

  for (guint i = block != NULL ? block->first : 0; block != NULL && i < block->end; i++)
    n_words += press_proofs_get_token (check->proofs, i)->kind == PRESS_PROOF_WORD;
  return node->kind == PRESS_NODE_LIST || n_words >= FEWEST_WORDS_OF_PROSE;
}

/* What may stand below the end: only prose of the release itself is reported, and where tables
 * follow, a paragraph above them belongs to them. */
static void
check_after_end (PressCheck *check)
{
  const PressNode *end = check->first[PRESS_NODE_END_MARK];
  guint n = 0;

  if (end == NULL || end->parent != check->release)
    return;
  for (const PressNode *node = press_node_get_next (end); node != NULL && n < MOST_BELOW_END;
       node = press_node_get_next (node), n++)
    {
      if (node->kind == PRESS_NODE_TABLE || node->kind == PRESS_NODE_SECTION)
        return;
      if ((node->kind != PRESS_NODE_PARAGRAPH && node->kind != PRESS_NODE_LIST)
          || !is_prose (check, node))
        continue;
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_TEXT_AFTER_END_MARK,
                                                  node->span, "text below the end mark"),
                                  end->span, "the release is closed here");
      return;
    }
}

static void
check_release (PressCheck *check, const PressNode *release)
{
  if (is_no_text (check, release))
    return;
  if (!has_text (check) && count_images (check, release) > 0)
    {
      take_back (check);
      say_images (check, release, count_images (check, release));
      return;
    }
  if (is_no_release (check, release))
    return;
  check_headline (check);
  check_dateline (check);
  check_contact (check);
  check_end_mark (check);
  check_after_end (check);
}

/* PR226 for one that comes twice running: `Acme Buys Mill Acme Buys Mill` over two lines. */
static void
check_twice (PressCheck *check, const PressNode *headline)
{
  g_autofree char *text = press_check_dup (check, headline->span);
  gsize half = strlen (text) / 2;

  if (half < SHORTEST_HEADLINE_BYTES || text[half] != ' '
      || memcmp (text, text + half + 1, half) != 0)
    return;
  press_diagnose (check->document, PRESS_RULE_SECOND_HEADLINE,
                  (PressSpan){ headline->span.end - (guint32) half, headline->span.end },
                  "the headline stands here twice");
}

/* PR226. The grammar takes every title below the headline for a part of it; a second notice or
 * label between the two shows that the release was begun again. */
static void
check_title (PressCheck *check, const PressNode *title)
{
  static const PressNodeKind openings[] = { PRESS_NODE_NOTICE, PRESS_NODE_EXHIBIT_LABEL };
  const PressNode *headline = check->first[PRESS_NODE_HEADLINE];

  for (guint i = 0; i < G_N_ELEMENTS (openings) && headline != NULL; i++)
    {
      const PressNode *opening = check->last[openings[i]];

      if (opening == check->first[openings[i]] || opening->span.start < headline->span.start)
        continue;
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_SECOND_HEADLINE,
                                                  title->span,
                                                  "second headline, keeping the first"),
                                  headline->span, "the first is here");
      return;
    }
}

/* Parts that the grammar takes anywhere and that may not stand below another part. */
static const struct
{
  PressNodeKind kind;
  PressNodeKind after;
  const char *message;
} orders[] = {
  { PRESS_NODE_ABOUT, PRESS_NODE_SOURCE, "section about a company below the source line" },
  { PRESS_NODE_LEDE, PRESS_NODE_SOURCE, "lede below the source line" },
};

static void
check_order (PressCheck *check, const PressNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const PressNode *earlier = check->first[orders[i].after];

      if (orders[i].kind != node->kind || earlier == NULL)
        continue;
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_PARTS_OUT_OF_ORDER,
                                                  node->span, "%s", orders[i].message),
                                  earlier->span, "the %s is here",
                                  press_node_kind_get_name (orders[i].after));
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_WRAPPER, check_wrapper },   { PRESS_NODE_DOCUMENT, check_document },
  { PRESS_NODE_SUBHEADLINE, check_title }, { PRESS_NODE_HEADLINE, check_twice },
  { PRESS_NODE_ABOUT, check_order },       { PRESS_NODE_LEDE, check_order },
  { PRESS_NODE_RELEASE, check_release },   { PRESS_NODE_OTHER, check_other },
};

const PressRuleSubject press_rules_structure = { rows, G_N_ELEMENTS (rows) };

/* Rules on the sections of a release: they are there, once each, and hold something. */
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define MOST_SUBHEADS 5
#define FEWEST_WORDS 12

/* PR202. Only text that is plainly an exhibit is asked for its label. */
static void
check_label (PressCheck *check, const PressNode *release)
{
  if (check->first[PRESS_NODE_EXHIBIT_LABEL] != NULL || check->first[PRESS_NODE_PAGE_MARK] == NULL
      || press_node_find_child (release->parent, PRESS_NODE_WRAPPER) != NULL)
    return;
  press_diagnose (check->document, PRESS_RULE_MISSING_EXHIBIT_LABEL, press_check_start_of (release),
                  "no label such as Exhibit 99.1 opens the exhibit");
}

/* PR203. A label may leave the number behind the full stop out. */
static void
check_label_number (PressCheck *check, const PressNode *label)
{
  const char *number = press_node_get_attribute (label, PRESS_ATTRIBUTE_VALUE);
  const PressNode *field = check->wrapper_type;
  const char *type = field != NULL ? press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE) : NULL;

  if (number == NULL || type == NULL || strchr (type, '.') == NULL || strchr (number, '.') == NULL
      || g_ascii_strtod (type, NULL) == g_ascii_strtod (number, NULL))
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_EXHIBIT_LABEL_MISMATCH,
                                              label->span, "the label says %s", number),
                              field->span, "the wrapper says %s", type);
}

/* PR208 */
static void
check_about (PressCheck *check, const PressNode *release)
{
  if (check->first[PRESS_NODE_ABOUT] == NULL && check->first[PRESS_NODE_LEDE] != NULL)
    press_diagnose (check->document, PRESS_RULE_MISSING_ABOUT_SECTION, press_check_end_of (release),
                    "no section says what the company does");
}

/* The text of a node, with white space folded. */
static char *
fold_node (const PressCheck *check, const PressNode *node)
{
  GString *text = g_string_new (NULL);

  press_copy_fold (check->document->copy, node->span, text);
  return g_string_free (text, FALSE);
}

/* PR209 */
static void
check_second_abouts (PressCheck *check, const PressNode *release)
{
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  (void) release;
  for (guint i = 0; i < check->abouts->len; i++)
    {
      const PressNode *about = g_ptr_array_index (check->abouts, i);
      const PressNode *heading = press_node_find_child (about, PRESS_NODE_HEADING);
      g_autofree char *text = heading != NULL ? fold_node (check, heading) : NULL;
      const PressNode *other = text != NULL ? g_hash_table_lookup (headings, text) : NULL;

      if (other != NULL)
        press_diagnostic_add_place (
            press_diagnose (check->document, PRESS_RULE_DUPLICATE_ABOUT_SECTION, heading->span,
                            "a second section about the same company"),
            other->span, "the first is here");
      else if (text != NULL)
        g_hash_table_insert (headings, g_steal_pointer (&text), (gpointer) heading);
    }
}

/* PR210 for a section about a company, in front of what closes a release or has a heading. */
static void
check_empty_about (PressCheck *check, const PressNode *next, const PressNode *heading)
{
  static const PressNodeKind closing[]
      = { PRESS_NODE_CONTACTS, PRESS_NODE_END_MARK, PRESS_NODE_SOURCE, PRESS_NODE_ABOUT };
  gboolean is_empty = next == NULL || press_node_find_child (next, PRESS_NODE_HEADING) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (closing) && !is_empty; i++)
    is_empty = next->kind == closing[i];
  if (is_empty && check->first[PRESS_NODE_LEDE] != NULL)
    press_diagnose (check->document, PRESS_RULE_EMPTY_SECTION, heading->span,
                    "nothing stands under this heading");
}

/* "Results by Segment" above "Valves:": a colon alone tells that the lower heading is of the upper.
 */
static gboolean
is_over_label (const PressCheck *check, const PressNode *heading, const PressNode *next)
{
  const PressNode *below = press_node_find_child (next, PRESS_NODE_HEADING);
  const char *text = check->document->copy->text;

  return below != NULL && text[below->span.end - 1] == ':' && text[heading->span.end - 1] != ':';
}

/* PR210. A heading with headings of a lower level under it is not empty, nor is one above a legal
 * passage without a heading; titles of statements and of contacts are no headings of sections. */
static void
check_empty_section (PressCheck *check, const PressNode *section)
{
  const PressNode *child = press_node_get_first_child (section);
  const PressNode *heading = NULL;

  for (; child != NULL; child = press_node_get_next (child))
    {
      if (press_node_kind_get_role ((PressNodeKind) child->kind) == PRESS_ROLE_FLOAT
          || child->kind == PRESS_NODE_RULE)
        continue;
      if (child->kind != PRESS_NODE_HEADING || heading != NULL)
        return;
      heading = child;
    }
  child = press_node_get_next (section);
  if (heading != NULL && section->kind == PRESS_NODE_ABOUT)
    {
      check_empty_about (check, child, heading);
      return;
    }
  if (heading == NULL || child == NULL || check->first[PRESS_NODE_LEDE] == NULL
      || (child->kind != PRESS_NODE_SECTION && child->kind != PRESS_NODE_ABOUT
          && !(press_node_find_child (child, PRESS_NODE_HEADING) != NULL
               && (child->kind == PRESS_NODE_CAUTION || child->kind == PRESS_NODE_LEGEND)))
      || (child->kind == PRESS_NODE_SECTION
          && g_strcmp0 (press_node_get_attribute (child, PRESS_ATTRIBUTE_LEVEL),
                        press_node_get_attribute (section, PRESS_ATTRIBUTE_LEVEL))
                 > 0)
      || is_over_label (check, heading, child))
    return;
  press_diagnose (check->document, PRESS_RULE_EMPTY_SECTION, heading->span,
                  "nothing stands under this heading");
}

/* PR211. The headings of one level that stand on lines of their own. */
static void
check_heading_style (PressCheck *check, const PressNode *release)
{
  const PressNode *with = NULL, *without = NULL;
  guint n_with = 0, n_without = 0;
  const char *text = check->document->copy->text;

  for (const PressNode *section = press_node_get_first_child (release); section != NULL;
       section = press_node_get_next (section))
    {
      const PressNode *heading = section->kind == PRESS_NODE_SECTION
                                     ? press_node_find_child (section, PRESS_NODE_HEADING)
                                     : NULL;

      if (heading == NULL
          || g_strcmp0 (press_node_get_attribute (section, PRESS_ATTRIBUTE_LEVEL), "1") != 0)
        continue;
      if (text[heading->span.end - 1] == ':')
        {
          n_with++;
          with = with != NULL ? with : heading;
        }
      else
        {
          n_without++;
          without = without != NULL ? without : heading;
        }
    }
  if (n_with == 0 || n_without == 0)
    return;
  press_diagnostic_add_place (
      press_diagnose (check->document, PRESS_RULE_HEADING_STYLE_MIXED,
                      n_with < n_without ? with->span : without->span,
                      "headings of this level that end in a colon: %u, others: %u", n_with,
                      n_without),
      n_with < n_without ? without->span : with->span, "another is here");
}

/* Lists. */

/* What an item ends in; 0 for one that introduces others. */
static char
get_item_end (const PressCheck *check, const PressNode *item)
{
  char last = check->document->copy->text[item->span.end - 1];

  return last == ':' ? '\0' : strchr (".;,", last) != NULL ? last : ' ';
}

static gboolean
is_of_level (const PressNode *item, const PressNode *other)
{
  return g_strcmp0 (press_node_get_attribute (item, PRESS_ATTRIBUTE_LEVEL),
                    press_node_get_attribute (other, PRESS_ATTRIBUTE_LEVEL))
         == 0;
}

/* PR212. All items of the first one's level end alike, but for the last and an `and` in front of
 * it; an item with others under it may end as it likes. */
static void
check_item_ends (PressCheck *check, const PressNode *list)
{
  const PressNode *first = press_node_get_first_child (list);
  const PressNode *item = first;

  for (; item != NULL && press_node_get_next (item) != NULL; item = press_node_get_next (item))
    {
      const PressNode *next = press_node_get_next (item);

      if (item->kind != PRESS_NODE_ITEM || next->kind != PRESS_NODE_ITEM || item == first
          || press_node_get_next (next) == NULL || !is_of_level (item, first)
          || !is_of_level (item, next) || get_item_end (check, item) == '\0'
          || get_item_end (check, first) == '\0'
          || get_item_end (check, item) == get_item_end (check, first))
        continue;
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_LIST_PUNCTUATION,
                                                  press_check_end_of (item),
                                                  "this item ends another way than the first"),
                                  press_check_end_of (first), "the first ends here");
      return;
    }
}

/* PR213. Items of a lower level have a mark of their own. */
static void
check_bullets (PressCheck *check, const PressNode *list)
{
  const PressNode *first = NULL, *first_item = NULL;
  g_autofree char *mark = NULL;

  for (const PressNode *item = press_node_get_first_child (list); item != NULL;
       item = press_node_get_next (item))
    {
      const PressNode *bullet
          = item->kind == PRESS_NODE_ITEM ? press_node_find_child (item, PRESS_NODE_BULLET) : NULL;
      g_autofree char *other = bullet != NULL ? press_check_dup (check, bullet->span) : NULL;

      if (other == NULL || (first != NULL && !is_of_level (item, first_item)))
        continue;
      if (first == NULL)
        {
          first = bullet;
          first_item = item;
          mark = g_steal_pointer (&other);
        }
      else if (!g_ascii_isalnum (mark[0]) && mark[0] != '(' && !g_str_equal (mark, other))
        {
          press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_BULLET_MARK_MIXED,
                                                      bullet->span, "another mark of the list"),
                                      first->span, "the first item has this one");
          return;
        }
    }
}

/* "(all comparisons are with the year before)": a note on the figures of each heading. */
static gboolean
is_in_brackets (const PressCheck *check, PressSpan span)
{
  const char *text = check->document->copy->text;

  return text[span.start] == '(' && text[span.end - 1] == ')';
}

/* Behind the first table, notes may well be repeated under each statement, and in brackets
 * anywhere, but not one below the other. */
static gboolean
may_be_repeated (const PressCheck *check, const PressProofBlock *block,
                 const PressProofBlock *other)
{
  const PressNode *table = check->first[PRESS_NODE_TABLE];
  PressSpan span = block->node->span;

  return block != other + 1
         && ((table != NULL && span.start > table->span.start) || is_in_brackets (check, span));
}

static gboolean
is_passage (const PressNode *node)
{
  return node->kind == PRESS_NODE_PARAGRAPH || node->kind == PRESS_NODE_ITEM
         || node->kind == PRESS_NODE_LEDE;
}

/* A block by what its tokens say. */
typedef struct
{
  const PressCheck *check;
  const PressProofBlock *block;
} Said;

static PressSpan
get_said (const Said *said, guint token)
{
  return press_proofs_get_token (said->check->proofs, token)->span;
}

/* The first words tell most paragraphs from others. */
static guint
hash_said (gconstpointer data)
{
  const Said *said = data;
  const char *text = said->check->document->copy->text;
  guint n_tokens = said->block->end - said->block->first;
  guint hash = n_tokens;

  for (guint i = 0; i < MIN (n_tokens, FEWEST_WORDS); i++)
    {
      PressSpan span = get_said (said, said->block->first + i);

      for (guint32 at = span.start; at < span.end; at++)
        hash = hash * 33 + (guchar) text[at];
    }
  return hash;
}

static gboolean
says_same (gconstpointer first, gconstpointer second)
{
  const Said *one = first, *other = second;
  const char *text = one->check->document->copy->text;
  guint n_tokens = one->block->end - one->block->first;

  if (n_tokens != other->block->end - other->block->first)
    return FALSE;
  for (guint i = 0; i < n_tokens; i++)
    {
      PressSpan span = get_said (one, one->block->first + i);
      PressSpan other_span = get_said (other, other->block->first + i);

      if (span.end - span.start != other_span.end - other_span.start
          || memcmp (text + span.start, text + other_span.start, span.end - span.start) != 0)
        return FALSE;
    }
  return TRUE;
}

/* PR214 */
static void
check_duplicates (PressCheck *check, const PressNode *release)
{
  g_autofree Said *said = g_new (Said, check->proofs->blocks->len + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_said, says_same);

  (void) release;
  for (guint i = 0; i < check->proofs->blocks->len; i++)
    {
      const PressProofBlock *block = &g_array_index (check->proofs->blocks, PressProofBlock, i);
      const PressProofBlock *other;
      const Said *first;

      if (!is_passage (block->node) || block->end - block->first < FEWEST_WORDS
          || block->passage == PRESS_PASSAGE_TABLE)
        continue;
      said[i] = (Said){ check, block };
      first = g_hash_table_lookup (seen, &said[i]);
      if (first == NULL)
        {
          g_hash_table_add (seen, &said[i]);
          continue;
        }
      other = first->block;
      if (may_be_repeated (check, block, other))
        continue;
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_DUPLICATE_PARAGRAPH,
                                                  block->node->span, "the same paragraph again"),
                                  other->node->span, "the first is here");
    }
}

/* PR215. Each company of a joint release may have its own, and only a heading shows that a passage
 * is meant to be whole. */
static void
check_second_caution (PressCheck *check, const PressNode *caution)
{
  const PressNode *first = check->first[PRESS_NODE_CAUTION];

  if (caution == first || press_node_find_child (first, PRESS_NODE_HEADING) == NULL
      || press_node_find_child (caution, PRESS_NODE_HEADING) == NULL
      || check->first[PRESS_NODE_ABOUT] != check->last[PRESS_NODE_ABOUT]
      || caution->parent != first->parent)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_DUPLICATE_LEGEND,
                                              press_check_start_of (caution),
                                              "a second passage on forward-looking statements"),
                              press_check_start_of (first), "the first is here");
}

/* PR219 */
static void
check_timing (PressCheck *check, const PressNode *release)
{
  const PressProof *embargo;
  const PressProof *immediate;

  (void) release;
  if (press_proofs_count (check->proofs, PRESS_PROOF_EMBARGO) == 0
      || press_proofs_count (check->proofs, PRESS_PROOF_IMMEDIATE) == 0)
    return;
  embargo = press_proofs_get (check->proofs, PRESS_PROOF_EMBARGO, 0);
  immediate = press_proofs_get (check->proofs, PRESS_PROOF_IMMEDIATE, 0);
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_TIMING_CONFLICT,
                                              embargo->span, "this holds the release back"),
                              immediate->span, "this releases it at once");
}

/* PR220 */
static void
check_placeholders (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_PLACEHOLDER); i++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_PLACEHOLDER, i);

      if (press_proofs_get_block (check->proofs, proof)->passage != PRESS_PASSAGE_TABLE)
        press_diagnose (check->document, PRESS_RULE_PLACEHOLDER_LEFT, proof->span,
                        "this was to be filled in");
    }
}

/* PR221 */
static void
check_subheads (PressCheck *check, const PressNode *release)
{
  guint n = 0;

  for (const PressNode *node = press_node_get_first_child (release); node != NULL;
       node = press_node_get_next (node))
    if (node->kind == PRESS_NODE_SUBHEADLINE && ++n == MOST_SUBHEADS + 1)
      press_diagnose (check->document, PRESS_RULE_TOO_MANY_SUBHEADS, node->span,
                      "subheadline number %u", n);
}

/* PR222 */
static void
check_schedules (PressCheck *check, const PressNode *release)
{
  (void) release;
  if (check->first[PRESS_NODE_TABLE] != NULL)
    return;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_TABLES); i++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_TABLES, i);

      press_diagnose (check->document, PRESS_RULE_REFERENCED_SCHEDULE_MISSING, proof->span,
                      "there is no table in this release");
    }
}

/* PR223 */
static void
check_results (PressCheck *check, const PressNode *release)
{
  const PressNode *headline = check->first[PRESS_NODE_HEADLINE];
  const PressProofBlock *block;
  gboolean has_results = FALSE;

  (void) release;
  if (headline == NULL || check->first[PRESS_NODE_TABLE] != NULL
      || press_node_find_child (headline, PRESS_NODE_PERIOD) == NULL)
    return;
  block = press_proofs_find_block (check->proofs, headline);
  for (guint i = block->first; i < block->end; i++)
    {
      PressProofKind kind = (PressProofKind) press_proofs_get_token (check->proofs, i)->kind;

      if (kind == PRESS_PROOF_LATER || kind == PRESS_PROOF_CALL)
        return;
      has_results = has_results || kind == PRESS_PROOF_RESULTS;
    }
  if (has_results)
    press_diagnose (check->document, PRESS_RULE_RESULTS_HEADLINE_WITHOUT_FIGURES_TABLE,
                    headline->span, "results are announced, and no table gives them");
}

/* PR224 */
static void
check_correction (PressCheck *check, const PressNode *release)
{
  (void) release;
  if (press_proofs_count (check->proofs, PRESS_PROOF_CORRECTION) > 0
      && press_proofs_count (check->proofs, PRESS_PROOF_CORRECTED) == 0)
    press_diagnose (check->document, PRESS_RULE_CORRECTION_NOTE_MISSING,
                    press_proofs_get (check->proofs, PRESS_PROOF_CORRECTION, 0)->span,
                    "nothing says what is corrected");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_EXHIBIT_LABEL, check_label_number },
  { PRESS_NODE_RELEASE, check_second_abouts },
  { PRESS_NODE_SECTION, check_empty_section },
  { PRESS_NODE_ABOUT, check_empty_section },
  { PRESS_NODE_LIST, check_item_ends },
  { PRESS_NODE_LIST, check_bullets },
  { PRESS_NODE_CAUTION, check_second_caution },
  { PRESS_NODE_RELEASE, check_label },
  { PRESS_NODE_RELEASE, check_about },
  { PRESS_NODE_RELEASE, check_heading_style },
  { PRESS_NODE_RELEASE, check_duplicates },
  { PRESS_NODE_RELEASE, check_timing },
  { PRESS_NODE_RELEASE, check_placeholders },
  { PRESS_NODE_RELEASE, check_subheads },
  { PRESS_NODE_RELEASE, check_schedules },
  { PRESS_NODE_RELEASE, check_results },
  { PRESS_NODE_RELEASE, check_correction },
};

const PressRuleSubject press_rules_sections = { rows, G_N_ELEMENTS (rows) };

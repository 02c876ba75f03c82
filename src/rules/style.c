/* Rules on words and marks: what a proofreader would underline. */
#include "base/vocabulary.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define COPYRIGHT_SIGN "\xC2\xA9"
#define MOST_DOUBLE_BLANKS 20

static gboolean
is_of_tables (const PressCheck *check, const PressProof *proof)
{
  return press_proofs_get_block (check->proofs, proof)->passage == PRESS_PASSAGE_TABLE;
}

static const PressProof *
get_token (const PressCheck *check, guint n)
{
  return press_proofs_get_token (check->proofs, n);
}

/* Whether two tokens stand in one block with white space alone between them. */
static gboolean
is_next_to (const PressCheck *check, const PressProof *first, const PressProof *second)
{
  const char *text = check->document->copy->text;

  if (first->block != second->block)
    return FALSE;
  for (guint32 at = first->span.end; at < second->span.start; at++)
    if (!g_ascii_isspace (text[at]))
      return FALSE;
  return first->span.end < second->span.start;
}

/* The first word of a token, which may be a phrase. */
static PressSpan
get_first_word (const PressCheck *check, const PressProof *proof)
{
  const char *text = check->document->copy->text;
  PressSpan word = { proof->span.start, proof->span.start };

  while (word.end < proof->span.end && !g_ascii_isspace (text[word.end]))
    word.end++;
  return word;
}

/* Whether a token ends in a word, as a phrase may: 19 percent percent. Case tells words apart:
 * `gives us US rights`, `in May may come`. */
static gboolean
ends_in_word (const PressCheck *check, const PressProof *proof, PressSpan word)
{
  const char *text = check->document->copy->text;
  guint32 length = word.end - word.start;
  guint32 start = proof->span.end - length;

  return proof->span.end - proof->span.start >= length
         && (start == proof->span.start || g_ascii_isspace (text[start - 1]))
         && memcmp (text + start, text + word.start, length) == 0;
}

static PressProofKind
read_twin (PressCheck *check, PressSpan word)
{
  PressSpan span;

  press_proofs_start_phrase (check->proofs, word, PRESS_PROOF_IN_TWIN);
  return press_proofs_next (check->proofs, &span);
}

/* One word may end a verb and its twin begin what comes next: `log in in March`. */
static void
report_twin (PressCheck *check, const PressProof *before, PressSpan word)
{
  PressDiagnostic *said = press_diagnose (check->document, PRESS_RULE_REPEATED_WORD, word,
                                          "the word before this is the same");
  PressMendKind kind = read_twin (check, word) == PRESS_PROOF_SELDOM_TWICE ? PRESS_MEND_SUGGESTED
                                                                           : PRESS_MEND_SAFE;

  press_mend_replace (press_diagnostic_add_mend (said, kind, "delete one of the two"),
                      (PressSpan){ before->span.end, word.end }, "");
}

/* Whether one of two words is but a part of something longer: "and/or", "a.m.", "ir@example.com".
 */
static gboolean
goes_on (const PressCheck *check, const PressProof *before, PressSpan word)
{
  const PressCopy *copy = check->document->copy;
  char next = word.end < copy->length ? copy->text[word.end] : '\0';

  return next == '/' || next == '@'
         || (before->span.start > 0 && copy->text[before->span.start - 1] == '/')
         || (next == '.' && word.end + 1 < copy->length
             && g_ascii_isalnum (copy->text[word.end + 1]));
}

/* Whether a word is an initial: "J. J. Kellner" says nothing twice. */
static gboolean
is_initial (const PressCheck *check, PressSpan word)
{
  return word.end - word.start == 2 && check->document->copy->text[word.end - 1] == '.';
}

/* PR611. Names may say a word twice: Walla Walla. */
static void
check_repeated_words (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 1; i < check->proofs->tokens->len; i++)
    {
      const PressProof *proof = get_token (check, i);
      const PressProof *before = get_token (check, i - 1);
      PressSpan word = get_first_word (check, proof);

      if (before->kind == PRESS_PROOF_CAPITALIZED || before->kind == PRESS_PROOF_CAPITALS
          || before->kind == PRESS_PROOF_NUMBER || before->kind == PRESS_PROOF_TWICE
          || before->kind == PRESS_PROOF_YEAR
          || !g_ascii_isalpha (check->document->copy->text[word.start])
          || !ends_in_word (check, before, word) || !is_next_to (check, before, proof)
          || is_of_tables (check, proof) || goes_on (check, before, word)
          || is_initial (check, word)
          || (word.end - word.start < 2 && read_twin (check, word) != PRESS_PROOF_ARTICLE))
        continue;
      report_twin (check, before, word);
    }
}

static gboolean
holds_line_end (const PressCheck *check, PressSpan span)
{
  return memchr (check->document->copy->text + span.start, '\n', span.end - span.start) != NULL;
}

/* What is meant by a phrase with a word that was taken for another. */
static void
report_confused (PressCheck *check, const PressProof *proof, const char *meant)
{
  PressDiagnostic *said = press_diagnose (check->document, PRESS_RULE_CONFUSED_WORD, proof->span,
                                          "this should perhaps be `%s`", meant);

  if (g_ascii_isupper (check->document->copy->text[proof->span.start])
      || holds_line_end (check, proof->span))
    return;
  press_mend_replace (press_diagnostic_add_mend (said, PRESS_MEND_SUGGESTED, "write `%s`", meant),
                      proof->span, meant);
}

/* PR615 */
static void
check_confused_words (PressCheck *check, const PressNode *release)
{
  static const struct
  {
    PressProofKind kind;
    const char *meant; /* NULL: the list tells */
  } kinds[] = { { PRESS_PROOF_CONFUSED, NULL },
                { PRESS_PROOF_ITS_OWN, "its" },
                { PRESS_PROOF_ITS_BEEN, "it's" } };

  (void) release;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint n = 0; n < press_proofs_count (check->proofs, kinds[i].kind); n++)
      {
        const PressProof *proof = press_proofs_get (check->proofs, kinds[i].kind, n);
        const char *text = check->document->copy->text + proof->span.start;

        if (kinds[i].meant != NULL)
          press_diagnose (check->document, PRESS_RULE_CONFUSED_WORD, proof->span,
                          "this should perhaps begin with `%s`", kinds[i].meant);
        else
          report_confused (check, proof,
                           press_vocabulary_find (PRESS_LIST_CONFUSED, text,
                                                  proof->span.end - proof->span.start));
      }
}

/* Whether a word is the number of an item: 2, b, iv. */
static gboolean
is_item_number (const PressCheck *check, PressSpan span)
{
  const char *text = check->document->copy->text + span.start;
  gsize length = span.end - span.start;

  return (length == 1 && g_ascii_isalnum (text[0]))
         || (length <= 2 && strspn (text, "0123456789") >= length)
         || (length <= 4 && strspn (text, "ivx") >= length);
}

/* PR604. The bracket behind the number of an item has no other one. */
static gboolean
is_number_mark (const PressCheck *check, const PressProofBlock *block, guint i)
{
  const PressProof *before = i > block->first ? get_token (check, i - 1) : NULL;
  PressSpan span = get_token (check, i)->span;
  PressSpan number = { span.start, span.end - 1 };

  return (before != NULL && before->span.end == span.start && is_item_number (check, before->span))
         || (number.start < number.end && is_item_number (check, number));
}

/* A phrase may hold the bracket that opens or closes it: (3 p.m. Mountain). */
static int
count_brackets (const PressCheck *check, const PressProof *proof)
{
  const char *text = check->document->copy->text;
  int n = 0;

  for (guint32 at = proof->span.start; at < proof->span.end; at++)
    n += text[at] == '(' || text[at] == '[' ? 1 : text[at] == ')' || text[at] == ']' ? -1 : 0;
  return n;
}

/* "Jo Park (802-555-0142)": whether somebody to contact, who is no text, ends in an open bracket in
 * front of this one. *@child moves on to what stands there. */
static gboolean
is_opened_by_contact (const PressCheck *check, const PressNode **child, guint32 at)
{
  const char *text = check->document->copy->text;

  while (*child != NULL && (*child)->span.end < at)
    *child = press_node_get_next (*child);
  return *child != NULL && (*child)->kind == PRESS_NODE_CONTACT && (*child)->span.end == at
         && memchr (text + (*child)->span.start, '(', at - (*child)->span.start) != NULL;
}

static void
check_brackets (PressCheck *check, const PressNode *node)
{
  const PressProofBlock *block = press_proofs_find_block (check->proofs, node);
  const PressNode *child = press_node_get_first_child (node);
  const PressProof *open = NULL;
  int depth = 0;

  if (block == NULL || block->passage >= PRESS_PASSAGE_TABLE)
    return;
  for (guint i = block->first; i < block->end; i++)
    {
      const PressProof *proof = get_token (check, i);
      int change = press_proofs_is_word (proof) ? 0 : count_brackets (check, proof);

      if (change > 0 && depth == 0)
        open = proof;
      if (depth + change < 0 && !is_number_mark (check, block, i)
          && !is_opened_by_contact (check, &child, proof->span.start))
        {
          press_diagnose (check->document, PRESS_RULE_PARENTHESIS_UNBALANCED, proof->span,
                          "nothing opens this bracket");
          return;
        }
      depth = MAX (depth + change, 0);
    }
  if (depth > 0)
    press_diagnose (check->document, PRESS_RULE_PARENTHESIS_UNBALANCED, open->span,
                    "nothing closes this bracket");
}

/* PR607 */
static void
check_quote_style (PressCheck *check, const PressNode *release)
{
  (void) release;
  if (press_proofs_count (check->proofs, PRESS_PROOF_QUOTE) > 0
      && press_proofs_count (check->proofs, PRESS_PROOF_QUOTE_OPEN) > 0)
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_QUOTE_STYLE_MIXED,
                        press_proofs_get (check->proofs, PRESS_PROOF_QUOTE_OPEN, 0)->span,
                        "curly marks beside straight ones"),
        press_proofs_get (check->proofs, PRESS_PROOF_QUOTE, 0)->span, "a straight one");
}

/* PR616 */
static void
check_quote_commas (PressCheck *check, const PressNode *release)
{
  static const PressProofKind kinds[] = { PRESS_PROOF_QUOTE_COMMA, PRESS_PROOF_CLOSE_COMMA };

  (void) release;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint n = 0; n < press_proofs_count (check->proofs, kinds[i]); n++)
      press_diagnose (check->document, PRESS_RULE_COMMA_OUTSIDE_QUOTE,
                      press_proofs_get (check->proofs, kinds[i], n)->span,
                      "the comma belongs in front of the mark");
}

/* PR608 */
static void
check_time_form (PressCheck *check, const PressNode *time)
{
  PressProofKind kind;
  PressSpan span;

  press_proofs_start_phrase (check->proofs, time->span, PRESS_PROOF_IN_CLOCK);
  while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
    if (kind == PRESS_PROOF_MERIDIEM_ODD || kind == PRESS_PROOF_WHOLE_HOUR)
      {
        press_diagnose (check->document, PRESS_RULE_TIME_FORM, span,
                        kind == PRESS_PROOF_WHOLE_HOUR ? "a whole hour has no minutes"
                                                       : "written a.m. and p.m., in small letters");
        return;
      }
}

/* The quotation marks of a block as far as it was read. */
typedef struct
{
  guint next; /* token */
  guint n_straight;
  int depth;
} Marks;

static void
count_mark (Marks *marks, const PressProof *proof)
{
  if (proof->kind == PRESS_PROOF_QUOTE || proof->kind == PRESS_PROOF_QUOTE_COMMA)
    marks->n_straight++;
  else if (proof->kind == PRESS_PROOF_QUOTE_OPEN || proof->kind == PRESS_PROOF_TICKS)
    marks->depth++;
  else if (proof->kind == PRESS_PROOF_QUOTE_CLOSE || proof->kind == PRESS_PROOF_CLOSE_COMMA)
    marks->depth--;
}

/* Whether a token stands between quotation marks, also in a quotation that nobody is said to speak.
 * Tokens are asked for in their order. */
static gboolean
is_between_marks (const PressCheck *check, Marks *marks, const PressProof *proof)
{
  guint number = press_proofs_get_number (check->proofs, proof);
  guint first = press_proofs_get_block (check->proofs, proof)->first;

  if (marks->next <= first)
    *marks = (Marks){ first, 0, 0 };
  for (; marks->next < number; marks->next++)
    count_mark (marks, get_token (check, marks->next));
  return marks->n_straight % 2 != 0 || marks->depth > 0;
}

/* PR610: the first word of the first person outside quotations. */
static void
check_person (PressCheck *check, const PressNode *release)
{
  Marks marks = { 0 };

  (void) release;
  if (press_proofs_count (check->proofs, PRESS_PROOF_COMPANY_TERM) == 0)
    return;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_FIRST_PERSON); i++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_FIRST_PERSON, i);

      if ((proof->flags & PRESS_PROOF_IS_QUOTED) != 0 || is_of_tables (check, proof)
          || is_between_marks (check, &marks, proof))
        continue;
      press_diagnostic_add_place (
          press_diagnose (check->document, PRESS_RULE_PERSON_MIXED, proof->span,
                          "the first person, where the release speaks of the Company"),
          press_proofs_get (check->proofs, PRESS_PROOF_COMPANY_TERM, 0)->span,
          "the third person is here");
      return;
    }
}

/* Whether a sign is that of a mark. The bracket of a paragraph, (c), is a sign of copyright at
 * most, and that behind a number, FAS 123(R), of a rule that was revised. */
static gboolean
is_trademark (const PressCheck *check, const PressNode *mark)
{
  const char *text = check->document->copy->text;

  return g_ascii_tolower (text[mark->span.start + 1]) != 'c'
         && memcmp (text + mark->span.start, COPYRIGHT_SIGN, strlen (COPYRIGHT_SIGN)) != 0
         && (mark->span.start == 0 || !g_ascii_isdigit (text[mark->span.start - 1]))
         && press_node_find_ancestor (mark, PRESS_NODE_TABLE) == NULL;
}

/* PR612 */
static void
check_marks (PressCheck *check, const PressNode *release)
{
  const PressNode *node;
  PressWalk walk;

  if (check->first[PRESS_NODE_MARK] == NULL
      || press_proofs_count (check->proofs, PRESS_PROOF_OWNED) > 0)
    return;
  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && node->kind == PRESS_NODE_MARK
        && is_trademark (check, node))
      {
        press_diagnose (check->document, PRESS_RULE_MARK_WITHOUT_NOTICE, node->span,
                        "nothing says whose mark this is");
        return;
      }
}

/* Whether two blanks stand in front of a word inside a sentence. */
static gboolean
has_double_blank (const PressCheck *check, guint number)
{
  const PressProof *word = get_token (check, number);
  const PressProof *before = get_token (check, number - 1);

  return word->block == before->block && word->kind == PRESS_PROOF_WORD
         && before->kind == PRESS_PROOF_WORD && word->span.start - before->span.end == 2
         && is_next_to (check, before, word)
         && press_proofs_get_block (check->proofs, word)->passage <= PRESS_PASSAGE_LEGEND
         && (word->flags & PRESS_PROOF_AFTER_LINE) == 0;
}

/* PR613. Where they stand everywhere, a program has filled the lines with them. */
static void
check_double_blanks (PressCheck *check, const PressNode *release)
{
  guint n = 0;

  (void) release;
  for (guint i = 1; i < check->proofs->tokens->len; i++)
    n += has_double_blank (check, i);
  for (guint i = 1; i < check->proofs->tokens->len && n <= MOST_DOUBLE_BLANKS; i++)
    {
      const PressProof *word = get_token (check, i);
      const PressProof *before = get_token (check, i - 1);

      if (!has_double_blank (check, i))
        continue;
      press_mend_replace (press_diagnostic_add_mend (
                              press_diagnose (check->document, PRESS_RULE_DOUBLE_BLANK,
                                              (PressSpan){ before->span.end, word->span.start },
                                              "two blanks inside a sentence"),
                              PRESS_MEND_SAFE, "write one"),
                          (PressSpan){ before->span.end, word->span.start }, " ");
    }
}

/* PR614 */
static void
check_citations (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_RULE_NUMBER); i++)
    {
      PressSpan span = press_proofs_get (check->proofs, PRESS_PROOF_RULE_NUMBER, i)->span;
      const char *open
          = memchr (check->document->copy->text + span.start, '(', span.end - span.start);

      if (open == NULL)
        continue;
      span.start = (guint32) (open - check->document->copy->text);
      if (holds_line_end (check, span))
        press_diagnose (check->document, PRESS_RULE_CITATION_SPLIT, span,
                        "a line ends inside this number");
    }
}

/* The two halves of a word that a hyphen and a blank part, joined by @joint. */
static char *
join_halves (const PressCheck *check, PressSpan span, const char *joint)
{
  g_autofree char *text = press_check_dup (check, span);
  g_auto (GStrv) halves = g_strsplit (text, "-", 2);

  return g_strconcat (halves[0], joint, g_strchug (halves[1]), NULL);
}

/* The tokens of a kind, each as it is written. */
static GHashTable *
collect_words (const PressCheck *check, PressProofKind kind)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < check->proofs->tokens->len; i++)
    if (get_token (check, i)->kind == kind)
      g_hash_table_add (words, press_check_dup (check, get_token (check, i)->span));
  return words;
}

/* PR123, PR124. A line may end behind the hyphen of a compound. */
static void
check_hyphens (PressCheck *check, const PressNode *release)
{
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (GHashTable) compounds = NULL;

  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_GAPPED); i++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_GAPPED, i);
      g_autofree char *joined = join_halves (check, proof->span, "");
      g_autofree char *compound = join_halves (check, proof->span, "-");
      PressDiagnostic *said;

      if (is_of_tables (check, proof))
        continue;
      if (!holds_line_end (check, proof->span))
        {
          said = press_diagnose (check->document, PRESS_RULE_SPACE_AFTER_HYPHEN, proof->span,
                                 "a blank behind the hyphen");
          press_mend_replace (
              press_diagnostic_add_mend (said, PRESS_MEND_SUGGESTED, "write %s", compound),
              proof->span, compound);
        }
      else
        {
          if (words == NULL)
            {
              words = collect_words (check, PRESS_PROOF_WORD);
              compounds = collect_words (check, PRESS_PROOF_COMPOUND);
            }
          if (g_hash_table_contains (words, joined) && !g_hash_table_contains (compounds, compound))
            press_diagnose (check->document, PRESS_RULE_END_OF_LINE_HYPHENATION, proof->span,
                            "elsewhere this is one word, %s", joined);
        }
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_LEDE, check_brackets },          { PRESS_NODE_PARAGRAPH, check_brackets },
  { PRESS_NODE_ITEM, check_brackets },          { PRESS_NODE_VALUE, check_brackets },
  { PRESS_NODE_HEADLINE, check_brackets },      { PRESS_NODE_TIME, check_time_form },
  { PRESS_NODE_RELEASE, check_repeated_words }, { PRESS_NODE_RELEASE, check_confused_words },
  { PRESS_NODE_RELEASE, check_quote_style },    { PRESS_NODE_RELEASE, check_quote_commas },
  { PRESS_NODE_RELEASE, check_person },         { PRESS_NODE_RELEASE, check_marks },
  { PRESS_NODE_RELEASE, check_double_blanks },  { PRESS_NODE_RELEASE, check_citations },
  { PRESS_NODE_RELEASE, check_hyphens },
};

const PressRuleSubject press_rules_style = { rows, G_N_ELEMENTS (rows) };

/* Rules on changes told in prose: the percentage and the two amounts agree.
 *
 * An amount stands for all that is printed so (printed.h). A percentage is wrong where no such
 * amounts give it, within one unit of its last digit. */
#include "rules/printed.h"

#include <string.h>

#define MOST_BETWEEN 7 /* words between two parts of a change */
#define MOST_BEFORE 5  /* tokens back to an amount in front of the verb */
#define MOST_BESIDE 4  /* tokens from a percentage on to its amount: "20%, or some $8 million" */
#define MOST_OF_SENTENCE 40

/* The parts of a change, in the order in which they are told. */
typedef struct
{
  const PressProof *verb;
  const PressProof *percent;
  const PressProof *change;
  const PressProof *to;
  const PressProof *from;
} Change;

static const PressProof *
get_token (const PressCheck *check, guint n)
{
  return press_proofs_get_token (check->proofs, n);
}

/* A stated change takes the direction of the amounts; whether the verb has the same, PR729 tells.
 */
static PressDecimal
give_direction (PressDecimal stated, const PressPrinted *to, const PressPrinted *from)
{
  PressDecimal absolute = press_decimal_absolute (stated);

  return press_decimal_compare (to->value, from->value) < 0 ? press_decimal_negate (absolute)
                                                            : absolute;
}

/* PR715 */
static void
check_percent (PressCheck *check, const Change *change, const PressPrinted *to,
               const PressPrinted *from)
{
  PressPrinted percent;
  PressPrintedRange range;
  g_autofree char *said = NULL;

  if (!press_printed_read (check, change->percent->node, &percent)
      || !press_printed_change (to, from, &range))
    return;
  percent.value = give_direction (percent.value, to, from);
  if (!press_printed_is_outside (&percent, range.low, range.high))
    return;
  said = press_decimal_to_string (press_decimal_round (press_decimal_absolute (range.right), 1));
  press_diagnostic_add_place (
      press_diagnostic_add_place (
          press_diagnose (check->document, PRESS_RULE_PERCENT_ARITHMETIC, change->percent->span,
                          "the amounts give a %s of %s percent",
                          press_decimal_is_negative (range.right) ? "fall" : "rise", said),
          change->to->span, "to this amount"),
      change->from->span, "from this one");
}

/* PR714 */
static void
check_change (PressCheck *check, const Change *change, const PressPrinted *to,
              const PressPrinted *from)
{
  PressPrinted amount;
  PressDecimal low, high;

  if (!press_printed_read (check, change->change->node, &amount)
      || !press_decimal_subtract (to->low, from->high, &low)
      || !press_decimal_subtract (to->high, from->low, &high))
    return;
  amount.value = give_direction (amount.value, to, from);
  if (press_printed_is_outside (&amount, low, high))
    press_diagnostic_add_place (
        press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_CHANGE_ARITHMETIC,
                                                    change->change->span,
                                                    "the amounts differ by something else"),
                                    change->to->span, "this amount"),
        change->from->span, "and this one");
}

/* PR729 */
static void
check_direction (PressCheck *check, const Change *change, const PressPrinted *to,
                 const PressPrinted *from)
{
  int order = press_decimal_compare (to->value, from->value);

  if (change->verb->kind == PRESS_PROOF_UP ? order < 0 : order > 0)
    press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_CHANGE_DIRECTION,
                                                change->verb->span, "the amounts go the other way"),
                                change->from->span, "from this amount");
}

/* Whether some text has a word for a loss. */
static gboolean
names_loss (const PressCheck *check, PressSpan text)
{
  return press_proofs_phrase_has (check->proofs, text, PRESS_PROOF_IN_LOSS, PRESS_PROOF_LOSS);
}

/* "To $1.0 million from a loss of $3.0 million": a word in front of an amount turns its sign. */
static gboolean
turns_sign (const PressCheck *check, const Change *change)
{
  guint32 end = MAX (change->to->span.start, change->from->span.start);

  return end > change->verb->span.end
         && names_loss (check, (PressSpan){ change->verb->span.end, end });
}

/* Millions are not compared with an amount per share. */
static gboolean
has_currency_of (const PressNode *node, const PressNode *other)
{
  return g_strcmp0 (press_node_get_attribute (node, PRESS_ATTRIBUTE_CURRENCY),
                    press_node_get_attribute (other, PRESS_ATTRIBUTE_CURRENCY))
         == 0;
}

static void
judge_change (PressCheck *check, const Change *change)
{
  PressPrinted to, from;

  if (change->to == NULL || change->from == NULL
      || !has_currency_of (change->to->node, change->from->node)
      || !press_printed_read (check, change->to->node, &to)
      || !press_printed_read (check, change->from->node, &from)
      || press_decimal_is_negative (to.value) || press_decimal_is_negative (from.value)
      || to.has_scale != from.has_scale || turns_sign (check, change))
    return;
  if (change->percent != NULL)
    check_percent (check, change, &to, &from);
  if (change->change != NULL)
    check_change (check, change, &to, &from);
  check_direction (check, change, &to, &from);
}

/* The amount in front of a verb that is set off from it: `$48 million, up 20% from $40 million`. */
static const PressProof *
find_amount_before (const PressCheck *check, guint verb, guint start)
{
  for (guint i = verb; i-- > start && verb - i <= MOST_BEFORE;)
    {
      const PressProof *proof = get_token (check, i);
      gboolean is_edge = proof->kind == PRESS_PROOF_COMMA || proof->kind == PRESS_PROOF_OPEN;

      if (press_proofs_is_phrase (proof, PRESS_NODE_MONEY))
        return proof;
      if (i + 1 == verb ? !is_edge : proof->kind != PRESS_PROOF_WORD)
        return NULL;
    }
  return NULL;
}

/* A loss that grows is told as a fall by some and as a rise by others. */
static gboolean
tells_loss (const PressCheck *check, guint number, guint start, const PressProof *verb)
{
  guint first = number;

  while (first > start && number - first < MOST_OF_SENTENCE
         && get_token (check, first - 1)->kind != PRESS_PROOF_STOP)
    first--;
  return names_loss (check, (PressSpan){ get_token (check, first)->span.start, verb->span.start });
}

/* Whether a token stands between the parts of a comparison: a word, a year, a period. */
static gboolean
is_between (const PressProof *proof)
{
  return press_proofs_is_word (proof) || proof->kind == PRESS_PROOF_YEAR
         || proof->kind == PRESS_PROOF_FROM || press_proofs_is_phrase (proof, PRESS_NODE_PERIOD)
         || press_proofs_is_phrase (proof, PRESS_NODE_DATE);
}

/* The amount at or in front of a token, with a few words between; its number is left in @at. */
static const PressProof *
find_amount_back (const PressCheck *check, guint *at, guint start)
{
  for (guint n = 0; n <= MOST_BETWEEN && *at > start; n++)
    {
      const PressProof *proof = get_token (check, --*at);

      if (press_proofs_is_phrase (proof, PRESS_NODE_MONEY))
        return proof;
      if (!is_between (proof))
        return NULL;
    }
  return NULL;
}

/* Both amounts in front of the verb: `$48 million compared to $40 million, an increase of 20%`. */
static void
find_comparison (const PressCheck *check, Change *change, guint verb, guint start)
{
  guint at = verb;
  const PressProof *from = NULL;
  const PressProof *to = NULL;

  if (at == start || (get_token (check, at - 1)->kind != PRESS_PROOF_COMMA))
    return;
  at--;
  from = find_amount_back (check, &at, start);
  for (guint n = 0; from != NULL && n <= MOST_BETWEEN && at > start; n++)
    {
      const PressProof *proof = get_token (check, --at);

      if (proof->kind == PRESS_PROOF_COMPARED)
        {
          at -= at > start && get_token (check, at - 1)->kind == PRESS_PROOF_COMMA;
          to = find_amount_back (check, &at, start);
          break;
        }
      if (!is_between (proof))
        break;
    }
  if (to == NULL || tells_loss (check, at, start, change->verb))
    return;
  change->to = to;
  change->from = from;
}

/* Whether nothing qualifies what stands in front of a token: `up 12% excluding acquisitions`. */
static gboolean
ends_clause (const PressCheck *check, guint number, guint end)
{
  const PressProof *proof = number < end ? get_token (check, number) : NULL;

  return proof == NULL || proof->kind == PRESS_PROOF_STOP || proof->kind == PRESS_PROOF_SEMICOLON
         || proof->kind == PRESS_PROOF_CLOSE;
}

/* Takes an amount for the part of a change that the word in front of it names. */
static gboolean
take_amount (Change *change, PressProofKind preposition, const PressProof *proof)
{
  const PressProof **part = preposition == PRESS_PROOF_TO   ? &change->to
                            : preposition == PRESS_PROOF_BY ? &change->change
                            : change->to != NULL            ? &change->from
                                                            : NULL;

  if (part == NULL || *part != NULL)
    return FALSE;
  *part = proof;
  return TRUE;
}

/* Takes a percentage for that of a change. */
static gboolean
take_percent (Change *change, PressProofKind preposition, const PressProof *proof)
{
  if (change->percent != NULL || preposition == PRESS_PROOF_TO || preposition == PRESS_PROOF_FROM)
    return FALSE;
  change->percent = proof;
  return TRUE;
}

/* Reads one change from its verb on: `increased 20% to $48 million from $40 million`. What stands
 * between its parts are a few words; a second verb, or the end of the sentence, ends it. */
static void
read_change (PressCheck *check, guint verb, guint start, guint end)
{
  Change change = { get_token (check, verb), NULL, NULL, NULL, NULL };
  PressProofKind preposition = PRESS_PROOF_BY;
  guint n_between = 0;
  guint last = verb;

  for (guint i = verb + 1; i < end && n_between <= MOST_BETWEEN && change.from == NULL; i++)
    {
      const PressProof *proof = get_token (check, i);
      gboolean is_percent = press_proofs_is_phrase (proof, PRESS_NODE_PERCENT);

      n_between++;
      if (proof->kind == PRESS_PROOF_STOP || proof->kind == PRESS_PROOF_UP
          || proof->kind == PRESS_PROOF_DOWN || proof->kind == PRESS_PROOF_SEMICOLON)
        break;
      if (proof->kind == PRESS_PROOF_TO || proof->kind == PRESS_PROOF_FROM
          || proof->kind == PRESS_PROOF_COMPARED)
        {
          preposition = (PressProofKind) proof->kind;
          if (change.to == NULL && preposition != PRESS_PROOF_TO)
            change.to = find_amount_before (check, verb, start);
        }
      else if (is_percent || press_proofs_is_phrase (proof, PRESS_NODE_MONEY))
        {
          if (!is_percent && preposition == PRESS_PROOF_BY && change.percent != NULL
              && n_between > MOST_BESIDE)
            break; /* "up 20%, on orders of $60 million" tells another amount */
          if (!(is_percent ? take_percent (&change, preposition, proof)
                           : take_amount (&change, preposition, proof)))
            break;
          n_between = 0;
          last = i;
        }
    }
  if (change.to == NULL && change.from == NULL && last != verb
      && ends_clause (check, last + 1, end))
    find_comparison (check, &change, verb, start);
  judge_change (check, &change);
}

static void
check_changes (PressCheck *check, const PressNode *release)
{
  static const PressProofKind verbs[] = { PRESS_PROOF_UP, PRESS_PROOF_DOWN };

  (void) release;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    for (guint n = 0; n < press_proofs_count (check->proofs, verbs[i]); n++)
      {
        const PressProof *verb = press_proofs_get (check->proofs, verbs[i], n);
        const PressProofBlock *block = press_proofs_get_block (check->proofs, verb);

        read_change (check, press_proofs_get_number (check->proofs, verb), block->first,
                     block->end);
      }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_changes },
};

const PressRuleSubject press_rules_changes = { rows, G_N_ELEMENTS (rows) };

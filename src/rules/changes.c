/* Rules on changes told in prose: the percentage and the two amounts agree.
 *
 * All arithmetic is in exact decimals. An amount stands for all that is printed so: $48.0 million
 * is between 47.95 and 48.05. A percentage is wrong where no such amounts give it, within one unit
 * of its last digit. */
#include "base/decimal.h"
#include "rules/rule.h"

#include <string.h>

#define MOST_BETWEEN 7 /* words between two parts of a change */
#define MOST_BEFORE 5  /* tokens back to an amount in front of the verb */
#define MOST_POWER 12
#define QUOTIENT_PLACES 8

typedef struct
{
  PressDecimal value;
  PressDecimal low; /* what is printed so lies between these */
  PressDecimal high;
  PressDecimal unit;  /* of the last digit that is printed */
  gboolean has_scale; /* a word such as million stands behind the digits */
} Printed;

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

/* The digits of an amount or a percentage as they are printed. */
static gboolean
read_digits (const PressCheck *check, const PressNode *node, PressDecimal *digits)
{
  const char *at = check->document->copy->text + node->span.start;
  const char *end = check->document->copy->text + node->span.end;
  g_autoptr (GString) number = g_string_new (NULL);

  while (at < end && !g_ascii_isdigit (*at) && *at != '.')
    at++;
  for (; at < end && (g_ascii_isdigit (*at) || *at == '.' || *at == ','); at++)
    if (*at != ',')
      g_string_append_c (number, *at);
  return number->len > 0 && press_decimal_parse (number->str, digits);
}

/* What a node stands for, and how exactly: its value is its digits times a power of ten. */
static gboolean
read_printed (const PressCheck *check, const PressNode *node, Printed *printed)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
  PressDecimal digits, scaled, half;
  int power = 0;

  if (value == NULL || !press_decimal_parse (value, &printed->value)
      || !read_digits (check, node, &digits))
    return FALSE;
  scaled = digits;
  while (press_decimal_compare (scaled, press_decimal_absolute (printed->value)) != 0)
    if (++power > MOST_POWER || !press_decimal_shift (digits, power, &scaled))
      return FALSE;
  printed->has_scale = power > 0;
  return press_decimal_shift (press_decimal_from_integer (1), power - digits.places, &printed->unit)
         && press_decimal_shift (press_decimal_from_integer (5), power - digits.places - 1, &half)
         && press_decimal_subtract (printed->value, half, &printed->low)
         && press_decimal_add (printed->value, half, &printed->high);
}

/* The change from one amount to another, in percent. */
static gboolean
divide (PressDecimal to, PressDecimal from, PressDecimal *percent)
{
  PressDecimal hundredfold;

  return !press_decimal_is_zero (from) && press_decimal_shift (to, 2, &hundredfold)
         && press_decimal_divide (hundredfold, from, QUOTIENT_PLACES, percent)
         && press_decimal_subtract (*percent, press_decimal_from_integer (100), percent);
}

static gboolean
is_outside (PressDecimal value, PressDecimal low, PressDecimal high, PressDecimal tolerance)
{
  PressDecimal least, most;

  return press_decimal_subtract (low, tolerance, &least)
         && press_decimal_add (high, tolerance, &most)
         && (press_decimal_compare (value, least) < 0 || press_decimal_compare (value, most) > 0);
}

/* PR715 */
static void
check_percent (PressCheck *check, const Change *change, const Printed *to, const Printed *from)
{
  Printed percent;
  PressDecimal low, high, right;
  g_autofree char *said = NULL;

  if (!read_printed (check, change->percent->node, &percent) || !divide (to->low, from->high, &low)
      || !divide (to->high, from->low, &high) || !divide (to->value, from->value, &right))
    return;
  if (change->verb->kind == PRESS_PROOF_DOWN)
    percent.value = press_decimal_negate (press_decimal_absolute (percent.value));
  if (!is_outside (percent.value, low, high, percent.unit))
    return;
  said = press_decimal_to_string (press_decimal_round (right, 1));
  press_diagnostic_add_place (
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_PERCENT_ARITHMETIC,
                                                  change->percent->span,
                                                  "the amounts give %s percent", said),
                                  change->to->span, "to this amount"),
      change->from->span, "from this one");
}

/* PR714 */
static void
check_change (PressCheck *check, const Change *change, const Printed *to, const Printed *from)
{
  Printed amount;
  PressDecimal low, high;

  if (!read_printed (check, change->change->node, &amount)
      || !press_decimal_subtract (to->low, from->high, &low)
      || !press_decimal_subtract (to->high, from->low, &high))
    return;
  if (change->verb->kind == PRESS_PROOF_DOWN)
    amount.value = press_decimal_negate (amount.value);
  if (is_outside (amount.value, low, high, amount.unit))
    press_diagnostic_add_place (
        press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_CHANGE_ARITHMETIC,
                                                    change->change->span,
                                                    "the amounts differ by something else"),
                                    change->to->span, "this amount"),
        change->from->span, "and this one");
}

/* PR729 */
static void
check_direction (PressCheck *check, const Change *change, const Printed *to, const Printed *from)
{
  int order = press_decimal_compare (to->value, from->value);

  if (change->verb->kind == PRESS_PROOF_UP ? order < 0 : order > 0)
    press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_CHANGE_DIRECTION,
                                                change->verb->span, "the amounts go the other way"),
                                change->from->span, "from this amount");
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
  Printed to, from;

  if (change->to == NULL || change->from == NULL
      || !has_currency_of (change->to->node, change->from->node)
      || !read_printed (check, change->to->node, &to)
      || !read_printed (check, change->from->node, &from) || press_decimal_is_negative (to.value)
      || press_decimal_is_negative (from.value) || to.has_scale != from.has_scale)
    return;
  if (change->percent != NULL)
    check_percent (check, change, &to, &from);
  if (change->change != NULL)
    check_change (check, change, &to, &from);
  if (change->percent == NULL && change->change == NULL)
    check_direction (check, change, &to, &from);
}

static gboolean
is_phrase (const PressProof *proof, PressNodeKind kind)
{
  return proof->kind == PRESS_PROOF_PHRASE && proof->node != NULL && proof->node->kind == kind;
}

/* The amount in front of a verb that is set off from it: `$48 million, up 20% from $40 million`. */
static const PressProof *
find_amount_before (const PressCheck *check, guint verb, guint start)
{
  for (guint i = verb; i-- > start && verb - i <= MOST_BEFORE;)
    {
      const PressProof *proof = get_token (check, i);
      gboolean is_edge = proof->kind == PRESS_PROOF_COMMA || proof->kind == PRESS_PROOF_OPEN;

      if (is_phrase (proof, PRESS_NODE_MONEY))
        return proof;
      if (i + 1 == verb ? !is_edge : proof->kind != PRESS_PROOF_WORD)
        return NULL;
    }
  return NULL;
}

/* Reads one change from its verb on: `increased 20% to $48 million from $40 million`. What stands
 * between its parts are a few words; a second verb, or the end of the sentence, ends it. */
static void
read_change (PressCheck *check, guint verb, guint start, guint end)
{
  Change change = { get_token (check, verb), NULL, NULL, NULL, NULL };
  PressProofKind preposition = PRESS_PROOF_BY;
  guint n_between = 0;

  for (guint i = verb + 1; i < end && n_between <= MOST_BETWEEN && change.from == NULL; i++)
    {
      const PressProof *proof = get_token (check, i);

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
      else if (is_phrase (proof, PRESS_NODE_PERCENT))
        {
          if (change.percent != NULL || preposition == PRESS_PROOF_TO
              || preposition == PRESS_PROOF_FROM)
            break;
          change.percent = proof;
          n_between = 0;
        }
      else if (is_phrase (proof, PRESS_NODE_MONEY))
        {
          const PressProof **part = preposition == PRESS_PROOF_TO   ? &change.to
                                    : preposition == PRESS_PROOF_BY ? &change.change
                                    : change.to != NULL             ? &change.from
                                                                    : NULL;

          if (part == NULL || *part != NULL)
            break;
          *part = proof;
          n_between = 0;
        }
    }
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

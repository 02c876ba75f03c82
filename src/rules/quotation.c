/* Rules on quotations: what is opened is closed. */
#include "rules/rule.h"

#define LONGEST_MARK_BYTES 4

/* Where reading a block leaves its marks. A quotation may hold another one. */
typedef struct
{
  int depth;
  PressSpan opened;     /* the first opening mark that is not closed */
  PressSpan closed;     /* the first closing mark that nothing opens */
  gboolean is_closed;   /* there is one */
  gboolean is_reopened; /* a quotation opens inside another one */
  guint n_marks;
  gboolean has_measures; /* a mark behind a figure may be an inch */
} Balance;

static void
count_mark (Balance *balance, PressProofKind kind, PressSpan span)
{
  balance->n_marks++;
  if (kind == PRESS_PROOF_QUOTE_OPEN && balance->depth > 0)
    balance->is_reopened = TRUE;
  if (kind == PRESS_PROOF_QUOTE_OPEN && balance->depth++ == 0)
    balance->opened = span;
  else if (kind != PRESS_PROOF_QUOTE_OPEN && balance->depth > 0)
    balance->depth--;
  else if (kind != PRESS_PROOF_QUOTE_OPEN && kind != PRESS_PROOF_PRIMES && !balance->is_closed)
    {
      balance->is_closed = TRUE;
      balance->closed = span;
    }
  if (kind == PRESS_PROOF_INCHES)
    balance->has_measures = TRUE;
}

static gboolean
has_marks (const PressCheck *check, const PressProofBlock *block)
{
  for (guint n = block->first; n < block->end; n++)
    switch (press_proofs_get_token (check->proofs, n)->kind)
      {
      case PRESS_PROOF_QUOTE:
      case PRESS_PROOF_QUOTE_OPEN:
      case PRESS_PROOF_QUOTE_CLOSE:
      case PRESS_PROOF_QUOTE_COMMA:
      case PRESS_PROOF_CLOSE_COMMA:
      case PRESS_PROOF_TICKS:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

/* The mark itself, without what stands in front of it in its token. A straight one at the start of
 * a block opens, one at its end closes though a blank stands in front of it. */
static void
read_mark (Balance *balance, PressProofKind kind, PressSpan span, PressSpan block)
{
  if (kind == PRESS_PROOF_STRAIGHT_OPEN && span.end == block.end && balance->depth > 0)
    kind = PRESS_PROOF_QUOTE_CLOSE;
  if (kind == PRESS_PROOF_STRAIGHT_OPEN || kind == PRESS_PROOF_INCHES)
    span.start = span.end - 1;
  if (kind == PRESS_PROOF_STRAIGHT_OPEN || (kind == PRESS_PROOF_QUOTE && span.start == block.start))
    kind = PRESS_PROOF_QUOTE_OPEN;
  count_mark (balance, kind, span);
}

static Balance
measure_balance (PressCheck *check, const PressProofBlock *block)
{
  Balance balance = { 0 };
  PressProof proof;

  if (!has_marks (check, block))
    return balance;
  press_proofs_start_block (check->proofs, block, PRESS_PROOF_IN_MARKS);
  while (press_proofs_next_in_block (check->proofs, &proof))
    read_mark (&balance, (PressProofKind) proof.kind, proof.span, block->node->span);
  return balance;
}

static const PressNode *
find_next_paragraph (const PressNode *node)
{
  const PressNode *next = press_node_get_next (node);

  while (next != NULL && press_node_kind_get_role ((PressNodeKind) next->kind) == PRESS_ROLE_FLOAT)
    next = press_node_get_next (next);
  return next;
}

/* Whether the first words of a node, which is yet to be read, stand behind a mark that opens. */
static gboolean
opens_with_mark (const PressCheck *check, const PressNode *node)
{
  PressSpan span
      = { node->span.start, MIN (node->span.start + LONGEST_MARK_BYTES, node->span.end) };
  PressProofKind kind;
  PressSpan mark;

  press_proofs_start_phrase (check->proofs, span, PRESS_PROOF_IN_MARKS);
  kind = press_proofs_next (check->proofs, &mark);
  return (kind == PRESS_PROOF_QUOTE_OPEN || kind == PRESS_PROOF_QUOTE) && mark.start == span.start;
}

/* A mark that closes what the block above has left open is that one's matter. */
static void
check_closing_mark (PressCheck *check, const Balance *balance)
{
  const GArray *blocks = check->proofs->blocks;

  if (blocks->len > 1
      && measure_balance (check, &g_array_index (blocks, PressProofBlock, blocks->len - 2)).depth
             > 0)
    return;
  press_diagnose (check->document, PRESS_RULE_QUOTE_UNBALANCED, balance->closed,
                  "nothing opens this quotation");
}

/* Who is told to speak last in a block, or first; NULL where nobody is. */
static const char *
find_speaker (const PressNode *block, gboolean is_last)
{
  const char *speaker = NULL;

  for (const PressNode *child = press_node_get_first_child (block);
       child != NULL && (is_last || speaker == NULL); child = press_node_get_next (child))
    if (child->kind == PRESS_NODE_QUOTATION
        && press_node_find_child (child, PRESS_NODE_ATTRIBUTION) != NULL)
      speaker = press_node_get_attribute (child, PRESS_ATTRIBUTE_SPEAKER);
  return speaker;
}

/* Whether somebody else speaks in the block below. */
static gboolean
is_answered (const PressNode *block, const PressNode *next)
{
  const char *first = find_speaker (block, TRUE);
  const char *second = find_speaker (next, FALSE);

  return first != NULL && second != NULL && strcmp (first, second) != 0;
}

/* Whether what a block leaves open goes on in the next one, which opens with a mark again. Where
 * another quotation opens in between, the mark that is missing is one of its own. */
static gboolean
goes_on (const PressCheck *check, const PressNode *block, const Balance *balance)
{
  const PressNode *next = find_next_paragraph (block);

  return balance->depth == 1 && next != NULL && opens_with_mark (check, next)
         && !is_answered (block, next) && !(balance->is_reopened && balance->n_marks % 2 != 0);
}

/* PR601 */
static void
check_marks (PressCheck *check, const PressNode *node)
{
  const PressProofBlock *block = press_proofs_find_block (check->proofs, node);
  Balance balance = { 0 };

  if (block != NULL)
    balance = measure_balance (check, block);
  if (balance.has_measures)
    return;
  if (balance.is_closed)
    check_closing_mark (check, &balance);
  if (balance.depth == 0 || goes_on (check, node, &balance))
    return;
  press_diagnose (check->document, PRESS_RULE_QUOTE_UNBALANCED, balance.opened,
                  "nothing closes this quotation");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_LEDE, check_marks },
  { PRESS_NODE_PARAGRAPH, check_marks },
  { PRESS_NODE_ITEM, check_marks },
};

const PressRuleSubject press_rules_quotation = { rows, G_N_ELEMENTS (rows) };

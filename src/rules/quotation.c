/* Rules on quotations: what is opened is closed. */
#include "rules/rule.h"

#include <string.h>

/* Where reading a block leaves its marks. A quotation may hold another one. */
typedef struct
{
  int depth;
  guint32 opened;       /* the first opening mark that is not closed */
  guint32 closed;       /* the first closing mark that nothing opens */
  gboolean is_closed;   /* there is one */
  gboolean is_reopened; /* a quotation opens inside another one */
  guint n_marks;
  gboolean has_measures; /* a mark behind a figure may be an inch */
} Balance;

typedef enum
{
  MARK_NONE,
  MARK_OPEN,
  MARK_CLOSE,
  MARK_STRAIGHT
} Mark;

/* The marks of speech as releases write them: typed, printed, and doubled from single ones. */
static const struct
{
  const char *text;
  Mark mark;
} marks[] = {
  { "\"", MARK_STRAIGHT },       { "\xe2\x80\x9c", MARK_OPEN }, { "\xe2\x80\x9d", MARK_CLOSE },
  { "\xe2\x80\x9e", MARK_OPEN }, { "``", MARK_OPEN },           { "''", MARK_CLOSE },
};

static Mark
read_mark (const char *at, const char *end, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      *length = strlen (marks[i].text);
      if (*length <= (gsize) (end - at) && memcmp (at, marks[i].text, *length) == 0)
        return marks[i].mark;
    }
  *length = 1;
  return MARK_NONE;
}

/* A straight mark opens where a word may begin. */
static gboolean
may_open (const char *start, const char *at)
{
  return at == start || g_ascii_isspace (at[-1]) || strchr ("([-/'", at[-1]) != NULL;
}

static void
count_mark (Balance *balance, Mark mark, const char *text, const char *start, const char *at)
{
  gboolean opens = mark == MARK_OPEN || (mark == MARK_STRAIGHT && may_open (start, at));

  balance->n_marks++;
  if (opens && balance->depth > 0)
    balance->is_reopened = TRUE;
  if (opens && balance->depth++ == 0)
    balance->opened = (guint32) (at - text);
  else if (!opens && balance->depth > 0)
    balance->depth--;
  else if (!opens && !balance->is_closed && *at != '\'')
    {
      balance->is_closed = TRUE;
      balance->closed = (guint32) (at - text);
    }
  if (mark == MARK_STRAIGHT && at > start && g_ascii_isdigit (at[-1]))
    balance->has_measures = TRUE;
}

static Balance
measure_balance (const PressCheck *check, PressSpan span)
{
  const char *text = check->document->copy->text;
  const char *start = text + span.start;
  const char *end = text + span.end;
  Balance balance = { 0 };
  gsize length;

  if (!memchr (start, '"', span.end - span.start) && !memchr (start, 0xe2, span.end - span.start)
      && !memchr (start, '`', span.end - span.start))
    return balance;
  for (const char *at = start; at < end; at += length)
    {
      /* Nearly all bytes are none of the four that begin a mark. */
      Mark mark = MARK_NONE;

      length = 1;
      if (*at == '"' || *at == '\xe2' || *at == '`' || *at == '\'')
        mark = read_mark (at, end, &length);
      if (mark != MARK_NONE)
        count_mark (&balance, mark, text, start, at);
    }
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

static gboolean
opens_with_mark (const PressCheck *check, const PressNode *node)
{
  const char *at = check->document->copy->text + node->span.start;
  const char *end = check->document->copy->text + node->span.end;
  gsize length;
  Mark mark;

  while (at < end && g_ascii_isspace (*at))
    at++;
  mark = at < end ? read_mark (at, end, &length) : MARK_NONE;
  return mark == MARK_OPEN || mark == MARK_STRAIGHT;
}

/* A mark that closes what the block above has left open is that one's matter. */
static void
check_closing_mark (PressCheck *check, const Balance *balance)
{
  const GArray *blocks = check->proofs->blocks;

  if (blocks->len > 1
      && measure_balance (check,
                          g_array_index (blocks, PressProofBlock, blocks->len - 2).node->span)
                 .depth
             > 0)
    return;
  press_diagnose (check->document, PRESS_RULE_QUOTE_UNBALANCED,
                  (PressSpan){ balance->closed, balance->closed + 1 },
                  "nothing opens this quotation");
}

/* Whether what a block leaves open goes on in the next one, which opens with a mark again. Where
 * another quotation opens in between, the mark that is missing is one of its own. */
static gboolean
goes_on (const PressCheck *check, const PressNode *block, const Balance *balance)
{
  const PressNode *next = find_next_paragraph (block);

  return balance->depth == 1 && next != NULL && opens_with_mark (check, next)
         && !(balance->is_reopened && balance->n_marks % 2 != 0);
}

/* PR601 */
static void
check_marks (PressCheck *check, const PressNode *block)
{
  Balance balance = measure_balance (check, block->span);

  if (balance.has_measures)
    return;
  if (balance.is_closed)
    check_closing_mark (check, &balance);
  if (balance.depth == 0 || goes_on (check, block, &balance))
    return;
  press_diagnose (check->document, PRESS_RULE_QUOTE_UNBALANCED,
                  (PressSpan){ balance.opened, balance.opened + 1 },
                  "nothing closes this quotation");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_LEDE, check_marks },
  { PRESS_NODE_PARAGRAPH, check_marks },
  { PRESS_NODE_ITEM, check_marks },
};

const PressRuleSubject press_rules_quotation = { rows, G_N_ELEMENTS (rows) };

/* Rules on exchanges and symbols. */
#include "base/vocabulary.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define LONGEST_CLASS 3

static const char *
get_attribute (const PressNode *node, PressAttributeName name)
{
  return press_node_get_attribute (node, name);
}

/* The letters of a symbol in front of its class, which may follow without a stop: XYZPRA. */
static gsize
count_letters (const char *symbol)
{
  gsize n = strspn (symbol, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  for (gsize tail = LONGEST_CLASS; tail > 0 && symbol[n] == '\0'; tail--)
    if (n > tail && press_vocabulary_find (PRESS_LIST_SHARE_CLASS, symbol + n - tail, tail) != NULL)
      return n - tail;
  return n;
}

/* PR403 */
static void
check_symbol (PressCheck *check, const PressNode *listing)
{
  const char *exchange = get_attribute (listing, PRESS_ATTRIBUTE_EXCHANGE);
  const char *symbol = get_attribute (listing, PRESS_ATTRIBUTE_SYMBOL);
  const char *most = exchange != NULL ? press_vocabulary_find (PRESS_LIST_SYMBOL_LETTERS, exchange,
                                                               strlen (exchange))
                                      : NULL;

  if (most == NULL || symbol == NULL)
    return;
  if (count_letters (symbol) > g_ascii_strtoull (most, NULL, 10))
    press_diagnose (check->document, PRESS_RULE_SYMBOL_SHAPE, listing->span,
                    "a symbol of %s has %s letters at most", exchange, most);
}

/* PR402 */
static void
check_era (PressCheck *check, const PressNode *listing)
{
  const char *text = check->document->copy->text + listing->span.start;
  const char *colon = memchr (text, ':', listing->span.end - listing->span.start);
  const PressNode *date = press_check_get_release_date (check);
  const char *day = date != NULL ? get_attribute (date, PRESS_ATTRIBUTE_VALUE) : NULL;
  const char *from, *until;
  gsize length;

  if (colon == NULL || day == NULL)
    return;
  length = (gsize) (colon - text);
  from = press_vocabulary_find (PRESS_LIST_EXCHANGE_FROM, text, length);
  until = press_vocabulary_find (PRESS_LIST_EXCHANGE_UNTIL, text, length);
  if ((from != NULL && strcmp (day, from) < 0) || (until != NULL && strcmp (day, until) > 0))
    press_diagnose (check->document, PRESS_RULE_EXCHANGE_NAME_OUT_OF_DATE,
                    (PressSpan){ listing->span.start, listing->span.start + (guint32) length },
                    "the exchange did not have this name on %s", day);
}

static GPtrArray *
gather (const PressNode *top, PressNodeKind kind)
{
  GPtrArray *nodes = g_ptr_array_new ();
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, top);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && node->kind == kind)
      g_ptr_array_add (nodes, (gpointer) node);
  return nodes;
}

static guint32
skip_gap_back (const char *text, guint32 at)
{
  while (at > 0 && g_ascii_isspace (text[at - 1]))
    at--;
  return at;
}

/* Whether the issuer's name stands right in front of a bracket, over two lines or on one. */
static gboolean
is_of_issuer (const PressCheck *check, const PressNode *listings)
{
  const PressNode *issuer = check->first[PRESS_NODE_ISSUER];
  const char *text = check->document->copy->text;
  guint32 at = skip_gap_back (text, listings->span.start);
  guint32 end = issuer != NULL ? issuer->span.end : 0;

  while (issuer != NULL && end > issuer->span.start)
    {
      gboolean is_gap = g_ascii_isspace (text[end - 1]);

      if (at == 0 || is_gap != g_ascii_isspace (text[at - 1])
          || (!is_gap && g_ascii_tolower (text[at - 1]) != g_ascii_tolower (text[end - 1])))
        return FALSE;
      at = is_gap ? skip_gap_back (text, at) : at - 1;
      end = is_gap ? skip_gap_back (text, end) : end - 1;
    }
  return issuer != NULL;
}

static const PressNode *
find_on_exchange (const PressNode *listings, const char *exchange, const char *symbol)
{
  for (const PressNode *node = press_node_get_first_child (listings); node != NULL;
       node = press_node_get_next (node))
    if (node->kind == PRESS_NODE_LISTING
        && (exchange == NULL
            || g_strcmp0 (get_attribute (node, PRESS_ATTRIBUTE_EXCHANGE), exchange) == 0)
        && (symbol == NULL
            || g_strcmp0 (get_attribute (node, PRESS_ATTRIBUTE_SYMBOL), symbol) == 0))
      return node;
  return NULL;
}

/* PR404: the same company on one exchange with two symbols. */
static void
compare_symbols (PressCheck *check, const PressNode *first, const PressNode *listing)
{
  const char *exchange = get_attribute (listing, PRESS_ATTRIBUTE_EXCHANGE);
  const char *symbol = get_attribute (listing, PRESS_ATTRIBUTE_SYMBOL);
  const PressNode *other = find_on_exchange (first, exchange, NULL);

  if (exchange == NULL || symbol == NULL || other == NULL
      || find_on_exchange (first, NULL, symbol) != NULL)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_SYMBOL_CONFLICT,
                                              listing->span, "another symbol of the same company"),
                              other->span, "the lede says %s",
                              get_attribute (other, PRESS_ATTRIBUTE_SYMBOL));
}

/* PR416: one symbol on two exchanges that a company is not listed on at once. */
static void
compare_exchanges (PressCheck *check, const PressNode *first, const PressNode *listing)
{
  const char *exchange = get_attribute (listing, PRESS_ATTRIBUTE_EXCHANGE);
  const char *symbol = get_attribute (listing, PRESS_ATTRIBUTE_SYMBOL);
  const PressNode *other = symbol != NULL ? find_on_exchange (first, NULL, symbol) : NULL;
  const char *other_exchange
      = other != NULL ? get_attribute (other, PRESS_ATTRIBUTE_EXCHANGE) : NULL;

  if (exchange == NULL || other_exchange == NULL || find_on_exchange (first, exchange, NULL) != NULL
      || press_vocabulary_find (PRESS_LIST_SYMBOL_LETTERS, exchange, strlen (exchange)) == NULL
      || press_vocabulary_find (PRESS_LIST_SYMBOL_LETTERS, other_exchange, strlen (other_exchange))
             == NULL)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_EXCHANGE_CONFLICT,
                                              listing->span,
                                              "another exchange for the same symbol"),
                              other->span, "the lede says %s", other_exchange);
}

static void
check_conflicts (PressCheck *check, const PressNode *release)
{
  const PressNode *first = check->first[PRESS_NODE_LISTINGS];
  g_autoptr (GPtrArray) brackets = NULL;

  if (first == NULL)
    return;
  brackets = gather (release, PRESS_NODE_LISTINGS);
  for (guint i = 1; i < brackets->len; i++)
    {
      const PressNode *bracket = g_ptr_array_index (brackets, i);

      for (const PressNode *node = press_node_get_first_child (bracket); node != NULL;
           node = press_node_get_next (node))
        if (node->kind == PRESS_NODE_LISTING)
          {
            if (is_of_issuer (check, bracket) && is_of_issuer (check, first))
              compare_symbols (check, first, node);
            compare_exchanges (check, first, node);
          }
    }
}

/* PR407 */
static void
check_spacing (PressCheck *check, const PressNode *listings)
{
  const char *text = check->document->copy->text;
  guint32 end = listings->span.end;

  if (text[listings->span.start + 1] == ' ' || text[end - 2] == ' '
      || (end + 1 < check->document->copy->length && text[end] == ' ' && text[end + 1] == ','))
    press_diagnose (check->document, PRESS_RULE_TICKER_SPACING, listings->span,
                    "a blank at the edge of the bracket");
}

/* PR408 */
static void
check_missing (PressCheck *check, const PressNode *line)
{
  if (check->first[PRESS_NODE_LISTINGS] == NULL && check->first[PRESS_NODE_ISSUER] != NULL)
    press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_TICKER_MISSING,
                                                check->first[PRESS_NODE_ISSUER]->span,
                                                "no symbol stands behind the company's name"),
                                line->span, "the trailer has one");
}

/* PR401 */
static void
check_unknown (PressCheck *check, const PressNode *release)
{
  (void) release;
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_LISTED); i++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_LISTED, i);

      if (press_proofs_get_block (check->proofs, proof)->passage == PRESS_PASSAGE_LEDE)
        press_diagnose (check->document, PRESS_RULE_UNKNOWN_EXCHANGE, proof->span,
                        "no exchange has this name");
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_LISTING, check_symbol },    { PRESS_NODE_LISTING, check_era },
  { PRESS_NODE_LISTINGS, check_spacing },  { PRESS_NODE_TICKER_LINE, check_missing },
  { PRESS_NODE_RELEASE, check_conflicts }, { PRESS_NODE_RELEASE, check_unknown },
};

const PressRuleSubject press_rules_listings = { rows, G_N_ELEMENTS (rows) };

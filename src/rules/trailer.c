/* Rules on the wire's trailer: its parts are there and say what the release says. */
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

/* What PR Newswire adds below a source line, or NULL. Other wires have lines of codes, too. */
static const PressNode *
find_addition (const PressCheck *check)
{
  static const char house[] = "prn";
  const PressNode *wire = check->first[PRESS_NODE_WIRE];

  if (check->first[PRESS_NODE_TRANSMISSION] != NULL)
    return check->first[PRESS_NODE_TRANSMISSION];
  if (check->first[PRESS_NODE_TRAILER_ITEM] != NULL)
    return check->first[PRESS_NODE_TRAILER_ITEM];
  return wire != NULL
                 && g_strcmp0 (press_node_get_attribute (wire, PRESS_ATTRIBUTE_WIRE), house) == 0
             ? check->first[PRESS_NODE_CODES]
             : NULL;
}

/* PR515. An exhibit often leaves the trailer out as a whole; where a part of it stands, the source
 * line stood above it. */
static void
check_source (PressCheck *check, const PressNode *release)
{
  const PressNode *addition = find_addition (check);

  (void) release;
  if (check->first[PRESS_NODE_SOURCE] == NULL && addition != NULL)
    press_diagnose (check->document, PRESS_RULE_SOURCE_MISSING, press_check_start_of (addition),
                    "no source line says who issued the release");
}

/* Whether two symbols are one, however a class is set off: BRK.A, BRK-A. */
static gboolean
is_same_symbol (const char *symbol, const char *other)
{
  for (;; symbol++, other++)
    {
      symbol += strcspn (symbol, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      other += strcspn (other, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      if (*symbol != *other)
        return FALSE;
      if (*symbol == '\0')
        return TRUE;
    }
}

static GPtrArray *
gather_listings (const PressNode *top, const PressNode *without)
{
  GPtrArray *listings = g_ptr_array_new ();
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, top);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      if (walk.event != PRESS_WALK_ENTER)
        continue;
      if (node == without)
        press_walk_skip_children (&walk);
      else if (node->kind == PRESS_NODE_LISTING
               && press_node_get_attribute (node, PRESS_ATTRIBUTE_SYMBOL) != NULL)
        g_ptr_array_add (listings, (gpointer) node);
    }
  return listings;
}

static const PressNode *
find_listing (const GPtrArray *listings, const char *symbol)
{
  for (guint i = 0; i < listings->len; i++)
    {
      const PressNode *listing = g_ptr_array_index (listings, i);

      if (is_same_symbol (press_node_get_attribute (listing, PRESS_ATTRIBUTE_SYMBOL), symbol))
        return listing;
    }
  return NULL;
}

/* PR405 */
static void
check_ticker_line (PressCheck *check, const PressNode *line)
{
  g_autoptr (GPtrArray) symbols = gather_listings (line, NULL);
  g_autoptr (GPtrArray) listings = NULL;

  if (symbols->len == 0 || !press_check_may_look (check))
    return;
  listings = gather_listings (check->release, line);
  if (listings->len == 0)
    return;
  for (guint i = 0; i < symbols->len; i++)
    {
      const PressNode *node = g_ptr_array_index (symbols, i);
      const PressNode *listing = g_ptr_array_index (listings, 0);
      const char *symbol = press_node_get_attribute (node, PRESS_ATTRIBUTE_SYMBOL);

      if (find_listing (listings, symbol) != NULL)
        continue;
      press_diagnostic_add_place (press_diagnose (check->document,
                                                  PRESS_RULE_TRAILER_TICKER_MISMATCH, node->span,
                                                  "the trailer says %s", symbol),
                                  listing->span, "the release says %s",
                                  press_node_get_attribute (listing, PRESS_ATTRIBUTE_SYMBOL));
    }
}

/* How many persons an item names in front of a place. */
static guint
count_names (const PressNode *item, guint32 offset)
{
  const PressNode *node;
  PressWalk walk;
  guint n = 0;

  press_walk_init (&walk, item);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    n += walk.event == PRESS_WALK_ENTER && node->kind == PRESS_NODE_NAME
         && node->span.end <= offset;
  return n;
}

/* PR513 */
static void
check_item (PressCheck *check, const PressNode *item)
{
  PressDiagnostic *diagnostic;

  if (press_node_get_attribute (item, PRESS_ATTRIBUTE_MISSING) == NULL)
    return;
  diagnostic = press_diagnose (check->document, PRESS_RULE_TRAILER_ITEM_NOT_CLOSED, item->span,
                               "no slash closes this item");
  /* It was read to here, so that the slash changes nothing that was understood. */
  press_mend_insert_behind (
      press_diagnostic_add_mend (diagnostic, PRESS_MEND_SAFE, "close it with a slash"),
      item->span.end, "/");
}

/* PR517. Persons are told one after another, and then whose they are. */
static void
check_count (PressCheck *check, const PressNode *item)
{
  static const struct
  {
    PressProofKind kind;
    const char *words;
    guint least;
    guint most;
  } counts[] = { { PRESS_PROOF_BOTH_OF, "both of", 2, 2 },
                 { PRESS_PROOF_ALL_OF, "all of", 3, G_MAXUINT } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint n = 0; n < press_proofs_count (check->proofs, counts[i].kind); n++)
      {
        const PressProof *proof = press_proofs_get (check->proofs, counts[i].kind, n);
        guint n_names = count_names (item, proof->span.start);

        if (proof->span.start < item->span.start || proof->span.end > item->span.end || n_names == 0
            || (n_names >= counts[i].least && n_names <= counts[i].most))
          continue;
        press_diagnose (check->document, PRESS_RULE_BOTH_OF_COUNT, proof->span,
                        "\"%s\" stands behind %u name%s", counts[i].words, n_names,
                        n_names == 1 ? "" : "s");
      }
}

/* What the wire adds comes in this order. */
static const guint8 ranks[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_SOURCE] = 1,
  [PRESS_NODE_TRANSMISSION] = 2,
  [PRESS_NODE_TRAILER_ITEM] = 3,
  [PRESS_NODE_TICKER_LINE] = 4,
};

/* PR514, PR516 */
static void
check_order (PressCheck *check, const PressNode *trailer)
{
  const PressNode *last = NULL;

  for (const PressNode *line = press_node_get_first_child (trailer); line != NULL;
       line = press_node_get_next (line))
    {
      if (ranks[line->kind] == 0)
        continue;
      if (last != NULL && ranks[line->kind] < ranks[last->kind])
        {
          press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_TRAILER_ORDER,
                                                      line->span, "this stands above it"),
                                      last->span, "this is what stands above it");
          break;
        }
      last = line;
    }
  if (check->first[PRESS_NODE_SOURCE] != NULL && check->first[PRESS_NODE_TRAILER_ITEM] != NULL
      && check->first[PRESS_NODE_TRANSMISSION] == NULL)
    press_diagnose (check->document, PRESS_RULE_TRANSMISSION_MARK_MISSING,
                    press_check_end_of (check->first[PRESS_NODE_SOURCE]),
                    "no mark -0- with the day of transmission stands below the source line");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_TRAILER_ITEM, check_count }, { PRESS_NODE_TRAILER, check_order },
  { PRESS_NODE_TRAILER_ITEM, check_item },  { PRESS_NODE_TICKER_LINE, check_ticker_line },
  { PRESS_NODE_RELEASE, check_source },
};

const PressRuleSubject press_rules_trailer = { rows, G_N_ELEMENTS (rows) };

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
  g_autoptr (GPtrArray) listings = gather_listings (check->release, line);

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

/* PR513 */
static void
check_item (PressCheck *check, const PressNode *item)
{
  const char *text = check->document->copy->text;

  PressDiagnostic *diagnostic;

  if (item->span.end <= item->span.start || text[item->span.end - 1] == '/')
    return;
  diagnostic = press_diagnose (check->document, PRESS_RULE_TRAILER_ITEM_NOT_CLOSED, item->span,
                               "no slash closes this item");
  /* It was read to here, so that the slash changes nothing that was understood. */
  press_mend_insert_behind (
      press_diagnostic_add_mend (diagnostic, PRESS_MEND_SAFE, "close it with a slash"),
      item->span.end, "/");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_TRAILER_ITEM, check_item },
  { PRESS_NODE_TICKER_LINE, check_ticker_line },
  { PRESS_NODE_RELEASE, check_source },
};

const PressRuleSubject press_rules_trailer = { rows, G_N_ELEMENTS (rows) };

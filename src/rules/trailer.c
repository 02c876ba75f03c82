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

/* What a symbol is known by, however a class is set off: BRK.A, BRK-A. */
static char *
dup_key (const PressNode *listing)
{
  const char *symbol = press_node_get_attribute (listing, PRESS_ATTRIBUTE_SYMBOL);
  GString *key = g_string_new (NULL);

  for (; *symbol != '\0'; symbol++)
    if (g_ascii_isdigit (*symbol) || g_ascii_isupper (*symbol))
      g_string_append_c (key, *symbol);
  return g_string_free (key, FALSE);
}

static const PressNode *
find_ticker_line (const PressNode *listing)
{
  return press_node_find_ancestor (listing, PRESS_NODE_TICKER_LINE);
}

/* The first listing that stands outside a line of the trailer, or NULL. Those of a line stand
 * together: @at is a place at or before the first one behind them, and serves the next look-up. */
static const PressNode *
find_listing_outside (const GPtrArray *listings, const PressNode *line, guint *at)
{
  const PressNode *first = g_ptr_array_index (listings, 0);

  if (find_ticker_line (first) != line)
    return first;
  while (*at < listings->len && find_ticker_line (g_ptr_array_index (listings, *at)) == line)
    ++*at;
  return *at < listings->len ? g_ptr_array_index (listings, *at) : NULL;
}

/* PR405: a symbol that nothing but its own line of the trailer has. */
static void
check_ticker_lines (PressCheck *check, const PressNode *release)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) lasts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint outside = 0;

  (void) release;
  if (check->first[PRESS_NODE_TICKER_LINE] == NULL)
    return;
  for (guint i = 0; i < check->listings->len; i++)
    {
      gpointer listing = g_ptr_array_index (check->listings, i);
      g_autofree char *key = dup_key (listing);

      if (!g_hash_table_contains (firsts, key))
        g_hash_table_insert (firsts, g_strdup (key), listing);
      g_hash_table_replace (lasts, g_steal_pointer (&key), listing);
    }
  for (guint i = 0; i < check->listings->len; i++)
    {
      const PressNode *listing = g_ptr_array_index (check->listings, i);
      const PressNode *line = find_ticker_line (listing);
      g_autofree char *key = dup_key (listing);
      const PressNode *other;

      if (line == NULL || find_ticker_line (g_hash_table_lookup (firsts, key)) != line
          || find_ticker_line (g_hash_table_lookup (lasts, key)) != line)
        continue;
      other = find_listing_outside (check->listings, line, &outside);
      if (other != NULL)
        press_diagnostic_add_place (
            press_diagnose (check->document, PRESS_RULE_TRAILER_TICKER_MISMATCH, listing->span,
                            "the trailer says %s",
                            press_node_get_attribute (listing, PRESS_ATTRIBUTE_SYMBOL)),
            other->span, "the release says %s",
            press_node_get_attribute (other, PRESS_ATTRIBUTE_SYMBOL));
    }
}

/* Where the names of persons in an item end. */
static GArray *
gather_names (const PressNode *item)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, item);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && node->kind == PRESS_NODE_NAME)
      g_array_append_val (ends, node->span.end);
  return ends;
}

/* How many names end in front of a place. */
static guint
count_names (const GArray *ends, guint32 offset)
{
  guint first = 0;
  guint last = ends->len;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (ends, guint32, middle) <= offset)
        first = middle + 1;
      else
        last = middle;
    }
  return first;
}

/* The first token of a kind in an item that was just read: none stands behind it yet. */
static guint
find_first_in (const PressCheck *check, PressProofKind kind, const PressNode *item)
{
  guint n = press_proofs_count (check->proofs, kind);

  while (n > 0 && press_proofs_get (check->proofs, kind, n - 1)->span.start >= item->span.start)
    n--;
  return n;
}

/* PR513. Behind an address the slash stands apart from it. */
static void
check_item (PressCheck *check, const PressNode *item)
{
  const PressNode *last = press_node_get_last_child (item);
  gboolean is_address = last != NULL && last->kind == PRESS_NODE_URL;
  PressDiagnostic *diagnostic;

  if (press_node_get_attribute (item, PRESS_ATTRIBUTE_MISSING) == NULL)
    return;
  diagnostic = press_diagnose (check->document, PRESS_RULE_TRAILER_ITEM_NOT_CLOSED, item->span,
                               "no slash closes this item");
  /* It was read to here, so that the slash changes nothing that was understood. */
  press_mend_insert_behind (
      press_diagnostic_add_mend (diagnostic, PRESS_MEND_SAFE, "close it with a slash"),
      item->span.end, is_address ? " /" : "/");
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
  g_autoptr (GArray) names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint n = find_first_in (check, counts[i].kind, item);
         n < press_proofs_count (check->proofs, counts[i].kind); n++)
      {
        const PressProof *proof = press_proofs_get (check->proofs, counts[i].kind, n);
        guint n_names;

        if (names == NULL)
          names = gather_names (item);
        n_names = count_names (names, proof->span.start);
        if (n_names == 0 || (n_names >= counts[i].least && n_names <= counts[i].most))
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
  { PRESS_NODE_TRAILER_ITEM, check_item },  { PRESS_NODE_RELEASE, check_ticker_lines },
  { PRESS_NODE_RELEASE, check_source },
};

const PressRuleSubject press_rules_trailer = { rows, G_N_ELEMENTS (rows) };

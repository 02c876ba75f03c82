/* Rules on what a dateline is made of: its places, its date, and the mark of the wire. */
#include "base/day.h"
#include "base/vocabulary.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

/* The words of a place, without its region. */
static PressSpan
get_city (const PressCheck *check, const PressNode *place)
{
  const char *text = check->document->copy->text + place->span.start;
  const char *comma = memchr (text, ',', place->span.end - place->span.start);

  return (PressSpan){ place->span.start, comma != NULL
                                             ? place->span.start + (guint32) (comma - text)
                                             : place->span.end };
}

static gboolean
has_small_letters (const PressCheck *check, PressSpan span)
{
  for (guint32 at = span.start; at < span.end; at++)
    if (g_ascii_islower (check->document->copy->text[at]))
      return TRUE;
  return FALSE;
}

/* "McLEAN", "COEUR d'ALENE": what is in capitals but for the small letters of its own. */
static gboolean
ends_in_capitals (const PressCheck *check, PressSpan city)
{
  const char *end = check->document->copy->text + city.end;

  return city.end - city.start > 2 && g_ascii_isupper (end[-1]) && g_ascii_isupper (end[-2]);
}

static gboolean
is_of_dateline (const PressNode *node)
{
  return node->parent != NULL && node->parent->kind == PRESS_NODE_DATELINE;
}

/* A weekday that is misspelt looks like a place, and PR732 tells of it. */
static gboolean
is_place_of_dateline (const PressCheck *check, const PressNode *place)
{
  return is_of_dateline (place)
         && press_vocabulary_find (PRESS_LIST_MISSPELT,
                                   check->document->copy->text + place->span.start,
                                   place->span.end - place->span.start)
                == NULL;
}

/* PR301 */
static void
check_capitals (PressCheck *check, const PressNode *place)
{
  PressSpan city = get_city (check, place);
  g_autofree char *text = NULL;
  g_autofree char *capitals = NULL;
  PressDiagnostic *said;

  if (!is_place_of_dateline (check, place) || !has_small_letters (check, city)
      || ends_in_capitals (check, city))
    return;
  text = press_check_dup (check, city);
  capitals = g_utf8_strup (text, -1);
  said = press_diagnose (check->document, PRESS_RULE_CITY_NOT_CAPITALS, city,
                         "a dateline's city stands in capitals");
  press_mend_replace (press_diagnostic_add_mend (said, PRESS_MEND_SUGGESTED, "write %s", capitals),
                      city, capitals);
}

static gboolean
stands_alone (const PressCheck *check, PressSpan city)
{
  return press_vocabulary_find (PRESS_LIST_CITY, check->document->copy->text + city.start,
                                city.end - city.start)
         != NULL;
}

/* PR302, PR304. Behind the city of one dateline stands a word that is no region, or nothing. */
static void
check_region (PressCheck *check, const PressNode *place)
{
  PressSpan city = get_city (check, place);
  PressSpan region = { city.end + 1, place->span.end };

  if (!is_place_of_dateline (check, place)
      || press_node_get_attribute (place, PRESS_ATTRIBUTE_REGION) != NULL)
    return;
  if (city.end < place->span.end)
    {
      g_autofree char *word = NULL;

      while (region.start < region.end
             && g_ascii_isspace (check->document->copy->text[region.start]))
        region.start++;
      if (region.start >= region.end)
        return;
      word = press_check_dup (check, region);
      press_diagnose (check->document, PRESS_RULE_UNKNOWN_REGION, region, "no region is called %s",
                      word);
    }
  else if (!stands_alone (check, city)
           && press_vocabulary_find (PRESS_LIST_COUNTRY, check->document->copy->text + city.start,
                                     city.end - city.start)
                  == NULL)
    press_diagnose (check->document, PRESS_RULE_REGION_MISSING, city,
                    "this city needs its state or country");
}

/* Whether a region is a postal code in capitals: NY. */
static gboolean
is_postal (const PressCheck *check, PressSpan region)
{
  const char *text = check->document->copy->text + region.start;
  gsize length = region.end - region.start;

  return length == 2 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1])
         && press_vocabulary_find (PRESS_LIST_POSTAL, text, length) != NULL;
}

/* Whether a region is a row of initials: N.D. */
static gboolean
is_initials (const PressCheck *check, PressSpan region)
{
  const char *text = check->document->copy->text;

  for (guint32 at = region.start; at < region.end; at++)
    if ((at - region.start) % 2 == 0 ? !g_ascii_isupper (text[at]) : text[at] != '.')
      return FALSE;
  return region.end > region.start && text[region.end - 1] == '.';
}

/* PR303 */
static void
check_region_form (PressCheck *check, const PressNode *place)
{
  PressSpan city = get_city (check, place);
  PressSpan region = { city.end + 1, place->span.end };

  if (!is_place_of_dateline (check, place) || city.end >= place->span.end)
    return;
  while (region.start < region.end && g_ascii_isspace (check->document->copy->text[region.start]))
    region.start++;
  if (region.end - region.start > 2
          ? !has_small_letters (check, region) && !is_initials (check, region)
          : is_postal (check, region))
    press_diagnose (check->document, PRESS_RULE_REGION_NOT_AP, region,
                    "a state is written out, or shortened with a full stop");
}

/* PR305, PR307 */
static void
check_year (PressCheck *check, const PressNode *dateline)
{
  const PressNode *date = press_node_find_child (dateline, PRESS_NODE_DATE);
  const char *value = date != NULL ? press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE) : NULL;

  if (value == NULL)
    return;
  if (*value == '-' && !press_document_has_all_of (check->document, check->release))
    return;
  if (*value == '-')
    press_diagnose (check->document, PRESS_RULE_YEAR_UNRESOLVED, date->span,
                    "nothing in the release tells the year");
  else if (g_strcmp0 (press_node_get_attribute (date, PRESS_ATTRIBUTE_YEAR_SOURCE), "dateline")
           != 0)
    press_diagnose (check->document, PRESS_RULE_DATELINE_YEAR_ABSENT, date->span,
                    "the dateline has no year");
}

/* What is said of one token of a date. */
typedef struct
{
  PressProofKind kind;
  PressRuleIndex rule;
  const char *message;
} DateForm;

static const DateForm date_forms[] = {
  { PRESS_PROOF_MONTH_ODD, PRESS_RULE_MONTH_FORM, "this month is not shortened so" },
  { PRESS_PROOF_MONTH_BARE, PRESS_RULE_MONTH_FORM, "a month that is shortened has a stop" },
  { PRESS_PROOF_PADDED, PRESS_RULE_DAY_PADDED, "a day has no zero in front" },
  { PRESS_PROOF_ORDINAL, PRESS_RULE_ORDINAL_DATE, "a day has no ending" },
};

/* PR308, PR309, PR609 */
static void
check_date_form (PressCheck *check, const PressNode *date)
{
  PressProofKind kind;
  PressSpan span;

  if (date->parent->kind == PRESS_NODE_TRANSMISSION
      || press_node_find_ancestor (date, PRESS_NODE_TABLE) != NULL)
    return;
  press_proofs_start_phrase (check->proofs, date->span, PRESS_PROOF_IN_DAY);
  while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
    for (guint i = 0; i < G_N_ELEMENTS (date_forms); i++)
      if (date_forms[i].kind == kind && (kind == PRESS_PROOF_ORDINAL || is_of_dateline (date)))
        press_diagnose (check->document, date_forms[i].rule, span, "%s", date_forms[i].message);
}

/* PR311 */
static void
check_wire (PressCheck *check, const PressNode *wire)
{
  PressProofKind kind;
  PressSpan span;

  press_proofs_start_phrase (check->proofs, wire->span, PRESS_PROOF_IN_WIRE);
  while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
    if (kind == PRESS_PROOF_DAMAGE)
      press_diagnose (check->document, PRESS_RULE_WIRE_MARK_DAMAGED, span,
                      "the mark of the wire is damaged");
}

/* PR314. Datelines and lines of their own tell the day of release, each once. */
static void
check_second_date (PressCheck *check, const PressNode *release)
{
  const PressNode *dateline = check->first[PRESS_NODE_DATELINE];
  const PressNode *date
      = dateline != NULL ? press_node_find_child (dateline, PRESS_NODE_DATE) : NULL;

  for (const PressNode *node = press_node_get_first_child (release); node != NULL;
       node = press_node_get_next (node))
    {
      const PressNode *other = node->kind == PRESS_NODE_DATE_LINE
                                   ? press_node_find_child (node, PRESS_NODE_DATE)
                                   : NULL;

      if (press_check_get_day (date) == 0 || press_check_get_day (other) == 0
          || press_check_get_day (date) == press_check_get_day (other))
        continue;
      press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_SECOND_RELEASE_DATE,
                                                  other->span, "another day than the dateline's"),
                                  date->span, "the dateline says this");
    }
}

/* PR316. The first day of the year and Christmas Day are no days of business either. */
static void
check_business_day (PressCheck *check, const PressNode *dateline)
{
  const PressNode *date = press_node_find_child (dateline, PRESS_NODE_DATE);
  const char *value = date != NULL ? press_node_get_attribute (date, PRESS_ATTRIBUTE_VALUE) : NULL;
  GDate day;

  if (value == NULL || !press_day_read (value, &day))
    return;
  if (g_date_get_weekday (&day) >= G_DATE_SATURDAY
      || (g_date_get_day (&day) == 1 && g_date_get_month (&day) == G_DATE_JANUARY)
      || (g_date_get_day (&day) == 4 && g_date_get_month (&day) == G_DATE_JULY)
      || (g_date_get_day (&day) == 25 && g_date_get_month (&day) == G_DATE_DECEMBER))
    press_diagnose (check->document, PRESS_RULE_WEEKEND_OR_HOLIDAY_RELEASE, date->span,
                    "the markets are closed on this day");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_PLACE, check_capitals },
  { PRESS_NODE_PLACE, check_region },
  { PRESS_NODE_PLACE, check_region_form },
  { PRESS_NODE_DATELINE, check_year },
  { PRESS_NODE_DATELINE, check_business_day },
  { PRESS_NODE_DATE, check_date_form },
  { PRESS_NODE_WIRE, check_wire },
  { PRESS_NODE_RELEASE, check_second_date },
};

const PressRuleSubject press_rules_places = { rows, G_N_ELEMENTS (rows) };

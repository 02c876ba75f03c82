/* Rules on a release and the head of the submission that it stands in: who files, when, and when
 * its year ends. */
#include "rules/filing.h"
#include "rules/company.h"

#include <string.h>

/* The next field of a type in the head in front of the release, behind @after; NULL: none. */
static const PressNode *
find_field (const PressCheck *check, const char *type, const PressNode *after)
{
  const PressNode *field = after != NULL           ? press_node_get_next (after)
                           : check->header != NULL ? press_node_get_first_child (check->header)
                                                   : NULL;

  for (; field != NULL; field = press_node_get_next (field))
    if (field->kind == PRESS_NODE_HEADER_FIELD
        && press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE) != NULL
        && g_strcmp0 (press_node_get_attribute (field, PRESS_ATTRIBUTE_TYPE), type) == 0)
      return field;
  return NULL;
}

/* The day on which the filer's year ends, as month and day; NULL: the head does not tell, or there
 * is none. */
const PressNode *
press_filing_get_year_end (const PressCheck *check, guint *month, guint *day)
{
  const PressNode *field = find_field (check, "fiscal-year-end", NULL);
  guint number;

  if (field == NULL)
    return NULL;
  number = (guint) g_ascii_strtoull (press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE), NULL,
                                     10);
  *month = number / 100;
  *day = number % 100;
  return *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31 ? field : NULL;
}

/* PR312. A release of the evening may be filed on the next day, but none on the day before. */
static void
check_day (PressCheck *check, const PressNode *release)
{
  const PressNode *field = find_field (check, "filing-date", NULL);
  const PressNode *dated = press_check_get_release_date (check);
  guint filed = press_check_get_day (field);

  (void) release;
  if (filed != 0 && dated != NULL && press_check_get_day (dated) > filed)
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_FILED_BEFORE_RELEASE, dated->span,
                        "the release is of a day after its filing"),
        field->span, "it was filed on %s", press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE));
}

/* EDGAR puts a state behind a name that another filer has, too: NAME INC /DE/. */
static GStrv
fold (const char *name)
{
  g_autofree char *bare = g_strndup (name, strcspn (name, "/\\"));

  return press_company_fold (bare);
}

/* Whether a word of a name stands in the release, or the initials of the whole name do. */
static gboolean
is_named (const char *text, char **words)
{
  g_autoptr (GString) initials = g_string_new (NULL);

  for (; *words != NULL; words++)
    {
      g_string_append_c (initials, **words);
      if (strlen (*words) > 1 && strstr (text, *words) != NULL)
        return TRUE;
    }
  return initials->len > 1 && strstr (text, initials->str) != NULL;
}

/* PR414. A name of the head is shortened and turned as EDGAR likes; but some word of it is in any
 * release of its filer. */
static void
check_filer (PressCheck *check, const PressNode *release)
{
  static const char *const types[] = { "filer-name", "former-name" };
  g_autofree char *text = NULL;
  const PressNode *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (const PressNode *field = NULL; (field = find_field (check, types[i], field)) != NULL;)
      {
        const char *name = press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE);
        g_auto (GStrv) words = fold (name);

        if (text == NULL)
          {
            g_autofree char *as_it_stands = press_document_dup_text (check->document, release);
            text = g_utf8_casefold (as_it_stands, -1);
          }
        if (is_named (text, words))
          return;
        first = first != NULL ? first : field;
      }
  if (first != NULL)
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_HEADER_NAME_MISMATCH,
                        press_check_start_of (release), "the release never names its filer, %s",
                        press_node_get_attribute (first, PRESS_ATTRIBUTE_VALUE)),
        first->span, "the head of the submission names it");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_day },
  { PRESS_NODE_RELEASE, check_filer },
};

const PressRuleSubject press_rules_filing = { rows, G_N_ELEMENTS (rows) };

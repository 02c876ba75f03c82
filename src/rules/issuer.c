/* Rules on the issuer: the source line and the lede name the same company. */
#include "rules/company.h"
#include "rules/rule.h"

#include <string.h>

#define SEPARATORS ";"

/* A joint release has several sources, of which one opens the lede. */
static gboolean
is_one_of (const char *sources, const char *issuer)
{
  g_auto (GStrv) parts = g_strsplit_set (sources, SEPARATORS, -1);
  g_auto (GStrv) others = press_company_fold (issuer);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = press_company_fold (parts[i]);

      if (press_company_is_same (words, others))
        return TRUE;
    }
  return FALSE;
}

/* Whether the lede names the source elsewhere, as it does when another company is met first. */
static gboolean
is_in_lede (const PressCheck *check, const char *source)
{
  const PressNode *lede = check->first[PRESS_NODE_LEDE];
  g_autofree char *text = NULL;

  if (lede == NULL)
    return FALSE;
  text = press_document_dup_text (check->document, lede);
  return strstr (text, source) != NULL;
}

/* PR406 */
static void
check_source (PressCheck *check, const PressNode *source)
{
  const PressNode *issuer = check->first[PRESS_NODE_ISSUER];
  const char *name = press_node_get_attribute (source, PRESS_ATTRIBUTE_VALUE);
  g_autofree char *issuer_name = NULL;

  if (issuer == NULL || name == NULL)
    return;
  issuer_name = press_document_dup_text (check->document, issuer);
  if (is_one_of (name, issuer_name) || is_in_lede (check, name))
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_SOURCE_ISSUER_MISMATCH,
                                              source->span, "the source line says %s", name),
                              issuer->span, "the lede says %s", issuer_name);
}

/* PR207 */
static void
check_lede (PressCheck *check, const PressNode *release)
{
  (void) release;
  if (check->first[PRESS_NODE_LEDE] != NULL && check->first[PRESS_NODE_ISSUER] == NULL)
    press_diagnose (check->document, PRESS_RULE_LEAD_NAMES_NO_ISSUER,
                    press_check_start_of (check->first[PRESS_NODE_LEDE]),
                    "no company is named in the lede");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_lede },
  { PRESS_NODE_SOURCE, check_source },
};

const PressRuleSubject press_rules_issuer = { rows, G_N_ELEMENTS (rows) };

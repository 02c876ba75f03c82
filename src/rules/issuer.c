/* Rules on the issuer: the source line and the lede name the same company. */
#include "rules/rule.h"

#include <string.h>

#define SEPARATORS ";"
#define ARTICLE "the"
/* The last word of a name, such as Inc. or Corporation, may differ. */
#define FORM_WORDS 1

/* A name as its words, without case, stops and article. */
static GStrv
fold_name (const char *name)
{
  g_autofree char *bare = g_strdup (name);
  char *end = bare;
  GStrv words;

  for (const char *at = bare; *at != '\0'; at++)
    if (*at != '.')
      *end++ = *at;
  *end = '\0';
  words = g_str_tokenize_and_fold (bare, NULL, NULL);
  if (words[0] != NULL && words[1] != NULL && g_str_equal (words[0], ARTICLE))
    {
      g_free (words[0]);
      memmove (words, words + 1, g_strv_length (words + 1) * sizeof *words + sizeof *words);
    }
  return words;
}

static guint
count_common (char **words, char **others)
{
  guint n = 0;

  while (words[n] != NULL && others[n] != NULL && g_str_equal (words[n], others[n]))
    n++;
  return n;
}

/* Whether one word is made of the initials of the others. */
static gboolean
is_short_for (char **word, char **others)
{
  const char *at = word[0];

  if (word[0] == NULL || word[1] != NULL || strlen (word[0]) < 2)
    return FALSE;
  for (; *others != NULL && *at != '\0'; others++, at++)
    if (*at != (*others)[0])
      return FALSE;
  return *at == '\0';
}

/* One may be short for the other, and their last words may differ. */
static gboolean
is_same_name (char **words, char **others)
{
  guint n_words = g_strv_length (words);
  guint n_others = g_strv_length (others);
  guint n_common = count_common (words, others);

  if (is_short_for (words, others) || is_short_for (others, words))
    return TRUE;
  return n_common > 0
         && (n_common == MIN (n_words, n_others)
             || (n_words - n_common <= FORM_WORDS && n_others - n_common <= FORM_WORDS));
}

/* A joint release has several sources, of which one opens the lede. */
static gboolean
is_one_of (const char *sources, const char *issuer)
{
  g_auto (GStrv) parts = g_strsplit_set (sources, SEPARATORS, -1);
  g_auto (GStrv) others = fold_name (issuer);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = fold_name (parts[i]);

      if (is_same_name (words, others))
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

static const PressRuleRow rows[] = {
  { PRESS_NODE_SOURCE, check_source },
};

const PressRuleSubject press_rules_issuer = { rows, G_N_ELEMENTS (rows) };

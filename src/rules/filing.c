/* Rules on a release and the head of the submission that it stands in: who files, when, and when
 * its year ends. */
#include "rules/filing.h"
#include "rules/company.h"

#include <string.h>

static const char *const types[] = {
  [PRESS_HEAD_FILING_DATE] = "filing-date",
  [PRESS_HEAD_YEAR_END] = "fiscal-year-end",
  [PRESS_HEAD_FILER] = "filer-name",
  [PRESS_HEAD_FORMER_NAME] = "former-name",
};

G_STATIC_ASSERT (G_N_ELEMENTS (types) == PRESS_N_HEAD_FIELDS);

/* The words of a name, the first two as one, since SALT MARSH may write itself Saltmarsh, and the
 * initials of the whole. EDGAR puts a state behind a name that another filer has, too: NAME INC
 * /DE/. */
static void
add_words (GHashTable *known, const char *name)
{
  g_autofree char *bare = g_strndup (name, strcspn (name, "/\\"));
  g_auto (GStrv) words = press_company_fold (bare);
  g_autoptr (GString) initials = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      g_string_append_c (initials, **word);
      if (strlen (*word) > 1)
        g_hash_table_add (known, g_strdup (*word));
    }
  if (initials->len > 1)
    {
      g_hash_table_add (known, g_strconcat (words[0], words[1], NULL));
      g_hash_table_add (known, g_strdup (initials->str));
    }
}

static void
note_field (PressHead *head, const PressNode *field)
{
  const char *type = press_node_get_attribute (field, PRESS_ATTRIBUTE_TYPE);
  const char *value = press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE);

  if (field->kind != PRESS_NODE_HEADER_FIELD || value == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i]) == 0)
      {
        head->fields[i] = head->fields[i] != NULL ? head->fields[i] : field;
        if (i == PRESS_HEAD_FILER || i == PRESS_HEAD_FORMER_NAME)
          add_words (head->words, value);
      }
}

/* The head in front of the release, which is read once for all releases below it. */
static const PressHead *
get_head (PressCheck *check)
{
  PressHead *head = &check->head;

  if (head->node == check->header)
    return head;
  head->node = check->header;
  memset (head->fields, 0, sizeof head->fields);
  g_hash_table_remove_all (head->words);
  for (const PressNode *field = press_node_get_first_child (head->node); field != NULL;
       field = press_node_get_next (field))
    note_field (head, field);
  return head;
}

/* The day on which the filer's year ends, as month and day; NULL: the head does not tell, or there
 * is none. */
const PressNode *
press_filing_get_year_end (PressCheck *check, guint *month, guint *day)
{
  const PressNode *field = get_head (check)->fields[PRESS_HEAD_YEAR_END];
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
  const PressNode *field = get_head (check)->fields[PRESS_HEAD_FILING_DATE];
  const PressNode *dated = press_check_get_release_date (check);
  guint filed = press_check_get_day (field);

  (void) release;
  if (filed != 0 && dated != NULL && press_check_get_day (dated) > filed)
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_FILED_BEFORE_RELEASE, dated->span,
                        "the release is of a day after its filing"),
        field->span, "it was filed on %s", press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE));
}

/* Whether a word of a name stands in the release, or the initials of a whole name do. */
static gboolean
is_named (const PressCheck *check, const PressNode *release, GHashTable *known)
{
  const PressCopy *copy = check->document->copy;
  guint last = press_copy_find_line (copy, release->span.end);

  for (guint i = press_copy_find_line (copy, release->span.start); i <= last; i++)
    {
      guint32 end = MIN (copy->lines[i].end, release->span.end);
      g_autofree char *line
          = g_strndup (copy->text + copy->lines[i].start, end - MIN (end, copy->lines[i].start));
      g_auto (GStrv) words = g_str_tokenize_and_fold (line, NULL, NULL);

      for (char **word = words; *word != NULL; word++)
        if (g_hash_table_contains (known, *word))
          return TRUE;
    }
  return FALSE;
}

/* PR414. A name of the head is shortened and turned as EDGAR likes; but some word of it is in any
 * release of its filer. */
static void
check_filer (PressCheck *check, const PressNode *release)
{
  const PressHead *head = get_head (check);
  const PressNode *name = head->fields[PRESS_HEAD_FILER] != NULL
                              ? head->fields[PRESS_HEAD_FILER]
                              : head->fields[PRESS_HEAD_FORMER_NAME];

  if (name == NULL || is_named (check, release, head->words))
    return;
  press_diagnostic_add_place (
      press_diagnose (check->document, PRESS_RULE_HEADER_NAME_MISMATCH,
                      press_check_start_of (release), "the release never names its filer, %s",
                      press_node_get_attribute (name, PRESS_ATTRIBUTE_VALUE)),
      name->span, "the head of the submission names it");
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_day },
  { PRESS_NODE_RELEASE, check_filer },
};

const PressRuleSubject press_rules_filing = { rows, G_N_ELEMENTS (rows) };

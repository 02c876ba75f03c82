/* The rules: for each a release that raises exactly it, and a near miss that does not. */
#include "util.h"

#include <string.h>

/* What the grammar can't show yet. A row that is no longer needed is a fault. */
static const char *const pending[] = {
  NULL,
};

/* Says whether the claim holds: it must, unless it is pending, and then it must not. */
static void
assert_unless_pending (const PressRule *rule, const char *file, gboolean holds, const char *got)
{
  g_autofree char *name = g_strconcat (rule->id, "/", file, NULL);

  if (!g_strv_contains (pending, name))
    {
      if (!holds)
        g_test_message ("%s.txt draws:\n%s", name, got);
      g_assert_true (holds);
    }
  else if (holds)
    g_error ("%s is no longer pending", name);
  else
    g_test_incomplete ("the grammar does not show it yet");
}

static char *
find_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics", NULL);
}

/* The policy that releases of a folder are held against, where it has one. */
static PressPolicy *
load_policy (const char *id)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics", id, "policy", NULL);
  PressPolicy *policy = press_policy_new ();
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    press_policy_load_file (policy, path, &error);
  g_assert_no_error (error);
  return policy;
}

/* A release is plain text or HTML. */
static char *
find_release (const char *id, const char *name)
{
  g_autofree char *text = g_strconcat (name, ".txt", NULL);
  g_autofree char *html = g_strconcat (name, ".htm", NULL);
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics", id, text, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  return g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics", id, html, NULL);
}

/* The limits of a release, a line each, where it has some. */
static PressLimits
load_limits (const char *id, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".limits", NULL);
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics", id, file, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  PressLimits limits = { 0 };
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return limits;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    press_limits_set (&limits, lines[i], &error);
  g_assert_no_error (error);
  return limits;
}

static PressDocument *
compile (const char *id, const char *name)
{
  PressCompileOptions options = { .limits = load_limits (id, name) };
  g_autofree char *path = find_release (id, name);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PressPolicy) policy = NULL;
  PressDocument *document;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  policy = load_policy (id);
  options.policy = policy;
  document = press_compile_bytes_with (bytes, name, &options, &error);
  g_assert_no_error (error);
  return document;
}

static void
append_place (GString *list, const PressDocument *document, guint32 offset)
{
  PressPlace place = press_document_get_place (document, offset);

  g_string_append_printf (list, "%u:%u", place.line, place.column);
}

static void
append_notes (GString *list, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressNote *note;

  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      g_string_append (list, "  note ");
      if (note->has_place)
        append_place (list, document, note->source_span.start);
      g_string_append_printf (list, " %s\n", note->message);
    }
}

static void
append_mends (GString *list, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressMend *mend;
  const PressEdit *edit;

  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    {
      g_string_append_printf (list, "  %s mend: %s\n",
                              press_mend_kind_get_name (press_mend_get_kind (mend)),
                              press_mend_get_title (mend));
      for (guint j = 0; (edit = press_mend_get_edit (mend, j)) != NULL; j++)
        {
          g_autofree char *text = g_strescape (edit->text, NULL);

          g_string_append (list, "    ");
          append_place (list, document, edit->source_span.start);
          g_string_append_printf (list, "+%u \"%s\"\n",
                                  edit->source_span.end - edit->source_span.start, text);
        }
    }
}

/* For each diagnostic its id, its place, what it says, and what it would mend. */
static char *
list_diagnostics (const PressDocument *document)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);

      g_string_append_printf (list, "%s ", press_diagnostic_get_rule (diagnostic)->id);
      append_place (list, document, press_diagnostic_get_source_span (diagnostic).start);
      g_string_append_printf (list, " %s\n", press_diagnostic_get_message (diagnostic));
      append_notes (list, document, diagnostic);
      append_mends (list, document, diagnostic);
    }
  return g_string_free (list, FALSE);
}

/* A release of a rule's folder: bad or good, or one more of either, such as good-second-date. */
typedef struct
{
  const PressRule *rule;
  char *name;
} Case;

/* What a bad release draws, as its list says: the rule, and hardly anything else. */
static void
test_bad (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (PressDocument) document = compile (one->rule->id, one->name);
  g_autofree char *got = list_diagnostics (document);
  g_autofree char *file = g_strconcat (one->name, ".expect", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics",
                                                 one->rule->id, file, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("PRESS_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, got, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_nonnull (strstr (expected, one->rule->id));
  assert_unless_pending (one->rule, one->name, g_str_equal (got, expected), got);
}

static void
test_good (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (PressDocument) document = compile (one->rule->id, one->name);
  g_autofree char *got = list_diagnostics (document);

  assert_unless_pending (one->rule, one->name, strstr (got, one->rule->id) == NULL, got);
}

/* Every message is lower case and has no full stop, and so is every summary. */
static void
test_words (gconstpointer data)
{
  const PressRule *rule = data;
  g_autoptr (PressDocument) document = compile (rule->id, "bad");
  GPtrArray *diagnostics = press_document_get_diagnostics (document);

  g_assert_false (g_str_has_suffix (rule->summary, "."));
  g_assert_cmpuint (strlen (rule->why), >, 40);
  g_assert_cmpuint (strlen (rule->example), >, 10);
  g_assert_cmpuint (strlen (rule->remedy), >, 10);
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const char *message = press_diagnostic_get_message (g_ptr_array_index (diagnostics, i));

      g_assert_false (g_ascii_isupper (message[0]));
      g_assert_false (g_str_has_suffix (message, "."));
    }
}

static void
test_folders (void)
{
  g_autofree char *folder = find_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) entries = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_prefix (name, "PR") && press_rules_find (name) == NULL)
      g_error ("corpus/diagnostics/%s is of no rule", name);
}

static void
test_order (void)
{
  guint n_rules;
  const PressRule *rules = press_rules_get (&n_rules);

  for (guint i = 1; i < n_rules; i++)
    g_assert_cmpstr (rules[i - 1].id, <, rules[i].id);
}

static void
case_free (gpointer data)
{
  Case *one = data;

  g_free (one->name);
  g_free (one);
}

static void
add_case (const PressRule *rule, char *name)
{
  gboolean is_bad = g_str_has_prefix (name, "bad");
  const char *which = name + strlen (is_bad ? "bad" : "good");
  g_autofree char *path = g_strdup_printf (
      "/rules/%s/%s%s", rule->id, is_bad ? "bad-draws-it-alone" : "good-does-not-draw-it", which);
  Case *one = g_new (Case, 1);

  *one = (Case){ rule, name };
  g_test_add_data_func_full (path, one, is_bad ? test_bad : test_good, case_free);
}

/* All releases of a rule's folder, those that must be there first. */
static void
add_cases (const PressRule *rule)
{
  g_autofree char *folder = find_folder ();
  g_autofree char *own = g_build_filename (folder, rule->id, NULL);
  g_autoptr (GDir) entries = g_dir_open (own, 0, NULL);
  const char *name;

  add_case (rule, g_strdup ("bad"));
  add_case (rule, g_strdup ("good"));
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    if ((g_str_has_prefix (name, "bad-") || g_str_has_prefix (name, "good-"))
        && (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".htm")))
      add_case (rule, g_strndup (name, strlen (name) - strlen (".txt")));
}

int
main (int argc, char **argv)
{
  guint n_rules;
  const PressRule *rules;

  g_test_init (&argc, &argv, NULL);
  rules = press_rules_get (&n_rules);
  for (guint i = 0; i < n_rules; i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/%s/words-are-in-style", rules[i].id);

      add_cases (&rules[i]);
      g_test_add_data_func (path, &rules[i], test_words);
    }
  g_test_add_func ("/rules/each-folder-has-its-rule", test_folders);
  g_test_add_func ("/rules/ids-are-sorted", test_order);
  return g_test_run ();
}

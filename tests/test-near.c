/* Near misses: small changes of the release that draws a rule, or of the one that does not, and
 * what of the rule each draws then.
 *
 * The file `near` in a rule's folder of corpus/diagnostics holds cases, a blank line between two:
 *
 *     prose that gives the amount reconciles     the name of the case
 *     bad                                        the release that is changed: bad, good
 *     < what it says                             lines of it, and what stands there instead; there
 *     > what it says now                         may be several changes, one after another; \t is a
 * tab = 16:1 what is told of                     a line for each time that the rule is drawn
 *
 * With PRESS_UPDATE_GOLDEN=1 in the environment the last lines are written anew. */
#include "util.h"

#include <string.h>

typedef struct
{
  const PressRule *rule;
  char *name;
  char *base;
  GPtrArray *from; /* of GString, lines joined */
  GPtrArray *to;
  GString *expected;
  GString *head; /* the case as it stands in its file, up to what is expected */
  char *got;     /* once it was tried */
} Case;

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static Case *
case_new (const PressRule *rule, const char *name)
{
  Case *one = g_new0 (Case, 1);

  one->rule = rule;
  one->name = g_strdup (name);
  one->from = g_ptr_array_new_with_free_func (free_string);
  one->to = g_ptr_array_new_with_free_func (free_string);
  one->expected = g_string_new (NULL);
  one->head = g_string_new (NULL);
  return one;
}

static void
case_free (gpointer data)
{
  Case *one = data;

  g_free (one->name);
  g_free (one->base);
  g_free (one->got);
  g_ptr_array_unref (one->from);
  g_ptr_array_unref (one->to);
  g_string_free (one->expected, TRUE);
  g_string_free (one->head, TRUE);
  g_free (one);
}

static char *
find_file (const PressRule *rule, const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);

  return g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics", rule->id, file, NULL);
}

/* A change begins with the first of its lines that are taken out. */
static void
add_line (Case *one, const char *line)
{
  gboolean is_taken = *line == '<';
  g_autofree char *words = NULL;
  GString *text;

  if (is_taken && one->from->len == one->to->len)
    g_ptr_array_add (one->from, g_string_new (NULL));
  else if (!is_taken && one->to->len < one->from->len)
    g_ptr_array_add (one->to, g_string_new (NULL));
  text = is_taken ? one->from->pdata[one->from->len - 1] : one->to->pdata[one->to->len - 1];
  g_assert_true (line[1] == '\0' || line[1] == ' ');
  words = g_strcompress (line[1] == ' ' ? line + 2 : "");
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

static void
read_line (Case *one, const char *line)
{
  if (*line == '=')
    {
      g_string_append_printf (one->expected, "%s\n", line);
      return;
    }
  g_string_append_printf (one->head, "%s\n", line);
  if (*line == '<' || *line == '>')
    add_line (one, line);
  else if (one->head->len > strlen (one->name) + 1)
    one->base = g_strdup (line);
}

static void
read_cases (const PressRule *rule, GPtrArray *cases)
{
  g_autofree char *path = find_file (rule, "near", "");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Case *one = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == '\0')
      one = NULL;
    else
      {
        if (one == NULL)
          g_ptr_array_add (cases, one = case_new (rule, lines[i]));
        read_line (one, lines[i]);
      }
}

/* The release of a case. Each change is one; NULL where there is nothing to change. */
static GBytes *
make_release (const Case *one)
{
  g_autofree char *path = find_file (one->rule, one->base, ".txt");
  g_autofree char *html = find_file (one->rule, one->base, ".htm");
  g_autoptr (GString) release = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    g_assert_true (g_file_get_contents (html, &text, &length, NULL));
  release = g_string_new_len (text, (gssize) length);
  g_assert_cmpuint (one->from->len, ==, one->to->len);
  for (guint i = 0; i < one->from->len; i++)
    {
      const GString *from = one->from->pdata[i];
      const GString *to = one->to->pdata[i];

      if (g_string_replace (release, from->str, to->str, 1) != 1)
        {
          g_test_message ("%s, %s: '%s' is not there", one->rule->id, one->name, from->str);
          return NULL;
        }
    }
  return g_string_free_to_bytes (g_steal_pointer (&release));
}

static PressPolicy *
load_policy (const PressRule *rule)
{
  g_autofree char *path = find_file (rule, "policy", "");
  PressPolicy *policy = press_policy_new ();
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    press_policy_load_file (policy, path, &error);
  g_assert_no_error (error);
  return policy;
}

static void
append_mends (GString *list, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressMend *mend;
  const PressEdit *edit;

  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    for (guint j = 0; (edit = press_mend_get_edit (mend, j)) != NULL; j++)
      {
        g_autofree char *text = g_strescape (edit->text, NULL);
        PressPlace place = press_document_get_place (document, edit->source_span.start);

        g_string_append_printf (list, "; %u:%u+%u \"%s\"", place.line, place.column,
                                edit->source_span.end - edit->source_span.start, text);
      }
}

static void
append_diagnostic (GString *list, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  PressSpan span = press_diagnostic_get_source_span (diagnostic);
  PressPlace place = press_document_get_place (document, span.start);
  const PressNote *note;

  g_string_append_printf (list, "= %u:%u %s", place.line, place.column,
                          press_diagnostic_get_message (diagnostic));
  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      place = press_document_get_place (document, note->has_place ? note->source_span.start : 0);
      g_string_append_printf (list, "; %u:%u %s", place.line, place.column, note->message);
    }
  append_mends (list, document, diagnostic);
  g_string_append_c (list, '\n');
}

static char *
list_own (const PressDocument *document, const PressRule *rule)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < diagnostics->len; i++)
    if (press_diagnostic_get_rule (diagnostics->pdata[i]) == rule)
      append_diagnostic (list, document, diagnostics->pdata[i]);
  return g_string_free (list, FALSE);
}

static void
test_case (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (GBytes) release = make_release (one);
  g_autoptr (PressPolicy) policy = load_policy (one->rule);
  const PressCompileOptions options = { .policy = policy };
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = NULL;

  if (release == NULL)
    {
      g_test_fail ();
      return;
    }
  document = press_compile_bytes_with (release, one->base, &options, &error);
  g_assert_no_error (error);
  one->got = list_own (document, one->rule);
  if (g_getenv ("PRESS_UPDATE_GOLDEN") != NULL || g_str_equal (one->got, one->expected->str))
    return;
  g_test_message ("%s, %s draws\n%sand not\n%s", one->rule->id, one->name, one->got,
                  one->expected->str);
  g_test_fail ();
}

static void
write_cases (const PressRule *rule, GPtrArray *cases, guint first)
{
  g_autofree char *path = find_file (rule, "near", "");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < cases->len; i++)
    {
      const Case *one = cases->pdata[i];

      g_string_append_printf (text, "%s%s%s", i > first ? "\n" : "", one->head->str,
                              one->got != NULL ? one->got : one->expected->str);
    }
  if (cases->len > first)
    g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  guint n_rules;
  const PressRule *rules;
  g_autofree guint *first = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  rules = press_rules_get (&n_rules);
  first = g_new (guint, n_rules);
  for (guint i = 0; i < n_rules; i++)
    {
      first[i] = cases->len;
      read_cases (&rules[i], cases);
    }
  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = cases->pdata[i];
      g_autofree char *path = g_strdup_printf ("/near/%s/%s", one->rule->id, one->name);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), one, test_case);
    }
  status = g_test_run ();
  for (guint i = n_rules; g_getenv ("PRESS_UPDATE_GOLDEN") != NULL && i-- > 0;)
    {
      write_cases (&rules[i], cases, first[i]);
      g_ptr_array_set_size (cases, (gint) first[i]);
    }
  return status;
}

/* What check is told about rules: options, profiles, project files. */
#include "control.h"

#include <string.h>

void
control_fill_entries (Control *control, GOptionEntry entries[CONTROL_N_ENTRIES + 1])
{
  const GOptionEntry filled[CONTROL_N_ENTRIES + 1] = {
    { "rule", 'W', 0, G_OPTION_ARG_STRING_ARRAY, &control->settings,
      "PR306 or a group shows, no-PR306 hides, error=PR306 raises", "SETTING" },
    { "pedantic", 0, 0, G_OPTION_ARG_NONE, &control->is_pedantic,
      "Show the findings of pedantic rules, too", NULL },
    { "werror", 0, 0, G_OPTION_ARG_NONE, &control->makes_warnings_fail,
      "Exit with status 1 where there are warnings", NULL },
    { "profile", 'p', 0, G_OPTION_ARG_STRING, &control->profile,
      "What the release is for; see pressc profiles", "PROFILE" },
    { "suppress", 0, 0, G_OPTION_ARG_STRING_ARRAY, &control->suppressions,
      "Let findings pass: PR410@table, PR410@12-40", "RULE@PLACES" },
    { "no-project", 0, 0, G_OPTION_ARG_NONE, &control->ignores_project,
      "Read no .pressc of the files' directories or above", NULL },
    { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &control->baseline,
      "Hide the findings that FILE knows", "FILE" },
    { "update-baseline", 0, 0, G_OPTION_ARG_NONE, &control->updates_baseline,
      "Write what is found into the baseline", NULL },
  };

  memcpy (entries, filled, sizeof filled);
}

/* What the command line says comes last, so that it wins. */
static gboolean
apply_options (const Control *control, PressPolicy *policy, GError **error)
{
  if ((control->is_pedantic && !press_policy_set (policy, "pedantic", error))
      || (control->makes_warnings_fail && !press_policy_set (policy, "error", error)))
    return FALSE;
  for (guint i = 0; control->settings != NULL && control->settings[i] != NULL; i++)
    if (!press_policy_set (policy, control->settings[i], error))
      {
        g_prefix_error (error, "-W %s: ", control->settings[i]);
        return FALSE;
      }
  for (guint i = 0; control->suppressions != NULL && control->suppressions[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (control->suppressions[i], "@", 2);

      if (!press_policy_suppress (policy, sides[0], sides[1] != NULL ? sides[1] : "*", error))
        {
          g_prefix_error (error, "--suppress %s: ", control->suppressions[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* A profile of the command line goes before that of the project file, whose rules follow. */
static PressPolicy *
make_policy (const Control *control, const char *project, GError **error)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();

  if ((control->profile != NULL && !press_policy_load_profile (policy, control->profile, error))
      || (project != NULL && !press_policy_load_file (policy, project, error))
      || !apply_options (control, policy, error))
    return NULL;
  return g_steal_pointer (&policy);
}

/* Looks at the options before any file is read; FALSE where they make no sense. */
gboolean
control_start (Control *control, GError **error)
{
  g_autoptr (PressPolicy) policy = make_policy (control, NULL, error);

  control->policies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) press_policy_unref);
  control->baselines
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) baseline_free);
  return policy != NULL;
}

/* The policy for a file: one for each directory, made when the first file of it is met. Standard
 * input is taken to stand in the current directory. */
PressPolicy *
control_get_policy (Control *control, const char *file, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *project = NULL;
  PressPolicy *policy = g_hash_table_lookup (control->policies, directory);

  if (policy != NULL)
    return policy;
  project = control->ignores_project ? NULL : press_policy_find_file (path);
  policy = make_policy (control, project, error);
  if (policy != NULL)
    g_hash_table_insert (control->policies, g_steal_pointer (&directory), policy);
  return policy;
}

/* The baseline for files of a policy, read when it is first asked for; NULL where there is none.
 * FALSE where it can't be read. */
gboolean
control_get_baseline (Control *control, const PressPolicy *policy, Baseline **baseline,
                      GError **error)
{
  const char *path
      = control->baseline != NULL ? control->baseline : press_policy_get_baseline (policy);
  g_autofree char *absolute = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;

  control->names_baseline |= absolute != NULL;
  *baseline = absolute != NULL ? g_hash_table_lookup (control->baselines, absolute) : NULL;
  if (absolute == NULL || *baseline != NULL)
    return TRUE;
  *baseline = baseline_open (absolute, !control->updates_baseline, error);
  if (*baseline == NULL)
    return FALSE;
  g_hash_table_insert (control->baselines, g_steal_pointer (&absolute), *baseline);
  return TRUE;
}

static gboolean
fail_without_baseline (GError **error)
{
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_FAILED,
               "--update-baseline needs --baseline, or a baseline in .pressc");
  return FALSE;
}

/* Whether there may be a baseline to be written for one of @files: what lies in a directory or an
 * archive is not known beforehand. A project file that can't be read is told when it is its turn.
 */
gboolean
control_check_baseline (Control *control, char **files, GError **error)
{
  if (!control->updates_baseline || control->baseline != NULL)
    return TRUE;
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr (GError) unread = NULL;
      const PressPolicy *policy = control_get_policy (control, files[i], &unread);

      if (policy == NULL || press_policy_get_baseline (policy) != NULL
          || (!control->ignores_project && g_file_test (files[i], G_FILE_TEST_IS_DIR)))
        return TRUE;
    }
  return fail_without_baseline (error);
}

/* Writes what --update-baseline has gathered. */
gboolean
control_write_baselines (Control *control, GError **error)
{
  GHashTableIter iter;
  gpointer baseline;

  if (!control->updates_baseline)
    return TRUE;
  if (!control->names_baseline)
    return fail_without_baseline (error);
  g_hash_table_iter_init (&iter, control->baselines);
  while (g_hash_table_iter_next (&iter, NULL, &baseline))
    if (!baseline_write (baseline, error))
      return FALSE;
  return TRUE;
}

void
control_clear (Control *control)
{
  g_strfreev (control->settings);
  g_strfreev (control->suppressions);
  g_free (control->profile);
  g_free (control->baseline);
  g_clear_pointer (&control->policies, g_hash_table_unref);
  g_clear_pointer (&control->baselines, g_hash_table_unref);
}

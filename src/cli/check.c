/* pressc check: reports what is wrong in releases. */
#include "control.h"
#include "fix.h"

#include <string.h>
#include <unistd.h>

#define TEXT_FORM "text"
static const char *const color_names[] = { "auto", "always", "never", NULL };
enum
{
  COLOR_AUTO,
  COLOR_ALWAYS,
  COLOR_NEVER
};

static const char *const severity_names[] = { "info", "warning", "error", NULL };

typedef struct
{
  guint n[PRESS_SEVERITY_ERROR + 1]; /* findings of each severity */
  guint n_files;                     /* that have any */
  guint n_known;                     /* hidden by a baseline */
  guint n_mendable;                  /* with a mend that is safe */
  guint n_shown;
  guint n_left_out; /* by --max */
} Tally;

/* One run of the command. */
typedef struct
{
  char **files;
  char *form;
  char *output;
  char *color;
  char *severity;
  int max; /* findings that are shown; 0: all */
  PressSeverity least;
  Control control;
  Fix fix;
  Tally tally;
  Status status;
  Output *destination;
  PressReport *report;
  Progress progress;
} Check;

/* A file of the run, for the compiler of its bytes. */
typedef struct
{
  Check *check;
  const char *file;
  PressPolicy *policy;
  guint n_known; /* findings that the baseline knows */
} Input;

static gboolean
wants_color (const Check *check, int choice)
{
  const char *no_color = g_getenv ("NO_COLOR");

  if (choice != COLOR_AUTO)
    return choice == COLOR_ALWAYS;
  return check->output == NULL && (no_color == NULL || *no_color == '\0')
         && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0 && isatty (STDOUT_FILENO);
}

static gboolean
choose (const char *option, const char *const *names, const char *word, int *index)
{
  g_autofree char *list = g_strjoinv (", ", (char **) names);

  if (word == NULL || find_name (names, word, index))
    return TRUE;
  complain ("--%s is one of %s, not '%s'", option, list, word);
  return FALSE;
}

static void
fail (Check *check, const GError *error)
{
  progress_clear (&check->progress);
  complain ("%s", error->message);
  check->status = STATUS_FAILED;
}

/* A FixCompile: compiles bytes of the file, and takes out what the baseline knows. */
static PressDocument *
compile (gpointer data, GBytes *bytes, GPtrArray **findings, GError **error)
{
  Input *input = data;
  g_autoptr (PressDocument) document = press_compile_bytes_with_policy (
      bytes, get_input_title (input->file), input->policy, error);
  GError *unreadable = NULL;

  if (document == NULL)
    {
      g_prefix_error (error, "%s: ", input->file);
      return NULL;
    }
  *findings = press_policy_judge (input->policy, document);
  input->n_known = control_hide_known (&input->check->control, input->policy, input->file,
                                       *findings, &unreadable);
  if (unreadable == NULL)
    return g_steal_pointer (&document);
  g_propagate_error (error, unreadable);
  g_clear_pointer (findings, g_ptr_array_unref);
  return NULL;
}

static gboolean
is_mendable (const PressFinding *finding)
{
  const PressMend *mend;

  for (guint i = 0; (mend = press_diagnostic_get_mend (finding->diagnostic, i)) != NULL; i++)
    if (press_mend_get_kind (mend) == PRESS_MEND_SAFE)
      return TRUE;
  return FALSE;
}

/* Counts the findings of a file, and what they mean for the exit status. */
static void
count (Check *check, const Input *input, const GPtrArray *findings)
{
  gboolean makes_warnings_fail = press_policy_makes_warnings_fail (input->policy);
  Tally *tally = &check->tally;

  tally->n_known += input->n_known;
  tally->n_files += findings->len > 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const PressFinding *finding = g_ptr_array_index (findings, i);

      tally->n[finding->severity]++;
      tally->n_mendable += is_mendable (finding);
      if (finding->severity == PRESS_SEVERITY_ERROR)
        check->status = MAX (check->status, STATUS_ERRORS);
      else if (finding->severity == PRESS_SEVERITY_WARNING && makes_warnings_fail)
        check->status = MAX (check->status, STATUS_WARNINGS);
    }
}

/* Those that --severity and --max let through. */
static GPtrArray *
choose_shown (Check *check, const GPtrArray *findings)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      PressFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity < check->least)
        continue;
      if (check->max > 0 && check->tally.n_shown >= (guint) check->max)
        check->tally.n_left_out++;
      else
        {
          g_ptr_array_add (shown, finding);
          check->tally.n_shown++;
        }
    }
  return shown;
}

/* Mends a file: writes it, or, in a dry run, shows the difference. Gives what is to be checked
 * then: in a dry run the release as it stands. */
static GBytes *
mend (Input *input, GBytes *bytes, GError **error)
{
  Check *check = input->check;
  g_autoptr (GBytes) mended = fix_mend (&check->fix, bytes, compile, input, error);

  if (mended == NULL)
    return NULL;
  if (check->fix.is_dry)
    {
      put_diff (output_get_sink (check->destination), get_input_title (input->file), bytes, mended);
      return g_bytes_ref (bytes);
    }
  if (!g_bytes_equal (bytes, mended) && !fix_write (input->file, mended, error))
    return NULL;
  return g_steal_pointer (&mended);
}

static gboolean
check_file (Check *check, const char *file, GError **error)
{
  Input input = { .check = check, .file = file };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GBytes) bytes = load_input (file, error);
  g_autoptr (PressDocument) document = NULL;

  if (bytes == NULL)
    return FALSE;
  input.policy = control_get_policy (&check->control, file, error);
  if (input.policy == NULL)
    return FALSE;
  if (check->fix.applies)
    {
      GBytes *mended = mend (&input, bytes, error);

      if (mended == NULL)
        return FALSE;
      g_bytes_unref (bytes);
      bytes = mended;
    }
  document = compile (&input, bytes, &findings, error);
  if (document == NULL)
    return FALSE;
  count (check, &input, findings);
  shown = choose_shown (check, findings);
  if (check->report != NULL)
    press_report_add (check->report, document, shown);
  return TRUE;
}

/* Appends "3 warnings" where there are any. */
static void
append_count (GString *onto, guint count, const char *one, const char *several)
{
  if (count > 0)
    g_string_append_printf (onto, "%s%u %s", onto->len > 0 ? ", " : "", count,
                            count > 1 ? several : one);
}

/* "1 error, 3 warnings in 2 files", and what became of others; nothing where there is nothing. */
static void
put_summary (const Check *check, PressSink *sink)
{
  const Tally *tally = &check->tally;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *files
      = g_strdup_printf (" in %u %s", tally->n_files, tally->n_files > 1 ? "files" : "file");

  append_count (line, tally->n[PRESS_SEVERITY_ERROR], "error", "errors");
  append_count (line, tally->n[PRESS_SEVERITY_WARNING], "warning", "warnings");
  append_count (line, tally->n[PRESS_SEVERITY_INFO], "info", "info");
  if (line->len > 0)
    g_string_append (line, files);
  append_count (line, tally->n_left_out, "not shown", "not shown");
  append_count (line, tally->n_known, "known and hidden", "known and hidden");
  append_count (line, check->fix.n_mends, "mend applied", "mends applied");
  append_count (line, check->fix.applies ? 0 : tally->n_mendable, "can be mended by --fix",
                "can be mended by --fix");
  if (line->len > 0)
    press_sink_printf (sink, "%s\n", line->str);
}

static void
check_files (Check *check)
{
  g_autoptr (GError) error = NULL;

  progress_start (&check->progress, g_strv_length (check->files));
  for (guint i = 0; check->files[i] != NULL && output_flush (check->destination, &error); i++)
    {
      g_autoptr (GError) unread = NULL;

      progress_step (&check->progress, i, 0);
      if (!check_file (check, check->files[i], &unread))
        fail (check, unread);
    }
  progress_clear (&check->progress);
}

static void
finish (Check *check)
{
  g_autoptr (GError) error = NULL;

  if (check->report != NULL)
    press_report_finish (check->report);
  if (g_str_equal (check->form, TEXT_FORM) && !check->fix.is_dry)
    put_summary (check, output_get_sink (check->destination));
  if (!control_write_baselines (&check->control, &error)
      || !output_finish (check->destination, &error))
    fail (check, error);
}

/* Opens what the report is written to. A dry run writes its difference there instead. */
static gboolean
open_report (Check *check, PressReportFlags flags)
{
  g_autoptr (GError) error = NULL;

  check->destination
      = check->output != NULL ? output_open_file (check->output, &error) : output_open_standard ();
  if (check->destination != NULL && !check->fix.is_dry)
    check->report
        = press_report_new (check->form, output_get_sink (check->destination), flags, &error);
  if (error != NULL)
    fail (check, error);
  return error == NULL;
}

static gboolean
check_options (const Check *check)
{
  if (check->files == NULL)
    complain ("no file; see pressc check --help");
  else if (check->max < 0)
    complain ("--max is a number, and 0 shows all");
  else
    return fix_check_options (&check->fix, check->files);
  return FALSE;
}

static Status
run_check (Check *check)
{
  int color = COLOR_AUTO;
  int severity = PRESS_SEVERITY_INFO;
  g_autoptr (GError) error = NULL;

  if (!choose ("color", color_names, check->color, &color)
      || !choose ("severity", severity_names, check->severity, &severity) || !check_options (check))
    return STATUS_FAILED;
  check->least = (PressSeverity) severity;
  if (!control_start (&check->control, &error))
    {
      fail (check, error);
      return check->status;
    }
  if (open_report (check, wants_color (check, color) ? PRESS_REPORT_COLOR : PRESS_REPORT_PLAIN))
    {
      check_files (check);
      finish (check);
    }
  return check->status;
}

static void
clear (Check *check)
{
  g_clear_pointer (&check->report, press_report_free);
  g_clear_pointer (&check->destination, output_free);
  control_clear (&check->control);
  g_strfreev (check->files);
  g_free (check->form);
  g_free (check->output);
  g_free (check->color);
  g_free (check->severity);
}

static char *
describe_forms (void)
{
  g_autoptr (GString) text = g_string_new ("Forms of the report:\n");
  const PressReportForm *form;

  for (guint i = 0; (form = press_report_forms_get (i)) != NULL; i++)
    g_string_append_printf (text, "  %-11s %s\n", form->name, form->summary);
  g_string_append (
      text, "\nExit status: 0 clean, 1 warnings with --werror, 2 errors in a release, 3 a file\n"
            "could not be read or written. See pressc explain for a rule, and pressc(5) for\n"
            "profiles and the file .pressc of a project.\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

Status
command_check (int argc, char **argv)
{
  Check check = { 0 };
  GOptionEntry control[CONTROL_N_ENTRIES + 1];
  GOptionEntry fix[FIX_N_ENTRIES + 1];
  g_autofree char *description = describe_forms ();
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &check.form,
            "The form of the report, text where none is given", "FORM" },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &check.output, "Write the report to FILE",
            "FILE" },
          { "severity", 0, 0, G_OPTION_ARG_STRING, &check.severity,
            "The least that is shown: info (default), warning, error", "SEVERITY" },
          { "max", 0, 0, G_OPTION_ARG_INT, &check.max, "Show no more than N findings", "N" },
          { "color", 0, 0, G_OPTION_ARG_STRING, &check.color,
            "Use colours: auto (default), always, never", "WHEN" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check.files, NULL, NULL },
          { NULL } };
  const Usage usage
      = { "check",
          "FILE…",
          "Reports what is wrong in releases, each finding with its place and its rule.\n"
          "A file named - is standard input.",
          description,
          entries,
          { control, fix, NULL } };
  Parsed parsed;

  control_fill_entries (&check.control, control);
  fix_fill_entries (&check.fix, fix);
  control_join_settings (&check.control, argc, argv);
  parsed = parse_options (&usage, &argc, &argv);
  if (!parsed.is_over)
    {
      if (check.form == NULL)
        check.form = g_strdup (TEXT_FORM);
      parsed.status = run_check (&check);
    }
  clear (&check);
  return parsed.status;
}

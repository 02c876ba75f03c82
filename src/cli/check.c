/* pressc check: reports what is wrong in releases. */
#include "batch.h"
#include "control.h"
#include "fix.h"

#include <stdlib.h>
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
  guint n_mends;                     /* that were applied */
  guint n_mendable;                  /* with a mend that is safe */
  guint n_shown;
  guint n_left_out; /* by --max */
} Tally;

/* One run of the command. */
typedef struct
{
  BatchOptions batch;
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
  char *destination_identity; /* of the file that the report replaces, or NULL */
  Output *destination;
  PressReport *report;
  GHashTable *mended;  /* paths of the files that --fix has met */
  GHashTable *refused; /* archives that it has met */
} Check;

/* What came of one input. The policy and the baseline are shared by several. */
typedef struct
{
  const Check *check;
  const Input *input;
  const PressPolicy *policy;
  Baseline *baseline; /* or NULL */
  PressDocument *document;
  GPtrArray *findings;
  guint n_known; /* findings that the baseline knows */
  guint n_mends;
} Checked;

static void
checked_free (gpointer data)
{
  Checked *checked = data;

  g_clear_pointer (&checked->findings, g_ptr_array_unref);
  g_clear_pointer (&checked->document, press_document_unref);
  g_free (checked);
}

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
  complain ("%s", error->message);
  check->status = STATUS_FAILED;
}

/* What the policy shows and the baseline does not know. A baseline that is to be written learns of
 * them later. */
static GPtrArray *
judge (Checked *checked, const PressDocument *document)
{
  GPtrArray *findings = press_policy_judge (checked->policy, document);

  if (checked->baseline != NULL && !checked->check->control.updates_baseline)
    checked->n_known = baseline_hide (checked->baseline, checked->input->name, findings);
  return findings;
}

static PressCompileOptions
get_compile_options (const Checked *checked)
{
  PressCompileOptions options = batch_get_compile_options (&checked->check->batch);

  options.policy = checked->policy;
  return options;
}

/* A FixCompile. */
static PressDocument *
compile (gpointer data, GBytes *bytes, GPtrArray **findings, GError **error)
{
  Checked *checked = data;
  const PressCompileOptions options = get_compile_options (checked);
  PressDocument *document
      = press_compile_bytes_with (bytes, get_input_title (checked->input->name), &options, error);

  gsize n_read = 0;

  if (document != NULL)
    press_document_get_source (document, &n_read);
  if (document != NULL && n_read < g_bytes_get_size (bytes))
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_TOO_LARGE,
                   "%s: not all of it is read, nothing is mended", checked->input->name);
      g_clear_pointer (&document, press_document_unref);
    }
  if (document != NULL)
    *findings = judge (checked, document);
  return document;
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
count (Check *check, const Checked *checked, BatchResult *result)
{
  gboolean makes_warnings_fail = press_policy_makes_warnings_fail (checked->policy);
  Tally *tally = &check->tally;

  tally->n_known += checked->n_known;
  tally->n_mends += checked->n_mends;
  tally->n_files += checked->findings->len > 0;
  for (guint i = 0; i < checked->findings->len; i++)
    {
      const PressFinding *finding = g_ptr_array_index (checked->findings, i);

      tally->n[finding->severity]++;
      tally->n_mendable += is_mendable (finding);
      result->n_errors += finding->severity == PRESS_SEVERITY_ERROR;
      result->n_warnings += finding->severity == PRESS_SEVERITY_WARNING;
    }
  if (result->n_errors > 0)
    result->status = MAX (result->status, STATUS_ERRORS);
  else if (result->n_warnings > 0 && makes_warnings_fail)
    result->status = MAX (result->status, STATUS_WARNINGS);
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

/* Mends an input: writes it, or, in a dry run, shows the difference. Gives what is to be checked
 * then: in a dry run the release as it stands. */
static GBytes *
mend (Checked *checked, PressSink *sink, GError **error)
{
  const Input *input = checked->input;
  g_autoptr (GBytes) bytes
      = input->bytes != NULL
            ? g_bytes_ref (input->bytes)
            : load_input (input->name, checked->check->batch.limits.input_bytes, error);
  g_autoptr (GBytes) mended = NULL;

  if (bytes != NULL)
    mended = fix_mend (input->name, bytes, compile, checked, &checked->n_mends, error);
  if (mended == NULL)
    return NULL;
  if (checked->check->fix.is_dry)
    {
      put_diff (sink, get_input_title (input->name), bytes, mended);
      return g_steal_pointer (&bytes);
    }
  if (!g_bytes_equal (bytes, mended) && !fix_write (input->name, mended, error))
    return NULL;
  return g_steal_pointer (&mended);
}

/* The work on one input. */
static void
check_input (const Input *input, BatchResult *result, gpointer data)
{
  const Check *check = data;
  Checked *checked = result->product;
  const PressCompileOptions options = get_compile_options (checked);
  Input read = { .name = input->name, .bytes = input->bytes };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) mended = NULL;

  checked->input = input;
  if (check->fix.applies)
    {
      mended = mend (checked, result->sink, &error);
      read.bytes = mended;
      if (error != NULL)
        {
          batch_fail (result, "%s", error->message);
          return;
        }
    }
  checked->document = batch_read (&read, result, &options);
  if (checked->document != NULL)
    batch_check_exhibit (&check->batch, input, result);
  if (checked->document != NULL)
    checked->findings = judge (checked, checked->document);
}

/* Says once of an archive why nothing in it is mended. */
static void
refuse_member (Check *check, const Input *input, BatchResult *result)
{
  result->status = STATUS_FAILED;
  if (g_hash_table_add (check->refused, g_strdup (input->archive)))
    batch_fail (result, "%s: an archive can't be written back; see --dry-run", input->archive);
}

/* Whether an input can be mended: only a file can, and once. Its path tells it, since a file that
 * is replaced is another one to the system. A link beside a file that was mended is passed over. */
static gboolean
claim_mend (Check *check, const Input *input, BatchResult *result)
{
  char *path;

  if (!check->fix.applies || check->fix.is_dry)
    return TRUE;
  if (g_str_equal (input->name, STANDARD_INPUT))
    batch_fail (result, "standard input can't be written back; see --dry-run");
  else if (input->bytes != NULL)
    refuse_member (check, input, result);
  else if ((path = realpath (input->name, NULL)) == NULL || g_hash_table_add (check->mended, path))
    return TRUE;
  else if (!input->is_below)
    batch_fail (result, "%s: the same file was named before, and mended", input->name);
  return FALSE;
}

static gboolean
is_destination (const Check *check, const Input *input)
{
  g_autofree char *identity = NULL;

  if (check->destination_identity != NULL && input->bytes == NULL)
    identify_file (input->name, &identity);
  return identity != NULL && g_str_equal (identity, check->destination_identity);
}

/* Finds what an input is held against. */
static gboolean
prepare_input (Input *input, BatchResult *result, gpointer data)
{
  Check *check = data;
  Checked *checked = g_new0 (Checked, 1);
  g_autoptr (GError) error = NULL;

  checked->check = check;
  result->product = checked;
  result->free_product = checked_free;
  if (is_destination (check, input))
    batch_fail (result, "%s is an input and would be overwritten", input->name);
  else if (claim_mend (check, input, result))
    {
      checked->policy = control_get_policy (&check->control, input->name, &error);
      if (checked->policy != NULL
          && control_get_baseline (&check->control, checked->policy, &checked->baseline, &error))
        return TRUE;
      batch_fail (result, "%s", error->message);
    }
  return FALSE;
}

/* Reports what was found in an input; those before it have been reported. */
static void
report_input (BatchResult *result, gpointer data)
{
  Check *check = data;
  Checked *checked = result->product;
  g_autoptr (GPtrArray) shown = NULL;

  if (checked == NULL || checked->findings == NULL)
    return;
  if (checked->baseline != NULL && check->control.updates_baseline)
    {
      baseline_replace (checked->baseline, checked->input->name, checked->findings);
      checked->n_known = checked->findings->len;
      g_ptr_array_set_size (checked->findings, 0);
    }
  count (check, checked, result);
  shown = choose_shown (check, checked->findings);
  if (check->report != NULL)
    press_report_add (check->report, checked->document, shown);
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
  append_count (line, tally->n_mends, "mend applied", "mends applied");
  append_count (line, check->fix.applies ? 0 : tally->n_mendable, "can be mended by --fix",
                "can be mended by --fix");
  if (line->len > 0)
    press_sink_printf (sink, "%s\n", line->str);
}

/* Writes what stands behind all findings. */
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

static void
check_inputs (Check *check)
{
  const BatchTask task = { prepare_input, check_input, report_input, check };
  BatchTally tally;

  check->mended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tally = batch_run (&check->batch, &task, check->destination);
  check->status = MAX (check->status, tally.status);
  if (!tally.is_over)
    finish (check);
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

/* The report never replaces a file that is to be checked. */
static gboolean
spares_inputs (Check *check)
{
  if (check->output == NULL || !identify_file (check->output, &check->destination_identity))
    return TRUE;
  for (guint i = 0; check->batch.files != NULL && check->batch.files[i] != NULL; i++)
    {
      const Input input = { .name = check->batch.files[i] };

      if (is_destination (check, &input))
        {
          complain ("%s is an input and would be overwritten", check->output);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_options (Check *check)
{
  if (check->max < 0)
    complain ("--max is a number, and 0 shows all");
  else if (check->fix.is_dry && !g_str_equal (check->form, TEXT_FORM))
    complain ("--dry-run shows a difference and no report; --format=%s makes no sense beside it",
              check->form);
  else if (check->fix.is_dry && check->control.updates_baseline)
    complain ("--dry-run changes no file; --update-baseline makes no sense beside it");
  else
    return batch_check_options (&check->batch, "check") && batch_read_settings (&check->batch)
           && fix_check_options (&check->fix) && spares_inputs (check);
  return FALSE;
}

static Status
run_check (Check *check)
{
  int color = COLOR_AUTO;
  int severity = PRESS_SEVERITY_INFO;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (check->output, STANDARD_OUTPUT) == 0)
    g_clear_pointer (&check->output, g_free);
  if (!choose ("color", color_names, check->color, &color)
      || !choose ("severity", severity_names, check->severity, &severity) || !check_options (check))
    return STATUS_FAILED;
  check->least = (PressSeverity) severity;
  if (!control_start (&check->control, &error)
      || (check->batch.list == NULL && check->batch.list0 == NULL
          && !control_check_baseline (&check->control, check->batch.files, &error)))
    {
      fail (check, error);
      return check->status;
    }
  if (open_report (check, wants_color (check, color) ? PRESS_REPORT_COLOR : PRESS_REPORT_PLAIN))
    check_inputs (check);
  return check->status;
}

static void
clear (Check *check)
{
  g_clear_pointer (&check->report, press_report_free);
  g_clear_pointer (&check->destination, output_free);
  control_clear (&check->control);
  g_clear_pointer (&check->mended, g_hash_table_unref);
  g_clear_pointer (&check->refused, g_hash_table_unref);
  g_free (check->destination_identity);
  batch_options_clear (&check->batch);
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
  Check check = { .batch = { .n_jobs = 1 } };
  GOptionEntry control[CONTROL_N_ENTRIES + 1];
  GOptionEntry fix[FIX_N_ENTRIES + 1];
  g_autofree char *description = describe_forms ();
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &check.form,
            "The form of the report, text where none is given", "FORM" },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &check.output,
            "Write the report to FILE; - is standard output", "FILE" },
          { "severity", 0, 0, G_OPTION_ARG_STRING, &check.severity,
            "The least that is shown: info (default), warning, error", "SEVERITY" },
          { "max", 0, 0, G_OPTION_ARG_INT, &check.max, "Show no more than N findings; 0: all",
            "N" },
          { "color", 0, 0, G_OPTION_ARG_STRING, &check.color,
            "Use colours: auto (default), always, never", "WHEN" },
          BATCH_ENTRIES (check.batch),
          { NULL } };
  const Usage usage
      = { "check",
          "FILE…",
          "Reports what is wrong in releases, each finding with its place and its rule.\n"
          "A file named - is standard input, a directory stands for the files below it, a tar\n"
          "archive for those in it.",
          description,
          entries,
          { control, fix, NULL } };
  Parsed parsed;

  control_fill_entries (&check.control, control);
  fix_fill_entries (&check.fix, fix);
  parsed = parse_options (&usage, argc, argv);
  if (!parsed.is_over)
    {
      if (check.form == NULL)
        check.form = g_strdup (TEXT_FORM);
      parsed.status = run_check (&check);
    }
  clear (&check);
  return parsed.status;
}

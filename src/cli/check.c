/* pressc check: reports what is wrong in releases. */
#include "cli.h"

#include <unistd.h>

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
  PressReportFlags flags;
  PressSeverity severity; /* the least that is shown */
  gboolean makes_warnings_fail;
} Settings;

typedef struct
{
  guint n_warnings;
  guint n_errors;
  guint n_files; /* that have any of the two */
} Tally;

static gboolean
wants_color (int choice)
{
  const char *no_color = g_getenv ("NO_COLOR");

  if (choice != COLOR_AUTO)
    return choice == COLOR_ALWAYS;
  return (no_color == NULL || *no_color == '\0') && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0
         && isatty (STDOUT_FILENO);
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

static Status
judge (const Settings *settings, const Tally *tally)
{
  if (tally->n_errors > 0)
    return STATUS_ERRORS;
  return tally->n_warnings > 0 && settings->makes_warnings_fail ? STATUS_WARNINGS : STATUS_CLEAN;
}

static void
report_document (const PressDocument *document, const Settings *settings, PressSink *sink,
                 Tally *tally)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  guint n_before = tally->n_warnings + tally->n_errors;

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
      PressSeverity severity = press_diagnostic_get_severity (diagnostic);

      tally->n_warnings += severity == PRESS_SEVERITY_WARNING;
      tally->n_errors += severity == PRESS_SEVERITY_ERROR;
      if (severity >= settings->severity)
        press_report_write_gnu_one (document, diagnostic, sink, settings->flags);
    }
  tally->n_files += tally->n_warnings + tally->n_errors > n_before;
}

static void
append_count (GString *onto, guint count, const char *thing)
{
  if (count > 0)
    g_string_append_printf (onto, "%s%u %s%s", onto->len > 0 ? ", " : "", count, thing,
                            count > 1 ? "s" : "");
}

/* "3 warnings, 1 error in 2 files"; nothing where there is nothing to count. */
static void
put_summary (PressSink *sink, const Tally *tally)
{
  g_autoptr (GString) counts = g_string_new (NULL);

  append_count (counts, tally->n_warnings, "warning");
  append_count (counts, tally->n_errors, "error");
  if (counts->len > 0)
    press_sink_printf (sink, "%s in %u file%s\n", counts->str, tally->n_files,
                       tally->n_files > 1 ? "s" : "");
}

static Status
check_files (char **files, const Settings *settings)
{
  g_autoptr (Output) output = output_open_standard ();
  g_autoptr (GError) error = NULL;
  Status status = STATUS_CLEAN;
  Tally tally = { 0 };
  Progress progress;

  progress_start (&progress, g_strv_length (files));
  for (guint i = 0; files[i] != NULL && output_flush (output, &error); i++)
    {
      g_autoptr (GError) unread = NULL;
      g_autoptr (PressDocument) document = NULL;

      progress_step (&progress, i);
      document = read_input (files[i], &unread);
      if (document != NULL)
        {
          report_document (document, settings, output_get_sink (output), &tally);
          continue;
        }
      progress_clear (&progress);
      complain ("%s", unread->message);
      status = STATUS_FAILED;
    }
  progress_clear (&progress);
  put_summary (output_get_sink (output), &tally);
  return output_close_standard (output, MAX (status, judge (settings, &tally)));
}

Status
command_check (int argc, char **argv)
{
  Settings settings = { 0 };
  g_autofree char *color = NULL;
  g_autofree char *severity = NULL;
  g_auto (GStrv) files = NULL;
  int color_choice = COLOR_AUTO;
  int severity_choice = PRESS_SEVERITY_INFO;
  const GOptionEntry entries[]
      = { { "werror", 0, 0, G_OPTION_ARG_NONE, &settings.makes_warnings_fail,
            "Exit with status 1 where there are warnings", NULL },
          { "severity", 0, 0, G_OPTION_ARG_STRING, &severity,
            "The least that is shown: info (the default), warning, error", "SEVERITY" },
          { "color", 0, 0, G_OPTION_ARG_STRING, &color,
            "Whether to use colours: auto (the default), always, never", "WHEN" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
          { NULL } };
  const Usage usage
      = { "check", "FILE…",
          "Reports what is wrong in releases, each finding with its place and its rule.\n"
          "A file named - is standard input.",
          "Exit status: 0 clean, 1 warnings with --werror, 2 errors, 3 a file could not be read.\n"
          "See pressc explain for a rule.\n",
          entries };
  Parsed parsed = parse_options (&usage, &argc, &argv);

  if (parsed.is_over)
    return parsed.status;
  if (!choose ("color", color_names, color, &color_choice)
      || !choose ("severity", severity_names, severity, &severity_choice))
    return STATUS_FAILED;
  if (files == NULL)
    {
      complain ("no file; see pressc check --help");
      return STATUS_FAILED;
    }
  settings.flags = wants_color (color_choice) ? PRESS_REPORT_COLOR : PRESS_REPORT_PLAIN;
  settings.severity = (PressSeverity) severity_choice;
  return check_files (files, &settings);
}

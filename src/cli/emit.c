/* pressc emit: writes releases in another form. */
#include "cli.h"

#include <errno.h>
#include <string.h>

#define NEW_DIRECTORY_MODE 0777

typedef struct
{
  const PressBackend *backend;
  char **files;
  const char *output;    /* a file, or NULL for standard output */
  const char *directory; /* one file for each input, or NULL */
  PressCompileOptions options;
  Status status;
  Progress progress;
} Job;

static void
complain_backend (const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const PressBackend *backend;

  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    g_ptr_array_add (names, (gpointer) backend->name);
  complain_unknown ("backend", name, names);
}

/* The backend named @name among those of modules, then among all others. */
static const PressBackend *
choose_backend (const char *name, const GPtrArray *loaded)
{
  g_autoptr (GError) error = NULL;
  const PressBackend *backend;

  if (name == NULL && loaded->len == 1)
    return g_ptr_array_index (loaded, 0);
  if (name == NULL)
    {
      complain ("--to is missing; pressc backends lists what it takes");
      return NULL;
    }
  for (guint i = 0; i < loaded->len; i++)
    {
      backend = g_ptr_array_index (loaded, i);
      if (g_str_equal (backend->name, name))
        return backend;
    }
  backend = press_backends_find (name, &error);
  if (g_error_matches (error, PRESS_ERROR, PRESS_ERROR_UNKNOWN_BACKEND))
    complain_backend (name);
  else if (backend == NULL)
    complain ("%s", error->message);
  return backend;
}

static gboolean
load_plugins (char **paths, GPtrArray *loaded)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      const PressBackend *backend = press_backends_load (paths[i], &error);

      if (backend == NULL)
        {
          complain ("%s", error->message);
          return FALSE;
        }
      g_ptr_array_add (loaded, (gpointer) backend);
    }
  return TRUE;
}

/* A file's own name with the backend's extension, inside the directory. */
static char *
name_in_directory (const Job *job, const char *file)
{
  gboolean is_input = g_str_equal (file, STANDARD_INPUT);
  g_autofree char *base = is_input ? g_strdup ("stdin") : g_path_get_basename (file);
  char *dot = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (dot != NULL && dot != base)
    *dot = '\0';
  name = g_strdup_printf ("%s.%s", base, job->backend->extension);
  return g_build_filename (job->directory, name, NULL);
}

/* Names the outputs in the directory before anything is written: no two may be one. */
static GPtrArray *
name_outputs (const Job *job)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; job->files[i] != NULL; i++)
    {
      char *path = name_in_directory (job, job->files[i]);
      const char *owner = g_hash_table_lookup (owners, path);

      g_ptr_array_add (outputs, path);
      if (owner != NULL)
        {
          complain ("'%s' and '%s' would both be written to %s", owner, job->files[i], path);
          return NULL;
        }
      g_hash_table_insert (owners, path, job->files[i]);
    }
  return g_steal_pointer (&outputs);
}

static gboolean
spares_inputs (const Job *job, const char *const *outputs, guint n_outputs)
{
  g_autoptr (GHashTable) inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *identity;

  for (guint i = 0; job->files[i] != NULL; i++)
    if (identify_file (job->files[i], &identity))
      g_hash_table_add (inputs, identity);
  for (guint i = 0; i < n_outputs; i++)
    {
      g_autofree char *found = NULL;

      if (identify_file (outputs[i], &found) && g_hash_table_contains (inputs, found))
        {
          complain ("%s is an input and would be overwritten", outputs[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* Errors of a release are told beside the output, which is whole all the same. */
static void
tell_errors (Job *job, const PressDocument *document)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  guint n_errors = 0;

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);

      if (press_diagnostic_get_severity (diagnostic) != PRESS_SEVERITY_ERROR)
        continue;
      n_errors++;
      press_report_write_gnu_one (document, diagnostic, sink, PRESS_REPORT_NO_EXCERPT);
    }
  if (n_errors == 0)
    return;
  progress_clear (&job->progress);
  bytes = press_sink_steal_bytes (sink);
  g_printerr ("%.*s", (int) g_bytes_get_size (bytes),
              (const char *) g_bytes_get_data (bytes, NULL));
  job->status = MAX (job->status, STATUS_ERRORS);
}

static gboolean
emit_file (Job *job, const char *file, Output *output, GError **error)
{
  g_autoptr (PressDocument) document = read_input_with (file, &job->options, error);

  if (document == NULL)
    return FALSE;
  if (!press_backend_write (job->backend, document, output_get_sink (output), error))
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
  tell_errors (job, document);
  return TRUE;
}

static void
tell_failure (Job *job, const GError *error)
{
  progress_clear (&job->progress);
  complain ("%s", error->message);
  job->status = STATUS_FAILED;
}

/* Puts what is given into a file that appears whole or not at all. */
static gboolean
put_file (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (Output) output = output_open_file (path, error);

  if (output == NULL)
    return FALSE;
  press_sink_write (output_get_sink (output), g_bytes_get_data (bytes, NULL),
                    g_bytes_get_size (bytes));
  return output_finish (output, error);
}

/* Each part of a release into a file of its own: figures.csv becomes figures-1.csv and so on. */
static gboolean
emit_parts (Job *job, const char *file, const char *path, GError **error)
{
  g_autoptr (PressDocument) document = read_input (file, error);
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GPtrArray) parts = NULL;
  gsize stem = strlen (path) - strlen (job->backend->extension) - 1;

  if (document == NULL)
    return FALSE;
  press_sink_keep_parts (sink);
  if (!press_backend_write (job->backend, document, sink, error))
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
  parts = press_sink_steal_parts (sink);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *part
          = g_strdup_printf ("%.*s-%u.%s", (int) stem, path, i + 1, job->backend->extension);

      if (!put_file (part, g_ptr_array_index (parts, i), error))
        return FALSE;
    }
  tell_errors (job, document);
  return TRUE;
}

static gboolean
emit_whole (Job *job, const char *file, const char *path, GError **error)
{
  g_autoptr (Output) output = output_open_file (path, error);

  return output != NULL && emit_file (job, file, output, error) && output_finish (output, error);
}

/* Each input into a file of its own; one that fails does not stop the others. */
static void
emit_into_files (Job *job, const GPtrArray *outputs)
{
  for (guint i = 0; i < outputs->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *path = g_ptr_array_index (outputs, i);

      progress_step (&job->progress, i);
      if (job->backend->has_parts ? !emit_parts (job, job->files[i], path, &error)
                                  : !emit_whole (job, job->files[i], path, &error))
        tell_failure (job, error);
    }
}

/* All inputs one after another into one output; an input that can't be read is left out. */
static void
emit_into_one (Job *job, Output *output)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; job->files[i] != NULL && error == NULL; i++)
    {
      g_autoptr (GError) unread = NULL;

      progress_step (&job->progress, i);
      if (!emit_file (job, job->files[i], output, &unread))
        tell_failure (job, unread);
      output_flush (output, &error);
    }
  /* A file from which an input is missing does not appear; standard output can't be undone. */
  if (error == NULL && (job->output == NULL || job->status != STATUS_FAILED))
    output_finish (output, &error);
  if (error != NULL)
    tell_failure (job, error);
}

static void
emit_into_directory (Job *job)
{
  g_autoptr (GPtrArray) outputs = name_outputs (job);

  if (outputs == NULL || !spares_inputs (job, (const char *const *) outputs->pdata, outputs->len))
    {
      job->status = STATUS_FAILED;
      return;
    }
  if (g_mkdir_with_parents (job->directory, NEW_DIRECTORY_MODE) != 0)
    {
      complain ("%s: %s", job->directory, g_strerror (errno));
      job->status = STATUS_FAILED;
      return;
    }
  emit_into_files (job, outputs);
}

static void
emit_into_output (Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Output) output = NULL;

  if (job->output != NULL && !spares_inputs (job, &job->output, 1))
    {
      job->status = STATUS_FAILED;
      return;
    }
  output = job->output != NULL ? output_open_file (job->output, &error) : output_open_standard ();
  if (output == NULL)
    tell_failure (job, error);
  else
    emit_into_one (job, output);
}

/* Whether the command line makes sense: where the outputs of these files may go. */
static gboolean
check_job (const Job *job)
{
  if (job->files == NULL)
    complain ("no file; see pressc emit --help");
  else if (job->output != NULL && job->directory != NULL)
    complain ("--output and --out-dir exclude each other");
  else if (job->files[1] != NULL && job->directory == NULL && !job->backend->is_stream)
    complain ("%s is written one file each; --out-dir says where", job->backend->name);
  else
    return TRUE;
  return FALSE;
}

static Status
run_job (Job *job)
{
  if (!check_job (job))
    return STATUS_FAILED;
  progress_start (&job->progress, g_strv_length (job->files));
  if (job->directory != NULL)
    emit_into_directory (job);
  else
    emit_into_output (job);
  progress_clear (&job->progress);
  return job->status;
}

Status
command_emit (int argc, char **argv)
{
  Job job = { 0 };
  g_autoptr (GPtrArray) loaded = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *output = NULL;
  g_autofree char *directory = NULL;
  g_auto (GStrv) plugins = NULL;
  g_auto (GStrv) files = NULL;
  g_autofree char *exhibit = NULL;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &name, "What to write; see pressc backends", "NAME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write to FILE", "FILE" },
    { "out-dir", 0, 0, G_OPTION_ARG_FILENAME, &directory, "Write one file each into DIR", "DIR" },
    { "exhibit", 0, 0, G_OPTION_ARG_STRING, &exhibit,
      "Of a submission, only the exhibits of this number: 99.1, or 99 for all parts", "NUMBER" },
    { "plugin", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plugins, "Load a backend from a module",
      "MODULE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };
  const Usage usage
      = { "emit", "FILE…",
          "Writes releases in another form. A file named - is standard input.\n"
          "Several files need --out-dir, except where the form is a stream, such as record.",
          "Exit status: 0 clean, 2 errors in a release, whose output is whole all the same,\n"
          "3 a file could not be read or written.\n",
          entries };
  Parsed parsed = parse_options (&usage, &argc, &argv);

  if (parsed.is_over)
    return parsed.status;
  if (!load_plugins (plugins, loaded))
    return STATUS_FAILED;
  job.backend = choose_backend (name, loaded);
  job.files = files;
  job.options.exhibit = exhibit;
  job.output = output;
  job.directory = directory;
  return job.backend != NULL ? run_job (&job) : STATUS_FAILED;
}

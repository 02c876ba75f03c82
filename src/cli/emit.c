/* pressc emit: writes releases in another form. */
#include "batch.h"
#include "from-lines.h"
#include "spared.h"

#include <errno.h>
#include <string.h>

#define NEW_DIRECTORY_MODE 0777

typedef struct
{
  const PressBackend *backend;
  BatchOptions batch;
  const char *output;    /* a file, or NULL for standard output */
  const char *directory; /* one file for each input, or NULL */
  gboolean is_from_lines;
  PressCompileOptions options;
  GHashTable *owners;  /* of outputs in the directory: their inputs */
  Spared *spared;      /* what is not written over */
  guint n_begun;       /* inputs whose output comes behind the others' */
  gboolean is_refused; /* the one output is refused to an input */
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

/* Where the output of an input lies below the directory. */
static char *
name_below (const Job *job, const char *relative)
{
  return g_strdup_printf ("%s.%s", relative, job->backend->extension);
}

/* Where two of the files that the command line names would be written to one, nothing is. */
static gboolean
check_names (const Job *job)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; job->batch.files != NULL && job->batch.files[i] != NULL; i++)
    {
      g_autofree char *base = input_dup_base (job->batch.files[i]);
      g_autofree char *path = name_below (job, base);
      const char *owner = g_hash_table_lookup (owners, path);

      if (input_brings_more (job->batch.files[i]))
        continue;
      if (owner != NULL)
        {
          complain ("'%s' and '%s' would both be written to %s/%s", owner, job->batch.files[i],
                    job->directory, path);
          return FALSE;
        }
      g_hash_table_insert (owners, g_steal_pointer (&path), job->batch.files[i]);
    }
  return TRUE;
}

static gboolean
spares_inputs (const Job *job)
{
  if (job->output != NULL && spared_contains (job->spared, job->output))
    {
      complain ("%s is an input and would be overwritten", job->output);
      return FALSE;
    }
  for (guint i = 0;
       job->directory != NULL && job->batch.files != NULL && job->batch.files[i] != NULL; i++)
    {
      g_autofree char *base = input_dup_base (job->batch.files[i]);
      g_autofree char *name = name_below (job, base);
      g_autofree char *path = g_build_filename (job->directory, name, NULL);

      if (!input_brings_more (job->batch.files[i]) && spared_contains (job->spared, path))
        {
          complain ("%s is an input and would be overwritten", path);
          return FALSE;
        }
    }
  return TRUE;
}

/* Errors of a release are told beside the output, which is whole all the same. */
static void
tell_errors (const PressDocument *document, BatchResult *result)
{
  g_autoptr (PressSink) sink = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *diagnostics = press_document_get_diagnostics (document);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
      PressSeverity severity = press_diagnostic_get_severity (diagnostic);

      result->n_warnings += severity == PRESS_SEVERITY_WARNING;
      result->n_errors += severity == PRESS_SEVERITY_ERROR;
      if (severity != PRESS_SEVERITY_ERROR)
        continue;
      if (sink == NULL)
        sink = press_sink_new_memory ();
      press_report_write_gnu_one (document, diagnostic, sink, PRESS_REPORT_NO_EXCERPT);
    }
  if (sink == NULL)
    return;
  bytes = press_sink_steal_bytes (sink);
  g_string_append_len (result->messages, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes));
  result->status = MAX (result->status, STATUS_ERRORS);
}

/* An output that is written while its input is read. */
typedef struct
{
  const PressBackendSteps *steps;
  gpointer state; /* of the steps, once they have begun */
  PressSink *sink;
  guint n_releases;
} Writing;

static void
write_part (const PressDocument *document, const PressNode *part, gpointer data)
{
  Writing *writing = data;

  if (writing->state == NULL)
    writing->state = writing->steps->begin (document, writing->sink);
  if (part != NULL)
    {
      writing->steps->put (writing->state, part);
      writing->n_releases += press_node_get_kind (part) == PRESS_NODE_RELEASE;
    }
  else if (writing->steps->turn != NULL)
    writing->steps->turn (writing->state);
}

static void
emit_by_steps (const Job *job, const Input *input, PressSink *sink, BatchResult *result)
{
  Writing writing = { .steps = job->backend->steps, .sink = sink };
  PressCompileOptions options = job->options;
  g_autoptr (PressDocument) document = NULL;

  options.each = write_part;
  options.each_data = &writing;
  document = batch_read (input, result, &options);
  if (document == NULL)
    return;
  result->n_releases = writing.n_releases;
  batch_check_exhibit (&job->batch, input, result);
  if (writing.state == NULL)
    writing.state = writing.steps->begin (document, sink);
  writing.steps->end (writing.state);
  tell_errors (document, result);
}

/* Reads one input and writes it. */
static void
emit (const Job *job, const Input *input, PressSink *sink, BatchResult *result)
{
  g_autoptr (PressDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (job->backend->steps != NULL && job->options.is_unchecked)
    {
      emit_by_steps (job, input, sink, result);
      return;
    }
  document = batch_read (input, result, &job->options);
  if (document == NULL)
    return;
  batch_check_exhibit (&job->batch, input, result);
  if (press_backend_write (job->backend, document, sink, &error))
    tell_errors (document, result);
  else
    batch_fail (result, "%s: %s", input->name, error->message);
}

/* The work on one input whose output comes behind the others'. */
static void
emit_into_one (const Input *input, BatchResult *result, gpointer data)
{
  emit (data, input, result->sink, result);
}

/* Puts what is given into a file that appears whole or not at all. */
static gboolean
put_file (const Job *job, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (Output) output = output_open_below (job->directory, name, error);

  if (output == NULL)
    return FALSE;
  press_sink_write (output_get_sink (output), g_bytes_get_data (bytes, NULL),
                    g_bytes_get_size (bytes));
  return output_finish (output, error);
}

/* Each part of a release into a file of its own: figures.csv becomes figures-1.csv and so on. */
static void
emit_parts (const Job *job, const Input *input, BatchResult *result)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  g_autoptr (GPtrArray) parts = NULL;

  press_sink_keep_parts (sink);
  emit (job, input, sink, result);
  if (result->status == STATUS_FAILED)
    return;
  parts = press_sink_steal_parts (sink);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("%s-%u.%s", input->relative, i + 1, job->backend->extension);
      g_autofree char *path = g_build_filename (job->directory, name, NULL);
      g_autoptr (GError) error = NULL;

      if (spared_is_walked (job->spared, path))
        batch_fail (result, "%s is an input and would be overwritten", path);
      else if (!put_file (job, name, g_ptr_array_index (parts, i), &error))
        batch_fail (result, "%s", error->message);
      if (result->status == STATUS_FAILED)
        return;
    }
}

/* The work on one input with an output of its own. */
static void
emit_into_own (const Input *input, BatchResult *result, gpointer data)
{
  const Job *job = data;
  g_autofree char *name = name_below (job, input->relative);
  g_autoptr (GError) error = NULL;
  g_autoptr (Output) output = NULL;

  if (job->backend->has_parts)
    {
      emit_parts (job, input, result);
      return;
    }
  output = output_open_below (job->directory, name, &error);
  if (output == NULL)
    {
      batch_fail (result, "%s", error->message);
      return;
    }
  emit (job, input, output_get_sink (output), result);
  if (result->status != STATUS_FAILED && !output_finish (output, &error))
    batch_fail (result, "%s", error->message);
}

/* No two inputs may be written to one file, and none over an input. */
static gboolean
claim_output (Input *input, BatchResult *result, gpointer data)
{
  Job *job = data;
  char *name = name_below (job, input->relative);
  g_autofree char *path = g_build_filename (job->directory, name, NULL);
  const char *owner = g_hash_table_lookup (job->owners, name);

  spared_add (job->spared, input);
  if (owner != NULL)
    batch_fail (result, "'%s' and '%s' would both be written to %s", owner, input->name, path);
  else if (spared_contains (job->spared, path))
    batch_fail (result, "%s is an input and would be overwritten", path);
  else
    {
      g_hash_table_insert (job->owners, name, g_strdup (input->name));
      return TRUE;
    }
  g_free (name);
  return FALSE;
}

static Status
emit_into_directory (Job *job)
{
  const BatchTask task = { .prepare = claim_output, .work = emit_into_own, .data = job };

  if (!check_names (job))
    return STATUS_FAILED;
  if (g_mkdir_with_parents (job->directory, NEW_DIRECTORY_MODE) != 0)
    {
      complain ("%s: %s", job->directory, g_strerror (errno));
      return STATUS_FAILED;
    }
  spared_set_directory (job->spared, job->directory);
  job->batch.passed_over = job->directory;
  return batch_run (&job->batch, &task, NULL).status;
}

/* What is no stream holds one input, and an output never takes the place of one: then nothing is
 * written. */
static gboolean
claim_place (Input *input, BatchResult *result, gpointer data)
{
  Job *job = data;

  spared_add (job->spared, input);
  if (job->output != NULL && spared_contains (job->spared, job->output))
    batch_fail (result, "%s is an input and would be overwritten", job->output);
  else if (job->n_begun++ > 0 && !job->backend->is_stream)
    batch_fail (result, "%s: %s is written one file each; --out-dir says where", input->name,
                job->backend->name);
  else
    return TRUE;
  job->is_refused = TRUE;
  return FALSE;
}

/* All inputs one after another into one output; an input that can't be read is left out. */
static Status
emit_into_output (Job *job)
{
  const BatchTask task = { .prepare = claim_place, .work = emit_into_one, .data = job };
  g_autoptr (GError) error = NULL;
  g_autoptr (Output) output
      = job->output != NULL ? output_open_file (job->output, &error) : output_open_standard ();
  BatchTally tally;

  if (error != NULL)
    {
      complain ("%s", error->message);
      return STATUS_FAILED;
    }
  tally = batch_run (&job->batch, &task, output);
  /* A file for which no input could be read does not appear; an input that is missing from it was
   * told of. */
  if (tally.is_over
      || (job->output != NULL
          && (job->is_refused || (tally.n_failed == tally.n_files && tally.n_files > 0))))
    return STATUS_FAILED;
  if (output_finish (output, &error))
    return tally.status;
  complain ("%s", error->message);
  return STATUS_FAILED;
}

static gboolean
has_several (const BatchOptions *batch)
{
  return batch->list != NULL || batch->list0 != NULL || batch->files[1] != NULL
         || g_file_test (batch->files[0], G_FILE_TEST_IS_DIR);
}

/* Whether the command line makes sense: where the outputs of these files may go. */
static gboolean
check_job (const Job *job)
{
  if (!batch_check_options (&job->batch, "emit"))
    return FALSE;
  if (job->output != NULL && job->directory != NULL)
    complain ("--output and --out-dir exclude each other");
  else if (has_several (&job->batch) && job->directory == NULL && !job->backend->is_stream)
    complain ("%s is written one file each; --out-dir says where", job->backend->name);
  else
    return TRUE;
  return FALSE;
}

static Status
run_job (Job *job)
{
  Status status = STATUS_FAILED;
  gboolean is_unchecked;

  if (!batch_read_settings (&job->batch))
    return STATUS_FAILED;
  is_unchecked = job->options.is_unchecked;
  job->options = batch_get_compile_options (&job->batch);
  job->options.is_unchecked = is_unchecked;
  if (job->is_from_lines)
    return answer_lines (job->backend, &job->options,
                         job->batch.files != NULL || job->batch.list != NULL
                             || job->batch.list0 != NULL || job->output != NULL
                             || job->directory != NULL || job->batch.stats != NULL
                             || job->batch.n_jobs != 1);
  if (!check_job (job))
    return STATUS_FAILED;
  if (g_strcmp0 (job->output, STANDARD_OUTPUT) == 0)
    job->output = NULL;
  job->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->spared = spared_new (job->batch.files);
  if (spares_inputs (job))
    status = job->directory != NULL ? emit_into_directory (job) : emit_into_output (job);
  g_hash_table_unref (job->owners);
  spared_free (job->spared);
  return status;
}

Status
command_emit (int argc, char **argv)
{
  Job job = { .batch = { .n_jobs = 1 } };
  g_autoptr (GPtrArray) loaded = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *output = NULL;
  g_autofree char *directory = NULL;
  g_auto (GStrv) plugins = NULL;
  gboolean is_checked = FALSE;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &name, "What to write; see pressc backends", "NAME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write to FILE; - is standard output",
      "FILE" },
    { "out-dir", 0, 0, G_OPTION_ARG_FILENAME, &directory, "Write one file each into DIR", "DIR" },
    { "check", 0, 0, G_OPTION_ARG_NONE, &is_checked,
      "Hold the releases against the rules, too, and write what they find", NULL },
    { "plugin", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plugins, "Load a backend from a module",
      "MODULE" },
    { "from-lines", 0, 0, G_OPTION_ARG_NONE, &job.is_from_lines,
      "Answer each line of standard input, a path or a JSON object, with one line", NULL },
    BATCH_ENTRIES (job.batch),
    { NULL }
  };
  const Usage usage
      = { "emit", "FILE…",
          "Writes releases in another form. A file named - is standard input, a directory\n"
          "stands for the files below it, a tar archive for those in it.\n"
          "Several files need --out-dir, except where the form is a stream, such as record.",
          "Exit status: 0 clean, 2 errors in a release, whose output is whole all the same,\n"
          "3 a file could not be read or written.\n",
          entries };
  Parsed parsed = parse_options (&usage, argc, argv);
  Status status = parsed.status;

  if (!parsed.is_over)
    {
      job.backend = load_plugins (plugins, loaded) ? choose_backend (name, loaded) : NULL;
      job.output = output;
      job.directory = directory;
      if (job.backend != NULL)
        {
          job.options.is_unchecked = !is_checked && !job.backend->wants_check;
          status = run_job (&job);
        }
      else
        status = STATUS_FAILED;
    }
  batch_options_clear (&job.batch);
  return status;
}

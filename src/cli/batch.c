/* Batches: many inputs, several at a time, their results in the order of the inputs.
 *
 * The first thread takes the inputs one after another, hands them to the others and takes the
 * results in the same order. No more inputs are under way than there is room for in a ring: a few
 * for each thread, or more where all are small, so that neither their number nor a slow one makes
 * memory grow. */
#include "batch.h"

#include <string.h>

#define ROOM_FOR_EACH_JOB 2
#define ROOM_FOR_SMALL_ONES 32 /* so that no thread waits for the one that writes */
#define SMALL_BYTES (16 * 1024)
#define MOST_JOBS 256

/* One input under way. */
typedef struct
{
  Input *input;
  BatchResult result;
  gboolean is_done;
  gboolean is_large;
} Slot;

typedef struct
{
  const BatchTask *task;
  Output *output; /* that all share, or NULL */
  Progress progress;
  BatchTally tally;
  GThreadPool *pool; /* NULL: one at a time, on the first thread */
  GMutex lock;       /* for is_done and awaited alone, once an input */
  GCond done;
  const Slot *awaited; /* that the first thread sleeps for */
  Slot *slots;
  guint n_slots;
  guint64 n_taken; /* inputs that were begun */
  guint64 n_put;   /* results that were written */
  guint n_large;   /* inputs under way that are not small */
} Batch;

void
batch_options_clear (BatchOptions *options)
{
  g_strfreev (options->files);
  g_free (options->list);
  g_free (options->list0);
  g_free (options->stats);
  g_strfreev (options->limit_settings);
  g_free (options->exhibit);
}

static gboolean
is_standard_input (const char *name)
{
  return g_strcmp0 (name, STANDARD_INPUT) == 0;
}

/* Whether standard input is named both for a list of names and for a release. */
static gboolean
asks_input_twice (const BatchOptions *options)
{
  return (is_standard_input (options->list) || is_standard_input (options->list0))
         && options->files != NULL
         && g_strv_contains ((const char *const *) options->files, STANDARD_INPUT);
}

/* Whether the options make sense. */
gboolean
batch_check_options (const BatchOptions *options, const char *command)
{
  if (options->files == NULL && options->list == NULL && options->list0 == NULL)
    complain ("no file; see pressc %s --help", command);
  else if (options->list != NULL && options->list0 != NULL)
    complain ("--files-from and --files0-from exclude each other");
  else if (asks_input_twice (options))
    complain ("standard input can't be both a list of names and an input");
  else if (options->n_jobs < 0 || options->n_jobs > MOST_JOBS)
    complain ("--jobs is a number from 0 to %d, not %d", MOST_JOBS, options->n_jobs);
  else if (options->stats != NULL && !g_str_equal (options->stats, "text")
           && !g_str_equal (options->stats, "json"))
    complain ("--stats is one of text, json, not '%s'", options->stats);
  else
    return TRUE;
  return FALSE;
}

/* The number in the label of an exhibit; NULL: there is none. */
static const char *
find_number (const char *label)
{
  return strpbrk (label, "0123456789");
}

/* Finds the limits and the exhibit that are asked for; FALSE where they make no sense. */
gboolean
batch_read_settings (BatchOptions *options)
{
  char **settings = options->limit_settings;

  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (press_limits_set (&options->limits, settings[i], &error))
        continue;
      complain ("--limit %s: %s", settings[i], error->message);
      return FALSE;
    }
  press_limits_fill (&options->limits);
  if (options->exhibit == NULL || find_number (options->exhibit) != NULL)
    return TRUE;
  complain ("--exhibit takes a number, such as 99.1");
  return FALSE;
}

/* What the settings mean for each input. */
PressCompileOptions
batch_get_compile_options (const BatchOptions *options)
{
  return (PressCompileOptions){
    .limits = options->limits,
    .exhibit = options->exhibit != NULL ? find_number (options->exhibit) : NULL,
  };
}

/* Notes that an input has failed, and why. */
void
batch_fail (BatchResult *result, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *masked = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  masked = mask_controls (text);
  g_string_append_printf (result->messages, "pressc: %s\n", masked);
  result->status = STATUS_FAILED;
}

/* Where an exhibit is asked for, it must be there. */
void
batch_check_exhibit (const BatchOptions *options, const Input *input, BatchResult *result)
{
  if (options->exhibit != NULL && result->n_releases == 0)
    batch_fail (result, "%s: there is no release in an exhibit %s", input->name,
                find_number (options->exhibit));
}

static guint
count_releases (const PressDocument *document)
{
  const PressNode *node = press_node_get_first_child (press_document_get_root (document));
  guint n = 0;

  for (; node != NULL; node = press_node_get_next (node))
    n += press_node_get_kind (node) == PRESS_NODE_RELEASE;
  return n;
}

/* Compiles an input, or notes why that fails. */
PressDocument *
batch_read (const Input *input, BatchResult *result, const PressCompileOptions *options)
{
  g_autoptr (GError) error = NULL;
  PressDocument *document = input->bytes != NULL ? press_compile_bytes_with (
                                input->bytes, get_input_title (input->name), options, &error)
                                                 : read_input_with (input->name, options, &error);
  gsize n_bytes = 0;

  if (document == NULL)
    {
      batch_fail (result, "%s", error->message);
      return NULL;
    }
  press_document_get_source (document, &n_bytes);
  result->n_bytes = n_bytes;
  result->n_releases = count_releases (document);
  return document;
}

static void
clear_slot (Slot *slot)
{
  g_clear_pointer (&slot->input, input_free);
  g_clear_pointer (&slot->result.sink, press_sink_free);
  if (slot->result.product != NULL)
    slot->result.free_product (slot->result.product);
  if (slot->result.messages != NULL)
    g_string_free (slot->result.messages, TRUE);
  memset (slot, 0, sizeof *slot);
}

static void
add_to_tally (BatchTally *tally, const BatchResult *result)
{
  tally->status = MAX (tally->status, result->status);
  tally->n_files++;
  tally->n_failed += result->status == STATUS_FAILED;
  tally->n_with_findings += result->n_warnings + result->n_errors > 0;
  tally->n_releases += result->n_releases;
  tally->n_warnings += result->n_warnings;
  tally->n_errors += result->n_errors;
  tally->n_bytes += result->n_bytes;
}

/* Writes what came of an input, and counts it. */
static void
put_result (Batch *batch, Slot *slot)
{
  if (batch->task->collect != NULL)
    batch->task->collect (&slot->result, batch->task->data);
  add_to_tally (&batch->tally, &slot->result);
  if (slot->result.messages->len > 0)
    {
      progress_clear (&batch->progress);
      g_printerr ("%s", slot->result.messages->str);
    }
  if (batch->output != NULL && slot->result.sink != NULL && !batch->tally.is_over)
    {
      g_autoptr (GBytes) bytes = press_sink_steal_bytes (slot->result.sink);
      press_sink_write (output_get_sink (batch->output), g_bytes_get_data (bytes, NULL),
                        g_bytes_get_size (bytes));
    }
  batch->n_large -= slot->is_large;
  clear_slot (slot);
  batch->n_put++;
  progress_step (&batch->progress, batch->tally.n_files, batch->tally.n_bytes);
}

/* Writes what the results put so far have left in the buffer. */
static void
flush_output (Batch *batch)
{
  g_autoptr (GError) error = NULL;

  if (batch->output != NULL && !batch->tally.is_over && !output_flush (batch->output, &error))
    {
      progress_clear (&batch->progress);
      complain ("%s", error->message);
      batch->tally.is_over = TRUE;
      batch->tally.status = STATUS_FAILED;
    }
}

/* On a thread of the pool. The first thread is woken for what it waits for alone. */
static void
run_slot (gpointer data, gpointer user_data)
{
  Slot *slot = data;
  Batch *batch = user_data;

  batch->task->work (slot->input, &slot->result, batch->task->data);
  g_mutex_lock (&batch->lock);
  slot->is_done = TRUE;
  if (batch->awaited == slot)
    g_cond_signal (&batch->done);
  g_mutex_unlock (&batch->lock);
}

static Slot *
get_slot (const Batch *batch, guint64 index)
{
  return &batch->slots[index % batch->n_slots];
}

static void
wait_for (Batch *batch, const Slot *slot)
{
  if (batch->pool == NULL)
    return;
  g_mutex_lock (&batch->lock);
  batch->awaited = slot;
  while (!slot->is_done)
    g_cond_wait (&batch->done, &batch->lock);
  batch->awaited = NULL;
  g_mutex_unlock (&batch->lock);
}

/* Waits for the oldest inputs under way, and takes what came of them. The last of them is waited
 * for first, so that there is one sleep for them all. */
static void
put_oldest (Batch *batch, guint64 n)
{
  wait_for (batch, get_slot (batch, batch->n_put + n - 1));
  for (; n > 0; n--)
    {
      Slot *slot = get_slot (batch, batch->n_put);

      wait_for (batch, slot);
      put_result (batch, slot);
    }
  flush_output (batch);
}

/* Whether an input may take much memory: one whose size is not known may. */
static gboolean
is_large (const Input *input)
{
  return input->size_bytes < 0 || input->size_bytes > SMALL_BYTES;
}

static gboolean
has_room (const Batch *batch)
{
  guint64 n_under_way = batch->n_taken - batch->n_put;
  guint n_slots = batch->n_large == 0 ? batch->n_slots
                                      : batch->n_slots / ROOM_FOR_SMALL_ONES * ROOM_FOR_EACH_JOB;

  return n_under_way < MAX (n_slots, 1);
}

/* An input that could not be listed stands in the order as one that fails. */
static void
begin_input (Batch *batch, Input *input, const GError *unlisted)
{
  Slot *slot = get_slot (batch, batch->n_taken++);
  gboolean is_ready = unlisted == NULL;

  slot->input = input;
  slot->is_large = input != NULL && is_large (input);
  batch->n_large += slot->is_large;
  slot->result.messages = g_string_new (NULL);
  if (unlisted != NULL)
    batch_fail (&slot->result, "%s", unlisted->message);
  if (is_ready && batch->task->prepare != NULL)
    is_ready = batch->task->prepare (input, &slot->result, batch->task->data);
  slot->is_done = !is_ready;
  if (!is_ready)
    return;
  if (batch->pool != NULL)
    {
      slot->result.sink = batch->output != NULL ? press_sink_new_memory () : NULL;
      g_thread_pool_push (batch->pool, slot, NULL);
      return;
    }
  /* One at a time nothing need be kept back. */
  slot->result.sink = batch->output != NULL ? output_get_sink (batch->output) : NULL;
  batch->task->work (input, &slot->result, batch->task->data);
  slot->result.sink = NULL;
}

static void
run_all (Batch *batch, Inputs *inputs)
{
  while (!batch->tally.is_over)
    {
      g_autoptr (GError) unlisted = NULL;
      Input *input = inputs_next (inputs, &unlisted);

      if (input == NULL && unlisted == NULL)
        break;
      begin_input (batch, input, unlisted);
      while (!has_room (batch))
        put_oldest (batch, batch->n_large == 0 ? (batch->n_taken - batch->n_put + 1) / 2 : 1);
    }
  while (batch->n_put < batch->n_taken)
    put_oldest (batch, 1);
}

static double
get_seconds (const BatchTally *tally)
{
  return MAX ((double) (g_get_monotonic_time () - tally->start_us) / G_USEC_PER_SEC, 1e-6);
}

static void
put_stats_json (const BatchTally *tally)
{
  char seconds[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (seconds, sizeof seconds, "%.3f", get_seconds (tally));
  g_printerr ("{\"files\":%u,\"failed\":%u,\"releases\":%" G_GUINT64_FORMAT
              ",\"warnings\":%" G_GUINT64_FORMAT ",\"errors\":%" G_GUINT64_FORMAT
              ",\"bytes\":%" G_GUINT64_FORMAT ",\"seconds\":%s}\n",
              tally->n_files, tally->n_failed, tally->n_releases, tally->n_warnings,
              tally->n_errors, tally->n_bytes, seconds);
}

/* "pressc: 120 files, 118 releases, 2 failed, 4.5 MB in 0.8 s" */
static void
put_stats_text (const BatchTally *tally)
{
  double megabytes = (double) tally->n_bytes / 1e6;

  g_printerr ("pressc: %u file%s, %" G_GUINT64_FORMAT
              " release%s, %u failed, %.1f MB in %.1f s, %.1f "
              "MB/s\n",
              tally->n_files, tally->n_files == 1 ? "" : "s", tally->n_releases,
              tally->n_releases == 1 ? "" : "s", tally->n_failed, megabytes, get_seconds (tally),
              megabytes / get_seconds (tally));
}

/* A terminal gets a summary where it got a progress line, any other place where it is asked for. */
static void
put_stats (const Batch *batch, const BatchOptions *options)
{
  if (options->stats != NULL && g_str_equal (options->stats, "json"))
    put_stats_json (&batch->tally);
  else if (options->stats != NULL || batch->progress.was_shown)
    put_stats_text (&batch->tally);
}

static guint
choose_jobs (const BatchOptions *options)
{
  return options->n_jobs == 0 ? MIN (g_get_num_processors (), MOST_JOBS) : (guint) options->n_jobs;
}

static void
open_pool (Batch *batch, guint n_jobs)
{
  g_autoptr (GError) error = NULL;

  if (n_jobs > 1)
    batch->pool = g_thread_pool_new (run_slot, batch, (int) n_jobs, TRUE, &error);
  if (n_jobs > 1 && batch->pool == NULL)
    complain ("%s; working on one input at a time", error->message);
  batch->n_slots = batch->pool != NULL ? n_jobs * ROOM_FOR_SMALL_ONES : 1;
  batch->slots = g_new0 (Slot, batch->n_slots);
}

/* Works on all inputs. What the work writes to its sink comes to @output, if there is one, in the
 * order of the inputs; one that fails does not stop the others. */
BatchTally
batch_run (const BatchOptions *options, const BatchTask *task, Output *output)
{
  Batch batch = { .task = task, .output = output };
  g_autoptr (GError) error = NULL;
  g_autoptr (Inputs) inputs
      = inputs_new (options->files, options->list, options->list0, options->passed_over,
                    options->limits.input_bytes, &error);

  batch.tally.start_us = g_get_monotonic_time ();
  if (inputs == NULL)
    {
      complain ("%s", error->message);
      batch.tally.is_over = TRUE;
      batch.tally.status = STATUS_FAILED;
      return batch.tally;
    }
  g_mutex_init (&batch.lock);
  g_cond_init (&batch.done);
  open_pool (&batch, choose_jobs (options));
  progress_start (&batch.progress, inputs_get_count (inputs));
  run_all (&batch, inputs);
  progress_clear (&batch.progress);
  if (batch.pool != NULL)
    g_thread_pool_free (batch.pool, FALSE, TRUE);
  put_stats (&batch, options);
  g_free (batch.slots);
  g_cond_clear (&batch.done);
  g_mutex_clear (&batch.lock);
  return batch.tally;
}

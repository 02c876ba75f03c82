/* Batches: many inputs, several at a time, their results in the order of the inputs. */
#pragma once

#include "cli.h"
#include "inputs.h"

/* What a command line says of a batch. */
typedef struct
{
  char **files;
  char *list;
  char *list0;
  char *stats;
  char **limit_settings;
  char *exhibit;           /* that alone is read: 99.1, EX-99.1; or NULL */
  const char *passed_over; /* a directory that is not gone through below another, or NULL */
  PressLimits limits;      /* once batch_read_settings() has read the settings */
  int n_jobs;
} BatchOptions;

#define BATCH_ENTRIES(options)                                                                     \
  { "jobs",                                                                                        \
    'j',                                                                                           \
    0,                                                                                             \
    G_OPTION_ARG_INT,                                                                              \
    &(options).n_jobs,                                                                             \
    "Work on N inputs at a time; 0: as many as there are processors",                              \
    "N" },                                                                                         \
      { "files-from",                                                                              \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME,                                                                     \
        &(options).list,                                                                           \
        "Take the names in FILE as well, one a line; - is standard input",                         \
        "FILE" },                                                                                  \
      { "files0-from",                                                                             \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME,                                                                     \
        &(options).list0,                                                                          \
        "The same, each name with a NUL behind it",                                                \
        "FILE" },                                                                                  \
      { "stats",                                                                                   \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options).stats,                                                                          \
        "Say at the end how much was done: text or json, on standard error",                       \
        "FORM" },                                                                                  \
      { "limit",                                                                                   \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING_ARRAY,                                                                 \
        &(options).limit_settings,                                                                 \
        "Read and report no more of an input: nodes=100000, time=5; pressc(1) lists all",          \
        "NAME=N" },                                                                                \
      { "exhibit",                                                                                 \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options).exhibit,                                                                        \
        "Of a submission, only the exhibits of this number: 99.1, or 99 for all parts",            \
        "NUMBER" },                                                                                \
  {                                                                                                \
    G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(options).files, NULL, NULL            \
  }

/* What came of one input. */
typedef struct
{
  PressSink *sink;   /* for the output that all share */
  GString *messages; /* for standard error */
  Status status;
  guint64 n_bytes; /* of the input */
  guint n_releases;
  guint n_warnings;
  guint n_errors;
  gpointer product; /* what the task makes of it, or NULL */
  GDestroyNotify free_product;
} BatchResult;

/* Works on one input; may run on any thread. */
typedef void (*BatchWork) (const Input *input, BatchResult *result, gpointer data);

/* Called in order in front of the work, on the first thread; FALSE, with a complaint in
 * @result->messages, leaves the input out. NULL: nothing to do. */
typedef gboolean (*BatchPrepare) (Input *input, BatchResult *result, gpointer data);

/* Called in order behind the work, on the first thread, for inputs that fail too: takes what they
 * share further. NULL: nothing to do. */
typedef void (*BatchCollect) (BatchResult *result, gpointer data);

/* What came of all. */
typedef struct
{
  Status status;
  guint n_files;
  guint n_failed;
  guint n_with_findings;
  guint64 n_releases;
  guint64 n_warnings;
  guint64 n_errors;
  guint64 n_bytes;
  gint64 start_us;
  gboolean is_over; /* nothing more is to be written; why has been told */
} BatchTally;

typedef struct
{
  BatchPrepare prepare;
  BatchWork work;
  BatchCollect collect;
  gpointer data;
} BatchTask;

gboolean batch_check_options (const BatchOptions *options, const char *command);
gboolean batch_read_settings (BatchOptions *options);
PressCompileOptions batch_get_compile_options (const BatchOptions *options);
void batch_check_exhibit (const BatchOptions *options, const Input *input, BatchResult *result);
BatchTally batch_run (const BatchOptions *options, const BatchTask *task, Output *output);
void batch_fail (BatchResult *result, const char *format, ...) G_GNUC_PRINTF (2, 3);
PressDocument *batch_read (const Input *input, BatchResult *result,
                           const PressCompileOptions *options);
void batch_options_clear (BatchOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatchOptions, batch_options_clear)

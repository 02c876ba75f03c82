/* What the commands of pressc share: exit statuses, options, inputs, outputs, complaints. */
#pragma once

#include <press/press.h>

/* The exit statuses; of several, the highest is the program's. */
typedef enum
{
  STATUS_CLEAN = 0,
  STATUS_WARNINGS = 1, /* with --werror */
  STATUS_ERRORS = 2,   /* in a release */
  STATUS_FAILED = 3    /* a file could not be read or written, or the command line makes no sense */
} Status;

/* One command: its name, one line for people, and what it does. */
typedef struct
{
  const char *name;
  const char *summary;
  Status (*run) (int argc, char **argv);
} Command;

Status command_check (int argc, char **argv);
Status command_emit (int argc, char **argv);
Status command_explain (int argc, char **argv);
Status command_profiles (int argc, char **argv);
Status command_rules (int argc, char **argv);
Status command_backends (int argc, char **argv);
Status command_stats (int argc, char **argv);

#define MAX_MORE_ENTRIES 3

/* What a command's options look like, for its help. */
typedef struct
{
  const char *command;     /* "check" */
  const char *parameters;  /* "FILE…" */
  const char *summary;     /* a sentence or two */
  const char *description; /* what stands below the options, or NULL */
  const GOptionEntry *entries;
  const GOptionEntry *more[MAX_MORE_ENTRIES + 1]; /* further options, told of behind the others */
} Usage;

/* What came of reading the command line: where `is_over`, @status is all that is left to do. */
typedef struct
{
  gboolean is_over;
  Status status;
} Parsed;

void put_json_string (PressSink *sink, const char *text);

Parsed parse_options (const Usage *usage, int argc, char **argv);

char *mask_controls (const char *text);
void complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void complain_unknown (const char *what, const char *word, GPtrArray *names);
gboolean find_name (const char *const *names, const char *word, int *index);

#define STANDARD_INPUT "-"
#define STANDARD_OUTPUT "-"

GBytes *load_input (const char *name, guint64 most_bytes, GError **error);
const char *get_input_title (const char *name);
PressContent tell_file (const char *name);
PressContent tell_standard_input (void);
GBytes *steal_standard_head (void);
PressDocument *read_input_with (const char *name, const PressCompileOptions *options,
                                GError **error);
gboolean identify_file (const char *path, char **identity);

/* Where a command writes: standard output, or a file that appears whole or not at all. */
typedef struct _Output Output;

Output *output_open_standard (void);
Output *output_open_file (const char *path, GError **error);
Output *output_open_below (const char *directory, const char *path, GError **error);
PressSink *output_get_sink (Output *output);
gboolean output_flush (Output *output, GError **error);
gboolean output_sync (Output *output, GError **error);
gboolean output_finish (Output *output, GError **error);
void output_free (Output *output);
Status output_close_standard (Output *output, Status status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

/* A line on standard error that says how far a long run is. */
typedef struct
{
  gboolean is_on;
  gboolean is_shown;
  gboolean was_shown;
  guint n_files; /* 0: not known */
  gint64 start_us;
  gint64 next_us;
} Progress;

void progress_start (Progress *progress, guint n_files);
void progress_step (Progress *progress, guint n_done, guint64 n_bytes);
void progress_clear (Progress *progress);

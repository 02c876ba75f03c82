/* pressc stats: how well a corpus is read: its text by kinds of node, what was not understood, and
 * the fields that were found. */
#include "batch.h"

#include <press/press-record.h>
#include <press/press-walk.h>

#include <string.h>

typedef enum
{
  FIELD_VALUE, /* a pointer; NULL where there is none */
  FIELD_ARRAY, /* a GPtrArray */
  FIELD_TRUTH  /* a gboolean */
} FieldForm;

typedef struct
{
  const char *name;
  FieldForm form;
  gsize offset; /* in a record */
} Field;

#define FIELD(member, form)                                                                        \
  {                                                                                                \
#member, form, G_STRUCT_OFFSET(PressRecord, member)                                            \
  }

static const Field fields[] = {
  FIELD (exhibit, FIELD_VALUE),      FIELD (notice, FIELD_VALUE),   FIELD (headline, FIELD_VALUE),
  FIELD (subheadlines, FIELD_ARRAY), FIELD (dateline, FIELD_VALUE), FIELD (issuer, FIELD_VALUE),
  FIELD (tickers, FIELD_ARRAY),      FIELD (sections, FIELD_ARRAY), FIELD (about, FIELD_ARRAY),
  FIELD (safe_harbor, FIELD_ARRAY),  FIELD (non_gaap, FIELD_TRUTH), FIELD (quotes, FIELD_ARRAY),
  FIELD (contacts, FIELD_ARRAY),     FIELD (call, FIELD_VALUE),     FIELD (source, FIELD_VALUE),
  FIELD (sent, FIELD_VALUE),         FIELD (websites, FIELD_ARRAY), FIELD (lists, FIELD_ARRAY),
  FIELD (tables, FIELD_ARRAY),       FIELD (end_mark, FIELD_VALUE),
};

/* So many of something, and the bytes of text that they take. */
typedef struct
{
  guint64 n;
  guint64 n_bytes;
} Count;

typedef struct
{
  char *file;
  PressPlace place;
  guint64 n_bytes;
  const PressRule *reason; /* NULL: no diagnostic tells */
} Unknown;

typedef struct
{
  guint n_files;
  guint n_releases;
  guint64 n_bytes; /* of text, white space between the leaves of the trees among them */
  Count kinds[PRESS_N_NODE_KINDS];
  Count found[G_N_ELEMENTS (fields)]; /* n: releases that have it; n_bytes: how many in them all */
  GArray *unknown;                    /* of Unknown, in order */
} Stats;

static void
clear_unknown (gpointer data)
{
  Unknown *unknown = data;

  g_free (unknown->file);
}

/* Counting. */

static void
count_field (const Field *field, const PressRecord *record, Count *count)
{
  gconstpointer member = (const char *) record + field->offset;
  guint64 n = 0;

  switch (field->form)
    {
    case FIELD_VALUE:
      n = *(const gconstpointer *) member != NULL;
      break;
    case FIELD_ARRAY:
      n = (*(GPtrArray *const *) member)->len;
      break;
    case FIELD_TRUTH:
      n = *(const gboolean *) member ? 1 : 0;
      break;
    }
  count->n += n > 0;
  count->n_bytes += n;
}

static void
count_release (Stats *stats, const PressDocument *document, const PressNode *release)
{
  g_autoptr (PressRecord) record = press_record_new (document, release);

  stats->n_releases++;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    count_field (&fields[i], record, &stats->found[i]);
}

/* The rule that tells why a passage was not understood: one that a diagnostic in it names. */
static const PressRule *
find_reason (const PressDocument *document, PressSpan span, guint *next)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);

  for (; *next < diagnostics->len; ++*next)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (diagnostics, *next);
      PressSpan place = press_diagnostic_get_source_span (diagnostic);

      if (place.start >= span.end)
        return NULL;
      if (place.end > span.start)
        return press_diagnostic_get_rule (diagnostic);
    }
  return NULL;
}

static void
add_unknown (Stats *stats, const PressDocument *document, const PressNode *node, guint64 n_bytes,
             guint *next)
{
  PressSpan span = press_document_get_source_span (document, press_node_get_span (node));
  Unknown unknown = {
    .file = g_strdup (press_document_get_name (document)),
    .place = press_document_get_place (document, span.start),
    .n_bytes = n_bytes,
    .reason = find_reason (document, span, next),
  };

  g_array_append_val (stats->unknown, unknown);
}

/* The text of a node counts once for each kind that holds it, however deep a kind stands in
 * itself. */
static void
count_document (Stats *stats, const PressDocument *document)
{
  guint depths[PRESS_N_NODE_KINDS] = { 0 };
  guint64 starts[PRESS_N_NODE_KINDS] = { 0 };
  guint64 n_read = 0;
  guint next_diagnostic = 0;
  gsize length;
  PressWalk walk;
  PressWalkEvent event;
  const PressNode *node;

  press_document_get_text (document, &length);
  stats->n_files++;
  stats->n_bytes += length;
  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      PressNodeKind kind = press_node_get_kind (node);
      PressSpan span = press_node_get_span (node);

      if (event == PRESS_WALK_ENTER)
        {
          stats->kinds[kind].n++;
          if (depths[kind]++ == 0)
            starts[kind] = n_read;
          if (press_node_get_first_child (node) == NULL)
            n_read += span.end - span.start;
          if (kind == PRESS_NODE_RELEASE)
            count_release (stats, document, node);
          continue;
        }
      if (--depths[kind] > 0)
        continue;
      stats->kinds[kind].n_bytes += n_read - starts[kind];
      if (kind == PRESS_NODE_UNKNOWN)
        add_unknown (stats, document, node, n_read - starts[kind], &next_diagnostic);
    }
}

/* Writing. */

static double
get_percent (guint64 part, guint64 whole)
{
  return whole > 0 ? 100.0 * (double) part / (double) whole : 0;
}

static void
put_text (PressSink *sink, const Stats *stats)
{
  press_sink_printf (sink, "%u file%s, %u release%s, %" G_GUINT64_FORMAT " bytes of text\n",
                     stats->n_files, stats->n_files == 1 ? "" : "s", stats->n_releases,
                     stats->n_releases == 1 ? "" : "s", stats->n_bytes);
  press_sink_printf (sink, "\n%-16s %10s %12s %7s\n", "kind", "nodes", "bytes", "share");
  for (guint i = 0; i < PRESS_N_NODE_KINDS; i++)
    if (stats->kinds[i].n > 0)
      press_sink_printf (sink, "%-16s %10" G_GUINT64_FORMAT " %12" G_GUINT64_FORMAT " %6.2f%%\n",
                         press_node_kind_get_name (i), stats->kinds[i].n, stats->kinds[i].n_bytes,
                         get_percent (stats->kinds[i].n_bytes, stats->n_bytes));
  press_sink_printf (sink, "\nnot understood: %u passage%s\n", stats->unknown->len,
                     stats->unknown->len == 1 ? "" : "s");
  for (guint i = 0; i < stats->unknown->len; i++)
    {
      const Unknown *unknown = &g_array_index (stats->unknown, Unknown, i);
      g_autofree char *file = mask_controls (unknown->file);

      press_sink_printf (sink, "%s:%u:%u: %" G_GUINT64_FORMAT " bytes: %s\n", file,
                         unknown->place.line, unknown->place.column, unknown->n_bytes,
                         unknown->reason != NULL ? unknown->reason->summary : "no rule tells why");
    }
  press_sink_printf (sink, "\n%-16s %10s %7s %10s\n", "field", "releases", "share", "items");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    press_sink_printf (sink, "%-16s %10" G_GUINT64_FORMAT " %6.2f%% %10" G_GUINT64_FORMAT "\n",
                       fields[i].name, stats->found[i].n,
                       get_percent (stats->found[i].n, stats->n_releases), stats->found[i].n_bytes);
}

static void
put_json_unknown (PressSink *sink, const Unknown *unknown)
{
  press_sink_puts (sink, "{\"file\": ");
  put_json_string (sink, unknown->file);
  press_sink_printf (sink,
                     ", \"line\": %u, \"column\": %u, \"bytes\": %" G_GUINT64_FORMAT ", \"rule\": ",
                     unknown->place.line, unknown->place.column, unknown->n_bytes);
  put_json_string (sink, unknown->reason != NULL ? unknown->reason->id : NULL);
  press_sink_puts (sink, ", \"reason\": ");
  put_json_string (sink, unknown->reason != NULL ? unknown->reason->summary : NULL);
  press_sink_putc (sink, '}');
}

static void
put_json (PressSink *sink, const Stats *stats)
{
  const char *comma = "";

  press_sink_printf (sink,
                     "{\"schema\": \"press-stats-1\", \"files\": %u, \"releases\": %u,"
                     " \"bytes\": %" G_GUINT64_FORMAT ",\n \"kinds\": {",
                     stats->n_files, stats->n_releases, stats->n_bytes);
  for (guint i = 0; i < PRESS_N_NODE_KINDS; i++)
    if (stats->kinds[i].n > 0)
      {
        press_sink_printf (
            sink,
            "%s\n  \"%s\": {\"nodes\": %" G_GUINT64_FORMAT ", \"bytes\": %" G_GUINT64_FORMAT "}",
            comma, press_node_kind_get_name (i), stats->kinds[i].n, stats->kinds[i].n_bytes);
        comma = ",";
      }
  press_sink_puts (sink, "},\n \"unknown\": [");
  for (guint i = 0; i < stats->unknown->len; i++)
    {
      press_sink_puts (sink, i > 0 ? ",\n  " : "\n  ");
      put_json_unknown (sink, &g_array_index (stats->unknown, Unknown, i));
    }
  press_sink_puts (sink, "],\n \"fields\": {");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    press_sink_printf (
        sink,
        "%s\n  \"%s\": {\"releases\": %" G_GUINT64_FORMAT ", \"items\": %" G_GUINT64_FORMAT "}",
        i > 0 ? "," : "", fields[i].name, stats->found[i].n, stats->found[i].n_bytes);
  press_sink_puts (sink, "}}\n");
}

/* One run of the command. */
typedef struct
{
  const BatchOptions *batch;
  PressCompileOptions options;
  Stats *all;
} Survey;

typedef void (*PutStats) (PressSink *sink, const Stats *stats);

static const char *const format_names[] = { "text", "json", NULL };
static const PutStats formats[] = { put_text, put_json };

static Stats *
stats_new (void)
{
  Stats *stats = g_new0 (Stats, 1);

  stats->unknown = g_array_new (FALSE, FALSE, sizeof (Unknown));
  g_array_set_clear_func (stats->unknown, clear_unknown);
  return stats;
}

static void
stats_free (gpointer data)
{
  Stats *stats = data;

  g_array_unref (stats->unknown);
  g_free (stats);
}

static void
add_counts (Count *onto, const Count *counts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      onto[i].n += counts[i].n;
      onto[i].n_bytes += counts[i].n_bytes;
    }
}

/* What the rows hold becomes that of the whole. */
static void
take_unknown (GArray *onto, GArray *unknown)
{
  g_array_append_vals (onto, unknown->data, unknown->len);
  g_array_set_clear_func (unknown, NULL);
}

/* The work on one input. */
static void
count_input (const Input *input, BatchResult *result, gpointer data)
{
  const Survey *survey = data;
  g_autoptr (PressDocument) document = batch_read (input, result, &survey->options);

  if (document == NULL)
    return;
  batch_check_exhibit (survey->batch, input, result);
  result->product = stats_new ();
  result->free_product = stats_free;
  count_document (result->product, document);
}

/* Adds what was counted in an input; those before it have been added. */
static void
add_input (BatchResult *result, gpointer data)
{
  Stats *all = ((Survey *) data)->all;
  Stats *stats = result->product;

  if (stats == NULL)
    return;
  all->n_files += stats->n_files;
  all->n_releases += stats->n_releases;
  all->n_bytes += stats->n_bytes;
  add_counts (all->kinds, stats->kinds, G_N_ELEMENTS (all->kinds));
  add_counts (all->found, stats->found, G_N_ELEMENTS (all->found));
  take_unknown (all->unknown, stats->unknown);
}

static Status
run_stats (const BatchOptions *batch, PutStats put)
{
  Survey survey
      = { .batch = batch, .options = batch_get_compile_options (batch), .all = stats_new () };
  const BatchTask task = { .work = count_input, .collect = add_input, .data = &survey };
  g_autoptr (Output) output = output_open_standard ();
  BatchTally tally = batch_run (batch, &task, NULL);

  put (output_get_sink (output), survey.all);
  stats_free (survey.all);
  return output_close_standard (output, tally.status);
}

Status
command_stats (int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_auto (BatchOptions) batch = { .n_jobs = 1 };
  int choice = 0;
  const GOptionEntry entries[]
      = { { "format", 0, 0, G_OPTION_ARG_STRING, &format, "text (the default) or json", "FORMAT" },
          BATCH_ENTRIES (batch),
          G_OPTION_ENTRY_NULL };
  const Usage usage = {
    .command = "stats",
    .parameters = "FILE…",
    .summary
    = "Tells how well releases are read: the share of the text in each kind of node, what was\n"
      "not understood and why, and the fields of the record that were found.\n"
      "A file named - is standard input, a directory stands for the files below it, a tar\n"
      "archive for those in it.",
    .description = "Exit status: 0, or 3 where a file could not be read.\n",
    .entries = entries
  };
  Parsed parsed = parse_options (&usage, argc, argv);

  if (parsed.is_over)
    return parsed.status;
  if (format != NULL && !find_name (format_names, format, &choice))
    {
      complain ("--format is one of text, json, not '%s'", format);
      return STATUS_FAILED;
    }
  if (!batch_check_options (&batch, "stats") || !batch_read_settings (&batch))
    return STATUS_FAILED;
  return run_stats (&batch, formats[choice]);
}

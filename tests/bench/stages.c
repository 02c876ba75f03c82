/* Benchmark: each stage of a compile on its own, in one process; prints name and seconds.
 *
 * stages FILE        the stages of a compile of FILE, each the best of three
 * stages --many FILE…  all files, one after another, to JSON: prints files and seconds
 * stages --peak NAME FILE  compiles FILE, writes it with the backend NAME: prints peak bytes */
#include "diagnostics/diagnostics.h"
#include "parse/parse.h"
#include "readers/readers.h"
#include "rules/rules.h"

#include <press/press.h>
#include <string.h>
#include <sys/resource.h>

#define N_ROUNDS 3

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, &error);

  if (mapped == NULL)
    g_error ("%s", error->message);
  return g_mapped_file_get_bytes (mapped);
}

static PressDocument *
read_document (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  PressDocument *document = press_read (bytes, "bench.txt", &error);

  g_assert_no_error (error);
  return document;
}

/* Writes to nowhere: what is measured is the backend and not a disk. */
static void
write_document (const PressDocument *document, const PressBackend *backend)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_append_to (nowhere, 0, NULL, &error);
  g_autoptr (PressSink) sink = NULL;

  g_assert_no_error (error);
  sink = press_sink_new (G_OUTPUT_STREAM (stream));
  press_backend_write (backend, document, sink, &error);
  press_sink_finish (sink, &error);
  g_assert_no_error (error);
}

static double
since (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double) (now - *start) / G_USEC_PER_SEC;

  *start = now;
  return seconds;
}

static void
keep_best (double *best, double seconds)
{
  if (*best == 0 || seconds < *best)
    *best = seconds;
}

static void
time_backends (const PressDocument *document)
{
  const PressBackend *backend;

  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    {
      double best = 0;

      for (guint round = 0; round < N_ROUNDS; round++)
        {
          gint64 start = g_get_monotonic_time ();

          write_document (document, backend);
          keep_best (&best, since (&start));
        }
      g_print ("write-%s %.6f\n", backend->name, best);
    }
}

static void
time_stages (const char *path)
{
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (PressDocument) last = NULL;
  double reading = 0;
  double parsing = 0;
  double checking = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start;

      g_clear_pointer (&last, press_document_unref);
      start = g_get_monotonic_time ();
      last = read_document (bytes);
      keep_best (&reading, since (&start));
      press_parse (last, NULL, NULL);
      keep_best (&parsing, since (&start));
      press_check (last);
      press_diagnostics_finish (last);
      keep_best (&checking, since (&start));
    }
  g_print ("read %.6f\nparse %.6f\ncheck %.6f\n", reading, parsing, checking);
  time_backends (last);
}

static void
time_many (char **paths)
{
  const PressBackend *json = press_backends_find ("json", NULL);
  const PressCompileOptions options = { .is_unchecked = TRUE };
  double best = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (char **path = paths; *path != NULL; path++)
        {
          g_autoptr (GBytes) bytes = load (*path);
          g_autoptr (GError) error = NULL;
          g_autoptr (PressDocument) document
              = press_compile_bytes_with (bytes, *path, &options, &error);

          g_assert_no_error (error);
          write_document (document, json);
        }
      keep_best (&best, since (&start));
    }
  g_print ("files-%u %.6f\n", g_strv_length (paths), best);
}

static void
show_peak (const char *name, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = press_compile_file (file, NULL, &error);
  const PressBackend *backend = press_backends_find (name, &error);
  struct rusage usage;

  g_assert_no_error (error);
  write_document (document, backend);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak-%s %" G_GINT64_FORMAT "\n", name, (gint64) usage.ru_maxrss * 1024);
}

int
main (int argc, char **argv)
{
  if (argc > 2 && strcmp (argv[1], "--many") == 0)
    time_many (argv + 2);
  else if (argc > 3 && strcmp (argv[1], "--peak") == 0)
    show_peak (argv[2], argv[3]);
  else if (argc > 1)
    time_stages (argv[1]);
  return 0;
}

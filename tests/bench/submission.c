/* How fast a submission is looked through for its releases, and what memory it takes.
 *
 * bench-submission [MEGABYTES]  makes a submission of so many (100) in a file, nearly all of it
 *                               pictures, and prints processor time, MB/s, and how many times the
 *                               time of a pass for line feeds, as `wc -l` makes it
 * bench-submission --releases N KIND  makes one of N exhibits of 1 MB, text or html, writes its
 *                                     record, and prints the memory that is no file's at its peak
 */
#include "../long-exhibits.h"

#include <press/press.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define N_ROUNDS 5
#define PIECE_BYTES (256 * 1024)
#define PICTURE_LINES 20000
#define PICTURES_TO_A_RELEASE 20
#define RELEASE_BYTES 30000
#define EXHIBIT_BYTES 1000000

static void
put_release (FILE *file, const LongExhibit *kind, gsize size)
{
  gsize n = strlen (kind->opening);

  fprintf (file, "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n%s", kind->opening);
  for (; n < size; n += strlen (kind->piece))
    fputs (kind->piece, file);
  fputs ("</TEXT>\n</DOCUMENT>\n", file);
}

/* Bytes as uuencode has them, any of them as often as the others. */
static void
put_picture (FILE *file, GRand *random)
{
  char line[63] = "M";

  fputs ("<DOCUMENT>\n<TYPE>GRAPHIC\n<FILENAME>a.jpg\n<TEXT>\nbegin 644 a.jpg\n", file);
  for (guint i = 0; i < PICTURE_LINES; i++)
    {
      for (guint at = 1; at < 61; at++)
        line[at] = (char) g_rand_int_range (random, ' ' + 1, '`' + 1);
      line[61] = '\n';
      fputs (line, file);
    }
  fputs ("end\n</TEXT>\n</DOCUMENT>\n", file);
}

static void
make_pictures (const char *path, gsize size)
{
  FILE *file = fopen (path, "w");
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  if (file == NULL)
    g_error ("%s can't be written", path);
  fputs (SUBMISSION_HEAD, file);
  for (guint i = 0; (gsize) ftell (file) < size; i++)
    if (i % PICTURES_TO_A_RELEASE == 0)
      put_release (file, &long_exhibits[i / PICTURES_TO_A_RELEASE % 2], RELEASE_BYTES);
    else
      put_picture (file, random);
  fputs ("</SEC-DOCUMENT>\n", file);
  fclose (file);
}

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
count_release (const PressDocument *document, const PressNode *part, gpointer data)
{
  (void) document;
  *(guint *) data += part != NULL && press_node_get_kind (part) == PRESS_NODE_RELEASE;
}

static GBytes *
map_file (int file_descriptor)
{
  GMappedFile *mapped = g_mapped_file_new_from_fd (file_descriptor, FALSE, NULL);
  GBytes *bytes = g_mapped_file_get_bytes (mapped);

  g_mapped_file_unref (mapped);
  return bytes;
}

static double
time_reading (const char *path, guint *n_releases)
{
  double start = get_seconds ();
  PressCompileOptions options = { .each = count_release, .each_data = n_releases };
  g_autoptr (PressDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  *n_releases = 0;
  options.mapped_fd = open (path, O_RDONLY | O_CLOEXEC);
  bytes = map_file (options.mapped_fd);
  document = press_compile_bytes_with (bytes, path, &options, NULL);
  close (options.mapped_fd);
  return get_seconds () - start;
}

/* What the least is that a program can do which reads the whole file. */
static double
time_counting (const char *path, guint *n_lines)
{
  double start = get_seconds ();
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  int file = open (path, O_RDONLY | O_CLOEXEC);
  gssize n;

  *n_lines = 0;
  while ((n = read (file, piece, PIECE_BYTES)) > 0)
    for (const char *at = piece;
         (at = memchr (at, '\n', (gsize) (piece + n - at))) != NULL && at < piece + n; at++)
      ++*n_lines;
  close (file);
  return get_seconds () - start;
}

static void
print_speed (const char *path)
{
  double reading = G_MAXDOUBLE, counting = G_MAXDOUBLE;
  guint n_releases = 0, n_lines = 0;
  int file = open (path, O_RDONLY | O_CLOEXEC);
  double megabytes = (double) lseek (file, 0, SEEK_END) / 1e6;

  close (file);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double seconds = time_counting (path, &n_lines);

      counting = MIN (counting, seconds);
      seconds = time_reading (path, &n_releases);
      reading = MIN (reading, seconds);
    }
  g_print ("line feeds %8.3f s %8.0f MB/s  %u lines\n", counting, megabytes / counting, n_lines);
  g_print ("pressc     %8.3f s %8.0f MB/s  %u releases, %.2f times that pass\n", reading,
           megabytes / reading, n_releases, reading / counting);
}

/* Memory */

static glong
get_anonymous_kib (void)
{
  g_autofree char *status = NULL;
  const char *found;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  found = status != NULL ? strstr (status, "RssAnon:") : NULL;
  return found != NULL ? strtol (found + strlen ("RssAnon:"), NULL, 10) : 0;
}

typedef struct
{
  const PressBackendSteps *steps;
  gpointer state;
  PressSink *sink;
  glong most_kib;
} Writing;

static void
write_part (const PressDocument *document, const PressNode *part, gpointer data)
{
  Writing *writing = data;
  glong now;

  if (writing->state == NULL)
    writing->state = writing->steps->begin (document, writing->sink);
  if (part != NULL)
    writing->steps->put (writing->state, part);
  else if (writing->steps->turn != NULL)
    writing->steps->turn (writing->state);
  now = get_anonymous_kib ();
  writing->most_kib = MAX (writing->most_kib, now);
}

/* Memory is looked at where a part of the tree has just been written: then most of it is held. */
static void
print_memory (const char *path, const char *name)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr (GFileOutputStream) stream = g_file_append_to (nowhere, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (PressSink) sink = press_sink_new (G_OUTPUT_STREAM (stream));
  Writing writing = { .steps = press_backends_find (name, NULL)->steps, .sink = sink };
  PressCompileOptions options = { .each = write_part, .each_data = &writing };
  g_autoptr (PressDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.mapped_fd = open (path, O_RDONLY | O_CLOEXEC);
  bytes = map_file (options.mapped_fd);
  document = press_compile_bytes_with (bytes, path, &options, NULL);
  writing.steps->end (writing.state);
  close (options.mapped_fd);
  g_print ("%-8s %6.1f MiB\n", name, (double) writing.most_kib / 1024);
}

static void
make_releases (const char *path, guint n, const char *name)
{
  FILE *file = fopen (path, "w");
  const LongExhibit *kind = &long_exhibits[g_str_equal (name, "html")];

  if (file == NULL)
    g_error ("%s can't be written", path);
  fputs (SUBMISSION_HEAD, file);
  for (guint i = 0; i < n; i++)
    put_release (file, kind, EXHIBIT_BYTES);
  fputs ("</SEC-DOCUMENT>\n", file);
  fclose (file);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("bench-submission-XXXXXX.txt", &path, NULL);

  close (file);
  if (argc == 4 && g_str_equal (argv[1], "--releases"))
    {
      make_releases (path, (guint) strtoul (argv[2], NULL, 10), argv[3]);
      print_memory (path, "record");
      print_memory (path, "json");
    }
  else
    {
      make_pictures (path, 1000000 * (argc > 1 ? strtoul (argv[1], NULL, 10) : 100));
      print_speed (path);
    }
  unlink (path);
  return 0;
}

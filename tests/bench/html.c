/* Which parser of HTML? The same files by libxml2's SAX parser, libxml2's tree, gumbo, the bare
 * tokens of html.l, our reader, and all the way to JSON, in one process.
 *
 * bench-html FILE…  prints name, MB/s and how many times as fast as libxml2's SAX parser; then how
 *                   many texts of that parser stand where its place in the input says
 * bench-html --only=NAME FILE…  runs one of them as often, for a profiler */
#include "readers/html-scan.h"
#include "readers/html.h"

#include <press/press.h>

#include <libxml/HTMLparser.h>
#include <malloc.h>
#include <string.h>
#include <time.h>
#ifdef HAVE_GUMBO
#include <gumbo.h>
#endif

#define N_ROUNDS 5
#define KEPT_BYTES (64 * 1024 * 1024)
#define MAPPED_BYTES (4 * 1024 * 1024)

static gsize n_seen; /* so that no event is for nothing */

static void
see_start (void *data, const xmlChar *name, const xmlChar **attributes)
{
  (void) data;
  (void) name;
  n_seen += attributes != NULL;
}

static void
see_end (void *data, const xmlChar *name)
{
  (void) data;
  (void) name;
  n_seen++;
}

static void
see_text (void *data, const xmlChar *text, int length)
{
  (void) data;
  (void) text;
  n_seen += (gsize) length;
}

static void
parse_events (GBytes *bytes, xmlSAXHandler *events, gpointer data)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt (text, (int) length);
  xmlSAXHandler *own = context->sax;

  if (data != NULL)
    *(htmlParserCtxtPtr *) data = context;
  context->sax = events;
  context->userData = data;
  htmlParseDocument (context);
  context->sax = own;
  if (context->myDoc != NULL)
    xmlFreeDoc (context->myDoc);
  htmlFreeParserCtxt (context);
}

static void
run_events (GBytes *bytes)
{
  xmlSAXHandler events = { .startElement = see_start,
                           .endElement = see_end,
                           .characters = see_text,
                           .cdataBlock = see_text,
                           .ignorableWhitespace = see_text };

  parse_events (bytes, &events, NULL);
}

static void
run_tree (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  xmlFreeDoc (htmlReadMemory (text, (int) length, NULL, NULL,
                              HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
}

#ifdef HAVE_GUMBO
static void
run_gumbo (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  gumbo_destroy_output (&kGumboDefaultOptions,
                        gumbo_parse_with_options (&kGumboDefaultOptions, text, length));
}
#endif

static void
run_scanner (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (PressHtmlScanner) scanner
      = press_html_scanner_new (text, length, PRESS_HTML_STATE_TEXT);
  guint32 start, end;

  while (press_html_scanner_next (scanner, &start, &end) != PRESS_HTML_END)
    n_seen += end - start;
}

static void
run_reader (GBytes *bytes)
{
  press_document_unref (press_read_html (bytes, "bench.htm", &(PressReadOptions){ 0 }));
}

static void
run_json (GBytes *bytes)
{
  const PressCompileOptions options = { .is_unchecked = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document
      = press_compile_bytes_with (bytes, "bench.htm", &options, &error);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr (GFileOutputStream) stream = g_file_append_to (nowhere, 0, NULL, NULL);
  g_autoptr (PressSink) sink = press_sink_new (G_OUTPUT_STREAM (stream));

  g_assert_no_error (error);
  press_backend_write (press_backends_find ("json", NULL), document, sink, &error);
  press_sink_finish (sink, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *name;
  void (*run) (GBytes *bytes);
} contestants[] = {
  { "libxml2, SAX", run_events },
  { "libxml2, tree", run_tree },
#ifdef HAVE_GUMBO
  { "gumbo", run_gumbo },
#endif
  { "html.l, tokens alone", run_scanner },
  { "our reader", run_reader },
  { "HTML to JSON", run_json },
};

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* One contestant alone, for a profiler. */
static void
run_only (GPtrArray *files, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (contestants); i++)
    for (guint j = 0; j < N_ROUNDS * files->len && g_str_equal (contestants[i].name, name); j++)
      contestants[i].run (files->pdata[j % files->len]);
}

static double
time_all (GPtrArray *files, void (*run) (GBytes *bytes))
{
  double start = get_seconds ();

  for (guint i = 0; i < files->len; i++)
    run (files->pdata[i]);
  return get_seconds () - start;
}

/* Rounds take turns, so that what else the machine does falls on all alike. */
static void
print_rates (GPtrArray *files, gsize n_bytes)
{
  double best[G_N_ELEMENTS (contestants)] = { 0 };

  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (contestants); i++)
      {
        double seconds = time_all (files, contestants[i].run);

        best[i] = round == 0 ? seconds : MIN (best[i], seconds);
      }
  g_print ("%u files, %.1f MB\n\n", files->len, (double) n_bytes / 1e6);
  for (guint i = 0; i < G_N_ELEMENTS (contestants); i++)
    g_print ("%-22s %8.1f MB/s %6.2f\n", contestants[i].name, (double) n_bytes / best[i] / 1e6,
             best[0] / best[i]);
}

typedef struct
{
  htmlParserCtxtPtr context;
  const char *source;
  gsize length;
  guint n_texts;
  guint n_exact;
  guint n_entities;
} Places;

/* libxml2 has no word for where a text begins: only for how far it has come. */
static void
see_place (void *data, const xmlChar *text, int length)
{
  Places *places = data;
  gsize at = (gsize) xmlByteConsumed (places->context);

  places->n_texts++;
  if (at > places->length)
    return;
  if (at >= (gsize) length && memcmp (places->source + at - length, text, (gsize) length) == 0)
    places->n_exact++;
  else if (at > 0 && places->source[at - 1] == ';')
    places->n_entities++;
}

static void
print_places (GPtrArray *files)
{
  xmlSAXHandler events
      = { .characters = see_place, .cdataBlock = see_place, .ignorableWhitespace = see_place };
  Places places = { 0 };

  for (guint i = 0; i < files->len; i++)
    {
      places.source = g_bytes_get_data (files->pdata[i], &places.length);
      parse_events (files->pdata[i], &events, &places);
    }
  g_print ("\nlibxml2: of %u texts, %u end where the parser has come to, %u are entities\n",
           places.n_texts, places.n_exact, places.n_entities);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *only = argc > 1 && g_str_has_prefix (argv[1], "--only=") ? argv[1] + 7 : NULL;
  gsize n_bytes = 0;

  /* As pressc does: what one file has taken is there for the next. */
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
  mallopt (M_MMAP_THRESHOLD, MAPPED_BYTES);
  for (int i = only != NULL ? 2 : 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      char *text;
      gsize length;

      g_file_get_contents (argv[i], &text, &length, &error);
      g_assert_no_error (error);
      n_bytes += length;
      g_ptr_array_add (files, g_bytes_new_take (text, length));
    }
  if (only != NULL)
    {
      run_only (files, only);
      return 0;
    }
  print_rates (files, n_bytes);
  print_places (files);
  return 0;
}

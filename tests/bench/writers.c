/* Which writer? The same tree by our own writers, json-glib, yajl and libxml2, each in a process
 * of its own: throughput over the text of the release, and memory over that of the tree. */
#include "tree/document-private.h"

#include <press/press-backend.h>
#include <press/press-walk.h>

#include <json-glib/json-glib.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <yajl/yajl_gen.h>

#define N_PARAGRAPHS 100000
#define N_RUNS 3
#define DEEP 1000

/* One paragraph: its leaves, and the value of those that have one. */
static const struct
{
  PressNodeKind kind;
  const char *text;
  const char *value;
} leaves[] = {
  { PRESS_NODE_TEXT, "Example Widgets, Inc. today said that it shipped\n    \"more widgets\" in ",
    NULL },
  { PRESS_NODE_PERIOD, "the fourth quarter of 2031", "2031-Q4" },
  { PRESS_NODE_TEXT, " than in any before, with revenue of ", NULL },
  { PRESS_NODE_MONEY, "$74.9 million", "74900000" },
  { PRESS_NODE_TEXT, ", up ", NULL },
  { PRESS_NODE_PERCENT, "12.5%", "12.5" },
  { PRESS_NODE_TEXT, " from a year ago. The board\n    of R&D will meet again on ", NULL },
  { PRESS_NODE_DATE, "January 3, 2032", "2032-01-03" },
  { PRESS_NODE_TEXT, ", and will tell what it found \xe2\x80\x94 if\n    anything.\n\n", NULL },
};

typedef struct
{
  const char *name;
  void (*write) (const PressDocument *document, PressSink *sink);
} Contestant;

static void
add_paragraph (PressDocument *document, PressNode *release, guint32 at)
{
  PressNode *paragraph = press_node_new (document->arena, PRESS_NODE_PARAGRAPH, (PressSpan){ 0 });
  PressNodes nodes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
    {
      guint32 end = at + (guint32) strlen (leaves[i].text);
      PressNode *leaf = press_node_new (document->arena, leaves[i].kind, (PressSpan){ at, end });

      if (leaves[i].value != NULL)
        press_node_take_attribute (leaf, document->arena, PRESS_ATTRIBUTE_VALUE, leaves[i].value);
      nodes = press_nodes_append (nodes, leaf);
      at = end;
    }
  press_node_adopt (paragraph, nodes);
  press_node_adopt (release, press_nodes_append (NULL, paragraph));
}

static PressDocument *
make_document (guint n_paragraphs)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  PressDocument *document;
  PressNode *release;
  PressCopy *copy;

  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
    g_string_append (paragraph, leaves[i].text);
  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_len (text, paragraph->str, (gssize) paragraph->len);
  bytes = g_string_free_to_bytes (text);
  copy = press_copy_new (bytes);
  press_copy_find_lines (copy);
  document = press_document_new ("bench.txt", copy);
  release = press_node_new (document->arena, PRESS_NODE_RELEASE, (PressSpan){ 0 });
  for (guint i = 0; i < n_paragraphs; i++)
    add_paragraph (document, release, (guint32) (i * paragraph->len));
  press_node_adopt (document->root, press_nodes_append (NULL, release));
  return document;
}

static gboolean
is_leaf (const PressNode *node)
{
  return press_node_get_first_child (node) == NULL;
}

static void
write_nothing (const PressDocument *document, PressSink *sink)
{
  const PressNode *node;
  PressWalk walk;

  (void) sink;
  press_walk_init (&walk, press_document_get_root (document));
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    ;
}

static void
write_backend (const char *name, const PressDocument *document, PressSink *sink)
{
  press_backend_write (press_backends_find (name, NULL), document, sink, NULL);
}

static void
write_own_json (const PressDocument *document, PressSink *sink)
{
  write_backend ("json", document, sink);
}

static void
write_own_xml (const PressDocument *document, PressSink *sink)
{
  write_backend ("xml", document, sink);
}

/* yajl */

static void
print_to_sink (void *sink, const char *text, size_t length)
{
  press_sink_write (sink, text, length);
}

static void
put_yajl_string (yajl_gen generator, const char *text)
{
  yajl_gen_string (generator, (const guchar *) text, strlen (text));
}

static void
open_yajl_node (yajl_gen generator, const PressDocument *document, const PressNode *node)
{
  gsize length;
  const char *text = press_document_get_text (document, &length);
  PressSpan span = press_node_get_span (node);
  PressSpan source = press_document_get_source_span (document, span);
  const PressAttribute *attribute = press_node_get_first_attribute (node);

  yajl_gen_map_open (generator);
  put_yajl_string (generator, "kind");
  put_yajl_string (generator, press_node_kind_get_name (press_node_get_kind (node)));
  put_yajl_string (generator, "span");
  yajl_gen_array_open (generator);
  yajl_gen_integer (generator, source.start);
  yajl_gen_integer (generator, source.end);
  yajl_gen_array_close (generator);
  if (attribute != NULL)
    {
      put_yajl_string (generator, "attributes");
      yajl_gen_map_open (generator);
      for (; attribute != NULL; attribute = press_attribute_get_next (attribute))
        {
          put_yajl_string (generator,
                           press_attribute_name_get_name (press_attribute_get_name (attribute)));
          put_yajl_string (generator, press_attribute_get_value (attribute));
        }
      yajl_gen_map_close (generator);
    }
  put_yajl_string (generator, is_leaf (node) ? "text" : "children");
  if (is_leaf (node))
    yajl_gen_string (generator, (const guchar *) text + span.start, span.end - span.start);
  else
    yajl_gen_array_open (generator);
}

static void
write_yajl (const PressDocument *document, PressSink *sink)
{
  yajl_gen generator = yajl_gen_alloc (NULL);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  yajl_gen_config (generator, yajl_gen_print_callback, print_to_sink, sink);
  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER)
      open_yajl_node (generator, document, node);
    else
      {
        if (!is_leaf (node))
          yajl_gen_array_close (generator);
        yajl_gen_map_close (generator);
      }
  yajl_gen_free (generator);
}

/* json-glib: objects first, then the generator */

static JsonObject *
make_json_object (const PressDocument *document, const PressNode *node)
{
  gsize length;
  const char *text = press_document_get_text (document, &length);
  PressSpan span = press_node_get_span (node);
  PressSpan source = press_document_get_source_span (document, span);
  JsonObject *object = json_object_new ();
  JsonArray *numbers = json_array_sized_new (2);
  const PressAttribute *attribute = press_node_get_first_attribute (node);

  json_object_set_string_member (object, "kind",
                                 press_node_kind_get_name (press_node_get_kind (node)));
  json_array_add_int_element (numbers, source.start);
  json_array_add_int_element (numbers, source.end);
  json_object_set_array_member (object, "span", numbers);
  if (attribute != NULL)
    {
      JsonObject *attributes = json_object_new ();

      for (; attribute != NULL; attribute = press_attribute_get_next (attribute))
        json_object_set_string_member (
            attributes, press_attribute_name_get_name (press_attribute_get_name (attribute)),
            press_attribute_get_value (attribute));
      json_object_set_object_member (object, "attributes", attributes);
    }
  if (is_leaf (node))
    {
      g_autofree char *own = g_strndup (text + span.start, span.end - span.start);

      json_object_set_string_member (object, "text", own);
    }
  else
    json_object_set_array_member (object, "children", json_array_new ());
  return object;
}

static void
write_json_glib (const PressDocument *document, PressSink *sink)
{
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;
  gsize length;

  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER)
      {
        JsonObject *object = make_json_object (document, node);

        if (parents->len == 0)
          root = json_node_init_object (json_node_alloc (), object);
        else
          json_array_add_object_element (
              json_object_get_array_member (parents->pdata[parents->len - 1], "children"), object);
        g_ptr_array_add (parents, object);
      }
    else
      g_ptr_array_set_size (parents, (gint) parents->len - 1);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  press_sink_write (sink, text, length);
}

/* libxml2 */

static int
write_to_sink (void *sink, const char *data, int length)
{
  press_sink_write (sink, data, (gsize) length);
  return length;
}

static void
put_xml_number (xmlTextWriterPtr writer, const char *name, guint32 number)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  xmlTextWriterWriteAttribute (writer, (const xmlChar *) name, (const xmlChar *) digits);
}

static void
open_xml_node (xmlTextWriterPtr writer, const PressDocument *document, const PressNode *node)
{
  gsize length;
  const char *text = press_document_get_text (document, &length);
  PressSpan span = press_node_get_span (node);
  PressSpan source = press_document_get_source_span (document, span);
  const PressAttribute *attribute = press_node_get_first_attribute (node);

  xmlTextWriterStartElement (
      writer, (const xmlChar *) press_node_kind_get_name (press_node_get_kind (node)));
  put_xml_number (writer, "start", source.start);
  put_xml_number (writer, "end", source.end);
  for (; attribute != NULL; attribute = press_attribute_get_next (attribute))
    xmlTextWriterWriteAttribute (
        writer,
        (const xmlChar *) press_attribute_name_get_name (press_attribute_get_name (attribute)),
        (const xmlChar *) press_attribute_get_value (attribute));
  if (is_leaf (node))
    {
      g_autofree char *own = g_strndup (text + span.start, span.end - span.start);

      xmlTextWriterWriteString (writer, (const xmlChar *) own);
    }
}

static void
write_libxml (const PressDocument *document, PressSink *sink)
{
  xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO (write_to_sink, NULL, sink, NULL);
  xmlTextWriterPtr writer = xmlNewTextWriter (buffer);
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER)
      open_xml_node (writer, document, node);
    else
      xmlTextWriterEndElement (writer);
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
}

static const Contestant contestants[] = {
  { "walk alone", write_nothing },   { "JSON, our own", write_own_json },
  { "JSON, yajl", write_yajl },      { "JSON, json-glib", write_json_glib },
  { "XML, our own", write_own_xml }, { "XML, libxml2", write_libxml },
};

/* Processor time, which other programs on the machine disturb least. */
static gint64
get_spent_us (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

/* Writes to nowhere, so that only the writer's own work counts. Returns microseconds. */
static gint64
time_one (const Contestant *contestant, const PressDocument *document)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (nowhere, NULL, NULL);
  g_autoptr (PressSink) sink
      = press_sink_new (g_io_stream_get_output_stream (G_IO_STREAM (stream)));
  gint64 started = get_spent_us ();

  contestant->write (document, sink);
  press_sink_finish (sink, NULL);
  return get_spent_us () - started;
}

/* Runs a contestant in a process of its own; the best time of some runs, and the peak memory. */
static gint64
time_apart (const Contestant *contestant, const PressDocument *document, long *peak_kib)
{
  gint64 best = G_MAXINT64;
  struct rusage usage;
  int ends[2];
  pid_t child;

  if (pipe (ends) != 0 || (child = fork ()) < 0)
    abort ();
  if (child == 0)
    {
      for (guint i = 0; i < N_RUNS; i++)
        best = MIN (best, time_one (contestant, document));
      _exit (write (ends[1], &best, sizeof best) != sizeof best);
    }
  if (read (ends[0], &best, sizeof best) != sizeof best)
    abort ();
  wait4 (child, NULL, 0, &usage);
  close (ends[0]);
  close (ends[1]);
  *peak_kib = usage.ru_maxrss;
  return best;
}

/* How many levels yajl takes before it gives up. */
static guint
measure_yajl_depth (void)
{
  yajl_gen generator = yajl_gen_alloc (NULL);
  guint depth = 0;

  while (depth < DEEP && yajl_gen_array_open (generator) == yajl_gen_status_ok)
    depth++;
  yajl_gen_free (generator);
  return depth;
}

/* With an argument: only the contestants whose names hold it, and the walk. */
int
main (int argc, char **argv)
{
  g_autoptr (PressDocument) document = make_document (N_PARAGRAPHS);
  double megabytes = document->copy->length / 1e6;
  long baseline_kib = 0;

  g_print ("%.1f MB of text, %u nodes; processor time, best of %d\n\n", megabytes,
           (guint) (N_PARAGRAPHS * (G_N_ELEMENTS (leaves) + 1) + 2), N_RUNS);
  for (guint i = 0; i < G_N_ELEMENTS (contestants); i++)
    {
      long peak_kib;
      gint64 took;

      if (i > 0 && argc > 1 && strstr (contestants[i].name, argv[1]) == NULL)
        continue;
      took = time_apart (&contestants[i], document, &peak_kib);

      if (i == 0)
        baseline_kib = peak_kib;
      g_print ("%-16s %7.1f MB/s  %6.1f MiB over the tree\n", contestants[i].name,
               megabytes / ((double) took / 1e6), (double) (peak_kib - baseline_kib) / 1024);
    }
  g_print ("\nyajl opens at most %u arrays in one another\n", measure_yajl_depth ());
  return 0;
}

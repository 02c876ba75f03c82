/* Fuzzing: a submission that is written while it is read, stretch by stretch, is written as one
 * that is read whole first. */
#include "fuzz.h"

#include <string.h>

/* What is written is made of the tree alone, with places in the file. */
static const char *const names[] = { "tree", "text", "record" };

typedef struct
{
  const PressBackendSteps *steps;
  gpointer state; /* of the steps, once they have begun */
  PressSink *sink;
} Writing;

static void
write_part (const PressDocument *document, const PressNode *part, gpointer data)
{
  Writing *writing = data;

  if (writing->state == NULL)
    writing->state = writing->steps->begin (document, writing->sink);
  if (part != NULL)
    writing->steps->put (writing->state, part);
  else if (writing->steps->turn != NULL)
    writing->steps->turn (writing->state);
}

static GBytes *
write_in_stretches (GBytes *bytes, const PressBackend *backend)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  Writing writing = { .steps = backend->steps, .sink = sink };
  PressCompileOptions options = { .each = write_part, .each_data = &writing };
  g_autoptr (PressDocument) document = NULL;

  document = press_compile_bytes_with (bytes, "fuzz.txt", &options, NULL);
  fuzz_claim (document != NULL, "any bytes are compiled");
  if (writing.state == NULL)
    writing.state = writing.steps->begin (document, sink);
  writing.steps->end (writing.state);
  fuzz_claim (press_sink_finish (sink, NULL), "memory takes what is written");
  return press_sink_steal_bytes (sink);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PressDocument) document = fuzz_compile_whole (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const PressBackend *backend = press_backends_find (names[i], NULL);
      g_autoptr (GBytes) whole = fuzz_write (backend, document);
      g_autoptr (GBytes) pieces = write_in_stretches (bytes, backend);

      fuzz_claim (g_bytes_equal (whole, pieces), names[i]);
    }
  return 0;
}

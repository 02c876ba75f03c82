/* A module whose steps begin and never end. */
#include <press/press.h>

static gpointer
begin (const PressDocument *document, PressSink *sink)
{
  (void) document;
  return sink;
}

static void
put (gpointer state, const PressNode *part)
{
  (void) state;
  (void) part;
}

static const PressBackendSteps steps = { .begin = begin, .put = put };

const PressBackend press_module_backend = { .abi = PRESS_BACKEND_ABI,
                                            .name = "half-steps",
                                            .summary = "half",
                                            .extension = "half",
                                            .steps = &steps };

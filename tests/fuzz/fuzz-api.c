/* Fuzzing: the public functions in any order. The input is a program, one call a byte, then a NUL,
 * then the file that it works on. */
#include "fuzz.h"

#include <string.h>

/* What the program has at hand. */
typedef struct
{
  PressDocument *document;
  const PressNode *node;
  PressSink *sink;
  PressRecord *record; /* or NULL */
  guint8 operand;      /* the byte behind the call's */
} Machine;

static void
move_to (Machine *machine, const PressNode *node)
{
  if (node != NULL)
    machine->node = node;
}

static void
go_to_parent (Machine *machine)
{
  move_to (machine, press_node_get_parent (machine->node));
}

static void
go_to_child (Machine *machine)
{
  move_to (machine, machine->operand % 2 == 0 ? press_node_get_first_child (machine->node)
                                              : press_node_get_last_child (machine->node));
}

static void
go_to_next (Machine *machine)
{
  move_to (machine, press_node_get_next (machine->node));
}

static void
find_by_kind (Machine *machine)
{
  PressNodeKind kind = machine->operand % PRESS_N_NODE_KINDS;
  PressNodeKind same;

  fuzz_claim (press_node_kind_from_name (press_node_kind_get_name (kind), &same) && same == kind,
              "a kind has one name");
  fuzz_claim (*press_node_kind_get_summary (kind) != '\0', "a kind is explained");
  move_to (machine, press_node_find_child (machine->node, kind));
  move_to (machine, press_node_find_ancestor (machine->node, kind));
}

static void
read_attributes (Machine *machine)
{
  const PressAttribute *attribute = press_node_get_first_attribute (machine->node);

  for (; attribute != NULL; attribute = press_attribute_get_next (attribute))
    {
      PressAttributeName name = press_attribute_get_name (attribute);
      const char *value = press_attribute_get_value (attribute);

      fuzz_claim (press_node_get_attribute (machine->node, name) == value,
                  "an attribute is found by its name");
      fuzz_claim (g_utf8_validate (value, -1, NULL), "a value is UTF-8");
      fuzz_claim (*press_attribute_name_get_name (name) != '\0'
                      && *press_attribute_name_get_summary (name) != '\0',
                  "an attribute is explained");
    }
}

static void
read_text (Machine *machine)
{
  PressSpan span = press_node_get_span (machine->node);
  g_autofree char *text = press_document_dup_text (machine->document, machine->node);
  g_autofree char *whole = press_document_dup_span_text (machine->document, span);
  gsize length;
  const char *copy = press_document_get_text (machine->document, &length);

  fuzz_claim (g_utf8_validate (text, -1, NULL) && g_utf8_validate (whole, -1, NULL),
              "the text of a node is UTF-8");
  /* A NUL ends what strlen() sees, and may stand in what a page put in front of the rest. */
  fuzz_claim (memchr (copy + span.start, '\0', span.end - span.start) != NULL
                  || strlen (text) <= strlen (whole),
              "the text of a node lies in its span");
}

static void
find_place (Machine *machine)
{
  PressSpan span
      = press_document_get_source_span (machine->document, press_node_get_span (machine->node));
  PressPlace place = press_document_get_place (machine->document, span.start);
  PressSpan line = press_document_get_source_line (machine->document, place.line);

  fuzz_claim (line.start <= span.start && place.line > 0 && place.column > 0,
              "a place lies behind the start of its line");
  press_document_get_source_line (machine->document, machine->operand);
}

static void
walk (Machine *machine)
{
  PressWalk walk;
  const PressNode *node;
  PressWalkEvent event;
  guint depth = 0;

  press_walk_init (&walk, machine->node);
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    {
      depth += event == PRESS_WALK_ENTER ? 1 : -1;
      if (event == PRESS_WALK_ENTER && press_node_get_kind (node) % 8 == machine->operand)
        press_walk_skip_children (&walk);
    }
  fuzz_claim (depth == 0, "what is entered is left");
}

static void
write_document (Machine *machine)
{
  const PressBackend *backend = press_backends_get (machine->operand);
  g_autoptr (GError) error = NULL;

  if (backend != NULL && !press_backend_write (backend, machine->document, machine->sink, &error))
    fuzz_fail (backend->name, error->message);
}

static void
report (Machine *machine)
{
  press_report_write_gnu (machine->document, machine->sink, machine->operand % 4);
}

static void
end_output (Machine *machine)
{
  g_autoptr (GError) error = NULL;

  if (!press_sink_finish (machine->sink, &error))
    fuzz_fail ("sink", error->message);
  if (machine->operand % 2 == 0)
    g_bytes_unref (press_sink_steal_bytes (machine->sink));
  press_sink_free (machine->sink);
  machine->sink = press_sink_new_memory ();
}

static void
write_bytes (Machine *machine)
{
  gsize length_bytes;
  const char *text = press_document_get_text (machine->document, &length_bytes);

  press_sink_write (machine->sink, text, MIN (length_bytes, machine->operand));
  press_sink_printf (machine->sink, "%*d", machine->operand, 1);
  press_sink_putc (machine->sink, (char) machine->operand);
  press_sink_puts (machine->sink, "text");
}

static void
make_record (Machine *machine)
{
  PressRecord *old = machine->record;
  const PressNode *release = machine->node;

  if (press_node_get_kind (release) != PRESS_NODE_RELEASE)
    release = press_node_find_ancestor (release, PRESS_NODE_RELEASE);
  if (release == NULL)
    return;
  machine->record = old != NULL && machine->operand % 2 == 0
                        ? press_record_copy (old)
                        : press_record_new (machine->document, release);
  g_clear_pointer (&old, press_record_free);
}

static void
check_document (Machine *machine)
{
  fuzz_check_document (machine->document);
}

static void
hold_document (Machine *machine)
{
  PressDocument *held = press_document_ref (machine->document);

  press_document_unref (machine->document);
  machine->document = held;
}

/* Another document in place of the one at hand: the text of a node. What was made of the old one
 * outlives it. */
static void
compile_node (Machine *machine)
{
  g_autofree char *text = press_document_dup_text (machine->document, machine->node);

  press_document_unref (machine->document);
  machine->document = fuzz_compile (text, strlen (text));
  machine->node = press_document_get_root (machine->document);
}

static void
look_up (Machine *machine)
{
  char name[] = { 'P', (char) machine->operand, '\0' };
  g_autoptr (GError) error = NULL;
  guint n_rules;
  const PressRule *rules = press_rules_get (&n_rules);
  const PressRule *rule = &rules[machine->operand % n_rules];

  fuzz_claim (press_rules_find (rule->id) == rule && press_rules_find (rule->name) == rule,
              "a rule is found by its names");
  press_rules_find (name);
  fuzz_claim ((press_backends_find (name, &error) == NULL) == (error != NULL),
              "an unknown backend is an error");
}

static void (*const calls[]) (Machine *machine) = {
  go_to_parent, go_to_child,    go_to_next,     find_by_kind, read_attributes, read_text,
  find_place,   walk,           write_document, report,       end_output,      write_bytes,
  make_record,  check_document, hold_document,  compile_node, look_up,
};

/* What it costs a machine to run is bounded by this. */
#define LONGEST_PROGRAM 64

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *end = size > 0 ? memchr (data, '\0', MIN (size, LONGEST_PROGRAM)) : NULL;
  Machine machine = { NULL };

  if (end == NULL)
    return -1;
  machine.document = fuzz_compile (end + 1, size - (gsize) (end + 1 - data));
  machine.node = press_document_get_root (machine.document);
  machine.sink = press_sink_new_memory ();
  for (const uint8_t *at = data; at + 1 < end; at += 2)
    {
      machine.operand = at[1];
      calls[at[0] % G_N_ELEMENTS (calls)](&machine);
    }
  g_clear_pointer (&machine.record, press_record_free);
  press_sink_free (machine.sink);
  press_document_unref (machine.document);
  return 0;
}

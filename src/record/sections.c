/* The headings of a release, and what stands under them. */
#include "record/builder.h"

#include <string.h>

static const char *const kind_names[] = {
  [PRESS_RECORD_SECTION_BODY] = "body",
  [PRESS_RECORD_SECTION_ABOUT] = "about",
  [PRESS_RECORD_SECTION_SAFE_HARBOR] = "safe-harbor",
  [PRESS_RECORD_SECTION_NON_GAAP] = "non-gaap",
  [PRESS_RECORD_SECTION_CALL] = "call",
  [PRESS_RECORD_SECTION_CONTACTS] = "contacts",
  [PRESS_RECORD_SECTION_FINANCIAL] = "financial",
  [PRESS_RECORD_SECTION_LEGAL] = "legal",
};
G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == PRESS_RECORD_SECTION_LEGAL + 1);

/* Nodes whose kind tells what stands under their heading; 0 is no such node. */
static const guint8 holders[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_ABOUT] = PRESS_RECORD_SECTION_ABOUT,
  [PRESS_NODE_CAUTION] = PRESS_RECORD_SECTION_SAFE_HARBOR,
  [PRESS_NODE_NON_GAAP] = PRESS_RECORD_SECTION_NON_GAAP,
  [PRESS_NODE_LEGEND] = PRESS_RECORD_SECTION_LEGAL,
  [PRESS_NODE_CONTACTS] = PRESS_RECORD_SECTION_CONTACTS,
};

/**
 * press_record_section_kind_get_name:
 * @kind: a kind of section
 *
 * Returns: its name, such as `safe-harbor`
 *
 * Since: 0.1
 */
const char *
press_record_section_kind_get_name (PressRecordSectionKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);
  return kind_names[kind];
}

static gboolean
find_kind (const char *name, PressRecordSectionKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (kind_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
get_type (const PressNode *node, PressRecordSectionKind *kind)
{
  const char *type = press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE);

  return type != NULL && find_kind (type, kind);
}

/* What stands under a heading: its holder tells. A run-in heading lies in a paragraph, which may
 * have a type of its own or lie in the holder. */
static PressRecordSectionKind
get_section_kind (const PressNode *heading)
{
  const PressNode *holder = press_node_get_parent (heading);
  PressRecordSectionKind kind = PRESS_RECORD_SECTION_BODY;

  if (holder != NULL && press_node_get_kind (holder) == PRESS_NODE_PARAGRAPH
      && !get_type (holder, &kind))
    holder = press_node_get_parent (holder);
  if (holder == NULL)
    return kind;
  if (holders[press_node_get_kind (holder)] != 0)
    return holders[press_node_get_kind (holder)];
  get_type (holder, &kind);
  return kind;
}

static void
add_section (PressRecordBuilder *builder, const PressNode *node, PressRecordSectionKind kind)
{
  PressRecordSection *section = press_arena_alloc (builder->arena, sizeof (PressRecordSection));

  section->heading = press_record_get_label (builder, node);
  section->kind = kind;
  g_ptr_array_add (builder->record->sections, section);
}

/* Of blocks of contacts in a row only the first has a heading that counts. */
void
press_record_visit_heading (PressRecordBuilder *builder, const PressNode *node)
{
  PressRecordSectionKind kind = get_section_kind (node);

  if (kind != PRESS_RECORD_SECTION_CONTACTS || !builder->repeats_contacts)
    add_section (builder, node, kind);
  if (kind == PRESS_RECORD_SECTION_CONTACTS)
    press_record_label_column (builder, node);
}

void
press_record_visit_pointer (PressRecordBuilder *builder, const PressNode *node)
{
  add_section (builder, node, PRESS_RECORD_SECTION_FINANCIAL);
}

/* A section that explains non-GAAP measures says so by its type. */
void
press_record_visit_section (PressRecordBuilder *builder, const PressNode *node)
{
  PressRecordSectionKind kind;

  if (get_type (node, &kind) && kind == PRESS_RECORD_SECTION_NON_GAAP)
    builder->record->non_gaap = TRUE;
}

/* Whether a node, whatever its kind, announces a call. */
gboolean
press_record_is_call (const PressNode *node)
{
  PressRecordSectionKind kind;

  return get_type (node, &kind) && kind == PRESS_RECORD_SECTION_CALL;
}

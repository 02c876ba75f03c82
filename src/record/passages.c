/* Descriptions and cautions: a heading, and all the text under it. */
#include "record/builder.h"

#include <string.h>

/* The heading of a passage: its first child, or the first of its first paragraph. */
static const PressNode *
find_heading (const PressNode *passage)
{
  const PressNode *first = press_node_get_first_child (passage);

  if (first != NULL && press_node_get_kind (first) == PRESS_NODE_PARAGRAPH)
    first = press_node_get_first_child (first);
  if (first == NULL || press_node_get_kind (first) != PRESS_NODE_HEADING)
    return press_node_find_child (passage, PRESS_NODE_HEADING);
  return first;
}

/* What sets a heading off that runs into its text, a stop or a dash, is no word of the passage. */
static const char *
skip_sign (const char *text)
{
  text += strspn (text, ".- ");
  while (strncmp (text, "\xE2\x80\x93", 3) == 0 || strncmp (text, "\xE2\x80\x94", 3) == 0)
    text += 3 + strspn (text + 3, " ");
  return text;
}

static void
add_passage (PressRecordBuilder *builder, GPtrArray *passages, const PressNode *node)
{
  const PressNode *heading = find_heading (node);
  PressRecordPassage *passage = press_arena_alloc (builder->arena, sizeof (PressRecordPassage));

  passage->heading = heading != NULL ? press_record_get_label (builder, heading) : NULL;
  press_record_text_add (&builder->text, node, heading);
  passage->text = press_record_text_take (&builder->text, builder->arena);
  if (heading != NULL && press_node_get_parent (heading) != node)
    passage->text = skip_sign (passage->text);
  g_ptr_array_add (passages, passage);
}

void
press_record_visit_about (PressRecordBuilder *builder, const PressNode *node)
{
  add_passage (builder, builder->record->about, node);
}

void
press_record_visit_caution (PressRecordBuilder *builder, const PressNode *node)
{
  add_passage (builder, builder->record->safe_harbor, node);
}

void
press_record_visit_non_gaap (PressRecordBuilder *builder, G_GNUC_UNUSED const PressNode *node)
{
  builder->record->non_gaap = TRUE;
}

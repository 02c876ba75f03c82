/* The end of a release: its source line, the date of transmission, the mark that closes it. */
#include "record/builder.h"

void
press_record_visit_source (PressRecordBuilder *builder, const PressNode *node)
{
  if (builder->record->source == NULL)
    builder->record->source = press_record_get_value (builder, node);
}

/* The mark of transmission closes a release that has no other mark. */
void
press_record_visit_transmission (PressRecordBuilder *builder, const PressNode *node)
{
  const PressNode *date = press_node_find_child (node, PRESS_NODE_DATE);

  if (builder->record->sent == NULL && date != NULL)
    builder->record->sent = press_record_get_date (builder, date);
  if (builder->record->end_mark != NULL)
    return;
  press_record_text_add (&builder->text, node, date);
  if (builder->text.text->len > 0)
    builder->record->end_mark = press_record_text_take (&builder->text, builder->arena);
}

/* Of several marks the last one closes. */
void
press_record_visit_end_mark (PressRecordBuilder *builder, const PressNode *node)
{
  builder->record->end_mark = press_record_get_value (builder, node);
}

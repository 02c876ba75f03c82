/* Lists: the text of their items, those of lists inside them among them, in reading order. */
#include "record/builder.h"

#include <press/press-walk.h>

static void
end_item (PressRecordBuilder *builder, GPtrArray *items)
{
  if (builder->text.text->len > 0)
    g_ptr_array_add (items, (gpointer) press_record_text_take (&builder->text, builder->arena));
}

static void
collect_items (PressRecordBuilder *builder, const PressNode *list, GPtrArray *items)
{
  const PressNode *at;
  PressWalk walk;

  press_walk_init (&walk, list);
  while (press_walk_next (&walk, &at) != PRESS_WALK_END)
    if (press_node_get_kind (at) == PRESS_NODE_ITEM)
      end_item (builder, items);
    else if (walk.event == PRESS_WALK_ENTER
             && (press_node_get_first_child (at) == NULL
                 || press_node_kind_get_role (press_node_get_kind (at)) == PRESS_ROLE_FLOAT))
      {
        press_record_text_add (&builder->text, at, NULL);
        press_walk_skip_children (&walk);
      }
  press_record_text_clear (&builder->text);
}

void
press_record_enter_list (PressRecordBuilder *builder, const PressNode *node)
{
  if (builder->n_open_lists++ > 0)
    return;
  g_ptr_array_add (builder->record->lists, press_record_add_array (builder));
  collect_items (builder, node,
                 g_ptr_array_index (builder->record->lists, builder->record->lists->len - 1));
}

void
press_record_leave_list (PressRecordBuilder *builder, G_GNUC_UNUSED const PressNode *node)
{
  builder->n_open_lists--;
}

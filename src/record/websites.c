/* Web addresses, none twice. */
#include "record/builder.h"

void
press_record_visit_url (PressRecordBuilder *builder, const PressNode *node)
{
  const char *address = press_record_get_value (builder, node);
  g_autofree char *folded = press_record_fold_address (address);

  if (press_record_is_new (builder, "website %s", folded))
    g_ptr_array_add (builder->record->websites, (gpointer) address);
  press_record_add_call_website (builder, address, folded);
}

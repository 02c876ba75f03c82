/* Web addresses, none twice. */
#include "record/builder.h"

#include <string.h>

/* "acme.com said": the first word of the issuer's name, printed without what addresses have in
 * front or behind, is the name. */
static gboolean
is_name_of_issuer (const PressRecordBuilder *builder, const char *address)
{
  const char *issuer = builder->record->issuer;
  gsize length = strlen (address);

  return issuer != NULL && g_ascii_strncasecmp (issuer, address, length) == 0
         && !g_ascii_isalnum (issuer[length]) && g_ascii_strncasecmp (address, "www.", 4) != 0;
}

void
press_record_visit_url (PressRecordBuilder *builder, const PressNode *node)
{
  const char *address = press_record_get_value (builder, node);
  g_autofree char *folded = NULL;

  if (is_name_of_issuer (builder, address))
    return;
  folded = press_record_fold_address (address);

  if (press_record_is_new (builder, "website %s", folded))
    g_ptr_array_add (builder->record->websites, (gpointer) address);
  press_record_add_call_website (builder, address, folded);
}

/* Direct quotations: their words without the marks, and who speaks. */
#include "record/builder.h"

#include <string.h>

/* Whether a quotation goes on with what an earlier paragraph began. */
static gboolean
is_continued (const PressNode *node)
{
  const char *type = press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE);

  return type != NULL && strcmp (type, "continued") == 0;
}

/* "Said Acme in a statement": whether who speaks is the issuer, by its name or the first words of
 * it. */
static gboolean
is_issuer (const PressRecordBuilder *builder, const char *speaker)
{
  const char *issuer = builder->record->issuer;
  gsize n_bytes = speaker != NULL ? strlen (speaker) : 0;

  return n_bytes > 0 && issuer != NULL && strncmp (issuer, speaker, n_bytes) == 0
         && !g_ascii_isalnum (issuer[n_bytes]);
}

/* Puts the quotation at hand into the record; without a person to attribute it to it is none. */
void
press_record_end_quote (PressRecordBuilder *builder)
{
  if (builder->quote == NULL)
    return;
  if ((builder->is_attributed || builder->quote->speaker != NULL)
      && !is_issuer (builder, builder->quote->speaker))
    {
      builder->quote->text = press_record_text_take (&builder->quoted, builder->arena);
      g_ptr_array_add (builder->record->quotes, builder->quote);
    }
  press_record_text_clear (&builder->quoted);
  builder->quote = NULL;
}

static void
begin_quote (PressRecordBuilder *builder)
{
  press_record_end_quote (builder);
  builder->quote = press_arena_alloc (builder->arena, sizeof (PressRecordQuote));
  *builder->quote = (PressRecordQuote){ NULL, NULL };
  builder->is_attributed = FALSE;
}

void
press_record_visit_quotation (PressRecordBuilder *builder, const PressNode *node)
{
  const char *speaker = press_node_get_attribute (node, PRESS_ATTRIBUTE_SPEAKER);
  const PressNode *child;

  if (builder->quote == NULL || !is_continued (node))
    begin_quote (builder);
  if (builder->quote->speaker == NULL && speaker != NULL)
    builder->quote->speaker = press_record_keep (builder, speaker);
  for (child = press_node_get_first_child (node); child != NULL;
       child = press_node_get_next (child))
    if (press_node_get_kind (child) == PRESS_NODE_QUOTED)
      {
        press_record_text_separate (&builder->quoted);
        press_record_text_add (&builder->quoted, child, NULL);
      }
    else if (press_node_get_kind (child) == PRESS_NODE_ATTRIBUTION)
      builder->is_attributed = TRUE;
}

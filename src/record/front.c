/* The front of a release: its exhibit, notice, headlines, dateline, issuer and listings. */
#include "record/builder.h"
#include "tree/document-private.h"

#include <string.h>

#define DIGITS "0123456789"

/* The number in the name of an exhibit: 99.1 of EX-99.1, 99 of EX-99.(A)(5)(C). */
static const char *
get_exhibit_number (PressRecordBuilder *builder, const PressNode *node)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
  gsize n_whole;
  gsize n_decimals;

  if (value == NULL)
    return NULL;
  value += strcspn (value, DIGITS);
  n_whole = strspn (value, DIGITS);
  n_decimals = value[n_whole] == '.' ? strspn (value + n_whole + 1, DIGITS) : 0;
  if (n_whole == 0)
    return NULL;
  return press_arena_strndup (builder->arena, value, n_whole + (n_decimals > 0) + n_decimals);
}

/* Where the text prints no label, the type in the wrapper's head tells the exhibit. */
void
press_record_find_exhibit (PressRecordBuilder *builder, const PressNode *release)
{
  const PressNode *wrapper = builder->record->exhibit == NULL
                                 ? press_document_find_wrapper (builder->document, release)
                                 : NULL;

  if (wrapper != NULL)
    press_record_visit_exhibit_label (builder, wrapper);
}

/* A label of an exhibit, or the wrapper whose type tells one. */
void
press_record_visit_exhibit_label (PressRecordBuilder *builder, const PressNode *node)
{
  if (builder->record->exhibit == NULL)
    builder->record->exhibit = get_exhibit_number (builder, node);
}

/* A date in the front matter, kept for a dateline that has none. */
void
press_record_visit_date_line (PressRecordBuilder *builder, const PressNode *node)
{
  const PressNode *date = press_node_find_child (node, PRESS_NODE_DATE);

  if (builder->front_date == NULL && date != NULL)
    builder->front_date = press_record_get_date (builder, date);
}

void
press_record_end_dateline (PressRecordBuilder *builder)
{
  PressRecordDateline *dateline = builder->record->dateline;

  if (dateline != NULL && dateline->date == NULL)
    dateline->date = builder->front_date;
}

void
press_record_visit_notice (PressRecordBuilder *builder, const PressNode *node)
{
  press_record_visit_date_line (builder, node);
  if (builder->record->notice == NULL)
    builder->record->notice = press_record_get_notice (builder, node);
}

/* Of two headlines, as a correction has, the first counts. */
void
press_record_visit_headline (PressRecordBuilder *builder, const PressNode *node)
{
  if (builder->record->headline == NULL)
    builder->record->headline = press_record_get_text (builder, node);
}

void
press_record_visit_subheadline (PressRecordBuilder *builder, const PressNode *node)
{
  g_ptr_array_add (builder->record->subheadlines, (gpointer) press_record_get_text (builder, node));
}

void
press_record_visit_dateline (PressRecordBuilder *builder, const PressNode *node)
{
  PressRecordDateline *dateline;
  const PressNode *child;

  if (builder->record->dateline != NULL)
    return;
  dateline = press_arena_alloc (builder->arena, sizeof (PressRecordDateline));
  *dateline = (PressRecordDateline){ .places = press_record_add_array (builder) };
  for (child = press_node_get_first_child (node); child != NULL;
       child = press_node_get_next (child))
    {
      PressNodeKind kind = press_node_get_kind (child);

      if (kind == PRESS_NODE_PLACE)
        g_ptr_array_add (dateline->places, (gpointer) press_record_get_text (builder, child));
      else if (kind == PRESS_NODE_DATE && dateline->date == NULL)
        dateline->date = press_record_get_date (builder, child);
      else if (kind == PRESS_NODE_WIRE && dateline->wire == NULL)
        dateline->wire = press_record_get_value (builder, child);
    }
  builder->record->dateline = dateline;
}

void
press_record_visit_issuer (PressRecordBuilder *builder, const PressNode *node)
{
  if (builder->record->issuer == NULL)
    builder->record->issuer = press_record_get_text (builder, node);
}

/* A bare symbol, as a trailer's last line has, repeats a listing and adds none. */
void
press_record_visit_listing (PressRecordBuilder *builder, const PressNode *node)
{
  const char *exchange = press_node_get_attribute (node, PRESS_ATTRIBUTE_EXCHANGE);
  const char *symbol = press_node_get_attribute (node, PRESS_ATTRIBUTE_SYMBOL);
  PressRecordTicker *ticker;

  if (exchange == NULL || symbol == NULL || builder->n_open_tickers > 0
      || !press_record_is_new (builder, "listing %s:%s", exchange, symbol))
    return;
  ticker = press_arena_alloc (builder->arena, sizeof (PressRecordTicker));
  ticker->exchange = press_record_keep (builder, exchange);
  ticker->symbol = press_record_keep (builder, symbol);
  g_ptr_array_add (builder->record->tickers, ticker);
}

void
press_record_enter_ticker_line (PressRecordBuilder *builder, G_GNUC_UNUSED const PressNode *node)
{
  builder->n_open_tickers++;
}

void
press_record_leave_ticker_line (PressRecordBuilder *builder, G_GNUC_UNUSED const PressNode *node)
{
  builder->n_open_tickers--;
}

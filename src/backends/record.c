/* The record backend: a flat JSON object for each release, one a line.
 * Its form stands in docs/schema/press-record-1.schema.json. */
#include "backends.h"
#include "json-writer.h"

#include <press/press-record.h>

static void
put_member (PressJson *json, const char *key, const char *text)
{
  press_json_put_key (json, key);
  press_json_put_string (json, text);
}

static void
put_strings (PressJson *json, const GPtrArray *strings)
{
  press_json_begin_array (json);
  for (guint i = 0; i < strings->len; i++)
    press_json_put_string (json, g_ptr_array_index (strings, i));
  press_json_end_array (json);
}

static void
put_strings_member (PressJson *json, const char *key, const GPtrArray *strings)
{
  press_json_put_key (json, key);
  put_strings (json, strings);
}

typedef void (*PutElement) (PressJson *json, gconstpointer element);

static void
put_array_member (PressJson *json, const char *key, const GPtrArray *array, PutElement put)
{
  press_json_put_key (json, key);
  press_json_begin_array (json);
  for (guint i = 0; i < array->len; i++)
    put (json, g_ptr_array_index (array, i));
  press_json_end_array (json);
}

static void
put_dateline (PressJson *json, const PressRecordDateline *dateline)
{
  press_json_put_key (json, "dateline");
  if (dateline == NULL)
    {
      press_json_put_string (json, NULL);
      return;
    }
  press_json_begin_object (json);
  put_strings_member (json, "places", dateline->places);
  put_member (json, "date", dateline->date);
  put_member (json, "wire", dateline->wire);
  press_json_end_object (json);
}

static void
put_ticker (PressJson *json, gconstpointer element)
{
  const PressRecordTicker *ticker = element;

  press_json_begin_object (json);
  put_member (json, "exchange", ticker->exchange);
  put_member (json, "symbol", ticker->symbol);
  press_json_end_object (json);
}

static void
put_section (PressJson *json, gconstpointer element)
{
  const PressRecordSection *section = element;

  press_json_begin_object (json);
  put_member (json, "heading", section->heading);
  put_member (json, "kind", press_record_section_kind_get_name (section->kind));
  press_json_end_object (json);
}

static void
put_passage (PressJson *json, gconstpointer element)
{
  const PressRecordPassage *passage = element;

  press_json_begin_object (json);
  put_member (json, "heading", passage->heading);
  put_member (json, "text", passage->text);
  press_json_end_object (json);
}

static void
put_quote (PressJson *json, gconstpointer element)
{
  const PressRecordQuote *quote = element;

  press_json_begin_object (json);
  put_member (json, "speaker", quote->speaker);
  put_member (json, "text", quote->text);
  press_json_end_object (json);
}

static void
put_contact (PressJson *json, gconstpointer element)
{
  const PressRecordContact *contact = element;

  press_json_begin_object (json);
  put_member (json, "name", contact->name);
  put_member (json, "role", contact->role);
  put_member (json, "organization", contact->organization);
  put_strings_member (json, "phones", contact->phones);
  put_strings_member (json, "emails", contact->emails);
  press_json_end_object (json);
}

static void
put_call (PressJson *json, const PressRecordCall *call)
{
  press_json_put_key (json, "call");
  if (call == NULL)
    {
      press_json_put_string (json, NULL);
      return;
    }
  press_json_begin_object (json);
  put_member (json, "date", call->date);
  put_member (json, "time", call->time);
  put_member (json, "zone", call->zone);
  put_strings_member (json, "phones", call->phones);
  put_strings_member (json, "passcodes", call->passcodes);
  put_strings_member (json, "websites", call->websites);
  press_json_end_object (json);
}

static void
put_list (PressJson *json, gconstpointer element)
{
  put_strings (json, element);
}

/* A figure is written as it is: it never was anything but decimal text. */
static void
put_row (PressJson *json, gconstpointer element)
{
  const PressRecordRow *row = element;

  press_json_begin_object (json);
  put_member (json, "label", row->label);
  press_json_put_key (json, "cells");
  press_json_begin_array (json);
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind == PRESS_RECORD_CELL_NUMBER)
      press_json_put_literal (json, row->cells[i].text);
    else
      press_json_put_string (json, row->cells[i].text);
  press_json_end_array (json);
  press_json_end_object (json);
}

static void
put_table (PressJson *json, gconstpointer element)
{
  const PressRecordTable *table = element;

  press_json_begin_object (json);
  put_member (json, "title", table->title);
  put_member (json, "unit", table->unit);
  put_strings_member (json, "columns", table->columns);
  put_array_member (json, "rows", table->rows, put_row);
  press_json_end_object (json);
}

static void
put_record (PressJson *json, const PressRecord *record, const char *file)
{
  press_json_begin_object (json);
  put_member (json, "exhibit", record->exhibit);
  put_member (json, "notice", record->notice);
  put_member (json, "headline", record->headline);
  put_strings_member (json, "subheadlines", record->subheadlines);
  put_dateline (json, record->dateline);
  put_member (json, "issuer", record->issuer);
  put_array_member (json, "tickers", record->tickers, put_ticker);
  put_array_member (json, "sections", record->sections, put_section);
  put_array_member (json, "about", record->about, put_passage);
  put_array_member (json, "safe_harbor", record->safe_harbor, put_passage);
  press_json_put_key (json, "non_gaap");
  press_json_put_literal (json, record->non_gaap ? "true" : "false");
  put_array_member (json, "quotes", record->quotes, put_quote);
  put_array_member (json, "contacts", record->contacts, put_contact);
  put_call (json, record->call);
  put_member (json, "source", record->source);
  put_member (json, "sent", record->sent);
  put_strings_member (json, "websites", record->websites);
  put_array_member (json, "lists", record->lists, put_list);
  put_array_member (json, "tables", record->tables, put_table);
  put_member (json, "end_mark", record->end_mark);
  put_member (json, "file", file);
  press_json_end_object (json);
}

typedef struct
{
  PressOutput *output;
  const PressDocument *document;
  char *file;
} Writer;

static gpointer
begin_records (const PressDocument *document, PressSink *sink)
{
  Writer *writer = g_new (Writer, 1);

  writer->output = press_output_new (sink);
  writer->document = document;
  writer->file = g_path_get_basename (press_document_get_name (document));
  return writer;
}

static void
put_part (gpointer state, const PressNode *part)
{
  Writer *writer = state;
  g_autoptr (PressRecord) record = NULL;
  PressJson json = { .output = writer->output };

  if (press_node_get_kind (part) != PRESS_NODE_RELEASE)
    return;
  record = press_record_new (writer->document, part);
  put_record (&json, record, writer->file);
  press_output_put_char (writer->output, '\n');
}

static void
end_records (gpointer state)
{
  Writer *writer = state;

  press_output_free (writer->output);
  g_free (writer->file);
  g_free (writer);
}

static const PressBackendSteps steps = { begin_records, put_part, end_records, NULL };

const PressBackend press_backend_record = {
  .abi = PRESS_BACKEND_ABI,
  .name = "record",
  .summary = "one flat JSON object for each release, one a line",
  .extension = "ndjson",
  .is_stream = TRUE,
  .steps = &steps,
};

/* The csv backends: each table of figures as comma-separated values, as RFC 4180 has them.
 *
 * The first line has the title, with the unit in brackets, and the heads of the columns; then
 * comes a line for each row. */
#include "backends.h"
#include "output.h"

#include <press/press-record.h>
#include <press/press-walk.h>

#include <string.h>

typedef struct
{
  PressOutput *output;
  PressSink *sink;
  gboolean guards; /* what a spreadsheet would take for a formula gets an apostrophe in front */
} Writer;

static void
put_words (Writer *writer, const char *text, gboolean is_guarded)
{
  gboolean is_quoted = strpbrk (text, "\",\r\n") != NULL;

  if (is_quoted)
    press_output_put_char (writer->output, '"');
  if (is_guarded && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    press_output_put_char (writer->output, '\'');
  for (const char *at = text; *at != '\0';)
    {
      gsize length_bytes = strcspn (at, "\"");

      press_output_put (writer->output, at, length_bytes);
      at += length_bytes;
      if (*at == '"')
        {
          press_output_put_constant (writer->output, "\"\"");
          at++;
        }
    }
  if (is_quoted)
    press_output_put_char (writer->output, '"');
}

static void
end_line (Writer *writer)
{
  press_output_put_constant (writer->output, "\r\n");
}

static void
put_heads (Writer *writer, const PressRecordTable *table)
{
  g_autoptr (GString) corner = g_string_new (table->title);

  if (table->unit != NULL)
    g_string_append_printf (corner, "%s(%s)", corner->len > 0 ? " " : "", table->unit);
  put_words (writer, corner->str, writer->guards);
  for (guint i = 0; i < table->columns->len; i++)
    {
      press_output_put_char (writer->output, ',');
      put_words (writer, g_ptr_array_index (table->columns, i), writer->guards);
    }
  end_line (writer);
}

static void
put_row (Writer *writer, const PressRecordRow *row)
{
  put_words (writer, row->label, writer->guards);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const PressRecordCell *cell = &row->cells[i];

      press_output_put_char (writer->output, ',');
      if (cell->text != NULL)
        put_words (writer, cell->text, writer->guards && cell->kind == PRESS_RECORD_CELL_TEXT);
    }
  end_line (writer);
}

/* Tables that go into one file stand apart by an empty line. */
static void
put_table (Writer *writer, const PressRecordTable *table)
{
  gboolean is_apart;

  press_output_flush (writer->output);
  is_apart = press_sink_begin_part (writer->sink);
  put_heads (writer, table);
  for (guint i = 0; i < table->rows->len; i++)
    put_row (writer, g_ptr_array_index (table->rows, i));
  if (!is_apart)
    end_line (writer);
}

static gboolean
write_tables (const PressDocument *document, PressSink *sink, gboolean guards)
{
  g_autoptr (PressOutput) output = press_output_new (sink);
  Writer writer = { output, sink, guards };
  PressWalk walk;
  PressWalkEvent event;
  const PressNode *node;

  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER && press_node_get_kind (node) == PRESS_NODE_RELEASE)
      {
        g_autoptr (PressRecord) record = press_record_new (document, node);

        for (guint i = 0; i < record->tables->len; i++)
          put_table (&writer, g_ptr_array_index (record->tables, i));
        press_walk_skip_children (&walk);
      }
  press_output_flush (output);
  return TRUE;
}

static gboolean
write_csv (const PressDocument *document, PressSink *sink, GError **error)
{
  (void) error;
  return write_tables (document, sink, FALSE);
}

static gboolean
write_guarded (const PressDocument *document, PressSink *sink, GError **error)
{
  (void) error;
  return write_tables (document, sink, TRUE);
}

const PressBackend press_backend_csv = {
  .abi = PRESS_BACKEND_ABI,
  .name = "csv",
  .summary = "each table of figures as comma-separated values",
  .extension = "csv",
  .is_stream = TRUE,
  .write = write_csv,
  .has_parts = TRUE,
};

const PressBackend press_backend_csv_guarded = {
  .abi = PRESS_BACKEND_ABI,
  .name = "csv-guarded",
  .summary = "csv, with an apostrophe before what a spreadsheet takes for a formula",
  .extension = "csv",
  .is_stream = TRUE,
  .write = write_guarded,
  .has_parts = TRUE,
};

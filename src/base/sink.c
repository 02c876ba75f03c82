/* Where a backend writes: a buffered stream that remembers its first error. */
#include <press/press-sink.h>

#include <string.h>

#define BUFFER_BYTES 65536

struct _PressSink
{
  GOutputStream *stream; /* NULL: the memory */
  GByteArray *memory;
  GArray *parts; /* of gsize: where in the memory each begins; NULL: all is one */
  GError *error;
  gsize n_used;
  char buffer[BUFFER_BYTES];
};

static PressSink *
sink_new (void)
{
  PressSink *sink = g_malloc (sizeof (PressSink));

  sink->stream = NULL;
  sink->memory = NULL;
  sink->parts = NULL;
  sink->error = NULL;
  sink->n_used = 0;
  return sink;
}

/**
 * press_sink_new:
 * @stream: where the bytes go
 *
 * Returns: (transfer full): a sink that writes to @stream, and does not close it
 */
PressSink *
press_sink_new (GOutputStream *stream)
{
  PressSink *sink = sink_new ();

  sink->stream = g_object_ref (stream);
  return sink;
}

/**
 * press_sink_new_memory:
 *
 * Returns: (transfer full): a sink whose bytes press_sink_steal_bytes() gives
 */
PressSink *
press_sink_new_memory (void)
{
  PressSink *sink = sink_new ();

  sink->memory = g_byte_array_new ();
  return sink;
}

/**
 * press_sink_free:
 * @sink: (transfer full): a sink
 *
 * Frees the sink. What press_sink_finish() has not written is dropped.
 */
void
press_sink_free (PressSink *sink)
{
  g_clear_object (&sink->stream);
  g_clear_pointer (&sink->memory, g_byte_array_unref);
  g_clear_pointer (&sink->parts, g_array_unref);
  g_clear_error (&sink->error);
  g_free (sink);
}

static void
pass_on (PressSink *sink, const char *data, gsize length_bytes)
{
  if (length_bytes == 0 || sink->error != NULL)
    return;
  if (sink->stream == NULL)
    g_byte_array_append (sink->memory, (const guint8 *) data, (guint) length_bytes);
  else
    g_output_stream_write_all (sink->stream, data, length_bytes, NULL, NULL, &sink->error);
}

static void
flush_buffer (PressSink *sink)
{
  pass_on (sink, sink->buffer, sink->n_used);
  sink->n_used = 0;
}

/**
 * press_sink_write:
 * @sink: a sink
 * @data: (nullable) (array length=length_bytes): bytes; may be %NULL where there are none
 * @length_bytes: how many
 *
 * Writes bytes as they are.
 */
void
press_sink_write (PressSink *sink, const char *data, gsize length_bytes)
{
  if (length_bytes == 0)
    return; /* and @data may be NULL */
  if (length_bytes > BUFFER_BYTES - sink->n_used)
    {
      flush_buffer (sink);
      if (length_bytes >= BUFFER_BYTES)
        {
          pass_on (sink, data, length_bytes);
          return;
        }
    }
  memcpy (sink->buffer + sink->n_used, data, length_bytes);
  sink->n_used += length_bytes;
}

/**
 * press_sink_puts:
 * @sink: a sink
 * @text: a string
 *
 * Writes a string.
 */
void
press_sink_puts (PressSink *sink, const char *text)
{
  press_sink_write (sink, text, strlen (text));
}

/**
 * press_sink_putc:
 * @sink: a sink
 * @character: a byte
 *
 * Writes one byte.
 */
void
press_sink_putc (PressSink *sink, char character)
{
  if (G_UNLIKELY (sink->n_used == BUFFER_BYTES))
    flush_buffer (sink);
  sink->buffer[sink->n_used++] = character;
}

/**
 * press_sink_printf:
 * @sink: a sink
 * @format: a format as for printf()
 * @...: its arguments
 *
 * Writes formatted text.
 */
void
press_sink_printf (PressSink *sink, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  press_sink_puts (sink, text);
}

/**
 * press_sink_finish:
 * @sink: a sink
 * @error: return location for the first failure
 *
 * Writes what is still in the buffer and flushes the stream.
 *
 * Returns: %FALSE if this or any earlier write failed
 */
gboolean
press_sink_finish (PressSink *sink, GError **error)
{
  flush_buffer (sink);
  if (sink->error == NULL && sink->stream != NULL)
    g_output_stream_flush (sink->stream, NULL, &sink->error);
  if (sink->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (sink->error));
  return FALSE;
}

/**
 * press_sink_steal_bytes:
 * @sink: a sink made by press_sink_new_memory()
 *
 * Returns: (transfer full): all that was written; the sink is empty after
 */
GBytes *
press_sink_steal_bytes (PressSink *sink)
{
  GByteArray *memory;

  g_return_val_if_fail (sink->memory != NULL, NULL);
  flush_buffer (sink);
  memory = g_steal_pointer (&sink->memory);
  sink->memory = g_byte_array_new ();
  return g_byte_array_free_to_bytes (memory);
}

/**
 * press_sink_keep_parts:
 * @sink: a sink to memory that nothing has been written to
 *
 * Has the parts that a backend writes kept apart; press_sink_steal_parts() gives them.
 */
void
press_sink_keep_parts (PressSink *sink)
{
  sink->parts = g_array_new (FALSE, FALSE, sizeof (gsize));
}

/**
 * press_sink_begin_part:
 * @sink: a sink
 *
 * What comes next may have a file of its own.
 *
 * Returns: whether it will; %FALSE where all parts go into one file, and something in it has to
 *   tell them apart
 */
gboolean
press_sink_begin_part (PressSink *sink)
{
  gsize start;

  if (sink->parts == NULL)
    return FALSE;
  flush_buffer (sink);
  start = sink->memory->len;
  g_array_append_val (sink->parts, start);
  return TRUE;
}

/**
 * press_sink_steal_parts:
 * @sink: a sink that press_sink_keep_parts() was called for
 *
 * Returns: (transfer full) (element-type GBytes): what was written to each part; what was written
 *   in front of the first is left out
 */
GPtrArray *
press_sink_steal_parts (PressSink *sink)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GArray) starts = g_steal_pointer (&sink->parts);
  g_autoptr (GBytes) all = press_sink_steal_bytes (sink);

  for (guint i = 0; i < starts->len; i++)
    {
      gsize start = g_array_index (starts, gsize, i);
      gsize end
          = i + 1 < starts->len ? g_array_index (starts, gsize, i + 1) : g_bytes_get_size (all);

      g_ptr_array_add (parts, g_bytes_new_from_bytes (all, start, end - start));
    }
  return parts;
}

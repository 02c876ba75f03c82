/* The line protocol: each line of standard input is a path or a JSON object, and each is answered
 * with one line, so that programs that spread lines over workers can drive pressc.
 *
 * An answer is the record of the release; an array of records where there are several or none; or
 * an object with the members `error` and `file`. */
#include "from-lines.h"

#include <gio/gunixinputstream.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  const PressBackend *backend;
  const PressCompileOptions *options;
  PressSink *sink;
} Answerer;

/* What a line asks for. */
typedef struct
{
  char *name;
  GBytes *bytes; /* NULL: the file of that name */
} Question;

static void
question_clear (Question *question)
{
  g_free (question->name);
  g_clear_pointer (&question->bytes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* An object has a name, and as its body the bytes of a file in base64; without it the name is a
 * path. */
static gboolean
read_object (const char *line, Question *question, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  const char *name;
  const char *body;
  guchar *bytes;
  gsize n_bytes;

  if (!json_parser_load_from_data (parser, line, -1, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "a line is no JSON object");
      return FALSE;
    }
  name = get_string (json_node_get_object (root), "name");
  body = get_string (json_node_get_object (root), "body");
  if (name == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "an object has no name");
      return FALSE;
    }
  question->name = g_strdup (name);
  if (body == NULL)
    return TRUE;
  bytes = g_base64_decode (body, &n_bytes);
  question->bytes = g_bytes_new_take (bytes, n_bytes);
  return TRUE;
}

static gboolean
read_question (const char *line, Question *question, GError **error)
{
  if (*line == '{')
    return read_object (line, question, error);
  question->name = g_strdup (line);
  return TRUE;
}

static void
put_string (PressSink *sink, const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *json = NULL;

  json_node_set_string (node, valid);
  json = json_to_string (node, FALSE);
  press_sink_puts (sink, json);
}

static void
put_error (PressSink *sink, const char *name, const char *message)
{
  press_sink_puts (sink, "{\"error\":");
  put_string (sink, message);
  press_sink_puts (sink, ",\"file\":");
  put_string (sink, name);
  press_sink_puts (sink, "}\n");
}

/* The lines of a backend as one: itself where there is one, else an array. */
static void
put_lines (PressSink *sink, GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = length > 0 ? memchr (text, '\n', length) : NULL;

  if (end != NULL && end + 1 == text + length)
    {
      press_sink_write (sink, text, length);
      return;
    }
  press_sink_putc (sink, '[');
  for (const char *at = text; end != NULL;)
    {
      if (at != text)
        press_sink_putc (sink, ',');
      press_sink_write (sink, at, (gsize) (end - at));
      at = end + 1;
      end = memchr (at, '\n', length - (gsize) (at - text));
    }
  press_sink_puts (sink, "]\n");
}

/* Answers one line; FALSE where the answer is an error. */
static gboolean
answer (const Answerer *answerer, const char *line)
{
  g_auto (Question) question = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = NULL;
  g_autoptr (PressSink) memory = press_sink_new_memory ();

  if (read_question (line, &question, &error))
    document = question.bytes != NULL ? press_compile_bytes_with (question.bytes, question.name,
                                                                  answerer->options, &error)
                                      : read_input_with (question.name, answerer->options, &error);
  if (document != NULL && press_backend_write (answerer->backend, document, memory, &error))
    {
      g_autoptr (GBytes) bytes = press_sink_steal_bytes (memory);
      put_lines (answerer->sink, bytes);
      return TRUE;
    }
  put_error (answerer->sink, question.name != NULL ? question.name : line, error->message);
  return FALSE;
}

static Status
answer_all (Answerer *answerer, Output *output)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);
  g_autoptr (GError) error = NULL;
  Status status = STATUS_CLEAN;

  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  while (error == NULL)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      if (line == NULL)
        break;
      g_strchomp (line);
      if (!answer (answerer, line))
        status = STATUS_FAILED;
      if (!output_flush (output, &error))
        break;
    }
  if (error == NULL)
    return status;
  complain ("%s", error->message);
  return STATUS_FAILED;
}

/* Answers the lines of standard input until it ends. @has_others: options were given that make no
 * sense beside it. */
Status
answer_lines (const PressBackend *backend, const PressCompileOptions *options, gboolean has_others)
{
  g_autoptr (Output) output = NULL;
  Answerer answerer = { .backend = backend, .options = options };

  if (has_others)
    complain ("--from-lines takes its inputs from standard input alone and answers to standard "
              "output; files, --jobs, --output and --out-dir make no sense beside it");
  else if (!g_str_equal (backend->name, "record"))
    complain ("--from-lines answers with records; --to %s can't be put on one line", backend->name);
  else
    {
      output = output_open_standard ();
      answerer.sink = output_get_sink (output);
      return answer_all (&answerer, output);
    }
  return STATUS_FAILED;
}

/* The line protocol: each line of standard input is a path or a JSON object, and each is answered
 * with one line, so that programs that spread lines over workers can drive pressc.
 *
 * An answer is the record of the release; an array of records where there are several or none; or
 * an object with the members `error` and `file`. Where a line names no file, that is null. */
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

#define BLANKS " \t"
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
#define BASE64_GROUP 4
#define MOST_BASE64_PADS 2

/* Backends whose lines are JSON, so that several of them make an array. */
static const char *const of_lines[] = { "record", "json", NULL };

/* What a line asks for. */
typedef struct
{
  char *name;    /* NULL: the line tells none */
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

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, why);
  return FALSE;
}

/* The bytes that base64 stands for, whose lines some programs break, or NULL: it is cut off, or
 * something else. */
static GBytes *
decode_base64 (const char *text)
{
  g_autofree char *joined = g_strdup (text);
  gsize length = 0;
  gsize n_letters;
  gsize n_pads;
  gsize n_bytes;
  guchar *bytes;

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      joined[length++] = *at;
  joined[length] = '\0';
  n_letters = strspn (joined, BASE64);
  n_pads = strspn (joined + n_letters, "=");
  if (n_letters + n_pads != length || n_pads > MOST_BASE64_PADS || length % BASE64_GROUP != 0)
    return NULL;
  bytes = g_base64_decode (joined, &n_bytes);
  return g_bytes_new_take (bytes, n_bytes);
}

/* The objects and arrays of a line: how deep they stand in one another, and how many side by side.
 */
typedef struct
{
  guint depth;
  guint n_side_by_side;
} Values;

static void
enter_value (Values *values)
{
  values->n_side_by_side += values->depth++ == 0;
}

static void
leave_value (Values *values)
{
  values->depth--;
}

/* An object has a name, and as its body the bytes of a file in base64; without it the name is a
 * path. */
static gboolean
read_object (const char *line, Question *question, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;
  const char *body;
  Values values = { 0, 0 };

  g_signal_connect_swapped (parser, "object-start", G_CALLBACK (enter_value), &values);
  g_signal_connect_swapped (parser, "object-end", G_CALLBACK (leave_value), &values);
  g_signal_connect_swapped (parser, "array-start", G_CALLBACK (enter_value), &values);
  g_signal_connect_swapped (parser, "array-end", G_CALLBACK (leave_value), &values);
  if (!json_parser_load_from_data (parser, line, -1, error))
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) || values.n_side_by_side > 1)
    return refuse ("a line is one JSON object and no more", error);
  object = json_node_get_object (json_parser_get_root (parser));
  question->name = g_strdup (get_string (object, "name"));
  if (question->name == NULL)
    return refuse ("an object has no name", error);
  if (!json_object_has_member (object, "body"))
    return TRUE;
  body = get_string (object, "body");
  question->bytes = body != NULL ? decode_base64 (body) : NULL;
  return question->bytes != NULL || refuse ("the body is no base64, or cut off", error);
}

static gboolean
read_question (const char *line, Question *question, GError **error)
{
  const char *start = line + strspn (line, BLANKS);

  if (*start == '\0')
    return refuse ("a line is empty", error);
  if (*start == '{' && !read_object (start, question, error))
    return FALSE;
  if (*start != '{')
    question->name = g_strdup (line);
  if (question->bytes == NULL && g_str_equal (question->name, STANDARD_INPUT))
    return refuse ("standard input holds the lines", error);
  return TRUE;
}

static void
put_error (PressSink *sink, const char *name, const char *message)
{
  press_sink_puts (sink, "{\"error\":");
  put_json_string (sink, message);
  press_sink_puts (sink, ",\"file\":");
  put_json_string (sink, name);
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

static PressDocument *
compile (const Answerer *answerer, const Question *question, GError **error)
{
  PressDocument *document
      = question->bytes != NULL
            ? press_compile_bytes_with (question->bytes, question->name, answerer->options, error)
            : read_input_with (question->name, answerer->options, error);
  const PressDiagnostic *diagnostic;

  if (document == NULL
      || !g_str_equal (press_document_get_encoding (document), PRESS_ENCODING_BINARY))
    return document;
  diagnostic = g_ptr_array_index (press_document_get_diagnostics (document), 0);
  refuse (press_diagnostic_get_message (diagnostic), error);
  press_document_unref (document);
  return NULL;
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
    document = compile (answerer, &question, &error);
  if (document != NULL && press_backend_write (answerer->backend, document, memory, &error))
    {
      g_autoptr (GBytes) bytes = press_sink_steal_bytes (memory);
      put_lines (answerer->sink, bytes);
      return TRUE;
    }
  put_error (answerer->sink, question.name, error->message);
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
              "output; files, --jobs, --stats, --output and --out-dir make no sense beside it");
  else if (!g_strv_contains (of_lines, backend->name))
    complain ("--from-lines answers with --to record or --to json; %s can't be put on one line",
              backend->name);
  else
    {
      output = output_open_standard ();
      answerer.sink = output_get_sink (output);
      return answer_all (&answerer, output);
    }
  return STATUS_FAILED;
}

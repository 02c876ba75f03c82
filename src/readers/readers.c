/* Readers: from the bytes of a file to copy. */
#include "readers/readers.h"
#include "diagnostics/diagnostics.h"
#include "readers/html.h"
#include "readers/submission.h"
#include "readers/text.h"

#include <press/press-error.h>

#include <string.h>

#define FURTHEST_LINE_BYTES 65536
#define LONGEST_CHARACTER_BYTES 4

/* The first one that takes a text reads it. */
static const struct
{
  gboolean (*takes) (GBytes *bytes); /* NULL: anything */
  PressDocument *(*read) (GBytes *bytes, const char *name, const PressReadOptions *options);
} readers[] = {
  { press_is_html, press_read_html },
  { NULL, press_read_text },
};

/* Reads a text without a container, by the reader for its kind. */
PressDocument *
press_read_part (GBytes *bytes, const char *name, const PressReadOptions *options)
{
  guint i = 0;

  while (readers[i].takes != NULL && !readers[i].takes (bytes))
    i++;
  return readers[i].read (bytes, name, options);
}

/* Reads @bytes into a document with an empty tree. */
PressDocument *
press_read (GBytes *bytes, const char *name, GError **error)
{
  static const PressReadOptions options = { 0 };

  return press_read_with (bytes, name, &options, error);
}

/* How many bytes of a longer input are read: up to the start of a line, where there is one near,
 * and of a character. */
static gsize
find_cut (GBytes *bytes, gsize most)
{
  const char *text = g_bytes_get_data (bytes, NULL);
  gsize near = MIN (most, FURTHEST_LINE_BYTES);
  const char *line = memrchr (text + most - near, '\n', near);
  gsize cut = most;

  if (line != NULL)
    return (gsize) (line + 1 - text);
  while (cut > 0 && most - cut < LONGEST_CHARACTER_BYTES && (text[cut] & 0xc0) == 0x80)
    cut--;
  return cut;
}

static PressDocument *
read_whole (GBytes *bytes, const char *name, const PressReadOptions *options)
{
  return press_is_submission (bytes) ? press_read_submission (bytes, name, options)
                                     : press_read_part (bytes, name, options);
}

static PressDocument *
read_beginning (GBytes *bytes, const char *name, const PressReadOptions *options)
{
  g_autoptr (GBytes) beginning
      = g_bytes_new_from_bytes (bytes, 0, find_cut (bytes, options->input_bytes));
  PressDocument *document = read_whole (beginning, name, options);
  PressSpan end = { document->copy->length, document->copy->length };

  while (end.start > 0 && g_ascii_isspace (document->copy->text[end.start - 1]))
    end.start--;
  end.end = end.start;
  document->is_cut = TRUE;
  press_diagnose (document, PRESS_RULE_INPUT_TOO_LONG, end,
                  "the input goes on, reading its first %" G_GSIZE_FORMAT " bytes",
                  g_bytes_get_size (beginning));
  return document;
}

PressDocument *
press_read_with (GBytes *bytes, const char *name, const PressReadOptions *options, GError **error)
{
  if (options->input_bytes > 0
      && options->input_bytes < MIN (g_bytes_get_size (bytes), G_MAXUINT32))
    return read_beginning (bytes, name, options);
  if (g_bytes_get_size (bytes) < G_MAXUINT32)
    return read_whole (bytes, name, options);
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_TOO_LARGE,
               "%s: over 4 GiB, which is more than one input may hold", name);
  return NULL;
}

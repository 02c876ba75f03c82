/* Readers: from the bytes of a file to copy. */
#include "readers/readers.h"
#include "diagnostics/diagnostics.h"
#include "readers/content.h"
#include "readers/html.h"
#include "readers/submission.h"
#include "readers/text.h"

#include <press/press-error.h>

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

/* How many bytes of a longer input are read: up to the start of a line, where there is one near,
 * and of a character. */
static gsize
find_cut (GBytes *bytes, gsize most)
{
  const char *text = g_bytes_get_data (bytes, NULL);
  gsize near = MIN (most, FURTHEST_LINE_BYTES);
  gsize line = most;
  gsize cut = most;

  while (line > most - near && text[line - 1] != '\n')
    line--;
  if (line > most - near)
    return line;
  while (cut > 0 && most - cut < LONGEST_CHARACTER_BYTES && (text[cut] & 0xc0) == 0x80)
    cut--;
  return cut;
}

struct _PressReading
{
  GBytes *bytes;               /* that are read */
  gboolean goes_on;            /* the input does, behind them */
  PressSubmission *submission; /* NULL: a text without a container */
  PressDocument *document;
  gboolean is_over;
};

static void
refuse (const char *why, const char *name, GError **error)
{
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_TOO_LARGE, "%s: %s", name, why);
}

/* Reads @bytes into a document with an empty tree, stretch by stretch. Nothing stands in it before
 * the first. */
PressReading *
press_reading_new (GBytes *bytes, const char *name, const PressReadOptions *options, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  PressReading *reading;
  PressContent content;

  if (size > PRESS_MOST_TEXT_BYTES
      && (options->input_bytes == 0 || options->input_bytes > PRESS_MOST_TEXT_BYTES))
    {
      refuse ("over 2 GiB, which is more than one input may hold", name, error);
      return NULL;
    }
  reading = g_new0 (PressReading, 1);
  reading->goes_on = options->input_bytes > 0 && options->input_bytes < size;
  reading->bytes = reading->goes_on
                       ? g_bytes_new_from_bytes (bytes, 0, find_cut (bytes, options->input_bytes))
                       : g_bytes_ref (bytes);
  content = press_content_tell (g_bytes_get_data (reading->bytes, NULL),
                                g_bytes_get_size (reading->bytes));
  if (content != PRESS_CONTENT_TEXT)
    reading->document = press_content_leave (reading->bytes, name, content);
  else if (press_is_submission (reading->bytes))
    {
      reading->submission = press_submission_new (reading->bytes, name, options);
      reading->document = press_document_ref (press_submission_get_document (reading->submission));
    }
  else
    {
      reading->document = press_read_part (reading->bytes, name, options);
      press_copy_note_origins (reading->document->copy);
    }
  return reading;
}

void
press_reading_free (PressReading *reading)
{
  g_clear_pointer (&reading->submission, press_submission_free);
  press_document_unref (reading->document);
  g_bytes_unref (reading->bytes);
  g_free (reading);
}

PressDocument *
press_reading_get_document (const PressReading *reading)
{
  return reading->document;
}

static void
tell_of_rest (const PressReading *reading)
{
  PressDocument *document = reading->document;
  PressSpan end = { document->copy->length, document->copy->length };

  while (end.start > 0 && g_ascii_isspace (document->copy->text[end.start - 1]))
    end.start--;
  end.end = end.start;
  document->is_cut = TRUE;
  press_diagnose (document, PRESS_RULE_INPUT_TOO_LONG, end,
                  "the input goes on, reading its first %" G_GSIZE_FORMAT " bytes",
                  g_bytes_get_size (reading->bytes));
}

/* Puts the next stretch into the document. FALSE without an error where there is none. */
gboolean
press_reading_next (PressReading *reading, PressReach reach, GError **error)
{
  if (reading->is_over)
    return FALSE;
  if (reading->submission != NULL)
    press_submission_read (reading->submission, reach);
  if (reading->document->copy->is_too_large)
    {
      refuse ("its text is over 2 GiB, which is more than one may hold", reading->document->name,
              error);
      return FALSE;
    }
  reading->is_over = reading->submission == NULL || press_submission_is_over (reading->submission);
  if (reading->is_over && reading->goes_on)
    tell_of_rest (reading);
  return TRUE;
}

/* Reads @bytes into a document with an empty tree. */
PressDocument *
press_read (GBytes *bytes, const char *name, GError **error)
{
  static const PressReadOptions options = { 0 };
  g_autoptr (PressReading) reading = press_reading_new (bytes, name, &options, error);

  if (reading == NULL || !press_reading_next (reading, PRESS_REACH_ALL, error))
    return NULL;
  return press_document_ref (reading->document);
}

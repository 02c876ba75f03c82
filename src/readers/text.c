/* The reader for plain text: UTF-8 is kept where it lies, all else is read as Windows-1252. Blanks
 * of any width become plain ones, and controls of Latin-1 what Windows-1252 means by them. */
#include "readers/text.h"
#include "base/encoding.h"
#include "diagnostics/diagnostics.h"

#include <string.h>

/* The mark is no text, and people count columns behind it. */
static void
skip_byte_order_mark (PressCopy *copy)
{
  guint32 mark_bytes = strlen (PRESS_BYTE_ORDER_MARK);

  if (!press_encoding_has_mark (copy->text, copy->length))
    return;
  copy->text += mark_bytes;
  copy->length -= mark_bytes;
  copy->n_origins = 1;
  copy->origins = g_new (PressOrigin, 1);
  copy->origins[0] = (PressOrigin){ 0, mark_bytes, G_MAXUINT32 };
}

/* Has a copy stand for its source by @text, whose runs begin where @origins tell. */
static void
take_text (PressCopy *copy, GString *text, GArray *origins)
{
  press_copy_take_text (copy, text);
  copy->n_origins = origins->len;
  copy->origins = (PressOrigin *) (gpointer) g_array_free (origins, FALSE);
}

/* Puts what it stands for in the place of each character that stands for another. */
static void
put_plain_characters (PressCopy *copy)
{
  const char *end = copy->text + copy->length;
  const char *at = press_encoding_find_disguised (copy->text, copy->length);
  const char *source = g_bytes_get_data (copy->source, NULL);
  const char *from = copy->text;
  GString *text;
  GArray *origins;
  PressOrigin origin = { 0, (guint32) (from - source), G_MAXUINT32 };

  if (at == NULL)
    return;
  text = g_string_sized_new (copy->length);
  origins = g_array_new (FALSE, FALSE, sizeof (PressOrigin));
  g_array_append_val (origins, origin);
  for (; at != NULL; at = press_encoding_find_disguised (from, (gsize) (end - from)))
    {
      g_string_append_len (text, from, at - from);
      from = g_utf8_next_char (at);
      origin = (PressOrigin){ (guint32) text->len, (guint32) (at - source),
                              (guint32) (from - source) };
      g_array_append_val (origins, origin);
      g_string_append_unichar (text, press_encoding_get_plain (g_utf8_get_char (at)));
      origin = (PressOrigin){ (guint32) text->len, origin.source_end, G_MAXUINT32 };
      g_array_append_val (origins, origin);
    }
  g_string_append_len (text, from, end - from);
  g_free (copy->origins);
  take_text (copy, text, origins);
}

/* Each byte over 0x7f that is no blank becomes two or three, so an origin stands behind each of
 * them. Returns where the byte at @wanted came to stand in the copy. */
static guint32
convert_from_windows_1252 (PressCopy *copy, const char *source, guint32 length, guint32 wanted)
{
  guint32 found = 0;
  GString *text = g_string_sized_new (length + length / 16);
  GArray *origins = g_array_new (FALSE, FALSE, sizeof (PressOrigin));
  PressOrigin origin = { 0, 0, G_MAXUINT32 };

  g_array_append_val (origins, origin);
  for (guint32 at = 0; at < length; at++)
    {
      guchar byte = (guchar) source[at];

      if (at == wanted)
        found = (guint32) text->len;
      if (byte < 0x80 || press_encoding_is_blank (byte))
        {
          g_string_append_c (text, byte < 0x80 ? (char) byte : ' ');
          continue;
        }
      g_string_append_unichar (text, press_encoding_from_windows_1252 (byte));
      origin = (PressOrigin){ (guint32) text->len, at + 1, G_MAXUINT32 };
      g_array_append_val (origins, origin);
    }
  copy->encoding = "windows-1252";
  take_text (copy, text, origins);
  return found;
}

/* Byte values below 0x80 stand for themselves in both encodings, so the lines of the copy are
 * the lines of the source; only their starts differ. */
static void
find_source_lines (PressCopy *copy)
{
  copy->n_source_lines = copy->n_lines;
  copy->source_lines = g_new (guint32, copy->n_lines);
  for (guint32 i = 0; i < copy->n_lines; i++)
    copy->source_lines[i]
        = press_copy_to_source (copy, (PressSpan){ copy->lines[i].start, copy->lines[i].start })
              .start;
}

/* Reads @bytes as plain text into a document with an empty tree. */
PressDocument *
press_read_text (GBytes *bytes, const char *name, const PressReadOptions *options)
{
  PressCopy *copy = press_copy_new (bytes);
  const char *source = copy->text;
  const char *invalid = press_encoding_find_invalid (source, copy->length);
  guint32 invalid_at = 0;
  PressDocument *document;

  (void) options;
  if (invalid != NULL)
    invalid_at
        = convert_from_windows_1252 (copy, source, copy->length, (guint32) (invalid - source));
  else
    {
      skip_byte_order_mark (copy);
      put_plain_characters (copy);
    }
  press_copy_find_lines (copy);
  if (copy->origins != NULL)
    find_source_lines (copy);
  for (guint i = 0; i < copy->n_lines; i++)
    copy->lines[i].style = PRESS_LINE_TYPED;
  document = press_document_new (name, copy);
  if (invalid != NULL)
    press_diagnose (document, PRESS_RULE_NOT_UTF8, (PressSpan){ invalid_at, invalid_at },
                    "byte 0x%02x is no UTF-8, reading the file as Windows-1252", (guchar) *invalid);
  return document;
}

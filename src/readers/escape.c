/* The escapes of privacy-enhanced mail: a dash and a blank in front of a line's own dash (RFC 1421,
 * 4.3.2.4). */
#include "readers/escape.h"

#include <string.h>

#define ESCAPE_BYTES 2

/* The byte that ends the lines of a text: LF or, where there is none, CR. */
static char
find_line_end (const char *text, gsize length)
{
  return memchr (text, '\n', length) != NULL ? '\n' : '\r';
}

/* The next line from @at on that begins with a dash, or NULL. */
static const char *
find_dash_line (const char *text, const char *at, const char *end, char line_end)
{
  if (at == text && at < end && *at == '-')
    return at;
  for (at = MAX (at, text + 1) - 1; (at = memchr (at, line_end, (gsize) (end - at))) != NULL; at++)
    if (at + 1 < end && at[1] == '-')
      return at + 1;
  return NULL;
}

static PressSubmissionToken
classify (PressSubmissionScanner *scanner, const char *line, const char *end)
{
  gsize length = (gsize) (end - line);
  const char *line_end = memchr (line, '\n', MIN (length, 256));
  const char *carriage_return;

  length = line_end != NULL ? (gsize) (line_end - line) : MIN (length, 256);
  carriage_return = memchr (line, '\r', length);
  if (carriage_return != NULL)
    length = (gsize) (carriage_return - line);
  return (PressSubmissionToken) press_submission_scanner_classify (
      scanner, PRESS_SUBMISSION_STATE_DASH, line, length);
}

/* Whether a text was cut from an envelope: each of its lines that begin with a dash carries the
 * escape. Drawn lines of single dashes tell nothing. */
gboolean
press_escape_is_used (PressSubmissionScanner *scanner, const char *text, gsize length)
{
  const char *end = text + length;
  char line_end = find_line_end (text, length);
  gboolean is_used = FALSE;

  for (const char *at = text; (at = find_dash_line (text, at, end, line_end)) != NULL; at++)
    {
      PressSubmissionToken token = classify (scanner, at, end);

      if (token == PRESS_SUBMISSION_DASH_PLAIN)
        return FALSE;
      is_used |= token == PRESS_SUBMISSION_DASH_ESCAPED;
    }
  return is_used;
}

/* The text without its escapes; @escapes takes the way back. */
GBytes *
press_escape_undo (PressSubmissionScanner *scanner, const char *text, gsize length, GArray *escapes)
{
  GString *left = g_string_sized_new (length + 1);
  const char *end = text + length;
  const char *from = text;
  char line_end = find_line_end (text, length);
  PressEscape escape = { 0, 0 };

  g_array_append_val (escapes, escape);
  for (const char *at = text; (at = find_dash_line (text, at, end, line_end)) != NULL; at++)
    {
      if (classify (scanner, at, end) == PRESS_SUBMISSION_DASH_PLAIN)
        continue;
      g_string_append_len (left, from, at - from);
      from = at + ESCAPE_BYTES;
      escape = (PressEscape){ (guint32) left->len, (guint32) (from - text) };
      g_array_append_val (escapes, escape);
    }
  g_string_append_len (left, from, end - from);
  return g_string_free_to_bytes (left);
}

/* Where a byte that is left stood. @at is the last escape at or before it and serves the next
 * look-up further down. */
guint32
press_escape_to_source (const GArray *escapes, guint32 offset, guint *at)
{
  const PressEscape *all = (const PressEscape *) (gconstpointer) escapes->data;

  while (*at > 0 && all[*at].left > offset)
    --*at;
  while (*at + 1 < escapes->len && all[*at + 1].left <= offset)
    ++*at;
  return all[*at].source + (offset - all[*at].left);
}

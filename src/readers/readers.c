/* Readers: from the bytes of a file to copy. */
#include "readers/readers.h"
#include "readers/html.h"
#include "readers/submission.h"
#include "readers/text.h"

#include <press/press-error.h>

/* The first one that takes a text reads it. */
static const struct
{
  gboolean (*takes) (GBytes *bytes); /* NULL: anything */
  PressDocument *(*read) (GBytes *bytes, const char *name);
} readers[] = {
  { press_is_html, press_read_html },
  { NULL, press_read_text },
};

/* Reads a text without a container, by the reader for its kind. */
PressDocument *
press_read_part (GBytes *bytes, const char *name)
{
  guint i = 0;

  while (readers[i].takes != NULL && !readers[i].takes (bytes))
    i++;
  return readers[i].read (bytes, name);
}

/* Reads @bytes into a document with an empty tree. */
PressDocument *
press_read (GBytes *bytes, const char *name, GError **error)
{
  static const PressReadOptions options = { 0 };

  return press_read_with (bytes, name, &options, error);
}

PressDocument *
press_read_with (GBytes *bytes, const char *name, const PressReadOptions *options, GError **error)
{
  if (g_bytes_get_size (bytes) >= G_MAXUINT32)
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_TOO_LARGE,
                   "%s: over 4 GiB, which is more than one input may hold", name);
      return NULL;
    }
  return press_is_submission (bytes) ? press_read_submission (bytes, name, options)
                                     : press_read_part (bytes, name);
}

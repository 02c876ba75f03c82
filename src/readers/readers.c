/* Readers: from the bytes of a file to copy. */
#include "readers/readers.h"
#include "readers/text.h"

#include <press/press-error.h>

/* Reads @bytes into a document with an empty tree. */
PressDocument *
press_read (GBytes *bytes, const char *name, GError **error)
{
  if (g_bytes_get_size (bytes) >= G_MAXUINT32)
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_TOO_LARGE,
                   "%s: over 4 GiB, which is more than one input may hold", name);
      return NULL;
    }
  return press_read_text (bytes, name);
}

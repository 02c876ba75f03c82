/* Readers: from the bytes of a file to copy. */
#pragma once

#include "tree/document-private.h"

#include <press/press-document.h>

typedef struct
{
  const char *exhibit; /* the number of those to be read, or NULL for all */
  gboolean is_mapping; /* the bytes are a file's, mapped for reading alone */
  guint64 input_bytes; /* that are read at most; 0: all */
  guint64 nesting;     /* elements that are open at most; 0: any number */
} PressReadOptions;

PressDocument *press_read (GBytes *bytes, const char *name, GError **error);
PressDocument *press_read_with (GBytes *bytes, const char *name, const PressReadOptions *options,
                                GError **error);
PressDocument *press_read_part (GBytes *bytes, const char *name, const PressReadOptions *options);

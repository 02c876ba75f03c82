/* Readers: from the bytes of a file to copy. */
#pragma once

#include "tree/document-private.h"

#include <press/press-document.h>

typedef struct
{
  const char *exhibit; /* the number of those to be read, or NULL for all */
  int mapped_fd;       /* of the file that the bytes are a mapping of; 0: they are none */
  guint64 input_bytes; /* that are read at most; 0: all */
  guint64 nesting;     /* elements that are open at most; 0: any number */
} PressReadOptions;

PressDocument *press_read (GBytes *bytes, const char *name, GError **error);

/* A file that is read in stretches, each in place of the one before. */
typedef struct _PressReading PressReading;

/* How far a stretch goes. */
typedef enum
{
  PRESS_REACH_STRETCH, /* up to a document, once it holds a text that is read */
  PRESS_REACH_ALL,
  PRESS_REACH_REST /* all that is left, unread */
} PressReach;

PressReading *press_reading_new (GBytes *bytes, const char *name, const PressReadOptions *options,
                                 GError **error);
void press_reading_free (PressReading *reading);
PressDocument *press_reading_get_document (const PressReading *reading);
gboolean press_reading_next (PressReading *reading, PressReach reach, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressReading, press_reading_free)

PressDocument *press_read_part (GBytes *bytes, const char *name, const PressReadOptions *options);

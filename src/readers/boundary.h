/* Where the documents of a container end. */
#pragma once

#include "readers/submission-scan.h"

#include <press/press-span.h>

/* Looks through a file that is in memory, perhaps as a mapping. */
typedef struct
{
  const char *source;
  guint32 length;
  int mapped_fd; /* of the file that it is a mapping of; 0: it is none */
  PressSubmissionScanner *scanner;
  char *buffer; /* what was read of that file */
} PressBoundaries;

void press_boundaries_init (PressBoundaries *boundaries, const char *source, guint32 length,
                            int mapped_fd, PressSubmissionScanner *scanner);
void press_boundaries_clear (PressBoundaries *boundaries);
guint32 press_boundaries_find (const PressBoundaries *boundaries, guint32 from);
guint32 press_boundaries_skip (PressBoundaries *boundaries, guint32 from, guint *n_lines);
void press_boundaries_release (const PressBoundaries *boundaries, PressSpan span);
guint press_count_line_ends (const char *text, gsize length);
guint32 press_find_line_end (const char *text, guint32 at, guint32 end);

/* Tags of HTML that come again: the same few stand thousands of times in what a word processor has
 * written. Each is known by its bytes, up to its first bracket. */
#pragma once

#include <glib.h>

#define PRESS_KNOWN_TAGS_N 512 /* a power of two */

/* Where tags of a text are kept, each in a place of its own. All zero: none. */
typedef struct
{
  guint last;                          /* the place of the one that was kept or found last */
  guint16 next[PRESS_KNOWN_TAGS_N];    /* the one that stood behind each when it was met last */
  guint32 starts[PRESS_KNOWN_TAGS_N];  /* in the text */
  guint32 lengths[PRESS_KNOWN_TAGS_N]; /* 0: none is kept there */
} PressKnownTags;

guint32 press_tag_measure (const char *text, guint32 start, guint32 end);
guint press_known_tags_keep (PressKnownTags *tags, const char *text, guint32 start, guint32 length);
void press_known_tags_forget (PressKnownTags *tags, guint place);
guint press_known_tags_find (PressKnownTags *tags, const char *text, guint32 start, guint32 end);

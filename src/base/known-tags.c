/* Tags of HTML that come again, by their bytes. */
#include "base/known-tags.h"

#include <string.h>

#define LONGEST_KEPT_BYTES 1024
#define MIXER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* Where a tag is kept, by its bytes. */
static guint
get_place (const char *bytes, guint32 length)
{
  guint64 hash = length, other = 0;
  guint64 words[2];

  for (; length >= sizeof words; bytes += sizeof words, length -= sizeof words)
    {
      memcpy (words, bytes, sizeof words);
      hash = ((hash << 7 | hash >> 57) ^ words[0]) * MIXER;
      other = ((other << 7 | other >> 57) ^ words[1]) * MIXER;
    }
  words[0] = words[1] = 0;
  memcpy (words, bytes, length);
  hash = ((hash << 7 | hash >> 57) ^ words[0]) * MIXER;
  other = ((other << 7 | other >> 57) ^ words[1]) * MIXER;
  return (guint) ((hash ^ other) >> 40) % PRESS_KNOWN_TAGS_N;
}

/* How long a tag is that ends at its first bracket; 0: it is too long to be kept. */
guint32
press_tag_measure (const char *text, guint32 start, guint32 end)
{
  const char *first = text + start;
  const char *bracket = memchr (first, '>', MIN (end - start, LONGEST_KEPT_BYTES));

  return bracket != NULL ? (guint32) (bracket - first) + 1 : 0;
}

static void
note_last (PressKnownTags *tags, guint place)
{
  tags->next[tags->last] = (guint16) place;
  tags->last = place;
}

/* Keeps a tag in its place, whatever has been kept there, and gives that place. */
guint
press_known_tags_keep (PressKnownTags *tags, const char *text, guint32 start, guint32 length)
{
  guint place = get_place (text + start, length);

  tags->starts[place] = start;
  tags->lengths[place] = length;
  note_last (tags, place);
  return place;
}

void
press_known_tags_forget (PressKnownTags *tags, guint place)
{
  tags->lengths[place] = 0;
}

static gboolean
is_at (const PressKnownTags *tags, guint place, const char *text, guint32 start, guint32 end)
{
  guint32 length = tags->lengths[place];

  return length > 0 && length <= end - start
         && memcmp (text + tags->starts[place], text + start, length) == 0;
}

/* The place of the tag that stands at @start of a text, which ends at @end; PRESS_KNOWN_TAGS_N
 * where none like it has been kept. Tags come in the order in which they came before: what stood
 * behind the last one is tried first. */
guint
press_known_tags_find (PressKnownTags *tags, const char *text, guint32 start, guint32 end)
{
  guint place = tags->next[tags->last];

  if (!is_at (tags, place, text, start, end))
    {
      guint32 length = press_tag_measure (text, start, end);

      place = length > 0 ? get_place (text + start, length) : 0;
      if (tags->lengths[place] != length || !is_at (tags, place, text, start, end))
        return PRESS_KNOWN_TAGS_N;
    }
  note_last (tags, place);
  return place;
}

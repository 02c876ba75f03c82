/* Levels of headings by the size of their font.
 *
 * A heading that no tag tells stands in a larger font than the prose of its file: the largest is of
 * the first level. */
#include "readers/html-levels.h"
#include "readers/html-looks.h"

#define FEWEST_PROSE_BYTES 90 /* a line of as much fills more than one on the screen */
#define CLEARLY_LARGER 10     /* tenths of a point */
#define LOWEST_LEVEL 6        /* what tags have */

static PressHtmlPiece *
get_piece (const PressHtmlText *text, guint index)
{
  return &text->pieces[index];
}

/* The size that most of the prose is set in; 0: there is none. */
static guint
find_prose_size (const PressHtmlText *text)
{
  guint32 lengths[PRESS_HTML_LARGEST_SIZE + 1] = { 0 };
  guint most = 0;

  for (guint i = 0; i < text->n_pieces; i++)
    {
      const PressHtmlPiece *piece = get_piece (text, i);
      guint32 length = piece->end - piece->start;

      if (piece->kind == PRESS_HTML_LINE && length >= FEWEST_PROSE_BYTES)
        lengths[MIN (piece->size, PRESS_HTML_LARGEST_SIZE)] += length;
    }
  for (guint size = 1; size <= PRESS_HTML_LARGEST_SIZE; size++)
    if (lengths[size] > lengths[most])
      most = size;
  return most;
}

/* Notes which sizes there are that are larger than @prose. */
static void
find_sizes (const PressHtmlText *text, guint prose, guint8 *levels)
{
  for (guint i = 0; i < text->n_pieces; i++)
    {
      const PressHtmlPiece *piece = get_piece (text, i);

      if (piece->kind == PRESS_HTML_LINE && piece->size >= prose + CLEARLY_LARGER)
        levels[MIN (piece->size, PRESS_HTML_LARGEST_SIZE)] = LOWEST_LEVEL;
    }
}

/* Sizes that hardly differ are of one level. */
static void
count_levels (guint8 *levels)
{
  guint8 level = 0;
  guint largest = G_MAXUINT; /* of the level */

  for (guint size = PRESS_HTML_LARGEST_SIZE; size > 0; size--)
    if (levels[size] > 0)
      {
        if (size + CLEARLY_LARGER <= largest)
          {
            level = MIN (level + 1, LOWEST_LEVEL);
            largest = size;
          }
        levels[size] = level;
      }
}

/* Gives each line that is larger than the prose its level. */
void
press_html_levels_find (PressHtmlText *text)
{
  guint8 levels[PRESS_HTML_LARGEST_SIZE + 1] = { 0 };
  guint prose = find_prose_size (text);

  if (prose == 0)
    return;
  find_sizes (text, prose, levels);
  count_levels (levels);
  for (guint i = 0; i < text->n_pieces; i++)
    {
      PressHtmlPiece *piece = get_piece (text, i);

      if (piece->kind == PRESS_HTML_LINE && piece->level == 0)
        piece->level = levels[MIN (piece->size, PRESS_HTML_LARGEST_SIZE)];
    }
}

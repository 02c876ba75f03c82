/* Titles: what stands in front of the lede by all of its words, which blocks are one title, and
 * which say one again. */
#include "parse/line-ink.h"
#include "parse/telling.h"
#include "parse/names.h"
#include "release-parser.h"

#define MOST_TITLE_LINES 12
#define MOST_LETTERHEAD_LINES 5
#define MOST_SEAT_LINES 8
#define LAST_OF_TITLE 32      /* so many blocks of a front may hold a title that comes again */
#define FURTHEST_SAID_AGAIN 3 /* blocks */

/* "Acme Limited" above "To Hold Its Annual Meeting": a name that lacks its verb. */
static gboolean
is_verb_of_name (PressTelling *release, PressBlock *first, PressBlock *second)
{
  press_block_scan (release->parse, second);
  if (!press_wording_says (release, PRESS_WORDING_LACKS_ITS_NAME))
    return FALSE;
  press_block_scan (release->parse, first);
  return press_name_is_all (release->issuer_name, release->parse)
         || press_wording_says (release, PRESS_WORDING_IS_ISSUER_IN_FULL);
}

/* "Highlights" at the edge, below a title in the middle: no line of it. */
static gboolean
is_label_below (const PressBlock *first, const PressBlock *second)
{
  return (first->flags & ~second->flags & PRESS_BLOCK_CENTERED) && second->indent < first->indent
         && second->length < first->length;
}

/* "Acme Signs Letter of Intent" above "To Buy Elm" */
static gboolean
tells_aim (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  return press_line_says (parse, first->last_line, PRESS_EDGE_ASKS_FOR_AIM)
         && press_line_says (parse, second->first_line, PRESS_EDGE_TELLS_AIM);
}

/* Whether the last token of @first or the first one of @second needs the other block. */
static gboolean
run_on (PressTelling *release, PressBlock *first, PressBlock *second)
{
  PressParse *parse = release->parse;

  if (first->line_class == PRESS_LINE_CLASS_FRAMED || second->line_class == PRESS_LINE_CLASS_FRAMED)
    return FALSE;
  if (second->flags & PRESS_BLOCK_LOWER)
    return TRUE;
  if (is_label_below (first, second))
    return FALSE;
  if (is_verb_of_name (release, first, second))
    return TRUE;
  press_block_scan (parse, first);
  if (press_wording_says (release, PRESS_WORDING_IS_OPEN_AT_END))
    return TRUE;
  if ((first->flags ^ second->flags) & PRESS_BLOCK_CAPS)
    return FALSE;
  if (tells_aim (parse, first, second))
    return TRUE;
  press_block_scan (parse, second);
  return press_wording_says (release, first->flags & PRESS_BLOCK_CAPS
                                          ? PRESS_WORDING_IS_OPEN_AT_LOUD_START
                                          : PRESS_WORDING_IS_OPEN_AT_START);
}

/* "Acme Valve, Inc." or "400 Mill Street, Racine" alone on a line. */
static gboolean
is_seat (const PressTelling *release, const PressBlock *block)
{
  return block->first_line == block->last_line && block->line_class == PRESS_LINE_CLASS_TEXT
         && !(block->flags & PRESS_BLOCK_COLUMNS)
         && press_line_scanner_classify_letterhead (release->parse->line_scanner, block->span,
                                                    PRESS_LETTERHEAD_NAME_OR_SEAT)
                == PRESS_LINE_CLASS_MASTHEAD;
}

/* Whether nothing but labels, mastheads, notices, the company and its address stands above a block
 * of the front, and no column beside them. */
static gboolean
is_on_top (const PressTelling *release, const PressBlock *block)
{
  const PressBlock *first = get_block (release->parse, release->first);

  for (const PressBlock *above = block; above-- > first;)
    switch (above->flags & PRESS_BLOCK_COLUMNS ? 0 : press_tell_front_token (above->line_class))
      {
      case PRESS_BLOCK_TOKEN_EXHIBIT_LABEL:
      case PRESS_BLOCK_TOKEN_MASTHEAD:
      case PRESS_BLOCK_TOKEN_NOTICE:
      case PRESS_BLOCK_TOKEN_DATE_LINE:
        break;
      default:
        if (!is_seat (release, above))
          return FALSE;
      }
  return TRUE;
}

/* "Acme Valve, Inc." on top, over its address and its numbers, and nobody's name. */
static gboolean
is_reached_seat (const PressTelling *release, const PressBlock *block)
{
  return block->first_line < block->last_line && count_lines (block) <= MOST_SEAT_LINES
         && press_line_scanner_classify_letterhead (release->parse->line_scanner, block->span,
                                                    PRESS_LETTERHEAD_REACH)
                == PRESS_LINE_CLASS_MASTHEAD
         && is_on_top (release, block);
}

/* What a block of a letterhead is: its first line or the last one, in front of the address of a
 * site, tells of the company, all of it where that is, or its only line of the paper below. */
static PressLineClass
tell_letterhead (const PressParse *parse, const PressBlock *block, gboolean has_title)
{
  guint first = block->first_line;
  guint last = block->last_line;
  PressLineClass line_class;

  if (count_lines (block) > MOST_LETTERHEAD_LINES)
    return PRESS_LINE_CLASS_TEXT;
  line_class = press_line_tell_letterhead (parse, first, PRESS_LETTERHEAD_COMPANY);
  if (last > first && press_line_says (parse, last, PRESS_EDGE_IS_SITE))
    last--;
  if (line_class == PRESS_LINE_CLASS_TEXT && last > first)
    line_class = press_line_tell_letterhead (parse, last, PRESS_LETTERHEAD_COMPANY);
  if (line_class == PRESS_LINE_CLASS_TEXT)
    line_class = press_line_scanner_classify_letterhead (parse->line_scanner, block->span,
                                                         PRESS_LETTERHEAD_SEAT);
  if (line_class == PRESS_LINE_CLASS_TEXT && first == block->last_line)
    line_class = press_line_tell_letterhead (parse, first, PRESS_LETTERHEAD_PAPER);
  if (line_class == PRESS_LINE_CLASS_TEXT && first == block->last_line && has_title)
    line_class = press_line_tell_letterhead (parse, first, PRESS_LETTERHEAD_EVENT);
  return line_class;
}

/* "Contact:" above a desk and its numbers, in one block: no letterhead. */
static gboolean
is_headed_by_contact (const PressTelling *release, const PressBlock *block)
{
  return block > get_block (release->parse, release->first) && block->first_line < block->last_line
         && block[-1].line_class == PRESS_LINE_CLASS_CONTACT_HEADING;
}

/* What looks like a title may be told by all of its words to be none; and a dash in front of lines
 * that end in one is no bullet. @has_title: whether one stands below. */
static void
tell_by_words (const PressTelling *release, PressBlock *block, gboolean has_title)
{
  PressParse *parse = release->parse;
  PressLineClass line_class;

  if (block->line_class == PRESS_LINE_CLASS_BULLET
      && press_line_scanner_classify_front (parse->line_scanner, block->span)
             == PRESS_LINE_CLASS_FRAMED)
    block->line_class = PRESS_LINE_CLASS_FRAMED;
  if (press_tell_front_token (block->line_class) != 0
      || (block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS)))
    return;
  line_class = block->first_line == block->last_line
                       && press_line_scanner_is_label (parse->line_scanner, block->span)
                   ? PRESS_LINE_CLASS_EXHIBIT_LABEL
                   : press_line_scanner_classify_front (parse->line_scanner, block->span);
  if (line_class == PRESS_LINE_CLASS_TEXT
      && press_line_scanner_is_caption (parse->line_scanner, block->span))
    line_class = PRESS_LINE_CLASS_CAPTION;
  if (line_class == PRESS_LINE_CLASS_TEXT)
    line_class = press_line_scanner_classify_letterhead (parse->line_scanner, block->span,
                                                         PRESS_LETTERHEAD_LEGEND);
  if (line_class == PRESS_LINE_CLASS_TEXT)
    line_class = tell_letterhead (parse, block, has_title);
  if (line_class == PRESS_LINE_CLASS_TEXT && is_reached_seat (release, block))
    line_class = PRESS_LINE_CLASS_MASTHEAD;
  if (line_class != PRESS_LINE_CLASS_TEXT
      && !(line_class == PRESS_LINE_CLASS_MASTHEAD && is_headed_by_contact (release, block)))
    block->line_class = line_class;
}

/* Whether a block is no name, but words enough for a title. */
static gboolean
has_words_of_title (const PressBlock *block)
{
  return press_tell_front_token (block->line_class) == 0
         && block->n_words >= PRESS_FEWEST_WORDS_OF_TITLE
         && !(block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS));
}

/* What stands in front of the lede, from below, since some of it hangs on the title. */
static void
tell_fronts (PressTelling *release)
{
  gboolean has_title = FALSE;
  gboolean is_above_label = FALSE;

  for (guint i = release->lede; i > release->first; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);

      tell_by_words (release, block, has_title);
      if (is_above_label && block->first_line == block->last_line && has_words_of_title (block))
        block->line_class = PRESS_LINE_CLASS_MASTHEAD; /* at the head of each page */
      is_above_label |= has_title && block->line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL;
      has_title |= has_words_of_title (block);
    }
}

static gboolean
is_underlined (const PressParse *parse, const PressBlock *block)
{
  return block->last_line + 1 < parse->copy->n_lines
         && parse->line_classes[block->last_line + 1] == PRESS_LINE_CLASS_RULE;
}

/* Typists underline each line of a title: those are one, as lines without a blank one between are.
 */
static gboolean
go_on_underlined (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  return second->first_line == first->last_line + 2 && is_underlined (parse, first)
         && is_underlined (parse, second) && !((first->flags ^ second->flags) & PRESS_BLOCK_CAPS);
}

/* "-Acme expects sales" above "to grow this year-": a dash in front of a line is no bullet where
 * one stands behind the next. */
static gboolean
frame (const PressTelling *release, const PressBlock *first, const PressBlock *second)
{
  return first->line_class == PRESS_LINE_CLASS_BULLET
         && second < get_block (release->parse, 0) + release->lede
         && second->line_class == PRESS_LINE_CLASS_TEXT
         && !(second->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS))
         && press_line_scanner_classify_front (release->parse->line_scanner,
                                               (PressSpan){ first->span.start, second->span.end })
                == PRESS_LINE_CLASS_FRAMED;
}

static void
join (PressParse *parse, PressBlock *first, PressBlock *second)
{
  press_block_extend (parse, first, second);
  second->flags |= PRESS_BLOCK_JOINED;
}

void
press_tell_join_titles (PressTelling *release)
{
  PressParse *parse = release->parse;
  PressBlock *open = NULL;

  tell_fronts (release);
  for (guint i = release->first; i < release->lede; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (frame (release, block, block + 1))
        {
          join (parse, block, block + 1);
          block->line_class = PRESS_LINE_CLASS_FRAMED;
          open = NULL;
          i++;
        }
      else if (press_tell_front_token (block->line_class) != 0 || (block->flags & PRESS_BLOCK_TABLE)
               || i == release->place)
        open = NULL;
      else if (open == NULL || count_lines (open) > MOST_TITLE_LINES
               || !(go_on_underlined (parse, open, block) || run_on (release, open, block)))
        open = block;
      else
        join (parse, open, block);
    }
}

/* Where the words of the first block have been those of the second one, however their lines break,
 * in capitals or not, up to the end of the second; or NULL. */
static const char *
follow_words (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  const char *at = parse->text + first->span.start, *end = parse->text + first->span.end;
  const char *other = parse->text + second->span.start, *other_end = parse->text + second->span.end;

  while (at < end && other < other_end)
    if (g_ascii_isspace (*at) && g_ascii_isspace (*other))
      {
        while (at < end && g_ascii_isspace (*at))
          at++;
        while (other < other_end && g_ascii_isspace (*other))
          other++;
      }
    else if (g_ascii_tolower (*at++) != g_ascii_tolower (*other++))
      return NULL;
  return other == other_end ? at : NULL;
}

static gboolean
say_the_same (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  return follow_words (parse, first, second) == parse->text + first->span.end;
}

/* The same, perhaps with the number of a page behind the first block. */
static gboolean
repeats (const PressParse *parse, const PressBlock *first, const PressBlock *second)
{
  const char *rest = follow_words (parse, first, second);
  PressSpan behind;

  if (rest == NULL)
    return FALSE;
  behind = (PressSpan){ (guint32) (rest - parse->text), first->span.end };
  return behind.start == behind.end
         || press_line_scanner_says (parse->line_scanner, behind, PRESS_EDGE_NUMBERS_PAGE);
}

/* A page that was saved says its title above what it shows. */
gboolean
press_tell_is_said_again (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (block->n_words < PRESS_FEWEST_WORDS_OF_TITLE)
    return FALSE;
  for (guint i = index + 1; i < release->lede && i <= index + FURTHEST_SAID_AGAIN; i++)
    if (say_the_same (release->parse, block, get_block (release->parse, i)))
      return TRUE;
  return FALSE;
}

/* "Acme Opens a Mill" on top of a later page: whether a block has all the words of the title, or of
 * what stands above it. */
gboolean
press_tell_is_title_again (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  for (guint i = release->first; i < release->lede && i < release->first + LAST_OF_TITLE; i++)
    {
      const PressBlock *front = get_block (release->parse, i);

      if ((front->token == PRESS_BLOCK_TOKEN_TITLE
           || (front->token == PRESS_BLOCK_TOKEN_MASTHEAD
               && front->n_words >= PRESS_FEWEST_WORDS_OF_TITLE))
          && repeats (release->parse, block, front))
        return TRUE;
    }
  return FALSE;
}

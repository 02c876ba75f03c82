/* Papers: which text in a container is a release, and where one begins in a longer text. What lines
 * tell of a paper stands in grammar/edges.l; here the signs are weighed. */
#include "parse/papers.h"
#include "parse/telling.h"

#include <string.h>

#define FURTHEST_LEDE 60 /* blocks in front of a dateline */
#define MOST_PROSE_BEFORE_LEDE 8
#define FURTHEST_SAID_AGAIN 5
#define MOST_TITLES 15 /* blocks in front that may say what a paper is */
#define FEWEST_WORDS_OF_LEDE 12

gboolean
press_block_is_container (const PressBlock *block)
{
  return press_line_class_is_container (block->line_class);
}

/* "BOSTON, May 4, 2016" above "BOSTON, May 4, 2016 /PRNewswire/ -- Acme today ...": which block
 * below opens with all of the line at @index, as sites print the place and the day once more, with
 * subheadlines between perhaps; or @index. */
guint
press_block_find_said_again (const PressParse *parse, guint index)
{
  const PressBlock *block = get_block (parse, index);
  guint32 n_bytes = block->span.end - block->span.start;

  if (block->first_line != block->last_line || (block->flags & PRESS_BLOCK_STOPPED))
    return index;
  for (guint i = index + 1; i < parse->blocks->len && i <= index + FURTHEST_SAID_AGAIN; i++)
    {
      const PressBlock *next = get_block (parse, i);

      if (next->span.end - next->span.start > n_bytes
          && memcmp (parse->text + block->span.start, parse->text + next->span.start, n_bytes) == 0)
        return i;
      if (press_block_is_container (next))
        break;
    }
  return index;
}

/* The first block from @first that opens with a dateline, or G_MAXUINT. */
guint
press_block_find_lede (PressParse *parse, guint first)
{
  guint n_prose = 0;

  for (guint i = first; i < parse->blocks->len && i < first + FURTHEST_LEDE; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (press_block_is_container (block) || n_prose > MOST_PROSE_BEFORE_LEDE)
        break;
      if (press_block_has_dateline (parse, block))
        return press_block_find_said_again (parse, i);
      n_prose += (block->flags & PRESS_BLOCK_PROSE) ? 1 : 0;
    }
  return G_MAXUINT;
}

/* Whether a page ends between a block and the one in front of it. */
gboolean
press_block_begins_page (const PressParse *parse, guint index)
{
  for (guint line = get_block (parse, index - 1)->last_line + 1;
       line < get_block (parse, index)->first_line; line++)
    if (parse->line_classes[line] == PRESS_LINE_CLASS_PAGE_MARK)
      return TRUE;
  return FALSE;
}

/* The papers that titles tell, by class of line. */
static const guint8 titled_papers[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_TRANSCRIPT] = PRESS_PAPER_TRANSCRIPT,
  [PRESS_LINE_CLASS_SLIDES] = PRESS_PAPER_SLIDES,
  [PRESS_LINE_CLASS_FEES] = PRESS_PAPER_FEES,
  [PRESS_LINE_CLASS_AGREEMENT] = PRESS_PAPER_AGREEMENT,
};

/* What the titles in front say that a paper is. */
static PressPaper
find_titled_paper (PressParse *parse, guint first, guint end)
{
  for (guint i = first; i < end && i < first + MOST_TITLES; i++)
    {
      const PressBlock *block = get_block (parse, i);

      if (block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
        continue;
      for (guint line = block->first_line; line <= block->last_line; line++)
        {
          PressLineClass line_class = press_line_scanner_classify_paper (
              parse->line_scanner, press_line_get_span (parse, line));
          if (titled_papers[line_class] != 0)
            return (PressPaper) titled_papers[line_class];
        }
    }
  return PRESS_PAPER_UNTOLD;
}

/* Lines that only a release has: in front, or anywhere. */
typedef enum
{
  NO_SIGN,
  SIGN_IN_FRONT,
  SIGN_ANYWHERE
} Sign;

static const guint8 signs[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_NOTICE] = SIGN_IN_FRONT,
  [PRESS_LINE_CLASS_MASTHEAD] = SIGN_IN_FRONT,
  [PRESS_LINE_CLASS_LOGO] = SIGN_IN_FRONT,
  [PRESS_LINE_CLASS_CONTACT_HEADING] = SIGN_ANYWHERE,
  [PRESS_LINE_CLASS_CONTACT_LABEL] = SIGN_ANYWHERE,
  [PRESS_LINE_CLASS_ABOUT] = SIGN_ANYWHERE,
  [PRESS_LINE_CLASS_SOURCE] = SIGN_ANYWHERE,
  [PRESS_LINE_CLASS_TRANSMISSION] = SIGN_ANYWHERE,
  [PRESS_LINE_CLASS_SLASH_ITEM] = SIGN_ANYWHERE,
  [PRESS_LINE_CLASS_END_MARK] = SIGN_ANYWHERE,
};

static gboolean
has_sign (const PressParse *parse, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      Sign sign = signs[get_block (parse, i)->line_class];

      if (sign == SIGN_ANYWHERE || (sign == SIGN_IN_FRONT && i < first + MOST_TITLES))
        return TRUE;
    }
  return FALSE;
}

/* Whether a line heads the description of a company, or what is said of statements that look
 * forward. */
static gboolean
heads_passage_of_release (const PressParse *parse, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const PressBlock *block = get_block (parse, i);
      PressLineClass line_class;

      if (block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE | PRESS_BLOCK_STOPPED)
          || block->first_line != block->last_line)
        continue;
      line_class = press_line_scanner_classify_heading (parse->line_scanner, block->span);
      if (line_class == PRESS_LINE_CLASS_ABOUT || line_class == PRESS_LINE_CLASS_CAUTION)
        return TRUE;
    }
  return FALSE;
}

/* "Acme, Inc. (NYSE: ACM) today reported its results, with highlights as follows:", above a list: a
 * sentence, though a colon ends it. */
gboolean
press_block_is_lede_over_list (const PressParse *parse, guint index)
{
  const PressBlock *block = get_block (parse, index);

  return block->line_class == PRESS_LINE_CLASS_TEXT && (block->flags & PRESS_BLOCK_COLON)
         && block->n_words >= FEWEST_WORDS_OF_LEDE
         && !(block->flags
              & (PRESS_BLOCK_TITLED | PRESS_BLOCK_CAPS | PRESS_BLOCK_CENTERED | PRESS_BLOCK_TABLE
                 | PRESS_BLOCK_COLUMNS))
         && index + 1 < parse->blocks->len && block[1].line_class == PRESS_LINE_CLASS_BULLET;
}

/* Whether a block may be the first paragraph: no title that ends in the stop of its last word. */
static gboolean
may_be_lede (const PressParse *parse, guint index)
{
  const PressBlock *block = get_block (parse, index);

  return press_block_is_lede_over_list (parse, index)
         || ((block->flags & PRESS_BLOCK_PROSE)
             && !(block->flags & (PRESS_BLOCK_TITLED | PRESS_BLOCK_CAPS)));
}

/* Whether the first paragraph announces something in its opening sentence, or names a listed
 * company in it, which an agreement may do, too. */
static gboolean
announces (PressParse *parse, guint first, guint end, PressPaper titled)
{
  guint i = first;

  while (i < end && i < first + MOST_TITLES && !may_be_lede (parse, i))
    i++;
  if (i == first || i == end || !may_be_lede (parse, i))
    return FALSE;
  press_block_scan (parse, get_block (parse, i));
  for (const PressToken *token = get_tokens (parse);
       token->kind != PRESS_TOKEN_STOP && token->kind != PRESS_TOKEN_END; token++)
    if (press_token_is_in (token, PRESS_LIST_ANNOUNCE)
        || (token->kind == PRESS_TOKEN_EXCHANGE && titled != PRESS_PAPER_AGREEMENT))
      return TRUE;
  return FALSE;
}

/* An exhibit is a release or none as a whole. A dateline tells one; without it, a title tells what
 * else the paper is, and signs of a release or a paragraph that announces, what it is. */
static gboolean
is_release (PressParse *parse, guint first, PressText *text)
{
  PressPaper titled;

  if (press_block_find_lede (parse, first) != G_MAXUINT)
    return TRUE;
  titled = find_titled_paper (parse, first, text->end);
  if (titled == PRESS_PAPER_UNTOLD || titled == PRESS_PAPER_AGREEMENT)
    if (text->is_described || has_sign (parse, first, text->end)
        || announces (parse, first, text->end, titled)
        || (titled == PRESS_PAPER_UNTOLD && heads_passage_of_release (parse, first, text->end)))
      return TRUE;
  if (titled != PRESS_PAPER_UNTOLD)
    text->paper = titled;
  return FALSE;
}

/* The last heading of signatures in a form: what is set below it is no part of the form. */
static guint
find_signatures (PressParse *parse, guint first, guint end)
{
  guint found = first;

  for (guint i = first; i < end; i++)
    if (!(get_block (parse, i)->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
        && press_line_scanner_classify_paper (parse->line_scanner, get_block (parse, i)->span)
               == PRESS_LINE_CLASS_SIGNATURES)
      found = i + 1;
  return found;
}

/* Whether a page or the label of an exhibit opens at a block: a front begins there. */
static gboolean
opens_front (const PressParse *parse, guint index)
{
  return get_block (parse, index)->line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL
         || (press_block_begins_page (parse, index)
             && get_block (parse, index - 1)->line_class != PRESS_LINE_CLASS_EXHIBIT_LABEL);
}

/* Where the front of a release begins whose dateline is known: at a page or a label not far above
 * it, else below the text of the form. */
static guint
find_front (const PressParse *parse, guint first, guint lede)
{
  guint i = lede;

  while (i > first && i + MOST_TITLES > lede && !opens_front (parse, i))
    i--;
  if (i > first && opens_front (parse, i))
    return i;
  for (i = lede; i > first && !opens_front (parse, i); i--)
    if (get_block (parse, i - 1)->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
      break;
  return i;
}

/* A release set in a form: below its signatures, or where a form has none, anywhere. A dateline
 * tells it, or a line in front that says so. */
static guint
find_in_form (PressParse *parse, guint first, guint end)
{
  guint below = find_signatures (parse, first, end);

  for (guint i = below; i < end; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (press_block_has_dateline (parse, block))
        return find_front (parse, below, i);
      if (signs[block->line_class] == SIGN_IN_FRONT && press_block_find_lede (parse, i) == G_MAXUINT
          && below > first)
        return find_front (parse, below, i);
    }
  return end;
}

/* Whether a form's name stands on top of a text. */
static gboolean
opens_form (PressParse *parse, guint first, guint end)
{
  for (guint i = first; i < end && i < first + MOST_TITLES; i++)
    {
      const PressBlock *block = get_block (parse, i);

      for (guint line = block->first_line; line <= block->last_line; line++)
        if (press_line_scanner_classify_paper (parse->line_scanner,
                                               press_line_get_span (parse, line))
            == PRESS_LINE_CLASS_FORM)
          return TRUE;
      if (block->flags & PRESS_BLOCK_PROSE)
        break;
    }
  return FALSE;
}

/* Without a wrapper every text is a release, but where a form opens it: then it is what stands
 * below the form, or with a dateline of its own inside it, above the signatures. */
static guint
find_without_wrapper (PressParse *parse, guint first, PressText *text)
{
  guint signatures;
  guint lede;
  guint found;

  if (!opens_form (parse, first, text->end))
    return first;
  found = find_in_form (parse, first, text->end);
  if (found == text->end)
    {
      signatures = find_signatures (parse, first, text->end);
      lede = signatures > first ? press_block_find_lede (parse, first) : G_MAXUINT;
      if (lede >= signatures)
        return first;
      found = find_front (parse, first, lede);
      text->end = signatures - 1;
    }
  text->paper = PRESS_PAPER_FORM;
  return found;
}

/* Where the release begins in a text, or its end where it holds none: then its titles may tell
 * better what it is. */
guint
press_paper_find_release (PressParse *parse, guint first, PressText *text)
{
  if (text->paper == PRESS_PAPER_UNTOLD)
    return find_without_wrapper (parse, first, text);
  if (text->paper == PRESS_PAPER_FORM)
    return find_in_form (parse, first, text->end);
  return is_release (parse, first, text) ? first : text->end;
}

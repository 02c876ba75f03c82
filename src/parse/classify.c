/* What each block is: one release after another is found, and its blocks are told. */
#include "parse/classify.h"
#include "base/trim.h"
#include "parse/line-ink.h"
#include "parse/names.h"
#include "parse/quotation.h"
#include "parse/papers.h"
#include "parse/parts.h"
#include "parse/telling.h"
#include "release-parser.h"

#define MOST_LINES_OF_DECK 3
#define MOST_DECKS 8 /* below a dateline */
#define MOST_TITLES_BEFORE_LEDE 8
#define USUAL_WORDS_OF_NAME 8
#define MOST_LINES_OF_TITLE 4
#define LONGEST_BASIS_BYTES 200

/* Whether the words of a block are a label only where a release opens: "Annex A". */
static gboolean
may_be_label (const PressParse *parse, const PressBlock *block)
{
  return block->line_class == PRESS_LINE_CLASS_TEXT && block->first_line == block->last_line
         && !(block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
         && press_line_scanner_is_label (parse->line_scanner, block->span);
}

/* Whether a release may open at a block although no label says so for sure: at the top of a page,
 * below the end of another, or where words stand that may be one. Titles may stand above its
 * dateline, but no text. */
static gboolean
opens_release (PressParse *parse, guint index)
{
  if (!press_block_begins_page (parse, index)
      && get_block (parse, index - 1)->line_class != PRESS_LINE_CLASS_END_MARK
      && !may_be_label (parse, get_block (parse, index)))
    return FALSE;
  for (guint i = index; i < parse->blocks->len && i < index + MOST_TITLES_BEFORE_LEDE; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (press_block_is_container (block) || (block->flags & PRESS_BLOCK_TABLE)
          || (i > index
              && (press_block_begins_page (parse, i)
                  || block->line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL)))
        return FALSE; /* what opens below opens there */
      if (press_block_has_dateline (parse, block))
        return TRUE;
      if (block->flags & PRESS_BLOCK_PROSE)
        return FALSE;
    }
  return FALSE;
}

/* A label opens another release where a dateline follows it, and what stands beside it opens that,
 * too; else a page repeats it. Where there is no lede, the end may stand in its place. */
static guint
find_end (PressParse *parse, guint lede)
{
  guint i;

  for (i = lede; i < parse->blocks->len; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (press_block_is_container (block) || i == parse->container_text.end
          || (i > lede
              && ((block->line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL
                   && press_block_find_lede (parse, i + 1) != G_MAXUINT)
                  || opens_release (parse, i))))
        break;
    }
  while (i < parse->blocks->len && i > lede + 1
         && get_block (parse, i - 1)->last_line == get_block (parse, i)->first_line)
    i--;
  return i;
}

/* One line in capitals in the middle is a title though a stop closes it: "ACME SAVINGS, F.S.B." */
static gboolean
is_loud_title (const PressBlock *block)
{
  return count_lines (block) == 1 && (block->flags & PRESS_BLOCK_CENTERED)
         && (block->flags & PRESS_BLOCK_CAPS) && !(block->flags & PRESS_BLOCK_TABLE);
}

/* "Jane Roe, Executive Vice President, Acme Corp.", a number and no full stop behind it: no
 * paragraph of a release ends so. */
static gboolean
ends_in_reach (PressParse *parse, PressBlock *block)
{
  guint n_tokens;

  if (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_TABLE))
    return FALSE;
  press_block_scan (parse, block);
  n_tokens = count_tokens (parse);
  return n_tokens >= 2
         && (get_tokens (parse)[n_tokens - 2].kind == PRESS_TOKEN_PHONE
             || get_tokens (parse)[n_tokens - 2].kind == PRESS_TOKEN_EMAIL);
}

/* A few long lines that no stop closes, above a paragraph that one does: a title, since a lede is a
 * sentence. */
static gboolean
is_title_over_text (const PressParse *parse, guint index)
{
  const PressBlock *block = get_block (parse, index);

  return !(block->flags
           & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON | PRESS_BLOCK_TABLE | PRESS_BLOCK_HAS_FLOATS))
         && count_lines (block) <= MOST_LINES_OF_TITLE && index + 1 < parse->blocks->len
         && (block[1].flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE)) == PRESS_BLOCK_PROSE
         && (block[1].flags & PRESS_BLOCK_STOPPED);
}

/* "Acme Completes Purchase of Roe Brothers, Inc.": words of a title, of which the last has a stop
 * of its own. */
static gboolean
is_title_with_stop (const PressTelling *release, PressBlock *block)
{
  if (!(block->flags & PRESS_BLOCK_STOPPED)
      || !(block->flags & (PRESS_BLOCK_TITLED | PRESS_BLOCK_CAPS))
      || (block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_HAS_FLOATS))
      || count_lines (block) > MOST_LINES_OF_TITLE)
    return FALSE;
  press_block_scan (release->parse, block);
  return press_wording_says (release, PRESS_WORDING_ENDS_IN_WORD);
}

/* "Acme Savings, Post Office Box 12, Racine, Wisconsin 53401": a state with its code, and no full
 * stop behind it, is a letter's head. */
static gboolean
ends_in_state_and_code (const PressTelling *release, PressBlock *block)
{
  if (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_TABLE))
    return FALSE;
  press_block_scan (release->parse, block);
  return press_wording_says (release, PRESS_WORDING_NAMES_STATE_AND_CODE);
}

/* "NEWS RELEASE        TSX: ACM" above "96-07        June 4, 1996": a few wide lines in columns,
 * and no full stop behind them, are rows of a letterhead. */
static gboolean
is_in_rows (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_COLUMNS | PRESS_BLOCK_STOPPED | PRESS_BLOCK_TABLE))
             == PRESS_BLOCK_COLUMNS
         && count_lines (block) <= MOST_LINES_OF_TITLE;
}

/* Without a dateline, the front ends at the first paragraph, or at a sentence that leads to a list.
 */
static guint
find_first_prose (const PressTelling *release, guint first)
{
  PressParse *parse = release->parse;
  guint i = first;

  while (i < parse->blocks->len && !press_block_is_container (get_block (parse, i))
         && !press_block_is_lede_over_list (parse, i)
         && (!(get_block (parse, i)->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
             || is_loud_title (get_block (parse, i)) || is_title_over_text (parse, i)
             || is_title_with_stop (release, get_block (parse, i))
             || is_in_rows (get_block (parse, i)) || ends_in_reach (parse, get_block (parse, i))
             || ends_in_state_and_code (release, get_block (parse, i))
             || press_tell_front_token (get_block (parse, i)->line_class) != 0))
    i++;
  return i;
}

/* Whether the lede is a dateline and no more, so that its text is in the paragraph below. */
static gboolean
is_dateline_alone (const PressTelling *release)
{
  const GArray *dateline = release->parse->dateline;

  return dateline->len > 0
         && g_array_index (dateline, PressPhrase, 0).span.end
                == get_block (release->parse, release->lede)->span.end;
}

/* Whether a block is a line or two that is no sentence, such as a deck below a dateline, or an item
 * of one. */
static gboolean
is_deck (const PressBlock *block)
{
  return block->line_class == PRESS_LINE_CLASS_BULLET
         || (!(block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_STOPPED | PRESS_BLOCK_TABLE))
             && count_lines (block) <= MOST_LINES_OF_DECK);
}

/* The first block below a dateline that stands alone, but for a table between the two, or a deck
 * or two over prose. */
static guint
find_text_of_dateline (const PressTelling *release)
{
  guint below = release->lede + 1;
  guint text = below;

  if (below < release->end && (get_block (release->parse, below)->flags & PRESS_BLOCK_TABLE))
    return below + 1;
  while (text < release->end && text < below + MOST_DECKS
         && is_deck (get_block (release->parse, text)))
    text++;
  return text < release->end && (get_block (release->parse, text)->flags & PRESS_BLOCK_PROSE)
             ? text
             : below;
}

/* "(Note: All dollar amounts are in U.S. dollars.)" behind the dateline: the news is told below. */
static gboolean
tells_only_basis (const PressTelling *release)
{
  PressParse *parse = release->parse;
  PressSpan text = get_block (parse, release->lede)->span;

  if (parse->dateline->len == 0)
    return FALSE;
  text.start = g_array_index (parse->dateline, PressPhrase, 0).span.end;
  text = press_span_trim (parse->text, text);
  return text.end - text.start <= LONGEST_BASIS_BYTES
         && press_line_scanner_says (parse->line_scanner, text, PRESS_EDGE_TELLS_BASIS);
}

/* "BOSTON--(BUSINESS WIRE)--Company Expects a Profit": behind the dateline a wire printed the
 * second title, and the news is told below. */
static gboolean
tells_title (const PressTelling *release)
{
  const PressBlock *lede = get_block (release->parse, release->lede);

  return release->parse->dateline->len > 0 && release->lede + 1 < release->end
         && (lede->flags & (PRESS_BLOCK_TITLED | PRESS_BLOCK_STOPPED)) == PRESS_BLOCK_TITLED
         && (lede[1].flags & PRESS_BLOCK_PROSE) && (lede[1].flags & PRESS_BLOCK_STOPPED);
}

/* The issuer is named in the lede, but known in front of it. */
static void
find_issuer (PressTelling *release)
{
  PressParse *parse = release->parse;
  gboolean is_told_below;

  parse->issuer = (PressSpan){ 0, 0 };
  g_array_set_size (parse->dateline, 0);
  if (release->lede == release->end)
    return;
  press_block_scan (parse, get_block (parse, release->lede));
  parse->issuer = press_block_find_issuer (parse);
  is_told_below = tells_only_basis (release) || tells_title (release);
  if (is_told_below)
    parse->issuer.end = 0;
  if (parse->issuer.end == 0 && (is_told_below || is_dateline_alone (release))
      && find_text_of_dateline (release) < release->end)
    {
      press_block_scan (parse, get_block (parse, find_text_of_dateline (release)));
      parse->issuer = press_block_find_issuer_below (parse);
    }
  press_name_learn (release->issuer_name, parse, parse->issuer);
}

/* Whether no more is to be read: there are nodes enough, or the time is up. */
gboolean
press_blocks_is_over_limit (const PressParse *parse)
{
  return press_parts_count_nodes (parse) >= parse->document->budget.most.nodes
         || !press_budget_has_time (&parse->document->budget);
}

static guint32
find_text_end_byte (const PressParse *parse)
{
  guint32 end = parse->copy->length;

  while (end > 0 && g_ascii_isspace (parse->text[end - 1]))
    end--;
  return end;
}

/* Makes what stands from block @index on one block that is left unread, page marks and all. */
static void
leave_unread (PressParse *parse, guint index)
{
  PressBlock rest = { .first_line = get_block (parse, index)->first_line,
                      .last_line = parse->copy->n_lines - 1,
                      .token = PRESS_BLOCK_TOKEN_UNREAD };

  rest.span.start = get_block (parse, index)->span.start;
  rest.span.end = MAX (find_text_end_byte (parse), get_block (parse, index)->span.end);
  *get_block (parse, index) = rest;
  g_array_set_size (parse->blocks, index + 1);
  parse->is_cut = parse->document->is_cut = TRUE;
}

/* Leaves all from block @index on unread, between two blocks that the grammar asks for. */
void
press_blocks_cut (PressParse *parse, guint index)
{
  guint32 start = get_block (parse, index)->span.start;
  guint n_kept = 0;

  for (guint i = 0; i < parse->floats->len; i++)
    if (((PressNode *) parse->floats->pdata[i])->span.start < start)
      parse->floats->pdata[n_kept++] = parse->floats->pdata[i];
  g_ptr_array_set_size (parse->floats, (int) n_kept);
  leave_unread (parse, index);
  parse->told_until = parse->blocks->len;
}

/* Whether the grammar gets a token from one of these blocks. */
static gboolean
has_token (const PressParse *parse, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (get_block (parse, i)->token != 0 && !(get_block (parse, i)->flags & PRESS_BLOCK_JOINED))
      return TRUE;
  return FALSE;
}

/* Leaves the rest of a release unread where a limit is met; but no release is left empty. */
static gboolean
cut_release (PressTelling *release, guint index)
{
  PressParse *parse = release->parse;

  if (!press_blocks_is_over_limit (parse) || !has_token (parse, release->first, index))
    return FALSE;
  leave_unread (parse, index);
  release->end = index;
  release->lede = MIN (release->lede, index);
  return TRUE;
}

static gboolean
is_of_whole_lines (const PressBlock *block)
{
  return block->token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK || block->token == PRESS_BLOCK_TOKEN_TABLE;
}

static gboolean
has_ink (const PressParse *parse, guint line)
{
  return !press_line_is_blank (parse, line) && !press_line_is_float (parse, line);
}

/* What is left of a block has other tokens, and other phrases. */
static void
look_again (PressParse *parse, PressBlock *block)
{
  block->scanned_in = 0;
  if (is_of_whole_lines (block))
    return;
  press_block_scan (parse, block);
  press_block_build_inside (parse, block);
}

/* The line with ink that is next to a line of a block, as far as its other end; else that line. */
static guint
find_other_line (const PressParse *parse, guint line, guint end)
{
  guint other = line;

  while (other != end)
    {
      other = other < end ? other + 1 : other - 1;
      if (has_ink (parse, other))
        return other;
    }
  return line;
}

/* Leaves a block's first line, or its last, to another; a block of a single line is taken in. */
static void
leave_line (PressParse *parse, PressBlock *block, gboolean is_first)
{
  guint line = is_first ? block->first_line : block->last_line;
  guint other = find_other_line (parse, line, is_first ? block->last_line : block->first_line);

  if (other == line)
    {
      block->flags |= PRESS_BLOCK_JOINED;
      return;
    }
  if (is_first)
    {
      block->first_line = other;
      block->span.start = get_ink (parse, other).start;
    }
  else
    {
      block->last_line = other;
      block->span.end = get_ink (parse, other).end;
    }
  look_again (parse, block);
}

/* Contacts and tables are read by whole lines: what else stands on theirs is theirs, too. A block
 * without a token has been taken in by the one above it. */
static void
join_parts_of_lines (PressTelling *release)
{
  PressParse *parse = release->parse;
  PressBlock *last = NULL;

  for (guint i = release->first; i < release->end; i++)
    {
      PressBlock *block = get_block (parse, i);
      gboolean shares_line = last != NULL && last->last_line == block->first_line;

      if (block->token == 0 || block->flags & PRESS_BLOCK_JOINED)
        continue;
      if (shares_line && is_of_whole_lines (last))
        leave_line (parse, block, TRUE);
      else if (shares_line && is_of_whole_lines (block))
        {
          leave_line (parse, last, FALSE);
          block->span.start = get_ink (parse, block->first_line).start;
        }
      if (!(block->flags & PRESS_BLOCK_JOINED))
        last = block;
    }
}

static void
tell_release (PressTelling *release)
{
  PressParse *parse = release->parse;

  g_clear_pointer (&parse->speech, press_speech_free);
  parse->speech = press_speech_new ();
  find_issuer (release);
  press_tell_join_titles (release);
  for (guint i = release->first; i < release->end; i++)
    {
      if (get_block (release->parse, i)->flags & PRESS_BLOCK_JOINED)
        continue;
      if (cut_release (release, i))
        break;
      if (i < release->lede)
        press_tell_front_block (release, i);
      else
        press_tell_body_block (release, i);
    }
  press_tell_closing (release);
  press_tell_headings_by_text (release);
  press_tell_scattered_contacts (release);
  press_tell_join_contacts (release);
  join_parts_of_lines (release);
}

/* Keeps the page marks and drawn lines that no block holds, up to line @until, as nodes. */
void
press_blocks_collect_floats (PressParse *parse, guint until)
{
  for (; parse->next_line < until; parse->next_line++)
    if (press_line_is_float (parse, parse->next_line))
      g_ptr_array_add (parse->floats, press_block_make_float (parse, parse->next_line));
}

static guint
find_text_end (const PressParse *parse, guint first)
{
  guint i = first;

  while (i < parse->blocks->len && !press_block_is_container (get_block (parse, i)))
    i++;
  return i;
}

/* Whether a release opens at the next block that is to be told. At the first block of a text it is
 * looked for. */
gboolean
press_blocks_is_at_release (PressParse *parse)
{
  PressText *text = &parse->container_text;
  guint first = parse->told_until;

  if (press_block_is_container (get_block (parse, first)))
    return FALSE;
  if (first >= text->end)
    {
      text->end = find_text_end (parse, first);
      text->release = press_paper_find_release (parse, first, text);
    }
  return first >= text->release;
}

/* One line of a container: its token, and what it says of the text below it. */
static guint
tell_container (PressParse *parse, guint index)
{
  PressBlock *block = get_block (parse, index);
  PressText *text = &parse->container_text;

  block->token = block->line_class < PRESS_LINE_CLASS_WRAPPER_OPEN ? PRESS_BLOCK_TOKEN_HEADER
                 : block->line_class == PRESS_LINE_CLASS_SKIPPED   ? PRESS_BLOCK_TOKEN_OTHER
                                                                   : PRESS_BLOCK_TOKEN_WRAPPER;
  if (block->line_class == PRESS_LINE_CLASS_SKIPPED)
    block->level = parse->copy->lines[block->first_line].paper;
  else if (block->line_class == PRESS_LINE_CLASS_WRAPPER_TYPE)
    text->paper = (PressPaper) parse->copy->lines[block->first_line].paper;
  else if (block->line_class == PRESS_LINE_CLASS_WRAPPER_FIELD)
    text->is_described |= press_line_scanner_classify_paper (parse->line_scanner, block->span)
                          == PRESS_LINE_CLASS_PRESS_RELEASE;
  else if (block->line_class != PRESS_LINE_CLASS_WRAPPER_TEXT)
    {
      text->paper = PRESS_PAPER_UNTOLD;
      text->is_described = FALSE;
    }
  return index + 1;
}

/* Keeps what stands in front of the release in a text, or all of it where there is none. */
static guint
tell_other (PressParse *parse, guint first)
{
  const PressText *text = &parse->container_text;

  for (guint i = first; i < text->release; i++)
    {
      get_block (parse, i)->token = PRESS_BLOCK_TOKEN_OTHER;
      get_block (parse, i)->level = (guint8) text->paper;
    }
  return text->release;
}

/* Whether a block in front of @end may be a title: no letterhead, no contact, no notice. */
static gboolean
may_be_title (const PressTelling *release, PressBlock *block)
{
  if (press_tell_front_token (block->line_class) != 0
      || (block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS)))
    return FALSE;
  press_block_scan (release->parse, block);
  return !(block->kinds & PRESS_REACH) && !press_wording_says (release, PRESS_WORDING_IS_ADDRESS)
         && !press_wording_says (release, PRESS_WORDING_ENDS_IN_COMPANY);
}

static gboolean
has_title_above (const PressTelling *release, guint end)
{
  for (guint i = release->first; i < end; i++)
    if (may_be_title (release, get_block (release->parse, i)))
      return TRUE;
  return FALSE;
}

/* Text, and no line of a front that is as long: "Contact:     Jo Park, Chief Financial Officer". */
static gboolean
is_paragraph (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_COLUMNS)) == PRESS_BLOCK_PROSE
         && press_tell_front_token (block->line_class) == 0;
}

/* "Dayton, Ohio, May 4, 2001" on top, the title below it: the lede is the next paragraph with a
 * dateline, or where none has one, the first, whose place and date stand on top. */
static void
pass_place_on_top (PressTelling *release)
{
  PressParse *parse = release->parse;
  guint place = release->lede;
  guint i = place + 1;

  if (!press_block_is_place (parse, get_block (parse, place)))
    return;
  for (; i < parse->blocks->len && i <= place + MOST_TITLES_BEFORE_LEDE; i++)
    {
      PressBlock *block = get_block (parse, i);
      gboolean has_dateline = press_block_has_dateline (parse, block);

      if (press_block_is_container (block) || (block->flags & PRESS_BLOCK_TABLE))
        return;
      if (has_dateline || is_paragraph (block))
        {
          if (i == place + 1 || (!has_dateline && has_title_above (release, place)))
            return;
          release->place = place;
          release->lede = i;
          return;
        }
    }
}

/* The place of a lede that has no dateline, in a line of its own: right above it, beside a date in
 * front, or with a date; G_MAXUINT where none stands there. */
static guint
find_place (const PressTelling *release)
{
  PressParse *parse = release->parse;

  for (guint i = release->lede; i-- > release->first;)
    {
      gboolean is_beside_date
          = (i > release->first
             && get_block (parse, i - 1)->line_class == PRESS_LINE_CLASS_DATE_LINE)
            || (i + 1 < release->lede
                && get_block (parse, i + 1)->line_class == PRESS_LINE_CLASS_DATE_LINE);

      if (press_tell_front_token (get_block (parse, i)->line_class) == 0
          && press_block_is_place (parse, get_block (parse, i))
          && (i + 1 == release->lede || is_beside_date
              || (get_block (parse, i)->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_DATE))))
        return i;
    }
  return G_MAXUINT;
}

static guint
read_release (PressParse *parse, guint first)
{
  g_autoptr (GArray) issuer_name
      = g_array_sized_new (FALSE, FALSE, sizeof (PressToken), USUAL_WORDS_OF_NAME);
  PressTelling release
      = { .parse = parse, .first = first, .place = G_MAXUINT, .issuer_name = issuer_name };

  release.lede = press_block_find_lede (parse, first);
  if (release.lede != G_MAXUINT)
    pass_place_on_top (&release);
  else
    {
      release.lede = find_first_prose (&release, first);
      release.place = find_place (&release);
    }
  release.end = find_end (parse, release.lede);
  release.lede = MIN (release.lede, release.end);
  tell_release (&release);
  return release.end;
}

/* Tells the next blocks of the copy: a line of a container, what is no release, or a release. */
void
press_blocks_tell_next (PressParse *parse)
{
  guint first = parse->told_until;
  guint end;

  press_block_tokens_trim (parse);
  if (press_blocks_is_at_release (parse))
    end = read_release (parse, first);
  else if (press_block_is_container (get_block (parse, first)))
    end = tell_container (parse, first);
  else
    end = tell_other (parse, first);
  parse->told_until = parse->is_cut ? parse->blocks->len : end;
}

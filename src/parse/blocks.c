/* Blocks: runs of lines that belong together, joined by layout. What lines are is told by
 * grammar/lines.l; here they are only compared. */
#include "parse/blocks-private.h"
#include "parse/line-ink.h"
#include "parse/table-extent.h"
#include "parse/telling.h"

#define WIDEST_ITEM_MARK 7 /* with the blanks behind it */
#define RAGGED_COLUMNS 8   /* lines that a typist breaks differ by so much */
#define SET_APART (PRESS_LINE_BOLD | PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED)
#define MOST_LINES_OVER_LEDE 3
#define MOST_LINES_OF_TITLES 8
#define FEWEST_WORDS_OF_TITLE 4
#define MOST_LINES_OF_CONTACTS 12 /* and of the title below them */
#define MOST_BLOCKS_OVER_LEDE 16

void
press_block_add (PressParse *parse, guint first_line, guint last_line, guint16 flags)
{
  PressBlock block = { .first_line = first_line, .last_line = last_line, .flags = flags };

  press_block_measure (parse, &block);
  g_array_append_val (parse->blocks, block);
}

/* Whether what a page cut may go on at @line at all: neither what it is a part of nor the line
 * itself is set or worded as something of its own. */
static gboolean
may_go_on (const PressParse *parse, guint first, guint last, guint line)
{
  PressLineClass line_class = get_class (parse, line);

  return !press_line_class_stands_alone (get_class (parse, first))
         && !press_line_class_opens_block (get_class (parse, first))
         && !press_line_class_stands_alone (line_class)
         && !press_line_class_opens_block (line_class) && !press_line_class_is_item (line_class)
         && line_class != PRESS_LINE_CLASS_STATEMENT && !press_line_ends_sentence (parse, last)
         && !has_columns (parse, last) && !has_columns (parse, line)
         && !(parse->copy->lines[line].style & ~parse->copy->lines[last].style & SET_APART);
}

/* Whether a small letter goes on with a sentence in front of the page. What stands in from an
 * item's mark may seem to be centered, and so may a first line that stands in. */
static gboolean
goes_on_small (const PressParse *parse, guint first, guint line)
{
  return g_ascii_islower (parse->text[get_ink (parse, line).start])
         && (!press_line_is_centered (parse, line)
             || (press_line_class_is_item (get_class (parse, first))
                 && parse->copy->lines[line].indent > parse->copy->lines[first].indent));
}

/* Whether a paragraph that a page cut goes on at @line. */
static gboolean
goes_on (const PressParse *parse, guint first, guint last, guint line)
{
  if (!may_go_on (parse, first, last, line))
    return FALSE;
  if (goes_on_small (parse, first, line))
    return TRUE;
  if (press_line_is_centered (parse, last) || press_line_is_centered (parse, line))
    return FALSE;
  /* What is set apart as a whole is a heading at the foot of its page. */
  if (first == last
      && (parse->copy->lines[last].style & ~parse->copy->lines[line].style & SET_APART))
    return FALSE;
  /* What stands to the left of an item's mark is no part of it. */
  if (press_line_class_is_item (get_class (parse, first))
      && parse->copy->lines[line].indent < parse->copy->lines[first].indent)
    return FALSE;
  /* Nor is what stands far in on the next page: a title there, too wide to be told as centered. */
  if (parse->copy->lines[line].indent >= parse->copy->lines[last].indent + PRESS_CENTERED_INDENT)
    return FALSE;
  /* A last line that is short has ended its paragraph, whatever stands at its end; a short line by
   * itself is a heading, and short lines are a list of what they name. */
  return get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS
         || (last > first && get_width (parse, first) >= PRESS_FULL_LINE_COLUMNS / 2
             && get_width (parse, last) * 4 >= get_width (parse, first) * 3);
}

/* Whether pages, and nothing else, stand between two lines with ink. In front of a small letter a
 * drawn line is the edge of a page, too. */
static gboolean
is_cut_by_page (const PressParse *parse, guint last, guint line)
{
  gboolean has_page = FALSE;

  for (guint between = last + 1; between < line; between++)
    {
      PressLineClass line_class = get_class (parse, between);

      if (line_class == PRESS_LINE_CLASS_PAGE_MARK || line_class == PRESS_LINE_CLASS_FURNITURE
          || (line_class == PRESS_LINE_CLASS_RULE && press_line_opens_small (parse, line)))
        has_page = TRUE;
      else if (line_class != PRESS_LINE_CLASS_BLANK)
        return FALSE;
    }
  return has_page;
}

/* Whether a drawn line, and nothing else, stands below @last, and @line goes on in small letters:
 * a heading over two lines, each underlined. */
static gboolean
goes_on_underlined (const PressParse *parse, guint last, guint line)
{
  return line == last + 2 && get_class (parse, last + 1) == PRESS_LINE_CLASS_RULE
         && !press_line_ends_sentence (parse, last)
         && !press_line_class_stands_alone (get_class (parse, last)) && !has_columns (parse, line)
         && !press_line_class_is_item (get_class (parse, line))
         && g_ascii_islower (parse->text[get_ink (parse, line).start]);
}

/* Whether an item of the trailer that no slash closed goes on below a blank line: the lines there
 * open nothing of their own, and end in the slash. */
static gboolean
closes_item (const PressParse *parse, guint first, guint last, guint line)
{
  guint end = line;

  if (get_class (parse, first) != PRESS_LINE_CLASS_SLASH_ITEM
      || (line > last + 2 && !is_cut_by_page (parse, last, line))
      || press_line_get_ending (parse, last) == PRESS_ENDING_SLASH)
    return FALSE;
  while (end < parse->copy->n_lines && !press_line_is_blank (parse, end)
         && !press_line_class_stands_alone (get_class (parse, end))
         && !press_line_class_opens_block (get_class (parse, end)))
    end++;
  return end > line && press_line_get_ending (parse, end - 1) == PRESS_ENDING_SLASH;
}

/* Whether the first line of a paragraph stands in and ends a sentence, and the next stands in. */
static gboolean
opens_next (const PressParse *parse, guint first, guint last, guint line)
{
  const PressLine *lines = parse->copy->lines;

  return first == last && !press_line_class_is_item (get_class (parse, last))
         && lines[last].indent > parse->margin && lines[line].indent >= lines[last].indent
         && press_line_ends_sentence (parse, last);
}

/* Whether a line is set as titles are, in capitals or with a capital for each long word. */
static gboolean
is_set_as_title (const PressParse *parse, guint line)
{
  return press_line_is_in_capitals (parse, line) || press_line_is_titled (parse, line);
}

static gboolean
opens_with_dateline (PressParse *parse, guint line)
{
  PressBlock block = { .first_line = line, .last_line = line };

  press_block_measure (parse, &block);
  return press_block_has_dateline (parse, &block);
}

/* Whether a title stands above @line, further in or in capitals, or a heading below the end of a
 * sentence. A small letter goes on with what only looks like a title. */
static gboolean
is_titled_apart (PressParse *parse, guint last, guint line)
{
  if (press_line_opens_small (parse, line))
    return FALSE;
  return (press_line_is_in_capitals (parse, last) && !press_line_is_in_capitals (parse, line)
          && !opens_with_dateline (parse, last))
         || (parse->copy->lines[last].indent
                 >= parse->copy->lines[line].indent + PRESS_CENTERED_INDENT
             && is_set_as_title (parse, last) && !opens_with_dateline (parse, last))
         || (get_width (parse, line) < PRESS_FULL_LINE_COLUMNS
             && press_line_ends_sentence (parse, last) && !press_line_ends_sentence (parse, line)
             && is_set_as_title (parse, line));
}

/* Whether a sentence ends well in front of where the next line does, as a paragraph's last may. */
static gboolean
ends_short (const PressParse *parse, guint last, guint line)
{
  return press_line_get_last_column (parse, last) + press_line_get_first_word_width (parse, line)
                 + RAGGED_COLUMNS
             < press_line_get_last_column (parse, line)
         && press_line_ends_text (parse, last);
}

/* Whether a line stands in over the next one, below a blank line. */
static gboolean
stands_in_spaced (const PressParse *parse, guint line)
{
  const PressLine *lines = parse->copy->lines;

  return line + 2 < parse->copy->n_lines && press_line_is_blank (parse, line + 1)
         && !press_line_is_blank (parse, line + 2)
         && lines[line].indent >= lines[line + 2].indent + PRESS_PARAGRAPH_INDENT;
}

/* Whether a line begins a paragraph below the mark of the item that opens at @first, or is a
 * heading in capitals to the left of it. */
static gboolean
ends_item (const PressParse *parse, guint first, guint line)
{
  const PressLine *lines = parse->copy->lines;

  return press_line_class_is_item (get_class (parse, first))
         && ((lines[line].indent == lines[first].indent && stands_in_spaced (parse, line))
             || (lines[line].indent < lines[first].indent
                 && press_line_is_in_capitals (parse, line)));
}

/* Whether @line goes on in double spacing below @last: a full line, and none that stands in, but
 * below the mark of an item. */
static gboolean
goes_on_spaced (PressParse *parse, guint first, guint last, guint line)
{
  guint indent = parse->copy->lines[last].indent
                 + (press_line_class_is_item (get_class (parse, last)) ? WIDEST_ITEM_MARK
                                                                       : PRESS_PARAGRAPH_INDENT);

  return parse->is_double_spaced && line == last + 2
         && get_width (parse, last) >= PRESS_FULL_LINE_COLUMNS
         && parse->copy->lines[line].indent < indent && !opens_next (parse, first, last, line)
         && !ends_item (parse, first, line) && !is_titled_apart (parse, last, line)
         && !ends_short (parse, last, line);
}

/* Follows the block that opens at @first and gives its last line. */
guint
press_block_follow (PressParse *parse, guint first)
{
  guint last = first;

  for (guint line = first + 1; line < parse->copy->n_lines; line++)
    {
      if (press_line_is_blank (parse, line) || press_line_is_float (parse, line))
        continue;
      if (line > last + 1 && !goes_on_spaced (parse, first, last, line))
        {
          if (!goes_on_underlined (parse, last, line) && !closes_item (parse, first, last, line)
              && (!is_cut_by_page (parse, last, line) || !goes_on (parse, first, last, line)))
            break;
        }
      else if (press_line_begins_block (parse, first, last, line)
               || (has_columns (parse, line) && press_table_may_open (parse, line)))
        break;
      last = line;
    }
  return last;
}

/* Whether a line may open with a dateline: a full one that begins with a capital. */
static gboolean
may_open_dateline (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS
         && g_ascii_isupper (parse->text[ink.start])
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT;
}

/* "Duluth, Minn." right above a line that opens a paragraph: a place on a line of its own. */
static gboolean
is_place_over_text (PressParse *parse, guint line)
{
  PressBlock place = { .first_line = line, .last_line = line };

  if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT || !press_line_stands_in (parse, line + 1)
      || get_width (parse, line) >= PRESS_FULL_LINE_COLUMNS)
    return FALSE;
  press_block_measure (parse, &place);
  return press_block_is_place (parse, &place);
}

/* "Acme Opens a Mill" right above "DULUTH, Minn., May 1, 2020 -- …": where a title of a line or a
 * few ends in front of the dateline that no blank line sets off; @last where none does. */
static guint
find_title_end (PressParse *parse, guint first, guint last)
{
  for (guint line = first; line < last && line < first + MOST_LINES_OVER_LEDE; line++)
    {
      PressBlock rest = { .first_line = line + 1, .last_line = last };

      if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT || press_line_ends_sentence (parse, line)
          || has_columns (parse, line))
        break;
      if (!may_open_dateline (parse, line + 1))
        continue;
      if (!press_line_is_titled (parse, line) && !press_line_is_in_capitals (parse, line)
          && !press_line_leaves_room (parse, line, line + 1))
        break;
      press_block_measure (parse, &rest);
      if (press_block_has_dateline (parse, &rest))
        return line;
    }
  return last;
}

/* Whether a number or an address stands in a line. */
static gboolean
holds_reach (PressParse *parse, guint line)
{
  PressBlock block = { .first_line = line, .last_line = line };

  press_block_measure (parse, &block);
  press_block_scan (parse, &block);
  return (block.kinds & PRESS_REACH) != 0;
}

/* "Contact: Jo Park", "(802) 555-0100", a title and "DULUTH, Minn., May 1, 2020 -- …" without a
 * blank line: no dateline stands among contacts or right below them, and the last of those has a
 * number or an address. Gives the last line of the contacts; @last where no dateline follows. */
static guint
find_contacts_end (PressParse *parse, guint first, guint last)
{
  guint end = first;

  for (guint line = first; line <= last && line < first + MOST_LINES_OF_CONTACTS; line++)
    {
      PressBlock rest = { .first_line = line + 1,
                          .last_line = MIN (MAX (last, line + 1), line + MOST_LINES_OVER_LEDE) };

      if (holds_reach (parse, line))
        end = line;
      if (line + 1 == parse->copy->n_lines || !may_open_dateline (parse, line + 1))
        continue;
      press_block_measure (parse, &rest);
      if (press_block_has_dateline (parse, &rest))
        return end;
    }
  return last;
}

static guint
get_weight (const PressParse *parse, guint line)
{
  return parse->copy->lines[line].style & (PRESS_LINE_BOLD | PRESS_LINE_ITALIC);
}

/* "Acme Opens a Mill" in bold right above "It Is the Third One" in plain or slanted letters: lines
 * of a title that differ in weight are two of them. @last where they do not, or where contacts
 * stand there. */
static guint
find_weight_end (PressParse *parse, guint first, guint last)
{
  PressBlock title = { .first_line = first, .last_line = first };

  if (!(get_weight (parse, first) & PRESS_LINE_BOLD) || last - first > MOST_LINES_OF_TITLES)
    return last;
  while (title.last_line < last
         && get_weight (parse, title.last_line + 1) == get_weight (parse, first))
    title.last_line++;
  for (guint line = first; line <= last; line++)
    if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT || has_columns (parse, line)
        || (line > title.last_line + 1
            && get_weight (parse, line) != get_weight (parse, title.last_line + 1))
        || holds_reach (parse, line))
      return last;
  press_block_measure (parse, &title);
  return title.n_words >= FEWEST_WORDS_OF_TITLE
                 && (title.flags & (PRESS_BLOCK_TITLED | PRESS_BLOCK_CAPS))
                 && !(title.flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))
             ? title.last_line
             : last;
}

/* Where a block in front of the text ends that follows to @last by its layout. */
static guint
find_end_in_front (PressParse *parse, guint first, guint last)
{
  if (is_place_over_text (parse, first))
    return first;
  if (get_class (parse, first) == PRESS_LINE_CLASS_CONTACT_LABEL)
    return find_contacts_end (parse, first, last);
  return find_weight_end (parse, first, find_title_end (parse, first, last));
}

/* Forms the blocks of the whole copy. */
void
press_blocks_form (PressParse *parse)
{
  guint line = 0;
  guint n_before = 0; /* this text */

  press_lines_find_ink (parse);
  press_text_measure (parse, 0);
  while (line < parse->copy->n_lines)
    {
      guint last;

      if (line > 0 && press_line_class_opens_text (get_class (parse, line)))
        {
          press_text_measure (parse, line);
          n_before = parse->blocks->len;
        }
      if (press_line_is_blank (parse, line))
        line++;
      else if (press_table_add_block (parse, &line))
        continue;
      else if (press_line_is_float (parse, line))
        line++;
      else
        {
          gboolean is_in_front = parse->blocks->len < n_before + MOST_BLOCKS_OVER_LEDE;

          if (get_class (parse, line) == PRESS_LINE_CLASS_NOTICE)
            press_line_cut_notice (parse, line);
          if (is_in_front)
            press_line_cut_slug (parse, line);
          if (is_in_front && has_columns (parse, line) && press_line_add_sides (parse, line))
            {
              line++;
              continue;
            }
          last = press_block_follow (parse, line);
          if (last > line && is_in_front)
            last = find_end_in_front (parse, line, last);
          press_block_add (parse, line, last, 0);
          line = last + 1;
        }
    }
}

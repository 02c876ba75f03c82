/* Blocks: runs of lines that belong together, joined by layout. What lines are is told by
 * grammar/lines.l; here they are only measured. */
#include "parse/blocks.h"
#include "parse/table-line.h"
#include "parse/telling.h"

#include <string.h>

#define PAGE_COLUMNS 80
#define FULL_LINE_COLUMNS 50 /* a line this wide was filled, or is prose by itself */
#define SHORT_SENTENCE_COLUMNS 30
#define WIDEST_TITLE_COLUMNS 64 /* over a paragraph, on a line of its own */
#define FEWEST_HEADLINE_COLUMNS 40
#define WIDE_GAP_BYTES 3   /* blanks that divide columns; two may be justification */
#define BLOCK_BYTES 16     /* looked at in one go */
#define PARAGRAPH_INDENT 2 /* a first line stands in by at least so much */
#define CENTERED_INDENT 6  /* a title below prose stands in by at least so much */
#define SAME_MIDDLE 4      /* half columns that the middles of centred lines may differ by */
#define WIDEST_ITEM_MARK 7 /* with the blanks behind it */
#define FEWEST_ROWS 2
#define FEWEST_SPACED_LINES 10 /* of a copy in double spacing */
#define SET_APART (PRESS_LINE_BOLD | PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED)
#define MOST_BLANK_LINES 2     /* between two lines of a table */
#define LONGEST_ROWLESS_RUN 7  /* lines of a table without a figure between two that have some */
#define MOST_MEASURED_WORDS 24 /* a block of more is prose, whatever its letters are */
#define LONGEST_TITLE_LINES 8
#define MOST_TITLE_WORDS 16
#define FEWEST_WORDS_OF_SENTENCE 4 /* long ones */
#define MOST_LINES_OF_ITEM 6
#define LONGEST_MEDIUM_BYTES 16 /* with its colon, in front of a picture's address */
#define WORDS_OF_TABLE_NUMBER 2
#define MARK_BYTES 2 /* of an item, enough to tell two marks apart */

PressSpan
press_line_get_span (const PressParse *parse, guint line)
{
  return (PressSpan){ parse->copy->lines[line].start, parse->copy->lines[line].end };
}

static PressLineClass
get_class (const PressParse *parse, guint line)
{
  return parse->line_classes[line];
}

gboolean
press_line_is_blank (const PressParse *parse, guint line)
{
  return parse->line_classes[line] == PRESS_LINE_CLASS_BLANK;
}

/* Lines that no block holds as its own: pages, drawn lines, tags. */
gboolean
press_line_is_float (const PressParse *parse, guint line)
{
  static const gboolean is_float[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_PAGE_MARK] = TRUE,  [PRESS_LINE_CLASS_FURNITURE] = TRUE,
    [PRESS_LINE_CLASS_RULE] = TRUE,       [PRESS_LINE_CLASS_TAG] = TRUE,
    [PRESS_LINE_CLASS_TABLE_OPEN] = TRUE, [PRESS_LINE_CLASS_TABLE_CLOSE] = TRUE,
    [PRESS_LINE_CLASS_IMAGE] = TRUE,
  };

  return is_float[parse->line_classes[line]];
}

/* As g_ascii_isspace(), without its table. */
static inline gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

/* The bytes of a line that carry ink, and whether blanks divide them into columns. */
struct _PressLineInk
{
  PressSpan span;
  gboolean has_columns;
};

/* A gap of three blanks holds every third byte, so that only those are looked at. */
static gboolean
has_wide_gap (const char *text, PressSpan ink)
{
  for (guint32 at = ink.start + WIDE_GAP_BYTES - 1; at < ink.end; at += WIDE_GAP_BYTES)
    {
      guint32 first = at;
      guint32 last = at;

      if (text[at] != ' ')
        continue;
      while (text[first - 1] == ' ')
        first--;
      while (text[last + 1] == ' ')
        last++;
      if (last - first + 1 >= WIDE_GAP_BYTES)
        return TRUE;
    }
  return FALSE;
}

/* Whether a tab stands, or a wide gap begins, among the next bytes. */
static gboolean
block_divides (const char *text)
{
  guint8 any = 0;

  for (guint i = 0; i < BLOCK_BYTES; i++)
    any |= (text[i] == '\t') | ((text[i] == ' ') & (text[i + 1] == ' ') & (text[i + 2] == ' '));
  return any != 0;
}

/* Whether tabs or wide gaps divide the ink of a line. */
static gboolean
divides_columns (const char *text, PressSpan ink)
{
  for (; ink.end - ink.start >= BLOCK_BYTES + WIDE_GAP_BYTES - 1; ink.start += BLOCK_BYTES)
    if (block_divides (text + ink.start))
      return TRUE;
  return has_wide_gap (text, ink) || memchr (text + ink.start, '\t', ink.end - ink.start) != NULL;
}

/* Finds the ink of each line: once, for all who ask. */
static void
find_inks (PressParse *parse)
{
  const char *text = parse->text;

  parse->line_inks = g_new (struct _PressLineInk, parse->copy->n_lines);
  for (guint line = 0; line < parse->copy->n_lines; line++)
    {
      PressSpan span = press_line_get_span (parse, line);

      while (span.start < span.end && is_space (text[span.start]))
        span.start++;
      while (span.end > span.start && is_space (text[span.end - 1]))
        span.end--;
      parse->line_inks[line].span = span;
      parse->line_inks[line].has_columns = divides_columns (text, span);
    }
}

static inline PressSpan
get_ink (const PressParse *parse, guint line)
{
  return parse->line_inks[line].span;
}

static guint
get_width (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return ink.end - ink.start;
}

/* How many bytes at the end of a span close what a sentence stands in: a quotation, a bracket. */
static guint
count_closing (const PressParse *parse, PressSpan span)
{
  const char *end = parse->text + span.end;

  if (span.end - span.start >= 1 && strchr ("\"')]", end[-1]) != NULL && end[-1] != '\0')
    return 1;
  if (span.end - span.start >= 3
      && (memcmp (end - 3, "\xE2\x80\x9D", 3) == 0 || memcmp (end - 3, "\xE2\x80\x99", 3) == 0))
    return 3;
  return 0;
}

/* How many bytes at the start of a span open a quotation. */
static guint
count_opening (const PressParse *parse, PressSpan span)
{
  const char *start = parse->text + span.start;

  if (span.end - span.start >= 1 && start[0] == '"')
    return 1;
  if (span.end - span.start >= 2 && (memcmp (start, "``", 2) == 0 || memcmp (start, "''", 2) == 0))
    return 2;
  return span.end - span.start >= 3 && memcmp (start, "\xE2\x80\x9C", 3) == 0 ? 3 : 0;
}

static char
get_last_mark (const PressParse *parse, PressSpan span)
{
  guint n_closing;

  while ((n_closing = count_closing (parse, span)) > 0)
    span.end -= n_closing;
  return span.end > span.start ? parse->text[span.end - 1] : '\0';
}

static gboolean
ends_sentence (const PressParse *parse, guint line)
{
  char mark = get_last_mark (parse, get_ink (parse, line));

  return mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == ';';
}

static gboolean
has_columns (const PressParse *parse, guint line)
{
  return parse->line_inks[line].has_columns;
}

/* The columns in front of a line, without the margin of its text. */
static guint
get_indent (const PressParse *parse, guint line)
{
  guint indent = parse->copy->lines[line].indent;

  return indent > parse->margin ? indent - parse->margin : 0;
}

static gboolean
is_ink_centered (const PressParse *parse, guint line, PressSpan ink)
{
  const PressLine *record = &parse->copy->lines[line];
  guint middle = record->indent * 2 + ink.end - ink.start;

  if (record->style & PRESS_LINE_CENTERED)
    return TRUE;
  return get_indent (parse, line) >= 6 && middle >= PAGE_COLUMNS - 14
         && middle <= PAGE_COLUMNS + 14;
}

static gboolean
is_centered (const PressParse *parse, guint line)
{
  return is_ink_centered (parse, line, get_ink (parse, line));
}

static gboolean
is_capitals (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  guint n_lower = 0;
  guint n_upper = 0;

  for (guint32 at = ink.start; at < ink.end; at++)
    {
      n_lower += g_ascii_islower (parse->text[at]) ? 1 : 0;
      n_upper += g_ascii_isupper (parse->text[at]) ? 1 : 0;
    }
  return n_lower * 10 < n_upper;
}

/* Whether one of two lines is in capitals and the other is not. A number to call is in neither. */
static gboolean
differs_in_case (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  if (is_capitals (parse, last) == is_capitals (parse, line))
    return FALSE;
  while (ink.start < ink.end && !g_ascii_isalpha (parse->text[ink.start]))
    ink.start++;
  return ink.start < ink.end;
}

/* Letters of a block, counted in one go. */
typedef struct
{
  guint n_upper;
  guint n_lower;
  guint n_long;   /* words of four letters and more */
  guint n_titled; /* of those, with a capital */
  gboolean in_brackets;
  gboolean ends_titled; /* the last word has a capital, or no letter at its start */
} Letters;

/* What a byte adds to a count of letters: of capitals in the lower half, of small ones in the
 * upper; white space adds the highest bit and ends a word. */
#define ENDS_WORD (G_GUINT64_CONSTANT (1) << 63)

static const guint64 letter_weights[256] = {
  [' '] = ENDS_WORD,
  ['\t'] = ENDS_WORD,
  ['\n'] = ENDS_WORD,
  ['\f'] = ENDS_WORD,
  ['\r'] = ENDS_WORD,
  ['A' ... 'Z'] = 1,
  ['a' ... 'z'] = G_GUINT64_CONSTANT (1) << 32,
};

/* Counts the letters of the word at @word and returns where it ends. */
static const char *
count_letters (Letters *letters, const char *word, const char *end, guint *n_letters)
{
  guint64 count = 0;
  const char *at = word;

  do
    count += letter_weights[(guchar) *at];
  while (count < ENDS_WORD && ++at < end);
  count &= ~ENDS_WORD;
  letters->n_upper += (guint32) count;
  letters->n_lower += (guint32) (count >> 32);
  *n_letters = (guint32) count + (guint32) (count >> 32);
  return at;
}

static void
count_word (Letters *letters, const char *word, guint length, guint n_letters)
{
  /* What stands in brackets may be in small letters in any heading. */
  if (letters->in_brackets || word[0] == '(')
    {
      letters->in_brackets = memchr (word, ')', length) == NULL;
      letters->ends_titled = TRUE;
      return;
    }
  letters->ends_titled = word[0] < 'a' || word[0] > 'z';
  letters->n_long += n_letters >= 4;
  letters->n_titled += n_letters >= 4 && letters->ends_titled;
}

static void
measure_line (const PressParse *parse, PressSpan ink, PressBlock *block, Letters *letters)
{
  const char *at = parse->text + ink.start;
  const char *end = parse->text + ink.end;

  while (at < end)
    {
      const char *word = at;
      guint n_letters;

      at = count_letters (letters, word, end, &n_letters);
      count_word (letters, word, (guint) (at - word), n_letters);
      block->n_words++;
      while (at < end && is_space (*at))
        at++;
    }
  block->length += ink.end - ink.start;
}

static guint16
measure_ends (const PressParse *parse, PressSpan span)
{
  char mark = get_last_mark (parse, span);
  guint16 flags = 0;

  if (mark == '.' || mark == '!' || mark == '?' || mark == ';' || mark == ',')
    flags |= PRESS_BLOCK_STOPPED;
  if (mark == ':')
    flags |= PRESS_BLOCK_COLON;
  if (g_ascii_islower (parse->text[span.start]))
    flags |= PRESS_BLOCK_LOWER;
  return flags;
}

/* The least and the most of a measure. */
typedef struct
{
  guint least;
  guint most;
} Extent;

static void
widen (Extent *extent, guint measure)
{
  extent->least = MIN (extent->least, measure);
  extent->most = MAX (extent->most, measure);
}

static void
measure_block (const PressParse *parse, PressBlock *block)
{
  Letters letters = { 0 };
  guint n_lines = 0;
  guint n_centered = 0;
  Extent middles = { G_MAXUINT, 0 };
  Extent indents = { G_MAXUINT, 0 };
  guint n_columns = 0;
  guint n_full = 0;
  guint n_bold = 0;
  PressSpan ink;

  block->n_words = block->length = 0;
  for (guint line = block->first_line; line <= block->last_line; line++)
    {
      if (press_line_is_blank (parse, line))
        continue;
      if (press_line_is_float (parse, line))
        {
          block->flags |= PRESS_BLOCK_HAS_FLOATS;
          continue;
        }
      ink = get_ink (parse, line);
      if (block->n_words < MOST_MEASURED_WORDS)
        measure_line (parse, ink, block, &letters);
      n_lines++;
      n_centered += is_ink_centered (parse, line, ink);
      widen (&indents, parse->copy->lines[line].indent);
      widen (&middles, parse->copy->lines[line].indent * 2 + ink.end - ink.start);
      n_columns += has_columns (parse, line);
      n_full += ink.end - ink.start >= FULL_LINE_COLUMNS;
      n_bold += (parse->copy->lines[line].style & PRESS_LINE_BOLD) != 0;
    }
  if (n_bold > 0)
    block->flags |= PRESS_BLOCK_BOLD;
  block->span.start = get_ink (parse, block->first_line).start;
  block->span.end = get_ink (parse, block->last_line).end;
  block->indent = parse->copy->lines[block->first_line].indent;
  block->level = parse->copy->lines[block->first_line].level;
  block->line_class = parse->line_classes[block->first_line];
  block->flags |= measure_ends (parse, block->span);
  if (n_lines > 1 && indents.most - indents.least > 1
      && middles.most - middles.least <= SAME_MIDDLE)
    n_centered = n_lines;
  if (n_centered == n_lines)
    block->flags |= PRESS_BLOCK_CENTERED;
  if (n_columns * 2 > n_lines
      || (n_columns * 2 == n_lines && has_columns (parse, block->first_line)))
    block->flags |= PRESS_BLOCK_COLUMNS;
  if (letters.n_lower * 10 < letters.n_upper)
    block->flags |= PRESS_BLOCK_CAPS;
  if (letters.n_long > 0 && letters.ends_titled && letters.n_titled * 20 >= letters.n_long * 13)
    block->flags |= PRESS_BLOCK_TITLED;
  /* Lines in bold that no stop closes are those of a title, however long they are. */
  if ((n_lines > 1 && n_full * 2 >= n_lines && n_centered < n_lines
       && (n_bold < n_lines || (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))))
      || ((block->flags & PRESS_BLOCK_STOPPED) && block->n_words >= 5) || block->n_words > 40)
    block->flags |= PRESS_BLOCK_PROSE;
}

/* Lets the block go on to the end of the next one; what lies between them falls into it. */
void
press_block_extend (const PressParse *parse, PressBlock *block, const PressBlock *next)
{
  block->flags |= next->flags & PRESS_BLOCK_HAS_FLOATS;
  for (guint line = block->last_line + 1; line < next->first_line; line++)
    if (press_line_is_float (parse, line))
      block->flags |= PRESS_BLOCK_HAS_FLOATS;
  block->last_line = next->last_line;
  block->span.end = next->span.end;
  block->scanned_in = 0;
}

static PressBlock *
get_last_block (const PressParse *parse)
{
  return parse->blocks->len > 0 ? &g_array_index (parse->blocks, PressBlock, parse->blocks->len - 1)
                                : NULL;
}

static void
add_block (PressParse *parse, guint first_line, guint last_line, guint16 flags)
{
  PressBlock block = { .first_line = first_line, .last_line = last_line, .flags = flags };

  measure_block (parse, &block);
  g_array_append_val (parse->blocks, block);
}

/* Tables. */

static gboolean
ends_table (PressLineClass line_class)
{
  static const gboolean ends[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_TABLE_OPEN] = TRUE,      [PRESS_LINE_CLASS_SOURCE] = TRUE,
    [PRESS_LINE_CLASS_TRANSMISSION] = TRUE,    [PRESS_LINE_CLASS_SLASH_ITEM] = TRUE,
    [PRESS_LINE_CLASS_END_MARK] = TRUE,        [PRESS_LINE_CLASS_WRAPPER_CLOSE] = TRUE,
    [PRESS_LINE_CLASS_CONTACT_HEADING] = TRUE, [PRESS_LINE_CLASS_ABOUT] = TRUE,
    [PRESS_LINE_CLASS_EXHIBIT_LABEL] = TRUE,
  };

  return ends[line_class];
}

typedef struct
{
  guint n_rows;
  guint last;  /* the last line that surely belongs to it */
  guint heads; /* the first line that has heads; where it has none, its first line */
  gboolean has_heads;
  gboolean is_tagged;
} TableExtent;

/* A sentence, or a full line that goes on: prose, which no table holds. */
static gboolean
is_prose_line (const PressParse *parse, guint line)
{
  return get_width (parse, line) >= 66 && !has_columns (parse, line);
}

/* Whether two lines say the same, whatever the blanks between their words are. */
static gboolean
is_same_line (const PressParse *parse, guint first, guint second)
{
  PressSpan one = get_ink (parse, first);
  PressSpan other = get_ink (parse, second);

  while (one.start < one.end && other.start < other.end
         && parse->text[one.start] == parse->text[other.start])
    {
      gboolean is_blank = parse->text[one.start] == ' ';

      for (one.start++; is_blank && parse->text[one.start] == ' ';)
        one.start++;
      for (other.start++; is_blank && parse->text[other.start] == ' ';)
        other.start++;
    }
  return one.start >= one.end && other.start >= other.end;
}

/* Heads apart from the rows above them open another table, unless a page has cut this one and they
 * stand there again. A grid of HTML is one table whatever stands in it. */
static gboolean
opens_another (const PressParse *parse, const TableExtent *extent, PressTableLine kind, guint line,
               gboolean is_after_page)
{
  guint below = extent->last + 1;

  if (extent->n_rows == 0
      || press_copy_has_cells (parse->copy, (PressSpan){ parse->copy->lines[extent->heads].start,
                                                         parse->copy->lines[line].end })
      || (kind != PRESS_TABLE_LINE_HEAD && kind != PRESS_TABLE_LINE_COLUMNS))
    return FALSE;
  while (below < line && !press_line_is_blank (parse, below))
    below++;
  return below < line && !(is_after_page && is_same_line (parse, extent->heads, line));
}

/* Follows a table down from a line that may open one. A line drawn apart from the last row is
 * under a heading. */
static TableExtent
follow_table (PressParse *parse, guint first)
{
  TableExtent extent = { .last = first,
                         .heads = first,
                         .is_tagged = get_class (parse, first) == PRESS_LINE_CLASS_TABLE_OPEN };
  guint n_rowless = 0;
  guint n_blank = 0;
  guint most_blank = parse->is_double_spaced ? 2 * MOST_BLANK_LINES + 1 : MOST_BLANK_LINES;
  gboolean is_after_page = FALSE;
  gboolean is_apart = FALSE; /* a blank line stands below the last line of it */
  guint line;

  for (line = first; line < parse->copy->n_lines; line++)
    {
      PressTableLine kind;

      if (get_class (parse, line) == PRESS_LINE_CLASS_TABLE_CLOSE)
        {
          extent.last = line;
          break;
        }
      if (press_line_is_blank (parse, line))
        {
          is_apart = TRUE;
          n_blank++;
          if (n_blank > most_blank && !extent.is_tagged)
            break;
          continue;
        }
      if (line > first && ends_table (get_class (parse, line)))
        break;
      if (get_class (parse, line) == PRESS_LINE_CLASS_PAGE_MARK
          || get_class (parse, line) == PRESS_LINE_CLASS_FURNITURE)
        {
          is_after_page = TRUE;
          if (++n_rowless > LONGEST_ROWLESS_RUN)
            break;
          continue;
        }
      kind = press_table_classify (parse, line);
      if (opens_another (parse, &extent, kind, line, is_after_page))
        break;
      if (kind == PRESS_TABLE_LINE_ROW)
        {
          extent.n_rows++;
          n_rowless = 0;
          is_after_page = is_apart = FALSE;
          extent.last = line;
        }
      else if (kind == PRESS_TABLE_LINE_TITLE && extent.n_rows > 0 && !extent.is_tagged)
        break;
      else if (kind == PRESS_TABLE_LINE_NONE && is_prose_line (parse, line) && !extent.is_tagged)
        break;
      else
        {
          if (extent.n_rows == 0 && !extent.has_heads && kind == PRESS_TABLE_LINE_HEAD)
            extent.heads = line;
          extent.has_heads |= extent.n_rows == 0
                              && (kind == PRESS_TABLE_LINE_HEAD || kind == PRESS_TABLE_LINE_UNIT
                                  || kind == PRESS_TABLE_LINE_TITLE);
          if (kind == PRESS_TABLE_LINE_RULE && extent.n_rows > 0 && !is_apart)
            extent.last = line;
          else if (++n_rowless > LONGEST_ROWLESS_RUN && !extent.is_tagged)
            break;
        }
      n_blank = 0;
    }
  return extent;
}

static gboolean
may_open_table (PressParse *parse, guint line)
{
  PressTableLine kind;

  if (get_class (parse, line) == PRESS_LINE_CLASS_TABLE_OPEN)
    return TRUE;
  if (get_class (parse, line) != PRESS_LINE_CLASS_TEXT
      && get_class (parse, line) != PRESS_LINE_CLASS_DATE_LINE
      && get_class (parse, line) != PRESS_LINE_CLASS_STATEMENT)
    return FALSE;
  if (!has_columns (parse, line) && get_indent (parse, line) < 10)
    return FALSE;
  kind = press_table_classify (parse, line);
  return kind == PRESS_TABLE_LINE_ROW || kind == PRESS_TABLE_LINE_HEAD
         || kind == PRESS_TABLE_LINE_UNIT;
}

/* Whether a block is a heading by its looks. What announces a table ends with a colon, too, but is
 * a sentence. */
static gboolean
is_heading_block (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_BOLD | PRESS_BLOCK_TITLED))
         && !(block->flags & PRESS_BLOCK_LOWER) && block->n_words <= MOST_TITLE_WORDS;
}

/* A date stands in over its years, and ends in a comma: "September 30," is no prose. */
static gboolean
is_head_standing_in (const PressParse *parse, const PressBlock *block, PressTableLine kind)
{
  return kind == PRESS_TABLE_LINE_HEAD && get_indent (parse, block->last_line) >= CENTERED_INDENT;
}

/* Whether a line set as titles are ends in "Inc." or its like. */
static gboolean
ends_in_company (PressParse *parse, PressBlock *block)
{
  guint n_tokens;

  if (block->n_words > MOST_TITLE_WORDS
      || !(block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS | PRESS_BLOCK_BOLD)))
    return FALSE;
  press_block_scan (parse, block);
  n_tokens = count_tokens (parse);
  return n_tokens >= 2 && get_tokens (parse)[n_tokens - 2].kind == PRESS_TOKEN_COMPANY;
}

/* "Table 1." on a line of its own numbers a table. */
static gboolean
is_table_number (const PressBlock *block)
{
  return block->line_class == PRESS_LINE_CLASS_STATEMENT && block->n_words <= WORDS_OF_TABLE_NUMBER
         && (block->flags & PRESS_BLOCK_STOPPED);
}

/* A sentence of several lines that ends in a colon announces a table, whatever its last line says.
 */
static gboolean
announces_in_lines (const PressBlock *block)
{
  return block->first_line < block->last_line
         && (block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_COLON))
                == (PRESS_BLOCK_PROSE | PRESS_BLOCK_COLON);
}

/* "For the 13 Weeks Ended May 1, 2004": a line at the left that tells a period, and nothing else.
 */
static gboolean
tells_period (PressParse *parse, guint line)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));

  press_table_read_line (parse, line, items);
  return items->len == 1 && g_array_index (items, PressTableItem, 0).kind == PRESS_TABLE_ITEM_HEAD;
}

/* Whether a block may be a line of the title above a table. Of the headings that stand at the left
 * only the one right above the table is its title. */
static gboolean
is_title_block (PressParse *parse, PressBlock *block, gboolean is_nearest)
{
  PressTableLine kind = press_table_classify (parse, block->last_line);
  guint16 unfit = PRESS_BLOCK_TABLE | PRESS_BLOCK_HAS_FLOATS;

  /* Heads in words fill their lines as prose does, but for the gaps in them. */
  if (!(block->flags & PRESS_BLOCK_COLUMNS)
      || (kind != PRESS_TABLE_LINE_COLUMNS
          && press_table_classify (parse, block->first_line) != PRESS_TABLE_LINE_COLUMNS))
    unfit |= PRESS_BLOCK_PROSE;
  if (is_table_number (block))
    return TRUE;
  if (announces_in_lines (block)) /* "… below (unaudited, in / millions of dollars):" */
    return FALSE;
  if ((block->flags & unfit)
      || ((block->flags & PRESS_BLOCK_STOPPED) && !ends_in_company (parse, block)))
    return (kind == PRESS_TABLE_LINE_UNIT || is_head_standing_in (parse, block, kind))
           && !(block->flags & PRESS_BLOCK_TABLE);
  if (block->line_class != PRESS_LINE_CLASS_TEXT && block->line_class != PRESS_LINE_CLASS_STATEMENT
      && block->line_class != PRESS_LINE_CLASS_DATE_LINE
      && block->line_class != PRESS_LINE_CLASS_NON_GAAP)
    return FALSE;
  if (kind == PRESS_TABLE_LINE_TITLE || kind == PRESS_TABLE_LINE_UNIT
      || kind == PRESS_TABLE_LINE_BASIS || kind == PRESS_TABLE_LINE_HEAD)
    return TRUE;
  if (is_nearest && block->first_line == block->last_line && tells_period (parse, block->last_line))
    return TRUE;
  if (kind == PRESS_TABLE_LINE_ROW
      || (block->flags & (PRESS_BLOCK_COLON | PRESS_BLOCK_TITLED)) == PRESS_BLOCK_COLON)
    return FALSE;
  return (is_nearest && is_heading_block (block))
         || (block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS | PRESS_BLOCK_COLUMNS)) != 0;
}

/* A unit, a basis or heads, which may be words in columns, stand between a table and its title, and
 * so may its number. */
static gboolean
is_unit_block (PressParse *parse, const PressBlock *block)
{
  PressTableLine kind = press_table_classify (parse, block->last_line);

  if (((block->flags & PRESS_BLOCK_COLUMNS) && has_columns (parse, block->first_line))
      || is_table_number (block))
    return TRUE;
  return block->first_line == block->last_line
         && (kind == PRESS_TABLE_LINE_UNIT || kind == PRESS_TABLE_LINE_BASIS
             || kind == PRESS_TABLE_LINE_HEAD || tells_period (parse, block->last_line));
}

/* Whether the label of a row begins in a block right above it: a line that goes on in small
 * letters. */
static gboolean
begins_label (const PressParse *parse, const PressBlock *block, guint row)
{
  return block->first_line == block->last_line && block->last_line + 1 == row
         && block->line_class == PRESS_LINE_CLASS_TEXT
         && !(block->flags & (PRESS_BLOCK_TABLE | PRESS_BLOCK_COLUMNS | PRESS_BLOCK_CENTERED))
         && get_width (parse, block->last_line) < FULL_LINE_COLUMNS && get_indent (parse, row) > 0
         && !ends_sentence (parse, block->last_line)
         && g_ascii_islower (parse->text[get_ink (parse, row).start]);
}

/* "BOSTON, May 1, 2020 - Acme, Inc. today reported:" opens a release, and no table; nor does
 * "BOSTON, May 1, 2020 --" alone. */
static gboolean
is_lede_of_table (PressParse *parse, PressBlock *block)
{
  static const gboolean leads_on[PRESS_N_TOKENS]
      = { [PRESS_TOKEN_COLON] = TRUE, [PRESS_TOKEN_DASH] = TRUE, [PRESS_TOKEN_HYPHEN] = TRUE };

  /* Most blocks above a table end in a word, and need not be scanned. */
  return !g_ascii_isalnum (get_last_mark (parse, block->span))
         && press_block_has_dateline (parse, block)
         && leads_on[get_tokens (parse)[count_tokens (parse) - 2].kind]; /* the last but END */
}

/* Whether a page mark stands between two lines. */
static gboolean
has_page_between (const PressParse *parse, guint last, guint line)
{
  for (guint between = last + 1; between < line; between++)
    if (get_class (parse, between) == PRESS_LINE_CLASS_PAGE_MARK)
      return TRUE;
  return FALSE;
}

/* Whether the title is whole: a heading at the left is, in capitals it may have more above it. */
static gboolean
is_whole_title (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS)) == 0;
}

/* The company's name, which may stand above the title of its statement. */
static gboolean
is_name_of_statement (PressParse *parse, PressBlock *block)
{
  return block->first_line == block->last_line && block->line_class == PRESS_LINE_CLASS_TEXT
         && ends_in_company (parse, block);
}

/* The title of a table stands above it, perhaps with blank lines between; a page ends it, and so
 * does a line at the left above a title in the middle. */
static guint
take_title_blocks (PressParse *parse, guint first)
{
  guint taken = first;
  guint n_lines = 0;
  guint16 title = 0; /* how the title stands that was found so far */
  gboolean is_whole = FALSE;

  if (parse->blocks->len > 1 && begins_label (parse, get_last_block (parse), first)
      && is_unit_block (parse, get_last_block (parse) - 1))
    {
      taken = get_last_block (parse)->first_line;
      g_array_set_size (parse->blocks, parse->blocks->len - 1);
    }
  while (parse->blocks->len > 0)
    {
      PressBlock *block = get_last_block (parse);

      if (is_whole && !is_name_of_statement (parse, block))
        break;
      n_lines += block->last_line - block->first_line + 1;
      if (has_page_between (parse, block->last_line, taken) || taken - block->last_line > 4
          || n_lines > LONGEST_TITLE_LINES || !is_title_block (parse, block, title == 0)
          || is_lede_of_table (parse, block) || (title & PRESS_BLOCK_CENTERED & ~block->flags))
        break;
      if (title != 0 || !is_unit_block (parse, block))
        {
          is_whole = title == 0 && is_whole_title (block);
          title |= block->flags | PRESS_BLOCK_TITLED;
        }
      taken = block->first_line;
      g_array_set_size (parse->blocks, parse->blocks->len - 1);
    }
  return taken;
}

/* Whether the line above is drawn in pieces, one under each head: heads in words are heads then. */
static gboolean
is_under_drawn_heads (const PressParse *parse, guint line)
{
  return line > 0 && get_class (parse, line - 1) == PRESS_LINE_CLASS_RULE
         && has_columns (parse, line - 1);
}

/* Whether the label of a table's last row ends on the line below: a few words in small letters, and
 * no more. */
static gboolean
ends_last_label (const PressParse *parse, guint line)
{
  return line < parse->copy->n_lines && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && g_ascii_islower (parse->text[get_ink (parse, line).start])
         && get_width (parse, line) < FULL_LINE_COLUMNS / 2
         && (line + 1 == parse->copy->n_lines || press_line_is_blank (parse, line + 1));
}

/* Makes a block of the table that opens at @line, if one does, and gives the line after it. */
static gboolean
add_table (PressParse *parse, guint *line)
{
  TableExtent extent;
  guint first;

  if (*line < parse->untitled_until || !may_open_table (parse, *line))
    return FALSE;
  extent = follow_table (parse, *line);
  extent.has_heads |= is_under_drawn_heads (parse, *line);
  if (extent.n_rows < (extent.is_tagged || extent.has_heads ? 1 : FEWEST_ROWS))
    return FALSE;
  first = take_title_blocks (parse, *line);
  if (first == *line && !extent.has_heads && !extent.is_tagged)
    {
      /* Figures in the text: the lines below are no more of a table than this one. */
      parse->untitled_until = extent.last + 1;
      return FALSE;
    }
  if (ends_last_label (parse, extent.last + 1))
    extent.last++;
  add_block (parse, first, extent.last, PRESS_BLOCK_TABLE);
  *line = extent.last + 1;
  return TRUE;
}

/* Lines that stand for themselves wherever they are. */
static gboolean
stands_alone (PressLineClass line_class)
{
  static const gboolean alone[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_ENVELOPE] = TRUE,
    [PRESS_LINE_CLASS_HEADER] = TRUE,
    [PRESS_LINE_CLASS_HEADER_FIELD] = TRUE,
    [PRESS_LINE_CLASS_HEADER_GROUP] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_OPEN] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_FIELD] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_TYPE] = TRUE,
    [PRESS_LINE_CLASS_SKIPPED] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_TEXT] = TRUE,
    [PRESS_LINE_CLASS_WRAPPER_CLOSE] = TRUE,
    [PRESS_LINE_CLASS_EXHIBIT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_MASTHEAD] = TRUE,
    [PRESS_LINE_CLASS_LOGO] = TRUE,
    [PRESS_LINE_CLASS_DATE_LINE] = TRUE,
    [PRESS_LINE_CLASS_CONTACT_HEADING] = TRUE,
    [PRESS_LINE_CLASS_TRANSMISSION] = TRUE,
    [PRESS_LINE_CLASS_TICKER_LINE] = TRUE,
    [PRESS_LINE_CLASS_END_MARK] = TRUE,
    [PRESS_LINE_CLASS_STARS] = TRUE,
    [PRESS_LINE_CLASS_POINTER] = TRUE,
    [PRESS_LINE_CLASS_FRAMED] = TRUE,
  };

  return alone[line_class];
}

/* Lines that open a block even right below other text. */
static gboolean
opens_block (PressLineClass line_class)
{
  static const gboolean opens[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_NOTICE] = TRUE, [PRESS_LINE_CLASS_CONTACT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_SOURCE] = TRUE, [PRESS_LINE_CLASS_SLASH_ITEM] = TRUE,
    [PRESS_LINE_CLASS_CODES] = TRUE,
  };

  return opens[line_class];
}

static gboolean
is_item (PressLineClass line_class)
{
  return line_class == PRESS_LINE_CLASS_BULLET || line_class == PRESS_LINE_CLASS_NUMBERED;
}

/* Whether @line opens a paragraph as typists do it: it stands in, and the next line does not. */
static gboolean
stands_in (const PressParse *parse, guint line)
{
  return line + 1 < parse->copy->n_lines && !press_line_is_blank (parse, line + 1)
         && !press_line_is_float (parse, line + 1)
         && parse->copy->lines[line].indent
                >= parse->copy->lines[line + 1].indent + PARAGRAPH_INDENT;
}

/* Whether a line is louder than the one below it: in capitals or bold, which the other is not. */
static gboolean
is_louder (const PressParse *parse, guint last, guint line)
{
  guint8 style = parse->copy->lines[last].style & ~parse->copy->lines[line].style;

  return (style & PRESS_LINE_BOLD) || (is_capitals (parse, last) && !is_capitals (parse, line));
}

/* Whether a line is set as titles are: a few words, the long ones with a capital. */
static gboolean
is_titled (const PressParse *parse, guint line)
{
  PressBlock block = { .first_line = line, .last_line = line };

  measure_block (parse, &block);
  return (block.flags & PRESS_BLOCK_TITLED) != 0;
}

/* Whether the last of two lines begins with a word that the first would have had room for. */
static gboolean
leaves_room (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);
  guint32 end = ink.start;

  while (end < ink.end && !is_space (parse->text[end]))
    end++;
  return get_width (parse, last) + 1 + (end - ink.start) < get_width (parse, line);
}

/* Whether a line opens as names, sentences and speech do, "4Quarry" and "21st Mill" among them. */
static gboolean
opens_with_capital (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  guint32 at;

  ink.start += count_opening (parse, ink);
  at = ink.start;
  while (at < ink.end && g_ascii_isdigit (parse->text[at]))
    at++;
  return at > ink.start ? g_ascii_isalpha (parse->text[at]) : g_ascii_isupper (parse->text[at]);
}

/* "Selling, General and Administrative": whether "and" stands behind a comma. */
static gboolean
is_series (const PressParse *parse, PressSpan ink)
{
  static const char joint[] = " and ";
  const char *text = parse->text + ink.start;
  const char *at = g_strstr_len (text, ink.end - ink.start, joint);

  return at != NULL && memchr (text, ',', (gsize) (at - text)) != NULL;
}

/* Whether a line that was ended early, in capitals and small letters as titles are, stands over
 * the first line of a paragraph. */
static gboolean
is_title_over (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, last);

  return get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_class (parse, line) == PRESS_LINE_CLASS_TEXT
         && parse->copy->lines[last].indent == parse->copy->lines[line].indent
         && !ends_sentence (parse, last)
         && (memchr (parse->text + ink.start, ',', ink.end - ink.start) == NULL
             || is_series (parse, ink))
         && g_ascii_isupper (parse->text[ink.start]) && opens_with_capital (parse, line)
         && leaves_room (parse, last, line) && is_titled (parse, last) && !is_titled (parse, line);
}

/* Whether a line in bold stands over a short sentence, which is not. */
static gboolean
is_bold_over (const PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[last].style & ~parse->copy->lines[line].style & PRESS_LINE_BOLD)
         && get_width (parse, line) >= SHORT_SENTENCE_COLUMNS && ends_sentence (parse, line);
}

/* Whether the one line above @line is a heading over it, although no blank line divides them: it is
 * short, and louder than the text below, or that opens a paragraph that it is no part of. */
static gboolean
is_headed (const PressParse *parse, guint last, guint line)
{
  static const gboolean may_head[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_TEXT] = TRUE,      [PRESS_LINE_CLASS_ABOUT] = TRUE,
    [PRESS_LINE_CLASS_CAUTION] = TRUE,   [PRESS_LINE_CLASS_NON_GAAP] = TRUE,
    [PRESS_LINE_CLASS_STATEMENT] = TRUE,
  };

  if (!may_head[get_class (parse, last)] || get_width (parse, last) >= WIDEST_TITLE_COLUMNS
      || (get_width (parse, line) < FULL_LINE_COLUMNS && !is_bold_over (parse, last, line))
      || is_centered (parse, line)
      || parse->text[get_ink (parse, line).start] == '(' /* a unit, in most cases */
      || has_columns (parse, last) || has_columns (parse, line)
      || (get_width (parse, last) >= FULL_LINE_COLUMNS && !is_title_over (parse, last, line)))
    return FALSE;
  if (is_louder (parse, last, line) || is_title_over (parse, last, line))
    return ends_sentence (parse, line)
           || (line + 1 < parse->copy->n_lines && !press_line_is_blank (parse, line + 1));
  return parse->copy->lines[last].indent == parse->copy->lines[line].indent
         && stands_in (parse, line);
}

/* Whether a line is set as a sentence: it begins with a capital, and few of its words have one. */
static gboolean
is_set_as_sentence (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  PressBlock block = { 0 };
  Letters letters = { 0 };

  measure_line (parse, ink, &block, &letters);
  return g_ascii_isupper (parse->text[ink.start]) && letters.n_long >= FEWEST_WORDS_OF_SENTENCE
         && letters.n_titled * 3 <= letters.n_long;
}

/* Whether a line at the left, set as titles or sentences are, stands below a long one in capitals:
 * the one is a headline, the other the deck below it. What is set as a sentence may stand below a
 * shorter one. */
static gboolean
is_other_deck (const PressParse *parse, guint last, guint line)
{
  guint width = get_width (parse, last);

  if (width < FEWEST_HEADLINE_COLUMNS / 2
      || g_ascii_islower (parse->text[get_ink (parse, last).start + 1])
      || !g_ascii_isupper (parse->text[get_ink (parse, line).start])
      || get_class (parse, last) != PRESS_LINE_CLASS_TEXT
      || get_class (parse, line) != PRESS_LINE_CLASS_TEXT || has_columns (parse, last)
      || has_columns (parse, line) || ends_sentence (parse, line) || !is_capitals (parse, last)
      || is_capitals (parse, line))
    return FALSE;
  if (parse->copy->lines[last].indent == parse->copy->lines[line].indent)
    return is_set_as_sentence (parse, line)
           || (width >= FEWEST_HEADLINE_COLUMNS && is_titled (parse, line));
  return is_centered (parse, last) && is_set_as_sentence (parse, line);
}

/* Whether a notice shares its line with another column that goes on in it. */
static gboolean
is_row_of_front (const PressParse *parse, guint last, guint line)
{
  return get_class (parse, line) == PRESS_LINE_CLASS_NOTICE && has_columns (parse, last)
         && has_columns (parse, line);
}

/* Whether two lines that their source centers are a deck each: in sentences, a capital opens
 * another one. */
static gboolean
are_decks (const PressParse *parse, guint last, guint line)
{
  return (parse->copy->lines[last].style & parse->copy->lines[line].style & PRESS_LINE_CENTERED)
         && is_set_as_sentence (parse, last) && is_set_as_sentence (parse, line);
}

/* "Analyst Inquiries" between a name and a number tells what one does, and is no heading. */
static gboolean
is_desk_of_name (const PressParse *parse, guint last, guint line)
{
  char next;

  if (get_class (parse, line) != PRESS_LINE_CLASS_CONTACT_HEADING
      || get_class (parse, last) != PRESS_LINE_CLASS_TEXT
      || get_last_mark (parse, get_ink (parse, line)) == ':' || line + 1 >= parse->copy->n_lines
      || press_line_is_blank (parse, line + 1))
    return FALSE;
  next = parse->text[get_ink (parse, line + 1).start];
  return next == '(' || next == '+' || g_ascii_isdigit (next);
}

/* Whether a line begins with a mark that soon begins another one: it is the first item of a list
 * then, and no dash inside a sentence. */
static gboolean
is_first_item (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);

  for (guint next = line + 1; next <= line + MOST_LINES_OF_ITEM && next < parse->copy->n_lines;
       next++)
    {
      PressSpan other = get_ink (parse, next);

      if (press_line_is_blank (parse, next))
        return FALSE;
      if (get_class (parse, next) == get_class (parse, line)
          && other.end - other.start >= MARK_BYTES
          && memcmp (parse->text + ink.start, parse->text + other.start, MARK_BYTES) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Photo: http://…" right below the end of a sentence: a label soon in the line, and the words of a
 * caption. */
static gboolean
is_caption_below (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return get_class (parse, line) == PRESS_LINE_CLASS_TEXT && ends_sentence (parse, last)
         && g_ascii_isupper (parse->text[ink.start])
         && memchr (parse->text + ink.start, ':', MIN (ink.end - ink.start, LONGEST_MEDIUM_BYTES))
                != NULL
         && press_line_scanner_is_caption (parse->line_scanner, ink);
}

/* "tables below." in small letters below an open sentence is the end of it, and no pointer; nor
 * does "contact: Jo Park" open contacts there. */
static gboolean
ends_pointing (const PressParse *parse, guint last, guint line)
{
  return (get_class (parse, line) == PRESS_LINE_CLASS_POINTER
          || get_class (parse, line) == PRESS_LINE_CLASS_CONTACT_LABEL)
         && !ends_sentence (parse, last) && get_width (parse, last) >= FULL_LINE_COLUMNS
         && g_ascii_islower (parse->text[get_ink (parse, line).start]);
}

/* "… Third Quarter and Nine Month" above "Earnings": the last word of a long title is no masthead.
 */
static gboolean
ends_title (const PressParse *parse, guint last, guint line)
{
  PressSpan ink = get_ink (parse, line);

  return get_class (parse, line) == PRESS_LINE_CLASS_MASTHEAD
         && get_class (parse, last) == PRESS_LINE_CLASS_TEXT
         && get_width (parse, last) >= FEWEST_HEADLINE_COLUMNS && !has_columns (parse, last)
         && !ends_sentence (parse, last) && is_centered (parse, last) == is_centered (parse, line)
         && is_capitals (parse, last) == is_capitals (parse, line)
         && memchr (parse->text + ink.start, ' ', ink.end - ink.start) == NULL;
}

/* Whether @line, right below @last, opens another block than the one that began at @first. */
static gboolean
begins_block (const PressParse *parse, guint first, guint last, guint line)
{
  PressLineClass line_class = get_class (parse, line);
  PressLineClass open_class = get_class (parse, first);
  guint indent = parse->copy->lines[line].indent;
  guint last_indent = parse->copy->lines[last].indent;

  if ((parse->copy->lines[line].style | parse->copy->lines[last].style) & PRESS_LINE_PARAGRAPH)
    return TRUE;
  if (line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL && open_class == line_class)
    return FALSE;
  if (is_desk_of_name (parse, last, line) || ends_pointing (parse, last, line)
      || ends_title (parse, last, line))
    return FALSE;
  if (is_caption_below (parse, last, line))
    return TRUE;
  if (stands_alone (line_class) || stands_alone (open_class)
      || (opens_block (line_class) && !is_row_of_front (parse, last, line)))
    return TRUE;
  if (open_class == PRESS_LINE_CLASS_SLASH_ITEM)
    return get_last_mark (parse, get_ink (parse, last)) == '/';
  if (is_item (line_class))
    return is_item (open_class) || indent > last_indent || ends_sentence (parse, last)
           || (line_class == PRESS_LINE_CLASS_BULLET && is_first_item (parse, line));
  if (line_class == PRESS_LINE_CLASS_LABEL)
    return open_class == PRESS_LINE_CLASS_LABEL || ends_sentence (parse, last);
  if (line_class == PRESS_LINE_CLASS_CONTACT_ROLE)
    return open_class == PRESS_LINE_CLASS_NOTICE && !has_columns (parse, last);
  if (is_item (open_class))
    return indent < parse->copy->lines[first].indent && ends_sentence (parse, last)
           && (last == first || indent != last_indent);
  if (open_class == PRESS_LINE_CLASS_LABEL)
    return indent <= parse->copy->lines[first].indent && ends_sentence (parse, last);
  if (first == last && is_headed (parse, last, line))
    return TRUE;
  if (is_other_deck (parse, last, line))
    return TRUE;
  if (open_class == PRESS_LINE_CLASS_NOTICE)
    return !has_columns (parse, last) || !has_columns (parse, line);
  if (is_centered (parse, line) && !is_centered (parse, last)
      && indent >= last_indent + CENTERED_INDENT && ends_sentence (parse, last))
    return TRUE;
  if (is_centered (parse, line) && is_centered (parse, last)
      && (differs_in_case (parse, last, line) || are_decks (parse, last, line)))
    return TRUE;
  /* A first line stands in where paragraphs have no blank line between them. In a text with a
   * margin it may seem centered, but the line below it is back at the margin. */
  return indent >= last_indent + PARAGRAPH_INDENT && ends_sentence (parse, last)
         && !has_columns (parse, last)
         && (!is_centered (parse, line)
             || (stands_in (parse, line) && parse->copy->lines[line + 1].indent == last_indent));
}

/* Whether a paragraph that a page cut goes on at @line. */
static gboolean
goes_on (const PressParse *parse, guint first, guint last, guint line)
{
  PressLineClass line_class = get_class (parse, line);

  if (stands_alone (get_class (parse, first)) || opens_block (get_class (parse, first))
      || stands_alone (line_class) || opens_block (line_class) || is_item (line_class)
      || line_class == PRESS_LINE_CLASS_STATEMENT || ends_sentence (parse, last)
      || has_columns (parse, last) || has_columns (parse, line) || is_centered (parse, last)
      || is_centered (parse, line)
      || (parse->copy->lines[line].style & ~parse->copy->lines[last].style & SET_APART))
    return FALSE;
  if (g_ascii_islower (parse->text[get_ink (parse, line).start]))
    return TRUE;
  /* A last line that is short has ended its paragraph, whatever stands at its end; a short line by
   * itself is a heading. */
  return get_width (parse, last) >= FULL_LINE_COLUMNS
         || (last > first && get_width (parse, last) * 4 >= get_width (parse, first) * 3);
}

/* Whether pages, and nothing else, stand between two lines with ink. */
static gboolean
is_cut_by_page (const PressParse *parse, guint last, guint line)
{
  gboolean has_page = FALSE;

  for (guint between = last + 1; between < line; between++)
    {
      PressLineClass line_class = get_class (parse, between);

      if (line_class == PRESS_LINE_CLASS_PAGE_MARK || line_class == PRESS_LINE_CLASS_FURNITURE)
        has_page = TRUE;
      else if (line_class != PRESS_LINE_CLASS_BLANK)
        return FALSE;
    }
  return has_page;
}

/* Whether a drawn line, and nothing else, stands below @last, and @line goes on in small letters:
 * a heading over two lines, each underlined. */
static gboolean
is_underlined (const PressParse *parse, guint last, guint line)
{
  return line == last + 2 && get_class (parse, last + 1) == PRESS_LINE_CLASS_RULE
         && !ends_sentence (parse, last) && !stands_alone (get_class (parse, last))
         && !has_columns (parse, line)
         && g_ascii_islower (parse->text[get_ink (parse, line).start]);
}

/* Whether an item of the trailer that no slash closed goes on below a blank line: the lines there
 * open nothing of their own, and end in the slash. */
static gboolean
closes_item (const PressParse *parse, guint first, guint last, guint line)
{
  guint end = line;

  if (get_class (parse, first) != PRESS_LINE_CLASS_SLASH_ITEM || line > last + 2
      || get_last_mark (parse, get_ink (parse, last)) == '/')
    return FALSE;
  while (end < parse->copy->n_lines && !press_line_is_blank (parse, end)
         && !stands_alone (get_class (parse, end)) && !opens_block (get_class (parse, end)))
    end++;
  return end > line && get_last_mark (parse, get_ink (parse, end - 1)) == '/';
}

/* A line as wide as a typed page. */
static gboolean
is_full_line (const PressParse *parse, guint line)
{
  guint width = get_width (parse, line);

  return width >= FULL_LINE_COLUMNS && width <= PAGE_COLUMNS
         && !(parse->copy->lines[line].style & PRESS_LINE_PARAGRAPH);
}

/* Whether what stands below a line may be typed in another way than what is above it. */
static gboolean
opens_text (PressLineClass line_class)
{
  return line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL
         || line_class == PRESS_LINE_CLASS_WRAPPER_OPEN;
}

/* Whether a copy is typed with a blank line below each line, from a line on as far as the next
 * exhibit: hardly a full line then stands right below another. */
static gboolean
is_double_spaced (const PressParse *parse, guint first)
{
  guint n_apart = 0;
  guint n_adjacent = 0;

  for (guint line = first; line + 2 < parse->copy->n_lines; line++)
    {
      if (line > first && opens_text (get_class (parse, line)))
        break;
      guint next = press_line_is_blank (parse, line + 1) ? line + 2 : line + 1;

      if (!is_full_line (parse, line) || !is_full_line (parse, next))
        continue;
      n_apart += next == line + 2;
      n_adjacent += next == line + 1;
    }
  return n_apart >= FEWEST_SPACED_LINES && n_apart > n_adjacent * 4;
}

/* Whether @line goes on in double spacing below @last: a full line, and none that stands in, but
 * below the mark of an item. */
static gboolean
goes_on_spaced (const PressParse *parse, guint last, guint line)
{
  guint indent = parse->copy->lines[last].indent
                 + (is_item (get_class (parse, last)) ? WIDEST_ITEM_MARK : PARAGRAPH_INDENT);

  return parse->is_double_spaced && line == last + 2 && get_width (parse, last) >= FULL_LINE_COLUMNS
         && parse->copy->lines[line].indent < indent;
}

/* Follows the block that opens at @first and gives its last line. */
static guint
follow_block (PressParse *parse, guint first)
{
  guint last = first;

  for (guint line = first + 1; line < parse->copy->n_lines; line++)
    {
      if (press_line_is_blank (parse, line) || press_line_is_float (parse, line))
        continue;
      if (line > last + 1 && !goes_on_spaced (parse, last, line))
        {
          if (!is_underlined (parse, last, line) && !closes_item (parse, first, last, line)
              && (!is_cut_by_page (parse, last, line) || !goes_on (parse, first, last, line)))
            break;
        }
      else if (begins_block (parse, first, last, line)
               || (has_columns (parse, line) && may_open_table (parse, line)))
        break;
      last = line;
    }
  return last;
}

/* The columns that all full lines of a text have in front of them. */
static guint
find_margin (const PressParse *parse, guint first)
{
  guint margin = G_MAXUINT;

  for (guint line = first; line < parse->copy->n_lines && margin > 0; line++)
    if (line > first && opens_text (get_class (parse, line)))
      break;
    else if (parse->copy->lines[line].role == PRESS_LINE_IS_TEXT
             && get_width (parse, line) >= FULL_LINE_COLUMNS)
      margin = MIN (margin, parse->copy->lines[line].indent);
  return margin == G_MAXUINT ? 0 : margin;
}

/* What is true of a whole text, told from its first line on. */
static void
measure_text (PressParse *parse, guint first)
{
  parse->is_double_spaced = is_double_spaced (parse, first);
  parse->margin = find_margin (parse, first);
}

/* "FOR IMMEDIATE RELEASE: DULUTH, Minn., May 1, 2020: …": a notice that a dateline follows on its
 * line is a block of its own, and the rest of the line opens the next. */
static void
cut_notice (PressParse *parse, guint line)
{
  PressSpan *ink = &parse->line_inks[line].span;
  PressSpan notice = *ink;
  guint32 n_bytes = press_line_scanner_find_notice_end (parse->line_scanner, notice);
  PressBlock rest = { .first_line = line };

  if (n_bytes == 0)
    return;
  ink->start += n_bytes;
  notice.end = ink->start;
  while (is_space (parse->text[notice.end - 1]))
    notice.end--;
  parse->line_classes[line] = PRESS_LINE_CLASS_TEXT;
  rest.last_line = follow_block (parse, line);
  measure_block (parse, &rest);
  if (press_block_has_dateline (parse, &rest))
    {
      PressBlock block = { .first_line = line, .last_line = line };

      measure_block (parse, &block);
      block.span = notice;
      block.line_class = PRESS_LINE_CLASS_NOTICE;
      g_array_append_val (parse->blocks, block);
      return;
    }
  ink->start = notice.start;
  parse->line_classes[line] = PRESS_LINE_CLASS_NOTICE;
}

/* Forms the blocks of the whole copy. */
void
press_blocks_form (PressParse *parse)
{
  guint line = 0;

  find_inks (parse);
  measure_text (parse, 0);
  while (line < parse->copy->n_lines)
    {
      guint last;

      if (line > 0 && opens_text (get_class (parse, line)))
        measure_text (parse, line);
      if (press_line_is_blank (parse, line))
        line++;
      else if (add_table (parse, &line))
        continue;
      else if (press_line_is_float (parse, line))
        line++;
      else
        {
          if (get_class (parse, line) == PRESS_LINE_CLASS_NOTICE)
            cut_notice (parse, line);
          last = follow_block (parse, line);
          add_block (parse, line, last, 0);
          line = last + 1;
        }
    }
}

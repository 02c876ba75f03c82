/* Measures of a block: its words and letters, and what they and its lines make it look like. */
#include "parse/blocks.h"
#include "parse/line-ink.h"

#include <string.h>

#define SAME_MIDDLE 4          /* half columns that the middles of centred lines may differ by */
#define MOST_MEASURED_WORDS 24 /* a block of more is prose, whatever its letters are */
#define FEWEST_WORDS_OF_SENTENCE 4 /* long ones */
#define FEWEST_WORDS_BELOW_HEADING 8
#define FEWEST_WORDS_OF_SENTENCES 16 /* where no stop closes the last one */
#define FEWEST_LETTERS_AT_STOP 3

/* Letters of a block, counted in one go. */
typedef struct
{
  guint n_upper;
  guint n_lower;
  guint n_long;   /* words of four letters and more */
  guint n_titled; /* of those, with a capital */
  gboolean in_brackets;
  gboolean ends_titled;  /* the last word has a capital, or no letter at its start */
  gboolean is_stopped;   /* the last word is a small one, with a full stop */
  gboolean has_sentence; /* a word with a capital stood behind such a one */
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
  letters->has_sentence |= letters->is_stopped && word[0] >= 'A' && word[0] <= 'Z';
  letters->is_stopped
      = !letters->ends_titled && word[length - 1] == '.' && n_letters >= FEWEST_LETTERS_AT_STOP;
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
  static const guint16 flags_of_endings[PRESS_N_ENDINGS] = {
    [PRESS_ENDING_STOP] = PRESS_BLOCK_STOPPED,      [PRESS_ENDING_QUESTION] = PRESS_BLOCK_STOPPED,
    [PRESS_ENDING_SEMICOLON] = PRESS_BLOCK_STOPPED, [PRESS_ENDING_COMMA] = PRESS_BLOCK_STOPPED,
    [PRESS_ENDING_COLON] = PRESS_BLOCK_COLON,
  };
  guint16 flags = flags_of_endings[press_span_get_ending (parse, span)];

  if (g_ascii_islower (parse->text[span.start])
      && press_line_scanner_says (parse->line_scanner, span, PRESS_EDGE_OPENS_SMALL))
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

/* "Hedges. The swaps that the Company has made are these:": a sentence that leads on, behind words
 * that are set off from it. */
static gboolean
leads_below_heading (const PressParse *parse, const PressBlock *block)
{
  guint32 lead = parse->copy->lines[block->first_line].lead;

  return (block->flags & PRESS_BLOCK_COLON) && lead > 0
         && block->n_words >= FEWEST_WORDS_BELOW_HEADING
         && lead * 2 < block->span.end - block->span.start;
}

void
press_block_measure (const PressParse *parse, PressBlock *block)
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
      n_centered += press_line_is_ink_centered (parse, line, ink);
      widen (&indents, parse->copy->lines[line].indent);
      widen (&middles, parse->copy->lines[line].indent * 2 + ink.end - ink.start);
      n_columns += has_columns (parse, line);
      n_full += ink.end - ink.start >= PRESS_FULL_LINE_COLUMNS;
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
      || leads_below_heading (parse, block)
      || ((block->flags & PRESS_BLOCK_STOPPED) && block->n_words >= 5)
      || (letters.has_sentence && n_bold < n_lines && block->n_words >= FEWEST_WORDS_OF_SENTENCES)
      || block->n_words > 40)
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

/* Whether a line is set as titles are: a few words, the long ones with a capital. */
gboolean
press_line_is_titled (const PressParse *parse, guint line)
{
  PressBlock block = { .first_line = line, .last_line = line };

  press_block_measure (parse, &block);
  return (block.flags & PRESS_BLOCK_TITLED) != 0;
}

/* Whether a line is set as a sentence: it begins with a capital, and few of its words have one. */
gboolean
press_line_is_set_as_sentence (const PressParse *parse, guint line)
{
  PressSpan ink = get_ink (parse, line);
  PressBlock block = { 0 };
  Letters letters = { 0 };

  measure_line (parse, ink, &block, &letters);
  return g_ascii_isupper (parse->text[ink.start]) && letters.n_long >= FEWEST_WORDS_OF_SENTENCE
         && letters.n_titled * 3 <= letters.n_long;
}

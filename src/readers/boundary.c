/* Where the documents of a container end.
 *
 * A line that ends one is known by words that all such lines have in common. What is to be read
 * anyway is looked through where it lies. What is not is looked through in pieces that are read
 * from its file: to bring the pages of a mapping in costs several times as much. */
#include "readers/boundary.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS "DOCUMENT>"
#define WORDS_BYTES 9
#define LONGEST_LINE_BYTES 80 /* in front of those words */
#define FIRST_PIECE_BYTES (16u << 10)
#define LARGEST_PIECE_BYTES (256u << 10)
#define BLOCK_BYTES 64
#define FIRST_WINDOW_BYTES 128

void
press_boundaries_init (PressBoundaries *boundaries, const char *source, guint32 length,
                       int mapped_fd, PressSubmissionScanner *scanner)
{
  *boundaries = (PressBoundaries){
    .source = source, .length = length, .mapped_fd = mapped_fd, .scanner = scanner
  };
}

void
press_boundaries_clear (PressBoundaries *boundaries)
{
  g_clear_pointer (&boundaries->buffer, g_free);
}

/* Gives the pages of a mapping back that have been looked at and are not needed any more. */
void
press_boundaries_release (const PressBoundaries *boundaries, PressSpan span)
{
  guintptr page_bytes = (guintptr) sysconf (_SC_PAGESIZE);
  guintptr first
      = ((guintptr) boundaries->source + span.start + page_bytes - 1) & ~(page_bytes - 1);
  guintptr last = ((guintptr) boundaries->source + span.end) & ~(page_bytes - 1);

  if (boundaries->mapped_fd > 0 && first < last)
    madvise ((void *) first, last - first, MADV_DONTNEED);
}

/* A block of a fixed size, so that the compiler can count its bytes side by side. */
static guint
count_block (const char *block, char mark)
{
  guint8 sums[BLOCK_BYTES];
  guint n = 0;

  for (guint i = 0; i < BLOCK_BYTES; i++)
    sums[i] = block[i] == mark;
  for (guint i = 0; i < BLOCK_BYTES; i++)
    n += sums[i];
  return n;
}

static guint
count_marks (const char *text, gsize length, char mark)
{
  gsize at = 0;
  guint n = 0;

  for (; length - at >= BLOCK_BYTES; at += BLOCK_BYTES)
    n += count_block (text + at, mark);
  for (; at < length; at++)
    n += text[at] == mark;
  return n;
}

/* The ends of lines in what is skipped: LF, and where a text has only those, CR. */
guint
press_count_line_ends (const char *text, gsize length)
{
  guint n = count_marks (text, length, '\n');

  return n > 0 || length == 0 ? n : count_marks (text, length, '\r');
}

/* Whether the words may begin in a block, by two of their bytes that are rare side by side. */
static gboolean
may_hold_words (const char *block)
{
  guint8 any = 0;

  for (guint i = 0; i < BLOCK_BYTES; i++)
    any |= (block[i + 3] == WORDS[3]) & (block[i + 4] == WORDS[4]);
  return any != 0;
}

/* Where the words stand in a text from @at on, or @length. */
static gsize
find_words (const char *text, gsize at, gsize length)
{
  const char *found;

  for (; length - at >= BLOCK_BYTES + WORDS_BYTES; at += BLOCK_BYTES)
    if (may_hold_words (text + at)
        && (found = memmem (text + at, BLOCK_BYTES + WORDS_BYTES - 1, WORDS, WORDS_BYTES)) != NULL)
      return (gsize) (found - text);
  found = memmem (text + at, length - at, WORDS, WORDS_BYTES);
  return found != NULL ? (gsize) (found - text) : length;
}

/* Where the line of the words begins, or G_MAXUINT32 where more than a tag stands in front of them.
 */
static guint32
find_line (const PressBoundaries *boundaries, guint32 from, guint32 words)
{
  const char *source = boundaries->source;
  guint32 start = words;

  while (start > from && source[start - 1] != '\n' && source[start - 1] != '\r')
    if (words - --start > LONGEST_LINE_BYTES)
      return G_MAXUINT32;
  return start;
}

/* The next LF or CR at or after @at, or @end. Both are looked for in one window after another: a
 * text may hold only one of them. */
guint32
press_find_line_end (const char *text, guint32 at, guint32 end)
{
  guint32 window = FIRST_WINDOW_BYTES;

  while (at < end)
    {
      guint32 length = MIN (window, end - at);
      const char *line_feed = memchr (text + at, '\n', length);
      const char *carriage_return;

      if (line_feed != NULL)
        length = (guint32) (line_feed - (text + at));
      carriage_return = memchr (text + at, '\r', length);
      if (carriage_return != NULL)
        return (guint32) (carriage_return - text);
      at += length;
      if (line_feed != NULL)
        break;
      window *= 2;
    }
  return at;
}

static gsize
measure_line (const PressBoundaries *boundaries, guint32 start)
{
  return press_find_line_end (boundaries->source, start, boundaries->length) - start;
}

/* Whether the words at @words end a document; then *@line is where their line begins. */
static gboolean
is_boundary (const PressBoundaries *boundaries, guint32 from, guint32 words, guint32 *line)
{
  *line = find_line (boundaries, from, words);
  return *line != G_MAXUINT32
         && press_submission_scanner_classify (boundaries->scanner, PRESS_SUBMISSION_STATE_CLOSING,
                                               boundaries->source + *line,
                                               measure_line (boundaries, *line))
                > PRESS_SUBMISSION_BLANK;
}

/* The first boundary whose words lie in a piece of the file, which begins at @start; or
 * G_MAXUINT32. */
static guint32
find_in_piece (const PressBoundaries *boundaries, const char *piece, PressSpan span, guint32 from)
{
  gsize length = span.end - span.start;
  guint32 line;

  for (gsize at = 0; (at = find_words (piece, at, length)) < length; at += WORDS_BYTES)
    if (is_boundary (boundaries, from, span.start + (guint32) at, &line))
      return line;
  return G_MAXUINT32;
}

/* The next line at or after @from that begins or ends a document or a submission, or the end. */
guint32
press_boundaries_find (const PressBoundaries *boundaries, guint32 from)
{
  guint32 found = find_in_piece (boundaries, boundaries->source + from,
                                 (PressSpan){ from, boundaries->length }, from);

  return MIN (found, boundaries->length);
}

/* The bytes of a piece, from the file where there is one. */
static const char *
read_piece (PressBoundaries *boundaries, PressSpan span)
{
  guint32 n_read = 0;

  if (boundaries->mapped_fd <= 0)
    return boundaries->source + span.start;
  if (boundaries->buffer == NULL)
    boundaries->buffer = g_malloc (LARGEST_PIECE_BYTES);
  while (n_read < span.end - span.start)
    {
      gssize n = pread (boundaries->mapped_fd, boundaries->buffer + n_read,
                        span.end - span.start - n_read, (off_t) span.start + n_read);

      if (n <= 0)
        return boundaries->source + span.start;
      n_read += (guint32) n;
    }
  return boundaries->buffer;
}

/* As press_boundaries_find(), for what is not read; *@n_lines is how many lines end in it: with LF,
 * or where there is none, with CR. */
guint32
press_boundaries_skip (PressBoundaries *boundaries, guint32 from, guint *n_lines)
{
  guint32 size = FIRST_PIECE_BYTES;
  guint32 at = from;
  guint32 found = G_MAXUINT32;
  guint n_line_feeds = 0;
  guint n_returns = 0;

  while (at < boundaries->length && found == G_MAXUINT32)
    {
      PressSpan span = { at, MIN (boundaries->length - at, size) + at };
      const char *piece = read_piece (boundaries, span);

      found = find_in_piece (boundaries, piece, span, from);
      /* Words that the end of the piece cuts are looked for again. */
      at = span.end == boundaries->length ? span.end : span.end - (WORDS_BYTES - 1);
      span.end = CLAMP (found, span.start, at);
      n_line_feeds += count_marks (piece, span.end - span.start, '\n');
      if (n_line_feeds == 0)
        n_returns += count_marks (piece, span.end - span.start, '\r');
      size = MIN (size * 2, LARGEST_PIECE_BYTES);
    }
  *n_lines = n_line_feeds > 0 ? n_line_feeds : n_returns;
  return MIN (found, boundaries->length);
}

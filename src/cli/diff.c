/* Unified diffs, of two texts that differ in a few places. */
#include "fix.h"

#include <string.h>

#define CONTEXT_LINES 3
/* So far on either side two lines that are the same are looked for; where there are none, a line is
 * taken to stand for another. So the work grows as the text does. */
#define LOOK_AHEAD 40

typedef struct
{
  const char *text;
  gsize length; /* with its end */
} Line;

/* Lines that differ: so many of the old ones from there, and so many of the new ones. */
typedef struct
{
  guint old_start;
  guint n_old;
  guint new_start;
  guint n_new;
} Change;

typedef struct
{
  PressSink *sink;
  GArray *old; /* of Line */
  GArray *new;
  GArray *changes; /* of Change */
} Diff;

static GArray *
split (GBytes *bytes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  const char *end = at + length;

  while (at < end)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      Line line = { at, (gsize) ((stop != NULL ? stop + 1 : end) - at) };

      g_array_append_val (lines, line);
      at += line.length;
    }
  return lines;
}

static gboolean
is_same (const Diff *diff, guint old, guint new)
{
  const Line *a = &g_array_index (diff->old, Line, old);
  const Line *b = &g_array_index (diff->new, Line, new);

  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

/* Finds the nearest two lines behind these that are the same, and what stands before them; where
 * none is near, one line stands for another. */
static void
meet (const Diff *diff, guint old, guint new, guint *n_old, guint *n_new)
{
  guint most_old = MIN (LOOK_AHEAD, diff->old->len - old);
  guint most_new = MIN (LOOK_AHEAD, diff->new->len - new);

  for (guint sum = 1; sum < most_old + most_new; sum++)
    for (guint i = sum < most_new ? 0 : sum - most_new + 1; i < most_old && i <= sum; i++)
      if (is_same (diff, old + i, new + (sum - i)))
        {
          *n_old = i;
          *n_new = sum - i;
          return;
        }
}

/* Adds lines to the last change where they follow it, else as a new one. */
static void
add_change (Diff *diff, Change change)
{
  Change *last = diff->changes->len > 0
                     ? &g_array_index (diff->changes, Change, diff->changes->len - 1)
                     : NULL;

  if (last != NULL && last->old_start + last->n_old == change.old_start
      && last->new_start + last->n_new == change.new_start)
    {
      last->n_old += change.n_old;
      last->n_new += change.n_new;
    }
  else
    g_array_append_val (diff->changes, change);
}

static void
find_changes (Diff *diff)
{
  guint old = 0, new = 0;

  while (old < diff->old->len && new < diff->new->len)
    {
      Change change = { old, 1, new, 1 };

      if (!is_same (diff, old, new))
        {
          meet (diff, old, new, &change.n_old, &change.n_new);
          add_change (diff, change);
        }
      old += change.n_old;
      new += change.n_new;
    }
  if (old < diff->old->len || new < diff->new->len)
    add_change (diff, (Change){ old, diff->old->len - old, new, diff->new->len - new });
}

static void
put_line (PressSink *sink, char mark, const Line *line)
{
  press_sink_putc (sink, mark);
  press_sink_write (sink, line->text, line->length);
  if (line->text[line->length - 1] != '\n')
    press_sink_puts (sink, "\n\\ No newline at end of file\n");
}

static void
put_lines (PressSink *sink, char mark, const GArray *lines, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    put_line (sink, mark, &g_array_index (lines, Line, i));
}

/* A range in the head of a hunk; one without lines is told by the line before it. */
static void
put_range (PressSink *sink, char mark, guint start, guint n)
{
  press_sink_printf (sink, " %c%u", mark, n > 0 ? start + 1 : start);
  if (n != 1)
    press_sink_printf (sink, ",%u", n);
}

/* Writes changes with the lines around them. */
static void
put_hunk (const Diff *diff, guint first, guint end)
{
  const Change *changes = &g_array_index (diff->changes, Change, 0);
  const Change *last = &changes[end - 1];
  guint before = MIN (CONTEXT_LINES, changes[first].old_start);
  guint start = changes[first].old_start - before;
  guint stop = MIN (last->old_start + last->n_old + CONTEXT_LINES, diff->old->len);
  guint new_start = changes[first].new_start - before;
  guint n_new = last->new_start + last->n_new + (stop - last->old_start - last->n_old) - new_start;

  press_sink_puts (diff->sink, "@@");
  put_range (diff->sink, '-', start, stop - start);
  put_range (diff->sink, '+', new_start, n_new);
  press_sink_puts (diff->sink, " @@\n");
  for (guint i = first; i < end; i++)
    {
      put_lines (diff->sink, ' ', diff->old, start, changes[i].old_start);
      put_lines (diff->sink, '-', diff->old, changes[i].old_start,
                 changes[i].old_start + changes[i].n_old);
      put_lines (diff->sink, '+', diff->new, changes[i].new_start,
                 changes[i].new_start + changes[i].n_new);
      start = changes[i].old_start + changes[i].n_old;
    }
  put_lines (diff->sink, ' ', diff->old, start, stop);
}

/* Changes that are near one another share a hunk. */
static void
put_hunks (const Diff *diff)
{
  const Change *changes = &g_array_index (diff->changes, Change, 0);
  guint first = 0;

  for (guint i = 1; i <= diff->changes->len; i++)
    {
      if (i < diff->changes->len
          && changes[i].old_start - (changes[i - 1].old_start + changes[i - 1].n_old)
                 <= 2 * CONTEXT_LINES)
        continue;
      put_hunk (diff, first, i);
      first = i;
    }
}

void
put_diff (PressSink *sink, const char *name, GBytes *before, GBytes *after)
{
  Diff diff = { sink, split (before), split (after), g_array_new (FALSE, FALSE, sizeof (Change)) };

  find_changes (&diff);
  if (diff.changes->len > 0)
    {
      press_sink_printf (sink, "--- %s\n+++ %s\n", name, name);
      put_hunks (&diff);
    }
  g_array_unref (diff.old);
  g_array_unref (diff.new);
  g_array_unref (diff.changes);
}

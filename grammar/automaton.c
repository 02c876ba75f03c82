#include "automaton.h"

#include <string.h>

#define MOST_BYTES_FOLLOWED 200 /* from each word on */
#define N_FIXED_CLASSES 2       /* flex's own: of the buffer's end and of a zero byte */

/* A list of states by their rows, to find one that reads alike. */
typedef struct
{
  gint32 *slots; /* -1: free */
  gsize n_slots; /* a power of two */
} RowTable;

static const gint32 *
get_row (const Automaton *automaton, gsize state)
{
  return automaton->entries + state * automaton->width;
}

static guint64
hash_row (const Automaton *automaton, const gint32 *blocks, gint32 state)
{
  const gint32 *row = get_row (automaton, (gsize) state);
  guint64 hash = (guint64) blocks[state];

  for (guint i = 0; i < automaton->width; i++)
    hash = (hash ^ (guint64) blocks[row[i]]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) ^ hash >> 29;
  return hash ^ hash >> 32;
}

static gboolean
reads_alike (const Automaton *automaton, const gint32 *blocks, gint32 state, gint32 other)
{
  const gint32 *row = get_row (automaton, (gsize) state);
  const gint32 *other_row = get_row (automaton, (gsize) other);

  if (blocks[state] != blocks[other])
    return FALSE;
  for (guint i = 0; i < automaton->width; i++)
    if (blocks[row[i]] != blocks[other_row[i]])
      return FALSE;
  return TRUE;
}

/* The first state that reads as @state does, which is put in where there is none. */
static gint32
find_like (const Automaton *automaton, const gint32 *blocks, const RowTable *table, gint32 state)
{
  gsize at = hash_row (automaton, blocks, state) & (table->n_slots - 1);

  while (table->slots[at] >= 0 && !reads_alike (automaton, blocks, state, table->slots[at]))
    at = (at + 1) & (table->n_slots - 1);
  if (table->slots[at] < 0)
    table->slots[at] = state;
  return table->slots[at];
}

/* Splits the blocks whose states are led to different blocks, and numbers all as their first states
 * come. Returns how many there are. */
static guint
split_blocks (const Automaton *automaton, gint32 *blocks, const RowTable *table)
{
  g_autofree gint32 *split = g_new (gint32, automaton->n_states);
  guint n_blocks = 0;

  memset (table->slots, -1, table->n_slots * sizeof *table->slots);
  for (guint state = 0; state < automaton->n_states; state++)
    {
      gint32 like = find_like (automaton, blocks, table, (gint32) state);

      split[state] = like == (gint32) state ? (gint32) n_blocks++ : split[like];
    }
  memcpy (blocks, split, automaton->n_states * sizeof *split);
  return n_blocks;
}

/* Keeps the first state of each block; @ends has the entries that end tokens, in all rows. */
static void
keep_first_of_each (Automaton *automaton, const gint32 *blocks, const gint32 *ends)
{
  guint width = automaton->width;
  guint n_kept = 0;

  for (guint state = 0; state < automaton->n_states; state++)
    {
      gint32 *kept = automaton->entries + (gsize) n_kept * width;
      gsize from = (gsize) state * width;

      if (blocks[state] != (gint32) n_kept)
        continue;
      for (guint i = 0; i < width; i++)
        kept[i]
            = ends[from + i] < 0 ? -blocks[-ends[from + i]] : blocks[automaton->entries[from + i]];
      automaton->actions[n_kept++] = automaton->actions[state];
    }
  automaton->n_states = n_kept;
}

void
automaton_merge_states (Automaton *automaton)
{
  guint n_states = automaton->n_states;
  gsize n_entries = (gsize) n_states * automaton->width;
  g_autofree gint32 *blocks = g_new (gint32, n_states);
  g_autofree gint32 *ends = g_new (gint32, n_entries);
  RowTable table = { .n_slots = (gsize) 1 << (g_bit_storage (n_states) + 1) };
  g_autofree gint32 *slots = table.slots = g_new (gint32, table.n_slots);
  guint n_blocks = 0;

  /* What ends a token counts as state 0, which has a block of its own. */
  for (gsize i = 0; i < n_entries; i++)
    {
      ends[i] = MIN (automaton->entries[i], 0);
      automaton->entries[i] -= ends[i];
    }
  for (guint state = 0; state < n_states; state++)
    blocks[state] = (gint32) (state < automaton->n_starts
                                  ? state
                                  : automaton->n_starts + (guint) automaton->actions[state]);
  for (guint n = 0; (n = split_blocks (automaton, blocks, &table)) != n_blocks;)
    n_blocks = n;

  keep_first_of_each (automaton, blocks, ends);
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint64 *counts = data;
  gint32 first = *(const gint32 *) a;
  gint32 second = *(const gint32 *) b;

  if (counts[first] != counts[second])
    return counts[first] > counts[second] ? -1 : 1;
  return first < second ? -1 : first > second;
}

void
automaton_order_classes (Automaton *automaton, GPtrArray *texts)
{
  guint width = automaton->width;
  g_autofree gint32 *row = g_new (gint32, width);
  gint32 order[N_BYTES];
  gint32 numbers[N_BYTES] = { 0 };
  guint64 reads[N_BYTES] = { 0 };

  for (guint i = 0; i < texts->len; i++)
    {
      gsize length_bytes = 0;
      const guint8 *text = g_bytes_get_data (texts->pdata[i], &length_bytes);

      for (gsize at = 0; at < length_bytes; at++)
        reads[automaton->classes[text[at]]]++;
    }
  for (guint code = 0; code < width; code++)
    order[code] = (gint32) code;
  g_qsort_with_data (order + N_FIXED_CLASSES, (gint) width - N_FIXED_CLASSES, sizeof *order,
                     compare_counts, reads);

  for (guint code = 0; code < width; code++)
    numbers[order[code]] = (gint32) code;
  for (guint byte = 0; byte < N_BYTES; byte++)
    automaton->classes[byte] = numbers[automaton->classes[byte]];
  for (guint state = 0; state < automaton->n_states; state++)
    {
      gint32 *entries = automaton->entries + (gsize) state * width;

      memcpy (row, entries, width * sizeof *row);
      for (guint code = 0; code < width; code++)
        entries[code] = row[order[code]];
    }
}

/* Whether a token may begin there: a word, a gap or a sign. */
static gboolean
starts_something (const guint8 *text, gsize at)
{
  guchar byte = text[at];

  if (g_ascii_isalnum (byte))
    return at == 0 || !g_ascii_isalnum (text[at - 1]);
  if (g_ascii_isspace (byte) || byte == '\v')
    return at == 0 || !(g_ascii_isspace (text[at - 1]) || text[at - 1] == '\v');
  return TRUE;
}

static void
follow (const Automaton *automaton, gint32 state, const guint8 *text, const guint8 *end,
        guint weight, guint64 *visits)
{
  for (; text < end; text++)
    {
      state = get_row (automaton, (gsize) state)[automaton->classes[*text]];
      if (state <= 0)
        return;
      visits[state] += weight;
    }
}

/* How many conditions have a row like that of @start, or 0 if it is not the first of them: most
 * conditions read the same at the start of a line and elsewhere. */
static guint
count_alike (const Automaton *automaton, guint start)
{
  gsize row_bytes = automaton->width * sizeof (gint32);
  guint n_alike = 0;

  for (guint other = 1; other < automaton->n_starts; other++)
    if (memcmp (get_row (automaton, start), get_row (automaton, other), row_bytes) == 0)
      {
        if (other < start)
          return 0;
        n_alike++;
      }
  return n_alike;
}

guint64 *
automaton_count_visits (const Automaton *automaton, GPtrArray *texts)
{
  guint64 *visits = g_new0 (guint64, automaton->n_states);

  for (guint start = 1; start < automaton->n_starts; start++)
    {
      guint weight = count_alike (automaton, start);

      for (guint i = 0; weight > 0 && i < texts->len; i++)
        {
          gsize length_bytes = 0;
          const guint8 *text = g_bytes_get_data (texts->pdata[i], &length_bytes);

          for (gsize at = 0; at < length_bytes; at++)
            if (starts_something (text, at))
              follow (automaton, (gint32) start, text + at,
                      text + MIN (at + MOST_BYTES_FOLLOWED, length_bytes), weight, visits);
        }
    }
  return visits;
}

gint32 *
automaton_order_states (const Automaton *automaton, guint64 *visits, guint *first_accepting)
{
  gint32 *order = g_new (gint32, automaton->n_states);
  guint n_ordered = 0;

  for (guint state = 0; state < automaton->n_states; state++)
    if (automaton->actions[state] == 0)
      order[n_ordered++] = (gint32) state;
  *first_accepting = n_ordered;
  for (guint state = automaton->n_starts; state < automaton->n_states; state++)
    if (automaton->actions[state] != 0)
      order[n_ordered++] = (gint32) state;
  g_qsort_with_data (order + automaton->n_starts, (gint) (*first_accepting - automaton->n_starts),
                     sizeof *order, compare_counts, visits);
  g_qsort_with_data (order + *first_accepting, (gint) (automaton->n_states - *first_accepting),
                     sizeof *order, compare_counts, visits);
  return order;
}

GByteArray *
automaton_renumber_rows (const Automaton *automaton, const gint32 *order, guint width)
{
  gsize row_bytes = width * sizeof (gint16);
  GByteArray *bytes = g_byte_array_sized_new ((guint) (automaton->n_states * row_bytes));
  g_autofree gint32 *numbers = g_new (gint32, automaton->n_states);
  g_autofree gint16 *renumbered = g_new0 (gint16, width);

  for (guint new = 0; new < automaton->n_states; new ++)
    numbers[order[new]] = (gint32) new;
  for (guint new = 0; new < automaton->n_states; new ++)
    {
      const gint32 *row = get_row (automaton, (gsize) order[new]);

      for (guint i = 0; i < automaton->width; i++)
        renumbered[i] = (gint16) (row[i] < 0 ? -numbers[-row[i]] : numbers[row[i]]);
      g_byte_array_append (bytes, (const guint8 *) renumbered, (guint) row_bytes);
    }
  return bytes;
}

gint32
automaton_step (const Automaton *automaton, gint32 state, guint byte)
{
  return get_row (automaton, (gsize) state)[automaton->classes[byte]];
}

/* Whether the token of @state ends in front of a blank and a letter, and of a comma. */
static gboolean
ends_behind_letters (const Automaton *automaton, gint32 state)
{
  static const char blanks[] = { ' ', '\n' };

  if (automaton_step (automaton, state, ',') > 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      gint32 behind = automaton_step (automaton, state, (guint) blanks[i]);

      if (behind <= 0)
        continue;
      if (automaton->actions[behind] != 0)
        return FALSE;
      for (guint byte = 0; byte < N_BYTES; byte++)
        if (g_ascii_isalpha ((char) byte) && automaton_step (automaton, behind, byte) > 0)
          return FALSE;
    }
  return TRUE;
}

gint32
automaton_find_run_action (const Automaton *automaton, gint32 state)
{
  g_autofree gboolean *is_found = g_new0 (gboolean, automaton->n_states);
  g_autoptr (GArray) to_do = g_array_new (FALSE, FALSE, sizeof state);
  gint32 action = automaton->actions[state];

  is_found[state] = TRUE;
  g_array_append_val (to_do, state);
  for (guint i = 0; i < to_do->len; i++)
    {
      state = g_array_index (to_do, gint32, i);
      if (automaton->actions[state] != action || !ends_behind_letters (automaton, state))
        return 0;
      for (guint byte = 0; byte < N_BYTES; byte++)
        {
          gint32 next = automaton_step (automaton, state, byte);

          if (!g_ascii_isalpha ((char) byte))
            continue;
          if (next <= 0)
            return 0;
          if (!is_found[next])
            g_array_append_val (to_do, next);
          is_found[next] = TRUE;
        }
    }
  return action;
}

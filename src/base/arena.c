/* Memory that lives as long as its document and is given back at once. */
#include "base/arena.h"

#include <string.h>
#include <sys/mman.h>

#define FIRST_CHUNK_BYTES 4096
#define LARGEST_CHUNK_BYTES (4 * 1024 * 1024)
#define LARGE_PAGE_BYTES (2 * 1024 * 1024)
#define MOST_DIGITS 10 /* of a guint */

typedef struct _PressChunk Chunk;
struct _PressChunk
{
  Chunk *next;
  gsize size_bytes;
  char data[];
};

PressArena *
press_arena_new (void)
{
  return g_new0 (PressArena, 1);
}

/* Large chunks lie on large pages, where the system has some: else it would be asked for each page
 * of a tree that grows by thousands of them. */
static Chunk *
allocate_chunk (gsize size_bytes)
{
  Chunk *chunk;

  if (size_bytes < LARGE_PAGE_BYTES)
    return g_malloc (size_bytes);
  chunk = g_aligned_alloc (1, size_bytes, LARGE_PAGE_BYTES);
#ifdef MADV_HUGEPAGE
  madvise (chunk, size_bytes, MADV_HUGEPAGE);
#endif
  return chunk;
}

static void
free_chunk (Chunk *chunk)
{
  if (sizeof (Chunk) + chunk->size_bytes < LARGE_PAGE_BYTES)
    g_free (chunk);
  else
    g_aligned_free (chunk);
}

void
press_arena_free (PressArena *arena)
{
  Chunk *chunk = arena->chunks;

  while (chunk != NULL)
    {
      Chunk *next = chunk->next;
      free_chunk (chunk);
      chunk = next;
    }
  g_free (arena);
}

/* Takes back all that was given; the largest chunk is kept for what comes, and so is the count. */
void
press_arena_clear (PressArena *arena)
{
  Chunk *largest = arena->chunks;

  if (largest == NULL)
    return;
  for (Chunk *chunk = largest->next, *next; chunk != NULL; chunk = next)
    {
      next = chunk->next;
      if (chunk->size_bytes > largest->size_bytes)
        {
          Chunk *smaller = largest;

          largest = chunk;
          chunk = smaller;
        }
      free_chunk (chunk);
    }
  largest->next = NULL;
  arena->chunks = largest;
  arena->free = largest->data;
  arena->n_free = arena->size_bytes = largest->size_bytes;
}

/* For what does not fit in the last chunk. */
void
press_arena_add_chunk (PressArena *arena, gsize size_bytes)
{
  gsize chunk_bytes = arena->chunks == NULL
                          ? FIRST_CHUNK_BYTES
                          : MIN (arena->chunks->size_bytes * 2, LARGEST_CHUNK_BYTES);
  Chunk *chunk;

  chunk_bytes = MAX (chunk_bytes, size_bytes);
  if (sizeof (Chunk) + chunk_bytes >= LARGE_PAGE_BYTES)
    chunk_bytes = (chunk_bytes + sizeof (Chunk) + LARGE_PAGE_BYTES - 1) / LARGE_PAGE_BYTES
                      * LARGE_PAGE_BYTES
                  - sizeof (Chunk);
  chunk = allocate_chunk (sizeof (Chunk) + chunk_bytes);
  chunk->next = arena->chunks;
  chunk->size_bytes = chunk_bytes;
  arena->chunks = chunk;
  arena->free = chunk->data;
  arena->n_free = chunk_bytes;
  arena->size_bytes += chunk_bytes;
}

/* How often press_arena_alloc_counted() was called. */
guint64
press_arena_get_count (const PressArena *arena)
{
  return arena->n_counted;
}

char *
press_arena_strndup (PressArena *arena, const char *text, gsize length_bytes)
{
  char *copy = press_arena_alloc (arena, length_bytes + 1);

  memcpy (copy, text, length_bytes);
  copy[length_bytes] = '\0';
  return copy;
}

/* Most texts fit in the last chunk, where they are put at once. */
char *
press_arena_vprintf (PressArena *arena, const char *format, va_list arguments)
{
  char *text = arena->free;
  va_list again;
  gsize n;

  va_copy (again, arguments);
  n = (gsize) g_vsnprintf (text, arena->n_free, format, arguments) + 1;
  if (n <= arena->n_free)
    press_arena_alloc (arena, n);
  else
    {
      text = press_arena_alloc (arena, n);
      g_vsnprintf (text, n, format, again);
    }
  va_end (again);
  return text;
}

char *
press_arena_printf (PressArena *arena, const char *format, ...)
{
  va_list arguments;
  char *text;

  va_start (arguments, format);
  text = press_arena_vprintf (arena, format, arguments);
  va_end (arguments);
  return text;
}

/* Writes a number in decimal digits, and returns where they end. */
static char *
put_digits (char *to, guint number)
{
  guint n_digits = 1;

  for (guint rest = number; rest >= 10; rest /= 10)
    n_digits++;
  for (guint i = n_digits; i > 0; i--, number /= 10)
    to[i - 1] = (char) ('0' + number % 10);
  return to + n_digits;
}

/* A number in decimal digits. Those that are told again and again lie in the program. */
const char *
press_arena_number (PressArena *arena, guint number)
{
  static const char small[][4] = {
    "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11", "12",
    "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24",
  };
  char digits[MOST_DIGITS];
  const char *end;

  if (number < G_N_ELEMENTS (small))
    return small[number];
  end = put_digits (digits, number);
  return press_arena_strndup (arena, digits, (gsize) (end - digits));
}

/* Two numbers with a hyphen between them. */
const char *
press_arena_range (PressArena *arena, guint first, guint last)
{
  char digits[2 * MOST_DIGITS + 1];
  char *end = put_digits (digits, first);

  *end++ = '-';
  return press_arena_strndup (arena, digits, (gsize) (put_digits (end, last) - digits));
}

gsize
press_arena_get_size_bytes (const PressArena *arena)
{
  return arena->size_bytes;
}

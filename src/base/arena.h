/* Memory that lives as long as its document and is given back at once. */
#pragma once

#include <glib.h>

typedef struct
{
  char *free;
  gsize n_free;
  gsize size_bytes;
  guint64 n_counted;
  struct _PressChunk *chunks;
} PressArena;

PressArena *press_arena_new (void);
void press_arena_free (PressArena *arena);
void press_arena_clear (PressArena *arena);
void press_arena_add_chunk (PressArena *arena, gsize size_bytes);
char *press_arena_strndup (PressArena *arena, const char *text, gsize length_bytes);
char *press_arena_vprintf (PressArena *arena, const char *format, va_list arguments)
    G_GNUC_PRINTF (2, 0);
char *press_arena_printf (PressArena *arena, const char *format, ...) G_GNUC_PRINTF (2, 3);
const char *press_arena_number (PressArena *arena, guint number);
const char *press_arena_range (PressArena *arena, guint first, guint last);
guint64 press_arena_get_count (const PressArena *arena);
gsize press_arena_get_size_bytes (const PressArena *arena);

#define PRESS_ARENA_ALIGNMENT 8

/* Not cleared: who allocates, sets every member. */
static inline gpointer
press_arena_alloc (PressArena *arena, gsize size_bytes)
{
  char *place;

  size_bytes = (size_bytes + PRESS_ARENA_ALIGNMENT - 1) & ~(gsize) (PRESS_ARENA_ALIGNMENT - 1);
  if (G_UNLIKELY (size_bytes > arena->n_free))
    press_arena_add_chunk (arena, size_bytes);
  place = arena->free;
  arena->free += size_bytes;
  arena->n_free -= size_bytes;
  return place;
}

/* The same, for what is counted. */
static inline gpointer
press_arena_alloc_counted (PressArena *arena, gsize size_bytes)
{
  arena->n_counted++;
  return press_arena_alloc (arena, size_bytes);
}

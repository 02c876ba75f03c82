/* Mends: replacements of text, told in bytes of the input. */
#include "diagnostics/diagnostics.h"

#include <string.h>

struct _PressMend
{
  PressDiagnostic *diagnostic;
  PressMendKind kind;
  const char *title;
  PressList edits;  /* of PressEdit, sorted by place */
  gboolean is_void; /* an edit could not be told in bytes of the input */
};

static PressMend *
copy_mend (PressMend *mend)
{
  press_document_ref (mend->diagnostic->document);
  return mend;
}

static void
free_mend (PressMend *mend)
{
  press_document_unref (mend->diagnostic->document);
}

G_DEFINE_BOXED_TYPE (PressMend, press_mend, copy_mend, free_mend)

static const char *const kinds[] = {
  [PRESS_MEND_NONE] = "none",
  [PRESS_MEND_SUGGESTED] = "suggested",
  [PRESS_MEND_SAFE] = "safe",
};

/* Adds a mend without edits yet. */
PressMend *
press_diagnostic_add_mend (PressDiagnostic *diagnostic, PressMendKind kind, const char *title, ...)
{
  PressArena *arena = diagnostic->document->arena;
  PressMend *mend = press_arena_alloc (arena, sizeof (PressMend));
  PressMend **item = press_list_append (arena, &diagnostic->mends, sizeof (PressMend *));
  va_list arguments;

  *item = mend;
  *mend = (PressMend){ .diagnostic = diagnostic, .kind = kind };
  va_start (arguments, title);
  mend->title = press_arena_vprintf (arena, title, arguments);
  va_end (arguments);
  return mend;
}

static const PressCopy *
get_copy (const PressMend *mend)
{
  return mend->diagnostic->document->copy;
}

static gboolean
is_insertion (const PressEdit *edit)
{
  return edit->source_span.start == edit->source_span.end;
}

/* Whether two edits share a byte, or one puts text where the other begins or ends, so that nothing
 * tells which comes first. */
static gboolean
do_clash (const PressEdit *before, const PressEdit *after)
{
  guint32 end = before->source_span.end;
  guint32 start = after->source_span.start;

  return end > start || (end == start && (is_insertion (before) || is_insertion (after)));
}

/* Puts an edit in its place. Rules add them from the first to the last, so that the loop ends at
 * once. Two that clash make the mend void. */
static void
add_edit (PressMend *mend, PressSpan source_span, const char *text)
{
  PressArena *arena = mend->diagnostic->document->arena;
  PressEdit *edits;
  guint at;

  press_list_append (arena, &mend->edits, sizeof (PressEdit));
  edits = mend->edits.items;
  at = mend->edits.n - 1;
  for (; at > 0 && edits[at - 1].source_span.start > source_span.start; at--)
    edits[at] = edits[at - 1];
  edits[at] = (PressEdit){ source_span, press_arena_strndup (arena, text, strlen (text)) };
  if ((at > 0 && do_clash (&edits[at - 1], &edits[at]))
      || (at + 1 < mend->edits.n && do_clash (&edits[at], &edits[at + 1])))
    mend->is_void = TRUE;
}

/* Bytes of the input that stand for text alone: no tag between them. */
static gboolean
is_plain (const PressCopy *copy, PressSpan span, PressSpan source)
{
  gsize length;
  const char *text = g_bytes_get_data (copy->source, &length);

  if (!press_copy_get_spelling (copy, source.start).is_markup)
    return TRUE;
  return (span.start == span.end) == (source.start == source.end)
         && memchr (text + source.start, '<', source.end - source.start) == NULL;
}

/* Whether the source has the character in front of an offset as it is, or an entity for it: not a
 * tag such as <li> for a bullet, nor a letter that a font of signs shows as one. */
static gboolean
is_spelled (const PressCopy *copy, guint32 offset, PressSpan source)
{
  const char *text = g_bytes_get_data (copy->source, NULL);
  guchar shown = (guchar) copy->text[offset - 1];
  guchar written = source.end > source.start ? (guchar) text[source.end - 1] : '\0';

  return !press_copy_get_spelling (copy, source.start).is_markup || written == shown
         || written == ';' || (written >= 0x80 && shown >= 0x80);
}

static gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Leaves out what stays as it is at either end, by whole characters. */
static PressSpan
narrow (const PressCopy *copy, PressSpan span, const char **text, gsize *length)
{
  const char *old = copy->text;
  gsize same = 0;

  while (span.start + same < span.end && same < *length && old[span.start + same] == (*text)[same])
    same++;
  while (same > 0
         && ((span.start + same < span.end && is_continuation (old[span.start + same]))
             || (same < *length && is_continuation ((*text)[same]))))
    same--;
  span.start += (guint32) same;
  *text += same;
  *length -= same;
  for (same = 0; span.start + same < span.end && same < *length
                 && old[span.end - same - 1] == (*text)[*length - same - 1];)
    same++;
  while (same > 0 && is_continuation (old[span.end - same]))
    same--;
  span.end -= (guint32) same;
  *length -= same;
  return span;
}

/* Writes text as HTML has it; what the encoding of the input lacks stands by its number. */
static char *
escape_markup (const char *text, gsize length, gboolean is_utf8)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '<' || character == '>' || character == '&'
          || (character >= 0x80 && !is_utf8))
        g_string_append_printf (escaped, "&#%u;", character);
      else
        g_string_append_unichar (escaped, character);
    }
  return g_string_free (escaped, FALSE);
}

static gboolean
can_encode (const char *text, PressSpelling spelling)
{
  g_autofree char *encoded = NULL;

  if (g_str_is_ascii (text) || spelling.is_utf8)
    return TRUE;
  encoded = g_convert (text, -1, "windows-1252", "UTF-8", NULL, NULL, NULL);
  return encoded != NULL;
}

/* How the source spells what stands in a span of it. Text between two bytes is spelled as the one
 * in front of it is. */
PressSpelling
press_mend_get_spelling (const PressCopy *copy, PressSpan source_span)
{
  gboolean is_between = source_span.start == source_span.end && source_span.start > 0;

  return press_copy_get_spelling (copy, source_span.start - (is_between ? 1 : 0));
}

/* Replaces bytes of the input as they are, tags and all. */
void
press_mend_replace_source (PressMend *mend, PressSpan source_span, const char *text)
{
  if (can_encode (text, press_mend_get_spelling (get_copy (mend), source_span)))
    add_edit (mend, source_span, text);
  else
    mend->is_void = TRUE;
}

static void
replace_text (PressMend *mend, PressSpan source_span, const char *text, gsize length)
{
  PressSpelling spelling = press_mend_get_spelling (get_copy (mend), source_span);
  g_autofree char *written = spelling.is_markup ? escape_markup (text, length, spelling.is_utf8)
                                                : g_strndup (text, length);

  press_mend_replace_source (mend, source_span, written);
}

/* Replaces text of the copy; "" takes it out. Only the bytes that differ are touched. */
void
press_mend_replace (PressMend *mend, PressSpan span, const char *text)
{
  const PressCopy *copy = get_copy (mend);
  gsize length = strlen (text);
  PressSpan source;

  span = narrow (copy, span, &text, &length);
  if (span.start == span.end && span.start > 0)
    {
      g_autofree char *inserted = g_strndup (text, length);

      press_mend_insert_behind (mend, span.start, inserted);
      return;
    }
  source = press_copy_to_source (copy, span);
  if (is_plain (copy, span, source))
    replace_text (mend, source, text, length);
  else
    mend->is_void = TRUE;
}

/* Puts text in front of the byte at @offset. */
void
press_mend_insert_before (PressMend *mend, guint32 offset, const char *text)
{
  PressSpan source = press_copy_to_source (get_copy (mend), (PressSpan){ offset, offset });

  replace_text (mend, source, text, strlen (text));
}

/* Puts text behind the byte in front of @offset: where a tag of HTML stands between the two, text
 * that belongs to what comes before it stays with that. Where the source has something else for
 * that byte, there is no text to go on with, and the mend is dropped. */
void
press_mend_insert_behind (PressMend *mend, guint32 offset, const char *text)
{
  PressSpan source;

  if (offset == 0)
    {
      press_mend_insert_before (mend, offset, text);
      return;
    }
  source = press_copy_to_source (get_copy (mend), (PressSpan){ offset - 1, offset });
  if (is_spelled (get_copy (mend), offset, source))
    replace_text (mend, (PressSpan){ source.end, source.end }, text, strlen (text));
  else
    mend->is_void = TRUE;
}

/**
 * press_mend_get_kind:
 * @mend: a mend
 *
 * Returns: how far it can be trusted
 *
 * Since: 0.1
 */
PressMendKind
press_mend_get_kind (const PressMend *mend)
{
  return mend->kind;
}

/**
 * press_mend_get_title:
 * @mend: a mend
 *
 * Returns: what it does, lower case and without a full stop: "write `June`"
 *
 * Since: 0.1
 */
const char *
press_mend_get_title (const PressMend *mend)
{
  return mend->title;
}

/**
 * press_mend_get_edit:
 * @mend: a mend
 * @index: which one, from 0, in the order of their places
 *
 * Returns: (transfer none) (nullable): an edit, or %NULL behind the last
 *
 * Since: 0.1
 */
const PressEdit *
press_mend_get_edit (const PressMend *mend, guint index)
{
  return index < mend->edits.n ? (const PressEdit *) mend->edits.items + index : NULL;
}

/**
 * press_mend_kind_get_name:
 * @kind: a kind of mend
 *
 * Returns: its name, `safe`
 *
 * Since: 0.1
 */
const char *
press_mend_kind_get_name (PressMendKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind];
}

/**
 * press_diagnostic_get_mend:
 * @diagnostic: a diagnostic
 * @index: which one, from 0, the best first
 *
 * Returns: (transfer none) (nullable): a mend, or %NULL behind the last
 *
 * Since: 0.1
 */
const PressMend *
press_diagnostic_get_mend (const PressDiagnostic *diagnostic, guint index)
{
  PressMend *const *mends = diagnostic->mends.items;

  for (guint i = 0; i < diagnostic->mends.n; i++)
    if (!mends[i]->is_void && mends[i]->edits.n > 0 && index-- == 0)
      return mends[i];
  return NULL;
}

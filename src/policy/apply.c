/* Applying mends: which of them go together, and the input with their edits in it. */
#include "policy/policy.h"

#include <string.h>

/* An edit, and the mend that it belongs to. */
typedef struct
{
  PressSpan span;
  const char *text;
  guint mend;
} Edit;

static int
compare_edits (gconstpointer first, gconstpointer second)
{
  const Edit *a = first;
  const Edit *b = second;

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  if (a->span.end != b->span.end)
    return a->span.end < b->span.end ? -1 : 1;
  return a->mend < b->mend ? -1 : a->mend > b->mend;
}

/* The edits of all mends, sorted by place. */
static GArray *
gather_edits (const GPtrArray *mends)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Edit));

  for (guint i = 0; i < mends->len; i++)
    {
      const PressEdit *edit;

      for (guint j = 0; (edit = press_mend_get_edit (g_ptr_array_index (mends, i), j)) != NULL; j++)
        {
          const Edit entry = { edit->source_span, edit->text, i };

          g_array_append_val (edits, entry);
        }
    }
  g_array_sort (edits, compare_edits);
  return edits;
}

static int
compare_starts (gconstpointer first, gconstpointer second, gpointer data)
{
  const PressEdit *a = first;
  const PressEdit *b = second;

  (void) data;
  return a->source_span.start < b->source_span.start ? -1
                                                     : a->source_span.start > b->source_span.start;
}

/* Whether an edit touches one of those that are taken, which do not touch each other. */
static gboolean
touches_taken (GSequence *taken, const PressEdit *edit)
{
  const PressEdit end = { .source_span = { edit->source_span.end, edit->source_span.end } };
  GSequenceIter *behind = g_sequence_search (taken, (gpointer) &end, compare_starts, NULL);
  const PressEdit *last;

  if (g_sequence_iter_is_begin (behind))
    return FALSE;
  last = g_sequence_get (g_sequence_iter_prev (behind));
  return last->source_span.end >= edit->source_span.start;
}

/* Takes the edits of a mend, unless one of them touches what was taken before. */
static gboolean
take_mend (GSequence *taken, const PressMend *mend)
{
  const PressEdit *edit;

  for (guint i = 0; (edit = press_mend_get_edit (mend, i)) != NULL; i++)
    if (touches_taken (taken, edit))
      return FALSE;
  for (guint i = 0; (edit = press_mend_get_edit (mend, i)) != NULL; i++)
    g_sequence_insert_sorted (taken, (gpointer) edit, compare_starts, NULL);
  return TRUE;
}

/* Marks mends that touch one that is taken: they are taken in the order of their first edits. One
 * that is left out is found when the mended release is looked at again. */
static gboolean *
find_clashes (const GPtrArray *mends)
{
  g_autoptr (GArray) edits = gather_edits (mends);
  g_autoptr (GSequence) taken = g_sequence_new (NULL);
  g_autofree gboolean *are_told = g_new0 (gboolean, mends->len);
  gboolean *clashes = g_new0 (gboolean, mends->len);

  for (guint i = 0; i < edits->len; i++)
    {
      guint mend = g_array_index (edits, Edit, i).mend;

      if (!are_told[mend])
        clashes[mend] = !take_mend (taken, g_ptr_array_index (mends, mend));
      are_told[mend] = TRUE;
    }
  return clashes;
}

static const PressMend *
find_mend (const PressFinding *finding, PressMendKind least)
{
  const PressMend *mend;

  for (guint i = 0; (mend = press_diagnostic_get_mend (finding->diagnostic, i)) != NULL; i++)
    if (press_mend_get_kind (mend) >= least)
      return mend;
  return NULL;
}

/**
 * press_findings_choose_mends:
 * @findings: (element-type PressFinding): findings of one document
 * @least: %PRESS_MEND_SAFE, or %PRESS_MEND_SUGGESTED for any mend
 *
 * Chooses one mend for each finding that has one, and leaves out those that would touch the bytes
 * of another one, further up, that is chosen.
 *
 * Returns: (transfer container) (element-type PressMend): mends that can be applied together
 *
 * Since: 0.1
 */
GPtrArray *
press_findings_choose_mends (const GPtrArray *findings, PressMendKind least)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree gboolean *clashes = NULL;
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const PressMend *mend = find_mend (g_ptr_array_index (findings, i), least);

      if (mend != NULL)
        g_ptr_array_add (all, (gpointer) mend);
    }
  clashes = find_clashes (all);
  for (guint i = 0; i < all->len; i++)
    if (!clashes[i])
      g_ptr_array_add (chosen, g_ptr_array_index (all, i));
  return chosen;
}

/* Appends text in the encoding of the place where it is to stand. */
static void
append_encoded (GByteArray *onto, const char *text, PressSpelling spelling)
{
  g_autofree char *encoded = NULL;
  gsize length = strlen (text);

  if (!spelling.is_utf8 && !g_str_is_ascii (text))
    encoded = g_convert (text, (gssize) length, "windows-1252", "UTF-8", NULL, &length, NULL);
  g_byte_array_append (onto, (const guint8 *) (encoded != NULL ? encoded : text), (guint) length);
}

/**
 * press_document_apply_mends:
 * @document: a document
 * @mends: (element-type PressMend): mends of its diagnostics, as press_findings_choose_mends()
 * gives them
 *
 * Makes the input anew with the mends in it. No byte outside their edits is changed. Of edits that
 * overlap the first is made, and those that begin in it are left out.
 *
 * Returns: (transfer full): the mended input, in the encoding of the old one
 *
 * Since: 0.1
 */
GBytes *
press_document_apply_mends (const PressDocument *document, const GPtrArray *mends)
{
  g_autoptr (GArray) edits = gather_edits (mends);
  GByteArray *mended = g_byte_array_new ();
  gsize length;
  const guint8 *source = (const guint8 *) press_document_get_source (document, &length);
  guint32 at = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      if (edit->span.start < at)
        continue;
      g_byte_array_append (mended, source + at, edit->span.start - at);
      append_encoded (mended, edit->text, press_mend_get_spelling (document->copy, edit->span));
      at = edit->span.end;
    }
  g_byte_array_append (mended, source + at, (guint) (length - at));
  return g_byte_array_free_to_bytes (mended);
}

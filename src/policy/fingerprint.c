/* Fingerprints: names of findings that stay the same where other lines of the release change. */
#include "policy/policy.h"

#include <string.h>

/* So many bytes that are no white space are looked at: of the finding itself, and on either side.
 */
#define SPAN_BYTES 240
#define SIDE_BYTES 24
/* White space is passed over, but no more of it. */
#define REACH_BYTES 400
#define SHOWN_DIGITS 16

/* Adds what is no white space, so that a paragraph may be filled anew. */
static void
add_words (GString *words, const char *at, const char *end, gsize most)
{
  for (; at < end && most > 0; at++)
    if (!g_ascii_isspace (*at))
      {
        g_string_append_c (words, *at);
        most--;
      }
  g_string_append_c (words, '\0');
}

/* Where the last SIDE_BYTES bytes in front of @at begin. */
static const char *
go_back (const char *start, const char *at)
{
  const char *least = at - start > REACH_BYTES ? at - REACH_BYTES : start;

  for (guint n_left = SIDE_BYTES; at > least && n_left > 0;)
    if (!g_ascii_isspace (*--at))
      n_left--;
  return at;
}

static char *
hash (const PressDocument *document, const PressDiagnostic *diagnostic, GString *words)
{
  gsize length;
  const char *source = press_document_get_source (document, &length);
  const char *start = source + MIN (diagnostic->source_span.start, length);
  const char *end = source + MIN (diagnostic->source_span.end, length);
  const char *before = go_back (source, start);
  const char *reach = source + MIN ((gsize) (end - source) + REACH_BYTES, length);

  g_string_assign (words, diagnostic->rule->id);
  add_words (words, before, start, SIDE_BYTES);
  add_words (words, start, end, SPAN_BYTES);
  add_words (words, end, reach, SIDE_BYTES);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) words->str, words->len);
}

/* The fingerprint of each diagnostic whose rule is shown. Those that are alike are told apart by
 * counting them. */
char **
press_policy_make_fingerprints (const PressPolicy *policy, const PressDocument *document)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = document->diagnostics->len;
  char **fingerprints = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (document->diagnostics, i);
      char *hashed;
      guint count;

      if (!press_policy_is_shown (policy, diagnostic->rule))
        {
          fingerprints[i] = g_strdup ("");
          continue;
        }
      hashed = hash (document, diagnostic, words);
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, hashed));
      fingerprints[i] = g_strdup_printf ("%.*s-%u", SHOWN_DIGITS, hashed, count + 1);
      g_hash_table_replace (counts, hashed, GUINT_TO_POINTER (count + 1));
    }
  return fingerprints;
}

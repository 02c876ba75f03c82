/* Baselines: findings that are known, one a line: fingerprint, rule, file. */
#include "control.h"

#include <string.h>

#define HEADER "# pressc baseline 1: findings that are known, written by --update-baseline\n"

struct _Baseline
{
  char *path;
  char *directory;   /* names of files are told from here */
  GHashTable *files; /* name -> GPtrArray of lines, "fingerprint<TAB>rule" */
  gboolean is_changed;
};

static Baseline *
baseline_new (const char *path)
{
  Baseline *baseline = g_new0 (Baseline, 1);

  baseline->path = g_strdup (path);
  baseline->directory = g_path_get_dirname (path);
  baseline->files
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return baseline;
}

void
baseline_free (Baseline *baseline)
{
  g_free (baseline->path);
  g_free (baseline->directory);
  g_hash_table_unref (baseline->files);
  g_free (baseline);
}

static GPtrArray *
get_lines (Baseline *baseline, const char *name)
{
  GPtrArray *lines = g_hash_table_lookup (baseline->files, name);

  if (lines == NULL)
    {
      lines = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (baseline->files, g_strdup (name), lines);
    }
  return lines;
}

static gboolean
read_line (Baseline *baseline, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 3);
  g_autofree char *name = NULL;

  if (*line == '\0' || *line == '#')
    return TRUE;
  if (g_strv_length (columns) != 3)
    return FALSE;
  name = g_strcompress (columns[2]);
  g_ptr_array_add (get_lines (baseline, name), g_strjoin ("\t", columns[0], columns[1], NULL));
  return TRUE;
}

/* Reads a baseline; one that is yet to be written need not be there. */
Baseline *
baseline_open (const char *path, gboolean must_exist, GError **error)
{
  Baseline *baseline;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!must_exist && !g_file_test (path, G_FILE_TEST_EXISTS))
    return baseline_new (path);
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  baseline = baseline_new (path);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (baseline, lines[i]))
      {
        g_set_error (error, PRESS_ERROR, PRESS_ERROR_FAILED, "%s:%u: not a line of a baseline",
                     path, i + 1);
        baseline_free (baseline);
        return NULL;
      }
  return baseline;
}

/* The name of a file as the baseline has it: from its own directory where the file is below that.
 */
static char *
name_file (const Baseline *baseline, const char *file)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  gsize length = strlen (baseline->directory);

  if (g_str_equal (file, STANDARD_INPUT))
    return g_strdup (file);
  if (g_str_has_prefix (path, baseline->directory) && path[length] == G_DIR_SEPARATOR)
    return g_strdup (path + length + 1);
  return g_steal_pointer (&path);
}

static char *
make_line (const PressFinding *finding)
{
  return g_strjoin ("\t", finding->fingerprint, press_diagnostic_get_rule (finding->diagnostic)->id,
                    NULL);
}

/* Shortens an array whose last items were moved or freed already. */
static void
forget_rest (GPtrArray *findings, guint n_kept)
{
  g_ptr_array_set_free_func (findings, NULL);
  g_ptr_array_set_size (findings, (int) n_kept);
  g_ptr_array_set_free_func (findings, (GDestroyNotify) press_finding_free);
}

/* Takes out what is known; says how many. */
guint
baseline_hide (const Baseline *baseline, const char *file, GPtrArray *findings)
{
  g_autofree char *name = name_file (baseline, file);
  const GPtrArray *lines = g_hash_table_lookup (baseline->files, name);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_before = findings->len;
  guint n_kept = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_hash_table_add (known, g_ptr_array_index (lines, i));
  for (guint i = 0; i < n_before; i++)
    {
      PressFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *line = make_line (finding);

      if (g_hash_table_contains (known, line))
        press_finding_free (finding);
      else
        g_ptr_array_index (findings, n_kept++) = finding;
    }
  forget_rest (findings, n_kept);
  return n_before - n_kept;
}

/* Lets the baseline know these findings of a file, and no others of it. */
void
baseline_replace (Baseline *baseline, const char *file, const GPtrArray *findings)
{
  g_autofree char *name = name_file (baseline, file);
  GPtrArray *lines = get_lines (baseline, name);

  g_ptr_array_set_size (lines, 0);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (lines, make_line (g_ptr_array_index (findings, i)));
  baseline->is_changed = TRUE;
}

static int
compare_names (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

/* Writes the baseline, sorted, so that a change of it is small. */
gboolean
baseline_write (const Baseline *baseline, GError **error)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  guint n_names;
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (baseline->files, &n_names);

  if (!baseline->is_changed)
    return TRUE;
  qsort (names, n_names, sizeof (gpointer), compare_names);
  for (guint i = 0; i < n_names; i++)
    {
      const GPtrArray *lines = g_hash_table_lookup (baseline->files, names[i]);
      g_autofree char *escaped = g_strescape (names[i], NULL);

      for (guint line = 0; line < lines->len; line++)
        g_string_append_printf (text, "%s\t%s\n", (char *) g_ptr_array_index (lines, line),
                                escaped);
    }
  return g_file_set_contents_full (baseline->path, text->str, (gssize) text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* How often rules were right: a file of tab-separated rows of rule, fired, read, right, date. */
#include "rules.h"

#include <string.h>

#define HEAD "rule\tfired\tread\tright\tdate"
#define FILES "files" /* a row of this name tells how many files there were */

enum
{
  COLUMN_RULE,
  COLUMN_FIRED,
  COLUMN_READ,
  COLUMN_RIGHT,
  COLUMN_DATE,
  N_COLUMNS
};

struct _Precision
{
  GHashTable *rows; /* id -> PrecisionRow */
};

void
precision_free (Precision *precision)
{
  g_hash_table_unref (precision->rows);
  g_free (precision);
}

static gboolean
read_number (const char *text, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

static gboolean
read_row (Precision *precision, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  g_autofree PrecisionRow *row = g_new0 (PrecisionRow, 1);

  if (g_strv_length (columns) != N_COLUMNS
      || (press_rules_find (columns[COLUMN_RULE]) == NULL
          && !g_str_equal (columns[COLUMN_RULE], FILES))
      || !read_number (columns[COLUMN_FIRED], &row->n_fired)
      || !read_number (columns[COLUMN_READ], &row->n_read)
      || !read_number (columns[COLUMN_RIGHT], &row->n_right) || row->n_right > row->n_read
      || row->n_read > row->n_fired)
    return FALSE;
  return g_hash_table_insert (precision->rows, g_strdup (columns[COLUMN_RULE]),
                              g_steal_pointer (&row));
}

/* Reads the file; NULL, and a complaint, where it can't be read or says nonsense. */
Precision *
precision_read (const char *path)
{
  g_autoptr (Precision) precision = g_new0 (Precision, 1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  precision->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      complain ("%s", error->message);
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#' && strcmp (lines[i], HEAD) != 0
        && !read_row (precision, lines[i]))
      {
        complain ("%s:%u: no row of rule, fired, read, right, date", path, i + 1);
        return NULL;
      }
  return g_steal_pointer (&precision);
}

/* The row of a rule, or NULL. */
const PrecisionRow *
precision_find (const Precision *precision, const PressRule *rule)
{
  return g_hash_table_lookup (precision->rows, rule->id);
}

guint
precision_count_files (const Precision *precision)
{
  const PrecisionRow *row = g_hash_table_lookup (precision->rows, FILES);

  return row != NULL ? row->n_read : 0;
}

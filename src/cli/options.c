/* The command line: options with their help, complaints, and the nearest name to a wrong one. */
#include "cli.h"

#include <string.h>

/* A word that differs in more than this part of its letters is no misspelling. */
#define FAR_PART 3

static void
show_usage (GOptionContext *context, PressSink *sink)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  press_sink_puts (sink, help);
}

/* Reads the options of one command; shows its help where it is asked for. */
Parsed
parse_options (const Usage *usage, int *argc, char ***argv)
{
  g_autofree char *program = g_strdup_printf ("pressc %s", usage->command);
  g_autoptr (GOptionContext) context = g_option_context_new (usage->parameters);
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE;
  const GOptionEntry help[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, "Show this help", NULL }, { NULL } };

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, usage->summary);
  g_option_context_set_description (context, usage->description);
  if (usage->entries != NULL)
    g_option_context_add_main_entries (context, usage->entries, NULL);
  g_option_context_add_main_entries (context, help, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      complain ("%s; see %s --help", error->message, program);
      return (Parsed){ TRUE, STATUS_FAILED };
    }
  if (wants_help)
    {
      g_autoptr (Output) output = output_open_standard ();

      show_usage (context, output_get_sink (output));
      return (Parsed){ TRUE, output_close_standard (output, STATUS_CLEAN) };
    }
  return (Parsed){ FALSE, STATUS_CLEAN };
}

/* Names of files are anything: what could steer a terminal is masked. */
static char *
mask_controls (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *masked = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      g_string_append_unichar (masked, g_unichar_iscntrl (character) ? '?' : character);
    }
  return g_string_free (masked, FALSE);
}

/* Says on standard error what is wrong. */
void
complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *masked = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  masked = mask_controls (text);
  g_printerr ("pressc: %s\n", masked);
}

/* The number of letters to change, add or drop to get from one word to the other. */
static guint
measure_distance (const char *from, const char *to)
{
  gsize length = strlen (to);
  g_autofree guint *row = g_new (guint, length + 1);

  for (gsize i = 0; i <= length; i++)
    row[i] = (guint) i;
  for (const char *at = from; *at != '\0'; at++)
    {
      guint diagonal = row[0]++;

      for (gsize i = 0; i < length; i++)
        {
          guint changed = diagonal + (g_ascii_tolower (*at) == g_ascii_tolower (to[i]) ? 0 : 1);

          diagonal = row[i + 1];
          row[i + 1] = MIN (changed, MIN (diagonal, row[i]) + 1);
        }
    }
  return row[length];
}

/* The names that @word may have been meant for, as "a or b", or NULL. */
char *
suggest_name (const char *word, const GPtrArray *names)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint best = (guint) MIN (strlen (word), 64) / FAR_PART + 1;

  if (strlen (word) > 64)
    return NULL;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      guint distance = measure_distance (word, name);

      if (distance > best)
        continue;
      if (distance < best)
        g_string_truncate (found, 0);
      best = distance;
      g_string_append_printf (found, "%s'%s'", found->len > 0 ? " or " : "", name);
    }
  return found->len > 0 ? g_string_free (g_steal_pointer (&found), FALSE) : NULL;
}

/* "no rule 'PR360', did you mean 'PR306'?" */
void
complain_unknown (const char *what, const char *word, const GPtrArray *names)
{
  g_autofree char *near = suggest_name (word, names);

  if (near != NULL)
    complain ("no %s '%s', did you mean %s?", what, word, near);
  else
    complain ("no %s '%s'", what, word);
}

/* Finds @word in a list that NULL ends. */
gboolean
find_name (const char *const *names, const char *word, int *index)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], word))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

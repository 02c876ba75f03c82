/* The command line: options with their help, complaints, and the nearest name to a wrong one. */
#include "cli.h"

#include <string.h>

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
  for (guint i = 0; usage->more[i] != NULL; i++)
    g_option_context_add_main_entries (context, usage->more[i], NULL);
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
char *
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

/* "no rule 'PR360', did you mean 'PR306'?" */
void
complain_unknown (const char *what, const char *word, GPtrArray *names)
{
  g_autofree char *near = NULL;

  g_ptr_array_add (names, NULL);
  near = press_suggest_name (word, (const char *const *) names->pdata);

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

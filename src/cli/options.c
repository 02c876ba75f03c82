/* The command line: options with their help, complaints, and the nearest name to a wrong one. */
#include "cli.h"

#include <string.h>

#define MOST_LISTED 20

static void
show_usage (GOptionContext *context, PressSink *sink)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  press_sink_puts (sink, help);
}

static gboolean
takes_value (const GOptionEntry *entry)
{
  return entry != NULL && entry->arg != G_OPTION_ARG_NONE;
}

/* The option of a letter, or of a long name where that is given. */
static const GOptionEntry *
find_entry (const GOptionEntry *entries, char letter, const char *name)
{
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    if (name != NULL ? g_str_equal (entry->long_name, name) : entry->short_name == letter)
      return entry;
  return NULL;
}

static const GOptionEntry *
find_option (const Usage *usage, char letter, const char *name)
{
  const GOptionEntry *entry = find_entry (usage->entries, letter, name);

  for (guint i = 0; entry == NULL && usage->more[i] != NULL; i++)
    entry = find_entry (usage->more[i], letter, name);
  return entry;
}

/* Adds an argument; one that joins a value to the letter of its option, as -j4 does, as two. TRUE
 * where the next one is a value, whatever it looks like. */
static gboolean
add_argument (const Usage *usage, const char *argument, GPtrArray *onto)
{
  const GOptionEntry *option = NULL;
  gboolean is_long = g_str_has_prefix (argument, "--");
  gsize n = 1; /* where the letter of @option stands */

  if (argument[0] == '-' && !is_long && argument[1] != '\0')
    while ((option = find_option (usage, argument[n], NULL)) != NULL && !takes_value (option)
           && argument[n + 1] != '\0')
      n++;
  if (!takes_value (option) || argument[n + 1] == '\0')
    {
      g_ptr_array_add (onto, g_strdup (argument));
      return takes_value (is_long ? find_option (usage, 0, argument + 2) : option);
    }
  g_ptr_array_add (onto, g_strndup (argument, n + 1));
  g_ptr_array_add (onto, g_strdup (argument + n + 1));
  return FALSE;
}

/* The arguments as GLib takes them: no value joined to a letter. */
static GStrv
split_arguments (const Usage *usage, int argc, char **argv)
{
  GPtrArray *arguments = g_ptr_array_new ();
  gboolean is_value = TRUE; /* the name of the command is no option */
  gboolean is_over = FALSE; /* behind -- there is none */

  for (int i = 0; i < argc; i++)
    {
      is_over |= !is_value && g_str_equal (argv[i], "--");
      if (is_value || is_over)
        {
          g_ptr_array_add (arguments, g_strdup (argv[i]));
          is_value = FALSE;
        }
      else
        is_value = add_argument (usage, argv[i], arguments);
    }
  g_ptr_array_add (arguments, NULL);
  return (GStrv) g_ptr_array_free (arguments, FALSE);
}

/* Reads the options of one command; shows its help where it is asked for. */
Parsed
parse_options (const Usage *usage, int argc, char **argv)
{
  g_autofree char *program = g_strdup_printf ("pressc %s", usage->command);
  g_autoptr (GOptionContext) context = g_option_context_new (usage->parameters);
  g_auto (GStrv) arguments = split_arguments (usage, argc, argv);
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE;
  const GOptionEntry help[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, "Show this help", NULL },
          G_OPTION_ENTRY_NULL };

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, usage->summary);
  g_option_context_set_description (context, usage->description);
  if (usage->entries != NULL)
    g_option_context_add_main_entries (context, usage->entries, NULL);
  for (guint i = 0; usage->more[i] != NULL; i++)
    g_option_context_add_main_entries (context, usage->more[i], NULL);
  g_option_context_add_main_entries (context, help, NULL);
  if (!g_option_context_parse_strv (context, &arguments, &error))
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
  if (arguments[0] != NULL && arguments[1] != NULL)
    {
      complain ("'%s' is too much; see %s --help", arguments[1], program);
      return (Parsed){ TRUE, STATUS_FAILED };
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

/* A string of JSON, or null. */
void
put_json_string (PressSink *sink, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (text == NULL)
    {
      press_sink_puts (sink, "null");
      return;
    }
  press_sink_putc (sink, '"');
  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        press_sink_printf (sink, "\\%c", *at);
      else if (g_ascii_iscntrl (*at))
        press_sink_printf (sink, "\\u%04x", (guchar) *at);
      else
        press_sink_putc (sink, *at);
    }
  press_sink_putc (sink, '"');
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

/* "no rule 'PR360', did you mean 'PR306'?"; where nothing is near, what there is, if it is not
 * much.
 */
void
complain_unknown (const char *what, const char *word, GPtrArray *names)
{
  guint n_names = names->len;
  g_autofree char *near = NULL;
  g_autofree char *all = NULL;

  g_ptr_array_add (names, NULL);
  near = press_suggest_name (word, (const char *const *) names->pdata);

  if (near != NULL)
    complain ("no %s '%s', did you mean %s?", what, word, near);
  else if (n_names > MOST_LISTED)
    complain ("no %s '%s'", what, word);
  else
    {
      all = g_strjoinv (", ", (char **) names->pdata);
      complain ("no %s '%s'; there are %s", what, word, all);
    }
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

/* pressc: the program. This file is its table of contents. */
#include "cli.h"

#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>

#define KEPT_BYTES (64 * 1024 * 1024)
#define MAPPED_BYTES (4 * 1024 * 1024) /* a piece of memory of its own */

static const Command commands[] = {
  { "check", "report what is wrong in releases", command_check },
  { "emit", "write releases in another form", command_emit },
  { "stats", "tell how well releases are read", command_stats },
  { "explain", "tell why a rule is there, with an example and its mend", command_explain },
  { "rules", "list the rules", command_rules },
  { "profiles", "list the profiles that check can hold releases against", command_profiles },
  { "backends", "list the forms that emit can write", command_backends },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static Status
show_help (void)
{
  g_autoptr (Output) output = output_open_standard ();
  PressSink *sink = output_get_sink (output);

  press_sink_puts (sink, "Usage: pressc COMMAND [OPTION…] [ARGUMENT…]\n\n"
                         "The compiler for press releases.\n\nCommands:\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    press_sink_printf (sink, "  %-10s %s\n", commands[i].name, commands[i].summary);
  press_sink_puts (sink, "\nOptions:\n"
                         "  --help     show this help; after a command, the help of the command\n"
                         "  --version  show the version\n\n"
                         "Try: pressc check release.txt\n");
  return output_close_standard (output, STATUS_CLEAN);
}

static Status
show_version (void)
{
  g_autoptr (Output) output = output_open_standard ();

  press_sink_puts (output_get_sink (output), "pressc " PRESS_VERSION "\n");
  return output_close_standard (output, STATUS_CLEAN);
}

static Status
complain_no_command (const char *word)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_ptr_array_add (names, (gpointer) commands[i].name);
  if (g_file_test (word, G_FILE_TEST_EXISTS))
    complain ("'%s' is a %s, not a command; try: pressc check %s", word,
              g_file_test (word, G_FILE_TEST_IS_DIR) ? "directory" : "file", word);
  else
    complain_unknown ("command", word, names);
  return STATUS_FAILED;
}

/* `pressc help check` is `pressc check --help`. */
static Status
run_help (int argc, char **argv)
{
  char *arguments[] = { argv[0], (char *) "--help", NULL };
  const Command *command;

  if (argc < 2)
    return show_help ();
  command = find_command (argv[1]);
  return command != NULL ? command->run (2, arguments) : complain_no_command (argv[1]);
}

static Status
run (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const Command *command;

  if (word == NULL)
    {
      complain ("no command; try: pressc check release.txt, or pressc --help");
      return STATUS_FAILED;
    }
  if (g_str_equal (word, "--version"))
    return show_version ();
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    return show_help ();
  if (g_str_equal (word, "help"))
    return run_help (argc - 1, argv + 1);
  if (*word == '-')
    {
      complain ("no option '%s' in front of a command; see pressc --help", word);
      return STATUS_FAILED;
    }
  command = find_command (word);
  return command != NULL ? command->run (argc - 1, argv + 1) : complain_no_command (word);
}

/* Each input takes about what the one before gave back; none of it goes to the kernel and comes
 * again. */
static void
keep_freed_memory (void)
{
#ifdef M_TRIM_THRESHOLD
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
  mallopt (M_MMAP_THRESHOLD, MAPPED_BYTES);
#endif
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, ""); /* how names and messages are spelled; nothing else depends on it */
  keep_freed_memory ();
  /* A closed pipe, or a file that may grow no further, is an error of the write, which is told, and
   * not the end of the program. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  return run (argc, argv);
}

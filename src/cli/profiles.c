/* pressc profiles: lists the profiles that check can hold releases against. */
#include "cli.h"

static Status
put_profiles (PressSink *sink)
{
  g_auto (GStrv) names = press_profiles_list ();
  Status status = STATUS_CLEAN;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *summary = press_profiles_describe (names[i], &error);

      if (summary != NULL)
        press_sink_printf (sink, "%-14s %s\n", names[i], summary);
      else
        {
          complain ("%s", error->message);
          status = STATUS_FAILED;
        }
    }
  return status;
}

Status
command_profiles (int argc, char **argv)
{
  const Usage usage
      = { .command = "profiles",
          .summary = "Lists the profiles that pressc check can hold releases against.",
          .description = "Each line: the name for --profile, what it is. See pressc(5) for "
                         "profiles of your own.\n" };
  Parsed parsed = parse_options (&usage, argc, argv);
  g_autoptr (Output) output = NULL;

  if (parsed.is_over)
    return parsed.status;
  output = output_open_standard ();
  return output_close_standard (output, put_profiles (output_get_sink (output)));
}

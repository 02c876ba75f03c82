/* pressc backends: lists the forms that emit can write. */
#include "cli.h"

static void
put_backend (PressSink *sink, const PressBackend *backend)
{
  press_sink_printf (sink, "%-12s .%-6s %s\n", backend->name, backend->extension, backend->summary);
}

Status
command_backends (int argc, char **argv)
{
  const Usage usage
      = { "backends", NULL, "Lists the forms that pressc emit can write.",
          "Each line: the name for --to, the end of file names, what it is.\n", NULL };
  Parsed parsed = parse_options (&usage, argc, argv);
  g_autoptr (Output) output = NULL;
  const PressBackend *backend;

  if (parsed.is_over)
    return parsed.status;
  output = output_open_standard ();
  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    put_backend (output_get_sink (output), backend);
  return output_close_standard (output, STATUS_CLEAN);
}

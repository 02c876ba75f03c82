/* pressc: the program. This file is its table of contents. */
#include <press/press.h>

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (PressDocument) document = press_compile_file (file, NULL, &error);

      if (document == NULL)
        {
          g_printerr ("pressc: %s\n", error->message);
          return 3;
        }
    }
  return 0;
}

/* A program as somebody else would write it: it knows the installed headers alone. */
#include <press/press.h>

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_path (argc > 1 ? argv[1] : "release.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (PressDocument) document = press_compile_file (file, NULL, &error);

  if (document == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%s %s\n", PRESS_VERSION, press_node_kind_get_name (PRESS_NODE_DOCUMENT));
  return 0;
}

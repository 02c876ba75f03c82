/* Benchmark: the scanners' tables over a whole file, with actions that do nothing.
 *
 * scan FILE  prints the name of each scanner and the seconds of its best pass of three */
#include "scan.h"

#include <glib.h>
#include <string.h>

#define N_ROUNDS 3

#define SCANNER(name)                                                                              \
  int bare_##name##_yylex_init_extra (BareInput *input, void **scanner);                           \
  int bare_##name##_yylex_destroy (void *scanner);                                                 \
  int bare_##name##_next (void *scanner);
#include "scanners.def"
#undef SCANNER

typedef struct
{
  const char *name;
  int (*init) (BareInput *input, void **scanner);
  int (*destroy) (void *scanner);
  int (*next) (void *scanner);
} Scanner;

static const Scanner scanners[] = {
#define SCANNER(name)                                                                              \
  { #name, bare_##name##_yylex_init_extra, bare_##name##_yylex_destroy, bare_##name##_next },
#include "scanners.def"
#undef SCANNER
};

int
bare_read (BareInput *input, char *buffer, int max_bytes)
{
  size_t n_bytes = MIN (input->end - input->at, (size_t) max_bytes);

  memcpy (buffer, input->text + input->at, n_bytes);
  input->at += n_bytes;
  return (int) n_bytes;
}

static double
pass (const Scanner *kind, const char *text, gsize length)
{
  BareInput input = { text, 0, length };
  gint64 start = g_get_monotonic_time ();
  void *scanner;

  if (kind->init (&input, &scanner) != 0)
    g_error ("no memory for a scanner");
  while (kind->next (scanner) != 0)
    ;
  kind->destroy (scanner);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (argc > 1 ? argv[1] : "", FALSE, &error);

  if (file == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    {
      double best = G_MAXDOUBLE;

      for (guint round = 0; round < N_ROUNDS; round++)
        best = MIN (best, pass (&scanners[i], g_mapped_file_get_contents (file),
                                g_mapped_file_get_length (file)));
      g_print ("scan-%s %.6f\n", scanners[i].name, best);
    }
  return 0;
}

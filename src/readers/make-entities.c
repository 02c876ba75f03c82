/* Runs when the library is built: writes libxml2's entities of HTML as a table, sorted by name, so
 * that what is built need not load libxml2 and all that it needs. */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LAST_VALUE 0xffff /* HTML 4 names no character behind it */
#define MOST_ENTITIES 1024

static int
compare_names (const void *first, const void *second)
{
  const htmlEntityDesc *const *a = first;
  const htmlEntityDesc *const *b = second;

  return strcmp ((*a)->name, (*b)->name);
}

int
main (int argc, char **argv)
{
  static const htmlEntityDesc *entities[MOST_ENTITIES];
  size_t n_entities = 0;
  FILE *out = argc > 1 ? fopen (argv[1], "w") : NULL;

  if (out == NULL)
    return 1;
  for (unsigned int value = 1; value <= LAST_VALUE && n_entities < MOST_ENTITIES; value++)
    {
      const htmlEntityDesc *entity = htmlEntityValueLookup (value);

      if (entity != NULL)
        entities[n_entities++] = entity;
    }
  qsort (entities, n_entities, sizeof *entities, compare_names);
  for (size_t i = 0; i < n_entities; i++)
    fprintf (out, "{ \"%s\", 0x%x },\n", entities[i]->name, entities[i]->value);
  return fclose (out) == 0 ? 0 : 1;
}

/* The table of backends, and modules. */
#include <press/press-backend.h>
#include <press/press-error.h>

static const PressBackend *const backends[] = { NULL };

/**
 * press_backends_get:
 * @index: a number from 0
 *
 * Returns: (transfer none) (nullable): the backend of that number, %NULL past the last
 */
const PressBackend *
press_backends_get (guint index)
{
  return index < G_N_ELEMENTS (backends) ? backends[index] : NULL;
}

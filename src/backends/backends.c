/* The table of backends, and modules. */
#include "backends.h"

#include <press/press-error.h>

#include <gmodule.h>

#define PATH_VARIABLE "PRESS_BACKEND_PATH"

static const PressBackend *const backends[] = {
  &press_backend_csv,  &press_backend_csv_guarded, &press_backend_diagnostics,
  &press_backend_json, &press_backend_record,      &press_backend_text,
  &press_backend_tree, &press_backend_xml,
};

static const PressBackend *
find_built_in (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (backends); i++)
    if (g_str_equal (backends[i]->name, name))
      return backends[i];
  return NULL;
}

/* Whether a name may be part of a module's file name: it must not lead to another directory. */
static gboolean
is_module_name (const char *name)
{
  return *name != '\0' && *name != '-'
         && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (name);
}

/* The directories that modules are looked for in, in order. */
static GPtrArray *
dup_directories (void)
{
  GPtrArray *directories = g_ptr_array_new_with_free_func (g_free);
  const char *path = g_getenv (PATH_VARIABLE);
  g_auto (GStrv) parts = g_strsplit (path != NULL ? path : "", G_SEARCHPATH_SEPARATOR_S, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_path_is_absolute (parts[i]))
      g_ptr_array_add (directories, g_strdup (parts[i]));
  g_ptr_array_add (directories, g_strdup (PRESS_BACKEND_DIRECTORY));
  return directories;
}

/* The file of the module of that name, or NULL. */
static char *
find_module_file (const char *name)
{
  g_autoptr (GPtrArray) directories = dup_directories ();
  g_autofree char *file = g_strdup_printf ("press-%s." G_MODULE_SUFFIX, name);

  for (guint i = 0; i < directories->len; i++)
    {
      g_autofree char *path = g_build_filename (g_ptr_array_index (directories, i), file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static gboolean
can_write (const PressBackend *backend)
{
  const PressBackendSteps *steps = backend->steps;

  return steps != NULL ? steps->begin != NULL && steps->put != NULL && steps->end != NULL
                       : backend->write != NULL;
}

/* The backend of an open module, if it is one that this library can call. */
static const PressBackend *
get_module_backend (GModule *module, const char *path, GError **error)
{
  const PressBackend *backend;
  gpointer symbol = NULL;

  if (!g_module_symbol (module, PRESS_MODULE_SYMBOL, &symbol) || symbol == NULL)
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_MODULE,
                   "%s: no backend module, it has no symbol " PRESS_MODULE_SYMBOL, path);
      return NULL;
    }
  backend = symbol;
  if (backend->abi != PRESS_BACKEND_ABI)
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_ABI,
                   "%s: built for backend ABI %u, but this libpress has %u: build it anew", path,
                   backend->abi, PRESS_BACKEND_ABI);
      return NULL;
    }
  if (backend->name == NULL || backend->summary == NULL || backend->extension == NULL
      || !can_write (backend))
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_MODULE,
                   "%s: the backend lacks its name, summary, extension, write function or one of "
                   "its steps",
                   path);
      return NULL;
    }
  return backend;
}

/**
 * press_backends_get:
 * @index: a number from 0
 *
 * Lists the built-in backends, sorted by name.
 *
 * Returns: (transfer none) (nullable): the backend of that number, %NULL past the last
 *
 * Since: 0.1
 */
const PressBackend *
press_backends_get (guint index)
{
  return index < G_N_ELEMENTS (backends) ? backends[index] : NULL;
}

/**
 * press_backends_find:
 * @name: a name such as `json`
 * @error: return location for an error
 *
 * Finds a backend by its name. One that is not built in is looked for as the module
 * `press-NAME.so`, first in the directories of `$PRESS_BACKEND_PATH`, which are separated by
 * colons, and then in `libpress/backends` below the library directory. Directories that are not
 * absolute are passed over, so that the current directory never lends code.
 *
 * Returns: (transfer none): the backend, or %NULL with %PRESS_ERROR_UNKNOWN_BACKEND where there is
 *   none, or with an error of press_backends_load()
 *
 * Since: 0.1
 */
const PressBackend *
press_backends_find (const char *name, GError **error)
{
  const PressBackend *backend = find_built_in (name);
  g_autofree char *path = NULL;

  if (backend != NULL)
    return backend;
  path = is_module_name (name) ? find_module_file (name) : NULL;
  if (path != NULL)
    return press_backends_load (path, error);
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_UNKNOWN_BACKEND,
               "%s: there is no backend of this name", name);
  return NULL;
}

/**
 * press_backends_load:
 * @path: the file of a module
 * @error: return location for an error
 *
 * Loads a backend from a module, which must show one symbol, %PRESS_MODULE_SYMBOL. The module
 * stays loaded as long as the process runs.
 *
 * Returns: (transfer none): its backend, or %NULL with %PRESS_ERROR_MODULE where it can't be
 *   loaded or is no backend, with %PRESS_ERROR_ABI where it was built for another version
 *
 * Since: 0.1
 */
const PressBackend *
press_backends_load (const char *path, GError **error)
{
  g_autofree char *file = g_canonicalize_filename (path, NULL);
  g_autoptr (GError) failure = NULL;
  const PressBackend *backend;
  GModule *module;

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_MODULE, "%s: there is no such module", path);
      return NULL;
    }
  module = g_module_open_full (file, G_MODULE_BIND_LOCAL, &failure);
  if (module == NULL)
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_MODULE, "%s: %s", path, failure->message);
      return NULL;
    }
  backend = get_module_backend (module, path, error);
  if (backend != NULL)
    g_module_make_resident (module);
  else
    g_module_close (module);
  return backend;
}

static void
write_steps (const PressBackendSteps *steps, const PressDocument *document, PressSink *sink)
{
  gpointer state = steps->begin (document, sink);
  const PressNode *part = press_node_get_first_child (press_document_get_root (document));

  for (; part != NULL; part = press_node_get_next (part))
    steps->put (state, part);
  steps->end (state);
}

/**
 * press_backend_write:
 * @backend: a backend
 * @document: a document
 * @sink: where it goes; press_sink_finish() is the caller's
 * @error: return location for an error
 *
 * Writes a document.
 *
 * Returns: whether the backend could write it; failures of the sink itself show in
 *   press_sink_finish()
 *
 * Since: 0.1
 */
gboolean
press_backend_write (const PressBackend *backend, const PressDocument *document, PressSink *sink,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (backend->steps != NULL)
    {
      write_steps (backend->steps, document, sink);
      return TRUE;
    }
  if (backend->write (document, sink, &failure))
    return TRUE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, PRESS_ERROR, PRESS_ERROR_FAILED, "the backend %s failed without a reason",
                 backend->name);
  return FALSE;
}

/* The compiler: reads, parses and checks. */
#include "diagnostics/diagnostics.h"
#include "parse/parse.h"
#include "policy/policy.h"
#include "readers/readers.h"
#include "rules/rules.h"

#include <press/press-compiler.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * press_compile_bytes:
 * @bytes: the input
 * @name: the name that diagnostics print
 * @error: return location for an error
 *
 * Compiles an input. Whatever its bytes are, there is a tree; what is wrong with a release is in
 * the document's diagnostics and is no error.
 *
 * Returns: (transfer full): the document, or %NULL with %PRESS_ERROR_TOO_LARGE where an input over
 *   2 GiB is wanted whole, or its text comes to more
 */
PressDocument *
press_compile_bytes (GBytes *bytes, const char *name, GError **error)
{
  static const PressCompileOptions options = { 0 };

  return press_compile_bytes_with (bytes, name, &options, error);
}

/**
 * press_compile_bytes_with_policy:
 * @bytes: the input
 * @name: the name that diagnostics print
 * @policy: (nullable): what is asked of the release
 * @error: return location for an error
 *
 * Compiles an input and also holds it against the parts that a policy asks for. All diagnostics are
 * in the document: press_policy_judge() gives those that the policy shows.
 *
 * Returns: (transfer full): the document, or %NULL with %PRESS_ERROR_TOO_LARGE where an input over
 *   2 GiB is wanted whole, or its text comes to more
 *
 * Since: 0.1
 */
PressDocument *
press_compile_bytes_with_policy (GBytes *bytes, const char *name, const PressPolicy *policy,
                                 GError **error)
{
  const PressCompileOptions options = { .policy = policy };

  return press_compile_bytes_with (bytes, name, &options, error);
}

/* What is handed over piece by piece is read in stretches, too. Where a limit is met, what is left
 * behind the stretch is one more, unread. */
static gboolean
read_and_parse (PressReading *reading, const PressCompileOptions *options, GError **error)
{
  PressDocument *document = press_reading_get_document (reading);
  PressReach reach = options->each != NULL ? PRESS_REACH_STRETCH : PRESS_REACH_ALL;
  GError *cause = NULL;

  while (press_reading_next (reading, reach, &cause))
    {
      press_parse (document, options->each, options->each_data);
      if (options->each != NULL)
        options->each (document, NULL, options->each_data);
      if (document->is_cut && reach == PRESS_REACH_STRETCH)
        {
          reach = PRESS_REACH_REST;
          press_budget_lift (&document->budget);
        }
    }
  if (cause != NULL)
    g_propagate_error (error, cause);
  return cause == NULL;
}

/**
 * press_compile_bytes_with:
 * @bytes: the input
 * @name: the name that diagnostics print
 * @options: what is asked of the compile
 * @error: return location for an error
 *
 * Compiles an input as press_compile_bytes() does, with options.
 *
 * Returns: (transfer full): the document, or %NULL with %PRESS_ERROR_TOO_LARGE where an input over
 *   2 GiB is wanted whole, or its text comes to more
 *
 * Since: 0.1
 */
PressDocument *
press_compile_bytes_with (GBytes *bytes, const char *name, const PressCompileOptions *options,
                          GError **error)
{
  PressReadOptions read_options = { .exhibit = options->exhibit, .mapped_fd = options->mapped_fd };
  g_autoptr (PressReading) reading = NULL;
  g_autoptr (PressDocument) document = NULL;
  PressBudget budget;

  press_budget_start (&budget, &options->limits);
  read_options.input_bytes = budget.most.input_bytes;
  read_options.nesting = budget.most.nesting;
  reading = press_reading_new (bytes, name, &read_options, error);
  if (reading == NULL)
    return NULL;
  document = press_document_ref (press_reading_get_document (reading));
  document->budget = budget;
  if (!read_and_parse (reading, options, error))
    return NULL;
  document->is_of_one_exhibit = options->exhibit != NULL;
  document->filing = options->policy != NULL ? options->policy->filing : PRESS_FILING_UNTOLD;
  if (!options->is_unchecked && options->each == NULL)
    press_check (document);
  if (options->policy != NULL)
    press_policy_check_parts (options->policy, document);
  press_diagnostics_finish (document);
  return g_steal_pointer (&document);
}

static PressDocument *
compile_mapped (const char *path, GError **error)
{
  PressCompileOptions options = { .mapped_fd = g_open (path, O_RDONLY | O_CLOEXEC, 0) };
  g_autoptr (GError) cause = NULL;
  PressDocument *document = NULL;
  GMappedFile *mapped;

  if (options.mapped_fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path,
                   g_strerror (errno));
      return NULL;
    }
  mapped = g_mapped_file_new_from_fd (options.mapped_fd, FALSE, &cause);
  if (mapped == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, cause->message);
  else
    {
      g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (mapped);

      document = press_compile_bytes_with (bytes, path, &options, error);
      g_mapped_file_unref (mapped);
    }
  close (options.mapped_fd);
  return document;
}

/**
 * press_compile_file:
 * @file: a file
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Compiles a file. A local one is mapped into memory, for which @cancellable is asked beforehand
 * only; any other is loaded.
 *
 * Returns: (transfer full): the document, or %NULL with a #GIOErrorEnum where the file can't be
 * read, or with an error of press_compile_bytes()
 */
PressDocument *
press_compile_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = path != NULL ? g_strdup (path) : g_file_get_uri (file);
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return compile_mapped (path, error);
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  return bytes != NULL ? press_compile_bytes (bytes, name, error) : NULL;
}

/**
 * press_compile_stream:
 * @stream: where the input comes from; it is read to its end and not closed
 * @name: the name that diagnostics print
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Compiles what a stream gives, such as standard input.
 *
 * Returns: (transfer full): the document, or %NULL with a #GIOErrorEnum where the stream can't be
 *   read, or with an error of press_compile_bytes()
 */
PressDocument *
press_compile_stream (GInputStream *stream, const char *name, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable,
                              error)
      < 0)
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  return press_compile_bytes (bytes, name, error);
}

/* Progress: a line on standard error that says how far a long run is. */
#include "cli.h"

#include <unistd.h>

#define FIRST_US (G_USEC_PER_SEC)
#define STEP_US (G_USEC_PER_SEC / 5)

/* It is shown where someone watches standard error and the output does not go there as well. The
 * number of files is 0 where it is not known. */
void
progress_start (Progress *progress, guint n_files)
{
  *progress
      = (Progress){ .is_on = n_files != 1 && isatty (STDERR_FILENO) && !isatty (STDOUT_FILENO),
                    .n_files = n_files,
                    .start_us = g_get_monotonic_time () };
  progress->next_us = progress->start_us + FIRST_US;
}

/* "1:05:09" */
static char *
describe_seconds (guint seconds)
{
  if (seconds >= 3600)
    return g_strdup_printf ("%u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
}

/* "\rpressc: 120 of 1000 files, 45.2 MB, 12.3 MB/s, 0:42 left" */
static void
show (Progress *progress, guint n_done, guint64 n_bytes, gint64 now_us)
{
  double seconds = (double) (now_us - progress->start_us) / G_USEC_PER_SEC;
  double megabytes = (double) n_bytes / 1e6;

  g_printerr ("\r\033[Kpressc: %u", n_done);
  if (progress->n_files > 0)
    g_printerr (" of %u", progress->n_files);
  g_printerr (" files");
  if (n_bytes > 0)
    g_printerr (", %.1f MB, %.1f MB/s", megabytes, megabytes / seconds);
  if (progress->n_files > n_done && n_done > 0)
    {
      g_autofree char *left
          = describe_seconds ((guint) (seconds / n_done * (progress->n_files - n_done)));
      g_printerr (", %s left", left);
    }
}

void
progress_step (Progress *progress, guint n_done, guint64 n_bytes)
{
  gint64 now_us;

  if (!progress->is_on)
    return;
  now_us = g_get_monotonic_time ();
  if (now_us < progress->next_us)
    return;
  show (progress, n_done, n_bytes, now_us);
  progress->is_shown = progress->was_shown = TRUE;
  progress->next_us = now_us + STEP_US;
}

/* Makes room for a message, or for the prompt. */
void
progress_clear (Progress *progress)
{
  if (progress->is_shown)
    g_printerr ("\r\033[K");
  progress->is_shown = FALSE;
}

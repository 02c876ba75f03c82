/* Progress: a line on standard error that says how far a long run is. */
#include "cli.h"

#include <unistd.h>

#define FIRST_US (G_USEC_PER_SEC)
#define STEP_US (G_USEC_PER_SEC / 5)

/* It is shown where someone watches standard error and the output does not go there as well. */
void
progress_start (Progress *progress, guint n_files)
{
  progress->is_on = n_files > 1 && isatty (STDERR_FILENO) && !isatty (STDOUT_FILENO);
  progress->is_shown = FALSE;
  progress->n_files = n_files;
  progress->next_us = g_get_monotonic_time () + FIRST_US;
}

void
progress_step (Progress *progress, guint n_done)
{
  if (!progress->is_on || g_get_monotonic_time () < progress->next_us)
    return;
  g_printerr ("\rpressc: %u of %u files", n_done, progress->n_files);
  progress->is_shown = TRUE;
  progress->next_us = g_get_monotonic_time () + STEP_US;
}

/* Makes room for a message, or for the prompt. */
void
progress_clear (Progress *progress)
{
  if (progress->is_shown)
    g_printerr ("\r\033[K");
  progress->is_shown = FALSE;
}

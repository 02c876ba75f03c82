/* The reader for EDGAR's containers. */
#pragma once

#include "readers/readers.h"

gboolean press_is_submission (GBytes *bytes);

/* A container that is read in stretches: each holds one text at most that is read. */
typedef struct _PressSubmission PressSubmission;

PressSubmission *press_submission_new (GBytes *bytes, const char *name,
                                       const PressReadOptions *options);
void press_submission_free (PressSubmission *submission);
PressDocument *press_submission_get_document (const PressSubmission *submission);
void press_submission_read (PressSubmission *submission, PressReach reach);
gboolean press_submission_is_over (const PressSubmission *submission);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressSubmission, press_submission_free)

/* The lines of EDGAR's containers, as grammar/submission.l tells them. */
#pragma once

#include "base/copy.h"

#include <press/press-content.h>

/* No pattern needs to see more of a line. */
#define PRESS_SUBMISSION_HEAD_BYTES 264

/* Where a line stands. */
typedef enum
{
  PRESS_SUBMISSION_STATE_OUTSIDE,
  PRESS_SUBMISSION_STATE_HEAD,
  PRESS_SUBMISSION_STATE_FRONT,
  PRESS_SUBMISSION_STATE_OPENING,
  PRESS_SUBMISSION_STATE_CLOSING,
  PRESS_SUBMISSION_STATE_PAPER, /* the value of a type; gives a PressPaper */
  PRESS_SUBMISSION_STATE_DASH,
  PRESS_SUBMISSION_STATE_CONTENT /* the first bytes of a file; gives a PressContent */
} PressSubmissionState;

typedef enum
{
  PRESS_SUBMISSION_NOTHING,
  PRESS_SUBMISSION_BLANK,
  PRESS_SUBMISSION_ENVELOPE_OPEN,
  PRESS_SUBMISSION_ENVELOPE_CLOSE,
  PRESS_SUBMISSION_OPEN,
  PRESS_SUBMISSION_CLOSE,
  PRESS_SUBMISSION_HEADER_OPEN,
  PRESS_SUBMISSION_HEADER_CLOSE,
  PRESS_SUBMISSION_HEADER_TAG,
  PRESS_SUBMISSION_HEADER_FIELD,
  PRESS_SUBMISSION_HEADER_GROUP,
  PRESS_SUBMISSION_DOCUMENT_OPEN,
  PRESS_SUBMISSION_DOCUMENT_CLOSE,
  PRESS_SUBMISSION_TYPE,
  PRESS_SUBMISSION_FIELD,
  PRESS_SUBMISSION_TEXT_OPEN,
  PRESS_SUBMISSION_BINARY,
  PRESS_SUBMISSION_DASH_DRAWN,   /* may be escaped or not */
  PRESS_SUBMISSION_DASH_ESCAPED, /* has a dash and a blank in front of its own dash */
  PRESS_SUBMISSION_DASH_PLAIN,
  PRESS_N_SUBMISSION_TOKENS
} PressSubmissionToken;

typedef struct _PressSubmissionScanner PressSubmissionScanner;

PressSubmissionScanner *press_submission_scanner_new (void);
void press_submission_scanner_free (PressSubmissionScanner *scanner);
int press_submission_scanner_classify (PressSubmissionScanner *scanner, PressSubmissionState state,
                                       const char *line, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressSubmissionScanner, press_submission_scanner_free)

/* For the scanner. */
void press_submission_begin (void *yyscanner, PressSubmissionState state);

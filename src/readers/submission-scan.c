/* Feeding grammar/submission.l one line at a time. */
#include "base/scanner-use.h"
#include "readers/submission-scan.h"

#include <string.h>

#define HEAD_BYTES PRESS_SUBMISSION_HEAD_BYTES

typedef struct yy_buffer_state *YY_BUFFER_STATE;

PRESS_SCANNER_DECLARE_PLAIN (press_submission)
YY_BUFFER_STATE press_submission_yy_scan_buffer (char *base, size_t size, yyscan_t scanner);
void press_submission_yy_delete_buffer (YY_BUFFER_STATE buffer, yyscan_t scanner);
int press_submission_next (yyscan_t scanner);

struct _PressSubmissionScanner
{
  yyscan_t scanner;
  char line[HEAD_BYTES + 3]; /* a line feed, and flex's two ends */
};

PressSubmissionScanner *
press_submission_scanner_new (void)
{
  PressSubmissionScanner *scanner = g_new0 (PressSubmissionScanner, 1);

  scanner->scanner = press_submission_new_scanner ();
  return scanner;
}

void
press_submission_scanner_free (PressSubmissionScanner *scanner)
{
  press_submission_yylex_destroy (scanner->scanner);
  g_free (scanner);
}

/* What a line is that stands where @state says. */
int
press_submission_scanner_classify (PressSubmissionScanner *scanner, PressSubmissionState state,
                                   const char *line, gsize length)
{
  YY_BUFFER_STATE buffer;
  int token;

  length = MIN (length, HEAD_BYTES);
  if (length > 0)
    memcpy (scanner->line, line, length);
  scanner->line[length] = '\n';
  scanner->line[length + 1] = scanner->line[length + 2] = '\0';
  buffer = press_submission_yy_scan_buffer (scanner->line, length + 3, scanner->scanner);
  press_submission_begin (scanner->scanner, state);
  token = press_submission_next (scanner->scanner);
  press_submission_yy_delete_buffer (buffer, scanner->scanner);
  return token;
}

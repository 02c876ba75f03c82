/* What is no text: told by its first bytes, and left unread. */
#include "readers/content.h"
#include "diagnostics/diagnostics.h"
#include "readers/boundary.h"
#include "readers/joint.h"

/* What is said of it, and what may be done. */
static const struct
{
  const char *what;
  const char *remedy;
} contents[] = {
  [PRESS_CONTENT_TEXT] = { NULL, NULL },
  [PRESS_CONTENT_UTF_16] = { "text in UTF-16", "save it as UTF-8" },
  [PRESS_CONTENT_UTF_32] = { "text in UTF-32", "save it as UTF-8" },
  [PRESS_CONTENT_PDF] = { "a PDF document", "save its text" },
  [PRESS_CONTENT_POSTSCRIPT] = { "a PostScript document", "save its text" },
  [PRESS_CONTENT_RTF] = { "a document in Rich Text Format", "save it as plain text or HTML" },
  [PRESS_CONTENT_OFFICE] = { "a document of Word or Excel", "save it as plain text or HTML" },
  [PRESS_CONTENT_WORDPERFECT] = { "a document of WordPerfect", "save it as plain text or HTML" },
  [PRESS_CONTENT_ZIP] = { "a zip archive, as documents of Word are",
                          "save the document as plain text or HTML, or unpack the archive" },
  [PRESS_CONTENT_TAR] = { "a tar archive", "unpack it" },
  [PRESS_CONTENT_COMPRESSED] = { "compressed", "unpack it" },
  [PRESS_CONTENT_ARCHIVE] = { "an archive", "unpack it" },
  [PRESS_CONTENT_IMAGE] = { "a picture", "write the text of the release" },
  [PRESS_CONTENT_PROGRAM] = { "a program", "name another file" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (contents) == PRESS_N_CONTENTS);
G_STATIC_ASSERT (PRESS_CONTENT_BYTES == PRESS_SUBMISSION_HEAD_BYTES);

/**
 * press_content_tell:
 * @bytes: (array length=length_bytes): a file, or its first #PRESS_CONTENT_BYTES bytes
 * @length_bytes: how many
 *
 * Tells what a file is by its first bytes, as grammar/submission.l has them.
 *
 * Returns: what it is
 *
 * Since: 0.1
 */
PressContent
press_content_tell (const char *bytes, gsize length_bytes)
{
  g_autoptr (PressSubmissionScanner) scanner = press_submission_scanner_new ();

  return (PressContent) press_submission_scanner_classify (scanner, PRESS_SUBMISSION_STATE_CONTENT,
                                                           bytes, length_bytes);
}

/* Makes a document of what is no text: one line of its copy stands for all the bytes. */
PressDocument *
press_content_leave (GBytes *bytes, const char *name, PressContent content)
{
  gsize length;
  const char *source = g_bytes_get_data (bytes, &length);
  guint n_ends = press_count_line_ends (source, length);
  PressJoint *joint = press_joint_new (bytes, n_ends + (source[length - 1] != '\n'));
  PressDocument *document = press_document_new (name, press_copy_new (bytes));

  press_joint_skip (joint, (PressSpan){ 0, (guint32) length }, PRESS_PAPER_BINARY, n_ends);
  press_joint_take (joint, document, PRESS_ENCODING_BINARY);
  press_joint_free (joint);
  press_diagnostic_add_note (press_diagnose (document, PRESS_RULE_NOT_TEXT, (PressSpan){ 0, 0 },
                                             "this is %s, nothing in it is read",
                                             contents[content].what),
                             "%s", contents[content].remedy);
  return document;
}

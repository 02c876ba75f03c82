/* Content: what the first bytes of a file tell of it. */
#pragma once

#include <press/press-macros.h>

G_BEGIN_DECLS

/**
 * PRESS_CONTENT_BYTES:
 *
 * How many bytes of a file press_content_tell() looks at.
 *
 * Since: 0.1
 */
#define PRESS_CONTENT_BYTES 264

/**
 * PRESS_ENCODING_BINARY:
 *
 * What press_document_get_encoding() gives of all that is no text.
 *
 * Since: 0.1
 */
#define PRESS_ENCODING_BINARY "binary"

/**
 * PressContent:
 * @PRESS_CONTENT_TEXT: plain text or HTML, or what is not known, which is read as plain text
 * @PRESS_CONTENT_UTF_16: text of two bytes for each character
 * @PRESS_CONTENT_UTF_32: text of four bytes for each character
 * @PRESS_CONTENT_PDF: a PDF document
 * @PRESS_CONTENT_POSTSCRIPT: a PostScript document
 * @PRESS_CONTENT_RTF: a document in the Rich Text Format
 * @PRESS_CONTENT_OFFICE: a document of Word or Excel in the form that they had before 2007
 * @PRESS_CONTENT_WORDPERFECT: a document of WordPerfect
 * @PRESS_CONTENT_ZIP: a zip archive, as documents of Word are since 2007
 * @PRESS_CONTENT_TAR: a tar archive
 * @PRESS_CONTENT_COMPRESSED: what gzip, compress, bzip2, xz, zstd or lz4 have written
 * @PRESS_CONTENT_ARCHIVE: an archive of another kind
 * @PRESS_CONTENT_IMAGE: a picture
 * @PRESS_CONTENT_PROGRAM: a program
 *
 * What a file is by its first bytes. All but text is left unread: its tree is one node of kind
 * other, and a diagnostic tells what the file is.
 *
 * Since: 0.1
 */
typedef enum
{
  PRESS_CONTENT_TEXT,
  PRESS_CONTENT_UTF_16,
  PRESS_CONTENT_UTF_32,
  PRESS_CONTENT_PDF,
  PRESS_CONTENT_POSTSCRIPT,
  PRESS_CONTENT_RTF,
  PRESS_CONTENT_OFFICE,
  PRESS_CONTENT_WORDPERFECT,
  PRESS_CONTENT_ZIP,
  PRESS_CONTENT_TAR,
  PRESS_CONTENT_COMPRESSED,
  PRESS_CONTENT_ARCHIVE,
  PRESS_CONTENT_IMAGE,
  PRESS_CONTENT_PROGRAM,
  PRESS_N_CONTENTS
} PressContent;

PRESS_API PressContent press_content_tell (const char *bytes, gsize length_bytes);

G_END_DECLS

/* What the attributes of a tag say of the looks of its text. */
#pragma once

#include "readers/html-scan.h"
#include "readers/html-tags.h"

#include <press/press-span.h>

#define PRESS_HTML_LARGEST_SIZE 1000 /* of a font, tenths of a point */

/* Lengths are tenths of a point. */
typedef struct
{
  guint8 style; /* PressLineStyle: what is said to be so */
  guint8 plain; /* what is said not to be */
  guint is_hidden : 1;
  guint is_inline : 1; /* runs on in the line, whatever its tag is */
  guint is_raised : 1;
  guint is_dingbats : 1;
  guint is_symbols : 1;
  guint is_bullet : 1;
  guint is_tiny : 1;
  guint begins_page : 1;
  guint ends_page : 1;
  gint16 top;
  gint16 bottom;
  gint16 left;
  gint16 indent;
  guint16 size;         /* of the font; 0: not told */
  guint16 size_percent; /* of the font it stands in; 0: not told */
  guint16 colspan;
  guint16 rowspan;
  PressSpan address;     /* of a link or an image, from the start of its tag */
  PressSpan alternative; /* to an image, likewise */
} PressHtmlLooks;

/* A tag of the file: what it is called, what it says, and its bytes. */
typedef struct
{
  const PressHtmlTag *tag;
  PressHtmlLooks looks;
  PressSpan span;
  gboolean is_end; /* of an element */
} PressHtmlMark;

typedef struct _PressHtmlMarks PressHtmlMarks;

PressHtmlMarks *press_html_marks_new (PressHtmlScanner *scanner, const char *file, guint32 length);
void press_html_marks_free (PressHtmlMarks *marks);
const PressHtmlMark *press_html_marks_find (PressHtmlMarks *marks, guint32 start);
const PressHtmlMark *press_html_marks_read (PressHtmlMarks *marks, PressSpan name, guint n_before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressHtmlMarks, press_html_marks_free)

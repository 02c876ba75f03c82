/* What the attributes of a tag say of the looks of its text. */
#pragma once

#include "readers/html-scan.h"
#include "readers/html-tags.h"

#include <press/press-span.h>

#define PRESS_HTML_LARGEST_SIZE 1000 /* of a font, tenths of a point */

typedef struct
{
  gint16 is_bold; /* -1: said not to be */
  gint16 is_italic;
  gint16 is_centered;
  gboolean is_underlined;
  gboolean is_hidden;
  gboolean is_raised;
  gboolean is_dingbats;
  gboolean is_symbols;
  gboolean begins_page;
  gboolean ends_page;
  gdouble top;
  gdouble bottom;
  gdouble left;
  gdouble indent;
  guint size;            /* of the font, tenths of a point; 0: not told */
  guint size_percent;    /* of the font it stands in; 0: not told */
  PressSpan address;     /* of a link or an image, from the start of its tag */
  PressSpan alternative; /* to an image, likewise */
  gboolean is_bullet;
  gboolean is_tiny;
  guint colspan;
  guint rowspan;
} PressHtmlLooks;

/* A tag of the file: what it is called, what it says, and its bytes. */
typedef struct
{
  const PressHtmlTag *tag;
  PressHtmlLooks looks;
  PressSpan span;
} PressHtmlMark;

typedef struct _PressHtmlMarks PressHtmlMarks;

PressHtmlMarks *press_html_marks_new (PressHtmlScanner *scanner, const char *file, guint32 length);
void press_html_marks_free (PressHtmlMarks *marks);
const PressHtmlMark *press_html_marks_read (PressHtmlMarks *marks, PressSpan name, guint n_before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressHtmlMarks, press_html_marks_free)

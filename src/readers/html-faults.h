/* Tags of HTML that are out of order: what is told of them. */
#pragma once

#include "readers/html-tags.h"
#include "tree/document-private.h"

typedef enum
{
  PRESS_HTML_FAULT_CROSSED, /* an element that the end of another closes */
  PRESS_HTML_FAULT_STRAY,   /* an end tag of nothing that is open */
  PRESS_HTML_FAULT_OPEN,    /* an element that the end of the file closes */
  PRESS_HTML_FAULT_OUTSIDE, /* text behind the end of the body */
  PRESS_HTML_N_FAULTS
} PressHtmlFault;

/* How many of each, and where the first is. */
typedef struct
{
  guint n[PRESS_HTML_N_FAULTS];
  PressSpan first[PRESS_HTML_N_FAULTS];
} PressHtmlFaults;

void press_html_faults_note (PressHtmlFaults *faults, PressHtmlFault fault, PressSpan source);
void press_html_faults_report (const PressHtmlFaults *faults, PressDocument *document);
gboolean press_html_tag_needs_end (const PressHtmlTag *tag);

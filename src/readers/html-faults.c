/* Tags of HTML that are out of order: what is told of them. */
#include "readers/html-faults.h"
#include "diagnostics/diagnostics.h"

static const char *const messages[] = {
  [PRESS_HTML_FAULT_CROSSED] = "an element crosses the end of another, closing it there",
  [PRESS_HTML_FAULT_STRAY] = "an end tag of nothing that is open, passing it over",
  [PRESS_HTML_FAULT_OPEN] = "no tag closes an element, closing it at the end",
  [PRESS_HTML_FAULT_OUTSIDE] = "text behind the end of the body, taking it for more of the body",
};

G_STATIC_ASSERT (G_N_ELEMENTS (messages) == PRESS_HTML_N_FAULTS);

/* Whether an element has both tags wherever it is well written. HTML does without the end of some,
 * others have none, and some are not known here. */
gboolean
press_html_tag_needs_end (const PressHtmlTag *tag)
{
  static const gboolean needs[PRESS_HTML_N_TAGS] = {
    [PRESS_HTML_TAG_BLOCK] = TRUE,   [PRESS_HTML_TAG_BULLETS] = TRUE,
    [PRESS_HTML_TAG_NUMBERS] = TRUE, [PRESS_HTML_TAG_KEPT] = TRUE,
    [PRESS_HTML_TAG_TABLE] = TRUE,   [PRESS_HTML_TAG_BOLD] = TRUE,
    [PRESS_HTML_TAG_ITALIC] = TRUE,  [PRESS_HTML_TAG_UNDERLINED] = TRUE,
    [PRESS_HTML_TAG_RAISED] = TRUE,  [PRESS_HTML_TAG_LARGER] = TRUE,
    [PRESS_HTML_TAG_SMALLER] = TRUE, [PRESS_HTML_TAG_FONT] = TRUE,
    [PRESS_HTML_TAG_SPAN] = TRUE,    [PRESS_HTML_TAG_LINK] = TRUE,
  };

  return needs[tag->id];
}

void
press_html_faults_note (PressHtmlFaults *faults, PressHtmlFault fault, PressSpan source)
{
  if (faults->n[fault]++ == 0)
    faults->first[fault] = source;
}

/* One diagnostic for each kind of fault, at the first of them. */
void
press_html_faults_report (const PressHtmlFaults *faults, PressDocument *document)
{
  for (guint i = 0; i < PRESS_HTML_N_FAULTS; i++)
    if (faults->n[i] > 1)
      press_diagnose_source (document, PRESS_RULE_TAGS_OUT_OF_ORDER, faults->first[i],
                             "%s, the first of %u", messages[i], faults->n[i]);
    else if (faults->n[i] > 0)
      press_diagnose_source (document, PRESS_RULE_TAGS_OUT_OF_ORDER, faults->first[i], "%s",
                             messages[i]);
}

/* The classes of lines, as grammar/lines.l, grammar/headings.l and, in front of a headline,
 * grammar/front.l tell them. */
#pragma once

#include "base/copy.h"
#include "parse/edges.h"
#include "parse/letterhead.h"

typedef enum
{
#define PRESS_LINE_CLASS(NAME, spelling) PRESS_LINE_CLASS_##NAME,
#include "parse/lines.def"
#undef PRESS_LINE_CLASS
  PRESS_N_LINE_CLASSES
} PressLineClass;

/* What is known of a line before its words are read: that it is a heading, or that it opens a
 * paragraph, perhaps with words set off from the rest. */
typedef enum
{
  PRESS_HEADING_ALONE,
  PRESS_HEADING_RUN_IN,
  PRESS_HEADING_LEAD
} PressHeadingCondition;

/* What is asked of a block in front: what it is, whether it is a caption, where a notice ends,
 * whether it is the label of an exhibit, a desk, a company with those that it owns, the heading of
 * somebody's contacts, or the head of a page, for whom somebody signs, whether a label is a
 * talk's, or how somebody is reached. */
typedef enum
{
  PRESS_FRONT_ANY,
  PRESS_FRONT_CAPTION,
  PRESS_FRONT_SAID,
  PRESS_FRONT_SLUGGED,
  PRESS_FRONT_LABEL,
  PRESS_FRONT_ASKED,
  PRESS_FRONT_WHOSE,
  PRESS_FRONT_CONTACTS,
  PRESS_FRONT_REGIONAL,
  PRESS_FRONT_NOTED,
  PRESS_FRONT_PAGED,
  PRESS_FRONT_SIGNED,
  PRESS_FRONT_TALKING,
  PRESS_FRONT_COUNTED,
  PRESS_FRONT_COUNTING_ON,
  PRESS_FRONT_TITLED,
  PRESS_FRONT_LETTERHEAD,
  PRESS_FRONT_REACHED,
  PRESS_FRONT_POSTED,
  PRESS_FRONT_CONTINUED
} PressFrontCondition;

/* What the scanner reads: one line, to its end. */
typedef struct
{
  const char *text;
  guint32 at;
  guint32 end;
  gboolean is_ended;
  guint32 length; /* of what the scanner has gone over */
  guint32 lead;   /* bytes that the source sets off from the rest */
  guint32 head;   /* of a heading that runs into its text, or of a bullet that touches it */
  int said;       /* PressLineClass of the strongest phrase yet */
  int strength;
} PressLinesInput;

typedef struct _PressLineScanner PressLineScanner;

PressLineScanner *press_line_scanner_new (const char *text);
void press_line_scanner_set_text (PressLineScanner *scanner, const char *text);
void press_line_scanner_free (PressLineScanner *scanner);
PressLineClass press_line_scanner_classify (PressLineScanner *scanner, PressSpan line);
PressLineClass press_line_scanner_classify_front (PressLineScanner *scanner, PressSpan block);
gboolean press_line_scanner_is_caption (PressLineScanner *scanner, PressSpan block);
gboolean press_line_scanner_is_label (PressLineScanner *scanner, PressSpan line);
gboolean press_line_scanner_numbers_page (PressLineScanner *scanner, PressSpan line);
gboolean press_line_scanner_leads_over_page (PressLineScanner *scanner, PressSpan line);
gboolean press_line_scanner_is_mail_head (PressLineScanner *scanner, PressSpan lines);
gboolean press_line_scanner_is_signing (PressLineScanner *scanner, PressSpan block);
gboolean press_line_scanner_tells_of_talk (PressLineScanner *scanner, PressSpan label);
gboolean press_line_scanner_is_reach (PressLineScanner *scanner, PressSpan cell);
gboolean press_line_scanner_counts_in_sentence (PressLineScanner *scanner, PressSpan lines);
gboolean press_line_scanner_counts_on (PressLineScanner *scanner, PressSpan line);
guint32 press_line_scanner_find_title_end (PressLineScanner *scanner, PressSpan block);
gboolean press_line_scanner_names_owner (PressLineScanner *scanner, PressSpan line);
gboolean press_line_scanner_names_segment (PressLineScanner *scanner, PressSpan line);
gboolean press_line_scanner_leads_to_notes (PressLineScanner *scanner, PressSpan line);
PressLineClass press_line_scanner_classify_desk (PressLineScanner *scanner, PressSpan line);
guint32 press_line_scanner_find_notice_end (PressLineScanner *scanner, PressSpan line);
guint32 press_line_scanner_find_slug_end (PressLineScanner *scanner, PressSpan line);
PressLineClass press_line_scanner_classify_heading (PressLineScanner *scanner, PressSpan line);
PressLineClass press_line_scanner_classify_run_in (PressLineScanner *scanner, PressSpan block,
                                                   guint32 lead);
PressLineClass press_line_scanner_classify_paper (PressLineScanner *scanner, PressSpan line);
guint32 press_line_scanner_get_head_length (const PressLineScanner *scanner);
PressEnding press_line_scanner_tell_ending (PressLineScanner *scanner, PressSpan ink);
gboolean press_line_scanner_says (PressLineScanner *scanner, PressSpan ink,
                                  PressEdgeQuestion question);
guint press_line_scanner_find_year_told (PressLineScanner *scanner, PressSpan text);
guint press_line_scanner_measure_last_figure (PressLineScanner *scanner, PressSpan text);
PressLineClass press_line_scanner_classify_letterhead (PressLineScanner *scanner, PressSpan ink,
                                                       PressLetterheadQuestion question);
const char *press_line_class_get_spelling (PressLineClass line_class);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressLineScanner, press_line_scanner_free)

/* For the scanners. */
int press_lines_read (PressLinesInput *input, char *buffer, int max_bytes);
void press_lines_say (PressLinesInput *input, PressLineClass line_class, int strength);
int press_lines_get_said (const PressLinesInput *input);
gboolean press_lines_is_lead (const PressLinesInput *input, int length_bytes);
gboolean press_lines_is_past_lead (const PressLinesInput *input, int length_bytes);
gboolean press_lines_ends_short_lead (const PressLinesInput *input);
gboolean press_lines_ends_lead (const PressLinesInput *input);
int press_lines_cut (PressLinesInput *input, int length_bytes);
int press_lines_close (PressLinesInput *input, const char *sign, int length_bytes);

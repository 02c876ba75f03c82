/* What lines are by their words: an example or two for each pattern of lines.l, headings.l and
 * letterhead.l. */
#include "parse/letterhead.h"
#include "parse/lines.h"

#include <string.h>

#define COMPANY "Cobalt Anvil"

typedef struct
{
  const char *text;
  PressLineClass line_class;
} Line;

/* A paragraph whose first words may be its heading: those in front of @text, where it has one. */
typedef struct
{
  const char *head;
  const char *text;
  PressLineClass line_class;
} Opening;

static const Line lines[] = {
  { "  \t ", PRESS_LINE_CLASS_BLANK },
  { "<PAGE>", PRESS_LINE_CLASS_PAGE_MARK },
  { "<PAGE>  3", PRESS_LINE_CLASS_PAGE_MARK },
  { "###", PRESS_LINE_CLASS_END_MARK },
  { "# # #", PRESS_LINE_CLASS_END_MARK },
  { "-30-", PRESS_LINE_CLASS_END_MARK },
  { "-- END --", PRESS_LINE_CLASS_END_MARK },
  { "End of Release", PRESS_LINE_CLASS_END_MARK },
  { "- 3 -", PRESS_LINE_CLASS_PAGE_NUMBER },
  { "Page 3 of 9", PRESS_LINE_CLASS_PAGE_NUMBER },
  { "3", PRESS_LINE_CLASS_PAGE_NUMBER },
  { "1-2-3", PRESS_LINE_CLASS_FURNITURE },
  { "-more-", PRESS_LINE_CLASS_FURNITURE },
  { "(continued)", PRESS_LINE_CLASS_FURNITURE },
  { "(continued on next page)", PRESS_LINE_CLASS_FURNITURE },
  { "more/...", PRESS_LINE_CLASS_FURNITURE },
  { "- Continued growth in sales", PRESS_LINE_CLASS_BULLET },
  { "continued.", PRESS_LINE_CLASS_TEXT },
  { "*** END ***", PRESS_LINE_CLASS_END_MARK },
  { "- - 0 - -", PRESS_LINE_CLASS_END_MARK },
  { "- (30) -", PRESS_LINE_CLASS_END_MARK },
  { "TM", PRESS_LINE_CLASS_LOGO },
  { "NEWS UPDATE", PRESS_LINE_CLASS_MASTHEAD },
  { "\xE2\x80\x94 NEWS RELEASE \xE2\x80\x94", PRESS_LINE_CLASS_MASTHEAD },
  { "News Release ________", PRESS_LINE_CLASS_MASTHEAD },
  { "NEWS RELEASE | 3 May 2024", PRESS_LINE_CLASS_DATE_LINE },
  { "For 4:00 PM Release", PRESS_LINE_CLASS_NOTICE },
  { "Contacts for " COMPANY, PRESS_LINE_CLASS_CONTACT_HEADING },
  { "Exhibit 99.1 Page 3", PRESS_LINE_CLASS_FURNITURE },
  { "EX 99.1-3", PRESS_LINE_CLASS_FURNITURE },
  { "----------", PRESS_LINE_CLASS_RULE },
  { "=====  =====", PRESS_LINE_CLASS_RULE },
  { "- - - - -", PRESS_LINE_CLASS_RULE },
  { "-", PRESS_LINE_CLASS_RULE },
  { "* * *", PRESS_LINE_CLASS_STARS },

  { "<IMG>", PRESS_LINE_CLASS_IMAGE },
  { "<TABLE>", PRESS_LINE_CLASS_TABLE_OPEN },
  { "</TABLE>", PRESS_LINE_CLASS_TABLE_CLOSE },
  { "<CAPTION>", PRESS_LINE_CLASS_TAG },
  { "<S>      <C>       <C>", PRESS_LINE_CLASS_TAG },
  { "</FN>", PRESS_LINE_CLASS_TAG },

  { "EXHIBIT", PRESS_LINE_CLASS_EXHIBIT_LABEL },
  { "99.1", PRESS_LINE_CLASS_EXHIBIT_LABEL },
  { "Exhibit 99.1", PRESS_LINE_CLASS_EXHIBIT_LABEL },
  { "(Exhibit No. 99)", PRESS_LINE_CLASS_EXHIBIT_LABEL },
  { "Exhibit 99.1 - Press Release dated May 3, 2004", PRESS_LINE_CLASS_EXHIBIT_LABEL },
  { "EX-99.1 2 release.htm EXHIBIT 99.1", PRESS_LINE_CLASS_EXHIBIT_LABEL },
  { "<PAGE>            EXHIBIT 99.1", PRESS_LINE_CLASS_EXHIBIT_LABEL },
  { "NEWS RELEASE", PRESS_LINE_CLASS_MASTHEAD },
  { "[LOGO] " COMPANY, PRESS_LINE_CLASS_LOGO },
  { "News from " COMPANY, PRESS_LINE_CLASS_MASTHEAD },
  { "N E W S", PRESS_LINE_CLASS_MASTHEAD },
  { "News Release No. 04-12", PRESS_LINE_CLASS_MASTHEAD },
  { "[Company logo]", PRESS_LINE_CLASS_LOGO },
  { "Facebook | LinkedIn | YouTube", PRESS_LINE_CLASS_FOOT },
  { "Follow " COMPANY ": LinkedIn", PRESS_LINE_CLASS_FOOT },
  { "\xC2\xA9 2012 " COMPANY ", Inc.", PRESS_LINE_CLASS_FOOT },
  { "Copyright (c) 2012 " COMPANY ", Inc.", PRESS_LINE_CLASS_FOOT },
  { "Not for distribution in the United States", PRESS_LINE_CLASS_LEGAL },
  { "C O R R E C T I O N", PRESS_LINE_CLASS_CORRECTION },
  { "F E R N B A N K  C L I N I C S,  I N C.", PRESS_LINE_CLASS_MASTHEAD },
  { ".  Sales rose 5 percent", PRESS_LINE_CLASS_BULLET },
  { ". . . and more", PRESS_LINE_CLASS_TEXT },
  { "Correcting and replacing", PRESS_LINE_CLASS_CORRECTION },
  { "FOR IMMEDIATE RELEASE", PRESS_LINE_CLASS_NOTICE },
  { "Embargoed until 4 p.m.", PRESS_LINE_CLASS_NOTICE },
  { "May 3, 2004", PRESS_LINE_CLASS_DATE_LINE },
  { "Date: Monday, May 3, 2004", PRESS_LINE_CLASS_DATE_LINE },
  { "(3 May 2004)", PRESS_LINE_CLASS_DATE_LINE },
  { "May 3, 2004: 08:30AM EST", PRESS_LINE_CLASS_DATE_LINE },
  { "May 3 at 9:30 a.m. Eastern", PRESS_LINE_CLASS_DATE_LINE },
  { "4:00 p.m., Monday, May 3, 2004", PRESS_LINE_CLASS_DATE_LINE },
  { "MAY 3, 2004      PRESS RELEASE", PRESS_LINE_CLASS_DATE_LINE },
  { "May 3 at 9:30 Pell Opens a Mill", PRESS_LINE_CLASS_TEXT },
  { "N E W S from Pell Anchor, Inc.", PRESS_LINE_CLASS_MASTHEAD },
  { "+ news", PRESS_LINE_CLASS_MASTHEAD },
  { "Media:", PRESS_LINE_CLASS_CONTACT_ROLE },
  { "NEWS:", PRESS_LINE_CLASS_MASTHEAD },
  { "Available for Immediate Publication: May 3, 2004", PRESS_LINE_CLASS_NOTICE },
  { "Final \xE2\x80\x94 for immediate release", PRESS_LINE_CLASS_NOTICE },
  { "Final Results for 2004", PRESS_LINE_CLASS_TEXT },
  { "PELL-FIN", PRESS_LINE_CLASS_CODES },
  { "Via the Telephone: ", PRESS_LINE_CLASS_LABEL },
  { "By Region: ", PRESS_LINE_CLASS_TEXT },

  { "For more information, please contact:", PRESS_LINE_CLASS_CONTACT_HEADING },
  { "Investor Relations Contacts:", PRESS_LINE_CLASS_CONTACT_HEADING },
  { "Contacts for " COMPANY ":", PRESS_LINE_CLASS_CONTACT_HEADING },
  { "Contact: Ann Reed, 402-555-0157", PRESS_LINE_CLASS_CONTACT_LABEL },
  { "CONTACT   Ann Reed, 402-555-0157", PRESS_LINE_CLASS_CONTACT_LABEL },
  { "For: " COMPANY, PRESS_LINE_CLASS_CONTACT_LABEL },
  { "For " COMPANY ": Ann Reed", PRESS_LINE_CLASS_CONTACT_ROLE },
  { "AT COBALT ANVIL", PRESS_LINE_CLASS_CONTACT_ROLE },
  { "Media: Ann Reed", PRESS_LINE_CLASS_CONTACT_ROLE },

  { "About " COMPANY ": the company makes anvils", PRESS_LINE_CLASS_ABOUT },
  { "Safe Harbor Statement: some of this", PRESS_LINE_CLASS_CAUTION },
  { "Non-GAAP Measures: the company", PRESS_LINE_CLASS_NON_GAAP },
  { "Use of Non-GAAP Measures: the company", PRESS_LINE_CLASS_NON_GAAP },
  { "(Financial tables follow)", PRESS_LINE_CLASS_POINTER },
  { "Table 2. Sales by region", PRESS_LINE_CLASS_STATEMENT },
  { "Table 2", PRESS_LINE_CLASS_STATEMENT },
  { "Note to editors: a photograph is at hand", PRESS_LINE_CLASS_NOTE },
  { "Dial-in number: 800-555-0134", PRESS_LINE_CLASS_LABEL },
  { "Who: Ann Reed", PRESS_LINE_CLASS_LABEL },

  { "* Sales rose", PRESS_LINE_CLASS_BULLET },
  { "\xE2\x80\xA2Sales rose", PRESS_LINE_CLASS_BULLET },
  { "- -Sales rose", PRESS_LINE_CLASS_TEXT },
  { "1. Sales rose", PRESS_LINE_CLASS_NUMBERED },
  { "(ii) Sales rose", PRESS_LINE_CLASS_NUMBERED },

  { "SOURCE " COMPANY ", Inc.", PRESS_LINE_CLASS_SOURCE },
  { "Source: " COMPANY ", Inc.", PRESS_LINE_CLASS_SOURCE },
  { "Sources of copper are few", PRESS_LINE_CLASS_TEXT },
  { "-0-     05/03/2004", PRESS_LINE_CLASS_TRANSMISSION },
  { "/Web site: http://www.example.com/", PRESS_LINE_CLASS_SLASH_ITEM },
  { "(COBA, ANVL)", PRESS_LINE_CLASS_TICKER_LINE },
  { "CO: " COMPANY, PRESS_LINE_CLASS_CODES },
  { "JR-RS", PRESS_LINE_CLASS_CODES },
  { "-- NYTH030 --", PRESS_LINE_CLASS_CODES },
  { "5310 05/03/2004 08:30 EDT", PRESS_LINE_CLASS_CODES },
  { "-- Sales rise by a tenth --", PRESS_LINE_CLASS_FRAMED },
  { "[Ticker symbols follow]", PRESS_LINE_CLASS_BRACKETED },
  { "Sales rose by a tenth.", PRESS_LINE_CLASS_TEXT },
};

static const Line headings[] = {
  { "NEWS RELEASE", PRESS_LINE_CLASS_FURNITURE },
  { "Contacts:", PRESS_LINE_CLASS_CONTACT_HEADING },
  { "Media Relations", PRESS_LINE_CLASS_CONTACT_ROLE },
  { "About the New Director", PRESS_LINE_CLASS_TEXT },
  { "About the Proposed Merger", PRESS_LINE_CLASS_TEXT },
  { "Forward-Looking Guidance", PRESS_LINE_CLASS_TEXT },
  { "Caution Regarding Cannabis Operations", PRESS_LINE_CLASS_LEGAL },
  { "About This Release", PRESS_LINE_CLASS_TEXT },
  { "About " COMPANY, PRESS_LINE_CLASS_ABOUT },
  { "Company Profile", PRESS_LINE_CLASS_ABOUT },
  { "Cautionary Note", PRESS_LINE_CLASS_CAUTION },
  { "Cautionary Note on Mineral Reserves", PRESS_LINE_CLASS_LEGAL },
  { "Disclosure on Oil Equivalents", PRESS_LINE_CLASS_LEGAL },
  { "Information on Forward-Looking Statements", PRESS_LINE_CLASS_CAUTION },
  { "No Offer or Solicitation", PRESS_LINE_CLASS_LEGAL },
  { "Non-GAAP Financial Measures", PRESS_LINE_CLASS_NON_GAAP },
  { "Tables Follow", PRESS_LINE_CLASS_POINTER },
  { "What: the spring meeting", PRESS_LINE_CLASS_LABEL },
  { "Topic: the spring meeting", PRESS_LINE_CLASS_LABEL },
  { "What: a conference call", PRESS_LINE_CLASS_CALL },
  { "Replay", PRESS_LINE_CLASS_CALL },
  { "Dear Fellow Shareholders:", PRESS_LINE_CLASS_SIGNING },
  { "Sincerely,", PRESS_LINE_CLASS_SIGNING },
  { "On behalf of the Board of " COMPANY, PRESS_LINE_CLASS_SIGNING },
  { "Key Findings:", PRESS_LINE_CLASS_TOPIC },
  { "Dial-In", PRESS_LINE_CLASS_LABEL },
  { "Notes to the Tables", PRESS_LINE_CLASS_NOTES },
  { "Footnotes:", PRESS_LINE_CLASS_NOTES },
  { "First Quarter Conference Call", PRESS_LINE_CLASS_CALL },
  { "Consolidated Balance Sheets", PRESS_LINE_CLASS_STATEMENT },
  { COMPANY " Media Contacts", PRESS_LINE_CLASS_CONTACT_HEADING },
  { COMPANY ", Inc. Page 3 of 9", PRESS_LINE_CLASS_FURNITURE },
  { "Balance Sheets (continued)", PRESS_LINE_CLASS_FURNITURE },
  { "Our Plants", PRESS_LINE_CLASS_TEXT },
};

/* Titles of what is filed beside releases. */
static const Line titles[] = {
  { "SIGNATURES", PRESS_LINE_CLASS_SIGNATURES },
  { "S I G N A T U R E", PRESS_LINE_CLASS_SIGNATURES },
  { COMPANY " Call Transcript", PRESS_LINE_CLASS_TRANSCRIPT },
  { "Conference Call Participants", PRESS_LINE_CLASS_TRANSCRIPT },
  { "Slide 3", PRESS_LINE_CLASS_SLIDES },
  { "Investor Presentation", PRESS_LINE_CLASS_SLIDES },
  { "May 2004 Presentation to Investors", PRESS_LINE_CLASS_SLIDES },
  { "Credit Agreement", PRESS_LINE_CLASS_AGREEMENT },
  { "Second Supplemental Indenture", PRESS_LINE_CLASS_AGREEMENT },
  { "Calculation of Filing Fee Tables", PRESS_LINE_CLASS_FEES },
  { COMPANY " Press Release", PRESS_LINE_CLASS_PRESS_RELEASE },
  { COMPANY " Opens a Plant", PRESS_LINE_CLASS_TEXT },
};

static const Opening openings[] = {
  { "About " COMPANY, ". The company makes anvils.", PRESS_LINE_CLASS_ABOUT },
  { "About " COMPANY ", Inc.", " The company makes anvils.", PRESS_LINE_CLASS_ABOUT },
  { "About " COMPANY ":", " the company makes anvils.", PRESS_LINE_CLASS_ABOUT },
  { "About " COMPANY " ", "-- The company makes anvils.", PRESS_LINE_CLASS_ABOUT },
  { "About what " COMPANY " makes:", " anvils of all sizes.", PRESS_LINE_CLASS_ABOUT },
  { "Safe Harbor Statement", ". \xE2\x80\x9CSome\xE2\x80\x9D of this.", PRESS_LINE_CLASS_CAUTION },
  { "Use of Non-GAAP Measures:", " The company also tells", PRESS_LINE_CLASS_NON_GAAP },
  { "Conference Call", ". The company will hold one.", PRESS_LINE_CLASS_CALL },
  { "OUTLOOK FOR 2004:", " The company expects", PRESS_LINE_CLASS_RUN_IN },
  { "OUTLOOK", ". The company expects", PRESS_LINE_CLASS_RUN_IN },
  { "OUTLOOK ", "-- The company expects", PRESS_LINE_CLASS_RUN_IN },
  { "", "Note: About " COMPANY ". The company", PRESS_LINE_CLASS_TEXT },
  { "", "Sales rose by a tenth. They", PRESS_LINE_CLASS_TEXT },
  { "", "About a tenth of the sales came from exports", PRESS_LINE_CLASS_TEXT },
};

/* The source sets the heads off. */
static const Opening leads[] = {
  { "Plants Of Our Own", ". The company has three.", PRESS_LINE_CLASS_RUN_IN },
  { "Plants and people", ". The company has both.", PRESS_LINE_CLASS_RUN_IN },
  { "What Comes Next?", " The company will", PRESS_LINE_CLASS_RUN_IN },
  { "What Comes Next:", " The company will", PRESS_LINE_CLASS_RUN_IN },
  { "What Comes Next", " -- The company will", PRESS_LINE_CLASS_RUN_IN },
  { "What Comes Next", " - The company will", PRESS_LINE_CLASS_RUN_IN },
  { COMPANY " Corp. of Delaware", ". The company", PRESS_LINE_CLASS_RUN_IN },
};

static PressSpan
whole (const char *text)
{
  return (PressSpan){ 0, (guint32) strlen (text) };
}

typedef PressLineClass (*Classify) (PressLineScanner *scanner, PressSpan line);

static void
check_lines (const Line *rows, guint n_rows, Classify classify)
{
  g_autoptr (PressLineScanner) scanner = press_line_scanner_new ("");

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *wanted = g_strdup_printf (
          "%s: %s", rows[i].text, press_line_class_get_spelling (rows[i].line_class));
      g_autofree char *found = NULL;

      press_line_scanner_set_text (scanner, rows[i].text);
      found = g_strdup_printf (
          "%s: %s", rows[i].text,
          press_line_class_get_spelling (classify (scanner, whole (rows[i].text))));
      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
check_openings (const Opening *rows, guint n_rows, gboolean are_set_off)
{
  g_autoptr (PressLineScanner) scanner = press_line_scanner_new ("");

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = g_strconcat (rows[i].head, rows[i].text, NULL);
      g_autofree char *wanted
          = g_strdup_printf ("%s|%s: %s", rows[i].head, rows[i].text,
                             press_line_class_get_spelling (rows[i].line_class));
      g_autofree char *found = NULL;
      PressLineClass line_class;
      guint32 head;

      press_line_scanner_set_text (scanner, text);
      line_class = press_line_scanner_classify_run_in (scanner, whole (text),
                                                       are_set_off ? whole (rows[i].head).end : 0);
      head = press_line_scanner_get_head_length (scanner);
      found = g_strdup_printf ("%.*s|%s: %s", (int) head, text, text + head,
                               press_line_class_get_spelling (line_class));
      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
test_lines (void)
{
  check_lines (lines, G_N_ELEMENTS (lines), press_line_scanner_classify);
}

static void
test_headings (void)
{
  check_lines (headings, G_N_ELEMENTS (headings), press_line_scanner_classify_heading);
}

static void
test_titles (void)
{
  check_lines (titles, G_N_ELEMENTS (titles), press_line_scanner_classify_paper);
}

static void
test_run_in (void)
{
  check_openings (openings, G_N_ELEMENTS (openings), FALSE);
}

static void
test_lead (void)
{
  check_openings (leads, G_N_ELEMENTS (leads), TRUE);
}

static void
test_segments (void)
{
  static const char *const segments[]
      = { "Domestic Stores:", "Web Hosting Services:", "Live Events:", "Time Charter Revenues:",
          "Time Deposits:" };
  static const char *const labels[] = { "Web site:", "Live webcast:", "Time:", "Webcast:" };
  g_autoptr (PressLineScanner) scanner = press_line_scanner_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      press_line_scanner_set_text (scanner, segments[i]);
      g_assert_true (press_line_scanner_names_segment (scanner, whole (segments[i])));
    }
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      press_line_scanner_set_text (scanner, labels[i]);
      g_assert_false (press_line_scanner_names_segment (scanner, whole (labels[i])));
    }
}

typedef struct
{
  const char *text;
  PressLetterheadQuestion question;
  PressLineClass line_class;
} Letterhead;

/* What stands above a title, and titles that look like it. */
static void
test_letterheads (void)
{
  static const Letterhead letterheads[] = {
    { "ISIN: ZZ0123456789", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_MASTHEAD },
    { "CNPJ/MF No. 60.111.222/0001-33", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_MASTHEAD },
    { "Company No. 0123456", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_MASTHEAD },
    { "ABN 12 345 678 901", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_MASTHEAD },
    { "Publicly-Held Company", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_MASTHEAD },
    { "(Incorporated in Bermuda)", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_MASTHEAD },
    { "Filed by Pell Anchor, Inc.", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_MASTHEAD },
    { "COMPANY ANNOUNCES RESULTS FOR 2004", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_TEXT },
    { "VALOR 2004 SALES RISE", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_TEXT },
    { "Company 1204 Opens a Mill", PRESS_LETTERHEAD_COMPANY, PRESS_LINE_CLASS_TEXT },
    { "(English Translation)", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_MASTHEAD },
    { "The following is a free translation of the original", PRESS_LETTERHEAD_PAPER,
      PRESS_LINE_CLASS_MASTHEAD },
    { "Company Announcement No. 14/2023", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_MASTHEAD },
    { "Translation Valves Names a Chief", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_TEXT },
    { "Summary of Third Quarter Results", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_TEXT },
    { "To Our Shareholders:", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_SIGNING },
    { "March 2020", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_DATE_LINE },
    { "P.O. Box 1111, Houston", PRESS_LETTERHEAD_SEAT, PRESS_LINE_CLASS_MASTHEAD },
    { "Pell Anchor, Inc.\n2200 N. Central Avenue, Houston", PRESS_LETTERHEAD_SEAT,
      PRESS_LINE_CLASS_MASTHEAD },
    { "Investor Relations\nJane Roe", PRESS_LETTERHEAD_SEAT, PRESS_LINE_CLASS_TEXT },
    { "Pell Anchor, Inc.\n400 Mill Street, Suite 9\nRacine, WI 53401\nTel: (262) 555-0100",
      PRESS_LETTERHEAD_REACH, PRESS_LINE_CLASS_MASTHEAD },
    { "Pell Anchor, Inc.\nJane Roe\n(262) 555-0100", PRESS_LETTERHEAD_REACH,
      PRESS_LINE_CLASS_TEXT },
    { "Jane Roe, Pell Anchor, Inc.\n(262) 555-0100", PRESS_LETTERHEAD_REACH,
      PRESS_LINE_CLASS_TEXT },
    { "Pell Anchor, Inc.\n400 Mill Street", PRESS_LETTERHEAD_REACH, PRESS_LINE_CLASS_TEXT },
    { "C-00030", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_MASTHEAD },
    { "39/07", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_MASTHEAD },
    { "A-10 Flies Again", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_TEXT },
    { "MAY 2004", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_DATE_LINE },
    { "Pell Anchor, Inc. 8-K", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_MASTHEAD },
    { "Pell Anchor Files Its 8-K", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_TEXT },
    { "RELEVANT EVENT", PRESS_LETTERHEAD_EVENT, PRESS_LINE_CLASS_MASTHEAD },
    { COMPANY " News Release", PRESS_LETTERHEAD_EVENT, PRESS_LINE_CLASS_MASTHEAD },
    { "Acme Corrects Its Press Release", PRESS_LETTERHEAD_EVENT, PRESS_LINE_CLASS_TEXT },
    { "ACME VALVE LOGO", PRESS_LETTERHEAD_EVENT, PRESS_LINE_CLASS_LOGO },
    { "Release No. C-1662", PRESS_LETTERHEAD_PAPER, PRESS_LINE_CLASS_MASTHEAD },
    { "This announcement contains inside information.", PRESS_LETTERHEAD_LEGEND,
      PRESS_LINE_CLASS_LEGAL },
    { "This announcement pleases all", PRESS_LETTERHEAD_LEGEND, PRESS_LINE_CLASS_TEXT },
  };
  g_autoptr (PressLineScanner) scanner = press_line_scanner_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (letterheads); i++)
    {
      const Letterhead *row = &letterheads[i];

      press_line_scanner_set_text (scanner, row->text);
      if (press_line_scanner_classify_letterhead (scanner, whole (row->text), row->question)
          != row->line_class)
        g_error ("not so: %s", row->text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/lines/each-has-its-class", test_lines);
  g_test_add_func ("/lines/headings-tell-what-they-open", test_headings);
  g_test_add_func ("/lines/titles-tell-papers-apart", test_titles);
  g_test_add_func ("/lines/heads-run-into-their-text", test_run_in);
  g_test_add_func ("/lines/heads-are-set-off", test_lead);
  g_test_add_func ("/lines/letterheads-are-no-titles", test_letterheads);
  g_test_add_func ("/lines/labels-of-calls-are-no-businesses", test_segments);
  return g_test_run ();
}

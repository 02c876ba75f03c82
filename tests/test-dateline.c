/* Datelines: what opens a release in the forms that wires and issuers have used, and what only
 * looks like it. */
#include "parse/dateline.h"
#include "phrase-case.h"

typedef struct
{
  const char *text;
  const char *found; /* places with "; " between, then date, time and wire id, each after "|" */
  const char *rest;  /* the first words behind */
} DatelineCase;

static const DatelineCase accepted[] = {
  /* PR Newswire */
  { "FERNDALE, Mass., Jan. 3 /PRNewswire-FirstCall/ -- Acme Lamps",
    "FERNDALE, Mass. US-MA|--01-03||prn PRNewswire-FirstCall", "Acme" },
  { "BIRMINGHAM, Ala., Nov. 1, 2010 /PRNewswire-FirstCall/ -- Acme",
    "BIRMINGHAM, Ala. US-AL|2010-11-01||prn PRNewswire-FirstCall", "Acme" },
  { "NEW YORK, April 3, 2019 /PRNewswire/ -- Acme", "NEW YORK US-NY|2019-04-03||prn PRNewswire",
    "Acme" },
  { "HARTFORD, Conn., March 3, 2009 /PRNewswire-FirstCall via COMTEX News Network/ -- Acme",
    "HARTFORD, Conn. US-CT|2009-03-03||prn PRNewswire-FirstCall via COMTEX News Network", "Acme" },
  { "RENO, Nev., March 3 /PR Newswire/ \xe2\x80\x94 Acme",
    "RENO, Nev. US-NV|--03-03||prn PR Newswire", "Acme" },
  { "WUXI, China, May 5 /Xinhua-PRNewswire/ -- Acme",
    "WUXI, China CN|--05-05||prn Xinhua-PRNewswire", "Acme" },
  { "RIDGE PARK, N.J. and DALLAS, Nov. 6 /PRNewswire/ -- Acme",
    "RIDGE PARK, N.J. US-NJ; DALLAS US-TX|--11-06||prn PRNewswire", "Acme" },
  { "MINNEAPOLIS, LOUISVILLE, Ky., and OSLO, Norway, June 11, 2013 /PRNewswire/ -- Acme",
    "MINNEAPOLIS US-MN; LOUISVILLE, Ky. US-KY; OSLO, Norway NO|2013-06-11||prn PRNewswire",
    "Acme" },
  { "Ashland, Kentucky/Ironton, Ohio, May 3, 2004 -- Acme",
    "Ashland, Kentucky US-KY; Ironton, Ohio US-OH|2004-05-03||", "Acme" },
  { "Milan, Italy/Dallas, TX, May 3, 2004 -- Acme",
    "Milan, Italy IT; Dallas, TX US-TX|2004-05-03||", "Acme" },
  { "NEW YORK/ST. PAUL, May 3, 2004 -- Acme", "NEW YORK US-NY; ST. PAUL|2004-05-03||", "Acme" },
  { "DULUTH, Minn. - (NewMediaWire) - May 9, 2024 - Acme",
    "DULUTH, Minn. US-MN|2024-05-09||nmw NewMediaWire", "Acme" },
  { "DULUTH, MN, May 9, 2024 (Lakehead Newswire) - Acme",
    "DULUTH, MN US-MN|2024-05-09||Lakehead Newswire", "Acme" },
  { "CHICAGO, Monday, Jan. 5 /PRNewswire/ -- Acme", "CHICAGO US-IL|--01-05||prn PRNewswire",
    "Acme" },
  { "Coeur d\xE2\x80\x99"
    "Alene, Idaho - May 1, 2001 - Acme",
    "Coeur d\xE2\x80\x99"
    "Alene, Idaho US-ID|2001-05-01||",
    "Acme" },
  { "Wickhaven, Lampton and Oslo, Norway, May 1, 2001 - Acme",
    "Wickhaven; Lampton; Oslo, Norway NO|2001-05-01||", "Acme" },
  { "Coeur d'Alene, Idaho - May 1, 2001 - Acme", "Coeur d'Alene, Idaho US-ID|2001-05-01||",
    "Acme" },
  { "Rome, Georgia, May 1, 2001. Acme", "Rome, Georgia US-GA|2001-05-01||", "Acme" },
  { "ST. LOUIS, Oct. 19 /PRNewswire/ Acme", "ST. LOUIS US-MO|--10-19||prn PRNewswire", "Acme" },
  { "THE WOODLANDS, Texas, Oct. 19 /PRNewswire/ --Acme",
    "THE WOODLANDS, Texas US-TX|--10-19||prn PRNewswire", "Acme" },
  { "NEWPORT NEWS, Va., Oct. 19 /PRNewswire/ -- Acme",
    "NEWPORT NEWS, Va. US-VA|--10-19||prn PRNewswire", "Acme" },
  { "WASHINGTON, D.C., Oct. 19 /PRNewswire/ -- Acme",
    "WASHINGTON, D.C. US-DC|--10-19||prn PRNewswire", "Acme" },
  { "RED BANK, N.J., Oct. 19 /PRNewswire/ -- Acme", "RED BANK, N.J. US-NJ|--10-19||prn PRNewswire",
    "Acme" },
  { "HILTON HEAD ISLAND, S.C., Oct. 19 /PRNewswire/ -- Acme",
    "HILTON HEAD ISLAND, S.C. US-SC|--10-19||prn PRNewswire", "Acme" },
  { "COLUMBIA, MD, Oct. 19 /PRNewswire/ -- Acme", "COLUMBIA, MD US-MD|--10-19||prn PRNewswire",
    "Acme" },
  { "GEORGE TOWN, Grand Cayman and HOUSTON, May 1, 2001 - Acme",
    "GEORGE TOWN, Grand Cayman KY; HOUSTON US-TX|2001-05-01||", "Acme" },
  { "HOUSTON (NYSE: ACM)-Acme Lamps", "HOUSTON US-TX|||", "Acme" },
  { "Mexico City, October 26, 2018. Acme Valve", "Mexico City MX|2018-10-26||", "Acme" },
  { "Oslo, 28 October 2022: Acme Rig ASA (OSE: ARIG)", "Oslo|2022-10-28||", "Acme" },
  { "Liege (Belgium), 12 March 2019, 7:00 am CET; Acme", "Liege (Belgium) BE|2019-03-12|07:00 CET|",
    "Acme" },
  /* A sign may stand twice, or stand for another. */
  { "RENO, Nev., March 3, 2009 -- -- Acme", "RENO, Nev. US-NV|2009-03-03||", "Acme" },
  { "RENO, Nev., March 3 /PRNewswire/ -- -- Acme", "RENO, Nev. US-NV|--03-03||prn PRNewswire",
    "Acme" },
  { "March 3, 2009 ... RENO, Nev. -- Acme", "RENO, Nev. US-NV|2009-03-03||", "Acme" },
  { "March 3, 2009 ... Acme", "|2009-03-03||", "Acme" },
  { "/PRNewswire/ -- RENO, Nev., March 3 -- Acme", "RENO, Nev. US-NV|--03-03||prn PRNewswire",
    "Acme" },
  { "(BUSINESS WIRE)--OSLO, Norway--Acme", "OSLO, Norway NO|||bw BUSINESS WIRE", "Acme" },
  { "(BUSINESS WIRE) -- OSLO, Norway -- March 3, 2009 -- Acme",
    "OSLO, Norway NO|2009-03-03||bw BUSINESS WIRE", "Acme" },
  { "(BUSINESS WIRE)--Acme", "|||bw BUSINESS WIRE", "Acme" },
  /* Business Wire */
  { "BERKELEY, Calif.--(BUSINESS WIRE)--Dec. 1, 1998--Acme Lamps",
    "BERKELEY, Calif. US-CA|1998-12-01||bw BUSINESS WIRE", "Acme" },
  { "MINNEAPOLIS--(BUSINESS WIRE)--Jun. 25, 2009-- Acme",
    "MINNEAPOLIS US-MN|2009-06-25||bw BUSINESS WIRE", "Acme" },
  { "TAMPA, Fla.\xe2\x80\x93(BUSINESS WIRE)\xe2\x80\x93"
    "Acme Lamps",
    "TAMPA, Fla. US-FL|||bw BUSINESS WIRE", "Acme" },
  { "TAMPA, Fla.-(BUSINESS WIRE)-Acme", "TAMPA, Fla. US-FL|||bw BUSINESS WIRE", "Acme" },
  { "DOVER, DE - February 17, 2004 (Business Wire)- Acme",
    "DOVER, DE US-DE|2004-02-17||bw Business Wire", "Acme" },
  { "WASHINGTON--()--July 21, 2003--The Acme", "WASHINGTON US-DC|2003-07-21||bw", "The" },
  { "SPOKANE, Wash.--(BUSINESS WIRE)--Acme", "SPOKANE, Wash. US-WA|||bw BUSINESS WIRE", "Acme" },
  { "KEARNEY, NE--BUSINESS WIRE--Nov. 22, 2024-- Acme",
    "KEARNEY, NE US-NE|2024-11-22||bw BUSINESS WIRE", "Acme" },
  /* GlobeNewswire and its elders */
  { "BEIJING, July 21, 2008 (PRIME NEWSWIRE) -- Acme", "BEIJING CN|2008-07-21||gnw PRIME NEWSWIRE",
    "Acme" },
  { "FORT WAYNE, Ind., June 07, 2023 (GLOBE NEWSWIRE) -- Acme",
    "FORT WAYNE, Ind. US-IN|2023-06-07||gnw GLOBE NEWSWIRE", "Acme" },
  { "HALIFAX, Nova Scotia, June 07, 2023 (GLOBE NEWSWIRE) -- Acme",
    "HALIFAX, Nova Scotia CA-NS|2023-06-07||gnw GLOBE NEWSWIRE", "Acme" },
  { "LAVAL, Qu\xc3\xa9"
    "bec, June 07, 2023 (GLOBE NEWSWIRE) -- Acme",
    "LAVAL, Qu\xc3\xa9"
    "bec CA-QC|2023-06-07||gnw GLOBE NEWSWIRE",
    "Acme" },
  { "BROOKFIELD, NEWS, May 23, 2023 (GLOBE NEWSWIRE) -- Acme",
    "BROOKFIELD, NEWS|2023-05-23||gnw GLOBE NEWSWIRE", "Acme" },
  { "WATSONVILLE, Calif., June 2, 2004 (PRIMEZONE) -- Acme",
    "WATSONVILLE, Calif. US-CA|2004-06-02||gnw PRIMEZONE", "Acme" },
  /* Market Wire */
  { "MIDLAND, TX--(MARKET WIRE)--Jan 12, 2006 -- Acme",
    "MIDLAND, TX US-TX|2006-01-12||mw MARKET WIRE", "Acme" },
  { "BARRINGTON, IL - (Marketwire) - 03/22/10 - Acme",
    "BARRINGTON, IL US-IL|2010-03-22||mw Marketwire", "Acme" },
  { "AUSTIN, TX--(Marketwire - March 22, 2010) - Acme",
    "AUSTIN, TX US-TX|2010-03-22||mw Marketwire", "Acme" },
  /* Others */
  { "VANCOUVER, BC / ACCESSWIRE / September 26, 2024 / Acme",
    "VANCOUVER, BC CA-BC|2024-09-26||acw ACCESSWIRE", "Acme" },
  { "SHANGHAI, CHNA / ACCESSWIRE / September 26, 2024 / Acme",
    "SHANGHAI, CHNA CN|2024-09-26||acw ACCESSWIRE", "Acme" },
  { "Halifax, Nova Scotia--(Newsfile Corp. - January 19, 2026) - Acme",
    "Halifax, Nova Scotia CA-NS|2026-01-19||nf Newsfile Corp.", "Acme" },
  { "VANCOUVER, March 30, 2015 /CNW/ - Acme", "VANCOUVER CA-BC|2015-03-30||cnw CNW", "Acme" },
  { "CALGARY, AB, Nov. 15, 2016 /CNW/ - Acme", "CALGARY, AB CA-AB|2016-11-15||cnw CNW", "Acme" },
  { "(TheNewswire) Varennes, Quebec - May 5, 2020 - Acme",
    "Varennes, Quebec CA-QC|2020-05-05||tnw TheNewswire", "Acme" },
  /* No wire */
  { "ATLANTA, OCTOBER 21, 2004 - Acme", "ATLANTA US-GA|2004-10-21||", "Acme" },
  { "SEATTLE, WASHINGTON - August 5, 2003, Acme Parcels", "SEATTLE, WASHINGTON US-WA|2003-08-05||",
    "Acme" },
  { "HUNT VALLEY, MARYLAND, APRIL 28, 2003\xe2\x80\x94"
    "ACME",
    "HUNT VALLEY, MARYLAND US-MD|2003-04-28||", "ACME" },
  { "HUNT VALLEY, MARYLAND, APRIL 28, 2003-ACME", "HUNT VALLEY, MARYLAND US-MD|2003-04-28||",
    "ACME" },
  { "Lee, MA- July 17, 2008 - Acme", "Lee, MA US-MA|2008-07-17||", "Acme" },
  { "SPOKANE, Wash. - Nov. 1, 2006, 4:05 a.m. PST: Acme",
    "SPOKANE, Wash. US-WA|2006-11-01|04:05 PST|", "Acme" },
  { "(February 23, 2010) - Duluth, Georgia - Acme", "Duluth, Georgia US-GA|2010-02-23||", "Acme" },
  { "Sacramento, California - February 3, 2017 --- As of",
    "Sacramento, California US-CA|2017-02-03||", "As" },
  { "Omaha, NE (NYSE: ACM.A; ACM.B)-Our", "Omaha, NE US-NE|||", "Our" },
  { "MINNEAPOLIS...JUNE 6, 2000...Acme", "MINNEAPOLIS US-MN|2000-06-06||", "Acme" },
  { "AURORA, ILLINOIS... (April 15, 1999) ... Acme", "AURORA, ILLINOIS US-IL|1999-04-15||",
    "Acme" },
  { "PARSIPPANY, NEW JERSEY AND NEWPORT, WALES... (June 14, 1999) ...Acme",
    "PARSIPPANY, NEW JERSEY US-NJ; NEWPORT, WALES GB|1999-06-14||", "Acme" },
  { "MINNEAPOLIS (Sept. 27, 2000) - Acme", "MINNEAPOLIS US-MN|2000-09-27||", "Acme" },
  { "WAYNE, NJ, AUGUST 9, 1994 -- Acme", "WAYNE, NJ US-NJ|1994-08-09||", "Acme" },
  { "Cupertino, California--January 19, 2000--Acme", "Cupertino, California US-CA|2000-01-19||",
    "Acme" },
  { "Cupertino, California-January 19, 2000-Acme", "Cupertino, California US-CA|2000-01-19||",
    "Acme" },
  { "MEMPHIS-June 25, 2009-Acme", "MEMPHIS|2009-06-25||", "Acme" },
  { "New York, N.Y., Jan. 5, 2010 \xe2\x80\x93 Acme", "New York, N.Y. US-NY|2010-01-05||", "Acme" },
  { "San Jose, CA - November 7, 2005 - Acme", "San Jose, CA US-CA|2005-11-07||", "Acme" },
  { "Boston, MA. - Nov. 7, 2005 - Acme", "Boston, MA. US-MA|2005-11-07||", "Acme" },
  { "Boston MA - November 7, 2005 - Acme", "Boston MA US-MA|2005-11-07||", "Acme" },
  { "Lincoln, NE 68501 - November 7, 2005 - Acme", "Lincoln, NE US-NE|2005-11-07||", "Acme" },
  { "Winston-Salem, N.C. - Oct. 21, 2004 - Acme", "Winston-Salem, N.C. US-NC|2004-10-21||",
    "Acme" },
  { "FORT WORTH, Texas -- Oct. 21, 2004 -- Acme", "FORT WORTH, Texas US-TX|2004-10-21||", "Acme" },
  { "Redmond, January 5, 2006 - Acme", "Redmond|2006-01-05||", "Acme" },
  { "January 5, 2006. Acme Lamps, Inc. (NYSE: ACM) today", "|2006-01-05||", "Acme" },
  { "Portland, OR. (BUSINESS WIRE) - January 5, 2006 - Acme",
    "Portland, OR. US-OR|2006-01-05||bw BUSINESS WIRE", "Acme" },
  { "Livermore, Calif - February 5, 2026 - Acme", "Livermore, Calif US-CA|2026-02-05||", "Acme" },
  { "CHICAGO, Jan. 5, 2006: Acme", "CHICAGO US-IL|2006-01-05||", "Acme" },
  { "MIAMI and TEL AVIV, Feb. 4, 2026 -- Acme", "MIAMI US-FL; TEL AVIV IL|2026-02-04||", "Acme" },
  { "CHICAGO/DALLAS, Feb. 4, 2026 -- Acme", "CHICAGO US-IL; DALLAS US-TX|2026-02-04||", "Acme" },
  { "LONDON / PARIS, Feb. 4, 2026 -- Acme", "LONDON GB; PARIS FR|2026-02-04||", "Acme" },
  { "AKRON, Ohio; GENEVA, Feb. 4, 2026 -- Acme", "AKRON, Ohio US-OH; GENEVA CH|2026-02-04||",
    "Acme" },
  { "GEORGE TOWN, Grand Cayman, Feb. 4, 2026 -- Acme", "GEORGE TOWN, Grand Cayman KY|2026-02-04||",
    "Acme" },
  { "Rio de Janeiro, Brazil, Feb. 4, 2026 -- Acme", "Rio de Janeiro, Brazil BR|2026-02-04||",
    "Acme" },
  { "Stratford-upon-Avon, England, Feb. 4, 2026 -- Acme",
    "Stratford-upon-Avon, England GB|2026-02-04||", "Acme" },
  { "Durham, NC - Acme Biologics", "Durham, NC US-NC|||", "Acme" },
  { "SILVER SPRING, Md. -- Acme", "SILVER SPRING, Md. US-MD|||", "Acme" },
  { "HOUSTON -- Acme", "HOUSTON US-TX|||", "Acme" },
  { "March 3, 2004 -- Acme Corporation", "|2004-03-03||", "Acme" },
  { "MAY 14, 2001 - ST. ALBANS, VERMONT - Acme", "ST. ALBANS, VERMONT US-VT|2001-05-14||", "Acme" },
  { "January 14, 2001, CHICAGO -- Acme", "CHICAGO US-IL|2001-01-14||", "Acme" },
  { "(Dallas, Texas) May 1, 2001 - Acme", "Dallas, Texas US-TX|2001-05-01||", "Acme" },
  { "May 1, 2001 (Dallas, Texas) - Acme", "Dallas, Texas US-TX|2001-05-01||", "Acme" },
  { "DALLAS--(BUSINESS WIRE)--May 1, 2001. Acme", "DALLAS US-TX|2001-05-01||bw BUSINESS WIRE",
    "Acme" },
  { "TORONTO, Ontario, Canada, March 24, 2021 -- Acme",
    "TORONTO, Ontario, Canada CA-ON|2021-03-24||", "Acme" },
  { "(Oslo, Norway, March 24, 2021) Acme", "Oslo, Norway NO|2021-03-24||", "Acme" },
  { "(Oslo, Norway, March 24, 2021): Acme", "Oslo, Norway NO|2021-03-24||", "Acme" },
  { "Toronto, Ontario (March 24, 2021) - Acme", "Toronto, Ontario CA-ON|2021-03-24||", "Acme" },
  { "AUSTIN, Texas - Nov. 2, 2023 - (NYSE: ACME) - Acme", "AUSTIN, Texas US-TX|2023-11-02||",
    "Acme" },
  { "TWIN FALLS, Idaho (August 6, 1997) Acme", "TWIN FALLS, Idaho US-ID|1997-08-06||", "Acme" },
  { "HAMILTON, Bermuda,\n  Sept. 30,\n  2004 - Acme", "HAMILTON, Bermuda BM|2004-09-30||", "Acme" },
  { "DURHAM, N.C., Sept. 30, 2004", "DURHAM, N.C. US-NC|2004-09-30||", "" },
};

static const char *const rejected[] = {
  "Chicago-based Acme Lamps, Inc. announced today",
  "New York - based Acme Lamps announced",
  "Boston Corp. announced results for 2006",
  "In Boston, the Company opened a plant.",
  "In Boston, January 5, 2006, the Company opened a plant.",
  "Founded in 1944, Acme makes lamps.",
  "Fourth Quarter 2005 - Highlights",
  "Fourth Quarter Ended December 31, 2005 - Highlights",
  "Three Months Ended June 30, 2006:",
  "Year ended December 31, 2005 -- Net sales rose",
  "THREE MONTHS ENDED JUNE 30, 2006 - UNAUDITED",
  "- Net sales of $5 million",
  "- Chicago, Illinois",
  "Acme Lamps, Inc. today announced its results.",
  "Acme Lamps, January 5, 2006, today announced",
  "As of December 31, 2005, Acme had 14 plants.",
  "On March 3, 2004, Acme announced a plan.",
  "On March 3, 2004 - Acme announced a plan.",
  "Effective January 1, 2007, Acme will close a plant.",
  "Statements in this release dated January 5, 2006 - are forward-looking.",
  "Dated January 5, 2006 - Acme",
  "The words expect, believe and plan - mark forward-looking statements.",
  "This press release contains forward-looking statements -- see below.",
  "Chicago, Illinois",
  "Contact: Jo Park, Chicago, 312-555-0101",
  "Date: January 5, 2006",
  "January 5, 2006",
  "May 5 - Annual meeting",
  "HIGHLIGHTS -- Revenue grew",
  "REVENUE - The second quarter was strong",
  "Atlanta, Georgia - 45 employees",
  "Net Sales, December 31, 2005 - $5 million",
  "Mr. Park, 45, joined Acme on January 5, 2006 - after college.",
  "\"We sold lamps,\" said Jo Park in Chicago, Illinois - the city of lamps.",
  "Paris - the city of light - is where Acme sells lamps.",
  "Washington - The Company won the order.",
  "About Acme Lamps",
  "(a) January 5, 2006",
  "2006 - A Year of Growth",
  "January 5, 2006. Acme has never been open on a Thursday.",
  "Dear Shareholders,",
  "Dallas, Houston, and Austin are cities where Acme sells.",
  "SOURCE Acme Lamps, Inc.",
  "",
};

static void
append_attributes (GString *found, const PressPhrase *phrase, PressAttributeName first,
                   PressAttributeName second)
{
  const char *values[]
      = { phrase_get_attribute (phrase, first), phrase_get_attribute (phrase, second) };

  g_string_append_printf (found, "%s%s%s", values[0] != NULL ? values[0] : "",
                          values[0] != NULL && values[1] != NULL ? " " : "",
                          values[1] != NULL ? values[1] : "");
}

static gboolean
parse (PhraseCase *phrase_case, const char *text)
{
  phrase_case_init (phrase_case, text);
  phrase_case_scan (phrase_case, 0, (guint32) strlen (text));
  return press_parse_dateline (&phrase_case->parse, (gpointer) phrase_case->parse.tokens->data,
                               phrase_case->parse.tokens->len, phrase_case->parse.phrases);
}

static void
test_accepted (gconstpointer data)
{
  const DatelineCase *dateline_case = data;
  g_autoptr (GString) places = g_string_new (NULL);
  g_autoptr (GString) date = g_string_new (NULL);
  g_autoptr (GString) time = g_string_new (NULL);
  g_autoptr (GString) wire = g_string_new (NULL);
  g_autofree char *found = NULL;
  guint32 end = 0;
  PhraseCase phrase_case;

  parse (&phrase_case, dateline_case->text);
  for (guint i = 0; i < phrase_case.parse.phrases->len; i++)
    {
      const PressPhrase *phrase = &g_array_index (phrase_case.parse.phrases, PressPhrase, i);
      int length = (int) (phrase->span.end - phrase->span.start);

      if (phrase->kind == PRESS_NODE_PLACE)
        {
          g_string_append_printf (places, "%s%.*s ", places->len > 0 ? "; " : "", length,
                                  dateline_case->text + phrase->span.start);
          append_attributes (places, phrase, PRESS_ATTRIBUTE_REGION, PRESS_ATTRIBUTE_TYPE);
          g_strchomp (places->str);
          places->len = strlen (places->str);
        }
      else if (phrase->kind == PRESS_NODE_DATE)
        append_attributes (date, phrase, PRESS_ATTRIBUTE_VALUE, PRESS_ATTRIBUTE_TYPE);
      else if (phrase->kind == PRESS_NODE_TIME)
        append_attributes (time, phrase, PRESS_ATTRIBUTE_VALUE, PRESS_ATTRIBUTE_ZONE);
      else if (phrase->kind == PRESS_NODE_WIRE)
        append_attributes (wire, phrase, PRESS_ATTRIBUTE_WIRE, PRESS_ATTRIBUTE_VALUE);
      else
        end = phrase->span.end;
    }
  found = end > 0 ? g_strjoin ("|", places->str, date->str, time->str, wire->str, NULL)
                  : g_strdup ("");
  g_assert_cmpstr (found, ==, dateline_case->found);
  while (end > 0 && g_ascii_isspace (dateline_case->text[end]))
    end++;
  if (end > 0)
    g_assert_true (g_str_has_prefix (dateline_case->text + end, dateline_case->rest));
  phrase_case_clear (&phrase_case);
}

static void
test_rejected (gconstpointer data)
{
  PhraseCase phrase_case;

  g_assert_false (parse (&phrase_case, data));
  g_assert_cmpuint (phrase_case.parse.phrases->len, ==, 0);
  phrase_case_clear (&phrase_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dateline/accepts/%02u", i);
      g_test_add_data_func (path, &accepted[i], test_accepted);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rejected); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dateline/rejects/%02u", i);
      g_test_add_data_func (path, rejected[i], test_rejected);
    }
  return g_test_run ();
}

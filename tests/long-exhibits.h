/* Exhibits of any length, in text and in HTML, for submissions that are made up. */
#pragma once

#define SUBMISSION_HEAD                                                                            \
  "<SEC-DOCUMENT>a.txt : 20070103\n<SEC-HEADER>a.hdr.sgml : 20070103\n"                            \
  "FILED AS OF DATE:\t\t20070103\n</SEC-HEADER>\n"

typedef struct
{
  const char *name;
  const char *opening;
  const char *piece; /* repeated */
  const char *closing;
} LongExhibit;

static const LongExhibit long_exhibits[] = {
  { "text",
    "Exhibit 99.1\n\nFOR IMMEDIATE RELEASE\n\n        Fjord Inns Opens Its Ninth House\n\n"
    "OSLO, Maine, Jan. 2 -- Fjord Inns, Inc. (NYSE: FJI) today opened its ninth house.\n\n",
    "The house has a view of the river and of the hills behind it. Rooms cost $120 a\n"
    "night, 5 percent more than in 2006, and \"they are full,\" said Jane Alder.\n\n"
    "<TABLE>\n<S>            <C>        <C>\nRooms          1,234      1,111\n"
    "Nights           345        333\n</TABLE>\n\n",
    "###\n" },
  { "html",
    "<html><body><p>Exhibit 99.1</p><p align=center><b>Fjord Inns Opens Its Ninth House</b></p>"
    "<p>OSLO, Maine, Jan. 2 -- Fjord Inns, Inc. (NYSE: FJI) today opened its ninth house.</p>\n",
    "<p style=\"margin-top:6pt\">The house has a view of the river and of the hills behind it. "
    "Rooms "
    "cost $120 a night, &#147;and they are full,&#148; said Jane Alder.</p>\n"
    "<table><tr><td>Rooms</td><td>1,234</td><td>1,111</td></tr>"
    "<tr><td>Nights</td><td>345</td><td>333</td></tr></table>\n",
    "<p>###</p></body></html>\n" },
};

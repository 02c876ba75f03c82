/* Contacts: what stands in blocks of one column and of several, and in prose. */
#include "blocks.h"

#include "parse/contact.h"
#include "parse/contact-pieces.h"

#include "contact-parser.h"

#include <press/press-walk.h>

#include <string.h>

typedef struct
{
  const char *path;
  const char *text;
  const char *expected;
} Row;

static const Row rows[] = {
  { "/contact/tag-is-no-heading", "< Contact\n>", "tag:< Contactcontact{}" },
  { "/contact/name-and-phone", "CONTACT: Walter Lund          218-555-0117\n",
    "contact{label:CONTACT:|name:Walter Lund|phone:2185550117}" },
  { "/contact/name-title-phone-on-a-line", "Contact:  Hollis Crane, Treasurer, 402-555-0157\n",
    "contact{label:Contact:|name:Hollis Crane|job-title:Treasurer|phone:4025550157}" },
  { "/contact/name-company-phone-mail",
    "Contact: Beatrix Oyelaran, Quillmark Learning Corp., (847) 555-0133 or "
    "bo@quillmark.example.com\n",
    "contact{label:Contact:|name:Beatrix Oyelaran|"
    "organization:Quillmark Learning Corp.|phone:8475550133|"
    "email:bo@quillmark.example.com}" },
  { "/contact/one-a-line",
    "Press Contacts:\nRhona Tesh\nOrrin\n(408) 555-0139\nrtesh@orrin.example.com\n\nKatie "
    "Moll\nOrrin\n"
    "(408) 555-0169\nkmoll@orrin.example.com\n",
    "contact{label:Press Contacts:|name:Rhona Tesh|organization:Orrin|"
    "phone:4085550139|email:rtesh@orrin.example.com}contact{name:Katie Moll|"
    "organization:Orrin|phone:4085550169|email:kmoll@orrin.example.com}" },
  { "/contact/brackets-round-the-label",
    "[Press Information Contact:]\nKatie Moll\nOrrin Computer, Inc.\n(408) 555-0169\nemail: "
    "km@orrin.example.com\n",
    "contact{label:Press Information Contact:|name:Katie Moll|"
    "organization:Orrin Computer, Inc.|phone:4085550169|email:km@orrin.example.com}" },
  { "/contact/company-first",
    "CONTACT:  Corday Federal Bancorp\n          Ted Ishikawa, President\n"
    "          (831) 555-0178\n          ti@cordayfederal.example.com\n",
    "contact{label:CONTACT:|organization:Corday Federal Bancorp|name:Ted Ishikawa|"
    "job-title:President|phone:8315550178|email:ti@cordayfederal.example.com}" },
  { "/contact/company-in-the-label",
    "CONTACT: Dane Rushmore: Dan Calloway, (612) 555-0134 or\n"
    "         dc@rushmore.example.com Stokely.com, Inc.: Matthew Kolb, (612)\n"
    "         555-0126 or mk@stokely.example.com\n",
    "contact{label:CONTACT:|organization:Dane Rushmore|name:Dan Calloway|"
    "phone:6125550134|email:dc@rushmore.example.com}"
    "contact{organization:Stokely.com, Inc.|name:Matthew Kolb|phone:6125550126|"
    "email:mk@stokely.example.com}" },
  { "/contact/town-of-the-company",
    "CONTACT: Tessarine Systems, San Ramon\n"
    "         Carol Benedetti, 925/555-0148\n         cb@tessarine.example.com\n            or\n"
    "         The Lowry Partners, San Francisco\n         Jack Szymanski, 415/555-0129\n",
    "contact{label:CONTACT:|organization:Tessarine Systems|address:San Ramon|"
    "name:Carol Benedetti|phone:9255550148|email:cb@tessarine.example.com}"
    "contact{organization:The Lowry Partners|address:San Francisco|"
    "name:Jack Szymanski|phone:4155550129}" },
  { "/contact/desks-with-labels",
    "Contact: Media: Sheila Ostrom (509) 555-0114, so@palouse.example.com\n"
    "         Investors: Grant Whitfield (509) 555-0108\n"
    "         Palouse Power 24/7 Media Access (509) 555-0109\n",
    "contact{label:Contact:|label:Media:|name:Sheila Ostrom|phone:5095550114|"
    "email:so@palouse.example.com}contact{label:Investors:|name:Grant Whitfield|"
    "phone:5095550108}contact{organization:Palouse Power 24/7 Media Access|phone:5095550109}" },
  { "/contact/label-columns",
    "For Fennimore:    Alice Thorvald, 612-555-0141, at@fennimore.example.com\n"
    "For Delacourt:    Bobby Settle, 502-555-0185\n"
    "For Bryggen:      Press desk, +47 55 50 01 23, presse@bryggen.example.org\n",
    "contact{label:Fennimore:|name:Alice Thorvald|phone:6125550141|"
    "email:at@fennimore.example.com}contact{label:Delacourt:|name:Bobby Settle|"
    "phone:5025550185}contact{label:Bryggen:|job-title:Press desk|phone:+4755500123|"
    "email:presse@bryggen.example.org}" },
  { "/contact/numbers-of-two-kinds",
    "CONTACT:  Roland Fiske\n          (617) 555-0120 (office)\n"
    "          (617) 555-0121 (fax)\n          (617) 555-0122\n",
    "contact{label:CONTACT:|name:Roland Fiske|phone:6175550120|fax:6175550121|"
    "phone:6175550122}" },
  { "/contact/tel-and-fax", "Jane Marchetti\nTel: 303-555-0100 Fax: 303-555-0101\n",
    "contact{name:Jane Marchetti|phone:3035550100|fax:3035550101}" },
  { "/contact/letters-for-numbers",
    "Jane Marchetti\nT: 303-555-0100  F: 303-555-0101\nE: jm@example.com\n",
    "contact{name:Jane Marchetti|phone:3035550100|fax:3035550101|email:jm@example.com}" },
  { "/contact/labels-after-phone",
    "Phone: 800-555-0136; Fax: 408-555-0110; Email: hello@example.com; "
    "Website:\nwww.example.com.\n",
    "contact{phone:8005550136|fax:4085550110|email:hello@example.com|"
    "url:www.example.com}" },
  { "/contact/two-columns",
    "Northfold Investor Relations:              Northfold Press Office:\n"
    "Denise Arbuckle                            Paul Tremont\n"
    "603-555-0142                               603-555-0167\n"
    "da@northfold.example.com                   pt@northfold.example.com\n",
    "contact1{label:Northfold Investor Relations:}"
    "contact2{label:Northfold Press Office:}contact1{name:Denise Arbuckle}"
    "contact2{name:Paul Tremont}contact1{phone:6035550142}contact2{phone:6035550167}"
    "contact1{email:da@northfold.example.com}contact2{email:pt@northfold.example.com}" },
  { "/contact/headings-of-columns",
    "Company Contact:                           Investor Contact:\n"
    "Denise Arbuckle                            Paul Tremont\n"
    "603-555-0142                               603-555-0167\n",
    "heading1{}contact2{label:Investor Contact:}contact1{name:Denise Arbuckle}"
    "contact2{name:Paul Tremont}contact1{phone:6035550142}contact2{phone:6035550167}" },
  { "/contact/notice-beside-contact",
    "FOR IMMEDIATE RELEASE                      Contact: Denise Arbuckle\n"
    "May 3, 2004                                603-555-0142\n",
    "notice1{}contact2{label:Contact:|name:Denise Arbuckle}date-line1{date:2004-05-03}"
    "contact2{phone:6035550142}" },
  { "/contact/three-columns",
    "<TABLE>\n<S>                               <C>                            <C>\n"
    "Patrice Amundson                  Warren Odom                    Gail Rusk\n"
    "Tollgate.com Holdings, Inc.       Fairway Brokerage Services     Rusk Public Relations\n"
    "pa@tollgate.example.com           wodom@fairway.example.com      gail@ruskpr.example.com\n"
    "651-555-0112                      651-555-0138                   312-555-0144\n\n</TABLE>\n",
    "tag:<TABLE>|tag:<S> <C> <C>contact1{name:Patrice Amundson}"
    "contact2{name:Warren Odom}contact3{name:Gail Rusk}"
    "contact1{organization:Tollgate.com Holdings, Inc.}"
    "contact2{organization:Fairway Brokerage Services}"
    "contact3{organization:Rusk Public Relations}"
    "contact1{email:pa@tollgate.example.com}contact2{email:wodom@fairway.example.com}"
    "contact3{email:gail@ruskpr.example.com}contact1{phone:6515550112}"
    "contact2{phone:6515550138}contact3{phone:3125550144}|tag:</TABLE>" },
  { "/contact/columns-of-two-heights",
    "Investor Relations:        Trade/Business Press:    Orlin Telecom, Ltd.\n"
    "Doris T. Finch             Owen Wylde               Uma Bosel\n"
    "Wendell, Inc.              Wylde & Associates,      Marketing Director\n"
    "630.555.0125               Inc.                     44.29.5550.1144\n"
    "ba@westerly.example.com    301.555.0111             uma1@orlin.example.com\n"
    "                           bw@wylde.example.com\n",
    "contact1{label:Investor Relations:}contact2{label:Trade/Business Press:}"
    "contact3{organization:Orlin Telecom, Ltd.}contact1{name:Doris T. Finch}"
    "contact2{name:Owen Wylde}contact3{name:Uma Bosel}"
    "contact1{organization:Wendell, Inc.}contact2{organization:Wylde & Associates}"
    "contact3{job-title:Marketing Director}contact1{phone:6305550125}"
    "contact2{organization:Inc.}contact3{phone:442955501144}"
    "contact1{email:ba@westerly.example.com}contact2{phone:3015550111}"
    "contact3{email:uma1@orlin.example.com}contact2{email:bw@wylde.example.com}" },
  { "/contact/rows-of-a-table",
    "<TABLE>\n<S>                                        <C>                       <C>\nCONTACT:\n"
    "Perrin Semiconductor Corporation           3545 North Third Street   Tel:    (408) 555-0180\n"
    "Mike Crandall, VP/Chief Financial Officer  San Jose, CA 95134        Fax:    (408) 555-0110\n"
    "                                                                     "
    "www.perrin.example.com\n</TABLE>\n",
    "tag:<TABLE>|tag:<S> <C> <C>contact{label:CONTACT:|"
    "organization:Perrin Semiconductor Corporation|address:3545 North Third Street|"
    "phone:4085550180|name:Mike Crandall|job-title:VP/Chief Financial Officer|"
    "address:San Jose|address:CA 95134|fax:4085550110|url:www.perrin.example.com}|"
    "tag:</TABLE>" },
  { "/contact/names-share-a-number",
    "CONTACT:\nStapley Communications\nAlexis Pardo/Deborah Stapley\nTel: 650-555-0100\n"
    "ap@stapley.example.com/ds@stapley.example.com\n",
    "contact{label:CONTACT:|organization:Stapley Communications|name:Alexis Pardo}"
    "contact{name:Deborah Stapley|phone:6505550100|email:ap@stapley.example.com|"
    "email:ds@stapley.example.com}" },
  { "/contact/mails-by-name",
    "Investor Contact:\nSimone Aldana\nir@ferncliff.example.com\n\nMedia Contact:\nBrock "
    "Whitaker\npress@ferncliff.example.com\n",
    "contact{label:Investor Contact:|name:Simone Aldana|"
    "email:ir@ferncliff.example.com}contact{label:Media Contact:|name:Brock Whitaker|"
    "email:press@ferncliff.example.com}" },
  { "/contact/company-over-label",
    "Marrow Creek Outfitters, Inc.\nInvestor Relations:\nDevin Achebe, "
    "509-555-0186\nir@marrow.example.com\n",
    "contact{organization:Marrow Creek Outfitters, Inc.|label:Investor Relations:|"
    "name:Devin Achebe|phone:5095550186|email:ir@marrow.example.com}" },
  { "/contact/desk-over-name",
    "Glasswing Hydroponics Corp.\nInvestor Relations\nMitzi "
    "Karras\n210-555-0135\nir@glasswing.example.com\n",
    "contact{organization:Glasswing Hydroponics Corp.|label:Investor Relations|"
    "name:Mitzi Karras|phone:2105550135|email:ir@glasswing.example.com}" },
  { "/contact/desk-under-name", "Rosemary Tull\n  Investor Relations\n  (314) 555-0118\n",
    "contact{name:Rosemary Tull|job-title:Investor Relations|phone:3145550118}" },
  { "/contact/bare-roles-in-columns",
    "Investors                          Media\nPeter Sandoval                     Yolanda Fitch\n"
    "952-555-0121                       952-555-0177, ext. 3\nps@lathrop.example.com             "
    "yf@lathrop.example.com\n",
    "contact1{label:Investors}contact2{label:Media}contact1{name:Peter Sandoval}"
    "contact2{name:Yolanda Fitch}contact1{phone:9525550121}contact2{phone:9525550177}"
    "contact1{email:ps@lathrop.example.com}contact2{email:yf@lathrop.example.com}" },
  { "/contact/two-names-in-a-cell",
    "COMPANY CONTACT:                        INVESTOR RELATIONS:\n"
    "Geraldine Pike                          Moss Hathaway Associates\n"
    "Vice President and Treasurer            Lewis Hathaway/Corinne Dell\n"
    "(815) 555-0126                          (212) 555-0160\n",
    "heading1{}contact2{label:INVESTOR RELATIONS:}"
    "contact1{name:Geraldine Pike}contact2{organization:Moss Hathaway Associates}"
    "contact1{job-title:Vice President and Treasurer}contact2{name:Lewis Hathaway|"
    "name:Corinne Dell}contact1{phone:8155550126}contact2{phone:2125550160}" },
  { "/contact/in-one-sentence",
    "For further information: Investors: Chantal Rioux, 403-555-0161, toll free\n"
    "1-800-555-0162, investors@brandywine.example.com; Media: Duncan Strachan,\n"
    "403-555-0163, media@brandywine.example.com, www.brandywine.example.com\n",
    "contact{label:information:|label:Investors:|name:Chantal Rioux|phone:4035550161|"
    "phone:18005550162|email:investors@brandywine.example.com}contact{label:Media:|"
    "name:Duncan Strachan|phone:4035550163|email:media@brandywine.example.com|"
    "url:www.brandywine.example.com}" },
  { "/contact/role-in-brackets",
    "Contacts: Baptiste Moreau, 203-555-0151\n"
    "          Wren Castellanos (media), 203-555-0152, wren@solenne.example.com\n",
    "contact{label:Contacts:|name:Baptiste Moreau|phone:2035550151}"
    "contact{name:Wren Castellanos|job-title:media|phone:2035550152|"
    "email:wren@solenne.example.com}" },
  { "/contact/letters-after-the-name",
    "Jocelyn Ames, CFA\nVice President, Investor Relations\n555-555-0100\nDr. Paul Ash, M.D., "
    "Ph.D.\n617-555-0101\nArthur Pell, Jr., 617-555-0102\n",
    "contact{name:Jocelyn Ames|job-title:Vice President|job-title:Investor Relations|"
    "phone:5555550100}contact{name:Paul Ash|phone:6175550101}"
    "contact{name:Arthur Pell, Jr.|phone:6175550102}" },
  { "/contact/address",
    "Jane Marchetti\nAcme Tool Works, Inc.\n1180 Canal Street, Suite 200\nRockford, Illinois "
    "61101\n(815) 555-0126\n",
    "contact{name:Jane Marchetti|organization:Acme Tool Works, Inc.|"
    "address:1180 Canal Street|address:Suite 200|address:Rockford|"
    "address:Illinois 61101|phone:8155550126}" },
  { "/contact/desk-only", "Investor Relations\n800-555-0165\nir@example.com\n",
    "contact{label:Investor Relations|phone:8005550165|email:ir@example.com}" },
  { "/contact/company-after-name-unknown", "Sunniva Brandt\nNorthfold Optics\n604-555-0191\n",
    "contact{name:Sunniva Brandt|organization:Northfold Optics|phone:6045550191}" },
  { "/contact/capitals", "CONTACT:  JANE Q. MARCHETTI, CHIEF FINANCIAL OFFICER, 303-555-0100\n",
    "contact{label:CONTACT:|name:JANE Q. MARCHETTI|job-title:CHIEF FINANCIAL OFFICER|"
    "phone:3035550100}" },
  { "/contact/dots-in-name", "J.P. Moreland, President\nR.J. Steiner & Company\n612-555-0164\n",
    "contact{name:J.P. Moreland|job-title:President|"
    "organization:R.J. Steiner & Company|phone:6125550164}" },
  { "/contact/pair-with-and", "Jane Marchetti and John Ferrars, 303-555-0100\n",
    "contact{name:Jane Marchetti}contact{name:John Ferrars|phone:3035550100}" },
  { "/contact/first-page-mark",
    "Contact:\nJane Marchetti\n<PAGE>\n303-555-0100\n---------\nJohn Ferrars\n303-555-0101\n",
    "contact{label:Contact:|name:Jane Marchetti|page-mark:<PAGE>|phone:3035550100}|"
    "rule:---------contact{name:John Ferrars|phone:3035550101}" },
  { "/contact/vowels",
    "René Lévesque-Roy, président\nSociété Générale d'Étain S.A.\n+33 1 55 55 01 00\n",
    "contact{name:René Lévesque-Roy|organization:Société Générale d'Étain S.A.|"
    "phone:+33155550100}" },
  { "/contact/no-newline", "Contact: Jane Marchetti 303-555-0100",
    "contact{label:Contact:|name:Jane Marchetti|phone:3035550100}" },
  { "/contact/crlf",
    "Contact:\r\nJane Marchetti\r\n303-555-0100\r\n\r\nJohn Ferrars\r\n303-555-0101\r\n",
    "contact{label:Contact:|name:Jane Marchetti|phone:3035550100}"
    "contact{name:John Ferrars|phone:3035550101}" },
  { "/contact/tabs", "Contact:\tJane Marchetti\n\t\t303-555-0100\n",
    "contact{label:Contact:|name:Jane Marchetti|phone:3035550100}" },
  { "/contact/extension", "Jane Marchetti, 888.555.0180 x 407\n",
    "contact{name:Jane Marchetti|phone:8885550180}" },
  { "/contact/corporate-development",
    "Sunniva Brandt, Corporate Development\nPhone: 604-555-0191\nEmail: info@varrick.example.com\n",
    "contact{name:Sunniva Brandt|job-title:Corporate Development|phone:6045550191|"
    "email:info@varrick.example.com}" },
  { "/contact/email-contact",
    "Dunmere Energy Services, Inc.\nShelby Norton\n432-555-0110\nEmail Contact: "
    "sn@dunmere.example.net\n",
    "contact{organization:Dunmere Energy Services, Inc.|name:Shelby Norton|"
    "phone:4325550110|email:sn@dunmere.example.net}" },
  { "/contact/three-given-names", "Hazel Tate Borchers\n208/555-0123\n",
    "contact{name:Hazel Tate Borchers|phone:2085550123}" },
  { "/contact/title-on-own-line",
    "Merle Comeau\nChief Financial Officer\n902-555-0149\nmerle@tamarack.example.com\n",
    "contact{name:Merle Comeau|job-title:Chief Financial Officer|phone:9025550149|"
    "email:merle@tamarack.example.com}" },
  { "/contact/office-before-a-colon", "Lowry Media: Ann Reed, 402-555-0157\n",
    "contact{label:Lowry Media:|name:Ann Reed|phone:4025550157}" },
  { "/contact/title-before-a-colon", "President: Ann Reed, 402-555-0157\n",
    "contact{label:President:|name:Ann Reed|phone:4025550157}" },
  { "/contact/place-before-a-colon", "12 Main Street: Ann Reed, 402-555-0157\n",
    "contact{label:12 Main Street:|name:Ann Reed|phone:4025550157}" },
  { "/contact/one-word-before-a-colon", "Orrin: Katie Moll, 402-555-0157\n",
    "contact{organization:Orrin|name:Katie Moll|phone:4025550157}" },
  { "/contact/name-before-a-colon", "Katie Moll: 402-555-0157\n",
    "contact{name:Katie Moll|phone:4025550157}" },
  { "/contact/town-that-is-a-name", "Katie Moll\nSan Marco, CA 94105\n402-555-0157\n",
    "contact{name:Katie Moll|address:San Marco|address:CA 94105|phone:4025550157}" },
  { "/contact/town-of-a-given-name", "Katie Moll\nCarol Springs, CA 95050\n402-555-0157\n",
    "contact{name:Katie Moll|address:Carol Springs|address:CA 95050|phone:4025550157}" },
  { "/contact/town-of-one-word", "Katie Moll\nDubuque, IA 52001\n402-555-0157\n",
    "contact{name:Katie Moll|address:Dubuque|address:IA 52001|phone:4025550157}" },
  { "/contact/town-at-the-end-of-a-block",
    "Orrin Systems, Inc., San Ramon\n\nKatie Moll\n402-555-0157\n",
    "contact{organization:Orrin Systems, Inc.|address:San Ramon|name:Katie "
    "Moll|phone:4025550157}" },
  { "/contact/town-with-its-state",
    "Orrin Systems, Inc., San Ramon, Calif.\nKatie Moll\n402-555-0157\n",
    "contact{organization:Orrin Systems, Inc.|address:San Ramon|address:Calif.|name:Katie "
    "Moll|phone:4025550157}" },
  { "/contact/company-after-a-company",
    "Orrin Systems, Inc., Dane Rushmore: Katie Moll, 402-555-0157\n",
    "contact{organization:Orrin Systems, Inc.|organization:Dane Rushmore|name:Katie "
    "Moll|phone:4025550157}" },
  { "/contact/name-after-a-company", "Orrin Systems, Inc., Katie Moll, 402-555-0157\n",
    "contact{organization:Orrin Systems, Inc.|name:Katie Moll|phone:4025550157}" },
  { "/contact/letters-behind-a-name", "Katie Moll CFA\n402-555-0157\n",
    "contact{name:Katie Moll|phone:4025550157}" },
  { "/contact/fax-before", "Katie Moll\nFax 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/fax-joined-to-another-word", "Katie Moll\nPhone/Fax 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/fax-by-its-letter", "Katie Moll\nF: 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/letters-behind-a-name-not-given", "Orla Moll CFA\n402-555-0157\n",
    "contact{name:Orla Moll|phone:4025550157}" },
  { "/contact/fax-before-a-colon", "Katie Moll\nFax: 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/fax-behind", "Katie Moll\n402-555-0157 (fax)\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/fax-mark-before", "Katie Moll\n(fax) 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/desk-behind-a-phone", "Katie Moll\n402-555-0157 (media)\n",
    "contact{name:Katie Moll|phone:4025550157}" },
  { "/contact/office-behind-a-phone", "Katie Moll\n402-555-0157 (office)\n",
    "contact{name:Katie Moll|phone:4025550157}" },
  { "/contact/fax-tag-alone", "Katie Moll\nFax\n402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/belonging", "Katie Moll of Orrin Systems, Inc., 402-555-0157\n",
    "contact{name:Katie Moll|organization:Orrin Systems, Inc.|phone:4025550157}" },
  { "/contact/belonging-to-one-word", "Katie Moll of Orrin, 402-555-0157\n",
    "contact{name:Katie Moll|organization:Orrin|phone:4025550157}" },
  { "/contact/honour", "Katie Moll, CFA\n402-555-0157\n",
    "contact{name:Katie Moll|phone:4025550157}" },
  { "/contact/courtesy", "Ms. Katie Moll\n402-555-0157\n",
    "contact{name:Katie Moll|phone:4025550157}" },
  { "/contact/courtesy-and-one-name", "Ms. Moll\n402-555-0157\n",
    "contact{name:Moll|phone:4025550157}" },
  { "/contact/courtesy-and-two-unknown", "Mr. Varda Oxley\n402-555-0157\n",
    "contact{name:Varda Oxley|phone:4025550157}" },
  { "/contact/two-unknown-with-letters", "Varda Oxley, CPA\n402-555-0157\n",
    "contact{name:Varda Oxley|phone:4025550157}" },
  { "/contact/given-name-alone", "Katie\n402-555-0157\n", "contact{phone:4025550157}" },
  { "/contact/word-alone", "Oxley\n402-555-0157\n", "contact{phone:4025550157}" },
  { "/contact/title-and-tags", "Treasurer Tel. 402-555-0157\n",
    "contact{job-title:Treasurer|phone:4025550157}" },
  { "/contact/desk-and-tags", "Investor Relations Tel. 402-555-0157\n",
    "contact{job-title:Investor Relations|phone:4025550157}" },
  { "/contact/office-and-tags", "Orrin Investor Relations Tel. 402-555-0157\n",
    "contact{organization:Orrin Investor Relations|phone:4025550157}" },
  { "/contact/person-and-tags", "Katie Moll Tel. 402-555-0157\n",
    "contact{name:Katie Moll|phone:4025550157}" },
  { "/contact/region-alone", "Katie Moll\nIowa\n402-555-0157\n",
    "contact{name:Katie Moll|address:Iowa|phone:4025550157}" },
  { "/contact/name-and-title-in-a-run", "Katie Moll President\n402-555-0157\n",
    "contact{name:Katie Moll|job-title:President|phone:4025550157}" },
  { "/contact/unknown-name-and-title", "Varda Oxley President\n402-555-0157\n",
    "contact{name:Varda Oxley|job-title:President|phone:4025550157}" },
  { "/contact/name-and-desk-in-a-run", "Katie Moll Investor Relations\n402-555-0157\n",
    "contact{name:Katie Moll|job-title:Investor Relations|phone:4025550157}" },
  { "/contact/company-and-tags", "Orrin Systems Inc Tel. 402-555-0157\n",
    "contact{organization:Orrin Systems Inc|phone:4025550157}" },
  { "/contact/company-of-one-word-and-tags", "Orrin Company Phone: 402-555-0157\n",
    "contact{organization:Orrin Company|phone:4025550157}" },
  { "/contact/facsimile", "Katie Moll\nFacsimile 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/fax-number", "Katie Moll\nFax Number 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/tel-fax", "Katie Moll\nTel./Fax 402-555-0157\n",
    "contact{name:Katie Moll|fax:4025550157}" },
  { "/contact/two-companies-before-colons",
    "Orrin: Katie Moll, 402-555-0157\nMarlow: Bo Lind, 402-555-0158\n",
    "contact{organization:Orrin|name:Katie "
    "Moll|phone:4025550157}contact{organization:Marlow|name:Bo Lind|phone:4025550158}" },
  { "/contact/words-before-a-colon",
    "Katie Moll, 402-555-0157\nother matters: Bo Lind, 402-555-0158\n",
    "contact{name:Katie Moll|phone:4025550157}contact{label:matters:|name:Bo "
    "Lind|phone:4025550158}" },
  { "/contact/firm-behind-a-number",
    "Contact: Jo Park\n802-555-0101\nJoan Frost, Hale Brimmer Katz\nSam Roe / Al "
    "Lund\n802-555-0102\n",
    "contact{label:Contact:|name:Jo Park|phone:8025550101}contact{organization:Joan "
    "Frost|organization:Hale Brimmer Katz|name:Sam Roe}contact{name:Al Lund|phone:8025550102}" },
  { "/contact/firm-below-a-name",
    "Contact: Jo Park\nJoan Frost, Hale Brimmer Katz\nSam Roe / Al Lund\n802-555-0102\n",
    "contact{label:Contact:|name:Jo Park}contact{organization:Joan Frost|organization:Hale Brimmer "
    "Katz|name:Sam Roe}contact{name:Al Lund|phone:8025550102}" },
  { "/contact/company-over-the-next-name",
    "Contact: Jo Park\n802-555-0101\nMoss Hollow\nSam Roe\n802-555-0102\n",
    "contact{label:Contact:|name:Jo Park|phone:8025550101}contact{organization:Moss "
    "Hollow|name:Sam Roe|phone:8025550102}" },
  { "/contact/word-behind-a-blank-line", "Ada Finch\n\nQuillmark\n802-555-0142\n",
    "contact{name:Ada Finch|organization:Quillmark|phone:8025550142}" },
  { "/contact/desk-behind-a-blank-line", "Ada Finch\n\nInvestor Relations\n802-555-0142\n",
    "contact{name:Ada Finch|job-title:Investor Relations|phone:8025550142}" },
  { "/contact/company-of-who-stands-above-or",
    "Ada Finch or\nof Quillmark Corp.\nSam Roe\n802-555-0142\n",
    "contact{name:Ada Finch|organization:Quillmark Corp.}contact{name:Sam Roe|phone:8025550142}" },
  { "/contact/word-with-a-number-of-its-own", "Ada Finch 802-555-0101\nQuillmark 802-555-0102\n",
    "contact{name:Ada Finch|phone:8025550101}contact{phone:8025550102}" },
  { "/contact/word-below-a-number", "Ada Finch 802-555-0101\nQuillmark\n",
    "contact{name:Ada Finch|phone:8025550101|organization:Quillmark}" },
  { "/contact/desk-below-a-number", "Ada Finch 802-555-0101\nInvestor Relations\n",
    "contact{name:Ada Finch|phone:8025550101|job-title:Investor Relations}" },
  { "/contact/desk-with-a-number-of-its-own",
    "Ada Finch 802-555-0101\nInvestor Relations 802-555-0102\n",
    "contact{name:Ada Finch|phone:8025550101}contact{job-title:Investor "
    "Relations|phone:8025550102}" },
  { "/contact/word-apart", "Ada Finch 802-555-0101\n\nQuillmark\n802-555-0102\n",
    "contact{name:Ada Finch|phone:8025550101}contact{phone:8025550102}" },
  { "/contact/desk-apart-with-a-number",
    "Ada Finch 802-555-0101\n\nInvestor Relations 802-555-0102\n",
    "contact{name:Ada Finch|phone:8025550101}contact{job-title:Investor "
    "Relations|phone:8025550102}" },
  { "/contact/company-apart", "Ada Finch 802-555-0101\n\nQuillmark Corp.\n802-555-0102\n",
    "contact{name:Ada Finch|phone:8025550101}contact{organization:Quillmark "
    "Corp.|phone:8025550102}" },
  { "/contact/title-in-front", "Contact:\nTreasurer\nAda Finch 802-555-0101\n",
    "contact{label:Contact:|job-title:Treasurer|name:Ada Finch|phone:8025550101}" },
  { "/contact/company-over-its-people",
    "Contacts:\nQuillmark plc (Broker)  802-555-0101\nAda Finch\nSam Roe\n\nCorday plc (Adviser) "
    "802-555-0102\nJo Park\n",
    "contact{label:Contacts:|organization:Quillmark plc|phone:8025550101}contact{name:Ada "
    "Finch}contact{name:Sam Roe}contact{organization:Corday plc|phone:8025550102}contact{name:Jo "
    "Park}" },
  { "/contact/number-in-brackets-over-people",
    "Quillmark plc (Broker, Tel: 802-555-0101, Al Lund)\nAda Finch\nSam Roe\n",
    "contact{organization:Quillmark plc|phone:8025550101}contact{name:Ada Finch}contact{name:Sam "
    "Roe}" },
  { "/contact/firm-in-front",
    "Contact:\nJoan Frost, Hale Brimmer Katz\nSam Roe / Al Lund\n802-555-0102\n",
    "contact{label:Contact:|organization:Joan Frost|organization:Hale Brimmer Katz|name:Sam "
    "Roe}contact{name:Al Lund|phone:8025550102}" },
  { "/contact/sign-opens-a-line", "Ada Finch\n& Quillmark Corp.\n802-555-0142\n",
    "contact{name:Ada Finch|organization:Quillmark Corp.|phone:8025550142}" },
  { "/contact/sign-behind-a-blank-line", "Ada Finch\n\n& Quillmark Corp.\n802-555-0142\n",
    "contact{name:Ada Finch|organization:Quillmark Corp.|phone:8025550142}" },
  { "/contact/sign-behind-a-gap", "Contact: Ada Finch   & Quillmark Corp., 802-555-0142\n",
    "contact{label:Contact:|name:Ada Finch|organization:Quillmark Corp.|phone:8025550142}" },
  { "/contact/desk-of-a-desk", "Contact:\nOffice of Investor Relations\n802-555-0142\n",
    "contact{label:Contact:|label:Office of Investor Relations|phone:8025550142}" },
  { "/contact/company-opens-a-title",
    "Ada Finch, Treasurer\nOrrin Tesh, Bank Treasurer\n802-555-0142\n",
    "contact{name:Ada Finch|job-title:Treasurer}contact{name:Orrin Tesh|job-title:Bank "
    "Treasurer|phone:8025550142}" },
  { "/contact/particles-in-a-name", "Contact: Maria de la Cruz, 802-555-0142\n",
    "contact{label:Contact:|name:Maria de la Cruz|phone:8025550142}" },
  { "/contact/trade-tells-a-company",
    "Contact:\nAda Finch, 802-555-0101\n\nWaggon Hall Bioscience\nSam Roe\n802-555-0142\n",
    "contact{label:Contact:|name:Ada Finch|phone:8025550101}contact{organization:Waggon Hall "
    "Bioscience|name:Sam Roe|phone:8025550142}" },
  { "/contact/letters-tell-a-person", "Ada Finch\nOrrin Tesh CFA\n802-555-0142\n",
    "contact{name:Ada Finch}contact{name:Orrin Tesh|phone:8025550142}" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (TestBlock) block = test_block_new (row->text, -1);
  g_autofree char *printed = NULL;

  test_block_check_lossless (
      block, press_parse_contacts (&block->parse, 0, block->parse.copy->n_lines - 1, FALSE));
  printed = test_block_print (
      block, press_parse_contacts (&block->parse, 0, block->parse.copy->n_lines - 1, FALSE));
  g_assert_cmpstr (printed, ==, row->expected);
}

static void
check_bytes (const char *bytes, gsize length)
{
  g_autoptr (TestBlock) block = test_block_new (bytes, (gssize) length);

  if (block->parse.copy->n_lines == 0)
    return;
  test_block_check_lossless (
      block, press_parse_contacts (&block->parse, 0, block->parse.copy->n_lines - 1, FALSE));
}

/* Bytes, and words of contacts in any order. */
static void
test_random (void)
{
  static const char *const words[] = { "Jane ",      "Marchetti",
                                       ", ",         ": ",
                                       "\n",         "  ",
                                       "\n\n",       "303-555-0100",
                                       "Inc.",       "&",
                                       "of ",        "or ",
                                       "and ",       "Investor Relations",
                                       "(",          ")",
                                       "fax",        "VP",
                                       "/",          "a@example.com",
                                       "Jr.",        "CFA",
                                       "CA 95134",   "Suite 5",
                                       "<PAGE>\n",   "----\n",
                                       "          ", "Texas",
                                       "\t",         "T:" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < 300; round++)
    {
      g_string_truncate (text, 0);
      for (guint i = 0; i < 60; i++)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      check_bytes (text->str, text->len);
      g_string_truncate (text, 0);
      for (guint i = 0; i < 200; i++)
        g_string_append_c (text, (char) g_test_rand_int_range (0, 256));
      check_bytes (text->str, text->len);
    }
}

/* A million columns, a million lines, one line of a million words. */
static void
test_hostile (void)
{
  static const char *const units[] = { "a  ",    "Jane Marchetti\n", "Jane ",       "Contact: ",
                                       "A  B\n", "Inc., ",           "J.",          "(",
                                       "\n \n",  "Jane or ",         "x  y  z  \n", "of ",
                                       "& ",     "303-555-0100",     "Acme Inc. " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < 100000)
        g_string_append (text, units[i]);
      check_bytes (text->str, text->len);
    }
}

/* No rule is longer than four pieces: what takes any four takes any text. */
static void
test_total (void)
{
  const guint n_kinds = PRESS_PIECE_BLANK - PRESS_PIECE_PERSON + 1;
  PressContactPiece pieces[4] = { 0 };
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (PressContactPiece));
  guint n_texts = 1;

  for (guint n_pieces = 1; n_pieces <= G_N_ELEMENTS (pieces); n_pieces++)
    {
      n_texts *= n_kinds;
      for (guint text = 0; text < n_texts; text++)
        {
          PressContactReader reader = { .pieces = read };

          for (guint i = 0, rest = text; i < n_pieces; i++, rest /= n_kinds)
            pieces[i].kind = (guint16) (PRESS_PIECE_PERSON + rest % n_kinds);
          g_array_set_size (read, 0);
          g_array_append_vals (read, pieces, n_pieces);
          g_assert_cmpint (press_contact_yyparse (&reader), ==, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_row);
  g_test_add_func ("/contact/grammar-takes-any-pieces", test_total);
  g_test_add_func ("/contact/random-bytes-are-covered", test_random);
  g_test_add_func ("/contact/hostile-text-takes-linear-time", test_hostile);
  return g_test_run ();
}

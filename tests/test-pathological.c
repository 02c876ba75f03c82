/* Hostile input: families of text that grow by repeating one piece.
 *
 * Run as a test it compiles each family and looks at the tree. Under callgrind, with "--count FIRST
 * STEP", it marks each size of the family at FIRST and of each STEP behind it, so that
 * test-linear.py can count instructions, in several processes at a time. */
#include "util.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <valgrind/callgrind.h>

#define SMALLEST_BYTES 2048
#define N_SIZES 3
#define LARGE_BYTES ((TEST_IS_SANITIZED ? 32 : 64) * 1024)
#define STACK_BYTES (256 * 1024)

/* The memory that the largest family may take, for what is 64 KiB of text. Most of it is the
 * scanners' tables, as far as they are touched. */
#define MOST_KIB (72 * 1024)

/* A sanitizer keeps what is freed. */
#define MEMORY_FACTOR (TEST_IS_SANITIZED ? 16 : 1)

typedef struct
{
  const char *name;
  const char *piece;
  const char *closing; /* repeated as often after all pieces, or NULL */
  const char *opening; /* what stands in front of all pieces, or NULL */
} Family;

#define TABLE "<TABLE>\n"
#define PAGE "<html><body>\n"
#define GRID PAGE "<table><tr>"
#define SUBMISSION "<SEC-DOCUMENT>a.txt : 20070103\n<SEC-HEADER>a.hdr.sgml : 20070103\n"

#define HEAD                                                                                       \
  "FOR IMMEDIATE RELEASE\n\nZenith Harbor Reports a Result\n\nSPRINGFIELD, Mass., Jan. 3, 2007 "   \
  "-- "                                                                                            \
  "Zenith Harbor, Inc. (Nasdaq: ZNTH) today reported.\n\n"

static const Family families[] = {
  { "one-word", "x", NULL, NULL },
  { "one-line", "word ", NULL, NULL },
  { "releases", "EXHIBIT 99.1\n\n" HEAD "It said no more.\n\n###\n\n", NULL, NULL },
  { "wrapped-releases",
    "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n" HEAD "It said no more.\n\n</TEXT>\n</DOCUMENT>\n", NULL,
    NULL },
  { "capitals", "WORD ", NULL, NULL },
  { "blanks", " ", NULL, NULL },
  { "tabs", "\t", NULL, NULL },
  { "tabs-for-edgar", "one\tother\t", NULL, "<PAGE>\n" },
  { "blank-lines", "\n", NULL, NULL },
  { "blank-lines-crlf", "\r\n", NULL, NULL },
  { "blank-lines-cr", "\r", NULL, NULL },
  { "lines-of-blanks", "   \n", NULL, NULL },
  { "form-feeds", "\f", NULL, NULL },
  { "nul", NULL, NULL, NULL },
  { "bytes-of-1252", "\x93", NULL, NULL },
  { "bytes-of-utf8", "\xe2\x80\x9c", NULL, NULL },
  { "round-open", "(", NULL, NULL },
  { "round-nested", "(", ")", NULL },
  { "square-open", "[", NULL, NULL },
  { "angle-open", "<", NULL, NULL },
  { "angle-nested", "<b>", "</b>", NULL },
  { "quotes", "\"", NULL, NULL },
  { "quoted-words", "\"word ", NULL, NULL },
  { "quoted-pronouns", "\"It pays,\" she said. It rained. ", NULL, NULL },
  { "quotes-curly", "\xe2\x80\x9cword ", "\xe2\x80\x9d", NULL },
  { "quotes-of-two-marks", "``word ", "''", NULL },
  { "apostrophes", "'", NULL, NULL },
  { "quoted-paragraphs", "\"Words that go on,\" said Ann Reed\n\n", NULL, NULL },
  { "open-quoted-paragraphs", "\"Words that go on and on.\n\n", NULL, NULL },
  { "said", "said Ann Reed, chief officer, ", NULL, NULL },
  { "hyphens", "-", NULL, NULL },
  { "dashes", "-- ", NULL, NULL },
  { "underscores", "_", NULL, NULL },
  { "rules", "____\n", NULL, NULL },
  { "stars", "*", NULL, NULL },
  { "bullets", "* item\n", NULL, NULL },
  { "bullets-deep", "  - item\n\n    ", NULL, NULL },
  { "numbered", "1. item\n", NULL, NULL },
  { "digits", "1", NULL, NULL },
  { "digits-grouped", "1,", NULL, NULL },
  { "money", "$1.2 ", NULL, NULL },
  { "dollars", "$", NULL, NULL },
  { "percent", "5% ", NULL, NULL },
  { "months", "January ", NULL, NULL },
  { "dates", "Jan. 3, 2007, ", NULL, NULL },
  { "times", "10:00 a.m. ", NULL, NULL },
  { "initials", "A. B. ", NULL, NULL },
  { "dots", ".", NULL, NULL },
  { "ellipses", ". . . ", NULL, NULL },
  { "phones", "(978) 555-0100 ", NULL, NULL },
  { "phone-heads", "(978) ", NULL, NULL },
  { "at-signs", "a@", NULL, NULL },
  { "addresses", "a.b@example.", NULL, NULL },
  { "hosts", "www.", NULL, NULL },
  { "paths", "http://example.com/", NULL, NULL },
  { "slashes", "/", NULL, NULL },
  { "listings", "(Nasdaq: ABCD) ", NULL, NULL },
  { "listings-open", "(Nasdaq: ", NULL, NULL },
  { "colons", ":", NULL, NULL },
  { "labels", "Date: 3\n", NULL, NULL },
  { "labels-bare", "Date:\n", NULL, NULL },
  { "columns", "Ann Reed        Bo Lind        Cy Marsh\n", NULL, NULL },
  { "columns-wide", "a   ", NULL, NULL },
  { "cells", "Revenue      $  1,234   $ (5,678)\n", NULL, NULL },
  { "tables-open", "<TABLE>\n<S>  <C>\n", NULL, NULL },
  { "tables", "<TABLE>\n<S>  <C>\nRevenue  5\n</TABLE>\n", NULL, NULL },
  { "table-columns", "    1,234", NULL, TABLE },
  { "table-rows", "Net sales         1,234   5,678\n", NULL, TABLE },
  { "table-rows-without-labels", "                  1,234   5,678\n", NULL, TABLE },
  { "table-steps", "Net sales   1,234   5,678\n Other            1,234   5,678\n", NULL, TABLE },
  { "table-heads", "  June 30, 2001  ", NULL, TABLE },
  { "table-dates", "June 30, 2001 ", NULL, TABLE },
  { "table-rules", "-----  ---\n", NULL, TABLE },
  { "table-rules-in-one-line", "-----  ---  ", NULL, TABLE },
  { "table-labels", "and of the\n", NULL, TABLE },
  { "table-words", "Selling   general   ", NULL, TABLE },
  { "table-brackets", "(((  (( ", NULL, TABLE },
  { "table-leaders", ". . . ..... ", NULL, TABLE },
  { "table-rows-below-titles", "Orders:\nAbout the Quarry\n  117.5          -\nBend ", NULL, NULL },
  { "table-units", "(in thousands, except\n", NULL, TABLE },
  { "table-tags", "<S> <C> ", NULL, TABLE },
  { "table-currencies", "$ ", NULL, TABLE },
  { "table-notes", "Net   1   2\n\n(1) and so on\n", NULL, TABLE },
  { "page-marks", "<PAGE>\n", NULL, NULL },
  { "furniture", "(more)\n", NULL, NULL },
  { "wrappers", "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n", NULL, NULL },
  { "wrappers-of-headings", "<DOCUMENT>\nPress:\n", NULL, NULL },
  { "wrappers-nested", "<DOCUMENT>\n<TEXT>\n", "</TEXT>\n</DOCUMENT>\n", NULL },
  { "headings", "Second Quarter Results\n\n", NULL, NULL },
  { "headings-capitals", "SECOND QUARTER\n\n", NULL, NULL },
  { "deeper-indents", "\n    Heading\n\n", NULL, NULL },
  { "notices", "FOR IMMEDIATE RELEASE\n\n", NULL, NULL },
  { "notice-of-dashes", "-", NULL, "EXHIBIT 99.1\n\nFOR IMMEDIATE RELEASE " },
  { "mailbox-signs", "=a", NULL, "Words said " },
  { "mailbox-names", "Note.com", NULL, "Words said " },
  { "hyphens-around-digits", "-1-", NULL, "Words said " },
  { "hyphens-and-underlines", "Ab-_", NULL, "Words said " },
  { "issuer-of-slashes", "Selwyn/", NULL, "SPRINGFIELD, Mass., Jan. 3, 2020 -- " },
  { "nicknames", "Selwyn\"", NULL, "Words said " },
  { "hyphens-at-line-ends", "The well-\nknown ", NULL, "Words said " },
  { "items-of-a-sentence", "sales were $6.2 and ", NULL,
    "SPRINGFIELD, Mass., Jan. 3, 2020 -- Acme Lamp Company told of its third quarter. In it " },
  { "legal-forms", "AB ", NULL, "Words said " },
  { "datelines", "SPRINGFIELD, Mass., Jan. 3 /PRNewswire/ -- Words.\n\n", NULL, NULL },
  { "dateline-cities", "SPRINGFIELD, Mass. and ", NULL, NULL },
  { "dateline-names", "Rock Hill ", NULL, NULL },
  { "dateline-brackets", "(NYSE ", NULL, "SPRINGFIELD, Mass. " },
  { "abouts", "About Zenith Harbor\n\nIt sells harbors.\n\n", NULL, NULL },
  { "measures-in-one-sentence", "adjusted EBITDA and\n", NULL,
    "Use of Non-GAAP Financial Measures\n\nThe company uses " },
  { "forecasts-and-measures", "The company expects growth.\n\n", "Adjusted EBITDA grew.\n\n",
    NULL },
  { "marks-and-notes", "Net sales (1)     1   2\n", "(1) and so on\n\n", TABLE },
  { "cautions", "Safe Harbor Statement\n\nThis may differ materially.\n\n", NULL, NULL },
  { "contacts", "CONTACT: Ann Reed, 978-555-0100\n\n", NULL, NULL },
  { "contact-titles", "CFO Mirela on Tobin ", NULL, "Contact: Ann Reed\n" },
  { "contacts-below-each-other", "Tobin Reed, 509-555-0186\nInformation\n\n", NULL, NULL },
  { "contacts-open", "Contact:\n", NULL, NULL },
  { "contacts-of-companies", "Acme plc 020 7946 0100\nAda Finch\n", NULL, "Contacts:\n\n" },
  { "contacts-of-one-company", "Ada Finch\n", NULL, "Contacts:\n\nAcme plc 020 7946 0100\n" },
  { "contacts-of-firms", "Joan Frost, Hale Brimmer Katz\n", NULL, "Contacts:\n\n" },
  { "contacts-and-trailer", "CONTACT: Ann Reed, 978-555-0100\n\n",
    "/CONTACT: Ann Reed, 978-555-0100/\n", NULL },
  { "trailer-items-of-two", "/CONTACT: Ann Reed and Bo Lind, both of Zenith/\n", NULL,
    "SOURCE Zenith Harbor, Inc.\n" },
  { "trailer-item-of-twos", "Ann Reed and Bo Lind, both of Zenith; ", NULL,
    "SOURCE Zenith Harbor, Inc.\n/CONTACT: " },
  { "sources", "SOURCE Zenith Harbor, Inc.\n", NULL, NULL },
  { "transmissions", "-0-    01/03/2007\n", NULL, NULL },
  { "slash-items", "/Web site: http://www.example.com/\n", NULL, NULL },
  { "end-marks", "# # #\n", NULL, NULL },
  { "entities", "&#147;", NULL, NULL },
  { "contact-names", "Ann Reed, ", NULL, "Contact: " },
  { "contact-lines", "Ann Reed\n", NULL, "Contact:\n" },
  { "contact-numbers", "978-555-0100 or ", NULL, "Contact: Ann Reed, " },
  { "dateline-places", "SPRINGFIELD, Mass.; ", NULL, "\n\nFOR IMMEDIATE RELEASE\n\n" },
  { "dateline-ands", "BOSTON and ", NULL, "\n\nFOR IMMEDIATE RELEASE\n\n" },
  { "documents-unclosed", "<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n", NULL, SUBMISSION "</SEC-HEADER>\n" },
  { "documents", "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nWords.\n</TEXT>\n</DOCUMENT>\n", NULL,
    SUBMISSION "</SEC-HEADER>\n" },
  { "documents-of-html", "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html><p>a</TEXT>\n</DOCUMENT>\n",
    NULL, SUBMISSION "</SEC-HEADER>\n" },
  { "header-names", "FILER:\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\t\tTALLOW CO\n",
    "Words are said here.\n\n", SUBMISSION },
  { "header-lines", "COMPANY CONFORMED NAME: ZENITH\n", NULL, SUBMISSION },
  { "html-nested", "<div>", "</div>", PAGE },
  { "html-nested-inline", "<b><i>", "</i></b>", PAGE },
  { "html-misnested", "<b><i><p>", "</b></i></p>", PAGE },
  { "html-unclosed", "<div><b>word ", NULL, PAGE },
  { "html-closed-only", "</div></b></td>", NULL, PAGE },
  { "html-paragraphs", "<p>One sentence.</p>\n", NULL, PAGE },
  { "html-breaks", "<br>word", NULL, PAGE },
  { "html-lists", "<ul><li>item", "</ul>", PAGE },
  { "html-items", "<li>item</li>", NULL, PAGE },
  { "html-headings", "<h1>word</h2>", NULL, PAGE },
  { "html-preformatted", "<pre>a   b\n", "</pre>", PAGE },
  { "html-entities", "&amp;&nbsp;&#147;", NULL, PAGE },
  { "html-entities-open", "&amp", NULL, PAGE },
  { "html-entities-unknown", "&nosuchthing;", NULL, PAGE },
  { "html-entities-of-digits", "&#99999999999999999999;", NULL, PAGE },
  { "html-ampersands", "&", NULL, PAGE },
  { "html-angles", "<", NULL, PAGE },
  { "html-tag-without-end", " a=b", NULL, PAGE "<p" },
  { "html-attributes", "<p a=\"b\" c='d' e>", NULL, PAGE },
  { "html-value-without-end", "word ", NULL, PAGE "<p style=\"" },
  { "html-style-without-end", "a:b;", NULL, PAGE "<p style=\"" },
  { "html-styles", "<p style=\"font-weight:bold;text-align:center;margin-left:1in\">word", NULL,
    PAGE },
  { "html-comments", "<!-- word -->", NULL, PAGE },
  { "html-comment-without-end", "-- -> ", NULL, PAGE "<!--" },
  { "html-comments-open", "<!-- word ", NULL, PAGE },
  { "html-scripts", "<script>x</script>", NULL, PAGE },
  { "html-scripts-open", "<script>", NULL, PAGE },
  { "html-declarations", "<!DOCTYPE a><?xml b?>", NULL, PAGE },
  { "html-tables-nested", "<table><tr><td>", "</td></tr></table>", PAGE },
  { "html-tables-unclosed", "<table><tr><td>word", NULL, PAGE },
  { "html-links-in-tables", "<a href=x>:<table>.", NULL, PAGE },
  { "html-tables", "<table><tr><td>Sales<td>1,234</table>", NULL, PAGE },
  { "html-cells", "<td>1,234</td>", NULL, GRID },
  { "html-rows", "<tr><td>Sales</td><td>1,234</td></tr>", NULL, GRID },
  { "html-rows-growing", "<tr><td>Sales<td>1<tr><td colspan=9>x", NULL, GRID },
  { "html-colspan", "<td colspan=1000000000>1</td>", NULL, GRID },
  { "html-rowspan", "<td rowspan=1000000000>1</td>", NULL, GRID },
  { "html-rowspan-rows", "<tr><td rowspan=1000000000>1<td>2", NULL, GRID },
  { "html-both-spans", "<td colspan=1000000000 rowspan=1000000000>1<tr>", NULL, GRID },
  { "html-stray-rows", "</tr><tr></td>", NULL, GRID },
  { "html-captions", "<caption>word</caption>", NULL, GRID },
  { "html-in-wrappers", "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html>\n", "</TEXT>\n</DOCUMENT>\n",
    NULL },
  { "paragraphs", "One sentence stands here.\n\n", NULL, NULL },
  { "heads-below-a-row", "                 1998     1997     Percent\n", NULL,
    TABLE "Sales            100      200\n" },
  { "running-heads-and-blank-lines", "\n", "One line.\n<PAGE>\nZENITH NEWS\n",
    "<PAGE>\nZENITH NEWS\n" },
  { "brackets-behind-a-name", "(an old one) ", NULL,
    "It said no more.\n\nContact: Ann Reed, 555-0100\n\nAcme Lamp Company " },
  { "prose", "One sentence stands here, of no great length, with Ann Reed.\n", NULL, NULL },
};

/* The family's text at about @size_bytes, with a release in front of it or alone. */
static GString *
make_text (const Family *family, gsize size_bytes, gboolean has_head)
{
  const char *piece = family->piece != NULL ? family->piece : "";
  gsize piece_bytes = family->piece != NULL ? strlen (piece) : 1;
  gsize unit_bytes = piece_bytes + (family->closing != NULL ? strlen (family->closing) : 0);
  gboolean opens_markup = family->opening != NULL && g_str_has_prefix (family->opening, PAGE);
  GString *text = g_string_sized_new (size_bytes + 512);

  /* What tells the kind of a file stands at its start, in front of any release. */
  if (has_head)
    g_string_append (text, opens_markup ? "<!DOCTYPE html>\n" HEAD : HEAD);
  if (family->opening != NULL && g_str_has_prefix (family->opening, SUBMISSION))
    g_string_prepend (text, family->opening);
  else if (family->opening != NULL)
    g_string_append (text, family->opening);
  for (gsize i = 0; i < size_bytes / unit_bytes; i++)
    g_string_append_len (text, piece, (gssize) piece_bytes);
  for (gsize i = 0; family->closing != NULL && i < size_bytes / unit_bytes; i++)
    g_string_append (text, family->closing);
  return text;
}

static void
write_all (const PressDocument *document)
{
  const PressBackend *backend;

  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    {
      g_autoptr (PressSink) sink = press_sink_new_memory ();
      g_autoptr (GError) error = NULL;

      press_backend_write (backend, document, sink, &error);
      press_sink_finish (sink, &error);
      g_assert_no_error (error);
    }
}

static void
compile (const Family *family, const GString *text)
{
  g_autoptr (PressDocument) document = test_compile (text->str, (gssize) text->len);
  g_autoptr (GError) error = NULL;

  if (!press_document_check_structure (document, &error))
    g_error ("%s: %s", family->name, error->message);
  write_all (document);
}

static void
check_family (gconstpointer data)
{
  const Family *family = data;

  for (guint head = 0; head < 2; head++)
    {
      g_autoptr (GString) text = make_text (family, SMALLEST_BYTES, head == 1);
      compile (family, text);
    }
}

static gpointer
compile_large (gpointer data)
{
  g_autoptr (GString) text = make_text (data, LARGE_BYTES, TRUE);

  compile (data, text);
  return NULL;
}

/* Large enough for a pass that starts again at each mark to take minutes, on a stack that a call
 * for each bracket or tag would soon be through with. */
static void
check_large_family (gconstpointer data)
{
  pthread_attr_t attributes;
  pthread_t thread;

  pthread_attr_init (&attributes);
  g_assert_cmpint (pthread_attr_setstacksize (&attributes, STACK_BYTES), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, compile_large, (gpointer) data), ==, 0);
  g_assert_cmpint (pthread_join (thread, NULL), ==, 0);
  pthread_attr_destroy (&attributes);
}

/* All of it has been compiled in this process. */
static void
check_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_test_message ("%ld KiB at the most", usage.ru_maxrss);
  g_assert_cmpint (usage.ru_maxrss, <, MOST_KIB * MEMORY_FACTOR);
}

/* Once below a release and once alone, where the family may tell who issues it. */
static void
count_family (const Family *family)
{
  for (guint head = 0; head < 2; head++)
    for (guint size = 0; size < N_SIZES; size++)
      {
        g_autoptr (GString) text = make_text (family, SMALLEST_BYTES << size, head == 1);
        g_autofree char *mark
            = g_strdup_printf ("%s%s %u", family->name, head == 1 ? "" : "-alone", size);

        CALLGRIND_ZERO_STATS;
        compile (family, text);
        CALLGRIND_DUMP_STATS_AT (mark);
      }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--count") == 0)
    {
      g_autoptr (GString) warm_up = make_text (&families[0], SMALLEST_BYTES, TRUE);
      guint step = MAX (atoi (argv[3]), 1);

      compile (&families[0], warm_up);
      for (guint i = atoi (argv[2]); i < G_N_ELEMENTS (families); i += step)
        count_family (&families[i]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *path = g_strconcat ("/pathological/", families[i].name, NULL);
      g_autofree char *large_path = g_strconcat ("/pathological/large/", families[i].name, NULL);

      g_test_add_data_func (path, &families[i], check_family);
      g_test_add_data_func (large_path, &families[i], check_large_family);
    }
  g_test_add_func ("/memory/is-bounded", check_memory);
  return g_test_run ();
}

/* HTML: its lines, its tables, its characters, and the way back to the file. */
#include "util.h"

#include "base/copy.h"
#include "readers/html.h"
#include "tree/document-private.h"

#include <string.h>

static PressDocument *
read_html (const char *html, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, length < 0 ? strlen (html) : (gsize) length);

  return press_read_html (bytes, "test.htm", &(PressReadOptions){ 0 });
}

/* The copy with its lines trimmed, blank lines at both ends left out. */
static char *
dup_copy (const PressDocument *document)
{
  return g_strstrip (g_strndup (document->copy->text, document->copy->length));
}

typedef struct
{
  const char *name;
  const char *html;
  const char *expected;
} Case;

/* Blanks that were put in front of lines and between columns count. */
static const Case cases[] = {
  { "blocks-are-paragraphs", "<p>One</p><p>Two</p>", "One\n\nTwo" },
  { "no-margin-is-no-blank-line", "<div>One</div><div>Two</div>", "One\nTwo" },
  { "margin-of-style", "<div style='margin-top:6pt'>One</div><div style='margin:6pt 0'>Two</div>",
    "One\n\nTwo" },
  { "no-break-space-alone-is-blank",
    "<p style=\"margin:0\">One</p><p style=\"margin:0\">&nbsp;</p>"
    "<p style=\"margin:0\">Two</p>",
    "One\n\nTwo" },
  { "break-ends-a-line", "<p>One<br>Two<br><br>Three</p>", "One\nTwo\n\nThree" },
  { "space-is-folded", "<p> One\n\n  <b> two </b> three&nbsp; four</p>", "One two three four" },
  { "no-break-spaces-set-apart",
    "<p>x<br>&nbsp;&nbsp;a&nbsp;&nbsp;&nbsp; b&nbsp;&nbsp;c&nbsp;&nbsp;</p>", "x\n  a   b c" },
  { "no-break-spaces-of-cells", "<table><tr><td>a&nbsp;&nbsp;&nbsp;b</td></tr></table>", "a b" },
  { "no-break-spaces-that-are-kept", "<pre>a&nbsp;&nbsp;b</pre>", "a  b" },
  { "inline-tags-leave-no-space", "<p>O<b>n</b><font size=2>e</font></p>", "One" },
  { "kept-lines", "<p>a</p><pre>One  two\nThree</pre>", "a\n\nOne  two\nThree" },
  { "entities", "<p>a &amp; b &lt;c&gt; &#8220;d&#8221; &#x2014; &eacute;</p>",
    "a & b <c> \xe2\x80\x9c"
    "d\xe2\x80\x9d \xe2\x80\x94 \xc3\xa9" },
  { "numbers-of-windows-1252", "<p>&#147;a&#148; &#146; &#149;</p>",
    "\xe2\x80\x9c"
    "a\xe2\x80\x9d \xe2\x80\x99 \xe2\x80\xa2" },
  { "escaped-twice", "<p>a&amp;nbsp;b &amp;#8217; R&amp;D &amp;none;</p>",
    "a b \xe2\x80\x99 R&D &none;" },
  { "no-entity", "<p>AT&T, R & D, &none; a < b</p>", "AT&T, R & D, &none; a < b" },
  { "bytes-of-windows-1252",
    "<p>\x93"
    "a\x94 \x95\xa0"
    "b</p>",
    "\xe2\x80\x9c"
    "a\xe2\x80\x9d \xe2\x80\xa2 b" },
  { "bytes-of-utf8",
    "<p>\xe2\x80\x9c"
    "a\xe2\x80\x9d\xc2\xa0"
    "b</p>",
    "\xe2\x80\x9c"
    "a\xe2\x80\x9d b" },
  { "signs-that-show-nothing", "<p>so&shy;ft ze\xe2\x80\x8bro</p>", "soft zero" },
  { "hidden-text",
    "<div style=\"display:none\"><p>x</p><table><tr><td>1</td></tr></table></div>"
    "<p hidden>y</p><ix:header><p>z</p></ix:header><p>a</p>",
    "a" },
  { "head-shows-nothing", "<head><title>t</title><style>p { }</style><p>a", "a" },
  { "comments", "<p>a<!-- b -- > c -->d</p><!-- ", "ad" },
  { "lists", "<ul><li>One<li>Two</ul><ol><li>Three</li><li>Four</li></ol>",
    "\xe2\x80\xa2 One\n  \xe2\x80\xa2 Two\n\n  1. Three\n  2. Four" },
  { "padding-sets-words-apart", "<p>&#8226;<font style=\"padding-left:9pt\">One</font></p>",
    "\xe2\x80\xa2 One" },
  { "dingbats-are-bullets", "<p><font style=\"font-family:Wingdings\">&#167;</font> One</p>",
    "\xe2\x80\xa2 One" },
  { "images-of-bullets", "<p><img src=\"art/bullet1.gif\" width=5> One</p>", "\xe2\x80\xa2 One" },
  { "page-of-style", "<p>One</p><hr style=\"page-break-after:always\"><p>Two</p>",
    "One\n\n<PAGE>\n\nTwo" },
  { "page-in-front-of-a-block", "<p>One</p><div style='page-break-before: always'>Two</div>",
    "One\n\n<PAGE>\n\nTwo" },
  { "currency-and-brackets-join",
    "<table><tr><td>Sales</td><td>$</td><td>1,234</td><td></td></tr>"
    "<tr><td>Loss</td><td></td><td>(56</td><td>)</td></tr>"
    "<tr><td>Rate</td><td></td><td>7.5</td><td>%</td></tr></table>",
    "<TABLE>\nSales   $1,234\nLoss       (56)\nRate       7.5%\n</TABLE>" },
  { "heads-stand-over-their-columns",
    "<table><tr><td></td><td colspan=2>Year</td></tr><tr><td></td><td>2024</td><td>2023</td></tr>"
    "<tr><td>Sales</td><td>1,234</td><td>5,678</td></tr>"
    "<tr><td>Costs</td><td>12</td><td>34</td></tr></table>",
    "<TABLE>\n            Year\n         2024    2023\nSales   1,234   5,678\nCosts      12      "
    "34\n"
    "</TABLE>" },
  { "spacers-vanish",
    "<table><tr><td>A</td><td></td><td>1</td><td>&nbsp;</td><td>2</td></tr>"
    "<tr><td>B</td><td></td><td>3</td><td>&nbsp;</td><td>4</td></tr></table>",
    "<TABLE>\nA   1   2\nB   3   4\n</TABLE>" },
  { "rows-reach-down",
    "<table><tr><td rowspan=2>A</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
    "<TABLE>\nA   1   2\n    3   4\n</TABLE>" },
  { "bullets-in-tables", "<table><tr><td></td><td>&#8226;</td><td>One thing</td></tr></table>",
    "\xe2\x80\xa2 One thing" },
  { "one-cell-is-its-text", "<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo" },
  { "contacts-side-by-side",
    "<table><tr><td>Ann Reed<br>555-0100</td><td>Bo Lund<br>555-0101</td></tr></table>",
    "Ann Reed    Bo Lund\n555-0100    555-0101" },
  { "nested-tables",
    "<table><tr><td><table><tr><td>A</td><td>1</td><td>2</td></tr>"
    "<tr><td>B</td><td>3</td><td>4</td></tr></table></td></tr><tr><td>End</td></tr></table>",
    "<TABLE>\nA   1   2\nB   3   4\n</TABLE>\n\nEnd" },
  { "wrapper-lines-are-kept",
    "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html><p>One</p></html>\n</TEXT>\n"
    "</DOCUMENT>\n",
    "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n\nOne\n\n</TEXT>\n</DOCUMENT>" },
  { "tags-not-closed", "<p>One<p><b>Two<table><tr><td>x<tr><td>y</b>", "One\n\nTwo\n\nx\ny" },
  { "tags-crossed", "<p><b>One <i>two</b> three</i></p><p>Four</p>", "One two three\n\nFour" },
  { "end-tags-of-nothing", "</td></p></table></b></none>One</body></html>Two", "OneTwo" },
  { "behind-a-byte-order-mark", "\xef\xbb\xbf<p>One</p>", "One" },
  { "cut-in-a-tag", "<p>One</p><p sty", "One" },
  { "cut-in-a-value", "<p>One</p><p style=\"text-align:cen", "One" },
  { "cut-in-an-entity", "<p>One &#82", "One R" },
};

static void
test_case (gconstpointer data)
{
  const Case *test_case = data;
  g_autoptr (PressDocument) document = read_html (test_case->html, -1);
  g_autofree char *copy = dup_copy (document);

  g_assert_cmpstr (copy, ==, test_case->expected);
}

/* Every letter of the copy comes from the byte that its origin tells, unless it is the letter of an
 * entity; marks that stand for a tag, or for one that is missing, are passed over. */
static void
check_origins (const char *path, GBytes *bytes, gpointer data)
{
  g_autoptr (PressDocument) document = NULL;
  const char *source = g_bytes_get_data (bytes, NULL);
  const PressCopy *copy;

  (void) data;
  if (!press_is_html (bytes))
    return;
  document = press_read_html (bytes, path, &(PressReadOptions){ 0 });
  copy = document->copy;
  for (guint32 at = 0; at < copy->length; at++)
    {
      PressSpan place = press_copy_to_source (copy, (PressSpan){ at, at + 1 });

      if (copy->text[at] == '<' && (place.start == place.end || source[place.start] == '<'))
        at = (guint32) ((const char *) memchr (copy->text + at, '>', copy->length - at)
                        - copy->text);
      if (!g_ascii_isalpha (copy->text[at]) || source[place.start] == '&')
        continue;
      g_assert_cmpuint (place.end, <=, g_bytes_get_size (bytes));
      if (source[place.start] != copy->text[at] || place.end != place.start + 1)
        g_error ("%s: byte %u of the copy, '%c', is not byte %u of the file", path, at,
                 copy->text[at], place.start);
    }
}

static void
test_origins (void)
{
  test_foreach_corpus_file (check_origins, NULL);
}

static void
assert_source_of (const PressDocument *document, const char *html, const char *needle,
                  const char *expected)
{
  const char *found = g_strstr_len (document->copy->text, (gssize) document->copy->length, needle);
  guint32 start;
  PressSpan span;
  g_autofree char *text = NULL;

  g_assert_nonnull (found);
  start = (guint32) (found - document->copy->text);
  span = press_copy_to_source (document->copy,
                               (PressSpan){ start, start + (guint32) strlen (needle) });
  text = g_strndup (html + span.start, span.end - span.start);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_spans (void)
{
  const char *html = "<p>One&nbsp;two &amp; <b>three</b>&#8221; <br> so&shy;ft</p>\n"
                     "<table><tr><td>Ann<br>555-0100</td><td>Bo<br>555-0101</td></tr></table>"
                     "<table><tr><td>Sales</td><td>$ </td><td>(12</td><td>)</td><td>3</td></tr>"
                     "<tr><td>Costs</td><td></td><td>4</td><td></td><td>5</td></tr></table>";
  g_autoptr (PressDocument) document = read_html (html, -1);

  assert_source_of (document, html, "One two", "One&nbsp;two");
  assert_source_of (document, html, "&", "&amp;");
  assert_source_of (document, html, "three\xe2\x80\x9d", "three</b>&#8221;");
  assert_source_of (document, html, "soft", "so&shy;ft");
  assert_source_of (document, html, "555-0100", "555-0100");
  assert_source_of (document, html, "Bo", "Bo");
  assert_source_of (document, html, "$(12)", "$ </td><td>(12</td><td>)");
  assert_source_of (document, html, "<TABLE>", "<table>");
}

static void
test_places (void)
{
  const char *html = "<html>\r\n<p>One\r\ntwo</p>\r\n";
  g_autoptr (PressDocument) document = read_html (html, -1);
  const char *two = strstr (html, "two");
  PressPlace place = press_copy_get_place (document->copy, (guint32) (two - html));

  g_assert_cmpuint (place.line, ==, 3);
  g_assert_cmpuint (place.column, ==, 1);
}

static void
test_looks (void)
{
  const char *html = "<p align=center><b>A</b></p><p><b>B</b> c</p><h2>D</h2>"
                     "<p style='text-align:center'><i>E</i> <em>f</em></p>";
  g_autoptr (PressDocument) document = read_html (html, -1);
  static const guint8 expected[] = { PRESS_LINE_CENTERED | PRESS_LINE_BOLD, 0, PRESS_LINE_BOLD,
                                     PRESS_LINE_CENTERED | PRESS_LINE_ITALIC };
  guint n = 0;

  for (guint i = 0; i < document->copy->n_lines; i++)
    {
      const PressLine *line = &document->copy->lines[i];

      if (line->start == line->end)
        continue;
      if (n >= G_N_ELEMENTS (expected))
        g_error ("more than four lines");
      g_assert_cmpuint (line->style, ==, expected[n]);
      g_assert_cmpuint (line->level, ==, n == 2 ? 2 : 0);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

/* What is HTML: plain text has tags, too. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    gboolean is_html;
  } files[] = {
    { "<html><p>a", TRUE },
    { "<DOCUMENT>\n<TYPE>EX-99.1\n<DESCRIPTION>A & B\n<TEXT>\n<!-- made -->\n<HTML>", TRUE },
    { "\n <!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.0//EN\">", TRUE },
    { "<div style=\"x\">", TRUE },
    { "<TABLE BORDER=0>", TRUE },
    { "<TABLE>\n<CAPTION>\n<S> <C>\n", FALSE },
    { "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n\n<PAGE>\n\nFOR IMMEDIATE RELEASE\n", FALSE },
    { "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nNEWS <html>\n", FALSE },
    { "a <p>", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (files[i].text, strlen (files[i].text));

      g_test_message ("%s", files[i].text);
      g_assert_cmpint (press_is_html (bytes), ==, files[i].is_html);
    }
}

static guint
count_diagnostics (const PressDocument *document, const char *id)
{
  GPtrArray *diagnostics = press_document_get_diagnostics (document);
  guint n = 0;

  for (guint i = 0; i < diagnostics->len; i++)
    n += g_str_equal (press_diagnostic_get_rule (g_ptr_array_index (diagnostics, i))->id, id);
  return n;
}

#define IN_SUBMISSION(html)                                                                        \
  "<SEC-DOCUMENT>1\n<SEC-HEADER>1\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n" html        \
  "\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"

#define PAGES                                                                                      \
  "<html><body><div><img src='p1.jpg' title='slide1'><p><hr></p><p style='page-break-before:"      \
  "always'>&nbsp;</p></div><div><img src='p2.jpg' title='slide2'><p><hr></p><p style='"            \
  "page-break-before:always'>&nbsp;</p></div></body></html>"

/* Text that is there for searches alone. */
#define HIDDEN                                                                                     \
  "<html><body><p><img src=a.jpg></p><p><font style='font-size:1pt;color:white'>OSLO, May 2, "     \
  "2019 -- Fjord Inns, Inc. today opened its ninth house.</font></p></body></html>"

/* A release that is a picture of itself is told of once for each exhibit. Labels, titles and the
 * numbers of pages make no text of it. */
/* Words of any length, with each mark behind them that ends or parts words. */
static void
test_words (void)
{
  static const struct
  {
    const char *mark;
    const char *shown;
  } marks[] = {
    { " ", " " },
    { "  ", " " },
    { "\n", " " },
    { " \t", " " },
    { "&#38;", "&" },
    { "<b></b>", "" },
    { "\xc3\xa9", "\xc3\xa9" },
    { " a b  c", " a b c" },
  };

  for (guint n_letters = 1; n_letters <= 40; n_letters++)
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
      {
        g_autofree char *word = g_strnfill (n_letters, 'w');
        g_autofree char *html = g_strdup_printf ("<p>%s%sx %s</p>", word, marks[i].mark, word);
        g_autofree char *expected = g_strdup_printf ("%s%sx %s", word, marks[i].shown, word);
        g_autoptr (PressDocument) document = read_html (html, -1);
        g_autofree char *copy = dup_copy (document);

        g_assert_cmpstr (copy, ==, expected);
      }
}

static void
test_images (void)
{
  static const struct
  {
    const char *html;
    guint n;
  } files[] = {
    { "<html><body><p><img src=a.jpg></p><p><img src=b.jpg></p></body></html>", 1 },
    { "<html><body><p>Exhibit 99.1</p><p><img src=a.jpg></p></body></html>", 1 },
    { "<html><body><p><img src=a.jpg></p><p>Exhibit 99.1</p></body></html>", 1 },
    { "<html><body><p>Exhibit 99.1</p><img src=a.jpg><p>NEWS RELEASE</p></body></html>", 1 },
    { IN_SUBMISSION ("<html><body><p><img src=a.jpg></p></body></html>"), 1 },
    { IN_SUBMISSION ("<html><body><p>Exhibit 99.1</p><p><img src=a.jpg></p></body></html>"), 1 },
    { IN_SUBMISSION ("<html><body><p><img src=a.jpg></p><p>- 1 -</p></body></html>"), 1 },
    { IN_SUBMISSION ("<html><body><p>Exhibit 99.1</p></body></html>"), 0 },
    { "<html><body><p><img src=a.jpg></p><p>Exhibit 99.1</p>"
      "<p>OSLO, May 2, 2019 -- Fjord Inns today opened its ninth house.</p></body></html>",
      0 },
    { "<html><body><p>Exhibit 99.1</p></body></html>", 0 },
    { IN_SUBMISSION (PAGES), 1 },
    { HIDDEN, 1 },
    { IN_SUBMISSION (HIDDEN), 1 },
    { IN_SUBMISSION (HIDDEN "<p>Bath</p>"), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (files[i].html, strlen (files[i].html));
      g_autoptr (PressDocument) document = test_compile_bytes (bytes, "images.htm");

      g_test_message ("%s", files[i].html);
      g_assert_cmpuint (count_diagnostics (document, "PR125"), ==, files[i].n);
    }
}

#define PROSE                                                                                      \
  "A line of ninety bytes and more is prose, whatever it tells, and what is larger is a heading."

/* The line of the copy that begins with @words. */
static const PressLine *
find_line (const PressDocument *document, const char *words)
{
  const PressCopy *copy = document->copy;

  for (guint i = 0; i < copy->n_lines; i++)
    {
      const PressLine *line = &copy->lines[i];
      guint32 start = line->start + line->indent;

      if (line->end >= start + strlen (words)
          && memcmp (copy->text + start, words, strlen (words)) == 0)
        return line;
    }
  g_error ("no line begins with %s", words);
}

typedef struct
{
  const char *open; /* tags round the word One */
  guint level;
} Size;

/* Whatever spells a size, above prose in 10 points and two lines in 24 and 15: what is about 18
 * comes to stand between those. */
static void
test_sizes (void)
{
  static const Size sizes[] = {
    { "<p style='font-size:18pt'>", 2 },
    { "<p style='font-size: 24px'>", 2 },
    { "<p style='FONT-SIZE:18PT'>", 2 },
    { "<p style='font-size:180%'>", 2 },
    { "<p style='font-size:1.8em'>", 2 },
    { "<p style='font-size:1.5rem'>", 2 },
    { "<p style='font-size:x-large'>", 2 },
    { "<p style='font:bold 18pt/20pt Times'>", 2 },
    { "<p style=\"font: italic 700 18pt 'Times New Roman'\">", 2 },
    { "<p style='font-family:Arial 18pt'>", 0 },
    { "<p style='font:400 10pt Arial;width:18pt'>", 0 },
    { "<p><font size=5>", 2 },
    { "<p><font size='+2'>", 2 },
    { "<p><font size=-1>", 0 },
    { "<p><big><big><big><big>", 2 },
    { "<p style='font-size:18pt'><small><small>", 3 },
    { "<p style='font-size:10.5pt'>", 0 },
    { "<p>One <span style='font-size:18pt'>more</span> ", 0 },
    { "<p style='font-size:18pt'><sup style='font-size:5pt'>1</sup>", 2 },
    { "<h3>", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *html
          = g_strdup_printf ("<div style='font-size:10pt'><p style='font-size:24pt'>Top</p>"
                             "<p style='font-size:15pt'>Low</p>"
                             "<p>" PROSE "</p>%sOne</p></font></div>",
                             sizes[i].open);
      g_autoptr (PressDocument) document = read_html (html, -1);
      const PressCopy *copy = document->copy;

      g_test_message ("%s", sizes[i].open);
      g_assert_cmpuint (find_line (document, "Top")->level, ==, 1);
      g_assert_cmpuint (find_line (document, "A line")->level, ==, 0);
      g_assert_cmpuint (copy->lines[copy->n_lines - 1].level, ==, sizes[i].level);
    }
}

/* The first words of a line may be set off from the rest. */
static void
test_leads (void)
{
  static const struct
  {
    const char *html;
    guint lead;
  } leads[] = {
    { "<p><b>One two.</b> three", 8 },
    { "<p> <b>One</b> two", 3 },
    { "<p><b>One</b>: two", 3 },
    { "<p><b><i>One</i></b> two", 3 },
    { "<p><i>One <b>two</b></i> three", 7 },
    { "<p><u>One</u> <b>two</b>", 3 },
    { "<p><b>One</b><span style='font-weight:bold'> two</span> three", 7 },
    { "<p><b>One two</b>", 0 },
    { "<p>One <b>two</b>", 0 },
    { "<p><b>One</b></p><p>two", 0 },
    { "<p>One<br><b>two</b>", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      g_autoptr (PressDocument) document = read_html (leads[i].html, -1);

      g_test_message ("%s", leads[i].html);
      g_assert_cmpuint (find_line (document, "One")->lead, ==, leads[i].lead);
    }
}

/* Columns of text grow no more than those of figures; what would is not aligned. */
static void
test_wide_layout (void)
{
  g_autoptr (GString) html = g_string_new ("<table><tr>");
  g_autoptr (PressDocument) document = NULL;

  for (guint i = 0; i < 16; i++)
    g_string_append (html, "<td>The lamps of this column burn all night long, in each harbor");
  for (guint i = 0; i < 6000; i++)
    g_string_append (html, "<tr><td>a<td colspan=14><td>b");
  document = read_html (html->str, (gssize) html->len);
  g_assert_cmpuint (document->copy->length, >, 6000 * 4);
  g_assert_cmpuint (document->copy->length, <, html->len * 16);
  g_assert_nonnull (find_line (document, "a"));
}

/* Pieces that grow by repeating; all are read, and none of them in more than a moment. */
static void
test_broken (void)
{
  static const char *const pieces[] = { "<div>",
                                        "<b>",
                                        "</b>",
                                        "<table>",
                                        "<table><tr><td>x",
                                        "<td>1",
                                        "<tr><td>1<td>2",
                                        "<ul><li>",
                                        "<p style=\"",
                                        "<p a='",
                                        "&",
                                        "&#",
                                        "&amp;",
                                        "<",
                                        "<!--",
                                        "<!",
                                        "<td colspan=1000 rowspan=1000>1",
                                        "<td></b>",
                                        "<script>",
                                        "<li>x",
                                        "\xff\xfe",
                                        "<pre>\n ",
                                        "</td></tr></table>",
                                        "<hr><br>" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new ("<html><b><table><tr><td>a</td><td>");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PressDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 10000; j++)
        g_string_append (html, pieces[i]);
      bytes = g_bytes_new (html->str, html->len);
      document = test_compile_bytes (bytes, pieces[i]);
      if (!press_document_check_structure (document, &error))
        g_error ("%s: %s", pieces[i], error->message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/html/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/html/text-stands-for-its-bytes", test_spans);
  g_test_add_func ("/html/every-letter-is-a-byte-of-the-file", test_origins);
  g_test_add_func ("/html/places-are-those-of-the-file", test_places);
  g_test_add_func ("/html/looks-become-style", test_looks);
  g_test_add_func ("/html/words-end-anywhere", test_words);
  g_test_add_func ("/html/images-alone-are-told", test_images);
  g_test_add_func ("/html/sizes-become-levels", test_sizes);
  g_test_add_func ("/html/leads-are-told", test_leads);
  g_test_add_func ("/html/columns-of-text-are-bounded", test_wide_layout);
  g_test_add_func ("/html/plain-text-has-tags-too", test_kinds);
  g_test_add_func ("/html/broken-files-are-read", test_broken);
  return g_test_run ();
}

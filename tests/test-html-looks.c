/* What tags say of the looks of their text, and what cells of tables hold. */
#include "base/copy.h"
#include "readers/html-looks.h"

#include <string.h>

typedef struct
{
  const char *tag;
  const char *looks; /* as describe () tells them */
} Tag;

/* Sizes and lengths are in tenths of a point. */
static const Tag tags[] = {
  { "<span>", "" },
  { "<div align=center>", "centered" },
  { "<div align='middle'>", "centered" },
  { "<div align=\"left\">", "not centered" },
  { "<div style='text-align:center'>", "centered" },
  { "<div align=center style=\"text-align : justify\">", "not centered" },
  { "<span style=\"font-weight:bold\">", "bold" },
  { "<span style='font-weight: 700'>", "bold" },
  { "<b style=\"font-weight:normal\">", "not bold" },
  { "<span style='font-weight:400'>", "not bold" },
  { "<span style='font-style:italic'>", "italic" },
  { "<span style='font-style:oblique'>", "italic" },
  { "<i style='font-style:normal'>", "not italic" },
  { "<span style='text-decoration:underline'>", "underlined" },
  { "<span style='text-decoration-line: underline'>", "underlined" },
  { "<span style=font-weight:bold>", "bold" },
  { "<span style=font-weight:bold align=center>", "centered bold" },
  { "<span style=\"color:red;font-weight:bold\" class='a'>", "bold" },

  { "<font size=4>", "size 135" },
  { "<font size='+1'>", "size 135" },
  { "<font size=-1>", "size 100" },
  { "<span style='font-size:14pt'>", "size 140" },
  { "<span style='font-size:120%'>", "percent 120" },
  { "<span style='font-size:1.5em'>", "percent 150" },
  { "<span style='font-size:xx-small'>", "size 70" },
  { "<span style='font-size:x-small'>", "size 75" },
  { "<span style='font-size:small'>", "size 100" },
  { "<span style='font-size:medium'>", "size 120" },
  { "<span style='font-size:large'>", "size 135" },
  { "<span style='font-size:x-large'>", "size 180" },
  { "<span style='font-size:xx-large'>", "size 240" },
  { "<span style='font-size:larger'>", "percent 120" },
  { "<span style='font-size:smaller'>", "percent 83" },
  { "<span style='font:bold 14pt Times'>", "bold size 140" },
  { "<span style='font: italic 600 10pt/12pt Times; text-align:center'>",
    "centered bold italic size 100" },
  { "<span style='font:400 10pt Times'>", "size 100" },
  { "<span style='font:#1; text-align:center'>", "centered" },

  { "<div hidden>", "hidden" },
  { "<div style='display:none'>", "hidden" },
  { "<div style='visibility:hidden'>", "hidden" },
  { "<div style='display:block'>", "" },
  { "<span style='vertical-align:super'>", "raised" },
  { "<span style='position:relative;top:-3pt'>", "raised" },
  { "<span style='top:3pt'>", "" },
  { "<font face=Wingdings>", "dingbats" },
  { "<font face='wingdings 2'>", "dingbats" },
  { "<font face=\"symbol\">", "symbols" },
  { "<span style='font-family:Wingdings'>", "dingbats" },
  { "<span style=\"font-family:'Symbol'\">", "symbols" },

  { "<div style='margin:6pt'>", "top 60 bottom 60 left 60" },
  { "<div style='margin:6pt 0pt 3pt 9pt'>", "top 60 bottom 30 left 90" },
  { "<div style='margin-top:8px'>", "top 60" },
  { "<div style='margin-bottom:1in'>", "bottom 720" },
  { "<div style='margin-left:9pt;padding-left:9pt'>", "left 180" },
  { "<div style='text-indent:-18pt'>", "indent -180" },
  { "<div style='page-break-after:always'>", "ends page" },
  { "<div style='break-before:page'>", "begins page" },

  { "<td colspan=3>", "colspan 3" },
  { "<td rowspan=\"2\">", "rowspan 2" },
  { "<a href=\"http://www.example.com\">", "address http://www.example.com" },
  { "<img src=a.jpg alt='A plant'>", "address a.jpg alternative A plant" },
  { "<img src='bullet.gif'>", "bullet" },
  { "<img src=dot.gif alt=bullet>", "bullet address dot.gif" },
  { "<img width=\"1\" height='2px'>", "tiny" },
  { "<img width=\"100\">", "" },
};

typedef struct
{
  const char *text;
  PressHtmlCellKind kind;
} Cell;

static const Cell cells[] = {
  { "", PRESS_HTML_CELL_EMPTY },          { " ", PRESS_HTML_CELL_EMPTY },
  { "*", PRESS_HTML_CELL_BULLET },        { "\xE2\x80\xA2", PRESS_HTML_CELL_BULLET },
  { "-", PRESS_HTML_CELL_DASH },          { "\xE2\x80\x94", PRESS_HTML_CELL_DASH },
  { "$ --", PRESS_HTML_CELL_DASH },       { "---%", PRESS_HTML_CELL_DASH },
  { "(3)", PRESS_HTML_CELL_BRACKETED },   { "2.", PRESS_HTML_CELL_NUMBERED },
  { "(iv)", PRESS_HTML_CELL_NUMBERED },   { "$", PRESS_HTML_CELL_OPENING },
  { "$(", PRESS_HTML_CELL_OPENING },      { "(", PRESS_HTML_CELL_OPENING },
  { ")", PRESS_HTML_CELL_CLOSING },       { ")%", PRESS_HTML_CELL_CLOSING },
  { "bps", PRESS_HTML_CELL_CLOSING },     { "2019", PRESS_HTML_CELL_YEAR },
  { "1,234", PRESS_HTML_CELL_FIGURE },    { "$(1,234", PRESS_HTML_CELL_FIGURE },
  { "(12.5)%", PRESS_HTML_CELL_FIGURE },  { "2.5x", PRESS_HTML_CELL_FIGURE },
  { "17 (a)", PRESS_HTML_CELL_FIGURE },   { "n/a", PRESS_HTML_CELL_VOID },
  { "NM", PRESS_HTML_CELL_VOID },         { "$3.0 to $3.2 million", PRESS_HTML_CELL_RANGE },
  { "GAAP: 12%", PRESS_HTML_CELL_RANGE }, { "about 40%", PRESS_HTML_CELL_RANGE },
  { "Sales", PRESS_HTML_CELL_TEXT },      { "Sales of 1999", PRESS_HTML_CELL_TEXT },
};

static void
put (GString *out, gboolean is_so, const char *word)
{
  if (is_so)
    g_string_append_printf (out, " %s", word);
}

static void
put_style (GString *out, const PressHtmlLooks *looks, guint8 style, const char *word)
{
  put (out, (looks->style & style) != 0, word);
  if (looks->plain & style)
    g_string_append_printf (out, " not %s", word);
}

static void
put_number (GString *out, gint number, gint usual, const char *word)
{
  if (number != usual)
    g_string_append_printf (out, " %s %d", word, number);
}

static void
put_value (GString *out, const char *tag, PressSpan span, const char *word)
{
  if (span.end > span.start)
    g_string_append_printf (out, " %s %.*s", word, (int) (span.end - span.start), tag + span.start);
}

/* What is said of the looks, but for what is usual. */
static char *
describe (const char *tag, const PressHtmlLooks *looks)
{
  g_autoptr (GString) out = g_string_new (NULL);

  put_style (out, looks, PRESS_LINE_CENTERED, "centered");
  put_style (out, looks, PRESS_LINE_BOLD, "bold");
  put_style (out, looks, PRESS_LINE_ITALIC, "italic");
  put_style (out, looks, PRESS_LINE_UNDERLINED, "underlined");
  put_number (out, looks->size, 0, "size");
  put_number (out, looks->size_percent, 0, "percent");
  put (out, looks->is_hidden, "hidden");
  put (out, looks->is_raised, "raised");
  put (out, looks->is_dingbats, "dingbats");
  put (out, looks->is_symbols, "symbols");
  put (out, looks->is_bullet, "bullet");
  put (out, looks->is_tiny, "tiny");
  put (out, looks->begins_page, "begins page");
  put (out, looks->ends_page, "ends page");
  put_number (out, looks->top, 0, "top");
  put_number (out, looks->bottom, 0, "bottom");
  put_number (out, looks->left, 0, "left");
  put_number (out, looks->indent, 0, "indent");
  put_number (out, looks->colspan, 1, "colspan");
  put_number (out, looks->rowspan, 1, "rowspan");
  put_value (out, tag, looks->address, "address");
  put_value (out, tag, looks->alternative, "alternative");
  return g_strdup (out->len > 0 ? out->str + 1 : "");
}

static void
test_tags (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const char *tag = tags[i].tag;
      guint32 length = (guint32) strlen (tag);
      g_autoptr (PressHtmlScanner) scanner
          = press_html_scanner_new (tag, length, PRESS_HTML_STATE_TEXT);
      g_autoptr (PressHtmlMarks) marks = press_html_marks_new (scanner, tag, length);
      g_autofree char *looks = NULL;
      const PressHtmlMark *mark;
      PressSpan name;

      g_test_message ("%s", tag);
      g_assert_cmpint (press_html_scanner_next (scanner, &name.start, &name.end), ==,
                       PRESS_HTML_OPEN);
      mark = press_html_marks_read (marks, name, 1);
      looks = describe (tag, &mark->looks);
      g_assert_cmpstr (looks, ==, tags[i].looks);
      g_assert_cmpuint (mark->span.end, ==, length);
    }
}

static void
test_cells (void)
{
  g_autoptr (PressHtmlCells) scanner = press_html_cells_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_test_message ("%s", cells[i].text);
      g_assert_cmpint (press_html_cells_classify (scanner, cells[i].text, strlen (cells[i].text)),
                       ==, cells[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/html-looks/tags-tell-how-text-looks", test_tags);
  g_test_add_func ("/html-looks/cells-hold-what-their-text-is", test_cells);
  return g_test_run ();
}

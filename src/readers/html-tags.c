/* The tags of HTML that change how text looks or where its lines end. */
#include "readers/html-tags.h"
#include "base/copy.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 12

#define LINE_MARGIN 12
#define LIST_LEFT 30

#define HEADING(level) PRESS_HTML_TAG_BLOCK, TRUE, PRESS_LINE_BOLD, level, LINE_MARGIN, 0

/* By name. Margins are those of a browser without a style sheet. */
static const PressHtmlTag tags[] = {
  { "a", PRESS_HTML_TAG_LINK, FALSE, 0, 0, 0, 0 },
  { "address", PRESS_HTML_TAG_BLOCK, TRUE, 0, 0, 0, 0 },
  { "area", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "article", PRESS_HTML_TAG_BLOCK, TRUE, 0, 0, 0, 0 },
  { "b", PRESS_HTML_TAG_BOLD, FALSE, PRESS_LINE_BOLD, 0, 0, 0 },
  { "base", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "big", PRESS_HTML_TAG_LARGER, FALSE, 0, 0, 0, 0 },
  { "blockquote", PRESS_HTML_TAG_BLOCK, TRUE, 0, 0, LINE_MARGIN, LIST_LEFT },
  { "body", PRESS_HTML_TAG_BODY, TRUE, 0, 0, 0, 0 },
  { "br", PRESS_HTML_TAG_BREAK, FALSE, 0, 0, 0, 0 },
  { "center", PRESS_HTML_TAG_BLOCK, TRUE, PRESS_LINE_CENTERED, 0, 0, 0 },
  { "col", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "dd", PRESS_HTML_TAG_TERM, TRUE, 0, 0, 0, LIST_LEFT },
  { "div", PRESS_HTML_TAG_BLOCK, TRUE, 0, 0, 0, 0 },
  { "dl", PRESS_HTML_TAG_BLOCK, TRUE, 0, 0, LINE_MARGIN, 0 },
  { "dt", PRESS_HTML_TAG_TERM, TRUE, 0, 0, 0, 0 },
  { "em", PRESS_HTML_TAG_ITALIC, FALSE, PRESS_LINE_ITALIC, 0, 0, 0 },
  { "embed", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "font", PRESS_HTML_TAG_FONT, FALSE, 0, 0, 0, 0 },
  { "form", PRESS_HTML_TAG_BLOCK, TRUE, 0, 0, 0, 0 },
  { "h1", HEADING (1) },
  { "h2", HEADING (2) },
  { "h3", HEADING (3) },
  { "h4", HEADING (4) },
  { "h5", HEADING (5) },
  { "h6", HEADING (6) },
  { "head", PRESS_HTML_TAG_HEAD, FALSE, 0, 0, 0, 0 },
  { "hr", PRESS_HTML_TAG_LINE, TRUE, 0, 0, LINE_MARGIN, 0 },
  { "i", PRESS_HTML_TAG_ITALIC, FALSE, PRESS_LINE_ITALIC, 0, 0, 0 },
  { "img", PRESS_HTML_TAG_IMAGE, FALSE, 0, 0, 0, 0 },
  { "input", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "ix:header", PRESS_HTML_TAG_INVISIBLE, FALSE, 0, 0, 0, 0 },
  { "li", PRESS_HTML_TAG_ITEM, TRUE, 0, 0, 0, 0 },
  { "link", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "meta", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "ol", PRESS_HTML_TAG_NUMBERS, TRUE, 0, 0, LINE_MARGIN, LIST_LEFT },
  { "p", PRESS_HTML_TAG_PARAGRAPH, TRUE, 0, 0, LINE_MARGIN, 0 },
  { "param", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
  { "pre", PRESS_HTML_TAG_KEPT, TRUE, 0, 0, LINE_MARGIN, 0 },
  { "script", PRESS_HTML_TAG_RAW, FALSE, 0, 0, 0, 0 },
  { "section", PRESS_HTML_TAG_BLOCK, TRUE, 0, 0, 0, 0 },
  { "small", PRESS_HTML_TAG_SMALLER, FALSE, 0, 0, 0, 0 },
  { "span", PRESS_HTML_TAG_SPAN, FALSE, 0, 0, 0, 0 },
  { "strong", PRESS_HTML_TAG_BOLD, FALSE, PRESS_LINE_BOLD, 0, 0, 0 },
  { "style", PRESS_HTML_TAG_RAW, FALSE, 0, 0, 0, 0 },
  { "sup", PRESS_HTML_TAG_RAISED, FALSE, 0, 0, 0, 0 },
  { "table", PRESS_HTML_TAG_TABLE, TRUE, 0, 0, 0, 0 },
  { "td", PRESS_HTML_TAG_CELL, TRUE, 0, 0, 0, 0 },
  { "th", PRESS_HTML_TAG_CELL, TRUE, PRESS_LINE_BOLD, 0, 0, 0 },
  { "title", PRESS_HTML_TAG_RAW, FALSE, 0, 0, 0, 0 },
  { "tr", PRESS_HTML_TAG_ROW, TRUE, 0, 0, 0, 0 },
  { "u", PRESS_HTML_TAG_UNDERLINED, FALSE, PRESS_LINE_UNDERLINED, 0, 0, 0 },
  { "ul", PRESS_HTML_TAG_BULLETS, TRUE, 0, 0, LINE_MARGIN, LIST_LEFT },
  { "wbr", PRESS_HTML_TAG_VOID, FALSE, 0, 0, 0, 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (tags) < PRESS_HTML_TAG_NUMBERS_END);

guint
press_html_tag_get_number (const PressHtmlTag *tag)
{
  return tag->id == PRESS_HTML_TAG_OTHER ? 0 : (guint) (tag - tags) + 1;
}

static int
compare_tags (gconstpointer name, gconstpointer tag)
{
  return strcmp (name, ((const PressHtmlTag *) tag)->name);
}

/* The tag of that name in any case; one of no meaning where it has none. */
const PressHtmlTag *
press_html_find_tag (const char *name, gsize length)
{
  static const PressHtmlTag other = { "", PRESS_HTML_TAG_OTHER, FALSE, 0, 0, 0, 0 };
  const PressHtmlTag *tag;
  char lower[LONGEST_NAME + 1];

  if (length > LONGEST_NAME)
    return &other;
  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (name[i]);
  lower[length] = '\0';
  tag = bsearch (lower, tags, G_N_ELEMENTS (tags), sizeof tags[0], compare_tags);
  return tag != NULL ? tag : &other;
}

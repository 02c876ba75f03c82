/* The tags of HTML that change how text looks or where its lines end. */
#include "readers/html-tags.h"
#include "base/copy.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 12

#define LINE_MARGIN 12
#define LIST_LEFT 30

static const PressHtmlTag tags[] = {
#define PRESS_HTML_TAG(NAME, name, id, is_block, style, level, margin, left)                       \
  { name, PRESS_HTML_TAG_##id, PRESS_HTML_NAME_##NAME, is_block, style, level, margin, left },
#include "readers/html-tags.def"
#undef PRESS_HTML_TAG
};

G_STATIC_ASSERT (G_N_ELEMENTS (tags) + 1 == PRESS_HTML_N_NAMES);

static int
compare_tags (gconstpointer name, gconstpointer tag)
{
  return strcmp (name, ((const PressHtmlTag *) tag)->name);
}

/* What a tag is that is said to run on in its line: a division is like a span then. */
const PressHtmlTag *
press_html_tag_run_in (const PressHtmlTag *tag)
{
  static const PressHtmlTag run_in
      = { "div", PRESS_HTML_TAG_SPAN, PRESS_HTML_NAME_DIV, FALSE, 0, 0, 0, 0 };

  return tag->number == PRESS_HTML_NAME_DIV ? &run_in : tag;
}

/* The tag of that name in any case; one of no meaning where it has none. */
const PressHtmlTag *
press_html_find_tag (const char *name, gsize length)
{
  static const PressHtmlTag other
      = { "", PRESS_HTML_TAG_OTHER, PRESS_HTML_NAME_NONE, FALSE, 0, 0, 0, 0 };
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

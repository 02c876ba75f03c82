/* The tags of HTML that change how text looks or where its lines end. */
#pragma once

#include <glib.h>

typedef enum
{
  PRESS_HTML_TAG_OTHER, /* no more than its attributes */
  PRESS_HTML_TAG_BLOCK,
  PRESS_HTML_TAG_PARAGRAPH,
  PRESS_HTML_TAG_ITEM,
  PRESS_HTML_TAG_TERM, /* or what is said of it */
  PRESS_HTML_TAG_BULLETS,
  PRESS_HTML_TAG_NUMBERS,
  PRESS_HTML_TAG_KEPT, /* pre: its lines are lines */
  PRESS_HTML_TAG_TABLE,
  PRESS_HTML_TAG_ROW,
  PRESS_HTML_TAG_CELL,
  PRESS_HTML_TAG_BOLD,
  PRESS_HTML_TAG_ITALIC,
  PRESS_HTML_TAG_UNDERLINED,
  PRESS_HTML_TAG_RAISED,
  PRESS_HTML_TAG_LARGER,
  PRESS_HTML_TAG_SMALLER,
  PRESS_HTML_TAG_FONT,
  PRESS_HTML_TAG_SPAN,
  PRESS_HTML_TAG_LINK,
  PRESS_HTML_TAG_IMAGE,
  PRESS_HTML_TAG_BREAK,
  PRESS_HTML_TAG_LINE,
  PRESS_HTML_TAG_VOID,
  PRESS_HTML_TAG_RAW, /* text that shows nothing, up to its end tag */
  PRESS_HTML_TAG_HEAD,
  PRESS_HTML_TAG_BODY,
  PRESS_HTML_TAG_INVISIBLE,
  PRESS_HTML_N_TAGS
} PressHtmlTagId;

/* Which tag it is; those of no meaning share one. */
typedef enum
{
  PRESS_HTML_NAME_NONE,
#define PRESS_HTML_TAG(NAME, name, id, is_block, style, level, margin, left) PRESS_HTML_NAME_##NAME,
#include "readers/html-tags.def"
#undef PRESS_HTML_TAG
  PRESS_HTML_N_NAMES
} PressHtmlName;

typedef struct
{
  const char *name;
  guint8 id;     /* PressHtmlTagId */
  guint8 number; /* PressHtmlName */
  gboolean is_block;
  guint8 style;  /* PressLineStyle */
  guint8 level;  /* of a heading */
  guint8 margin; /* above and below, points */
  guint8 left;   /* points */
} PressHtmlTag;

const PressHtmlTag *press_html_tag_run_in (const PressHtmlTag *tag);
const PressHtmlTag *press_html_find_tag (const char *name, gsize length);

/* What the attributes of a tag say, read once for each tag that is spelled alike.
 *
 * The same few tags, a style and all, stand thousands of times in a file that a word processor has
 * written. What one was found to say is kept, and its next copy is passed over by its bytes. */
#include "readers/html-looks.h"
#include "base/copy.h"
#include "base/known-tags.h"

#include <stddef.h>
#include <string.h>

#define MOST_SPAN 256
#define MEDIUM_STEP 3
#define LARGER_PERCENT 120
#define SMALLER_PERCENT 83

struct _PressHtmlMarks
{
  PressHtmlScanner *scanner;
  const char *text; /* as it is scanned */
  const char *file; /* without the marks of the scanner in it */
  guint32 length;
  guint32 tag_start;  /* of the tag at hand */
  PressHtmlMark mark; /* one that is not kept */
  PressKnownTags known;
  PressHtmlMark kept[PRESS_KNOWN_TAGS_N]; /* by place; where none is known it is not set */
};

PressHtmlMarks *
press_html_marks_new (PressHtmlScanner *scanner, const char *file, guint32 length)
{
  PressHtmlMarks *marks = g_new (PressHtmlMarks, 1);

  memset (marks, 0, offsetof (PressHtmlMarks, kept));
  marks->scanner = scanner;
  marks->text = press_html_scanner_get_text (scanner);
  marks->file = file;
  marks->length = length;
  return marks;
}

void
press_html_marks_free (PressHtmlMarks *marks)
{
  g_free (marks);
}

/* In tenths of a point, which will do for looks. */
static gint16
get_tenths (gdouble points)
{
  return (gint16) CLAMP (points * 10, -10000, 10000);
}

/* A length of CSS in points; @end is where it ends. */
static gdouble
read_length (const char *at, const char **end)
{
  static const struct
  {
    const char *name;
    gdouble points;
  } units[]
      = { { "pt", 1 }, { "px", 0.75 }, { "in", 72 }, { "em", 10 }, { "rem", 12 }, { "cm", 28.3 } };
  char *unit;
  gdouble length = g_ascii_strtod (at, &unit);

  *end = unit;
  while (g_ascii_isalpha (**end) || **end == '%')
    ++*end;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strncasecmp (unit, units[i].name, 2) == 0)
      return CLAMP (length * units[i].points, -1000, 1000);
  return *unit == '%' ? 0 : CLAMP (length, -1000, 1000);
}

static gint16
read_length_behind_colon (const PressHtmlMarks *marks, PressSpan span)
{
  const char *colon = memchr (marks->text + span.start, ':', span.end - span.start);
  const char *end;

  return colon != NULL ? get_tenths (read_length (colon + 1, &end)) : 0;
}

static void
add_left (PressHtmlLooks *looks, gint16 length)
{
  looks->left = (gint16) CLAMP (looks->left + length, -10000, 10000);
}

/* One to four lengths: above, right, below, left. */
static void
read_margins (const PressHtmlMarks *marks, PressSpan span, PressHtmlLooks *looks)
{
  const char *at = memchr (marks->text + span.start, ':', span.end - span.start);
  const char *end = marks->text + span.end;
  gdouble lengths[4] = { 0 };
  guint n = 0;

  for (at++; n < 4; n++)
    {
      while (at < end && g_ascii_isspace (*at))
        at++;
      if (at >= end)
        break;
      lengths[n] = read_length (at, &at);
    }
  looks->top = get_tenths (lengths[0]);
  looks->bottom = get_tenths (n > 2 ? lengths[2] : lengths[0]);
  add_left (looks, get_tenths (n > 3 ? lengths[3] : n > 1 ? lengths[1] : lengths[0]));
}

/* The sizes of a font that have names or numbers, in tenths of a point, smallest first. */
static const guint16 sizes_of_steps[] = { 70, 75, 100, 120, 135, 180, 240, 360 };

/* What tags say by themselves of the size, of the font that they stand in. */
static const guint8 tag_percents[PRESS_HTML_N_TAGS]
    = { [PRESS_HTML_TAG_LARGER] = LARGER_PERCENT, [PRESS_HTML_TAG_SMALLER] = SMALLER_PERCENT };

/* "4", or "+1" and "-1", which count from the third, whatever font they stand in. */
static guint16
read_step (const PressHtmlMarks *marks, PressSpan span)
{
  const char *at = marks->text + span.start;
  const char *end = marks->text + span.end;
  gint64 step;
  gint sign = 0;

  while (at < end && !g_ascii_isdigit (*at))
    {
      sign = *at == '-' ? -1 : *at == '+' ? 1 : sign;
      at++;
    }
  step = g_ascii_digit_value (*at);
  step = sign == 0 ? step : MEDIUM_STEP + sign * step;
  return sizes_of_steps[CLAMP (step, 1, (gint64) G_N_ELEMENTS (sizes_of_steps) - 1)];
}

/* "14pt", or "120%" and "1.2em", which count from the font that it stands in. */
static void
read_size (const PressHtmlMarks *marks, PressSpan span, PressHtmlLooks *looks)
{
  const char *at = marks->text + span.start;
  const char *end;
  char *unit;
  gdouble length;

  while (!g_ascii_isdigit (*at) && *at != '.' && at < marks->text + span.end)
    at++;
  length = CLAMP (g_ascii_strtod (at, &unit), 0, PRESS_HTML_LARGEST_SIZE);
  looks->size = looks->size_percent = 0;
  if (*unit == '%')
    looks->size_percent = (guint16) length;
  else if (g_ascii_strncasecmp (unit, "em", 2) == 0)
    looks->size_percent = (guint16) MIN (length * 100, G_MAXUINT16);
  else
    looks->size = (guint16) CLAMP (read_length (at, &end) * 10, 0, PRESS_HTML_LARGEST_SIZE);
}

static guint16
read_span (const PressHtmlMarks *marks, PressSpan span)
{
  guint32 at = span.start;

  while (at < span.end && !g_ascii_isdigit (marks->text[at]))
    at++;
  return (guint16) CLAMP (g_ascii_strtoull (marks->text + at, NULL, 10), 1, MOST_SPAN);
}

/* The value of an attribute without its quotes, counted from the start of its tag. */
static PressSpan
find_value (const PressHtmlMarks *marks, PressSpan span)
{
  const char *file = marks->file;
  const char *equals = memchr (file + span.start, '=', span.end - span.start);

  span.start = (guint32) (equals - file) + 1;
  while (span.start < span.end && g_ascii_isspace (file[span.start]))
    span.start++;
  if (span.end - span.start >= 2 && (file[span.start] == '"' || file[span.start] == '\''))
    {
      span.start++;
      span.end--;
    }
  return (PressSpan){ span.start - marks->tag_start, span.end - marks->tag_start };
}

/* What is said last stands. */
static void
set_style (PressHtmlLooks *looks, PressLineStyle style, gboolean is_so)
{
  looks->style = (guint8) (is_so ? looks->style | style : looks->style & ~style);
  looks->plain = (guint8) (is_so ? looks->plain & ~style : looks->plain | style);
}

/* One attribute, or one declaration of a style. */
static void
read_attribute (const PressHtmlMarks *marks, int token, PressSpan span, PressHtmlLooks *looks)
{
  switch (token)
    {
    case PRESS_HTML_HIDDEN:
      looks->is_hidden = TRUE;
      break;
    case PRESS_HTML_INLINE:
      looks->is_inline = TRUE;
      break;
    case PRESS_HTML_SIZE:
      read_size (marks, span, looks);
      break;
    case PRESS_HTML_SIZE_STEP:
      looks->size = read_step (marks, span);
      break;
    case PRESS_HTML_SIZE_XX_SMALL:
    case PRESS_HTML_SIZE_X_SMALL:
    case PRESS_HTML_SIZE_SMALL:
    case PRESS_HTML_SIZE_MEDIUM:
    case PRESS_HTML_SIZE_LARGE:
    case PRESS_HTML_SIZE_X_LARGE:
    case PRESS_HTML_SIZE_XX_LARGE:
      looks->size = sizes_of_steps[token - PRESS_HTML_SIZE_XX_SMALL];
      break;
    case PRESS_HTML_SIZE_LARGER:
      looks->size_percent = LARGER_PERCENT;
      break;
    case PRESS_HTML_SIZE_SMALLER:
      looks->size_percent = SMALLER_PERCENT;
      break;
    case PRESS_HTML_CENTER:
      set_style (looks, PRESS_LINE_CENTERED, TRUE);
      break;
    case PRESS_HTML_NOT_CENTER:
      set_style (looks, PRESS_LINE_CENTERED, FALSE);
      break;
    case PRESS_HTML_BOLD:
      set_style (looks, PRESS_LINE_BOLD, TRUE);
      break;
    case PRESS_HTML_NOT_BOLD:
      set_style (looks, PRESS_LINE_BOLD, FALSE);
      break;
    case PRESS_HTML_ITALIC:
      set_style (looks, PRESS_LINE_ITALIC, TRUE);
      break;
    case PRESS_HTML_NOT_ITALIC:
      set_style (looks, PRESS_LINE_ITALIC, FALSE);
      break;
    case PRESS_HTML_UNDERLINED:
      set_style (looks, PRESS_LINE_UNDERLINED, TRUE);
      break;
    case PRESS_HTML_RAISED:
      looks->is_raised = TRUE;
      break;
    case PRESS_HTML_ADDRESS:
      looks->address = find_value (marks, span);
      break;
    case PRESS_HTML_ALTERNATIVE:
      looks->alternative = find_value (marks, span);
      break;
    case PRESS_HTML_BULLET:
      looks->is_bullet = TRUE;
      break;
    case PRESS_HTML_TINY:
      looks->is_tiny = TRUE;
      break;
    case PRESS_HTML_DINGBATS:
      looks->is_dingbats = TRUE;
      break;
    case PRESS_HTML_SYMBOLS:
      looks->is_symbols = TRUE;
      break;
    case PRESS_HTML_PAGE_BEFORE:
      looks->begins_page = TRUE;
      break;
    case PRESS_HTML_PAGE_AFTER:
      looks->ends_page = TRUE;
      break;
    case PRESS_HTML_MARGIN:
      read_margins (marks, span, looks);
      break;
    case PRESS_HTML_MARGIN_TOP:
      looks->top = read_length_behind_colon (marks, span);
      break;
    case PRESS_HTML_MARGIN_BOTTOM:
      looks->bottom = read_length_behind_colon (marks, span);
      break;
    case PRESS_HTML_LEFT:
      add_left (looks, read_length_behind_colon (marks, span));
      break;
    case PRESS_HTML_INDENT:
      looks->indent = read_length_behind_colon (marks, span);
      break;
    case PRESS_HTML_COLSPAN:
      looks->colspan = read_span (marks, span);
      break;
    case PRESS_HTML_ROWSPAN:
      looks->rowspan = read_span (marks, span);
      break;
    default:
      break;
    }
}

/* Reads up to the end of a tag and gives the offset behind it. */
static guint32
read_attributes (PressHtmlMarks *marks, guint32 start, PressHtmlLooks *looks)
{
  PressSpan span = { start, marks->length };
  int token;

  while ((token = press_html_scanner_next (marks->scanner, &span.start, &span.end))
             != PRESS_HTML_END
         && token != PRESS_HTML_TAG_END)
    read_attribute (marks, token, span, looks);
  return token == PRESS_HTML_END ? marks->length : span.end;
}

static void
read_mark (PressHtmlMarks *marks, PressSpan name, guint n_before, PressHtmlMark *mark)
{
  mark->tag
      = press_html_find_tag (marks->text + name.start + n_before, name.end - name.start - n_before);
  marks->tag_start = name.start;
  mark->looks = (PressHtmlLooks){ .top = (gint16) (mark->tag->margin * 10),
                                  .bottom = (gint16) (mark->tag->margin * 10),
                                  .size_percent = tag_percents[mark->tag->id],
                                  .colspan = 1,
                                  .rowspan = 1 };
  mark->is_end = n_before > 1;
  mark->span = (PressSpan){ name.start, read_attributes (marks, name.end, &mark->looks) };
  if (mark->looks.is_inline)
    mark->tag = press_html_tag_run_in (mark->tag);
}

/* The tag that begins at @start, where one that is spelled alike has been read. NULL: it must be
 * read. */
const PressHtmlMark *
press_html_marks_find (PressHtmlMarks *marks, guint32 start)
{
  PressHtmlMark *mark;
  guint place;

  if (start >= marks->length || marks->file[start] != '<')
    return NULL;
  place = press_known_tags_find (&marks->known, marks->file, start, marks->length);
  if (place == PRESS_KNOWN_TAGS_N)
    return NULL;
  mark = &marks->kept[place];
  mark->span = (PressSpan){ start, start + marks->known.lengths[place] };
  return mark;
}

/* Reads up to the end of a tag whose name, with @n_before bytes in front of it, has been scanned.
 * What is kept is good as long as it ends at its first bracket: with a bracket in quotes it does
 * not. */
const PressHtmlMark *
press_html_marks_read (PressHtmlMarks *marks, PressSpan name, guint n_before)
{
  guint32 length = press_tag_measure (marks->file, name.start, marks->length);
  PressHtmlMark *mark;
  guint place;

  if (length == 0)
    {
      read_mark (marks, name, n_before, &marks->mark);
      return &marks->mark;
    }
  place = press_known_tags_keep (&marks->known, marks->file, name.start, length);
  mark = &marks->kept[place];
  read_mark (marks, name, n_before, mark);
  if (mark->span.end != name.start + length)
    press_known_tags_forget (&marks->known, place);
  return mark;
}

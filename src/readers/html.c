/* The reader for HTML: tags become lines and their looks.
 *
 * The tags are read by a scanner of our own, which takes half the time of libxml2's parser and
 * tells the place of each text whatever the encoding; libxml2 knows the names of characters. */
#include "readers/html.h"
#include "diagnostics/diagnostics.h"
#include "readers/encoding.h"
#include "readers/html-copy.h"
#include "readers/html-faults.h"
#include "readers/html-levels.h"
#include "readers/html-looks.h"
#include "readers/html-text.h"

#include <string.h>

#define FURTHEST_HEAD_BYTES 65536
#define POINTS_OF_A_COLUMN 12
#define MOST_INDENT_COLUMNS 5
#define FEWEST_POINTS_SEEN 3 /* less white space does not set two lines apart */
#define NO_FRAME G_MAXUINT32
#define ORDINARY_SIZE 120 /* tenths of a point, where nothing is said of the font */

/* An open element. */
typedef struct
{
  const PressHtmlTag *tag;
  guint8 style;
  guint8 level;
  guint16 size;   /* of the font, tenths of a point */
  guint16 bottom; /* margin, points */
  gint16 left;    /* points */
  gint16 indent;
  gboolean is_hidden;
  gboolean is_kept;
  gboolean is_dingbats;
  gboolean is_symbols;
  gboolean is_raised;
  gboolean ends_page;
  guint32 same;       /* the frame of the same tag that was open before, or NO_FRAME */
  guint32 table;      /* the innermost table, which may be this frame, or NO_FRAME */
  guint32 cell;       /* the innermost table or cell */
  guint32 piece;      /* of a table */
  guint32 link_start; /* of a link: bytes of the text */
  PressSpan address;
  guint n_items;
  PressSpan mark; /* the tag that opened it */
} Frame;

typedef struct
{
  PressHtmlText *text;
  PressHtmlScanner *scanner;
  PressHtmlMarks *marks;
  guint32 length;
  GArray *frames;
  guint64 most_frames;
  PressSpan too_deep; /* the first tag that would have opened one more */
  PressSpan last;     /* the last tag */
  guint n_shown;      /* of the images */
  PressSpan page;     /* the mark of one that breaks in a table: it stands below */
  guint32 open[PRESS_HTML_TAG_NUMBERS_END]; /* by tag: its innermost frame, or NO_FRAME */
  PressHtmlFaults faults;
  gsize body_end; /* bytes of the text at the end tag of the body; 0: none yet */
} Reader;

static Frame *
get_frame (const Reader *reader, guint32 index)
{
  return &g_array_index (reader->frames, Frame, index);
}

static Frame *
get_top (const Reader *reader)
{
  return get_frame (reader, reader->frames->len - 1);
}

/* The looks of the innermost element are those of the text that comes next. */
static void
settle_looks (Reader *reader)
{
  const Frame *top = get_top (reader);
  PressHtmlText *text = reader->text;
  gint columns = (top->left + top->indent) / POINTS_OF_A_COLUMN;

  text->style = top->style;
  text->level = top->level;
  text->size = top->size;
  text->is_hidden = top->is_hidden;
  text->is_kept = top->is_kept;
  text->is_dingbats = top->is_dingbats;
  text->is_symbols = top->is_symbols;
  text->is_raised = top->is_raised;
  text->indent = (guint16) CLAMP (columns, 0, MOST_INDENT_COLUMNS);
}

/* Elements. */

static PressHtmlGap
get_gap (gdouble margin)
{
  return margin >= FEWEST_POINTS_SEEN ? PRESS_HTML_GAP_BLANK : PRESS_HTML_GAP_BLOCK;
}

static void
add_page (Reader *reader, PressSpan mark)
{
  PressHtmlPiece page = { .kind = PRESS_HTML_PAGE, .mark = mark };

  if (reader->text->is_hidden)
    return;
  press_html_text_end_block (reader->text, PRESS_HTML_GAP_BLOCK);
  if (get_top (reader)->table != NO_FRAME)
    reader->page = mark;
  else
    press_html_text_add_piece (reader->text, &page);
}

/* Images stand below the line that they are in, and below the table. */
static void
flush_images (Reader *reader)
{
  PressHtmlText *text = reader->text;

  if (press_html_text_has_line (text) || get_top (reader)->table != NO_FRAME)
    return;
  for (; reader->n_shown < text->images->len; reader->n_shown++)
    {
      const PressHtmlLink *image = &g_array_index (text->images, PressHtmlLink, reader->n_shown);
      PressHtmlPiece piece = { .kind = PRESS_HTML_IMAGE,
                               .mark = { image->start, image->end },
                               .last = reader->n_shown };

      press_html_text_add_piece (text, &piece);
    }
}

static void
read_image (Reader *reader, const PressHtmlMark *mark)
{
  guint32 start = mark->span.start;
  const PressHtmlLooks *looks = &mark->looks;
  PressHtmlLink image = { mark->span.start,
                          mark->span.end,
                          { start + looks->address.start, start + looks->address.end },
                          { start + looks->alternative.start, start + looks->alternative.end } };

  if (reader->text->is_hidden || looks->is_hidden || looks->is_tiny)
    return;
  if (looks->is_bullet)
    {
      press_html_text_add_mark (reader->text, "\xe2\x80\xa2", mark->span);
      reader->text->blank = mark->span;
      return;
    }
  g_array_append_val (reader->text->images, image);
  flush_images (reader);
}

static void
end_link (Reader *reader, const Frame *frame)
{
  PressHtmlLink link
      = { frame->link_start, (guint32) reader->text->text->len, frame->address, { 0, 0 } };

  if (link.end > link.start && link.address.end > link.address.start)
    g_array_append_val (reader->text->links, link);
}

static void
end_table (Reader *reader, const Frame *frame, PressSpan mark)
{
  PressHtmlPiece end = { .kind = PRESS_HTML_TABLE_END, .mark = mark };

  g_array_index (reader->text->pieces, PressHtmlPiece, frame->piece).last
      = reader->text->pieces->len;
  press_html_text_add_piece (reader->text, &end);
}

/* Closes the innermost element at @mark. */
static void
close_top (Reader *reader, PressSpan mark)
{
  Frame frame = *get_top (reader);

  if (frame.tag->is_block)
    press_html_text_end_block (reader->text, get_gap (frame.bottom));
  if (frame.tag->id == PRESS_HTML_TAG_TABLE && !frame.is_hidden)
    end_table (reader, &frame, mark);
  if (frame.tag->id == PRESS_HTML_TAG_LINK)
    end_link (reader, &frame);
  reader->open[press_html_tag_get_number (frame.tag)] = frame.same;
  g_array_set_size (reader->frames, reader->frames->len - 1);
  settle_looks (reader);
  if (frame.tag->is_block)
    flush_images (reader);
  if (frame.ends_page)
    add_page (reader, mark);
  if (reader->page.end > 0 && get_top (reader)->table == NO_FRAME)
    {
      add_page (reader, reader->page);
      reader->page.end = 0;
    }
}

/* Closes elements from the innermost one to that at @index, which @mark is about; 0: all. What is
 * still open inside it is told of. */
static void
close_down_to (Reader *reader, guint32 index, PressSpan mark)
{
  PressHtmlFault fault
      = mark.start == reader->length ? PRESS_HTML_FAULT_OPEN : PRESS_HTML_FAULT_CROSSED;

  for (guint32 i = reader->frames->len - 1; i > index; i--)
    if (press_html_tag_needs_end (get_frame (reader, i)->tag))
      press_html_faults_note (&reader->faults, fault, get_frame (reader, i)->mark);
  while (reader->frames->len > MAX (index, 1))
    close_top (reader, mark);
}

/* An end tag closes what was opened in the same cell only; one of a table, what was in the same
 * table. */
static guint32
find_open (const Reader *reader, const PressHtmlTag *tag)
{
  const Frame *top = get_top (reader);
  guint32 index = reader->open[press_html_tag_get_number (tag)];
  gboolean is_of_table = tag->id == PRESS_HTML_TAG_TABLE || tag->id == PRESS_HTML_TAG_ROW
                         || tag->id == PRESS_HTML_TAG_CELL;
  guint32 least = is_of_table ? top->table : top->cell;

  return index != NO_FRAME && index != 0 && (least == NO_FRAME || index >= least) ? index
                                                                                  : NO_FRAME;
}

static void
close_named (Reader *reader, const char *name, PressSpan mark)
{
  guint32 index = find_open (reader, press_html_find_tag (name, strlen (name)));

  if (index != NO_FRAME)
    close_down_to (reader, index, mark);
}

/* What a start tag closes although no end tag has said so. */
static void
close_implied (Reader *reader, const PressHtmlTag *tag, PressSpan mark)
{
  if (tag->is_block || tag->id == PRESS_HTML_TAG_BODY)
    close_named (reader, "head", mark);
  if (tag->id == PRESS_HTML_TAG_CELL || tag->id == PRESS_HTML_TAG_ROW)
    {
      close_named (reader, "td", mark);
      close_named (reader, "th", mark);
    }
  else if (tag->is_block)
    close_named (reader, "p", mark);
  if (tag->id == PRESS_HTML_TAG_ROW)
    close_named (reader, "tr", mark);
  if (tag->id == PRESS_HTML_TAG_LINK)
    close_named (reader, "a", mark);
  if (tag->id == PRESS_HTML_TAG_ITEM)
    {
      guint32 item = find_open (reader, tag);
      guint32 bullets = find_open (reader, press_html_find_tag ("ul", 2));
      guint32 numbers = find_open (reader, press_html_find_tag ("ol", 2));

      if (item != NO_FRAME && (bullets == NO_FRAME || bullets < item)
          && (numbers == NO_FRAME || numbers < item))
        close_down_to (reader, item, mark);
    }
}

static guint8
choose_style (guint8 style, guint8 flag, gint16 is_set)
{
  return is_set == 0 ? style : is_set > 0 ? style | flag : style & (guint8) ~flag;
}

static guint16
choose_size (guint16 size, const PressHtmlLooks *looks)
{
  if (looks->size > 0)
    return (guint16) looks->size;
  if (looks->size_percent > 0)
    return (guint16) CLAMP (size * looks->size_percent / 100, 1, PRESS_HTML_LARGEST_SIZE);
  return size;
}

static Frame
make_frame (const Reader *reader, const PressHtmlTag *tag, const PressHtmlLooks *looks)
{
  const Frame *parent = get_top (reader);
  guint32 index = reader->frames->len;
  Frame frame = *parent;

  frame.tag = tag;
  frame.style = choose_style (parent->style | tag->style, PRESS_LINE_BOLD, looks->is_bold);
  frame.style = choose_style (frame.style, PRESS_LINE_ITALIC, looks->is_italic);
  frame.style = choose_style (frame.style, PRESS_LINE_CENTERED, looks->is_centered);
  frame.style = choose_style (frame.style, PRESS_LINE_UNDERLINED, looks->is_underlined);
  frame.size = choose_size (parent->size, looks);
  frame.level = tag->level > 0 ? tag->level : parent->level;
  frame.bottom = (guint16) MAX (looks->bottom, 0);
  frame.ends_page = looks->ends_page && tag->is_block;
  frame.is_hidden
      |= looks->is_hidden || tag->id == PRESS_HTML_TAG_INVISIBLE || tag->id == PRESS_HTML_TAG_HEAD;
  frame.is_kept |= tag->id == PRESS_HTML_TAG_KEPT;
  frame.is_dingbats |= looks->is_dingbats;
  frame.is_symbols |= looks->is_symbols;
  frame.is_raised = (parent->is_raised && !tag->is_block) || looks->is_raised
                    || tag->id == PRESS_HTML_TAG_RAISED;
  frame.link_start = reader->text->text->len;
  frame.same = reader->open[press_html_tag_get_number (tag)];
  frame.n_items = 0;
  if (tag->is_block)
    {
      frame.left = (gint16) CLAMP (parent->left + looks->left + tag->left, 0, 10000);
      frame.indent = (gint16) (looks->indent != 0 ? looks->indent : parent->indent);
    }
  if (tag->id == PRESS_HTML_TAG_TABLE || tag->id == PRESS_HTML_TAG_CELL)
    {
      frame.cell = index;
      frame.left = (gint16) (tag->id == PRESS_HTML_TAG_CELL ? CLAMP (looks->left, 0, 1000) : 0);
      frame.indent = (gint16) looks->indent;
    }
  if (tag->id == PRESS_HTML_TAG_TABLE)
    {
      frame.table = index;
      frame.style &= (guint8) ~PRESS_LINE_CENTERED;
      frame.piece = reader->text->pieces->len;
    }
  return frame;
}

/* The marks of a table between the lines. */
static void
add_table_mark (Reader *reader, const PressHtmlTag *tag, const PressHtmlLooks *looks,
                PressSpan mark)
{
  static const guint8 kinds[PRESS_HTML_N_TAGS] = {
    [PRESS_HTML_TAG_TABLE] = PRESS_HTML_TABLE_START,
    [PRESS_HTML_TAG_ROW] = PRESS_HTML_ROW_START,
    [PRESS_HTML_TAG_CELL] = PRESS_HTML_CELL_START,
  };
  const Frame *parent = get_top (reader);
  PressHtmlPiece piece = { .kind = kinds[tag->id],
                           .gap = (guint8) reader->text->gap,
                           .colspan = (guint16) looks->colspan,
                           .rowspan = (guint16) looks->rowspan,
                           .mark = mark };

  if (piece.kind == 0 || parent->is_hidden || looks->is_hidden)
    return;
  if (tag->id == PRESS_HTML_TAG_TABLE && parent->table != NO_FRAME)
    g_array_index (reader->text->pieces, PressHtmlPiece, get_frame (reader, parent->table)->piece)
        .has_nested
        = TRUE;
  if (tag->id == PRESS_HTML_TAG_TABLE || parent->table != NO_FRAME)
    press_html_text_add_piece (reader->text, &piece);
}

/* The mark in front of an item of a list. */
static void
add_item_mark (Reader *reader, PressSpan mark)
{
  guint32 bullets = find_open (reader, press_html_find_tag ("ul", 2));
  guint32 numbers = find_open (reader, press_html_find_tag ("ol", 2));
  char number[16];

  if (numbers == NO_FRAME || (bullets != NO_FRAME && bullets > numbers))
    press_html_text_add_mark (reader->text, "\xe2\x80\xa2", mark);
  else
    {
      g_snprintf (number, sizeof number, "%u.", ++get_frame (reader, numbers)->n_items);
      press_html_text_add_mark (reader->text, number, mark);
    }
  reader->text->blank = mark;
}

/* An element in too many others is not opened: what is in it counts as its parent's. */
static void
pass_element (Reader *reader, const PressHtmlTag *tag, PressSpan mark)
{
  if (reader->too_deep.end == 0)
    reader->too_deep = mark;
  if (tag->is_block)
    press_html_text_end_block (reader->text, PRESS_HTML_GAP_BLOCK);
}

static void
open_element (Reader *reader, const PressHtmlTag *tag, const PressHtmlLooks *looks, PressSpan mark)
{
  Frame frame;

  if (tag->is_block)
    press_html_text_end_block (reader->text, get_gap (looks->top));
  if (looks->begins_page && tag->is_block)
    add_page (reader, mark);
  add_table_mark (reader, tag, looks, mark);
  frame = make_frame (reader, tag, looks);
  frame.mark = mark;
  if (tag->id == PRESS_HTML_TAG_LINK)
    frame.address
        = (PressSpan){ mark.start + looks->address.start, mark.start + looks->address.end };
  if (tag->id == PRESS_HTML_TAG_TABLE && !frame.is_hidden)
    frame.piece = reader->text->pieces->len - 1;
  reader->open[press_html_tag_get_number (tag)] = reader->frames->len;
  g_array_append_val (reader->frames, frame);
  settle_looks (reader);
  if (tag->id == PRESS_HTML_TAG_CELL)
    reader->text->gap = PRESS_HTML_GAP_NONE;
  else if (tag->id == PRESS_HTML_TAG_ITEM)
    add_item_mark (reader, mark);
  else if (!tag->is_block && looks->left > 0 && !frame.is_hidden)
    reader->text->blank = (PressSpan){ mark.end, mark.end + 1 };
}

static void
read_start_tag (Reader *reader, PressSpan name)
{
  const PressHtmlMark *mark = press_html_marks_read (reader->marks, name, 1);
  const PressHtmlLooks *looks = &mark->looks;

  reader->last = mark->span;

  if (mark->tag->id == PRESS_HTML_TAG_RAW)
    press_html_scanner_begin (reader->scanner, PRESS_HTML_STATE_RAW);
  else if (mark->tag->id == PRESS_HTML_TAG_IMAGE)
    read_image (reader, mark);
  else if (mark->tag->id == PRESS_HTML_TAG_BREAK)
    {
      if (!reader->text->is_hidden)
        press_html_text_break_line (reader->text);
      if (looks->begins_page || looks->ends_page)
        add_page (reader, mark->span);
    }
  else if (mark->tag->id == PRESS_HTML_TAG_LINE)
    {
      close_named (reader, "p", mark->span);
      press_html_text_end_block (reader->text, PRESS_HTML_GAP_BLANK);
      if (looks->begins_page || looks->ends_page)
        add_page (reader, mark->span);
    }
  else if (mark->tag->id != PRESS_HTML_TAG_VOID)
    {
      close_implied (reader, mark->tag, mark->span);
      if (reader->frames->len <= reader->most_frames)
        open_element (reader, mark->tag, looks, mark->span);
      else
        pass_element (reader, mark->tag, mark->span);
    }
}

static void
read_end_tag (Reader *reader, PressSpan name)
{
  const PressHtmlMark *mark = press_html_marks_read (reader->marks, name, 2);
  guint32 index = find_open (reader, mark->tag);

  reader->last = mark->span;
  /* Other elements in an unnamed one are left to close by themselves. */
  if (index != NO_FRAME)
    close_down_to (reader, index, mark->span);
  else if (press_html_tag_needs_end (mark->tag))
    press_html_faults_note (&reader->faults, PRESS_HTML_FAULT_STRAY, mark->span);
  if (mark->tag->id == PRESS_HTML_TAG_BODY)
    reader->body_end = reader->text->text->len;
}

static void
read_token (Reader *reader, int token, PressSpan span)
{
  switch (token)
    {
    case PRESS_HTML_WORD:
      press_html_text_add_word (reader->text, span);
      break;
    case PRESS_HTML_SPACE:
      press_html_text_add_space (reader->text, span);
      break;
    case PRESS_HTML_HIGH:
      press_html_text_add_high (reader->text, span);
      break;
    case PRESS_HTML_WRAPPER:
      close_down_to (reader, 0, (PressSpan){ span.start, span.start });
      reader->body_end = 0;
      flush_images (reader);
      press_html_text_add_kept_line (reader->text, span);
      break;
    case PRESS_HTML_OPEN:
      read_start_tag (reader, span);
      break;
    case PRESS_HTML_CLOSE:
      read_end_tag (reader, span);
      break;
    case PRESS_HTML_DECIMAL:
    case PRESS_HTML_HEX:
    case PRESS_HTML_ENTITY:
    case PRESS_HTML_DOUBLE:
      press_html_text_add_entity (reader->text, token, span);
      break;
    default:
      break;
    }
}

/* The last tag of a file has no end where it was cut. */
static PressSpan
find_cut (const Reader *reader)
{
  const Frame *top = get_top (reader);

  if (reader->last.end == reader->length && reader->last.end > reader->last.start
      && reader->text->source[reader->last.end - 1] != '>')
    return reader->last;
  if (top->table != NO_FRAME && !get_frame (reader, top->table)->is_hidden)
    return g_array_index (reader->text->pieces, PressHtmlPiece,
                          get_frame (reader, top->table)->piece)
        .mark;
  return (PressSpan){ 0, 0 };
}

/* Text behind the end of the body. */
static void
find_outside (Reader *reader)
{
  const GArray *runs = reader->text->runs;
  guint first = runs->len;

  if (reader->body_end == 0)
    return;
  while (first > 0 && g_array_index (runs, PressOrigin, first - 1).copy >= reader->body_end)
    first--;
  if (first < runs->len)
    press_html_faults_note (
        &reader->faults, PRESS_HTML_FAULT_OUTSIDE,
        (PressSpan){ g_array_index (runs, PressOrigin, first).source,
                     g_array_index (runs, PressOrigin, runs->len - 1).source_end });
}

/* Returns the tag at the end that was left open: one cut short, or that of a table. */
static PressSpan
read_all (Reader *reader)
{
  PressSpan span = { 0, 0 };
  PressSpan end = { reader->length, reader->length };
  Frame bottom = { .tag = press_html_find_tag ("", 0),
                   .size = ORDINARY_SIZE,
                   .same = NO_FRAME,
                   .table = NO_FRAME,
                   .cell = NO_FRAME };
  PressSpan cut;
  int token;

  for (guint i = 0; i < PRESS_HTML_TAG_NUMBERS_END; i++)
    reader->open[i] = NO_FRAME;
  g_array_append_val (reader->frames, bottom);
  while ((token = press_html_scanner_next (reader->scanner, &span.start, &span.end))
         != PRESS_HTML_END)
    read_token (reader, token, span);
  cut = find_cut (reader);
  find_outside (reader);
  close_down_to (reader, 0, end);
  press_html_text_end_block (reader->text, PRESS_HTML_GAP_BLOCK);
  flush_images (reader);
  press_html_levels_find (reader->text);
  return cut;
}

/* Whether a file is HTML, perhaps in EDGAR's wrapper. */
gboolean
press_is_html (GBytes *bytes)
{
  gsize length;
  const char *source = g_bytes_get_data (bytes, &length);
  g_autoptr (PressHtmlScanner) scanner = NULL;
  PressSpan span;

  scanner
      = press_html_scanner_new (source, MIN (length, FURTHEST_HEAD_BYTES), PRESS_HTML_STATE_HEAD);
  return press_html_scanner_next (scanner, &span.start, &span.end) == TRUE;
}

/* What an author has to know of the file itself. */
static void
diagnose (PressDocument *document, const PressHtmlText *text, PressSpan cut)
{
  PressSpan all = { 0, document->copy->length };

  if (text->has_words && !text->has_visible_words && text->images->len > 0)
    press_diagnose (document, PRESS_RULE_ONLY_IMAGES, all,
                    "%u %s and text that is too small to be seen, nothing can be read",
                    text->images->len, text->images->len == 1 ? "image" : "images");
  if (cut.end > cut.start)
    press_diagnose (document, PRESS_RULE_CUT_HTML, (PressSpan){ all.end, all.end },
                    "the file ends inside <%.*s>, closing it here",
                    (int) strcspn (text->source + cut.start + 1, " \t\r\n>"),
                    text->source + cut.start + 1);
}

/* Reads @bytes as HTML into a document with an empty tree. */
PressDocument *
press_read_html (GBytes *bytes, const char *name, const PressReadOptions *options)
{
  PressCopy *copy = press_copy_new (bytes);
  const char *invalid = press_encoding_find_invalid (copy->text, copy->length);
  g_autoptr (PressHtmlScanner) scanner
      = press_html_scanner_new (copy->text, copy->length, PRESS_HTML_STATE_TEXT);
  g_autoptr (PressHtmlText) text
      = press_html_text_new (press_html_scanner_get_text (scanner), invalid == NULL);
  g_autoptr (PressHtmlMarks) marks = press_html_marks_new (scanner, copy->text, copy->length);
  Reader reader = { .text = text,
                    .scanner = scanner,
                    .marks = marks,
                    .length = copy->length,
                    .most_frames = options->nesting > 0 ? options->nesting : G_MAXUINT64,
                    .frames = g_array_new (FALSE, FALSE, sizeof (Frame)) };
  PressDocument *document;
  PressSpan cut, too_deep;

  cut = read_all (&reader);
  too_deep = reader.too_deep;
  g_array_unref (reader.frames);
  copy->n_spellings = 1;
  copy->spellings = g_new (PressSpelling, 1);
  copy->spellings[0] = (PressSpelling){ 0, TRUE, invalid == NULL };
  if (invalid != NULL)
    copy->encoding = "windows-1252";
  press_html_copy_fill (copy, text);
  document = press_document_new (name, copy);
  diagnose (document, text, cut);
  if (cut.end > cut.start)
    reader.faults.n[PRESS_HTML_FAULT_OPEN] = 0; /* said already */
  if (too_deep.end == 0)
    press_html_faults_report (&reader.faults, document);
  if (too_deep.end > 0)
    press_diagnose_source (document, PRESS_RULE_NESTED_TOO_DEEP, too_deep,
                           "an element inside %" G_GUINT64_FORMAT
                           " others, leaving out its tags and those of others as deep",
                           options->nesting);
  return document;
}

/* The reader for HTML: tags become lines and their looks.
 *
 * The tags are read by a scanner of our own, which takes half the time of libxml2's parser and
 * tells the place of each text whatever the encoding; libxml2 knows the names of characters. */
#include "readers/html.h"
#include "base/encoding.h"
#include "diagnostics/diagnostics.h"
#include "readers/html-copy.h"
#include "readers/html-faults.h"
#include "readers/html-levels.h"
#include "readers/html-looks.h"
#include "readers/html-text.h"

#include <string.h>

#define MOST_BYTES_OF_ITEM 2000 /* whose paragraphs are one */
#define FURTHEST_HEAD_BYTES 65536
#define POINTS_OF_A_COLUMN 12
#define MOST_INDENT_COLUMNS 5
#define LEAST_MARGIN_SEEN 30 /* tenths of a point; less does not set two lines apart */
#define NO_FRAME G_MAXUINT32
#define FIRST_ROOM 64     /* for open elements */
#define ORDINARY_SIZE 120 /* tenths of a point, where nothing is said of the font */

/* An open element. */
typedef struct
{
  const PressHtmlTag *tag;
  PressSpan mark; /* the tag that opened it */
  PressSpan address;
  guint32 same;  /* the frame of the same tag that was open before, or NO_FRAME */
  guint32 table; /* the innermost table, which may be this frame, or NO_FRAME */
  guint32 cell;  /* the innermost table or cell */
  guint32 piece; /* of a table */
  guint32 start; /* bytes of the text in front of it */
  guint n_items;
  PressHtmlFace face;
  gint16 bottom; /* margin, tenths of a point */
  gint16 left;   /* points */
  gint16 indent;
  gboolean ends_page;
} Frame;

typedef struct
{
  PressHtmlText *text;
  PressHtmlScanner *scanner;
  PressHtmlMarks *marks;
  guint32 length;
  Frame *frames;
  guint n_frames;
  guint room; /* for frames */
  guint64 most_frames;
  PressSpan too_deep;               /* the first tag that would have opened one more */
  PressSpan last;                   /* the last tag */
  gboolean is_raw;                  /* it opened text that shows nothing */
  guint n_shown;                    /* of the images */
  PressSpan page;                   /* the mark of one that breaks in a table: it stands below */
  guint32 open[PRESS_HTML_N_NAMES]; /* by tag: its innermost frame, or NO_FRAME */
  PressHtmlFaults faults;
  gsize body_end; /* bytes of the text at the end tag of the body; 0: none yet */
} Reader;

static Frame *
get_frame (const Reader *reader, guint32 index)
{
  return &reader->frames[index];
}

static Frame *
get_top (const Reader *reader)
{
  return get_frame (reader, reader->n_frames - 1);
}

/* A frame inside the innermost one, which it is a copy of. */
static Frame *
add_frame (Reader *reader)
{
  Frame *frame;

  if (reader->n_frames == reader->room)
    {
      reader->room *= 2;
      reader->frames = g_renew (Frame, reader->frames, reader->room);
    }
  frame = &reader->frames[reader->n_frames++];
  *frame = frame[-1];
  return frame;
}

/* The looks of the innermost element are those of the text that comes next. */
static void
settle_looks (Reader *reader)
{
  reader->text->face = get_top (reader)->face;
}

/* Elements. */

static PressHtmlGap
get_gap (gint16 margin)
{
  return margin >= LEAST_MARGIN_SEEN ? PRESS_HTML_GAP_BLANK : PRESS_HTML_GAP_BLOCK;
}

static void
add_page (Reader *reader, PressSpan mark)
{
  PressHtmlPiece page = { .kind = PRESS_HTML_PAGE, .mark = mark };

  if (reader->text->face.is_hidden)
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

  if (reader->text->face.is_hidden || looks->is_hidden || looks->is_tiny)
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
      = { frame->start, (guint32) reader->text->text->len, frame->address, { 0, 0 } };

  if (link.end > link.start && link.address.end > link.address.start)
    g_array_append_val (reader->text->links, link);
}

static void
end_table (Reader *reader, const Frame *frame, PressSpan mark)
{
  PressHtmlPiece end = { .kind = PRESS_HTML_TABLE_END, .mark = mark };

  reader->text->pieces[frame->piece].last = reader->text->n_pieces;
  press_html_text_add_piece (reader->text, &end);
}

/* Whether a block may hold an item, or the point in front of one. */
static gboolean
may_be_item (const PressHtmlTag *tag)
{
  return tag->id == PRESS_HTML_TAG_BLOCK || tag->id == PRESS_HTML_TAG_PARAGRAPH
         || tag->id == PRESS_HTML_TAG_TERM;
}

/* Whether the line at hand is a point, which the text of its item goes on with, whatever blocks
 * they stand in. */
static gboolean
awaits_item (const Reader *reader)
{
  return !press_html_text_ends_in_mark (reader->text) && press_html_text_is_point (reader->text);
}

/* An end tag closes what was opened in the same cell only; one of a table, what was in the same
 * table. */
static guint32
find_open (const Reader *reader, PressHtmlName name)
{
  static const gboolean is_of_table[PRESS_HTML_N_NAMES] = {
    [PRESS_HTML_NAME_TABLE] = TRUE,
    [PRESS_HTML_NAME_TR] = TRUE,
    [PRESS_HTML_NAME_TD] = TRUE,
    [PRESS_HTML_NAME_TH] = TRUE,
  };
  guint32 index = reader->open[name];
  guint32 least;

  if (index == NO_FRAME || index == 0)
    return NO_FRAME;
  least = is_of_table[name] ? get_top (reader)->table : get_top (reader)->cell;
  return least == NO_FRAME || index >= least ? index : NO_FRAME;
}

/* Whether what comes stands in an item of the list at hand. */
static gboolean
is_in_item (const Reader *reader)
{
  guint32 item = find_open (reader, PRESS_HTML_NAME_LI);
  guint32 bullets = find_open (reader, PRESS_HTML_NAME_UL);
  guint32 numbers = find_open (reader, PRESS_HTML_NAME_OL);

  return item != NO_FRAME && (bullets == NO_FRAME || bullets < item)
         && (numbers == NO_FRAME || numbers < item);
}

/* Whether what comes goes on with an item of a list: all its paragraphs are one. What goes on for
 * long, or stands in no list, is an item that nobody has closed. */
static gboolean
goes_on_with_item (const Reader *reader)
{
  gboolean is_in_list = find_open (reader, PRESS_HTML_NAME_UL) != NO_FRAME
                        || find_open (reader, PRESS_HTML_NAME_OL) != NO_FRAME;

  return is_in_list && is_in_item (reader)
         && reader->text->text->len
                <= get_frame (reader, find_open (reader, PRESS_HTML_NAME_LI))->start
                       + MOST_BYTES_OF_ITEM;
}

/* Ends a block; in an item, only its line. */
static void
end_block (Reader *reader, const PressHtmlTag *tag, PressHtmlGap gap)
{
  if (!may_be_item (tag) || !goes_on_with_item (reader))
    press_html_text_end_block (reader->text, gap);
  else if (press_html_text_has_line (reader->text))
    press_html_text_break_line (reader->text);
}

/* Closes the innermost element at @mark. */
static void
close_top (Reader *reader, PressSpan mark)
{
  const Frame *frame = get_top (reader); /* stays where it is: nothing is opened here */
  const PressHtmlTag *tag = frame->tag;

  if (may_be_item (tag) && mark.end > mark.start && awaits_item (reader))
    reader->text->blank = mark;
  else if (tag->is_block)
    end_block (reader, tag, get_gap (frame->bottom));
  if (tag->id == PRESS_HTML_TAG_TABLE && !frame->face.is_hidden)
    end_table (reader, frame, mark);
  if (tag->id == PRESS_HTML_TAG_LINK)
    end_link (reader, frame);
  reader->open[tag->number] = frame->same;
  reader->n_frames--;
  settle_looks (reader);
  if (tag->is_block)
    flush_images (reader);
  if (frame->ends_page)
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

  for (guint32 i = reader->n_frames - 1; i > index; i--)
    if (press_html_tag_needs_end (get_frame (reader, i)->tag))
      press_html_faults_note (&reader->faults, fault, get_frame (reader, i)->mark);
  while (reader->n_frames > MAX (index, 1))
    close_top (reader, mark);
}

static void
close_named (Reader *reader, PressHtmlName name, PressSpan mark)
{
  guint32 index = find_open (reader, name);

  if (index != NO_FRAME)
    close_down_to (reader, index, mark);
}

/* An item ends where the next one of its list begins. */
static void
close_item (Reader *reader, PressSpan mark)
{
  if (is_in_item (reader))
    close_down_to (reader, find_open (reader, PRESS_HTML_NAME_LI), mark);
}

/* What a start tag closes although no end tag has said so. */
static void
close_implied (Reader *reader, const PressHtmlTag *tag, PressSpan mark)
{
  if (tag->is_block || tag->id == PRESS_HTML_TAG_BODY)
    close_named (reader, PRESS_HTML_NAME_HEAD, mark);
  if (tag->id == PRESS_HTML_TAG_CELL || tag->id == PRESS_HTML_TAG_ROW)
    {
      close_named (reader, PRESS_HTML_NAME_TD, mark);
      close_named (reader, PRESS_HTML_NAME_TH, mark);
    }
  else if (tag->is_block)
    close_named (reader, PRESS_HTML_NAME_P, mark);
  if (tag->id == PRESS_HTML_TAG_ROW)
    close_named (reader, PRESS_HTML_NAME_TR, mark);
  if (tag->id == PRESS_HTML_TAG_LINK)
    close_named (reader, PRESS_HTML_NAME_A, mark);
  if (tag->id == PRESS_HTML_TAG_ITEM)
    close_item (reader, mark);
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

/* The face of an element, from that of its parent. */
static void
set_face (PressHtmlFace *face, const PressHtmlTag *tag, const PressHtmlLooks *looks)
{
  face->style = (guint8) (((face->style | tag->style) & ~looks->plain) | looks->style);
  face->size = choose_size (face->size, looks);
  if (tag->level > 0)
    face->level = tag->level;
  if (tag->is_block)
    face->is_raised = FALSE;
  face->is_hidden |= looks->is_hidden;
  face->is_raised |= looks->is_raised;
  face->is_dingbats |= looks->is_dingbats;
  face->is_symbols |= looks->is_symbols;
  switch (tag->id)
    {
    case PRESS_HTML_TAG_INVISIBLE:
    case PRESS_HTML_TAG_HEAD:
      face->is_hidden = TRUE;
      break;
    case PRESS_HTML_TAG_KEPT:
      face->is_kept = TRUE;
      break;
    case PRESS_HTML_TAG_RAISED:
      face->is_raised = TRUE;
      break;
    case PRESS_HTML_TAG_TABLE:
      face->style &= (guint8) ~PRESS_LINE_CENTERED;
      face->is_in_table = TRUE;
      break;
    default:
      break;
    }
}

/* How far in what is in an element stands. A table and its cells are measured from their own edge.
 */
static void
set_left (Frame *frame, const PressHtmlLooks *looks)
{
  const PressHtmlTag *tag = frame->tag;
  gboolean is_own = tag->id == PRESS_HTML_TAG_TABLE || tag->id == PRESS_HTML_TAG_CELL;

  if (!tag->is_block)
    return;
  if (is_own)
    {
      frame->left = tag->id == PRESS_HTML_TAG_CELL ? MAX (looks->left / 10, 0) : 0;
      frame->indent = looks->indent / 10;
    }
  else
    {
      frame->left = (gint16) CLAMP (frame->left + looks->left / 10 + tag->left, 0, 10000);
      if (looks->indent != 0)
        frame->indent = looks->indent / 10;
    }
  frame->face.indent
      = (guint8) CLAMP ((frame->left + frame->indent) / POINTS_OF_A_COLUMN, 0, MOST_INDENT_COLUMNS);
}

static Frame *
open_frame (Reader *reader, const PressHtmlTag *tag, const PressHtmlLooks *looks, PressSpan mark)
{
  guint32 index = reader->n_frames;
  Frame *frame = add_frame (reader);

  frame->tag = tag;
  frame->mark = mark;
  set_face (&frame->face, tag, looks);
  frame->bottom = MAX (looks->bottom, 0);
  frame->ends_page = looks->ends_page && tag->is_block;
  frame->start = (guint32) reader->text->text->len;
  frame->same = reader->open[tag->number];
  frame->n_items = 0;
  set_left (frame, looks);
  if (tag->id == PRESS_HTML_TAG_TABLE || tag->id == PRESS_HTML_TAG_CELL)
    frame->cell = index;
  if (tag->id == PRESS_HTML_TAG_TABLE)
    {
      frame->table = index;
      frame->piece = reader->text->n_pieces - (frame->face.is_hidden ? 0 : 1);
    }
  if (tag->id == PRESS_HTML_TAG_LINK)
    {
      frame->address
          = (PressSpan){ mark.start + looks->address.start, mark.start + looks->address.end };
      if (frame->same != NO_FRAME) /* no link holds another */
        {
          end_link (reader, &reader->frames[frame->same]);
          reader->frames[frame->same].address = (PressSpan){ 0, 0 };
        }
    }
  reader->open[tag->number] = index;
  settle_looks (reader);
  return frame;
}

static const guint8 table_marks[PRESS_HTML_N_TAGS] = {
  [PRESS_HTML_TAG_TABLE] = PRESS_HTML_TABLE_START,
  [PRESS_HTML_TAG_ROW] = PRESS_HTML_ROW_START,
  [PRESS_HTML_TAG_CELL] = PRESS_HTML_CELL_START,
};

/* The marks of a table between the lines. */
static void
add_table_mark (Reader *reader, const PressHtmlTag *tag, const PressHtmlLooks *looks,
                PressSpan mark)
{
  const Frame *parent = get_top (reader);
  PressHtmlPiece piece = { .kind = table_marks[tag->id],
                           .gap = (guint8) reader->text->gap,
                           .colspan = (guint16) looks->colspan,
                           .rowspan = (guint16) looks->rowspan,
                           .mark = mark };

  if (parent->face.is_hidden || looks->is_hidden)
    return;
  if (tag->id == PRESS_HTML_TAG_TABLE && parent->table != NO_FRAME)
    reader->text->pieces[get_frame (reader, parent->table)->piece].has_nested = TRUE;
  if (tag->id == PRESS_HTML_TAG_TABLE || parent->table != NO_FRAME)
    press_html_text_add_piece (reader->text, &piece);
}

/* The mark in front of an item of a list. */
static void
add_item_mark (Reader *reader, PressSpan mark)
{
  guint32 bullets = find_open (reader, PRESS_HTML_NAME_UL);
  guint32 numbers = find_open (reader, PRESS_HTML_NAME_OL);
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

/* Where a page ends that a start tag ends or begins: in front of a table or of an item's bullet,
 * whose mark the tag is. */
static PressSpan
get_page_mark (const PressHtmlTag *tag, PressSpan mark)
{
  return tag->id == PRESS_HTML_TAG_TABLE || tag->id == PRESS_HTML_TAG_ITEM
             ? (PressSpan){ mark.start, mark.start }
             : mark;
}

static void
open_element (Reader *reader, const PressHtmlTag *tag, const PressHtmlLooks *looks, PressSpan mark)
{
  const Frame *frame;

  if (may_be_item (tag) && awaits_item (reader))
    reader->text->blank = (PressSpan){ mark.end, mark.end + 1 };
  else if (tag->is_block && !(may_be_item (tag) && press_html_text_ends_in_mark (reader->text)))
    end_block (reader, tag, get_gap (looks->top));
  if (looks->begins_page && tag->is_block)
    add_page (reader, get_page_mark (tag, mark));
  if (table_marks[tag->id] != 0)
    add_table_mark (reader, tag, looks, mark);
  frame = open_frame (reader, tag, looks, mark);
  if (tag->id == PRESS_HTML_TAG_CELL)
    reader->text->gap = PRESS_HTML_GAP_NONE;
  else if (tag->id == PRESS_HTML_TAG_ITEM)
    add_item_mark (reader, mark);
  else if (!tag->is_block && (looks->left > 0 || tag->number == PRESS_HTML_NAME_DIV)
           && !frame->face.is_hidden)
    reader->text->blank = (PressSpan){ mark.end, mark.end + 1 };
}

static void
read_start_tag (Reader *reader, const PressHtmlMark *mark)
{
  const PressHtmlLooks *looks = &mark->looks;

  if (mark->tag->id == PRESS_HTML_TAG_RAW)
    reader->is_raw = TRUE;
  else if (mark->tag->id == PRESS_HTML_TAG_IMAGE)
    read_image (reader, mark);
  else if (mark->tag->id == PRESS_HTML_TAG_BREAK)
    {
      if (!reader->text->face.is_hidden
          && (press_html_text_has_line (reader->text) || !goes_on_with_item (reader)))
        press_html_text_break_line (reader->text);
      if (looks->begins_page || looks->ends_page)
        add_page (reader, mark->span);
    }
  else if (mark->tag->id == PRESS_HTML_TAG_LINE)
    {
      close_named (reader, PRESS_HTML_NAME_P, mark->span);
      press_html_text_end_block (reader->text, PRESS_HTML_GAP_BLANK);
      if (looks->begins_page || looks->ends_page)
        add_page (reader, mark->span);
    }
  else if (mark->tag->id != PRESS_HTML_TAG_VOID)
    {
      close_implied (reader, mark->tag, get_page_mark (mark->tag, mark->span));
      if (reader->n_frames <= reader->most_frames)
        open_element (reader, mark->tag, looks, mark->span);
      else
        pass_element (reader, mark->tag, mark->span);
    }
}

static void
read_end_tag (Reader *reader, const PressHtmlMark *mark)
{
  guint32 index = find_open (reader, (PressHtmlName) mark->tag->number);

  /* Other elements in an unnamed one are left to close by themselves. */
  if (index != NO_FRAME)
    close_down_to (reader, index, mark->span);
  else if (press_html_tag_needs_end (mark->tag))
    press_html_faults_note (&reader->faults, PRESS_HTML_FAULT_STRAY, mark->span);
  if (mark->tag->id == PRESS_HTML_TAG_BODY)
    reader->body_end = reader->text->text->len;
}

static void
read_mark (Reader *reader, const PressHtmlMark *mark)
{
  reader->last = mark->span;
  reader->is_raw = FALSE;
  if (mark->is_end)
    read_end_tag (reader, mark);
  else
    read_start_tag (reader, mark);
}

static void
read_token (Reader *reader, int token, PressSpan span)
{
  switch (token)
    {
    case PRESS_HTML_WORDS:
      press_html_text_add_words (reader->text, span);
      break;
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
      read_mark (reader, press_html_marks_read (reader->marks, span, 1));
      break;
    case PRESS_HTML_CLOSE:
      read_mark (reader, press_html_marks_read (reader->marks, span, 2));
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

/* Tags that stand right behind what was read, spelled as others before them: there is nothing to be
 * scanned. */
static void
read_known_tags (Reader *reader, guint32 at)
{
  const PressHtmlMark *mark = NULL;
  guint32 start = at;

  while (!reader->is_raw && (mark = press_html_marks_find (reader->marks, at)) != NULL)
    {
      at = mark->span.end;
      read_mark (reader, mark);
    }
  if (at > start)
    press_html_scanner_skip (reader->scanner, at);
  if (reader->is_raw)
    press_html_scanner_begin (reader->scanner, PRESS_HTML_STATE_RAW);
}

/* The last tag of a file has no end where it was cut. */
static PressSpan
find_cut (const Reader *reader)
{
  const Frame *top = get_top (reader);

  if (reader->last.end == reader->length && reader->last.end > reader->last.start
      && reader->text->source[reader->last.end - 1] != '>')
    return reader->last;
  if (top->table != NO_FRAME && !get_frame (reader, top->table)->face.is_hidden)
    return reader->text->pieces[get_frame (reader, top->table)->piece].mark;
  return (PressSpan){ 0, 0 };
}

/* Text behind the end of the body. */
static void
find_outside (Reader *reader)
{
  const PressOrigin *runs = reader->text->runs;
  guint n_runs = reader->text->n_runs;
  guint first = n_runs;

  if (reader->body_end == 0)
    return;
  while (first > 0 && runs[first - 1].copy >= reader->body_end)
    first--;
  if (first < n_runs)
    press_html_faults_note (&reader->faults, PRESS_HTML_FAULT_OUTSIDE,
                            (PressSpan){ runs[first].source, runs[n_runs - 1].source_end });
}

/* Returns the tag at the end that was left open: one cut short, or that of a table. */
static PressSpan
read_all (Reader *reader)
{
  PressSpan span = { 0, 0 };
  PressSpan end = { reader->length, reader->length };
  Frame bottom = { .tag = press_html_find_tag ("", 0),
                   .face = { .size = ORDINARY_SIZE },
                   .same = NO_FRAME,
                   .table = NO_FRAME,
                   .cell = NO_FRAME };
  PressSpan cut;
  int token;

  for (guint i = 0; i < PRESS_HTML_N_NAMES; i++)
    reader->open[i] = NO_FRAME;
  reader->frames[reader->n_frames++] = bottom;
  while ((token = press_html_scanner_next (reader->scanner, &span.start, &span.end))
         != PRESS_HTML_END)
    {
      read_token (reader, token, span);
      read_known_tags (reader, MAX (span.end, reader->last.end));
    }
  cut = find_cut (reader);
  find_outside (reader);
  close_down_to (reader, 0, end);
  press_html_text_end_block (reader->text, PRESS_HTML_GAP_BLOCK);
  flush_images (reader);
  press_html_levels_find (reader->text);
  return cut;
}

/* Whether the first ink may be that of a tag; a mark of the byte order is none. Most texts are told
 * by that, and need no scanner. */
static gboolean
may_begin_with_tag (const char *source, gsize length)
{
  gsize at = 0;

  while (at < length
         && (g_ascii_isspace (source[at]) || press_encoding_has_mark (source + at, length - at)))
    at += g_ascii_isspace (source[at]) ? 1 : strlen (PRESS_BYTE_ORDER_MARK);
  return at < length && source[at] == '<';
}

/* Whether a file is HTML, perhaps in EDGAR's wrapper. */
gboolean
press_is_html (GBytes *bytes)
{
  gsize length;
  const char *source = g_bytes_get_data (bytes, &length);
  g_autoptr (PressHtmlScanner) scanner = NULL;
  PressSpan span;

  if (!may_begin_with_tag (source, length))
    return FALSE;
  scanner
      = press_html_scanner_new (source, MIN (length, FURTHEST_HEAD_BYTES), PRESS_HTML_STATE_HEAD);
  return press_html_scanner_next (scanner, &span.start, &span.end) == TRUE;
}

/* How many bytes behind its "<" a tag's name has: it may end anywhere, in any bytes. */
static int
count_name_bytes (const char *source, PressSpan tag)
{
  guint32 at = tag.start + 1;

  while (at < tag.end && g_ascii_isgraph (source[at]) && source[at] != '>')
    at++;
  return (int) (at - tag.start - 1);
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
                    count_name_bytes (text->source, cut), text->source + cut.start + 1);
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
      = press_html_text_new (press_html_scanner_get_text (scanner), copy->length, invalid == NULL);
  g_autoptr (PressHtmlMarks) marks = press_html_marks_new (scanner, copy->text, copy->length);
  Reader reader = { .text = text,
                    .scanner = scanner,
                    .marks = marks,
                    .length = copy->length,
                    .most_frames = options->nesting > 0 ? options->nesting : G_MAXUINT64,
                    .frames = g_new (Frame, FIRST_ROOM),
                    .room = FIRST_ROOM };
  PressDocument *document;
  PressSpan cut, too_deep;

  cut = read_all (&reader);
  too_deep = reader.too_deep;
  g_free (reader.frames);
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

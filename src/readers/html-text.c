/* The text of an HTML file in pieces: its lines, and the marks of tables between them.
 *
 * White space is folded and characters are decoded here; each run of bytes keeps its place in the
 * file. */
#include "readers/html-text.h"
#include "base/encoding.h"
#include "base/raised.h"
#include "readers/html-scan.h"

#include <stdlib.h>
#include <string.h>

#define BULLET 0x2022
#define MIXER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* What there is room for at first: a word processor spells one byte in four as text. */
#define BYTES_TO_ONE_OF_TEXT 3
#define BYTES_TO_ONE_PIECE 64
#define LEAST_ROOM 16

#define MOST_LEADING_COLUMNS 5 /* in a table, whose columns tell where its text stands */
#define WIDEST_INDENT 100
#define LEAST_GAP 3 /* no-break spaces: fewer set nothing apart */
#define LONGEST_POINT_BYTES 3
#define LONGEST_SIGN_BYTES 8     /* between words that are set off, with its blanks */
#define SMALLEST_VISIBLE_SIZE 30 /* of a font, tenths of a point */
#define NO_STYLE 0xff            /* the line has no word yet */
#define SET_OFF (PRESS_LINE_BOLD | PRESS_LINE_ITALIC | PRESS_LINE_UNDERLINED)

/* The next line has no looks yet. */
static void
forget_looks (PressHtmlText *text)
{
  text->line_style = NO_STYLE;
  text->line_size = G_MAXUINT16;
  text->lead_style = 0;
  text->lead = (PressSpan){ 0, 0 };
}

PressHtmlText *
press_html_text_new (const char *source, gsize length, gboolean is_utf8)
{
  PressHtmlText *text = g_new0 (PressHtmlText, 1);

  text->source = source;
  text->is_utf8 = is_utf8;
  text->text = g_string_sized_new (length / BYTES_TO_ONE_OF_TEXT + LEAST_ROOM);
  text->most_runs = text->most_pieces = (guint) (length / BYTES_TO_ONE_PIECE) + LEAST_ROOM;
  text->runs = g_new (PressOrigin, text->most_runs);
  text->pieces = g_new (PressHtmlPiece, text->most_pieces);
  text->links = g_array_new (FALSE, FALSE, sizeof (PressHtmlLink));
  text->images = g_array_new (FALSE, FALSE, sizeof (PressHtmlLink));
  text->cell_kinds = press_html_cells_new ();
  forget_looks (text);
  return text;
}

void
press_html_text_free (PressHtmlText *text)
{
  g_string_free (text->text, TRUE);
  g_free (text->runs);
  g_free (text->pieces);
  g_array_unref (text->links);
  g_array_unref (text->images);
  press_html_cells_free (text->cell_kinds);
  g_free (text);
}

gboolean
press_html_text_has_line (const PressHtmlText *text)
{
  return text->text->len > text->line_start;
}

static void
add_run (PressHtmlText *text, PressOrigin run)
{
  if (text->n_runs == text->most_runs)
    {
      text->most_runs *= 2;
      text->runs = g_renew (PressOrigin, text->runs, text->most_runs);
    }
  /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there is room for some from the start. */
  text->runs[text->n_runs++] = run;
}

/* Bytes that go on where the last ones ended, in the text and in the file, belong to their run. */
static void
add_bytes (PressHtmlText *text, const char *bytes, gsize length, PressSpan span)
{
  GString *string = text->text;
  guint32 at = (guint32) string->len;
  PressOrigin *last = text->n_runs > text->line_run ? &text->runs[text->n_runs - 1] : NULL;

  if (last != NULL && length == span.end - span.start && last->source_end == span.start
      && at - last->copy == span.start - last->source)
    last->source_end = span.end;
  else
    add_run (text, (PressOrigin){ at, span.start, span.end });
  if (string->len + length >= string->allocated_len)
    {
      g_string_append_len (string, bytes, (gssize) length);
      return;
    }
  memcpy (string->str + string->len, bytes, length);
  string->len += length;
}

static gboolean
is_empty (PressSpan span)
{
  return span.start >= span.end;
}

/* Whether only a sign, such as a dash, stands behind the words that are set off: they go on then
 * where the next word is set off, too. */
static gboolean
is_lead_open (const PressHtmlText *text)
{
  if (text->text->len - text->lead.end > LONGEST_SIGN_BYTES)
    return FALSE;
  for (gsize at = text->lead.end; at < text->text->len; at++)
    if (g_ascii_isalnum (text->text->str[at]))
      return FALSE;
  return TRUE;
}

/* A line has the style that all its words have, and the size of the smallest; what is raised is
 * smaller by that alone. */
static void
note_looks (PressHtmlText *text)
{
  gboolean is_set_off = (text->face.style & text->lead_style) == text->lead_style;

  if (text->line_style == NO_STYLE)
    {
      text->lead_style = text->face.style & SET_OFF;
      text->lead = (PressSpan){ (guint32) text->text->len, 0 };
    }
  else if (text->lead.end == 0 && !is_set_off)
    text->lead.end = (guint32) text->text->len;
  else if (text->lead.end > 0 && is_set_off && is_lead_open (text))
    text->lead.end = 0;
  text->line_style &= text->face.style;
  if (!text->face.is_raised)
    text->line_size = MIN (text->line_size, text->face.size);
}

/* Adds the blank that has been folded; of no-break spaces, which set two columns apart as tabs do,
 * as many as there were. In a table its cells do that. */
static void
add_blank (PressHtmlText *text)
{
  gboolean is_gap
      = text->face.is_kept || (text->n_no_break >= LEAST_GAP && !text->face.is_in_table);

  for (guint n = is_gap ? MAX (text->n_no_break, 1) : 1; n > 0; n--)
    add_bytes (text, " ", 1, text->blank);
}

/* What stands in front of a word: its blank, if the line has begun, or its indent. */
static void
begin_word (PressHtmlText *text)
{
  note_looks (text);
  if (press_html_text_has_line (text) && !is_empty (text->blank))
    add_blank (text);
  else if (!press_html_text_has_line (text))
    text->line_indent
        = MIN (text->n_no_break, text->face.is_in_table ? MOST_LEADING_COLUMNS : WIDEST_INDENT);
  text->n_no_break = 0;
  text->blank = (PressSpan){ 0, 0 };
  text->has_words = TRUE;
  text->has_visible_words = text->has_visible_words || text->face.size >= SMALLEST_VISIBLE_SIZE;
}

/* Whether a word is the mark of a note, or an exponent: digits, perhaps several with commas,
 * perhaps in brackets, each or all, or with stars behind. */
static gboolean
is_number (const PressHtmlText *text, PressSpan span)
{
  const char *source = text->source;
  gboolean has_digit = FALSE;

  if (source[span.start] != '(' && !g_ascii_isdigit (source[span.start]))
    return FALSE;
  for (guint32 at = span.start; at < span.end; at++)
    {
      has_digit |= g_ascii_isdigit (source[at]);
      if (!g_ascii_isdigit (source[at]) && memchr ("(),*", source[at], 4) == NULL)
        return FALSE;
    }
  return has_digit;
}

/* Whether a word is the mark of a note in brackets: a small letter, or stars. "(R)" is none. */
static gboolean
is_bracketed_sign (const PressHtmlText *text, PressSpan span)
{
  const char *sign = text->source + span.start + 1;
  guint32 n_bytes = span.end - span.start;

  if (n_bytes < 3 || sign[-1] != '(' || sign[n_bytes - 2] != ')')
    return FALSE;
  return strspn (sign, "*") == n_bytes - 2 || (n_bytes == 3 && g_ascii_islower (*sign));
}

/* Whether a word is the letter of a note, or several with commas: "a,b", and neither "th" nor "x".
 */
static gboolean
is_letter_of_note (const PressHtmlText *text, PressSpan span)
{
  for (guint32 at = span.start; at < span.end; at += 2)
    if (!press_raised_has_letter (text->source[at])
        || (at + 1 < span.end && text->source[at + 1] != ','))
      return FALSE;
  return span.start < span.end;
}

/* Digits that are set higher than the line are other characters than those that are not, and so are
 * brackets and the letters of notes. */
static void
add_raised_mark (PressHtmlText *text, PressSpan span)
{
  gboolean are_letters = is_letter_of_note (text, span);

  for (guint32 at = span.start; at < span.end; at++)
    {
      char mark = text->source[at];
      gunichar character = mark == '('                  ? PRESS_RAISED_OPEN
                           : mark == ')'                ? PRESS_RAISED_CLOSE
                           : g_ascii_isdigit (mark)     ? press_raised_digits[mark - '0']
                           : are_letters && mark != ',' ? press_raised_letters[mark - 'a']
                                                        : (gunichar) mark;

      press_html_text_add_character (text, character, (PressSpan){ at, at + 1 });
    }
}

void
press_html_text_add_word (PressHtmlText *text, PressSpan span)
{
  if (text->face.is_hidden)
    return;
  if (text->face.is_raised
      && (is_number (text, span) || is_bracketed_sign (text, span)
          || is_letter_of_note (text, span)))
    {
      add_raised_mark (text, span);
      return;
    }
  if (text->face.is_dingbats)
    {
      press_html_text_add_character (text, BULLET, span);
      return;
    }
  begin_word (text);
  add_bytes (text, text->source + span.start, span.end - span.start, span);
}

/* Words with one blank between two, and perhaps one behind the last. */
void
press_html_text_add_words (PressHtmlText *text, PressSpan span)
{
  const char *source = text->source;
  gboolean has_blank = source[span.end - 1] == ' ';
  PressSpan blank = { span.end - 1, span.end };
  const char *next;

  span.end -= has_blank;
  /* Of what is set higher, or in signs, each word counts by itself. */
  while ((text->face.is_raised || text->face.is_dingbats)
         && (next = memchr (source + span.start, ' ', span.end - span.start)) != NULL)
    {
      guint32 end = (guint32) (next - source);

      press_html_text_add_word (text, (PressSpan){ span.start, end });
      press_html_text_add_space (text, (PressSpan){ end, end + 1 });
      span.start = end + 1;
    }
  press_html_text_add_word (text, span);
  if (has_blank)
    press_html_text_add_space (text, blank);
}

/* Inserts what the file does not spell; it comes from the tag that calls for it. */
void
press_html_text_add_mark (PressHtmlText *text, const char *mark, PressSpan span)
{
  if (text->face.is_hidden)
    return;
  begin_word (text);
  add_bytes (text, mark, strlen (mark), span);
  text->n_wide += (guint32) (strlen (mark) - (gsize) g_utf8_strlen (mark, -1));
  text->mark_end = text->text->len;
}

/* Whether the line at hand holds no more than the mark of an item. */
gboolean
press_html_text_ends_in_mark (const PressHtmlText *text)
{
  return press_html_text_has_line (text) && text->text->len == text->mark_end;
}

/* Whether the line at hand holds no more than a point that the file spells in front of an item, of
 * more than one byte: a star or a plus may be anything. */
gboolean
press_html_text_is_point (const PressHtmlText *text)
{
  gsize length = text->text->len - text->line_start;

  return length > 1 && length <= LONGEST_POINT_BYTES
         && press_html_cells_classify (text->cell_kinds, text->text->str + text->line_start, length)
                == PRESS_HTML_CELL_BULLET;
}

static void
fold_blank (PressHtmlText *text, PressSpan span)
{
  if (is_empty (text->blank))
    text->blank = span;
}

static void
add_kept_space (PressHtmlText *text, PressSpan span)
{
  for (guint32 at = span.start; at < span.end; at++)
    if (text->source[at] == '\n' || (text->source[at] == '\r' && text->source[at + 1] != '\n'))
      press_html_text_break_line (text);
    else if (text->source[at] == ' ' || text->source[at] == '\t')
      add_bytes (text, text->source + at, 1, (PressSpan){ at, at + 1 });
}

void
press_html_text_add_space (PressHtmlText *text, PressSpan span)
{
  if (text->face.is_hidden)
    return;
  if (text->face.is_kept)
    add_kept_space (text, span);
  else
    fold_blank (text, (PressSpan){ span.start, span.start + 1 });
}

/* Characters that show nothing: they are dropped, whatever stands around them. */
static gboolean
is_invisible (gunichar character)
{
  return character == 0xad || (character >= 0x200b && character <= 0x200f) || character == 0x2060
         || character == 0xfeff
         || (character < 0x20 && character != '\t' && character != '\n' && character != '\r'
             && character != '\f');
}

/* The fonts of signs use the codes of letters, or a corner of Unicode that is nobody's. */
static gunichar
read_sign (const PressHtmlText *text, gunichar character)
{
  if (text->face.is_dingbats || character == 0xf0a7 || character == 0xf0b7 || character == 0xf0d8)
    return BULLET;
  return text->face.is_symbols && character == 0xb7 ? BULLET : character;
}

void
press_html_text_add_character (PressHtmlText *text, gunichar character, PressSpan span)
{
  char bytes[6];
  int length;

  if (text->face.is_hidden)
    return;
  if (is_invisible (character))
    {
      text->has_unseen = TRUE;
      return;
    }
  if (press_encoding_is_blank (character))
    {
      text->n_no_break += character == 0xa0;
      fold_blank (text, span);
      return;
    }
  length = g_unichar_to_utf8 (read_sign (text, character), bytes);
  begin_word (text);
  add_bytes (text, bytes, (gsize) length, span);
  text->n_wide += (guint32) length - 1;
}

/* Bytes over 0x7f. */
void
press_html_text_add_high (PressHtmlText *text, PressSpan span)
{
  const char *source = text->source;

  for (guint32 at = span.start; at < span.end;)
    {
      guint32 end = text->is_utf8 ? (guint32) (g_utf8_next_char (source + at) - source) : at + 1;
      gunichar character = text->is_utf8 ? g_utf8_get_char (source + at)
                                         : press_encoding_from_windows_1252 ((guchar) source[at]);

      press_html_text_add_character (text, character, (PressSpan){ at, end });
      at = end;
    }
}

/* The character of a number. Those from 0x80 to 0x9f mean Windows-1252, whatever the encoding. */
static gunichar
read_number (const char *digits, guint base)
{
  guint64 number = g_ascii_strtoull (digits, NULL, base);

  if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000))
    return 0xfffd;
  return number < 0x100 ? press_encoding_from_windows_1252 ((guchar) number) : (gunichar) number;
}

typedef struct
{
  char name[12];
  guint16 value;
} Entity;

/* By name. */
static const Entity entities[] = {
#include "html-entities.def"
};

static int
compare_entities (const void *name, const void *entity)
{
  return strcmp (name, ((const Entity *) entity)->name);
}

/* 0 where there is no entity of that name. */
static gunichar
look_up_entity (const char *name, gsize length)
{
  char terminated[40];
  const Entity *entity;

  if (length >= sizeof terminated)
    return 0;
  memcpy (terminated, name, length);
  terminated[length] = '\0';
  if (strcmp (terminated, "apos") == 0)
    return '\'';
  entity
      = bsearch (terminated, entities, G_N_ELEMENTS (entities), sizeof *entities, compare_entities);
  return entity != NULL ? entity->value : 0;
}

/* The character of an entity that lies in @span without its ampersand; 0: none. */
static gunichar
read_entity (const char *source, PressSpan span)
{
  if (span.end > span.start && source[span.end - 1] == ';')
    span.end--;
  if (source[span.start] != '#')
    return look_up_entity (source + span.start, span.end - span.start);
  if (source[span.start + 1] == 'x' || source[span.start + 1] == 'X')
    return read_number (source + span.start + 2, 16);
  return read_number (source + span.start + 1, 10);
}

/* The same, for one that begins at the ampersand in @span. The same few stand thousands of times in
 * a file. */
static gunichar
decode_entity (PressHtmlText *text, PressSpan span, PressSpan name)
{
  PressHtmlDecoded *decoded;
  guint64 spelling = 0;

  if (span.end - span.start > sizeof spelling)
    return read_entity (text->source, name);
  memcpy (&spelling, text->source + span.start, span.end - span.start);
  decoded = &text->decoded[(spelling * MIXER >> 32) % PRESS_HTML_N_DECODED];
  if (decoded->spelling != spelling)
    *decoded = (PressHtmlDecoded){ spelling, read_entity (text->source, name) };
  return decoded->character;
}

void
press_html_text_add_entity (PressHtmlText *text, int token, PressSpan span)
{
  static const guint32 ampersand_bytes[] = {
    [PRESS_HTML_DECIMAL] = 1, [PRESS_HTML_HEX] = 1, [PRESS_HTML_ENTITY] = 1, [PRESS_HTML_DOUBLE] = 5
  };
  guint32 skip = ampersand_bytes[token];
  PressSpan name = { span.start + skip, span.end };
  gunichar character = decode_entity (text, span, name);

  if (character != 0)
    press_html_text_add_character (text, character, span);
  else if (token == PRESS_HTML_DOUBLE)
    {
      press_html_text_add_character (text, '&', (PressSpan){ span.start, name.start });
      press_html_text_add_word (text, name);
    }
  else
    press_html_text_add_word (text, span);
}

/* The value of an attribute, its entities decoded. */
char *
press_html_text_dup_value (const PressHtmlText *text, PressSpan span)
{
  GString *value = g_string_new (NULL);
  const char *source = text->source;

  for (guint32 at = span.start; at < span.end;)
    {
      const char *stop = source[at] == '&' ? memchr (source + at, ';', span.end - at) : NULL;
      guint32 end = stop != NULL ? (guint32) (stop - source) + 1 : at + 1;
      gunichar character = stop != NULL ? read_entity (source, (PressSpan){ at + 1, end }) : 0;

      if (character == 0 && (guchar) source[at] >= 0x80 && !text->is_utf8)
        character = press_encoding_from_windows_1252 ((guchar) source[at]);
      if (character != 0)
        g_string_append_unichar (value, character);
      else
        g_string_append_c (value, source[at]);
      at = character != 0 ? end : at + 1;
    }
  return g_string_free (value, FALSE);
}

void
press_html_text_add_piece (PressHtmlText *text, const PressHtmlPiece *piece)
{
  if (text->n_pieces == text->most_pieces)
    {
      text->most_pieces *= 2;
      text->pieces = g_renew (PressHtmlPiece, text->pieces, text->most_pieces);
    }
  text->pieces[text->n_pieces++] = *piece;
}

/* The bytes that are set off at the start of a line whose other words are not. */
static guint32
get_lead_length (const PressHtmlText *text)
{
  return text->lead.end > text->lead.start ? text->lead.end - text->lead.start : 0;
}

static void
add_line (PressHtmlText *text)
{
  PressHtmlPiece line = {
    .kind = PRESS_HTML_LINE,
    .gap = (guint8) text->gap,
    .style = text->line_style == NO_STYLE ? 0 : text->line_style,
    .level = text->face.level,
    .size = text->line_size == G_MAXUINT16 ? 0 : text->line_size,
    .lead = (guint16) MIN (get_lead_length (text), G_MAXUINT16),
    .is_kept = text->face.is_kept,
    .indent = (guint8) (text->face.indent + text->line_indent),
    .start = text->line_start,
    .end = (guint32) text->text->len,
    .width = (guint32) text->text->len - text->line_start - text->n_wide,
    .run = text->line_run,
  };

  press_html_text_add_piece (text, &line);
  text->gap = PRESS_HTML_GAP_NONE;
  text->line_start = (guint32) text->text->len;
  text->line_run = text->n_runs;
  text->n_wide = 0;
  forget_looks (text);
}

/* Ends the line at hand and opens the next one; FALSE where it had no text. */
static gboolean
close_line (PressHtmlText *text)
{
  gboolean has_line = press_html_text_has_line (text);

  if (has_line)
    add_line (text);
  text->blank = (PressSpan){ 0, 0 };
  text->n_no_break = 0;
  text->has_unseen = FALSE;
  text->line_indent = 0;
  return has_line;
}

/* Ends a line within its block; one without text is a blank line. */
void
press_html_text_break_line (PressHtmlText *text)
{
  gboolean has_line = close_line (text);

  text->gap = MAX (text->gap, has_line ? PRESS_HTML_GAP_BREAK : PRESS_HTML_GAP_BLANK);
}

/* Ends a block, or the text in front of one. One that holds a no-break space only, or one of no
 * width, is there to be seen. */
void
press_html_text_end_block (PressHtmlText *text, PressHtmlGap gap)
{
  gboolean has_space = text->n_no_break > 0 || text->has_unseen;

  if (!close_line (text) && has_space)
    gap = PRESS_HTML_GAP_BLANK;
  text->gap = MAX (text->gap, gap);
}

/* A line that is no HTML, as it stands. */
void
press_html_text_add_kept_line (PressHtmlText *text, PressSpan span)
{
  PressHtmlFace face = text->face;
  gboolean has_words = text->has_words;
  gboolean has_visible_words = text->has_visible_words;

  press_html_text_end_block (text, PRESS_HTML_GAP_BLOCK);
  text->face.is_kept = TRUE;
  text->face.is_hidden = FALSE;
  for (guint32 at = span.start; at < span.end;)
    {
      guint32 end = at;
      gboolean is_high = (guchar) text->source[at] >= 0x80;

      while (end < span.end && ((guchar) text->source[end] >= 0x80) == is_high)
        end++;
      if (is_high)
        press_html_text_add_high (text, (PressSpan){ at, end });
      else
        add_bytes (text, text->source + at, end - at, (PressSpan){ at, end });
      at = end;
    }
  text->line_style = 0;
  press_html_text_end_block (text, PRESS_HTML_GAP_BLOCK);
  text->face = face;
  text->has_words = has_words;
  text->has_visible_words = has_visible_words;
}

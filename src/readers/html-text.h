/* The text of an HTML file in pieces: its lines, and the marks of tables between them. */
#pragma once

#include "base/copy.h"

typedef enum
{
  PRESS_HTML_LINE,
  PRESS_HTML_PAGE,
  PRESS_HTML_IMAGE,
  PRESS_HTML_TABLE_START,
  PRESS_HTML_TABLE_END,
  PRESS_HTML_ROW_START,
  PRESS_HTML_CELL_START
} PressHtmlPieceKind;

/* What stands between a line and the one above it. */
typedef enum
{
  PRESS_HTML_GAP_NONE,
  PRESS_HTML_GAP_BREAK, /* the end of a line within a block */
  PRESS_HTML_GAP_BLOCK, /* the end of a block */
  PRESS_HTML_GAP_BLANK  /* white space that can be seen */
} PressHtmlGap;

/* There are many of them: what only lines have lies where other pieces have what lines have not. */
typedef struct
{
  guint8 kind;
  guint8 gap;
  guint8 style; /* PressLineStyle */
  guint8 level;
  guint8 is_kept : 1; /* as it stands in the file */
  guint8 has_nested : 1;
  guint8 indent;
  guint16 size; /* of the font, tenths of a point; 0: not told */
  guint16 lead; /* bytes at the start of a line that are set off from the rest; 0: none */
  union
  {
    struct
    {
      guint32 start; /* bytes of the text */
      guint32 end;
      guint32 width; /* characters */
      guint32 run;   /* the one that @start lies in */
    };
    struct
    {
      PressSpan mark; /* the tag in the file */
      guint32 last;   /* of a table: the piece that ends it; of an image, its link */
      guint16 colspan;
      guint16 rowspan;
    };
  };
} PressHtmlPiece;

/* How text looks. */
typedef struct
{
  guint8 style; /* PressLineStyle */
  guint8 level;
  guint8 indent;       /* columns */
  guint is_hidden : 1; /* and not there at all */
  guint is_kept : 1;
  guint is_raised : 1;
  guint is_dingbats : 1;
  guint is_symbols : 1;
  guint is_in_table : 1;
  guint16 size; /* of the font, tenths of a point */
} PressHtmlFace;

/* A link, or an image, which has no text of its own. */
typedef struct
{
  guint32 start; /* bytes of the text */
  guint32 end;
  PressSpan address;     /* bytes of the file */
  PressSpan alternative; /* likewise */
} PressHtmlLink;

#define PRESS_HTML_N_DECODED 64 /* a power of two */

/* An entity of a few bytes, ampersand and all, and its character. */
typedef struct
{
  guint64 spelling;   /* 0: none */
  gunichar character; /* 0: there is no such entity */
} PressHtmlDecoded;

/* The text as it is read. The runs' offsets are bytes of @text. */
typedef struct
{
  const char *source;
  gboolean is_utf8;
  GString *text;
  struct _PressHtmlCells *cell_kinds; /* what is told of short texts */
  PressOrigin *runs;
  guint n_runs;
  guint most_runs; /* that there is room for */
  PressHtmlPiece *pieces;
  guint n_pieces;
  guint most_pieces;
  GArray *links;  /* PressHtmlLink, in order */
  GArray *images; /* PressHtmlLink */

  gboolean has_words;         /* any at all, but for the lines of a wrapper */
  gboolean has_visible_words; /* any that are large enough to be seen */

  /* The line at hand */
  guint32 line_start;
  guint line_run;
  guint32 n_wide; /* bytes of it that only go on a character */
  guint8 line_style;
  guint8 lead_style; /* of its first word */
  guint16 line_size;
  PressSpan lead;      /* bytes of the text: the words that have it, up to the first that has not */
  PressSpan blank;     /* in front of the next word; empty: none */
  guint8 line_indent;  /* columns, as no-break spaces tell them */
  guint n_no_break;    /* no-break spaces in front of the next word */
  gboolean has_unseen; /* characters of no width in the line at hand */
  gsize mark_end;      /* of the text: behind the last mark that the file does not spell */
  PressHtmlGap gap;

  PressHtmlFace face; /* of what comes next */

  PressHtmlDecoded decoded[PRESS_HTML_N_DECODED];
} PressHtmlText;

PressHtmlText *press_html_text_new (const char *source, gsize length, gboolean is_utf8);
void press_html_text_free (PressHtmlText *text);
void press_html_text_add_words (PressHtmlText *text, PressSpan span);
void press_html_text_add_word (PressHtmlText *text, PressSpan span);
void press_html_text_add_high (PressHtmlText *text, PressSpan span);
void press_html_text_add_space (PressHtmlText *text, PressSpan span);
void press_html_text_add_character (PressHtmlText *text, gunichar character, PressSpan span);
void press_html_text_add_entity (PressHtmlText *text, int token, PressSpan span);
void press_html_text_add_mark (PressHtmlText *text, const char *mark, PressSpan span);
void press_html_text_add_kept_line (PressHtmlText *text, PressSpan span);
void press_html_text_add_piece (PressHtmlText *text, const PressHtmlPiece *piece);
void press_html_text_break_line (PressHtmlText *text);
void press_html_text_end_block (PressHtmlText *text, PressHtmlGap gap);
char *press_html_text_dup_value (const PressHtmlText *text, PressSpan span);
gboolean press_html_text_has_line (const PressHtmlText *text);
gboolean press_html_text_ends_in_mark (const PressHtmlText *text);
gboolean press_html_text_is_point (const PressHtmlText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressHtmlText, press_html_text_free)

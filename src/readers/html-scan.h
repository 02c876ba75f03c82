/* What the scanner of grammar/html.l tells. */
#pragma once

#include <glib.h>

typedef enum
{
  PRESS_HTML_END,

  /* Text */
  PRESS_HTML_WORDS, /* a blank between two, and perhaps one behind the last */
  PRESS_HTML_WORD,  /* one by itself */
  PRESS_HTML_SPACE,
  PRESS_HTML_HIGH, /* bytes over 0x7f */
  PRESS_HTML_DECIMAL,
  PRESS_HTML_HEX,
  PRESS_HTML_ENTITY,
  PRESS_HTML_DOUBLE, /* an entity whose ampersand is one, too */

  /* Tags */
  PRESS_HTML_WRAPPER,
  PRESS_HTML_OPEN,
  PRESS_HTML_CLOSE,
  PRESS_HTML_TAG_END,

  /* Attributes and declarations */
  PRESS_HTML_HIDDEN,
  PRESS_HTML_INLINE,
  PRESS_HTML_SIZE,      /* of the font, a length */
  PRESS_HTML_SIZE_STEP, /* of seven, or so many more or less than the third */
  PRESS_HTML_SIZE_XX_SMALL,
  PRESS_HTML_SIZE_X_SMALL,
  PRESS_HTML_SIZE_SMALL,
  PRESS_HTML_SIZE_MEDIUM,
  PRESS_HTML_SIZE_LARGE,
  PRESS_HTML_SIZE_X_LARGE,
  PRESS_HTML_SIZE_XX_LARGE,
  PRESS_HTML_SIZE_LARGER,
  PRESS_HTML_SIZE_SMALLER,
  PRESS_HTML_CENTER,
  PRESS_HTML_NOT_CENTER,
  PRESS_HTML_BOLD,
  PRESS_HTML_NOT_BOLD,
  PRESS_HTML_ITALIC,
  PRESS_HTML_NOT_ITALIC,
  PRESS_HTML_UNDERLINED,
  PRESS_HTML_RAISED,
  PRESS_HTML_ADDRESS,
  PRESS_HTML_ALTERNATIVE,
  PRESS_HTML_BULLET, /* an image of one */
  PRESS_HTML_TINY,   /* an image that is there to hold a place */
  PRESS_HTML_DINGBATS,
  PRESS_HTML_SYMBOLS,
  PRESS_HTML_PAGE_BEFORE,
  PRESS_HTML_PAGE_AFTER,
  PRESS_HTML_MARGIN,
  PRESS_HTML_MARGIN_TOP,
  PRESS_HTML_MARGIN_BOTTOM,
  PRESS_HTML_LEFT,
  PRESS_HTML_INDENT,
  PRESS_HTML_COLSPAN,
  PRESS_HTML_ROWSPAN
} PressHtmlToken;

typedef enum
{
  PRESS_HTML_CELL_EMPTY,
  PRESS_HTML_CELL_BULLET,
  PRESS_HTML_CELL_NUMBERED,
  PRESS_HTML_CELL_BRACKETED, /* (2): a number in front of a row, a figure inside it */
  PRESS_HTML_CELL_RAISED,    /* digits set higher: the mark of a note */
  PRESS_HTML_CELL_OPENING,   /* a currency, an opening bracket: of the figure behind it */
  PRESS_HTML_CELL_CLOSING,   /* a closing bracket, a percent sign: of the figure before it */
  PRESS_HTML_CELL_MEASURE,   /* "days": perhaps of the figure before it */
  PRESS_HTML_CELL_YEAR,
  PRESS_HTML_CELL_FIGURE,
  PRESS_HTML_CELL_DASH,
  PRESS_HTML_CELL_VOID,
  PRESS_HTML_CELL_UNIT,  /* "In millions" */
  PRESS_HTML_CELL_CODE,  /* "Conference ID": what follows is no figure */
  PRESS_HTML_CELL_RANGE, /* several figures, or a figure with words */
  PRESS_HTML_CELL_TEXT
} PressHtmlCellKind;

typedef enum
{
  PRESS_HTML_STATE_TEXT,
  PRESS_HTML_STATE_RAW,
  PRESS_HTML_STATE_HEAD,
  PRESS_HTML_STATE_CELL
} PressHtmlState;

typedef struct _PressHtmlScanner PressHtmlScanner;

PressHtmlScanner *press_html_scanner_new (const char *text, gsize length, PressHtmlState state);
void press_html_scanner_free (PressHtmlScanner *scanner);
void press_html_scanner_begin (PressHtmlScanner *scanner, PressHtmlState state);
const char *press_html_scanner_get_text (const PressHtmlScanner *scanner);
void press_html_scanner_skip (PressHtmlScanner *scanner, guint32 end);
int press_html_scanner_next (PressHtmlScanner *scanner, guint32 *start, guint32 *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressHtmlScanner, press_html_scanner_free)

/* Tells what cells hold, one after another. */
typedef struct _PressHtmlCells PressHtmlCells;

PressHtmlCells *press_html_cells_new (void);
void press_html_cells_free (PressHtmlCells *cells);
PressHtmlCellKind press_html_cells_classify (PressHtmlCells *cells, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressHtmlCells, press_html_cells_free)

/* The interface to the scanner itself. */
int press_html_step (void *scanner, const char *buffer, guint32 *start, guint32 *end);
void press_html_rewind (void *scanner, char *buffer, gsize length);
void press_html_begin (void *scanner, PressHtmlState state);
void press_html_skip (void *scanner, char *next);

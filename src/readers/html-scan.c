/* Feeding grammar/html.l: one buffer for a whole file, so that nothing is scanned twice. */
#include "base/scanner-use.h"
#include "readers/html-scan.h"

#include <string.h>

/* Text that is longer is a cell's text and nothing else. */
#define LONGEST_CELL_BYTES 60

typedef struct yy_buffer_state *YY_BUFFER_STATE;

PRESS_SCANNER_DECLARE_PLAIN (press_html)
YY_BUFFER_STATE press_html_yy_scan_buffer (char *base, size_t size, yyscan_t scanner);
int press_html_next (yyscan_t scanner);

struct _PressHtmlScanner
{
  yyscan_t scanner;
  char *buffer;
};

/* A NUL would make flex look at a token again from its start; as a blank it changes no offset. */
static char *
copy_without_nul (const char *text, gsize length)
{
  char *buffer = g_malloc (length + 2);
  char *nul = buffer;

  if (length > 0)
    memcpy (buffer, text, length);
  while ((nul = memchr (nul, '\0', (gsize) (buffer + length - nul))) != NULL)
    *nul++ = ' ';
  buffer[length] = buffer[length + 1] = '\0';
  return buffer;
}

PressHtmlScanner *
press_html_scanner_new (const char *text, gsize length, PressHtmlState state)
{
  PressHtmlScanner *scanner = g_new0 (PressHtmlScanner, 1);

  scanner->buffer = copy_without_nul (text, length);
  scanner->scanner = press_html_new_scanner ();
  press_html_yy_scan_buffer (scanner->buffer, length + 2, scanner->scanner);
  press_html_begin (scanner->scanner, state);
  return scanner;
}

void
press_html_scanner_free (PressHtmlScanner *scanner)
{
  press_html_yylex_destroy (scanner->scanner);
  g_free (scanner->buffer);
  g_free (scanner);
}

void
press_html_scanner_begin (PressHtmlScanner *scanner, PressHtmlState state)
{
  press_html_begin (scanner->scanner, state);
}

/* Passes over the rest of a tag that ends at @end. */
void
press_html_scanner_skip (PressHtmlScanner *scanner, guint32 end)
{
  press_html_skip (scanner->scanner, scanner->buffer + end);
  press_html_begin (scanner->scanner, PRESS_HTML_STATE_TEXT);
}

/* The text as it is scanned: the token at hand has a NUL behind it. */
const char *
press_html_scanner_get_text (const PressHtmlScanner *scanner)
{
  return scanner->buffer;
}

/* The next token, and the bytes of the file that it takes. */
int
press_html_scanner_next (PressHtmlScanner *scanner, guint32 *start, guint32 *end)
{
  return press_html_step (scanner->scanner, scanner->buffer, start, end);
}

struct _PressHtmlCells
{
  yyscan_t scanner;
  char buffer[LONGEST_CELL_BYTES + 3];
};

PressHtmlCells *
press_html_cells_new (void)
{
  PressHtmlCells *cells = g_new0 (PressHtmlCells, 1);

  cells->scanner = press_html_new_scanner ();
  press_html_yy_scan_buffer (cells->buffer, sizeof cells->buffer, cells->scanner);
  return cells;
}

void
press_html_cells_free (PressHtmlCells *cells)
{
  press_html_yylex_destroy (cells->scanner);
  g_free (cells);
}

/* What the text of a table's cell is. */
PressHtmlCellKind
press_html_cells_classify (PressHtmlCells *cells, const char *text, gsize length)
{
  if (length > LONGEST_CELL_BYTES)
    return PRESS_HTML_CELL_TEXT;
  memcpy (cells->buffer, text, length);
  cells->buffer[length] = '\n';
  press_html_rewind (cells->scanner, cells->buffer, length + 1);
  press_html_begin (cells->scanner, PRESS_HTML_STATE_CELL);
  return (PressHtmlCellKind) press_html_next (cells->scanner);
}

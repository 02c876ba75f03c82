/* The classes of lines: feeding grammar/lines.l one line at a time. */
#include "parse/lines.h"

#include <string.h>

/* No pattern needs to see more of a line; text after this decides nothing. */
#define HEAD_BYTES 400

typedef void *yyscan_t;

int press_lines_yylex_init_extra (PressLinesInput *input, yyscan_t *scanner);
int press_lines_yylex_destroy (yyscan_t scanner);
void press_lines_yyrestart (void *file, yyscan_t scanner);
gboolean press_lines_take (yyscan_t scanner, const char *text, gsize length_bytes);
int press_lines_yyget_leng (yyscan_t scanner);
int press_lines_next (yyscan_t scanner);
void press_lines_begin (yyscan_t scanner, gboolean is_heading);

struct _PressLineScanner
{
  PressLinesInput input;
  yyscan_t scanner;
};

static const char *const spellings[] = {
#define PRESS_LINE_CLASS(NAME, spelling) [PRESS_LINE_CLASS_##NAME] = spelling,
#include "parse/lines.def"
#undef PRESS_LINE_CLASS
};

G_STATIC_ASSERT (G_N_ELEMENTS (spellings) == PRESS_N_LINE_CLASSES);

const char *
press_line_class_get_spelling (PressLineClass line_class)
{
  return spellings[line_class];
}

PressLineScanner *
press_line_scanner_new (const char *text)
{
  PressLineScanner *scanner = g_new0 (PressLineScanner, 1);

  scanner->input.text = text;
  if (press_lines_yylex_init_extra (&scanner->input, &scanner->scanner) != 0)
    g_error ("no memory for a scanner");
  return scanner;
}

void
press_line_scanner_free (PressLineScanner *scanner)
{
  press_lines_yylex_destroy (scanner->scanner);
  g_free (scanner);
}

int
press_lines_read (PressLinesInput *input, char *buffer, int max_bytes)
{
  guint32 n_bytes = MIN (input->end - input->at, (guint32) max_bytes - 1);

  if (input->is_ended)
    return 0;
  memcpy (buffer, input->text + input->at, n_bytes);
  input->at += n_bytes;
  if (input->at == input->end)
    {
      buffer[n_bytes++] = '\n';
      input->is_ended = TRUE;
    }
  return (int) n_bytes;
}

static PressLineClass
classify (PressLineScanner *scanner, PressSpan line, gboolean is_heading)
{
  const char *text = scanner->input.text;

  while (line.start < line.end && (text[line.start] == ' ' || text[line.start] == '\t'))
    line.start++;
  while (line.end > line.start && g_ascii_isspace (text[line.end - 1]))
    line.end--;
  if (line.start == line.end)
    return PRESS_LINE_CLASS_BLANK;
  scanner->input.at = line.start;
  scanner->input.end = MIN (line.end, line.start + HEAD_BYTES);
  scanner->input.is_ended = FALSE;
  if (!press_lines_take (scanner->scanner, text + line.start,
                         scanner->input.end - scanner->input.at))
    press_lines_yyrestart (NULL, scanner->scanner);
  press_lines_begin (scanner->scanner, is_heading);
  return press_lines_next (scanner->scanner);
}

/* What a line is by its words. */
PressLineClass
press_line_scanner_classify (PressLineScanner *scanner, PressSpan line)
{
  return classify (scanner, line, FALSE);
}

/* What a heading opens. It may take several lines. */
PressLineClass
press_line_scanner_classify_heading (PressLineScanner *scanner, PressSpan line)
{
  return classify (scanner, line, TRUE);
}

/* How many bytes the pattern of the last class took, from the first one that is no blank. */
guint32
press_line_scanner_get_head_length (const PressLineScanner *scanner)
{
  return (guint32) press_lines_yyget_leng (scanner->scanner);
}

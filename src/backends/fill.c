/* Text as people read it on a page: words filled into lines. */
#include "fill.h"

void
press_fill_put_blanks (PressOutput *output, guint n)
{
  for (guint i = 0; i < n; i++)
    press_output_put_char (output, ' ');
}

/* Writes words, which single blanks part, as lines of so many columns at most; the first has an
 * indent of its own. A word longer than a line has a line to itself. The last line is left open:
 * gives the columns that it takes. */
guint
press_fill_put_lines (PressOutput *output, const char *words, const char *first_indent,
                      const char *indent, guint most)
{
  const char *at = words;
  gsize column = strlen (first_indent);
  gboolean has_word = FALSE;

  press_output_put (output, first_indent, column);
  while (*at != '\0')
    {
      gsize length = strcspn (at, " ");
      gsize n_columns = (gsize) g_utf8_strlen (at, (gssize) length);

      if (has_word && column + 1 + n_columns > most)
        {
          press_output_put_char (output, '\n');
          column = strlen (indent);
          press_output_put (output, indent, column);
        }
      else if (has_word)
        {
          press_output_put_char (output, ' ');
          column++;
        }
      press_output_put (output, at, length);
      column += n_columns;
      has_word = TRUE;
      at += length;
      at += strspn (at, " ");
    }
  return (guint) column;
}

/* Writes words as lines of a page. */
void
press_fill_put_words (PressOutput *output, const char *words, const char *first_indent,
                      const char *indent)
{
  press_fill_put_lines (output, words, first_indent, indent, PRESS_FILL_COLUMNS);
  press_output_put_char (output, '\n');
}

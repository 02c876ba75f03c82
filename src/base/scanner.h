/* What the scanners of short texts share. For their last part, where flex has told its own names.
 */
#pragma once

#include <string.h>

/* Defines a function that gives a scanner a text and the line's end behind it at once, without a
 * read for each: most texts are a line or a block. FALSE: the text is too long for that, or the
 * scanner has not begun. Where no token goes on behind a line's end, two of them spare the scanner
 * the search for more. */
#define PRESS_SCANNER_DEFINE_TAKE(function, n_line_ends)                                           \
  gboolean function (yyscan_t yyscanner, const char *text, gsize length_bytes)                     \
  {                                                                                                \
    struct yyguts_t *yyg = (struct yyguts_t *) yyscanner;                                          \
    YY_BUFFER_STATE buffer = YY_CURRENT_BUFFER;                                                    \
                                                                                                   \
    if (buffer == NULL || length_bytes + (n_line_ends) > (gsize) buffer->yy_buf_size)              \
      return FALSE;                                                                                \
    memcpy (buffer->yy_ch_buf, text, length_bytes);                                                \
    memset (buffer->yy_ch_buf + length_bytes, '\n', n_line_ends);                                  \
    buffer->yy_n_chars = (int) length_bytes + (n_line_ends);                                       \
    buffer->yy_ch_buf[buffer->yy_n_chars] = YY_END_OF_BUFFER_CHAR;                                 \
    buffer->yy_ch_buf[buffer->yy_n_chars + 1] = YY_END_OF_BUFFER_CHAR;                             \
    buffer->yy_buf_pos = buffer->yy_ch_buf;                                                        \
    buffer->yy_at_bol = 1;                                                                         \
    buffer->yy_fill_buffer = 0;                                                                    \
    buffer->yy_buffer_status = YY_BUFFER_NORMAL;                                                   \
    yy_load_buffer_state (yyscanner);                                                              \
    return TRUE;                                                                                   \
  }

/* Defines a function that has a scanner begin anew with what stands in its buffer, of so many bytes
 * and two NULs. */
#define PRESS_SCANNER_DEFINE_REWIND(function)                                                      \
  void function (yyscan_t yyscanner, char *buffer, gsize length_bytes)                             \
  {                                                                                                \
    struct yyguts_t *yyg = (struct yyguts_t *) yyscanner;                                          \
    YY_BUFFER_STATE state = YY_CURRENT_BUFFER_LVALUE;                                              \
                                                                                                   \
    buffer[length_bytes] = buffer[length_bytes + 1] = YY_END_OF_BUFFER_CHAR;                       \
    state->yy_n_chars = (int) length_bytes;                                                        \
    state->yy_buf_pos = buffer;                                                                    \
    state->yy_buffer_status = YY_BUFFER_NORMAL;                                                    \
    yy_load_buffer_state (yyscanner);                                                              \
  }

/* Defines a function that has the next token begin at @next of the buffer: a token ends in a NUL,
 * which is taken back first. */
#define PRESS_SCANNER_DEFINE_GO_TO(function)                                                       \
  void function (yyscan_t yyscanner, char *next)                                                   \
  {                                                                                                \
    struct yyguts_t *yyg = (struct yyguts_t *) yyscanner;                                          \
                                                                                                   \
    *yyg->yy_c_buf_p = yyg->yy_hold_char;                                                          \
    yyg->yy_c_buf_p = next;                                                                        \
    yyg->yy_hold_char = *next;                                                                     \
  }

/* The classes of lines, as grammar/lines.l tells them. */
#pragma once

#include "base/copy.h"

typedef enum
{
#define PRESS_LINE_CLASS(NAME, spelling) PRESS_LINE_CLASS_##NAME,
#include "parse/lines.def"
#undef PRESS_LINE_CLASS
  PRESS_N_LINE_CLASSES
} PressLineClass;

/* What the scanner reads: one line, to its end. */
typedef struct
{
  const char *text;
  guint32 at;
  guint32 end;
  gboolean is_ended;
} PressLinesInput;

typedef struct _PressLineScanner PressLineScanner;

PressLineScanner *press_line_scanner_new (const char *text);
void press_line_scanner_free (PressLineScanner *scanner);
PressLineClass press_line_scanner_classify (PressLineScanner *scanner, PressSpan line);
PressLineClass press_line_scanner_classify_heading (PressLineScanner *scanner, PressSpan line);
guint32 press_line_scanner_get_head_length (const PressLineScanner *scanner);
const char *press_line_class_get_spelling (PressLineClass line_class);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressLineScanner, press_line_scanner_free)

/* For the scanner. */
int press_lines_read (PressLinesInput *input, char *buffer, int max_bytes);

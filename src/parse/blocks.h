/* Blocks: runs of lines that belong together, joined by layout. */
#pragma once

#include "parse/context.h"
#include "parse/lines.h"

typedef enum
{
  PRESS_BLOCK_CENTERED = 1 << 0,   /* each line stands in the middle of the page */
  PRESS_BLOCK_CAPS = 1 << 1,       /* hardly a small letter */
  PRESS_BLOCK_TITLED = 1 << 2,     /* most long words have a capital */
  PRESS_BLOCK_STOPPED = 1 << 3,    /* ends as a sentence does, or a part of one */
  PRESS_BLOCK_COLON = 1 << 4,      /* ends in a colon */
  PRESS_BLOCK_PROSE = 1 << 5,      /* filled lines, or a whole sentence */
  PRESS_BLOCK_COLUMNS = 1 << 6,    /* wide gaps inside its lines */
  PRESS_BLOCK_HAS_FLOATS = 1 << 7, /* a page falls into it */
  PRESS_BLOCK_TABLE = 1 << 8,      /* a table of figures */
  PRESS_BLOCK_BOLD = 1 << 9,       /* set in bold by its source */
  PRESS_BLOCK_LOWER = 1 << 10,     /* begins with a small letter */
  PRESS_BLOCK_JOINED = 1 << 11,    /* taken in by the block in front of it */
  PRESS_BLOCK_SIGNATURE = 1 << 12, /* names who speaks the quoted words above it */
  PRESS_BLOCK_HEADED = 1 << 13,    /* under the heading of a legal passage */
  PRESS_BLOCK_DATED = 1 << 14,     /* its tokens open with a dateline */
  PRESS_BLOCK_UNDATED = 1 << 15    /* they do not; neither of the two: nobody has asked yet */
} PressBlockFlags;

typedef struct
{
  guint32 first_line;
  guint32 last_line;
  PressSpan span; /* without the blanks at its ends */
  guint32 n_words;
  guint32 length;      /* bytes of ink */
  guint16 flags;       /* PressBlockFlags */
  guint16 indent;      /* of the first line */
  guint16 token;       /* of grammar/release.y */
  guint8 line_class;   /* PressLineClass of the first line */
  guint8 level;        /* of a heading or an item, from 1; 0: the source tells none */
  guint32 first_token; /* of those the parse keeps */
  guint32 n_tokens;
  guint64 kinds;      /* of its tokens: a bit for each PressTokenKind */
  guint32 scanned_in; /* the stretch whose tokens are kept; 0: not scanned */
  PressNodes children;
} PressBlock;

static inline PressSpan
press_line_get_span (const PressParse *parse, guint line)
{
  return (PressSpan){ parse->copy->lines[line].start, parse->copy->lines[line].end };
}

static inline gboolean
press_line_is_blank (const PressParse *parse, guint line)
{
  return parse->line_classes[line] == PRESS_LINE_CLASS_BLANK;
}

/* Whether a class is that of lines around texts, not in one. */
static inline gboolean
press_line_class_is_container (PressLineClass line_class)
{
  return line_class >= PRESS_LINE_CLASS_ENVELOPE && line_class <= PRESS_LINE_CLASS_SKIPPED;
}

/* Whether another line of its text stands right below a line. */
static inline gboolean
press_line_is_followed (const PressParse *parse, guint line)
{
  return line + 1 < parse->copy->n_lines && !press_line_is_blank (parse, line + 1)
         && !press_line_class_is_container (parse->line_classes[line + 1]);
}

/* line-ink.c */
gboolean press_line_is_float (const PressParse *parse, guint line);

/* blocks.c */
void press_block_add (PressParse *parse, guint first_line, guint last_line, guint16 flags);
void press_blocks_form (PressParse *parse);

/* block-measure.c */
void press_block_measure (const PressParse *parse, PressBlock *block);
void press_block_extend (const PressParse *parse, PressBlock *block, const PressBlock *next);
gboolean press_line_is_titled (const PressParse *parse, guint line);
gboolean press_line_is_set_as_sentence (const PressParse *parse, guint line);

/* table-block.c */
gboolean press_table_add_block (PressParse *parse, guint *line);

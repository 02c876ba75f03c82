/* Copy: the text that the stages after a reader see, with its lines and the way back to the file.
 */
#pragma once

#include <press/press-span.h>

/* What a reader knows of a line's looks. */
typedef enum
{
  PRESS_LINE_CENTERED = 1 << 0,
  PRESS_LINE_BOLD = 1 << 1,
  PRESS_LINE_ITALIC = 1 << 2,
  PRESS_LINE_UNDERLINED = 1 << 3,
  PRESS_LINE_TYPED = 1 << 4 /* of plain text: no tag told where it ends */
} PressLineStyle;

/* What a container says of a line of its own; all other lines are text. */
typedef enum
{
  PRESS_LINE_IS_TEXT,
  PRESS_LINE_IS_ENVELOPE,      /* of the envelope round a filing */
  PRESS_LINE_IS_HEADER,        /* a tag round the head of a submission, or a line of it */
  PRESS_LINE_IS_HEADER_FIELD,  /* a key with its value */
  PRESS_LINE_IS_HEADER_GROUP,  /* the name of what the keys below it tell of */
  PRESS_LINE_IS_WRAPPER_OPEN,  /* the start of a document */
  PRESS_LINE_IS_WRAPPER_FIELD, /* a field in front of its text */
  PRESS_LINE_IS_WRAPPER_TYPE,  /* the field that tells what it is: see PressPaper */
  PRESS_LINE_IS_WRAPPER_TEXT,  /* the start of its text */
  PRESS_LINE_IS_WRAPPER_CLOSE, /* the end of its text, or its own */
  PRESS_LINE_IS_SKIPPED,       /* stands for content that was not read: see PressPaper */
  PRESS_N_LINE_ROLES
} PressLineRole;

/* What a container says that a document in it is. */
typedef enum
{
  PRESS_PAPER_UNTOLD,
  PRESS_PAPER_EXHIBIT,   /* of a number that releases are filed under */
  PRESS_PAPER_FORM,      /* the form itself, in which a release may be set */
  PRESS_PAPER_AGREEMENT, /* an exhibit of another number: contracts, by-laws, consents */
  PRESS_PAPER_FEES,
  PRESS_PAPER_DATA,   /* made for programs */
  PRESS_PAPER_BINARY, /* pictures and archives */
  PRESS_PAPER_TRANSCRIPT,
  PRESS_PAPER_SLIDES,
  PRESS_PAPER_OTHER,
  PRESS_N_PAPERS
} PressPaper;

/* One line of copy. Its end leaves out the line's terminator; the next line starts after that. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint16 indent; /* columns before the first mark; tabs go to the next multiple of eight */
  guint8 style;   /* PressLineStyle */
  guint8 level;   /* of a heading in the source, from 1; 0: none */
  guint16 lead;   /* bytes of its ink, from the first, that are set off from the rest; 0: none */
  guint8 role;    /* PressLineRole */
  guint8 paper;   /* PressPaper, of lines that tell it */
} PressLine;

/* From here on, copy offset and source offset grow alike. A run may stand for more bytes of the
 * source than it has itself, as a character does for its entity. The runs of a copy lie in the
 * source in the order in which they lie in the copy, but for the one that begins at a break: it may
 * come from further up or further down, as the lines of cells do that stand side by side. No leaf
 * of a tree holds text on both sides of a break. */
typedef struct
{
  guint32 copy;
  guint32 source;
  guint32 source_end; /* G_MAXUINT32: where the next run begins */
} PressOrigin;

/* One cell of a table of figures, where the reader knows the columns that it stands in: 0 is that
 * of the labels. */
typedef struct
{
  guint32 start; /* in the copy */
  guint8 first;
  guint8 last;
} PressGridCell;

/* A link of the source, or an image, and the text of the copy that it is on. */
typedef struct
{
  PressSpan span;
  char *address;
  char *text; /* what stands for an image, or NULL */
} PressLink;

/* How the source spells text, from here on. */
typedef struct
{
  guint32 source;
  gboolean is_markup; /* HTML: what is written into it must be escaped */
  gboolean is_utf8;   /* else Windows-1252 */
} PressSpelling;

typedef struct
{
  GBytes *source;           /* the file as it was given */
  GBytes *owned;            /* the text where it is not the source's own bytes, or NULL */
  const char *text;         /* UTF-8, not terminated */
  guint32 length;           /* of the text, bytes */
  gboolean is_too_large;    /* the text was, and has been given up */
  const char *encoding;     /* "UTF-8" or "windows-1252"; "binary" where nothing is read */
  PressSpelling *spellings; /* by place; NULL: all is plain text in that encoding */
  guint32 n_spellings;
  PressLine *lines;
  guint32 n_lines;
  PressOrigin *origins; /* NULL where copy and source are the same bytes */
  guint32 n_origins;
  guint32 *hints;       /* the origin of every so many bytes; NULL: they have not been noted */
  PressGridCell *cells; /* in order; NULL where the reader knows of none */
  guint32 n_cells;
  PressLink *links; /* in order */
  guint32 n_links;
  guint32 *breaks; /* where text begins that lies elsewhere in the source than the text before it */
  guint32 n_breaks;
  guint32 *source_lines; /* starts of the source's lines; NULL where they are the copy's */
  guint32 n_source_lines;
  guint32 n_sparse_lines;  /* of those, the ones in front that leave out lines between them */
  guint32 *source_numbers; /* of those lines, from 1; NULL where the table holds them all */
} PressCopy;

PressCopy *press_copy_new (GBytes *source);
void press_copy_free (PressCopy *copy);
void press_copy_take_text (PressCopy *copy, GString *text);
void press_copy_find_lines (PressCopy *copy);
void press_copy_find_line_starts (const char *text, guint32 start, guint32 end, GArray *starts);
guint press_copy_count_line_starts (const char *text, guint32 start, guint32 end);
void press_copy_find_source_lines (PressCopy *copy);
void press_copy_note_origins (PressCopy *copy);
PressSpan press_copy_to_source (const PressCopy *copy, PressSpan span);
guint32 press_copy_find_cell (const PressCopy *copy, guint32 start);
gboolean press_copy_has_cells (const PressCopy *copy, PressSpan span);
PressSpelling press_copy_get_spelling (const PressCopy *copy, guint32 source_offset);
PressPlace press_copy_get_place (const PressCopy *copy, guint32 source_offset);
PressSpan press_copy_get_source_line (const PressCopy *copy, guint line);
guint press_copy_find_line (const PressCopy *copy, guint32 offset);
char *press_copy_fold (const PressCopy *copy, PressSpan span, GString *onto);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressCopy, press_copy_free)

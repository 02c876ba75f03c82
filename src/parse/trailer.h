/* Trailers: what a wire adds below a release, line by line. */
#pragma once

#include "parse/context.h"

/* Indices of tokens, both inside. */
typedef struct
{
  int first;
  int last;
} PressTrailerRun;

typedef enum
{
  PRESS_TRAILER_PART_NAMES,
  PRESS_TRAILER_PART_NAME,
  PRESS_TRAILER_PART_DATE,
  PRESS_TRAILER_PART_LABEL,
  PRESS_TRAILER_PART_UNCLOSED,
} PressTrailerPart;

typedef struct
{
  PressParse *parse;
  PressNode *node;
  GArray *tokens; /* of PressToken */
  GArray *marks;  /* of PressTrailerMark */
  int start;      /* the token of the grammar that says what kind of line it is; 0: given */
  guint at;
} PressTrailerReader;

PressNode *press_parse_trailer_line (PressParse *parse, PressNodeKind kind, guint first_line,
                                     guint last_line);

/* For grammar/trailer.y. */
int press_trailer_next (PressTrailerReader *reader, PressTrailerRun *run);
void press_trailer_mark (PressTrailerReader *reader, PressTrailerPart part, PressTrailerRun run);

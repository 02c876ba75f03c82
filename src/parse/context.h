/* What the stages of one parse share. */
#pragma once

#include "parse/inline.h"
#include "parse/phrases.h"
#include "tree/document-private.h"

/* The state of one parse. The arrays are scratch: each user empties them first. */
typedef struct
{
  PressDocument *document;
  PressArena *arena;
  const PressCopy *copy;
  const char *text;
  PressTokenizer *tokenizer;
  GArray *tokens;                           /* of PressToken */
  GArray *phrases;                          /* of PressPhrase */
  guint8 *line_classes;                     /* of PressLineClass, one for each line of the copy */
  struct _PressTableScanner *table_scanner; /* NULL before the first line that may be a table's */
} PressParse;

/* What the scanner of grammar/bytes.l gives. */
#pragma once

#include <press/press-span.h>

typedef enum
{
  PRESS_BYTES_END,
  PRESS_BYTES_TRAILING, /* blanks at the end of a line */
  PRESS_BYTES_TAB,
  PRESS_BYTES_CARET,
  PRESS_BYTES_CONTROL,
  PRESS_BYTES_ENTITY,
  PRESS_BYTES_BRACKET,  /* an entity for the bracket of a tag */
  PRESS_BYTES_MOJIBAKE, /* UTF-8 that was read as if each byte were a character */
  PRESS_BYTES_SYMBOL,   /* a name and a letter of the Symbol font */
  PRESS_BYTES_SMART,    /* a printer's mark */
  PRESS_BYTES_HIGH,     /* any other character that is no ASCII */
  PRESS_BYTES_TABLE_OPEN,
  PRESS_BYTES_TABLE_CLOSE,
  PRESS_BYTES_ACTIVE,
  PRESS_BYTES_ELEMENT, /* one that EDGAR does not take */
  PRESS_BYTES_EXTERNAL,
  PRESS_BYTES_TAG_END, /* in markup: the bracket that ends a tag */
  PRESS_N_BYTES
} PressBytesKind;

/* What plain text writes instead; the scanner tells it with the token. */
typedef enum
{
#define PRESS_PLAIN(NAME, text) PRESS_PLAIN_##NAME,
#include "rules/plain.def"
#undef PRESS_PLAIN
  PRESS_N_PLAIN
} PressPlain;

#define PRESS_BYTES_AS(kind, plain)                                                                \
  (PRESS_BYTES_##kind + (int) PRESS_N_BYTES * (int) PRESS_PLAIN_##plain)

typedef enum
{
  PRESS_BYTES_IN_TEXT,
  PRESS_BYTES_IN_COPY,
  PRESS_BYTES_IN_MARKUP
} PressBytesCondition;

/* The interface to the scanner itself. */
void press_bytes_begin (void *scanner, PressBytesCondition condition);
void press_bytes_skip (void *scanner, char *next);
guint32 press_bytes_find_suspect (const char *text, guint32 at, guint32 end);

/* What grammar/issuer.l reads for grammar/issuer.y. */
#pragma once

#include <glib.h>

/* What may come next. */
typedef enum
{
  PRESS_NAMING_LEAD,         /* what goes before the name in front of the paragraph */
  PRESS_NAMING_START,        /* the first name of the paragraph */
  PRESS_NAMING_BEHIND_COMMA, /* a name, or whose the one in front of it is */
  PRESS_NAMING_OPENING,      /* any other name */
  PRESS_NAMING_NO_NAME       /* a word that opens no name */
} PressNamingState;

/* The name that is being read. */
typedef struct
{
  gboolean opens_paragraph; /* it stands in front, or behind one token */
  gboolean is_behind_title; /* a job or a courtesy word stands in front of it */
  gboolean names_somebody;  /* so far: "The Company" does not */
  guint n_taken;            /* tokens of it, before the last step */
  guint n_tokens;           /* of the last step */
  guint n_bytes;            /* signs that stand for them */
} PressNaming;

/* For the scanner. */
int press_naming_take (PressNaming *naming, const char *signs, guint n_tokens);
int press_naming_leave (PressNaming *naming, const char *signs, guint n_tokens);

/* Signs: tokens as letters, for scanners that read what words say together (grammar/wording.l and
 * its like). A token is a small letter for each thing that is told of it, in the order of the
 * alphabet, and then a sign for its kind. */
#pragma once

#include "parse/inline.h"

#define PRESS_SIGNS_OF_TOKEN 27 /* at most: each small letter and a kind */
#define PRESS_SIGN_MARK(letter) (1u << ((letter) - 'a'))

/* Which letter stands for a word that means something in a list. */
typedef struct
{
  char letter;
  PressVocabularyList list;
  const char *meaning;
} PressSignMeaning;

/* The letters that a scanner knows. */
typedef struct
{
  guint64 lists;                    /* those that a word may just be in, as bits */
  guint64 meaning_lists;            /* those in which it must mean something */
  char of_lists[PRESS_N_LISTS];     /* for a word that is in a list */
  const PressSignMeaning *meanings; /* for one that means something in it */
  guint n_meanings;
} PressSignLetters;

/* What a scanner reads of signs, to their end. */
typedef struct
{
  GString *signs;
  gsize at;
} PressSignInput;

guint32 press_signs_find_marks (const PressSignLetters *letters, const PressToken *token);
char *press_signs_put_thing (char *at, char sign, guint32 marks);
char *press_signs_put (char *at, PressTokenKind kind, guint32 marks);
guint press_signs_count (const char *signs, guint n_bytes);
guint press_signs_measure (const char *signs, guint n_things);
int press_signs_read (PressSignInput *input, char *buffer, int max_bytes);

/* Defines a function that has a scanner begin with the signs of its input, which are given to it at
 * once where they fit into its buffer. For the scanner's last part, behind base/scanner.h. */
#define PRESS_SIGNS_DEFINE_PUT(function)                                                           \
  static PRESS_SCANNER_DEFINE_TAKE (function##_whole, 0) void function (yyscan_t yyscanner,        \
                                                                        PressSignInput *input)     \
  {                                                                                                \
    const GString *signs = input->signs;                                                           \
                                                                                                   \
    if (function##_whole (yyscanner, signs->str + input->at, signs->len - input->at))              \
      input->at = signs->len;                                                                      \
    else                                                                                           \
      yyrestart (NULL, yyscanner);                                                                 \
  }

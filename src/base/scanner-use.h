/* What those who use a scanner that flex has made share. */
#pragma once

#include <glib.h>

typedef void *yyscan_t;

/* Declares what flex has made under a prefix, and defines a function that makes a scanner, for
 * which
 * @extra is what it reads for. */
#define PRESS_SCANNER_DECLARE(prefix, Extra)                                                       \
  int prefix##_yylex_init_extra (Extra *extra, yyscan_t *scanner);                                 \
  int prefix##_yylex_destroy (yyscan_t scanner);                                                   \
                                                                                                   \
  static inline yyscan_t prefix##_new_scanner (Extra *extra)                                       \
  {                                                                                                \
    yyscan_t scanner;                                                                              \
                                                                                                   \
    if (prefix##_yylex_init_extra (extra, &scanner) != 0)                                          \
      g_error ("no memory for a scanner");                                                         \
    return scanner;                                                                                \
  }

/* The same of a scanner that needs no more than its text. */
#define PRESS_SCANNER_DECLARE_PLAIN(prefix)                                                        \
  int prefix##_yylex_init (yyscan_t *scanner);                                                     \
  int prefix##_yylex_destroy (yyscan_t scanner);                                                   \
                                                                                                   \
  static inline yyscan_t prefix##_new_scanner (void)                                               \
  {                                                                                                \
    yyscan_t scanner;                                                                              \
                                                                                                   \
    if (prefix##_yylex_init (&scanner) != 0)                                                       \
      g_error ("no memory for a scanner");                                                         \
    return scanner;                                                                                \
  }

/* What the tests of contact blocks and trailers share: parsing a few lines by themselves. */
#pragma once

#include "parse/context.h"

/* The state of a parse of one text, with a class for each line. */
typedef struct
{
  PressDocument *document;
  PressParse parse;
} TestBlock;

typedef PressNodes (*TestParseLines) (PressParse *parse, guint first_line, guint last_line);

TestBlock *test_block_new (const char *text, gssize length_bytes);
void test_block_free (TestBlock *block);
char *test_block_print (TestBlock *block, PressNodes nodes);
void test_block_check_lossless (TestBlock *block, PressNodes nodes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestBlock, test_block_free)

/* Words that a slash joins: one token to the scanner of text, each by itself where names are read.
 */
#pragma once

#include "parse/context.h"
#include "parse/inline.h"

gboolean press_token_joins_words (const PressToken *token, const char *text);
void press_token_split (PressParse *parse, const PressToken *token, GArray *tokens);

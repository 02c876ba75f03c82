/* The normal forms of what stands in a text: dates, times, amounts, numbers, addresses. */
#pragma once

#include "parse/context.h"

gboolean press_value_is_day (guint year, guint month, guint day);
const char *press_value_make_period (PressArena *arena, guint year, guint quarter, guint month);
const char *press_value_make_date (PressArena *arena, guint year, guint month, guint day);
const char *press_value_date (PressArena *arena, const char *text, gsize length_bytes);
const char *press_value_time (PressArena *arena, const char *text, gsize length_bytes,
                              const char **zone);
const char *press_value_period (PressArena *arena, const char *text, gsize length_bytes);
const char *press_value_decimal (PressArena *arena, const char *text, gsize length_bytes,
                                 int scale);
const char *press_value_money (PressArena *arena, const char *text, gsize length_bytes,
                               const char **currency);
const char *press_value_percent (PressArena *arena, const char *text, gsize length_bytes);
const char *press_value_digits (PressArena *arena, const char *text, gsize length_bytes);
const char *press_value_email (PressArena *arena, const char *text, gsize length_bytes);
const char *press_value_squeeze (PressArena *arena, const char *text, gsize length_bytes);
const char *press_value_fold (PressParse *parse, PressSpan span);

/* Kinds of tokens that are phrases by themselves. */
#define PRESS_VALUES                                                                               \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_DATE) | PRESS_TOKEN_BIT (PRESS_TOKEN_TIME)                         \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_PERIOD) | PRESS_TOKEN_BIT (PRESS_TOKEN_MONEY)                    \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_PERCENT) | PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE)                   \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_FAX) | PRESS_TOKEN_BIT (PRESS_TOKEN_CODE)                        \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_EMAIL) | PRESS_TOKEN_BIT (PRESS_TOKEN_URL)                       \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_MARK))

PressPhrase *press_phrases_add_value (PressParse *parse, const PressToken *token, GArray *phrases);
void press_phrases_add_values (PressParse *parse, const PressToken *tokens, guint n_tokens,
                               GArray *phrases);
void press_resolve_years (PressParse *parse, PressNode *release, const PressNode *filed);

/* Contacts: who to ask, in blocks of their own and in prose. */
#pragma once

#include "parse/context.h"

typedef struct _PressContactReader PressContactReader;

void press_contact_reader_free (PressContactReader *reader);
PressNodes press_parse_contacts (PressParse *parse, guint first_line, guint last_line,
                                 gboolean is_headed);
gboolean press_contacts_stand_in_columns (PressParse *parse, guint first_line, guint last_line);
void press_parse_contact_list (PressParse *parse, const PressToken *tokens, guint n_tokens,
                               GArray *phrases);
void press_parse_contact_phrases (PressParse *parse, const PressToken *tokens, guint n_tokens,
                                  GArray *phrases);

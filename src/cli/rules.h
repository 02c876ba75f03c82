/* The forms of the list of rules. */
#pragma once

#include "cli.h"

void put_rules_man (PressSink *sink, const PressRule *const *rules, guint n_rules);

/* The rules that one of the words names by id, name or group, in the order of the catalogue; all
 * where
 * @words is NULL. NULL, and a complaint, where a word names none. */
GPtrArray *choose_rules (char **words);

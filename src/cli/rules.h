/* The forms of the list of rules. */
#pragma once

#include "cli.h"

void put_rules_man (PressSink *sink, const PressRule *const *rules, guint n_rules);

/* Complains of a word that names no rule, with the nearest ones; groups are names, too, for some.
 */
void complain_no_rule (const char *word, gboolean with_groups);

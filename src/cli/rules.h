/* The forms of the list of rules. */
#pragma once

#include "cli.h"

/* How often rules fired on real releases, and how often rightly. */
typedef struct _Precision Precision;

typedef struct
{
  guint n_fired;
  guint n_read; /* of those, by a person */
  guint n_right;
} PrecisionRow;

Precision *precision_read (const char *path);
void precision_free (Precision *precision);
const PrecisionRow *precision_find (const Precision *precision, const PressRule *rule);
guint precision_count_files (const Precision *precision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Precision, precision_free)

void put_rules_man (PressSink *sink, const PressRule *const *rules, guint n_rules,
                    const Precision *precision);
void put_rules_markdown (PressSink *sink, const PressRule *const *rules, guint n_rules,
                         const Precision *precision);

/* The rules that one of the words names by id, name or group, in the order of the catalogue; all
 * where @words is NULL. A word that names none gives a complaint, and @status has failed. */
GPtrArray *choose_rules (char **words, Status *status);

/* How a policy lies in memory, for the files of this room and for the compiler. */
#pragma once

#include "diagnostics/diagnostics.h"
#include "tree/document-private.h"

#include <press/press-policy.h>

/* Rules that stand together in the catalogue: one, a group, or all. */
typedef struct
{
  guint first;
  guint end;
} PressRuleRange;

typedef enum
{
  PRESS_SHOWN_BY_LEVEL,
  PRESS_SHOWN_NEVER,
  PRESS_SHOWN_ALWAYS
} PressShown;

typedef struct
{
  PressShown shown;
  gboolean has_severity;
  PressSeverity severity;
} PressRuleSetting;

/* Findings that are let pass: of these rules, in files of this name, in these lines or this part.
 */
typedef struct
{
  PressRuleRange rules;
  char *directory; /* that of the file that says so, or NULL */
  char *pattern;   /* of names of files below it, or NULL for all */
  guint first_line;
  guint last_line;
  gboolean has_kind;
  PressNodeKind kind;
} PressSuppression;

/* Where the parts of each kind stand, found when they are first asked for. */
typedef struct
{
  GArray *spans[PRESS_N_NODE_KINDS]; /* of PressSpan */
} PressParts;

struct _PressPolicy
{
  gatomicrefcount references;
  PressRuleSetting settings[PRESS_N_RULES];
  gboolean is_pedantic;
  gboolean makes_warnings_fail;
  PressFiling filing;
  char *profile;
  gboolean is_profile_asked; /* by press_policy_load_profile(): that of a file is passed over */
  char *summary;             /* of the file that was loaded last */
  char *baseline;
  GArray *required;     /* of PressNodeKind */
  GArray *order;        /* of PressNodeKind */
  GArray *suppressions; /* of PressSuppression */
};

gboolean press_policy_find_rules (const char *what, PressRuleRange *rules, GError **error);
gboolean press_policy_apply (PressPolicy *policy, const char *what, const char *level,
                             GError **error);
gboolean press_policy_add_suppression (PressPolicy *policy, const char *what, const char *places,
                                       const char *directory, const char *pattern, GError **error);
gboolean press_policy_is_suppressed (const PressPolicy *policy, PressParts *parts,
                                     const PressDocument *document,
                                     const PressDiagnostic *diagnostic, guint rule);
void press_parts_clear (PressParts *parts);
void press_policy_check_parts (const PressPolicy *policy, PressDocument *document);
char **press_policy_make_fingerprints (const PressPolicy *policy, const PressDocument *document);
gboolean press_policy_is_shown (const PressPolicy *policy, const PressRule *rule);

/* The policy of a check: which rules count, how much, and what a release must have. */
#pragma once

#include <press/press-document.h>

G_BEGIN_DECLS

#define PRESS_TYPE_POLICY (press_policy_get_type ())

/**
 * PressPolicy:
 *
 * What a desk wants to hear of: for each rule whether it is shown and how severe it is, the parts
 * that a release must have and their order, and findings that are known and let pass. A new policy
 * takes each rule as the catalogue has it.
 *
 * Fill it, from files, profiles and settings, where the later call wins; then use it from as many
 * threads as there are.
 */
typedef struct _PressPolicy PressPolicy;

#define PRESS_TYPE_FINDING (press_finding_get_type ())

/**
 * PressFinding:
 * @diagnostic: what was found
 * @severity: how severe it is under the policy
 * @fingerprint: a name for it that stays the same where other lines of the release change
 *
 * A diagnostic that a policy shows. It holds a reference to its document.
 */
typedef struct
{
  const PressDiagnostic *diagnostic;
  PressSeverity severity;
  const char *fingerprint;
} PressFinding;

PRESS_API GType press_policy_get_type (void) G_GNUC_CONST;
PRESS_API PressPolicy *press_policy_new (void);
PRESS_API PressPolicy *press_policy_ref (PressPolicy *policy);
PRESS_API void press_policy_unref (PressPolicy *policy);

PRESS_API char *press_policy_find_file (const char *path);
PRESS_API gboolean press_policy_load_file (PressPolicy *policy, const char *path, GError **error);
PRESS_API gboolean press_policy_load_profile (PressPolicy *policy, const char *name,
                                              GError **error);
PRESS_API gboolean press_policy_set (PressPolicy *policy, const char *setting, GError **error);
PRESS_API gboolean press_policy_suppress (PressPolicy *policy, const char *rule, const char *places,
                                          GError **error);

PRESS_API gboolean press_policy_makes_warnings_fail (const PressPolicy *policy);
PRESS_API const char *press_policy_get_baseline (const PressPolicy *policy);
PRESS_API const char *press_policy_get_profile (const PressPolicy *policy);
PRESS_API GPtrArray *press_policy_judge (const PressPolicy *policy, const PressDocument *document);

PRESS_API GType press_finding_get_type (void) G_GNUC_CONST;
PRESS_API PressFinding *press_finding_copy (const PressFinding *finding);
PRESS_API void press_finding_free (PressFinding *finding);

PRESS_API GPtrArray *press_findings_choose_mends (const GPtrArray *findings, PressMendKind least);
PRESS_API GBytes *press_document_apply_mends (const PressDocument *document,
                                              const GPtrArray *mends);

PRESS_API char **press_profiles_list (void);
PRESS_API char *press_profiles_describe (const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressPolicy, press_policy_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressFinding, press_finding_free)

G_END_DECLS

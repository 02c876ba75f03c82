/* The foot of a release. */
#pragma once

#include "parse/telling.h"

/* Whether a block is the address that a letterhead has at the foot. */
gboolean press_tell_is_letter_foot (const PressTelling *release, const PressBlock *block,
                                    const PressEvidence *evidence);

/* Whether a block opens a signature, or goes on with the one right above it. */
gboolean press_tell_is_signing (PressTelling *release, const PressBlock *block,
                                const PressEvidence *evidence);

/* Whether a block below the description of a company is who signs. */
gboolean press_tell_is_signed_off (PressTelling *release, guint index);

/* Whether a block is a line of its own that is of no passage, such as where to follow the company.
 */
gboolean press_tell_is_foot (const PressTelling *release, const PressBlock *block);

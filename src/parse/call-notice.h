/* Notices of calls, from the lede on. */
#pragma once

#include "parse/telling.h"

/* Whether a block stands in the notice of a call: what it gives is to be dialed. */
gboolean press_tell_is_in_call (const PressTelling *release, guint index);

/* Whether a call is announced by its name with a time or a way to it, in the block just scanned. */
gboolean press_tell_announces_call (const PressTelling *release, const PressEvidence *evidence);

/* Whether a paragraph announces a call, leads to its numbers or goes on about it. */
gboolean press_tell_is_of_call (const PressTelling *release, guint index,
                                const PressEvidence *evidence);

/* Whether a block below the notice of a call is but a label over its numbers. */
gboolean press_tell_labels_numbers_of_call (const PressTelling *release, guint index,
                                            const PressEvidence *evidence);

/* Whether what looks like the label of a number tells of a part of the business. */
gboolean press_tell_names_segment (PressTelling *release, guint index);

/* Tells the paragraphs above, and the lede, of which the block just scanned gives the way to their
 * call. Whether there are any. */
gboolean press_tell_hours_of_call (const PressTelling *release, guint index,
                                   const PressEvidence *evidence);

/* Tells the paragraph right above, where it has the day of the call just announced. */
void press_tell_day_of_call (const PressTelling *release, guint index,
                             const PressEvidence *evidence);

/* Whether a notice gives the hour of results in front of that of its call. */
gboolean press_tell_gives_hour_of_results (const PressTelling *release, const PressBlock *block,
                                           const PressEvidence *evidence);

/* Marks the first hour among the children of a block as that of results. */
void press_block_mark_first_hour (PressParse *parse, const PressBlock *block);

/* One copy from several parts of a file: lines of a container, texts by their own readers, and
 * stretches that nobody reads. */
#pragma once

#include "readers/escape.h"
#include "tree/document-private.h"

typedef struct _PressJoint PressJoint;

PressJoint *press_joint_new (GBytes *source);
void press_joint_add_line (PressJoint *joint, PressSpan line, PressLineRole role, PressPaper paper);
void press_joint_add_part (PressJoint *joint, const PressDocument *part, PressSpan source,
                           const GArray *escapes);
void press_joint_skip (PressJoint *joint, PressSpan source, PressPaper paper);
void press_joint_count_lines (PressJoint *joint, PressSpan source);
void press_joint_end_skip (PressJoint *joint, PressSpan source);
PressDocument *press_joint_finish (PressJoint *joint, const char *name);

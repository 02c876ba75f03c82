/* One copy from several parts of a file: lines of a container, texts by their own readers, and
 * stretches that nobody reads. */
#pragma once

#include "readers/escape.h"
#include "tree/document-private.h"

typedef struct _PressJoint PressJoint;

PressJoint *press_joint_new (GBytes *source, guint n_lines);
void press_joint_free (PressJoint *joint);
void press_joint_add_line (PressJoint *joint, PressSpan line, PressLineRole role, PressPaper paper);
void press_joint_add_part (PressJoint *joint, const PressDocument *part, PressSpan source,
                           const GArray *escapes);
void press_joint_skip (PressJoint *joint, PressSpan source, PressPaper paper, guint n_lines);
void press_joint_end (PressJoint *joint, guint32 source);
void press_joint_take (PressJoint *joint, PressDocument *document, const char *encoding);

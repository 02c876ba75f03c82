/* How a rule is written: a row of a subject's table, and a function that is called with a node. */
#pragma once

#include "diagnostics/diagnostics.h"
#include "rules/proof.h"

/* What is asked of the head of a submission. */
typedef enum
{
  PRESS_HEAD_FILING_DATE,
  PRESS_HEAD_YEAR_END,
  PRESS_HEAD_FILER,
  PRESS_HEAD_FORMER_NAME,
  PRESS_N_HEAD_FIELDS
} PressHeadField;

typedef struct
{
  const PressNode *node;                        /* NULL: none was read */
  const PressNode *fields[PRESS_N_HEAD_FIELDS]; /* the first of each; NULL: it is not told */
  GHashTable *words;                            /* of the names of all filers, and their initials */
} PressHead;

/* What is known of a release so far. A rule is called when the walk leaves its node: whatever
 * stands before and inside the node is known. A rule that needs all of a release subscribes to
 * %PRESS_NODE_RELEASE. */
typedef struct
{
  PressDocument *document;
  const PressNode *release;
  const PressNode *first[PRESS_N_NODE_KINDS]; /* the first node of each kind in the release */
  const PressNode *last[PRESS_N_NODE_KINDS];
  const PressNode *header;       /* the last head of a submission, or NULL */
  PressHead head;                /* what was read in it */
  const PressNode *wrapper_type; /* the field TYPE of the last wrapper, or NULL */
  guint32 free_from;             /* where the wrapper or release in front of it ends */
  PressProofs *proofs;           /* the blocks of the release that the walk has left */
  GPtrArray *tables;             /* of PressFigures: those of the release that the walk has left */
  GPtrArray *abouts;             /* of PressNode: all of these in the release so far */
  GPtrArray *listings;           /* those with a symbol */
  GPtrArray *phones;             /* those with a value */
  GPtrArray *speakers;
  guint n_before;   /* diagnostics that are not about this release */
  guint n_releases; /* met so far in the document */
  guint n_images;   /* since the wrapper, release or other paper above */
  gboolean has_said_no_text;
  gboolean is_over; /* nothing more is said of this release */
  GArray *unseen;   /* of PressSpan: texts behind images, in bytes of the file */
  guint next_unseen;
} PressCheck;

typedef void (*PressRuleFunction) (PressCheck *check, const PressNode *node);

typedef struct
{
  PressNodeKind kind;
  PressRuleFunction function;
} PressRuleRow;

/* The rules of one subject. */
typedef struct
{
  const PressRuleRow *rows;
  guint n_rows;
} PressRuleSubject;

#define PRESS_RULE_SUBJECT(name) extern const PressRuleSubject press_rules_##name;
#include "rules/subjects.def"
#undef PRESS_RULE_SUBJECT

PressSpan press_check_start_of (const PressNode *node);
gboolean press_check_is_image (const PressNode *node);
gboolean press_check_is_border (const PressNode *node);
PressSpan press_check_end_of (const PressNode *node);
gboolean press_check_is_text (const PressCheck *check, const PressNode *release);
gboolean press_check_is_plain_text (const PressCheck *check, const PressNode *release);
gboolean press_check_is_wire (const PressCheck *check);
guint press_check_get_known_day (const PressNode *date);
gboolean press_check_read_quarter (const PressNode *period, guint *quarter, guint *year);
const PressNode *press_check_get_release_date (const PressCheck *check);
char *press_check_dup (const PressCheck *check, PressSpan span);

/* The same of a date that may not be there: 0, then. */
static inline guint
press_check_get_day (const PressNode *date)
{
  return date != NULL ? press_check_get_known_day (date) : 0;
}

/* How a rule is written: a row of a subject's table, and a function that is called with a node. */
#pragma once

#include "diagnostics/diagnostics.h"

/* What is known of a release so far. A rule is called when the walk leaves its node: whatever
 * stands before and inside the node is known. A rule that needs all of a release subscribes to
 * %PRESS_NODE_RELEASE. */
typedef struct
{
  PressDocument *document;
  const PressNode *release;
  const PressNode *first[PRESS_N_NODE_KINDS]; /* the first node of each kind in the release */
  const PressNode *last[PRESS_N_NODE_KINDS];
  guint n_before;   /* diagnostics that are not about this release */
  guint n_releases; /* met so far in the document */
  gboolean is_over; /* nothing more is said of this release */
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

extern const PressRuleSubject press_rules_structure;
extern const PressRuleSubject press_rules_dateline;
extern const PressRuleSubject press_rules_issuer;
extern const PressRuleSubject press_rules_contact;
extern const PressRuleSubject press_rules_trailer;
extern const PressRuleSubject press_rules_quotation;

PressSpan press_check_start_of (const PressNode *node);
PressSpan press_check_end_of (const PressNode *node);
gboolean press_check_is_wire (const PressCheck *check);

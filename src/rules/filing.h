/* What the head of the submission tells of a release in it. */
#pragma once

#include "rules/rule.h"

const PressNode *press_filing_get_year_end (PressCheck *check, guint *month, guint *day);

#pragma once
#include "parse/context.h"
PressNode *press_parse_table (PressParse *p, guint a, guint b);
PressNodes press_parse_contacts (PressParse *p, guint a, guint b);
PressNode *press_parse_trailer_line (PressParse *p, PressNodeKind k, guint a, guint b);

#pragma once
#include "parse/context.h"
#include "parse/table.h"
PressNodes press_parse_contacts (PressParse *p, guint a, guint b);
PressNode *press_parse_trailer_line (PressParse *p, PressNodeKind k, guint a, guint b);

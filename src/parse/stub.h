#pragma once
#include "parse/context.h"
PressNode *press_parse_trailer_line (PressParse *p, PressNodeKind k, guint a, guint b);

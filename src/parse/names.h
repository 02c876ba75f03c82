/* Names: whether words name the issuer, however much of its name they give. */
#pragma once

#include "parse/context.h"

void press_name_learn (GArray *name, const PressParse *parse, PressSpan issuer);
guint press_name_follow (const GArray *name, const PressParse *parse, guint at);
gboolean press_name_is_all (const GArray *name, const PressParse *parse);

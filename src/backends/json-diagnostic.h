/* A diagnostic as members of a JSON object, for the tree and for reports. */
#pragma once

#include "json-writer.h"

#include <press/press-document.h>

void press_json_put_member (PressJson *json, const char *key, const char *value);
void press_json_put_number_member (PressJson *json, const char *key, guint64 number);
void press_json_put_span (PressJson *json, PressSpan span);
void press_json_put_place (PressJson *json, const char *key, PressPlace place);
void press_json_put_diagnostic (PressJson *json, const PressDocument *document,
                                const PressDiagnostic *diagnostic, PressSeverity severity);

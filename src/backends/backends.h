/* The built-in backends, one row each in the table of backends.c. */
#pragma once

#include <press/press-backend.h>

extern const PressBackend press_backend_csv;
extern const PressBackend press_backend_csv_guarded;
extern const PressBackend press_backend_diagnostics;
extern const PressBackend press_backend_json;
extern const PressBackend press_backend_record;
extern const PressBackend press_backend_text;
extern const PressBackend press_backend_tree;
extern const PressBackend press_backend_xml;

/* The line protocol: one line in, one line out. */
#pragma once

#include "cli.h"

Status answer_lines (const PressBackend *backend, const PressCompileOptions *options,
                     gboolean has_others);

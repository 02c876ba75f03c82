/* The rules: they read a finished tree and report. */
#pragma once

#include "tree/document-private.h"

void press_check (PressDocument *document);

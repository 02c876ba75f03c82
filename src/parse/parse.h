/* The parse: from the copy of a document to its tree. */
#pragma once

#include "tree/document-private.h"

void press_parse (PressDocument *document, PressPartFunc each, gpointer data);

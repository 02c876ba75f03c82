/* The parse: from the copy of a document to its tree. */
#include "parse/parse.h"

void
press_parse (PressDocument *document)
{
  (void) document;
}

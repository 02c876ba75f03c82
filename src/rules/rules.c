/* The rules: they read a finished tree and report. */
#include "rules/rules.h"

void
press_check (PressDocument *document)
{
  (void) document;
}

/* Spans without the white space at their ends. */
#pragma once

#include <press/press-span.h>

/* The part of a span of a text that has ink at both ends; an empty one at its end where it has
 * none. */
static inline PressSpan
press_span_trim (const char *text, PressSpan span)
{
  while (span.start < span.end && g_ascii_isspace (text[span.start]))
    span.start++;
  while (span.end > span.start && g_ascii_isspace (text[span.end - 1]))
    span.end--;
  return span;
}

/* What the bare scanners read: a text in memory. */
#pragma once

#include <stddef.h>

typedef struct
{
  const char *text;
  size_t at;
  size_t end;
} BareInput;

int bare_read (BareInput *input, char *buffer, int max_bytes);

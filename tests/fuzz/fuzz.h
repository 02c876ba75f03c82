/* What the fuzz targets share: compiling, writing, and stopping where a claim does not hold. */
#pragma once

#include <press/press.h>

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

void fuzz_fail (const char *where, const char *why) G_GNUC_NORETURN;
void fuzz_claim (gboolean holds, const char *claim);
const PressLimits *fuzz_get_limits (gsize size);
PressDocument *fuzz_compile (const void *data, gsize size);       /* within those limits */
PressDocument *fuzz_compile_whole (const void *data, gsize size); /* without any */
void fuzz_check_document (const PressDocument *document);
GBytes *fuzz_write (const PressBackend *backend, const PressDocument *document);

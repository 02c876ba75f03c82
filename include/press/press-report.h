/* The report: diagnostics as people read them. */
#pragma once

#include <press/press-document.h>
#include <press/press-sink.h>

G_BEGIN_DECLS

G_END_DECLS

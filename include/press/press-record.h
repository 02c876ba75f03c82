/* The record: one flat view of one release. */
#pragma once

#include <press/press-document.h>

G_BEGIN_DECLS

G_END_DECLS

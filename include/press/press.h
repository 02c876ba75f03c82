/* All of libpress. */
#pragma once

#include <press/press-backend.h>
#include <press/press-compiler.h>
#include <press/press-content.h>
#include <press/press-diagnostic.h>
#include <press/press-document.h>
#include <press/press-error.h>
#include <press/press-limits.h>
#include <press/press-macros.h>
#include <press/press-mend.h>
#include <press/press-node.h>
#include <press/press-policy.h>
#include <press/press-record.h>
#include <press/press-report.h>
#include <press/press-sink.h>
#include <press/press-span.h>
#include <press/press-suggest.h>
#include <press/press-version.h>
#include <press/press-walk.h>

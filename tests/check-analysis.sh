#!/bin/sh
# cppcheck over the library, the program and what builds the scanners; what it is told to overlook stands beside its reason.
cd "$(dirname "$0")/.." || exit 1
command -v cppcheck >/dev/null || { echo "cppcheck is missing"; exit 1; }
# duplicateAssignExpression: a range of one is told by two like values.
# missingInclude: GLib's own headers are not followed; unusedFunction is not asked for: a library.
exec cppcheck -q --error-exitcode=1 --std=c11 --language=c --library=gtk --inline-suppr \
  --enable=warning,performance,portability --suppress=missingInclude --suppress=missingIncludeSystem \
  --suppress=internalAstError --suppress=duplicateAssignExpression -D'PRESS_API=extern' -D'G_BEGIN_DECLS=' -D'G_END_DECLS=' \
  -D'G_GNUC_PRINTF(a,b)=' -D'G_GNUC_CONST=' -D'G_DEFINE_AUTOPTR_CLEANUP_FUNC(a,b)=' -I src -I include src grammar

#!/bin/sh
# gcc's analyzer and clang-tidy over the library and the program: minutes, so not in each run. What
# is built in $1 (build) tells clang-tidy how; what it looks for is .clang-tidy's.
set -eu
cd "$(dirname "$0")/.."
build=${1:-build}
command -v run-clang-tidy >/dev/null || { echo "clang-tidy is missing"; exit 1; }
status=0
run-clang-tidy -quiet -j "$(nproc)" -p "$build" '/src/.*\.c$' || status=1
tests/analyze.py "$build" || status=1
exit $status

#!/bin/sh
# Fuzzes for $1 seconds (60) with each target, or with those that are named behind it; what is
# learnt is kept in build-fuzz/learnt, what is found in build-fuzz/tests/fuzz/found.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
build=build-fuzz
[ -f $build/build.ninja ] || CC=clang meson setup $build -Dfuzzing=true -Db_lundef=false \
  -Db_sanitize=address,undefined
ninja -C $build
if [ $# -eq 0 ]; then
  set -- $(find $build/tests/fuzz -name 'fuzz-*' -type f -perm -u+x | sed 's/.*fuzz-//' | sort)
fi
status=0
for target; do
  mkdir -p "$build/learnt/$target"
  tests/fuzz/run-target.sh $build/tests/fuzz/fuzz-"$target" "$seconds" "$build/learnt/$target" \
    || status=1
done
exit $status

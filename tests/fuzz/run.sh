#!/bin/sh
# Fuzzes for $1 seconds (60) with each target; what is found is kept in build-fuzz/found.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
build=build-fuzz
[ -f $build/build.ninja ] || CC=clang meson setup $build -Dfuzzing=true -Db_lundef=false \
  -Db_sanitize=address,undefined -Dbuildtype=debugoptimized
ninja -C $build tests/fuzz/fuzz-compile tests/fuzz/fuzz-reader
mkdir -p $build/seeds $build/found
# Releases, and what was found before; large files only slow it down.
find corpus -type f \( -name '*.txt' -o -name '*.htm' \) -size -16k | while read -r path; do
  cp "$path" "$build/seeds/$(echo "$path" | tr / -)"
done
[ ! -d corpus/fuzz ] || cp -R corpus/fuzz/. $build/seeds/
status=0
for target in reader compile; do
  mkdir -p "$build/corpus-$target"
  "$build/tests/fuzz/fuzz-$target" -dict=tests/fuzz/press.dict -max_total_time="$seconds" \
    -max_len=16384 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="$build/found/$target-" "$build/corpus-$target" $build/seeds || status=1
done
exit $status

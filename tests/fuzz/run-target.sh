#!/bin/sh
# Runs the fuzz target $1 over its seeds, then for $2 seconds. What follows goes to libFuzzer: folders
# of more seeds, of which the first one is where it keeps what it learns, and options.
set -eu
target=$(realpath "$1")
seconds=$2
shift 2
cd "$(dirname "$0")/../.."
found=$(dirname "$target")/found
mkdir -p "$found"
seeds=$(mktemp)
trap 'rm -f "$seeds"' EXIT

# What was found before, and releases; large files only slow it down.
find corpus/fuzz -type f >"$seeds"
find corpus/release -type f \( -name '*.txt' -o -name '*.htm' \) -size -8k >>"$seeds"
[ ! -d data/profiles ] || find data/profiles -type f >>"$seeds"
tr '\n' ',' <"$seeds" | sed 's/,$//' >"$seeds.list"
mv "$seeds.list" "$seeds"
# Entropic scheduling looks at every input that was kept for each new feature: with the features that a
# release has it takes nine tenths of the time.
"$target" -entropic=0 -dict=tests/fuzz/press.dict -seed_inputs=@"$seeds" -max_total_time="$seconds" \
  -max_len=8192 -timeout=60 -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$found/$(basename "$target")-" \
  "$@" || exit 1 # a find ends in 77, which meson takes for a test that was skipped

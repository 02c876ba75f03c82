#!/bin/sh
# Builds with counters, runs the tests, and prints which part of src/ and grammar/ they reach: by
# file with arguments `files`, otherwise the sums. build-coverage/coverage.txt names each line.
set -eu
cd "$(dirname "$0")/.."
command -v gcovr >/dev/null || { echo "gcovr is missing"; exit 1; }
build=build-coverage
[ -f $build/build.ninja ] || meson setup $build -Db_coverage=true -Dbuildtype=debug
ninja -C $build
find $build -name '*.gcda' -delete
meson test -C $build --no-rebuild --no-suite slow --timeout-multiplier 10
gcovr -r . $build --txt $build/coverage.txt --json-summary $build/coverage.json
gcovr -r . $build --branches --txt $build/branches.txt
if [ "${1-}" = files ]; then
  cat $build/coverage.txt
fi
python3 - $build/coverage.json <<'END'
import json, sys
sums = json.load(open(sys.argv[1]))
print(f"lines    {sums['line_percent']:5.1f} %  of {sums['line_total']}")
print(f"branches {sums['branch_percent']:5.1f} %  of {sums['branch_total']}")
END

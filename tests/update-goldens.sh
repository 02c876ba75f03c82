#!/bin/sh
# Writes anew what the tests compare with: trees, known misses, examples and grammars of the docs.
# Read what git shows of it before you commit it. $1: the build directory (build).
cd "$(dirname "$0")/.." || exit 1
build=$(cd "${1:-build}" && pwd) || exit 1
export PRESS_UPDATE_GOLDEN=1 G_TEST_SRCDIR="$PWD/tests"
/usr/bin/python3 grammar/ebnf.py --write bison docs/grammar.md grammar/*.y || exit 1
for name in golden near rules; do
  "$build/tests/test-$name" >/dev/null || exit 1
done
for name in records docs; do
  /usr/bin/python3 "tests/test-$name.py" "$build/pressc" >/dev/null || exit 1
done
"$build/pressc" rules --format markdown --precision docs/rule-precision.tsv >docs/diagnostics.md || exit 1
"$build/pressc" rules --format man >docs/man/pressc-rules.7 || exit 1
git diff --stat -- corpus docs README.md tests

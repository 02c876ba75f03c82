#!/bin/sh
# Installs the build in $1 below a scratch directory, and builds and runs a program against that.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
DESTDIR=$scratch meson install -C "$build" --no-rebuild >/dev/null
find "$scratch" -type f | sed "s|^$scratch||" | sort
# pkg-config's file knows the place where it will lie, not the scratch directory.
metadata=$(find "$scratch" -name libpress.pc)
sed -i "s|^prefix=|&$scratch|" "$metadata"
flags=$(PKG_CONFIG_PATH=$(dirname "$metadata") pkg-config --cflags --libs libpress)
library=$(dirname "$(find "$scratch" -name libpress.so)")
${CC:-cc} -Wall -Wextra -Werror -o "$scratch/outside" "$here/outside.c" $flags
printf 'ZENITH (Nasdaq: ZNTH)\n' >"$scratch/release.txt"
LD_LIBRARY_PATH=$library "$scratch/outside" "$scratch/release.txt"
# Only what the headers declare is visible.
nm -D --defined-only "$library/libpress.so" | awk '$2 ~ /[TDBR]/ && $3 !~ /^press_/ { print; bad = 1 }
  END { exit bad }'

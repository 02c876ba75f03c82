#!/bin/sh
# Whether all C files are laid out as .clang-format says.
cd "$(dirname "$0")/.." || exit 1
command -v clang-format >/dev/null || { echo "clang-format is missing"; exit 1; }
find include src grammar tests docs \( -name '*.c' -o -name '*.h' \) -exec clang-format --dry-run -Werror {} +

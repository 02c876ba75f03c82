#!/bin/sh
# Runs flex and fails on any word it says: it ends with 0 on a rule that cannot be matched.
#   run-flex.sh FLEX OUT IN OPTION...
flex=$1 out=$2 in=$3
shift 3
said=$("$flex" "$@" -o "$out" "$in" 2>&1)
status=$?
if [ -n "$said" ] || [ "$status" -ne 0 ]; then
  printf '%s\n' "$said" >&2
  rm -f "$out"
  exit 1
fi

#!/usr/bin/env python3
"""gcc's -fanalyzer over each file of src/, as it is compiled in a build: it must say nothing.

    tests/analyze.py BUILD
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent

# The analyzer follows each row of a table that is written out, and comes to no end in minutes: this file holds
# the vocabulary's. For the same reason it does not read what flex and bison made, which is theirs besides.
LEFT_OUT = {"src/base/vocabulary.c"}
SECONDS = 600 # of processor time for one file; the slowest take some ten


def commands(build):
    """Each file of src/ but those left out, with the command that analyzes it."""
    found = {}
    for unit in json.loads((build / "compile_commands.json").read_text()):
        if not (build / unit["file"]).resolve().is_relative_to(TOP / "src"):
            continue
        path = (build / unit["file"]).resolve().relative_to(TOP)
        if str(path) in LEFT_OUT:
            continue
        words = shlex.split(unit["command"])
        words = words[words.index("ccache") + 1 if "ccache" in words else 0:]
        found[str(path)] = ["gcc", *words[1:words.index("-MD")], "-fanalyzer", "-c", unit["file"],
                            "-o", os.devnull]
    return found


def analyze(build, path, command):
    """Whether gcc said nothing; what it says is shown."""
    limited = ["sh", "-c", f'ulimit -t {SECONDS} && exec "$@"', "sh", *command]
    result = subprocess.run(limited, cwd=build, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = result.stdout.decode(errors="replace")
    if said or result.returncode != 0:
        print(f"{path}: gcc ended with {result.returncode}\n{said}", flush=True)
    return not said and result.returncode == 0


def main():
    build = pathlib.Path(sys.argv[1])
    found = commands(build)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        sound = list(pool.map(lambda item: analyze(build, *item), sorted(found.items())))
    print(f"{sound.count(True)} of {len(sound)} files analyzed, and nothing said")
    sys.exit(not sound or not all(sound))


main()

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

SECONDS = 900 # of processor time for one file: the one with the tables of the vocabulary takes 150


def commands(build):
    """Each file of src/, with the command that analyzes it. What flex and bison made is theirs."""
    found = {}
    for unit in json.loads((build / "compile_commands.json").read_text()):
        path = (build / unit["file"]).resolve()
        if not path.is_relative_to(TOP / "src"):
            continue
        words = shlex.split(unit["command"])
        words = words[words.index("ccache") + 1 if "ccache" in words else 0:]
        found[str(path.relative_to(TOP))] = ["gcc", *words[1:words.index("-MD")], "-fanalyzer", "-c",
                                             unit["file"], "-o", os.devnull]
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

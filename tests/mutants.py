#!/usr/bin/env python3
"""Mutants: flips conditions and drops calls in the rules and in the actions of the grammars, one at
a time in a copy of the project, and counts those that a test notices.

    tests/mutants.py [--sample N] [--seed N] [--list] [FILE…]
"""
import argparse
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
COPY = TOP / "build-mutants"
SOURCE = COPY / "source"
BUILD = COPY / "build"
STEP = 10 # how often it tells how far it is

# What each mutant replaces, and by what. Calls are statements of a line of their own; those that only give
# memory back are for valgrind to miss.
CHANGES = [
    ("==", re.compile(r"(?<![=!<>])==(?!=)"), "!="),
    ("!=", re.compile(r"!="), "=="),
    ("&&", re.compile(r"&&"), "||"),
    ("||", re.compile(r"\|\|"), "&&"),
    ("<", re.compile(r" < "), " >= "),
    ("<=", re.compile(r" <= "), " > "),
    (">", re.compile(r" > "), " <= "),
    (">=", re.compile(r" >= "), " < "),
    ("if", re.compile(r"\bif \((?=[^;{]*\)$)", re.M), "if (!"),
    ("true", re.compile(r"\breturn TRUE;"), "return FALSE;"),
    ("false", re.compile(r"\breturn FALSE;"), "return TRUE;"),
    ("call", re.compile(r"^ +(?!return\b|if\b|for\b|while\b|switch\b|g_autop|g_array_unref|g_free"
                        r"|g_string_free|g_ptr_array_unref|g_hash_table_unref|press_\w+_(?:free|delete_buffer)"
                        r"|\(void\))[a-z]\w+ \(.*\);$", re.M), ";"),
]
ACTION_CALL = re.compile(r"(?<=[{;] )(?:\$\$ = )?press_\w+ \((?:[^()]|\([^()]*\))*\);(?= [^{}]*})")

# The tests that are to notice a mutant: by the start of its file's path, those that know what it holds;
# for a grammar also the one of its name, and those of whole releases.
TESTS = {
    "src/rules/": ["near", "rules", "checks", "sound", "profiles", "mutations"],
    "grammar/person.y": ["contact"],
    "grammar/release.y": ["forms", "record"],
    "grammar/table": ["table", "figures"],
    "grammar/": ["golden", "lossless", "records", "rules"],
}


def tests_of(path):
    """The tests for a file, of those that there are."""
    names = [pathlib.Path(path).stem] if path.startswith("grammar/") else []
    names += [test for start, tests in TESTS.items() if path.startswith(start) for test in tests]
    return [name for name in dict.fromkeys(names)
            if (TOP / "tests" / f"test-{name}.c").exists() or (TOP / "tests" / f"test-{name}.py").exists()]


def code_of(text):
    """The text with its comments, strings and assertions blanked, so that nothing in them is changed: an
    assertion that holds holds all the more where it asks for less."""
    pattern = r'/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)\'|\bg_assert \([^;]*\);'
    return re.sub(pattern, lambda match: re.sub(r"[^\n]", "_", match[0]), text, flags=re.S)


def in_table(text, at):
    """Whether a place is in a table or head of a file rather than in a function."""
    start = text.rfind("\n{\n", 0, at)
    return start < 0 or text.rfind("\n}", start + 2, at) >= 0


def mutants_of(path, top):
    """Each as (path, change, start, end, replacement)."""
    text = code_of((top / path).read_text())
    if path.endswith(".y"):
        grammar = text.index("\n%%\n")
        for match in ACTION_CALL.finditer(text, grammar):
            yield path, "call", match.start(), match.end(), ""
        for match in re.finditer(r"(?<=\{ )if \(", text[grammar:]):
            yield path, "if", grammar + match.start(), grammar + match.end(), "if (!"
        return
    for change, pattern, replacement in CHANGES:
        for match in pattern.finditer(text):
            if not in_table(text, match.start()):
                yield path, change, match.start(), match.end(), replacement


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def set_up():
    """A copy of what git knows, built once. What is the same stays as it is, so that only the rest is built
    again."""
    files = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, stdout=subprocess.PIPE, check=True)
    names = {name for name in files.stdout.decode().split("\0") if name and (TOP / name).is_file()}
    for path in [*SOURCE.rglob("*")]:
        if path.is_file() and str(path.relative_to(SOURCE)) not in names:
            path.unlink()
    for name in names:
        here, there = TOP / name, SOURCE / name
        if not there.exists() or here.read_bytes() != there.read_bytes():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(here, there)
    if not (BUILD / "build.ninja").exists():
        run("meson", "setup", str(BUILD), str(SOURCE), "-Dwerror=false", "-Doptimization=0",
            "-Ddebug=false")


def programs_of(tests):
    """What has to be built for tests: their programs, and the compiler for those in Python."""
    return ["pressc"] + [f"tests/test-{test}" for test in tests
                         if (SOURCE / "tests" / f"test-{test}.c").exists()]


def is_noticed(tests):
    """None where the mutant does not build, otherwise whether a test fails. The first that does ends the
    look, and those that know most come first."""
    if run("ninja", "-C", str(BUILD), *programs_of(tests)).returncode != 0:
        return None
    return any(run("meson", "test", "-C", str(BUILD), "--no-rebuild", "--timeout-multiplier",
                   "0.5", test).returncode != 0 for test in tests)


def judge(mutant):
    """Plants one mutant, has the tests look, and takes it out again."""
    path, change, start, end, replacement = mutant
    text = (SOURCE / path).read_text()
    changed = text[:start] + replacement + text[end:]
    if change == "if":
        close = start + len(replacement)
        depth = 1
        while depth > 0:
            depth += {"(": 1, ")": -1}.get(changed[close], 0)
            close += 1
        changed = changed[:start] + "if (!(" + changed[start + len(replacement):close] + ")" \
            + changed[close:]
    (SOURCE / path).write_text(changed)
    try:
        return is_noticed(tests_of(path))
    finally:
        (SOURCE / path).write_text(text)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="only name the mutants")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    files = arguments.files or [str(path.relative_to(TOP)) for path in
                                [*sorted((TOP / "src/rules").glob("*.c")),
                                 *sorted((TOP / "grammar").glob("*.y"))]]
    if not arguments.list:
        set_up()
    top = TOP if arguments.list else SOURCE
    mutants = [mutant for path in files for mutant in mutants_of(path, top)]
    print(f"{len(mutants)} mutants in {len(files)} files", flush=True)
    random.Random(arguments.seed).shuffle(mutants)
    mutants = mutants[:arguments.sample]
    counts = {True: 0, False: 0, None: 0}
    if not arguments.list:
        if is_noticed(sorted({test for path in files for test in tests_of(path)})) is not False:
            sys.exit("the project does not build or does not pass its tests without any mutant")
    for mutant in mutants:
        path, change, start, _, _ = mutant
        line = (top / path).read_text().count("\n", 0, start) + 1
        noticed = None if arguments.list else judge(mutant)
        counts[noticed] += 1
        if arguments.list or noticed is False:
            print(f"{path}:{line}: {change}" + ("" if arguments.list else " lived"), flush=True)
        if not arguments.list and sum(counts.values()) % STEP == 0:
            print(f"{counts[True]} of {counts[True] + counts[False]} so far", flush=True)
    n_judged = counts[True] + counts[False]
    if n_judged > 0:
        print(f"{counts[True]} of {n_judged} killed ({100 * counts[True] / n_judged:.0f} %), "
              f"{counts[None]} did not build")


main()

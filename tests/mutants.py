#!/usr/bin/env python3
"""Mutants: changes the rules and the actions of the grammars one at a time, in a copy of the project, and
counts the changes that a test notices.

    tests/mutants.py [--sample N] [--seed N] [--list] [FILE…]

In the rules conditions are flipped and calls dropped; each mutant is built by itself. In the grammars calls
are dropped and conditions flipped too, and a pattern of a scanner returns what the next one does. All of those
are built at once, each behind a switch that PRESS_MUTANT in the environment turns.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
COPY = TOP / "build-mutants"
SOURCE = COPY / "source"
BUILD = COPY / "build"
STEP = 10 # how often it tells how far it is
MEMORY_BYTES = 3 << 30 # a scanner that never ends may fill all there is
PATIENCE = 5 # a test that takes so many times its usual processor time has noticed something
PATIENCE_S = 5 # and so many seconds besides

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

# Actions of a parser: calls, alone or for their value; values other than that of the first symbol, which
# stands where none is given; conditions.
ACTION_CALL = re.compile(r"(?<=[{;])\s+((?:\$\$ = )?press_\w+ \((?:[^()]|\([^()]*\))*\);)")
ACTION_VALUE = re.compile(r"[:|;]\s*(\w+)(?:\[(\w+)\])?[^:|;{}]*\{ (\$\$ = \$(\w+);) \}|(@\$ = @\w+;)")
ACTION_CONDITION = re.compile(r"(?<=\{ )if \((.*)\) (?=\w+;)")

# Actions of a scanner: each is a line's end.
PATTERN_ACTION = re.compile(r"^(?!%)(.*)\{ (.+) \}$", re.M)
PATTERN_RETURN = re.compile(r"return ([^;]+);|((?:WORDLIKE|COMPOUND) \(.*\);)")
PATTERN_CALL = re.compile(r"(?:^|(?<=; ))(?:BEGIN|(?:press|yy)\w+) \((?:[^()]|\([^()]*\))*\);")
PATTERN_STEP = re.compile(r"\b(?:NAMES|GOES_ON|CLOSES|ENDS);")
PATTERN_GROUP = re.compile(r"\b(?:FIRM_)?(JOINS|OPENS|IS|OPENS_AS) \(.*?\)(?=;)")
PATTERN_PART = re.compile(r"\bPART \((\w+)(, [^()]*)?\)(?=;)")
PATTERN_WORD = re.compile(r"\b(?:WORD|PIECE) \((\w+), \w+\)(?=;)")
PATTERN_CONDITION = re.compile(r"\bif \((.*?)\) (?=BEGIN|return)")

OTHER_GROUP = {"JOINS": "OPENS", "OPENS": "JOINS", "IS": "OPENS_AS", "OPENS_AS": "IS"}

SWITCH = """#include <stdlib.h>
static inline int
is_mutant (int number)
{
  static int chosen = -1;

  if (chosen < 0)
    chosen = getenv ("PRESS_MUTANT") != NULL ? atoi (getenv ("PRESS_MUTANT")) : 0;
  return chosen == number;
}
"""

# The tests that are to notice a mutant: by the start of its file's path, those that know what it holds;
# for a grammar also the one of its name, and those of whole releases.
TESTS = {
    "src/rules/": ["near", "rules", "checks", "sound", "profiles", "mutations"],
    "grammar/bytes": ["near", "rules", "checks", "mend"],
    "grammar/proof": ["near", "rules", "checks", "mend", "mutations"],
    "grammar/html": ["html-looks"],
    "grammar/contact": ["contact", "trailer"],
    "grammar/listing": ["listing"],
    "grammar/inline": ["values", "vocabulary", "dateline", "contact", "quotation", "listing", "issuer"],
    "grammar/person": ["contact", "trailer"],
    "grammar/quotes": ["quotation"],
    "grammar/release": ["forms", "record"],
    "grammar/speech": ["quotation"],
    "grammar/submission": ["submissions", "stretches"],
    "grammar/table": ["table", "figures"],
    "grammar/": ["golden", "rules", "near", "lossless", "profiles", "records"],
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


def rules_of(text):
    """Where the rules of a grammar begin and end."""
    start = text.index("\n%%\n") + len("\n%%\n")
    end = text.find("\n%%\n", start)
    return start, end if end >= 0 else len(text)


def mutants_of_parser(text):
    code = code_of(text)
    bounds = rules_of(code)
    for match in ACTION_CALL.finditer(code, *bounds):
        yield "call", *match.span(1), "if (!IS_MUTANT) " + text[slice(*match.span(1))]
    for match in ACTION_VALUE.finditer(code, *bounds):
        if match[4] is not None and match[4] in ("1", match[1], match[2]):
            continue
        span = match.span(3 if match[3] else 5)
        yield "value", *span, "if (!IS_MUTANT) " + text[slice(*span)]
    for match in ACTION_CONDITION.finditer(code, *bounds):
        yield "if", *match.span(1), f"IS_MUTANT != !!({text[slice(*match.span(1))]})"


def returns_of(text, start, end):
    """What the patterns return, in groups that one condition has: lists of (match of the action, value)."""
    groups = [[]]
    for match in re.finditer(r"^<.*>\{$|^\}$|" + PATTERN_ACTION.pattern, text[start:end], re.M):
        if match[2] is None:
            groups.append([])
            continue
        returned = PATTERN_RETURN.search(match[2])
        if returned:
            groups[-1].append((start + match.start(2) + returned.start(), returned))
    return groups


def mutants_of_scanner(text):
    start, end = rules_of(text)
    for group in returns_of(text, start, end):
        # Where all of them say yes, none says it.
        values = ["FALSE"] if {returned[1] for _, returned in group} == {"TRUE"} else []
        values += [returned[1] or re.search(r"\bPRESS_\w+|$", returned[0])[0] for _, returned in group]
        for i, (at, returned) in enumerate(group, len(values) - len(group)):
            others = [value for value in values[i + 1:] + values[i::-1] if value and value not in returned[0]]
            if others and returned[1]:
                yield ("token", at, at + len(returned[0]),
                       f"return IS_MUTANT ? ({others[0]}) : ({returned[1]});")
            elif others:
                yield "token", at, at, f"if (IS_MUTANT) return {others[0]}; "
    for action in PATTERN_ACTION.finditer(text, start, end):
        for match in PATTERN_CALL.finditer(action[2]):
            yield ("call", action.start(2) + match.start(), action.start(2) + match.end(),
                   f"if (!IS_MUTANT) {match[0]}")
        for match in PATTERN_STEP.finditer(action[2]):
            at = action.start(2) + match.start()
            yield "step", at, at, "if (IS_MUTANT) STOPS; "
        for match in PATTERN_GROUP.finditer(action[2]):
            other = OTHER_GROUP[match[1]]
            yield ("group", *(action.start(2) + at for at in match.span()),
                   f"if (IS_MUTANT) {match[0].replace(match[1] + ' ', other + ' ')} else {match[0]}")
        for match in PATTERN_PART.finditer(action[2]):
            other = "END" if match[1] == "OTHER" else "OTHER"
            yield ("part", *(action.start(2) + at for at in match.span()),
                   f"if (IS_MUTANT) PART ({other}{match[2] or ''}) else {match[0]}")
        for match in PATTERN_WORD.finditer(action[2]):
            other = "TEXT, TEXT" if match[1] == "MARK" else "MARK, MARK"
            yield ("word", *(action.start(2) + at for at in match.span()),
                   f"if (IS_MUTANT) PIECE ({other}) else {match[0]}")
        for match in PATTERN_CONDITION.finditer(action[2]):
            yield ("if", action.start(2) + match.start(1), action.start(2) + match.end(1),
                   f"IS_MUTANT != !!({match[1]})")


def mutants_of_code(text):
    text = code_of(text)
    for change, pattern, replacement in CHANGES:
        for match in pattern.finditer(text):
            if not in_table(text, match.start()):
                yield change, match.start(), match.end(), replacement


def mutants_of(path):
    """Each as (path, change, start, end, replacement)."""
    mutants = {".y": mutants_of_parser, ".l": mutants_of_scanner}.get(path.suffix, mutants_of_code)
    return [(str(path.relative_to(TOP)), *mutant) for mutant in mutants(path.read_text())]


def files_of_grammar():
    return [*sorted((TOP / "grammar").glob("*.y")), *sorted((TOP / "grammar").glob("*.l"))]


def with_switches(path, first):
    """A grammar with all its mutants, numbered from @first."""
    text = path.read_text()
    edits = sorted((mutant[2:], first + i) for i, mutant in enumerate(mutants_of(path)))
    for (start, end, replacement), number in reversed(edits):
        text = text[:start] + replacement.replace("IS_MUTANT", f"is_mutant ({number})") + text[end:]
    return text


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def set_up():
    """A copy of what git knows, with the switches in its grammars, built once. What is the same stays as it
    is, so that only the rest is built again. Gives the numbers of the grammars' mutants."""
    files = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, stdout=subprocess.PIPE, check=True)
    texts = {name: (TOP / name).read_bytes() for name in files.stdout.decode().split("\0")
             if name and (TOP / name).is_file()}
    numbers = {}
    for path in files_of_grammar():
        first = len(numbers) + 1
        texts[str(path.relative_to(TOP))] = with_switches(path, first).encode()
        numbers.update((mutant, first + i) for i, mutant in enumerate(mutants_of(path)))
    texts["grammar/switch.h"] = SWITCH.encode()
    build = texts["grammar/meson.build"].decode()
    texts["grammar/meson.build"] = build.replace(
        "c_args: ['-w', ", "c_args: ['-w', '-include', meson.current_source_dir() / 'switch.h', ").encode()
    for path in [*SOURCE.rglob("*")]:
        if path.is_file() and str(path.relative_to(SOURCE)) not in texts:
            path.unlink()
    for name, text in texts.items():
        there = SOURCE / name
        if not there.exists() or there.read_bytes() != text:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(text)
            shutil.copymode(TOP / name if (TOP / name).exists() else __file__, there)
    if not (BUILD / "build.ninja").exists():
        run("meson", "setup", str(BUILD), str(SOURCE), "-Dwerror=false", "-Doptimization=1",
            "-Ddebug=false")
    return numbers


def build(tests):
    """Builds the programs of tests, and the compiler for those in Python. Tells whether that went well."""
    programs = ["pressc"] + [f"tests/test-{test}" for test in tests
                             if (SOURCE / "tests" / f"test-{test}.c").exists()]
    return run("ninja", "-C", str(BUILD), *programs).returncode == 0


def commands():
    """How each test is run."""
    shown = run("meson", "introspect", "--tests", str(BUILD)).stdout
    return {test["name"]: test for test in json.loads(shown)}


def passes(test, seconds, mutant=0):
    """Whether a test passes within its processor time, in each of its processes."""
    def bound():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    environment = {**os.environ, **test["env"], "PRESS_MUTANT": str(mutant)}
    return subprocess.run(test["cmd"], env=environment, cwd=test["workdir"] or BUILD,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=bound,
                          check=False).returncode == 0


class Judge:
    """Has the tests look at one mutant after another."""

    def __init__(self, files):
        """Sees that the tests pass without any mutant, and how long they take."""
        self.numbers = set_up()
        self.tests_of = {path: tests_of(path) for path in files}
        names = sorted({test for tests in self.tests_of.values() for test in tests})
        if not build(names):
            sys.exit("the project does not build without any mutant")
        self.tests = commands()
        self.seconds = {}
        for name in names:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            if not passes(self.tests[name], resource.RLIM_INFINITY):
                sys.exit(f"the test {name} does not pass without any mutant")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
            self.seconds[name] = int(PATIENCE * took) + PATIENCE_S

    def is_noticed(self, path, mutant=0):
        """Whether a test fails. The first that does ends the look, and those that know most come first."""
        return not all(passes(self.tests[test], self.seconds[test], mutant) for test in self.tests_of[path])

    def judge(self, mutant):
        """None where the mutant does not build, otherwise whether it is noticed."""
        path = mutant[0]
        if mutant in self.numbers:
            return self.is_noticed(path, self.numbers[mutant])
        text = (SOURCE / path).read_text()
        (SOURCE / path).write_text(plant(text, mutant))
        try:
            return self.is_noticed(path) if build(self.tests_of[path]) else None
        finally:
            (SOURCE / path).write_text(text)


def plant(text, mutant):
    """A file of C with one mutant in it."""
    _, change, start, end, replacement = mutant
    changed = text[:start] + replacement + text[end:]
    if change == "if":
        close = start + len(replacement)
        depth = 1
        while depth > 0:
            depth += {"(": 1, ")": -1}.get(changed[close], 0)
            close += 1
        changed = changed[:start] + "if (!(" + changed[start + len(replacement):close] + ")" \
            + changed[close:]
    return changed


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="only name the mutants")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    files = arguments.files or [str(path.relative_to(TOP)) for path in
                                [*sorted((TOP / "src/rules").glob("*.c")), *files_of_grammar()]]
    texts = {path: (TOP / path).read_text() for path in files}
    mutants = [mutant for path in files for mutant in mutants_of(TOP / path)]
    print(f"{len(mutants)} mutants in {len(files)} files", flush=True)
    random.Random(arguments.seed).shuffle(mutants)
    mutants = mutants[:arguments.sample]
    judge = None if arguments.list else Judge(files)
    counts = {True: 0, False: 0, None: 0}
    # Those behind switches do not mind each other; the others share the copy.
    switched = all(path.startswith("grammar/") for path in files)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() if switched else 1) as pool:
        verdicts = [None] * len(mutants) if arguments.list else pool.map(judge.judge, mutants)
        for mutant, noticed in zip(mutants, verdicts):
            path, change, start, _, _ = mutant
            line = texts[path].count("\n", 0, start) + 1
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

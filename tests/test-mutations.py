"""A slip that is put into a sound release is found by a rule that ought to find it, 95 times of 100.

Every mutation of mutations.py is written to a file, all are checked in one run, and what is missed is
printed by its kind: the release and the line in which it differs."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

import mutations
import tap

# A release, what stands in it, what is written there instead, and the rule that must find it.
NAMED = (
    ("prnewswire-2007.txt", "+1-603-555-0167", "+1-603-555-0168", "PR505"),
    ("prnewswire-2007.txt", "02/12/2007", "02/13/2007", "PR306"),
    ("prnewswire-2007.txt", "    (NFLD)\n", "    (NFDL)\n", "PR405"),
    ("guidance-and-cash-flow-2026.txt", "Wednesday, February 18,", "Tuesday, February 18,", "PR701"),
    ("globenewswire-2019.txt", "through February 19, 2019", "through February 19, 2018", "PR704"),
    ("prnewswire-2007.txt", "both of Northfold/", "both of Northfold", "PR513"),
    ("prnewswire-2007.txt", "called home with a fault,\"", "called home with a fault,", "PR601"),
    ("quarter-results-full.txt", "Some of that is borrowed from the first quarter, and",
     "Some of that is borrowed from the first quarter, and so", "PR101"),
)
LEAST = 200
LEAST_FOUND = 0.95
LEAST_FOUND_OF_KIND = 0.75


def check(pressc, paths):
    """For each file how often each rule fires."""
    run = subprocess.run([pressc, "check", "--format=json", "--pedantic", "--no-project", "--max=0",
                          *map(str, paths)], stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 2):
        raise RuntimeError(f"pressc check: status {run.returncode}")
    fired = {str(path): Counter() for path in paths}
    for line in run.stdout.decode("utf-8").splitlines():
        finding = json.loads(line)
        fired[finding["file"]][finding["rule"]] += 1
    return fired


def describe(release, text):
    """The first line that a mutation changed."""
    old, new = release.text.split("\n"), text.split("\n")
    first = next((i for i, pair in enumerate(zip(old, new)) if pair[0] != pair[1]), 0)
    at = next((i for i, pair in enumerate(zip(old[first], new[first])) if pair[0] != pair[1]), 0)
    left = max(at - 50, 0)
    return (f"{release.name}:{first + 1}: {old[first][left:at + 40]!r} became "
            f"{new[first][left:at + 40]!r}")


def load_sound():
    lines = (tap.TOP / "tests" / "sound-exceptions.txt").read_text(encoding="utf-8").splitlines()
    exceptions = {line.split()[0] for line in lines if not line.startswith("#")}
    return mutations.load(tap.TOP / "corpus" / "release", exceptions)


def make_named(releases):
    """The mutations of NAMED."""
    by_name = {release.name: release for release in releases}
    for name, old, new, rule in NAMED:
        release = by_name[name]
        if release.text.count(old) != 1:
            raise RuntimeError(f"{name} does not hold {old!r} once")
        yield rule, release, release.text.replace(old, new)


def find_misses(pressc, folder, made, rules_of):
    originals = {release.name: release.path for _, release, _ in made}
    before = check(pressc, originals.values())
    paths = []
    for i, (_, release, text) in enumerate(made):
        paths.append(folder / f"{i:03}-{release.name}")
        paths[-1].write_bytes(text.encode("utf-8", "surrogateescape"))
    after = check(pressc, paths)
    misses = {}
    for (kind, release, text), path in zip(made, paths):
        old, new = before[str(release.path)], after[str(path)]
        if not any(new[rule] > old[rule] for rule in rules_of(kind)):
            misses.setdefault(kind, []).append(describe(release, text)
                                               + f", drew {dict(new - old)}")
    return misses


def main(pressc):
    report = tap.Tap()
    releases = load_sound()
    made = list(mutations.generate(releases))
    again = list(mutations.generate(releases))
    report.check("the same mutations come every time", [] if made == again else ["they differ"])
    report.check(f"there are at least {LEAST} mutations",
                 [] if len(made) >= LEAST else [f"{len(made)} of them"])
    named = list(make_named(releases))
    with tempfile.TemporaryDirectory() as folder:
        misses = find_misses(pressc, pathlib.Path(folder), made,
                             lambda kind: mutations.KINDS[kind][0])
        missed = find_misses(pressc, pathlib.Path(folder), named, lambda rule: [rule])
    for name, old, new, rule in NAMED:
        report.check(f"{rule} finds {new.strip()!r} in {name}",
                     [miss for miss in missed.get(rule, []) if miss.startswith(name)])
    n_made = Counter(kind for kind, _, _ in made)
    for kind, (rules, _) in mutations.KINDS.items():
        missed = misses.get(kind, [])
        n_found = n_made[kind] - len(missed)
        for miss in missed:
            print("#", kind, "missed in", miss)
        report.check(f"{kind}: {n_found} of {n_made[kind]} found by {' or '.join(rules)}",
                     [] if n_found > 0 and n_found >= n_made[kind] * LEAST_FOUND_OF_KIND
                     else ["too few"])
    n_missed = sum(map(len, misses.values()))
    share = 1 - n_missed / len(made)
    report.check(f"{len(made) - n_missed} of {len(made)} are found, {share:.1%}",
                 [] if share >= LEAST_FOUND else [f"less than {LEAST_FOUND:.0%}"])
    report.done()


main(os.path.abspath(sys.argv[1]))

"""How often rules fire on real releases is what docs/rule-precision.tsv says, and they are right.

Real releases are no part of the project; where they don't lie beside it, only the file itself is looked at, and
the test says so. An error must be right each time, a warning nine times of ten."""
import json
import os
import subprocess
import sys
from collections import Counter

import tap

FOLDERS = ("text", "html", "seeds", "submission", "unlabelled")
# What a first reading found in the two seeds, without matters of style: rule and line.
SEEDS = (
    "PR223 3, PR409 11, PR811 35, PR813 35, PR610 46, PR211 161, PR802 222, PR803 222, PR806 226, "
    "PR123 274, PR111 292",
    "PR409 13, PR410 18, PR707 40, PR802 71, PR803 71, PR806 75, PR610 78, PR111 113",
)
LEAST_RIGHT = {"error": 1.0, "warning": 0.9}
MOST_UNREAD = 10  # informations are read up to so many a rule


def read_rows():
    rows = {}
    for line in (tap.TOP / "docs" / "rule-precision.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "rule\t")):
            rule, fired, read, right, _ = line.split("\t")
            rows[rule] = (int(fired), int(read), int(right))
    return rows


def find_real():
    corpora = [folder / "shared" / "corpus" for folder in (tap.TOP.parent, tap.TOP.parent.parent)]
    corpus = next((folder for folder in corpora if folder.is_dir()), None)
    return [path for name in FOLDERS for path in sorted((corpus / name).iterdir())] if corpus else []


def count(pressc, paths):
    run = subprocess.run([pressc, "check", "--format=json", "--pedantic", "--no-project", "--max=0",
                          *map(str, paths)], stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 2):
        raise RuntimeError(f"pressc check: status {run.returncode}")
    return Counter(json.loads(line)["rule"] for line in run.stdout.decode("utf-8").splitlines())


def list_seed(pressc, path):
    run = subprocess.run([pressc, "check", "--format=json", "--no-project", "--max=0", str(path)],
                         stdout=subprocess.PIPE, check=False)
    found = (json.loads(line) for line in run.stdout.decode("utf-8").splitlines())
    return ", ".join(f"{finding['rule']} {finding['place']['line']}" for finding in found)


def find_wrong(rows, severities):
    """What was not read, or is right too seldom."""
    for rule, (fired, read, right) in rows.items():
        severity = severities[rule]
        if read < (fired if severity != "info" else min(fired, MOST_UNREAD)):
            yield f"{rule}: {read} of {fired} were read"
        if right < read * LEAST_RIGHT.get(severity, 0):
            yield f"{rule}, {severity}: right {right} times of {read}"


def main(pressc):
    report = tap.Tap()
    rows = read_rows()
    n_files = rows.pop("files")[0]
    rules = json.loads(subprocess.run([pressc, "rules", "--format=json"], check=True,
                                      stdout=subprocess.PIPE).stdout)
    severities = {rule["id"]: rule["severity"] for rule in rules}
    report.check("errors are right each time, warnings nine times of ten",
                 list(find_wrong(rows, severities)))
    paths = find_real()
    if not paths:
        print("# no real releases beside the project: how often rules fire there was not counted")
    else:
        fired = count(pressc, paths)
        faults = [f"{rule}: fired {fired[rule]} times, {rows.get(rule, (0,))[0]} are written down"
                  for rule in sorted(fired.keys() | rows.keys())
                  if fired[rule] != rows.get(rule, (0,))[0]]
        if n_files != len(paths):
            faults.append(f"{len(paths)} files, {n_files} are written down")
        report.check("rules fire on real releases as often as is written down", faults)
        seeds = [path for path in paths if path.parent.name == "seeds"]
        report.check("the seeds draw what a reader found in them, and nothing else",
                     [f"found {found}" for found, expected
                      in zip((list_seed(pressc, path) for path in seeds), SEEDS, strict=True)
                      if sorted(found.split(", ")) != sorted(expected.split(", "))])
    report.done()


main(os.path.abspath(sys.argv[1]))

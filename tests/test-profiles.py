"""Each profile that is built in: a release that is sound under it, and one with the faults that it is for.

corpus/profiles/NAME holds both, and bad.expect the errors and warnings of the second: severity, rule, line and
column. What the profile adds shows against the same release without it: a fault that is no fault elsewhere."""
import json
import os
import subprocess
import sys

import tap

PROFILES = tap.TOP / "corpus" / "profiles"


def check(pressc, path, *options):
    run = subprocess.run([pressc, "check", "--format=json", "--severity=warning", "--no-project",
                          *options, str(path)], stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 2):
        raise RuntimeError(f"pressc check: status {run.returncode}")
    found = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    return [f"{finding['severity']} {finding['rule']} {finding['place']['line']}:"
            f"{finding['place']['column']}" for finding in found]


def find(folder, name):
    return next(path for path in folder.iterdir()
                if path.stem == name and path.suffix in (".txt", ".htm"))


def main(pressc):
    report = tap.Tap()
    listed = subprocess.run([pressc, "profiles"], stdout=subprocess.PIPE, check=True)
    names = [line.split()[0] for line in listed.stdout.decode("utf-8").splitlines()]
    report.check("each profile has its folder",
                 sorted(set(names) ^ {folder.name for folder in PROFILES.iterdir()}))
    for name in names:
        folder = PROFILES / name
        option = f"--profile={name}"
        report.check(f"{name}: the good release is sound", check(pressc, find(folder, "good"), option))
        found = check(pressc, find(folder, "bad"), option)
        expected = (folder / "bad.expect").read_text(encoding="utf-8").splitlines()
        report.check(f"{name}: the bad release has its faults",
                     [f"found {found}"] if found != expected else [])
        report.check(f"{name} says what the catalogue does not",
                     [] if check(pressc, find(folder, "bad")) != found else ["the same faults"])
    report.done()


main(os.path.abspath(sys.argv[1]))

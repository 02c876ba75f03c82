"""Each release's record against the one that was written by reading it, key by key.

known-misses.txt names the pairs of a file and a key that are known to differ. A pair that is
not in it must not differ, and a pair that is in it must."""
import json
import sys

import tap

KNOWN = tap.TOP / "tests" / "known-misses.txt"
SHOWN_CHARACTERS = 400


def read_known():
    rows = (line.split("#")[0].split() for line in KNOWN.read_text().splitlines())
    return {tuple(row) for row in rows if row}


def describe(key, found, expected):
    return "\n".join([f"{key}:"] + [
        f"  {name}: {json.dumps(value, ensure_ascii=False)[:SHOWN_CHARACTERS]}"
        for name, value in (("found", found), ("expected", expected))])


def compare(found, expected, file_name, known):
    """The faults of one file, and the pairs that it differs in."""
    faults, differing = [], set()
    for key in sorted(set(found) | set(expected)):
        if key == "file":
            continue
        if found.get(key) == expected.get(key) and (key in found) == (key in expected):
            continue
        differing.add((file_name, key))
        if (file_name, key) not in known:
            faults.append(describe(key, found.get(key), expected.get(key)))
    faults += [f"{key}: no miss any more, take it out of {KNOWN.name}"
               for name, key in sorted(known) if name == file_name and (name, key) not in differing]
    return faults


def main(pressc):
    report = tap.Tap()
    known = read_known()
    paths = [path for path in tap.releases() if path.with_suffix(".record.json").exists()]
    for path in paths:
        expected = json.loads(path.with_suffix(".record.json").read_text(encoding="utf-8"))
        report.check(path.name, compare(tap.emit_record(pressc, path), expected, path.name, known))
    strangers = sorted({name for name, _ in known} - {path.name for path in paths})
    report.check("known misses name files of the corpus", strangers)
    report.done()


main(sys.argv[1])

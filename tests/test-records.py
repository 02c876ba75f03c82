"""Each release's record against the one that was written by reading it, key by key.

known-misses.txt names the pairs of a file and a key that are known to differ. A pair that is
not in it must not differ, and a pair that is in it must. With PRESS_UPDATE_GOLDEN=1 in the
environment the file is written anew: it should only ever get shorter."""
import json
import os
import sys

import tap

HEAD = "# FILE KEY, one pair a line: the keys of a release's record that are known to differ.\n"
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
    faults, differing = [], []
    for key in sorted(set(found) | set(expected)):
        if key == "file":
            continue
        if found.get(key) == expected.get(key) and (key in found) == (key in expected):
            continue
        differing.append((file_name, key))
        if (file_name, key) not in known:
            faults.append(describe(key, found.get(key), expected.get(key)))
    faults += [f"{key}: no miss any more, take it out of {KNOWN.name}"
               for name, key in sorted(known) if name == file_name and (name, key) not in differing]
    return faults, differing


def compare_all(found, expected, file_name, known):
    """A file of several releases has a list of records."""
    expected = expected if isinstance(expected, list) else [expected]
    if len(found) != len(expected):
        return [f"{len(found)} records, expected {len(expected)}"], []
    if len(found) == 1:
        return compare(found[0], expected[0], file_name, known)
    rows = [compare(*pair, f"{file_name}#{number}", known)
            for number, pair in enumerate(zip(found, expected), 1)]
    return [fault for faults, _ in rows for fault in faults], [
        pair for _, differing in rows for pair in differing]


def strange_misses(known, paths):
    names = {path.name for path in paths}
    return sorted({name for name, _ in known if name.split("#")[0] not in names})


def main(pressc):
    report = tap.Tap()
    known = read_known()
    paths = [path for path in tap.releases() if path.with_suffix(".record.json").exists()]
    misses = []
    for path, found in zip(paths, tap.emit_records_each(pressc, paths)):
        expected = json.loads(path.with_suffix(".record.json").read_text(encoding="utf-8"))
        faults, differing = compare_all(found, expected, path.name, known)
        misses += differing
        report.check(path.name, faults)
    if os.environ.get("PRESS_UPDATE_GOLDEN"):
        KNOWN.write_text(HEAD + "".join(f"{name} {key}\n" for name, key in misses))
    report.check("known misses name files of the corpus", strange_misses(known, paths))
    report.done()


main(sys.argv[1])

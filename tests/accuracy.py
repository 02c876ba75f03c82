#!/usr/bin/env python3
"""Writes the tables of docs/accuracy.md: how much of real releases, and of the project's own, is read right.

    tests/accuracy.py build/pressc [SHARED]

SHARED (../shared) holds real releases with gold records and score.py, which compares them. Where it
is not there, only the table of the project's own releases is written anew."""
import json
import pathlib
import subprocess
import sys

import tap

PAGE = tap.TOP / "docs" / "accuracy.md"


def write_table(name, head, rows):
    """Puts a table between the marks with @name."""
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(start)
    after = rest.split(end)[1]
    lines = [head, ["---"] * len(head)] + rows
    table = "".join("| " + " | ".join(row) + " |\n" for row in lines)
    PAGE.write_text(before + start + "\n" + table + "\n" + end + after, encoding="utf-8")


def score_real(pressc, shared):
    """The rows that score.py prints: a field's hits, its precision, its recall and its F1."""
    run = subprocess.run([sys.executable, shared / "record" / "score.py", "--pressc", pressc],
                         capture_output=True, text=True, check=False)
    lines = run.stdout.splitlines()
    rows = [line.split() for line in lines[1:-1]]
    total = lines[-1].split()
    write_table("real releases", ["field", "right", "extra", "missed", "precision", "recall", "F1"],
                [["`%s`" % row[0]] + row[1:] for row in rows]
                + [["**all**, %s releases" % total[1], "", "", "", "", "", "**%s**" % total[-1]]])
    print(lines[-1])


def score_own(pressc):
    """For each key of the record, in how many of the project's releases it is right in every letter."""
    right, n_files = {}, 0
    for path in tap.releases():
        record = path.with_suffix(".record.json")
        if not record.exists():
            continue
        n_files += 1
        expected = json.loads(record.read_text(encoding="utf-8"))
        expected = expected if isinstance(expected, list) else [expected]
        found = tap.emit_records(pressc, path)
        for key in expected[0]:
            if key != "file":
                right[key] = right.get(key, 0) + ([one.get(key) for one in found]
                                                  == [one[key] for one in expected])
    write_table("own releases", ["key", "releases that are right in it, of %d" % n_files],
                [["`%s`" % key, str(count)] for key, count in right.items()])


def main():
    pressc = pathlib.Path(sys.argv[1]).resolve()
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tap.TOP / ".." / "shared")
    if (shared / "record" / "score.py").exists():
        score_real(pressc, shared)
    else:
        print(f"no real releases in {shared}")
    score_own(pressc)


if __name__ == "__main__":
    main()

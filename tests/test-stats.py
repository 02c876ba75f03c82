"""What `pressc stats` counts, against the trees and records of the same releases."""
import json
import subprocess
import sys

import jsonschema

import tap

SCHEMA = tap.TOP / "docs" / "schema" / "press-stats-1.schema.json"


def run(pressc, *arguments, text=None):
    return subprocess.run([pressc, "stats", *map(str, arguments)], input=text, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def walk(node, holders, counts):
    """Nodes by kind, and the bytes of leaves once for each kind above them."""
    kind = node["kind"]
    count = counts.setdefault(kind, {"nodes": 0, "bytes": 0})
    count["nodes"] += 1
    if "text" in node:
        for holder in holders | {kind}:
            counts[holder]["bytes"] += len(node["text"].encode("utf-8"))
    for child in node.get("children", []):
        walk(child, holders | {kind}, counts)


def count_trees(pressc, paths):
    counts = {}
    for line in tap.emit(pressc, "json", *paths).decode("utf-8").splitlines():
        walk(json.loads(line)["tree"], frozenset(), counts)
    return counts


def count_items(value):
    if isinstance(value, list):
        return len(value)
    return 0 if value is None or value is False else 1


def count_fields(pressc, paths):
    records = [json.loads(line) for line in tap.emit(pressc, "record", *paths).splitlines()]
    return {key: {"releases": sum(1 for record in records if count_items(record[key])),
                  "items": sum(count_items(record[key]) for record in records)}
            for key in records[0] if key != "file"}


def differ(found, expected):
    return [f"{key}: {found.get(key)} is not {expected.get(key)}"
            for key in sorted(set(found) | set(expected)) if found.get(key) != expected.get(key)]


def main(pressc):
    report = tap.Tap()
    paths = tap.releases()
    done = run(pressc, "--format", "json", *paths)
    stats = json.loads(done.stdout)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    report.check("stats are what their schema says", [
        error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(stats)])
    report.check("status is 0", [] if done.returncode == 0 else [done.returncode])
    report.check("every file counts", [] if stats["files"] == len(paths) else [stats["files"]])
    report.check("kinds are those of the trees", differ(stats["kinds"], count_trees(pressc, paths)))
    report.check("fields are those of the records",
                 differ(stats["fields"], count_fields(pressc, paths)))
    text = run(pressc, *paths).stdout.decode("utf-8")
    report.check("the table names each kind and field", [
        name for name in [*stats["kinds"], *stats["fields"]] if f"\n{name} " not in text])
    missing = run(pressc, paths[0], "no-such-file")
    report.check("a missing file is told, the others count", [] if missing.returncode == 3
                 and b"no-such-file" in missing.stderr and b"1 file," in missing.stdout
                 else [missing])
    report.check("no file is a fault", [] if run(pressc).returncode == 3 else ["it is none"])
    report.done()


main(sys.argv[1])

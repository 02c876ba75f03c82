"""Holds the table of who may include whom against the #include lines."""
import pathlib
import re
import sys

# Each room and those it may include besides itself. Siblings never include each other; the
# backends and the program see the public headers alone, as a stranger's module does.
BELOW = {
    "pch": set(),
    "base": set(),
    "tree": {"base"},
    "diagnostics": {"base", "tree"},
    "readers": {"base", "tree", "diagnostics"},
    "parse": {"base", "tree", "diagnostics"},
    "rules": {"base", "tree", "diagnostics"},
    "policy": {"base", "tree", "diagnostics"},
    "record": {"base", "tree", "diagnostics"},
    "compile": {"base", "tree", "diagnostics", "readers", "parse", "rules", "policy", "record"},
    "backends": set(),
    "cli": set(),
}
# The scanners of rooms besides the parse.
SCANNERS = {"html.l": "readers", "submission.l": "readers", "proof.l": "rules", "bytes.l": "rules"}
# Headers that the build makes for rooms besides the parse.
MADE = {"base": {"vocabulary-tables.h"}, "readers": {"html-entities.def"}}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
TOP = pathlib.Path(__file__).resolve().parent.parent


def room_of(path):
    """The room of a file of the project: the grammar belongs to the parse, but for a few scanners."""
    parts = path.relative_to(TOP).parts
    if parts[0] != "grammar":
        return parts[1]
    return SCANNERS.get(parts[1], "parse")


def find_fault(room, quote, target, names_of_room):
    folder, _, name = target.rpartition("/")
    if quote == "<" and folder not in BELOW:
        return None
    if folder in ("", room, "grammar") and (folder != "grammar" or room == "parse"):
        known = (name in names_of_room or name in MADE.get(room, ())
                 or (room == "parse" and folder in ("", "grammar")))
        return None if known else "no header of its room"
    return None if folder in BELOW[room] else "not below " + room


def check_rooms():
    files = [path for folder in ("src", "grammar") for path in sorted((TOP / folder).rglob("*"))
             if path.suffix in (".c", ".h", ".l", ".y", ".def")]
    names = {room: set(made) for room, made in MADE.items()}
    for path in files:
        names.setdefault(room_of(path), set()).add(path.name)
    for path in files:
        room = room_of(path)
        if room not in BELOW:
            yield f"{path.relative_to(TOP)}: no such room in the table"
            continue
        for quote, target in INCLUDE.findall(path.read_text()):
            fault = find_fault(room, quote, target, names[room])
            if fault:
                yield f"{path.relative_to(TOP)} includes {target}: {fault}"


def check_public():
    for path in sorted((TOP / "include").rglob("*.h*")):
        for quote, target in INCLUDE.findall(path.read_text()):
            if quote == '"' or not target.startswith(("press/", "glib", "gio/")):
                yield f"{path.relative_to(TOP)} includes {target}: no public header"


def main():
    checks = {"rooms include only what is below them": check_rooms,
              "public headers stand alone": check_public}
    print(f"1..{len(checks)}")
    for number, (claim, check) in enumerate(checks.items(), 1):
        faults = list(check())
        for fault in faults:
            print("#", fault)
        print("not ok" if faults else "ok", number, claim)


sys.exit(main())

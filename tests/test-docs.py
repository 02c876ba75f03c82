"""The examples of the documentation, run: what they show is what the program says.

A block ```release with a block ```tree behind it: the tree of that text. A block ```transcript: each
line `$ pressc …` and what it prints; a line `…` stands for any lines. With PRESS_UPDATE_GOLDEN=1 in
the environment the documents are written anew."""
import os
import re
import subprocess
import sys

import tap

BLOCK = re.compile(r"^```(release|tree|transcript)\n(.*?)^```$", re.M | re.S)
ANY_LINES = "…\n"


def run(pressc, arguments, text=None, errors=subprocess.STDOUT):
    """What a command of a person's shell prints, both streams in one."""
    done = subprocess.run([pressc, *arguments], input=text, cwd=tap.TOP, check=False,
                          stdout=subprocess.PIPE, stderr=errors)
    return done.stdout.decode("utf-8")


def replay(pressc, console):
    """The same console with what the commands print now."""
    out = []
    for line in console.splitlines():
        if line.startswith("$ pressc "):
            out.append(line + "\n" + run(pressc, line.split()[2:]))
    return "".join(out)


def cut(found, expected):
    """What is found, with each command's lines cut where a line of dots cut them before."""
    old, new = (re.split(r"^(?=\$ )", text, flags=re.M) for text in (expected, found))
    parts = []
    for before, after in zip(old, new):
        n_lines = before.split(ANY_LINES)[0].count("\n")
        is_cut = ANY_LINES in before
        parts.append("".join(after.splitlines(True)[:n_lines]) + ANY_LINES if is_cut else after)
    return "".join(parts)


def is_same(found, expected):
    parts = [re.escape(part) for part in ("\n" + expected).split("\n" + ANY_LINES)]
    return re.fullmatch("\n(?:.*\n)*?".join(parts), "\n" + found) is not None


def describe(found, expected):
    return [f"expected: {line}" for line in expected.splitlines()] + [
        f"found:    {line}" for line in found.splitlines()]


def check_document(report, pressc, path):
    text = path.read_text(encoding="utf-8")
    release = None
    parts, end = [], 0
    for number, block in enumerate(BLOCK.finditer(text), 1):
        kind, body = block[1], block[2]
        parts.append(text[end:block.start(2)])
        end = block.end(2)
        if kind == "release":
            release = body
        if kind == "release" or (kind == "tree" and release is None):
            parts.append(body)
            continue
        if kind == "tree":
            found = run(pressc, ["emit", "--to", "tree", "-"], release.encode("utf-8"),
                        subprocess.DEVNULL)
        else:
            found = replay(pressc, body)
        if os.environ.get("PRESS_UPDATE_GOLDEN"):
            body = cut(found, body)
        parts.append(body)
        report.check(f"{path.name}, example {number}",
                     [] if is_same(found, body) else describe(found, body))
    if os.environ.get("PRESS_UPDATE_GOLDEN"):
        path.write_text("".join(parts) + text[end:], encoding="utf-8")


def main(pressc):
    report = tap.Tap()
    for path in [tap.TOP / "README.md", *sorted((tap.TOP / "docs").glob("*.md"))]:
        check_document(report, pressc, path)
    report.done()


main(os.path.abspath(sys.argv[1]))

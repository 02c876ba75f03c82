#!/usr/bin/env python3
"""Looks for texts whose cost grows faster than they do: pieces made by chance, repeated.

    tests/repeated.py PRESSC [--seconds N] [--seed N] [PIECE…]

A piece is some signs, words of the grammar's lists, tags, or a part of a line of the project's own releases.
It is repeated behind an opening to 300 KB, compiled, checked and written. What takes far longer than prose of
that size is tried again under callgrind, with 16 and 32 KB: twice the text may cost little more than twice the
instructions. Fuzzing with inputs of some kilobytes does not see what this sees. What is found belongs into the
families of tests/test-pathological.c."""
import argparse
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parent.parent
LONG = 300000
SHORT = 16384
SUSPECT = 8 # times what prose takes
LARGEST_RATIO = 2.5
PROSE = "One sentence stands here, of no great length.\n"
SIGNS = list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ") + [
    "  ", "   ", "\n", "\n\n", "\t", "\r\n", "\f", "—", "•", "“", "”", "’", "®", "…", "\u00a0", "é"]
WORDS = ["a", "A", "Ab", "AB", "1", "12", "1,234", "(1)", "2020", "$1", "Jane Doe", "Acme", "www.", "http://", ".com",
         "555-0100", "(212) 555-0100", "May 3, 2020", "said", "NYSE: ACM", "###", "<PAGE>", "<S>", "---", "==="]
TAGS = ["<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>",
        "<td colspan=3>", "<td rowspan=9>", "<ul>", "<li>", "</ul>", "<a href=x>", "</a>", "<!--", "-->", "<", "&amp;",
        "&nbsp;", "&#x95;", "<pre>", "</pre>", "<hr>", "<h1>", "<sup>1</sup>", "<p align=center>", "<script>",
        "<![CDATA["]
OPENINGS = ["", "Words said ", "SPRINGFIELD, Mass., Jan. 3, 2020 -- Acme Lamp Company (NYSE: ACM) today announced ",
            "Contact: Ann Reed\n", "About Acme\n\nAcme ", "Revenue   1,234   5,678\n", "\"We,\" said "]
MARKUP_OPENINGS = ["<html><body>", "<html><p>SPRINGFIELD, Mass., Jan. 3, 2020 -- Acme said ", "<table><tr><td>"]


def listed_words():
    text = (TOP / "grammar" / "vocabulary.def").read_text(encoding="utf-8")
    return re.findall(r'^PRESS_\w+ \("((?:[^"\\]|\\.)*)"', text, re.M)


def own_lines(suffix):
    folder = TOP / "corpus" / "release"
    return [line for path in sorted(folder.glob("*" + suffix))
            for line in path.read_text(encoding="utf-8", errors="ignore").splitlines() if line.strip()]


def cut(chance, line):
    """Some words of a line that stand together."""
    words = line.split(" ")
    first = chance.randrange(len(words))
    return " ".join(words[first:first + chance.choice((1, 2, 3, 4, 6, 99))])


class Pieces:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.listed = listed_words()
        self.lines = own_lines(".txt")
        self.markup = own_lines(".htm")

    def parts(self):
        """What one piece is made of, and where it goes."""
        chance = self.chance
        kind = chance.choice(("signs", "words", "lines", "tags", "markup"))
        count = chance.choice((1, 1, 2, 2, 3, 4, 6))
        if kind == "signs":
            return [chance.choice(SIGNS + WORDS) for _ in range(count)], OPENINGS, ".txt"
        if kind == "words":
            return [chance.choice(self.listed + WORDS * 4) + chance.choice([" ", " ", chance.choice(SIGNS)])
                    for _ in range(count)], OPENINGS, ".txt"
        if kind == "lines":
            return [cut(chance, chance.choice(self.lines)) + chance.choice("\n ")
                    for _ in range(count)], OPENINGS, ".txt"
        if kind == "tags":
            return [chance.choice(TAGS + SIGNS + WORDS) for _ in range(count)], MARKUP_OPENINGS, ".htm"
        return [cut(chance, chance.choice(self.markup)) + chance.choice("\n ") for _ in range(count)], \
            MARKUP_OPENINGS, ".htm"

    def next(self):
        parts, openings, suffix = self.parts()
        return "".join(parts) + self.chance.choice(["", "", "\n", "\n\n", " "]), self.chance.choice(openings), suffix


def run(pressc, path, *under):
    return subprocess.run([*under, pressc, "emit", "--check", "--to", "record", "-o", "/dev/null", str(path)],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace", check=False)


def seconds(pressc, path):
    """The processor time that it takes to compile, check and write a file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = run(pressc, path).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status < 0:
        sys.exit(f"{sys.argv[0]}: signal {-status} ended {pressc} on {path.read_text(encoding='utf-8')[:200]!r}")
    return after.ru_utime - before.ru_utime


def instructions(pressc, path):
    said = run(pressc, path, "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null").stderr
    collected = re.search(r"Collected : (\d+)", said)
    if collected is None:
        sys.exit(f"{sys.argv[0]}: callgrind counted nothing\n{said}")
    return int(collected[1])


def fill(path, opening, piece, size):
    path.write_text(opening + piece * (size // len(piece)) + "\n", encoding="utf-8", newline="")
    return path


def growth(pressc, path, opening, piece):
    """How many times the cost twice the text has, that of starting left out."""
    none, once, twice = (instructions(pressc, fill(path, opening, piece, size)) for size in (0, SHORT, 2 * SHORT))
    return (twice - none) / max(once - none, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pressc")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("pieces", nargs="*", metavar="PIECE")
    options = parser.parse_args()
    made = Pieces(options.seed)
    asked = [(piece, opening, ".txt") for piece in options.pieces for opening in OPENINGS]
    end = time.monotonic() + options.seconds
    n_tried = n_found = 0
    with tempfile.TemporaryDirectory() as folder:
        prose = seconds(options.pressc, fill(pathlib.Path(folder) / "prose.txt", "", PROSE, LONG))
        while asked or (not options.pieces and time.monotonic() < end):
            piece, opening, suffix = asked.pop() if asked else made.next()
            if not piece:
                continue
            path = pathlib.Path(folder) / ("text" + suffix)
            n_tried += 1
            if seconds(options.pressc, fill(path, opening, piece, LONG)) < SUSPECT * prose:
                continue
            ratio = growth(options.pressc, path, opening, piece)
            if ratio > LARGEST_RATIO:
                n_found += 1
                print(f"times {ratio:.2f}: {opening!r} and {piece!r}", flush=True)
    print(f"seed {options.seed}: {n_tried} pieces, {n_found} cost more than {LARGEST_RATIO} times for twice the text")
    return 1 if n_found else 0


sys.exit(main())

#!/usr/bin/env python3
"""Writes the table of docs/accuracy.md that tells how much hangs on how a release is set.

    tests/set-otherwise.py build/pressc [SHARED]

What a release tells does not depend on its margins, its lines or its tags. Each of the real releases
in SHARED (../shared) is changed in one way at a time and held against the record that it had before.
Pages are saved as text by Debian's w3m, lynx, elinks and pandoc."""
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

import accuracy

LINES_OF_PAGE = 50
PARAGRAPHS_OF_PAGE = 12
MARK_OF_ITEM = re.compile(r"\s*(--|[-*o\u2022]|\d+[.)]|\(\d+\))\s")
COLUMNS = re.compile(r"\S {3,}\S|^\s*[-=_ ]+$|^\s*<", re.M)


def outside_tables(change):
    def change_text(text):
        parts = re.split(r"(<table\b.*?</table>)", text, flags=re.S | re.I)
        parts[::2] = map(change, parts[::2])
        return "".join(parts)
    return change_text


def each_paragraph(change):
    """Applies a change to the lines of each paragraph, tables left as they are."""
    return outside_tables(lambda text: "".join(
        part if COLUMNS.search(part) else change(part)
        for part in re.split(r"(\n[ \t]*\n+)", text)))


def goes_on(line, next_line):
    """Whether a paragraph goes on from a full line to the next, which is no item and not set in."""
    return (len(line.strip()) > 55 and not MARK_OF_ITEM.match(next_line)
            and len(next_line) - len(next_line.lstrip()) <= len(line) - len(line.lstrip()))


def join_lines(part):
    lines = part.split("\n")
    joined = lines[:1]
    for before, line in zip(lines, lines[1:]):
        if goes_on(before, line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    return "\n".join(joined)


def fill_lines(part):
    return "\n".join("\n".join(textwrap.wrap(line, 60, break_long_words=False, break_on_hyphens=False)) or line
                     for line in join_lines(part).split("\n"))


def space_lines(part):
    """A blank line below each that its paragraph goes on from."""
    lines = part.split("\n")
    return "\n".join(line + "\n" if goes_on(line, after) else line
                     for line, after in zip(lines, lines[1:] + [""]))


def number_pages(text):
    lines = text.split("\n")
    for n, at in enumerate(range(LINES_OF_PAGE, len(lines), LINES_OF_PAGE)):
        lines[at] = f"\n                                       {n + 1}\n<PAGE>\n" + lines[at]
    return "\n".join(lines)


def curve_marks(text):
    return re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace("'", "\u2019")


def wrap_paragraphs(text):
    return re.sub(r"(<p\b.*?</p>)", r"<table><tr><td>\1</td></tr></table>", text, flags=re.S | re.I)


def number_html_pages(text):
    parts = re.split(r"(?<=</p>)", text, flags=re.I)
    for n, at in enumerate(range(PARAGRAPHS_OF_PAGE, len(parts), PARAGRAPHS_OF_PAGE)):
        parts[at] = (f'<p align="center">{n + 1}</p><hr style="page-break-after:always">' + parts[at])
    return "".join(parts)


def part_words(text):
    """Spans inside phrases: what a word processor leaves behind."""
    return re.sub(r">([^<>]*[a-z] [a-z][^<>]*)<",
                  lambda found: ">" + re.sub(r"([a-z]) ([a-z])", r"\1<span> </span>\2", found[1]) + "<", text)


def body(change):
    """Applies a change behind the head of a page."""
    def change_html(text):
        at = re.search(r"<body[^>]*>", text, re.I)
        start = at.end() if at else 0
        return text[:start] + change(text[start:])
    return change_html


def close_up(text):
    """No blank lines but round tables."""
    return re.sub(r"(?<=[^\n])\n([ \t]*\n)+", "\n", each_paragraph(join_lines)(text))


def in_document(change):
    """Applies a change to what stands in the tags of a document's text, and leaves those round it."""
    def change_document(text):
        parts = re.match(r"(.*?<TEXT>)(.*?)(</TEXT>.*)", text, re.S | re.I)
        return parts[1] + "\n" + change(parts[2]) + "\n" + parts[3] if parts else change(text)
    return change_document


def as_page(text):
    """Text in the tags of a page, with those of tables and pages left out."""
    return "<html><body>" + re.sub(r"(?i)&lt;/?(table|caption|page|s|c)&gt;", "", html.escape(text, False)) + "</body></html>"


def break_lines(text):
    """Each line with a break, set apart by no-break spaces."""
    text = re.sub(r"^ +", lambda blanks: "&nbsp;" * len(blanks[0]), html.escape(text.expandtabs(), False), flags=re.M)
    text = re.sub(r" {2,}", lambda blanks: "&nbsp;" * (len(blanks[0]) - 1) + " ", text)
    return as_page("").replace("><", ">" + text.replace("\n", "<br>\n") + "<", 1)


def saved_by(*command):
    """What a program writes of a page as text."""
    def save(text):
        page = text.encode("utf-8", "surrogateescape")
        try:
            page.decode("utf-8")
        except UnicodeDecodeError:
            page = page.decode("windows-1252", "replace").encode("utf-8")
        run = subprocess.run(command, input=page, capture_output=True, check=True)
        return run.stdout.decode("utf-8", "surrogateescape")
    return in_document(save)


CHANGES = [
    ("txt", "none", lambda text: text),
    ("txt", "five columns in front of each line", lambda text: re.sub(r"^(?=[^\n<])", "     ", text, flags=re.M)),
    ("txt", "a page number and a page mark every fifty lines", number_pages),
    ("txt", "no tags of tables and pages", lambda text: re.sub(r"(?i)</?(table|caption|page|s|c)>", "", text)),
    ("txt", "curved quotation marks", curve_marks),
    ("txt", "back ticks for quotation marks", lambda text: re.sub(r'"([^"]*)"', r"``\1''", text)),
    ("txt", "each paragraph on one line", each_paragraph(join_lines)),
    ("txt", "lines of sixty columns", each_paragraph(fill_lines)),
    ("txt", "prose in double space", each_paragraph(space_lines)),
    ("txt", "each paragraph on one line, no blank lines", close_up),
    ("txt", "in one `pre` of a page", in_document(lambda text: as_page("\n" + text).replace("<body>", "<body><pre>").replace("</body>", "</pre></body>"))),
    ("txt", "as lines of a page with breaks and no-break spaces", in_document(break_lines)),
    ("htm", "none", lambda text: text),
    ("htm", "an empty paragraph behind each", lambda text: re.sub(r"(?i)</p>", "</p><p>&nbsp;</p>", text)),
    ("htm", "breaks for paragraphs", lambda text: re.sub(r"(?i)</p>", "<br><br>", re.sub(r"(?i)<p\b[^>]*>", "", text))),
    ("htm", "spans inside phrases", body(part_words)),
    ("htm", "numbered pages", outside_tables(number_html_pages)),
    ("htm", "each paragraph in a table of its own", outside_tables(wrap_paragraphs)),
    ("htm", "saved as text by w3m", saved_by("w3m", "-dump", "-cols", "80", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8")),
    ("htm", "saved as text by lynx", saved_by("lynx", "-stdin", "-dump", "-nolist", "-width=80", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8")),
    ("htm", "saved as text by elinks", saved_by("elinks", "-dump", "-no-references", "-dump-width", "80", "-force-html", "-dump-charset", "utf-8", "-eval", 'set document.codepage.assume = "utf-8"')),
    ("htm", "saved as text by pandoc", saved_by("pandoc", "-f", "html", "-t", "plain", "--columns=80")),
    ("htm", "saved as text by pandoc, each paragraph on one line", saved_by("pandoc", "-f", "html", "-t", "plain", "--wrap=none")),
]


def score(pressc, shared, folder):
    """The mean F1 of the releases in a folder against the records that they had."""
    names = sorted(path.name for path in folder.rglob("*.*"))
    run = subprocess.run([sys.executable, shared / "record" / "score.py", "--pressc", pressc, "--corpus",
                          folder, *names], capture_output=True, text=True, check=False)
    return run.stdout.splitlines()[-1].split()[-1]


def main(pressc, shared):
    paths = [next((shared / "corpus").rglob(gold.name[:-len(".json")]))
             for gold in sorted((shared / "corpus" / "gold").glob("*.json"))]
    rows = []
    for kind, name, change in CHANGES:
        with tempfile.TemporaryDirectory() as made:
            folder = pathlib.Path(made)
            for path in paths:
                if path.suffix == "." + kind:
                    target = folder / path.relative_to(shared / "corpus")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    text = path.read_text(encoding="utf-8", errors="surrogateescape")
                    target.write_text(change(text), encoding="utf-8", errors="surrogateescape")
            rows.append(["text" if kind == "txt" else "HTML", name, score(pressc, shared, folder)])
        print(*rows[-1], sep="\t", flush=True)
    accuracy.write_table("set otherwise", ["kind", "change", "mean F1"], rows)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else accuracy.tap.TOP / ".." / "shared"))

#!/usr/bin/env python3
"""Expands the word lists of vocabulary.def: into the patterns of a scanner, and into C tables.

    expand.py scanner vocabulary.def lines.l OUT    puts a pattern for each @LIST@ of the scanner
    expand.py tables vocabulary.def OUT             writes the sorted tables for look-ups
"""
import re
import sys

LONGEST_DEFINITION = 1500  # flex takes 2,047 bytes
ROW = re.compile(r'^PRESS_([A-Z_]+) \("((?:[^"\\]|\\.)*)"(?:, "([^"]*)")?\)$')


def read_lists(path):
    lists = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = ROW.match(line.rstrip("\n"))
            if row:
                lists.setdefault(row[1], []).append((row[2], row[3] or ""))
            elif line.startswith("PRESS_"):
                sys.exit("%s:%d: not a row: %s" % (path, number, line.strip()))
    return lists


def pattern_of(spelling):
    """One spelling as a flex pattern: any blanks between words, any case if it has small letters."""
    folds = re.search("[a-z]", spelling)

    def character(c):
        if c == " ":
            return "{BLANKS}"
        if folds and c.isascii() and c.isalpha():
            return "[%s%s]" % (c.upper(), c.lower())
        return c if c.isalnum() and c.isascii() else '"%s"' % c
    return "".join(character(c) for c in spelling)


def definitions_of(name, rows):
    """The list as definitions of flex, each short enough for it, and the names of them all."""
    chunks = [""]
    for pattern in (pattern_of(spelling) for spelling, _ in rows):
        if len(chunks[-1]) + len(pattern) > LONGEST_DEFINITION:
            chunks.append("")
        chunks[-1] += ("|" if chunks[-1] else "") + pattern
    names = ["%s_%d" % (name, i) for i in range(1, len(chunks) + 1)]
    lines = ["%s %s\n" % pair for pair in zip(names, chunks)]
    return lines, "(%s)" % "|".join("{%s}" % name for name in names)


TOKEN = re.compile(r'\{[^}]*\}|\[(?:\\.|[^\]])*\]|"(?:\\.|[^"])*"|\\x[0-9A-Fa-f]{2}|\\.|\(\?i:|.', re.S)


def spread_case(text):
    """Writes (?i:abc) as ([Aa][Bb][Cc]), which costs flex a fifth of the states."""
    out = []
    brackets = []  # whether each open one began with (?i:
    for token in TOKEN.findall(text):
        if token in ("(", "(?i:"):
            brackets.append(token == "(?i:" or bool(brackets and brackets[-1]))
            token = "("
        elif token == ")" and brackets:
            brackets.pop()
        elif brackets and brackets[-1] and len(token) == 1 and token.isalpha():
            token = "[%s%s]" % (token.upper(), token.lower())
        elif brackets and brackets[-1] and token.startswith('"') and "\\" not in token:
            token = "".join("[%s%s]" % (c.upper(), c.lower()) if c.isalpha() else '"%s"' % c
                            for c in token[1:-1])
        out.append(token)
    return "".join(out)


def expand_scanner(lists, text):
    definitions = []
    groups = {}

    def group(match):
        name = match[1]
        if name not in lists:
            sys.exit("no list %s in the vocabulary" % name)
        if name not in groups:
            lines, groups[name] = definitions_of(name, lists[name])
            definitions.extend(lines)
        return groups[name]
    head, rest = text.split("%}\n", 1)
    text = head + "%}\n" + "".join(
        spread_case(line) for line in re.sub(r"@([A-Z_]+)@", group, rest).splitlines(True))
    return text.replace("\n%%\n", "\n" + "".join(definitions) + "%%\n", 1)


def fold(spelling):
    """The key of a look-up: small letters, digits and signs, without blanks, stops and hyphens."""
    return re.sub(r"[\s.\-]", "", spelling).translate(
        {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})


def quote(text):
    return '"%s"' % "".join(chr(b) if 32 <= b < 127 else '\\%03o' % b for b in text.encode("utf-8"))


def write_starts(out, name, values):
    """Where the keys with each first byte start, so that a look-up goes through few of them."""
    firsts = sorted(key.encode("utf-8")[0] if key else 0 for key in values)
    starts = [sum(first < byte for first in firsts) for byte in range(257)]
    out.write("\nstatic const guint16 starts_%s[257] = { %s };\n"
              % (name.lower(), ", ".join(map(str, starts))))


def write_tables(lists, out):
    out.write("/* Made from vocabulary.def. */\n")
    for name, rows in lists.items():
        values = {}
        for spelling, value in rows:
            values.setdefault(fold(spelling), value)
        out.write("\nstatic const PressWord words_%s[] = {\n" % name.lower())
        for key in sorted(values, key=lambda text: text.encode("utf-8")):
            out.write("  { %s, %s },\n" % (quote(key), quote(values[key])))
        out.write("};\n")
        write_starts(out, name, values)
    out.write("\nstatic const PressWordList lists[] = {\n")
    for name in lists:
        out.write("  [PRESS_LIST_%s] = { words_%s, starts_%s },\n"
                  % (name, name.lower(), name.lower()))
    out.write("};\n")


def main():
    job, vocabulary = sys.argv[1:3]
    lists = read_lists(vocabulary)
    if job == "scanner":
        with open(sys.argv[3], encoding="utf-8") as source:
            text = expand_scanner(lists, source.read())
        with open(sys.argv[4], "w", encoding="utf-8") as out:
            out.write(text)
    else:
        with open(sys.argv[3], "w", encoding="utf-8") as out:
            write_tables(lists, out)


main()

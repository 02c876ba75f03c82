#!/usr/bin/env python3
"""Expands the word lists of vocabulary.def: into the patterns of a scanner, and into C tables.

    expand.py scanner lines.l OUT vocabulary.def …  puts a pattern for each @LIST@ of the scanner, and
                                                    what a file has for its line "@include FILE@"
    expand.py tables inline.l OUT vocabulary.def …  writes the tables for look-ups
"""
import os
import re
import sys

LONGEST_DEFINITION = 1500  # flex takes 2,047 bytes
ROW = re.compile(r'^PRESS_([A-Z_]+) \("((?:[^"\\]|\\.)*)"(?:, "([^"]*)")?\)$')


def read_lists(path, lists):
    known = set()
    others = set(lists)
    last = None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = ROW.match(line.rstrip("\n"))
            key = row and (row[1], row[2].lower())  # what has small letters stands for capitals, too
            if key in known:
                sys.exit("%s:%d: twice in its list: %s" % (path, number, line.strip()))
            if row and row[1] in others:
                sys.exit("%s:%d: a list of another file: %s" % (path, number, line.strip()))
            if row and row[1] != last and row[1] in lists:
                sys.exit("%s:%d: apart from the rest of its list: %s" % (path, number, line.strip()))
            if row:
                last = row[1]
                known.add(key)
                lists.setdefault(row[1], []).append((row[2], row[3] or ""))
            elif line.startswith("PRESS_"):
                sys.exit("%s:%d: not a row: %s" % (path, number, line.strip()))


def pattern_of(spelling):
    """One spelling as a flex pattern: any blanks between words, any case if it has small letters,
    an apostrophe of either form."""
    folds = re.search("[a-z]", spelling)

    def character(c):
        if c == " ":
            return "{BLANKS}"
        if c == "'":
            return r"""("'"|\xE2\x80\x99)"""
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


HASH_FACTOR = 0x9E3779B97F4A7C15
CHUNK_BYTES = 8
UNFOLDED = re.compile(r"[@\[\\\]^_`{|}~\x7f]")  # a look-up makes one of another


def chunks_of(key):
    """A key as numbers of eight bytes each, the first byte lowest; zeros fill the last."""
    data = key.encode("utf-8")
    data += b"0" * (-len(data) % CHUNK_BYTES)
    return [int.from_bytes(data[at:at + CHUNK_BYTES], "little") for at in range(0, len(data), CHUNK_BYTES)]


def fill_slots(keys):
    """A hash table of numbers of words, from 1, at most a quarter full; the next slot takes what does
    not fit in its own. Its twin is find_key() in src/base/vocabulary.c."""
    slot_bits = (4 * len(keys) - 1).bit_length()
    slots = [0] * (1 << slot_bits)
    for number, key in enumerate(keys, 1):
        value = 0
        for chunk in chunks_of(key):
            value = (value ^ chunk) * HASH_FACTOR % 2 ** 64
        at = value >> 64 - slot_bits
        while slots[at]:
            at = (at + 1) % len(slots)
        slots[at] = number
    return slots, slot_bits


DEFINITION = re.compile(r"^([A-Z][A-Z_0-9]*) +(.*)$", re.M)
HEADS = (re.compile(r"[^\W_](?:[^\W_]|[-&/_+*.][^\W_]|'(?:[A-Z]|t))*"),
         re.compile(r"[^\W_](?:[^\W_]|[-&/_+*.][^\W_]|'[^\W_])*"))


def lists_at_words(scanner):
    """The lists that the scanner looks for where a word begins: those of its condition LISTS."""
    definitions = dict(DEFINITION.findall(scanner))
    block = re.search(r"^<LISTS>\{\n(.*?)^\}$", scanner, re.M | re.S)[1]
    pending = [line.split("  ", 1)[0] for line in block.splitlines()]
    found, seen = {"OPENER"}, set()
    while pending:
        text = pending.pop()
        found.update(re.findall(r"@([A-Z_]+)@", text))
        for name in re.findall(r"\{([A-Z][A-Z_0-9]*)\}", text):
            if name not in seen:
                seen.add(name)
                pending.append(definitions[name])
    return found


ANY_FOLLOWER = 1 << 31  # PRESS_ANY_FOLLOWER


def follower_of(rest):
    """What follows the first word of a spelling: the bit of the next word's first letter, behind a blank
    or a hyphen at a line's end."""
    letter = rest.lstrip("-").strip().lower()[:1]
    return (1 << ord(letter) - ord("a") if rest.startswith((" ", "- ")) and "a" <= letter <= "z"
            else ANY_FOLLOWER)


def find_heads(lists, scanner):
    """The first word of each spelling, as the scanner reads words, whose twin is {LETTER}{TAIL}; and
    what may follow it there."""
    heads = {}
    for name in lists_at_words(scanner):
        for spelling, _ in lists[name]:
            for head in HEADS:
                match = head.match(spelling)
                if not match:
                    sys.exit("%s (\"%s\") begins with no word" % (name, spelling))
                key = fold(match[0])
                heads[key] = heads.get(key, 0) | follower_of(spelling[match.end():])
    return heads


def write_rows(out, head, rows, per_line=1):
    out.write("\n%s = {\n" % head)
    for at in range(0, len(rows), per_line):
        out.write("  %s,\n" % ", ".join(rows[at:at + per_line]))
    out.write("};\n")


def write_tables(lists, heads, out):
    """One table of all words: for each the lists that have it, and what it means in each."""
    lists["HEAD"] = [(head, "") for head in sorted(heads)]
    meanings_of = {}
    for name, rows in lists.items():
        values = {}
        for spelling, value in rows:
            values.setdefault(fold(spelling), value)
        for row, key in enumerate(sorted(values)):
            if key:
                meanings_of.setdefault(key, []).append((name, row, values[key]))
    keys = sorted(meanings_of)
    pool = sorted({value for meanings in meanings_of.values() for _, _, value in meanings})
    places, place = {}, 0
    for value in pool:
        places[value] = place
        place += len(value.encode("utf-8")) + 1
    words, chunks, meanings = ["{ 0, 0, 0, 0, 0, 0, 0 }"], [0], []
    for key in keys:
        if UNFOLDED.search(key):
            sys.exit("a sign in \"%s\" that look-ups do not keep apart" % key)
        mask = " | ".join("LIST (%s)" % name for name, _, _ in meanings_of[key])
        first, *more = chunks_of(key)
        words.append("{ %s, G_GUINT64_CONSTANT (0x%x), 0x%xu, %d, %d, %d, %d }"
                     % (mask, first, heads.get(key, 0), len(chunks), len(meanings), len(key.encode("utf-8")), len(meanings_of[key])))
        chunks += more
        meanings += ["{ %d, %d, PRESS_LIST_%s }" % (places[value], row, name)
                     for name, row, value in meanings_of[key]]
    if place > 0xffff or len(meanings) > 0xffff or len(chunks) > 0xffff:
        sys.exit("the vocabulary has outgrown its tables")
    out.write("/* Made from vocabulary.def. */\n")
    out.write("\nstatic const char values[] =\n%s;\n"
              % "\n".join("  " + quote(value + "\0") for value in pool))
    write_rows(out, "static const guint64 chunks[]",
               ["G_GUINT64_CONSTANT (0x%x)" % chunk for chunk in chunks], 3)
    write_rows(out, "static const PressMeaning meanings[]", meanings, 3)
    write_rows(out, "const PressWord press_words[]", words)
    slots, slot_bits = fill_slots(keys)
    out.write("\n#define SLOT_BITS %d\n" % slot_bits)
    write_rows(out, "static const guint16 slots[]", [str(slot) for slot in slots], 16)


INCLUDE = re.compile(r"^@include (\S+)@\n", re.M)


def read_beside(source, name):
    with open(os.path.join(os.path.dirname(source), name), encoding="utf-8") as included:
        return included.read()


def main():
    job, source, target, *vocabularies = sys.argv[1:]
    lists = {}
    for path in vocabularies:
        read_lists(path, lists)
    with open(source, encoding="utf-8") as scanner:
        text = INCLUDE.sub(lambda match: read_beside(source, match[1]), scanner.read())
    with open(target, "w", encoding="utf-8") as out:
        if job == "scanner":
            out.write(expand_scanner(lists, text))
        else:
            write_tables(lists, find_heads(lists, text), out)


main()

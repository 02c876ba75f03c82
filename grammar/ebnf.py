#!/usr/bin/env python3
"""Writes the grammars in EBNF into their documentation, from what bison itself made of them.

    ebnf.py BISON DOCUMENT GRAMMAR…          fails where DOCUMENT does not hold what they say now
    ebnf.py --write BISON DOCUMENT GRAMMAR…  puts it there

The form of release.y stands between the lines `<!-- release.y -->` and `<!-- end -->`. The sentence
above a rule goes with it; a rule that repeats itself is written with + or *; alternatives that only
recover from a fault are left out. A grammar that has no place yet gets one at the end.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

WIDTH = 96
SENTENCE = re.compile(r"/\*\s*((?:[^*]|\*(?!/))*?)\s*\*/\s*\n([a-z_][\w.-]*)\s*:", re.S)


def read_rules(bison, grammar):
    """The alternatives of each symbol, in the order of the file, and the names of the symbols."""
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.xml"
        subprocess.run([bison, "-o", f"{folder}/parser.c", f"--xml={report}", grammar],
                       check=True, stderr=subprocess.DEVNULL)
        root = tree.parse(report)
    rules = {}
    for rule in root.find("grammar/rules"):
        name = rule.find("lhs").text
        rules.setdefault(name, []).append([symbol.text for symbol in rule.find("rhs").iter("symbol")])
    start = rules.pop("$accept")[0][0]
    return start, {name: found for name, found in rules.items() if not name.startswith(("$", "@"))}


def shorten(symbol):
    """A symbol as it is printed; the blanks of a spelling hold its words together on one line."""
    return symbol.replace(" ", "\0") if symbol.startswith('"') else symbol.replace("_", "-")


def is_action(symbol):
    return symbol.startswith(("$@", "@"))


def describe(name, alternatives):
    """One symbol's alternatives as EBNF."""
    forms = [[symbol for symbol in form if not is_action(symbol)] for form in alternatives]
    forms = [form for form in forms if "error" not in form]
    tails = [form[1:] for form in forms if form[:1] == [name]]
    heads = [form for form in forms if form[:1] != [name]]
    if tails and (heads == [[]] or sorted(heads) == sorted(tails)):
        return group(tails) + ("*" if heads == [[]] else "+")
    text = choice([form for form in heads if form])
    if tails:
        return f"{group([form for form in heads if form])}{'?' if [] in heads else ''} {group(tails)}*"
    if [] in heads:
        return group([form for form in heads if form]) + "?" if text else "(nothing)"
    return text


def choice(forms):
    return " | ".join(" ".join(shorten(symbol) for symbol in form) for form in forms)


def group(forms):
    text = choice(forms)
    return text if len(forms) == 1 and len(forms[0]) == 1 else f"({text})"


def wrap(name, text):
    """A rule, its alternatives below each other where one line is too short."""
    head = f"{shorten(name)} ::= "
    if len(head) + len(text) <= WIDTH or "| " not in text or "(" in text:
        return fold(head, text, len(head))
    return head + ("\n" + " " * (len(head) - 2) + "| ").join(text.split(" | "))


def fold(head, text, indent):
    lines, line = [], head
    for word in text.split(" "):
        if len(line) + len(word) > WIDTH and line.strip():
            lines.append(line.rstrip())
            line = " " * indent
        line += word + " "
    return "\n".join(lines + [line.rstrip()])


def render(bison, grammar):
    source = pathlib.Path(grammar).read_text(encoding="utf-8")
    sentences = {name: " ".join(text.replace("\n *", "\n").split())
                 for text, name in SENTENCE.findall(source)}
    _, rules = read_rules(bison, grammar)
    parts = []
    for name, alternatives in rules.items():
        if name in sentences:
            parts.append("")
            parts += ["# " + line for line in fold("", sentences[name], 0).split("\n")]
        parts.append(wrap(name, describe(name, alternatives)))
    return "\n".join(parts).strip("\n").replace("\0", " ")


def insert(document, bison, grammar):
    name = pathlib.Path(grammar).name
    place = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.S)
    if not place.search(document):
        document = f"{document.rstrip()}\n\n### {name}\n\n<!-- {name} -->\n<!-- end -->\n"
    text = f"```ebnf\n{render(bison, grammar)}\n```\n"
    return place.sub(lambda found: found[1] + text + found[2], document)


def main(arguments):
    writes = arguments[0] == "--write"
    bison, path, *grammars = arguments[writes:]
    path = pathlib.Path(path)
    old = new = path.read_text(encoding="utf-8")
    for grammar in grammars:
        new = insert(new, bison, grammar)
    if writes:
        path.write_text(new, encoding="utf-8")
    elif new != old:
        sys.exit(f"{path} is stale: run grammar/ebnf.py --write")


main(sys.argv[1:])

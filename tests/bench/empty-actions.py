"""Empties the actions of a scanner, so that what is left is flex's own pass over its tables.

empty-actions.py NAME IN OUT    IN: the expanded scanner. A change of state stays, and so does the
end of the input."""
import re
import sys

ACTION = re.compile(r"^(\S.*?\S|\S)\s+(\{ .*\}|\|)$")
STATE = re.compile(r"BEGIN \(\w+\);")


def empty(line):
    row = ACTION.match(line)
    if not row or row[2] == "|":
        return line
    if row[1].startswith("<<EOF>>") or row[1].endswith("<<EOF>>"):
        return f"{row[1]} {{ return 0; }}"
    return f"{row[1]} {{ {' '.join(STATE.findall(row[2]))} }}"


def main(name, source, target):
    with open(source, encoding="utf-8") as lines:
        head, rules = re.split(r"^%%$", lines.read(), flags=re.M)[:2]
    rules = re.sub(r"^%\{$.*?^%\}$", "", rules, flags=re.M | re.S)
    head = re.sub(r'prefix="\w+"', f'prefix="bare_{name}_yy"', head)
    head = re.sub(r'extra-type="[^"]+"', 'extra-type="BareInput *"', head)
    head = re.sub(r"#define YY_DECL .*", f"int bare_{name}_next (void *yyscanner);\n"
                  f"#define YY_DECL int bare_{name}_next (yyscan_t yyscanner)", head)
    head = re.sub(r"#define YY_INPUT.*", "#define YY_INPUT(buffer, length, max) "
                  "length = bare_read (yyextra, buffer, max)", head)
    if "YY_INPUT" not in head:  # it is given its text as a whole
        head = head.replace("%top{", '%option extra-type="BareInput *"\n\n%top{', 1)
        head += ("\n%{\n#define YY_INPUT(buffer, length, max) length = bare_read (yyextra, buffer, max)"
                 "\n%}\n")
    head = re.sub(r"#define YY_USER_ACTION .*", "", head)
    head = f'%top{{\n#include "bench/scan.h"\nint bare_{name}_next (void *scanner);\n}}\n' + head
    with open(target, "w", encoding="utf-8") as out:
        out.write(head + "\n%%\n" + "\n".join(map(empty, rules.split("\n"))) + "\n%%\n")


main(*sys.argv[1:4])

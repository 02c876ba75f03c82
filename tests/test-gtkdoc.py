"""Every public function, type and macro has a GTK-Doc block that names each of its parameters or
members, and none is newer than the project."""
import pathlib
import re
import sys

import tap

HEADERS = sorted((tap.TOP / "include" / "press").glob("*.h*"))
BLOCK = re.compile(r"/\*\*\n(.*?)\*/", re.S)
FUNCTION = re.compile(r"^PRESS_API\s+(.*?)\b(press_\w+) \((.*?)\)[^();]*(?:G_GNUC_\w+(?: \([^)]*\))?)?;",
                      re.M | re.S)
TYPE = re.compile(r"^}\s*(Press\w+);|^typedef (?:struct|union) _\w+ (Press\w+);"
                  r"|^typedef [^;{]*\(\*(Press\w+)\)", re.M)
MACRO = re.compile(r"^#define (PRESS_\w+)", re.M)
STRUCT = re.compile(r"^typedef struct\n\{\n(.*?)^\} (Press\w+);", re.M | re.S)
ENUM = re.compile(r"^typedef enum\n\{\n(.*?)^\} (Press\w+);", re.M | re.S)
VERSION = re.compile(r"^  version: '([\d.]+)'", re.M)
TYPE_MACRO = re.compile(r"_get_type$")


def read_blocks(paths):
    """Name of what a block is about -> (its text, its parameters)."""
    blocks = {}
    for path in paths:
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            lines = [line.strip().removeprefix("*").strip() for line in block.splitlines()]
            name = lines[0].rstrip(":").split(":")[0]
            parameters = [match[1] for line in lines[1:] if (match := re.match(r"@([\w.]+):", line))]
            blocks[name] = ("\n".join(lines[1:]), parameters)
    return blocks


def list_parameters(text):
    text = re.sub(r"\s+", " ", text).strip()
    if text == "void":
        return []
    return ["..." if part.strip() == "..." else re.search(r"(\w+)(?:\[.*\])?$", part.strip())[1]
            for part in text.split(",")]


def check_function(name, returns, parameters, blocks):
    if name not in blocks:
        yield f"{name}: no block"
        return
    text, documented = blocks[name]
    if documented != parameters:
        yield f"{name}: parameters are {parameters}, documented are {documented}"
    is_void = re.sub(r"\s+", " ", returns).strip() == "void"
    if not is_void and "Returns:" not in text:
        yield f"{name}: no Returns"
    if is_void and "Returns:" in text:
        yield f"{name}: Returns of a void"
    body = re.sub(r"^@[\w.]+:.*?(?=^@|^$|\Z)", "", text, flags=re.M | re.S).strip()
    if len(body) < 10:
        yield f"{name}: says nothing"


def list_macros(text):
    """Macros that stay: a list's row is undefined behind its list, and a type's is GObject's own."""
    return [name for name in dict.fromkeys(MACRO.findall(text))
            if f"#undef {name}\n" not in text and not name.startswith("PRESS_TYPE_")]


def list_members(body):
    """Those of a struct that are public: a pointer to a function by its name, any other by its last word."""
    members = [member.strip() for member in body.split("/*< private >*/")[0].split(";")]
    return [next(filter(None, re.search(r"\(\*(\w+)\)|(\w+)(?:\[.*\]| : \d+)?$", member).groups()))
            for member in members if member]


def list_constants(body):
    """Those of an enum; the rows of a list tell of their own, and a number of them is none."""
    names = [] if "#include" in body else re.findall(r"^  (PRESS_\w+)", body, re.M)
    return [name for name in names if not name.startswith("PRESS_N_")]


def check_members(name, members, blocks):
    documented = blocks[name][1] if name in blocks else []
    if documented != members:
        yield f"{name}: members are {members}, documented are {documented}"


def read_version(text):
    return tuple(int(number) for number in text.split(".")[:2])


def check_since(name, text):
    version = read_version(VERSION.search((tap.TOP / "meson.build").read_text(encoding="utf-8"))[1])
    for since in re.findall(r"^Since: ([\d.]+)", text, re.M):
        if read_version(since) > version:
            yield f"{name}: since {since}"


def main():
    report = tap.Tap()
    sources = [path for path in (tap.TOP / "src").rglob("*.c")]
    blocks = read_blocks([*HEADERS, *sources])
    functions, types, macros, faults = [], [], [], []
    for header in HEADERS:
        text = header.read_text(encoding="utf-8")
        functions += FUNCTION.findall(text)
        types += [next(filter(None, match)) for match in TYPE.findall(text)]
        macros += list_macros(text)
        for body, name in STRUCT.findall(text):
            faults += check_members(name, list_members(body), blocks)
        for body, name in ENUM.findall(text):
            faults += check_members(name, list_constants(body), blocks)
        declared = len(re.findall(r"^PRESS_API", text, re.M))
        found = len(FUNCTION.findall(text))
        report.check(f"each declaration of {header.name} is understood",
                     [] if declared == found else [f"{declared} declared, {found} understood"])
    report.check("there are functions, types and macros",
                 [] if functions and types and macros else ["none"])
    report.check("every public function has a block", [
        fault for returns, name, parameters in functions if not TYPE_MACRO.search(name)
        for fault in check_function(name, returns, list_parameters(parameters), blocks)])
    report.check("every public type and macro has a block",
                 [f"{name}: no block" for name in types + macros if name not in blocks])
    report.check("every member and constant of a public type is told of", faults)
    report.check("nothing is newer than the project", [
        fault for name, (text, _) in blocks.items() for fault in check_since(name, text)])
    report.done()


sys.exit(main())

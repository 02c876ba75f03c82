"""Every public function, type and macro has a GTK-Doc block that names each of its parameters."""
import pathlib
import re
import sys

import tap

HEADERS = sorted((tap.TOP / "include" / "press").glob("*.h"))
BLOCK = re.compile(r"/\*\*\n(.*?)\*/", re.S)
FUNCTION = re.compile(r"^PRESS_API\s+(.*?)\b(press_\w+) \((.*?)\)[^();]*(?:G_GNUC_\w+(?: \([^)]*\))?)?;",
                      re.M | re.S)
TYPE = re.compile(r"^}\s*(Press\w+);|^typedef (?:struct|union) _\w+ (Press\w+);"
                  r"|^typedef [^;{]*\(\*(Press\w+)\)", re.M)
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


def main():
    report = tap.Tap()
    sources = [path for path in (tap.TOP / "src").rglob("*.c")]
    blocks = read_blocks([*HEADERS, *sources])
    functions, types = [], []
    for header in HEADERS:
        text = header.read_text(encoding="utf-8")
        functions += FUNCTION.findall(text)
        types += [next(filter(None, match)) for match in TYPE.findall(text)]
        declared = len(re.findall(r"^PRESS_API", text, re.M))
        found = len(FUNCTION.findall(text))
        report.check(f"each declaration of {header.name} is understood",
                     [] if declared == found else [f"{declared} declared, {found} understood"])
    report.check("there are functions and types", [] if functions and types else ["none"])
    report.check("every public function has a block", [
        fault for returns, name, parameters in functions if not TYPE_MACRO.search(name)
        for fault in check_function(name, returns, list_parameters(parameters), blocks)])
    report.check("every public type has a block",
                 [f"{name}: no block" for name in types if name not in blocks])
    report.done()


sys.exit(main())

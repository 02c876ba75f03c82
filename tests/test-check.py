"""pressc check as other programs meet it: the forms of its report, mends, baselines, projects.

Each form is read back by a parser of its own kind, and what it says is held against the JSON lines. Where
the schemas of the standards lie beside the project (../shared/schemas), it is held against those, too."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

import jsonschema

import tap

SCHEMAS = [path for path in (tap.TOP.parent / "shared" / "schemas",
                             tap.TOP.parent.parent / "shared" / "schemas") if path.is_dir()]
LEVELS = {"info": "note", "warning": "warning", "error": "error"}
DIAGNOSTICS = tap.TOP / "corpus" / "diagnostics"

RELEASE = """Exhibit 99.1

                   {headline}

    DOVER, Del., March 4, 2009 /PRNewswire/ -- Tallow Creek Brick Company
(Nasdaq: TCBK) today said that its second kiln in Dover has been lit.

    For more information, please contact:
    Ida Marsh
    302-555-0134
    imarsh@example.com

SOURCE  Tallow Creek Brick Company
    -0-                             03/04/2009
    /CONTACT: {name} of Tallow Creek, +1-302-555-0143, imarsh@example.com/
    (TCBK)
"""
PAGE = """<html><body><p align="center"><b>TALLOW CREEK OPENS ITS SECOND KILN</b></p>
<p>DOVER, Del., March 4, 2009 /PRNewswire/ &#151; Tallow Creek Brick Company (Nasdaq: TCBK) said
&#147;its second kiln in Dover has been lit.</p>
<p>SOURCE  Tallow Creek Brick Company</p></body></html>
"""


def run(pressc, arguments, folder, text=None):
    return subprocess.run([pressc, "check", *arguments], cwd=folder, input=text, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, "XDG_CONFIG_HOME": "/nonexistent"})


def write_releases(folder):
    """Files of every encoding, with names that the forms must escape."""
    curly = RELEASE.format(headline="TALLOW CREEK \u201cOPENS\u201d ITS \u65e5\u672c KILN",
                           name="\u00c9mile \u65e5\u672c, Ida Marsh")
    files = {
        "plain.txt": RELEASE.format(headline="TALLOW CREEK OPENS", name="Ida March").encode(),
        "utf 8, 100%:a.txt": curly.encode("utf-8"),
        "old <&>.txt": RELEASE.format(headline="TALLOW CREEK \u201cOPENS\u201d",
                                      name="\u00c9mile, Ida Marsh").encode("cp1252"),
        "page.htm": PAGE.encode(),
        "empty.txt": b"",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return files


def read_findings(pressc, folder, names, *arguments):
    done = run(pressc, ["--format=json", *arguments, *names], folder)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def list_differences(found, expected):
    return [] if found == expected else [f"expected: {expected}", f"found:    {found}"]


def check_json(folder, pressc, files):
    schema = json.loads((tap.TOP / "docs" / "schema" / "press-finding-1.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    findings = read_findings(pressc, folder, files)
    for finding in findings:
        yield from validator.iter_errors(finding)
        data = files[finding["file"]]
        before = data[:finding["span"][0]]
        place = {"line": before.count(b"\n") + 1, "column": len(before) - before.rfind(b"\n")}
        yield from list_differences(finding["place"], place)
    yield from list_differences(sorted({finding["file"] for finding in findings}), sorted(files))


def cut_region(data, encoding, region):
    """The text of a SARIF region, by its lines and columns in characters."""
    lines = data.decode(encoding).split("\n")
    first, last = region["startLine"] - 1, region["endLine"] - 1
    text = "\n".join(lines[first:last + 1])
    cut_off = len(lines[last]) - (region["endColumn"] - 1)
    return text[region["startColumn"] - 1:len(text) - cut_off]


def check_region(data, encoding, region):
    by_bytes = data[region["byteOffset"]:region["byteOffset"] + region["byteLength"]].decode(encoding)
    yield from list_differences(cut_region(data, encoding, region), by_bytes)


def check_sarif(folder, pressc, files):
    log = json.loads(run(pressc, ["--format=sarif", *files], folder).stdout)
    for place in SCHEMAS:
        schema = json.loads((place / "sarif-schema-2.1.0.json").read_text())
        yield from jsonschema.validators.validator_for(schema)(schema).iter_errors(log)
    sarif = log["runs"][0]
    yield from list_differences((log["version"], sarif["columnKind"]), ("2.1.0", "unicodeCodePoints"))
    uris = [artifact["location"]["uri"] for artifact in sarif["artifacts"]]
    yield from list_differences([urllib.parse.unquote(uri) for uri in uris], list(files))
    rules = sarif["tool"]["driver"]["rules"]
    found = []
    for result in sarif["results"]:
        physical = result["locations"][0]["physicalLocation"]
        name = list(files)[physical["artifactLocation"]["index"]]
        encoding = "cp1252" if name.startswith("old") else "utf-8"
        related = [place["physicalLocation"] for place in result.get("relatedLocations", [])
                   if "physicalLocation" in place]
        for location in [physical, *related]:
            yield from check_region(files[name], encoding, location["region"])
        rule = rules[result["ruleIndex"]]
        yield from list_differences(rule["id"], result["ruleId"])
        if not rule["help"]["text"] or not rule["shortDescription"]["text"]:
            yield f"{rule['id']}: no help"
        found.append((name, result["ruleId"], result["level"], physical["region"]["byteOffset"],
                      result["message"]["text"], result["partialFingerprints"]["pressc/v1"]))
    yield from list_differences(found, [
        (finding["file"], finding["rule"], LEVELS[finding["severity"]], finding["span"][0],
         finding["message"], finding["fingerprint"])
        for finding in read_findings(pressc, folder, files)])


def validate_xml(data, schema):
    for place in SCHEMAS:
        done = subprocess.run(["xmllint", "--noout", "--schema", str(place / schema), "-"], input=data,
                              check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            yield done.stdout.decode()


def check_checkstyle(folder, pressc, files):
    data = run(pressc, ["--format=checkstyle", *files], folder).stdout
    yield from validate_xml(data, "checkstyle-report-1.0.0.xsd")
    root = ElementTree.fromstring(data)
    yield from list_differences([file.get("name") for file in root], list(files))
    found = [(file.get("name"), error.get("source"), error.get("severity"), error.get("line"),
              error.get("column"), error.get("message")) for file in root for error in file]
    yield from list_differences(found, [
        (finding["file"], "pressc." + finding["rule"], finding["severity"],
         str(finding["place"]["line"]), str(finding["place"]["column"]), finding["message"])
        for finding in read_findings(pressc, folder, files)])


def check_junit(folder, pressc, files):
    data = run(pressc, ["--format=junit", *files], folder).stdout
    yield from validate_xml(data, "JUnit.xsd")
    root = ElementTree.fromstring(data)
    yield from list_differences([suite.get("name") for suite in root], list(files))
    findings = read_findings(pressc, folder, files)
    for suite in root:
        failures = [case.find("failure") for case in suite.findall("testcase")]
        failures = [failure.get("message") for failure in failures if failure is not None]
        yield from list_differences(failures, [
            finding["message"] for finding in findings
            if finding["file"] == suite.get("name") and finding["severity"] != "info"])
        yield from list_differences(suite.get("failures"), str(len(failures)))
        yield from list_differences(suite.get("tests"), str(len(suite.findall("testcase"))))


COMMAND = re.compile(r"::(notice|warning|error) ([^:]*)::(.*)")


def check_github(folder, pressc, files):
    """As the runner reads it: properties end at commas, and what is escaped is decoded."""
    found = []
    for line in run(pressc, ["--format=github", *files], folder).stdout.decode().splitlines():
        command = COMMAND.fullmatch(line)
        if not command:
            yield f"no command: {line}"
            continue
        values = dict(pair.split("=", 1) for pair in command[2].split(","))
        found.append((urllib.parse.unquote(values["file"]), values["title"].split()[0],
                      int(values["line"]), urllib.parse.unquote(command[3]).split("\n")[0]))
    yield from list_differences(found, [
        (finding["file"], finding["rule"], finding["place"]["line"], finding["message"])
        for finding in read_findings(pressc, folder, files)])


# The parts of reviewdog's Diagnostic that pressc writes.
PLACE = {"type": "object", "required": ["line", "column"], "additionalProperties": False,
         "properties": {"line": {"type": "integer", "minimum": 1},
                        "column": {"type": "integer", "minimum": 1}}}
RANGE = {"type": "object", "required": ["start", "end"], "additionalProperties": False,
         "properties": {"start": PLACE, "end": PLACE}}
LOCATION = {"type": "object", "required": ["path", "range"], "additionalProperties": False,
            "properties": {"path": {"type": "string"}, "range": RANGE}}
RDFORMAT = {
    "type": "object", "additionalProperties": False,
    "required": ["message", "location", "severity", "source", "code"],
    "properties": {
        "message": {"type": "string"}, "location": LOCATION,
        "severity": {"enum": ["INFO", "WARNING", "ERROR"]},
        "source": {"type": "object", "required": ["name"]},
        "code": {"type": "object", "required": ["value"]},
        "suggestions": {"type": "array", "items": {
            "type": "object", "required": ["range", "text"],
            "properties": {"range": RANGE, "text": {"type": "string"}}}},
        "related_locations": {"type": "array", "items": {
            "type": "object", "required": ["message", "location"],
            "properties": {"message": {"type": "string"}, "location": LOCATION}}}}}


def check_rdjsonl(folder, pressc, files):
    lines = run(pressc, ["--format=rdjsonl", *files], folder).stdout.decode().splitlines()
    found = [json.loads(line) for line in lines]
    for diagnostic in found:
        yield from jsonschema.Draft202012Validator(RDFORMAT).iter_errors(diagnostic)
    yield from list_differences(
        [(one["location"]["path"], one["code"]["value"], one["severity"].lower(),
          one["location"]["range"]["start"], one["message"]) for one in found],
        [(finding["file"], finding["rule"], finding["severity"], finding["place"],
          finding["message"]) for finding in read_findings(pressc, folder, files)])


def apply_diff(data, diff):
    """A file as a unified diff of it makes it; the diff must fit to the line."""
    old, new, at = data.splitlines(True), [], 0
    lines = diff.splitlines(True)[2:]
    for number, line in enumerate(lines):
        mark, text = line[:1], line[1:]
        if number + 1 < len(lines) and lines[number + 1].startswith(b"\\"):
            text = text[:-1]
        if mark == b"@":
            start, count = (int(part) for part in (line.split()[1][1:] + b",1").split(b",")[:2])
            start -= count > 0
            new += old[at:start]
            at = start
        elif mark in b" -" and mark:
            assert old[at] == text, (old[at], text)
            at += 1
            new += [text] if mark == b" " else []
        elif mark == b"+":
            new.append(text)
    return b"".join(new + old[at:])


def read_kinds(pressc, *paths):
    """The trees without their places and texts, which a mend changes."""
    return [[kind for line in tree.decode().splitlines() if (kind := line.split()[0]) != "text"]
            for tree in tap.emit_each(pressc, "tree", paths)]


def find_mendable(pressc):
    rules = json.loads(subprocess.run([pressc, "rules", "--format=json"], check=True,
                                      stdout=subprocess.PIPE).stdout)
    return [rule["id"] for rule in rules if rule["mend"] == "safe"]


def check_mend(folder, pressc, rule):
    """The mends of a rule's bad release: shown, applied, and then there is nothing left to mend."""
    bad = next(path for path in (DIAGNOSTICS / rule).iterdir() if path.stem == "bad"
               and path.suffix in (".txt", ".htm"))
    before = bad.read_bytes()
    path = folder / f"{rule}{bad.suffix}"
    path.write_bytes(before)
    only = ["--no-project", "-Wno-all", f"-W{rule}"]
    kinds = read_kinds(pressc, path)
    dry = run(pressc, [*only, "--fix", "--dry-run", path.name], folder)
    if path.read_bytes() != before:
        yield "a dry run changed the file"
    mends = [mend for finding in read_findings(pressc, folder, [path.name], *only)
             for mend in finding["mends"] if mend["kind"] == "safe"]
    if not mends:
        yield "no safe mend"
    done = run(pressc, [*only, "--fix", path.name], folder)
    after = path.read_bytes()
    yield from list_differences(apply_diff(before, dry.stdout), after)
    if re.search(rb"\[" + rule.encode() + rb"\]", done.stdout):
        yield "it is still there: " + done.stdout.decode()
    run(pressc, [*only, "--fix", path.name], folder)
    yield from list_differences(path.read_bytes(), after)
    yield from list_differences(read_kinds(pressc, path), kinds)


def check_corpus_mends(folder, pressc):
    """Whatever is safe to mend in the releases of the corpus: the tree stays, twice is once."""
    copies = folder / "corpus"
    copies.mkdir()
    paths = []
    for number, release in enumerate(tap.releases()):
        paths.append(copies / f"{number}-{release.name}")
        paths[-1].write_bytes(release.read_bytes())
    kinds = read_kinds(pressc, *paths)
    fix = ["--no-project", "--pedantic", "--fix", *(path.name for path in paths)]
    run(pressc, fix, copies)
    once = [path.read_bytes() for path in paths]
    run(pressc, fix, copies)
    for path, before, after, mended in zip(paths, kinds, read_kinds(pressc, *paths), once):
        yield from (f"{path.name}: {fault}" for fault in [
            *list_differences(path.read_bytes(), mended), *list_differences(after, before)])


def check_baseline(folder, pressc):
    path = folder / "plain.txt"
    known = ["--baseline=known", "plain.txt"]
    first = read_findings(pressc, folder, ["plain.txt"])
    missing = run(pressc, known, folder)
    if missing.returncode != 3:
        yield "a baseline that is not there is no failure"
    run(pressc, ["--update-baseline", *known], folder)
    again = run(pressc, known, folder)
    if again.returncode != 0 or f"{len(first)} known and hidden".encode() not in again.stdout:
        yield again.stdout.decode()
    text = path.read_text()
    path.write_text("\n\n" + text.replace("+1-302-555-0143", "+1-302-555-0199"))
    new = read_findings(pressc, folder, ["plain.txt"], "--baseline=known")
    yield from list_differences([finding["rule"] for finding in new], ["PR505"])
    path.write_text(text)
    # What the baseline knows of other files stays, and it is sorted, so that it can be compared.
    run(pressc, ["--update-baseline", "--baseline=known", "page.htm"], folder)
    lines = (folder / "known").read_text().splitlines()[1:]
    yield from list_differences(sorted({line.split("\t")[2] for line in lines}),
                                ["page.htm", "plain.txt"])
    yield from list_differences([line.split("\t")[2] for line in lines],
                                sorted(line.split("\t")[2] for line in lines))


def check_project(folder, pressc):
    deep = folder / "2009" / "march"
    deep.mkdir(parents=True)
    (deep / "kiln.txt").write_text((folder / "plain.txt").read_text())
    (folder / "2009" / ".pressc").write_text(
        "[check]\nwerror=true\n[rules]\nPR505=off\n[suppress march/*]\nPR507=trailer\n")
    rules = [finding["rule"] for finding in read_findings(pressc, deep, ["kiln.txt"])]
    yield from list_differences([rule for rule in rules if rule in ("PR505", "PR507")], [])
    for arguments, wanted in ((["--no-project"], ["PR505", "PR507"]), (["-WPR505"], ["PR505"])):
        found = [finding["rule"] for finding in read_findings(pressc, deep, ["kiln.txt"], *arguments)]
        yield from list_differences(sorted(rule for rule in found if rule in ("PR505", "PR507")),
                                    wanted)
    (folder / "2009" / ".pressc").write_text("[rule]\n")
    broken = run(pressc, ["kiln.txt"], deep)
    if broken.returncode != 3 or b".pressc: no group [rule]" not in broken.stderr:
        yield broken.stderr.decode()


def check_bounds(folder, pressc):
    found = read_findings(pressc, folder, ["plain.txt"])
    for limit in range(1, len(found) + 1):
        shown = read_findings(pressc, folder, ["plain.txt"], f"--max={limit}")
        yield from list_differences(shown, found[:limit])
    done = run(pressc, ["--max=1", "plain.txt"], folder)
    if len(found) > 1 and f"{len(found) - 1} not shown".encode() not in done.stdout:
        yield done.stdout.decode()


def check_line_ends(folder, pressc):
    """What a mend puts in ends in the line end of the file."""
    text = RELEASE.format(headline="TALLOW CREEK OPENS", name="Ida Marsh").rstrip("\n")
    for end in ("\n", "\r\n"):
        whole = text.replace("\n", end).encode()
        (folder / "unended.txt").write_bytes(whole)
        run(pressc, ["--fix", "unended.txt"], folder)
        yield from list_differences((folder / "unended.txt").read_bytes(), whole + end.encode())


def check_output(folder, pressc):
    to_file = run(pressc, ["--format=json", "--output=report.ndjson", "plain.txt"], folder)
    to_output = run(pressc, ["--format=json", "plain.txt"], folder)
    yield from list_differences((folder / "report.ndjson").read_bytes(), to_output.stdout)
    yield from list_differences(to_file.stdout, b"")


def main(pressc):
    report = tap.Tap()
    if not SCHEMAS:
        print("# ../shared/schemas is not there: the forms are read by parsers alone")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = write_releases(folder)
        for form in (check_json, check_sarif, check_checkstyle, check_junit, check_github,
                     check_rdjsonl):
            report.check(f"{form.__name__[6:]} is well formed and says what was found",
                         list(form(folder, pressc, files)))
        rules = find_mendable(pressc)
        report.check("there are safe mends", [] if rules else ["no rule has one"])
        for rule in rules:
            report.check(f"the mend of {rule} is shown, applied, and is the last",
                         list(check_mend(folder, pressc, rule)))
        report.check("mends of the corpus leave its trees as they are",
                     list(check_corpus_mends(folder, pressc)))
        report.check("a baseline hides what is known", list(check_baseline(folder, pressc)))
        report.check("a project file holds below it", list(check_project(folder, pressc)))
        report.check("--max bounds what is shown", list(check_bounds(folder, pressc)))
        report.check("a line that is mended ends as the others do", list(check_line_ends(folder, pressc)))
        report.check("--output takes the report", list(check_output(folder, pressc)))
    report.done()


main(os.path.abspath(sys.argv[1]))

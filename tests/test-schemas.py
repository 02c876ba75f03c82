"""What the backends write of the corpus, against the schemas that are shipped."""
import json
import subprocess
import sys

import jsonschema

import tap

SCHEMAS = tap.TOP / "docs" / "schema"


def json_faults(validator, text):
    """The first faults of one document, or why it is none."""
    try:
        document = json.loads(text)
    except ValueError as error:
        return [f"no JSON: {error}"]
    return [f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
            for error in list(validator.iter_errors(document))[:5]]


def check_json(report, pressc, backend, schema_name):
    schema = json.loads((SCHEMAS / schema_name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    paths = tap.releases()[::tap.STEP]
    for path, written in zip(paths, tap.emit_each(pressc, backend, paths)):
        written = written.decode("utf-8")
        documents = written.rstrip("\n").split("\n") if backend == "record" else [written]
        report.check(f"{backend} of {path.name}",
                     [fault for text in documents for fault in json_faults(validator, text)])


def check_xml(report, pressc):
    paths = tap.releases()[::tap.STEP]
    for path, written in zip(paths, tap.emit_each(pressc, "xml", paths)):
        run = subprocess.run(["xmllint", "--noout", "--relaxng", SCHEMAS / "press-xml-1.rng", "-"],
                             input=written, stderr=subprocess.PIPE, check=False)
        faults = [] if run.returncode == 0 else run.stderr.decode().splitlines()[:5]
        report.check(f"xml of {path.name}", faults)


def main(pressc):
    report = tap.Tap()
    check_json(report, pressc, "json", "press-json-1.schema.json")
    check_json(report, pressc, "record", "press-record-1.schema.json")
    check_xml(report, pressc)
    report.done()


main(sys.argv[1])

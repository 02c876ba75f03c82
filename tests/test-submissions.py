"""Releases in EDGAR's containers: whatever stands round one, its record is the same."""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

import tap

REAL = tap.TOP.parent / "shared" / "corpus"
HEAD = """<SEC-DOCUMENT>0000999099-01-000001.txt : 20010101
<SEC-HEADER>0000999099-01-000001.hdr.sgml : 20010101
ACCESSION NUMBER:		0000999099-01-000001
CONFORMED SUBMISSION TYPE:	8-K
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<TEXT>
                                    FORM 8-K

The release is attached as an exhibit.

                                   SIGNATURES
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99
<SEQUENCE>2
<TEXT>
"""
FOOT = "\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
ENVELOPE_HEAD = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n\n"
ENVELOPE_FOOT = "-----END PRIVACY-ENHANCED MESSAGE-----\n"


def escape(text):
    return b"".join(b"- " + line if line.startswith(b"-") else line
                    for line in text.splitlines(True))


def records_of(pressc, paths):
    """The records of each file, without its name."""
    found = tap.emit_records_each(pressc, paths)
    for record in itertools.chain.from_iterable(found):
        del record["file"]
    return found


def differences(found, expected, left_out=()):
    if len(found) != len(expected):
        return [f"{len(found)} releases, expected {len(expected)}"]
    return [f"{key}: {json.dumps(one[key])[:200]}\n  expected {json.dumps(other[key])[:200]}"
            for one, other in zip(found, expected) for key in other
            if key not in left_out and one[key] != other[key]]


def in_submission(text):
    return HEAD.encode() + text + FOOT.encode()


def in_envelope(text):
    return ENVELOPE_HEAD.encode() + escape(in_submission(text)) + ENVELOPE_FOOT.encode()


def in_tags_of_text(text):
    return b"<TEXT>\n" + text + b"\n</TEXT>"


WRAPS = {"submission": in_submission, "envelope": in_envelope, "text cut from a document": in_tags_of_text}


def check_wrapped(report, pressc):
    """Releases without a container of their own, put into one. A type may tell the exhibit."""
    bare = [path for path in tap.releases()
            if b"DOCUMENT>" not in (text := path.read_bytes()) and not text.startswith(b"\xef\xbb\xbf")
            and b"\n- -" not in text and b"Form 6-K\n" not in text]
    expected = records_of(pressc, bare)
    for name, wrap in WRAPS.items():
        with tempfile.TemporaryDirectory() as folder:
            wrapped = [pathlib.Path(folder) / f"{path.stem}.txt" for path in bare]
            for path, whole in zip(bare, wrapped):
                whole.write_bytes(wrap(path.read_bytes()))
            for path, found, wanted in zip(bare, records_of(pressc, wrapped), expected):
                left_out = () if wanted[0]["exhibit"] else ("exhibit",)
                report.check(f"{path.name} in a {name}", differences(found, wanted, left_out))


def check_real(report, pressc):
    """A real submission against the exhibit that was cut from it."""
    submissions = sorted(REAL.glob("*/*.sub.txt"))
    if not submissions:
        print("# no real submissions beside the project: only its own were tried")
    for path in submissions:
        stem = path.name.removesuffix(".sub.txt")
        for other in sorted(REAL.glob(f"*/{stem}.*")):
            if other.suffix in (".txt", ".htm") and other != path:
                report.check(f"{path.name} and {other.name}",
                             differences(*records_of(pressc, [path]), *records_of(pressc, [other])))


def check_exhibit(report, pressc):
    path = tap.TOP / "corpus" / "submission" / "exhibits-of-many-kinds.txt"
    for number, expected in (("99.1", ["99.1"]), ("99.2", ["99.2"]), ("99", ["99.1", "99.2"]), ("EX-99.2", ["99.2"]),
                             ("99.9", []), ("9", [])):
        run = subprocess.run([pressc, "emit", "--to", "record", "--exhibit", number, path],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        found = [json.loads(line)["exhibit"] for line in run.stdout.splitlines()]
        report.check(f"--exhibit {number}", [] if found == expected else [f"found {found}"])


def main(pressc):
    report = tap.Tap()
    check_wrapped(report, pressc)
    check_real(report, pressc)
    check_exhibit(report, pressc)
    report.done()


main(sys.argv[1])

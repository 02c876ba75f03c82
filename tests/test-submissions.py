"""Releases in EDGAR's containers: whatever stands round one, its record is the same."""
import json
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


def records(pressc, path):
    found = tap.emit_records(pressc, path)
    for record in found:
        del record["file"]
    return found


def differences(found, expected, left_out=()):
    if len(found) != len(expected):
        return [f"{len(found)} releases, expected {len(expected)}"]
    return [f"{key}: {json.dumps(one[key])[:200]}\n  expected {json.dumps(other[key])[:200]}"
            for one, other in zip(found, expected) for key in other
            if key not in left_out and one[key] != other[key]]


def wrap(text, enveloped):
    whole = HEAD.encode() + text + FOOT.encode()
    return ENVELOPE_HEAD.encode() + escape(whole) + ENVELOPE_FOOT.encode() if enveloped else whole


def check_wrapped(report, pressc):
    """Releases without a container of their own, put into one. A type may tell the exhibit."""
    for path in tap.releases():
        text = path.read_bytes()
        if b"DOCUMENT>" in text or text.startswith(b"\xef\xbb\xbf") or b"\n- -" in text:
            continue
        expected = records(pressc, path)
        for name, enveloped in (("submission", False), ("envelope", True)):
            with tempfile.NamedTemporaryFile(suffix=".txt") as file:
                file.write(wrap(text, enveloped))
                file.flush()
                left_out = () if expected[0]["exhibit"] else ("exhibit",)
                report.check(f"{path.name} in a {name}",
                             differences(records(pressc, file.name), expected, left_out))


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
                             differences(records(pressc, path), records(pressc, other)))


def check_exhibit(report, pressc):
    path = tap.TOP / "corpus" / "submission" / "exhibits-of-many-kinds.txt"
    for number, expected in (("99.1", ["99.1"]), ("99.2", ["99.2"]), ("99", ["99.1", "99.2"]),
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

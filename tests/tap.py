"""What the tests in Python share: TAP, the releases of the corpus, running pressc."""
import json
import os
import pathlib
import subprocess
import tempfile

# Of many cases of one kind a sanitizer sees every fourth; all of them are tried without it.
STEP = int(os.environ.get("TEST_STEP", "1"))
TOP = pathlib.Path(__file__).resolve().parent.parent


class Tap:
    """Prints one line a claim, and the reasons in front of one that does not hold."""

    def __init__(self):
        self.count = 0

    def check(self, claim, faults):
        self.count += 1
        for fault in faults:
            for line in str(fault).splitlines():
                print("#", line)
        print("not ok" if faults else "ok", self.count, claim.replace("#", ""), flush=True)

    def done(self):
        print(f"1..{self.count}")


def releases():
    """The releases that were written for the project, and submissions of them."""
    return [path for folder in ("release", "submission")
            for path in sorted((TOP / "corpus" / folder).iterdir())
            if path.suffix in (".txt", ".htm")]


def emit(pressc, backend, *paths):
    """What `pressc emit` writes. A release with faults in it is written, too: exit status 2."""
    run = subprocess.run([pressc, "emit", "--to", backend, *map(str, paths)],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode not in (0, 2):
        raise RuntimeError(f"pressc emit --to {backend}: status {run.returncode}: "
                           + run.stderr.decode("utf-8", "replace"))
    return run.stdout


def emit_each(pressc, backend, paths):
    """What one run of `pressc emit` writes of each of the files, whose names must differ."""
    with tempfile.TemporaryDirectory() as folder:
        emit(pressc, backend, "--out-dir", folder, *paths)
        written = {file.stem: file.read_bytes() for file in pathlib.Path(folder).iterdir()}
    return [written[path.stem] for path in paths]


def read_records(written):
    return [json.loads(line) for line in written.decode("utf-8").split("\n") if line]


def emit_records(pressc, path):
    """The records of the releases in a file."""
    return read_records(emit(pressc, "record", path))


def emit_records_each(pressc, paths):
    """The same of each of many files, in one run."""
    return [read_records(written) for written in emit_each(pressc, "record", paths)]


def emit_record(pressc, path):
    """The one record of a release."""
    records = emit_records(pressc, path)
    if len(records) != 1:
        raise RuntimeError(f"{path.name}: {len(records)} records")
    return records[0]

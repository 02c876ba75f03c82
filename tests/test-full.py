"""A full disk: what can't be written whole does not appear, what stood there before stays, and status 3
and a message tell of it.

The disk is a tmpfs that is filled to a page or two, in a namespace of its own; where the system lets
nobody have one the test says so. The same claims are then made, as they are everywhere, of a process that may write
no file of more than a page."""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

import tap

INSIDE = "--inside"
NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
# The dot of a tmpfs is a page, and a file's contents are pages.
PAGE_BYTES = 4096
DISK_BYTES = 1 << 20
RELEASE = max((tap.TOP / "corpus" / "release").glob("*.txt"), key=lambda path: path.stat().st_size)
WITH_BASELINE = ("check", "--no-project", "--pedantic", "--baseline", "old.baseline", "--update-baseline")
FAULTY = sorted((tap.TOP / "corpus" / "diagnostics").glob("PR*/bad.txt"))[:60]
# One that fits on a page, and one that does not.
TABLES = b"".join(
    b"Rooms are let.\n\n<TABLE>\n<S>                <C>      <C>\n"
    + b"".join(b"Rooms on floor %-5d 1,%03d    2,%03d\n" % (n, n, n) for n in range(n_rows))
    + b"</TABLE>\n\n" for n_rows in (4, 900))
FORMS = ("text", "json", "sarif", "checkstyle", "junit", "github", "rdjsonl")


class Disk:
    """A folder, and how little can be written into it."""

    def __init__(self, name, folder, pressc, limits_files):
        self.name, self.folder, self.pressc, self.limits_files = name, folder, pressc, limits_files
        self.ballast = folder / "ballast"

    def fill(self, free_bytes):
        """Leaves so many bytes free."""
        if self.limits_files:
            return
        self.ballast.write_bytes(b"")
        with open(self.ballast, "ab", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(bytes(PAGE_BYTES))
            except OSError:
                pass
        os.truncate(self.ballast, self.ballast.stat().st_size - free_bytes)

    def clear(self):
        self.ballast.unlink(missing_ok=True)

    def run(self, arguments, free_bytes, stdout=subprocess.PIPE):
        def limit():
            if self.limits_files:
                resource.setrlimit(resource.RLIMIT_FSIZE, (free_bytes, free_bytes))
        self.fill(free_bytes)
        run = subprocess.run([self.pressc, *map(str, arguments)], stdout=stdout, check=False,
                             stderr=subprocess.PIPE, cwd=self.folder, timeout=120, preexec_fn=limit)
        self.clear()
        return run

    def look(self):
        """What is in each file, and which file it is."""
        return {str(path.relative_to(self.folder)): (path.read_bytes(), path.stat().st_ino)
                for path in sorted(self.folder.rglob("*")) if path.is_file()}

    def tells(self, run):
        said = b"File too large" if self.limits_files else b"No space left on device"
        return [] if run.returncode == 3 and said in run.stderr else [f"{run.returncode}: {run.stderr}"]


def run_pressc(disk, *arguments):
    """With as much room as it wants."""
    run = subprocess.run([disk.pressc, *map(str, arguments)], cwd=disk.folder, check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    if run.returncode == 3:
        raise RuntimeError(run.stderr.decode("utf-8", "replace"))


def compare(before, after):
    return [f"{name} {'is gone' if name not in after else 'is new' if name not in before else 'changed'}"
            for name in sorted({*before, *after}) if before.get(name) != after.get(name)]


def check_nothing(report, disk, claim, *arguments):
    """Nothing is written, whether nothing at all fits or the beginning does."""
    before = disk.look()
    for free_bytes in (0, PAGE_BYTES):
        run = disk.run(arguments, free_bytes)
        report.check(f"{disk.name} with {free_bytes} bytes left: {claim}",
                     disk.tells(run) + compare(before, disk.look()))


def check_some(report, disk, n_runs, claim, *arguments):
    """Of several files those that fit are written whole, in one of some runs at the latest, and no other
    is there in any."""
    before = disk.look()
    with tempfile.TemporaryDirectory() as whole:
        run_pressc(disk, *arguments, "--out-dir", whole)
        expected = {f"out/{path.name}": path.read_bytes() for path in pathlib.Path(whole).iterdir()}
    sizes = sorted(map(len, expected.values()))
    room = (sizes[0] + sizes[-1]) // 2 // PAGE_BYTES * PAGE_BYTES
    for _ in range(n_runs):
        run = disk.run([*arguments, "--out-dir", "out"], room)
        after = disk.look()
        written = {name for name in after if name not in before}
        faults = disk.tells(run)
        faults += [f"{name} is not whole" for name in written if after[name][0] != expected.get(name)]
        for name in written:
            (disk.folder / name).unlink()
        if faults or written:
            break
    if not 0 < len(written) < len(expected):
        faults.append(f"{len(written)} of {len(expected)} are written in {room} bytes")
    report.check(f"{disk.name}: {claim}", faults)


def check_disk(report, disk):
    (disk.folder / "out").mkdir()
    (disk.folder / "in").mkdir()
    for name, text in {"large": RELEASE.read_bytes(), "larger": RELEASE.read_bytes() * 2,
                       "small": RELEASE.read_bytes()[:400], "tables": TABLES}.items():
        (disk.folder / "in" / f"{name}.txt").write_bytes(text)
    # A mend that is safe, in a release that is longer than a page.
    (disk.folder / "faulty.txt").write_bytes(RELEASE.read_bytes().replace(b"\n\n", b" \t \n\n"))
    for name in ("old.json", "old.report"):
        (disk.folder / name).write_bytes(b"what stood here before\n")
    run_pressc(disk, *WITH_BASELINE, "in/small.txt")
    check_nothing(report, disk, "no new file of emit appears",
                  "emit", "--to", "json", "-o", "new.json", RELEASE)
    check_nothing(report, disk, "an old file of emit stays",
                  "emit", "--to", "json", "-o", "old.json", RELEASE)
    check_nothing(report, disk, "no file appears in a directory",
                  "emit", "--to", "json", "--out-dir", "out", RELEASE)
    check_some(report, disk, 1, "of the tables of a release those are written that fit",
               "emit", "--to", "csv", "in/tables.txt")
    for jobs in ("1", "4"):
        # What one job begins may now and then take the room of what another would end.
        check_some(report, disk, 1 if jobs == "1" else 5, f"{jobs} jobs write into a directory what fits",
                   "emit", "--to", "json", "-j", jobs, "in/large.txt", "in/larger.txt", "in/small.txt")
        check_nothing(report, disk, f"{jobs} jobs leave files that they can't mend",
                      "check", "--no-project", "--pedantic", "--fix", "-j", jobs, "faulty.txt")
    for form in FORMS:
        check_nothing(report, disk, f"an old report stays where {form} does not fit", "check",
                      "--pedantic", f"--format={form}", "-o", "old.report", *["faulty.txt"] * 40)
    check_nothing(report, disk, "an old baseline stays", *WITH_BASELINE, *FAULTY)
    for arguments in (["emit", "--to", "json", RELEASE], ["check", *["faulty.txt"] * 40],
                      ["stats", *["faulty.txt"] * 4], ["rules", "--format=json"]):
        with open(disk.folder / "out" / "stream", "wb") as stream:
            run = disk.run(arguments, 0, stdout=stream)
        report.check(f"{disk.name}: {arguments[0]} tells that its stream is not whole", disk.tells(run))
        (disk.folder / "out" / "stream").unlink()


def tmpfs_claims(report, pressc):
    with tempfile.TemporaryDirectory() as folder:
        disk = pathlib.Path(folder) / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", disk], check=True)
        try:
            check_disk(report, Disk("full disk", disk, pressc, False))
        finally:
            subprocess.run(["umount", disk], check=True)


def main(pressc, is_inside):
    if not is_inside:
        trial = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/tmp"], check=False,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if trial.returncode == 0:
            os.execvp(NAMESPACE[0], [*NAMESPACE, sys.executable, __file__, pressc, INSIDE])
        print("# NO FULL DISK IS TRIED: this system gives no namespace to mount one in:",
              trial.stderr.decode().strip())
        print("# what is tried are files that may not grow", flush=True)
    report = tap.Tap()
    if is_inside:
        tmpfs_claims(report, pressc)
    with tempfile.TemporaryDirectory() as folder:
        disk = pathlib.Path(folder) / "disk"
        disk.mkdir()
        check_disk(report, Disk("files that may not grow", disk, pressc, True))
    report.done()


main(os.path.abspath(sys.argv[1]), sys.argv[2:] == [INSIDE])
